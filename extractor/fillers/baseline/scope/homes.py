"""The place that a release is about: its issuer's, the country it prints, the one it speaks of most."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.scope import chinese_land
from extractor.fillers.baseline.scope.land import issued, owned, peopled, place, topical
from extractor.fillers.baseline.scope.nations import COUNTRIES
from extractor.fillers.baseline.scope.place_phrases import NAME, VENUE
from extractor.fillers.baseline.words import cues
from schemas.evidence import Span

_STATE: Final = re.compile(
    r"\b(?:Ministry|ministry|Government|government|[Cc]ourts?|[Pp]olice|[Cc]ustoms|Statistics|Census|Bureau|Office"
    r"|Central\s+Bank|Administration|Procuratorates?|prosecutors|Commission|Department|National|Agency|Authority"
    r"|[Pp]ublic\s+[Ss]ecurity|Service|Inspectorate|Institute|SERVICE|MINISTRY|POLICE|CUSTOMS|STATISTICS|COURTS?|BUREAU|NATIONAL)\b"
)
_LEAD: Final = 3000
_OPENING: Final = re.compile(rf"\s*(?P<place>{COUNTRIES.pattern})(?:[’']s\b|\s+(?:[a-z]+s|[A-Z]+S)\b)")
"""`Norway sees ...`, `NORWAY'S PRICES ...`: the subject of the title."""
_STRANGE: Final = re.compile(
    r"(?:(?<![a-z] )\bof|\b(?:from|with|to|and|between|against|than|by|or|for|via|into|near|like)|,"
    r"|[A-Z]\w+|[“\"(])\s+(?:the\s+)?$"
)
"""What stands before a country that is another's, a body's or one of a list."""
_AT_HOME: Final = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Ww]ithin)\s+(?:the\s+)?$")
_IN_TURN: Final = re.compile(r"[;,]\s+(?:(?:and|while|but|against)\s+)?in\s+(?:the\s+)?$")
"""`in London 7, in Wales 8`: one of several places."""
_ROW: Final = re.compile(rf"(?:,\s+{NAME}){{1,4}},?\s+(?:and|or)\s+(?:the\s+)?{NAME}")
"""Behind the first of several places: `Malta, Cyprus and Iceland`."""
_ADJECTIVE: Final = re.compile(r"\s+[A-Z]|-")
_PLACE: Final = re.compile(
    rf"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Ww]ithin)\s+(?:the\s+)?(?P<place>{NAME})(?![’'\w-])(?!\s+\d)"
)
_OFTEN: Final = 2
_FORM: Final = re.compile(
    r"\b[Tt]he\s+(?:Republic|Kingdom|Commonwealth|Federation|Union|State|Territory|Province|Principality|Emirate|Mainland"
    r"|Canton|Island)\b(?!\s+(?:of\b|[A-Z]))"
)


def country(text: str) -> Span | None:
    """The place that a release's figures hold for where no other is named, None if none is printed."""
    opening = _OPENING.match(text)
    if opening is not None:
        return Span(*opening.span("place"))
    issuer = place(text) or chinese_land.whole(text)
    if issuer is not None:
        return issuer
    state = cues.STATE.search(text, 0, cues.TITLE) is not None
    if not state and cues.FIRM.search(text, 0, cues.TITLE) is not None:
        return peopled(text)
    nations = list(_nations(text)) if _STATE.search(text[:_LEAD]) is not None else []
    people = peopled(text)
    people = None if people is None or _ROW.match(text, people.end) is not None else people
    return (
        issued(text)
        or _most([m for m in nations if _at_home(text, m.start())], nations)
        or _spoken_of(text)
        or people
        or owned(text)
        or _form(text)
        or _most(
            [
                m
                for m in nations
                if m.start() < cues.HEAD and not _STRANGE.search(text, max(0, m.start() - 24), m.start())
            ],
            nations,
        )
    )


def _nations(text: str) -> Iterator["re.Match[str]"]:
    named = COUNTRIES.finditer(text)
    return (
        m
        for m in named
        if not (_ADJECTIVE.match(text, m.end()) or _ROW.match(text, m.end()) or _in_turn(text, m.start()))
    )


def _most(told: "list[re.Match[str]]", nations: "list[re.Match[str]]") -> Span | None:
    """Of the countries told as the place of something the one that the text names most, None of none."""
    often = Counter(m.group() for m in nations)
    told = [m for m in told if often[m.group()] > 1 or (m.start() < cues.TITLE and not _fronted(m))]
    return Span(*max(told, key=lambda m: (often[m.group()], -m.start())).span()) if told else None


def _fronted(match: "re.Match[str]") -> bool:
    """Whether a country opens a sentence (`In Spain, ...`): one of several."""
    text, at = match.string, match.start()
    return text[max(0, at - 3) : at] == "In " and text.startswith(",", match.end())


def _at_home(text: str, at: int) -> bool:
    return _AT_HOME.search(text, max(0, at - 16), at) is not None


def _in_turn(text: str, at: int) -> bool:
    return _IN_TURN.search(text, max(0, at - 24), at) is not None


def _spoken_of(text: str) -> Span | None:
    """The place that a text names early and most often, if it says what is in it."""
    told = [
        m
        for m in _PLACE.finditer(text)
        if not _in_turn(text, m.start("place")) and VENUE.search(text, max(0, m.start() - 60), m.start()) is None
    ]
    early = text[: cues.HEAD]
    names = dict.fromkeys(m.group("place") for m in told if m.group("place") in early)
    best: list[Span] = []
    for name in names:
        if topical(name.split()):
            continue
        again = re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])(?!\s+[A-Z])", text)
        spans = [Span(*m.span()) for m in again]
        if spans and spans[0].start < cues.HEAD and len(spans) > max(len(best), _OFTEN - 1):
            best = spans
    return best[0] if best else None


def _form(text: str) -> Span | None:
    """`the Republic`, where a text calls its country nothing else."""
    told = list(_FORM.finditer(text))
    return Span(*told[0].span()) if len(told) >= _OFTEN else None
