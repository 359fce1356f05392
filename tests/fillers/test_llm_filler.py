"""The model path asks as little as it can: windows, repair of failed entries, one short question for the rest."""

import json
from datetime import date
from decimal import Decimal

import pytest
from pydantic import BaseModel
from wired import process, run, single_message

from extractor.source import Index
from schemas.earnings import EarningsRelease
from schemas.press_release import PressRelease


def asked(stub, n):
    return stub.asked[n]["messages"][1]["content"]


def test_the_worked_example_fills_checks_and_balances(stub, libraries):
    stub.answer = lambda _body: libraries.json
    record = process(stub.settings(), libraries.release)
    assert record.balance() == "17 numbers: 14 used, 3 set aside, 0 unaccounted"
    assert record.verdict != "rejected"
    assert len(stub.asked) == 1
    assert record.usage.output_bytes / len(record.statistics) <= 120


def test_the_worked_example_in_chinese_fills_checks_and_balances(stub, fishery):
    stub.answer = lambda _body: fishery.json
    record = process(stub.settings(), fishery.release)
    assert record.balance() == "6 numbers: 6 used, 0 set aside, 0 unaccounted"  # the 6 of the period too
    assert record.verdict == "verified", record.findings
    assert [s["value"] for s in record.statistics] == ["482", "317", "12000", None]


def test_a_repair_asks_for_the_failed_entries_alone(stub, answers, libraries):
    wrong = json.loads(libraries.json)
    wrong["s"][1]["t"] = "6,300"  # the text behind mark 2 is 6,200
    right = {
        "indicator": "recordings lent",
        "quantity": {"mark": 2, "text": "6,200", "unit": "recordings"},
        "period": "from January to May",
        "change": {"direction": "increase", "quantity": {"mark": 4, "text": "3", "unit": "%"}, "basis": "year-on-year"},
    }

    def mend(body):
        message = body["messages"][1]["content"]
        assert "`statistics[1]`" in message
        assert "`statistics[0]`" not in message
        assert "6,300" in message
        assert "⟦2⟧6,200" in message
        return {
            "entries": [
                {"path": "statistics[1]", "entry": right},
                {"path": "statistics[0]", "entry": None},  # was not asked for: stays as it is
            ]
        }

    stub.script = [lambda _body: wrong, mend]
    record = process(stub.settings(), libraries.release, answers)
    assert [a.purpose for a in answers.attempts] == ["fill", "repair"]
    assert record.stages[0].rejected > 0
    assert record.stages[-1].rejected == 0
    assert [s["text"] for s in record.statistics][:2] == ["41,300", "6,200"]
    assert [s["indicator"] for s in record.statistics] == [s["i"] for s in libraries.answer["s"]]


def test_what_a_repair_does_not_mend_is_kept_as_rejected(stub, libraries):
    wrong = json.loads(libraries.json)
    wrong["s"][1]["t"] = "6,300"
    same = {"indicator": "recordings lent", "quantity": {"mark": 2, "text": "6,300", "unit": "recordings"}}
    stub.script = [lambda _body: wrong, lambda _body: {"entries": [{"path": "statistics[1]", "entry": same}]}]
    record = process(stub.settings(), libraries.release)
    assert record.verdict == "rejected"
    assert record.statistics[1]["verdict"] == "rejected"
    assert len(record.statistics) == len(libraries.answer["s"])
    assert record.usage.requests == 2


@pytest.mark.parametrize("second", ["status:500", "refusal", "wrong_schema", "content_filter"])
def test_a_failed_repair_leaves_the_first_answer_with_its_findings(stub, libraries, second):
    wrong = json.loads(libraries.json)
    wrong["s"][1]["t"] = "6,300"
    stub.script = [lambda _body: wrong, second]
    record = process(stub.settings(transport_retries=0, reasks=0), libraries.release)
    assert record.verdict == "rejected"
    assert len(record.statistics) == len(libraries.answer["s"])


def test_a_repair_withdraws_an_entry_whose_number_is_not_printed(stub, libraries):
    wrong = json.loads(libraries.json)
    wrong["s"].append({"t": "77,777", "u": "books", "i": "books lost", "f": "A"})
    withdrawn = {"entries": [{"path": f"statistics[{len(wrong['s']) - 1}]", "entry": None}]}
    stub.script = [lambda _body: wrong, lambda _body: withdrawn]
    record = process(stub.settings(), libraries.release)
    assert "77,777" not in [s["text"] for s in record.statistics]
    assert record.verdict != "rejected"
    assert len(record.statistics) == len(libraries.answer["s"])


def test_a_glean_asks_about_the_missing_marks_alone(stub, answers, libraries):
    short = json.loads(libraries.json)
    lost = [entry for entry in short["s"] if entry.get("m") in (8, 12)]
    short["s"] = [entry for entry in short["s"] if entry not in lost]

    def glean(body):
        question = body["messages"][1]["content"].rsplit("END ", 1)[1]
        assert '⟦8⟧ "37.5"' in question
        assert '⟦12⟧ "40"' in question
        assert "⟦7⟧" not in question
        return {"f": short["f"], "s": lost}

    stub.script = [lambda _body: short, glean]
    record = process(stub.settings(), libraries.release, answers)
    assert [a.purpose for a in answers.attempts] == ["fill", "glean"]
    assert (record.stages[0].unaccounted, record.stages[-1].unaccounted) == (2, 0)
    assert {s["indicator"] for s in record.statistics} == {s["i"] for s in libraries.answer["s"]}
    starts = [s["start"] for s in record.statistics if s["start"] is not None]
    assert starts == sorted(starts)  # gleaned figures stand where the text prints them


def test_a_glean_hangs_a_missing_change_on_its_figure(stub, libraries):
    short = json.loads(libraries.json)
    del short["s"][0]["c"]
    stub.script = [lambda _body: short, lambda _body: {"f": short["f"], "s": [libraries.answer["s"][0]]}]
    record = process(stub.settings(), libraries.release)
    assert record.balance().endswith("0 unaccounted")
    assert [s["text"] for s in record.statistics].count("41,300") == 1
    assert record.statistics[0]["change"]["text"] == "8.5"


def test_nothing_is_asked_twice_of_a_ledger_that_has_the_answer(stub, answers, libraries):
    stub.answer = lambda _body: libraries.json
    first = process(stub.settings(), libraries.release, answers)
    again = process(stub.settings(), libraries.release, answers)
    assert len(stub.asked) == 1
    assert again == first


def test_every_answer_is_written_down_before_it_is_used(stub, libraries):
    class Full:
        def recorded(self, _key):
            return None

        async def book(self, attempt):
            raise OSError(28, f"no space for {attempt.state}")

    stub.answer = lambda _body: libraries.json
    with pytest.raises(OSError, match="answered"):
        process(stub.settings(), libraries.release, Full())


LONG = "Harbour office, yearly report.\n\n" + "\n\n".join(
    f"In quarter block {n} the wardens towed {n}01 barges and moored {n}02 skiffs near pier nine." for n in range(1, 60)
)


def marks_asked(body):
    """Bare marks that stand in the fenced text of a message."""
    text = body["messages"][1]["content"].split("BEGIN ")[1].split("\nEND ")[0]
    found = []
    for piece in text.split("⟦")[1:]:
        tag, _, rest = piece.partition("⟧")
        if tag.isdigit():
            found.append((int(tag), rest.split(" ")[0]))
    return found


def test_windows_of_a_long_release_are_merged_by_mark(stub, make_release):
    def answer(body):
        return {"s": [{"m": m, "t": t, "u": "craft", "i": f"craft {m}"} for m, t in marks_asked(body)]}

    stub.script = [answer]
    release = make_release(LONG)
    filled = run(stub.settings(window=1200), lambda f: f.fill(release, Index(LONG), PressRelease))
    assert len(stub.asked) >= 4
    marks = [s.quantity.mark for s in filled.value.statistics]
    wanted = marks_asked({"messages": ["", {"content": single_message(make_release(LONG))}]})
    assert marks == [m for m, _ in wanted]
    assert filled.usage.requests == len(stub.asked)
    assert all("Harbour office" in asked(stub, n) for n in range(len(stub.asked)))


def test_a_schema_of_another_kind_is_asked_for_in_the_plain_form(stub, make_release):
    text = "Plover Mills earned $4.5 million in the third quarter, up 12% on the year."
    line = {"name": "earned", "amount": {"mark": 1, "text": "4.5 million", "unit": "$"}, "period": "the third quarter"}
    change = {"direction": "increase", "quantity": {"mark": 3, "text": "12", "unit": "%"}, "basis": "on the year"}
    stub.script = [lambda _body: {"filled": {"company": "Plover Mills", "group": [line | {"change": change}]}}]
    record = process(stub.settings(), make_release(text), schema=EarningsRelease)
    assert record.schema_ref.name == "earnings"
    assert record.statistics[0]["value"] == "4500000"
    assert record.balance().endswith("0 unaccounted")
    told = json.dumps(stub.asked[0]["tools"])
    assert "without currency sign" in told  # the schema's descriptions are the instructions for its fields


class Towing(BaseModel):
    """Plain fields of a user's own."""

    barges: int
    share: Decimal
    seen: date


def test_failed_plain_fields_are_asked_for_again_and_one_that_does_not_fit_stays_alone(stub, make_release):
    told = {"barges": 413, "share": "8.5", "seen": "2031-05-02"}
    entries = [{"path": name, "entry": value} for name, value in (("barges", "412"), ("share", "8"), ("seen", None))]
    stub.script = [lambda _body: {"filled": told}, lambda _body: {"entries": entries}]
    record = process(stub.settings(), make_release("Wardens towed 412 barges, up 8% on May."), schema=Towing)
    assert '`share`: "8.5"' in stub.asked[1]["messages"][1]["content"]
    assert (record.filled["barges"], record.filled["share"]) == (412, "8")
