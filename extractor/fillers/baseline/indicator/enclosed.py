"""Figures in brackets: the one outside that they are told beside, and the parts of it that stand behind labels."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.described import Described
from extractor.fillers.baseline.indicator.verbs import counts
from extractor.fillers.baseline.words.subjects import head_of, join
from extractor.fillers.baseline.words.tagging import Tagged
from extractor.grammar.words import is_plural

CLOSED: Final = re.compile(r"\)(?:[;.][^;.()Q]*|,R*G[^;.()Q,]*|[TR]*t[RU]*)$")
"""Behind brackets that this clause does not lie in."""
_LABEL: Final = re.compile(r"[(;](?P<np>[NG]+(?:C[NG]+)?);$")


def outside(tagged: Tagged, found: dict[int, Described], i: int) -> int | None:
    """The last figure before the brackets that are closed before this clause, or that it stands in."""
    opening = tagged.tags.rfind("(", 0, i)
    return max((k for k in found if k < opening), default=None)


def labelled_part(tagged: Tagged, i: int, found: dict[int, Described]) -> Described | None:
    """`2,529 appeals (asylum: 1,044, up by 212; building: 290)`: the parts of a count, each behind its label."""
    label = _LABEL.search(tagged.tags, max(0, i - 8), i)
    levels = {k: told for k, told in found.items() if tagged.numbers[k].kind != "change"}
    whole = outside(tagged, levels, i) if label is not None and tagged.word(i - 1) == ":" else None
    if label is None or whole is None or not counts(tagged, i) or not counts(tagged, whole):
        return None
    if ")" in tagged.tags[whole:i] or not found[whole].noun:
        return None
    noun = join(tagged.words(*label.span("np")), found[whole].noun)
    head = head_of(found[whole].noun)
    return Described(noun, None, "", noun, head if is_plural(head) else None)
