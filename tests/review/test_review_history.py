"""The history of edits: nothing that was said saved is lost, and what is undone stays readable."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import StorageError
from extractor.report.review.history import Edit, History, standing

EDITS = [
    Edit(do="accept", path="statistics[0]", name="Ada"),
    Edit(do="edit", path="statistics[1]", set={"quantity.unit": "ships\n🚢"}, name="Ada"),
    Edit(do="set_aside", mark=3, kind="date_time", name="Bo"),
    Edit(do="undo", name="Bo"),
]


def written(file: Path) -> bytes:
    history = History(file)
    for edit in EDITS:
        history.append(edit)
    return file.read_bytes()


def test_what_was_appended_is_read_back_with_time_and_name(tmp_path: Path) -> None:
    written(tmp_path / "h.jsonl")
    again = History(tmp_path / "h.jsonl").edits
    assert [e.model_copy(update={"time": ""}) for e in again] == EDITS
    assert all(e.time.endswith("+00:00") for e in again)


def test_a_line_torn_at_any_byte_costs_only_itself_and_the_next_edit_is_kept(tmp_path: Path) -> None:
    whole = written(tmp_path / "h.jsonl")
    ends = [i + 1 for i, b in enumerate(whole) if b == 10]
    for cut in range(len(whole)):
        file = tmp_path / "torn.jsonl"
        file.write_bytes(whole[:cut])
        history = History(file)
        kept = sum(end <= cut for end in ends)
        # All of a line but its line end is as good as the line.
        assert len(history.edits) in {kept, kept + 1}
        assert len(history.edits) + history.damaged == kept + (cut not in {0, *ends})
        history.append(EDITS[0])
        assert History(file).edits[-1].path == "statistics[0]"
        assert file.read_bytes().startswith(whole[:cut])


def test_a_full_disk_is_told_and_the_edit_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = History(tmp_path / "h.jsonl")
    history.append(EDITS[0])

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("extractor.report.review.history.os.fsync", full)
    with pytest.raises(StorageError, match="not saved: No space left"):
        history.append(EDITS[1])
    assert len(history.edits) == 1


@settings(derandomize=True, max_examples=60)
@given(st.lists(st.sampled_from(["accept", "undo"]), max_size=12))
def test_undo_takes_back_the_last_that_still_stands(deeds: list[str]) -> None:
    edits = [Edit(do=d, path=f"statistics[{i}]") for i, d in enumerate(deeds)]
    model: list[str] = []
    for edit in edits:
        if edit.do != "undo":
            model.append(edit.path)
        elif model:
            model.pop()
    assert [e.path for e in standing(edits)] == model


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"do": "accept"}, "needs the path"),
        ({"do": "set_aside", "mark": 2}, "needs a mark and a kind"),
        ({"do": "set_aside", "mark": 2, "kind": "statistic"}, "add it as a statistic"),
        ({"do": "burn", "path": "x"}, "Input should be"),
        ({"do": "accept", "path": "x", "extra": 1}, "Extra inputs"),
    ],
)
def test_an_edit_that_says_too_little_is_refused(body: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Edit.model_validate_json(json.dumps(body))
