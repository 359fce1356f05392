"""One English time phrase at a place: parts that are matched one by one, for a pattern of all takes long to compile."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from extractor.fillers.baseline.period import time_phrases as of


class TimeMatch(NamedTuple):
    """A phrase `[start, end)` of a kind; a preposition that only leads to it begins at `lead`."""

    kind: str
    lead: int
    start: int
    end: int
    pre: str
    """That preposition in small letters, or empty."""


def match(text: str, low: int, high: int) -> TimeMatch | None:
    """The phrase that begins at `low` and ends by `high`: of the first kind that fits, with a preposition first."""
    begin = of.BEGIN.match(text, low, high)
    if begin is None:
        return None
    start, pre = begin.end(), (begin["pre"] or "").lower()
    found = _first(text, start, high)
    if found is None and pre in _PARTS:
        start, pre, found = low, "", _first(text, low, high)
    if found is None:
        return None
    kind, end = found
    return TimeMatch(kind, low, start, end, pre)


_PARTS: Final = frozenset({"at", "during"})
"""Prepositions that can also be a part of the phrase: `at present`, `during the strike`."""


Found = re.Match[str] | None
"""The last part of a phrase, whose end is that of the phrase."""


def _first(text: str, at: int, high: int) -> tuple[str, int] | None:
    for kind, found_by in _OF_NUMBERS if text[at : at + 1].isdigit() else _OF_WORDS:
        found = found_by(text, at, high)
        if found is not None:
            return kind, found.end()
    return None


def _ends(pattern: re.Pattern[str], text: str, at: int, high: int) -> Iterator[re.Match[str]]:
    """All that a part can match, the longest first: `2031-32`, then `2031`."""
    limit = high
    while (found := pattern.match(text, at, limit)) is not None:
        if limit == high or of.CUT.match(text, found.end(), high):
            yield found
        limit = found.end() - 1


def _points(text: str, at: int, high: int) -> Iterator[re.Match[str]]:
    """All that a point in time can match at `at`, the first choice first."""
    for pattern in of.POINTS:
        yield from _ends(pattern, text, at, high)


def _behind_edge(text: str, at: int, high: int) -> tuple[int, ...]:
    """Where a point may begin: behind `the end of`, and at once."""
    edge = of.EDGE.match(text, at, high)
    return (at,) if edge is None else (edge.end(), at)


def _ended(text: str, at: int, high: int) -> Found:
    lead = of.ENDED_LEAD.match(text, at, high)
    if lead is not None:
        for date in _ends(of.DATE, text, lead.end(), high):
            if quarter := of.ENDED_QUARTER.match(text, date.end(), high):
                return quarter
    return None


def _since(text: str, at: int, high: int) -> Found:
    lead = of.SINCE_LEAD.match(text, at, high)
    if lead is None:
        return None
    if then := of.SINCE_THEN.match(text, lead.end(), high):
        return then
    for begin in _behind_edge(text, lead.end(), high):
        for point in _points(text, begin, high):
            if weeks := of.SINCE_WEEKS.match(text, point.end(), high):
                return weeks
    return of.SINCE_WHAT.match(text, lead.end(), high)


def _from(text: str, at: int, high: int) -> Found:
    if called := of.STRETCH_LEAD.match(text, at, high):
        at = called.end()
        return of.DAYS.match(text, at, high) or _from(text, at, high)
    lead = of.FROM_LEAD.match(text, at, high)
    if lead is None:
        return of.FROM.match(text, at, high)
    if days := of.DAYS.match(text, at, high):
        return days
    for begin in _behind_edge(text, lead.end(), high):
        for point in _points(text, begin, high):
            to = of.TO.match(text, point.end(), high)
            if to is not None and (last := _to(text, to.end(), high)) is not None:
                return last
    if lead["from"] is not None:
        for date in _ends(of.DATE, text, lead.end(), high):
            if onwards := of.ON.match(text, date.end(), high):
                return onwards
    return of.FROM_START.match(text, at, high)


def _to(text: str, at: int, high: int) -> Found:
    """The second point of a stretch, with the year that goes for both."""
    for begin in _behind_edge(text, at, high):
        for point in _points(text, begin, high):
            if tail := of.TAIL.match(text, point.end(), high):
                return tail
        if what := of.TO_WHAT.match(text, begin, high):
            return what
    return None


def _by(text: str, at: int, high: int) -> Found:
    lead = of.BY_LEAD.match(text, at, high)
    for begin in () if lead is None else _behind_edge(text, lead.end(), high):
        if found := next(_points(text, begin, high), None) or of.BY_WHAT.match(text, begin, high):
            return found
    edge = of.EDGE.match(text, at, high)
    if edge is not None and (found := next(_points(text, edge.end(), high), None)) is not None:
        return found
    return of.BY.match(text, at, high)


def _day(text: str, at: int, high: int) -> Found:
    day = of.WEEKDAY.match(text, at, high)
    if day is None:
        return of.DAY.match(text, at, high)
    comma = of.COMMA.match(text, day.end(), high)
    date = None if comma is None else of.DATE.match(text, comma.end(), high)
    return date or of.END.match(text, day.end(), high)


Kinds = tuple[tuple[str, Callable[[str, int, int], Found]], ...]
_OF_NUMBERS: Final[Kinds] = (
    ("ended", _ended),
    ("from", of.DAYS.match),
    ("from", of.FROM.match),
    ("part", of.PART.match),
    ("fiscal", of.FISCAL.match),
    ("date", of.DATE.match),
    ("rel", of.REL.match),
)
"""What a number can begin, the narrower first."""
_OF_WORDS: Final[Kinds] = (
    ("ended", _ended),
    ("now", of.NOW.match),
    ("week", of.WEEK.match),
    ("from", _from),
    ("since", _since),
    ("part", of.PART.match),
    ("fiscal", of.FISCAL.match),
    ("past", of.PAST.match),
    ("by", _by),
    ("during", of.DURING.match),
    ("day", _day),
    ("date", of.DATE.match),
    ("rel", of.REL.match),
)
"""What a word can begin, the narrower first."""
