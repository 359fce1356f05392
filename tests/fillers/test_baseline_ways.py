"""The direction of a change that no word leads to by the shortest way."""

import pytest

from tests.fillers.filled import rows

UP, DOWN = "increase", "decrease"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "- fell in: footwear (by 2.6%), textiles (by 1.9%);\n- rose in: fuel (by 1.2%), rents (by 0.3%).",
            [DOWN, DOWN, UP, UP],
        ),
        ("Sugar cheapened by 3.9%, coffee on the other hand went up by 8.5%.", [DOWN, UP]),
        ("The sale brought down the price of coats by 9.1%.", [DOWN]),
        ("The cold spell pushed the wholesale price of lettuce up by 14.2%.", [UP]),
        ("Books were dearer than a year ago, by 2.2%.", [UP]),
        ("Boots were cheaper than a year ago, by 2.2%.", [DOWN]),
        ("The annual rate, which takes in all goods, eased from 3.4% in June to 3.1% in July.", [UP, UP]),
        ("Annual inflation slowed to 3.1% in July.", [UP]),
        ("The rate of settled cases was lifted by 0.4 percentage points.", [UP]),
        ("The margin went back by 2.5 percentage points.", [DOWN]),
    ],
)
def test_the_word_that_says_it_stands_farther_off(text: str, wanted: list[str]) -> None:
    told = [r["change"]["direction"] for r in rows(f"Prices in March 2020\n\n{text}\n") if r["change"]]
    assert told == wanted
