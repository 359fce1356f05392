"""What kind of unit words name: percent, points, a currency or a noun; and when two of them are the same."""

import re
from functools import lru_cache

from extractor.folding import fold
from extractor.grammar.words import CJK, WORD

_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("basis points", re.compile(r"basis[\s-]*points?|^bps?$|个?基点", re.IGNORECASE)),
    (
        "points",
        re.compile(
            r"(?:percentage|per\s?cent|%|pct)[\s-]*points?|(?<![^\W\d_])ppt?s?(?![^\W\d_])|个?百分点|p\.p\.",
            re.IGNORECASE,
        ),
    ),
    ("percent", re.compile(r"%|％|per\s?cent|^pct|百分之|percentage", re.IGNORECASE)),
    ("per mille", re.compile(r"‰|per\s?mille", re.IGNORECASE)),
)
_CURRENCIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?<![a-z])(?:{pattern})(?:mn?|bn|tn|k)?(?![a-z])", re.IGNORECASE))
    for name, pattern in (
        ("hkd", r"hk\$|hk\s?dollars?|hong\s+kong\s+dollars?|hkd|港元|h\.k\. dollars?"),
        ("aud", r"a\$|australian\s+dollars?|aud"),
        ("cad", r"c\$|canadian\s+dollars?|cad"),
        ("sgd", r"s\$|singapore\s+dollars?|sgd"),
        ("twd", r"nt\$|new\s+taiwan\s+dollars?|twd"),
        ("usd", r"u\.?s\.?\s?\$|u\.?s\.?\s+dollars?|american\s+dollars?|[mkt]?usd|美元"),
        ("dollar", r"[a-z]{0,3}\$|dollars?"),
        ("yuan", r"yuan|rmb|renminbi|cny|人民币|￥|(?<![日欧韩])元"),
        ("yen", r"yen|jpy|日元"),
        ("¥", r"¥"),
        ("euro", r"€|euros?|[mkt]?eur|欧元"),
        ("pound", r"£|pounds?(?:\s+sterling)?|sterling|gbp|英镑"),
        ("rupee", r"₹|rs\.?|rupees?|inr"),
        ("won", r"₩|won|krw|韩元"),
        ("rouble", r"₽|roubles?|rubles?|卢布"),
        ("franc", r"francs?|chf"),
        ("cent", r"¢|cents?|pence"),
    )
)
_DOLLARS = ("usd", "hkd", "aud", "cad", "sgd", "twd")
_ALIKE = frozenset({("dollar", d) for d in _DOLLARS} | {("¥", "yuan"), ("¥", "yen")})
_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "fishermen": "fisherman", "policemen": "policeman", "lives": "life", "knives": "knife", "tonnes": "ton",
    "tonne": "ton", "kg": "kilogram", "kgs": "kilogram", "km": "kilometer", "kilometre": "kilometer",
    "kilometres": "kilometer", "litres": "liter", "litre": "liter", "centres": "center",
}  # fmt: skip

MEASURED = re.compile(
    r"[\s-]?(?:[kcm]?m|[km]?g|ha|[kMGT]Wh?|km/h|(?:kilo|milli|centi)?(?:met(?:re|er)|gram|lit(?:re|er)|watt)s?|tonnes?|tons?"
    r"|miles?|hectares?|acres?|feet|inches|years?|months?|weeks?|days?|hours?|minutes?|seconds?|degrees?)\b(?!\s+of\b)"
)
"""A measure and not what is measured: `500 litres`, but not `500 litres of oil`."""


@lru_cache(maxsize=4096)
def unit_class(unit: str) -> str:
    """`percent`, `points`, `basis points`, `per mille`, a currency, or `noun`."""
    for name, pattern in _CLASSES:
        if pattern.search(unit):
            return name
    for name, pattern in _CURRENCIES:
        if pattern.search(unit):
            return name
    return "noun"


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without case and plural ending."""
    low = word.lower().strip(".")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:  # noqa: PLR2004 - ties, dies
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


@lru_cache(maxsize=1024)
def hard_kinds(text: str) -> frozenset[str]:
    """Every kind of percent, points or currency that the words of a head name."""
    kinds = frozenset(name for name, pattern in (*_CLASSES, *_CURRENCIES) if pattern.search(text))
    for wider, narrower in (
        ("percent", "points"),
        ("points", "basis points"),
        ("percent", "basis points"),
        *(("dollar", national) for national in _DOLLARS),
    ):
        if narrower in kinds:
            kinds -= {wider}
    return kinds


def alike(one: str, other: str) -> bool:
    """Whether two kinds may be the same: a dollar is that of some country."""
    return one == other or (one, other) in _ALIKE or (other, one) in _ALIKE


def holds(place: str, unit: str) -> bool:
    """Whether the words of a head, label or caption name the unit."""
    words, wanted = fold(place).text.lower(), fold(unit).text.lower()
    if CJK.search(wanted):
        return wanted in words
    claimed = [stem(w.group()) for w in WORD.finditer(wanted)]
    return {stem(w.group()) for w in WORD.finditer(words)}.issuperset(claimed) if claimed else wanted in words
