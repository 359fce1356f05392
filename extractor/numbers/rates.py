"""Rates of growth and of inflation told beside others: revised, estimated before, elsewhere, next in a ranking."""
# ruff: noqa: PLR0911 -- decision list: one return a rule

from extractor import regexes as re
from extractor.numbers.context import View
from extractor.numbers.items import PERCENT
from extractor.numbers.trie import each

_VAGUELY = r"(?:(?:just|only|about|around|nearly|almost|an?|the) )*[+-]?$"
_ASIDE = r"(?:, (?:which|that|measured|as|excluding|without|adjusted|taking|calculated)\b[^,;.]{3,70},)?"
# `The mean annual rate, which takes in twelve months, eased from 5.1 % in July to 4.9 %`
_YEARLY = re.compile(
    r"\b(?:annual|yearly|monthly|quarterly|year-on-year|month-on-month|12-month|twelve-month)(?: average)? rates?\b"
    rf"(?! of (?!change|increase|inflation|growth)| on | for ){_ASIDE}"
    r"(?:(?! and | while | but | with | share | by )(?:[^,;:.()]|\([^()%]{1,40}\)|[0-9]\.(?=[0-9]))){0,80}?"
    rf" (?:was|were|is|are|had been|at|to|from|reached|averaged) {_VAGUELY}"
)
_OTHER_RATES = re.compile(
    r"unemploy|jobless|interest|mortgage|vacanc|lending|loans?\b|deposit|yield|mortality|literacy|default|coupon|poverty"
)
_FROM = re.compile(
    rf"\b(?:growth(?: rates?)?|inflation(?: rates?)?|rates? of (?:growth|change|increase)){_ASIDE}"
    r"(?:(?! and | while | but | with | share | by |bank| its | key | policy )[^,;:.()0-9]|\([^()%]{1,40}\)){0,60}? "
    rf"from {_VAGUELY}"
)
_TO = re.compile(rf"{PERCENT}(?: (?:in|for|during|at|over) [a-z0-9 ]{{3,40}})?,? to (?:[a-z]+ ){{0,2}}[+-]?[0-9]")
_CORRECTED = re.compile(
    r"\b(?:revised|corrected|adjusted|restated)(?: (?:up|down|upwards?|downwards?))? "
    r"(?:from|to|from [+-]?[0-9.]+ ?(?:%|per ?cent) to) $"
)
_GROWTH = re.compile(r"\b(?:growth|inflation|increase|decrease|rise|decline|change|contraction|expansion)\b")
_LEVELS = re.compile(
    r"\b(?:shares?|proportion|ratio|savings|unemployment|unemployed|employment rate|coverage|turnout)\b"
)
# `the flash estimate had shown`, `analysts had expected`, `the first estimate, published on 2 May, had given`
_ESTIMATED = re.compile(
    r"\b(?:(?:estimates?|reading|forecasts?|projection)\b[^;]{0,60}? (?:had |still )?"
    r"(?:given|gave|shown|showed|put it at|pointed to|been|was|stood at|of)"
    r"|(?:analysts|economists|experts|markets?|office|bank|institutes?|ministry|consensus|government)\b[^;]{0,60}? "
    rf"(?:had |still )?(?:expected|forecast|predicted|anticipated|projected|assumed|estimated)) {_VAGUELY}"
)
_ELSEWHERE = re.compile(
    rf"{PERCENT}(?: (?:in|for|among|of) [a-z' -]{{2,40}})?[,;] (?:and |while |but )?"
    r"(?:(?:in|for|among) (?:[a-z'-]+ ){1,6}?|(?P<named>that|those|the (?:one|rate|figure)) (?:of|in|for) "
    r"(?:[a-z'-]+ ){1,5}?(?:stood at|was|were|is|came to|reached|at) )(?:only |just |by |about )?$"
)
_BOUND = each("to of from was were is are at than with and or a an accounted reached made up represented share total")
_WISHED = re.compile(r"\b(?:aims?|aimed|target\w*|goal|at|for)\b")
_OF_WHICH = re.compile(rf"{PERCENT} of\b")
_NEXT = re.compile(
    r"(?:then|next|behind|after|second|third|also|close|closely|they|these|it|in (?:second|third|the second|the third)"
    r"|[a-z][a-z,&' -]{2,60}?)\b[^.;:0-9%]{0,60}?"
    r"\b(?:come|comes|came|follow|follows|followed|ranks?|ranked|lie|lies|lay)\b"
    r"(?:(?! share| with a| of all)(?:[^.;:]|(?<=[0-9])\.(?=[0-9])))*?(?:\b(?:with|at|by|and) |\()[+-]?$"
)
_LEADS = each("with at by and")


def is_change(v: View) -> bool:
    """A percentage that is a rate of growth although no word of change leads to it."""
    low, lo, start, sentence = v.low, v.lo, v.start, v.sentence
    if v.p1 in ("from", "to") and _corrected(v):
        return True
    if "growth" in sentence.topics():
        near = max(lo, start - 160)
        if v.p1 == "from" and _TO.match(low, v.end, v.hi) and _FROM.search(low, near, start):
            return True
        if low.find(" rate", near, start) >= 0 and _YEARLY.search(low, near, start):
            return _OTHER_RATES.search(low, lo, v.hi) is None
        if v.p1 == "of" and v.p2 == "inflation":
            return _WISHED.search(v.before) is None
    told, before = sentence.share == "change", sentence.prior == "change"
    if not (told or before) or _OF_WHICH.match(low, v.end):
        return False
    if (told or (before and sentence.share is None)) and _ESTIMATED.search(low, max(lo, start - 130), start):
        return _LEVELS.search(low, lo, v.hi) is None
    beside = _ELSEWHERE.match(low, sentence.told, start) if told else None
    if beside is not None and (beside["named"] or v.p1 not in _BOUND):
        return True
    return before and (v.p1 in _LEADS or v.left == "(") and _NEXT.match(low, lo, start) is not None


def _corrected(v: View) -> bool:
    """`revised from 4.9 % to 5.2 % (growth of output)`."""
    return (
        _CORRECTED.search(v.before) is not None
        and _GROWTH.search(v.low, v.lo, v.hi) is not None
        and _LEVELS.search(v.low, v.lo, v.hi) is None
    )
