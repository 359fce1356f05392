"""What a figure is called; and the noun right before brackets with what was done to it, or as an item of a list."""

import re
from typing import Final, NamedTuple

from extractor.fillers.baseline.indicator.themes import vague
from extractor.fillers.baseline.words.lexicon import vocabulary
from extractor.fillers.baseline.words.subjects import LIMITED, join, limited_by, nouns_before
from extractor.fillers.baseline.words.tagging import Tagged

_PART: Final = re.compile(r"\s(?:from|of|in|for|by|to|among)\s")
_THEN: Final = re.compile(r"\),(?P<by>[VNPR]{1,2}[Po])[DR]*[NG]+$")
"""`fastest in the north (5.1%), followed by the coast (4.4%)`"""


class Described(NamedTuple):
    """The words of an indicator, and the words right beside the number that name what is counted."""

    indicator: str
    counted: tuple[int, int] | None
    verb: str
    noun: str
    unit: str | None = None
    """What is counted where the number's own words leave it out."""


def done_before(tagged: Tagged, end: int) -> str:
    """The noun with what was done to it right before brackets: `appeals decided (640)`."""
    done = re.search(r"(?:B[RB]*)?V$", tagged.tags[:end])
    noun = nouns_before(tagged, done.start()) if done is not None else ""
    return join(noun, tagged.word(end - 1)) if noun else ""


def next_listed(tagged: Tagged, opening: int, noun: str, before: Described) -> str:
    """The noun of the next item of a list in brackets, `visitors from Torr (24%), Selm (13%)`; empty if it is none."""
    then = _THEN.search(tagged.tags, 0, opening)
    if then is not None and before.noun and tagged.word(then.end("by") - 1) in ("by", "of"):
        return limited_by(before.noun, noun) if LIMITED.search(before.noun) else join(before.noun, "in", noun)
    if re.search(r"Q\),?C?[DNGR]+$", tagged.tags[:opening]) is None:
        return ""
    last = _PART.split(nouns_before(tagged, tagged.tags.rfind("(", 0, opening - 1)))[-1]
    if noun[:1].isupper() and last[:1].isupper() and before.indicator not in ("", last):
        return before.indicator.replace(last, noun)
    return limited_by(before.noun, noun) if LIMITED.search(before.noun) or vague(before.noun) else noun


def named_inside(tagged: Tagged, opening: int, i: int) -> bool:
    """Whether words in brackets name their figure: `61 deaths from 9 towns (case fatality 1.4%)`."""
    words = tagged.words(opening + 1, i).lower().split()
    return len(words) > 1 and tagged.tags[opening + 1 : i].strip("N") == "" and _LIMITS_WORDS.isdisjoint(words)


_LIMITS_WORDS: Final = vocabulary("range interval confidence ci iqr median mean previous prior last year quarter month")


def without_time(noun: str) -> str:
    """`cases solved` of `cases solved in six months of the drive`: how long it took is not what is counted."""
    return _LASTED.sub("", noun)


_LASTED: Final = re.compile(
    r"\s+in\s+(?:(?:the\s+)?(?:first|past|last)\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"\s+(?:days|weeks|months|years)\b.*"
)
