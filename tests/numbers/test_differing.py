"""What `by` leads to: differences over time without a change word, and what is no such difference."""

import pytest

from extractor.numbers import scan


def kinds(text: str) -> dict[str, str]:
    return {m.text: m.kind for m in scan(text)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Prices went down in: footwear (by 2.6%), household textiles (by 1.9%) and toys (by 0.3%).", "2.6 1.9 0.3"),
        ("Compared with May, tickets became dearer by 4.1%, package tours among them by 12.7%.", "4.1 12.7"),
        ("Sugar cheapened by 3.9%, coffee on the other hand went up by 8.5%.", "3.9 8.5"),
        ("The margin came back by 1.2 percentage points to 7.4 percent.", "1.2"),
        ("Books were dearer than a year ago, by 2.2%.", "2.2"),
        ("A better harvest dragged the price of potatoes below last year's by 11.4%.", "11.4"),
        ("Burglaries receded by a good 7.5 percent.", "7.5"),
        ("The queue for housing got shorter by 312 families.", "312"),
    ],
)
def test_by_leads_to_a_difference_over_time(text: str, numbers: str) -> None:
    assert {number: kinds(text)[number] for number in numbers.split()} == dict.fromkeys(numbers.split(), "change")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The app is used by 41% of drivers and known by 63%.", "63"),
        ("The brand is trusted by 38 percent and by 51 percent among pensioners.", "51"),
        ("Women's wages lag behind those of men by 13.2%.", "13.2"),
        ("Wages of women were lower by 14.5% than those of men.", "14.5"),
        ("The plan was overfulfilled by 3.1%.", "3.1"),
        ("The motion was supported by 58% and rejected by 31%.", "31"),
        ("Net exports pushed growth down by 0.6 percentage points.", "0.6"),
        ("The tax brought in more than planned by 3.4%.", "3.4"),
    ],
)
def test_by_leads_to_a_figure_of_one_time(text: str, number: str) -> None:
    assert kinds(text)[number] == "statistic"
