"""Columns of tables: their units, the time of their changes; numbers that print sets aside."""

import pytest

from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form
from schemas.records import Filled

RATES = """MONEY IN TOLVEN, OCTOBER 2024

Table 1 - Parts of money
                              Stock, Oct. 2024       Annual growth rates, per cent
                              TVL billion            Sept. 2024       Oct. 2024
Notes                                  698.2               -1.5             -0.7
Deposits                               412.9               12.9             11.6
"""
CRIMES = """Table 2. Trials by offence (leading items)

  Crime              Persons     Share   Hours per week
  Theft               18,408     17.3%   39.1
  Arson                1,354     10.4%   37.6
"""
RATIOS = """Key figures ($ million)
                          Q3 2024    Q3 2023    Change
Loans                      28,410     26,950     +5.4%
Cost-income ratio, %         52.1       53.8
"""


def rows(text: str) -> dict[str, dict[str, object]]:
    """The statistics by their figure, those without one by the figure of their change."""
    found = [gold_form(s) for s in fill(Index(text)).value.statistics]
    return {str(r["text"] or r["change"]["text"]): r for r in found}


def kind(filled: Filled, text: str, start: int) -> str | None:
    """As what the number at a place is set aside."""
    index = Index(text)
    mark = next(n for n, m in enumerate(index.mentions, 1) if m.start == start)
    return next((a.kind for a in filled.set_aside if a.mark == mark), None)


def test_a_change_belongs_to_the_level_of_its_time() -> None:
    found = rows(RATES)
    assert [found["698.2"]["change"]["text"], found["412.9"]["change"]["text"]] == ["0.7", "11.6"]  # type: ignore[index]
    assert found["1.5"]["indicator"] == "Notes"
    assert found["1.5"]["period"] == "Sept. 2024"


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        (RATES, "698.2", "TVL billion"),
        (CRIMES, "18,408", "Persons"),
        (CRIMES, "39.1", "Hours"),
        (RATIOS, "52.1", "%"),
        (RATIOS, "53.8", "%"),
    ],
)
def test_the_unit_of_a_column(text: str, figure: str, unit: str) -> None:
    assert rows(text)[figure]["unit"] == unit


@pytest.mark.parametrize(
    ("text", "number", "aside"),
    [
        ("Cars      pieces       31,455    88.9 2)\nShips     pieces       1,455    98.3\n", "2)", "enumerator"),
        ("Enquiries: the press office, p. 1 of 4\n", "1 of", "boilerplate"),
        ("Enquiries: the press office, p. 1 of 4\n", "4\n", "boilerplate"),
        ("1) Excluding stations of less than 3 MW.\n", "3 MW", "other"),
        ("Uptake fell to 89.7 percent, short of the 95 percent that the agency asks for.\n", "95", "other"),
        ("Uptake was 89.7 percent, above the 70 percent recommended by the agency.\n", "70", "other"),
        ("Parents may call the 116 117 line.\n", "116", "name"),
        ("Media enquiries: (02) 5550-1199\n", "5550-1199", "boilerplate"),
        ("If you see smoke, ring Coast Watch on 13-88-40, day or night.\n", "88", "boilerplate"),
        ("Key figures ($ million)\n", "million", "other"),
        ("Exports were 9.51 (previously 9.47) billion pesos.\n", "billion", "other"),
    ],
)
def test_numbers_that_report_nothing(text: str, number: str, aside: str) -> None:
    assert kind(fill(Index(text)), text, text.index(number)) == aside


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Uptake was 70 percent, says the agency that recommends the vaccine.\n", "70"),
        ("Losses, excluding those of small firms, came to 300 crowns.\n", "300"),
        ("Guards stopped 31,455 boats, including crews of more than 300 men (2).\n", "300"),
        ("Callers dial in 900 times.\n", "900"),
        ("The press office answered 310 letters.\n", "310"),
        ("Calls from 900-1000 homes were taken.\n", "900"),
    ],
)
def test_figures_that_only_look_set_aside(text: str, figure: str) -> None:
    assert figure in rows(text)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Catch by species, 2023 (tonnes; last year in brackets)", "tonnes"),
        ("Sales by shop (million crowns)", "million crowns"),
        ("Crews (towed boats only)", None),
        ("Catch by species", None),
    ],
)
def test_the_heading_of_a_list_names_its_unit(heading: str, unit: str | None) -> None:
    text = f"{heading}\n- Nord: 9,812 (7,204)\n- Selm: 310 crews, of whom 12 swam\n\nFees: 96\n"
    units = [found["unit"] for found in rows(text).values()]
    assert units == [unit, unit, "crews", "crews", "Fees"]
