"""The day of a release: from the date it prints, else from its name."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from extractor.periods.words import MONTHS

_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_CHINESE = re.compile(r"(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_MONTH = rf"({'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\b\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?{_MONTH}\b\.?,?\s*(\d{{4}})\b", re.IGNORECASE)
_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")
_MONTHS_A_YEAR = 12


class Released(NamedTuple):
    """The day of a release and what told it; both None when nothing did."""

    day: date | None
    told_by: Literal["date", "name"] | None


def released(printed: str | None, name: str) -> Released:
    """Day of a release from the one full date in `printed`, else from an ISO date in its `name`."""
    found = set(_full_dates(printed)) if printed else set()
    if len(found) == 1:
        return Released(found.pop(), "date")
    named = {_day(y, m, d) for y, _, m, d in _NAME.findall(name)} - {None}
    return Released(named.pop(), "name") if len(named) == 1 else Released(None, None)


def _full_dates(text: str) -> Iterator[date]:
    """Every full date of the text; `03/04/2021` may be two days and is none."""
    for y, _, m, d in _ISO.findall(text):
        yield from _one(y, m, d)
    for y, m, d in _CHINESE.findall(text):
        yield from _one(y, m, d)
    for m, d, y in _MONTH_FIRST.findall(text):
        yield from _one(y, MONTHS[m.lower()], d)
    for d, m, y in _DAY_FIRST.findall(text):
        yield from _one(y, MONTHS[m.lower()], d)
    for one, _, other, y in _SLASHED.findall(text):
        if one == other or int(one) > _MONTHS_A_YEAR or int(other) > _MONTHS_A_YEAR:
            m, d = (other, one) if int(one) > _MONTHS_A_YEAR else (one, other)
            yield from _one(y, m, d)


def _one(year: str, month: str | int, day: str) -> Iterator[date]:
    found = _day(year, month, day)
    if found is not None:
        yield found


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
