"""The change word of a number: direction, and whether the number is the difference or a level."""

import pytest

from extractor.numbers.changes import change_at


def at(text: str, number: str) -> tuple[object, str] | None:
    start = text.index(number)
    cue = change_at(text, start, start + len(number), 0, len(text))
    return None if cue is None else (cue.direction, cue.role)


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        ("Output rose by 5.2 percent", "5.2", ("increase", "by")),
        ("Output was up 5.2% on the year", "5.2", ("increase", "by")),
        ("a decrease of 14 cases", "14", ("decrease", "by")),
        ("Output rose 5 percent to 34 tonnes", "5 ", ("increase", "by")),
        ("Output rose 5 percent to 34 tonnes", "34", ("increase", "to")),
        ("Arrests increased from 14 to 29", "14", None),
        ("Arrests increased from 14 to 29", "29", ("increase", "to")),
        ("The rate was unchanged at 4.1 percent", "4.1", ("unchanged", "level")),
        ("up 3.1%, 2.2% and 9.5% respectively", "9.5", ("increase", "by")),
        ("8.8 percent higher than a year earlier", "8.8", ("increase", "by")),
        ("8.8 percent higher than the national mean", "8.8", None),
        ("Thefts made up 14 percent of cases", "14", None),
        ("They tracked down 30 suspects", "30", None),
        ("up to 61 people", "61", None),
        ("The growth rate of lending was 7.5 percent", "7.5", ("increase", "by")),
        ("同比增长5.2%", "5.2", ("increase", "by")),
        ("增长至34吨", "34", ("increase", "to")),
        ("分别下降1.5%和9.5%", "9.5", ("decrease", "by")),
        ("较去年同期减少12人", "12", ("decrease", "by")),
        ("破获案件12起", "12", None),
    ],
)
def test_direction_and_role(text: str, number: str, wanted: tuple[str, str] | None) -> None:
    assert at(text, number.strip()) == wanted


def test_the_cue_is_the_word_itself() -> None:
    text = "Exports fell sharply, by 9 percent"
    start = text.index("9")
    cue = change_at(text, start, start + 1, 0, len(text))
    assert cue is not None
    assert text[cue.cue.start : cue.cue.end] == "fell"


def test_a_clause_bounds_the_search() -> None:
    text = "Exports fell; 9 percent were fish"
    start = text.index("9")
    assert change_at(text, start, start + 1, text.index("9"), len(text)) is None
