"""Rows of printed tables: a figure's row label and column head, in place of the grammar of a sentence."""

import re
from typing import Final, NamedTuple

from extractor.fillers.baseline import periods
from extractor.fillers.baseline.periods import Period
from extractor.fillers.baseline.subjects import join
from extractor.source import Index
from schemas.evidence import Mention, Span

_GAP: Final = re.compile(r"[ \u00a0]*\t+[ \u00a0]*|[ \u00a0]*\|[ \u00a0]*|(?<=\S)[ \u00a0]{2,}(?=\S)")
_NUMERIC: Final = re.compile(
    r"[\s$€£¥(+\-−–~]*(?:US\$|RMB)?\s*\d[\d,.]*\s*(?:million|billion|thousand|[万亿mbk])?\s*(?:%|％|\)|pp|bps|[a-z*†]"
    r"|元)?\s*$"
)
_LETTERS: Final = re.compile(r"[^\W\d_]")
_YEAR: Final = re.compile(r"\s*(?:FY\s?)?(?:19|20)\d\d(?:[/–-]\d{2,4})?\s*(?:年)?\s*$")
_RULE: Final = re.compile(r"^[\s|:+=_-]*$")
_CHANGE: Final = re.compile(
    r"\bchange|\bgrowth\b|[+±]/?[-−]|y/y|yoy|year[- ]on[- ]year|\bincrease\b|同比|环比|增长|增减|比上年|较上年",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"[(（][^()（）]*[)）]")
_SIGN: Final = re.compile(r"[(（]\s*(%|％|per\s?cent|percent)\s*[)）]|(?<=\s)(%)\s*$")
_LOOK_UP: Final = 40
"""Lines above a row that may hold its column heads."""


class Cell(NamedTuple):
    """What table print says of a figure."""

    indicator: str
    period: Period | None
    change: bool
    """The column holds changes, not levels."""
    falls: bool
    """A minus or accounting brackets stand before the number."""
    dated: bool
    """The column head is a time, so it names no unit."""
    percent: str | None
    """The percent sign in the brackets of the column head."""


def row(index: Index, sentence: Span, figures: list[Mention]) -> dict[int, Cell] | None:
    """The cells of the figures by their start, None when the sentence is no table row."""
    text = index.text
    if len(figures) == 0 or _GAP.search(text, *sentence) is None:
        return None
    low, cells = _cells(text, sentence.start)
    if len(cells) < 2 or not _LETTERS.search(text, *cells[0]) or _NUMERIC.match(text[cells[0].start : cells[0].end]):  # noqa: PLR2004 -- a label and a figure
        return None
    found: dict[int, Cell] = {}
    for m in figures:
        column = next((k for k, c in enumerate(cells) if c.start <= m.start < c.end), None)
        if not column or not _NUMERIC.match(text[cells[column].start : cells[column].end]):
            return None
        head = _head(text, low, column, len(cells))
        found[m.start] = _cell(index, m, cells[0], head)
    return found


def _cells(text: str, at: int) -> tuple[int, list[Span]]:
    """Start of the line and its cells; the bars at the ends of a line are no cells."""
    low = text.rfind("\n", 0, at) + 1
    high = text.find("\n", at)
    high = high if high >= 0 else len(text)
    edges = [low]
    for gap in _GAP.finditer(text, low, high):
        edges += [gap.start(), gap.end()]
    edges.append(high)
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return low, [s for k, s in enumerate(spans) if text[s.start : s.end].strip() or 0 < k < len(spans) - 1]


def _head(text: str, low: int, column: int, width: int) -> Span | None:
    """The head of the column: the nearest line above of the same width, or one cell short, whose cell is words."""
    blank = 0
    for _ in range(_LOOK_UP):
        if low == 0:
            return None
        above = text.rfind("\n", 0, low - 1) + 1
        line = text[above : low - 1]
        low = above
        if not line.strip():
            blank += 1
            if blank > 1:
                return None
            continue
        if _RULE.match(line):
            continue
        _, cells = _cells(text, above)
        place = column - (width - len(cells))
        if len(cells) not in (width, width - 1) or not 0 <= place < len(cells):
            continue
        cell = text[cells[place].start : cells[place].end]
        if _YEAR.match(cell) or (_LETTERS.search(cell) and not _NUMERIC.match(cell)):
            return cells[place]
    return None


def _cell(index: Index, m: Mention, label: Span, head: Span | None) -> Cell:
    text = index.text
    period = _period(text, head) or _period(text, label)
    words = [] if period is not None and label.start <= period.start < label.end else [_named(text, label)]
    if head is not None and not (period is not None and head.start <= period.start < head.end):
        words.append(_named(text, head))
    dated = head is not None and period is not None and head.start <= period.start < head.end
    change = head is not None and _CHANGE.search(text, *head) is not None
    falls = text[m.start - 1 : m.start] in ("-", "−", "–", "(")
    sign = _SIGN.search(text, *head) if head is not None else None
    return Cell(
        join(*words) or _named(text, label),
        period,
        change,
        falls,
        dated,
        (sign.group(1) or sign.group(2)) if sign else None,
    )


def _period(text: str, span: Span | None) -> Period | None:
    if span is None:
        return None
    found = periods.find(text, *span) or periods.find_chinese(text, *span)
    return found[0]._replace(compared=False) if found else None


def _named(text: str, span: Span) -> str:
    return _BRACKETS.sub("", text[span.start : span.end]).strip(" :*-•|")


def lines(text: str, sentence: Span) -> list[Span]:
    """A run of `label: figure` lines as sentences of their own, else the sentence itself."""
    if "\n" not in text[sentence.start : sentence.end]:
        return [sentence]
    spans = [Span(m.start(), m.end()) for m in _LINE.finditer(text, *sentence)]
    labelled = [s for s in spans if _LABELLED.match(text, *s)]
    return spans if len(spans) > 1 and 2 * len(labelled) >= len(spans) else [sentence]


_LINE: Final = re.compile(r"[^\n]+")
_LABELLED: Final = re.compile(r"\s*[-*•]?\s*[^\W\d_][^\n:：.。]{1,48}[:：]\s*\S")
