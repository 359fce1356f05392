"""The words behind a figure that name what it counts, the whole it is a part of, or what limits it."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.verbs import after_unit, counts, predicate
from extractor.fillers.baseline.words.subjects import CHAIN
from extractor.fillers.baseline.words.tagging import Tagged
from extractor.grammar.words import is_plural

_AND: Final = rf"(?:(?:,{CHAIN})*,?C{CHAIN}(?![ABLVNG\"]|o[RDNG]*Q))?"
RIGHT: Final = re.compile(
    rf"(?P<np>o?[DZ]?{CHAIN}{_AND})(?P<post>(?:[oP]D?[\"q]?{CHAIN}(?:C{CHAIN}(?![ABLVNG\"]))?){{0,3}}"
    rf"(?:W[AR]*V[^,;.QBAVKT]{{0,7}}|VtA*[VNB]*[RPt]?D?{CHAIN}(?:[oPt]D?{CHAIN}){{0,2}}(?=[AB])|V(?=[ABL,;.)TZK]|$)|V[RPt]D?{CHAIN}(?:[oPt]D?{CHAIN}){{0,2}}(?:C{CHAIN})?(?=[ABL,;.)TZK]|$))?)"
)
PARTITIVE: Final = re.compile(r"o(?:[WR]|D(?=[BALV,.]))|W(?=[ABVR])")
"""`of whom`, `of them`, `of these were`, `including 54 that had`"""
OF_SEVERAL: Final = re.compile(r"(?:o[DR]*|Z)Q")
_OTHER_HEAD: Final = re.compile(rf"(?:,|,?C)[RD]*Q(?P<np>{CHAIN})")


_AGE: Final = re.compile(r"q(?:[CtP]+[qNR])*(?:N(?![BLAV]))?|Pq(?![NU])")
"""Behind `those aged` and `adults`: `65 or older`, `over 65`."""


def share_end(tagged: Tagged, right: "re.Match[str]") -> int:
    """Where the words end that name the whole of a share, an age with them."""
    end = right.end()
    age = _AGE.match(tagged.tags, end)
    told = age is not None and (tagged.tags[end] == "P" or tagged.word(end - 1).lower() == "aged")
    return age.end() if age is not None and told else end


def shared_head(tagged: Tagged, i: int, first: int, last: int) -> str | None:
    """The noun that `312 civil and 6,105 administrative cases` and `the others` leave out, None if none is."""
    word = tagged.word(last - 1)
    if word.lower() in ("ones", "others"):
        return word
    other = _OTHER_HEAD.match(tagged.tags, last)
    if other is None or is_plural(word) or last - first > 2:  # noqa: PLR2004 -- an adjective or two
        return None
    head = tagged.word(other.end("np") - 1)
    both = counts(tagged, i) and other.end("np") - other.start("np") > 1
    return head if both and (is_plural(head) or head.lower() in ("ones", "others")) else None


def past_bracket(tagged: Tagged, at: int) -> int:
    """The place behind brackets that open at a place: `83,900 (96%) were men`."""
    close = tagged.tags.find(")", at) if tagged.tags[at : at + 1] == "(" else -1
    return close + 1 if close > at else at


def behind_share(tagged: Tagged, i: int, right: "re.Match[str] | None") -> tuple[str, tuple[int, int] | None]:
    """The words behind a measured figure (`5 percent of the firms surveyed`) and the span of its noun."""
    if right is not None:
        first, last = right.span("np")
        words = tagged.words(right.start(), share_end(tagged, right))
        return words, (tagged.spans[first][0], tagged.spans[last - 1][1])
    part = re.match(r"o[DR]*Q", tagged.tags[i + 1 :])
    if part is not None:
        whole = RIGHT.match(tagged.tags, i + 1 + part.end())  # `60 percent of the 2,300 firms surveyed`
        return (tagged.words(*whole.span()) if whole is not None else ""), None
    those = re.match(r"o[DR]?V[RP]?[NZ]*", tagged.tags[i + 1 :])
    return (tagged.words(i + 2, i + 1 + those.end()) if those is not None else ""), None


def included(tagged: Tagged, i: int) -> bool:
    """Whether the figure is told as a part of what stands before: `900 people, among them 4 girls`."""
    return _INCLUDED.search(tagged.text, tagged.spans[max(0, i - 2)][0], tagged.spans[i][0]) is not None


_INCLUDED: Final = re.compile(r"(?:\bincluding|\bamong\s+(?:them|these|those|whom))\s+$", re.IGNORECASE)
_AMONG: Final = re.compile(rf"P[DR]*(?:{CHAIN}|[DR]*V[RP]*)(?:[oP][DR]*{CHAIN})?(?![BLA])")
_WHERE: Final = frozenset({"in", "among", "for"})
_HELD_AGAINST: Final = frozenset(
    {"than", "as", "compared", "versus", "against", "over", "above", "below", "up", "down"}
)
OF_WHICH: Final = re.compile(r"o[WD],?[TZ]*$")


def limits(tagged: Tagged, i: int) -> str:
    """What limits a share that stands before it: `71 percent in rural areas`, `9 percent closed plants`."""
    at = after_unit(tagged, i)
    if tagged.tags[at - 1 : at] not in ("Q", "U") or not _SHARE.match(tagged.text, tagged.numbers[i].end):
        return ""
    part = _AMONG.match(tagged.tags, at)
    word = tagged.word(at).lower() if part is not None else ""
    if part is not None and (
        word in _WHERE or (OF_WHICH.search(tagged.tags, max(0, i - 6), i) and word not in _HELD_AGAINST)
    ):
        return tagged.words(at, part.end())
    return predicate(tagged, at)


_SHARE: Final = re.compile(r"\s?(?:%|％|per\s?cent\b|(?:in|out\s+of)\s+(?:every\s+)?\w+)")
