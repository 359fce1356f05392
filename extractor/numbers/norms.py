"""What numbers are measured by: requirements, targets, bounds of a definition, scales, bases, levels of confidence."""
# ruff: noqa: PLR0911 -- decision lists: one return a rule

from extractor import regexes as re
from extractor.numbers.context import View
from extractor.numbers.topics import AMOUNTS, CLASS_NOUNS, OFFENCES, PACKS, PRESENTS
from extractor.numbers.trie import each, tree

_MONEY_BEFORE = r"(?:[$€£¥₹]|(?:eur|usd|gbp|rs\.?|[a-z]{3}) )?$"
_BOUND = (
    r"(?:(?:at least|not less than|no less than|more than|less than|fewer than|over|under|above|below|up to|exceeding|"
    r"not exceeding|between|from|of at least|of more than|of less than|of fewer than|of over|of under|of up to|"
    r"in excess of|smaller than|larger than) (?:the )?)"
)
_UNIT = r"(?:\s?(?:%|per ?cent)| (?!of\b)[a-z-]+)?"
_NEAREST = re.compile(rf"\bnearest {_MONEY_BEFORE}")
_DEMANDED = re.compile(
    r"\b(?:(?P<verb>requires?|required|stipulates?|prescribes?|mandates?|demands?|tolerates?|"
    r"permits?|allows?)(?: (?:an?|"
    r"the))?(?: (?:[a-z-]+ ){1,2}of)?"
    r"(?: (?:at least|at most|up to|a minimum of|no more than))?"
    rf"|(?:requirement|standard|norm|benchmark|guideline|recommendation|target|limit value|"
    rf"intake norm) of) {_MONEY_BEFORE}"
)
_AIMED = re.compile(
    r"\b(?:(?:aim|goal|plan|target|objective|ambition|pledge) (?:is|was) to [a-z]+|aims? (?:for|at)(?: [a-z]+){0,4}?|"
    r"(?:line|target(?: for [a-z0-9 -]{2,24})?|goal|"
    r"(?:retirement|pension|voting|legal|school) age|limit|ceiling|threshold|quota|cap) "
    r"(?:is|are|was|were|stands)"
    r"(?: (?:set|fixed))?(?: at)?|target (?:band|range|zone|corridor) (?:of|from|between)|the required|"
    r"(?:minimum|maximum|limit|threshold|target|norm|ceiling|required|requirement)"
    r"(?: (?:under|in|set by|set in|of|according to) [a-z' -]{3,40})?:|"
    r"(?:means?|defined as|meaning|refers to|counted as|classed as|classified as)\b[a-z -]{0,40} (?:than|over|"
    r"above|least|under|below)|"
    r"(?:figures|values|data|amounts|prices) (?:are )?(?:given |shown |expressed )?in"
    rf")(?: (?:about|at least|more than|the|an?))? {_MONEY_BEFORE}"
)
_AIMS = each(
    "is was to of from between required minimum maximum limit threshold target norm ceiling requirement than over "
    "above least under below in for at are were stands a an about the"
)
_HUNDRED = re.compile(
    r"\b(?:add(?:s|ing)?(?: up)?|sum|amount) to $|\b(?:average|mean|index) (?:is |of )?$|"
    r"\b(?:base |\()?[0-9]{4}(?: ?[:=] ?| average:? )$"
)
_OLDER = re.compile(r"\+ (?:age|group|population|cohort|year)|\+s\b")
_FREE = re.compile(rf"\b{tree(PRESENTS)} (?:with a (?:total )?value|worth|valued)\b")
_LAW = re.compile(
    r"\b(?:acts?|laws?|regulations?|directives?|rules?|treat(?:y|ies)|codes?|standards?|criteri\w+|schemes?|"
    r"agreements?|pact|charter|"
    r"constitution|ordinance|decree|guidelines?|ministry|instructions?|circular)\b"
)
_DEMANDED_WORDS = each(
    "requires require required stipulates prescribes mandates demands of least most than share to tolerates permits "
    "allows"
)
_WANTED = re.compile(
    rf"(?:{_UNIT} (?:that [a-z ()'-]{{1,60}}? (?:recommends?|requires?|prescribes?|aims? (?:at|for)|asks? for|"
    r"calls? for|demands?|wants?|seeks?|urges?|advises?|deems?|considers?|regards? as|sees? as|sets?|lays down|has set)"
    r"|(?:which|that) (?:is|are) (?:needed|required|recommended|prescribed|stipulated|necessary|permitted|allowed)"
    r"|(?:is|are) (?:needed|required|necessary)"
    r"|(?:minimum |maximum |national |legal |statutory |official |eu |who |policy |annual )?(?:target|"
    r"threshold|limit|ceiling|"
    r"benchmark|goal|norm|requirement|quota|mark|cap|floor|minimum|maximum)(?! (?:price|value|of)))"
    r"|\s?(?:%|per ?cent)? (?:considered )?(?:needed|required|recommended|prescribed|stipulated|necessary|permitted|"
    r"allowed|demanded|laid down|set (?:by|in|as|for)))\b"
)
_NEEDED = re.compile(
    r"\b(?:needed|required|necessary|recommended|prescribed|stipulated|demanded|sufficient|desired) "
    r"(?:(?:to|for|by|in|under) [a-z' -]{2,60} )?(?:is|are|lies at|stands at|amounts to) "
    rf"(?:(?:about|around|at least|over) )?{_MONEY_BEFORE}"
)
_OVERSTEPPED = re.compile(
    r"\b(?:that|which|who|whose [a-z ]{2,30}) (?:had |have |has )?"
    r"(?:exceed(?:s|ed)?|overstep(?:s|ped)?|surpass(?:es|ed)?) [^.;,0-9]{2,50}? by (?:more than|over|at least) $"
)
_CLASSES = re.compile(
    rf"\b{tree(CLASS_NOUNS)}\b"
    r"(?:,? ?\(?,?) ?(?:(?:those|that is,?|i\.e\.,?) )?"
    rf"(?:with(?: an?)? (?:annual |total )?(?:balance[- ]sheets?|turnover|assets|revenues?|sales|income|workforce)"
    rf"(?: totals?)?(?: of)?|with|employing|having|weighing|of|worth|whose [a-z ]{{1,40}} (?:is|are|exceeds?)|"
    rf"that (?:have|employ|weigh)|who (?:have|own)|\(|) ?{_BOUND}{_MONEY_BEFORE}"
    rf"|\b(?:firms|enterprises|companies|businesses|holdings|units|towns|cities|farms) \({_MONEY_BEFORE}"
    rf"|\b{tree(PACKS)} \(?of (?:about )?$"
)
_MEMBERS = re.compile(
    r"(?:-| to | and )?(?:[0-9]+)?[ -](?:or more )?(?:gross |net |paid |permanent )?(?:employees|persons|"
    r"people|staff|workers|"
    r"inhabitants|residents|beds|seats|rooms|places|bedplaces|members of staff|children|hectares|ha|acres|kg|"
    r"kilograms|kilos|tonnes|tons|grams|"
    r"metres|meters|m2|cc|kw|mw|cattle|head|animals|rooms|birds|hens|sheep|pigs|cows|goats)\b"
)
_AMOUNTS = re.compile(
    rf"\b{tree(AMOUNTS)}(?: \()? "
    rf"(?:above|below|exceeding|not exceeding|under|over|up to|from|of (?:up to|at least|more than|less than|"
    rf"over|under)|"
    rf"with (?:fewer|less|more) than|in excess of|worth (?:less|more) than|valued at (?:less|more|over|"
    rf"under)(?: than)?|smaller than|"
    rf"between) (?:the )?{_MONEY_BEFORE}"
)
_RULED = re.compile(
    r"\b(?:(?:are|is|were|was) (?:not |also |always )?(?:covered|surveyed|included|excluded|shown|suppressed|"
    r"withheld|estimated|exempt\w*|"
    r"published|disclosed|sampled|reported|subject|taxed|disregarded|omitted|rounded|counted|considered|"
    r"eligible|allowed)|"
    r"must|need not|may not|may carry|may bring|has to|have to|shall|qualif\w+|do not appear|can be|"
    r"duty-free|free of|without (?:a )?(?:form|permit|declar\w+|licen\w+))\b"
)
_RULING = re.compile(
    r"\b(?:cover(?:s|ing|ed)?|exclud(?:es|ing|ed)|excl|includ(?:es|ing)|survey(?:s|ed)?|sent to|addressed to|"
    r"applies|apply|"
    r"defined|definition|meaning|means|i\.e|refers?|relates?|sample|sampled|limited to|restricted to|exempt\w*|"
    r"except|withheld|suppressed|not shown|declar\w+|eligible|compulsory|mandatory|obliged)\b"
)
_OFFENCE = re.compile(rf"(?:^|[,;:.] |\b(?:act|law|code)[^.;]{{0,30}}, |for |of ){tree(OFFENCES)}\b")
_CARRIES = re.compile(
    r"\b(?:carr(?:y|ies)|attracts?|punish\w+|penalt\w+|liable|offen[cs]e|prison|imprisonment|fined?|"
    r"prohibited|forbidden|illegal|jail|(?:may|can|could|will) (?:bring|lead to|mean|result in|cost))\b"
)
_MEANS = re.compile(
    r"\s?%? (?:indicates?|means?|signals?|implies|imply|denotes?|represents?|signif(?:y|ies)|stands for|would mean)\b"
)
_SCALE = re.compile(
    r"\b(?:scale (?:of|from|running from)|(?:score|index|scale|indicator|values?) (?:ranges?|runs?|goes|"
    r"varies|ranging|running) "
    r"(?:from|between)|neutral (?:mark|level|value) (?:is|of)|zero) (?:-)?$"
)
_WHOLES = frozenset((100, 1000, 10_000))
_LEVEL = re.compile(
    r"[ -]?(?:%|per ?cent)[ -](?:(?:confidence|significance|probability) )?(?:level|interval|limits|"
    r"significance|probability)\b"
)
_EQUALS = re.compile(r"(?: [a-z]+)? ?= ?[0-9a-z]|, ?[0-9]{4} ?=")
_EQUAL_LEFT = re.compile(r"(?:=|equals?) ?$")
_ZERO = each("below above near around includes include contains contain excludes including containing")
_DIFFERS = each("differs differ differed different distinguishable distinguished")
_AGED = re.compile(
    r"-? ?(?:to )?(?:(?:[0-9]{1,2}|[a-z]+) ?-? ?)?"
    r"(?:-?year-olds?\b|(?:-year)? age (?:group|band|bracket|range|class|cohort)|"
    r"(?<=[0-9]) (?:groups?|cohorts?|bracket|category)\b(?! of)|"
    r"age (?:groups|bands))"
)
_AGE_BAND = re.compile(r"\([0-9]{1,2}(?:-| to )[0-9]{1,2}\)")
_AGE_WORDS = re.compile(
    r"\b(?:ages?|aged|youths?|young|older|elderly|children|adolescents|teenagers|working-age|adults|prime-age|"
    r"population) $|\b(?:unemployment|employment|youth) (?:rate )?$"
)
_GROUPS = each(
    "groups groupings sections sectors components categories divisions aggregates classes subgroups series indices "
    "measures branches"
)
_CONTAINS = each("presents present contains contain comprises comprise combines")
_PAPERS = each(
    "surveys tables charts parts sections annexes chapters sources modules volumes series files sheets articles"
)
_COURSE = re.compile(r"\b(?:coverage|uptake|course|schedule|series) (?:with|of|for|by|after) (?:at least |the |all )?$")
_EXCLUDED = re.compile(
    r"\b(?:excluding|excludes?|excluded|except(?:ing)?(?: for)?|disregarding|exclusive of) "
    rf"(?:[a-z-]+ ){{0,6}}?{_BOUND}{_MONEY_BEFORE}"
)
_NOTE = re.compile(
    r"(?:[0-9]{1,2}\)|[*†]+) ?(?:[a-z,-]+ ){1,6}(?:(?:less|more|fewer|smaller|larger) than|under|below|over|exceeding) "
    rf"{_MONEY_BEFORE}"
)
_THINGS = each("things factors reasons causes lessons explanations caveats developments effects")


def is_norm(v: View) -> bool:
    """Nothing that is reported, but what something is compared with, limited by or defined by."""
    low, end, hi, before = v.low, v.end, v.hi, v.before
    if "=" in low[end : end + 12] and _EQUALS.match(low, end, hi):
        return True
    if (
        v.p1 in ("=", "equals", "equal")
        and v.earlier is not None
        and v.earlier[1] in ("other", "date_time")
        and _EQUAL_LEFT.search(before)
    ):
        return True
    if v.n1 in ("doses", "dose") and _COURSE.search(before):
        return True
    if v.small and v.form == "word":
        if v.value == 0:
            return (
                v.p1 in _ZERO or (v.p1 == "to" and v.p2 in ("close", "near")) or (v.p1 == "from" and v.p2 in _DIFFERS)
            )
        if _announced(v):
            return True
    return _bound(v) or _wanted(v)


def _announced(v: View) -> bool:
    """`presents data from two surveys`, `of the three main groups, energy`."""
    if v.p1 == "the" and v.p2 == "of" and v.left == " ":
        return v.n1 in _GROUPS or (v.n2 in _GROUPS and v.n1 != "of")
    if v.n1 in _THINGS and not v.p1:
        return True
    return (v.n1 in _PAPERS or v.n2 in _PAPERS) and (
        v.p1 in _CONTAINS or (v.p1 in ("of", "from", "on", "in") and not v.earlier)
    )


def _wanted(v: View) -> bool:
    """`requires 90`, `the 95 % that is needed`, `a 2 % target`, `at the 90 percent level`."""
    low, end, hi = v.low, v.end, v.hi
    if v.n1[:3] in ("%", "per") and _LEVEL.match(low, end, hi):
        return True
    if v.unit:
        return False
    topics = v.sentence.topics()
    demanded = _DEMANDED.search(v.before) if "demands" in topics and v.p1 in _DEMANDED_WORDS else None
    if demanded and (not demanded["verb"] or _LAW.search(low, v.lo, v.start)):
        return True
    if "aims" in topics and (v.p1 in _AIMS or v.p2 == "to" or v.raw[-1:] == ":") and _AIMED.search(v.before):
        return True
    if v.value in _WHOLES and _HUNDRED.search(v.before) and (v.value == 100 or v.p1 == "to"):  # noqa: PLR2004 -- percent
        return True  # the whole of the parts, the base of an index
    if "wants" in topics and v.p1 in _STANDS and _NEEDED.search(low, max(v.lo, v.start - 100), v.start):
        return True  # `the level needed to break the chain is 95 %`
    if v.p1 in _BOUNDED and "exceed" in low[v.lo : v.start] and _OVERSTEPPED.search(low, v.lo, v.start):
        return True
    return "wants" in topics and v.p1 in _LEADS and _WANTED.match(low, end, hi) is not None


_STANDS = each("is are at to about around least over $ € £")
_LEADS = each("the a an of its their below above under over least than to from at $ € £ against eur usd gbp national")


def _aged(v: View) -> bool:
    """`the 65-84 age group`, `youth unemployment (15-24)`."""
    if v.end - v.start > 2:  # noqa: PLR2004 -- digits of an age
        return False
    low, start = v.low, v.start
    if v.right == "+" and _OLDER.match(low, v.end):
        return True
    if "ages" in v.sentence.topics() and (v.right in "-+ " or v.n1 == "age") and _AGED.match(low, v.end, v.hi):
        return True
    return (
        v.left == "(" and _AGE_BAND.match(low, start - 1) is not None and _AGE_WORDS.search(v.before[:-1]) is not None
    )


def _bound(v: View) -> bool:
    """The bound of a class: `firms with 20 or more`, `amounts above €10,000`, `counts below 5`."""
    low, end, hi, before = v.low, v.end, v.hi, v.before
    if v.unit:
        return False
    if "nearest" in before and _NEAREST.search(before):
        return True
    topics = v.sentence.topics()
    if "scales" in topics and v.p1 in _SCALED and _SCALE.search(before):
        return True
    if "meanings" in topics and v.p1 in _BOUNDED and _MEANS.match(low, end, hi):
        return True
    if v.bare and _aged(v):
        return True
    if v.left != "(" and v.p1 not in _BOUNDED and v.p2 not in _BOUNDED:
        return False
    return _classed(v)


def _classed(v: View) -> bool:
    """`firms with 20 or more`, `shipments above €10,000 are covered`, `carrying more than 5 kg attracts a fine`."""
    low, lo, start, end, hi, topics = v.low, v.lo, v.start, v.end, v.hi, v.sentence.topics()
    if "excluded" in topics and _EXCLUDED.search(low, max(lo, start - 90), start):
        return True
    if low[lo] in "*†0123456789" and _NOTE.match(low, lo, start):
        return True  # `1) Ships of more than 100 gross tons.`
    classed = _CLASSES.search(low, max(lo, start - 90), start) if "classes" in topics else None
    if classed and _MEMBERS.match(low, end, hi):
        return True
    amount = _AMOUNTS.search(low, max(lo, start - 70), start) if "amounts" in topics else None
    if amount is None and "presents" in topics:
        amount = _FREE.search(low, max(lo, start - 70), start)
    if (classed or amount) and (_RULED.search(low, end, hi) or _RULING.search(low, lo, start)):
        return True
    if amount and "loan" in v.before and _RATED.search(low, lo, hi):
        return True  # `the rate on new loans not exceeding EUR 1 million`: the class that it is the rate of
    return (
        "offences" in topics
        and (v.p1 in _OVERS or v.p2 in _OVERS)
        and _OFFENCE.search(low, lo, start) is not None
        and _CARRIES.search(low, end, hi) is not None
    )


_RATED = re.compile(r"\brates? (?:on|of|for)\b|(?:%|per ?cent) (?:on|for)\b|\brate of [0-9]")
_SCALED = each("of from between is zero zero-")
_BOUNDED = each("least than over under above below to exceeding of from between excess the")
_OVERS = each("than over exceeding above least")
