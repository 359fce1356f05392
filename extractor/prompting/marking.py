"""Writes marks and sentence numbers into a text, in brackets and behind a fence that the text can't forge."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from extractor.source import Index
from schemas.evidence import Kind, Mention, Span

OPEN: frozenset[Kind] = frozenset({"statistic", "change", "other"})
"""Kinds that a model must account for; the scanner is sure of the others and says them in the mark."""

_PAIRS = (("⟦", "⟧"), ("⟪", "⟫"), ("❲", "❳"), ("⦗", "⦘"), ("⁅", "⁆"), ("⦃", "⦄"))
_GAP = "…"


class Marking(NamedTuple):
    """The signs of one release: brackets that its source never prints, and the code of its fence."""

    left: str
    right: str
    nonce: str

    def tag(self, body: object) -> str:
        return f"{self.left}{body}{self.right}"


def marking(text: str) -> Marking:
    """Brackets and fence for a source, the same ones every time; linear in the text."""
    left, right = _brackets(text)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    at = 0
    while digest[at : at + 12] in text:  # a text can't hold its own digest, but nothing is left to luck
        at += 1
        digest += hashlib.sha256(digest.encode()).hexdigest()
    return Marking(left, right, digest[at : at + 12])


def _brackets(text: str) -> tuple[str, str]:
    for left, right in _PAIRS:
        if left not in text and right not in text:
            return left, right
    width = 2
    left, right = _PAIRS[0]
    while left * width in text or right * width in text:
        width += 1
    return left * width, right * width


def is_open(mention: Mention) -> bool:
    """Whether the model has to account for the mention."""
    return mention.kind in OPEN


def marked(index: Index, spans: Iterable[tuple[Span, bool]], signs: Marking, *, marks: bool = True) -> str:
    """The text of `spans` with sentence numbers; where the flag is set, with the marks of its numbers.

    Everything else stands verbatim. Spans that don't touch are parted by a sign of their own.
    """
    out: list[str] = []
    last: int | None = None
    for span, asked in spans:
        if last is not None:
            between = index.text[last : span.start]
            out.append(between if not between.strip() else f"\n\n{signs.tag(_GAP)}\n\n")
        out.append(_piece(index, span, signs, asked and marks))
        last = span.end
    return sendable("".join(out))


def _piece(index: Index, span: Span, signs: Marking, with_marks: bool) -> str:
    inserts = [
        (s.start, 0, signs.tag(f"s{number}"))
        for number, s in enumerate(index.sentences, 1)
        if span.start <= s.start < span.end
    ]
    if with_marks:
        inserts += [(m.start, 1, mark_of(index, m, signs)) for m in index.within(span.start, span.end)]
    out, at = [], span.start
    for position, _, tag in sorted(inserts):
        out += [index.text[at:position], tag]
        at = position
    return "".join([*out, index.text[at : span.end]])


def mark_of(index: Index, mention: Mention, signs: Marking) -> str:
    """`⟦17⟧`, or `⟦3 date_time⟧` where the scanner has settled the kind."""
    number = index.position(mention) + 1
    return signs.tag(number if is_open(mention) else f"{number} {mention.kind}")


def sendable(text: str) -> str:
    """The text as it can travel in JSON: lone surrogates, which UTF-8 can't carry, become U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
