"""The unit of a figure in a table: beside the number, in the column head, at the row label, in the caption."""

import re
from typing import Final

from extractor.fillers.baseline.words.lexicon import CURRENCY, GENERIC, PHYSICAL, vocabulary
from extractor.grammar.cells import Cell, shared_units, sign_above
from extractor.grammar.currencies import CODES, currency_before
from extractor.grammar.heads import Grid
from extractor.grammar.units import SHARE_HEAD, direct_unit
from extractor.source import Index
from schemas.evidence import Mention, Span

BRACKETS: Final = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_NO_UNIT: Final = re.compile(
    r"=\s?\d|^[a-z]$|^\d+$|^\s*(?:19|20)\d\d|^(?:adjusted|unadjusted|provisional|revised|net|debt|M\d)$|^(?:not\s+)?seasonally"
    r"|^unaudited|^audited|^(?:note|actual|budget|estimate|forecast|target|final|prelim|prov|as\s+(?:on|of|at)|(?:at\s+)?(?:the\s+)?(?:end|beginning|start)\b)|^(?:incl|excl)|\bCI\b|confidence|，|上年|\b(?:items?|leading|main|selected|key|top|extract|continued|cont|part|preliminary)\b|^不?含|^不?包括|^其中|^按"
)
_UNIT_LEAD: Final = re.compile(
    r"^(?:(?:numbers|figures|amounts|values|data|all\s+figures|expressed|stated|dollars|dollar\s+amounts|persons(?:\s+and\s+\w+)?)\s+)?"
    r"(?:in\b|单位[:：])\s*",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"\bper\s+[\d,]*\d[\d, ]*(?:\s+[a-z]+){0,2}|\bper\s?cent\b|\bpercent\b|(?<!\d)[%％]|每[\d.]*[十百千万]+人",
    re.IGNORECASE,
)
_LINE_UNIT: Final = re.compile(
    r"(?:Units?|单位)\s*[:：]\s*([^)）\n]+)|\b(in\s+)?((?:thousands?|millions?|billions?)\b[^)）;\n]*)", re.IGNORECASE
)
_NEXT_LABEL: Final = re.compile(r"[\s，,；;]+(?=[\u3400-\u9fff]{2,4}\s*[:：])")
"""`单位：万元 币种：人民币`: what the line says beside the unit."""
_SEPARATE: Final = re.compile(r"[、，,/；;]|和")
_MARKED: Final = re.compile(r"[%％]")
_INDEX: Final = re.compile(r"\bindex\b|\bindices\b|\bratio\b|指数", re.IGNORECASE)
_UNIT_HEAD: Final = re.compile(
    r"\s*(?:[A-Z]{3}\s+|[$€£¥]\s?)?(?:thousands?|millions?|billions?|trillions?|mn|bn)(?:\s+(?:of\s+)?[A-Za-z$€£¥]{1,12}){0,2}\s*"
)
"""A head that is nothing but a unit: `LRN billion`, `thousand tonnes`."""
_MEASURED: Final = re.compile(r"(?:Hours|Days|Minutes|Weeks|Months)(?=\s+(?:per|a|worked|paid|lost)\b)")
_NUMBER_OF: Final = re.compile(
    r"^(?:estimated\s+|total\s+)?(?:number|no\.?|total)\s+of\s+(?:[\w-]+\s+)*?([\w-]+s|people)\b", re.IGNORECASE
)
_PLURAL: Final = re.compile(r"(?:[A-Za-z-]+ ){0,2}([A-Za-z-]+[^\WsuiS]s|[Pp]eople)$")
_COUNTED: Final = re.compile(
    r"(?:of which:?\s+)?(?:[A-Za-z-]+ ){0,2}?([A-Za-z]+[^\WsuiS]s)\s+"
    r"(?:\w+ed|brought|pending|of|in|by|from|at|under|with)\b"
)
_NOT_COUNTED: Final = GENERIC | vocabulary(
    "sales revenues earnings wages prices hours exports imports goods services costs"
)
_ZH_UNITS: Final = frozenset(
    {"人", "件", "起", "名", "元", "万元", "亿元", "吨", "万吨", "人次", "户", "家", "辆", "%", "％"}
)
_BEHIND_LABEL: Final = re.compile(
    r"[,，]\s*((?:in\s+)?(?:thousand|million|billion|per\s?cent|%|‰|p\.?p\.?(?![a-z])|percentage\s+points?|tonnes|tons|kg|persons|hours|[$£€])"
    rf"[^,()]{{0,20}}|{CODES}|[万亿]?(?:元|人|吨|件|美元)|％)$",
    re.IGNORECASE,
)
"""`Employed, thousand`: the unit behind a row's label."""


def unit_of(index: Index, m: Mention, cell: Cell, head: str, named: str, *, change: bool) -> str | None:
    """Printed beside the number, in the column head, at the label, in the caption, or the noun of the head."""
    text, end = index.text, cell.row[cell.column].end
    direct = direct_unit(index, m)
    beside = text[m.end : end], text[m.start - 4 : m.start].strip()
    if direct.unit is not None and m.end <= end and (direct.unit in beside[0] or beside[1].endswith(direct.unit)):
        return direct.unit
    rate = _RATE.search(head)
    if (own := bracketed(head) or (rate.group().strip() if rate is not None else behind(head))) is not None:
        return own
    label = text[slice(*cell.label)]
    at_label = bracketed(label) or behind(label)
    if change:
        share = at_label is not None and _RATE.fullmatch(at_label) is not None
        # the change of a share is told in points, and no one says so
        return None if share else at_label or _of_table(index, cell, head, share=True)
    return _of_level(index, m, cell, head, named, at_label)


def _of_level(index: Index, m: Mention, cell: Cell, head: str, named: str, at_label: str | None) -> str | None:
    """The unit of a figure that is no change and has none beside it."""
    text = index.text
    if cell.heads and (alone := _UNIT_HEAD.fullmatch(text, *cell.heads[-1])) is not None:
        return alone.group().strip()
    above = sign_above(index, cell) if currency_before(text, m.start) is None else None
    if above is not None:
        return text[slice(*above)]  # the mark stands at the first figure of the column
    measured = _MEASURED.match(head)
    if measured is not None:
        return measured.group()  # `Hours per week`
    return None if _INDEX.search(head) else at_label or _told(index, cell, head, named)


def _told(index: Index, cell: Cell, head: str, named: str) -> str | None:
    """The unit of the whole table, else the noun of the head; under heads of time that of the label."""
    caption = cell.table.caption
    shared = _of_table(index, cell, head, share=SHARE_HEAD.search(head) is not None)
    shared = shared or (behind(index.text[slice(*caption)]) if caption is not None else None)
    if shared is not None or named:
        return shared or _noun(named)
    indexed = caption is not None and _INDEX.search(index.text, *caption) is not None
    return None if indexed else _noun(BRACKETS.sub("", index.text[slice(*cell.label)]).strip())


def _of_table(index: Index, cell: Cell, head: str, *, share: bool) -> str | None:
    """The unit of the whole row or table; of several that it lists, the one that the column is of."""
    text = index.text
    caption = {s for s in (cell.table.caption, cell.table.units) if s is not None}
    row = next((p for p in shared_units(index, cell) if cell.row[0].start <= p.start < cell.row[-1].end), None)
    if row is not None:
        return text[slice(*row)].strip() or None
    said = _line(text, cell.table) or next(
        (u for p in (*sorted(caption), *_corner(cell.table)) if (u := bracketed(text[slice(*p)], whole=True))), None
    )
    said = said or next((u for p in _corner(cell.table) if (u := behind(text[slice(*p)]))), None)
    listed = [u.strip() for u in _SEPARATE.split(said or "") if u.strip()]
    if len(listed) < 2 or not any(map(_MARKED.fullmatch, listed)):  # noqa: PLR2004 -- several units
        return said
    counts = [u for u in listed if not _MARKED.fullmatch(u)]
    if share:
        return next(u for u in listed if _MARKED.fullmatch(u))
    return next((u for u in counts if u in head), counts[0])


def _line(text: str, table: Grid) -> str | None:
    found = _LINE_UNIT.search(text, *table.units) if table.units is not None else None
    return _NEXT_LABEL.split((found.group(1) or found.group(3)).strip(" )）"))[0] if found is not None else None


def _corner(table: Grid) -> list[Span]:
    return [table.heads[-1][0]] if table.heads else []


def behind(label: str) -> str | None:
    """The unit behind the comma of a label."""
    found = _BEHIND_LABEL.search(label.strip())
    return found.group(1).removeprefix("in ") if found is not None else None


def bracketed(words: str, *, whole: bool = False) -> str | None:
    """The unit that brackets hold, the last ones first; `whole`: with all units that are listed there."""
    for inside in reversed(BRACKETS.findall(words)):
        said = _UNIT_LEAD.sub("", inside.strip())
        listed = whole and _MARKED.search(said) is not None
        unit = said if listed else re.split(r"[,;，；]\s*(?!\d)", said)[0].strip()
        if unit and not _NO_UNIT.search(unit):
            return str(unit)
    return None


def _noun(head: str) -> str | None:
    """The plural noun of a head (`Cases`, `Number of persons`), a measure or a currency."""
    words = BRACKETS.sub("", head).strip()
    if words in _ZH_UNITS or (words and all(w in CURRENCY or w in PHYSICAL for w in words.lower().split())):
        return words
    found = _NUMBER_OF.match(words) or _PLURAL.match(words.removeprefix("of which ")) or _COUNTED.match(words)
    return None if found is None or found.group(1).lower() in _NOT_COUNTED else str(found.group(1))
