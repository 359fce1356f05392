"""Figures in brackets that are of an older time: what a release says of its brackets, and what the first one says."""

import re
from typing import Final

from extractor.fillers.baseline.period import periods
from extractor.fillers.baseline.period.periods import Period
from schemas.evidence import Mention

_LEGEND: Final = re.compile(
    r"\b(?:in|within|between)\s+(?:brackets|parenthes[ei]s)\b(?P<says>\s*[-:=–]|\s+(?:are|is|refers?|relates?|denotes?|shows?"
    r"|gives?|stands?|indicates?|represents?|means?|compares?|pertain|correspond)\b)?"
)
_CLAUSE: Final = re.compile(r"[;:(]|\band\b|\bwith\b|\n\s*\n|\.\s")
_REACH: Final = 120
"""Code points around `in brackets` in which its time is told."""
_STOP: Final = re.compile(r"\.\s|\n|;|\.$")
_MONEY: Final = r"(?P<{}>(?:[MTKmk]?[A-Z]{{2,3}}(?:m|bn)?|Rs\.?)?\s?[$€£¥₹]?)\s?"
_OPENED: Final = re.compile(
    rf"{_MONEY.format('outer')}\d[\d.,]*(?P<share>\s?%|\s+per\s?cent)?(?:\s+[a-z]+){{0,3}}\s?\({_MONEY.format('inner')}$"
)
_CLOSED: Final = re.compile(r"(?P<share>\s?%|\s+per\s?cent)?(?:\s+[a-z]+){0,2}\s?\)")
_LABEL: Final = re.compile(r"\((?:in\s+|for\s+)?$")


def legend(text: str) -> Period | None:
    """The time of all figures in brackets, if a release says it: `Figures in brackets are for last year`."""
    if "bracket" not in text and "parenthes" not in text:
        return None
    for match in _LEGEND.finditer(text):
        if match["says"]:
            stop = _STOP.search(text, match.end())
            low, high = match.end(), min(match.end() + _REACH, stop.start() if stop is not None else len(text))
        else:
            high, low = match.start(), max(0, match.start() - _REACH)
            low = max((m.end() for m in _CLAUSE.finditer(text, low, high)), default=low)
        told = next(iter(periods.find(text, low, high)), None)
        if told is not None:
            return told._replace(compared=True)
    return None


def labelled(text: str, known: list[Period], at: int) -> Period | None:
    """The time that a bracket before `at` in the sentence begins with: `27 (May 2022: 19) and 21 (26)`."""
    for p in reversed(known):
        if p.end < at and text[p.end : p.end + 1] == ":" and _LABEL.search(text, max(0, p.start - 8), p.start):
            return p if text.find(")", p.end, at) >= 0 else None
    return None


def alone(text: str, mention: Mention) -> bool:
    """Whether a figure is all that a bracket behind another of its kind holds: `Rs. 812 crore (Rs. 655 crore)`."""
    closed = _CLOSED.match(text, mention.end)
    opened = _OPENED.search(text, max(0, mention.start - 60), mention.start)
    if closed is None or opened is None or mention.kind != "statistic":
        return False
    shares = closed["share"] is None or opened["share"] is not None
    inner = opened["inner"].strip()
    return shares and (not inner or opened["outer"].strip().endswith(inner))
