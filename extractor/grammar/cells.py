"""Where a number stands in a printed table: its row, the heads over its column, the caption and the line of units."""

import re
from typing import NamedTuple

from extractor.grammar.grid import GAP, LETTERS, NUMERIC, YEAR, Grid, cells, grid, heads_of
from extractor.source import Index, remembered
from schemas.evidence import Mention, Span

_UNIT_HEAD = re.compile(r"\s*(?:units?(?: of measure\w*)?|measure|单位|计量单位)\s*$", re.IGNORECASE)
_CORNER = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
_GAP_PARTS = ("  ", "\t", "|", "\u00a0", "\u3000")
"""What every gap between cells holds some of: most lines hold none, and no pattern need be tried."""
_INTERVAL = re.compile(r"[(\[]\s*[\d.,]+\s*(?:[-–—,;]|to)\s*[-−]?[\d.,]+\s*[)\]]\s*$")
"""`(10.9-14.1)`: no column of its own, however far it is set off from its figure."""
_LONGEST = 1000
"""Code points of a line; no row of a table is longer, and it bounds the work on a row."""


_SIGN = re.compile(r"[\s(]*(?P<sign>(?:US|HK|NT|[ACSR])?[$]|[£€¥₩₹₽])")


class Cell(NamedTuple):
    """One figure of a table and the words that are said of it."""

    label: Span
    heads: tuple[Span, ...]
    """Over its own column, from the top down."""
    table: Grid
    row: tuple[Span, ...]
    """The cells of its line from the label on."""
    column: int
    """Which cell of the row it is; the label is 0."""

    def heads_over(self, text: str, column: int) -> tuple[Span, ...]:
        """The heads over another column of the same row."""
        return tuple(heads_of(text, self.table, column - 1, len(self.row) - 1, self.row[column]))


def shared_units(index: Index, cell: Cell) -> list[Span]:
    """Where the unit of a whole row or table is named: a cell for units, the corner, the caption, a line of its own."""
    text, spans = index.text, []
    for column in range(1, len(cell.row)):
        heads = cell.heads_over(text, column)
        if heads and _UNIT_HEAD.match(text, *heads[-1]):
            spans.append(cell.row[column])
    return spans + _table_units(text, cell.table)


def sign_above(index: Index, cell: Cell) -> Span | None:
    """The currency sign that the first row of the table prints in this column, for all the rows below it."""
    row = index.remember(("cells", cell.table.first), lambda: _row(index.text, cell.table.first))
    if len(row) != len(cell.row):
        return None
    hit = _SIGN.match(index.text, *row[cell.column])
    return Span(*hit.span("sign")) if hit else None


def units_above(index: Index, mention: Mention) -> list[Span]:
    """For a line that is joined to the rows of a table right above it: where that table names its unit."""
    low = _line_of(index.text, mention.start)
    above = _line_of(index.text, low - 1) if low else None
    if above is None or not _cells(index, above):
        return []
    return _table_units(index.text, _grid(index, above))


def _table_units(text: str, table: Grid) -> list[Span]:
    corner = table.heads[-1][0] if table.heads else None
    named = corner if corner is not None and _CORNER.search(text, *corner) else None
    return [s for s in (table.units, table.caption, named) if s is not None]


def _cells(index: Index, low: int) -> tuple[Span, ...]:
    return index.remember(("cells", low), lambda: _row(index.text, low))


def _grid(index: Index, low: int) -> Grid:
    top = _top(index, low)
    return index.remember(("grid", top), lambda: grid(index.text, top))


def _line_of(text: str, position: int) -> int | None:
    """Where the line of a position begins; None in a line too long for a row."""
    lo = max(0, position - _LONGEST)
    low = text.rfind("\n", lo, position)
    return low + 1 if low >= 0 or not lo else None


@remembered
def cell_of(index: Index, mention: Mention) -> Cell | None:
    """The table cell the mention stands in; None outside tables."""
    text = index.text
    low = _line_of(text, mention.start)
    if low is None:
        return None
    row = _cells(index, low)
    if not row:
        return None
    column = next((k for k, c in enumerate(row) if c.start <= mention.start < c.end), 0)
    if not column or not NUMERIC.match(text[row[column].start : row[column].end]):
        return None
    table = _grid(index, low)
    heads = tuple(heads_of(text, table, column - 1, len(row) - 1, row[column]))
    return Cell(row[0], heads, table, row, column)


def _row(text: str, low: int) -> tuple[Span, ...]:
    """The cells of the line from its label on; empty when it is no row of figures."""
    end = text.find("\n", low, low + _LONGEST)
    if end < 0 and low + _LONGEST < len(text):
        return ()
    line = text[low : end if end >= 0 else len(text)]
    if not any(part in line for part in _GAP_PARTS) or GAP.search(line) is None:
        return ()
    found = _joined(text, cells(text, low)[1])
    if len(found) > 2 and not LETTERS.search(text, *found[0]) and LETTERS.search(text, *found[1]):  # noqa: PLR2004 -- a row number before the label
        found = found[1:]
    if len(found) < 2:  # noqa: PLR2004 -- a label and a figure
        return ()
    words = [text[a:b] for a, b in found]
    labelled = YEAR.match(words[0]) or (LETTERS.search(words[0]) and not NUMERIC.match(words[0]))
    figures = any(NUMERIC.match(w) and not YEAR.match(w) for w in words[1:])
    return tuple(found) if labelled and figures else ()


def _joined(text: str, found: list[Span]) -> list[Span]:
    """The cells; an interval is one with the figure before it, a lone currency sign with the one behind."""
    merged: list[Span] = []
    for cell in found:
        last = text[slice(*merged[-1])] if merged else ""
        if last and ((_INTERVAL.match(text, *cell) and NUMERIC.match(last)) or _SIGN.fullmatch(last)):
            merged[-1] = Span(merged[-1].start, cell.end)
        else:
            merged.append(cell)
    return merged


def _top(index: Index, low: int) -> int:
    """Start of the first of the rows that stand line upon line down to this one."""
    text, climbed = index.text, [low]
    while (known := index.memo.get(("top", climbed[-1]))) is None:
        at = climbed[-1]
        above = _line_of(text, at - 1) if at else None
        if above is None or not _cells(index, above):
            known = at
            break
        climbed.append(above)
    for line in climbed:
        index.memo["top", line] = known
    return int(known)
