"""Cuts a long release at paragraphs; each window carries the heading, the lead and what is in force."""

from itertools import pairwise
from typing import NamedTuple

from extractor.prompting.marking import is_open
from extractor.source import Index
from schemas.evidence import Span

WINDOW = 24_000
"""Characters of one window: about 120 figures of a dense release, an answer of 5,000 tokens."""
_LEAD = 700
_HEADING = 120


class Excerpt(NamedTuple):
    """What one message shows: spans in order, each with whether its numbers are asked for, and the marks asked for."""

    spans: tuple[tuple[Span, bool], ...]
    marks: tuple[int, ...]


def excerpts(index: Index, limit: int = WINDOW) -> list[Excerpt]:
    """The whole source as equal windows of at most about `limit` characters, cut at paragraphs or sentences.

    Of a source of several windows, those without a number to account for are left out.
    """
    length = len(index.text)
    count = -(-length // limit) or 1
    seams = [piece.start for piece in _pieces(index, length // count)] if count > 1 else []
    cuts = {min(seams, key=lambda s: (abs(s - length * k // count), s)) for k in range(1, count) if seams}
    edges = [0, *sorted(cuts - {0}), length]
    found = [Span(start, end) for start, end in pairwise(edges)]
    windows = [_excerpt(index, window, _context(index, window.start)) for window in found]
    return [windows[0], *(window for window in windows[1:] if window.marks)]


def around(index: Index, marks: list[int]) -> Excerpt:
    """The paragraphs of some marks, with what stands above them, for a short question."""
    asked = sorted({index.paragraph_of(index.mentions[mark - 1].start) for mark in marks})
    shown = set(asked)
    for span in asked:
        shown.update(_context(index, span.start))
    return Excerpt(_disjoint([(span, span in asked) for span in sorted(shown)]), tuple(sorted(marks)))


def halves(index: Index, excerpt: Excerpt) -> list[Excerpt]:
    """The asked part of an excerpt cut in two at a paragraph or sentence near its middle; one if it can't be cut."""
    asked = [span for span, flag in excerpt.spans if flag]
    start, end = asked[0].start, asked[-1].end
    seams = [s.start for s in (*index.paragraphs, *index.sentences) if start < s.start < end]
    if not seams:
        return [excerpt]
    seam = min(seams, key=lambda s: (abs(s - (start + end) // 2), s))
    parts = Span(start, seam), Span(seam, end)
    return [_excerpt(index, part, _context(index, part.start), within=excerpt.marks) for part in parts]


def _pieces(index: Index, limit: int) -> list[Span]:
    out: list[Span] = []
    for paragraph in index.paragraphs:
        if paragraph.end - paragraph.start <= limit:
            out.append(paragraph)
        else:
            out += [s for s in index.sentences if paragraph.start <= s.start < paragraph.end]
    return out


def _excerpt(index: Index, window: Span, context: tuple[Span, ...], within: tuple[int, ...] | None = None) -> Excerpt:
    marks = [index.position(m) + 1 for m in index.within(window.start, window.end) if is_open(m)]
    if within is not None:
        marks = [mark for mark in marks if mark in within]
    return Excerpt(_disjoint([*((span, False) for span in context), (window, True)]), tuple(marks))


def _context(index: Index, before: int) -> tuple[Span, ...]:
    """Heading and lead, the last short line that heads what follows, the last dates, the sentence just before."""
    earlier = [s for s in index.sentences if s.end <= before]
    if not earlier:
        return ()
    chosen = {s for s in earlier if s.end <= _LEAD} or {earlier[0]}
    chosen.add(earlier[-1])
    dated = [s for s in earlier if any(m.kind == "date_time" for m in index.within(s.start, s.end))]
    chosen.update(dated[-2:])
    headings = [
        p
        for p in index.paragraphs
        if p.end <= before and p.end - p.start <= _HEADING and index.text[p.end - 1] not in ".。;；"
    ]
    chosen.update(s for p in headings[-1:] for s in earlier if p.start <= s.start < p.end)
    return tuple(sorted(chosen))


def _disjoint(spans: list[tuple[Span, bool]]) -> tuple[tuple[Span, bool], ...]:
    """In order; what is asked for is not shown a second time as context."""
    asked = [span for span, flag in spans if flag]
    kept = [
        (span, flag)
        for span, flag in sorted(spans)
        if flag or not any(a.start < span.end and span.start < a.end for a in asked)
    ]
    return tuple(kept)
