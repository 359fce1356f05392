"""Quantities as printed: number, unit, qualifier, and the unit that a sentence leaves out."""

import re
from decimal import Decimal
from typing import Final

from extractor.fillers.baseline.change.changes import Difference
from extractor.fillers.baseline.quantity import han_units
from extractor.fillers.baseline.quantity.measures import either
from extractor.fillers.baseline.quantity.parts import multiplied, of_them, said_of
from extractor.fillers.baseline.quantity.shares import RATE_UNIT, share_of
from extractor.fillers.baseline.words.currencies import is_money, money
from extractor.fillers.baseline.words.lexicon import CURRENCY, GENERIC, PHYSICAL, vocabulary
from extractor.fillers.baseline.words.subjects import head_of
from extractor.grammar.qualifiers import qualifier_of
from extractor.grammar.units import unit_words
from extractor.grammar.words import is_plural
from extractor.source import Index
from schemas.evidence import Mention, Phrase, Quantity, Span
from schemas.press_release import Change

_NUMBERS: Final = re.compile(r"(?:[\w-]+ )*?([A-Za-z-]+) numbers\b")
_ADDED: Final = re.compile(
    r"\b([a-z]+s)\s+(?:were|was|have\s+been)\s+(?:also\s+)?(?:added|lost|cut|shed|created|eliminated)\b"
)
_MOVES: Final = vocabulary("gains losses rises falls increases decreases declines drops earnings prices sales points")
_SHARES: Final = frozenset({"%", "percent", "per cent"})
_SCALED: Final = re.compile(r"illion$|thousand$|[万亿]$")
_IN_NOUN: Final = re.compile(
    r"\s+((?:in|out\s+of)\s+(?:every\s+(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|\d[\d,]*)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twenty)))(?!\s+(?!was\b|is\b|has\b)[a-z]+s\b)(?![\w-])"
)
"""`one worker in nine`, `two containers in every hundred`: the unit of a share with its noun inside."""
_NEAR: Final = re.compile(
    r"\s(?!(?:square|cubic|metric|units?|mu|AM|PM|EU|UK|US|UN|GMT|CET|BST|EST|and|in|of|to|COVID|HIV|IT|EUR|USD|GBP|CNY|RMB)\b)"
    r"([A-Za-z]{1,9}\d?)\b(?=\s*(?:[,;.()]|$|\n|(?:in|at|from|for|to|on|was|were|and|or|of|up|down|by|less|more)\s))"
)
"""A measure or an abbreviation right behind its figure: `109.80 LMT, lower by ...`."""
_ABBREVIATED: Final = re.compile(r"[A-Z]{2,5}")
_CODE_BEFORE: Final = re.compile(r"(?<![\w-])([MTKmk]?[A-Z]{3}(?:m|bn)?)\s?\(?$")
_SAME: Final = re.compile(
    r"\b(?:(?:it|this|that)\s+(?:was|had\s+been|is|stood\s+at)|from|against|compared\s+(?:with|to)|after)\s+$"
)
_BESIDE: Final = re.compile(
    r"\s?(?:%|per\s?cent|[a-z]{1,3})?(?:\s(?:per|a)\s[a-z]+)?\s\((?:(?:an?\s)?(?:profit|loss|gain|surplus|deficit)\sof\s)?"
)
_LISTED: Final = re.compile(r"\s?(?:%|[a-z ]{1,20})?\)(?:,|;)?(?:\s(?:and|or))?\s[^().;\d]{2,60}\([+-]?")
_TO: Final = re.compile(r",?\s+to\s+(?:(?:about|some|over|nearly|almost|only|just)\s+)?")
_POINT: Final = re.compile(r"\s+(?:of\s+)?an?\s+((?:percentage\s+)?point)\b")
"""`half a point`: the unit of a fraction."""
_FRACTION: Final = re.compile(
    r"(?!百)[\u4e00-\u9fff\d]+分之|(?:(?:one|two|three|four|five|a)[\s-])?(?:half|thirds?|quarters?|fifths?|sixths?"
    r"|tenths?)$",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(
    r"(?:(?:number|total|count)s? of )?(?:[\w-]+ ){0,3}?([A-Za-z-]+[^\WsuS]s)"
    r"(?= (?:of|from|in|for|on|to|with|against|by|at|under|over|among|between|without|outside|who|that|which|\w+ed"
    r"|\w+ing|withdrawn|found|taken|held|sold|caught|lost|built|left|sent|put|cut|made|given|paid|bought|seen|shown|drawn|won"
    r"|spent)\b|$)"
)
"""The plural noun at the head of an indicator."""
_NUMBER_OF: Final = re.compile(
    r"(?:[\w-]+ ){0,2}?(?:[Nn]umber|[Cc]ount|[Tt]otal)s? of (?:[\w-]+ )*?"
    r"([\w-]+[^\WsuS]s|people|men|women|children|(?:un)?employed(?! (?:persons|people|workers|women|men)\b))\b(?! of\b)"
)


class Quantities:
    """Makes the quantities of a release, remembering what changes counted."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.text = index.text
        self.money = money(index.text)
        self.counted: list[tuple[int, str]] = []
        """Nouns that changes counted, with the places of their numbers."""

    def counting(
        self, m: Mention, counted: Span | None, indicator: str, sentence: Span, told: str | None = None
    ) -> Quantity:
        """The quantity; a noun left out (`admissions rose to 640`) is `told` or taken from earlier in the sentence."""
        quantity = self.quantity(m, counted)
        named = _NUMBER_OF.match(indicator)
        words = unit_words(self.index, m)
        if words.source == "carried" and told is None:
            told = self._of_change(m, sentence)
        told = None if _FRACTION.match(m.text) else told
        told = self._among(m, counted, sentence) or told or self._paid_beside(m, sentence)
        told = told or (self._more(m, indicator, sentence) if words.source == "carried" else None)
        if quantity.unit in _WHOLES:
            own = head_of(indicator)
            quantity = quantity.model_copy(update={"unit": own if is_plural(own) else None})
        if told is None and words.source in ("carried", "none") and self._bare(m, quantity.unit):
            return quantity.model_copy(update={"unit": self._rate(m, sentence)})
        told = self._by_another(m, quantity.unit, sentence) or told
        if told is None and named is not None and words.source == "carried" and quantity.unit == words.unit:
            told = _headed(named) or named.group(1)
        if told is None and words.source in ("carried", "none") and _SCALED.search(m.text):
            told = self._paid_before(m, sentence)
        if told is None and words.source == "carried" and quantity.unit in indicator.split() and _whole(m):
            deaths = head_of(indicator)  # `Deaths from road accidents fell to 412`
            told = deaths if is_plural(deaths) and deaths.lower() not in GENERIC | _MOVES else None
        if told is not None:
            return quantity.model_copy(update={"unit": told})
        if (
            (quantity.unit is not None and quantity.unit.lower() not in GENERIC)
            or m.value is None
            or m.value % 1
            or _FRACTION.match(m.text)
        ):
            return quantity
        head = named or _HEAD.match(indicator)
        noun = head.group(1) if head is not None else ""
        several = _NUMBERS.match(indicator)
        noun = several.group(1) if several is not None else noun
        if not noun or noun.lower() in GENERIC | _MOVES or noun not in self.text[sentence.start : m.start]:
            return quantity
        return quantity.model_copy(update={"unit": noun})

    def _of_change(self, m: Mention, sentence: Span) -> str | None:
        """The noun that the change right before a level counts: `shrank by 1,200 cases to 8,900`."""
        before = self.index.before(m, sentence.start)
        if before is None or before.kind != "change":
            return None
        words = unit_words(self.index, before)
        led = words.source == "noun" and words.own is not None and _TO.fullmatch(self.text, words.own.end, m.start)
        return words.unit if led else None

    def _among(self, m: Mention, counted: Span | None, sentence: Span) -> str | None:
        """The unit of `one worker in nine`."""
        if counted is None or counted.start < m.end or not _whole(m):
            return None
        found = _IN_NOUN.match(self.text, counted.end, sentence.end)
        return found.group(1) if found is not None else None

    def _more(self, m: Mention, indicator: str, sentence: Span) -> str | None:
        """What `another 740` are: what is told, not the last noun."""
        own = head_of(indicator) if _ANOTHER.search(self.text, max(0, m.start - 16), m.start) else ""
        inside = own != "" and own in self.text[sentence.start : m.start].split()
        return own if inside and is_plural(own) and own.lower() not in GENERIC | _MOVES else None

    def _by_another(self, m: Mention, unit: str | None, sentence: Span) -> str | None:
        """The unit of a part of those counted before, or of a multiple of another figure; a sum keeps its currency."""
        if unit == "times":
            return multiplied(self.index, m, sentence)
        paid = unit is not None and is_money(unit, self.money)
        return of_them(self.text, m, sentence) if _whole(m) and not paid else None

    def _bare(self, m: Mention, unit: str | None) -> bool:
        return _uncountable(m, unit) and unit not in self.money

    def _rate(self, m: Mention, sentence: Span) -> str | None:
        """The rate that the sentence gives another figure: `24.6 per 100,000, up from 19.8`."""
        before = self.index.before(m, sentence.start)
        if before is not None and _SAME.search(self.text, before.end, m.start) and before.kind == "statistic":
            unit = unit_words(self.index, before).unit
            if unit is not None and unit.lower() in _SHARES:
                return unit  # `was 61.9 percent; in January it had been 62.4`
        if (shared := self._listed(m, before, sentence)) is not None:
            return shared
        if before is not None and _BESIDE.fullmatch(self.text, before.end, m.start) and before.kind == "statistic":
            unit = unit_words(self.index, before).unit
            if unit is not None and (unit.lower() in _SHARES | CURRENCY or not unit.isalpha() or unit.isupper()):
                return unit  # `13.4 percent (12.9)`, `SEK 14,387 m (13,572 m)`
        found = RATE_UNIT.findall(self.text, sentence.start, m.start) or RATE_UNIT.findall(
            self.text, m.end, sentence.end
        )
        return found[-1] if len(set(found)) == 1 else None

    def _listed(self, m: Mention, before: Mention | None, sentence: Span) -> str | None:
        """The unit that the first of a list in brackets has: `food (0.3 percentage points) and rents (0.1)`."""
        at = m
        while before is not None and self.text[at.end : at.end + 1] == ")":
            if _LISTED.fullmatch(self.text, before.end, at.start) is None:
                return None
            unit = unit_words(self.index, before).unit
            if unit is not None and (unit.lower() in _SHARES or unit.endswith(("points", "point"))):
                return unit
            at, before = before, self.index.before(before, sentence.start)
        return None

    def _paid_beside(self, m: Mention, sentence: Span) -> str | None:
        """The currency of the sum that the figure stands in brackets behind: `SEK 14,387 (13,572)`."""
        before = self.index.before(m, sentence.start)
        closed = self.text[m.end : m.end + 1] == ")" and before is not None and before.kind == "statistic"
        if before is None or not closed or _BESIDE.fullmatch(self.text, before.end, m.start) is None:
            return None
        if unit_words(self.index, m).source not in ("carried", "none"):
            return None
        unit = self.quantity(before, None).unit
        return unit if unit is not None and is_money(unit, self.money) else None

    def _paid_before(self, m: Mention, sentence: Span) -> str | None:
        """The currency of the figure before: `rose by 5 billion yuan, to 35 billion`."""
        before = self.index.before(m, sentence.start)
        while before is not None and before.kind == "date_time":
            before = self.index.before(before, sentence.start)
        unit = unit_words(self.index, before).unit if before is not None else None
        return unit if unit is not None and is_money(unit, self.money) else None

    def quantity(self, m: Mention, counted: Span | None) -> Quantity:
        unit = None if _FRACTION.match(m.text) else unit_words(self.index, m).unit
        near = _NEAR.match(self.text, m.end)
        if near is not None and (near.group(1).lower() in PHYSICAL or _ABBREVIATED.fullmatch(near.group(1))):
            printed = near.group(1)
            unit = unit if unit is not None and printed in unit.split() else printed
        code = _CODE_BEFORE.search(self.text, max(0, m.start - 6), m.start)
        if code is not None and code.group(1) in self.money and (unit is None or unit.lower() not in _SHARES):
            unit = code.group(1)
        told = share_of(self.text, m) or (_POINT.match(self.text, m.end) if unit is None else None)
        unit = told.group(1) if told is not None else unit
        unit = None if unit not in self.money and unit == said_of(self.text, m) else unit
        if unit is not None and unit.lower() in _SHARES and _SCALED.search(m.text):
            unit = None  # `Hours came to 2 billion, or 0.4 percent more`
        unit = either(self.index, m, han_units.unit_of(self.text, m, unit))
        qualifier, _ = qualifier_of(self.index, m)
        words = self.text[counted.start : counted.end] if counted else ""
        return Quantity(
            text=m.text,
            mark=self.index.position(m) + 1,
            unit=unit,
            qualifier=qualifier,
            counted=Phrase(words) if words and "times" not in (words, unit) else None,  # `3.2 times the value`
            start=m.start,
            end=m.end,
            value=_plain(m.value),
        )

    def change(self, difference: Difference | None) -> Change | None:
        if difference is None:
            return None
        return Change(
            direction=difference.direction,
            quantity=self.quantity(difference.mention, None) if difference.mention is not None else None,
            basis=phrase_of(self.text, difference.basis),
        )

    def counted_change(
        self, difference: Difference | None, indicator: str, sentence: Span, level: str | None = None
    ) -> Change | None:
        """The change; a noun left out (`hospitals gained 900`) is taken from its level or earlier in the sentence."""
        change = self.change(difference)
        m = difference.mention if difference is not None else None
        if change is None or m is None or change.quantity is None:
            return change
        quantity = change.quantity
        unit = quantity.unit
        carried = unit is not None and unit_words(self.index, m).source == "carried"
        other = carried and unit is not None and unit not in indicator.split() and not is_money(unit, self.money)
        if (carried and (m.text[-1].isdigit() or other)) or (unit is not None and unit.lower() in GENERIC):
            unit = None  # `shops lost 600 jobs, supermarkets accounting for 400 of the decline`
        if unit is not None and unit.lower() in _SHARES and not _SHARE_AFTER.match(self.text, m.end):
            unit = None if m.value is not None and m.value > len(_HUNDRED) else unit  # `10,000 or 1.4%`
        if unit is None and level is not None and level.lower() not in _NO_COUNT and _whole(m):
            unit = level
        if unit is None and (share := _SHARE_CLOSES.match(self.text, m.end, sentence.end)) is not None:
            unit = share.group(1)
        several = _NUMBERS.match(indicator) or _NUMBER_OF.match(indicator)
        if unit is None and several is not None and not _FRACTION.match(m.text):
            unit = several.group(1)
        if unit is None and (added := _ADDED.search(self.text, sentence.start, m.start)) is not None:
            self.counted.append((added.start(), added.group(1)))
        if unit is None and m.value is not None and not m.value % 1 and not _FRACTION.match(m.text):
            unit = next((u for a, u in reversed(self.counted) if sentence.start <= a < m.start), None)
        if unit is not None and unit.isalpha() and unit.endswith("s") and unit not in CURRENCY | PHYSICAL:
            self.counted.append((m.start, unit))
        return change.model_copy(update={"quantity": quantity.model_copy(update={"unit": unit})})


_STOP: Final = re.compile(
    r"\s(?:of|in|on|for|with|without|who|whose|that|which|at|by|to|from|aged|under|over|not|[a-z]{3,}(?<!unemploy)(?<!-employ)ed"
    r"|(?!hous)[a-z]{3,}ing)\b"
)


_SHARE_CLOSES: Final = re.compile(r"(?:,\s+(?:and\s+)?(?!or\b)[a-z][^\d();.]*\d[\d.]*)+\s?(%|percent|per\s+cent)\s*\)")
"""`(rents 0.2, fares 0.9 percent)`: the last of a list in brackets has the unit of all."""


_ANOTHER: Final = re.compile(r"\b(?:another|further|other|remaining)\s+$")
_WHOLES: Final = frozenset({"all", "both", "each", "any", "half"})
"""`Eighteen stood idle all through May`: no nouns."""


def _headed(named: "re.Match[str]") -> str:
    """The last word before what limits it in `number of long-term unemployed people in work`."""
    words = re.sub(r"^.*?\bof\s+", "", named.string[named.start() :], count=1)
    cut = _STOP.search(" " + words)
    before = (" " + words)[: cut.start()] if cut is not None else words
    last = before.split()[-1:] if before.split() else []
    return (
        last[0] if last and re.fullmatch(r"[\w-]*(?:[^\WsuS]s|people|men|women|children|unemployed)", last[0]) else ""
    )


def _uncountable(m: Mention, unit: str | None) -> bool:
    """Whether a decimal fraction cannot count what was carried over (`the index of prices stood at 104.2`)."""
    whole = m.value is None or "." not in m.text or m.text[-1].isalpha()
    return not whole and (unit is None or unit.isalpha()) and (unit or "").lower() not in PHYSICAL | CURRENCY | _TIMES


_TIMES: Final = vocabulary(
    "seconds minutes hours days weeks months years second minute hour day week month year times percent points cents"
)


def _whole(m: Mention) -> bool:
    return m.value is not None and not m.value % 1 and not _FRACTION.match(m.text)


def counted_as(quantity: Quantity, change: Change | None) -> Quantity:
    """The level in the unit of its change where none is printed: `grew by 300 persons to 4.1 million`."""
    unit = change.quantity.unit if change is not None and change.quantity is not None else None
    if quantity.unit is not None or unit is None or unit.lower() in _NO_COUNT or quantity.value is None:
        return quantity
    whole = "." not in quantity.text or quantity.text[-1].isalpha()
    return quantity.model_copy(update={"unit": unit}) if whole else quantity


def phrase_of(text: str, span: tuple[int, ...] | None) -> Phrase | None:
    """The words of a span as a phrase."""
    return Phrase(text[span[0] : span[1]]) if span is not None else None


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


_HUNDRED: Final = range(100)
_NO_COUNT: Final = _SHARES | {"percentage points", "percentage point", "points", "point", "basis points", "times"}
_SHARE_AFTER: Final = re.compile(r"\s?(?:%|per\s?cent)")
