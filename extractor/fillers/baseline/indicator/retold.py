"""Figures that tell again of what the one before them told: elsewhere in time, as a part, as a value."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.behind import PARTITIVE
from extractor.fillers.baseline.indicator.described import Described, named_inside
from extractor.fillers.baseline.indicator.verbs import (
    APPOSED,
    LEFT_LEVEL,
    after_unit,
    counts,
    left_verb,
    predicate,
    repeats,
    right_verb,
)
from extractor.fillers.baseline.words.lexicon import vocabulary
from extractor.fillers.baseline.words.subjects import content, head_of, join, only_measure
from extractor.fillers.baseline.words.tagging import Tagged
from extractor.grammar.words import is_plural

_LED_ON: Final = re.compile(r"[UKTR,Co]*[tP]R*|D?N?[UKTR,Co]*tR*")
_INTERVAL: Final = re.compile(r"\bCI\b|interval")
_ADJECTIVE: Final = re.compile(r"[NV](?:[,.;C]|$)")
_SAID: Final = re.compile(r"B[NV],?")
_AT_TIME: Final = re.compile(r"\([TK;RNqP]*T[;RKP]*")
_LIMITS: Final = re.compile(r"\([qQNR;,t]*")
_BESIDE: Final = re.compile(r"[NUo]{0,3}|[NUo]{0,3}\([QqNR;,tT]*")
_EACH: Final = re.compile(r"\s(?:per|a)\s[a-z]+\s\(")
"""`3.40 per share (3.10)`"""
_WORTH: Final = re.compile(r"\bworth\s+(?:a\s+total\s+of\s+)?$")
_TIMES: Final = re.compile(r"\s+times\s+(?:the|that|as)\b")
_OWN_WORTH: Final = re.compile(r"[;.,]C?[DR]*[NG]+V?[AR]*BR*P$")
"""`1,200 cases; the goods concerned were worth ...`: the worth of something else."""
_OTHER_GOODS: Final = re.compile(r"(?:[LV].*?|[,;C]|,P)[DR]*(?P<np>(?:V?[NG\"])+(?:C[NG\"]+)?)[AR]*B?R*P$")
"""`31 dens were shut and goods worth ...`: not what the figure before counts."""
_FURTHER: Final = re.compile(r"\s*(?:[a-z]+\s+)?,\s+(?:to|at|reaching)\s+(?:(?:only|just|about|some)\s+)?$")
_BOUND: Final = re.compile(r"\b(?:below|above|under|over|past|beyond)\s+(?:the\s+)?$")


def _told_again(tagged: Tagged, previous: int, i: int) -> bool:
    """Whether the figure tells of the same as the one before: at another time, within limits, after a change."""
    tags = tagged.tags
    if tags[previous + 1 : i] in ("(", "(R") and not counts(tagged, i):
        return True  # `of whom 83 (96%) were men`
    opening = tags.rfind("(", 0, i)
    inside = tags[opening:i] if opening >= 0 else ""
    sure = opening >= 0 and _INTERVAL.search(tagged.text, tagged.spans[opening][0], tagged.spans[i][0]) is not None
    if _AT_TIME.fullmatch(inside) or (
        _LIMITS.fullmatch(inside)
        and (
            sure
            or (_BESIDE.fullmatch(tags, previous + 1, opening) and not named_inside(tagged, opening, i))
            or _EACH.fullmatch(tagged.text, tagged.numbers[previous].end, tagged.numbers[i].start)
        )
    ):
        return True  # `38 hours (June: 61 hours)`, `9 (95% CI: 8 to 10)`
    text, last = tagged.text, tagged.numbers[previous]
    if _FURTHER.fullmatch(text, last.end, tagged.spans[i][0]) and _BOUND.search(
        text, max(0, last.start - 24), last.start
    ):
        return True  # `dropped below 60,000, to 58,700`
    if tagged.numbers[previous].kind == "change" and _LED_ON.fullmatch(tags, previous + 1, i):
        return True  # `rose 3 percent to 500`
    # `4,500 people were tried, 1.3 times the number for 2023`
    return tags[i - 1] == "," and _TIMES.match(tagged.text, tagged.numbers[i].end) is not None


def taken_over(tagged: Tagged, i: int, previous: int | None, before: Described) -> Described | None:
    """What the figure takes from the one before it, which it repeats, divides or values; None if it does not."""
    tags = tagged.tags
    if previous is not None and (repeats(tagged, previous, i) or _told_again(tagged, previous, i)):
        moved = tagged.numbers[previous].kind == "change" and before.noun  # `grew by 300 persons to 4,100`
        return before._replace(indicator=before.noun) if moved else before
    if (
        tags[i - 1 : i] == "C"
        and previous is not None
        and _ADJECTIVE.match(tags, i + 1)
        and _SAID.fullmatch(tags, previous + 1, i - 1)
    ):
        word = tagged.word(i + 1)  # `of these, 12 were civil and 9 criminal`
        if not is_plural(word) and before.noun:
            return Described(join(before.noun, word), None, "", before.noun, head_of(before.noun))
    if not before.noun:
        return None
    if (most := _EXTREME.search(tags, max(0, i - 8), i)) and (word := tagged.word(most.start("most")).lower()) in _MOST:
        kept = [word if w.lower() in _MOST else w for w in before.noun.split()]
        thing = " ".join(kept) if word in kept else join(word, before.noun)
        return Described(thing, None, "", thing)  # `the highest fine was 9 million, the lowest 4 million`
    part = PARTITIVE.match(tags, i + 1)
    told = predicate(tagged, part.end()) if part is not None and not left_verb(tagged, i) else ""
    if told:
        head = head_of(before.noun)
        return Described(join(before.noun, told), None, "", before.noun, head if is_plural(head) else None)
    return _valued(tagged, i, previous, before)


def _valued(tagged: Tagged, i: int, previous: int | None, before: Described) -> Described | None:
    """The value of what was counted, `300 parrots worth 5 million yuan`, or of other goods that are told."""
    owned = previous is not None and _OWN_WORTH.search(tagged.tags, previous + 1, i) is not None
    worth = not owned and not counts(tagged, i) and _WORTH.search(tagged.text, tagged.spans[0][0], tagged.spans[i][0])
    if not worth:
        return None
    other = _OTHER_GOODS.search(tagged.tags, previous + 1, i) if previous is not None else None
    if other is None:
        return Described(join("value of", before.noun), None, "", before.noun)
    goods, done = tagged.words(*other.span("np")), right_verb(tagged, after_unit(tagged, i))
    return Described(join("value of", goods, done), None, done, goods)


def of_the_same(noun: str, before: Described | None) -> str:
    """`the mean wage was 1,894 euros, the median 1,527`: a bare `median` is that of what the other is of."""
    own, told = content(noun) or [noun.lower()], before.noun.split() if before is not None else []
    alike = next((words for words in _ALIKE if own[0] in words), None)
    if len(own) > 1 or alike is None or not alike.intersection(w.lower() for w in told):
        return noun
    return " ".join(own[0] if w.lower() in alike else w for w in told)


_EXTREME: Final = re.compile(r"[,;C][RTZ]*D(?P<most>N)(?:[AR]*[BLG][PtR]{0,2})?R*$")
_MOST: Final = vocabulary(
    "highest lowest largest smallest biggest longest shortest oldest youngest heaviest lightest greatest dearest"
    " cheapest fastest slowest best worst"
)
_ALIKE: Final = (
    frozenset({"mean", "median", "average", "minimum", "maximum"}),
    frozenset({"basic", "diluted"}),
    frozenset({"underlying", "statutory", "adjusted", "reported", "gross", "net", "nominal", "real"}),
    frozenset({"urban", "rural"}),
)
"""Words of which one takes the place of the other: `basic earnings were 41 cents, diluted 39 cents`."""


def named_alike(noun: str, before: Described | None) -> str:
    """`private ones` with the noun that the one before it names: `private firms`."""
    told = head_of(before.noun) if before is not None and noun.lower().endswith(" ones") else ""
    return noun[: -len("ones")] + told if told else noun


def also(tagged: Tagged, previous: int, i: int) -> bool:
    return APPOSED.fullmatch(tagged.text, tagged.numbers[previous].end, tagged.numbers[i].start) is not None


def alike(tagged: Tagged, i: int, previous: int, found: dict[int, Described]) -> Described | None:
    """Of the two figures before, the one that is a share or a sum as this is: `5 million, or 9%, against 4 million`."""
    earlier = [k for k in found if k < previous]
    shares = [_SHARE.match(tagged.text, tagged.numbers[k].end) is not None for k in (i, previous, *earlier[-1:])]
    return found[earlier[-1]] if earlier and shares[0] != shares[1] and shares[0] == shares[2] else None


_SHARE: Final = re.compile(r"(?:\s(?:to|and|or)\s[\d.]+)?\s?(?:%|per\s?cent)")


def fronted(tagged: Tagged, i: int, found: dict[int, Described]) -> Described | None:
    """`Among women the rate was 8%, among men 6%`: a part without a verb, of what is told of another part."""
    part = _FRONTED.search(tagged.tags, max(0, i - 10), i)
    if part is None or (counts(tagged, i) and not only_measure(tagged.word(i + 1))):
        return None
    led = next((k for k in sorted(found, reverse=True) if LEFT_LEVEL.search(tagged.tags, max(0, k - 4), k)), None)
    if led is None or not found[led].noun or re.search(r"[LBAV]", tagged.tags[led + 1 : i]):
        return None
    begin = max((tagged.tags.rfind(mark, 0, led) for mark in ";."), default=-1) + 1
    front = _FRONT.match(tagged.tags, begin)
    first = tagged.word(part.start("in")).lower()
    if front is None or first not in _FRONTS or tagged.word(front.end() - 1).split()[0].lower() not in _FRONTS:
        return None
    told = join(found[led].noun, tagged.words(*part.span("np")))
    return Described(told, None, "", told)


_FRONTED: Final = re.compile(r"(?:[,;C)]|,C)R*(?P<np>(?P<in>P)[DR]*[NG\"]+(?:[oP][DR]*[NG\"]+)*)R*$")
_FRONT: Final = re.compile(r"[RXCTK]*[PZ]")
_FRONTS: Final = frozenset({"in", "on", "at", "among", "for", "with"})
