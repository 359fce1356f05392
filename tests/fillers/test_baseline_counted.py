"""What an elided figure counts: the head of its label, never the place it is told for."""

import pytest

from extractor.fillers.baseline import fill
from extractor.source import Index


def called(text: str) -> dict[str, tuple[str, str | None]]:
    """Indicator and unit by the text of the figure."""
    told: dict[str, tuple[str, str | None]] = {}
    for s in fill(Index(text + "\n")).value.statistics:
        quantity = s.quantity or (s.change.quantity if s.change is not None else None)
        assert quantity is not None
        told[quantity.text] = (s.indicator, quantity.unit)
    return told


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Collisions involving farm tractors trebled to 1,208 in a decade.", {"1,208": "Collisions"}),
        ("Permits withdrawn: 611 for debts, 94 for fraud.", {"611": "Permits", "94": "Permits"}),
        ("Harvest at a glance\n- barns under construction: 340\n- dams repaired: 12", {"340": "barns", "12": "dams"}),
        ("Sheep flocks waiting at Orl Pass: 870 at dawn.", {"870": "flocks"}),
        ("Complaints against landlords came to 4,417.", {"4,417": "Complaints"}),
        ("The wardens inspected 77 wells in the hills. On the plains there were 41.", {"77": "wells", "41": None}),
    ],
)
def test_units_left_out(text: str, units: dict[str, str | None]) -> None:
    told = called(text)
    assert {figure: told[figure][1] for figure in units} == units
