"""What lists hand out in order: names that share a head or a noun, changes before and behind their levels."""

import pytest

from extractor.fillers.baseline import fill
from extractor.source import Index

ROWS = [
    (
        (
            "Corn, meat and dairy sales grew by 23.8, 16.0 and 5.5 per cent to €31.4 million, €18.9 million and"
            " €12.2 million, respectively."
        ),
        [
            ("Corn sales", "31.4 million", "23.8"),
            ("meat sales", "18.9 million", "16.0"),
            ("dairy sales", "12.2 million", "5.5"),
        ],
    ),
    (
        "Sales of cod, meat and milk stood at 31.4, 18.9 and 12.2 million tonnes, respectively.",
        [("Sales of cod", "31.4", None), ("Sales of meat", "18.9", None), ("Sales of milk", "12.2 million", None)],
    ),
    (
        (
            "The indices of the mining, farming and power sectors stand at 118.9, 154.7 and 207.3 with growth rates of"
            " (-) 0.6, 4.9 and 2.8 percent respectively."
        ),
        [
            ("indices of the mining sectors", "118.9", "0.6"),
            ("indices of the farming sectors", "154.7", "4.9"),
            ("indices of the power sectors", "207.3", "2.8"),
        ],
    ),
    (
        "Rural and urban joblessness for May 2025 was 1.6% and 2.1% respectively.",
        [("Rural joblessness", "1.6", None), ("urban joblessness", "2.1", None)],
    ),
    (
        "Exports and imports of the isle were 388 GWh and 541 GWh respectively, up by 4 and 7 percent respectively.",
        [("Exports", "388", "4"), ("imports of the isle", "541", "7")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_lists(text: str, rows: list[tuple[str, str, str | None]]) -> None:
    found = []
    for s in fill(Index(text + "\n")).value.statistics:
        change = s.change.quantity.text if s.change is not None and s.change.quantity is not None else None
        found.append((s.indicator, s.quantity.text if s.quantity is not None else None, change))
    assert found == rows


def test_a_minus_in_brackets() -> None:
    found = fill(Index("Gas and water supply registered (-) 1.1% growth.\n")).value.statistics[0].change
    assert found is not None
    assert found.direction == "decrease"
