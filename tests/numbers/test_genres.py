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


@pytest.mark.parametrize(
    "line",
    [
        "Annual growth was [4.2]C per\ncent in May, from\n[3.9]C per cent in April.",
        "\n[One]E, landings grew faster.\n\n[Two]E, crews come back.\n\n[Three]E: prices are low.",
        "Boats were held.\n\n[Two]S, a tug and a cutter, sank.",
        "The surplus of the trade in goods was EUR [12.4 million]S, EUR [3.1 million]C\nwider than a year earlier.",
        "Coverage was [91.2]S%, short of the [95]X% that the\nministry recommends.",
        "The figures for the [25]X-[34]X\nage group are in Table A-[2]N.",
        "Stocks of the reserve at the end of the month were sufficient for [94]S days\nof consumption.",
    ],
)
def test_a_wrapped_line_reads_like_one_line(line: str) -> None:
    before = "This is the second page of what the office has to say of the year to the people\n"
    wanted, text = unmark(line)
    found = [(m.text, m.start - len(before), m.kind) for m in scan(before + text)]
    assert [f for f in found if f[1] >= 0] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Updated: [2024-02-11]B [10:02]B\nShare [17]B\nThe office said that [three]S boats sank.",
        "Drug thefts up by a [third]C\n\nOf [40]S pharmacies, [six]S were robbed.",
        (
            "Region         Cases [2024]D    Cases [2025]D    Change\n"
            "North          [41]S            [52]S            [11]C"
        ),
        (
            "Unit              Q[1]D [2026]D     Q[1]D [2025]D     Change, %   Organic, %\n"
            "Pumps             [871]S         [849]S         [2.6]C         [1.1]C\n"
            "Fans              [655]S         [612]S         [7.0]C         –[2.4]C"
        ),
    ],
)
def test_lines_of_a_page_are_read_as_they_stand(text: str) -> None:
    wanted, plain = unmark(text)
    assert [(m.text, m.start, m.kind) for m in scan(plain)] == wanted


def test_the_head_and_the_tail_of_a_telephone_number_have_no_value() -> None:
    assert [m.value for m in scan("Tel. (05) 555-0142")] == [None, None]
    assert [m.value for m in scan("Tel. (05) 555-0142, ext. 31")] == [None, None, None]


def test_hours_with_a_point_have_no_value() -> None:
    assert [m.value for m in scan("The hall opens at 9.30 on Friday.")] == [None]
    assert [str(m.value) for m in scan("In July 2025, 10.30 tonnes came in.")] == ["2025", "10.30"]
