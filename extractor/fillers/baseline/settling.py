"""Figures that are changes by what stands around them: joined to one, gapped, or `shorter than a year earlier`."""

import re
from typing import Final

from schemas.evidence import Mention, Span

_POINTS: Final = re.compile(r"[\d.,]+\s*(?:basis\s+points?|percentage\s+points?|points?\b|pp\b|bps|个百分点|个基点)")
_PERCENT: Final = re.compile(r"\s?(?:%|％|per\s?cent)")


def settled(text: str, figures: list[Mention], compared: list[Span]) -> list[Mention]:
    """The figures, those joined to a change without a word of their own taken for changes too.

    `up 0.2 point and 0.6 point ...`, `exports rose 5 percent and imports 3 percent`, `gained 900 jobs, lost 300`.
    """
    figures = [_differing(text, m) for m in figures]
    for k in range(1, len(figures)):
        before, m = figures[k - 1], figures[k]
        if before.kind != "change" or m.kind != "statistic":
            continue
        gap = text[before.end : m.start]
        for b in compared:
            if before.end <= b.start and b.end <= m.start:
                gap = gap.replace(text[b.start : b.end], "")
        points = _POINTS.match(text, m.start) is not None
        shares = _PERCENT.match(text, m.end) is not None and _PERCENT.match(text, before.end) is not None
        if (points and _JOINT.fullmatch(gap)) or (shares and _GAPPED.fullmatch(gap)) or _MOVED.search(gap):
            figures[k] = m._replace(kind="change")
    return figures


def _differing(text: str, m: Mention) -> Mention:
    """`12 days shorter than a year earlier` tells a change, whatever stands before it."""
    differs = m.kind == "statistic" and _SHORTER.match(text, m.end) is not None
    return m._replace(kind="change") if differs else m


_SHORTER: Final = re.compile(
    r"\s*(?:[%％]|[\w-]+)?(?:\s+[\w-]+)?\s+(?:shorter|longer|fewer|more|less|higher|lower|larger|smaller|faster|slower)"
    r"\s+than\s+(?:in\s+|at\s+|for\s+)?(?:a\s+year|the\s+(?:same|previous|prior|preceding|year|month|end)|last|(?:19"
    r"|20)\d\d"
    r"|that\s+(?:in|at|of)|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_JOINT: Final = re.compile(
    r"\s*(?:percentage\s+points?|basis\s+points|points?|个百分点)?\s*,?\s*(?:and|or|，|,|、|和)\s*(?:by\s+|about\s+)*",
    re.IGNORECASE,
)
_GAPPED: Final = re.compile(
    r"\s?(?:%|per\s?cent)\s*,?\s*(?:and|while|,)\s+(?:that\s+of\s+|those\s+of\s+)?(?!(?:to|from|at|of|in|a|an|or)\b)"
    r"(?:(?!(?:was|were|is|are|to|at|of|from|reached|stood|accounted|for|with"
    r"|which)\b)[A-Za-z][\w-]*\s+){1,5}(?:by\s+)?",
    re.IGNORECASE,
)
_MOVED: Final = re.compile(
    r"\b(?:lost|shed|gained|added)\s+(?:about\s+|some\s+|nearly\s+)?$"
    r"|^\s+(?:jobs|positions)\s*,?\s+and\s+(?!(?:the|in|at|to)\b)(?:[a-z-]+\s+){1,5}$"
)
