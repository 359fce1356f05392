"""Paragraphs and sentences of a text, as spans; English and Chinese, the text itself untouched."""
# ruff: noqa: PLR0911 -- decision lists: one return a rule

import re
from collections.abc import Iterator

from schemas.evidence import Span

_GAP = re.compile(r"[\n\r\x0b\x0c\u2028\u2029](?:[^\S\n]*[\n\r\u2028\u2029])+")
# A class first and no way back; `.` inside a number or an address is passed over at once.
_STOP = re.compile(r"[.!?。！？\n\r]++(?:(?<=[\n\r。！？])|(?![0-9a-z,;]))[\"'”’」』)）\]]*+")
_BULLET = re.compile(
    r"\s*(?:[-*•·‣▪●○◆■►–—]\s|[(（]?\d{1,3}[.)）、]|[(（]?[a-z][.)]\s|[一二三四五六七八九十]+、|"
    r"[(（][一二三四五六七八九十]+[)）])"
)
_CELLS = re.compile(r"\t|\||\S {3,}\S")
_EOL = re.compile(r"[\r\n]")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_LABEL = re.compile(r"[\s(（\"'“‘*•-]*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]+)$")


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never the end of a sentence: something they belong to follows.
_LEANS = _each(
    "mr mrs ms dr prof gen col lt sgt capt sen rep gov rev hon st mt no nos art arts sec secs fig figs "
    "vol vols para paras pp ch eq approx ca cf vs viz dept tel ext jan feb mar apr jun jul aug sep sept "
    "oct nov dec e.g i.e u.n u.k al"
)
# The end of a sentence only when a word follows that begins one.
_EITHER = _each("u.s a.m p.m inc co corp ltd plc llc etc jr sr d.c ph.d u.s.a e.u bros")
_OPENERS = _each(
    "the a an in on of at it he she they we this that these those for from by as since after before "
    "during while when if but and however meanwhile moreover among its their his her there with to under "
    "over all some both most many such"
)
_WRAPPED = 120  # no one wraps prose wider than this: longer lines are whole paragraphs


def paragraphs(text: str) -> list[Span]:
    """Stretches between blank lines, without the white space around them."""
    spans: list[Span] = []
    at = 0
    for gap in _GAP.finditer(text):
        _add(spans, text, at, gap.start())
        at = gap.end()
    _add(spans, text, at, len(text))
    return spans


def split(text: str) -> list[Span]:
    """Sentences in order, without overlap; list items, table rows and headings stand alone."""
    spans: list[Span] = []
    for lo, hi in paragraphs(text):
        at = lo
        for end in _ends(text, lo, hi):
            _add(spans, text, at, end)
            at = end
        _add(spans, text, at, hi)
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    kept = piece.lstrip()
    if kept:
        start = end - len(kept)
        spans.append(Span(start, start + len(kept.rstrip())))


def _ends(text: str, lo: int, hi: int) -> Iterator[int]:
    """Where a sentence of the paragraph [lo, hi) ends."""
    width = -1
    begun = lo
    for stop in _STOP.finditer(text, lo, hi):
        at, end = stop.span()
        marks = stop.group()
        if "\n" in marks or "\r" in marks:
            if width < 0:
                width = max(map(len, re.split(r"[\r\n]", text[lo:hi])))
            ends = _breaks(text, lo, at, end, hi, width, marks)
        elif any(c in marks for c in "。！？"):
            ends = True
        else:
            ends = _closes(text, begun, at, end, hi, marks)
        if ends:
            begun = end
            yield end


def _closes(text: str, begun: int, at: int, end: int, hi: int, marks: str) -> bool:
    """Whether the mark at `at` ends the sentence that began at `begun`."""
    if end >= hi:
        return True
    follows = text[end]
    if not follows.isspace():
        # `Day.The party`: the space was lost.
        return marks[0] in "!?" or (
            at > begun and text[at - 1].islower() and follows.isupper() and text[end + 1 : end + 2].islower()
        )
    rest = text[end : min(hi, end + 40)].lstrip()
    if not rest:
        return True
    if rest[0].islower():
        return False
    if marks[0] != ".":
        return True
    if _LABEL.match(text, begun, at):
        return False  # `1. Heading`, `A. Smith`
    word = _WORD.search(text, max(begun, at - 16), at)
    if word is None:
        return True
    name = word.group().lower()
    if name in _LEANS:
        return False
    if name in _EITHER:
        return rest.split(None, 1)[0].lower().strip(",'\"") in _OPENERS
    return len(name) > 1 or not word.group().isupper()


def _breaks(text: str, lo: int, at: int, end: int, hi: int, width: int, marks: str) -> bool:
    """Whether the line break at `at` is more than the wrapping of a long line."""
    if marks[0] in ".!?。！？":
        return True
    start = max(text.rfind("\n", lo, at), text.rfind("\r", lo, at)) + 1
    line = text[max(start, lo) : at]
    if not line.strip() or width > _WRAPPED:
        return True
    close = _EOL.search(text, end, hi)
    after = text[end : close.start() if close else hi]
    if _BULLET.match(after) or _CELLS.search(line.strip()) or _CELLS.search(after.strip()):
        return True
    first = after.split(None, 1)[:1]
    if not first or first[0][0].islower():
        return not first
    return len(line) + 1 + len(first[0]) <= width or line.rstrip()[-1:] == ":"
