"""The change word that governs a number: whether it rises, falls or stays, by that number or to it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.numbers.trie import tree
from schemas.evidence import Direction, Span

Role = Literal["by", "to", "level"]


_LEAD = 32  # and left of that word, for the words that decide what it means
_LEFT = 160  # characters left of a number in which its change word may stand
_RIGHT = 64  # and right of it


class ChangeCue(NamedTuple):
    """`role` "by": the number is the difference; "to", "level": a level that a change word leads to."""

    direction: Direction | None
    cue: Span
    role: Role


_RISES = (
    "rose risen rise rises rising grew grown grow grows growing climbed climb climbs climbing increased increase increases "
    "increasing up jumped jump jumps jumping surged surge surges surging soared soar soars soaring expanded expand expands "
    "expanding advanced advance advances growth upturn uptick rebounded rebound rebounds accelerated widened gained gain gains "
    "gaining added adding raised lengthened extended improved improvement expansion appreciated strengthened boosted higher"
)
_FALLS = (
    "fell fallen fall falls falling dropped drop drops dropping declined decline declines declining decreased decrease "
    "decreases decreasing down lost losing slipped slip slips slipping slid slide slides shrank shrunk shrink shrinks "
    "shrinking contracted contract contracts contracting contraction plunged plunge plunges plunging tumbled tumble dipped dip dips eased ease eases "
    "easing reduced reduce reduces reduction reducing cut narrowed narrowing lowered slowed slowing shed shedding sank slumped slump "
    "weakened downturn shortened shorten shortening cut-back depreciated retreated lower"
)
_MOVES = "changed moved edged inched ticked change changes"
_WAY: dict[str, Direction | None] = {
    **dict.fromkeys(_RISES.split(), "increase"),
    **dict.fromkeys(_FALLS.split(), "decrease"),
    **dict.fromkeys(_MOVES.split()),
    "unchanged": "unchanged",
    "flat": "unchanged",
    "steady": "unchanged",
}
_GERUNDS = frozenset("contract contracts higher lower change changes added adding lost losing cut shed gained raised".split())
_NOUNS = frozenset(
    "growth increase increases decrease decreases decline declines rise drop drops fall gain gains reduction contraction "
    "expansion uptick jump surge slump improvement change advance".split()
)
# What may stand between the change word and its number.
_BETWEEN = frozenset(
    "by about around roughly approximately nearly almost some only just a an the further additional another more than over "
    "as much year on year-on-year year-over-year month-on-month month-over-month quarter-on-quarter quarter-over-quarter yoy "
    "y-o-y month quarter seasonally adjusted annual annualized annualised yearly monthly average averaged averaging rate pace of was is "
    "were are at had been being reached reaching equal equalled an estimated total cumulative combined net respectively each "
    "well no less least up compared basis real nominal terms in both even still also stood came amounted amounting has have annually".split()
)
_LIST = re.compile(
    r"\s*(?:%|percent(?:age points?)?|per cent|basis points?|points?|pct|bps?|个百分点|[a-z]{1,9})?\s*"
    r"(?:(?:in|for|to|at) [a-z' ]{1,30}?)?"
    r"\s*(?:,|,? and|,? or|,? instead of|,? rather than|,? but|;|、|和|及|与|以及|，)\s*(?:about |by |of |nearly |over |约|了)*[$€£¥]?\s*$"
)
_CONVERTED = re.compile(r"\s*(?:[a-z]+ ?){0,2}(?:,? or|,? equal to|,? equivalent to|\(|, i\.e\.,?)\s*(?:about |by |some )?[$€£¥]?$")
_AHEAD = re.compile(
    r"(?P<unit>\s*-?(?:%|percentage points?|percent|per cent|basis points?|points?))?(?:, (?:by )?[0-9.]++(?P=unit)?){0,6}?,? and (?:by )?[0-9][0-9.,]*(?<![,.])"
    r"|(?:, (?:by )?[0-9.]++){0,6}?,? and (?:by )?[0-9][0-9.,]*(?<![,.])"
)
_SPREAD = re.compile(r"\s*(?:to|-|–|or|至|到)\s*$")
_WAS_BY = re.compile(r"(?:by|of) (?:about |some )?$|[a-z] $")
_NUMBER = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]")
_WORDS = re.compile(r"[a-z][a-z'/-]*|[,;:()+%-]|[^\sa-z]")
_SHARE = re.compile(r"\s*-?(?:%|percent(?:age)?\b|per cent\b|pct\b|basis\b|bps?\b|points?\b|percentage\b|pp\b|cents?\b)")
_POINTS = r"\s*-?(?:%|(?:percentage[- ]points?|percent|per cent|pct|basis[- ]points?|bps?|points?|pp)\b)"
_BEHIND = re.compile(
    _POINTS + r"\s*(?:\(?(?:year[- ]on[- ]year|year[- ]over[- ]year|month[- ]on[- ]month|seasonally adjusted|annual|annualized|"
    r"net|real|nominal|organic)\)?\s+)*"
    r"(?P<cue>increase|rise|growth|gain|jump|surge|expansion|improvement|decrease|decline|drop|fall|loss|reduction|contraction|"
    r"slump|cut|up|down|higher|lower|more|fewer|less|above|below|over|under|faster|slower|greater|smaller|better|worse|shorter|longer|stronger|weaker|ahead)\b(?P<than>\s+than\b)?(?![- ](?:target|to\b))"
)
_BEHIND_PLAIN = re.compile(
    r"\s*(?:[a-z]+ ){0,2}?(?P<cue>more|fewer|less|higher|lower|above|below)\b(?:\s+[a-z]+){0,4}?(?P<than>\s+(?:than|from))\b"
)
_YOY = re.compile(r"\s*%?\s*\(?(?:y/y|yoy|y-o-y|m/m|mom|q/q|qoq)\b")
_THEN = re.compile(
    r"[^.;]{0,40}?\b(?:year|years|month|quarter|week|same|prior|previous|last|earlier|ago|before|period|level|levels|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)\b"
)
_AFTER_WAY: dict[str, Direction] = {
    **dict.fromkeys("increase rise growth gain jump surge expansion improvement up higher more above over faster greater better longer stronger ahead".split(), "increase"),
    **dict.fromkeys("decrease decline drop fall loss reduction contraction slump cut down lower fewer less below under slower smaller worse shorter weaker".split(), "decrease"),
}
_PARTICLE_VERBS = frozenset(
    "made make makes making set sets setting broke breaking break cleaned rounded takes took taking adds add added adding "
    "sum summed sums picked opened wrapped back backed gave turned speeded stepped mopped held caught locked bought dug pulled "
    "cracked cracking crack shut shuts shutting tracked tracking track brought bringing handed hunted tore torn took pinned "
    "wrote written come came laid follow followed signed scaled came open opening dismantled closed closing built build".split()
)
_JOBS = re.compile(r"\s*(?:more |new |net |additional )*(?:jobs?|positions?|payroll|workers|posts)\b")

_CUE_WORD = re.compile(rf"[^a-z](?:{tree({*_WAY, *_AFTER_WAY})})\b")
_CUE_HEAD = re.compile(rf"(?:{tree({*_WAY, *_AFTER_WAY})})\b")

_ZH_UP = "增长|上升|增加|提高|提升|扩大|上涨|增多|走高|上浮|攀升|升高|回升|反弹|多增|增|升|涨"
_ZH_DOWN = "下降|减少|降低|回落|收窄|下滑|下跌|下调|缩小|走低|减|降|跌|少"
_ZH_BEFORE = re.compile(
    rf"(?P<cue>{_ZH_UP}|{_ZH_DOWN}|变化|变动)(?P<noun>率|幅|速|幅度|速度)?(?:分别|同比|环比|均|累计|平均|年均)?"
    r"(?P<to>到|至|为|达到|达)?(?:了|约|近|超过|超|逾|将近|不到|高达|达|达到)*\s*[+]?$"
)
_ZH_MORE = re.compile(r"(?:比|较)[^，。；]{1,14}(?P<cue>多|少|高|低|快|慢)(?:出)?(?:了|约|近)?\s*$")
_ZH_RATE = re.compile(r"(?P<cue>增速|增幅|降幅|涨幅|跌幅|增长率|升幅)(?:同比|环比)?(?:分别)?(?:为|是|达|达到|约|约为|超过)?\s*$")
_ZH_LIST = re.compile(r"\s*(?:%|％|个百分点|个基点|[一-鿿]{0,2})?\s*(?:、|和|及|与|以及|，)\s*$")
_ZH_FLAT = re.compile(r"(?P<cue>持平|不变)")


def change_at(text: str, start: int, end: int, lo: int, hi: int) -> ChangeCue | None:
    """The cue that governs the number [start, end) within [lo, hi), or None; looks no further than the clause."""
    return govern(text.lower() if len(text) < 4096 else _lowered(text, lo, hi), start, end, lo, hi)


def _lowered(text: str, lo: int, hi: int) -> str:
    """The text with only [lo, hi) in lower case: the rest is never looked at."""
    return text[:lo] + text[lo:hi].lower() + text[hi:]


def starts(low: str, lo: int, hi: int) -> list[int]:
    """Where a word of [lo, hi) that may be a change word starts; in order."""
    found = [m.start() + 1 for m in _CUE_WORD.finditer(low, max(0, lo - 1), hi)]
    return [0, *found] if lo == 0 and _CUE_HEAD.match(low, 0, hi) else found


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
        found = _before(low, start, end, max(begin, near), hi)
    if found is None and (right or low[end : end + 1] in " %"):
        found = _after(low, start, end, hi, cued=right)
    if found is not None:
        return found
    if start > lo and low[start - 1] > "\x7f":
        return _chinese(low, start, begin) or _listed(low, start, end, begin, hi, cues)
    return _listed(low, start, end, begin, hi, cues) if left or right or sign or "+" in low[begin:start] else None


def _before(low: str, start: int, end: int, begin: int, hi: int) -> ChangeCue | None:
    """A cue that leads to the number from the left."""
    words = [(m.group(), m.start()) for m in _WORDS.finditer(low, begin, start)]
    share = _SHARE.match(low, end, hi) is not None
    i = len(words) - 1
    while i >= 0 and words[i][0] in "$€£¥#~≈()\"'“”":
        i -= 1
    if i < 0:
        return None
    word = words[i][0]
    if word in ("+", "-", "−", "＋") and (share or word in "+＋") and words[i][1] + 1 == start:
        if word == "-" and not low[words[i][1] - 1 : words[i][1]].isspace() and low[words[i][1] - 1] not in "([,":
            return None
        return ChangeCue("increase" if word in "+＋" else "decrease", Span(words[i][1], start), "by")
    steps, to, by = 0, False, False
    while i >= 0 and steps < 14:
        word, at = words[i]
        if word in _WAY and not (word == "up" and not steps and False):
            return _led(low, words, i, at, to=to, by=by, steps=steps, share=share, end=end, hi=hi)
        if word == "to":
            if steps and not to and not _only_vague(words, i):
                return None
            to = True
        elif word == "from" or word in ("versus", "against"):
            return None if not to else _from_to(words, i)
        elif word == "by" or (word == "of" and by):
            by = True
        elif word in (",", ";", ":", "(", ")"):
            if not (word == "," and by and steps <= 2) and not (word == "(" and steps <= 1):
                return None
        elif word not in _BETWEEN and not word.endswith("ly") and not to and not by and not _noun_ahead(words, i, share):
            return None
        steps += 1
        i -= 1
    return None


def _only_vague(words: list[tuple[str, int]], i: int) -> bool:
    return all(w in _BETWEEN or w in "$€£¥~≈" or w.endswith("ly") for w, _ in words[i + 1 :])


def _noun_ahead(words: list[tuple[str, int]], i: int, share: bool) -> bool:
    """`growth in sales of 5 %`: a change noun with its complement, up to six words back."""
    if not share:
        return False
    for k in range(i - 1, max(-1, i - 8), -1):
        word = words[k][0]
        if word in ",;:()" or word.isdigit():
            return False
        if word in _NOUNS:
            return words[k + 1][0] in ("in", "of", "for", "rate", "was", "is")
    return False


def _from_to(words: list[tuple[str, int]], i: int) -> ChangeCue | None:
    for word, at in reversed(words[max(0, i - 6) : i]):
        if word in _WAY:
            return ChangeCue(_WAY[word], Span(at, at + len(word)), "to")
    return None


def _led(
    low: str, words: list[tuple[str, int]], i: int, at: int, *, to: bool, by: bool, steps: int, share: bool, end: int, hi: int
) -> ChangeCue | None:
    """Judges the cue `words[i]` that was met on the way left."""
    word = words[i][0]
    cue = Span(at, at + len(word))
    if to:
        return None if word == "up" and (words[i + 1][0] == "to" or _particle(words, i)) else ChangeCue(_WAY[word], cue, "to")
    if word in ("unchanged", "flat", "steady"):
        return ChangeCue("unchanged", cue, "level")
    if word in ("up", "down"):
        if _particle(words, i) or (not share and not by and low[end - 1] != "%" and steps > 2):
            return None
        if i and words[i - 1][0] in ("edged", "inched", "ticked", "moved", "went", "gone"):
            cue = Span(words[i - 1][1], cue.end)
    if word in ("higher", "lower"):
        back = words[i - 1][0] if i else ""
        if back not in ("edged", "inched", "ticked", "moved", "rose", "fell", "was", "were", "is", "are", "drifted"):
            return None
        return ChangeCue(_WAY[word], cue, "by" if by or share else "level")
    if word in _GERUNDS and not (by or share or _JOBS.match(low, end, hi) or low[max(0, at - 1) : at] == ""):
        return None
    if word in _NOUNS and steps and not by and not any(
        w in ("of", "was", "is", "reached", "averaged", "at", "were", "been", "equalled", "stood") for w, _ in words[i + 1 :]
    ):
        if not (steps == 1 or share):
            return None
    return ChangeCue(_WAY[word], cue, "by")


def _particle(words: list[tuple[str, int]], i: int) -> bool:
    return i > 0 and words[i - 1][0] in _PARTICLE_VERBS


def _after(low: str, start: int, end: int, hi: int, *, cued: bool) -> ChangeCue | None:
    """A cue behind the number: `5 % higher than in May`, `a 2 percent drop`, `12 more than in May`."""
    if not cued:
        return ChangeCue(None, Span(end, end), "by") if _YOY.match(low, end, hi) else None
    ahead = _AHEAD.match(low, end, hi)
    if ahead:
        found = _BEHIND.match(low, ahead.end(), hi)
        return _behind(low, found, hi) if found else None
    found = _BEHIND.match(low, end, hi) or (_BEHIND_PLAIN.match(low, end, hi))
    if found is None:
        if _YOY.match(low, end, hi):
            return ChangeCue(None, Span(end, end), "by")
        return None
    return _behind(low, found, hi)


def _behind(low: str, found: re.Match[str], hi: int) -> ChangeCue | None:
    word = found.group("cue")
    if (found.group("than") or word in ("above", "below", "over", "under")) and not _THEN.match(low, found.end(), hi):
        return None
    if word == "less" and found.group("than") is None and low[found.end() : found.end() + 1].isalpha():
        return None
    return ChangeCue(_AFTER_WAY[word], Span(*found.span("cue")), "by")


def _listed(low: str, start: int, end: int, begin: int, hi: int, cues: Sequence[int]) -> ChangeCue | None:
    """The cue of the number before it in the same list."""
    last = None
    for last in _NUMBER.finditer(low, begin, start):
        pass
    if last is None:
        return None
    gap = low[last.end() : start]
    if _SPREAD.match(gap):
        if _SHARE.match(low, end, hi) is None or gap.strip() == "to" and _WAS_BY.search(low, max(begin, last.start() - 12), last.start()) is None:
            return None
    elif not (_LIST.match(gap) or _ZH_LIST.match(gap) or (_CONVERTED.match(gap) and _SHARE.match(low, end, hi))):
        return None
    led = govern(low, last.start(), last.end(), begin, hi, cues)
    return led if led is not None and led.role == "by" else None


def _chinese(low: str, start: int, begin: int) -> ChangeCue | None:
    window = low[max(begin, start - 24) : start]
    base = start - len(window)
    rate = _ZH_RATE.search(window)
    if rate is not None:
        way: Direction = "decrease" if rate.group("cue")[0] in "降跌" else "increase"
        return ChangeCue(way, Span(base + rate.start("cue"), base + rate.end("cue")), "by")
    found = _ZH_BEFORE.search(window)
    if found is not None:
        cue = found.group("cue")
        role: Role = "to" if found.group("to") in ("到", "至", "为") and not found.group("noun") else "by"
        if len(cue) == 1 and found.group("to") is None and found.end("cue") != len(window.rstrip()):
            return None
        way2: Direction | None = "increase" if re.fullmatch(_ZH_UP, cue) else "decrease" if re.fullmatch(_ZH_DOWN, cue) else None
        return ChangeCue(way2, Span(base + found.start("cue"), base + found.end("cue")), role)
    more = _ZH_MORE.search(window)
    if more is not None:
        way = "increase" if more.group("cue") in "多高快" else "decrease"
        return ChangeCue(way, Span(base + more.start("cue"), base + more.end("cue")), "by")
    return None
