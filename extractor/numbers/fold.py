"""Folding: a copy of the text in which variants of a character are one, with an offset table back.

Every Unicode decimal digit becomes its ASCII digit, every space a space, curly quotes and dashes their plain form;
zero-width, bidi and soft-hyphen characters are dropped. Per character: no composition, so `10²` stays `10²`.
"""

import re
import unicodedata
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
_DROPPED = re.compile(f"[{_HIDDEN}]+")
_MANY = 24  # different variants in one text; with fewer, a pass for each is faster than one that looks each up
_IDEOGRAPHS = 0x20000  # from here on Unicode holds no digits
_PLAIN = {
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "'": "‘’‚‛′＇ʼ",
    '"': "“”„‟″＂«»",
    "-": "‐‑‒–—―−﹣－⁃",
    "%": "％﹪٪",
    ",": "٬",
    ".": "．٫",
    ":": "：︰∶",
    "/": "／⁄∕",
    "(": "（",
    ")": "）",
    "$": "＄﹩",
    "+": "＋",
    "~": "～〜∼",
}
_TO = {ord(c): plain for plain, variants in _PLAIN.items() for c in variants}
_DIGITS = {c: str(unicodedata.decimal(chr(c))) for c in range(128, _IDEOGRAPHS) if chr(c).isdecimal()}
_TABLE = _TO | _DIGITS
_ASCII = bytes(range(128))
_BEYOND = re.compile("[^\x00-\x7f\u3400-\u9fff]")  # neither ASCII nor hanzi
_VARIANTS = frozenset(map(chr, _TABLE))
_DROPS = frozenset("".join(_DROPPED.findall("".join(map(chr, range(0x10000))))))


class Folded(NamedTuple):
    """`text` folded; `cuts` are the dropped stretches as (start in `text`, characters dropped up to there).

    `rare` are its characters that are neither ASCII nor hanzi; `hanzi`: it holds some of those too;
    `scripts`: digits of other scripts were folded.
    """

    text: str
    cuts: tuple[tuple[int, int], ...] = ()
    rare: frozenset[str] = frozenset()
    hanzi: bool = False
    scripts: bool = False

    @property
    def offsets(self) -> list[int]:
        """Original offset of every folded character and of the end: one table, made when asked for."""
        if not self.cuts:
            return list(range(len(self.text) + 1))
        table, dropped = list(range(len(self.text) + 1)), 0
        for (at, total), (stop, _) in zip(self.cuts, [*self.cuts[1:], (len(self.text) + 1, 0)], strict=True):
            dropped = total
            for i in range(at, stop):
                table[i] = i + dropped
        return table

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text behind the folded span [start, end)."""
        if not self.cuts:
            return start, end
        first = start + self._dropped(start)
        return first, (end - 1 + self._dropped(end - 1) + 1 if end > start else first)

    def folded(self, start: int) -> int:
        """The folded offset of an original offset; inside a dropped stretch, the character after it."""
        for at, total in reversed(self.cuts):
            if start >= at + total:
                return start - total
            before = self._dropped(at - 1) if at else 0
            if start >= at + before:
                return at
        return start

    def _dropped(self, at: int) -> int:
        i = bisect_left(self.cuts, (at + 1, 0)) - 1
        return self.cuts[i][1] if i >= 0 else 0


def fold(text: str) -> Folded:
    """The folded text; linear, and free for plain ASCII."""
    if text.isascii():
        return Folded(text)
    # The bytes beyond ASCII alone are the characters beyond ASCII alone: what is searched is short.
    foreign = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    found = _BEYOND.findall(foreign)
    hanzi = len(found) < len(foreign)
    rare = frozenset(found)
    variants, hidden = rare & _VARIANTS, rare & _DROPS
    if len(variants) > _MANY:
        text = text.translate(_TABLE)
    else:
        for variant in variants:
            text = text.replace(variant, _TABLE[ord(variant)])
    rare -= variants | hidden
    scripts = any(map(str.isdecimal, variants))
    if not hidden:
        return Folded(text, (), rare, hanzi, scripts)
    drops = [(m.start(), m.end() - m.start()) for m in _DROPPED.finditer(text)]
    totals = list(accumulate(n for _, n in drops))
    cuts = tuple((at - total + n, total) for (at, n), total in zip(drops, totals, strict=True))
    return Folded(_DROPPED.sub("", text), cuts, rare, hanzi, scripts)


def lowered(text: str) -> str:
    """Lower case of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
