"""Rows of printed tables: a figure's row label and column head, in place of the grammar of a sentence."""

from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.change.comparisons import bases, bases_chinese
from extractor.fillers.baseline.period import chinese_periods, periods
from extractor.fillers.baseline.period.periods import Period
from extractor.fillers.baseline.quantity.table_pairs import TIME_WORDS, WHOLE, Cell, without_change
from extractor.fillers.baseline.quantity.table_units import BRACKETS, behind, unit_of
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words.lexicon import GENERIC
from extractor.fillers.baseline.words.subjects import join
from extractor.grammar import cells
from extractor.grammar.cells import cell_of, grid_at, row_at, stacked
from extractor.grammar.grid import GAP, MOVED, NUMERIC
from extractor.grammar.heads import Grid, column_of
from extractor.source import Index
from schemas.evidence import Mention, Span

_CHANGE: Final = re.compile(
    r"\bchange|\bgrowth\b|[+±]/?[-−]|y/y|yoy|m/m|q/q|(?:year|month|quarter|week)[- ]on[- ]|\bincrease\b|\bvariation\b"
    r"|\bover the (?:year|month)\b|同比|环比|增长|增减|增幅|比上年|较上年|比上月",
    re.IGNORECASE,
)
_ADJUSTED: Final = re.compile(
    r"(?:organic(?:ally)?|like[- ]for[- ]like|(?:at\s+)?constant\s+(?:currenc(?:y|ies)|exchange\s+rates)"
    r"|currency[- ](?:adjusted|neutral)"
    r"|nominal|real)\W*",
    re.IGNORECASE,
)
"""`Change, %  Organic, %`: the same change without something."""
_DIMENSION: Final = re.compile(
    r",\s*(?:selected|main|principal|by)\b.*$|(?<=\w)\s+by\s+(?:port|region|month|type|kind|sector|age|sex|product|industry|country|group"
    r"|place|area|category|quarter|year|district|province|segment)\b.*$",
    re.IGNORECASE,
)
"""Of a caption, what its rows are told by."""
_ON: Final = re.compile(
    r"\b(?:on|over|from|since|against|vs\.?|versus|compared\s+(?:with|to)):?\s+(?:the\s+)?[A-Za-z\d][^(),%]*",
    re.IGNORECASE,
)
_PER: Final = re.compile(r"\bper\s+\d[\d, ]*(?:\s+[a-z]+){0,2}", re.IGNORECASE)
_PLACES: Final = re.compile(
    r"\s*(?:regions?|areas?|provinces?|countr(?:y|ies)|states?|cit(?:y|ies)|districts?|count(?:y|ies)|municipalit\w+"
    r"|prefectures?|territor\w+|ports?|courts?|地区|省份|省市|城市|国家|区县|市县|辖区|地市|市州|区域|县别|区别|口岸)\s*(?:$|[（(\s])",
    re.IGNORECASE,
)
_ROW_NUMBER: Final = re.compile(r"\s*\d{1,2}[.)]?\s+")
_BY_PLACE: Final = re.compile(
    r"\bby\s+(?:region|province|county|city|district|state|municipality|prefecture)\b", re.IGNORECASE
)
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_SHORTENED: Final = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$")
_OVER_TIME: Final = re.compile(r"/\d\d(?!\d)")
"""`Jan.-July 25/24`: a time over the one before it."""
_LOOSE: Final = re.compile(r"(?:(?<=\s)|^)[a-z*†](?=\s|$)|(?<=\s)\d\)|(?<=[^\W\d])\d\)")
"""Footnote marks that stand in the words of a head or label."""
_GROWTHS: Final = re.compile(
    r"(?:percent(?:age)?|per\s?cent|%|annual|monthly|quarterly)\s+(?:changes?|growth)|growth\s+rates?|(?:同比|环比)增[长速]|涨跌幅度?",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(r"\b(?:on|over|from|since|against|vs|versus|than|compared)\b|[±+]/?[-−]", re.IGNORECASE)
_PLAIN: Final = re.compile(
    r"^(?:#+|[一二三四五六七八九十]+、|其中[：:]?)+|(?<=^[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff]$)|^of which:?\s+"
    r"|绝对量|(?:本月|累计|当月|本期)?(?:数值|总量|完成额)$|^(?:本月|累计|当月|本期)$"
)
"""Words of Chinese tables that name nothing: `of which`, `absolute figure`."""
_SUMMARY: Final = re.compile(
    r"\b(?:selected|main|key|principal|headline)\s+(?:\w+\s+){0,2}(?:measures|indicators|results|figures|data)\b"
    r"|\b(?:quick facts|summary|overview|at a glance|status)\b|^\W*(?:condensed|consolidated)\b"
    r"|主要.{0,4}(?:数据|指标)",
    re.IGNORECASE,
)
"""A caption that tells nothing of what one row is about."""
_UNIT_HEAD: Final = re.compile(r"\s*(?:units?|measure|单位|计量单位)\s*$", re.IGNORECASE)
_FALLEN: Final = ("减少", "下降", "降低", "缩短", "回落")
_NOTE: Final = re.compile(r"\s*[(（](?:[a-z]|\d|[ivx]+)[)）]|[*†]+")


class Tables:
    """Reads the rows of a release in order; the heads of a table are read once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.text = index.text

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
            if not (NUMERIC.match(text[place.start : place.end]) or MOVED.match(text, *place)):
                if self._names_unit(table, column, found):
                    continue
                return None
            cell = cell_of(self.index, m)
            if cell is not None:
                row[m.start] = self._cell(m, cell)
        return row or None

    def _heads(self, table: Grid, column: int, found: list[Span]) -> list[Span]:
        return list(table.over[column_of(self.text, table, tuple(found), column)])

    def _names_unit(self, table: Grid, column: int, found: list[Span]) -> bool:
        heads = self._heads(table, column, found)
        return bool(heads) and _UNIT_HEAD.match(self.text[heads[-1].start : heads[-1].end]) is not None

    def _cell(self, m: Mention, place: cells.Cell) -> Cell:
        text, label, heads, table = self.text, place.label, place.heads, place.table
        words = stacked(text, heads)
        over = next((p for h in reversed(heads) if (p := self._period(h))), None)
        change = _CHANGE.search(words) is not None or _ADJUSTED.fullmatch(words) is not None or self._all_changes(place)
        named = [self._named(h) if change or (p := self._period(h)) is None else self._rest(h, p) for h in heads]
        dated = over is not None and (not change or not _AGAINST.search(words))
        period = (over if dated else None) or self._period(label)
        about = "" if period is None or not label.start <= period.start < label.end else self._rest(label, period)
        row = about if period is not None and label.start <= period.start < label.end else self._named(label)
        corners = [line[len(line) - len(table.columns)] for line in table.heads if len(line) >= len(table.columns) > 0]
        regional = any(_PLACES.match(text, *corner) for corner in corners)  # a row number may stand before the label
        regional = regional or (table.caption is not None and _BY_PLACE.search(text, *table.caption) is not None)
        if change and over is None and period is None:
            period = self._beside(place)
        if period is None and table.caption is not None:
            period = self._period(table.caption)
        scope = None
        if regional and not WHOLE.match(row):
            scope, row = Scope(*self._bare(label), label.start, body=True), ""
        elif regional and _HAN.search(row):
            row = ""
        timed = self._timed(heads) if dated else None
        told = None if timed is None else _stacked_time(stacked(text, heads[timed]))
        if timed is not None:
            named = [w for k, w in enumerate(named) if not timed.start <= k < timed.stop]
        named_heads = [w for w in named if w]
        if change:
            named_heads = [
                w for w in named_heads if without_change(w.lower()).strip(" %％:：,") and not _stacked_time(w)
            ]
        named = [w for w in (_PER.sub("", w).strip() for w in named_heads) if w]
        if _brief(" ".join(named)) and (not change or not row):
            named = [self._subject(table), *named] if _HAN.search(" ".join(named)) else [*named, self._subject(table)]
        falls = text.startswith(("-", "−", "–", "("), m.start - 1) or text.startswith(_FALLEN, m.start - 2)
        unit = unit_of(
            self.index, m, place, words, " ".join(named_heads), change=change or (m.kind == "change" and not dated)
        )
        if (at_label := behind(row)) is not None:
            row = row.removesuffix(at_label).rstrip(" ,").removesuffix(", in")
        basis = self._basis(words) if change else None
        if change and basis is None and table.caption is not None and self._all_changes(place):
            basis = self._basis(" ".join(text[slice(*(table.units or table.caption))].split()))
        indicator = join(row, *named) or row or m.text
        return Cell(indicator, period, scope, unit, change, dated, falls, basis, words, told)

    def _timed(self, heads: tuple[Span, ...]) -> slice | None:
        """The heads of one column, two or more, that say its time together."""
        runs = [slice(a, b) for a in range(len(heads)) for b in range(len(heads), a + 1, -1)]
        return next((run for run in runs if _stacked_time(stacked(self.text, heads[run]))), None)

    def _all_changes(self, place: cells.Cell) -> bool:
        """Whether the caption or the line of units says that all figures of a table by time are changes."""
        told = (place.table.units, place.table.caption)
        timed = all(_stacked_time(stacked(self.text, heads)) for heads in place.table.over)
        return timed and any(s is not None and _GROWTHS.search(self.text, *s) for s in told)

    def _beside(self, place: cells.Cell) -> Period | None:
        """The time over the nearest column to the left, for changes under a head without one."""
        own = column_of(self.text, place.table, place.row, place.column)
        for heads in reversed(place.table.over[:own]):
            if not _CHANGE.search(stacked(self.text, heads)):
                return next((p for h in reversed(heads) if (p := self._period(h))), None)
        return None

    def _subject(self, table: Grid) -> str:
        """The words of the caption that say what the table is of, without its number and its time."""
        corner = table.heads[-1][0] if table.heads else None
        told = self.text[slice(*corner)].strip() if corner is not None else ""
        if corner is not None and behind(told) and table.caption != corner:
            return told[: told.rindex(",")]  # `Sales, EUR million` over the labels
        if table.caption is None:
            return ""
        words = self.text[table.caption.start : table.caption.end]
        for p in reversed(self._times(table.caption)):
            words = words[: p.lead - table.caption.start] + words[p.end - table.caption.start :]
        words = re.sub(
            r"(?i)^\s*(?:Summary\s+)?(?:(?:Table|Exhibit|Annex(?:ure)?|Appendix|图?表)\s?(?:[\w.-]*\d+|[A-Z]+(?=[.:]))|附表\d*)[.:：\s]*(?:[-–]\s+)?",
            "",
            words,
        )
        words = re.sub(r"(?i)^\s*(?:annex|appendix)\b[:.\s]*", "", words)
        if _SUMMARY.search(words) or words.isupper():
            return ""
        words = re.sub(r",?\s*(?:not\s+)?(?:seasonally|calendar)[\s-]adjusted\b|,?\s*unaudited\b", "", words)
        if (unit := behind(words)) is not None:
            words = words.strip().removesuffix(unit).removesuffix("in ")
        return _DIMENSION.sub("", BRACKETS.sub("", words)).strip(" ,:;.，")

    def _basis(self, words: str) -> str | None:
        """What the head of a column of changes says they are measured against."""
        found = bases(words, 0, len(words)) or bases_chinese(words, 0, len(words))
        if found:
            begin, end = found[0].start, found[0].end
        else:
            on = _ON.search(words)
            if on is None:
                return None
            begin, end = on.start(), on.start() + len(on.group().rstrip())
        end += words[end : end + 1] == "." and _SHORTENED.search(words, begin, end) is not None
        return words[begin:end]

    def _times(self, span: Span) -> list[Period]:
        found = chinese_periods.find(self.text, *span) or periods.find(self.text, *span)
        based = [m.span() for m in re.finditer(r"[(（][^()（）]*=\s?\d+[)）]", self.text[span.start : span.end])]
        return [p for p in found if not any(a <= p.start - span.start < b for a, b in based)]

    def _period(self, span: Span) -> Period | None:
        found = self._times(span)
        if not found:
            return None
        over = _OVER_TIME.match(self.text, found[0].end, span.end)
        return found[0]._replace(compared=False, end=over.end() if over is not None else found[0].end)

    def _rest(self, label: Span, period: Period) -> str:
        words = self.text[label.start : period.lead] + " " + self.text[period.end : label.end]
        return _PLAIN.sub("", _LOOSE.sub("", BRACKETS.sub("", words)).strip(" :*-•|"))

    def _bare(self, span: Span) -> Span:
        note = _NOTE.search(self.text, *span)
        row = _ROW_NUMBER.match(self.text, *span)
        return Span(row.end() if row is not None else span.start, note.start() if note is not None else span.end)

    def _named(self, span: Span) -> str:
        words = BRACKETS.sub("", " ".join(self.text[slice(*span)].split())).strip(" :*-•|%％│.")
        return _PLAIN.sub("", _LOOSE.sub("", words)).strip(" :*-•|%％│　")


def _stacked_time(words: str) -> str | None:
    """The time that heads of one column say together."""
    return words.rstrip(" ,") if TIME_WORDS.fullmatch(words) else None


def _brief(named: str) -> bool:
    """Whether the words of a head tell too little of what its column counts."""
    if _HAN.search(named):
        return len(named) <= _BRIEF
    return all(w.lower() in GENERIC for w in named.split())


_BRIEF: Final = 2


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
