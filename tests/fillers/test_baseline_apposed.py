"""Indicators and units of figures beside their noun: put at, apposed, in brackets, handed out from the front."""

import pytest

from extractor.fillers.baseline import fill
from extractor.source import Index


def named(text: str, figure: str) -> tuple[str, str | None]:
    """Indicator and unit of the statistic with this figure."""
    for s in fill(Index(text + "\n")).value.statistics:
        quantity = s.quantity or (s.change.quantity if s.change is not None else None)
        if quantity is not None and quantity.text == figure:
            return s.indicator, quantity.unit
    raise AssertionError(figure)


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("In May influenza A accounted for 82 percent of all cases.", "82", "influenza A of all cases"),
        ("The audit put the loss at 5 million euros.", "5 million", "loss"),
        ("Estimates put the number of squatters at 5,200 in May.", "5,200", "number of squatters"),
        ("The Boat Survey put the total for June at 61,400.", "61,400", "Boat Survey"),
        ("The outflow of the month, 7.9 billion crowns, contrasts with May.", "7.9 billion", "outflow of the month"),
        ("Most fatal crashes, 61 per cent, happened at home.", "61", "Most fatal crashes"),
        ("Rents were lowest in the east (49 percent) and best in the capital (70 percent).", "49", "Rents"),
        ("Rents were lowest in the east (49 percent) and best in the capital (70 percent).", "70", "Rents"),
        ("In Ester uptake was a mere 84.6 percent.", "84.6", "uptake"),
        (
            "Some 10,415 raids were made; the goods concerned were worth 132.1 billion crowns.",
            "132.1 billion",
            "value of goods concerned",
        ),
        ("Guards took 70 boats, worth 5.5 million crowns.", "5.5 million", "value of boats"),
        ("The number of squatters dropped below 60,000, to 58,700.", "58,700", "number of squatters"),
        (
            "At 62.9 percent and 59.8 percent respectively, the saving rate and the tax ratio were flat.",
            "62.9",
            "saving rate",
        ),
        (
            "At 62.9 percent and 59.8 percent respectively, the saving rate and the tax ratio were flat.",
            "59.8",
            "tax ratio",
        ),
        ("With 12, 9 and 7 points respectively, Ester, Norden and Selm led the table.", "9", "Norden"),
        (
            "Clinics put on 3,300 (surgeries +240, wards +70); over the past 12 months their increase has been 4,450.",
            "4,450",
            "Clinics",
        ),
        ("In 2006 guards met with theft of rare shells in 395 cases.", "395", "cases met with theft of rare shells"),
    ],
)
def test_indicator(text: str, figure: str, indicator: str) -> None:
    assert named(text, figure)[0] == indicator


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("On the adjusted basis, 398 million crowns, costs fell.", "398 million", "adjusted basis"),
        ("In Ester, 61 per cent of farms were let.", "61", "Ester"),
    ],
)
def test_what_only_leads_in_is_no_noun_of_the_figure(text: str, figure: str, indicator: str) -> None:
    assert named(text, figure)[0] != indicator


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("Of the 263 mills that wrote back, eighteen stood idle all through May.", "eighteen", "mills"),
        ("The number of squatters dropped below 60,000, to 58,700.", "58,700", "squatters"),
    ],
)
def test_unit(text: str, figure: str, unit: str) -> None:
    assert named(text, figure)[1] == unit


@pytest.mark.parametrize("figure", ["910", "820", "730"])
def test_times_are_no_items_of_a_list(figure: str) -> None:
    assert named("Fires in 2019, 2020 and 2021 were 910, 820 and 730 respectively.", figure)[0] == "Fires"
