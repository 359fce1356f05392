"""Two things told together: `the former` and `the latter`, and two figures behind one verb."""

import pytest

from tests.fillers.filled import rows

TOLD = [
    (
        "The arrest rate and the bail rate were 61% and 98%, the former down 2.2 points and the latter up 0.3 points.",
        [("arrest rate", "61", "decrease 2.2"), ("bail rate", "98", "increase 0.3")],
    ),
    (
        "Deposits stood at 31 crowns and levies at 28 crowns, with the latter growing 9% and the former 4%.",
        [("Deposits", "31", "increase 4"), ("levies", "28", "increase 9")],
    ),
    (
        "There were 410 fires and 96 floods in the county, the latter 12 more than in 2021.",
        [("fires", "410", None), ("floods", "96", "increase 12")],
    ),
    (
        "Births and deaths both fell, the former by 3% and the latter by 1.2%.",
        [("Births", None, "decrease 3"), ("deaths", None, "decrease 1.2")],
    ),
    (
        "Theft and fraud led the list. The former made up 41% of all offences and the latter 22%.",
        [("Theft", "41", None), ("fraud", "22", None)],
    ),
    (
        "Sales of beer and wine came to 31 and 12 million litres.",
        [("Sales of beer", "31", None), ("Sales of wine", "12 million", None)],
    ),
    ("Prices and wages rose by 3% and 4%.", [("Prices", None, "increase 3"), ("wages", None, "increase 4")]),
    (
        "Fares rose to 40 crowns in the former capital and 38 crowns in the port.",
        [("Fares", "40", None), ("Fares", "38", None)],
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_two(text: str, told: list[tuple[str, str | None, str | None]]) -> None:
    found = [
        (r["indicator"], r["text"], r["change"] and f"{r['change']['direction']} {r['change']['text']}")
        for r in rows(text + "\n")
    ]
    assert found == told
