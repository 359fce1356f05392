"""Clauses of a sentence: the stretch of words that belongs to one group of numbers."""

import re
from bisect import bisect_right
from itertools import pairwise

from extractor.source import Index, remembered
from schemas.evidence import Mention, Span

# Each begins with one class of characters, so that `re` skips from one of them to the next.
_HARD = re.compile(r"[\s;；:：—](?:(?<=[;；:：])|(?<=\s)(?:--+|[–—])\s|(?<=—)—)")
_SOFT = re.compile(
    r"[\s,，()（）并及](?:(?<=\s)(?:and|but|while|whereas|as well as|besides)\s|(?<=,)(?!\d)"
    r"|(?<=[，()（）并])|(?<=及)其)"
)
_NEW_CLAUSE = re.compile(r", (?:while|whereas|but) ")
_WIDER_SIGNS = ("–", "—", "；", "：")
_COUNTED = frozenset({"statistic", "change"})


@remembered
def clauses(index: Index, sentence: Span) -> list[Span]:
    """The clauses of a sentence, left to right and without gaps; each after the first begins at its separator.

    A soft separator (comma, `and`, bracket) only divides where both sides hold a reported number.
    """
    edges = [sentence.start]
    words = index.text[sentence.start : sentence.end]
    found = _HARD.finditer(index.text, *sentence) if _may_be_cut(words) else ()
    hard = [m.start() for m in found if not _inside(index, m.start())]
    for begin, end in zip([sentence.start, *hard], [*hard, sentence.end], strict=True):
        if begin > edges[-1]:
            edges.append(begin)
        edges += _soft_edges(index, begin, end)
    return [Span(a, b) for a, b in pairwise([*edges, sentence.end]) if b > a]


def _may_be_cut(words: str) -> bool:
    """Whether the words hold a sign of a hard separator; mostly they hold none."""
    if ";" in words or ":" in words or "--" in words:
        return True
    return not words.isascii() and any(sign in words for sign in _WIDER_SIGNS)


def clause_of(index: Index, mention: Mention) -> Span:
    """The clause in which the mention stands."""
    sentence = index.sentence_of(mention.start)
    found = clauses(index, sentence)
    i = bisect_right(found, (mention.start, len(index.text)))
    return found[i - 1] if i else sentence


def _soft_edges(index: Index, begin: int, end: int) -> list[int]:
    text = index.text
    places = [(start, stop) for start, stop, _, _, kind, _ in index.within(begin, end) if kind in _COUNTED]
    found = [_soft_edge(text, left, right) for (_, left), (right, _) in pairwise(places)]
    return [edge for edge in found if edge is not None]


def _soft_edge(text: str, left: int, right: int) -> int | None:
    """A comma before `while`; of several separators else the last comma, else the last that leaves words behind it."""
    comma = max(text.rfind(",", left, right), text.rfind("，", left, right))
    if comma >= 0:
        if _NEW_CLAUSE.search(text, left, right) is not None:
            return [m.start() for m in _NEW_CLAUSE.finditer(text, left, right)][-1]
        if comma < right - 1 and not text[comma + 1].isdecimal():
            return comma  # mostly a comma divides, and no other pattern need be tried
    cuts = [m.start() for m in _SOFT.finditer(text, left, right)]
    if not cuts:
        return None
    commas = [c for c in cuts if text[c] in ",，"]
    last = commas[-1] if commas else cuts[-1]
    if text[last] in "(（" and last > cuts[0] and not any(c.isalnum() for c in text[last:right]):
        # `ports (+90) and hotels and bars (+70)`: what the brackets hold is said of the words before.
        last = cuts[0] if text[cuts[0]] in ")）" else cuts[cuts.index(last) - 1]
    return last if right - last > 1 else cuts[0]


def _inside(index: Index, position: int) -> bool:
    """Whether the character belongs to a number (`8:30`)."""
    return bool(index.covering(position, position + 1))
