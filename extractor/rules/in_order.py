"""Lists that are handed out in order: which words of the sentence name the item of each number."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.grammar.clauses import clause_of
from extractor.grammar.lists import Group, coordinated, linked, respectively
from extractor.rules.claim import Claim, Claims
from extractor.rules.nearness import content_words
from extractor.rules.rule import Problem
from extractor.rules.standing import AGAINST, AMOUNT
from extractor.source import Index
from schemas.evidence import Mention, Span

_FIGURES = frozenset({"statistic", "change"})
_SAID_AGAIN = re.compile(
    r"(?:\s?%|(?:\s[^\W\d_]+){0,3})?\s?[,(]?\s?(?:which|or|that\s+is|i\.e\.|making\s+up|representing|equal\s+to|equivalent\s+to"
    r"|accounting\s+for|占|折合)\b[^.;\d]{0,30}",
    re.IGNORECASE,
)
"""`119 and 113 people, which is 6.6% and 6.3% of all`: the same two again."""
_SET_AGAINST = re.compile(rf"[^.;\d]{{0,24}}[,(]?\s(?:as\s+)?(?:{AGAINST}|from|than)\s+{AMOUNT}", re.IGNORECASE)
_STOP = re.compile(r"[;:.](?:\s|$)|[；：。]")
_REACH = 300


class _Reading(NamedTuple):
    """One way to read a list: the words of each item, in order, and where they stand."""

    places: tuple[Span, ...]
    words: tuple[frozenset[str], ...]


def crossed_items(claims: Claims, index: Index, sentence: Span) -> Iterator[tuple[str, Problem]]:
    """The k-th number must be labelled by words of the k-th item, where the items differ."""
    for group in respectively(index, sentence):
        for run in _runs(index, sentence, group):
            labelled = [claims.placed.get(m.start) for m in run]
            labels = [content_words(c.counted) if c is not None and c.counted else None for c in labelled]
            known = [label for label in labels if label is not None]
            if not known or (len(known) < len(run) and not group.items):
                continue
            shared = frozenset.intersection(*known) if len(known) > 1 else frozenset()
            own = [label and label - shared for label in labels]
            reading = _reading(index, sentence, group, own)
            if reading is not None:
                yield from _crossed(index, run, labelled, own, reading)


def _crossed(
    index: Index, run: tuple[Mention, ...], claims: list[Claim | None], own: list[frozenset[str] | None], read: _Reading
) -> Iterator[tuple[str, Problem]]:
    for k, (number, claim, label) in enumerate(zip(run, claims, own, strict=True)):
        if claim is None or not label or label & read.words[k]:
            continue
        if any(label & words for words in read.words):
            item = " ".join(index.text[slice(*read.places[k])].split())
            message = f"crossed: in order `{number.text}` belongs to `{item}`, not to `{claim.counted}`"
            yield claim.path, Problem(message, number.span)


def _runs(index: Index, sentence: Span, group: Group) -> Iterator[tuple[Mention, ...]]:
    """The numbers of the list, and as many before and behind it that are the same items' by another measure."""
    yield group.numbers
    if group.partners:
        return
    text, size = index.text, len(group.numbers)
    lo, hi = max(sentence.start, group.numbers[0].start - _REACH), min(sentence.end, group.numbers[-1].end + _REACH)
    before = _figures(index, lo, group.numbers[0].start)[-size:]
    if len(linked(text, before)) == size and _SAID_AGAIN.fullmatch(text, before[-1].end, group.numbers[0].start):
        yield tuple(before)
    behind = _figures(index, group.numbers[-1].end, hi)[:size]
    if len(linked(text, behind)) == size and _SET_AGAINST.fullmatch(text, group.numbers[-1].end, behind[0].start):
        yield tuple(behind)


def _reading(index: Index, sentence: Span, group: Group, labels: list[frozenset[str] | None]) -> _Reading | None:
    """The first way to find the items in which each has words of its own that a label knows, else the plain one."""
    plain = None
    for places in _ways(index, sentence, group):
        words = [content_words(index.text[slice(*place)]) for place in places]
        own = tuple(w - frozenset().union(*(o for o in words if o is not w)) for w in words)
        if all(any(label and label & w for label in labels) for w in own):
            return _Reading(places, own)
        if places is group.items:
            plain = _Reading(places, own)
    return plain


def _ways(index: Index, sentence: Span, group: Group) -> Iterator[tuple[Span, ...]]:
    """Where the items may stand: before the numbers, behind them, or with as many numbers before."""
    if group.items:
        yield group.items
    if group.partners:
        return
    numbers = group.numbers
    for place in _stretches(index, sentence, group):
        if len(items := coordinated(index.text, place, len(numbers))) == len(numbers):
            yield items
    levels = [m for m in _figures(index, sentence.start, numbers[0].start) if m.kind == "statistic"]
    if len(levels) >= len(numbers):
        yield tuple(clause_of(index, m) for m in levels[-len(numbers) :])


def _stretches(index: Index, sentence: Span, group: Group) -> Iterator[Span]:
    """Words without figures right before the list, up to the last comma too, and right behind its numbers or cue."""
    text, numbers = index.text, group.numbers
    for run in _runs(index, sentence, group):
        if run[0].start <= numbers[0].start:
            figures = _figures(index, sentence.start, run[0].start)
            lo = max(run[0].start - _REACH, figures[-1].end if figures else sentence.start)
            yield Span(lo, run[0].start)
            if (comma := text.rfind(",", lo, run[0].start)) >= 0:
                yield Span(lo, comma)
    stop = _STOP.search(text, max(group.cue.end, numbers[-1].end), sentence.end)
    hi = stop.start() if stop else sentence.end
    for lo in (numbers[-1].end, group.cue.end):
        end = group.cue.start if group.cue.start > lo else max(lo, hi)
        figures = _figures(index, lo, end)
        yield Span(lo, figures[0].start if figures else end)


def _figures(index: Index, lo: int, hi: int) -> list[Mention]:
    return [m for m in index.within(lo, hi) if m.kind in _FIGURES]
