"""The kind of a number in English text: general grammar of the words around it, first rule that fits wins."""
# ruff: noqa: C901, PLR0911, PLR0912 -- decision lists: one return a rule

import re

from extractor.numbers import changes, names, times
from extractor.numbers.context import Sentence, View
from extractor.numbers.tokens import Token
from extractor.numbers.trie import each
from extractor.numbers.values import SCALES
from extractor.numbers.vocabulary import ANNOUNCED, COUNTABLE, TIME_UNITS, VERBS
from schemas.evidence import Kind

_BUYS = re.compile(
    r" (?:us |u\.s\. )?(?:dollar|euro|pound|yuan|yen|franc|krone|crown|[a-z]+) (?:bought|buys|equals|"
    r"equalled|equaled|was worth|is worth|fetched)\b"
)
_IN_EVERY = frozenset(("in", "in every", "of every", "out of", "out of every"))
_WHOLES = frozenset((*range(2, 11), 20, 100, 1000, 10000, 100000))
_ROUND_RATES = frozenset((1000, 10_000, 100_000, 1_000_000))
_ROUND = frozenset((10, 100, 1000))
_ANNOUNCES = re.compile(r" (?:[a-z-]+ ){0,3}[a-z-]+s(?::| ?- )(?=\s?[a-z\"'])")
_THRESHOLD = re.compile(
    r"(?: (?!(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)[a-z.$]+){0,3}? "
    r"(?:or (?:more|above|older|over|less|fewer|longer|higher|younger|below|under|earlier|later)|"
    r"and (?:above|over|older|under|below))\b"
    r"(?!\s(?:half|one|two|three|four|five|six|seven|eight|nine|ten)\b|\s[^\s(]{0,4}\d)"  # of the number behind it
)
_EACH = re.compile(r"(?: [a-z.$]+){0,3}? (?:each|apiece|per person)\b")
_FINES = re.compile(r"\b(?:fines?|penalt(?:y|ies)) (?:of )?(?:up to|(?:rang(?:e|es|ing) )?from) [$€£¥]?$")
_LIMIT_IS = re.compile(
    r"\b(?:(?:minimum|maximum) (?:amount|age|fine|penalty|deposit|balance|term|sentence|speed|size|stake|"
    r"order|number)|limits?|threshold|ceiling|cap) (?:is|are|of|at) [$€£¥]?$"
)
_CONTRIBUTED = re.compile(
    r"\s?(?:percentage[- ]points?|points?|pp)(?: \([^)]{0,20}\))? (?:to|from|off) (?:[a-z-]+ ){0,5}?"
    r"(?:growth|rise|increase|inflation|gdp|rate|change|expansion|index|total|headline|result)\b"
)
_AGE_UNDER = re.compile(
    r"\b(?:were|was|are|is|those|people|persons|children|women|men|anyone|"
    r"patients|adults|anyone) (?:aged )?(?:under|over|below|above) $"
)
_AGE_BAND = re.compile(r"[0-9]{1,2}-[0-9]{2}\)")
_AGE_ENDS = re.compile(
    r"\s*(?:[.,;:)]|$|(?:and|or|who|at|in|when|were|was|is|are|account(?:ed)?|made|make|should|must|will|can|may|need|rose|fell|"
    r"had|have|years? (?:of age|old))\b)"
)
_SUPERLATIVES = each("most largest biggest main leading top worst best busiest")
_CONFIDENCE = re.compile(
    r"\s?(?:%|per ?cent)[ -](?:ci\b|cis\b|cri\b|(?:confidence|credible|uncertainty|prediction|bayesian) )"
)
_LIMITS = each("threshold limit ceiling cap floor minimum maximum quota")
_WHOEVER = re.compile(r"\b(?:whoever|anyone|any person|persons? who|those who|if|where)\b")
_HALF_DAYS = frozenset(("am", "pm", "a", "p"))
_MONEY = frozenset("$€£¥₹")
_PUNISHED = re.compile(r"\b(?:shall|must|punish\w+|faces?|liable|sentenced|required)\b")
_BOUNDS = each("than over exceeding above least")
_HARDSHIPS = each("hardships difficulties words ways reasons apologies thanks dangers perils mountains")
_BESIDE = {
    "from": each("down up slower faster slowing easing accelerating"),
    "with": each("compared compares"),
    "to": each("compared"),
}
_MOVES = each("increase decrease drop decline gain rise reduction")
_POSTS = each("job jobs payroll")
_VERB_MARKS = each("out to their its with by")
_OWNERS = each("of were was are is had have said")
_PERCENTS = each("% percent pct per")
_GAINED = re.compile(r"\b(?:added|created|gained|lost|shed|cut) [0-9][0-9,.]* (?:more |new |net )?(?:jobs|positions)\b")
_NEGATIONS = each("not no the number any this that which every each another")


def kind_of(token: Token, sentence: Sentence, earlier: tuple[Token, Kind] | None) -> Kind:
    """The kind of one token; `earlier` is the token before it in the sentence, with its kind."""
    if token.form == "phone":
        return "boilerplate"
    v = View(token, sentence, earlier)
    first = names.boilerplate(v) or names.name(v)
    if first is None and (v.form != "number" or v.bare):
        first = names.enumerator(v) or times.date_time(v)
    elif first is None and (v.unit or v.n1 in _HALF_DAYS):
        first = times.date_time(v)
    if first is not None:
        return first
    if v.form in {"number", "word"}:
        v.cue = changes.govern(v.low, v.start, v.end, v.lo, v.hi, sentence.cues())
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
    return _kept(v, _denominator(v) or times.duration(v) or _ordinal(v) or _other(v) or "statistic")


def _kept(v: View, kind: Kind) -> Kind:
    """The kind, noted in the sentence if the number is a percentage."""
    if v.n1 in _PERCENTS and _percent(v):
        v.sentence.share = kind
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
    return v.p1 in ("in", "for", "among") or _CONTRIBUTED.match(v.low, v.end, v.hi) is not None


def _denominator(v: View) -> Kind | None:
    """The M of `N in every M` and of `per M population`."""
    p1 = v.p1
    if v.left == "/" and v.value in _ROUND_RATES:
        return "rate_denominator"
    if p1 in ("per", "every", "each"):
        return "rate_denominator" if not v.unit and v.form != "ordinal" and v.value else None
    if v.value == 1 and _BUYS.match(v.low, v.end):
        return "rate_denominator"
    if p1 == "of" and v.p2 == "out" and v.small:
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


def _other(v: View) -> Kind | None:
    """Thresholds, duties, counts that only announce, the pronoun `one`."""
    if v.form == "glyph":
        return "other" if v.value is None or v.value >= 1 else None
    if v.form == "word" and v.value == 1:
        return "other" if _pronoun(v) or v.sentence.modal_before(v.start) else None
    if v.n1 in ("%", "percent", "per") and _CONFIDENCE.match(v.low, v.end, v.hi):
        return "other"  # `95% CI`: how sure an estimate is
    if v.right == "-" and v.low.startswith("-for-", v.end):
        return "other"  # a `3-for-2 split`
    if v.p1 in ("under-", "over-"):
        return "other"
    if v.earlier is not None and v.earlier[1] == "other" and (v.gap() or "").strip() in ("to", "-") and not v.unit:
        return "other"  # `aged 16 to 24`
    if v.left == "(" and v.right == "-" and _AGE_BAND.match(v.low, v.start) and "age" in v.before:
        return "other"  # `the working-age population (15-64)`
    if v.p1 == "a" and v.word in SCALES and v.n1 in _HARDSHIPS:
        return "other"
    if (
        (v.p1 in _BOUNDS or (v.p1 in _MONEY and v.p2 in _BOUNDS))
        and _WHOEVER.search(v.low, v.lo, v.start)
        and _PUNISHED.search(v.low, v.end, v.hi)
    ):
        return "other"
    if (
        _THRESHOLD.match(v.low, v.end, v.hi)
        or (v.p1 == "than" and v.p2 in ("older", "younger"))
        or v.p1 in ("aged", "age", "ages")
    ):
        return "other"
    if (v.left in " =" and v.p1 == "=") or (v.left == "=" and v.value == 100):  # noqa: PLR2004 -- the base of an index
        return "other"
    if v.bare and v.end - v.start <= 2 and _AGE_UNDER.search(v.before) and _AGE_ENDS.match(v.low, v.end, v.hi):  # noqa: PLR2004 -- digits of an age
        return "other"
    if v.bare and v.p1 and v.earlier is not None and v.earlier[1] == "other" and _aged_too(v):
        return "other"
    if (v.n1 == "mark" and v.p1 == "the") or v.p1 == "nearest":
        return "other"
    if v.form == "word" and v.word in SCALES and (v.left == "(" or v.p1 == "in"):
        return "other"  # `(thousand head)`: the scale of a table
    if v.p1 in _BOUNDS and _EACH.match(v.low, v.end, v.hi):
        return "other"
    if (
        (v.p1 in ("of", "at", "to", "is") and v.p2 in _LIMITS)
        or (v.p1 in ("to", "from") and _FINES.search(v.before))
        or (v.p1 in ("is", "are", "of", "at") and _LIMIT_IS.search(v.before))
    ):
        return "other"
    if not v.small or changes.SHARE.match(v.low, v.end, v.hi):
        return None
    if v.value != 1 and not (v.earlier and v.earlier[1] == "statistic" and v.gap() == " of the ") and _announces(v):
        return "other"
    if v.n1 in _SUPERLATIVES and v.value != 1 and not v.p1:
        return "other"
    if v.p1 == "top":
        return "other"
    return "other" if v.sentence.modal_before(v.start) and ";" not in v.before else None


def _aged_too(v: View) -> bool:
    """`aged 19, 22 and 45`."""
    return v.end - v.start <= 2 and (v.gap() or "").strip(" ,") in ("", "and", "or") and "age" in v.before  # noqa: PLR2004 -- digits of an age


def _announces(v: View) -> bool:
    """`three measures`, `these four`, `the two regions`, `five tools: ...`."""
    return (
        v.n1 in ANNOUNCED
        or v.n2 in ANNOUNCED
        or v.p1 in ("these", "those", "following")
        or (v.p1 == "the" and v.form == "word")
        or _ANNOUNCES.match(v.low, v.end, v.hi) is not None
    )


def _pronoun(v: View) -> bool:
    """`one` that counts nothing."""
    if not v.n1 or (v.right and v.right in ",.;:)"):
        return not ((v.p1.endswith("ed") or v.p1 == "to") and v.earlier is not None and v.earlier[1] == "statistic")
    if v.n1 in COUNTABLE or (v.n2 in COUNTABLE and v.n1 not in VERBS):
        return v.p1 in ("not", "no")
    if v.p1 == "least":
        return True
    if v.earlier is not None and v.earlier[1] == "statistic" and v.start - v.earlier[0].end < 60:  # noqa: PLR2004 -- a list of counts
        return False
    if v.p1 == "only":
        return v.n1 in ("that", "who", "to")
    return v.p1 in _NEGATIONS or v.n1 not in TIME_UNITS
