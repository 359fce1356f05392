"""Which level a change belongs to and what it is compared with, in sentences that lead from one figure to another."""

import pytest

from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.press_release import Statistic


def told(text: str, figure: str) -> Statistic:
    """The statistic with this level, or with this change and no level."""
    for s in fill(Index(text + "\n")).value.statistics:
        quantity = s.quantity or (s.change.quantity if s.change is not None else None)
        if quantity is not None and quantity.text == figure:
            return s
    raise AssertionError(figure)


@pytest.mark.parametrize(
    ("text", "level", "change", "basis"),
    [
        (
            "Ferry traffic dropped by 12 percent on the quarter before, from 5,400 to 4,750 crossings.",
            "4,750",
            "12",
            "on the quarter before",
        ),
        (
            "The harvest grew by 3.5 per cent, from nearly 410 tonnes in 2020 to more than 424 tonnes in 2021.",
            "424",
            "3.5",
            "from nearly 410 tonnes in 2020",
        ),
        ("Rents rose by 4% against the season before (from €610 to €634).", "634", "4", "against the season before"),
        ("Sales increased by 6 percent to SEK 1,387 million.", "1,387 million", "6", None),
        ("Turnover climbed 9% to ₹301 crore and costs dropped 4% to ₹120 crore.", "301 crore", "9", None),
        ("Turnover climbed 9% to ₹301 crore and costs dropped 4% to ₹120 crore.", "120 crore", "4", None),
        (
            "The brewery sold 4,500 casks and kegs of ale, a growth of 7 percent over the year before.",
            "4,500",
            "7",
            "over the year before",
        ),
        (
            "Altogether 31,000 sheep and goats (lambs and kids among them) were vaccinated, up 8 percent on 2020.",
            "31,000",
            "8",
            "on 2020",
        ),
        (
            "Profit was Rs. 12.5 crore as against Rs. 11.2 crore a year earlier, registering an increase of 11.6%.",
            "12.5 crore",
            "11.6",
            "as against Rs. 11.2 crore a year earlier",
        ),
        (
            "In 2021 some 2,300 thefts were booked, up from 2,100 in 2020 -- a nine per cent jump.",
            "2,300",
            "nine",
            "from 2,100 in 2020",
        ),
        (
            "The share was 39.7 percent, a drop of 0.8 point against the 40.5 percent seen in March 2021 despite rain.",
            "39.7",
            "0.8",
            "against the 40.5 percent seen in March 2021",
        ),
        ("The margin stood at 15.2%, lower by 53 bps y-o-y.", "15.2", "53", "y-o-y"),
        (
            "A dividend of $0.29 per share, up 2 cents, is payable to holders of record on November 10.",
            "0.29",
            "2",
            None,
        ),
    ],
)
def test_a_change_finds_its_level_and_its_basis(text: str, level: str, change: str, basis: str | None) -> None:
    found = told(text, level).change
    assert found is not None
    assert found.quantity is not None
    assert found.quantity.text == change
    assert found.basis == basis


@pytest.mark.parametrize(
    ("text", "change", "basis"),
    [
        ("Prices remained 14% below their 2022 peak.", "14", "below their 2022 peak"),
        ("Bookings dropped 21 percent, with orders from the latest partner countries down most.", "21", None),
        (
            "New claims rose by 9% against the quarter before, whereas closures fell 8%.",
            "8",
            "against the quarter before",
        ),
    ],
)
def test_a_change_alone_finds_its_basis(text: str, change: str, basis: str | None) -> None:
    found = told(text, change).change
    assert found is not None
    assert found.basis == basis


def test_what_a_later_clause_is_compared_with_is_not_handed_back() -> None:
    text = (
        "Ester and Selm issued 410 and 380 permits, up by 9 and 17 percent, respectively; Torr issued 90, up 5"
        " percent year on year."
    )
    found = told(text, "410").change
    assert found is not None
    assert found.basis is None


@pytest.mark.parametrize(
    ("text", "figure", "qualifier", "unit"),
    [
        ("The flock rose by 71,000 over the 4.2 million counted a year ago.", "4.2 million", "exact", None),
        ("The board guides for sales between ₹2,700 crore and ₹2,800 crore.", "2,700 crore", "at least", "₹"),
        ("The board guides for sales between ₹2,700 crore and ₹2,800 crore.", "2,800 crore", "up to", "₹"),
        ("The board plans outlays of upto ₹130 crore.", "130 crore", "up to", "₹"),
        ("Damages of V$3.1 million were paid out.", "3.1 million", "exact", "V$"),
    ],
)
def test_sums_in_any_currency(text: str, figure: str, qualifier: str, unit: str | None) -> None:
    quantity = told(text, figure).quantity
    assert quantity is not None
    assert (quantity.qualifier, quantity.unit) == (qualifier, unit)


def test_a_change_of_the_figure_in_the_sentence_before() -> None:
    found = told("The mean rent was $1,486 in May. This stood 3.4 percent higher than a year before.", "1,486").change
    assert found is not None
    assert found.basis == "than a year before"


def test_a_change_does_not_lead_to_the_next_headline() -> None:
    text = "Ferry traffic down by 0.4% in the north, up by 0.1% in the south\nBerth surplus narrows to 97 berths"
    assert told(text, "97").change is None


def test_the_same_change_in_brackets_has_the_direction_of_the_first() -> None:
    found = told(
        "The number of barges dropped by 640 (21.7 per cent) as sails and rudders rose in price.", "21.7"
    ).change
    assert found is not None
    assert found.direction == "decrease"


def test_unchanged_from_one_time_and_lower_than_at_another() -> None:
    text = (
        "The loss ratio was 2.06 per cent, unchanged from May and 0.3 of a percentage point lower than a year earlier."
    )
    level = told(text, "2.06").change
    assert level is not None
    assert (level.direction, level.basis) == ("unchanged", "from May")
    second = told(text, "0.3").change
    assert second is not None
    assert (second.direction, second.basis) == ("decrease", "than a year earlier")


def test_a_level_in_brackets_before_its_change() -> None:
    text = "Loans for barges (€219.8 million, or 76.5 per cent of the total) went up by 7.0 per cent."
    found = told(text, "219.8 million").change
    assert found is not None
    assert found.quantity is not None
    assert found.quantity.text == "7.0"


def test_a_share_in_brackets_before_a_change_is_no_level_of_it() -> None:
    assert told("Ferries (share: 19.5 per cent) lost 0.4 per cent.", "19.5").change is None


def test_changes_that_name_what_they_are_of() -> None:
    text = "In May 900 births and 710 deaths were filed, an increase of 2% in births and of 5% in deaths on May 2020."
    for level, change in (("900", "2"), ("710", "5")):
        found = told(text, level).change
        assert found is not None
        assert found.quantity is not None
        assert (found.quantity.text, found.basis) == (change, "on May 2020")


def test_the_unit_of_a_figure_in_brackets_behind_another() -> None:
    quantity = told("The operating margin was 13.4 percent (12.9).", "12.9").quantity
    assert quantity is not None
    assert quantity.unit == "percent"


def test_one_percent_sign_for_two_changes() -> None:
    text = "Some 4,100 barges and 1,800 rafts were hired, that is by 52 and 47% more than in May 2021."
    for level, change in (("4,100", "52"), ("1,800", "47")):
        found = told(text, level).change
        assert found is not None
        assert found.quantity is not None
        assert found.quantity.text == change


def test_the_unit_of_a_level_is_what_its_change_counts() -> None:
    text = "The mean wait was cut to 41 days, and the backlog shrank by 1,200 cases to 8,900."
    quantity = told(text, "8,900").quantity
    assert quantity is not None
    assert quantity.unit == "cases"
