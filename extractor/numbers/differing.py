"""What `by` leads to: a share or a count by which something became more or less, whatever the word that says so."""

from extractor import regexes as re
from extractor.numbers.context import View
from extractor.numbers.trie import each

_BOUNDS = each("about around some nearly almost only just roughly approximately over than least most to merely good")
_LED = re.compile(
    r"\bby (?:an? )?(?:(?:additional|average|estimated|total|further|whole|full|good|about|around|some|nearly|almost|"
    r"only|just|merely|roughly|approximately|over|more than|less than|at least|at most|as much as|up to|of) )*$"
)
_SET_APART = re.compile(
    r"\b(?:exceed\w*|surpass\w*|differ\w*|deviat\w*|var(?:y|ies|ied)|outnumber\w*|outperform\w*|outstrip\w*|outpace\w*|"
    r"undercut\w*|undershoot|undershot|overshoot|overshot|over(?:ful|load|spen|sub|book|siz|stat|estim|run|pa[iy])\w*|"
    r"under(?:spen|stat|estim|pa[iy])\w*|beat|beats|beaten|top(?:s|ped)|miss(?:es|ed)?|lags?|lagged|lagging|trail\w*|"
    r"ahead|behind|above|below|than|short of|fell short|speed(?:s|ing)|victor\w+)\b"
)
_PAST = re.compile(
    r"\b(?:last|previous|prior|preceding|earlier|before|ago|same|year's|month's|(?:19|20)[0-9]{2}|prior-year|"
    r"previous-year|year-earlier|pre-[a-z]+|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b"
)
_DOERS = each(
    "used owned held followed mentioned named cited given supported approved rejected accepted opposed favoured "
    "favored preferred known seen read watched told reported met covered led accounted represented shared visited "
    "filled answered chosen elected believed trusted denied confirmed described rated valued judged voted backed "
    "signed spoken carried attended completed taken made done said felt worn played practised practiced eaten "
    "bought booked ordered expected feared welcomed criticised criticized blamed stated indicated expressed "
    "considered regarded perceived occupied inhabited populated controlled operated run managed served reached "
    "supplied provided affected hit haunted settled ratified joined claimed financed funded multiplied divided "
    "weighted accompanied preceded understood heard survived contributed caused explained survey poll vote study "
    "respondents"
)
_PART = re.compile(r"\s?(?:%|per ?cent|percent) of (?!(?:(?:its|their|the) value|gdp)\b)")
_SMALLER = each(
    "shorter longer greater smaller larger bigger fewer more less higher lower dearer cheaper costlier heavier "
    "lighter richer poorer older younger wider narrower deeper faster slower earlier later warmer colder stronger "
    "weaker"
)


_THAN = re.compile(
    r"\s?(?:%|per ?cent|percent|percentage points?|points?)?(?: [a-z]+){0,2} than "
    r"(?!(?:in|at|a|the|on|last)\b)"
)
_JOINS = each("and or but")


def differs(v: View, *, share: bool) -> bool:
    """`cheapened by 3.9 %`, `toys (by 0.3 %)`, `brought the price down by 9 %`, `shorter by 312 metres`."""
    if v.p1 != "by" and not (v.p1 in _BOUNDS and " by " in v.before and _LED.search(v.before)):
        return False
    if v.p1 == "by" and (v.p2 in _DOERS or (v.p2 in _JOINS and v.sentence.share == "statistic")):
        return False  # `trusted by 38 % and by 51 % of the old`
    if not share:
        return v.p2 in _SMALLER and not v.small and _apart(v)
    return not _PART.match(v.low, v.end, v.hi) and _apart(v)


def _apart(v: View) -> bool:
    """Nothing is said to lie above or below something else of the same time."""
    clause = max(v.lo, v.low.rfind(";", v.lo, v.start), v.start - 160)
    if v.earlier is not None and v.earlier[0].end > clause and v.earlier[1] not in ("date_time", "ordinal"):
        clause = v.earlier[0].end
    return (
        _SET_APART.search(v.low, clause, v.start) is None or _PAST.search(v.low, clause, v.start) is not None
    ) and not than_others(v)


def than_others(v: View) -> bool:
    """`higher by 12 % than men's`: a difference between groups."""
    return _THAN.match(v.low, v.end, v.hi) is not None
