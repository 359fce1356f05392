"""Time phrases of English sentences: where they stand; what a phrase of either language can do."""

import re
from typing import Final, NamedTuple

from extractor.fillers.baseline.lexicon import vocabulary

_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_S: Final = r"(?:\s{1,4})"
_N: Final = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|twenty-six|fifty-two"
    r"|several|few)"
)
_DAY: Final = (
    r"\d{1,2}(?:st|nd|rd|th)?(?!\d|[,.]\d|\s?%|\s(?:percent|per\s|million|billion|trillion|thousand|basis|points?)\b)"
)
_YEAR: Final = r"(?:19|20)\d\d(?:[/–-]\d{2,4})?(?![\d%]|[,.]\d)"
_UNIT: Final = r"(?:years?|months?|weeks?|quarters?|days?|hours?|decades?|nights?|weekends?)"
_ORDINAL: Final = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_REL: Final = (
    r"(?:(?:this|last|the(?:" + _S + r")?(?:current|previous|prior|past|preceding|following|same|whole|full|entire))"
    rf"(?:{_S}(?:fiscal|financial|calendar|academic|school|marketing))?{_S}(?:year|month|week|quarter|season|half)"
    rf"|the{_S}(?:same|corresponding|comparable|year-ago|year-earlier|prior-year|previous|prior"
    rf"|preceding){_S}(?:period|month|quarter|half|week|year)"
    rf"(?:{_S}(?:(?:of|in|a){_S})?(?:the{_S}(?:previous|prior|preceding){_S}year|last{_S}year|(?:19|20)\d\d"
    rf"|year{_S}(?:earlier|before|ago)))?"
    rf"|(?:prior|previous)(?:-|{_S})year(?:{_S}period)?|(?:a|the){_S}(?:year|month|quarter|week|decade|season|session){_S}(?:ago"
    rf"|earlier"
    rf"|before)|the{_S}(?:year|month|quarter|week))\b"
)
_DATE: Final = (
    rf"(?:{_MONTH}(?:{_S}{_DAY})?(?:,?{_S}(?:of{_S})?(?:{_YEAR}|this{_S}year|last{_S}year))?"
    rf"|{_DAY}{_S}(?:of{_S})?{_MONTH}(?:,?{_S}{_YEAR})?|{_YEAR}|\d{{1,2}}(?:st|nd|rd|th))"
)
_TAIL: Final = rf"(?:,?{_S}(?:of{_S}|in{_S})?(?:this{_S}year|last{_S}year|the{_S}(?:year|same{_S}year)|{_YEAR}))?"
_PART: Final = (
    rf"(?:(?:the{_S})?{_ORDINAL}(?:{_S}|-)(?:(?:fiscal{_S})?(?:half|quarter|week|month)|(?:{_N}{_S})?(?:months|weeks"
    rf"|days"
    rf"|quarters|years))\b"
    rf"(?:{_S}(?:(?:of|in){_S})?(?:the{_S}year\b|this{_S}year|last{_S}year|(?:fiscal{_S})?(?:year{_S})?{_YEAR}"
    rf"|{_MONTH}(?:{_S}{_YEAR})?))?"
    rf"|(?:the{_S})?full-year\b(?!{_S}(?:outlook|guidance|forecast|target))|full{_S}year\b(?:{_S}{_YEAR})?"
    rf"|Q[1-4](?:{_S}(?:of{_S})?(?:FY)?{_YEAR})?|[HQ][1-4](?:{_S}(?:of{_S})?{_YEAR})|{_YEAR}{_S}?[HQ][1-4])"
)
_FISCAL: Final = (
    rf"(?:(?:the{_S})?(?:fiscal|financial|legal|judicial|budget|tax|calendar|full|whole|crop"
    rf"|marketing)(?:{_S}year)?{_S}{_YEAR}"
    rf"|(?:the{_S})?{_YEAR}{_S}"
    rf"(?:fiscal|financial|tax|academic|school|crop|marketing)?{_S}?(?:year|season|period|campaign{_S}year)\b"
    rf"|FY{_S}?{_YEAR}|FY\d\d\b"
    rf"|(?:the{_S})?(?:spring|summer|autumn|fall|winter)(?:{_S}of)?{_S}{_YEAR})"
)
_WEEK: Final = (
    rf"(?:(?:epidemiological{_S})?weeks?{_S}\d{{1,2}}(?:(?:{_S}(?:to|and){_S}|[-–])\d{{1,2}})?"
    rf"(?:{_S}(?:of{_S})?{_YEAR})?(?:{_S}\([^()\n]{{3,40}}\))?)"
)
_POINT: Final = rf"(?:{_WEEK}|{_FISCAL}|{_PART}|{_DATE}|{_REL})"
_EDGE: Final = (
    rf"(?:(?:the{_S})?(?:very{_S})?(?:end|close|beginning|start|middle|turn){_S}of{_S}|(?:end|mid|early"
    rf"|late)(?:-|{_S}))"
)
_ENDED: Final = (
    rf"(?:through{_S})?(?:the{_S})?(?:(?:full|last|past){_S})?(?:{_N}(?:-|{_S}))?(?:(?:fiscal"
    rf"|financial){_S})?(?:months?|weeks?|quarter|years?|half|period|season)"
    rf"(?:{_S}period)?{_S}(?:ended|ending|to|through){_S}(?:the{_S}(?:end{_S}of{_S})?)?{_DATE}(?:{_S}quarter)?"
)
_PAST: Final = (
    rf"(?:the{_S})?(?:past|last|previous|prior|preceding|recent|latest|most{_S}recent|trailing|those"
    rf"|these){_S}(?:{_N}{_S})?(?:consecutive{_S})?{_UNIT}\b"
)
_NOW: Final = (
    rf"(?:(?:up{_S}(?:to|until|till)|until|till|as{_S}of|to|by){_S}(?:now|date|today|yesterday)\b"
    rf"|so{_S}far(?:{_S}(?:in{_S})?(?:this{_S}(?:year|month|season|quarter)|{_YEAR}))?"
    rf"|(?:the{_S})?year(?:-|{_S})to(?:-|{_S})date|at{_S}present|currently|overnight)"
)
_SINCE: Final = (
    rf"(?:ever{_S})?since{_S}(?:then\b|(?:the{_S})?\d{{1,2}}(?:st|nd|rd|th){_S}(?:[A-Z][\w’']+{_S})?Congress\b"
    rf"(?:{_S}of{_S}(?-i:the{_S}[A-Z][\w’-]+(?:{_S}(?:of{_S})?[A-Z][\w’-]+)*))?"
    rf"|the{_S}[\"“][^\"”\n]{{2,40}}[\"”](?=[,.])|(?:{_EDGE})?{_POINT}(?=\W)|"
    rf"(?:(?:its|their|his|her|the|a|an|[A-Z\"“‘'])[^\n,.;:，。；]{{2,110}}?(?=,|;|\.\s|\.$|$|{_S}(?:and(?!{_S}[a-z]+{_S}of\b)"
    rf"|the{_S}\w+{_S}has|there)\b)))"
)
_FROM: Final = (
    rf"(?:(?:from|between){_S}(?:{_EDGE})?{_POINT}{_S}?(?:{_S}(?:to|through|until|till|and|up{_S}to){_S}"
    rf"|[-–—]){_S}?(?:{_EDGE})?"
    rf"(?:{_POINT}|now|date|the{_S}present|{_DAY}){_TAIL}"
    rf"|(?:{_EDGE})?{_MONTH}(?:{_S}{_DAY})?(?:{_S}{_YEAR})?(?:{_S}(?:to|through|until){_S}"
    rf"|{_S}?[-–—]{_S}?)(?:{_EDGE})?(?:{_MONTH}(?:{_S}{_DAY})?|{_DAY}){_TAIL}"
    rf"|{_YEAR}{_S}?(?:-|–|—|to){_S}?{_YEAR}|from{_S}{_DATE}{_S}on(?:wards?)?"
    rf"|{_MONTH}(?:,?{_S}{_MONTH})*{_S}and{_S}{_MONTH}{_TAIL}"
    rf"|{_YEAR}(?:,{_S}{_YEAR})*,?{_S}and{_S}{_YEAR})"
)
_BY: Final = (
    rf"(?:(?:as{_S}(?:of|at)|by|until|till|up{_S}to|through|before|after|from|with){_S}(?:{_EDGE})?(?:{_POINT}|now"
    rf"|yesterday|today)"
    rf"|{_EDGE}{_POINT}|year-end(?:{_S}{_YEAR})?|(?:by{_S})?the{_S}end{_S}of{_S}the{_S}(?:period|campaign|operation))"
)
_DURING: Final = (
    rf"during{_S}(?:the|this|that|its){_S}[^\n,.;:，。；]{{2,60}}?(?=,|;|\.\s|\.$|$|{_S}(?:in|by|at|on|and|of{_S}the"
    rf"|were|was|the|a{_S}total|police|public)\b)"
    rf"|during{_S}(?:this|that|the|last)\s\w+"
)
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|yesterday|today)"

_ENGLISH: Final = re.compile(
    rf"(?<![\w$€£¥.])(?<!\d,)(?:(?P<pre>(?:in|during|on|at|over|for|within|throughout)\b{_S})?(?:"
    rf"(?P<ended>{_ENDED})|(?P<now>{_NOW})|(?P<week>{_WEEK})|(?P<from>{_FROM})|(?P<since>{_SINCE})|(?P<part>{_PART})"
    rf"|(?P<fiscal>{_FISCAL})"
    rf"|(?P<past>{_PAST})|(?P<by>{_BY})|(?P<during>{_DURING})|(?P<day>{_WEEKDAY}(?:,?{_S}{_DATE})?"
    rf"|{_MONTH}{_S}{_DAY}(?:,?{_S}{_YEAR})?(?!{_S}\w+{_S}Movement)|the{_S}{_DAY}(?={_S}of{_S}{_MONTH}|[,.]|$))"
    rf"|(?P<date>{_DATE})|(?P<rel>{_REL})))(?![A-Za-z\d])",
    re.IGNORECASE,
)
_STARTS: Final = vocabulary(
    "in during on at over for within throughout from between ever since the by as until till up so year this last"
    " those these past previous recent latest most trailing one two three four five six nine twelve thirteen twenty"
    " fifty first second third fourth final full end mid early late before after with through to yesterday today"
    " currently fiscal week weeks epidemiological prior financial calendar whole crop spring summer autumn fall winter"
    " every a fy january jan"
    " february feb march mar april apr may june jun july jul august aug september sept sep october oct november nov"
    " december dec monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 h1 h2"
)
"""Lower-case words that a time phrase can begin with; a digit can too."""
_WORDS: Final = re.compile(r"[A-Za-z]+\d?|\d+")
_COMPARED: Final = re.compile(
    r"(?:\bthan(?:\s+(?:in|for|at|during|on))?|\bcompared(?:\s+(?:with|to))?(?:\s+(?:that|those|the\s+level"
    r"|levels))?(?:\s+(?:in|of|for|at))?"
    r"|\bversus|\bvs\.?|\bagainst(?:\s+(?:that|those)\s+(?:in|of))?|\bfrom|\bover|\babove|\bbelow|\brelative\s+to"
    r"|\bto\s+the\s+level\s+of|\bthe\s+level\s+(?:in|of)|\bon|\bup\s+on|\bdown\s+on)\s+$"
)
_OLD_FIGURES: Final = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|vs\.?|against|after|following)\s+(?=\D{0,30}\d)(?:(?:an?|the|net|gross|operating|or|and|per|basic|diluted|share|loss"
    r"|profit|income|million|billion|percent|points?)\b\s*|[$€£¥%(),\s-]|[A-Z]{2,3}\s|\d[\d.,]*)*(?:in\s+)?$"
)
"""Words between a comparison and the time of what is compared with: nothing but figures and what they are."""
_SAME: Final = re.compile(
    r"(?:the\s+)?(?:same|corresponding|comparable|year-ago|year-earlier|prior-year)\s|(?:the\s+)?(?:prior|previous"
    r"|preceding)[\s-](?:year|month|quarter|period|week)|(?:a|the)\s+(?:year|month|quarter|week|decade|season|session)\s+(?:ago"
    r"|earlier|before)",
    re.IGNORECASE,
)
_STRETCH: Final = re.compile(r"\b(?:months|weeks|quarters|years|days)\b")
_PLUPERFECT: Final = re.compile(r",?\s+(?:[\w-]+\s+){1,4}had\s+")
_SINCE_THEN: Final = re.compile(r"since\s+(?:been|become|begun|\w+ed)\b", re.IGNORECASE)
_BARE: Final = re.compile(r"the\s+(?:year|month|quarter|week)", re.IGNORECASE)
_DAY_ONLY: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_RUNNING: Final = re.compile(r"\s+(?:in\s+a\s+row|running|in\s+succession|straight)\b")
_THAT_TIME: Final = re.compile(r"during\s+(?:the|this|that|the\s+same|the\s+reporting)\s+(?:period|time)")
_VAGUE: Final = re.compile(r"(?:the\s+)?(?:recent|those|these)\b")
_SUPERLATIVE: Final = re.compile(r"\b(?:\w+est|most|least|record|first|best|worst)\b[^,;.]{0,24}$", re.IGNORECASE)
_ALONE: Final = re.compile(r"\s+(?:taken\s+)?alone\b")
_BESIDE: Final = re.compile(
    r"(?:the\s+)?(?:year|month|quarter|week|(?:past|last|prior|previous)\s+(?:year|month|quarter|week))", re.IGNORECASE
)
_CALENDAR: Final = re.compile(rf"\d{{4}}|year|quarter|half|Congress|decade|month|^{_MONTH}$", re.IGNORECASE)


class Period(NamedTuple):
    """A time phrase: `[start, end)` verbatim without the preposition to drop, `lead` where the preposition begins."""

    start: int
    end: int
    lead: int
    kind: str
    """Name of the pattern: ended, now, from, since, part, fiscal, past, by, during, day, date, rel; z... in Chinese."""
    compared: bool
    """It follows a comparison word: it dates the figure that is compared with."""
    alone: bool
    """A digression: the period goes back to the one before it."""

    @property
    def spanning(self) -> bool:
        """It names a stretch of time that a report can be about."""
        return self.kind not in ("day", "date", "rel", "past", "beside", "znow", "zdate")


def calendar(text: str, period: Period) -> bool:
    """Whether the phrase is a stretch of the calendar (year, half, months), which no campaign keeps to."""
    phrase = text[period.start : period.end]
    if period.kind in ("now", "by", "znow", "zby", "during", "day"):
        return False
    if period.kind == "from":
        return re.search(r"\d(?:st|nd|rd|th)?\b(?!\d)", re.sub(r"\b\d{4}\b", "", phrase)) is None
    if period.kind == "zsince" and re.search(r"行动|战役|日|“", phrase):
        return False
    if period.kind == "since":
        return "Congress" in phrase or re.search(r"\b\d{4}$", phrase) is not None
    return bool(_CALENDAR.search(phrase)) or period.kind in ("zrange", "zdate")


def find(text: str, start: int, end: int) -> list[Period]:
    """The time phrases of `text[start:end]` in order, not overlapping."""
    found: list[Period] = []
    floor = start
    for word in _WORDS.finditer(text, start, end):
        low = word.start()
        if low < floor or not (text[low].isdigit() or word.group().lower() in _STARTS or word.group()[:2] == "FY"):
            continue
        match = _ENGLISH.match(text, low, end)
        if match is not None:
            floor = match.end()
            period = _english(text, start, match)
            if period is not None:
                found.append(period)
    return found


def _english(text: str, floor: int, match: "re.Match[str]") -> Period | None:
    kind = str(match.lastgroup)
    start, end = match.span(kind)
    phrase = match.group(kind).lower()
    lead = match.start()
    pre = (match.group("pre") or "").strip().lower()
    before = text[max(floor, lead - 60) : lead]
    if kind == "part" and _RUNNING.match(text, end):
        return None  # `for the third month in a row`
    if kind == "during" and _THAT_TIME.fullmatch(phrase):
        return None  # points back to the time in force
    if kind == "since" and _SINCE_THEN.match(text, start):
        return None
    if (kind == "date" and _no_date(match.group(kind), pre)) or (kind == "rel" and not pre and _BARE.fullmatch(phrase)):
        return None
    compared = _is_compared(kind, phrase, pre, before)
    opening = compared and kind == "rel" and not before.strip() and text[end : end + 1] == ","
    compared = compared and not opening  # `A year earlier, the rate was 3.9 percent`
    if text[max(floor, lead - 1) : lead] == "(" and re.match(r"\s*:", text[end : end + 2]):
        compared = True  # `(2022: 13.4 million)`
    kind = _narrowed(kind, phrase, pre, before, compared=compared)
    if pre == "throughout":
        start = lead
    elif kind == "during":
        start += len("during ")
    elif kind in ("by", "from", "since") and pre in ("in", "on", "at", "over", "for"):
        lead = start
    if text[end - 1] == ".":
        end -= 1
    inside = text.rfind("(", floor, lead) > text.rfind(")", floor, lead)
    alone = (
        inside
        or opening
        or (not before.strip() and _PLUPERFECT.match(text, end) is not None)
        or _ALONE.match(text, end) is not None
        or (pre == "over" and kind == "past")
        or (kind == "rel" and _BARE.fullmatch(phrase) is not None and (pre != "in" or bool(before.strip())))
    )
    return Period(start, end, lead, kind, compared, alone)


def _no_date(phrase: str, pre: str) -> bool:
    """Whether what looks like a date is none: a bare `the 5th`, a month's name that is a plain word."""
    if _DAY_ONLY.fullmatch(phrase):
        return pre != "on"
    return phrase in ("may", "march") or (not pre and phrase in ("May", "mar", "dec"))


def _is_compared(kind: str, phrase: str, pre: str, before: str) -> bool:
    """Whether the phrase dates what a figure is compared with."""
    if pre == "over" and _STRETCH.search(phrase):
        return False
    if kind == "by" and phrase.startswith("from"):
        return bool(before.strip()) and before.rstrip()[-1] not in ",;:"
    if pre == "over" and kind in ("rel", "date", "part") and not _BARE.fullmatch(phrase):
        return True
    if kind in ("date", "part", "rel", "fiscal") and _OLD_FIGURES.search(before):
        return True
    return (pre == "on" and kind == "rel") or bool(_COMPARED.search(before)) or bool(_SAME.match(phrase))


def _narrowed(kind: str, phrase: str, pre: str, before: str, *, compared: bool) -> str:
    """The kind by what stands around: `day` for what governs nothing, `beside` for what goes with changes only."""
    if kind == "by" and phrase.startswith("from"):
        return "from"
    vague = kind == "past" and _VAGUE.match(phrase) is not None
    if vague or (kind == "by" and phrase.startswith(("before", "after ", "with "))):
        return "day"
    if kind == "since" and _SUPERLATIVE.search(before):
        return "day"  # `the highest since records began`
    if pre == "over" and kind in ("rel", "past") and not compared and _BESIDE.fullmatch(phrase):
        return "beside"
    return kind
