"""Measure words that a release prints side by side."""

import re
from typing import Final

from extractor.source import Index
from schemas.evidence import Mention

_EITHER: Final = ("pieces", "sets", "head", "items", "cases", "persons", "copies", "units")
_NEAR: Final = 24
"""Code points behind a figure where its measure stands."""


def either(index: Index, m: Mention, unit: str | None) -> str | None:
    """`1,650 pieces (sets)`: what is counted goes by either measure."""
    if unit not in _EITHER:
        return unit
    both = re.compile(rf"\b{unit}\s\((?:{'|'.join(_EITHER)})\)")
    found = both.search(index.text, index.sentence_of(m.start).start, m.end + _NEAR)
    return found.group() if found is not None else unit
