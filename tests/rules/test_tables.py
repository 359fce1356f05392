"""Figures in printed tables: heads, captions, labels and signs say what a sentence would say in prose."""

import pytest

from extractor.facts import check_fact, fact_findings
from extractor.grammar.cells import cell_of
from extractor.source import Index

CATCH = """Table 2. Catch landed, January to June (thousand tonnes)
                    2031      2032   Change on year (%)
1  Herring           81.4      96.2        +18.2
2  Cod              120.0     118.3         -1.4
3  Plaice             6.3       6.4          1.6
Dredged apart: 12.7
"""
YARDS = """表3　各区造船（单位：艘）
序号　区域　　2032年　　2031年　　增减
1　　　东港　　1,318　　 1,905　　 -7.4%
2　　　北河湾　2,240　　2,077　　+11.7%
3　　　西桥　　1,956　　 1,803　　 +8.5%
"""
FEES = """Results (in millions of crowns)

                        Q3 2031     Q3 2030     Change
Pilotage                    388         402       (3)%
Moorings                    204         191         7%
"""
DOSES = """Doses by county, week 9
County    Doses    Rate per 10,000    Cost (crowns)
Arve      4,150              31.5           82,400
Toll        980              12.0           19,100
"""
COURTS = """表2 各区案件（件）
区域      收案      占比（%）
河东      5,210     41.2
河西      3,087     24.4
"""


def verdict(source: str, text: str, unit: str | None, **more: str) -> str:
    return str(check_fact(Index(source), {"text": text, "unit": unit, **more})["verdict"])


@pytest.mark.parametrize(
    ("source", "text", "unit"),
    [
        (CATCH, "96.2", "thousand tonnes"),
        (CATCH, "96.2", "tonnes"),
        (CATCH, "18.2", "%"),
        (CATCH, "12.7", "thousand tonnes"),
        (FEES, "3", "%"),
        (YARDS, "1,318", "艘"),
        (YARDS, "2,077", "艘"),
        (YARDS, "8.5", "%"),
        (DOSES, "4,150", "Doses"),
        (DOSES, "31.5", "per 10,000"),
        (DOSES, "82,400", "crowns"),
        (COURTS, "5,210", "件"),
        (COURTS, "41.2", "%"),
    ],
)
def test_the_unit_stands_over_the_column_or_the_table(source: str, text: str, unit: str) -> None:
    assert verdict(source, text, unit) == "verified"


@pytest.mark.parametrize(
    ("source", "text", "unit"),
    [
        (CATCH, "96.2", "%"),
        (CATCH, "18.2", "tonnes"),
        (CATCH, "12.7", "%"),
        (DOSES, "4,150", "crowns"),
        (DOSES, "31.5", "%"),
        (DOSES, "31.5", "Doses"),
        (COURTS, "5,210", "%"),
        (COURTS, "41.2", "件"),
    ],
)
def test_the_unit_of_another_column_goes_to_review(source: str, text: str, unit: str) -> None:
    assert verdict(source, text, unit) == "review"


def test_a_sign_or_the_head_says_which_way_a_cell_moved() -> None:
    assert verdict(CATCH, "18.2", "%", direction="increase") == "verified"
    assert verdict(CATCH, "1.4", "%", direction="decrease") == "verified"
    assert verdict(CATCH, "1.4", "%", direction="increase") == "review"
    assert verdict(CATCH, "1.6", "%", direction="increase") == "verified"
    assert verdict(CATCH, "1.6", "%", direction="decrease") == "review"


def test_brackets_before_the_sign_of_percent_are_a_minus() -> None:
    index = Index(FEES)
    mention = next(m for m in index.mentions if FEES.startswith(")%", m.end))
    fact = {"text": "3", "start": mention.start, "end": mention.end, "unit": "%"}
    assert mention.kind == "change"
    assert check_fact(index, {**fact, "direction": "decrease"})["rules"] == []
    assert check_fact(index, {**fact, "direction": "increase"})["rules"] == ["D001"]
    assert check_fact(index, {**fact, "direction": None})["rules"] == ["D003"]


def test_a_cell_knows_its_label_its_heads_and_its_table() -> None:
    index = Index(CATCH)
    mention = next(m for m in index.mentions if m.text == "118.3")
    cell = cell_of(index, mention)
    assert cell is not None
    assert CATCH[slice(*cell.label)] == "Cod"
    assert [CATCH[slice(*h)] for h in cell.heads] == ["2032"]
    assert cell.table.caption is not None
    assert CATCH[slice(*cell.table.caption)].endswith("(thousand tonnes)")
    assert [CATCH[slice(*h)] for h in cell.heads_over(CATCH, 1)] == ["2031"]


def test_prose_has_no_cells() -> None:
    index = Index("The fleet landed 96.2 tonnes in June,  and 118.3 tonnes in July.")
    assert [cell_of(index, m) for m in index.mentions] == [None] * len(index.mentions)


def test_every_row_is_read_under_the_same_heads_whichever_is_asked_first() -> None:
    rows = "\n".join(f"Pier {chr(65 + i % 26)}   {i},100   {i}.5" for i in range(1, 90))
    text = f"Berths (crowns)\nName   Income   Share (%)\n{rows}\n"
    forward, backward = Index(text), Index(text)
    first = [cell_of(forward, m) for m in forward.mentions]
    last = [cell_of(backward, m) for m in reversed(backward.mentions)]
    assert first == last[::-1]
    assert all(c is not None and c.heads for c in first)


GOODS = """Table 4. Goods landed, January to June
Goods      Unit      Quantity   Index (2031 = 100)   Price (crowns)
Tar        barrels      1,180                 96.2              412
Rope       coils       74,200                101.5               88
"""
HAN_GOODS = """表4　码头货物（2032年上半年）
品名　　单位　　数量　　　增长（%）
焦油　　桶　　　1,180　　 -3.8
缆绳　　盘　　　74,200　　+1.5
"""


@pytest.mark.parametrize(
    ("source", "text", "unit", "told"),
    [
        (GOODS, "1,180", "barrels", "verified"),
        (GOODS, "96.2", None, "verified"),
        (GOODS, "412", "crowns", "verified"),
        (HAN_GOODS, "1,180", "桶", "verified"),
        (HAN_GOODS, "3.8", "%", "verified"),
        # The unit of the row is that of its quantity alone, and a quantity without it is none.
        (GOODS, "96.2", "barrels", "review"),
        (GOODS, "412", "barrels", "review"),
        (GOODS, "1,180", None, "review"),
        (GOODS, "74,200", None, "review"),
        (HAN_GOODS, "1,180", None, "review"),
        (HAN_GOODS, "1,180", "%", "review"),
    ],
)
def test_the_unit_that_a_row_names_is_that_of_its_quantity(source: str, text: str, unit: str | None, told: str) -> None:
    assert verdict(source, text, unit) == told


def test_the_finding_names_the_unit_of_the_row() -> None:
    [told] = fact_findings(Index(GOODS), {"text": "74,200", "unit": None})
    assert told.code == "U003"
    assert told.message.startswith("no unit is stored, but the source prints `coils`: `")
    assert GOODS[told.start : told.end] == "coils"


SPACED = """表1　渔港收案（件）
序号　类别　　2032年　　2031年
1　　　盗窃　　7,318　　 7,905
2　　　走私　　68,240　　61,077
"""


def test_an_ideographic_space_with_others_beside_it_parts_cells() -> None:
    index = Index(SPACED)
    cells = {m.text: cell_of(index, m) for m in index.mentions}
    heads = {text: SPACED[slice(*cell.heads[-1])] for text, cell in cells.items() if cell is not None}
    assert heads == {"7,318": "2032年", "7,905": "2031年", "68,240": "2032年", "61,077": "2031年"}
    assert verdict(SPACED, "7,905", "件", period="2031年") == "verified"
    assert verdict(SPACED, "7,905", "件", period="2032年") == "review"
