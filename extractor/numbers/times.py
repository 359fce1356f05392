"""Numbers of time: dates, years, clock times, periods, lengths of time."""
# ruff: noqa: C901, PLR0911, PLR2004 -- decision lists: one return a rule; the numbers are lengths of years and months

from extractor import regexes as re
from extractor.numbers.context import View
from extractor.numbers.labels import YEARLIKE
from extractor.numbers.trie import each
from extractor.numbers.vocabulary import COUNT_LEADS, DATE_LEADS, MONTHS, NOT_PLURAL, VERBS, YEAR_LEADS, YEAR_NOUNS
from schemas.evidence import Kind

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_HALVES = re.compile(r"[ -]?(?:a\.m|p\.m|am\b|pm\b|o'clock)")
_HALF_WORDS = frozenset(("a", "p", "am", "pm", "o'clock"))
_DAY_NEXT = re.compile(
    r"(?:st|nd|rd|th)?\s?(?:-|to|and|or|,|through)\s?(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?(?:,? (?:and|"
    r"to) [0-9]{1,2})? (?:of )?"
    rf"(?:{_MONTH})\b"
)
_JOINS = each("to and or through")
_DAY_GAP = re.compile(r"\s?(?:-|to|and|or|,|through|until)\s?(?:the )?$")
_NOUN_NEXT = re.compile(r"[ -](?:[a-z]+ )?[a-z]+s\b")
_ORDINAL_PERIOD = re.compile(
    r"[ -](?:(?:fiscal|calendar|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"[0-9]{1,2}) ?)?[ -]?"
    r"(?:quarters?|half(?:-year)?|halves|months?|weeks? of|weeks|days? of|days|years? of|years|decade|fortnight)\b"
)
_RUNNING = re.compile(
    r"[ -](?:straight |consecutive |successive )*(?:years?|months?|quarters?|weeks?|days?|"
    r"times?) (?:in a row|running|in succession|of (?:decline|decrease|falls|falling|growth|increase|rising|gains|"
    r"losses|expansion|contraction)\b)"
)
_ON_THE = re.compile(r"(?:on|of|by|since|from|until|till|to|and|before|after|as of|between) the $")
_PAST = each("past last previous preceding recent prior next coming those these following latest ensuing first same")
_VAGUELY = each("about nearly some full over")
_MAY = each("will to can may could would must should not did")
_CUMULATED = frozenset(("3m", "6m", "9m", "12m"))
_ENDED = re.compile(
    r"[ -](?:calendar |fiscal )?(?:months?|weeks?|quarters?|years?|days?)(?:[ -]period)? (?:ended|"
    r"ending|through|to (?:[0-9]{1,2} )?"
    rf"(?:{_MONTH}))\b"
)
_THE_SPAN = re.compile(
    r"[ -](?:months?|weeks?|quarters?|years?|days?)(?: period)? (?:to|through|from|ended|ending|since|"
    r"of|between|up to|before)\b"
)
_STRETCH = re.compile(
    r"[ -](?:day|week|month|quarter|year|hour)s?'?[ -](?:period|span|stretch|interval|time ?frame|timespan|window|"
    r"(?:[a-z]+ ){0,2}(?:rush|holidays?|festival|festivities|campaign|crackdown|drive|season|break|lockdown|blitz))\b"
)
_WHOLE_SPANS = each("the this that whole entire full")
_WITHIN = each("in over during for within through throughout of across from between to than")
_AGO = re.compile(r"[ -](?:years?|quarters?|months?|weeks?|days?|decades?|hours?) (?:ago|earlier|before)\b")
_NUMBERED_SPANS = each("week weeks ew cw quarter day")
_SHARE_OVER = re.compile(r"\s?(?:%|percent|per cent|points?|percentage points?)?,? over $")
_BESIDE = each("with than in from to over")
_QUARTERS = re.compile(r"\bquarter\b|\bhalf\b")
_EQUALS = re.compile(r"\)? ?= ?1")
_YEARS_APART = re.compile(r"([0-9]{2})/([0-9]{2})$")
_BEFORE_YEARS = frozenset(" '\u2019")
_LEAD = 12
_QUARTER = re.compile(
    r"\b(?:(?:q[1-4]|h[12]|[1-4]q|[12]h|fy|cy)(?P<gap> ?['\u2019]| )"
    rf"|(?:in|of|since|from|than|until|through|versus|vs\.?|spring|summer|autumn|fall|winter|{_MONTH})\.? ['\u2019])$"
)
_NO_NOUN = re.compile(
    r"$|[\n,.;:)(/'\u2019-]| (?:was|were|is|are|rose|fell|grew|and|or|to|vs|versus|compared|reached|came|amounted|"
    r"totall?ed|stood|increased|decreased|declined|results?|sales|revenues?|earnings|guidance|outlook|ebitd?a?)\b"
)
_COMPARED = each("index indices change growth %")
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]$")
_ZONES = each("cet cest gmt bst est utc eet eest ist hrs")
_TIMED = re.compile(
    r"\b(?:embargo\w*|publish\w*|publication|releas\w+|starts?|started|begins?|opens?|held|conference|"
    r"briefing|appears?|appear|meets?|"
    r"broadcast|closed?|o'clock|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_OF_MONTH = re.compile(r" of (?:the|each|every|this|that|next|last) month\b")
_SUPERLATIVE = re.compile(
    r"\b(?:[a-z]{3,}est|most|least|first|second|third|[a-z]+th|only|once|twice|not|no|never|will|would|must|"
    r"shall|may|can|time|times|"
    r"within|again|since|record|worst|best|every|each)\b"
)
_PARTS_OF_YEARS = each("months month quarter quarters half halves weeks days end beginning start course rest")
_COUNTED = each("percent yuan people persons men women children")


def date_time(v: View) -> Kind | None:
    """Dates, years, clock times and numbers inside a period phrase."""
    form = v.form
    if form in ("date", "season", "clock"):
        return "date_time"
    if form == "ratio":
        if v.word == "24/7":
            return "duration"
        return "date_time" if _YEARS_APART.match(v.word) and (v.p1 in MONTHS or v.p1 in _COMPARED) else None
    if form == "number" and pointed(v):
        return "date_time"
    if v.n1 in _HALF_WORDS and _HALVES.match(v.low, v.end):
        return "date_time"
    if v.left == "-" and v.bare and v.end - v.start == 2 and v.gap() == "-" and _ends_years(v):
        return "date_time"
    if v.bare and v.end - v.start == 2 and _short_year(v):
        return "date_time"
    if v.small and _day(v):
        return "date_time"
    if form == "ordinal":
        return _ordinal(v)
    if v.bare and v.p1 in _NUMBERED_SPANS and v.raw[-1] not in ",;:." and v.value is not None and v.value <= 53:
        return "date_time"
    if v.bare and v.earlier is not None and v.earlier[1] == "date_time" and v.p1 in ("to", "and") and _more_weeks(v):
        return "date_time"
    if v.bare and v.end - v.start == 4 and _year(v):
        return "date_time"
    return _period(v) if v.unit else None


def _short_year(v: View) -> bool:
    """`Q1'25`, `in '24`, `Q3 24 was`: a year of two digits behind a quarter or an apostrophe."""
    if v.left not in _BEFORE_YEARS:
        return False
    if v.left != " " and v.low.startswith("0s", v.end - 1):
        return True  # `the '90s`
    lead = _QUARTER.search(v.low, max(0, v.start - _LEAD), v.start)
    if lead is None:
        return False
    return v.left != " " or lead["gap"] == "'" or _NO_NOUN.match(v.low, v.end) is not None


def pointed(v: View) -> bool:
    """Hours and minutes with a point."""
    return v.word[-3:-2] == "." and len(v.word) <= 5 and _CLOCK.match(v.word) is not None and _clocked(v)


def _clocked(v: View) -> bool:
    """`12 September 2025, 10.30`, `at 9.30`, `10.30 a.m.`: hours and minutes with a point."""
    if v.n1 in _ZONES or (v.n1 in _HALF_WORDS and _HALVES.match(v.low, v.end)):  # not `3.25p per share`
        return True
    if v.right and v.right not in " .,;)\n":
        return False
    if v.p1 in ("embargo", "embargoed", "published", "released") or (v.p1 in ("until", "till") and not v.n1):
        return True
    alone = not v.n1 or (v.right and v.right in ".,;)")
    if v.earlier is not None and v.earlier[1] == "date_time" and alone and (v.gap() or " .") in (", ", " at ", ", at "):
        return True
    return (
        v.p1 in ("at", "before", "until", "by")
        and (alone or v.n1 in ("on", "in", "hours", "hrs", "h"))
        and _TIMED.search(v.low, v.lo, v.start) is not None
    )


def _more_weeks(v: View) -> bool:
    """`weeks 40 to 44`."""
    return v.earlier is not None and len(v.gap() or "") <= 5 and v.low.endswith("weeks ", 0, v.earlier[0].start)


def _ends_years(v: View) -> bool:
    """`2019-22`: the second of two years."""
    return v.earlier is not None and v.earlier[1] == "date_time" and v.earlier[0].end - v.earlier[0].start == 4


def _day(v: View) -> bool:
    """A day of a month, also in a list or range of days."""
    if (
        v.p1 in MONTHS
        and v.form != "word"
        and v.n1 not in ("%", "percent", "per")
        and (v.left in " .-\n" or (v.left == "(" and v.form != "ordinal"))
        and v.raw[-1] not in ",;:"
        and (v.p1 not in ("may", "march") or v.text[v.start - 1 - len(v.raw) : v.start].lstrip("([\"'“‘")[:1].isupper())
    ):
        return True
    if (
        v.n1 in MONTHS
        and v.right
        and v.right in " -\n"
        and (v.n1 not in ("may", "march") or v.text[v.end + 1 : v.end + 2].isupper())
    ):
        return True
    if (v.n1 == "of" and v.n2 in MONTHS) or v.low.find(" (saka)", v.end, v.end + 32) >= 0:
        return True  # `7 Agrahayana, 1947 (Saka)`
    if goes_on(v) and _DAY_NEXT.match(v.low, v.end):
        return True
    if v.earlier is None or v.earlier[1] != "date_time" or v.form != v.earlier[0].form:
        return False
    day = v.earlier[0].value
    return (
        day is not None
        and day <= 31
        and _DAY_GAP.match(v.gap() or "") is not None
        and not _NOUN_NEXT.match(v.low, v.end)
    )


def goes_on(v: View) -> bool:
    """A dash, a comma or a word that joins may stand behind the number."""
    return v.right != " " or v.n1 in _JOINS or v.low[v.end + 1 : v.end + 2] in "-,"


def _ordinal(v: View) -> Kind | None:
    if v.p1 == "the" and v.p2 in _BESIDE and (not v.n1 or v.right in ",.;)") and _QUARTERS.search(v.low, v.lo, v.hi):
        return "date_time"
    if v.n1 in ("century", "centuries"):
        return "date_time"
    if v.n1 == "of" and v.small and v.word[0].isdigit() and _OF_MONTH.match(v.low, v.end):
        return "date_time"
    if v.p1 == "a" and v.p2 == "for" and not v.n1.startswith(("quarter", "half")):
        return None  # `fell for a third month`
    if v.p1 == "the" and v.p2 == "for" and v.n1 in ("month", "week", "day") and v.n2 != "of":
        return None  # `below 50 for the fifth month`
    if _ORDINAL_PERIOD.match(v.low, v.end) and not _RUNNING.match(v.low, v.end):
        return "date_time"
    if (
        v.small
        and v.word[0].isdigit()
        and _ON_THE.search(v.before)
        and (not v.n1 or v.n1 in DATE_LEADS or v.right in ",.;)")
    ):
        return "date_time"
    return None


def _year(v: View) -> bool:
    """A year, unless it counts something: `solved 2019 cases`."""
    if not YEARLIKE.match(v.word) or (v.left and v.left in "$€£¥") or v.right == "%" or v.n1 in _COUNTED:
        return False
    if _EQUALS.match(v.low, v.end):
        return True
    if (
        v.earlier is not None
        and v.earlier[1] == "date_time"
        and v.gap() == ", "
        and v.earlier[0].end - v.earlier[0].start <= 2
    ):
        return True  # `January 29, 2026`
    if v.p1 == "of" and v.p2 in _PARTS_OF_YEARS:
        return True  # `in the first eight months of 2024 exports rose`
    if v.p1 in ("of", "number") and v.p2 in ("total", "number", "average", "sum", "record"):
        return v.p1 == "of" and v.right in ".,;)" and v.low.startswith("the ", v.start - len(v.p2) - 8)
    counted = (
        v.right == " "
        and v.low[v.end + 1 : v.end + 2] != " "
        and (
            _plural(v.n1) or (_plural(v.n2) and v.n1 not in DATE_LEADS and v.n1 not in VERBS and v.n1 not in YEAR_NOUNS)
        )
    )
    if v.p1 in YEAR_LEADS or v.p1 in MONTHS or v.p1 in _CUMULATED:
        return not (counted and v.p1 in COUNT_LEADS)
    return not counted


def _plural(word: str) -> bool:
    return (word.endswith("s") and word not in NOT_PLURAL) or word in _COUNTED


def _period(v: View) -> Kind | None:
    """A number with a time unit inside a phrase that says when."""
    if v.p1 in ("in", "the") and v.n1 in ("months", "month") and v.word not in ("one", "1") and _months(v):
        return "date_time"
    if (v.p1 in _PAST and not (v.p1 == "last" and v.p2 in _MAY)) or (
        v.p1 in _VAGUELY and v.p2 in ("past", "last", "first")
    ):
        return "date_time"
    if v.p1 == "the" and v.p2 in ("in", "over", "for", "during", "of", "within") and _THE_SPAN.match(v.low, v.end):
        return "date_time"
    if v.p1 in _WHOLE_SPANS and v.p2 in _WITHIN and _STRETCH.match(v.low, v.end):
        return "date_time"  # `in the seven-year period`, `during the 40-day travel rush`
    if v.p1 == "the" and v.p2 in ("over", "during") and (not v.n2 or v.n2 in ("to", "and", "but", "under")):
        return "date_time"
    if v.p1 == "over" and v.earlier is not None and v.earlier[1] == "change" and _SHARE_OVER.match(v.gap() or ""):
        return "date_time"  # `rose 2 percent over 12 months`
    return "date_time" if _ENDED.match(v.low, v.end) or _AGO.match(v.low, v.end) else None


def _months(v: View) -> bool:
    """`487 arrests in the six months`, `11 tonnes in six months`; but `the lowest in six months` tells how long."""
    if v.p1 == "the":
        return v.p2 == "in" and v.n2 not in ("of", "that", "it", "after", "following", "before")
    follows = v.text[v.end + 7 : v.end + 8]
    return v.right == " " and follows in ("", ",", "\n") and _SUPERLATIVE.search(v.low, v.lo, v.start) is None
