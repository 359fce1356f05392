"""Where a number stands in a printed table: its row, the heads over its column, the caption and the line of units."""

import re
from typing import NamedTuple

from extractor.grammar.grid import LETTERS, LONGEST, MOVED, NUMERIC, SIGN, YEAR, close_row, row
from extractor.grammar.heads import Grid, Row, column_of, grid, words
from extractor.source import Index, remembered
from schemas.evidence import Mention, Span

_UNIT_HEAD = re.compile(r"\s*(?:units?(?: of measure\w*)?|measure|单位|计量单位)\s*$", re.IGNORECASE)
_CORNER = re.compile(
    r"[(（\[]([^()（）\[\]]*)[)）\]]\s*$|,\s+(?!\w+ed\b)[^\s,;()]+(?:\s[^\s,;()]+)?\s*$"
    r"|(?:^\s*|\b[Ii]n\s+)(?:[MKTk]?[A-Z]{3}|Rs\.?|Tk\.?|(?:US|HK)?[$€£¥₹₩])\s?(?:mn?|bn|k|(?:million|billion|thousand)s?|crore|lakh)?\s*$"
)
"""`Sales, tonnes`, `Takings (EUR m)`, `Amounts in SEK million`, `MEUR`: a corner that says of what the figures are."""
_EXCEPT = re.compile(r"\s*[,;，]?\s*\b(?:except|other than|excluding|unless)\b[^;；)）]*", re.IGNORECASE)
"""`in millions, except per share amounts`: not the unit of the table."""
_MARKS = re.compile(r"\s*[(（]?\b[a-z][)）]|(?<=\d)\s?[a-z]$|\s+[a-z]$|\s*[*†‡]+|\s*\b\d\)|(?<=[^\W\d])[¹²³]")
"""Footnote marks behind the words of a head."""
_NOTE = re.compile(
    r"^\W*(?:notes?\W+)?(?:(?:all|the|figures|amounts|values|data|numbers|money|prices)\b[^.;]{0,30}\s)?in\s|\bunits?\s*:"
    r"|\b(?:figures|amounts|values|data|numbers)\b[^.;]{0,30}\bin\b|(?:计量)?单位|以[^，。]{1,8}(?:计|为单位)",
    re.IGNORECASE,
)
"""A note that says of what the figures of a table are."""
_NOTES = 12
"""Lines below a table in which its notes are looked for."""
_ROWS = 400
"""Rows that are looked through for the columns of a table."""


class Cell(NamedTuple):
    """One figure of a table and the words that are said of it."""

    label: Span
    heads: tuple[Span, ...]
    """Over its own column, from the top down."""
    table: Grid
    row: Row
    """The cells of its line from the label on."""
    column: int
    """Which cell of the row it is; the label is 0."""

    def heads_over(self, text: str, column: int) -> tuple[Span, ...]:
        """The heads over another column of the same row."""
        return self.table.over[column_of(text, self.table, self.row, column)]


@remembered
def cell_of(index: Index, mention: Mention) -> Cell | None:
    """The table cell the mention stands in; None outside tables."""
    low = _line_of(index.text, mention.start)
    if low is None:
        return None
    line = row_at(index, low)
    if not line:
        return None
    column = next((k for k, c in enumerate(line) if c.start <= mention.start < c.end), 0)
    if not column:
        return None
    words = index.text[slice(*line[column])]
    if not (NUMERIC.match(words) or MOVED.match(words)):
        return None
    table = grid_at(index, low)
    return Cell(line[0], table.over[column_of(index.text, table, line, column)], table, line, column)


def row_at(index: Index, low: int) -> Row:
    """The cells of the line that begins at `low`, from its label on; empty when it is no row of a table."""
    return index.remember(("cells", low), lambda: row(index.text, low) or _close(index, low))


def grid_at(index: Index, low: int) -> Grid:
    """What stands above the row that begins at `low`."""
    top = _top(index, low)
    return index.remember(("grid", top), lambda: _grid(index, top))


def stacked(text: str, heads: tuple[Span, ...]) -> str:
    """The words of the heads over one column, read from the top down, without footnote marks."""
    return " ".join(" ".join(_MARKS.sub("", text[slice(*head)]).split()) for head in heads).strip()


def shared_units(index: Index, cell: Cell) -> list[Span]:
    """Where the unit of a whole row or table is named: a cell for units, the corner, the caption, a line of its own."""
    text, spans = index.text, []
    for column in range(1, len(cell.row)):
        heads = cell.heads_over(text, column)
        if heads and _UNIT_HEAD.match(text, *heads[-1]):
            spans.append(cell.row[column])
    return spans + _table_units(text, cell.table)


def noted_units(index: Index, cell: Cell) -> list[Span]:
    """The notes below the table of a cell, which may name the unit of its figures."""
    return index.remember(("notes", cell.table.first), lambda: _notes(index, cell.table.first))


def sign_above(index: Index, cell: Cell) -> Span | None:
    """The currency sign that the first row of the table prints in this column, for all the rows below it."""
    line = row_at(index, cell.table.first)
    own = column_of(index.text, cell.table, cell.row, cell.column)
    for place in range(1, len(line)):
        if column_of(index.text, cell.table, line, place) == own:
            hit = SIGN.match(index.text, *line[place])
            return Span(*hit.span("sign")) if hit else None
    return None


def units_above(index: Index, mention: Mention) -> list[Span]:
    """For a line that is joined to the rows of a table right above it: where that table names its unit."""
    low = _line_of(index.text, mention.start)
    above = _line_of(index.text, low - 1) if low else None
    if above is None or not row_at(index, above):
        return []
    return _table_units(index.text, grid_at(index, above))


def _table_units(text: str, table: Grid) -> list[Span]:
    corner = table.heads[-1][0] if table.heads else None
    named = corner if corner is not None and _CORNER.search(text, *corner) else None
    return [part for s in (table.units, table.caption, named) if s is not None for part in _without(text, s)]


def _without(text: str, place: Span) -> list[Span]:
    """The parts of a place that say what its figures are, without what is excepted."""
    parts, at = [], place.start
    for hit in _EXCEPT.finditer(text, *place):
        parts.append(Span(at, hit.start()))
        at = hit.end()
    parts.append(Span(at, place.end))
    return [p for p in parts if text[slice(*p)].strip(" ()（）")]


def _line_of(text: str, position: int) -> int | None:
    """Where the line of a position begins; None in a line too long for a row."""
    lo = max(0, position - LONGEST)
    low = text.rfind("\n", lo, position)
    return low + 1 if low >= 0 or not lo else None


def _close(index: Index, low: int) -> Row:
    """A row whose cells stand one blank apart, if a line of as many heads stands over it and its like."""
    line = close_row(index.text, low)
    if not line:
        return ()
    at, same = low, [low]
    while (above := _line_of(index.text, at - 1) if at else None) is not None:
        known = index.memo.get(("cells", above))
        if known is not None and len(known) == len(line):
            return line
        if len(close_row(index.text, above)) != len(line):
            break
        same.append(above)
        at = above
    headed = above is not None and _headed(index.text, above, len(line))
    for at in same:
        index.memo["cells", at] = close_row(index.text, at) if headed else ()
    return line if headed else ()


def _headed(text: str, low: int, width: int) -> bool:
    """Whether the line is as many words as a row has cells, and no figures."""
    named = [text[slice(*w)] for w in words(text, low)]
    return len(named) == width and not any(NUMERIC.match(w) and not YEAR.match(w) for w in named)


def _grid(index: Index, top: int) -> Grid:
    text, low = index.text, top
    rows: list[Row] = []
    while len(rows) < _ROWS and (line := row_at(index, low)):
        rows.append(line)
        high = text.find("\n", low)
        if high < 0 or high + 1 >= len(text):
            break
        low = high + 1
    return grid(text, rows, top, close=not row(text, top))


def _notes(index: Index, first: int) -> list[Span]:
    text, low, blank = index.text, first, 0
    found: list[Span] = []
    for _ in range(_ROWS):
        high = text.find("\n", low)
        high = high if high >= 0 else len(text)
        line = text[low:high]
        if row_at(index, low):
            found, blank = [], 0
        elif not line.strip():
            blank += 1
        elif _NOTE.search(line):
            found.append(Span(low, high))
        elif LETTERS.search(line):
            blank += 1
        if blank > 1 or len(found) > _NOTES or high == len(text):
            break
        low = high + 1
    return found


def _top(index: Index, low: int) -> int:
    """Start of the first of the rows that stand line upon line down to this one."""
    text, climbed = index.text, [low]
    while (known := index.memo.get(("top", climbed[-1]))) is None:
        at = climbed[-1]
        above = _line_of(text, at - 1) if at else None
        if above is None or not row_at(index, above):
            known = at
            break
        climbed.append(above)
    for line in climbed:
        index.memo["top", line] = known
    return int(known)
