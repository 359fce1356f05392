"""Units behind the comma of a head or corner, columns that tell a change otherwise, and weights of an index."""

import pytest

from tests.fillers.filled import row, rows

PRICES = (
    "Prices by group, May 2020\n\n  Group           Weight, ‰   Annual change, %   Contribution, pp\n"
    "  Bread               143.1          5.4              0.31\n"
    "  Salt                 51.8          3.8              0.18\n"
)
SALES = (
    "Divisions, first quarter\n\nSales, MNOK      Jan–Mar 2020   Jan–Mar 2019   Change, %   Organic, %\n"
    "Sails               1 104            958        15.2          9.8\n"
    "Oars                  871            849         2.6          1.1\n"
)


@pytest.mark.parametrize(
    ("text", "figure", "unit", "change"),
    [
        (PRICES, "143.1", "‰", None),
        (PRICES, "0.18", "pp", None),
        (SALES, "1 104", "MNOK", "15.2"),
        (SALES, "849", "MNOK", None),
    ],
)
def test_unit_and_change_of_a_cell(text: str, figure: str, unit: str, change: str | None) -> None:
    told = row(text, figure)
    assert told["unit"] == unit
    assert (told["change"] and told["change"]["text"]) == change


@pytest.mark.parametrize(("text", "figures"), [(PRICES, {"5.4", "3.8"}), (SALES, {"9.8", "1.1"})])
def test_changes_without_a_level(text: str, figures: set[str]) -> None:
    assert {r["change"]["text"] for r in rows(text) if r["text"] is None} == figures


def test_the_corner_says_what_is_measured() -> None:
    assert row(SALES, "1 104")["indicator"] == "Sails Sales"
