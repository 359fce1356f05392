"""Figures in brackets: those that a release says are of an older time."""

import pytest
from filled import period

LEGEND = "Harbour dues in March 2020\n\n{}\n\nIn March 2020, {}\n"
BEFORE = "Figures in brackets are for the same month of last year."
OLDER = "the same month of last year"


@pytest.mark.parametrize(
    ("told", "figure", "own"),
    [
        ("dues came to Rs. 610 crore (Rs. 440 crore), of which fines Rs. 12 crore (Rs. 9 crore).", "440 crore", OLDER),
        ("dues came to Rs. 610 crore (Rs. 440 crore), of which fines Rs. 12 crore (Rs. 9 crore).", "9 crore", OLDER),
        ("dues came to Rs. 610 crore (Rs. 440 crore).", "610 crore", "March 2020"),
        ("dues came to Rs. 610 crore (about US$ 44 million).", "44 million", "March 2020"),
        ("there were 610 boats (96%) with a pilot.", "96", "March 2020"),
        ("the berths were 82% full (76%).", "76", OLDER),
        ("the share of rafts was 13.4 percent (12.9).", "12.9", OLDER),
    ],
)
def test_brackets_are_of_the_time_that_the_release_says(told: str, figure: str, own: str) -> None:
    assert period(LEGEND.format(BEFORE, told), figure) == own
    assert period(LEGEND.format("Rounded figures.", told), figure) == "March 2020"


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ("Numbers in parentheses refer to 2019.", "2019"),
        ("Data within brackets: the preceding year.", "the preceding year"),
        ("Catch by kind (tonnes; last year in brackets)", "last year"),
        ("Values between brackets have been rounded in May 2018.", "March 2020"),
    ],
)
def test_what_brackets_stand_for_is_said_in_many_ways(told: str, own: str) -> None:
    assert period(LEGEND.format(told, "herring came to 610 tonnes (440 tonnes)."), "440") == own


def test_the_first_bracket_of_a_sentence_says_the_time_of_the_next() -> None:
    told = "In the second quarter 270 boats (Q2 2019: 190) and 210 rafts (260) called."
    assert [period(told, n) for n in ("190", "260", "210")] == ["Q2 2019", "Q2 2019", "the second quarter"]
