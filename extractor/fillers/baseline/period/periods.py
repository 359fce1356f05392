"""Time phrases of English sentences: where they stand; what a phrase of either language can do."""

from typing import Final, NamedTuple

from extractor import regexes as re
from extractor.fillers.baseline.period.elliptic import left_out, reckoned
from extractor.fillers.baseline.period.time_match import TimeMatch, match
from extractor.fillers.baseline.period.time_phrases import MONTH, STARTS
from extractor.fillers.baseline.words.cues import PUT_IN

_WORDS: Final = re.compile(r"[A-Za-z]+\d?|\d+")
_COMPARED: Final = re.compile(
    r"(?:\bthan(?:\s+(?:in|for|at|during|on))?|\bcompare[sd](?:\s+(?:with|to))?(?:\s+(?:that|those|the\s+level"
    r"|levels))?(?:\s+(?:in|of|for|at))?"
    r"|\b(?:[Ii]n|[Ww]ith)\s+(?:respect|relation|comparison|contrast)\s+(?:to|with)(?:\s+(?:the|its)(?:\s+[a-z-]+)?)?"
    r"|\bahead\s+of|\bbehind|\bshort\s+of|\bas\s+in|\b(?:same|high|low|much|many|large|fast|strong|level)\s+as|\bsince(?=\s+$)"
    r"|\bversus|\bvs\.?|\bagainst(?:\s+(?:that|those)\s+(?:in|of))?|\bfrom|\bover|\babove|\bbelow|\brelative\s+to"
    r"|\b(?:below|above|from|than|off|under|over)\s+(?:the|its|their|an?)\s+(?:[a-z-]+\s+)?(?:peak|high|low|trough|record|maximum|minimum)\s+(?:of|in)"
    r"|\bto\s+the\s+level\s+of|\bthe\s+level\s+(?:in|of)|\bon|\bup\s+on|\bdown\s+on)\s+$"
)
_OLD_FIGURES: Final = re.compile(
    r"\b(?:compare[sd]\s+(?:with|to)|versus|vs\.?|against|after|following)\s+(?=\D{0,30}\d)(?:(?:an?|the|net|gross|operating|or|and|per|basic|diluted|share|loss"
    r"|profit|income|million|billion|percent|points?)\b\s*|[$€£¥%(),\s-]|[A-Z]{2,3}\s|\d[\d.,]*)*(?:(?:[a-z]+\s+)?(?:[a-z]+ed|seen|set)\s+)?(?:in\s+)?$"
)
"""Words between a comparison and the time of what is compared with: nothing but figures and what they are."""
_FIGURE: Final = (
    r"(?:(?:almost|about|nearly|over|just|only|some|around)\s+)?(?:(?:minus|plus)\s+|[+−–-])?"
    r"(?:[A-Z]{2,3}\s?|Rs\.?\s?)?[$€£¥₹]?\d[\d.,]*"
)
_FROM_FIGURE: Final = re.compile(rf"\bfrom\s+{_FIGURE}[\s%]*(?:[a-z]+\s+){{0,3}}$")
_TO_FIGURE: Final = re.compile(rf",?\s+to\s+{_FIGURE}")
_FROM_AT_LAST: Final = re.compile(
    rf"\b(?:up|down|to\s+{_FIGURE}[^,;.]{{0,30}}),?\s+from\s+{_FIGURE}[\s%]*(?:[a-z]+\s+){{0,3}}$"
)
"""`from 12 tonnes in 2020 to 29 tonnes`, `to 29 tonnes from 12 tonnes in 2020`."""
_FROM_PEAK: Final = re.compile(
    rf"\b(?:from|below|above|than)\s+(?:an?|its|the|their)\s+(?:[\w-]+\s+){{0,3}}(?:peaks?|highs?|lows?|records?|trough|maximum|minimum)\s+of"
    rf"\s+{_FIGURE}[\s%]*(?:[a-z]+\s+){{0,3}}$"
)
_WITH: Final = re.compile(r"with\s+")
_COMPARES: Final = re.compile(rf"\bcompare[sd]\s+(?:with|to)\s+(?:the\s+|an?\s+)?{_FIGURE}[\s%]*(?:[a-z]+\s+){{0,3}}$")
_BEYOND: Final = re.compile(
    r"\b(?:below|above|over|under|than|from|of|to|with|against|exceed\w+|match\w+|beat\w*)\s+"
    r"(?:the|its|their|our)\s+(?:[a-z-]+\s+)?$"
)
_OLD_LEVEL: Final = re.compile(
    r"\s+(?:peaks?|highs?|lows?|records?|trough|levels?|figures?|averages?|totals?|values?|rates?|mark"
    r"|estimates?|readings?|pace|shares?|numbers?|volumes?|output|results?|sum|quarter|month|season)\b"
)
"""`14% below their 2022 peak`"""
_HAS_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?!\d)")
_TIMES_OF: Final = re.compile(
    r"\b(?:times|twice|double|triple|half|quarter\s+of|thirds\s+of)\s+(?:as\s+\w+\s+as\s+)?(?:the|that|those|what|its|their|as)\b"
    r"[^,;:.()]*(?:\.\d[^,;:.()]*)*$"
)
"""`1.3 times the number for 2023`, `nearly twice the 11% recorded in 2021`."""
_PAST_PERFECT: Final = re.compile(
    r"\bhad\s+(?:(?:not|also|already|only|once|just|first|last|then)\s+)?(?:been|\w+ed|\w+en|given|gone|done|made|come|become|grown"
    r"|shown|cost|put|set|cut|hit|lost|sold|held|built|had|stood|begun|kept|left|paid|met|brought|caught)\b"
)
_CLAUSE_END: Final = re.compile(r"[,;:()。]|\.(?!\d)")
_RELATIVE: Final = re.compile(r"\s*(?:which|who|whose|that|where)\b")
_NAMED: Final = frozenset({"date", "part", "rel", "fiscal"})
"""Kinds that name a time; the others say how long or since when."""
_SAME: Final = re.compile(
    r"(?:the\s+)?(?:same|corresponding|comparable|linked|sequential|year-ago|year-earlier|prior-year)\s|(?:the\s+)?(?:prior|previous"
    r"|preceding)[\s-](?:year|month|quarter|period|week)|(?:a|the)\s+(?:year|month|quarter|week|decade|season|session)\s+(?:ago"
    r"|earlier|before)",
    re.IGNORECASE,
)
_OTHER_CLAUSE: Final = re.compile(r"(?:;|,|\b(?:whereas|while|but|and))\s+$")
_OWN_CLAUSE: Final = re.compile(
    rf"\s+(?:(?:had|has|have)\s+)?(?:seen|saw|brought|recorded|yielded|registered|showed|shown|witnessed|counted|posted|produced)\s+(?:(?:only|just|about|some|a)\s+)*{_FIGURE}"
    r"|,?\s+(?:(?:it|they|there|this|that|he|she|we)\s+(?:\w+\s+)?(?:was|were|had|has|stood|came|amounted|cost|made|took)\b"
    rf"|(?:only\s+|still\s+)?{_FIGURE}[^,;.()]{{0,40}}?\s(?:was|were|had)\b|(?:the\s+)?(?:\w+\s+){{1,4}}?(?:had\s+(?:been|stood|come|numbered|amounted)|was|were|stood)\b)"
)
"""`; the year before it had been 0.8`, `whereas a year earlier EUR 17 million had flown off`: a clause of its own."""
_STRETCH: Final = re.compile(r"\b(?:months|weeks|quarters|years|days)\b")
_PLUPERFECT: Final = re.compile(r",?\s+(?:[\w-]+\s+){1,4}had\s+")
_SINCE_THEN: Final = re.compile(r"since\s+(?:been|become|begun|\w+ed)\b", re.IGNORECASE)
_BARE: Final = re.compile(
    r"the\s+(?:spring|summer|autumn|winter|half-year|half\s+year|semester|(?:\w+\s+)?year|month|quarter|week|weekend|[\w-]+(?:\s|-)(?:months|weeks|quarters))"
    r"(?:\s+(?:under|just|so)\s+\w+)?",
    re.IGNORECASE,
)
_SEASON: Final = re.compile(
    r"(?:rush|holidays?|festival|weekend|season|(?:summer|winter|dry|rainy)\s+months)$", re.IGNORECASE
)
_RAN: Final = re.compile(r"\b(?:ran|runs?|lasted|took\s+place|began|started|carried\s+out|conducted|launched)\s+$")
"""`the sweep, which ran from 3 to 21 May, ...`: the time of what is reported."""
_ISSUED: Final = re.compile(
    r"\b(?:[Pp]ublished|[Rr]eleased|[Ii]ssued|[Uu]pdated|[Pp]osted|[Ee]xtracted|[Aa]dopted|[Ss]igned|[Dd]ated|payable|of\s+record|maturing|scheduled)(?:\s+on)?[:\s]\s*$"
)
_FREED: Final = tuple(f"{who} released " for who in ("those", "prisoners", "persons", "people", "detainees", "inmates"))
_SPOKEN: Final = re.compile(
    r"\b(?:said|announced|reported|stated|told|disclosed|confirmed|revealed|noted|briefed|informed)(?:\s+[\w’'-]+){0,4}\s+$"
)
_DATELINE: Final = re.compile(r"(?:[A-Z][\w.’'-]*(?:,?\s+|,\s*)){1,5}\(?")
_DASH: Final = re.compile(r"[ \u00a0]?\)?[ \u00a0]?(?:[–—]|--?\s|\(|:\s)")
_MOVED: Final = re.compile(
    r"\b(?:up|down|rose|risen|rises|fell|fallen|falls|grew|grown|gained|lost|increas\w+|decreas\w+|declin\w+|dropp\w+|climb\w+"
    r"|higher|lower|more|less|fewer|change[ds]?|unchanged|rise|fall|drop|growth|gain)\b"
)
_BASE_YEAR: Final = re.compile(r"\s*=\s*1\d\d")
_DAY_ONLY: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_STANDS: Final = re.compile(
    r"\s+(?:(?:it|they|there)\s+)?(?:has|have|is|are|stands?|employs?|runs?|counts?|numbers?|covers?|holds?|serves?|there\s+are)\b(?!\s+\w+ed\b)"
)
"""`today has 90 boats`: the state of things, not the day of an announcement."""
_RUNNING: Final = re.compile(r"\s+(?:in\s+a\s+row|running|in\s+succession|straight)\b")
_COURSE: Final = re.compile(
    r"the\s+course\s+of\s+(?:the|this|last)\s+(?:\w+\s+)?(?:year|month|quarter|week|season)", re.IGNORECASE
)
_BARE_ONE: Final = re.compile(r"(?:the\s+course\s+of\s+)?the\s+(?:year|month|quarter|week)", re.IGNORECASE)
_THAT_TIME: Final = re.compile(
    r"(?:during|the\s+course\s+of)\s+(?:the|this|that|the\s+same|the\s+reporting)\s+(?:period|time)"
)
_SAME_TIME: Final = re.compile(r"the\s+same\s+(?:period|time)")
_COMPARING: Final = re.compile(r"\b(?:compare[sd]|comparison|against|versus|vs|than|from|on|to|with|as|of)\b[^.;]*$")
_LAST: Final = re.compile(r"(?:the\s+)?last\s+(?:[\w-]+\s+)?(?:years|months|weeks|days|quarters)")
_VAGUE: Final = re.compile(r"(?:the\s+)?(?:recent|(?:those|these)(?!\s+[\w-]+\s+(?:weeks|months|quarters|years)))\b")
_SUPERLATIVE: Final = re.compile(
    r"\b(?:\w+est|most|least|record|first|best|worst|than\s+(?:in\s+|at\s+)?any)\b[^,;.]{0,24}$", re.IGNORECASE
)
_ALONE: Final = re.compile(r"\s+(?:taken\s+)?alone\b")
_BESIDE: Final = re.compile(
    r"(?:the\s+)?(?:year|month|quarter|week|(?:past|last|prior|previous)\s+(?:year|month|quarter|week))", re.IGNORECASE
)
_CALENDAR: Final = re.compile(rf"\d{{4}}|year|quarter|half|Congress|decade|month|^{MONTH}$", re.IGNORECASE)


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
    return bool(_CALENDAR.search(phrase)) or period.kind in ("part", "zrange", "zdate")


def find(text: str, start: int, end: int) -> list[Period]:
    """The time phrases of `text[start:end]` in order, not overlapping."""
    found: list[Period] = []
    floor = start
    for word in _WORDS.finditer(text, start, end):
        low = word.start()
        if low < floor or not (text[low].isdigit() or word.group().lower() in STARTS or word.group()[:2] == "FY"):
            continue
        phrase = match(text, low, end)
        if phrase is None and found:
            phrase = left_out(text, low, end, [text[p.start : p.end] for p in found])
        if phrase is not None:
            floor = phrase.end
            period = _english(text, start, phrase)
            if period is not None and not (found and _told_twice(text, found[-1], period)):
                found.append(period)
    return found


def _told_twice(text: str, before: Period, period: Period) -> bool:
    """Whether a phrase in brackets only names again the time before it: `the six months to June (H1 2019)`."""
    return text[before.end : period.start].strip() == "(" and text[period.end : period.end + 1] == ")"


def _english(text: str, floor: int, found: TimeMatch) -> Period | None:
    kind, lead, start, end, pre = found
    phrase = text[start:end].lower()
    before = text[max(floor, lead - 60) : lead]
    if _no_time(text, found) or (kind in _NAMED and reckoned(text, found)):
        return None
    if kind in ("date", "day") and _stamped(text, floor, found, before):
        return None
    had = _earlier_still(text, floor, start, end) if kind in _NAMED else None
    compared = _is_compared(kind, phrase, pre, before) or had == "which" or _is_old(text, kind, end, before)
    begins = not before.strip() or (
        _OTHER_CLAUSE.search(before) is not None and _OWN_CLAUSE.match(text, end) is not None
    )
    opening = compared and kind in ("rel", "past") and begins and text[end : end + 1] not in ("’", "'")
    compared = compared and not opening  # `A year earlier, the rate was 3.9 percent`
    if text[max(floor, lead - 1) : lead] == "(" and re.match(r"\s*:", text[end : end + 2]):
        compared = True  # `(2022: 13.4 million)`
    if compared and kind == "by" and (led := _WITH.match(text, start)):
        start, kind = led.end(), "rel"  # `compared with the prior year`
        phrase = text[start:end].lower()
    kind = _narrowed(kind, phrase, pre, before, compared=compared)
    if kind == "day" and phrase == "today" and _STANDS.match(text, end):
        kind = "now"
    if pre == "throughout":
        start = lead
    elif kind == "during":
        start += len("during ") if phrase.startswith("during") else 0
    elif kind in ("by", "from", "since") and pre in ("in", "on", "at", "over", "for"):
        lead = start
    if text[end - 1] == ".":
        end -= 1
    inside = text.rfind("(", floor, lead) > text.rfind(")", floor, lead)
    alone = (
        inside
        or opening
        or (kind != "by" and not before.strip() and _PLUPERFECT.match(text, end) is not None)
        or _ALONE.match(text, end) is not None
        or had is not None
        or (text[end : end + 1] == "," and PUT_IN.search(text, floor, lead) is not None and not _RAN.search(before))
        or (kind == "rel" and not before.strip() and phrase.endswith("ago"))
        or text.count('"', floor, lead) % 2 == 1
        or text.rfind("“", floor, lead) > text.rfind("”", floor, lead)
        or phrase in ("today", "now")
        or _COURSE.fullmatch(phrase) is not None
        or (pre == "over" and kind == "past")
        or (kind == "rel" and _BARE_ONE.fullmatch(phrase) is not None and (pre != "in" or bool(before.strip())))
    )
    return Period(start, end, lead, kind, compared, alone)


def _no_time(text: str, found: TimeMatch) -> bool:
    """Whether what looks like a time phrase names none."""
    kind, _, start, end, pre = found
    phrase = text[start:end]
    if kind == "part":
        return _RUNNING.match(text, end) is not None  # `for the third month in a row`
    if kind == "during":
        return _THAT_TIME.fullmatch(phrase.lower()) is not None  # points back to the time in force
    if kind == "since":
        return _SINCE_THEN.match(text, start) is not None
    if kind == "date":
        return _BASE_YEAR.match(text, end) is not None or (_no_date(phrase, pre) and not _in_cell(text, start, end))
    if kind == "rel" and _SAME_TIME.fullmatch(phrase.lower()):
        return not _COMPARING.search(text, max(0, found.lead - 60), found.lead)
    return kind == "rel" and not pre and (_BARE.fullmatch(phrase) or _SEASON.search(phrase)) is not None


def _earlier_still(text: str, floor: int, start: int, end: int) -> str | None:
    """How the clause around a phrase tells of a time before the one reported: `had`, or `which had fallen in June`."""
    low = max((m.end() for m in _CLAUSE_END.finditer(text, floor, start)), default=floor)
    high = _CLAUSE_END.search(text, end)
    if _PAST_PERFECT.search(text, low, high.start() if high is not None else len(text)) is None:
        return None
    return "which" if _RELATIVE.match(text, low) is not None else "had"


def _stamped(text: str, floor: int, found: TimeMatch, before: str) -> bool:
    """Whether a date is the release's own (`PORT ESTER, 18 July – ...`) or says when something was published."""
    gained = found.pre == "in" and before.endswith(("posted ", *_FREED))  # `the growth posted in May`
    if (_ISSUED.search(before) and not gained) or before.endswith((" a ", " an ")):
        return True
    if found.pre == "on" and _SPOKEN.search(before) and _HAS_DAY.search(text[found.start : found.end]):
        return True  # `The ministry said on 14 May that ...`
    opens = not found.pre and found.lead - floor == len(before)
    day = _HAS_DAY.search(text[found.start : found.end]) is not None
    return day and opens and _DATELINE.fullmatch(before) is not None and _DASH.match(text, found.end) is not None


def _no_date(phrase: str, pre: str) -> bool:
    """Whether what looks like a date is none: a bare `the 5th`, a month's name that is a plain word."""
    if _DAY_ONLY.fullmatch(phrase):
        return pre != "on"
    return phrase in ("may", "march") or (not pre and phrase in ("May", "mar", "dec"))


def _in_cell(text: str, start: int, end: int) -> bool:
    """Whether a word fills a cell of a table, or the head of a row (`May       96`)."""
    opens = text[max(0, start - 2) : start].endswith(("\n", "\t", "|", "| ", "  ")) or start == 0
    return opens and _CELL.match(text, end) is not None


_CELL: Final = re.compile(r"(?: {2,}|\t| ?\|)(?=\S)|\s*$")


def _is_old(text: str, kind: str, end: int, before: str) -> bool:
    """Whether the phrase dates a figure that another came from, or a level that another is measured by."""
    if kind not in _NAMED:
        return False
    if "compare" in before and _COMPARES.search(before):
        return True
    if "from" in before and (
        (_FROM_FIGURE.search(before) and _TO_FIGURE.match(text, end)) or _FROM_AT_LAST.search(before)
    ):
        return True
    if _FROM_PEAK.search(before):
        return True
    return _BEYOND.search(before) is not None and _OLD_LEVEL.match(text, end) is not None


def _is_compared(kind: str, phrase: str, pre: str, before: str) -> bool:
    """Whether the phrase dates what a figure is compared with."""
    if pre == "over" and _STRETCH.search(phrase):
        return False
    if kind == "by" and phrase.startswith("from"):
        return bool(before.strip()) and (before.rstrip()[-1] not in ",;:" or _MOVED.search(before) is not None)
    if pre == "over" and kind in ("rel", "date", "part") and not _BARE.fullmatch(phrase):
        return bool(before.strip())  # `Over 2019, ...` opens a sentence
    if kind in _NAMED and (_OLD_FIGURES.search(before) or _TIMES_OF.search(before)):
        return True
    if pre == "on" and (kind in ("rel", "week", "part") or (kind == "date" and not _HAS_DAY.search(phrase))):
        return True  # `up 5.6 percent on August 2023`
    return bool(_COMPARED.search(before)) or bool(_SAME.match(phrase))


def _narrowed(kind: str, phrase: str, pre: str, before: str, *, compared: bool) -> str:
    """The kind by what stands around: `day` for what governs nothing, `beside` for what goes with changes only."""
    if kind == "part" and _LAST.fullmatch(phrase):
        kind = "past"
    if (kind == "by" and phrase.startswith("from")) or (kind == "during" and _COURSE.fullmatch(phrase)):
        return "from" if kind == "by" else "rel"
    if kind == "day" and pre == "at":
        return "by"  # `28 percent at June 30, 2025`
    vague = kind == "past" and _VAGUE.match(phrase) is not None
    if vague or (kind == "by" and phrase.startswith(("before", "after ", "with "))):
        return "day"
    if kind == "since" and _SUPERLATIVE.search(before):
        return "day"  # `the highest since records began`
    if pre == "over" and kind in ("rel", "past") and not compared and _BESIDE.fullmatch(phrase):
        return "beside"
    return kind
