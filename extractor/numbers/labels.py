"""Numbers glued to letters that label: questions of an interview, codes of papers with strokes, marks of notes."""

import re

from extractor.numbers.context import View

_ASKED = re.compile(r" \([^()\n]{2,60}\) ?[:.-] ?|[:.] [^\n?]{3,400}\?")
_SERIAL = re.compile(r"\b[A-Z]{2,8}(?:/[A-Z0-9-]{1,8})*/$")

_NOTES = 20_000  # characters in which the notes of a text follow


def is_question(v: View) -> bool:
    """`Q1 (Evening Post): ...`, `Q2: Why ...?` at the start of a line."""
    return v.low[v.start - 2 : v.start - 1] in ("", "\n") and _ASKED.match(v.text, v.end) is not None


def is_serial(v: View) -> bool:
    """`bulletin ONF/LM/09`: the last part of a code in capitals."""
    return v.left == "/" and _SERIAL.search(v.text, max(0, v.start - 30), v.start) is not None


def is_noted(v: View) -> bool:
    """A note `(1) ...` begins a line further down."""
    return v.text.find(f"\n({v.word}) ", v.end, v.end + _NOTES) > 0
