"""Chinese units: the measure word or noun follows the number; a left-out one was printed before it."""

import re

from extractor.folding import fold
from extractor.grammar.units import UnitWords
from extractor.source import Index
from schemas.evidence import Mention

_SCALE = re.compile(r"^[余多\s]*(?:万|亿)?")
_STOP = re.compile(r"[，。；、,;.\d]")
_FAR = 600


def han_fits(index: Index, mention: Mention, words: UnitWords, unit: str) -> bool:
    """Whether the Chinese `unit` is what the source says this mention counts; `words` is the unit printed with it."""
    follow = fold(index.text[mention.end : mention.end + 24]).text
    wanted = fold(unit).text
    if _SCALE.sub("", follow, count=1).startswith(wanted):
        return True
    if words.unit is not None and fold(words.unit).text == wanted:
        return True
    if wanted.startswith("每"):  # `每10名中有7人`: what it is a share of stands before it
        return _before(index, mention, wanted)
    if words.source == "noun":
        return len(wanted) > 1 and wanted in _STOP.split(follow)[0]
    return _before(index, mention, wanted)


def _before(index: Index, mention: Mention, wanted: str) -> bool:
    lo = max(index.sentence_of(mention.start).start, mention.start - _FAR)
    return wanted in fold(index.text[lo : mention.start]).text
