"""Changes of a change, and words of praise for what gets better by getting less."""

import pytest

from extractor.checker import check
from extractor.facts import check_fact
from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, PressRelease, Statistic

GROWTH = "increase"
DECLINE = "decrease"


@pytest.mark.parametrize(
    ("text", "number", "way"),
    [
        ("Growth slowed to 1.7% in May.", "1.7", GROWTH),
        ("Growth in lending slowed from 4.1% in May to 3.6%.", "4.1", GROWTH),
        ("Growth in lending slowed from 4.1% in May to 3.6%.", "3.6", GROWTH),
        ("Annual growth of loans to crews accelerated to 6.2% in June, from 5.9%.", "6.2", GROWTH),
        ("Core inflation (without fish and oil) eased by 0.4 percentage points to 3.6%.", "3.6", GROWTH),
        ("The decline in rents eased to 2.1% from 3.4%.", "2.1", DECLINE),
        ("The decline in rents eased to 2.1% from 3.4%.", "3.4", DECLINE),
        ("Growth was unchanged at 2.4% in spring.", "2.4", GROWTH),
        ("The fall in rents held steady at 2.4%.", "2.4", DECLINE),
        ("渔船造价降幅由上月的1.8%扩大至2.8%。", "1.8", DECLINE),
        ("渔船造价降幅由上月的1.8%扩大至2.8%。", "2.8", DECLINE),
        ("出海班次增速回落至4.6%。", "4.6", GROWTH),
    ],
)
def test_the_share_is_the_growth_or_the_decline_itself(text: str, number: str, way: str) -> None:
    index, other = Index(text), DECLINE if way == GROWTH else GROWTH
    fact = {"text": number, "unit": "%"}
    assert check_fact(index, {**fact, "direction": way}) == {"verdict": "verified", "rules": []}
    assert check_fact(index, {**fact, "direction": other}) == {"verdict": "review", "rules": ["D001"]}


def test_such_a_share_may_be_stored_as_a_change() -> None:
    text = "The decline in rents eased to 2.1% from 3.4%."
    change = Change(direction="decrease", quantity=Quantity(text="2.1", unit="%", value="2.1"))
    found = check(text, PressRelease(statistics=(Statistic(indicator="rents", change=change),)))
    assert [f.code for f in found if f.code != "T002"] == []


@pytest.mark.parametrize(
    ("text", "number", "direction"),
    [
        ("The idle rate slowed to 4.6% in May.", "4.6", "increase"),
        ("Growth hurt the crews; the quota fell to 12%.", "12", "increase"),
    ],
)
def test_a_level_that_no_growth_governs_goes_the_way_its_word_says(text: str, number: str, direction: str) -> None:
    fact = {"text": number, "unit": "%", "direction": direction}
    assert check_fact(Index(text), fact)["rules"] == ["D001"]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The cost ratio improved by 140 basis points.", "decrease"),
        ("Waiting lists and churn improved by 140 basis points.", "decrease"),
        ("The operating margin improved by 140 basis points.", "increase"),
    ],
)
def test_what_gets_better_by_getting_less(text: str, way: str) -> None:
    fact = {"text": "140", "unit": "basis points"}
    other = "increase" if way == "decrease" else "decrease"
    assert check_fact(Index(text), {**fact, "direction": way})["verdict"] == "verified"
    assert check_fact(Index(text), {**fact, "direction": other})["rules"] == ["D001"]
