"""When two labels count as the same: the scorer's lenient rules, each stated once.

- number spans: equal, or equal after a glued percent sign, an ordinal suffix or the ordinal prefix 第 is left out;
- values: equal as decimals, or both null;
- phrases: case, white space, width, quotes, articles and a leading in/during/on/at/over/for (在, 于) do not count, and
  all phrases for the whole country are one; a basis may also stand in the frame "on a ... basis";
- units: as phrases without the country rule, and %, percent, per cent, 百分之 are one;
- indicators: token F1 of at least `INDICATOR_OVERLAP`, on stems without stop words, hanzi one by one.
"""

import re
from bisect import bisect_right
from collections import Counter
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, Literal

from schemas.evidence import Span

INDICATOR_OVERLAP: Final = 0.5

Locality = Literal["sentence", "paragraph", "elsewhere"]
LOCALITIES: Final[tuple[Locality, ...]] = ("sentence", "paragraph", "elsewhere")

HANZI: Final = "\u3400-\u4dbf\u4e00-\u9fff〇"

# Per character, for comparison only: full-width forms, typographic quotes and dashes, odd spaces, hidden characters.
_FOLD = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "“”„‟「」『』《》〝〞"), '"')
    | dict.fromkeys(map(ord, "‘’‚‛`´"), "'")
    | dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
    | dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
    | dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
)
_ARTICLE = re.compile(r"\b(?:the|an?)\b\s*")
_YEAR = re.compile(r"^year (?=\d{4}$)")
_LEADING = re.compile(rf"^(?:(?:in|during|on|at|over|for)\b\s*|[在于](?=[{HANZI}\d]))")
_FRAME = re.compile(r"^(?:on )?(.+?) basis$")
_EDGE = " \"'.,;:()[]，。、；：（）"
_GLUED_AFTER = re.compile(r"(?:[%％‰]|(?<=\d)(?:st|nd|rd|th))$", re.IGNORECASE)
_PERCENT = frozenset({"%", "percent", "per cent", "pct", "百分之"})
_COUNTRY = frozenset(
    {"country", "whole country", "entire country", "nation", "whole nation", "nationwide", "national", "nationally"}
    | {"countrywide", "country-wide", "nation-wide"}
    | {f"{word} {land}" for word in ("across", "throughout", "all over", "around") for land in ("country", "nation")}
    | {f"{word} whole country" for word in ("across", "throughout", "over")}
    | {"全国", "全国范围", "全国范围内", "全国各地", "全国上下", "全国性"}
)
_STOP = frozenset(
    {"the", "a", "an", "of", "in", "for", "and", "to", "by", "with", "on", "at", "from", "that"}
    | {"were", "was", "is", "are", "had", "has", "have", "been"}
)
_RATE = re.compile(r"\b(?:per|every|in)\b")
_TOKEN = re.compile(rf"[a-z0-9]+(?:'[a-z]+)?|[{HANZI}]")
_STOP_HANZI = frozenset("的了和与及")
_PARAGRAPH = re.compile(r"\n\s*\n|(?<=[。！？：”])\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-Z\-\"“(])|(?<=[。！？])|\n\s*\n|(?<=[：”])\s*\n")


def fold(words: str) -> str:
    """A copy to compare by: width, quotes, dashes, case and white space do not count."""
    return " ".join(words.translate(_FOLD).casefold().split())


def core(text: str, span: Span) -> Span:
    """The span without a glued percent sign, ordinal suffix or ordinal prefix; never empty."""
    start, end = span
    if text[start:end].startswith("第") and end - start > 1:
        start += 1
    glued = _GLUED_AFTER.search(text[start:end])
    if glued is not None and glued.start() > 0:
        end = start + glued.start()
    return Span(start, end)


def overlaps(a: Span, b: Span) -> bool:
    """Half-open spans share at least one character; neighbours do not."""
    return a.start < b.end and b.start < a.end


def shared(a: Span, b: Span) -> float:
    """Characters in both over characters in either."""
    inside = max(0, min(a.end, b.end) - max(a.start, b.start))
    return inside / (max(a.end, b.end) - min(a.start, b.start)) if inside else 0.0


def decimal(value: str | None) -> Decimal | None:
    """A plain decimal string as a number; None for null and for what is no number."""
    try:
        return None if value is None else Decimal(value)
    except InvalidOperation:
        return None


def same_value(a: str | None, b: str | None) -> bool:
    """Equal as decimals, or both null; a string that is no number equals nothing."""
    if a is None or b is None:
        return a is b
    left, right = decimal(a), decimal(b)
    return left is not None and left == right


def phrase_key(phrase: str | None, *, country: bool = True) -> str | None:
    """What is left of a phrase once the lenient rules are applied; null and empty are one."""
    if phrase is None:
        return None
    key = fold(phrase).strip(_EDGE)
    key = _LEADING.sub("", key).strip(_EDGE)
    key = _YEAR.sub("", _ARTICLE.sub("", key).strip(_EDGE))
    if not key:
        return None
    return "nationwide" if country and key in _COUNTRY else key


def same_phrase(a: str | None, b: str | None) -> bool:
    return phrase_key(a) == phrase_key(b)


def basis_key(phrase: str | None) -> str | None:
    key = phrase_key(phrase, country=False)
    return None if key is None else _FRAME.sub(r"\1", key).replace("-", " ")


def same_basis(a: str | None, b: str | None) -> bool:
    return basis_key(a) == basis_key(b)


def unit_key(unit: str | None) -> str | None:
    key = phrase_key(unit, country=False)
    return "%" if key in _PERCENT else key


def same_unit(a: str | None, b: str | None) -> bool:
    """Equal, or one is the head noun of the other: `officers`, `police officers`; points keep what they are of."""
    left, right = unit_key(a), unit_key(b)
    if left is None or right is None or left == right:
        return left == right
    short, long = sorted((left, right), key=len)
    return long.endswith(f" {short}") and short != "points" and not _RATE.search(long)


def _stem(word: str) -> str:
    """`cases`, `case` and `cracking`, `cracked` meet; crude, the same for both sides."""
    word = word.removesuffix("'s")
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):  # noqa: PLR2004 -- shorter words are no plurals
        word = word[:-1]
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            word = word.removesuffix(suffix)
            break
    return word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")


def tokens(words: str) -> Counter[str]:
    """Stems of the content words, and hanzi one by one."""
    found = _TOKEN.findall(fold(words))
    return Counter(_stem(t) if t.isascii() else t for t in found if t not in _STOP and t not in _STOP_HANZI)


def overlap(a: str | None, b: str | None) -> float:
    """Token F1 of two indicators; two empty ones agree fully."""
    left, right = tokens(a or ""), tokens(b or "")
    if not left and not right:
        return 1.0
    return 2 * (left & right).total() / (left.total() + right.total())


@lru_cache(maxsize=64)
def _breaks(text: str, separator: re.Pattern[str]) -> list[Span]:
    return [Span(*m.span()) for m in separator.finditer(text)]


def _around(text: str, at: int, separator: re.Pattern[str]) -> str:
    breaks = _breaks(text, separator)
    after = bisect_right(breaks, at, key=lambda b: b.end)
    lo = breaks[after - 1].end if after else 0
    return text[lo : breaks[after].start if after < len(breaks) else len(text)]


def locality(text: str, at: int, phrase: str | None) -> Locality | None:
    """How far a phrase stands from the figure at `at`; None for no phrase."""
    if phrase is None:
        return None
    wanted = fold(phrase)
    if wanted in fold(_around(text, at, _SENTENCE)):
        return "sentence"
    return "paragraph" if wanted in fold(_around(text, at, _PARAGRAPH)) else "elsewhere"
