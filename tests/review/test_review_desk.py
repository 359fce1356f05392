"""Correcting without a browser: every edit is checked at once, and what is settled becomes gold."""

from pathlib import Path

import pytest
import review_runs

from eval.gold import load as load_gold
from extractor.errors import LockedError, UsageError
from extractor.report import review
from extractor.report.review.desk import EditError
from extractor.report.review.goldfile import NotReadyError
from extractor.report.review.history import Edit
from extractor.report.review.session import Session
from extractor.run import Folder
from schemas.earnings import EarningsRelease
from schemas.records import Record


def mark_of(record: Record, text: str) -> int:
    return next(i + 1 for i, line in enumerate(record.tally) if line.text == text)


@pytest.fixture
def session(fresh: Path) -> Session:
    return Session(fresh, name="Ada")


def harbour(session: Session) -> str:
    return session.folder.manifest.records[0]


def record(session: Session) -> Record:
    return session.opened(harbour(session)).record


def do(session: Session, **edit: object) -> None:
    session.do(harbour(session), Edit.model_validate(edit))


def settle(session: Session) -> None:
    """What a careful reviewer does with the harbour release."""
    one = record(session)
    do(session, do="edit", path="statistics[2]", set={"quantity.text": "17"})
    do(session, do="edit", path="statistics[3]", set={"quantity.unit": "crowns"})
    do(
        session,
        do="add",
        set={
            "indicator": "calls cancelled in storms",
            "quantity.text": "42",
            "quantity.mark": str(mark_of(one, "42")),
            "quantity.unit": "calls",
        },
    )
    do(
        session,
        do="edit",
        path="statistics[5]",
        set={
            "change.direction": "decrease",
            "change.quantity.text": "120",
            "change.quantity.mark": str(mark_of(one, "120")),
            "change.basis": "than a year before",
        },
    )
    do(session, do="set_aside", mark=mark_of(one, "5511"), kind="boilerplate")


def test_an_edit_is_checked_at_once(session: Session) -> None:
    assert record(session).statistics[3]["verdict"] == "review"
    do(session, do="edit", path="statistics[3]", set={"quantity.unit": "crowns"})
    assert record(session).statistics[3]["verdict"] == "verified"
    do(session, do="edit", path="statistics[3]", set={"quantity.text": "2.5 million"})
    changed = record(session)
    assert changed.statistics[3]["verdict"] == "rejected"
    assert "N001" in [f.code for f in changed.findings if f.path.startswith("statistics[3]")]


def test_settling_every_number_empties_the_balance(session: Session) -> None:
    settle(session)
    done = record(session)
    assert done.balance() == "12 numbers: 11 used, 1 set aside, 0 unaccounted"
    assert [s["verdict"] for s in done.statistics] == ["verified"] * 7
    assert done.statistics[5]["change"]["value"] == "120"


def test_accepting_overrules_the_checker_and_says_who(session: Session) -> None:
    do(session, do="accept", path="statistics[3]")
    accepted = record(session)
    assert accepted.statistics[3]["verdict"] == "verified"
    assert accepted.statistics[3]["accepted_by"] == "Ada"
    told = [f for f in accepted.findings if f.path.startswith("statistics[3]")]
    assert [(f.severity, f.hint) for f in told] == [("info", "accepted by Ada")]
    # What was accepted was this wording: another one has to be accepted again.
    do(session, do="edit", path="statistics[3]", set={"quantity.unit": "pounds"})
    assert record(session).statistics[3]["verdict"] == "review"


def test_dropping_one_figure_keeps_the_acceptance_of_the_next(session: Session) -> None:
    do(session, do="accept", path="statistics[3]")
    do(session, do="drop", path="statistics[2]")
    shifted = record(session)
    assert len(shifted.statistics) == 5
    assert shifted.statistics[2]["accepted_by"] == "Ada"
    do(session, do="drop", path="statistics[2]")
    assert not any("accepted_by" in s for s in record(session).statistics)


def test_undo_goes_back_step_by_step_to_the_record_of_the_run(session: Session, fresh: Path) -> None:
    original = Folder(fresh).record(harbour(session))
    seen = [record(session)]
    settle(session)
    for _ in range(5):
        do(session, do="undo")
    assert record(session) == seen[0]
    assert [s["verdict"] for s in record(session).statistics] == [s["verdict"] for s in original.statistics]
    with pytest.raises(EditError, match="nothing to undo"):
        do(session, do="undo")


def test_nothing_is_lost_when_the_server_dies(session: Session, fresh: Path) -> None:
    settle(session)
    before = record(session)
    again = Session(fresh, name="Bo")
    assert again.opened(harbour(again)).record == before
    assert Folder(fresh).record(harbour(session)).statistics[2]["text"] == "19"  # the run's own record is untouched
    corrected = Record.model_validate_json((fresh / "corrected" / f"{harbour(session)}.json").read_bytes())
    assert corrected == before


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        ({"do": "edit", "path": "statistics[9]", "set": {}}, "no field 'statistics\\[9\\]'"),
        ({"do": "edit", "path": "statistics[0]", "set": {"colour": "red"}}, "no field 'colour'"),
        ({"do": "edit", "path": "statistics[0]", "set": {"quantity.value": "5"}}, "no field 'value'"),
        (
            {"do": "edit", "path": "statistics[0]", "set": {"quantity.qualifier": "roughly"}},
            "qualifier: Input should be",
        ),
        ({"do": "edit", "path": "statistics[0]", "set": {"indicator": ""}}, "indicator: "),
        ({"do": "edit", "path": "stat[x]", "set": {}}, "is no field path"),
        ({"do": "add", "set": {"indicator": "nothing counted"}}, "needs a quantity or a change"),
        ({"do": "set_aside", "mark": 99, "kind": "name"}, "no number 99"),
    ],
)
def test_an_impossible_edit_is_told_in_words_and_leaves_no_trace(
    session: Session, edit: dict[str, object], why: str
) -> None:
    before = record(session)
    with pytest.raises(EditError, match=why):
        do(session, **edit)
    assert record(session) == before
    assert session.opened(harbour(session)).history.edits == []


def test_gold_is_refused_until_every_number_is_settled(session: Session, fresh: Path) -> None:
    with pytest.raises(NotReadyError, match="4 numbers are not settled, the first is `17`") as refused:
        session.save_gold(harbour(session))
    assert refused.value.marks == (6, 9, 11, 12)
    assert not (fresh / "gold").exists()


def test_gold_is_what_eval_reads(session: Session) -> None:
    settle(session)
    path = session.save_gold(harbour(session))
    (one,) = load_gold(path.parent.parent).releases
    assert one.text == review_runs.HARBOUR
    classes = {n.text: n.kind for n in one.gold.numbers}
    assert classes["2023"] == "date_time"
    assert classes["17"] == "statistic"
    assert classes["120"] == "change"
    assert classes["5511"] == "boilerplate"
    assert [s.text for s in one.gold.statistics] == ["1,204", "316", "17", "2.4 million", "958", "42", "3,300"]
    assert all(one.text[s.start : s.end] == s.text for s in one.gold.statistics)


def test_labelling_mode_starts_from_nothing_and_tells_nothing(fresh: Path) -> None:
    blind = Session(fresh, blind=True, name="Ada")
    payload = blind.opened(harbour(blind)).payload()
    assert payload["rows"] == []
    assert payload["findings"] == []
    assert payload["frame"] == []
    assert payload["model"] == ""
    assert {tuple(n[2:5]) for n in payload["numbers"]} == {(None, "", 2)}  # no value, no kind, unaccounted
    assert all(h["counts"][0] == 0 and h["found"] == 0 and h["balance"] == "" for h in blind.index()["releases"][:3])
    new = blind.form(harbour(blind), "", mark=3, role="level")
    assert {f["value"] for f in new["fields"]} <= {None, "exact"}  # no unit, no period is suggested


def test_labels_of_a_second_person_become_gold_without_the_first(fresh: Path) -> None:
    blind = Session(fresh, blind=True, name="Ada")
    crates = blind.folder.manifest.records[2]
    for mark, number in ((1, "310"), (2, "275")):
        leaves = {"indicator": "crates sold", "quantity.text": number, "quantity.mark": str(mark), "period": "June"}
        blind.do(crates, Edit(do="add", set=leaves))
    path = blind.save_gold(crates)
    assert len(load_gold(path.parent.parent).releases[0].gold.statistics) == 2
    assert (fresh / "corrections" / f"{crates}.blind.jsonl").is_file()
    assert not (fresh / "corrected").exists()


def test_a_number_the_scanner_misses_can_be_labelled_by_its_span(fresh: Path) -> None:
    blind = Session(fresh, blind=True)
    crates = blind.folder.manifest.records[2]
    text = blind.folder.text(crates)
    start = text.index("The co-op")
    leaves = {
        "indicator": "co-ops",
        "quantity.text": "The",
        "quantity.start": str(start),
        "quantity.end": str(start + 3),
    }
    blind.do(crates, Edit(do="add", set=leaves))
    row = blind.opened(crates).record.statistics[0]
    assert (row["text"], row["verdict"]) == ("The", "rejected")


def test_a_schema_of_another_kind_is_corrected_by_its_own_fields(tmp_path: Path) -> None:
    text = "Ackland Mills\n\nNet sales were $412 million in the third quarter, up 3% from the prior year.\n"
    line = {"name": "net sales", "amount": review_runs.quantity("421 million", "$"), "period": "the third quarter"}
    root = review_runs.one(tmp_path / "run", "ackland.txt", text, {"group": [line]}, EarningsRelease)
    session = Session(root)
    (name,) = session.folder.manifest.records
    assert session.opened(name).record.statistics[0]["verdict"] == "rejected"
    fields = [f["name"] for f in session.form(name, "group[0]", None, "")["fields"]]
    assert fields[:3] == ["name", "amount.text", "amount.unit"]
    assert {"change.direction", "change.quantity.text", "change.basis"} <= set(fields)
    leaves = {
        "amount.text": "412 million",
        "change.direction": "increase",
        "change.quantity.text": "3",
        "change.quantity.unit": "%",
        "change.basis": "from the prior year",
    }
    session.do(name, Edit(do="edit", path="group[0]", set=leaves))
    (row,) = session.opened(name).record.statistics
    assert (row["value"], row["change"]["value"]) == ("412000000", "3")
    assert row["verdict"] != "rejected"


def test_the_static_page_written_later_shows_the_corrections(session: Session, fresh: Path) -> None:
    settle(session)
    body = review.write(fresh).read_text("utf-8")
    assert '"balance":"12 numbers: 11 used, 1 set aside, 0 unaccounted"' in body
    assert "calls cancelled in storms" in body


def test_only_one_server_holds_a_run(session: Session, fresh: Path) -> None:
    with session.held(), pytest.raises(LockedError, match="open in another"), Session(fresh).held():
        pass
    with Session(fresh).held():
        pass


def test_a_folder_that_is_no_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no manifest\.json"):
        Session(tmp_path)


def test_a_history_that_no_longer_fits_is_told_and_kept(session: Session, fresh: Path) -> None:
    file = fresh / "corrections" / f"{harbour(session)}.jsonl"
    file.parent.mkdir(exist_ok=True)
    file.write_text('{"do":"drop","path":"statistics[40]","name":"Ada"}\n', "utf-8")
    again = Session(fresh)
    assert "no longer fit" in again.opened(harbour(again)).payload()["warning"]
    with pytest.raises(EditError, match="move the file away"):
        again.do(harbour(again), Edit(do="accept", path="statistics[0]"))
    assert file.read_text("utf-8").count("\n") == 1
