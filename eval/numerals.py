"""Finds and reads numbers without the extractor, so that labels are checked by other eyes than the ones under test."""

import re
from decimal import Decimal
from typing import Final

from eval.leniency import HANZI

HANZI_DIGITS: Final = dict(zip("〇零一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
HANZI_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
NUMERAL: Final = frozenset(HANZI_DIGITS) | frozenset(HANZI_SCALES)

_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {w: i for i, w in enumerate(_ONES)} | {w: 20 + 10 * i for i, w in enumerate(_TENS)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {"m": 10**6, "bn": 10**9}
_ORDINALS = [
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "twentieth"),
]

# Every digit is a number; of the words, those that are seldom anything else.
DIGITS: Final = re.compile(r"[0-9０-９]+")
WORDS: Final = re.compile(
    rf"\bone-third\b|\btwo-thirds\b|\b(?:{'|'.join(_ORDINALS)})(?:ly)?\b"
    rf"|\b(?:{'|'.join((*_ONES, *_TENS, 'hundred', 'thousand', 'million', 'billion', 'trillion'))})\b"
    r"|(?<!first )(?<!second )(?<!in the )\bhalf\b",
    re.IGNORECASE,
)
# A hanzi numeral that counts: after 第, or before a measure word.
COUNTED: Final = re.compile(
    rf"(?<![{''.join(NUMERAL)}])(?:(?<=第)[{''.join(NUMERAL)}]+|[{''.join(NUMERAL)}]+(?=[个名起件次条家项位岁倍成吨]))"
)
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALED = re.compile(rf"({_PLAIN.pattern})\s*([a-z]+|[十百千万亿]+)")


def value_of(text: str) -> Decimal | None:
    """The value of one number standing alone in its plainest forms; None where another reading is possible."""
    words = text.casefold()
    if _PLAIN.fullmatch(words):
        return Decimal(words.replace(",", ""))
    scaled = _SCALED.fullmatch(words)
    if scaled is not None:
        factor = _factor(scaled.group(2))
        return None if factor is None else Decimal(scaled.group(1).replace(",", "")) * factor
    if words in _WORDS:
        return Decimal(_WORDS[words])
    return _hanzi(text)


def is_hanzi(character: str) -> bool:
    return HANZI[0] <= character <= "\u9fff" or character == "〇"


def _factor(scale: str) -> int | None:
    if scale in _SCALES:
        return _SCALES[scale]
    if not all(c in HANZI_SCALES for c in scale):
        return None
    factor = 1
    for c in scale:
        factor *= HANZI_SCALES[c]
    return factor


def _hanzi(text: str) -> Decimal | None:
    """`三千四百八十` and `二〇二二`; a decimal or a fraction in hanzi is left to people."""
    if not text or not all(c in NUMERAL for c in text):
        return None
    if not any(c in HANZI_SCALES for c in text):
        return Decimal("".join(str(HANZI_DIGITS[c]) for c in text))
    total, section, digit = 0, 0, 0
    for c in text:
        if c in HANZI_DIGITS:
            digit = HANZI_DIGITS[c]
        elif c == "亿":
            total, section, digit = (total + section + digit) * HANZI_SCALES[c], 0, 0
        elif c == "万":
            total, section, digit = total + (section + digit) * HANZI_SCALES[c], 0, 0
        else:
            section, digit = section + (digit or 1) * HANZI_SCALES[c], 0
    return Decimal(total + section + digit)
