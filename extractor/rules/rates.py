"""Units that are rates: `8 boats in every 10`, `per 10,000 boats there were 3.9 wrecks`."""

import re

from extractor.grammar.units import direct_unit
from extractor.source import Index
from schemas.evidence import Mention

RATE = re.compile(r"(?!per\s?cent)(?:per|in every|in|for every|of every|out of|each|a)\s+\S", re.IGNORECASE)
_REACH = 80


def rate_behind(index: Index, mention: Mention, unit: str) -> bool:
    """`8 boats in every 10`, `7.4 (6.7 to 8.1) per 100 000`: of so many the number right before it is a share."""
    hi = min(mention.end + _REACH, index.sentence_of(mention.start).end)
    place = next(iter(index.find(unit, mention.end, hi)), None)
    if place is None:
        return False
    between = [m for m in index.within(mention.end, place.start) if m.kind == "statistic"]
    if unit.lower().startswith(("per", "each", "a ")):
        return True
    return not between or direct_unit(index, mention).source == "none"


def rate_ahead(index: Index, mention: Mention, unit: str, *, counts: bool) -> bool:
    """`Per 10,000 boats there were 3.9 wrecks`: of the rate, if no other figure stands between."""
    place = next(iter(index.find(unit, index.sentence_of(mention.start).start, mention.start)), None)
    if place is None or not counts:
        return place is not None
    return not any(m.kind in {"statistic", "change"} for m in index.within(place.end, mention.start))
