"""What a figure leaves out and an earlier one named: the whole of `12 of them`, the thing that `each took` a time."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.behind import OF_WHICH, PARTITIVE
from extractor.fillers.baseline.indicator.described import Described
from extractor.fillers.baseline.indicator.verbs import LEFT_VERB, counts, joined
from extractor.fillers.baseline.words.subjects import head_of, join, nouns_before
from extractor.fillers.baseline.words.tagging import Tagged
from extractor.grammar.words import is_plural


def whole_of(tagged: Tagged, i: int, previous: int, found: dict[int, Described]) -> Described | None:
    """What `12 of them` are of, the subject and not where it is: `300 inmates worked in 14 shops, 12 of them ...`."""
    part = PARTITIVE.match(tagged.tags, i + 1) or OF_WHICH.search(tagged.tags, previous, i)
    led = [k for k in found if k < previous and counts(tagged, k) and tagged.numbers[k].kind != "change"]
    placed = tagged.tags[previous - 1 : previous] == "P" and tagged.word(previous - 1).lower() in _PLACES
    if part is None or not led or not placed or re.search(r"[.;]", tagged.tags[led[-1] : i]):
        return None
    return found[led[-1]]


def named_last(tagged: Tagged, i: int, previous: int | None) -> str:
    """What `of which` follows where no figure has counted it: `fell 9 percent thanks to the lamps, of which 40`."""
    led = OF_WHICH.search(tagged.tags, 0, i)
    if led is None or (previous is not None and counts(tagged, previous)):
        return ""
    noun = nouns_before(tagged, led.start() - (tagged.tags[led.start() - 1 : led.start()] == ","))
    return noun if is_plural(head_of(noun)) else ""


_PLACES: Final = frozenset({"in", "at", "from", "across", "on"})


def lasting(tagged: Tagged, i: int, unit: str, thing: str, known: str) -> str:
    """`average days a case` of `Each took an average of 12 days`; the thing itself where no time is taken."""
    taken = LEFT_VERB.search(tagged.tags, max(0, i - 4), i)
    if taken is None or tagged.word(taken.start("verb")).lower() not in _TAKING:
        return thing
    around = tagged.text[tagged.spans[taken.start()][0] : tagged.spans[i][1] + _NEAR]
    return join("average" if _AVERAGE.search(around) else "", unit, thing or known)


_TAKING: Final = frozenset({"took", "taken", "takes", "take", "needed", "waited", "spent"})
_AVERAGE: Final = re.compile(r"\baverage\b")
_NEAR: Final = 20


def done_last(tagged: Tagged, i: int, previous: int | None, right: "re.Match[str]", noun: str) -> tuple[str, str]:
    """Noun and participle of the last of a list, `88 masts and 45 sails seized`; the noun alone elsewhere."""
    if previous is None or right["post"] != "V" or not joined(tagged, previous, i):
        return noun, ""
    return tagged.words(right.start("np"), right.end("np")), tagged.word(right.end() - 1)


def more_of(tagged: Tagged, i: int, before: Described | None, found: dict[int, Described]) -> Described | None:
    """What `another 9` are more of: what was told before, not where: `tried 96 cases in 2 halls, ... another 9`."""
    if before is None or before.verb or not _ANOTHER.match(tagged.word(i)):
        return before
    return next((found[k] for k in reversed(found) if found[k].verb), before)


_ANOTHER: Final = re.compile(r"another|a further", re.IGNORECASE)
