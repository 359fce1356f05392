"""Words of change that stand before a number and say nothing of it: another verb or noun stands between the two."""

import re

from extractor.grammar.words import PAST, word_set
from extractor.numbers.changes import SHARE
from schemas.evidence import Mention, Span

_AMOUNT = (
    r"(?:(?:about|around|some|nearly|almost|roughly|just|only|over|more\sthan|less\sthan|at\sleast|up\sto|all|the|an?)\s)*"
    r"(?:[A-Z]{0,3}[$£€¥]\s?)?$"
)
_AMONG = re.compile(r"\s(?:in|across|among|throughout|within)\s(?:(?:all|only|just|about|some|nearly|almost|over)\s)?$")
_WITH_BEFORE = re.compile(r"(?:\s[a-z]+)?,?\s(?:with|against|compared\s(?:with|to)|versus|vs\.?|from|after)\s\S{0,6}\d")
_AS = re.compile(r"(?<!\w)as\s$")
_AS_MUCH_AS = re.compile(r"\b(?:as|so)\s[a-z]+\sas\s$|\b(?:such|far|soon)\sas\s$")
_AGENTS = re.compile(
    rf"(?<!\bas\s)\b(?P<verb>[a-z]+)(?:\s(?:for|out|on|off|upon|over|at|in|to|back|up))?\sby\s{_AMOUNT}", re.IGNORECASE
)
_PARTICIPLES = PAST | word_set("seen driven borne chosen known shown written drawn hit")
_SAID = word_set("expected planned predicted anticipated estimated projected adjusted combined compared")
"""`rose, as expected by 40`: of no one who acts."""
_SHARE_OF = re.compile(r"\s?(?:%|per\s?cent)\sof\b", re.IGNORECASE)
_COUNTED = re.compile(r"\s[a-z]{2,}")
_RECEIVED = re.compile(
    r"\b(?:given|paid|charged|taught|granted|awarded|sent|handed|issued|sold|offered|led|leads?|leading|applied|appl(?:y|ies)|attributed"
    rf"|linked|tied|due|owing|delivered|distributed|allotted|allocated|assigned|lent|open|available|subject)\sto\s{_AMOUNT}"
    rf"|^\s(?:off\s)?(?:the\s)?(?:power|electricity|current|gas|water|heating|suppl(?:y|ies)|services?|links?|access)\sto\s{_AMOUNT}",
)
_FILLED = re.compile(rf"\b(?:take|takes|took|taken|taking|make|makes|made|making)\sup\s{_AMOUNT}")
_FELL = re.compile(r"f[ea]ll", re.IGNORECASE)
_UPON = re.compile(r"(?:s|en|ing)?\s(?:on|upon|into|under|within)\s$")
"""`the levy fell on 300 farms`: to whom or what something belongs."""
_AFTER = re.compile(rf"\b(?:after|once|when|because|while|whereas)\s{_AMOUNT}")
_OWN_VERB = re.compile(r"\s(?:[a-z]+\s){1,3}?(?:was|were|is|are|had|has|have)\s[a-z]")
"""`crime fell after 40 dens were closed`: a clause of its own."""
_AT = re.compile(rf"\bat\s{_AMOUNT}")
_SOME_OF = re.compile(r"\s?(?:%|per\s?cent)\sof\s(?!the\b|its\b|their\b|all\b|total\b|that\b|what\b|GDP\b)")
_EXPECTING = re.compile(
    r"\b(?:expect|report|see|predict|anticipat|forecast|plann|foresee|experienc|fear|suffer|enjoy|record)ing\s"
    r"(?:[a-z]+\s){0,2}$"
)
_PART_OF = re.compile(
    r"\b(?:share|part|portion|breadth|extent|coverage|proportion|percentage|bulk|majority|half)\sof\s(?:[a-z]+\s){0,2}$"
)
_IS = re.compile(
    rf"\b(?:is|was|are|were|be|been|makes?\sup|made\sup|stood\sat|came\sto|accounted\sfor|reached|totall?ed)\s{_AMOUNT}"
)
_BEFORE = 40
_TAKES = 8


def apart(mention: Mention, window: str, number: Span, lo: int, cue: Span) -> bool:
    """`prices fell in two towns`, `a raise asked for by 300 men`: the word is not of the count; places in `window`."""
    if window[number.start - 1 : number.start] == "(" and _WITH_BEFORE.match(window, number.end):
        return True  # `a marked decrease (seven, with 16 a year earlier)`
    if mention.kind == "statistic" and _AMONG.search(window, lo, number.start) is not None:
        return True
    if cue.end >= number.start or not window[number.start - 1].isascii():
        return False
    return _of_other_words(" ".join(window[cue.end : number.start].split("\n")), window, number, cue)


def _of_other_words(  # noqa: PLR0911 -- a decision list
    gap: str, window: str, number: Span, cue: Span
) -> bool:
    if gap.endswith("as ") and _AS.search(gap) and not _AS_MUCH_AS.search(gap):
        return True  # `confidence rose as 34% of firms hired`
    if "up " in window[cue.start : number.start] and _FILLED.search(window, max(0, cue.start - _TAKES), number.start):
        return True  # `raised beds take up 14%`
    if _FELL.match(window, cue.start) and _UPON.fullmatch(gap):
        return True
    if " at " in gap and "rate" not in gap and _SOME_OF.match(window, number.end) and _AT.search(gap):
        return True  # `prices rose at 61% of shops`
    if _AFTER.search(gap) and _OWN_VERB.match(window, number.end):
        return True
    if " by " in gap and acted(gap, window, number.end):
        return True
    if " to " in gap and _RECEIVED.search(gap):
        return True
    if _IS.search(gap) is None:
        return False
    lead = window[max(0, cue.start - _BEFORE) : cue.start]
    return _EXPECTING.search(lead) is not None or _PART_OF.search(lead) is not None


def acted(lead: str, text: str, end: int) -> bool:
    """`growth was seen by 34% of firms`, `the cut was asked for by 61 guilds`: those who act are counted."""
    agents = _AGENTS.search(lead)
    if agents is None:
        return False
    verb = agents["verb"].lower()
    if verb in _SAID or not (verb in _PARTICIPLES or verb.endswith("ed")):
        return False
    if SHARE.match(text, end):
        return _SHARE_OF.match(text, end) is not None
    return lead[-1:] not in "$£€¥" and _COUNTED.match(text, end) is not None
