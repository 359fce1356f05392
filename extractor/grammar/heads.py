"""What stands above the rows of a table: its column heads, line by line, its caption and its line of units."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from extractor.grammar.grid import LETTERS, NUMERIC, YEAR, cells, reach, row
from schemas.evidence import Span

_RULE: Final = re.compile(r"^[\s|:+=_—–\-*.\u2500-\u257f]*$")
_CAPTION: Final = re.compile(
    r"\s*(?:(?:(?i:Summary\s+)?(?i:Table|Exhibit|Annex|Figure)|表|附表|图表)\s?[\w.-]*\d|附表[\s\u3000]"
    r"|(?:Table|Annex(?:ure)?|Appendix|Schedule)\s+(?:[A-Z]|[IVX]+)\s?[.:-])"
)
_UNIT_LINE: Final = re.compile(
    r"\s*(?:[(（\[][^()（）]{4,}[)）\]]\s*$"
    r"|[(（]?\s*(?:Units?\s*[:：]|(?:计量)?单位\s*[:：]))",
    re.IGNORECASE,
)
_SCALE_LINE: Final = re.compile(
    r"\s*(?:(?:figures|amounts|values|data)\s+)?(?:in\s+)?(?:thousands?|millions?|billions?|per\s?cent)\b",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"[^\s\u3000]+")
_DASHES: Final = re.compile(r"[-=_—–\u2500-\u257f]{3,}")
"""A line under a head that stands over several columns."""
_RUNS: Final = re.compile(r"[-=_—–\u2500-\u257f]{3,} {2,}[-=_—–\u2500-\u257f]{3,}")
_UNIT_CELL: Final = re.compile(
    r"\s*[(（]?\s*(?:[%％‰$£€]|[±+][/\-−–]{1,2}\s?[%％]?|[^()（）\d]{1,12}(?=[)）]))\s*[)）]?\s*$"
)
"""`(%)`, `+/-`: a head without a word."""
_COUNTED_OFF: Final = re.compile(r"\s*\(?\d{1,2}\)?\s*$")
"""`(1)`, `(2)`: the numbers of the columns."""
_LOOK_UP: Final = 60
"""Lines above a row that may hold its column heads."""
_LONG: Final = 110
"""Code points of the longest caption."""
_BESIDE: Final = 4
"""Columns of the screen between a head and the figures it stands over, at most."""
_SENTENCE: Final = (".", "。", "；", ";", "!", "?", "？")
Reach = tuple[int, int]
Row = tuple[Span, ...]


class Grid(NamedTuple):
    """What stands above the rows of a table."""

    heads: tuple[Row, ...]
    """Head lines from the top down; the cells of each."""
    over: tuple[Row, ...]
    """The heads over each column of figures, from the top down."""
    columns: tuple[Reach, ...]
    """Where the label and the columns of figures stand on the screen."""
    caption: Span | None
    units: Span | None
    """A line of its own that names the unit (`Unit: ...`, `in thousands`)."""
    first: int = 0
    """Where the line of its first row begins."""


class _Above(NamedTuple):
    heads: list[Row]
    reaches: dict[Span, Reach]
    """Where each head stands on the screen, with the line under it."""
    caption: Span | None = None
    units: Span | None = None


def grid(text: str, rows: Sequence[Row], first: int, *, close: bool = False) -> Grid:
    """The heads and the caption above rows that stand line upon line, the first from `first` on.

    `close`: the cells of rows and heads stand one blank apart.
    """
    width = max(map(len, rows))
    whole = [cells_of for cells_of in rows if len(cells_of) == width]
    reaches = [[reach(text, cell) for cell in cells_of] for cells_of in whole]
    columns = tuple((min(a for a, _ in column), max(b for _, b in column)) for column in zip(*reaches, strict=True))
    above = _above(text, first, columns, close=close)
    lowest = len(above.heads) - 1
    spread = [_spread(text, line, columns, above.reaches, lowest=k == lowest) for k, line in enumerate(above.heads)]
    over = tuple(
        tuple(
            cell
            for k, line in enumerate(spread)
            if (cell := line[column]) is not None and (not k or cell != spread[k - 1][column])
        )
        for column in range(width - 1)
    )
    return Grid(tuple(above.heads), over, columns, above.caption, above.units, first)


def column_of(text: str, table: Grid, line: Row, place: int) -> int:
    """Which column of figures, counted from 0, a cell of a row stands in; a row may leave columns empty."""
    if len(line) == len(table.columns):
        return place - 1
    left, right = reach(text, line[place])
    return min(range(len(table.columns) - 1), key=lambda k: _apart(table.columns[k + 1], (left, right)))


def _apart(one: Reach, other: Reach) -> tuple[int, int]:
    """How far two stretches of a line are apart, and their right edges."""
    return max(0, one[0] - other[1], other[0] - one[1]), abs(one[1] - other[1])


def _above(text: str, first: int, columns: tuple[Reach, ...], *, close: bool) -> _Above:  # noqa: C901, PLR0912 -- a climb with its stops
    """Climbs from the rows over heads, unit line and caption."""
    heads: list[Row] = []
    reaches: dict[Span, Reach] = {}
    drawn: list[Reach] = []
    caption: Span | None = None
    units: Span | None = None
    blank = 0
    for above, line in _lines_above(text, first):
        if not line.strip():
            blank += 1
            if blank > 1:
                break
            continue
        found = words(text, above) if close and not heads else cells(text, above)[1]
        runs = [reach(text, cell) for cell in found if _DASHES.fullmatch(text, *cell)]
        found = [cell for cell in found if not _DASHES.fullmatch(text, *cell)]
        named = [cell for cell in found if text[slice(*cell)].strip()]
        if runs and not named:
            drawn = runs
            continue
        if caption is not None:  # `Table 4` on a line of its own, or the time on a line below it
            if _CAPTION.match(line) and not _CAPTION.match(text, caption.start):
                caption = Span(named[0].start, caption.end)
            break
        if all(_COUNTED_OFF.match(text[slice(*cell)]) for cell in named):
            continue
        if row(text, above):
            if heads or units is not None:
                break  # the rows of another table
            blank = 0
            continue
        over = len(named) == 1 and not blank and _over_figures(text, named[0], columns)
        if len(named) == 1 and (_UNIT_LINE.match(line) or (not over and _SCALE_LINE.match(line))):
            units = units or named[0]
            continue
        if _CAPTION.match(line) or (len(named) == 1 and not over and not _dated(text, named)):
            ended = line.rstrip().endswith(_SENTENCE) or len(line) > _LONG
            if not ended and (heads or units is not None or _CAPTION.match(line)):
                caption = Span(named[0].start, named[-1].end)
                blank = 0
            elif ended or heads or blank:
                break
        elif (over or len(named) > 1 or not heads) and not (heads and blank) and _head_line(text, found):
            heads.append(tuple(found))
            reaches.update({cell: _under(reach(text, cell), drawn) for cell in found})
            drawn = runs
        elif heads:
            break
    return _Above(heads[::-1], reaches, caption, units)


def _under(here: Reach, drawn: list[Reach]) -> Reach:
    """How far a head stands out, by the line that is drawn under it."""
    return next((line for line in drawn if line[0] <= here[0] and here[1] <= line[1]), here)


def words(text: str, low: int) -> list[Span]:
    """What stands between blanks in the line that begins at `low`."""
    high = text.find("\n", low)
    return [Span(*m.span()) for m in _WORDS.finditer(text, low, high if high >= 0 else len(text))]


def _lines_above(text: str, low: int) -> Iterator[tuple[int, str]]:
    """The lines above an offset, the nearest first, without the ruled ones."""
    for _ in range(_LOOK_UP):
        if low == 0:
            return
        above = text.rfind("\n", 0, low - 1) + 1
        line = text[above : low - 1]
        low = above
        if not line.strip() or not _RULE.match(line) or _RUNS.search(line):
            yield above, line


def _over_figures(text: str, cell: Span, columns: tuple[Reach, ...]) -> bool:
    """Whether a lone cell stands clear of the labels, over the figures."""
    left, right = reach(text, cell)
    return left >= columns[0][1] and right >= columns[1][0] - _BESIDE


def _dated(text: str, found: list[Span]) -> bool:
    return bool(found) and all(YEAR.match(text[a:b]) for a, b in found)


def _head_line(text: str, found: list[Span]) -> bool:
    """Whether the cells are heads: words, or nothing but years."""
    said = [text[a:b] for a, b in found if text[a:b].strip()]
    plain = [w for w in said if not YEAR.match(w) and not _UNIT_CELL.match(w)]
    if len(said) == 1 or not plain or (plain == said[:1] and not NUMERIC.match(said[0])):
        return True
    return not any(NUMERIC.match(w) for w in said[1:] if not YEAR.match(w)) and any(LETTERS.search(w) for w in said[1:])


def _spread(
    text: str, line: Row, columns: tuple[Reach, ...], reaches: dict[Span, Reach], *, lowest: bool
) -> list[Span | None]:
    """The cell of a head line over each column of figures."""
    width, found = len(columns) - 1, list(line)
    if len(found) == width + 2 and not LETTERS.search(text, *found[-1]) and not YEAR.match(text[slice(*found[-1])]):
        found.pop()
    raw = text[found[0].start : found[-1].end]
    placed = "\t" not in raw
    while placed and len(found) > width + 1 and _is_corner(text, found[0], columns):
        found = found[1:]  # a column of row numbers before the labels
    if len(found) == width + 1 or _cornered(text, found, columns, placed=placed):
        found = found[1:]
    cells_over: list[Span | None]
    if len(found) == width:
        cells_over = list(found)
    elif placed:
        cells_over = _by_place(found, [reaches[cell] for cell in found], columns[1:], lowest=lowest)
    elif width % len(found) == 0:
        cells_over = [found[k // (width // len(found))] for k in range(width)]
    else:
        cells_over = [None] * width
    for k in range(1, width):  # `Percent change from:` stands over all that follow
        left = cells_over[k - 1]
        if cells_over[k] is None and left is not None and text[left.end - 1] in ":：":
            cells_over[k] = left
    return _filled(text, cells_over)


def _cornered(text: str, found: list[Span], columns: tuple[Reach, ...], *, placed: bool) -> bool:
    """Whether the first cell of a head line stands over the labels: by its place, else by what is left to share out."""
    width, rest = len(columns) - 1, len(found) - 1
    if not rest:
        return False
    if placed:
        return _is_corner(text, found[0], columns)
    return rest < width and width % (rest + 1) > 0 and width % rest == 0


def _filled(text: str, cells_over: list[Span | None]) -> list[Span | None]:
    """An empty head between bars or tabs is under the one to its left."""
    filled: list[Span | None] = []
    for cell in cells_over:
        empty = cell is not None and not text[slice(*cell)].strip()
        filled.append((filled[-1] if filled else None) if empty else cell)
    return filled


def _is_corner(text: str, cell: Span, columns: tuple[Reach, ...]) -> bool:
    """Whether the first cell of a head line stands over the labels, not over the first figures."""
    here = reach(text, cell)
    return _apart(columns[0], here)[0] < _apart(columns[1], here)[0]


def _by_place(
    found: list[Span], reaches: list[Reach], columns: tuple[Reach, ...], *, lowest: bool
) -> list[Span | None]:
    """Heads over columns where a line has fewer or more of them: each over what it covers, groups of one size first."""
    size, left_over = divmod(len(columns), len(found))
    if (
        not left_over
        and size > 1
        and (_grouped(reaches, columns, size) or (not lowest and _led(reaches, columns, size)))
    ):
        return [found[k // size] for k in range(len(columns))]
    over: list[Span | None] = []
    for column in columns:
        near = min(range(len(found)), key=lambda k: _apart(reaches[k], column))
        far = _apart(reaches[near], column)[0]
        covers = any(min(reaches[near][1], right) > max(reaches[near][0], left) for left, right in columns)
        over.append(found[near] if not far or (far <= _BESIDE and not covers) else None)
    return over


def _grouped(reaches: list[Reach], columns: tuple[Reach, ...], size: int) -> bool:
    """Whether each head stands about the middle of as many columns."""
    for k, (left, right) in enumerate(reaches):
        begin, end = columns[k * size][0], columns[k * size + size - 1][1]
        if abs(left + right - begin - end) > (end - begin) / size:
            return False
    return True


def _led(reaches: list[Reach], columns: tuple[Reach, ...], size: int) -> bool:
    """Whether each of several heads stands over one of as many columns."""
    near = [min((_apart(column, here), place) for place, column in enumerate(columns))[1] for here in reaches]
    return len(reaches) > 1 and all(place // size == k for k, place in enumerate(near))
