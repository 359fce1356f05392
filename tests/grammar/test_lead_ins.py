"""The unit in the heading or note over a list is that of the list's bare figures, and of no others."""

import pytest

from extractor.facts import check_fact
from extractor.source import Index

LISTS = """Reed by cutter, 2033 (kilograms; last year in brackets)
• Willow: 9,812 (7,204) – 36.2 per cent increase on last year
• Heron: 371 (402). It was cut on 47 occasions
• Boats: 17 boats

How it came in
• Barge: 212

Reed stored, thousand tonnes:
Lower barn: 120
Upper barn: 87

Hay by meadow, in bales
- Long meadow: 640

The meadows were cut twice (in hectares).
- Short meadow: 31

Figures below are in crates.
Oats came to 771.
"""


@pytest.mark.parametrize(
    ("printed", "unit", "verdict"),
    [
        ("9,812", "kilograms", "verified"),
        ("7,204", "kilograms", "verified"),
        ("371", "kilograms", "verified"),
        ("402", "kilograms", "verified"),
        ("47", "kilograms", "review"),
        ("17", "kilograms", "review"),
        ("36.2", "kilograms", "rejected"),
        ("212", "kilograms", "review"),
        ("120", "thousand tonnes", "verified"),
        ("87", "thousand tonnes", "verified"),
        ("87", "kilograms", "review"),
        ("640", "bales", "verified"),
        ("31", "hectares", "review"),
        ("771", "crates", "verified"),
        ("771", "bales", "review"),
    ],
)
def test_a_heading_lends_its_unit_to_the_bare_figures_of_its_list(printed: str, unit: str, verdict: str) -> None:
    assert check_fact(Index(LISTS), {"text": printed, "unit": unit})["verdict"] == verdict


def test_a_chinese_unit_note_holds_for_the_figures_behind_it() -> None:
    index = Index("单位：万吨\n• 稻谷：812\n• 小麦：371\n")
    assert check_fact(index, {"text": "371", "unit": "万吨"})["verdict"] == "verified"
    assert check_fact(index, {"text": "371", "unit": "公顷"})["verdict"] == "review"


@pytest.mark.parametrize("above", ["", "Straße der Weber\n", "İzmir\n"])
def test_a_note_is_read_in_any_case_and_below_letters_that_are_longer_in_the_other_case(above: str) -> None:
    index = Index(
        f"{above}FIGURES ARE IN Crates. Unit: bales, units.\nOats came to 771.\nUNITS: sacks\nRye came to 88.\n"
    )
    assert check_fact(index, {"text": "771", "unit": "bales"})["verdict"] == "verified"
    assert check_fact(index, {"text": "771", "unit": "crates"})["verdict"] == "review"
    assert check_fact(index, {"text": "88", "unit": "sacks"})["verdict"] == "verified"
