"""Rows of printed tables: a figure's row label and column head, in place of the grammar of a sentence."""

import re
from typing import Final, NamedTuple

from extractor.fillers.baseline import chinese_periods, periods
from extractor.fillers.baseline.comparisons import bases, bases_chinese
from extractor.fillers.baseline.lexicon import CURRENCY, GENERIC, PHYSICAL, vocabulary
from extractor.fillers.baseline.periods import Period
from extractor.fillers.baseline.scopes import Scope
from extractor.fillers.baseline.subjects import join
from extractor.grammar.cells import grid_at, row_at
from extractor.grammar.grid import GAP, NUMERIC
from extractor.grammar.heads import Grid, column_of
from extractor.grammar.units import currency_before, direct_unit
from extractor.source import Index
from schemas.evidence import Mention, Span

_CHANGE: Final = re.compile(
    r"\bchange|\bgrowth\b|[+±]/?[-−]|y/y|yoy|m/m|q/q|(?:year|month|quarter|week)[- ]on[- ]|\bincrease\b|\bvariation\b"
    r"|\bover the (?:year|month)\b|同比|环比|增长|增减|增幅|比上年|较上年|比上月",
    re.IGNORECASE,
)
_ON: Final = re.compile(
    r"\b(?:on|over|from|since|against|vs\.?|versus|compared\s+(?:with|to))\s+(?:the\s+)?[A-Za-z\d][^(),%]*",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_NO_UNIT: Final = re.compile(
    r"=\s?\d|^[a-z]$|^\d+$|^\s*(?:19|20)\d\d|^(?:adjusted|unadjusted|provisional|revised|net|debt|M\d)$|^(?:not\s+)?seasonally|^unaudited|^audited"
    r"|^(?:incl|excl)|，|上年|^不?含|^不?包括|^其中|^按"
)
_UNIT_LEAD: Final = re.compile(
    r"^(?:(?:numbers|figures|amounts|values|data|all\s+figures|expressed|stated|dollars|dollar\s+amounts)\s+)?(?:in\b|单位[:：])\s*",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"\bper\s+[\d,]*\d[\d,]*(?:\s+[a-z]+){0,2}|\bper\s?cent\b|\bpercent\b|%|％|每[\d.]*[十百千万]+人", re.IGNORECASE
)
_PER: Final = re.compile(r"\bper\s+[\d,]*\d[\d,]*(?:\s+[a-z]+){0,2}", re.IGNORECASE)
_LINE_UNIT: Final = re.compile(
    r"(?:Units?|单位)\s*[:：]\s*([^)）\n]+)|\b(in\s+)?((?:thousands?|millions?|billions?)\b[^)）\n]*)", re.IGNORECASE
)
_INDEX: Final = re.compile(r"\bindex\b|\bindices\b|\bratio\b|指数", re.IGNORECASE)
_PLACES: Final = re.compile(
    r"\s*(?:regions?|areas?|provinces?|countr(?:y|ies)|states?|cit(?:y|ies)|districts?|count(?:y|ies)|municipalit\w+"
    r"|prefectures?|territor\w+|地区|省份|省市|城市|国家|区县|市县)\b",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(r"\s*(?:(?:grand\s+)?total|all\b.*|sum|合计|总计)\s*$", re.IGNORECASE)
_UNIT_HEAD: Final = re.compile(r"\s*(?:units?|measure|单位|计量单位)\s*$", re.IGNORECASE)
_NUMBER_OF: Final = re.compile(r"^(?:number|no\.?|total)\s+of\s+(?:[\w-]+\s+)*?([\w-]+s|people)\b", re.IGNORECASE)
_PLURAL: Final = re.compile(r"(?:[A-Za-z-]+ ){0,2}([A-Za-z-]+[^\WsuiS]s|[Pp]eople)$")
_NOT_COUNTED: Final = GENERIC | vocabulary(
    "sales revenues earnings wages prices hours exports imports goods services costs"
)
_ZH_UNITS: Final = frozenset(
    {"人", "件", "起", "名", "元", "万元", "亿元", "吨", "万吨", "人次", "户", "家", "辆", "%", "％"}
)
_NOTE: Final = re.compile(r"\s*[(（](?:[a-z]|\d|[ivx]+)[)）]|[*†]+")


class Cell(NamedTuple):
    """What table print says of a figure."""

    indicator: str
    period: Period | None
    scope: Scope | None
    unit: str | None
    change: bool
    """The column holds changes, not levels."""
    dated: bool
    """The column heads name its time, so neighbours tell the same at other times."""
    falls: bool
    """A minus or accounting brackets stand before the number."""
    basis: Span | None


class Tables:
    """Reads the rows of a release in order; the heads of a table are read once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.text = index.text
        self._marks: dict[tuple[int, int], str] = {}
        """Currency marks at the figures of earlier rows, by the start of the table and the column."""

    def row(self, sentence: Span, figures: list[Mention]) -> dict[int, Cell] | None:
        """The cells of the figures by their start, None when the sentence is no table row."""
        text = self.text
        low = text.rfind("\n", 0, sentence.start) + 1
        found = list(row_at(self.index, low)) if figures else []
        if not found:
            return None
        table = grid_at(self.index, low)
        row: dict[int, Cell] = {}
        for m in figures:
            column = next((k for k, c in enumerate(found) if c.start <= m.start < c.end), None)
            if not column:
                return None
            place = found[column]
            if not NUMERIC.match(text[place.start : place.end]):
                if self._names_unit(table, column, found):
                    continue
                return None
            row[m.start] = self._cell(m, found, column, table)
        return row or None

    def _heads(self, table: Grid, column: int, found: list[Span]) -> list[Span]:
        return list(table.over[column_of(self.text, table, tuple(found), column)])

    def _names_unit(self, table: Grid, column: int, found: list[Span]) -> bool:
        heads = self._heads(table, column, found)
        return bool(heads) and _UNIT_HEAD.match(self.text[heads[-1].start : heads[-1].end]) is not None

    def _cell(self, m: Mention, found: list[Span], column: int, table: Grid) -> Cell:
        text, label = self.text, found[0]
        heads = self._heads(table, column, found)
        words = " ".join(text[h.start : h.end] for h in heads)
        over = next((p for h in reversed(heads) if (p := self._period(h))), None)
        change = any(_CHANGE.search(text, *h) for h in heads)
        named = [self._named(h) if change or (p := self._period(h)) is None else self._rest(h, p) for h in heads]
        dated = over is not None and not change
        period = (over if dated else None) or self._period(label)
        about = "" if period is None or not label.start <= period.start < label.end else self._rest(label, period)
        row = about if period is not None and label.start <= period.start < label.end else self._named(label)
        regional = any(len(line) == len(found) and _PLACES.match(text, *line[0]) for line in table.heads)
        if period is None and table.caption is not None:
            period = self._period(table.caption)
        scope = None
        if regional and not _WHOLE.match(row):
            scope, row = Scope(*self._bare(label), label.start, body=True), ""
        named_heads = [w for w in named if w]
        named = [w for w in (_PER.sub("", w).strip() for w in named_heads) if w]
        if not named or all(w.lower() in GENERIC for w in " ".join(named).split()):
            named = [*named, self._subject(table)]
        falls = text[m.start - 1 : m.start] in ("-", "−", "–", "(")
        unit = self._unit(m, words, " ".join(named_heads), found, table, change=change)
        basis = self._basis(heads) if change else None
        return Cell(join(row, *named) or row or m.text, period, scope, unit, change, dated, falls, basis)

    def _subject(self, table: Grid) -> str:
        """The words of the caption that say what the table is of, without its number and its time."""
        if table.caption is None:
            return ""
        words = self.text[table.caption.start : table.caption.end]
        for p in reversed(self._times(table.caption)):
            words = words[: p.lead - table.caption.start] + words[p.end - table.caption.start :]
        words = re.sub(
            r"^\s*(?:Summary\s+)?(?:Table|Exhibit|Annex|表|附表)\s?(?:[\w.-]*\d+|[A-Z](?=[.:]))[.:：]?\s*", "", words
        )
        words = re.sub(r",?\s*(?:not\s+)?(?:seasonally|calendar)[\s-]adjusted\b|,?\s*unaudited\b", "", words)
        return _BRACKETS.sub("", words).strip(" ,:;.，")

    def _unit(self, m: Mention, head: str, named: str, found: list[Span], table: Grid, *, change: bool) -> str | None:
        """Printed beside the number, in the column head, at the label, in the caption, or the noun of the head."""
        mark = currency_before(self.text, m.start)
        place = (table.first, column_of(self.text, table, tuple(found), self._column(m, found)))
        if mark is not None:
            self._marks[place] = self.text[mark.start : mark.end]
        direct = direct_unit(self.index, m)
        if direct.unit is not None and m.end <= self._cell_end(m, found):
            after = self.text[m.end : self._cell_end(m, found)]
            if direct.unit in after or self.text[m.start - 4 : m.start].strip().endswith(direct.unit):
                return direct.unit
        rate = _RATE.search(head)
        own = _bracketed(head) or (rate.group() if rate is not None else None)
        if own is not None:
            return own
        if change:
            return self._column_unit(table)
        if mark is None and (above := self._marks.get(place)) is not None:
            return above  # the mark stands at the first figure of the column
        if _INDEX.search(head):
            return None
        label = self.text[found[0].start : found[0].end]
        shared = _bracketed(label) or self._unit_cell(found, table) or self._column_unit(table)
        return shared or _noun(named) or (None if head else _noun(_BRACKETS.sub("", label).strip()))

    def _column(self, m: Mention, found: list[Span]) -> int:
        return next((k for k, c in enumerate(found) if c.start <= m.start < c.end), 0)

    def _cell_end(self, m: Mention, found: list[Span]) -> int:
        return next((c.end for c in found if c.start <= m.start < c.end), m.end)

    def _unit_cell(self, found: list[Span], table: Grid) -> str | None:
        for k in range(1, len(found)):
            if self._names_unit(table, k, found):
                return self.text[found[k].start : found[k].end].strip() or None
        return None

    def _column_unit(self, table: Grid) -> str | None:
        """The unit of the whole table: in the brackets of its caption or corner, or on a line of its own."""
        if table.units is not None:
            line = _LINE_UNIT.search(self.text, *table.units)
            if line is not None:
                return (line.group(1) or line.group(3)).strip(" )）")
        corner = table.heads[-1][0] if table.heads else None
        for span in (table.caption, corner):
            if span is not None and (unit := _bracketed(self.text[span.start : span.end])) is not None:
                return unit
        return None

    def _basis(self, heads: list[Span]) -> Span | None:
        for head in reversed(heads):
            found = bases(self.text, *head) or bases_chinese(self.text, *head)
            if found:
                return found[0]
            on = _ON.search(self.text, *head)
            if on is not None:
                return Span(on.start(), on.start() + len(on.group().rstrip()))
        return None

    def _times(self, span: Span) -> list[Period]:
        found = chinese_periods.find(self.text, *span) or periods.find(self.text, *span)
        based = [m.span() for m in re.finditer(r"[(（][^()（）]*=\s?\d+[)）]", self.text[span.start : span.end])]
        return [p for p in found if not any(a <= p.start - span.start < b for a, b in based)]

    def _period(self, span: Span) -> Period | None:
        found = self._times(span)
        return found[0]._replace(compared=False) if found else None

    def _rest(self, label: Span, period: Period) -> str:
        words = self.text[label.start : period.lead] + " " + self.text[period.end : label.end]
        return _BRACKETS.sub("", words).strip(" :*-•|")

    def _bare(self, span: Span) -> Span:
        note = _NOTE.search(self.text, *span)
        return Span(span.start, note.start() if note is not None else span.end)

    def _named(self, span: Span) -> str:
        return _BRACKETS.sub("", self.text[span.start : span.end]).strip(" :*-•|%％")


def _bracketed(words: str) -> str | None:
    """The unit that brackets hold, the last ones first."""
    for inside in reversed(_BRACKETS.findall(words)):
        unit = re.split(r"[,;，；]\s*(?!\d)", _UNIT_LEAD.sub("", inside.strip()))[0].strip()
        if unit and not _NO_UNIT.search(unit):
            return str(unit)
    return None


def _noun(head: str) -> str | None:
    """The plural noun of a head (`Cases`, `Number of persons`), a measure or a currency."""
    words = _BRACKETS.sub("", head).strip()
    if words in _ZH_UNITS or (words and all(w in CURRENCY or w in PHYSICAL for w in words.lower().split())):
        return words
    found = _NUMBER_OF.match(words) or _PLURAL.match(words)
    return None if found is None or found.group(1).lower() in _NOT_COUNTED else str(found.group(1))


def lines(index: Index, sentence: Span) -> list[Span]:
    """A run of `label: figure` lines or of rows as sentences of their own, else the sentence itself."""
    text = index.text
    if "\n" not in text[sentence.start : sentence.end]:
        return [sentence]
    spans = [Span(m.start(), m.end()) for m in _LINE.finditer(text, *sentence)]
    labelled = [s for s in spans if _LABELLED.match(text, *s)]
    gridded = [s for s in spans if GAP.search(text, *s) or row_at(index, text.rfind("\n", 0, s.start) + 1)]
    several = len(spans) > 1 and (2 * len(labelled) >= len(spans) or 2 * len(gridded) >= len(spans))
    return spans if several else [sentence]


_LINE: Final = re.compile(r"[^\n]+")
_LABELLED: Final = re.compile(r"\s*[-*•]?\s*[^\W\d_][^\n:：.。]{1,48}[:：]\s*\S")
