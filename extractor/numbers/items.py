"""Percentages in brackets behind the things that rose or fell: `led by trade (8 %) and transport (5 %)`."""

import re

from extractor.numbers.context import View

PERCENT = r"\s?(?:%|per ?cent|pct)"
_VERSUS = re.compile(rf"{PERCENT} (?:vs\.?|versus|against|compared (?:with|to)) [+-]?[0-9.]+{PERCENT}")
_QUICKER = re.compile(
    r"\b(?:[a-z]+(?:ing|ed)|grew|rose|fell|grow|rise|fall|shrank) (?:(?:even|much|far|slightly|somewhat) )?"
    r"(?:faster|slower|(?:more|less) (?:quickly|slowly|strongly|rapidly|sharply|steeply)) than "
)
_ALONE = re.compile(rf"{PERCENT} ?\)")
_NEXT = re.compile(rf"{PERCENT} ?\),? (?:and |while |but )?(?:the |in |for )?[a-z][a-z ,'&-]{{1,50}}\( ?[+-]?$")
_LED_BY = re.compile(
    r"\b(?:led|driven|pulled up|pushed up|boosted|supported|fuelled|fueled|helped|dragged down|held back|offset|"
    r"headed|followed|topped|paced|carried|contributed) (?:mainly |largely |chiefly |primarily )?by "
    r"[a-z][a-z ,'&-]{2,50}\( ?[+-]?$"
    r"|\b(?:contributors to|drivers of) (?:the )?[a-z ]{0,20}(?:growth|increase|rise|decline|fall)\b[^;.]{2,60}"
    r"\( ?[+-]?$"
)
_PULLING = re.compile(
    rf"{PERCENT} ?\)(?: and [a-z][a-z &-]{{2,40}}\( ?[+-]?[0-9.]+{PERCENT} ?\))? (?:have |has |had |also )*"
    r"(?:pulled|pushed|led|drove|driven|boosted|supported|dragged|powered|underpinned) [^.;]{0,20}?\b"
    r"(?:growth|increase|rise|decline|fall|expansion)\b"
)
_RECORDING = re.compile(
    rf"{PERCENT} ?\) (?:recorded|registered|saw|posted|showed|reported|had|experienced|noted) (?:the |an? )?"
    r"(?:[a-z]+(?:est|ed)? ){0,2}(?:increases?|growth|rises?|decreases?|declines?|falls?|drops?|gains?)\b"
)
EARLIER = re.compile(
    rf"{PERCENT} (?:in|for|during|at) (?:the )?(?:(?:month|quarter|week|year|half)(?: before| earlier| ago)|previous|"
    r"preceding|prior|last|same|first|second|third|fourth|q[1-4]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|20[0-9]{2})"
)
_TOLD = re.compile(rf"{PERCENT}[^.;()]{{0,48}}\($")
_SIGNS = "( +-"
_REACH = 120  # characters


def is_change(v: View) -> bool:
    """Whether the percentage is the growth of what stands before its bracket."""
    low, start = v.low, v.start
    moved = v.earlier is not None and v.earlier[1] == "change" and low[v.earlier[0].start - 1] in _SIGNS
    if v.p1 in ("vs", "versus", "against"):
        return moved
    if _VERSUS.match(low, v.end, v.hi):
        return _QUICKER.search(low, max(v.lo, start - _REACH), start) is not None
    if not _ALONE.match(low, v.end, v.hi):
        told = v.sentence.share == "change" and EARLIER.match(low, v.end, v.hi)
        return bool(told) and _TOLD.match(low, v.sentence.told, start) is not None  # `fell 2 % in May (3 % in April)`
    if v.earlier is not None and v.earlier[1] == "change" and (v.gap() or "").strip(" +-") == "(":
        return True  # `1.1 million (19 %)`
    if moved and v.earlier is not None and _NEXT.match(low, v.earlier[0].end, start):
        return low.rfind("(", v.lo, v.earlier[0].start) >= v.earlier[0].start - len(_SIGNS)
    led = v.sentence.share == "change" and _LED_BY.search(low, max(v.lo, start - _REACH), start)
    return bool(led) or (_PULLING.match(low, v.end, v.hi) or _RECORDING.match(low, v.end, v.hi)) is not None
