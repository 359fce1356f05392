"""Periods: the dates a printed period covers, where the words and the release's date leave no doubt.

A phrase is read to its last word or not at all: what the grammar does not know stays without dates.
"""

import re
from datetime import date
from functools import lru_cache

from extractor.periods import chinese, english
from extractor.periods.parts import Dates

_CHINESE = re.compile("[一-鿿〇]")

__all__ = ["Dates", "derive"]


@lru_cache(maxsize=4096)
def derive(phrase: str | None, released: date | None = None, *, calendar: bool = True) -> Dates | None:
    """First and last day (inclusive) of a period in English or Chinese words, or None.

    `released` stands for "this year", "last month" and unsaid years; no clock is asked. With `calendar` false
    quarters, halves and whole years are those of an unknown book year and stay without dates.
    """
    if not phrase:
        return None
    read = chinese.read if _CHINESE.search(phrase) else english.read
    dates = read(phrase, released, calendar=calendar)
    return dates if dates is not None and (dates.start or dates.end) else None
