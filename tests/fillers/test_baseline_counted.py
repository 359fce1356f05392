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


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "The guards stopped 300 boats; 41 were turned back and six held in harbour.",
            {"41": ("boats turned back", "boats"), "six": ("boats held in harbour", "boats")},
        ),
        (
            "Contraband with a value of $9m was destroyed in Torm: 8,000 belts, 450 lamps and 60 saws.",
            {
                "8,000": ("belts destroyed", "belts"),
                "450": ("lamps destroyed", "lamps"),
                "60": ("saws destroyed", "saws"),
            },
        ),
        (
            "Men make up 64 percent of nurses hired, women the other 36.",
            {"64": ("Men of nurses hired", "percent"), "36": ("women of nurses hired", "percent")},
        ),
        (
            "Among growers asked, 31 percent irrigate at night.",
            {"31": ("growers asked irrigate at night", "percent")},
        ),
        ("Boys made up 54% of entrants, girls 46%.", {"46": ("girls of entrants", "%")}),
        (
            "Claims for unpaid wages: 2,041 lodged, 1,320 upheld, success rate 64.7%.",
            {"64.7": ("success rate of Claims for unpaid wages", "%")},
        ),
        ("Some 90 stations lack a nurse.", {"90": ("stations lack a nurse", "stations")}),
    ],
)
def test_words_shared(text: str, figures: dict[str, tuple[str, str | None]]) -> None:
    told = called(text)
    assert {figure: told[figure] for figure in figures} == figures


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Of those, 379 were criminal, 157 civil and 57 administrative.", {"157": None, "57": None}),
        ("There were 93 bodies, 61 of them tribunals (51 in 2019).", {"61": "tribunals", "51": "tribunals"}),
        ("Banks lent $90 million, $5 million of these loans, to farms.", {"90 million": "$", "5 million": "$"}),
        ("Fire destroyed one factory, one hospital and 3 mills.", {"one": "hospital", "3": "mills"}),
        ("The flood hit 1 factory, 41 mills.", {"1": "factory", "41": "mills"}),
        (
            "What was found: guns, 7,940; bullets, 3,260 rounds; powder, 412 tons; hidden knives, 1,150.",
            {"7,940": "guns", "3,260": "rounds", "412": "tons", "1,150": "knives"},
        ),
    ],
)
def test_what_a_list_counts(text: str, units: dict[str, str | None]) -> None:
    told = called(text)
    assert {figure: told[figure][1] for figure in units} == units


def test_the_items_of_a_list_are_named_apart() -> None:
    told = called("What was found: guns, 7,940; bullets, 3,260 rounds; powder, 412 tons; hidden knives, 1,150.")
    assert [told[f][0] for f in ("7,940", "3,260", "412", "1,150")] == ["guns", "bullets", "powder", "hidden knives"]


def test_a_multiple_is_of_the_same_unit() -> None:
    told = called("Guards checked 424.1 million travellers, about 3.7 times the 115.7 million of 2022.")
    assert [told[f][1] for f in ("424.1 million", "3.7", "115.7 million")] == ["travellers", "times", "travellers"]
