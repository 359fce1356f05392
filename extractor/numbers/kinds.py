"""The kind of a number in English text: general grammar of the words around it, first rule that fits wins."""
# ruff: noqa: C901, PLR0911, PLR0912 -- decision lists: one return a rule

import re

from extractor.numbers import boilerplate, carried, changes, differing, lengths, names, others, times
from extractor.numbers.context import Sentence, View
from extractor.numbers.tokens import Token
from extractor.numbers.trie import each
from extractor.numbers.vocabulary import VERBS
from schemas.evidence import Kind

_BUYS = re.compile(
    r" (?:us |u\.s\. )?(?:dollar|euro|pound|yuan|yen|franc|krone|crown|[a-z]+) (?:bought|buys|equals|"
    r"equalled|equaled|was worth|is worth|fetched)\b"
)
_ONE_IN = re.compile(r"\b(?:one|1) [a-z]+(?<!ed)(?<!ing)(?: [a-z]+)? in $")
_IN_EVERY = frozenset(("in", "in every", "of every", "out of", "out of every"))
_WHOLES = frozenset((*range(2, 11), 20, 100, 1000, 10000, 100000))
_ROUND_RATES = frozenset((1000, 10_000, 100_000, 1_000_000))
_ROUND = frozenset((10, 100, 1000))
_CONTRIBUTED = re.compile(
    r"\s?(?:percentage[- ]points?|points?|pp)(?: \([^)]{0,20}\))? (?:to|from|off) (?:[a-z-]+ ){0,5}?"
    r"(?:growth|rise|increase|inflation|gdp|rate|change|expansion|index|total|headline|result)\b"
)
# `pulled the CPI up about 0.21 point`, `pushed growth down by 1.1 points`
_PULLED = re.compile(
    r"\b(?:pull|push|drag|lift)(?:s|ed|ing)? (?:up |down )?(?:the |its )?(?:[a-z-]+ ){0,3}"
    r"(?:growth|inflation|gdp|rate|cpi|ppi|index|total|headline|result)(?: rate| index)?(?: up| down)?"
    r"(?: by)?(?: (?:about|around|some|nearly|almost|over))? $"
)
_IN_POINTS = each("percentage point points pp")
_NEAR = 36  # characters behind a share in which what it is compared with begins
_BELOW_ZERO = re.compile(r"\b(?:to|at|of|was|were|is) (?:plus|minus) (?:[a-z]{3} )?[$€£¥]?$")
_HALF_DAYS = frozenset(("am", "pm", "a", "p"))
_BESIDE = {
    "from": each("down up slower faster slowing easing accelerating"),
    "with": each("compared compares"),
    "to": each("compared"),
}
_MOVES = each("increase decrease drop decline gain rise reduction")
_POSTS = each("job jobs payroll")
_MARGINS = each("points point pp percentage")
_STANDS = each("at was is were are of reached averaged")
_NET = re.compile(
    r"\b(?:net|balance|indicator|sentiment|confidence|climate|score|index)\b(?!.*\b(?:change|growth|revis|rose|fell|grew))"
)
_VERB_MARKS = each("out to their its with by")
_OWNERS = each("of were was are is had have said")
_PERCENTS = each("% percent pct per")
_SURE = each("ci cis cri confidence credible uncertainty prediction bayesian")
_GAINED = re.compile(r"\b(?:added|created|gained|lost|shed|cut) [0-9][0-9,.]* (?:more |new |net )?(?:jobs|positions)\b")


def kind_of(token: Token, sentence: Sentence, earlier: tuple[Token, Kind] | None) -> Kind:
    """The kind of one token; `earlier` is the token before it in the sentence, with its kind."""
    v = View(token, sentence, earlier)
    if token.form == "phone":
        return "name" if v.p1 in ("freephone", "hotline", "helpline") else "boilerplate"
    first = boilerplate.kind(v) or names.name(v)
    if first is None and (v.form != "number" or v.bare):
        first = names.enumerator(v) or times.date_time(v)
    elif first is None and (v.unit or v.n1 in _HALF_DAYS or times.pointed(v)):
        first = times.date_time(v)
    if first is not None:
        return first
    if v.form in {"number", "word"}:
        if v.n1 in _PERCENTS and (v.n2 in _SURE or v.n1 == "per") and others.CONFIDENCE.match(v.low, v.end, v.hi):
            return "other"  # `95% CI`: how sure an estimate is
        cues = sentence.cues()
        if sentence.supposed:
            return "other"  # `Suppose it rises by 500: the interval would run from -100 to +1,100`
        v.cue = changes.govern(v.low, v.start, v.end, v.lo, v.hi, cues)
        if v.cue is not None and v.cue.role == "by" and not _no_change(v):
            return _kept(v, "change")
        if v.sentence.share == "change" and _percent(v) and _goes_on(v):
            return "change"
        if (v.n1 in _MOVES or (v.n1 in _POSTS and v.n2 in _MOVES)) and v.n2 not in _VERB_MARKS and not v.small:
            return _kept(v, "change")  # `a 276,000 drop`, `the 160,000 job gain`
        if v.n1 == "new" and v.n2 == "jobs" and v.p1 == "were":
            return "change"
        if v.sentence.share == "change" and v.p2 in _BESIDE.get(v.p1, ()) and _percent(v):
            return "change"  # `rose 3.4% in May, down from 3.5% in April`
        if v.p2 == "average" and v.p1 == "of" and _GAINED.search(v.low, v.lo, v.start):
            return "change"
        if carried.is_change(v) and not _pulled(v):
            return _kept(v, "change")
    return _kept(v, _denominator(v) or lengths.kind(v) or _ordinal(v) or others.other(v) or "statistic")


def _kept(v: View, kind: Kind) -> Kind:
    """The kind, noted in the sentence as that of its last percentage or count."""
    if v.n1 in _PERCENTS and _percent(v):
        v.sentence.share, v.sentence.told = kind, v.end
    else:
        v.sentence.count = kind
    return kind


def _goes_on(v: View) -> bool:
    """`rose in mining by 9 %, in farming by 4 %`, `fell 12 % from 2019 and 15 % for guns`."""
    if v.p1 == "by":
        return True
    after = v.n2 if v.n1 != "per" else ""
    dated = v.earlier is not None and v.earlier[1] == "date_time" and (v.gap() or "").strip(" ,") == v.p1
    return dated and v.p1 in ("and", "or", "but") and after not in _OWNERS


def _percent(v: View) -> bool:
    return v.n1 in _PERCENTS and (v.n1 != "per" or v.n2 == "cent")


def _no_change(v: View) -> bool:
    """`added 0.4 points to growth` is a share of it; `the first fall in nine quarters` tells how long."""
    if v.left in "+-±":
        if v.left == "±" or ("contribution" in v.before and v.n1 in _MARGINS):
            return True  # `4 percent (±1.2 percent)`, `the contribution of trade was negative (-0.3 points)`
        if v.left == "+" and not _percent(v) and v.p2 in _STANDS and _NET.search(v.low, v.lo, v.start):
            return True  # `net migration was +825`: it can fall below zero
    if v.n1 not in _PERCENTS and ("plus " in v.before or "minus " in v.before) and _BELOW_ZERO.search(v.before):
        return True  # `the cash flow turned to plus EUR 12 million`
    if v.p1 == "by" and "than" in v.low[v.end : v.end + _NEAR] and differing.than_others(v):
        return True
    return _pulled(v) or v.p1 in ("in", "for", "among") or _CONTRIBUTED.match(v.low, v.end, v.hi) is not None


def _pulled(v: View) -> bool:
    return v.n1 in _IN_POINTS and _PULLED.search(v.low, v.lo, v.start) is not None


def _denominator(v: View) -> Kind | None:
    """The M of `N in every M` and of `per M population`."""
    p1 = v.p1
    if v.left == "/" and v.value in _ROUND_RATES:
        return "rate_denominator"
    if p1 in ("per", "every", "each"):
        return "rate_denominator" if not v.unit and v.form != "ordinal" and v.value else None
    if v.value == 1 and _BUYS.match(v.low, v.end):
        return "rate_denominator"
    if p1 == "of" and v.p2 == "out" and v.value in _WHOLES:
        part = v.earlier and v.earlier[0].value
        return "rate_denominator" if v.gap() == " out of " or part == 1 or v.value in _ROUND else None
    if p1 == "in" and v.small and (not v.n1 or v.n1 in VERBS) and _ONE_IN.search(v.before):
        return "rate_denominator"
    if v.earlier is None or (p1 != "in" and not (p1 == "of" and v.value in _ROUND and v.gap() == " of ")):
        return None
    if p1 == "of":
        part = v.earlier[0].value
        return "rate_denominator" if part is not None and part < 10 and v.right == " " and v.n1[-1:] == "s" else None  # noqa: PLR2004 -- a share is told in small numbers
    gap, part, whole = (v.gap() or "").strip(), v.earlier[0].value, v.value
    if part is None or whole is None or gap not in _IN_EVERY:
        return None
    return "rate_denominator" if part == 1 or (part < whole and part < 10 and whole in _WHOLES) else None  # noqa: PLR2004 -- a share is told in small numbers


def _ordinal(v: View) -> Kind | None:
    return "ordinal" if v.form == "ordinal" else None
