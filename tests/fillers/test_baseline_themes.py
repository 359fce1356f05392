"""Indicators that another line tells: what leads a list in, what a part is about, the subject of the clause before."""

import pytest

from extractor.fillers.baseline import fill
from extractor.fillers.baseline.indicator.themes import heading, vague
from extractor.source import Index


def named(text: str, figure: str) -> str:
    """The indicator of the statistic with this figure."""
    for s in fill(Index(text + "\n")).value.statistics:
        quantity = s.quantity or (s.change.quantity if s.change is not None else None)
        if quantity is not None and quantity.text == figure:
            return s.indicator
    raise AssertionError(figure)


MARKET = (
    "Ferry traffic down by 2.4% in May\n\n"
    "In May 2025 ferry traffic fell by 2.4% against April 2025.\n\n"
    "In May 2025, the number of crossings:\n"
    "• decreased by 3.1% for lorries;\n"
    "• increased by 0.7% for coaches.\n\n"
    "The steepest monthly falls were seen in Torr (-6.5%) and Selm (-4.2%).\n\n"
    "Harbour fees\n"
    "The annual rate was 3.3% in May.\n"
)


@pytest.mark.parametrize(
    ("figure", "indicator"),
    [("3.1", "number of crossings for lorries"), ("0.7", "number of crossings for coaches"), ("6.5", "Ferry traffic")],
)
def test_a_line_leads_a_list_in(figure: str, indicator: str) -> None:
    assert named(MARKET, figure) == indicator


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("The repair rate in the yards rose once again, and was 37% in each.", "37", "repair rate in the yards"),
        (
            "Landings of cod and similar fish went up too – from 640kgs to 1.06 tonnes.",
            "1.06",
            "Landings of cod and similar fish",
        ),
        ("The weight of eel landed plunged – down from 5.2 tonnes to 874kgs.", "5.2", "weight of eel landed"),
        (
            "Oysters landed in total slid from 5.9 tonnes in 2020 to 2.02 tonnes in 2021.",
            "2.02",
            "Oysters landed in total",
        ),
        ("Permits decided (640) outnumbered permits sought (598).", "640", "Permits decided"),
        ("The office said that upwards of 1,450 hidden wells had been shut.", "1,450", "hidden wells shut"),
        (
            "Some 3,850 files tied to leases with forged stamps and seals had been closed.",
            "3,850",
            "files tied to leases with forged stamps and seals closed",
        ),
        (
            "Output: cement 6.84 million tons, down by 9.6 percent; tractors 88,300 sets, up by 4.5 percent.",
            "88,300",
            "tractors",
        ),
        ("Fares rose 5 percent for coaches and 3 percent for trams.", "5", "Fares for coaches"),
        ("Some 418 barges were hired in 2020 which slipped to 396 in 2021.", "396", "barges hired"),
        ("Landings of cod went up – from 640kgs ($1.7m) to 1.06 tonnes ($3.2m).", "3.2m", "Landings of cod"),
        (
            "Most berths were taken by boats from Torr (24%), Selm (13%) and Norden (12%).",
            "13",
            "boats from Selm berths taken",
        ),
        ("The yard's network now counts over 1,150 shops in 23 towns.", "1,150", "shops"),
        (
            "The number of open leases thus shrank by 5.5%, from 764 in May to 722 in June.",
            "722",
            "number of open leases",
        ),
        ("Bids made (up 9%) outran new leases (up 8%).", "8", "new leases"),
        ("The main drivers were base metals, growing by 11.7%, and hides.", "11.7", "base metals"),
        ("Tea grew 18% to €301 million and coffee 12% to €268 million.", "268 million", "coffee"),
        ("The average stay lasted for 5.1 nights.", "5.1", "nights average stay"),
        ("Drownings numbered 463, a 3.9 per cent reduction on the year before (482).", "482", "Drownings"),
        ("Fares rose 3 percent, against a rise of 1.9 percent in the harbour index.", "1.9", "harbour index"),
        (
            "Finds of cod rose from 2.1 tonnes to 3.4 tonnes, and those of eel down from 410 kg to 365 kg.",
            "365",
            "Finds of eel",
        ),
        (
            "Sales to Torr dropped 12 percent to $38 million; those to Selm rose 3 percent to $41 million.",
            "41 million",
            "Sales to Selm",
        ),
        (
            "Fares rose fastest in the north (5.1%), followed by the coast (4.4%) and the capital (3.9%).",
            "4.4",
            "Fares in the coast",
        ),
        ("Net lending totalled minus 1.3 billion crowns.", "1.3 billion", "Net lending"),
        ("Fares for trams rose by 2.1% and those for barges fell by 7.4%.", "7.4", "Fares for barges"),
        (
            "The vacancy rate among welders was 14.2%; for riggers it stood at 13.1%.",
            "13.1",
            "vacancy rate among riggers",
        ),
        (
            "Cod output was 84 tonnes, up 3 percent; smoked eel 118 tonnes, up 2.2 percent.",
            "118",
            "smoked eel",
        ),
        ("Wardens recovered 2.4 billion pesos in losses.", "2.4 billion", "losses recovered"),
        ("The mean wait was cut to 41 days from 56 days.", "56", "mean wait cut"),
        ("Wardens seized 41 kg of eel, 310 nets and $2.3 million in cash.", "2.3 million", "cash"),
        (
            "Fares totaled 2.1 billion crowns (up 3 percent), accounting for 14 percent of sales.",
            "14",
            "Fares of sales",
        ),
        ("Under section 9 of the Harbour Act, it fined nine pilots.", "nine", "pilots fined"),
        ("The supply of peat, coke, gas and coal gained 3.4 percent.", "3.4", "supply of peat coke gas and coal"),
        ("State yards grew by 4.7 percent, private ones by 5.9 percent.", "5.9", "private yards"),
        (
            "The fleet of Torr rose from 46 to 49 barges, whereas traffic from Selm was down from 17 to 15.",
            "17",
            "traffic from Selm",
        ),
    ],
)
def test_indicator(text: str, figure: str, indicator: str) -> None:
    assert named(text, figure) == indicator


def test_the_head_of_what_is_listed_as_something() -> None:
    text = "Of the 212 jetties listed as hazards, 148 were in Torr."
    found = [
        s for s in fill(Index(text + "\n")).value.statistics if s.quantity is not None and s.quantity.text == "148"
    ]
    assert [s.quantity.unit for s in found if s.quantity is not None] == ["jetties"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("House prices", "House prices"),
        ("2. Trade in goods", "Trade in goods"),
        ("By sector and country", ""),
        ("Highlights", ""),
        ("Ministry of Ferries", ""),
        ("Ferry traffic fell", ""),
        ("HARBOUR OFFICE OF THE ISLES", ""),
    ],
)
def test_heading(line: str, told: str) -> None:
    assert heading(line) == told


def test_vague() -> None:
    assert vague("sharpest monthly falls")
    assert not vague("sharpest falls of ferry traffic")
    assert not vague("")
