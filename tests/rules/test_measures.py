"""Units have a class, and nouns a stem, whatever their print."""

import pytest

from extractor.rules.measures import stem, unit_class

CLASSES = {
    "percent": ("%", "％", "percent", "per cent", "Pct", "percentage", "百分之"),
    "points": ("percentage point", "percent points", "%-points", "ppt", "pp", "p.p.", "百分点", "个百分点"),
    "basis points": ("basis points", "Basis-point", "bps", "bp", "基点"),
    "per mille": ("‰", "per mille"),
    "dollar": ("$", "dollar", "Dollars", "$m", "$bn"),
    "usd": ("US$", "U.S. dollars", "USD", "美元"),
    "hkd": ("HK$", "HK dollars", "Hong Kong dollars", "港元"),
    "yuan": ("yuan", "RMB", "元", "人民币"),
    "yen": ("yen", "JPY", "日元"),
    "euro": ("€", "euros", "EUR", "€m", "欧元"),
    "pound": ("£", "pounds", "pounds sterling", "英镑"),
    "won": ("won", "₩", "韩元"),
    "cent": ("cents", "¢", "pence"),
    "noun": ("boats", "points", "centres", "wonders", "upper", "eurozone", "人", "艘"),
}


@pytest.mark.parametrize(("name", "units"), CLASSES.items())
def test_units_have_a_class(name, units) -> None:
    assert {unit: unit_class(unit) for unit in units} == dict.fromkeys(units, name)


STEMS = {
    "boats": "boat", "Boats": "boat", "cases": "case", "boxes": "box", "matches": "match", "dishes": "dish",
    "losses": "loss", "berries": "berry", "ties": "tie", "bus": "bus", "glass": "glass", "crisis": "crisis",
    "People": "person", "children": "child", "tonnes": "ton", "kg": "kilogram", "boats.": "boat",
}  # fmt: skip


@pytest.mark.parametrize(("word", "bare"), STEMS.items())
def test_a_stem_has_neither_case_nor_plural(word, bare) -> None:
    assert stem(word) == bare
