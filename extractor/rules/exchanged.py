"""Two labels of one sentence, whose own words stand with the number of the other."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.grammar.cells import cell_of
from extractor.rules.claim import Claim, Claims, host_path
from extractor.rules.nearness import content_words, listed_in, surroundings
from extractor.rules.rule import Problem, printed
from extractor.rules.standing import AGAINST, bracket_of
from extractor.rules.taken_over import said_once
from extractor.source import Index
from schemas.evidence import Mention, Span

_SET_AGAINST = re.compile(rf"\b(?:{AGAINST}|from|than)\s", re.IGNORECASE)
"""`stood at 41 and 52 respectively, against 60 for both`: said of all in the list."""


_OF_CHANGE = re.compile(
    r"[增减降升涨跌]|加[额量]|^(?:growth|increase|rise|gain|decrease|fall|decline|drop|reduction|change)$"
)


def exchanged(claims: Claims, index: Index) -> Iterator[tuple[str, Problem]]:
    """Both figures of every such pair, by the paths of their fields."""
    for first, second in pairwise(c for c in claims.placed.values() if _stands_alone(claims, c)):
        if not _compete(index, first, second):
            continue
        assert first.mention is not None
        assert second.mention is not None
        if _stand_with_the_other(index, first, second):
            for claim, other in ((first, second.mention), (second, first.mention)):
                assert claim.mention is not None
                message = f"`{claim.counted}` names what `{other.text}` counts, not `{claim.mention.text}`"
                yield claim.path, Problem(f"{message}: {printed(index, other.span)}", other.span)


def _compete(index: Index, first: Claim, second: Claim) -> bool:
    """Whether the two are figures of one sentence and unit, in no table and no list that is handed out in order."""
    one, two = first.mention, second.mention
    if one is None or two is None or first.found.trouble or second.found.trouble:
        return False
    if not first.counted or not second.counted or first.unit != second.unit or first.counted == second.counted:
        return False
    sentence = index.sentence_of(one.start)
    if two.start >= sentence.end:
        return False
    listed = {one.start, two.start} & listed_in(index, sentence)
    if len(listed) > 1 or cell_of(index, one) is not None:
        return False
    if listed and _SET_AGAINST.search(index.text, one.end, two.start):
        return False
    here, there = bracket_of(index.text, one.start), bracket_of(index.text, two.start)
    return (here is not None and here == there) or not (_glossed(index, here, one) or _glossed(index, there, two))


def _glossed(index: Index, bracket: Span | None, mention: Mention) -> bool:
    """`(July: 2.3%)`, `(95% CI 6.7 to 8.1)`: what the brackets hold is said of the figure before them."""
    return bracket is not None and any(c.isalnum() or c == "±" for c in index.text[bracket.start : mention.start])


def _stands_alone(claims: Claims, claim: Claim) -> bool:
    """Whether the label names this very number: a level, or a change without one."""
    return claim.role == "level" or (claim.role == "change" and host_path(claim.path) not in claims.levels)


def _stand_with_the_other(index: Index, first: Claim, second: Claim) -> bool:
    """Whether what tells the labels apart tells the numbers apart the other way round."""
    assert first.mention is not None
    assert second.mention is not None
    assert first.counted
    assert second.counted
    one, two = content_words(first.counted), content_words(second.counted)
    if all(_OF_CHANGE.search(word) for word in one ^ two):
        return False  # `loans` and `increase in loans`
    if said_once(index, first.mention, second.mention):
        here, there = _led_to(index, first.mention), _led_to(index, second.mention)
    else:
        here, there = _around(index, first.mention), _around(index, second.mention)
    if (one - two) & (here - there) or (two - one) & (there - here):
        return False
    return bool((one - two) & (there - here)) or bool((two - one) & (here - there))


def _led_to(index: Index, mention: Mention) -> frozenset[str]:
    """The words between the figure before and this one: its subject, in `tugs put on 300 and rope makers 120`."""
    lo = index.sentence_of(mention.start).start
    before = index.before(mention, lo)
    return content_words(index.text[before.end if before is not None else lo : mention.start])


def _around(index: Index, mention: Mention) -> frozenset[str]:
    words: frozenset[str] = surroundings(index, mention)
    return words
