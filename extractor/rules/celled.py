"""Whether a bare cell of a table is of a unit: its head, its row, the caption and the notes say so."""

import re

from extractor.folding import fold
from extractor.grammar.cells import Cell, noted_units, shared_units, sign_above
from extractor.grammar.grid import LETTERS
from extractor.grammar.units import SHARE_HEAD
from extractor.rules.measures import alike, hard_kinds, holds, unit_class
from extractor.source import Index
from schemas.evidence import Span

_BRACKETED = re.compile(r"[(（]([^()（）]*)[)）]")
_PERCENT_OF = re.compile(r"[%％]|\b(?:per\s?cent|percent)(?:\s+points?)?\b", re.IGNORECASE)
_INTERVAL = re.compile(
    r"\b\d\d(?:\.\d)?\s?(?:%|per\s?cent)\s?(?:CI|(?:confidence|credible|uncertainty|prediction)\b[^()]*)"
)
"""`Rate (95% CI)`: the percent is not that of the figures."""
_LISTED = re.compile(r"单位\s*[:：]\s*([^)）\s]+[、，,/和][^)）\s]+)")
_BETWEEN_UNITS = re.compile(r"[、，,/和]")
_NO_UNIT = re.compile(
    r"\d\s*=|=\s*\d|^\W*[a-z]\W*$|\b(?:adjusted|unadjusted|provisional|preliminary|revised|estimat\w+|incl\w*|excl\w*|net|gross|CI|"
    r"of which|total|unaudited|audited|note|actual|budget|forecast|target|final|"
    r"as (?:on|of|at)|19\d\d|20\d\d)\b|含|其中|[年月]",
    re.IGNORECASE,
)
_LISTED_UNITS = re.compile(r"[%％]\s*[、，,/和]|[、，,/和]\s*[%％]")
_COUNT_HEAD = re.compile(r"\bnumber\s+of\b|\bno\.\s+of\b|[人件户起]数", re.IGNORECASE)
"""A column of counts, whatever the table is of."""
_OWN_MEASURE = re.compile(
    r"\b(?:index|indices|changes?|prices?|rates?|ratio|shares?|percent\w*|per\s?cent)\b|%|％|指数|增减|增长|增速|比重|占比|同比|环比|率|价|[(（][^()（）]*[^\W\d_]",
    re.IGNORECASE,
)
"""A column that is of no such unit as its row names: `Cement  tonnes  1,184  96.2` under `Quantity` and `Index`."""
_RATE_HEAD = re.compile(r"\bper\s+[\d,]*\d|每[\d.]*[十百千万]+人", re.IGNORECASE)


def cell_fit(index: Index, cell: Cell, unit: str) -> bool:
    """Whether a bare cell of a table is of the unit: its own head decides, then its label, then the table's unit."""
    wanted, text = unit_class(unit), index.text
    head = _INTERVAL.sub("", " ".join(text[slice(*place)] for place in cell.heads))
    label = text[slice(*cell.label)]
    measured = _OWN_MEASURE.search(head) is not None
    shared = [text[slice(*place)] for place in shared_units(index, cell) if not measured or place not in cell.row]
    own = [part for part in (*_BRACKETED.findall(label), *label.split(",")[1:]) if part.strip()]
    if wanted == "noun" and not hard_kinds(head):
        named = _named_in(head, shared, unit)
        if named is not None or (not _RATE_HEAD.search(head) and holds(head, unit)):
            return named is not False
    shared = [] if _COUNT_HEAD.search(head) and wanted != "noun" else shared
    for places in ([head], own, _PERCENT_OF.findall(label), shared):
        kinds = {kind for place in places for kind in hard_kinds(place)}
        if kinds or any(_RATE_HEAD.search(place) for place in places):
            share = None if places is not shared else _is_share(head, kinds)
            return _is_told(unit, wanted, places, kinds, share=share)
    if wanted == "noun":
        noted = (text[slice(*place)] for place in noted_units(index, cell))
        return any(holds(place, unit) for place in (head, *shared, label)) or any(holds(p, unit) for p in noted)
    sign = sign_above(index, cell)
    if sign is not None:
        return alike(unit_class(text[slice(*sign)]), wanted)
    return any(alike(wanted, k) for place in noted_units(index, cell) for k in hard_kinds(text[slice(*place)]))


def row_unit(index: Index, cell: Cell) -> Span | None:
    """The cell of its row that names the unit of a figure, if its column has no measure of its own."""
    if any(_OWN_MEASURE.search(index.text, *head) for head in cell.heads):
        return None
    return next((place for place in shared_units(index, cell) if place in cell.row), None)


def _is_told(unit: str, wanted: str, places: list[str], kinds: set[str], *, share: bool | None) -> bool:
    """Whether places that name percent, points or a currency name this unit; `share`: asked of the table as a whole."""
    if wanted == "noun":
        return any(holds(place, unit) for place in places) and not share
    told = any(alike(wanted, k) for k in kinds)
    several = share is not None and any(_LISTED_UNITS.search(place) for place in places)
    return told and (not several or (wanted == "percent") == share)


def _named_in(head: str, shared: list[str], unit: str) -> bool | None:
    """Whether a head names the unit, in brackets or by one of those that the table lists; None if it names none."""
    if any(LETTERS.search(part) and not _NO_UNIT.search(part) for part in _BRACKETED.findall(head)):
        return holds(head, unit)
    listed = {
        u for place in shared for hit in _LISTED.finditer(place) for u in _BETWEEN_UNITS.split(hit[1]) if u in head
    }
    return fold(unit).text in listed if listed else None


def _is_share(head: str, kinds: set[str]) -> bool:
    """Whether a head without a unit, in a table of counts and shares, is that of a column of shares."""
    return "percent" in kinds and SHARE_HEAD.search(head) is not None
