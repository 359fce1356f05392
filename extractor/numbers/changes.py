"""The change word that governs a number: whether it rises, falls or stays, by that number or to it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.numbers import before, behind
from extractor.numbers.chinese_changes import change_before, continues
from extractor.numbers.cues import ChangeCue
from extractor.numbers.fold import fold, lowered
from extractor.numbers.movement import (
    CONVERTED,
    LIST_OF_SHARES,
    SHARE,
    SPREAD,
    WAS_BY,
    WAS_OF,
    lists,
    number_before,
    starts,
)
from schemas.evidence import Span

__all__ = ["SHARE", "ChangeCue", "change_at", "govern", "starts"]

_LEAD = 32  # characters left of the nearest change words, for the words that decide what they mean
_LEFT = 160  # left of a number in which its change word may stand
_RIGHT = 64  # and right of it
_OF_WHOLE = re.compile(r"\s?(?:%|percent|per cent) (?:of|for|in)\b|\s?%?\)")
_OWN_CLAUSE = re.compile(
    r"\s?(?:%|percent|per cent) (of|were|was|are|is|had|have|has|went|came|said|say|saw|go|took|made|expect|involved|"
    r"left|who|going|coming|reported)\b"
)
_RANGED = frozenset("~-至到")
_JOINS = frozenset("、，和及与至到约了")  # what may stand between the numbers of a list ends in these, or in no hanzi


def change_at(text: str, start: int, end: int, lo: int, hi: int) -> ChangeCue | None:
    """The cue that governs the number [start, end) within [lo, hi), or None; looks no further than the clause."""
    base = max(lo, start - _LEFT - _LEAD)
    window = text[base : min(hi, end + 2 * _RIGHT)]
    folded = fold(window)
    low = lowered(window if folded.cuts else folded.text).replace("\n", " ")
    found = govern(low, start - base, end - base, 0, len(low))
    return found and found._replace(cue=Span(found.cue.start + base, found.cue.end + base))


def govern(low: str, start: int, end: int, lo: int, hi: int, cues: Sequence[int] | None = None) -> ChangeCue | None:
    """`change_at` on text in lower case; `cues` are the `starts` of the sentence, if they are known."""
    begin = max(lo, start - _LEFT)
    if cues is None:
        cues = starts(low, begin, min(hi, end + _RIGHT))
    i = bisect_left(cues, start)
    found = None
    left, right = i > 0 and cues[i - 1] >= begin, i < len(cues) and cues[i] <= end + _RIGHT
    sign = start > lo and low[start - 1] in "+-"
    if left or sign:
        near = cues[max(0, i - 3)] - _LEAD if left else start - _LEAD
        found = before.told(low, start, end, max(begin, near), hi)
    if found is None and (right or low[end : end + 1] in " %"):
        found = behind.told(low, end, hi, cued=right)
    if found is not None:
        return found
    if not low[max(lo, start - 4) : start].isascii():
        return change_before(low, start, begin) or _listed(low, start, end, begin, hi, cues)
    return _listed(low, start, end, begin, hi, cues) if left or right or sign or "+" in low[begin:start] else None


def _listed(low: str, start: int, end: int, begin: int, hi: int, cues: Sequence[int]) -> ChangeCue | None:
    """The cue of the number before it in the same list."""
    if low[start - 1 : start] > "\u3000" and low[start - 1] not in _JOINS:
        return None  # most numbers in Chinese: told before any search
    last = number_before(low, begin, start)
    if last is None:
        return None
    gap, share = low[last.end() : start], SHARE.match(low, end, hi) is not None
    spread = SPREAD.match(gap)
    if spread:
        lead = WAS_OF if spread.group("unit") else WAS_BY
        joined = share and (
            "to" not in gap or lead.search(low, max(begin, last.start() - 32), last.start()) is not None
        )
    else:
        joined = (
            lists(gap)
            or (not gap.isascii() and continues(gap))
            or (gap.strip("% ") in _RANGED and low[end : end + 1] > "\x7f")
            or (share and (CONVERTED.match(gap) is not None or LIST_OF_SHARES.match(gap) is not None))
        )
    if joined and share and (own := _OWN_CLAUSE.match(low, end)):
        ends = own[1] == "of" or (
            SHARE.match(gap) is not None and not low.endswith("between ", max(begin, last.start() - 8), last.start())
        )
        if ends:
            return None  # `rose 34 %; 62 % of those`, `cut 1,400 jobs, 3 % of the staff`, `up 3 % and 38 % were closed`
    if joined and not share and _apart(low, gap, end):
        return None
    led = govern(low, last.start(), last.end(), begin, hi, cues) if joined else None
    if led is not None and led.role == "to" and (gap.endswith("or by ") or (share and _told_again(low, gap, end))):
        return led._replace(role="by")  # `grew from 14 to 21, or by 50 percent`
    return led if led is not None and led.role == "by" else None


_OF_THEM = re.compile(r"\s(?:(?:thousand|million|billion|trillion)\s)?(?:of|among)\s(?:them|these|those|whom|which)\b")


def _apart(low: str, gap: str, end: int) -> bool:
    """`growth of 25 %; 7,702 people`, `up 1.4 times; 19 cases`, `up 5 %, 80 of them old`: no difference any more."""
    share = SHARE.match(gap) is not None
    if share and _OF_THEM.match(low, end):
        return True
    if ";" not in gap and not gap.endswith(" and "):
        return False
    return share or (gap.startswith(" times") and not low.startswith(" times", end))


def _told_again(low: str, gap: str, end: int) -> bool:
    """`rose from 14 to 21, or 50 percent`; but `to 21 million, or 4 percent of the workforce` is a share."""
    return gap.endswith(("or ", "or only ", "or about ")) and _OF_WHOLE.match(low, end) is None
