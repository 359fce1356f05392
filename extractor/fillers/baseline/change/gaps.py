"""Figures that are changes because the change before them leaves its verb to them, and levels that only look joined."""

import re
from typing import Final

from extractor.fillers.baseline.words.lexicon import vocabulary, word_class
from extractor.numbers.movement import WAY
from schemas.evidence import Mention

_PERCENT: Final = re.compile(r"\s?(?:%|％|per\s?cent(?!age))")
_OF: Final = re.compile(r"\s?(?:%|per\s?cent)\s+(?:of|in\s+total)\s", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Za-z][\w’'&-]*")
_VAGUE: Final = r"(?:(?:about|some|nearly|almost|around|another|over|only|a\s+further)\s+)*"
_JOBS: Final = r"(?:jobs|positions|posts|workers|employees|people|staff)\b"
_ENDS: Final = re.compile(rf"\s*(?:$|[.;,)(]|(?:{_JOBS}|in|over|since|from|and|while|during|to|but)\b)")
"""What follows a figure that counts nothing of its own."""
_PUT_ON: Final = re.compile(rf"\b(?:put|puts|putting)\s+on\s+{_VAGUE}$")
_TOOK: Final = re.compile(rf"\b(?:took|takes|taken|taking)\s+{_VAGUE}$")
_GAVE: Final = re.compile(rf"\b(?:gave|give|gives|given|giving)\s+(?:back|up)\s+{_VAGUE}$")
_AWAY: Final = re.compile(rf"\s+{_JOBS}\s+(?:away|off)\b")
_OFF: Final = re.compile(r"\s+(?:percentage\s+)?points?\s+(?:off|away)\b")
_MOVED: Final = re.compile(
    rf"\b(?:put\s+on|added|gained|lost|shed|cut|created|took\s+on|laid\s+off)\s+{_VAGUE}[+-]?$", re.IGNORECASE
)
_NEXT: Final = re.compile(
    rf"\s+(?:{_JOBS}\s*)?,?\s*(?:and|while|but)\s+(?:the\s+)?(?P<who>(?:[\w&’'-]+,?\s+){{1,8}}?){_VAGUE}"
)
_ASIDE: Final = re.compile(r"\([^()]*\)")
_SPAN_OF_TIME: Final = re.compile(
    r"\b(?:since|over|in|during)\s+(?:the\s+|a\s+)?(?:(?:past|last|previous)\s+)?(?:[\d\w]+\s+)?(?:years?|months?|quarters?|weeks?)(?:\s+(?:ago|earlier|before))?"
)
_BOUND: Final = vocabulary("to from at of in for an than with against or after following about by was were")
_SET_BESIDE: Final = re.compile(
    r",?\s*(?:as\s+)?(?:against|compared\s+with|compared\s+to|versus|after|following|up\s+from|down\s+from)\s+"
    r"(?:(?:an?|the|its)\s+)?(?:(?:previous\s+|earlier\s+|monthly\s+|annual\s+)?average\s+(?:of\s+)?)?$"
)
_AVERAGED: Final = re.compile(
    r"\b(?:gains?|increases?|rises?|losses|loss|falls?|growth|declines?|decreases?)\b[^.;]{0,60}?"
    r"\b(?:averag\w+|was|were|been)\s+(?:about\s+|some\s+|nearly\s+)?$"
)
_AFTER: Final = re.compile(
    r"\s?(?:%|per\s?cent)(?:\s+(?:in|for|over|during)\s[^,;.%]{0,40})?,?\s*(?:after|following|compared\s+with|against|versus)\s+"
    r"(?:rising\s+|falling\s+|growing\s+|an?\s+|the\s+|only\s+|just\s+)*$",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(
    r"\s?(?:%|per\s?cent)(?:[^().;\d]{0,40})?\((?:[a-z][\w&’' -]*\s)$"
    r"|\s?(?:%|per\s?cent)?,\s+(?:and\s+)?(?:[a-z][\w&’' -]*\s)$"
)
_INSIDE: Final = re.compile(r"[^()]*\d\s?(?:%|per\s?cent)\s*\)")


def told(text: str, before: Mention | None, m: Mention) -> bool:
    """Whether a figure that reads like a level is a change by the words around it."""
    low = max(0, m.start - 40)
    if _PUT_ON.search(text, low, m.start) and _whole(m) and _ENDS.match(text, m.end):
        return True  # `health care put on 33,000`
    if _TOOK.search(text, low, m.start) and _AWAY.match(text, m.end):
        return True  # `which took 7,000 jobs away`
    if _GAVE.search(text, low, m.start) and _PERCENT.match(text, m.end) and _OF.match(text, m.end) is None:
        return True  # `garden furniture gave back 11 percent`
    if before is None or before.kind != "change":
        return False
    gap = text[before.end : m.start]
    if _shares(text, before, m):
        return _AFTER.fullmatch(gap) is not None and _OF.match(text, m.end) is None
    alike = _whole(before) and _whole(m)
    return alike and (_left_out(text, before, m, gap) or _beside(text, before, gap))


def _shares(text: str, before: Mention, m: Mention) -> bool:
    return _PERCENT.match(text, before.end) is not None and _PERCENT.match(text, m.end) is not None


def _whole(m: Mention) -> bool:
    return m.value is not None and m.value >= len(_TEN) and not m.value % 1


_TEN: Final = range(10)


def _left_out(text: str, before: Mention, m: Mention, gap: str) -> bool:
    """`put on 16,000 and support services 35,000`: the second figure has no verb and no noun of its own."""
    if _MOVED.search(text, max(0, before.start - 40), before.start) is None or _ENDS.match(text, m.end) is None:
        return False
    plain = _SPAN_OF_TIME.sub("", _ASIDE.sub("", gap))
    found = _NEXT.fullmatch(re.sub(r"\s{2,}", " ", plain))
    words = [w.lower() for w in _WORD.findall(found.group("who"))] if found is not None else []
    return bool(words) and words[-1] not in _BOUND and not any(word_class(w) in "LBAVW" for w in words)


def _beside(text: str, before: Mention, gap: str) -> bool:
    """`the monthly gain averaged 178,000, as against an average of 229,000`."""
    return (
        _SET_BESIDE.fullmatch(gap) is not None
        and _AVERAGED.search(text, max(0, before.start - 100), before.start) is not None
    )


def listed(text: str, before: Mention, m: Mention) -> bool:
    """Whether a number in brackets behind a change tells of a part: `rose 0.5% (rents 0.2, fares 0.9%)`."""
    opened = text.rfind("(", before.end - 1, m.start)
    inside = opened >= 0 or text.rfind("(", 0, before.start) > text.rfind(")", 0, before.start)
    share = _PERCENT.match(text, before.end) is not None or inside
    return (
        inside
        and share
        and before.kind == "change"
        and _ITEM.fullmatch(text, before.end, m.start) is not None
        and _INSIDE.match(text, m.start) is not None
    )


def taken_off(text: str, m: Mention) -> bool:
    """Points that are taken off a growth: what a part contributes, a level."""
    return _TOOK.search(text, max(0, m.start - 30), m.start) is not None and _OFF.match(text, m.end) is not None


def going_on(text: str, gap: str, earlier: list[Mention]) -> bool:
    """Whether the preposition of a change before leads this one too: `a fall of 96 (7%) on May and of 310 on April`."""
    again = _AGAIN.search(gap)
    leads = (_LED.search(text, max(0, m.start - 30), m.start) for m in earlier if m.kind == "change")
    return again is not None and any(led is not None and led.group("by") == again.group("by") for led in leads)


_LED: Final = re.compile(rf"\b(?P<by>by|of)\s+{_VAGUE}[+−–-]?$")
_AGAIN: Final = re.compile(rf"^[^;.]*(?:\band|\bbut|,)\s+(?P<by>by|of)\s+{_VAGUE}$")


def moved_in(text: str, first: Mention, m: Mention) -> bool:
    """`Output grew in nine branches, most in glass (by 9 tons)`: `by` in brackets leans on the verb of the sentence."""
    if _BY.search(text, max(0, m.start - 24), m.start) is None:
        return False
    low = text.rfind("\n", 0, first.start) + 1
    return any(word_class(w) == "L" and w in WAY for w in _WORD.findall(text[low : m.start].lower()))


_BY: Final = re.compile(rf"\((?:(?:up|down)\s+)?by\s+{_VAGUE}$")
PARTED: Final = re.compile(r"(?:,|\band)\s[^()]*\((?:(?:up|down)\s+)?by\s[^()]*$")
"""Between a level and a change of one of its parts."""
