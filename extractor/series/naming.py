"""What makes two statistics the same indicator: normalised words, unit, scope, and how long the period is."""

import re
from datetime import date, timedelta
from typing import NamedTuple

RULES = (
    "indicator: its words as a set, lower case, plurals as singular, without articles, prepositions, auxiliaries",
    "unit: lower case, singular; % = percent, $ = dollars, ¥ = yuan; a noun that the indicator holds is `count`",
    "scope: its words as a set; nationwide, across the country, 全国 and the like are `country`; none is `not stated`",
    "period: day, month, quarter, half year, year, year to date (from January 1, no `quarter`), other days",
    "period, open or in doubt: up to a day, since a day, `not stated`",
    "measure: levels and changes without a level are apart",
    "clashes: several values of one release for the same days; tell them apart with `move`",
    "left out: rejected figures and figures without a value or an indicator",
)

_WORD = re.compile(r"[㐀-鿿〇]+|[^\W_㐀-鿿〇]+(?:['’.-][^\W_㐀-鿿〇]+)*")
_SMALL_WORDS = (
    "a an the of in on at by for to from with and or as its their this that these those was were is are be been being "
    "has have had total number overall"
)
_STOP = frozenset(_SMALL_WORDS.split())
_FUNCTION = re.compile("[的了共已]|累计")
_NATIONS = "nationwide national nation country 全国 全国范围 全国各地"
_NATION_HEADS = frozenset(_NATIONS.split())
_NATION = _NATION_HEADS | {"throughout", "across", "whole", "over", "all", "entire", "the", "in", "of"}
_UNITS = {
    other: one
    for one, others in {
        "%": ("percent", "per cent", "％", "pct"),
        "percentage point": ("个百分点", "百分点", "pp"),
        "dollar": ("$", "us$", "usd", "u.s. dollar", "us dollar", "美元"),
        "yuan": ("¥", "rmb", "cny", "元", "人民币"),
        "euro": ("€", "eur", "欧元"),
        "pound": ("£", "gbp", "英镑"),
        "ton": ("tonne", "metric ton", "吨"),
        "kilogram": ("kg", "公斤", "千克"),
        "count": tuple("名起件人个次家"),
    }.items()
    for other in others
}
_QUARTER = re.compile(r"quarter|季|q\d|\dq", re.IGNORECASE)
_MONTHS = {1: "month", 3: "quarter", 6: "half year", 12: "year"}

Same = dict[str, str]
"""A word and the one that stands for it."""


class Key(NamedTuple):
    """What is equal in a series; its text is the series' id."""

    indicator: str
    unit: str
    scope: str
    period: str
    measure: str

    def __str__(self) -> str:
        parts = [self.indicator, self.unit, self.scope, self.period]
        return " | ".join([*parts, "change"] if self.measure == "change" else parts)


def words(text: str, same: Same) -> frozenset[str]:
    """Normalised words of a phrase."""
    found = set()
    for token in _WORD.findall(text.casefold()):
        word = _FUNCTION.sub("", token) if token[0] >= "㐀" else singular(token.replace("’", "'").removesuffix("'s"))
        if word and word not in _STOP:
            found.add(same.get(word, word))
    return frozenset(found)


def singular(word: str) -> str:
    """`countries` as `country`, `boxes` as `box`, `cases` as `case`; `gas` and `crisis` stay."""
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 - `ties` and `dies` stay
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):  # noqa: PLR2004 - `gas`
        return word[:-1]
    return word


def unit_of(unit: str | None, indicator: frozenset[str], same: Same) -> str:
    """The unit under one name."""
    if not unit:
        return "count"
    plain = " ".join(singular(word) for word in unit.casefold().split())
    plain = _UNITS.get(unit.casefold(), _UNITS.get(plain, plain))
    return "count" if words(plain, same) and words(plain, same) <= indicator else plain


def scope_of(scope: str | None, same: Same) -> str:
    """The scope under one name."""
    if not scope:
        return "not stated"
    every = set(_WORD.findall(scope.casefold()))
    if every <= _NATION and every & _NATION_HEADS:
        return "country"
    return " ".join(sorted(words(scope, same))) or "not stated"


def period_of(start: date | None, end: date | None, phrase: str = "") -> str:
    """How long a period is, as far as points of one series must agree; the phrase tells a first quarter by its name."""
    if start is None or end is None:
        return "not stated" if start is end else "up to a day" if start is None else "since a day"
    if start == end:
        return "day"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return "other days"
    if start.month == 1 and 1 < months < 12 and not (months == 3 and _QUARTER.search(phrase)):  # noqa: PLR2004 - months
        return "year to date"
    return _MONTHS.get(months, "other days")


def key_of(
    indicator: str,
    unit: str | None,
    scope: str | None,
    period: tuple[date | None, date | None, str],
    *,
    measure: str,
    same: Same,
) -> Key:
    """The key of a statistic."""
    tokens = words(indicator, same)
    return Key(
        " ".join(sorted(tokens)) or "not named",
        unit_of(unit, tokens, same),
        scope_of(scope, same),
        period_of(*period),
        measure,
    )
