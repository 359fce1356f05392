"""What a release counts money in: currencies by word, sign or code, and those that only its own use tells."""

import re
from collections import Counter
from typing import Final

from extractor.fillers.baseline.words.lexicon import CODES, CURRENCY, PHYSICAL, SIGNS, vocabulary

_SCALED: Final = ("m", "bn", "mn", "k")


def is_code(word: str) -> bool:
    """Whether a word is a currency in letters, alone or with its scale: `SEK`, `MSEK`, `kEUR`, `DKKm`."""
    return (
        word in CODES
        or (len(word) == 4 and word[0] in "MTKmk" and _is_plain(word[1:]))  # noqa: PLR2004 -- a scale and a code
        or (word[3:] in _SCALED and _is_plain(word[:3]))
    )


def _is_plain(word: str) -> bool:
    return word in CODES or (word.isupper() and word.lower() in CURRENCY)


def is_money(unit: str, money: frozenset[str]) -> bool:
    """Whether a unit is a currency; `money` are words that the release uses as one."""
    return unit.lower() in CURRENCY or unit in money or is_code(unit) or unit[-1] in SIGNS


_BILLIONS: Final = re.compile(r"\b(?:billion|trillion)\s+([a-z]+)\b")
_CONVERTED: Final = re.compile(
    r"\b(?:million|billion|trillion)\s+([a-z]{3,})\s+\((?:or\s+)?(?:about\s+|some\s+|nearly\s+|around\s+)?"
    r"(?:(?:US|U\.S\.)?\s?[$€£]|USD\s|EUR\s)\s?\d|\b(?:million|billion|trillion)\s+([a-z]{3,})\s+"
    r"\((?:or\s+)?(?:about\s+)?\d[\d.,]*\s+(?:million\s+|billion\s+)?(?:U\.?S\.?\s+dollars|dollars|euros)\b"
)
"""`210 million lats (31 million U.S. dollars)`: what is converted is a currency."""
_COUNTABLE: Final = PHYSICAL | vocabulary(
    "people persons doses shares trips passengers items pieces messages parcels units visits tonnes of in and on or at"
    " from for to by per was were is are more less higher lower than a the this last up down compared over cubic"
    " kilowatt person-times users transactions journeys packages calls between at as with but during"
)


_CODE: Final = re.compile(
    r"(?<![\w-])([MTKmk]?[A-Z]{3}(?:m|bn)?)\s?"
    r"(?=\d[\d,. ]*(?:\d|\b)(?:\s?(?:million|billion|trillion|m|bn)\b|\s*(?:per|a)\s|[,.;)\s]))"
)
_NO_CODE: Final = vocabulary(
    "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN THE AND FOR FAX TEL ISO PIN BOX ACT"
    " EPS DPS NAV ROE ROA GDP CPI PPI PMI NPL FTE VOL REF GMT CET EST BST UTC FIG TAB ANX"
)


def money(text: str) -> frozenset[str]:
    """Words that follow billions more than once: what the release counts money in."""
    told = Counter(m.group(1) for m in _BILLIONS.finditer(text))
    converted = {m.group(1) or m.group(2) for m in _CONVERTED.finditer(text)}
    often = {w for w, n in told.items() if n > 1}
    codes = Counter(_CODE.findall(text))
    often |= {w for w, n in codes.items() if n > 1 and w not in _NO_CODE}
    return frozenset((often | converted) - _COUNTABLE)
