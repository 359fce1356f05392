"""The unit that a heading or a note names for the bare figures of the list below it."""

import re
from collections.abc import Iterator

from extractor.source import Index
from schemas.evidence import Mention, Span

_BULLET = re.compile(r"\s*(?:[-*•·‣▪●○◆■►–—]\s|[(（]?\d{1,3}[)）.、](?!\d)|[(（]?[a-z][.)]\s)")
_LABELLED = re.compile(r"\s*(?!Note)[^\W\d_][^\n.;:：]{0,60}(?:\([^()\n]{1,30}\))?\s*(?:[:：]|\s[-–—]\s)\s*\S{0,4}\d")
"""`Cod: 1,200`"""
_BRACKETS = re.compile(r"[(（]([^()（）\n]{1,80})[)）]")
_TAIL = re.compile(r"[,，]\s*(?:in\s+)?([^\d,，:：()（）\n]{1,40})\s*[:：]?\s*$")
_IN = re.compile(r"\bin\s+((?:[a-z]+\s+of\s+)?[^\W\d_][^\d,，:：()（）\n.]{0,40}?)\s*[:：]?\s*$")
_NOTE = re.compile(
    r"(?:(?:figures|amounts|quantities|weights|volumes|values|data|numbers|sums)\s+(?:(?:here|below|are|is|given|shown|stated|all)"
    r"\s+){0,3}(?:are\s+)?in\s+|\bunits?\s*[:：]\s*|计量单位\s*[:：]\s*|单位\s*[:：]\s*)([^\d,，;；.。()（）\n]{1,40})",
    re.IGNORECASE,
)
_NOTE_STARTS = (
    *("figures", "amounts", "quantities", "weights", "volumes", "values", "data", "numbers", "sums", "unit"),
    *("计量单位", "单位"),
)
"""What a note begins with, in small letters."""
_LINES = 60
_WIDTH = 240


def heading_units(index: Index, mention: Mention) -> tuple[Span, ...]:
    """Where the heading over the list of this number, or a note before it, names a unit; the nearest first."""
    head = heading_over(index, mention)
    return (() if head is None else _places(index.text, head)) + _noted(index, mention)


def heading_over(index: Index, mention: Mention) -> Span | None:
    """The first line above the list of this number that is no part of it, if the number stands in a list."""
    line = _line_at(index.text, mention.start)
    return index.remember(("list head", line.start), lambda: _head_of(index, line))


def _line_at(text: str, position: int) -> Span:
    end = text.find("\n", position)
    return Span(text.rfind("\n", 0, position) + 1, end if end >= 0 else len(text))


def _listed(line: str) -> bool:
    return bool(_BULLET.match(line) or _LABELLED.match(line))


def _head_of(index: Index, line: Span) -> Span | None:
    """The first line above the list that is no part of it."""
    text = index.text
    if not _listed(text[slice(*line)]):
        return None
    gaps = 0
    for _ in range(_LINES):
        if line.start == 0:
            return None
        line = _line_at(text, line.start - 1)
        words = text[slice(*line)].strip()
        if not words:
            gaps += 1
            if gaps > 1:
                return None
        elif not _listed(words):
            return line
        else:
            gaps = 0
    return None


def _places(text: str, line: Span) -> tuple[Span, ...]:
    """Brackets, the words behind the last comma, or `in tonnes` at the end of a heading or lead-in."""
    words = text[slice(*line)].rstrip()
    if len(words) > _WIDTH or words.endswith((".", "。", ";", "；")):
        return ()
    end = line.start + len(words)
    hits = [*_BRACKETS.finditer(text, line.start, end)]
    hits += [hit for p in (_TAIL, _IN) if (hit := p.search(text, line.start, end)) is not None]
    return tuple(Span(*hit.span(1)) for hit in hits)


def _noted(index: Index, mention: Mention) -> tuple[Span, ...]:
    """The last note before the number that says what figures are in."""
    notes = index.remember("unit notes", lambda: _notes(index.text))
    before = [note for note in notes if note.end <= mention.start]
    return tuple(before[-1:])


def _notes(text: str) -> tuple[Span, ...]:
    """The units that the notes of a text name, in order."""
    small = text.casefold()
    if len(small) != len(text):  # its offsets are not those of the text
        return tuple(Span(*hit.span(1)) for hit in _NOTE.finditer(text))
    found: list[Span] = []
    for start in sorted(at for word in _NOTE_STARTS for at in _every(small, word)):
        hit = _NOTE.match(text, start)
        if hit is not None and not (found and hit.start() < found[-1].end):
            found.append(Span(*hit.span(1)))
    return tuple(found)


def _every(text: str, word: str) -> Iterator[int]:
    """Where a word begins: looked for one by one, for a pattern of all takes several times as long."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))
