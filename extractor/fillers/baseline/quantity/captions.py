"""Units that the heading of a list names for all its items: `Catch by species (tonnes)`."""

import re
from typing import Final

from extractor.fillers.baseline.quantity.table_units import bracketed
from extractor.fillers.baseline.words.lexicon import CURRENCY, PHYSICAL, vocabulary
from schemas.evidence import Mention, Span
from schemas.press_release import Statistic

_BULLET: Final = re.compile(r"\s*[-*•·‣▪●○◆■►–]\s")
_HEADING: Final = 100
"""Code points of the longest heading."""
_LABELLED: Final = re.compile(r"\s*[-*•·‣▪●○◆■►–]\s*[^:\d\n]{2,60}:\s*(?:[\d.,]+\s*\(\s*)?")
"""Of an item all that stands before its figure, or before the earlier one in brackets behind it."""
_BARE: Final = re.compile(r"\s*(?:$|[(),;.–—-]|\n)")
_MEASURES: Final = (
    PHYSICAL | CURRENCY | vocabulary("thousand thousands million millions billion billions percent % per cent of")
)


def listed_unit(text: str, sentence: Span, before: str | None) -> str | None:
    """The unit of the list that a sentence heads; what was in force (`before`) while its items are read."""
    if _BULLET.match(text, *sentence):
        return before
    words = text[sentence.start : sentence.end].strip()
    unit = bracketed(words) if len(words) < _HEADING and words.endswith(")") else None
    return unit if unit is not None and _MEASURES.issuperset(unit.lower().split()) else None


def with_unit(text: str, sentence: Span, m: Mention, statistic: Statistic, unit: str | None) -> Statistic:
    """The statistic with the unit of its list, if it is a labelled figure without one of its own."""
    if unit is None or statistic.quantity is None or _BARE.match(text, m.end) is None:
        return statistic
    if _LABELLED.fullmatch(text, sentence.start, m.start) is None:
        return statistic
    return statistic.model_copy(update={"quantity": statistic.quantity.model_copy(update={"unit": unit})})
