"""Verbs around a figure, and how two figures of a sentence hang together."""

import re
from typing import Final

from extractor.fillers.baseline.change.comparisons import HOSTILE
from extractor.fillers.baseline.words.lexicon import SIGNS, SUM
from extractor.fillers.baseline.words.subjects import CHAIN, only_measure
from extractor.fillers.baseline.words.tagging import Tagged

LEFT_VERB: Final = re.compile(
    r"(?P<verb>V)(?P<part>o(?=[RTZK\"D]*$)|R*P(?=R*$)|[PtR]{0,2})(?:C(?P<verb2>V)[PtR]?)?[RTZK\"D]*$"
)
LEFT_GERUND: Final = re.compile(r"(?P<verb>G)(?P<part>[PtR]{0,2})[RTZK]*$")
LEFT_LEVEL: Final = re.compile(r"(?P<verb>[LB])(?:[RBTZKV]*)[PtRZToU]{0,4}$")
APPOSED: Final = re.compile(
    r"[\w\s%()-]{0,30},\s*(?:i\.e\.|that\s+is|or|namely|equal\s+to|which\s+is|equivalent\s+to),?\s+"
    r"(?:(?:about|nearly|some|almost|over|just|more\s+than|around)\s+)*$"
)
"""Before the same figure told in another measure: `880 of these, that is 2.6 per cent`."""
SIGNED: Final = re.compile(
    rf"[{SIGNS}]|(?<![A-Za-z])[MTKmk]?[A-Z]{{3}}(?:m|bn|mn|k)?\s?$|RMB|USD|EUR|CNY|Rs|GBP|CHF|INR|SEK|NOK|DKK|JPY|KRW"
)
_REVISED: Final = (
    r"(?:(?:(?:(?:up|down)wards?(?:ly)?|slightly|previously|originally|initially|first|earlier|provisionally)[\s-]+)*"
    r"(?:revised|reported|published|estimated|announced|released|recorded|preliminary|provisional|initial|original|flash)"
    r"(?:\s+(?:figure|value|rate|level|estimate|reading)s?)?(?:\s+of)?\s+)?"
)
"""Before an earlier figure, what became of it: `against the upward revised 7.7%`."""
_AGAINST: Final = re.compile(
    r"\b(?:compared\s+(?:with|to)|set\s+beside|as\s+opposed\s+to|in\s+contrast\s+to|versus|vs\.?|against|(?<!more\s)(?<!less\s)(?<!fewer\s)than|(?:up"
    rf"|down)\s+from)\s+(?:(?:an?|the|some|about|over|nearly|plus|minus)\s+)*(?:use\s+of\s+)?{_REVISED}{SUM}$|\bfrom\s+{SUM}[+]?$"
    rf"|,\s*(?:after|following)\s+{SUM}\(?$|\bbut\s+(?:rather\s+)?(?:with|at|by|of)\s+{SUM}$",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"\((?:previously|formerly|prior\s+(?:year|quarter|period)|earlier|was|up\s+from|from)\s*:?\s*{SUM}$"
)
_VAGUELY: Final = r"(?:(?:about|some|over|almost|nearly|around|just|only|more\s+than|less\s+than|an?|the)\s+)*"
_UP_TO: Final = re.compile(rf"\bto\s+{_VAGUELY}{SUM}$")
_DOWN_FROM: Final = re.compile(rf"\bfrom\s+{_VAGUELY}{SUM}$")
_DONE: Final = re.compile(
    r"[TZKR]*(?:,C?[^,;.LBAV]{1,12},)?(?:(?P<aux>[ABR]*[AB][ABR]*))?(?P<verb>V)(?P<more>[PR](?![DNQ\"q])"
    r"|P(?=D?N))?(?P<pp>D?N+(?![NLBAV]))?(?P<also>,?C[R]*V(?![PtR]?[NDQ\"]))?"
)
_ACTS: Final = re.compile(
    rf"[TZKR]*(?P<verb>V|L(?=[PR]?(?:[,.;C]|$)|P?D[NG]))(?P<part>[PR]?)(?P<np>[DR]*{CHAIN}(?:[oP]D?{CHAIN})?)?"
)
_OBJECT: Final = re.compile(r"(?P<verb>V)(?P<np>[PD]{0,2}[NG\"]{1,4}(?:o[D]?[NG]{1,3})?)[Pto]$")


def left_verb(tagged: Tagged, i: int) -> str:
    """The verb whose object the figure is, with its particle and a verb joined to it; empty when there is none."""
    tags = tagged.tags
    match = LEFT_VERB.search(tags, max(0, i - 8), i)
    if match is None:
        gerund = LEFT_GERUND.search(tags, max(0, i - 4), i)
        return tagged.word(gerund.start("verb")) if gerund is not None else ""
    verb = tagged.words(match.start("verb"), match.end("part"))
    if match.group("verb2"):
        verb += " " + tagged.word(match.start("verb2"))
    start = match.start("verb")
    joint = re.search(r"VC$", tags[max(0, start - 3) : start])
    return tagged.word(start - len(joint.group())) + " " + verb if joint is not None else verb


def given(tagged: Tagged, i: int) -> str:
    """Verb and object in `gave grants to 300 farms`."""
    base = max(0, i - 12)
    match = _OBJECT.search(tagged.tags[base:i])
    return tagged.words(base + match.start("verb"), base + match.end("np")) if match is not None else ""


_PREDICATE: Final = re.compile(
    r"[TZKR]*(?P<aux>[ABR]*[AB][ABRTZK]*)?(?P<what>(?:[VLG]|(?<=[BRA])(?=[NPDo]))[PRtoDNGVCq\"X]{0,9})"
)
_ENDED: Final = re.compile(r"C[RD]*[NG]*$|[PtoDCXR]+$")


def predicate(tagged: Tagged, at: int) -> str:
    """What is said of a subject that ends before the place: `were spared because ...` without the auxiliary."""
    found = _PREDICATE.match(tagged.tags, at)
    if found is None:
        return ""
    first, last = found.span("what")
    ended = _ENDED.search(tagged.tags[first:last])
    last = first + ended.start() if ended is not None and ended.start() else last
    return tagged.words(first, last)


def repeats(tagged: Tagged, previous: int, i: int) -> bool:
    """Whether the figure is the one before it told again (in another currency) or what that is compared with."""
    between = tagged.tags[previous + 1 : i]
    if re.fullmatch(r"[NURoP]{0,4}\(R*", between) and amount(tagged, previous) and amount(tagged, i):
        return True
    text = tagged.text[tagged.numbers[previous].end : tagged.numbers[i].start]
    paid = not counts(tagged, previous) and counts(tagged, i) and tagged.tags[i + 1 : i + 2] in ("N", "G")
    if (re.fullmatch(r"[UR]*tR*", between) and not paid) or _BEFORE.search(text) or _apposed(tagged, previous, i, text):
        return True  # a range, the figure that stood before, or the same one as a share
    if ";" in text or _THOSE.search(text) or ("." in text and re.search(r"(?<!\bRs)\.\s", text)):
        return False
    if _UP_TO.search(text) and _DOWN_FROM.search(
        tagged.text, max(0, tagged.numbers[previous].start - 16), tagged.numbers[previous].start
    ):
        return True
    found = _AGAINST.search(text)
    if found is not None and _FROM.match(found.group()) and (paid or _CLAUSE.search(between)):
        return False  # `got 12 million euros from 40 firms`, `9 in 10 were met, and the wait was cut from 12 days`
    return (
        found is not None
        and not (found.group()[:7] == "against" and HOSTILE.search(text, 0, found.start()))
        and (
            not found.group().lower().startswith("from")
            or not counts(tagged, previous)
            or only_measure(text[: found.start()])
        )
    )


def _apposed(tagged: Tagged, previous: int, i: int, between: str) -> bool:
    return (
        APPOSED.fullmatch(between) is not None
        and counts(tagged, previous)
        and not counts(tagged, i)
        and re.match(r"[UTZ]*o", tagged.tags[i + 1 :]) is None
    )


_FROM: Final = re.compile(r"(?:(?:up|down)\s+)?from\b", re.IGNORECASE)
_THOSE: Final = re.compile(r"\b(?:those|that)\s+(?:of|for|in|to|from)\s")
"""`to 3 tons, and those of eel down from 41 kg`: another thing."""
_CLAUSE: Final = re.compile(r"(?:C|;|,[XP])[^,;]*[NG][AR]*[LBV]")


def amount(tagged: Tagged, i: int) -> bool:
    """Whether the number is a sum of money."""
    return tagged.tags[i + 1 : i + 2] == "U" or not counts(tagged, i)


def after_unit(tagged: Tagged, i: int) -> int:
    j = i + 1
    while j < len(tagged.tags) and tagged.tags[j] == "U":
        j += 1
    bracket = re.match(r"\([^()]{1,6}\)(?=o|[AR]*B)", tagged.tags[j:])  # `310 million yuan (US$43 million) of funds`
    return j + bracket.end() if bracket is not None else j


def counts(tagged: Tagged, i: int) -> bool:
    """Whether the nouns behind the number are what it counts (not `5 percent of ...`, `$3 million in ...`)."""
    mention = tagged.numbers[i]
    low, high = tagged.spans[i]
    symbol = tagged.text[mention.end : high].removesuffix("-odd").strip() or SIGNED.search(
        tagged.text, low, mention.start
    )
    part = tagged.tags[i - 1 : i + 2] == "CQo" and _FRACTION.fullmatch(mention.text) is not None
    code = tagged.tags[i - 1 : i] == "U" and (i < 2 or tagged.tags[i - 2] not in "Qq")  # noqa: PLR2004 -- the first tokens
    return not symbol and not part and not code and tagged.tags[i + 1 : i + 2] not in ("U", "P")


def also_done(tagged: Tagged, i: int) -> bool:
    """Whether a participle behind the number leans on the passive before it: `31 were fined and 4 closed for good`."""
    more = re.match(r"VP[DR]*[NGT]", tagged.tags[i + 1 :])
    return more is not None and re.search(r"B[RTZK]*V[^.;]*(?:C|,|,C)R*$", tagged.tags[:i]) is not None


_FRACTION: Final = re.compile(r"(?:[a-z]+[-\s])?(?:half|thirds?|quarters?|fifths?|tenths?)", re.IGNORECASE)


def right_verb(tagged: Tagged, end: int) -> str:
    done = _DONE.match(tagged.tags, end)
    if done is not None and done.group("aux"):
        last = done.end("pp") if done.group("pp") else done.end("more") if done.group("more") else done.end("verb")
        verb = tagged.words(done.start("verb"), last)
        return verb + " " + tagged.word(done.end("also") - 1) if done.group("also") else verb
    active = _ACTS.match(tagged.tags, end)
    return tagged.words(active.start("verb"), active.end()) if active is not None else ""


def joined(tagged: Tagged, previous: int, i: int) -> bool:
    """Whether two numbers stand in one list: only nouns and a comma or `and` between them."""
    between = tagged.tags[previous + 1 : i]
    return re.fullmatch(r"[^;.LBAW]*?(?:,|C|,C|;)[RDTZ]*", between) is not None
