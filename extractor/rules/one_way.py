"""Differences whose word of change stands apart: all words of change around them tell of one direction."""

import re

from extractor.grammar.apart import acted
from extractor.grammar.cells import cell_of
from extractor.grammar.directions import change_of
from extractor.grammar.grid import line_start
from extractor.grammar.lead_ins import heading_over
from extractor.grammar.units import unit_of
from extractor.rules.measures import unit_class
from extractor.rules.unread import is_share, only_way
from extractor.source import Index
from schemas.evidence import Mention

_GROWTH = re.compile(
    r"\b(?<!share of )(?<!breadth of )(?<!extent of )(?<!coverage of )(?:growth|inflation)(?:\s+rates?)?\b(?!\s+"
    r"(?!rates?|figures?|readings?|pace|targets?|forecasts?|estimates?|projections?|expectations?|outlook|guidance|t?here"
    r"|that|which|then|now|overall|alone|itself|also|still|again|has|had|have|will|would|could|may|might|[a-z]+ly\b)"
    r"[a-z]+\s+(?:is|was|are|were|makes?|made|stands?|stood|accounts?|accounted)\b)|\bgr(?:ew|own?|ows|owing)\s+at\s+an?\s+(?:\w+\s+)?(?:rate|pace)\b|增长率|增速|涨幅|增幅",
    re.IGNORECASE,
)
"""Nouns of a rise: a share that one of them governs is a difference, whatever the growth itself did."""
_OF = re.compile(r"\s?(?:%|per\s?cent|percent)\)?\s+(?:of|share)\b")
_OR = re.compile(r"(?:\s?%|\s[a-z]+){0,3}\s?,?\s(?:or|i\.e\.|that is|equal to|equivalent to)\s+[^\d.;]{0,16}")
_DIFFERENCES = frozenset({"points", "basis points"})
_LEVELS = re.compile(
    r"\b(?:rates?|shares?|proportion|ratio|margins?|yields?|quota|coverage|accounted|unemployment|stood|contribut\w+)\b"
    r"|率|占|比重",
    re.IGNORECASE,
)
_NO_DIFFERENCE_OVER_TIME = re.compile(
    r"contribut|\bstood\sfor\b|\baccount(?:s|ed|ing)\sfor\b|高于|低于|快于|慢于|[快慢高低](?:出|了|约|近)(?:整体|全部|平均|总体|同业|行业)?\s?\d|[快慢高低]\s?\d|拉动|贡献|\b(?:above|below|ahead|behind|gap|than)\b",
    re.IGNORECASE,
)
"""Points between groups, or given to a sum: they tell of no rise or fall of their own."""
_A_BOUND = re.compile(r"\bup\s+to\s+(?=\w)")
_LISTED = re.compile(r"(?:[(（]\s*|\b(?P<by>by) (?:(?:about|around|some|over|well over|nearly|almost|only|just) )?)$")
"""`the largest increases were in Lund (4.1%)`, `of opium by 40%`: the word of change was said once, for all."""
_OTHER_CLAUSE = re.compile(r"\b(?:while|whereas|although|though)\b")
_GLOSSED = re.compile(r"(?:\s?[^\W\d_]+){0,2}\s?[(（]\s?")
_LEAD = 16
_AGENTS = 40
_REACH = 400


def told_apart(index: Index, mention: Mention, direction: str) -> bool:
    """Whether the words of change around a share, none of them its own, leave no other direction than this."""
    text = index.text
    if not is_share(index, mention) or _OF.match(text, mention.end):
        return False
    if (cell := cell_of(index, mention)) is not None:
        return only_way(text[slice(*cell.label)], direction)  # `Comparable sales growth  1.0% to 2.0%`
    sentence = index.sentence_of(mention.start)
    lo, hi = max(sentence.start, mention.start - _REACH), min(sentence.end, mention.end + _REACH)
    unit = unit_of(index, mention)[0]
    if unit is not None and unit_class(unit) in _DIFFERENCES:
        return _only_way_around(_A_BOUND.sub("", text[lo:hi]), direction)
    if direction == "increase" and _of_growth(text[lo : mention.start]):
        return True
    return _again(index, mention, direction, sentence.start) or _led_in(index, mention, direction, hi)


def _only_way_around(words: str, direction: str) -> bool:
    """`narrowed, with 45 basis points due to freight`: points in a sentence that knows but one direction."""
    return _NO_DIFFERENCE_OVER_TIME.search(words) is None and only_way(words, direction)


def _led_in(index: Index, mention: Mention, direction: str, hi: int) -> bool:
    """`Rents rose most in:` over a list of places: the words of the lead-in, where the entry has none."""
    head = heading_over(index, mention)
    if head is None or head.end - head.start > _REACH or not index.text[slice(*head)].rstrip().endswith((":", "：")):
        return False
    entry = index.text[line_start(index.text, mention.start) : hi]
    return only_way(f"{index.text[slice(*head)]} {entry}", direction) and not only_way(entry, direction)


def _again(index: Index, mention: Mention, direction: str, lo: int) -> bool:
    """`up 8% to $902 million, or 5% in units`: the difference again, behind the level that it led to."""
    before = index.before(mention, lo)
    if before is None or _OR.fullmatch(index.text, before.end, mention.start) is None:
        return False
    cue = change_of(index, before)
    return cue is not None and cue.role == "to" and cue.direction == direction


def _of_growth(lead: str) -> bool:
    """`Growth in lending was put at 1.4%`: behind a noun of growth, and behind no noun of a level."""
    found = [hit.end() for hit in _GROWTH.finditer(lead)]
    return bool(found) and _LEVELS.search(lead, found[-1]) is None


def said_for_all(index: Index, mention: Mention, direction: str) -> bool:
    """A change whose word was said once, for all that is listed: a share in a sentence that knows but one direction."""
    text = index.text
    listed = _LISTED.search(text, max(0, mention.start - _LEAD), mention.start)
    if listed is None or not (listed["by"] or is_share(index, mention)):
        return False
    if listed["by"] is None:
        if _OF.match(text, mention.end):
            return False
        before = index.before(mention)
        if before is not None and _GLOSSED.fullmatch(text, before.end, mention.start):
            cue = change_of(index, before)  # `more than a fifth (22%)`: the brackets say what stands before them
            led = cue is not None and cue.role == "by" and cue.direction == direction
            return led or (cue is None and said_for_all(index, before, direction))
    around = text[index.sentence_of(mention.start).start : mention.start]
    if listed["by"] and acted(around[-_AGENTS:], text, mention.end):
        return False
    if listed["by"] is None and _LEVELS.search(around):
        return False
    return only_way(_OTHER_CLAUSE.split(around)[-1], direction)
