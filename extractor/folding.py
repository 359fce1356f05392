"""Folding: a text without differences of presentation, and the way back to its offsets."""

import re
from bisect import bisect_right
from typing import NamedTuple

_HIDDEN = "\x01"
# Soft hyphen, zero-width and bidi controls, byte-order mark: invisible in print.
_INVISIBLE = (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_QUOTES = {"'": "‘’‚‛′`´", '"': "“”„‟″«»「」『』", "-": "‐‑‒–—―−﹣", "~": "～〜"}


def _fold_table() -> dict[int, str]:
    table = {i: chr(i - 0xFEE0) for i in range(0xFF01, 0xFF5F)}  # full-width forms of ASCII
    table |= dict.fromkeys(_INVISIBLE, _HIDDEN)
    blanks = (*range(9, 14), 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F)
    table |= dict.fromkeys((*blanks, 0x205F, 0x3000), " ")
    table |= {ord(variant): plain for plain, variants in _QUOTES.items() for variant in variants}
    return table


_FOLD = _fold_table()
_VARIANT = re.compile(f"[{''.join(re.escape(chr(c)) for c in _FOLD if c > 0x7F)}]")  # noqa: PLR2004 -- the end of ASCII
_MANY = 24  # different variants in one text; with fewer, a pass for each is faster than one that looks each up
_FOLD_ASCII = dict.fromkeys((*range(9, 14), 0x1C, 0x1D, 0x1E, 0x1F), " ")
_CJK = "\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff"

# What is dropped before words are compared. Each pattern starts with one literal, so that `re` can skip fast.
_RUN = re.compile(r"  (?<! {3}) *+(?!%)")
_CUTS = (re.compile(r",(?<=\d,)(?=\d{3}(?!\d))"), re.compile(r" (?<=\d )(?<!\d{4} )(?=\d{3}(?!\d))"))
_PERCENT = re.compile(r"%(?<= %)")
_INVISIBLE_RUN = re.compile(rf"{_HIDDEN}+")
_WIDE = re.compile(f"[{_CJK}]")
_BEFORE_WIDE = re.compile(rf" (?=[{_CJK}])")
_BEHIND_WIDE = re.compile(rf" (?<=[{_CJK}] ) *")
_CUT = re.compile(r"\d ")
SHORT = 400
"""Characters; below, a text is mostly plain as it is."""


def _unified(text: str) -> str:
    """A text beyond ASCII with every variant of a character in its plain form."""
    variants = set(_VARIANT.findall(text))
    if len(variants) > _MANY:
        return text.translate(_FOLD)
    for variant in ("`", *map(chr, _FOLD_ASCII), *variants):  # first the one that a variant becomes
        text = text.replace(variant, _FOLD[ord(variant)])
    return text


def _blanks(line: str, end: int) -> tuple[int, int]:
    """The run of blanks that ends at `end`."""
    start = end
    while start and line[start - 1] == " ":
        start -= 1
    return start, end


class Folded(NamedTuple):
    """A text without differences of presentation; `cuts[i]`, `shifts[i]` lead back to the original offsets."""

    text: str
    cuts: list[int]
    shifts: list[int]

    def original(self, position: int) -> int:
        """Offset in the source of the folded character at `position`."""
        i = bisect_right(self.cuts, position)
        return position + (self.shifts[i - 1] if i else 0)

    @property
    def starts(self) -> list[int]:
        """Where each cut begins in the source."""
        return [cut + before for cut, before in zip(self.cuts, [0, *self.shifts], strict=False)]


def _even(text: str) -> bool:
    """Whether a text of ASCII has plain blanks alone, and no grouping and no sign for a blank to stand at."""
    return text.isprintable() and "," not in text and "%" not in text and "  " not in text and _CUT.search(text) is None


def fold(text: str) -> Folded:
    """Fold white space, hidden characters, quotes, dashes, full-width forms, grouping and the blank before `%`."""
    plain = text.isascii()
    if plain and len(text) < SHORT and _even(text):
        return Folded(text, [], [])
    line = text.translate(_FOLD_ASCII) if plain else _unified(text)
    drops = [(m.start() + 1, m.end()) for m in _RUN.finditer(line)]  # of a run of blanks one stays
    drops += [_blanks(line, m.start()) for m in _PERCENT.finditer(line)]
    for pattern in _CUTS:
        drops += [m.span() for m in pattern.finditer(line)]
    if not plain:
        drops += [m.span() for m in _INVISIBLE_RUN.finditer(line)]
        if _WIDE.search(line):
            drops += [_blanks(line, m.end()) for m in _BEFORE_WIDE.finditer(line)]
            drops += [m.span() for m in _BEHIND_WIDE.finditer(line)]
    if not drops:
        return Folded(line, [], [])
    drops.sort()
    pieces: list[str] = []
    cuts: list[int] = []
    shifts: list[int] = []
    at = removed = length = 0
    for start, end in drops:
        if end <= at:
            continue
        begin = max(start, at)
        pieces.append(line[at:begin])
        length += begin - at
        removed += end - begin
        if cuts and cuts[-1] == length:
            shifts[-1] = removed
        else:
            cuts.append(length)
            shifts.append(removed)
        at = end
    pieces.append(line[at:])
    return Folded("".join(pieces), cuts, shifts)
