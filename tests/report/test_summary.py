"""The table of a run fits a terminal of 80 columns and says everything in it."""

import io

import pytest
from rich.console import Console

from extractor.report.summary import closing, show, table
from extractor.run import Outcome, Report

FINE = Outcome(id="a-1", name="a", path="a.txt", verdict="verified", numbers=40, used=31, set_aside=9, seconds=0.5)
BUSY = Outcome(
    id="b-1", name="b" * 60, path="b.txt", verdict="rejected", numbers=1207, used=900, set_aside=300, unaccounted=7,
    rejected=12, review=345, seconds=1592.25,
)  # fmt: skip
FAILED = Outcome(id="c-1", name="c", path="c.txt", state="not_recorded", message="c: recorded for another prompt")


@pytest.mark.parametrize("columns", [80, 100, 200])
def test_nothing_but_a_long_name_is_cut(columns):
    console = Console(file=io.StringIO(), width=columns)
    console.print(table((FINE, BUSY, FAILED), console.width))
    shown = console.file.getvalue()
    for told in ("12 rejected 345 review", "1592.25 s", "0.50 s", "not_recorded", "1207", "900", "300", "set", "time"):
        assert told in shown, (told, shown)
    assert all(len(line) <= columns for line in shown.splitlines())


def test_the_balance_and_every_failure_stand_below():
    lines = closing((FINE, BUSY, FAILED))
    assert lines[0] == "1247 numbers: 931 used, 309 set aside, 7 unaccounted"
    assert lines[1] == "failed (not_recorded): c: recorded for another prompt"


def test_a_narrow_terminal_gets_every_release_in_words(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "40")
    show(Report(None, (FINE, BUSY, FAILED), 3), "review.html")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "a: 40 numbers, 31 used, 9 set aside, 0 unaccounted"
    assert lines[1].endswith(": 1207 numbers, 900 used, 300 set aside, 7 unaccounted, 12 rejected 345 review")
    assert lines[2] == "c: not_recorded"
