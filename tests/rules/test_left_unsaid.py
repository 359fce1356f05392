"""What a text leaves unsaid or says in two ways: a stretch behind `over`, an estimate, a unit said before."""

import pytest

from extractor.facts import check_fact
from extractor.source import Index


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Fees fell in July. Over the ten years to 2033 ferry fares have risen by 4% in all.", "the ten years to 2033"),
        ("Over the past 12 months ferry fares have risen by 4%.", "the past 12 months"),
        ("Ferry fares have risen by 4% over the three quarters to June 2033.", "the three quarters to June 2033"),
    ],
)
def test_a_stretch_of_time_behind_over_is_a_period(text: str, period: str) -> None:
    fact = {"text": "4", "unit": "%", "direction": "increase", "period": period}
    assert check_fact(Index(text), fact) == {"verdict": "verified", "rules": []}


def test_a_year_behind_over_is_what_the_next_sentence_does_not_speak_of() -> None:
    text = "Fares were 9% higher over 2031. The quay had 412 berths."
    fact = {"text": "412", "unit": "berths", "period": "2031"}
    assert check_fact(Index(text), fact) == {"verdict": "review", "rules": ["P004"]}


@pytest.mark.parametrize(("qualifier", "verdict"), [("about", "verified"), (None, "verified"), ("at least", "review")])
def test_an_estimated_number_is_about_or_exact(qualifier: str | None, verdict: str) -> None:
    index = Index("An estimated 31,000 tickets were lost in July.")
    assert check_fact(index, {"text": "31,000", "unit": "tickets", "qualifier": qualifier})["verdict"] == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Landings in March were 1,200 tonnes. In April they were 1,340.", "verified"),
        ("Landings in March were 1,200 tonnes. In April some 17 boats landed 1,340.", "review"),
        ("Landings in March were 1,200 tonnes.\n\nIn April the fee was 1,340.", "review"),
    ],
)
def test_a_parallel_sentence_leaves_out_the_unit_of_the_one_before(text: str, verdict: str) -> None:
    assert check_fact(Index(text), {"text": "1,340", "unit": "tonnes"})["verdict"] == verdict


@pytest.mark.parametrize(
    ("text", "figure", "unit", "fits"),
    [
        ("The bay took most of it (418,000 or 21.5%).", "418,000", None, True),
        ("The bay took most of it (418 or 21.5%).", "418", None, False),
        ("The bay took most of it (999 or 21.5%).", "999", None, False),
        ("The bay took most of it (1,000 or 21.5%).", "1,000", None, True),
        ("Fees were cut by half to $118 million.", "half", None, True),
        ("Fees went from 41 to $118 million.", "41", None, False),
        ("Fees went from 1,200 to $1.5 million.", "1,200", None, False),
    ],
)
def test_a_share_lends_its_unit_to_no_number_of_thousands(of_fact, text, figure, unit, fits) -> None:
    assert ([t.code for t in of_fact(text, figure, unit=unit)] == []) is fits
