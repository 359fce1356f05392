"""Lengths of time and ages: statistics where they are what is measured."""
# ruff: noqa: C901, PLR0911, PLR0912, PLR2004 -- decision lists: one return a rule; the numbers are lengths of numbers

import re

from extractor.numbers.context import View
from extractor.numbers.times import goes_on
from extractor.numbers.trie import each
from schemas.evidence import Kind

_AGE = re.compile(r"[ -](?:years?|months?)[ -](?:old|of age)\b|-(?:year|month)-olds?\b")
_RANGE = re.compile(
    r"\s?(?:-|to|and|or|through)\s?(?:[0-9]{1,2}|[a-z]{3,9})(?: or more)?[ -](?:consecutive |full |working )?"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?)\b"
)
_SPREADS = each("range ranges ranged ranging iqr from")
_SPAN_GAP = re.compile(r" ?(?:to|-|or) ?$")
_LOST = re.compile(r" working days (?:were )?(?:lost|gained|saved)\b")
_CUT_TO = re.compile(r" [a-z]+ to (?:about |just |only )?[0-9a-z.]+ [a-z]")
_TERMS = re.compile(
    r"\b(?:prison|imprisonment|jail|sentenced?|notice|maturit\w+|custody|penalty|ban|valid|leave|extension|"
    r"licen[cs]es?|"
    r"warranty|terms? (?:is|was|of|are)|articles?|codes?|laws?|may|can|could|"
    r"deposits?|loans?|bonds?|bills?|agreed|fixed|paper)\b"
)
_OF_STOCK = re.compile(
    r"[ -](?:days|weeks|months|years)'? (?:of|worth of) (?:[a-z-]+ )?(?:imports?|consumption|production|sales|"
    r"supply|supplies|demand|"
    r"use|usage|exports?|output|operations?|spending|expenditure|orders|work)\b"
)
_LASTS = re.compile(
    r"\b(?:cover\w*|equal|equals|equivalent|sufficient|enough|suffic\w+|secur\w+|stocks?|reserves?|backlog|"
    r"inventor\w+|receivables|payables|represent\w*|"
    r"correspond\w*|last)\b"
)
_ON_DAYS = each("days nights occasions")
_PRICED = re.compile(r"\b(?:negative|below|above|exceeded|exceeding|over|positive|reached|surpassed|at zero)\b")
_PERSON = re.compile(
    r"\b(?:[Ss]urnamed|[Nn]amed|[Nn]icknamed|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?) [A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2}, $"
)
_MATURES = each("to of over than least exceeding under")
_MATURITY = re.compile(
    r"\b(?:maturit(?:y|ies)|terms?|notice|duration|period of notice) (?:of )?(?:up to|over|under|more than|less than|"
    r"at least|not exceeding|exceeding)? ?$"
)
_OF_SORT = re.compile(
    r"s (?:of|for|with|lasting|running|older) (?:(?:more|less|longer|shorter) than|over|under|at least|up to) $"
)
_COST = re.compile(r"\b(?:cost|costing|lost|loss of|meant|caused|claimed) (?:about |some |nearly |almost |over )?$")
_BEINGS = each("was is were averaged at to of about already only just")
_ELDEST = re.compile(r"\b(?:oldest|youngest|eldest) ")


_LEGAL = re.compile(
    r"\b(?:laws?|codes?|articles?|terms?|sentence[sd]?|(?:im)?prison\w*|jail\w*|penalt\w+|punish\w*|faces?|liable|custody)\b"
)
_UNIT_AHEAD = re.compile(
    r"[ -][a-z]+(?:[^;.0-9]*,)? (?:and |or |but )?"
    r"(?:in|for|if|with|his|her|their|the|at|up|otherwise)\b[^;.,0-9]{0,60} $"
)
_RUNNING = re.compile(
    r" (?:[a-z-]+ )?(?:years|quarters|months|weeks|days|seasons|summers|winters|harvests|springs|autumns) "
    r"(?:in a row|running|in succession|on end|one after the other)\b"
)
_SPANS = each("years quarters months weeks days seasons summers winters")
_AFTER = each("after following despite since for")


def _elided(v: View) -> bool:
    """`up to three years, in grave cases seven at most`: the unit stands with the length before."""
    return (
        v.small
        and v.value != 1
        and ((v.right and v.right in ".,;)") or not v.n1 or (v.n1 == "at" and v.n2 in ("most", "least")))
        and v.earlier is not None
        and v.earlier[1] == "duration"
        and _UNIT_AHEAD.fullmatch(v.gap() or "") is not None
        and v.p1 not in ("the", "of", "in", "for")
        and v.p1[-2:] != "ed"
        and _LEGAL.search(v.low, v.lo, v.start) is not None
    )


def _is_age(v: View) -> bool:
    """`over the age of 60`, `the youngest aged only 19`, `a courier surnamed Fei, 27,`."""
    if v.p1 == "of":
        return v.p2 == "age"
    if v.p2 == "aged":
        return v.p1 in ("only", "just", "barely")
    return (
        v.right in ",." and v.raw.endswith(",") and _PERSON.search(v.text, max(v.lo, v.start - 48), v.start) is not None
    )


def kind(v: View) -> Kind | None:
    """Any other length of time; a statistic where the length is the thing measured."""
    if v.low.startswith(("year", "month"), v.end + 1) and _AGE.match(v.low, v.end):
        told = v.right != "-" and v.p1 in _BEINGS and (v.sentence.measured() or _ELDEST.search(v.low, v.lo, v.start))
        return "statistic" if told else "duration"
    if v.form == "ordinal":
        return None
    if not v.unit:
        if v.small and (
            _RUNNING.match(v.low, v.end, v.hi) or (v.form == "word" and v.p1 in _AFTER and v.n2 in _SPANS) or _elided(v)
        ):
            return "duration"  # `after three falling quarters in a row`
        if v.value == 24 and "hour" in v.before and (not v.n1 or v.right in ",.;)"):
            return "duration"  # `at any hour of the 24`
        if v.bare and v.end - v.start == 2 and _is_age(v):
            return "duration"
        if v.n1 == "of" and v.n2 in ("them", "these", "which") and v.earlier is not None and v.earlier[1] == "duration":
            return None if ";" in (v.gap() or "") else "duration"
        short = v.small or (v.bare and v.end - v.start <= 3)
        if not short or not goes_on(v) or not _RANGE.match(v.low, v.end, v.hi):
            return None
        return "statistic" if v.p1 in _SPREADS and v.sentence.measured() else "duration"
    if v.earlier is not None and v.earlier[1] in ("duration", "statistic") and _SPAN_GAP.match(v.gap() or ""):
        return v.earlier[1]
    if (v.n1 == "hours" and v.n2 == "a" and v.value == 24) or (v.p1 in _MATURES and _MATURITY.search(v.before)):
        return "duration"  # `24 hours a day`, `an agreed maturity of up to one year`
    if v.n1 == "working" and v.n2 == "days" and (_LOST.match(v.low, v.end) or _COST.search(v.before)):
        return "statistic"
    if v.right == " " and (
        (v.n2 in ("of", "worth") and _OF_STOCK.match(v.low, v.end) and _LASTS.search(v.low, v.lo, v.start))
        or (v.p1 == "on" and v.n1 in _ON_DAYS and not v.n2.startswith("of"))
        or (v.n1 == "nights" and (v.value or 0) >= 1000)
        or (v.p1 == "in" and v.n1 == "hours" and _PRICED.search(v.low, v.lo, v.start))
        or (v.left == " " and v.raw.endswith(":") and v.sentence.length == "statistic" and "(" in v.before)
    ):
        v.sentence.length = "statistic"
        return "statistic"
    if v.p1 == "from" and _CUT_TO.match(v.low, v.end) and v.cue_before():
        return "statistic"
    if (
        (v.cue is not None and v.cue.role == "to")
        or (
            v.right != "-"
            and v.sentence.measured()
            and not (v.p1 in _MATURES and _OF_SORT.search(v.before))
            and not (v.p1 == "within" and v.sentence.modal_before(v.start))
        )
        or ("." in v.word and v.n1 in ("hours", "hour", "minutes", "days"))
        or ("." in v.word and v.n1 in ("months", "weeks") and not _TERMS.search(v.low, v.lo, v.hi))
    ):
        return "statistic"
    if (
        v.p1 == "to"
        and v.p2 == "up"
        and not v.before.endswith("for up to ")
        and not v.sentence.modal_before(v.start)
        and not _TERMS.search(v.low, v.lo, v.hi)
    ):
        return "statistic"  # `up to 61 years`: the longest of those measured
    return "duration"
