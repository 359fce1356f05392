"""The lines of a printed table: where one ends a cell and begins the next, and which lines are rows of figures."""

from itertools import pairwise
from typing import Final

from extractor import regexes as re
from schemas.evidence import Span

_BLANK: Final = r"[ \u00a0]"
BARS: Final = "|│┃║"
GAP: Final = re.compile(
    rf"{_BLANK}*\t+{_BLANK}*|[ \u00a0\u3000]*[{BARS}][ \u00a0\u3000]*|(?<=\S) ?\.{{3,}}{_BLANK}*(?=\S)"
    rf"|(?<=\S)(?:{_BLANK}{{2,}}(?!\u3000)|{_BLANK}*\u3000[{_BLANK[1:-1]}\u3000]*)(?=\S)"
)
"""Between two cells: a tab, a bar, two blanks or more, a dotted line."""
GAP_PARTS: Final = ("  ", "\t", "|", "\u00a0", "\u3000", "...", "│", "┃", "║")
"""What every gap between cells holds some of: most lines hold none, and no pattern need be tried."""
_INTERVAL: Final = r"[(\[]\s*[\d.,]+\s*(?:[-–—,;]|to)\s*[-−]?[\d.,]+\s*[)\]]"
MISSING: Final = re.compile(r"\s*(?:[-–—−.…:*]+|n\.?\s?/?a\.?|\(?x\)?|nil)\s*$", re.IGNORECASE)
"""What stands where a figure is not known or not there."""
NUMERIC: Final = re.compile(
    r"\s*(?:[a-z*†‡]\s+)?[\s$€£¥(+\-−–~±<>]*(?:[A-Z]{1,2}\$|[A-Z]{3}(?=\s?\d)|Rs\.?)?\s*[(\-−]?\d[\d,.\s]*(?:million|billion|thousand|[万亿mbk])?"
    rf"\s*\)?\s*(?:%|％|p\.?p\.?|bps?|pts?|percentage points|元)?\s*(?:\(?[a-z*†‡]\)?|\d\))?(?:\s*{_INTERVAL})?\s*$"
    rf"|{MISSING.pattern}|\s*[\d,.]+\s?%?\s*(?:to|[-–—~～至])\s*[-−]?[\d,.]+\s?%?\s*$"
)
MOVED: Final = re.compile(
    r"\s*(?:增加|上升|提高|增长|延长|减少|下降|降低|缩短|回落)\s*[\d.,]+\s*(?:个百分点|个基点|[%％倍天])?\s*$"
)
"""A cell that says in words which way its figure moved: `增加0.52个百分点`."""
LETTERS: Final = re.compile(r"[^\W\d_]")
YEAR: Final = re.compile(r"\s*(?:FY\s?)?(?:19|20)\d\d(?:[/–-]\d{2,4})?\s*(?:年)?\s*(?:\(?[a-z]\)?|[*†])?\s*$")
_JUSTIFIED: Final = re.compile(r"[\u3400-\u9fff][ \u3000]+[\u3400-\u9fff](?:[\s|│（(]|$)")
"""`合　　计`: two signs of one word, set apart to fill their column."""
_RANGE: Final = re.compile(r"\s*(?:[<>≤≥]\s?\d+|\d+\s?(?:\+|(?:to|[-–—~～至])\s?\d+))\s*$")
"""`0-4`, `85+`: a label of figures."""
_BEHIND: Final = re.compile(rf"{_INTERVAL}\s*$")
SIGN: Final = re.compile(r"[\s(]*(?P<sign>(?:US|HK|NT|[ACSR])?[$]|[£€¥₩₹₽])")
_MARK: Final = re.compile(r"\s*\(?(?:[a-z]|[*†‡])\)?\s*$")
"""A footnote mark in a place of its own."""
_WIDE: Final = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]"
)
LONGEST: Final = 1000
"""Code points of a line; no row of a table is longer, and it bounds the work on a row."""
_CLOSE: Final = re.compile(
    r"[^\s\d]\S{0,30}(?: [^\s\d(]\S{0,30}){0,4}(?: (?:[+\-−]?\d[\d,.]*[%％]?|[-—–…]+)){2,}[ \u3000]*$"
)
_LABELS: Final = re.compile(r"(?:[^\s\d(+\-−—–…]\S* ?)+(?= )")


def line_start(text: str, at: int) -> int:
    """Where the line of a position begins."""
    return text.rfind("\n", 0, at) + 1


def line_around(text: str, at: int) -> Span | None:
    """The line of a position; None where it is too long for a row."""
    lo, hi = text.rfind("\n", max(0, at - LONGEST), at), text.find("\n", at, at + LONGEST)
    if (lo < 0 and at > LONGEST) or (hi < 0 and at + LONGEST < len(text)):
        return None
    return Span(lo + 1, hi if hi >= 0 else len(text))


def cells(text: str, at: int) -> tuple[int, list[Span]]:
    """Start of the line and its cells; the bars at the ends of a line are no cells, an empty first one is."""
    low = line_start(text, at)
    high = text.find("\n", at)
    high = high if high >= 0 else len(text)
    while low < high and text[low] in " \u00a0\u3000":
        low += 1
    edges = [low]
    for gap in GAP.finditer(text, low, high):
        if _JUSTIFIED.fullmatch(text, max(low, edges[-1]), min(high, gap.end() + 2)) is None:
            edges += [gap.start(), gap.end()]
    edges.append(high)
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    last = len(spans) - 1
    tabbed = text[low : low + 1] == "\t"
    return low, [s for k, s in enumerate(spans) if text[s.start : s.end].strip() or 0 < k < last or (tabbed and not k)]


def row(text: str, low: int) -> tuple[Span, ...]:
    """The cells of the line from its label on; empty when it is no row of figures."""
    end = text.find("\n", low, low + LONGEST)
    if end < 0 and low + LONGEST < len(text):
        return ()
    line = text[low : end if end >= 0 else len(text)]
    if not any(part in line for part in GAP_PARTS) or GAP.search(line) is None:
        return ()
    found = _joined(text, cells(text, low)[1]) if not _with_empty(text, low, line) else _tabbed(low, line)
    if found and not text[found[0].start : found[0].end].strip():
        found = found[1:]
    if len(found) > 2 and not LETTERS.search(text, *found[0]) and LETTERS.search(text, *found[1]):  # noqa: PLR2004 -- a row number before the label
        found = found[1:]
    if len(found) < 2:  # noqa: PLR2004 -- a label and a figure
        return ()
    words = [text[a:b] for a, b in found]
    figures = any(NUMERIC.match(w) and not MISSING.match(w) and not YEAR.match(w) for w in words[1:])
    return tuple(found) if figures and labels(words[0]) else ()


def _with_empty(text: str, low: int, line: str) -> bool:
    """Whether tabs that follow each other leave cells empty: then the line above has as many tabs."""
    if "\t\t" not in line and line[-1:] != "\t":
        return False
    above = text[line_start(text, max(0, low - 1)) : max(0, low - 1)]
    return above.count("\t") == line.count("\t")


def _tabbed(low: int, line: str) -> list[Span]:
    """The cells between single tabs, empty ones too."""
    edges = [-1, *(k for k, sign in enumerate(line) if sign == "\t"), len(line)]
    return [Span(low + a + 1, low + b) for a, b in pairwise(edges)]


def close_row(text: str, low: int) -> tuple[Span, ...]:
    """A label and figures that stand one blank apart; only the lines around it tell whether it is a row."""
    end = text.find("\n", low, low + LONGEST)
    line = text[low : end if end >= 0 else min(len(text), low + LONGEST)]
    if line[-1:] not in "0123456789%％-—–… \u3000" or _CLOSE.match(line) is None:
        return ()
    label = _LABELS.match(line)
    if label is None:
        return ()
    spans = [Span(low, low + label.end())]
    spans += [Span(low + m.start(), low + m.end()) for m in re.finditer(r"\S+", line) if m.start() > label.end()]
    return tuple(spans)


def labels(words: str) -> bool:
    """Whether a first cell names its row: by words, by a year or by a range of figures."""
    if YEAR.match(words) is not None or _RANGE.match(words) is not None:
        return True
    return LETTERS.search(words) is not None and NUMERIC.match(words) is None


def reach(text: str, cell: Span) -> tuple[int, int]:
    """Where a cell begins and ends in the columns of a screen; a Chinese sign takes two."""
    low = line_start(text, cell.start)
    if text.isascii():
        return cell.start - low, cell.end - low
    left = cell.start - low + len(_WIDE.findall(text, low, cell.start))
    return left, left + cell.end - cell.start + len(_WIDE.findall(text, cell.start, cell.end))


def _joined(text: str, found: list[Span]) -> list[Span]:
    """The cells; an interval is one with the figure before it, a lone sign or mark with the figure beside it."""
    merged: list[Span] = []
    for cell in found:
        last = text[slice(*merged[-1])] if merged else ""
        here = text[slice(*cell)]
        interval = _BEHIND.match(here) and NUMERIC.match(last)
        led = SIGN.fullmatch(last) or (len(merged) > 1 and _MARK.match(last) and here[:1].isdigit())
        if last and (interval or led):
            merged[-1] = Span(merged[-1].start, cell.end)
        else:
            merged.append(cell)
    return merged
