"""The unit of a figure told by another: of a part (`93 bodies, 61 of them tribunals`) or of a multiple."""

import re
from typing import Final

from extractor.grammar.units import unit_words
from extractor.source import Index
from schemas.evidence import Mention, Span

_ADJECTIVE: Final = re.compile(r"\s+(civil|[a-z]{3,}(?:al|ive|ic|ary|ory|ous))(?=[,.;]|\s+and\s+\d)")
"""`157,600 civil and 57,600 administrative.`: what they are is told, not what is counted."""
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|these|those|which|whom)\s+([a-z]+[^\WsuS]s)(?=\s*[,.;()])")
"""`617 of them tribunals`."""
_OF_THEM_THEN: Final = re.compile(r"\sof\s+(?:them|these|those|which|whom)\s+([a-z]+[^\WsuS]s)\s+\($")
"""`617 of them tribunals (513 in 2019)`."""
_TIMES_THE: Final = re.compile(
    r"\btimes\s+(?:(?:the|that|as\s+many\s+as|as\s+much\s+as)\s+(?:(?:level|total|figure)\s+)?(?:of\s+)?)?$"
)
"""`checked 424 million travellers, about 3.7 times the 115 million of 2022`."""


def of_them(text: str, m: Mention, sentence: Span) -> str | None:
    """What a part of those counted before is called; a figure in brackets behind it is of the same."""
    found = _OF_THEM.match(text, m.end, sentence.end) or _OF_THEM_THEN.search(text, sentence.start, m.start)
    return None if found is None else found.group(1)


def said_of(text: str, m: Mention) -> str | None:
    """The adjective behind a figure that no noun follows; behind a one such a word is the noun (`one factory`)."""
    if m.value == 1:
        return None
    found = _ADJECTIVE.match(text, m.end)
    return None if found is None else found.group(1)


def multiplied(index: Index, m: Mention, sentence: Span) -> str | None:
    """The unit of a figure that another is told to be a multiple of: that of the other."""
    if _TIMES_THE.search(index.text, sentence.start, m.start) is None:
        return None
    ratio = index.before(m, sentence.start)
    level = None if ratio is None else index.before(ratio, sentence.start)
    return None if level is None else unit_words(index, level).unit
