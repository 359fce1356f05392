"""A change without a level is reported as one: growth rates, and changes joined, apposed or handed out in order."""

from typing import Any

import pytest
from filled import row

from extractor.fillers.baseline import fill
from extractor.source import Index


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Level, direction and amount of each statistic, in order."""
    found: list[tuple[str | None, str | None, str | None]] = []
    for s in fill(Index(text + "\n")).value.statistics:
        change: Any = s.change
        amount = change.quantity.text if change is not None and change.quantity is not None else None
        found.append((s.quantity.text if s.quantity else None, change.direction if change else None, amount))
    return found


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Output growth was 2.7 per cent in the spring, from 2.2 per cent in the winter.", ["2.7", "2.2"]),
        ("Annual growth in bank deposits slowed to 5.1% in June from 5.6% in May.", ["5.1", "5.6"]),
        ("The annual growth rate of mortgage loans stood at 1.9 per cent, up from 1.4 per cent.", ["1.9", "1.4"]),
        ("Growth for 2027 has been revised down to 0.8 per cent from 1.3 per cent.", ["0.8", "1.3"]),
        ("The rate of growth in wages picked up from 3.1 to 3.8 per cent.", ["3.1", "3.8"]),
        ("We project growth of 1.6 per cent this year, rising to 2.1 per cent in 2031.", ["1.6", "2.1"]),
        ("The growth forecast was lowered by 0.3 percentage point, to 1.7 per cent.", ["0.3", "1.7"]),
        ("Annual growth in basic wages was 3.8%, and for all wages it was 4.1%.", ["3.8", "4.1"]),
        ("Output grew by 3.7 per cent, compared with the 4.2 per cent projected in May.", ["3.7", "4.2"]),
        ("Following growth of 4.4 per cent in the spring, output fell by 1 per cent.", ["4.4", "1"]),
        ("Farm output fell 2.4 per cent, the second drop in a row, and fishing 1.1 per cent.", ["2.4", "1.1"]),
        ("Imports are forecast to increase by 2.5 percent this year and 3 percent next year.", ["2.5", "3"]),
    ],
)
def test_growth_is_a_change_of_the_thing_itself(text: str, amounts: list[str]) -> None:
    statistics = told(text)
    assert [amount for _, _, amount in statistics] == amounts
    assert all(level is None for level, _, _ in statistics)


def test_a_lowered_growth_forecast_is_still_growth() -> None:
    text = "The growth forecast was lowered by 0.3 percentage point, to 1.7 per cent."
    assert told(text) == [(None, "decrease", "0.3"), (None, "increase", "1.7")]


def test_a_slower_growth_is_still_an_increase_and_a_negative_one_is_not() -> None:
    assert told("Growth in exports eased to 1.2 per cent.") == [(None, "increase", "1.2")]
    assert told("Growth in exports came to -1.2 per cent.") == [(None, "decrease", "1.2")]


@pytest.mark.parametrize(
    "text",
    [
        "Services added 0.7 percentage points to growth.",
        "The number of people on short contracts was 1.2 million.",
        "Farm income, up 0.4 per cent, contributed 0.2 percentage points.",
        "The unemployment rate rose to 6.1 per cent from 5.8 per cent.",
        "Output rose by 3 per cent and the jobless rate was 4.5 per cent.",
        "The share of renewables was 41.5 per cent of generation.",
    ],
)
def test_levels_stay_levels(text: str) -> None:
    assert told(text)[-1][0] is not None


def test_the_share_beside_a_change_is_a_change_too() -> None:
    assert told("Hourly pay rose by 9 cents, or 0.4 percent, to $21.30.") == [
        (None, "increase", "0.4"),
        ("21.30", "increase", "9"),
    ]


def test_changes_behind_as_many_levels_are_handed_out_in_order() -> None:
    text = "Judges heard 812 appeals and 95 petitions, a growth of 6.5 percent and 2 percent."
    assert told(text) == [("812", "increase", "6.5"), ("95", "increase", "2")]
    text = (
        "The request of 640 firms was granted, and that of 75 was refused, a rise of 9 percent and a fall of 4 percent"
    )
    assert told(text + " respectively.") == [("640", "increase", "9"), ("75", "decrease", "4")]


def test_what_the_first_clause_is_compared_with_is_not_handed_on() -> None:
    text = "Assets rose to $48.3 billion from $46.9 billion in June, and deposits grew 4% to $39.1 billion.\n"
    change = fill(Index(text)).value.statistics[-1].change
    assert change is not None
    assert change.basis is None


def test_a_sum_less_than_before_is_the_change_of_the_sum_before_it() -> None:
    assert told("The loss was EUR 84.3 million, EUR 12.5 million narrower than a year earlier.") == [
        ("84.3 million", "decrease", "12.5 million")
    ]
    assert told("The price was raised by Rs. 150 to Rs. 2,425 a bag.") == [("2,425", "increase", "150")]


def test_a_share_told_of_a_change_takes_its_comparison() -> None:
    change = fill(Index("Output was down by 39 tonnes, or 15.4%, from July 2030.\n")).value.statistics[0].change
    assert change is not None
    assert change.basis == "from July 2030"


def test_little_or_no_change_is_not_unchanged() -> None:
    assert told("The rate for men (4.8 percent) showed little or no change.") == [("4.8", None, None)]


def test_brackets_do_not_part_a_change_from_the_level_it_leads_to() -> None:
    assert told("Vacancies fell by 9,000 (1.4%) on the quarter, to 720,000.") == [
        (None, "decrease", "1.4"),
        ("720,000", "decrease", "9,000"),
    ]


def test_a_comparison_of_the_next_clause_is_not_taken() -> None:
    text = "The jobless rate edged down 0.2 point to 5.1%, and the activity rate rose to 66.2% from 66.0%.\n"
    change = fill(Index(text)).value.statistics[0].change
    assert change is not None
    assert change.basis is None


def test_a_contribution_to_growth_has_no_change() -> None:
    assert told("Trade contributed 0.9 percentage points to the 1.6 per cent growth in output.") == [
        ("0.9", None, None),
        (None, "increase", "1.6"),
    ]


def test_brackets_with_the_earlier_figure_do_not_part_a_level_from_its_change() -> None:
    text = "The office brought proceedings against 4,310 firms (3,990 in 2021), a rise of 8 percent."
    assert told(text) == [("4,310", "increase", "8"), ("3,990", None, None)]


def test_what_is_fewer_in_brackets_is_a_change() -> None:
    assert told("Guards found 41 rifles (nine fewer) in the vans.") == [("41", "decrease", "nine")]


def test_a_change_counts_what_its_level_counts() -> None:
    statistic = fill(
        Index("The council gave 512 grants in the spring, 34 fewer than a year earlier.\n")
    ).value.statistics[0]
    assert statistic.change is not None
    assert statistic.change.quantity is not None
    assert (statistic.change.quantity.text, statistic.change.quantity.unit) == ("34", "grants")


@pytest.mark.parametrize(
    ("figure", "what"),
    [
        ("687 million", "household loans"),
        ("904 million", "loans to firms agencies and banks"),
        ("128 million", "loans to funds"),
    ],
)
def test_a_list_of_heads_is_whole_and_a_verb_left_out_is_that_before(figure: str, what: str) -> None:
    text = (
        "Household loans went up by 687 million crowns; loans to firms, agencies and banks went up by 904 million"
        " crowns, and loans to funds by 128 million.\n"
    )
    found = row(text, figure)
    assert found["indicator"].lower() == what
    assert (found["text"], found["change"]["direction"]) == (None, "increase")
