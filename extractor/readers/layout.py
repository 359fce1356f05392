"""From placed characters to paragraphs: lines by baseline, raised and lowered digits apart, wrapped lines joined."""

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractor.readers.census import scripted

_SAME_LINE = 0.35
"""Baselines that differ by less than this share of the size are one line."""
_SCRIPT_SIZE = 0.88
_SCRIPT_SHIFT = 0.75
_COLUMN_GAP = 1.6
_SIZES_APART = 0.12
_LEADING_SLACK = 1.3
_WIDE = re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_MARKER = re.compile(r"\s*(?:[•·▪◦‣○●■□–—*-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s")
_ENDED = re.compile(r"[.!?:;。！？：；…][\"'”’»)）」』]*$")


class Glyph(NamedTuple):
    """A printed character: origin, right edge and size in points; `spaced`: white space stands before it."""

    char: str
    x: float
    y: float
    right: float
    size: float
    spaced: bool


class Line(NamedTuple):
    """A printed line."""

    text: str
    x: float
    right: float
    y: float
    size: float
    first_word: float
    """Width of the first word: would it have fitted on the line before?"""


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of a page in the order of its content."""
    lines: list[Line] = []
    held: list[Glyph] = []
    size = base = 0.0
    for glyph in glyphs:
        if held and _continues(glyph, held[-1], base, size):
            if glyph.size > size / _SCRIPT_SIZE:
                size, base = glyph.size, glyph.y  # the line began with a raised mark
        else:
            if held:
                lines.append(_line(held, base, size))
            held, size, base = [], glyph.size, glyph.y
        held.append(glyph)
    if held:
        lines.append(_line(held, base, size))
    return [line for line in lines if line.text.strip()]


def _continues(glyph: Glyph, last: Glyph, base: float, size: float) -> bool:
    if glyph.x < last.x - 0.3 * size:
        return False
    shift = abs(glyph.y - base)
    if shift <= _SAME_LINE * max(size, glyph.size):
        return True
    near = glyph.x - last.right < size
    smaller, larger = sorted((size, glyph.size))
    return near and smaller < _SCRIPT_SIZE * larger and shift <= _SCRIPT_SHIFT * larger


def _line(glyphs: list[Glyph], base: float, size: float) -> Line:
    parts: list[str] = []
    script: list[str] = []
    raised: bool | None = None
    for i, glyph in enumerate(glyphs):
        level = _level(glyph, base, size)
        gap = _gap(glyphs[i - 1], glyph, size) if i else ""
        if level != raised or (gap and raised is not None):
            _flush(parts, script, raised)
            raised = level
        if raised is None:
            if parts and not gap and level is None and _forged(parts[-1], glyph, glyphs[i - 1], base, size):
                gap = " "
            parts.append(gap + glyph.char)
        else:
            if gap:
                parts.append(gap)
            script.append(glyph.char)
    _flush(parts, script, raised)
    end = next((i for i, glyph in enumerate(glyphs) if i and _parts_words(glyphs[i - 1], glyph, size)), len(glyphs))
    text = _whole("".join(parts))
    return Line(text, glyphs[0].x, max(g.right for g in glyphs), base, size, glyphs[end - 1].right - glyphs[0].x)


def _parts_words(last: Glyph, glyph: Glyph, size: float) -> bool:
    """Whether a line may be wrapped between the two."""
    return (
        bool(_gap(last, glyph, size))
        or _WIDE.match(last.char + glyph.char) is not None
        or _WIDE.match(glyph.char) is not None
    )


def _level(glyph: Glyph, base: float, size: float) -> bool | None:
    """True for raised, False for lowered, None for a character of the line itself."""
    if glyph.size >= _SCRIPT_SIZE * size or abs(glyph.y - base) < 0.1 * size:
        return None
    return glyph.y > base


def _flush(parts: list[str], script: list[str], raised: bool | None) -> None:
    if script and raised is not None:
        text = "".join(script)
        shown = scripted(text, raised=raised)
        glued = shown == text and text[0].isdigit() and bool(parts) and parts[-1][-1:].isdigit()
        parts.append(f" {shown}" if glued else shown)
    script.clear()


def _forged(before: str, glyph: Glyph, last: Glyph, base: float, size: float) -> bool:
    """Whether a digit of the line would be glued to a raised digit that stayed plain."""
    return before[-1:].isdigit() and glyph.char.isdigit() and _level(last, base, size) is not None


def _gap(last: Glyph, glyph: Glyph, size: float) -> str:
    width = glyph.x - last.right
    if width > _COLUMN_GAP * size:
        return "\t"
    if _WIDE.match(glyph.char) or _WIDE.match(last.char):
        return " " if glyph.spaced and width > 0.15 * size else ""  # punctuation fills its square only in part
    return " " if glyph.spaced or width > 0.25 * size else ""


def _whole(text: str) -> str:
    """Surrogate pairs as their character, broken ones as U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def text_of(pages: list[list[Line]]) -> str:
    """A document's text: wrapped lines joined, a blank line where the page leaves more than a line's distance.

    A sentence that runs over the end of a page goes on.
    """
    parts: list[str] = []
    before: Line | None = None
    for lines in pages:
        leading = _leading(lines)
        edges = _right_edges(lines)
        for i, line in enumerate(lines):
            if before is None:
                parts.append(line.text)
            elif _joins(before, line, edges, leading if i else None):
                parts[-1] = _joined(parts[-1], line.text)
            else:
                close = i > 0 and 0 <= before.y - line.y <= _LEADING_SLACK * leading
                parts += ["\n" if close and _same_size(before, line) else "\n\n", line.text]
            before = line
    return "".join(parts)


def _leading(lines: list[Line]) -> float:
    """The distance of two lines of one paragraph: among the small steps, for those between paragraphs are larger."""
    size = median([line.size for line in lines] or [1.0])
    steps = sorted(a.y - b.y for a, b in pairwise(lines) if 0.8 * size < a.y - b.y < 2.2 * size)
    return steps[len(steps) // 5] if steps else 1.2 * size


def _right_edges(lines: list[Line]) -> dict[int, float]:
    """How far lines of each size reach."""
    edges: dict[int, float] = {}
    for line in lines:
        edges[round(line.size)] = max(edges.get(round(line.size), 0.0), line.right)
    return edges


def _joins(before: Line, line: Line, edges: dict[int, float], leading: float | None) -> bool:
    """Whether `line` goes on with the paragraph of `before`; `leading` None: it is the first of a page."""
    if "\t" in before.text or "\t" in line.text or not _same_size(before, line):
        return False
    if _MARKER.match(line.text) and not (_MARKER.match(before.text) is None and line.x < before.x - 1):
        return False
    if leading is None:
        if _ENDED.search(before.text):
            return False
    elif not 0 < before.y - line.y <= _LEADING_SLACK * leading:
        return False
    if line.x > before.x + 0.8 * line.size and not _MARKER.match(before.text):
        return False  # indented: a new paragraph
    edge = max(edges.get(round(line.size), before.right), before.right)
    word = line.first_word
    return before.right + 0.2 * line.size + word > edge - 0.5


def _same_size(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) <= _SIZES_APART * before.size


def _joined(before: str, text: str) -> str:
    if before.endswith("-") and len(before) > 1 and before[-2].isalnum():
        return before + text
    wide = _WIDE.match(text) and _WIDE.match(before[-1:])
    return f"{before}{'' if wide else ' '}{text}"
