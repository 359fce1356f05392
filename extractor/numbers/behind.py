"""The change word behind a number: `5 % higher than in May`, `a 2 percent drop`, `12 more than in May`."""

import re

from extractor.numbers.cues import ChangeCue
from extractor.numbers.movement import AFTER_WAY, AHEAD, BEHIND, BEHIND_PLAIN, THEN, YOY
from schemas.evidence import Span

_NO_YOY = frozenset("abcdefghijklnoprstuvwxz")  # no word that `YOY` knows begins with these
_NO_UNIT = frozenset("cdefghijklmnqrstuvwxyz")  # nor a unit or `and`
# `4 points higher than that of the north`, `8 % less than men`: a gap between groups at one time
OF_OTHERS = re.compile(
    r" (?:(?:that|those) (?:in|of|for|among|at) (?!(?:the )?(?:same|previous|prior|last|year|month|quarter|week"
    r"|day|spring|summer|autumn"
    r"|winter|january|february|march|april|may|june|july|august|september|october|november|december|a year"
    r"|[12][0-9]{3})\b)"
    r"|(?:the )?(?:national|regional|eu|average|mean|median|(?:wo)?men|males?|females?|boys|girls|adults)\b)",
    re.IGNORECASE,  # the checker asks it of the text as printed
)

_BESIDE_TIMES = frozenset(("above", "below", "over", "under", "short"))


def told(low: str, end: int, hi: int, *, cued: bool) -> ChangeCue | None:
    """A cue behind the number: `5 % higher than in May`, `a 2 percent drop`, `12 more than in May`."""
    if not cued:
        if low[end : end + 1] == " " and low[end + 1 : end + 2] in _NO_YOY:
            return None  # most numbers: told before any search
        return ChangeCue(None, Span(end, end), "by") if YOY.match(low, end, hi) else None
    bare = low[end : end + 1] == " " and low[end + 1 : end + 2] in _NO_UNIT
    ahead = None if bare else AHEAD.match(low, end, hi)
    if ahead:
        found = BEHIND.match(low, ahead.end(), hi)
        return _behind(low, found, hi) if found else None
    found = (None if bare else BEHIND.match(low, end, hi)) or BEHIND_PLAIN.match(low, end, hi)
    return _behind(low, found, hi) if found else told(low, end, hi, cued=False)


def _behind(low: str, found: re.Match[str], hi: int) -> ChangeCue | None:
    """Judges a cue behind the number: what it is compared with must be a time."""
    word = found.group("cue")
    if OF_OTHERS.match(low, found.end(), hi):
        return None
    if (found.group("than") or word in _BESIDE_TIMES) and not THEN.match(low, found.end(), hi):
        return None
    if word == "less" and found.group("than") is None and low[found.end() : found.end() + 1].isalpha():
        return None
    return ChangeCue(AFTER_WAY[word], Span(*found.span("cue")), "by")
