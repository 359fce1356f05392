"""Levels and changes of one sentence come in the same order; of two pairs that cross, one is wrong."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extractor.grammar.cells import cell_of
from extractor.grammar.units import unit_of
from extractor.rules.claim import Claim, Claims, host_path
from extractor.rules.measures import unit_class
from extractor.rules.nearness import listed_in
from extractor.rules.rule import Problem, printed
from extractor.rules.standing import bracket_of
from extractor.source import Index
from schemas.evidence import Mention


class _Pair(NamedTuple):
    claim: Claim
    change: Mention
    level: Mention | None


def out_of_order(claims: Claims, index: Index) -> Iterator[tuple[str, Problem]]:
    """`12 boats, up 4%; 30 nets, up 9%`: 9 with 12 and 4 with 30, or 9 with 12 and 4 without a level."""
    for pairs in _sentences(claims, index):
        levelled = sorted((p for p in pairs if p.level is not None), key=lambda p: p.level.start if p.level else 0)
        for one, two in pairwise(levelled):
            if one.level != two.level and one.change.start > two.change.start:
                yield _told(index, one, two)
                yield _told(index, two, one)
        for one in levelled:
            between = [p for p in pairs if p.level is None and _stands_between(index, one, p.change)]
            if between:
                yield _told(index, one, between[0])


def _sentences(claims: Claims, index: Index) -> Iterator[list[_Pair]]:
    """The changes of each sentence that has several, without those of lists that are handed out in order."""
    pairs: list[_Pair] = []
    end = -1
    for claim in claims.placed.values():
        mention = claim.mention
        if claim.role != "change" or mention is None or claim.found.trouble:
            continue
        if mention.start >= end:
            if len(pairs) > 1:
                yield pairs
            pairs, end = [], index.sentence_of(mention.start).end
        sentence = index.sentence_of(mention.start)
        level = claims.levels.get(host_path(claim.path))
        place = level.mention if level is not None else None
        apart = level is not None and (place is None or not sentence.start <= place.start < sentence.end)
        if not apart and mention.start not in listed_in(index, sentence):
            pairs.append(_Pair(claim, mention, place))
    if len(pairs) > 1:
        yield pairs


def _stands_between(index: Index, pair: _Pair, change: Mention) -> bool:
    """Whether a change without a level stands between a level and the change behind it, in no brackets of its own."""
    assert pair.level is not None
    if not pair.level.start < change.start < pair.change.start or cell_of(index, change) is not None:
        return False
    if bracket_of(index.text, change.start) is not None:
        return False
    one, two = unit_of(index, pair.change)[0] or "", unit_of(index, change)[0] or ""
    return unit_class(one) == unit_class(two)


def _told(index: Index, pair: _Pair, other: _Pair) -> tuple[str, Problem]:
    assert pair.level is not None
    message = f"crossed: in order `{other.change.text}` goes with `{pair.level.text}`, not `{pair.change.text}`"
    return pair.claim.path, Problem(f"{message}: {printed(index, pair.change.span)}", pair.change.span)
