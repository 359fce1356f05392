"""What shares leave out that they are shares of, and what lists leave out that is told before their colon."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.behind import RIGHT, behind_share
from extractor.fillers.baseline.indicator.described import Described
from extractor.fillers.baseline.indicator.verbs import after_unit, counts
from extractor.fillers.baseline.words.subjects import content, generic, head_of, join
from extractor.fillers.baseline.words.tagging import Tagged

_SHARE: Final = re.compile(r"\s?(?P<unit>%|％|per\s?cent\b(?!age))")
_OTHERS: Final = re.compile(r"the\s+(?:other|remaining)\b", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"[RXCTZ]*(?P<of>[oP])")
_PARTING: Final = frozenset({"of", "among", "amongst"})
_RATES: Final = frozenset({"rate", "ratio", "share", "proportion"})
_THOSE: Final = frozenset({"those", "these", "them"})
_FEW: Final = 2
_DONE: Final = re.compile(r"(?:B[RTZK]*)(?P<verb>V)R?(?:P?[TZK])*;")
_ITEM: Final = re.compile(r"[;,C][RTZ]*$")


def shared_whole(tagged: Tagged, i: int, previous: int | None, told: Described, topic: str) -> Described:
    """The share with its whole: that of the share before it, `men for 69 percent`, or what its clause opens with."""
    if not _is_share(tagged, i, previous):
        return told
    if content(told.noun)[-1:] and content(told.noun)[-1] in _RATES:
        of = topic if len(content(told.noun)) <= _FEW else ""  # `Claims for damages: 45 lodged, success rate 60%`
    elif tagged.tags[after_unit(tagged, i) : after_unit(tagged, i) + 1] == "o":
        return told
    else:
        of = _parted(tagged, i, topic) or _before(tagged, i, previous)
    if (
        generic(of)
        or head_of(of) in told.indicator.split()
        or " of " in told.indicator
        or of.istitle()
        or of.lower() in _THOSE
    ):
        return told
    unit = None
    if previous is not None and not _SHARE.match(tagged.text, tagged.numbers[i].end):
        unit = _SHARE.sub(r"\g<unit>", tagged.text[tagged.numbers[previous].end : tagged.spans[previous][1]])
    return told._replace(indicator=join(told.indicator, "of", of), unit=unit or told.unit)


def _is_share(tagged: Tagged, i: int, previous: int | None) -> bool:
    if _SHARE.match(tagged.text, tagged.numbers[i].end):
        return True
    rest = _OTHERS.match(tagged.text, tagged.spans[i][0]) is not None and tagged.tags[i + 1 : i + 2] in (".", ",", "")
    return rest and previous is not None and _SHARE.match(tagged.text, tagged.numbers[previous].end) is not None


def _parted(tagged: Tagged, i: int, topic: str) -> str:
    """`Of all cases tried, 43 percent ended in ...`: what the sentence begins with is parted."""
    led = _OF_ALL.match(tagged.tags)
    parts = led is not None and tagged.word(led.start("of")).lower() in _PARTING
    return topic if parts and "." not in tagged.tags[:i] else ""


def _before(tagged: Tagged, i: int, previous: int | None) -> str:
    """The whole that the share before it in the same list is of."""
    if previous is None or tagged.numbers[previous].kind == "change" or not _is_share(tagged, previous, None):
        return ""
    between = tagged.tags[previous + 1 : i]
    at = after_unit(tagged, previous)
    if tagged.tags[at : at + 1] != "o" or re.search(r"[.(QKBA]", between):
        return ""
    return behind_share(tagged, previous, RIGHT.match(tagged.tags, at))[0].removeprefix("of ")


def led_in(tagged: Tagged, places: list[int], found: dict[int, Described]) -> None:
    """Items behind a colon take the verb before it: `Goods were destroyed in Arl: 9,000 shoes and 400 bags`."""
    done = _DONE.search(tagged.tags)
    if done is None or tagged.word(done.end() - 1) != ":" or ";" in tagged.tags[: done.end() - 1]:
        return
    verb = tagged.word(done.start("verb"))
    items = [i for i in places if i >= done.end()]
    bare = all(
        counts(tagged, i) and found[i].counted and not found[i].verb and _ITEM.search(tagged.tags, 0, i) for i in items
    )
    if bare and len(items) > 1 and not re.search(r"[BAL.]", tagged.tags[done.end() :].rstrip(".")):
        found.update({i: found[i]._replace(indicator=join(found[i].indicator, verb), verb=verb) for i in items})
