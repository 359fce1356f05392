"""What a sum, a share or a count in brackets is of: its value, what it was added to, the list it stands in."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.described import Described
from extractor.fillers.baseline.indicator.heads import OPENED
from extractor.fillers.baseline.indicator.verbs import counts
from extractor.fillers.baseline.words.subjects import CHAIN, LIMITED, head_of, join, nouns_before
from extractor.fillers.baseline.words.tagging import Tagged
from extractor.grammar.words import is_participle, is_plural

_IS_WORTH: Final = re.compile(r"BR*(?P<worth>P)R*$")
_POINTS_TO: Final = re.compile(rf"[NU]*(?P<link>[tP])D?(?P<np>{CHAIN})")
_GIVING: Final = {
    "contributed": ("to",), "added": ("to",), "subtracted": ("from",), "took": ("off", "from"), "shaved": ("off",),
    "knocked": ("off",), "cut": ("off", "from"),
}  # fmt: skip
"""Verbs of a part, with the words that lead to the whole."""
_VALUED: Final = re.compile(r"[oGP]R*$")
_VALUING: Final = frozenset({"of", "totaling", "totalling", "amounting", "worth", "exceeding"})


def of_value(tagged: Tagged, i: int) -> bool:
    """Whether the figure says how much the noun before it is: `losses of`, `fines totalling`, `goods worth`."""
    led = _VALUED.search(tagged.tags, max(0, i - 4), i)
    return led is not None and tagged.word(led.start()).lower() in _VALUING


def gave(tagged: Tagged, i: int, match: "re.Match[str] | None") -> str:
    """Verb and goal in `added 1.6 points to the annual rate`."""
    word = tagged.word(match.start("verb")).lower() if match is not None else ""
    to = _POINTS_TO.match(tagged.tags, i + 1) if word in _GIVING else None
    link = tagged.word(to.start("link")) if to is not None else ""
    return join(word, link, tagged.words(*to.span("np"))) if to is not None and link in _GIVING[word] else ""


def worth(tagged: Tagged, i: int, noun: str) -> str:
    """What a sum is: the value of what is said to be worth it."""
    found = _IS_WORTH.search(tagged.tags, max(0, i - 6), i) if not counts(tagged, i) else None
    told = found is not None and tagged.word(found.start("worth")).lower() == "worth"
    return join("value of", noun) if told else noun


def of_list(tagged: Tagged, i: int, noun: str) -> str | None:
    """What a bare count in brackets counts: `Disputes over loans (900), sales (700)`."""
    inside = OPENED.search(tagged.tags, max(0, i - 4), i) is not None and tagged.tags[i + 1 : i + 2] == ")"
    done = inside and noun != "" and is_participle(noun.rsplit(maxsplit=1)[-1])  # `fewer boats were stopped (302)`
    head = head_of(noun) if inside and (done or LIMITED.search(noun)) else ""
    return head if is_plural(head) and (done or noun.startswith(head)) else None


def found_in(tagged: Tagged, i: int, noun: str, before: Described | None) -> str:
    """What stands before a bare count: `smuggling of birds in 395 cases`, `fines of 9 million euros in 61 cases`."""
    led = tagged.word(i - 1) if i else ""
    if led not in _LABELS or (led == "in" and noun.lower() not in _OCCASIONS):
        return ""
    paid = before is not None and tagged.tags[i - 2 : i - 1] == "U"
    return before.indicator if before is not None and paid else nouns_before(tagged, i - 1)


_LABELS: Final = frozenset({"-", "–", "—", "in"})
_OCCASIONS: Final = frozenset(
    {"cases", "incidents", "consignments", "raids", "operations", "occasions", "shipments", "seizures"}
)
