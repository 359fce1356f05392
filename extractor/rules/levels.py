"""Levels that a word or sign of change stands beside: of their own they tell of no rise or fall."""

import re

from extractor.numbers.changes import ChangeCue
from extractor.source import Index
from schemas.evidence import Mention

_CONTRIBUTED = re.compile(
    r"\s(?:percentage\s+)?points?\s(?:to|from|off)\s(?:[a-z]+\s){0,3}(?:growth|expansion|inflation|increase|rate)\b"
    r"|个百分点"
)
_PULLED = re.compile(
    r"\b(?:(?:pull|push|lift|boost|depress)(?:s|ed|ing|es)?|drag(?:s|ged|ging)?|prop(?:s|ped|ping)?|driv(?:es?|ing|en)|drove)"
    r"\s(?:(?:up|down)\s)?(?:(?:the|its|their)\s)?(?:[\w-]+\s){0,3}?(?:gdp|cpi|ppi|growth|inflation|economy|index|total"
    r"|headline|(?:annual|overall|headline)\s(?:\w+\s)?(?:rate|figure|reading))(?:\s(?:rate|as\sa\swhole|overall))?"
    r"(?:\s(?:up|down))?(?:\sby)?\s"
    r"(?:(?:about|around|some|nearly|almost|roughly|a\sfurther|another|more\sthan|over|only|just)\s)*$",
    re.IGNORECASE,
)
_POINTS = re.compile(r"[\s-](?:percentage[\s-])?points?\b")
"""`pulled the index up 0.2 points`, `lifted growth by 0.4 points`: what a part does to a whole."""
_ZH_CONTRIBUTED = re.compile(r"(?:拉动|拉高|拉低|影响|带动|贡献)[^，。；]{1,24}$")
"""`added 0.4 points to growth`, `拉动经济增长2.7个百分点`: a part of the growth of another figure."""
_ITS_CHANGE = re.compile(
    r"[^,;.:()\d]{0,16},\s(?:up|down|an?\s(?:[a-z]+\s)?[a-z]+\sof)\s(?:by\s)?[^,;.:()\d]{0,14}", re.IGNORECASE
)
_SOLD = (
    r"\s(?:on|from|in\sthe\svalue\sof)\s(?:(?:the|its|their|an?)\s)?(?:[\w-]+\s){0,2}?(?:sales?|disposals?|divestitures?|securities|derivatives|"
    r"investments?|propert(?:y|ies)|hedg\w+|revaluations?|remeasurements?|settlements?|exchange|currency|assets?|holdings?|shares)\b"
)
_GAIN_OF = re.compile(
    r"\bgains?\s(?:of\s)?(?:(?:about|around|some|nearly|almost|over)\s)*(?:[A-Z]{0,3}[$£€¥]\s?)?$", re.IGNORECASE
)
_GAIN_ON = re.compile(rf"\bgains?{_SOLD}[^.;:()\d]{{0,40}}$", re.IGNORECASE)
_SOLD_BEHIND = re.compile(rf"[^.;:,()\d]{{0,24}}{_SOLD}")
_LOST = re.compile(
    r"\b(?:los[et]|loses|losing|recover(?:s|ed|ing)?|recoup(?:s|ed|ing)?|regain(?:s|ed|ing)?)\s(?:(?!by\b)[a-z]+\s)?(?:[A-Z]{0,3}[$£€¥]\s?)$"
)
"""`victims lost $3 million`, `recovered €3 million`: sums that went or came back, of no figure that moved."""
_MEASURE = re.compile(
    r"\b(?:margin\sof\s(?:\w+\s)?error|standard\serror)\b[^.;()\d]{0,60}$|\b(?:above|below|over|under)\s(?:the|its|their)\s"
    r"(?:\w+\s)?(?:target|goal|objective|limit|ceiling|threshold)\sof\s$",
    re.IGNORECASE,
)
_SIGNS = "+-−–"
_LEAD = 24
_PULL = 90


def contributed_to(index: Index, mention: Mention) -> bool:
    """Whether points are what a part gave to the growth of a whole: of their own they tell of no rise or fall."""
    behind = _CONTRIBUTED.match(index.text, mention.end)
    if behind is None:
        return _pulled(index, mention)
    if behind.group() != "个百分点":
        return True
    return _ZH_CONTRIBUTED.search(index.text, max(0, mention.start - _LEAD), mention.start) is not None


def _pulled(index: Index, mention: Mention) -> bool:
    """Whether a part moves a whole by these points."""
    if _POINTS.match(index.text, mention.end) is None:
        return False
    lo = max(index.sentence_of(mention.start).start, mention.start - _PULL)
    return _PULLED.search(" ".join(index.text[lo : mention.start].split()) + " ") is not None


def only_signed(index: Index, mention: Mention, cue: ChangeCue | None) -> bool:
    """`the balance was +825`, a contribution of -0.3 points: a sign alone makes no change of a level."""
    return cue is not None and mention.kind == "statistic" and not index.text[slice(*cue.cue)].strip(_SIGNS)


def changed_behind(index: Index, mention: Mention) -> bool:
    """`a margin of 10.8%, an improvement of 40 basis points`: its own change stands right behind the level."""
    following = index.after(mention)
    return (
        following is not None
        and following.kind == "change"
        and _ITS_CHANGE.fullmatch(index.text, mention.end, following.start) is not None
    )


def earned_or_lost(index: Index, mention: Mention) -> bool:
    """`a gain of $3 million on the sale of a quay`, `victims lost $3 million`: a sum that is no rise or fall."""
    lead = _lead(index, mention)
    if lead[-1:] in "$£€¥" and _LOST.search(lead) is not None:
        return True
    if "gain" not in lead.lower():
        return False
    if _GAIN_ON.search(lead) is not None:
        return True
    return _GAIN_OF.search(lead) is not None and _SOLD_BEHIND.match(index.text, mention.end) is not None


def measured_against(index: Index, mention: Mention) -> bool:
    """`a margin of error of 0.1 point`, `above the target of 2 percent`: what a figure is measured by."""
    return _MEASURE.search(_lead(index, mention)) is not None


def _lead(index: Index, mention: Mention) -> str:
    return index.text[max(index.sentence_of(mention.start).start, mention.start - _PULL) : mention.start]
