"""What a change without a level is a change of."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.behind import RIGHT
from extractor.fillers.baseline.indicator.described import Described
from extractor.fillers.baseline.indicator.heads import OPENED, THOSE, Heads
from extractor.fillers.baseline.indicator.retold import named_alike
from extractor.fillers.baseline.indicator.themes import vague
from extractor.fillers.baseline.indicator.verbs import LEFT_LEVEL, counts
from extractor.fillers.baseline.words.lexicon import vocabulary
from extractor.fillers.baseline.words.subjects import (
    CHAIN,
    content,
    generic,
    join,
    limited_by,
    limited_growth,
    nouns_before,
    subject_of,
)
from extractor.fillers.baseline.words.tagging import Tagged

_NOMINAL: Final = re.compile(rf"N[oP][DR]*(?P<np>{CHAIN}(?:[oP]D?{CHAIN})*)")
_CHANGES: Final = vocabulary("increase decrease rise fall drop decline gain growth reduction improvement jump loss")
_POINTS: Final = re.compile(
    r"\s?(?:percentage\s+points?|basis\s+points?|points?\b|pp\b|of\s+a\s+(?:percentage\s+)?point)"
)
_GROWTH: Final = re.compile(
    r"(?:(?:the|its|an?)\s+)?(?:(?:annual|annualized|monthly|quarterly|yearly|weekly|average|mean|year-on-year|month-on-month|overall|net)\s+)*"
    r"(?:growth(?:\s+rates?)?|rates?\s+of\s+(?:growth|increase|expansion|change|decline|decrease)|percentage\s+changes?"
    r"|increases?|rises?|gains?)\s+(?:of|in)\s+(?:the\s+)?(?=\w)",
    re.IGNORECASE,
)
"""`annual growth rate of`: it says no more than that there is a change."""
_OBJECT: Final = re.compile(r"(?P<np>[DR]*[NG\"]+(?:[oP][DR]*[NG\"]+)*)P")
_GROWTH_OF: Final = re.compile(r"[NL]oR*")
_IN: Final = re.compile(rf"P[DR]*(?P<np>{CHAIN}(?:[oP]D?{CHAIN})*)")
_UP: Final = re.compile(r"\([PR]$")
"""`claims (up 8%)`"""
_FOR: Final = re.compile(rf"PD?(?P<np>{CHAIN}(?:,{CHAIN})*(?:,?C{CHAIN})?)(?=[,;.()CTZ]|$)")
_REACHED: Final = re.compile(r"LP?QK?tR*$")
"""`Tea grew 18% to 301 million and coffee 12% to 268 million`"""
_BECAME: Final = frozenset({"got", "grew", "made"})
_WITH: Final = re.compile(r"[VL][RPN]?PR$")
_GAVE: Final = re.compile(r"(?P<verb>V)PR*$")
"""`sales gave back 4 percent`"""
_OWN: Final = re.compile(r"(?:^|[,C;])[RXTZK]*(?P<np>D?[NG\"]+(?:[otP]D?[NG]+)*)[TZK]*P?R*$")

_PART: Final = re.compile(rf"(?P<np>(?P<in>P[DR]*(?={CHAIN})|(?=Z))(?:Z(?:{CHAIN})?|{CHAIN}(?:C{CHAIN})?))\(?R?[PR]$")


class Moves(Heads):
    """Names changes; levels are named by the reader built on it."""

    def changed(
        self, tagged: Tagged, i: int, cue: int | None, previous: int | None, before: Described | None
    ) -> Described:
        """What a change without a level is a change of: the subject of its change word, or the noun it modifies."""
        tags = tagged.tags
        cue = cue if cue is not None else _comparative(tagged, i)
        right = RIGHT.match(tags, i + 1) if counts(tagged, i) else None
        counted = tagged.words(*right.span("np")) if right is not None else ""
        span = (tagged.spans[right.start("np")][0], tagged.spans[right.end("np") - 1][1]) if right is not None else None
        noun = ""
        opened = OPENED.search(tags, max(0, i - 4), i) or (_UP.search(tags, max(0, i - 3), i) if cue == i - 1 else None)
        part = self._part(tagged, i)  # `fell in farming by 4 percent and in mining by 3`
        own = part or _those(tagged, i, before) or _own(tagged, i, previous, cue)
        if opened is not None and not part:
            noun = self.bracketed(tagged, opened.start(), before)
        elif (told := _NOMINAL.match(tags, i + 1)) is not None and tagged.word(i + 1).lower() in _CHANGES:
            noun = tagged.words(*told.span("np"))  # `a 0.9-percent increase in productivity`
        elif own:
            noun = own  # `exports rose by 5 percent and imports by 3`
        elif cue is not None and cue < i:
            noun = self._moved(tagged, i, cue, before)
        elif (
            cue is not None
            and (of := re.match(r"[oP][DR]*" + CHAIN + rf"(?:[oP]D?{CHAIN})*", tags[cue + 1 :])) is not None
        ):
            noun = tagged.words(cue + 2, cue + 1 + of.end())
        elif cue is not None and cue > i and re.search(r"[NG]$", tags[:i]) and not re.search(r"[LBAVQ]", tags[:i]):
            noun = nouns_before(tagged, i)  # `Output of mines 1.3% lower than in June`
        elif (cue is None or cue > i) and (
            level := LEFT_LEVEL.search(tags, max(0, i - 4), i) or _GAVE.search(tags, max(0, i - 4), i)
        ) is not None:
            noun = self.subject_at(tagged, level.start("verb"))  # `employment is 21,000 lower`
        noun = (
            noun
            or _named_change(tagged, i)
            or (before.noun if before else "")
            or self.topic
            or self.main_subject(tagged, i)
            or self.subject
            or self.noun
            or ("" if counted else self.theme)
            or (tagged.word(cue) if cue is not None and not counted and tags[cue] in "NL" else "")
        )
        if vague(noun) and self.theme:
            noun = self.theme  # `The sharpest falls were in Ester (-2.6%)`
        thing = self.topic or self.subject or self.noun
        if content(noun) == ["growth"] and thing and "growth" not in thing:
            noun = join(noun, "of", thing)  # `Its growth was 0.3 point lower than in May`
        noun = named_alike(_limited(tagged, i, noun), before)
        thing = noun if _POINTS.match(tagged.text, tagged.numbers[i].end) else _thing(noun)
        return Described(join(thing, counted), span, "", noun)

    def _part(self, tagged: Tagged, i: int) -> str:
        """What moved with the part of it that this change is told of; empty where no part stands before `by`."""
        found = _PART.search(tagged.tags, max(0, i - 12), i)
        if found is None or tagged.word(i - 1).lower() != "by":
            return ""
        first = found.start("in")
        if tagged.tags[first] == "P" and tagged.word(first).lower() not in ("in", "among", "for"):
            return ""
        verb = next((k for k in range(first - 1, -1, -1) if tagged.tags[k] in "LBA.;"), None)
        if verb is None or tagged.tags[verb] != "L":
            return ""
        part = tagged.words(first, found.end("np"))
        return join(self.subject_at(tagged, verb), "" if part.startswith(("in ", "among ", "for ")) else "in", part)

    def _moved(self, tagged: Tagged, i: int, cue: int, before: Described | None) -> str:
        """The noun that a change word before its figure speaks of."""
        tags = tagged.tags
        noun = ""
        moved = _OBJECT.fullmatch(tags, cue + 1, i) if tagged.word(i - 1).lower() == "by" else None
        if moved is not None and (tags[cue] == "V" or tags[cue : cue + 2] == "LD"):
            return tagged.words(*moved.span("np"))  # `cut the need for berths by 80`
        compared = tags[cue] in "PR" or (tags[cue] == "N" and tagged.word(cue).endswith("er"))
        if compared and (tags[cue - 1 : cue] in ("B", "L") or tagged.word(cue - 1).lower() in _BECAME):
            noun = self.subject_at(tagged, cue - 1)  # `farming was up 2 percent`
        elif tags[cue] in "LVBG":
            comma = tags[cue - 1 : cue] == ","  # `basic metals, growing by 5 percent`
            noun = self.subject_at(tagged, cue) if tags[cue] != "G" else nouns_before(tagged, cue - comma)
        elif tags[cue] in "PR" and (after := _WITH.search(tags, max(0, cue - 5), cue + 1)) is not None:
            noun = subject_of(tagged, after.start())  # `eggs followed with +6 percent`
        elif tags[cue] in "PR":
            aside = _before_comma(tagged, cue - 1)
            noun = aside or nouns_before(tagged, cue) or (self.topic if before is None else "")
        elif _GROWTH_OF.fullmatch(tags, cue, i) is not None and ((part := _IN.match(tags, i + 1)) or before is None):
            noun = tagged.words(*part.span("np")) if part is not None else nouns_before(tagged, cue)
        elif (chain := re.search(r"[NGR]+$", tags[:cue])) is not None and before is not None:
            noun = join(before.noun, tagged.words(chain.start(), cue + 1))
        if not generic(noun) and content(noun):
            return noun
        of = re.match(r"[oP][DR]*" + CHAIN, tags[cue + 1 : i])
        if of is not None:
            return tagged.words(cue + 2, cue + 1 + of.end())
        leaning = content(noun) and tags[cue] in "LVB" and before is None
        return limited_growth(noun, self.subject or self.noun) if leaning else ""


def _comparative(tagged: Tagged, i: int) -> int | None:
    """The place of the comparative in `eggs became cheaper by 3 percent`."""
    found = _MADE.search(tagged.tags, max(0, i - 5), i)
    at = found.start("cue") if found is not None else 0
    return at if at and tagged.word(at).endswith("er") and tagged.word(i - 1) == "by" else None


_MADE: Final = re.compile(r"[BLV]R?(?P<cue>[NR])PR?$")


def _thing(noun: str) -> str:
    """`growth of loans` for `annual growth rate of loans`; the phrase itself where it tells no growth."""
    rate = _GROWTH.match(noun)
    return noun if rate is None else f"growth of {noun[rate.end() :]}"


def _limited(tagged: Tagged, i: int, noun: str) -> str:
    """The noun with the part that the change is told for: `rose 5 percent for fruit and 3 percent for nuts`."""
    part = _FOR.match(tagged.tags, i + 1)
    if part is None or tagged.word(i + 1).lower() not in ("for", "among"):
        return noun
    words = tagged.words(*part.span("np"))
    return noun if content(words)[-1:] == ["time"] else join(noun, "for", words)


def _named_change(tagged: Tagged, i: int) -> str:
    """What is a change by its name: `Core inflation, around 6 percent, ...`."""
    noun = nouns_before(tagged, i - (tagged.tags[i - 1 : i] == ","))
    return noun if content(noun)[-1:] in (["inflation"], ["deflation"]) else ""


def _those(tagged: Tagged, i: int, before: Described | None) -> str:
    """What `those` of a list are: `thefts of sails rose by 14 per cent, those of oars by 6 per cent`."""
    told = THOSE.search(tagged.tags, max(0, i - 10), i)
    if told is None or before is None or tagged.word(told.start()).lower() not in ("that", "those"):
        return ""
    return limited_by(before.noun, tagged.words(*told.span("np"))) if before.noun else ""


def _own(tagged: Tagged, i: int, previous: int | None, cue: int | None) -> str:
    """The noun of a change whose verb stands with the change before it; empty when it has a verb of its own."""
    if previous is None or (cue is not None and cue > previous):
        return ""
    if tagged.numbers[previous].kind != "change" and _REACHED.search(tagged.tags, 0, previous) is None:
        return ""
    found = _OWN.search(tagged.tags[previous + 1 : i])
    if found is None:
        return ""
    first, last = found.span("np")
    noun = tagged.words(previous + 1 + first, previous + 1 + last)
    return "" if generic(noun) or not content(noun) else noun


def _before_comma(tagged: Tagged, comma: int) -> str:
    """The subject that `spending, up 4 percent, ...` tells of; empty when no noun stands before the comma."""
    tags = tagged.tags
    if comma < 1 or tags[comma] != "," or tags[comma - 1] not in "NG":
        return ""
    low = max(tags.rfind(mark, 0, comma) for mark in ";.") + 1
    verb = re.search(r"[LB][^LB]*$", tags[low:comma])
    return subject_of(tagged, low + verb.start() if verb is not None else comma)
