"""Places and acting bodies: phrases that say where a figure holds or whose it is."""

import re
from collections.abc import Iterable
from typing import Final

from extractor.fillers.baseline.scope.actors import actors, known_place
from extractor.fillers.baseline.scope.bodies import bodies, referred
from extractor.fillers.baseline.scope.place_phrases import NAME, NATIONAL, PLACES, PLACES_I, VENUE, Scope, branch
from extractor.fillers.baseline.scope.proper import proper
from extractor.fillers.baseline.words import cues

__all__ = ["Scope", "find"]

_SUPERLATIVE: Final = re.compile(
    r"\b(?:\w+est|most\s+\w+|least\s+\w+|best|worst|first|second|third|only\s+one|leader|rank\w*|average)\s+$|\b(?:number|no\.?)\s+\w+\s+$",
    re.IGNORECASE,
)
_NO_PLACE: Final = re.compile(
    r"\bthe\s+[\w-]+[’']s?$|\b(?:Instruction|Act|Law|Code|Regulation|Directive|Report|Survey|Bulletin|Annex|Appendix|Figure|Chart|Chapter"
    r"|Index|Panel|Programme|Program|Plan|Scheme|Project|Register|Schedule|Decree|Order|Resolution|Convention|Treaty|Note|Press|Release)s?$|\b[A-Z]+\d+$"
)
_LEVELS: Final = re.compile(r"(?:,?\s+(?:and|or)?\s*[\w-]+){1,3}\s+levels?\b")
_ANY_ONE: Final = re.compile(r"\b(?:an?|any)\s+(?:[a-z]+(?:al|ary|ic)\s+(?:or\s+(?:[a-z]+\s+)?)?)?$")
"""Before a body that is none in particular: `suits that a provincial or city government brought`."""
_ALONE: Final = re.compile(r"\s+alone\b")


def find(text: str, start: int, end: int) -> list[Scope]:
    """Places and acting bodies of an English sentence, in order; bodies that only announce are left out."""
    acting = bodies(text, start, end) or referred(text, start, end)
    found = [s for s in acting if _ANY_ONE.search(text, max(start, s.start - 40), s.start) is None]
    _add(found, proper(text, start, end))
    places = (
        m
        for m in PLACES.finditer(text, start, end)
        if not _met(found, *m.span()) and VENUE.search(text, max(start, m.start() - 60), m.start()) is None
    )
    _add(found, filter(None, (_subject(text, start, m) or _place(text, m) for m in places)))
    _add(found, (Scope(m.start(), m.end("word"), m.start(), body=True) for m in NATIONAL.finditer(text, start, end)))
    _add(found, actors(text, start, end, among=bool(found)))
    if not found:
        found.extend(Scope(m.start(), m.end(), m.start(), body=False) for m in PLACES_I.finditer(text, start, end))
    return sorted(found)


def _met(found: list[Scope], start: int, end: int) -> bool:
    return any(s.start < end and start < s.end for s in found)


def _add(found: list[Scope], more: Iterable[Scope]) -> None:
    """Adds what no phrase found before stands in."""
    for scope in more:
        if not _met(found, scope.start, scope.end):
            found.append(scope)


_OF_SUBJECT: Final = re.compile(
    r"(?:(?:In|During|By|At|From|For)\s[^,.;]{3,40},\s)?(?:[Tt]he\s+)?[A-Z]?[a-z]+(?:\s+(?:[a-z]+|[A-Z]{2,5})){0,6}\s+"
)
_OF_WHOLE: Final = re.compile(
    r"of\s+the\s+(?:(?:whole|entire)\s+)?(?:province|region|city|county|prefecture|district|municipality)"
)
_GOES_ON: Final = re.compile(
    r"\s+(?:to\s+the|(?:was|were|is|are|has|have|had|rose|fell|grew|stood|came|reached|shrank|amounted)\b"
    r"|(?:increase|decrease|decline|narrow|widen|total|climb|expand|contract|drop|edge)\w*\b)"
)


def _subject(text: str, start: int, match: "re.Match[str]") -> Scope | None:
    """The place whose thing is the subject of a sentence: `Exports of Norway rose`; `of the province` anywhere."""
    name = match.start() + len("of ")
    if (
        _OF_WHOLE.fullmatch(match.group()) is not None
        and _SUPERLATIVE.search(text, max(0, name - 40), name - 3) is None
    ):
        return Scope(name, match.end(), match.start(), body=False)
    whole = match.group("of_zone") is not None
    if not whole and (match.lastgroup != "place" or match.group()[:2] != "of"):
        return None
    told = _OF_SUBJECT.fullmatch(text, start, match.start()) and _GOES_ON.match(text, match.end())
    known = whole or known_place(text, text[name : match.end()].removeprefix("the "))
    return Scope(name, match.end(), match.start(), body=False) if told and known else None


def _end(text: str, match: "re.Match[str]") -> int:
    """Where a place ends: a line that is not wrapped ends it."""
    cut = text.find("\n", *match.span())
    if cut >= 0 and max(map(len, text.split("\n"))) > _WRAPPED:
        return cut
    if match.lastgroup != "place":
        return match.end()
    inside = _INSIDE.match(text, match.end()) or _ROW.match(text, match.end())
    return match.end() if inside is None else inside.end()


_INSIDE: Final = re.compile(r"\.?(?:\s+[a-z]+)?\s+(?:courts?|tribunals?|prisons|hospitals|ports|airports|schools)\b")
"""`in the U.S. district courts`"""
_ROW: Final = re.compile(rf"(?:,\s+{NAME}){{1,4}},?\s+and\s+{NAME}(?=[\s,.])")
"""The rest of a row of places: `in Norway, Chile and Peru`."""
_WRAPPED: Final = 120
"""Code points of the longest line of a text with wrapped lines."""


def _no_place(text: str, phrase: str) -> bool:
    """Whether capitals name no place: `in the Bank's projection`, `most in Construction` (a company has such parts)."""
    named = branch(phrase.split(None, 1)[1]) and cues.FIRM.search(text, 0, cues.TITLE) is None
    return named or _NO_PLACE.search(phrase) is not None


def _place(text: str, match: "re.Match[str]") -> Scope | None:
    kind = match.lastgroup
    stop = _end(text, match)
    phrase = text[match.start() : stop]
    word = phrase.split(None, 1)[0].lower()
    start = match.start()
    if word == "of" and text[stop : stop + 2] in ("'s", "’s") and phrase.count(" ") == 2:  # noqa: PLR2004 -- of the country's
        return Scope(start + len("of "), stop, start + len("of "), body=False)
    if word == "of" or (
        kind == "local" and word == "at" and ("level" in phrase or _LEVELS.match(text, stop) is not None)
    ):
        return None
    if kind == "place" and _no_place(text, phrase):
        return None
    if kind in ("whole", "local", "owned") and _SUPERLATIVE.search(text, max(0, match.start() - 40), match.start()):
        return None  # `the busiest in the country`
    if word in ("in", "at", "over", "on") and kind != "whole":
        start = match.start() + len(word)
        while text[start].isspace():
            start += 1
    if (
        kind == "place"
        and word == "at"
        and not re.match(
            r"(?:the\s+)?(?:[A-Z]\w+\s+)?(?:[A-Z][\w-]+\s+){0,3}(?:Port|Airport|Border|Station|Harbour|Harbor|Terminal|Exchange)",
            text[start:stop],
        )
    ):
        return None
    if kind == "whole" and word == "in":
        start = match.start() + 2
        while text[start].isspace():
            start += 1
    return Scope(start, stop, match.start(), body=False, alone=_ALONE.match(text, stop) is not None)
