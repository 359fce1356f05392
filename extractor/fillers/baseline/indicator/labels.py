"""Notes without a verb: a figure behind the label that names it, `cases filed, 83; solved, 77; rate 92.8%`."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.behind import included
from extractor.fillers.baseline.indicator.described import Described
from extractor.fillers.baseline.indicator.verbs import counts
from extractor.fillers.baseline.words.lexicon import vocabulary
from extractor.fillers.baseline.words.subjects import generic, head_of, join
from extractor.fillers.baseline.words.tagging import Tagged
from extractor.grammar.words import is_plural

_CHAIN: Final = r"[DR]*(?:V(?=N))?[NG\"]+(?:[oPCt][DR]*[NG\"Z]+|V[DR]*[NG\"]+)*"
_LABEL: Final = re.compile(rf"[XCTZK]*(?P<np>{_CHAIN}(?P<done>V)(?P<part>[RP]?)|{_CHAIN})[TZK]*")
"""`claims for damages lodged`, `employers found owing wages`, `clearance rate`"""
_DONE: Final = re.compile(r"[XCR]*(?:oDR*,?)?(?P<done>V[RP]?(?:CV)?)[TZK]*")
"""`solved`, `of these withdrawn`: the noun stands in the label before."""
_BEGINS: Final = re.compile(r"[;.(]|Q[^Q;.,(]*\)?[,C]")
_ENDS: Final = re.compile(r"(?:U*(?:[,.;)(CKX]|R*P?[TZ]|$)|[PU]*Q)")
_ITEM: Final = re.compile(r"(?:U+|N)?(?:[;.]|$)")
"""Behind a figure of a list with colon and semicolons: `bullets, 3,260 rounds; powder, 4 tons; knives, 1,150.`"""
_APPOSED: Final = re.compile(r"(?:P[DN]|R)?,")
"""`The watches, 4,120 in all, are ...`"""


def noted(tagged: Tagged, i: int, found: dict[int, Described]) -> Described | None:
    """What a figure behind its label is called; None where a verb or a noun behind it tells."""
    tags = tagged.tags
    mark = tags[i - 1 : i] in (",", ";")
    end = i - mark
    begin = max((m.end() for m in _BEGINS.finditer(tags, 0, end)), default=0)
    closed = begin > 0 and tags[begin - 1] in ";,C"  # behind `Courts:`, or behind an item before
    apposed = mark and _APPOSED.match(tags, i + 1) is not None
    item = closed and tags[begin - 1] == ";" and tags[i - 1] == "," and _ITEM.match(tags, i + 1) is not None
    item = item and tagged.word(begin)[0].islower()
    if (
        begin >= end
        or not (mark or closed)
        or not (apposed or item or _ENDS.match(tags, i + 1))
        or _CLAUSE.search(tags, begin, end)
    ):
        return None
    done = _DONE.fullmatch(tags, begin, end)
    if done is not None:  # `handled 604 cases and froze 5 million yuan` does it with the money
        return _done_too(tagged, i, done, found) if mark or tags[i + 1 : i + 2] != "U" else None
    label = _LABEL.fullmatch(tags, begin, end)
    if label is None or (label["done"] is None and not (mark and tags[end] == "," and (closed or apposed))):
        return None
    if label["done"] is None and (
        not (apposed or item or counts(tagged, i)) or generic(tagged.words(*label.span("np")))
    ):
        return None
    if label["done"] and not mark and (not counts(tagged, i) or tagged.word(label.start("done")).lower() in _ACTIVE):
        return None  # `Courts: lay judges took 40`
    noun = tagged.words(label.start("np"), label.start("done") if label["done"] else label.end("np"))
    verb = tagged.words(label.start("done"), label.end("part")) if label["done"] else ""
    measured = item and tags[i + 1 : i + 2] in ("U", "N")
    own = not measured and (apposed or counts(tagged, i))
    head = head_of(_BEHIND.split(noun, maxsplit=1)[0]) if own else ""
    return Described(join(noun, verb), None, verb, join(noun), head if is_plural(head) else None)


def _done_too(tagged: Tagged, i: int, done: "re.Match[str]", found: dict[int, Described]) -> Described | None:
    """The noun of the last count that a label named, with what else was done."""
    led = next((found[k] for k in sorted(found, reverse=True) if _leads(tagged, k, found)), None)
    if led is None or not led.noun:
        return None
    verb = tagged.words(*done.span("done"))
    head = head_of(led.noun) if counts(tagged, i) else ""
    return Described(join(led.noun, verb), None, verb, led.noun, head if is_plural(head) else None)


def _leads(tagged: Tagged, k: int, found: dict[int, Described]) -> bool:
    return found[k].verb != "" and counts(tagged, k) and not included(tagged, k)


_ACTIVE: Final = vocabulary("took gave saw drove wrote chose began froze stole broke spoke drew threw withdrew flew")
"""Forms of verbs that are no participles."""
_BEHIND: Final = re.compile(r"(?<=s)\s+(?:found|[a-z]{3,}ed|[a-z]{4,}ing)\s")
_CLAUSE: Final = re.compile(r"[ABLWQ]")
