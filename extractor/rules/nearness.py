"""Whose words are these: which number of a sentence the words of a label stand with."""

import re
from functools import lru_cache

from extractor.grammar.clauses import clause_of
from extractor.grammar.lists import respectively
from extractor.grammar.units import direct_unit, unit_words
from extractor.grammar.words import CJK, FUNCTION, WORD
from extractor.rules.agreement import unit_fit
from extractor.rules.measures import stem
from extractor.source import Index, remembered
from schemas.evidence import Mention, Span

_REACH = 300
"""A label is not weighed against figures farther away than this."""
_COMPARED = re.compile(
    r"\b(?:against|versus|vs\.?|compared (?:with|to)|from|than|or|i\.e\.|equal to)\s*[$£€¥]?\s*$", re.IGNORECASE
)


_BARE = re.compile(r"\s(?:in|a\s+(?:year|month|week)|the\s+year)\b|[.,;]")
_PARTICLES = re.compile(r"[的了为是有在于和与及其中等被]")
_NOTHING = frozenset({""})
_NO_STARTS: frozenset[int] = frozenset()


@lru_cache(maxsize=16384)
def _meaning(word: str) -> str:
    """The stem of a word that carries meaning; empty for a function word."""
    return "" if word.lower() in FUNCTION else stem(word)


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """The words of a phrase that carry meaning, without endings; of Chinese, which sets no blanks, pairs of signs."""
    words = WORD.findall(text)
    if not text.isascii() and CJK.search(text) is not None:
        return frozenset(piece for word in words for piece in _pieces(word)) - _NOTHING
    return frozenset(map(_meaning, words)) - _NOTHING


def _pieces(word: str) -> list[str]:
    """What is compared of a word: each pair of signs that stand side by side, without the signs of grammar."""
    if CJK.search(word) is None:
        return [_meaning(word)]
    runs = [run for run in _PARTICLES.split(word) if run]
    return [run[k : k + 2] for run in runs for k in range(max(1, len(run) - 1))]


def _surroundings(index: Index, mention: Mention) -> frozenset[str]:
    clause = clause_of(index, mention)
    return content_words(index.text[clause.start : clause.end])


surroundings = remembered(_surroundings)
"""The content words of the mention's clause."""


def _named(index: Index, mention: Mention) -> frozenset[str]:
    phrase = direct_unit(index, mention).phrase
    return content_words(index.text[phrase.start : phrase.end]) if phrase else frozenset()


def _up_to(index: Index, mention: Mention) -> frozenset[str]:
    clause, phrase = clause_of(index, mention), direct_unit(index, mention).phrase
    return content_words(index.text[clause.start : phrase.end if phrase else mention.end])


def owner_of(index: Index, mention: Mention, label: frozenset[str], unit: str | None) -> Mention | None:
    """The figure of the sentence that the label fits where it does not fit the mention, if their units compete."""
    if label <= (own := surroundings(index, mention)):
        return None  # mostly the label is of words beside its number
    sentence = index.sentence_of(mention.start)
    lo, hi = max(sentence.start, mention.start - _REACH), min(sentence.end, mention.end + _REACH)
    others = [m for m in index.within(lo, hi) if m.kind == "statistic" and m.start != mention.start]
    said = label & own
    if not others or (not said and _goes_on(index, mention, label)):
        return None
    rivals = [m for m in others if said <= surroundings(index, m)]  # a figure without these words near it is none
    if not rivals or _COMPARED.search(index.text, max(sentence.start, mention.start - 24), mention.start):
        return None
    listed = listed_in(index, sentence)
    if mention.start in listed:
        return None
    for rival in rivals:
        if rival.start > mention.start and _said_whole(index, mention, rival, label):
            continue
        if rival.start in listed or _one_noun(index, mention, rival) or not _fits_better(index, mention, rival, label):
            continue
        if unit_fit(index, rival, unit) == "fits":
            return rival
    return None


def _goes_on(index: Index, mention: Mention, label: frozenset[str]) -> bool:
    """`thefts numbered 31 in 2031 and 26 in 2032`: a bare number of what the one before it counts."""
    before = index.before(mention, index.sentence_of(mention.start).start)
    while before is not None and before.kind == "date_time":
        before = index.before(before, index.sentence_of(mention.start).start)
    if before is None or _BARE.match(index.text, mention.end) is None:
        return False
    return label <= surroundings(index, before)


def _said_whole(index: Index, mention: Mention, rival: Mention, label: frozenset[str]) -> bool:
    """`deposits of the yards rose, past 10 for the first time; deposits of others 4`: all of it before the first."""
    lo = index.sentence_of(mention.start).start
    return label <= content_words(index.text[lo : mention.start]) and not label <= surroundings(index, rival)


def _one_noun(index: Index, mention: Mention, rival: Mention) -> bool:
    """`between 900 and 1,500 hospital beds`: the noun of the one is that of the other."""
    own, theirs = unit_words(index, mention), unit_words(index, rival)
    return own.source == "shared" and own.own is not None and own.own == theirs.own


def listed_in(index: Index, sentence: Span) -> frozenset[int]:
    """Starts of the numbers that a `respectively` list hands out: their order decides, not their nearness."""
    groups = respectively(index, sentence)
    return frozenset(m.start for g in groups for m in g.numbers) if groups else _NO_STARTS


def _fits_better(index: Index, mention: Mention, rival: Mention, label: frozenset[str]) -> bool:
    """Whether the rival has words of the label that the mention lacks; those that the mention has, both have."""
    own, theirs = surroundings(index, mention), surroundings(index, rival)
    if rival.start > mention.start:
        # What follows the second of two joined figures may be said of both, so only the words up to it count.
        return bool(own - theirs) and bool(label & (_up_to(index, rival) - own))
    # Words are carried on to the right; only a noun phrase of its own says that this number counts something else.
    named = _named(index, mention)
    return len(named) > 1 and bool(named - theirs) and bool(label & (_named(index, rival) - own))
