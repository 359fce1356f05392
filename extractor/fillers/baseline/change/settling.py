"""Figures that are changes by what stands around them: joined to one, gapped, or `shorter than a year earlier`."""

import re
from typing import Final

from extractor.fillers.baseline.change.gaps import going_on, listed, moved_in, taken_off, told
from extractor.fillers.baseline.words.lexicon import vocabulary, word_class
from schemas.evidence import Mention, Span

_POINTS: Final = re.compile(r"[\d.,]+\s*(?:basis\s+points?|percentage\s+points?|points?\b|pp\b|bps|个百分点|个基点)")
_PERCENT: Final = re.compile(r"\s?(?:%|％|per\s?cent(?!age))")


def settled(text: str, figures: list[Mention], compared: list[Span]) -> list[Mention]:
    """The figures, those joined to a change without a word of their own taken for changes too.

    `up 0.2 point and 0.6 point ...`, `exports rose 5 percent and imports 3 percent`, `gained 900 jobs, lost 300`.
    """
    figures = [_differing(text, m) for m in figures]
    figures = [m._replace(kind="statistic") if m.kind == "change" and _level(text, m) else m for m in figures]
    for k, m in enumerate(figures):
        before = figures[k - 1] if k else None
        outer = figures[k - 2] if k > 1 and text[figures[k - 1].end] == ")" else before
        if m.kind == "statistic" and (
            told(text, outer, m) or _FORMER.search(text, max(0, m.start - 40), m.start) or moved_in(text, figures[0], m)
        ):
            figures[k] = m._replace(kind="change")
            continue
        if before is None or before.kind != "change" or m.kind != "statistic":
            continue
        gap = text[before.end : m.start]
        for b in compared:
            if before.end <= b.start and b.end <= m.start:
                gap = gap.replace(text[b.start : b.end], "")
        points = _POINTS.match(text, m.start) is not None
        shares = _PERCENT.match(text, m.end) is not None and _PERCENT.match(text, before.end) is not None
        if (
            (points and _JOINT.fullmatch(gap))
            or (shares and (_GAPPED.fullmatch(gap) or _gapped(text, gap, m)))
            or _MOVED.search(gap)
            or listed(text, before, m)
            or (shares and _beside(gap))
            or (_APPOSED.fullmatch(gap) and _PERCENT.match(text, m.end) is not None)
            or _twin(text, gap, m)
            or going_on(text, gap, figures[max(0, k - 2) : k])
        ):
            figures[k] = m._replace(kind="change")
    return figures


def _level(text: str, m: Mention) -> bool:
    """Whether what reads like a change is a level."""
    return (
        _contributed(text, m)
        or taken_off(text, m)
        or _CONTRACTS.search(text, max(0, m.start - 60), m.start) is not None
    )


_CONTRACTS: Final = re.compile(
    r"\bcontracts\s+(?:[a-z]+\s+){0,4}(?:was|were|is|are|stood\s+at|reached|totall?ed)\s+(?:[a-z]+\s+){0,2}$"
)
"""`The number of contracts was 900`: nothing shrank."""


def _contributed(text: str, m: Mention) -> bool:
    """A contribution in points is a level: `spending contributed 0.2 percentage points`."""
    return (
        _POINTS.match(text, m.start) is not None
        and _CONTRIBUTED.search(text, max(0, m.start - 40), m.start) is not None
    )


_FORMER: Final = re.compile(
    r"\b(?:(?:former|latter)\s+(?:by|up|down)|(?:better|worse|dearer|cheaper)\s+by)\s+(?:(?:about|some|nearly|almost|over|only)\s+)?$"
)
"""`Births and deaths fell, the former by 3 percent`, `worse by 3 points`"""
_CONTRIBUTED: Final = re.compile(
    r"\b(?:contribut(?:ed|es|e|ing)|subtract(?:ed|s|ing)?)\s+(?:about\s+|some\s+|nearly\s+|another\s+|an?\s+\w+\s+)?$"
)


def _twin(text: str, gap: str, m: Mention) -> bool:
    """The same change in brackets as a share: `and by 960 (10.2%)`."""
    share = _PERCENT.match(text, m.end)
    return share is not None and text.startswith(")", share.end()) and _OPENED.fullmatch(gap) is not None


_OPENED: Final = re.compile(r"\s?[a-z]{0,12}\s?\([+−–-]?")


def _beside(gap: str) -> bool:
    """Whether a share is set beside a change in percent: `grew by 3 percent, compared with the 4 percent expected`."""
    return _BESIDE.fullmatch(gap) is not None and not any(word_class(w.lower()) in "LBA" for w in _WORD.findall(gap))


_BESIDE: Final = re.compile(
    r"\s?(?:%|per\s?cent)[^.;]{0,60}?\b(?:compared\s+(?:with|to)|against|after|versus)\s+(?:the|an?|its)\s+",
    re.IGNORECASE,
)


def _gapped(text: str, gap: str, m: Mention) -> bool:
    """Whether the verb of the change before holds for this figure too: `and, for the first time, imports 3 percent`."""
    words = [w.lower() for w in _WORD.findall(gap)]
    return (
        0 < len(words) <= _GAP_WORDS
        and _LEADS.match(gap) is not None
        and words[-1] not in _BOUND
        and not any(word_class(w) in "LBAVW" or w in _LEVELS for w in words)
        and _OF.match(text, m.end) is None
    )


def _differing(text: str, m: Mention) -> Mention:
    """`12 days shorter than a year earlier` tells a change, whatever stands before it."""
    if text[m.start - 1 : m.start] == "±":
        return m._replace(kind="statistic") if m.kind == "change" else m
    bracketed = text[m.start - 1 : m.start] == "(" and _FEWER.match(text, m.end) is not None
    bracketed = bracketed or _OF_CHANGE.match(text, m.end) is not None
    bracketed = bracketed or HAN_MORE.search(text, max(0, m.start - 6), m.start) is not None
    differs = m.kind == "statistic" and (bracketed or _SHORTER.match(text, m.end) is not None)
    return m._replace(kind="change") if differs else m


HAN_MORE: Final = re.compile(r"(?:同比|环比)(?:(?P<less>[低慢少短])|[高快多长])(?:了|约|近|出)?$")
"""`同比高0.4个百分点`"""
_FEWER: Final = re.compile(r"\s*[%％]?\s*(?:percentage\s+points?\s+|points?\s+)?(?:fewer|more|less|higher|lower)\s*\)")
_OF_CHANGE: Final = re.compile(
    r"(?:\s[a-z]+)?\s+of\s+(?:the|this|that)\s+(?:decline|decrease|fall|drop|losses|loss|reduction|increase|rise|growth|gains?)\b"
)
"""`shops accounting for 400 of the decline`"""
_FEWER_THAN: Final = r"(?:shorter|longer|fewer|more|less|higher|lower|larger|smaller|faster|slower|better|worse)"
_THEN: Final = (
    r"(?:a\s+year|the\s+(?:same|previous|prior|preceding|year|month|end)|last|(?:19|20)\d\d|that\s+(?:in|at|of)|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)"
)
_SHORTER: Final = re.compile(
    r"\s*(?:[%％]|[\w-]+)?(?:\s+[\w-]+)?(?:\s?\([^()]{1,30}\)\*?|(?<=\w)\))?\s+"
    rf"(?:{_FEWER_THAN}(?:\s+and\s+[\d,.]+\s+{_FEWER_THAN})?(?:,\s+respectively,)?\s+than\s+(?:in\s+|at\s+|for\s+)?{_THEN}"
    rf"|(?:above|below)\s+the\s+(?:(?:revised|initial)\s+)?{_THEN})"
)
_WORD: Final = re.compile(r"[A-Za-z][\w’'-]*")
_GAP_WORDS: Final = 14
_LEADS: Final = re.compile(r"\s?(?:%|per\s?cent)?[^;.(]*?(?:,|;|\band\b|\bwhile\b|\bbut\b)[^()]*$", re.IGNORECASE)
_BOUND: Final = vocabulary("to from at of in for a an than with against or after following about")
_LEVELS: Final = vocabulary(
    "rate rates share shares ratio ratios margin margins proportion yield yields percentage compared after following"
    " from against of which including accounting being respectively"
)
_OF: Final = re.compile(r"\s?(?:%|per\s?cent)\s+(?:of|in\s+total)\s", re.IGNORECASE)
_APPOSED: Final = re.compile(
    r"\s*(?:[a-z%-]+\s?){0,4},?\s*(?:or|i\.e\.,?|that\s+is,?)\s+(?:by\s+)?(?:about\s+|nearly\s+|some\s+|almost\s+)?",
    re.IGNORECASE,
)
"""Between a change and the same change told as a share: `rose by 7 cents, or 0.3 percent`."""
_JOINT: Final = re.compile(
    r"\s*(?:percentage\s+points?|basis\s+points|points?|个百分点)?\s*,?\s*(?:and|or|，|,|、|和)\s*(?:by\s+|about\s+)*",
    re.IGNORECASE,
)
_GAPPED: Final = re.compile(
    r"\s?(?:%|per\s?cent)\s*,?\s*(?:and|while|,)\s+(?:that\s+of\s+|those\s+of\s+)?(?!(?:to|from|at|of|in|a|an|or)\b)"
    r"(?:(?!(?:was|were|is|are|being|to|at|of|from|reached|stood|accounted|for|with"
    r"|which)\b)[A-Za-z][\w-]*\s+){1,5}(?:by\s+)?",
    re.IGNORECASE,
)
_MOVED: Final = re.compile(
    r"\b(?:lost|shed|gained|added)\s+(?:about\s+|some\s+|nearly\s+)?$"
    r"|\b(?:and|but)\s+by\s+(?:about\s+|some\s+|nearly\s+)?$"
    r"|^\s+(?:jobs|positions)\s*,?\s+and\s+(?!(?:the|in|at|to)\b)(?:[a-z-]+\s+){1,5}$"
)
