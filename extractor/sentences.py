"""Paragraphs and sentences of a text, as spans; English and Chinese, the text itself untouched."""
# ruff: noqa: PLR0911 -- decision lists: one return a rule

import re
from collections.abc import Iterable

from schemas.evidence import Span

# One literal first is found several times faster than a class: the usual line end has a pattern of its own.
_GAP_PLAIN = re.compile(r"\n[^\S\n]*\n\s*")
_GAP = re.compile(
    r"(?>\r\n|[\n\r\u2028\u2029]|(?<!\s)[\x0b\x0c])(?:[^\S\n\r\u2028\u2029]*+(?>\r\n|[\n\r\u2028\u2029]))+\s*+"
)
_ODD_ENDS = "\r\x0b\x0c\u2028\u2029"
# A bare class first (no repeat) and no way back; `.` inside a number or an address is passed over at once.
# A quotation mark behind a line break opens what follows it.
_STOP = re.compile(
    r"[.!?。！？\n\r][.!?。！？\n\r]*+(?:(?<=[\n\r])|(?:(?<=[。！？])|(?![0-9a-z,;]))[\"'”’」』)）\]]*+)"
)
_STOP_ASCII = re.compile(r"[.!?\n\r][.!?\n\r]*+(?:(?<=[\n\r])|(?![0-9a-z,;])[\"')\]]*+)")
_BULLET = re.compile(
    r"\s*(?:[-*•·‣▪●○◆■►–—]\s|[(（]?\d{1,3}(?:[)）、]|\.(?!\d)|(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z]))|[(（]?[a-z][.)]\s|[一二三四五六七八九十]+、|"
    r"[(（][一二三四五六七八九十]+[)）])"
)
_CELLS = re.compile(r"\t|\||\S {3,}\S")
_LEANING = re.compile(
    r"\s(?:the|an?|of|in|at|to|by|from|with|than|and|or|but|was|were|is|are|be|been|has|had|have|which|that|its|their|as)\s*$"
)
"""A line that ends so goes on in the next."""
_UNBROKEN = re.compile(r"[!-~]*+.?")
_EOL = re.compile(r"[\r\n]")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_LABEL = re.compile(
    r"[\s(（\"'“‘*•-]*(?:(?:(?i:summary\s+)?(?i:table|chart|figure|exhibit|annex|box)\s+)?\d{1,3}|[a-zA-Z]|[ivxIVX]+)$"
)


_made = tuple.__new__  # the own constructor of a named tuple takes three times as long


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never the end of a sentence: something they belong to follows.
_LEANS = _each(
    "mr mrs ms dr prof gen col lt sgt capt sen rep gov rev hon st mt no nos art arts sec secs fig figs "
    "vol vols para paras pp ch eq approx ca cf vs viz dept tel ext jan feb mar apr jun jul aug sep sept "
    "oct nov dec e.g i.e u.n u.k al rs"
)
# The end of a sentence only when a word follows that begins one.
_EITHER = _each("u.s a.m p.m inc co corp ltd plc llc etc jr sr d.c ph.d u.s.a e.u bros")
_OPENERS = _each(
    "the a an in on of at it he she they we this that these those for from by as since after before "
    "during while when if but and however meanwhile moreover among its their his her there with to under "
    "over all some both most many such"
)
_TAIL = 5  # letters: a longer word is no abbreviation unless it ends like one of these
_TAILS = frozenset(word[-_TAIL:] for word in _LEANS | _EITHER if len(word) >= _TAIL)
_AHEAD = 40  # characters behind a mark in which the next word is looked for
_WRAPPED = 120  # columns; no one wraps prose wider than this: longer lines are whole paragraphs
_NARROW = 64  # columns; Chinese prose is not wrapped to less: such lines are titles, labels, cells
_WIDE = "\u2e80"  # from here on a character takes two columns


def paragraphs(text: str) -> list[Span]:
    """Stretches between blank lines, without the white space around them."""
    spans: list[Span] = []
    at = len(text) - len(text.lstrip())
    gaps = _GAP if any(end in text for end in _ODD_ENDS) else _GAP_PLAIN
    for gap in gaps.finditer(text, at):
        start, after = gap.span()
        if text[start - 1].isspace():
            start = at + len(text[at:start].rstrip())
        spans.append(_made(Span, (at, start)))
        at = after
    if at < len(text):
        spans.append(Span(at, at + len(text[at:].rstrip())))
    return spans


def split(text: str, within: Iterable[Span] | None = None) -> list[Span]:
    """Sentences in order, without overlap; list items, table rows and headings stand alone.

    `within`: the paragraphs of the text, or those of them that are asked for.
    """
    spans: list[Span] = []
    stops = _STOP_ASCII if text.isascii() else _STOP
    for lo, hi in paragraphs(text) if within is None else within:
        at = lo
        width = -1
        for stop in stops.finditer(text, lo, hi):
            mark, end = stop.span()
            if end == hi:
                break
            marks = stop.group()
            if marks == ".":
                ends = _closes(text, at, mark, end, hi, marks)
            elif "\n" in marks or "\r" in marks:
                if width < 0:
                    width = max(map(_columns, text[lo:hi].replace("\r", "\n").split("\n")))
                ends = _breaks(text, lo, mark, end, hi, width, marks)
            else:
                ends = "。" in marks or "！" in marks or "？" in marks or _closes(text, at, mark, end, hi, marks)
            if ends:
                _add(spans, text, at, end)
                at = end
        if at == lo:
            spans.append(Span(lo, hi))
        else:
            _add(spans, text, at, hi)
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end].strip()
    if piece:
        if text[start].isspace():
            start = end - len(text[start:end].lstrip())
        spans.append(_made(Span, (start, start + len(piece))))


def _closes(text: str, begun: int, at: int, end: int, hi: int, marks: str) -> bool:
    """Whether the mark at `at` ends the sentence that began at `begun`."""
    follows = text[end]
    if not follows.isspace():
        # `Day.The party`: the space was lost.
        return marks[0] in "!?" or (
            at > begun and text[at - 1].islower() and follows.isupper() and text[end + 1 : end + 2].islower()
        )
    first = text[end + 1]
    if first.isspace():
        first = text[end : min(hi, end + _AHEAD)].lstrip()[:1]
    if first.islower():
        return False
    if not first or marks[0] != "." or at <= begun or not text[at - 1].isalnum():
        return True
    tail = text[at - _TAIL : at]
    if at - _TAIL >= begun and tail.isalpha() and tail[-1] not in "ivxIVX" and tail.lower() not in _TAILS:
        return True  # a whole word: neither a label nor an abbreviation
    if _LABEL.match(text, begun, at):
        return False  # `1. Heading`, `A. Smith`
    word = _WORD.search(text, max(begun, at - 16), at)
    if word is None:
        return True
    name = word.group().lower()
    if name in _LEANS:
        return False
    if name in _EITHER:
        return text[end : min(hi, end + _AHEAD)].split(None, 1)[0].lower().strip(",'\"") in _OPENERS
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
    if _BULLET.match(after) or _celled(line) or _celled(after):
        return True
    if _LEANING.search(line):
        return False
    if line[-1] >= _WIDE or after[:1] >= _WIDE:
        # Chinese goes on at any character: the line would have held more of it
        if after.startswith("——"):
            return False  # the second half of a title
        more = _UNBROKEN.match(after)
        return width < _NARROW or _columns(line) + _columns(more[0] if more else "") < width - len("。”")
    first = after.split(None, 1)[:1]
    if not first or first[0][0].islower():
        return not first
    return _columns(line) + 1 + _columns(first[0]) <= width or line.rstrip()[-1:] == ":"


def _columns(line: str) -> int:
    """The width of a line on the screen; a Chinese character takes two columns."""
    return len(line) if line.isascii() else len(line) + sum(map(_WIDE.__le__, line))


def _celled(line: str) -> bool:
    """It holds cells of a table; the plain tests spare most lines the search."""
    return ("   " in line or "\t" in line or "|" in line) and _CELLS.search(line.strip()) is not None
