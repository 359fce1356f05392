"""Kinds across the genres of releases: every number is written `[number]X`, X its kind."""

import re
from pathlib import Path

import pytest

from extractor.numbers import scan

KINDS = {
    "S": "statistic",
    "C": "change",
    "D": "date_time",
    "U": "duration",
    "O": "ordinal",
    "N": "name",
    "E": "enumerator",
    "R": "rate_denominator",
    "B": "boilerplate",
    "X": "other",
}
MARKED = re.compile(r"\[([^\]]+)\]([SCDUONERBX])")

LINES = [
    line
    for name in ("genres_english.txt", "genres_chinese.txt")
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
]


@pytest.mark.parametrize("line", LINES)
def test_every_number_of_a_sentence_has_its_span_and_kind(line: str) -> None:
    wanted, text = unmark(line)
    assert [(m.text, m.start, m.kind) for m in scan(text)] == wanted


def unmark(line: str) -> tuple[list[tuple[str, int, str]], str]:
    wanted, text, at = [], "", 0
    for mark in MARKED.finditer(line):
        text += line[at : mark.start()]
        wanted.append((mark.group(1), len(text), KINDS[mark.group(2)]))
        text += mark.group(1)
        at = mark.end()
    return wanted, text + line[at:]
