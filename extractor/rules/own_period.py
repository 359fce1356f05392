"""The period that a figure carries itself: right behind it, in front of it, or at the head of its clause."""

from functools import lru_cache

from extractor import regexes as re
from extractor.grammar.units import unit_of
from extractor.rules.claim import Claim, printed_in
from extractor.rules.standing import AMOUNT, MONTH, PART
from extractor.rules.unread import is_share
from extractor.source import Index
from schemas.evidence import Mention, Span

_UNITS_OF_TIME = r"(?:years?|months?|quarters?|weeks?|days?|seasons?|half)"
_OF_THEM = (
    r"(?:\s+(?:recorded|seen|reported|registered|noted|posted|found))?"
    r"(?:\s+of\s+(?:them|these|those|whom|which)|\s+(?:more|fewer|less|higher|lower|dearer|cheaper|up|down))?"
)
_AT = (
    rf"(?:in|at|on)\s+(?P<when>\d{{1,2}}\s+(?:{MONTH})(?:\s+(?:19|20)\d\d)?|(?:{MONTH})\s+\d{{1,2}}(?!\d)(?:,\s+(?:19|20)\d\d)?|(?:{MONTH})(?:\s+(?:19|20)\d\d)?"
    rf"|(?:the\s+)?(?:{PART})(?:\s+(?:of\s+)?(?:(?:19|20)\d\d(?:[-–/]\d\d)?|FY\s?\d\d))?|(?:the\s+)?(?:prior|previous|preceding|year-ago)(?:-year)?\s+\w+|(?:fiscal\s+(?:year\s+)?)?(?:19|20)\d\d"
    rf"|the\s+(?:same|corresponding)\s+\w+"
    rf"|the\s+(?:whole\s+of\s+(?:19|20)\d\d|(?:end|beginning|start|middle)\s+of\s+(?:{MONTH})(?:\s+(?:19|20)\d\d)?"
    rf"|\w+\s+(?:months|weeks)\s+to\s+(?:{MONTH})(?:\s+(?:19|20)\d\d)?))(?![\w-])"
)
_OTHERWISE = (
    rf"of\s+(?P<of>(?:19|20)\d\d)(?![\w-])"
    rf"|(?P<ago>(?:a|one|the)\s+{_UNITS_OF_TIME}\s+(?:before|earlier|ago)|last\s+{_UNITS_OF_TIME})(?![\w-])"
    rf"|(?:over|during|in)\s+"
    rf"(?P<past>the\s+(?:(?:past|last)\s+(?:\w+\s+)?|(?:prior|previous|preceding)\s+\w+\s+){_UNITS_OF_TIME}"
    rf"|(?<=over )the\s+(?:year|quarter|month|week))(?![\w-])"
    rf"|from\s+(?P<stretch>(?:{MONTH})(?:\s+(?:19|20)\d\d)?\s+(?:to|through|until)\s+(?:{MONTH})\s+(?:19|20)\d\d)(?![\w-])"
    rf"|(?P<since>since\s+(?:[a-z]+\s+){{0,4}}(?:(?:{MONTH})(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d|{_UNITS_OF_TIME}(?:\s+ago)?))(?![\w-])"
)
_OWN_PERIOD = re.compile(rf"{_OF_THEM}\)?\s+{_AT}|\)?\s+(?:{_OTHERWISE})")
_ANYWHERE = re.compile(rf"\s(?:{_AT}|{_OTHERWISE})")
"""Any such period; mostly none follows a figure, and then the figure's unit need not be read."""
_UP_ASIDE = re.compile(rf"\d\s?(?:%|[a-z]+(?:\s[a-z]+)?)?\)?(?:,\s|\s\()(?:up|down)\s(?:by\s)?{AMOUNT}$")
_TWELVE = re.compile(r"(?:12|twelve)\s+months\b")
_WHEN = (
    rf"(?:the\s+)?(?:weeks?\s+\d{{1,2}}|(?:{MONTH})\s+\d{{1,2}}(?:,\s+(?:19|20)\d\d)?(?!\d)"
    rf"|(?:{PART})(?:\s+(?:of\s+)?(?:19|20)\d\d)?|(?:{MONTH})(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d)"
)
_IN_FRONT = re.compile(
    rf"(?=[（(twfsQHJFMASOND12])(?:"
    rf"[（(](?P<before>(?:去|上)年(?:同期|同月)?|上月|上季度?)(?:为|是|：|:)?\s?{AMOUNT}$|(?P<when>{_WHEN})(?:['’]s)?(?:\s?[:：]|\s?\(|\s=)\s?[+−–-]?{AMOUNT}$|\((?P<glossed>{_WHEN})\s+{AMOUNT}$)"
)
"""It begins with a bracket or as `_WHEN` does; what can be no such beginning is passed over at once."""
_AHEAD = (
    rf"\s+(?:(?:and|but|while|whereas)\s+)?(?:in|at|on|by)\s+(?P<when>{_WHEN})"
    rf"|(?<=;)\s+(?P<ago>\w+\s+{_UNITS_OF_TIME}\s+(?:before|earlier|ago)|last\s+{_UNITS_OF_TIME})"
)
_TO_THE_FIGURE = r",?\s[^;:()]{0,60}$"
_HEADS_CLAUSE = re.compile(rf"[;,](?:{_AHEAD}){_TO_THE_FIGURE}")
_PAST = ("past", "last", "prior", "previous", "preceding")
_HEADS_CLAUSE_OR_PAST = re.compile(
    rf"[;,](?:{_AHEAD}|[^;:()\d]{{0,40}}\b(?:over|during|in)\s+"
    rf"(?P<past>the\s+(?:{'|'.join(_PAST)})\s+(?:\w+\s+)?{_UNITS_OF_TIME})){_TO_THE_FIGURE}"
)
"""The slow one of the two, for words that hold one of `_PAST`."""
_OPENS = re.compile(rf"\W*In\s+(?!(?:19|20)\d\d)(?P<when>{_WHEN}),?\s[^;:()]{{0,60}}$")
_SINCE_THEN = re.compile(r"\)?\s+on\s+(?!\d{1,2}(?!\d)|(?:[A-Z]\w+)\s+\d{1,2}(?!\d))")
_APART = re.compile(r"[\d;,.]")
_SIGNS = 6
"""Characters between a bracket or colon and its figure: blanks and a currency."""
_OPENERS = frozenset(":：=(（")
_THAN = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|against|versus)\s+(?:(?:in|at|on|for|during|of)\s+)?(?:the\s+)?$", re.IGNORECASE
)
_LEADS = re.compile(r"[;(]\s*(?:(?:and|but|while)\s+)?(?:in\s+)?(?:the\s+)?$", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\)?(?:\s?%)?(?:\s(?!(?:in|at|on|of|for|from|to)\b)[\w/]+){0,3}\s(?:(?:in|at|on|of|by|during|for)\s)?(?:the\s)?"
)
_AMONG_THEM = re.compile(r"\sof\s(?:them|these|those|whom|which)\s(?:in|during|on)\s(?:the\s)?")
_YEAR_BEHIND = re.compile(r"\s(?:19|20)\d\d(?!\d)")
_STOP = re.compile(r"[;)]")
_COMPARED = re.compile(
    rf"(?:\b(?:from|after|compared\s+(?:with|to)|versus|vs\.?)|[,(]\s*(?:as\s+)?against|\b(?:times|twice)\s+the|"
    rf"\b(?:in|of|at)\s+(?:the\s+)?(?:{MONTH}|(?:19|20)\d\d),?(?:\s+and)?)\s+(?:an?\s+\w+\s+of\s+|about\s+|some\s+)?{AMOUNT}$"
)
_COMPARED_REACH = 40
_OWN_REACH = 90
_LED = re.compile(
    r"\s(?:(?:in|at|on|of|over|during|from)\s+(?:[\dA-Z]|the\s|prior|previous|preceding|fiscal)|(?:before|earlier|ago)\b|last\s)"
)
_DATE_WORD = re.compile(rf"(?:{MONTH})|(?:19|20)\d\d|\bFY\s?\d\d|(?:{PART})|weeks?\s+\d{{1,2}}", re.IGNORECASE)
_SHORT = {f"{nth} quarter": f"q{n}" for n, nth in enumerate(("first", "second", "third", "fourth"), 1)} | {
    "first half": "h1",
    "second half": "h2",
}
_PRIOR = re.compile(
    r"\b(?:prior|previous|last|earlier|ago|same|corresponding|preceding|comparable|before)\b|去年|上年|上月",
    re.IGNORECASE,
)


def unit_end(index: Index, host: Mention) -> int:
    """Where a figure ends, with the unit behind it."""
    unit = unit_of(index, host)[1]
    return host.end if unit is None else max(host.end, unit.end)


def behind(index: Index, host: Mention, claimed: str) -> Span | None:
    """`in May 2031` right behind the figure or behind its unit, where it is not the period claimed."""
    reach = (host.end, host.end + _OWN_REACH)
    if _LED.search(index.text, *reach) is None or _ANYWHERE.search(index.text, *reach) is None:
        return None
    own = _OWN_PERIOD.match(index.text, unit_end(index, host))
    if own is None:
        return None
    named = str(own.lastgroup)
    when, said = (" ".join(words.lower().split()) for words in (own[named], claimed))
    if when in said or said in when:
        return None
    if _SINCE_THEN.search(own.group()) and (host.kind == "change" or is_share(index, host)):
        return None  # `up 5.6% on August 2031`: what the share is compared with
    if named == "since":
        other = not said.startswith("since") and not (_date_words(when) & _date_words(claimed))
    elif named == "past":
        other = _length(when) != _length(said) and not _aside_of_level(index, host)
    else:
        other = not prior(claimed) if named == "ago" or prior(when) else _another(when, claimed)
    return Span(*own.span(named)) if other else None


def _aside_of_level(index: Index, host: Mention) -> bool:
    """`the rate was 6.3%, down 0.5 points over the year`: the period is that of the level."""
    lo = index.sentence_of(host.start).start
    return host.kind == "change" and _UP_ASIDE.search(index.text, lo, host.start) is not None


def _length(period: str) -> str:
    """What a stretch of time measures, in one spelling: a year is twelve months."""
    return _TWELVE.sub("year", period).split()[-1]


def _another(when: str, claimed: str) -> bool:
    """Whether two periods cannot be the same, by their years, else by their months, else as before and now."""
    dates, others = _date_words(when), _date_words(claimed)
    years, claimed_years = _years_of(dates), _years_of(others)
    if years and claimed_years:
        parts, claimed_parts = dates - years, others - claimed_years
        return not years & claimed_years or bool(parts and claimed_parts and not parts & claimed_parts)
    if dates & others or (not dates and (others or prior(claimed))):
        return False
    return bool(dates) or prior(when)


def _years_of(dates: set[str]) -> set[str]:
    """The years among words of dates, also those of accounts: 2031, FY31."""
    return {word for word in dates if word[-1].isdigit() and word[0] not in "qhw"}


def in_front(index: Index, host: Mention, claim: Claim, sentence: Span) -> Span | None:
    """`(April: 4.4%)`, `2031 (48)`, `; in April it was 4.4%`: the period that leads the figure, if not the claimed."""
    text = index.text
    lead = _lead(text, sentence, host)
    if lead is None and text.find("In", sentence.start, host.start) >= 0 and printed_in(claim, sentence):
        lead = _OPENS.match(text, sentence.start, host.start)
    if lead is None:
        return None
    named = str(lead.lastgroup)
    when, said = (" ".join(words.lower().split()) for words in (lead[named], claim.text))
    told = (
        when in said or prior(claim.text)
        if named in {"ago", "before", "past"}
        else not _another(lead[named], claim.text)
    )
    if told:
        return None
    if any(m.kind != "date_time" for m in index.within(lead.end(named), host.start)):
        return None
    for place in printed_in(claim, sentence):
        if lead.start(named) <= place.start < host.start:
            return None
        if host.end <= place.start and not _APART.search(text, host.end, place.start):
            return None
    return Span(*lead.span(named))


def taken(index: Index, host: Mention, claim: Claim, sentence: Span) -> bool:
    """`108.4, against 109.8 in June`: the sentence prints the period only with figures behind this one."""
    inside = printed_in(claim, sentence)
    if not inside or inside[0].start < host.end:
        return False  # mostly it is printed elsewhere or before the figure
    return all(_of_another(index, p, host, sentence) for p in inside)


def _of_another(index: Index, place: Span, host: Mention, sentence: Span) -> bool:
    """Whether the period leads a figure behind it, or follows one that another is compared with."""
    text = index.text
    if _YEAR_BEHIND.match(text, place.end):
        return False  # `October` of `October 2031`: another period
    if _THAN.search(text, host.end, place.start):
        return True
    if _LEADS.search(text, host.end, place.start):
        stop = _STOP.search(text, place.end, sentence.end)
        figures = index.within(place.end, stop.start() if stop else sentence.end)
        return any(m.kind in {"statistic", "change"} for m in figures)
    near = index.within(host.end, place.start)
    owner = next((m for m in reversed(near) if m.kind in {"statistic", "change"}), None)
    return owner is not None and _behind_another(text, owner, place, sentence)


def _behind_another(text: str, owner: Mention, place: Span, sentence: Span) -> bool:
    """`88 of them in 2031`, `against 164 in 2031`: the period is of the figure right before it alone."""
    if _AMONG_THEM.fullmatch(text, owner.end, place.start):
        return True
    if _FOLLOWS.fullmatch(text, owner.end, place.start) is None:
        return False
    return _COMPARED.search(text, max(sentence.start, owner.start - _COMPARED_REACH), owner.start) is not None


def _lead(text: str, sentence: Span, host: Mention) -> re.Match[str] | None:
    """A period that leads to the figure; most words hold no sign of one, and no pattern need be tried."""
    lo = max(sentence.start, host.start - _OWN_REACH)
    before = text[lo : host.start]
    if not _OPENERS.isdisjoint(before[-_SIGNS:]) and (found := _IN_FRONT.search(text, lo, host.start)):
        return found
    if "; " not in before and ", " not in before:
        return None
    past = any(map(before.__contains__, _PAST))
    return (_HEADS_CLAUSE_OR_PAST if past else _HEADS_CLAUSE).search(text, lo, host.start)


@lru_cache(maxsize=4096)
def prior(period: str) -> bool:
    """Whether a period is told by another one: `the same month last year`."""
    return _PRIOR.search(period) is not None


def _date_words(text: str) -> set[str]:
    words = {" ".join(w.lower().split()) for w in _DATE_WORD.findall(text)}
    return {_SHORT.get(w, w) for w in words}
