"""Times that leave their noun out (`and 9 in the second`), and years that only say what money is reckoned in."""

from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.period.time_match import TimeMatch

_OF_PRICES: Final = re.compile(
    r"\b(?:(?:[Aa]t|[Ii]n)\s+(?:[\w-]+\s+){0,2}?(?:prices|values|terms|dollars|euros)\s+(?:of|in)"
    r"|(?:base|reference)\s+(?:year|period)(?:\s+of)?)\s+(?:the\s+)?$"
)
_PRICES: Final = re.compile(r"(?:\s+constant)?\s+(?P<sums>prices|values|dollars|euros)\b")
_REAL: Final = re.compile(r"\b(?:[Aa]t|[Ii]n\s+constant|[Aa]t\s+constant)\s+$")
_ELLIPTIC: Final = re.compile(
    r"(?:(?P<pre>in|during|over|for)\s+)?(?P<part>the\s+(?:first|second|third|fourth))"
    r"(?=\s*(?:[,.;:)]|$)|\s+(?:and|but|while|when|to)\b)"
)
_PART: Final = re.compile(r"the\s+(?:first|second|third|fourth)\s+(?:quarter|half|month|week)\b[^,;]*")
_NEAR: Final = 40
"""Code points before a time in which `at prices of` stands."""


def reckoned(text: str, found: TimeMatch) -> bool:
    """Whether values are reckoned in the money of a time: `at prices of 2015`, `in 2015 dollars`."""
    if _OF_PRICES.search(text, max(0, found.start - _NEAR), found.start) is not None:
        return True
    sums = _PRICES.match(text, found.end)
    if sums is None or not text[found.start : found.end].isdecimal():
        return False
    real = _REAL.search(text, max(0, found.start - _NEAR), found.start) is not None
    return real or sums["sums"] in ("dollars", "euros")


def left_out(text: str, low: int, end: int, before: list[str]) -> TimeMatch | None:
    """An ordinal whose noun a time before it has: `8 in the first quarter and 9 in the second`."""
    told = _ELLIPTIC.match(text, low, end)
    if told is None or not any(_PART.fullmatch(phrase) for phrase in before):
        return None
    return TimeMatch("part", low, told.start("part"), told.end(), (told["pre"] or "").lower())
