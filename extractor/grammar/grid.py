"""The grid above a table row: its column heads, line by line, and its caption."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from schemas.evidence import Span

GAP: Final = re.compile(r"[ \u00a0]*\t+[ \u00a0]*|[ \u00a0]*\|[ \u00a0]*|(?<=\S)(?:[ \u00a0]{2,}|\u3000+)(?=\S)")
NUMERIC: Final = re.compile(
    r"[\s$€£¥(+\-−–~]*(?:US\$|RMB)?\s*\d[\d,.\s]*(?:million|billion|thousand|[万亿mbk])?\s*\)?\s*(?:%|％|pp|bps|[a-z*†]"
    r"|元)?(?:\s*[(\[]\s*[\d.,]+\s*(?:[-–—,;]|to)\s*[-−]?[\d.,]+\s*[)\]])?\s*$|\s*[-–—.…:]+\s*$|\s*n\.?a\.?\s*$"
)
LETTERS: Final = re.compile(r"[^\W\d_]")
YEAR: Final = re.compile(r"\s*(?:FY\s?)?(?:19|20)\d\d(?:[/–-]\d{2,4})?\s*(?:年)?\s*(?:\([a-z]\)|[*†])?\s*$")
_RULE: Final = re.compile(r"^[\s|:+=_—–-]*$")
_CAPTION: Final = re.compile(r"\s*(?:Table|Exhibit|Annex|Figure|表|附表)\s?[\w.-]*\d")
_LOOK_UP: Final = 60
"""Lines above a row that may hold its column heads."""
_LONG: Final = 110
"""Code points of the longest caption."""
_SENTENCE: Final = (".", "。", "；", ";", "!", "?", "？")


class Grid(NamedTuple):
    """What stands above the rows of a table."""

    heads: tuple[tuple[Span, ...], ...]
    """Head lines from the top down; the cells of each."""
    caption: Span | None
    units: Span | None
    """A line of its own that names the unit (`Unit: ...`, `in thousands`)."""
    first: int = 0
    """Where the line of its first row begins."""


_UNIT_LINE: Final = re.compile(
    r"\s*[(（]?\s*(?:Units?\s*[:：]|单位\s*[:：]|in\s+(?:thousands?|millions?|billions?)\b)", re.IGNORECASE
)


def cells(text: str, at: int) -> tuple[int, list[Span]]:
    """Start of the line and its cells; the bars at the ends of a line are no cells."""
    low = text.rfind("\n", 0, at) + 1
    high = text.find("\n", at)
    high = high if high >= 0 else len(text)
    while low < high and text[low] in " \u00a0\u3000":
        low += 1
    edges = [low]
    for gap in GAP.finditer(text, low, high):
        edges += [gap.start(), gap.end()]
    edges.append(high)
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return low, [s for k, s in enumerate(spans) if text[s.start : s.end].strip() or 0 < k < len(spans) - 1]


def grid(text: str, low: int) -> Grid:
    """The heads and caption above the line that begins at `low`."""
    low = first = text.rfind("\n", 0, low) + 1
    heads: list[tuple[Span, ...]] = []
    caption: Span | None = None
    units: Span | None = None
    blank = 0
    for above, line in _lines_above(text, low):
        if not line.strip():
            blank += 1
            if blank > 1 or units is not None:
                break
            continue
        found = cells(text, above)[1]
        if _UNIT_LINE.match(line) and len(found) == 1:
            units = found[0]
        elif len(found) > 1 or (not heads and _dated(text, found)):
            if _head_line(text, found):
                heads.append(tuple(found))
            elif heads:
                break  # the rows of another table
        else:
            prose = line.rstrip().endswith(_SENTENCE)
            if _is_caption(line, heads=bool(heads)):
                caption = found[0]
            if heads or caption is not None or blank or prose:
                break
    return Grid(tuple(reversed(heads)), caption, units, first)


def _lines_above(text: str, low: int) -> Iterator[tuple[int, str]]:
    """The lines above an offset, the nearest first, without the ruled ones."""
    for _ in range(_LOOK_UP):
        if low == 0:
            return
        above = text.rfind("\n", 0, low - 1) + 1
        line = text[above : low - 1]
        low = above
        if not line.strip() or not _RULE.match(line):
            yield above, line


def _is_caption(line: str, *, heads: bool) -> bool:
    return len(line) <= _LONG and not line.rstrip().endswith(_SENTENCE) and (heads or _CAPTION.match(line) is not None)


def _dated(text: str, found: list[Span]) -> bool:
    return bool(found) and all(YEAR.match(text[a:b]) for a, b in found)


def _head_line(text: str, found: list[Span]) -> bool:
    """Whether the cells are heads: words, or nothing but years."""
    words = [text[a:b] for a, b in found]
    years = [w for w in words if YEAR.match(w)]
    if len(years) == len(words) or (len(years) >= len(words) - 1 and not NUMERIC.match(words[0])):
        return True
    return not any(NUMERIC.match(w) for w in words[1:] if w.strip() and not YEAR.match(w)) and any(
        LETTERS.search(w) for w in words[1:]
    )


def heads_of(text: str, table: Grid, column: int, width: int, place: Span) -> list[Span]:
    """The head cells over a column, from the top down; `column` counts value columns from 0, `width` is how many."""
    over = []
    for line in table.heads:
        found = list(line)
        if len(found) == width + 2 and not LETTERS.search(text, *found[-1]):
            found.pop()
        if len(found) > width:
            cell: Span | None = found[len(found) - width + column]
        elif len(found) == width:
            cell = found[column]
        elif width % len(found) == 0:
            cell = found[column // (width // len(found))]
        elif width % max(1, len(found) - 1) == 0 and len(found) > 1:
            cell = found[1:][column // (width // (len(found) - 1))]
        else:
            cell = _nearest(text, found, place)
        if cell is not None and text[cell.start : cell.end].strip():
            over.append(cell)
    return over


def _nearest(text: str, found: list[Span], place: Span) -> Span | None:
    """The head whose right edge stands nearest to that of the cell."""
    at = place.end - text.rfind("\n", 0, place.start)
    return min(found, key=lambda s: abs(s.end - text.rfind("\n", 0, s.start) - at))
