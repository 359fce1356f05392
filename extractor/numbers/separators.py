"""Separators that are not English: a decimal comma, dots or apostrophes between thousands."""

from decimal import Decimal
from typing import Final

from extractor import regexes as re

DECIMAL: Final = "decimal comma"
"""The note of a number that was read so."""
_DOTTED: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9]|,[0-9])")
_WHOLE: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])")
_SHORT: Final = re.compile(r"[0-9]+,[0-9]{1,2}(?![0-9]|[.,][0-9])")
_MEASURED: Final = re.compile(
    r"\s?(?:[%‰％]|per\s?cent|pct\b|percentage|p\.?p\b|points?\b|(?:thousand|[mb]illion|trillion|mio|mln|mrd|bn|mn)\b)"
)
_PRICED: Final = re.compile(r"(?:[$€£¥]|\b(?:eur|usd|gbp|chf|euros?|rs\.?))\s?$")
_PRICE: Final = re.compile(r"\s?(?:[€£$]|(?:eur|usd|gbp|chf|euros?)\b)")

_APOSTROPHES: Final = re.compile(r"[1-9][0-9]{0,2}(?:['’][0-9]{3})+(?:\.[0-9]+)?(?![0-9'’])")


def foreign(low: str, at: int, stop: int) -> tuple[int, Decimal, str] | None:
    """End, value and note of such a number at `at`; None where a short comma may as well be a slip of the print."""
    dotted = _DOTTED.match(low, at, stop)
    if dotted:
        return dotted.end(), Decimal(dotted.group().replace(".", "").replace(",", ".")), DECIMAL
    whole = _WHOLE.match(low, at, stop)
    if whole:
        return whole.end(), Decimal(whole.group().replace(".", "")), "malformed grouping"
    short = _SHORT.match(low, at, stop)
    if short and (
        _MEASURED.match(low, short.end()) or _PRICED.search(low[max(0, at - 6) : at]) or _PRICE.match(low, short.end())
    ):
        return short.end(), Decimal(short.group().replace(",", ".")), DECIMAL
    return None


def short(text: str) -> bool:
    """Whether a number's print ends in a comma with one or two digits, its scale word aside."""
    return _SHORT.match(text) is not None or _DOTTED.match(text) is not None


def apostrophes(low: str, start: int) -> int:
    """The end of a number at `start` that parts its thousands by apostrophes; 0 if none stands there."""
    found = _APOSTROPHES.match(low, start)
    return found.end() if found else 0
