"""Periods told with one figure that hold on for others, and those that stay with it."""

import pytest

from extractor.facts import fact_findings
from extractor.source import Index

HELD = [
    # The time of the first figure is that of all, until a later year is named.
    ("Rents came to 412 crowns in the third quarter of 2033. Huts cost 98 crowns.", "98", "the third quarter of 2033"),
    ("Thefts fell from 60 in 2032 to 50 in 2033, their worth from 48 crowns to 26.", "48", "2032"),
    ("Alarms: 27 (May 2033: 19). Of the crews, 21 (26) were hurt.", "26", "May 2033"),
    ("Two quays led, Lund (24 wrecks, with 15 in May 2032) and Toll (13, with eight).", "24", "May 2033"),
    ("Two quays led, Lund (24 wrecks, with 15 in May 2032) and Toll (13, with eight).", "13", "May 2033"),
    ("The wait rose by 8% (from 75 to 81 days) and is above that of old (68 days in May 2019).", "81", "May 2021"),
    (
        "In the year to May 2033 crews came. Mates made up 8.3% of all, down from 9.6% in 2032.",
        "8.3",
        "the year to May 2033",
    ),
    (
        "In May 2033 sales were 40.\n\nIn brackets are those of the month before.\n\nIn May 2033 costs were 6 (5).",
        "5",
        "the month before",
    ),
    (
        "(Figures in brackets relate to the corresponding period of 2032.)\n\nAUTUMN\n\nFees came to 61 crowns (57).",
        "57",
        "the corresponding period of 2032",
    ),
    # The year is that of the change, what is told of the level has the period in force.
    (
        "In the third quarter the idle rate was 6.1%, down 0.4 percentage points over the year.",
        "0.4",
        "the third quarter",
    ),
    ("2032年末码头有船32艘，比上年末增加8.8%，每港由6.56艘升至7.15艘。", "6.56", "上年末"),
]


def codes(text: str, figure: str, period: str) -> set[str]:
    fact = {"text": figure, "start": text.rindex(figure), "end": text.rindex(figure) + len(figure), "period": period}
    return {f.code for f in fact_findings(Index(text), fact)}


@pytest.mark.parametrize(("text", "figure", "period"), HELD)
def test_a_period_holds_on(text, figure, period) -> None:
    lead = "" if period in text else f"Notes for {period}: see below.\n\n"
    assert not codes(lead + text, figure, period) & {"P004", "P009"}


LEFT = [
    ("Rents came to 412 in 2032 and 420 in 2033. Huts cost 98 crowns.", "98", "2032"),
    ("Thefts fell from 60 in 2032 to 50 in 2033, their worth from 48 crowns to 26.", "26", "2032"),
    ("Alarms: 27 (May 2033: 19). Of the crews, 21 were hurt.", "21", "May 2033"),
    ("Lund (24 wrecks in May 2032) led in May 2033.", "24", "May 2033"),
    ("In 2032 rains fell. Costs were 6 (in May 2033).", "6", "2032"),
]


@pytest.mark.parametrize(("text", "figure", "period"), LEFT)
def test_a_period_of_another_figure_does_not(text, figure, period) -> None:
    assert codes(text, figure, period) & {"P004", "P009"}
