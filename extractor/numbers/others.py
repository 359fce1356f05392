"""Numbers that report nothing: thresholds, norms, limits, ages, bases, counts that only announce, the pronoun `one`."""
# ruff: noqa: PLR0911 -- decision lists: one return a rule

import re

from extractor.numbers import changes, norms
from extractor.numbers.context import View
from extractor.numbers.topics import CONDITIONS
from extractor.numbers.trie import each, tree
from extractor.numbers.values import SCALES
from extractor.numbers.vocabulary import ANNOUNCED, COUNTABLE, TIME_UNITS, VERBS
from schemas.evidence import Kind

_ANNOUNCES = re.compile(r" (?:[a-z-]+ ){0,3}[a-z-]+s(?::| ?- )(?=\s?[a-z\"'])")
_THRESHOLD = re.compile(
    r"(?: (?!(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)[a-z.$]++){0,3}?(?<! at) "
    r"(?:or (?:more|above|older|over|less|fewer|longer|higher|younger|below|under|earlier|later)|"
    r"and (?:above|over|older|under|below))\b"
    r"(?!\s(?:half|one|two|three|four|five|six|seven|eight|nine|ten)\b|\s[^\s(]{0,4}\d)"  # of the number behind it
)
_EACH = re.compile(r"(?: [a-z.$]++){0,3}? (?:each|apiece|per person)\b")
_FINES = re.compile(r"\b(?:fine[sd]?|penalt(?:y|ies)) (?:of )?(?:up to|(?:rang(?:e|es|ing) )?from) [$€£¥]?$")
_LIMIT_IS = re.compile(
    r"\b(?:(?:minimum|maximum) (?:amount|age|fine|penalty|deposit|balance|term|sentence|speed|size|stake|"
    r"order|number)|limits?|threshold|ceiling|cap|(?:minimum|maximum)(?: for [a-z -]{3,40})?) "
    r"(?:is|are|of|at|(?:lies|stands|is set) at) [$€£¥]?$"
    r"|\bthe (?:fine|toll|fee|deposit|penalty) is (?:[a-z]{3} )?[$€£¥]?$"
)
_AGE_UNDER = re.compile(
    r"\b(?:were|was|are|is|those|people|persons|children|women|men|anyone|"
    r"patients|adults|anyone) (?:aged )?(?:under|over|below|above) $"
)
_AGE_SIDES = each("under over below above")
_AGE_BAND = re.compile(r"[0-9]{1,2}-[0-9]{2}\)")
_AGE_ENDS = re.compile(
    r"\s*(?:[.,;:)]|$|(?:and|or|who|at|in|when|were|was|is|are|account(?:ed)?|made|make|should|must|will|can|"
    r"may|need|rose|fell|"
    r"had|have|years? (?:of age|old))\b)"
)
_SUPERLATIVES = each("most largest biggest main leading top worst best busiest")
CONFIDENCE = re.compile(
    r"\s?(?:%|per ?cent)[ -](?:ci\b|cis\b|cri\b|(?:confidence|credible|uncertainty|prediction|bayesian) )"
)
_OF_WHOLES = frozenset(f" of {word}" for word in ("", "the ", "our ", "its ", "their ", "his ", "her "))
_LIMIT_OF = re.compile(r"\b(?:threshold|limit|ceiling|cap|floor|quota) of (?:[a-z]{3}|rs\.?) $")
_LIMITS = each("threshold limit ceiling cap floor minimum maximum quota")
_WHOEVER = re.compile(r"\b(?:whoever|anyone|any person|persons? who|those who|if|where)\b")
_MONEY = frozenset("$€£¥₹")
_PUNISHED = re.compile(r"\b(?:shall|must|punish\w+|faces?|liable|sentenced|required)\b")
_REACHED = each("exceeds exceed reaches reach to totals total than worth")
_BOUNDS = each("than over exceeding above least")
_HARDSHIPS = each("hardships difficulties words ways reasons apologies thanks dangers perils mountains")
_POINTS = each("percentage percent per basis")
_EXAMPLES = each("case example instance figure number thing word point")
_SIDES = each("first last latter former")
_SPEAKERS = each("you give cite mention take tell quote share add")
_TOLD_BY = re.compile(
    r"\b(?:(?:give|tell|show|offer) you (?:just )?|"
    r"(?:let me|let us|i(?:'ll| will| would| want to| can|'d like to)?|we) (?:just |only )?"
    r"(?:give|cite|mention|take|tell|quote|share|add) )$"
)
_INVITED = re.compile(r"\b(?:have|has) (?:also )?invited $")
_PRESENT = each("colleagues guests speakers panellists panelists experts officials comrades spokespersons journalists")
_PRESENTED = re.compile(
    r"\b(?:our|with (?:me|us) (?:today )?(?:are|is|we have)|joined (?:today )?by|introduce|welcome) (?:the |our )?$"
)
_FACE = re.compile(
    r"\b(?:face|par|nominal) value (?:of (?:the )?(?:[a-z]+ )?shares? )?(?:of |is |was |being )?"
    r"(?:(?:rs\.?|inr|eur|usd) ?)?[$€£₹]?$"
)
_SHARES = re.compile(r"\b(?:shares?|scrip|stock|units?|each)\b")
_PAR = 1000  # a face value is small
_CRIME = re.compile(
    r"\b(?:is|are|becomes?|counts? as) (?:already |now |also )?an? (?:crime|offen[cs]e|felony|misdemeanou?r)\b"
)
_DOING = re.compile(r"(?:^|[,;:.] |\b(?:that|and|of) )[a-z]{2,12}ing $")
_WHERE = re.compile(
    rf"\b{tree(CONDITIONS)} (?:the|an?|such|any|their|its) [a-z -]{{2,48}} "
    r"(?:exceeds?|reach(?:es)?|amounts? to|totals?|is (?:more|less|greater|higher) than|(?:is|are) worth) "
    r"(?:[$€£¥]|[a-z]{3} )?$"
)
_GRAVE = re.compile(
    r"\b(?:serious|grave|heavier|punish\w*|shall|terms? of|imprisonment|sentenced?|crime|offen[cs]e|prosecut\w*|liable|"
    r"fined?)\b"
)
_NEGATIONS = each("not no the number any this that which every each another")


def other(v: View) -> Kind | None:
    """Thresholds, duties, counts that only announce, the pronoun `one`."""
    if v.form == "glyph":
        return "other" if v.value is None or v.value >= 1 else None
    if v.form == "word" and v.value == 1:
        return "other" if _pronoun(v) or v.sentence.modal_before(v.start) else None
    if _of_age(v) or _of_offence(v) or norms.is_norm(v) or _of_measure(v) or _of_limit(v):
        return "other"
    if not v.small or changes.SHARE.match(v.low, v.end, v.hi):
        return None
    if v.value != 1 and not (v.earlier and v.earlier[1] == "statistic" and v.gap() in _OF_WHOLES) and _announces(v):
        return "other"
    if v.n1 in _SUPERLATIVES and v.value != 1 and (not v.p1 or v.p1.isdigit()):
        return "other"
    if v.p1 == "top":
        return "other"
    if v.n1 == "out" and v.n2 == "of":
        return None
    return "other" if v.sentence.modal_before(v.start) and ";" not in v.before else None


def _of_age(v: View) -> bool:
    """A bound of an age, or of what else is `under` or `over` it or older."""
    if v.p1 in ("under-", "over-"):
        return True
    if v.earlier is not None and v.earlier[1] == "other" and (v.gap() or "").strip(" %") in ("to", "-") and not v.unit:
        return True  # `aged 16 to 24`
    if v.left == "(" and v.right == "-" and _AGE_BAND.match(v.low, v.start) and "age" in v.before:
        return True  # `the working-age population (15-64)`
    if (
        (
            "bounds" in v.sentence.topics()
            and (v.low.find(" or ", v.end, v.hi) >= 0 or v.low.find(" and ", v.end, v.hi) >= 0)
            and _THRESHOLD.match(v.low, v.end, v.hi)
        )
        or (v.p1 == "than" and v.p2 in ("older", "younger"))
        or v.p1 in ("aged", "age", "ages")
        or (v.p2 == "aged" and v.p1 in ("between", "from", "under", "over", "about"))
    ):
        return True
    if (
        (v.bare or v.form == "word")
        and v.end - v.start <= 5  # noqa: PLR2004 -- digits or letters of an age
        and v.p1 in _AGE_SIDES
        and _AGE_UNDER.search(v.before)
        and _AGE_ENDS.match(v.low, v.end, v.hi)
    ):
        return True
    return bool(v.bare and v.p1 and v.earlier is not None and v.earlier[1] == "other" and _aged_too(v))


def _of_offence(v: View) -> bool:
    """From how much on something is punished, or punished more: a threshold of the law."""
    if v.p1 == "a" and v.word in SCALES and v.n1 in _HARDSHIPS:
        return True
    if (
        (v.p1 in _BOUNDS or (v.p1 in _MONEY and v.p2 in _BOUNDS))
        and "whoever" in v.sentence.topics()
        and _WHOEVER.search(v.low, v.lo, v.start)
        and _PUNISHED.search(v.low, v.end, v.hi)
    ):
        return True
    if (
        "conditions" in v.sentence.topics()
        and (v.p1 in _REACHED or v.p2 in _REACHED)
        and _WHERE.search(v.low, v.lo, v.start)
        and _GRAVE.search(v.low, v.end, v.hi)
    ):
        return True  # `where the gain exceeds 50,000 yuan, the term is three to seven years`
    # `selling 500 pieces of it is already a crime`
    return bool(v.p1[-3:] == "ing" and _DOING.search(v.before) and _CRIME.search(v.low, v.end, v.hi))


def _of_measure(v: View) -> bool:
    """How something is measured or shared out: the base of an index, the scale of a table, `rounded to the nearest`."""
    if "value" in v.before and (v.value or 0) <= _PAR and _FACE.search(v.before) and _SHARES.search(v.low, v.lo, v.hi):
        return True  # `shares of a face value of Rs 10`
    if (v.right == "-" and v.low.startswith("-for-", v.end)) or (v.p1 == "at" and v.p2 == "converted"):
        return True  # a `3-for-2 split`
    if (v.left in " =" and v.p1 == "=") or (v.left == "=" and v.value == 100):  # noqa: PLR2004 -- the base of an index
        return True
    if (v.n1 == "mark" and v.p1 == "the") or v.p1 == "nearest":
        return True
    # `(thousand head)`: the scale of a table
    return v.form == "word" and v.word in SCALES and (v.left == "(" or v.p1 == "in" or _in_currency(v))


def _of_limit(v: View) -> bool:
    """A limit: `up to 5 tonnes each`, `a ceiling of 8`, `fined up to 900`."""
    return (
        (v.p1 in _BOUNDS and _EACH.match(v.low, v.end, v.hi) is not None)
        or (v.p1 in ("of", "at", "to", "is") and v.p2 in _LIMITS)
        or (v.p2 == "of" and _LIMIT_OF.search(v.before) is not None)
        or ((v.p1 in ("to", "from") or v.p1 in _MONEY) and _FINES.search(v.before) is not None)
        or ((v.p1 in ("is", "are", "of", "at") or v.p1 in _MONEY) and _LIMIT_IS.search(v.before) is not None)
    )


def _in_currency(v: View) -> bool:
    """`(EUR million)`: the scale of a table in a currency."""
    code = v.text[v.start - 4 : v.start - 1]
    return len(code) == 3 and code.isalpha() and code.isupper() and v.n1 not in COUNTABLE  # noqa: PLR2004 -- letters of a code


def _aged_too(v: View) -> bool:
    """`aged 19, 22 and 45`."""
    return v.end - v.start <= 2 and (v.gap() or "").strip(" ,") in ("", "and", "or") and "age" in v.before  # noqa: PLR2004 -- digits of an age


def _announces(v: View) -> bool:
    """`three measures`, `these four`, `the two regions`, `five tools: ...`."""
    return (
        v.n1 in ANNOUNCED
        or v.n2 in ANNOUNCED
        or v.p1 == "my"
        or ((v.n1 in _PRESENT or v.n2 in _PRESENT) and _PRESENTED.search(v.before) is not None)
        or v.p1 in ("these", "those", "following")
        or (v.p2 == "the" and v.p1 in _SIDES and (v.n1 in VERBS or v.n1 == "the" or v.right in ("", ",", ".", ";")))
        or (v.p1 == "the" and v.form == "word")
        or (v.p1 == "invited" and _INVITED.search(v.before) is not None)
        or _ANNOUNCES.match(v.low, v.end, v.hi) is not None
    )


def _pronoun(v: View) -> bool:
    """`one` that counts nothing."""
    if v.n1 in _POINTS and (v.n1 != "per" or v.n2 == "cent") and v.p1 != "any":
        return False  # `by less than one percentage point`
    if v.n1 in _EXAMPLES and v.p1 in _SPEAKERS and _TOLD_BY.search(v.before):
        return True
    if not v.n1 or (v.right and v.right in ",.;:)"):
        return not ((v.p1.endswith("ed") or v.p1 == "to") and v.earlier is not None and v.earlier[1] == "statistic")
    if v.n1 in COUNTABLE or (v.n2 in COUNTABLE and v.n1 not in VERBS):
        return v.p1 in ("not", "no")
    if (v.n1 == "of" and v.n2 == "every") or (v.n1 == "out" and v.n2 == "of"):
        return False
    if v.p1 == "least" or (v.p1 in ("only", "just") and v.p2 in ("is", "was")):
        return True  # `it is only one link of the chain`
    if v.earlier is not None and v.earlier[1] == "statistic" and v.start - v.earlier[0].end < 60:  # noqa: PLR2004 -- a list of counts
        return False
    if v.p1 == "only":
        return v.n1 in ("that", "who", "to")
    return v.p1 in _NEGATIONS or v.n1 not in TIME_UNITS
