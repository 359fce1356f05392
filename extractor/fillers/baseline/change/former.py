"""What `the former` and `the latter` are: the two figures told before them, or the two things joined by `and`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from extractor.fillers.baseline.words.lexicon import word_class
from schemas.evidence import Mention, Span

_CUE: Final = re.compile(r"\bthe\s+(?:(?P<first>former)|latter)\b(?:\s+(?P<next>[a-z]+))?", re.IGNORECASE)
_JOINED: Final = re.compile(r"[^;.]{0,60}?(?:\band|,|\bto)\s[^;.]{0,60}")
_PAIR: Final = re.compile(r"(?:^|[,;:.]\s)\s*(?P<first>[^,;:.\d]{3,60}?)\s+(?:and|or)\s+(?P<second>[^,;:.\d]{3,80})")


def cues(text: str, sentence: Span, figures: list[Mention]) -> Iterator[tuple["re.Match[str]", Mention]]:
    """Each `the former` and `the latter` of the sentence with the figure told of it: the next before the next cue."""
    if "the " not in text[slice(*sentence)].lower():
        return
    found = [c for c in _CUE.finditer(text, *sentence) if c["next"] is None or word_class(c["next"]) not in "NG"]
    for k, cue in enumerate(found):
        stop = found[k + 1].start() if k + 1 < len(found) else sentence.end
        told = next((m for m in figures if cue.end() <= m.start < stop), None)
        if told is not None:
            yield cue, told


def two_before(text: str, place: int, figures: list[Mention]) -> list[Mention]:
    """The last two figures before a place where they are joined in one list, else none."""
    two = [m for m in figures if m.end <= place][-2:]
    joint = len(two) > 1 and all(_JOINED.fullmatch(text, a.end, b.start) for a, b in pairwise(two))
    return two if joint else []


def by_order(text: str, sentence: Span, changes: list[Mention], levels: list[Mention]) -> dict[int, Mention]:
    """By the start of a change told of `the former` or `the latter`: the level that it is a change of."""
    given: dict[int, Mention] = {}
    two: list[Mention] = []
    for cue, m in cues(text, sentence, changes):
        two = two or two_before(text, cue.start(), levels)
        if two:
            given[m.start] = two[0 if cue.group("first") else 1]
    return given


def two_named(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The last two things joined by `and` in a part of the text, without the verb behind them."""
    found = next(iter([*_PAIR.finditer(text[start:end])][-1:]), None)
    if found is None or " and " in found.group("second"):
        return None
    words = found.group("second").split()
    verb = next(
        (k for k, w in enumerate(words) if k and (w in _NO_NOUNS or word_class(w.lower()) in "LBAV")), len(words)
    )
    return found.group("first"), " ".join(words[:verb])


def handed_out(text: str, sentence: Span, figures: list[Mention]) -> tuple[list[Mention], tuple[str, str]] | None:
    """`Births and deaths came to 900 and 700`: two figures joined right behind a verb, and what they are of."""
    for k, (a, b) in enumerate(pairwise(figures)):
        if a.kind != b.kind or _AND.fullmatch(text, a.end, b.start) is None:
            continue
        floor = figures[k - 1].end if k else sentence.start
        verb = _VERB.search(text, floor, a.start)
        pair = two_named(text, floor, verb.end("verb")) if verb is not None else None
        if (
            verb is not None
            and pair is not None
            and word_class(verb.group("verb")) in "LB"
            and verb.group("verb") not in ("is", "was")
        ):
            return [a, b], pair
    return None


_NO_NOUNS: Final = frozenset({"both", "come", "follow", "lead", "rank"})
_AND: Final = re.compile(r"\s?(?:%|per\s?cent|[a-z]+)?,?\s+and\s+(?:by\s+|to\s+|at\s+)?[$€£¥]?")
_VERB: Final = re.compile(
    r"\b(?P<verb>[a-z]+)\s+(?:(?:by|to|at|about|some|nearly|over|around|almost|only|just)\s+)*[$€£¥]?$"
)
