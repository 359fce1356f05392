"""What a printed period stands with: does it speak for what follows, or only for a date, a name or another figure."""

from functools import lru_cache
from typing import Literal

from extractor import regexes as re
from extractor.grammar.grid import GAP, line_around
from extractor.source import Index
from schemas.evidence import Mention, Span

YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
PART = r"Q[1-4]|H[12]|(?:first|second|third|fourth)\s+(?:quarter|half)"
AMOUNT = r"(?:(?:US|HK)?[$£€¥₹₩₽₱]|Rs\.?|Tk\.?)?\s?(?:[A-Z]{3}\s)?\(?"
_DONE = (
    "brought filed laid pressed issued initiated instituted taken launched made lodged started opened begun upheld "
    "imposed directed decided voted ruled vaccinated immunised immunized inoculated protected insured hedged action "
    "proceedings charges violence protection appeals warrants sanctions injunctions evidence allegations measures "
    "steps penalties investigation investigations prosecution prosecutions punishment crackdown fight struggle"
)
_DONE_TO = "".join(rf"(?<!{word}\sagainst)" for word in _DONE.split())
"""`charges were brought against 40`: against those to whom something is done."""
AGAINST = rf"(?:versus|vs\.?|against{_DONE_TO}|compared\s+(?:with|to))"
_LEAD = re.compile(
    rf"(?:(?:the|year|months?|of|end|fiscal|{PART}|quarter|half|{MONTH}|to|[-–])\s+)+$",
    re.IGNORECASE,
)
"""What belongs to a period in front of its year: `the second quarter of`."""
_IN_A_DATE = re.compile(
    rf"(?:\d{{1,2}}\s+(?:{MONTH})\.?,?|(?:{MONTH})\.?\s+\d{{1,2}}\s*,)\s+$|\d[/–-]$|\bNo\.?\s*$", re.IGNORECASE
)
_ON_A_DAY = re.compile(rf"\bon\s+(?:\d{{1,2}}\s+)?(?:{MONTH})[\s\d,.]*$", re.IGNORECASE)
_DATE_GOES_ON = re.compile(r"年?\s?\d{1,2}月\s?\d{1,2}日|-\d\d-\d\d|年以[来后]|/\d{1,2}/|\s*=\s*\d")
_THAN = re.compile(
    r"\b(?:than|with|to|versus|vs\.?|against|over|as|on)\s+(?:(?:in|at|for|during|by)\s+)?(?:the\s+)?"
    r"(?:(?:same|corresponding)\s+(?:\w+\s+){0,2}(?:of|in)\s+)?$|[比较]$|(?:\d\s?%|\bper\s?cent|\bpoints?"
    r"|\b(?:unchanged|changed?|up|down|higher|lower|rise|fall|increase|decrease|drop|improvement)),?\s+from\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THAN_A_LEVEL = re.compile(
    r"\b(?:times|twice|double|triple|half|matching|matche[ds]|than|above|below|exceed\w*|equal(?:led|s|ling)?|against|"
    r"versus|vs\.?|(?:compared|equal|relative|similar|close|next|in\s+line|on\s+a\s+par|level)\s+(?:to|with)|"
    r"(?:percent|per\s?cent|%|half|third|quarter)\s+of)\s+(?:the|that|those|its|their)\s+(?:[a-z]+\s+){0,2}"
    r"(?:number|figure|level|total|rate|count|amount|value|volume|sum|share|average|result|peak|low|high|norm|one|those|that)s?"
    r"\s+(?:(?:recorded|seen|reported|registered|reached|posted|set)\s+)?(?:for|in|of|from)\s+(?:the\s+)?$"
    r"|\b(?:than|against|versus|above|below|of|to|with)\s+th(?:at|ose)\s+(?:for|in|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""`1.3 times the number for`: the year that follows is that of what is compared."""
_OVER = re.compile(r"\b[Oo]ver\s+(?:the\s+)?$")
_A_STRETCH = re.compile(r"(?:the\s+)?(?:[a-z]+\s+|\d+\s+){0,3}(?:decade|year|quarter|month|week|day)s?\b")
"""`over the ten years to 2031` says how long, `over 2031` what is compared with."""
_PART_OF_YEAR = re.compile(r"Q\d|quarter|half", re.IGNORECASE)
_LAST = re.compile(r"([^\W\d_]\w*|[-–])\s+$")
_PLAIN = frozenset({"in", "of", "the", "since", "during", "for", "from", "until", "through", "by", "year"})
_LEADING = frozenset(
    f"the year month months of end fiscal quarter half q1 q2 q3 q4 h1 h2 to - – {MONTH}".lower()
    .replace("|", " ")
    .split()
)
"""The last word in front of a year: what cannot end a pattern need not be tried."""
_LIKE = re.compile(r"[与同和]$")
_LIKE_BEHIND = re.compile(r"年?(?:同期)?(?:相比|持平|比)")
_ZH_OF_A_LEVEL = re.compile(r"年?(?:同期|同月|全年|[末底])?(?:水平)?的(?:近|约|将近|超过?)?\s?[\d.]+\s?(?:倍|%|％)")
"""`是2031年的1.7倍`, `恢复至2031年同期的84.1%`: the year of what is compared with."""
_ZH_FROM_TO = re.compile(r"(?:(?<!自)由|从|(?:[降升增减涨跌落]|提高|下降|上升|扩大|收窄|回升|提升|降低)[至到为])$")
"""`由2031年的19.2%降至2040年的14.7%`: each year is that of the level right behind it."""
_OWNED = re.compile(r"\d\)?\s+in\s+$")
_OWNED_COMPARED = re.compile(
    rf"\b(?:after|from|{AGAINST})\s+(?:the\s+)?{AMOUNT}[\d.,]+\)?(?:\s?(?:million|billion|bn|m|%|per\s?cent))*(?:\s+\w+)?\s+"
    r"in\s+(?:the\s+)?$"
)
_NAMED = re.compile(r"\s+(?:[A-Z]\w+\s+){1,3}(?:of|for|on|[A-Z]\w+)")
_COUNTS = re.compile(r"\b(?:Survey|Census|Report|Bulletin|Statistics|Estimates|Accounts|Returns|Index|Results)")
"""What `the March 2031 Farm Survey` found is of March."""
_GOVERNED = re.compile(r"(?:\b(?:in|during|for|throughout|through|by|until)\s+(?:the\s+)?|^\W*)$", re.IGNORECASE)
_SPAN_OF_YEARS = re.compile(r"\s?[-–/]\s?\d")
_MADE = re.compile(
    r"(?<!were )(?<!was )(?<!been )\b(?:built|opened|founded|launched|established|adopted|passed|enacted|signed|"
    r"commissioned|created|introduced|seen|published|acquired|elected|appointed|born|begun|began|started|set\s+up|due|planned)\s+"
    r"(?:(?:early|late|mid)[\s-])?(?:in|by|for)\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:,\s+|\s)(?:which|who|whose|where|that)\s(?:[^,;]|,(?=\d))*$")
_ATTACHED = re.compile(r"年?(?:['’]s|的|:|：)?\s?[(（]?(?:[$£€¥]|(?:US|HK)\$|[A-Z]{3}\s|Rs\.?\s)?")
"""Between a period and the figure it was printed for: `2031: 35`, `on August 2031 (EUR 35 million)`."""
_A_DAY = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH})\b|(?:{MONTH})\s+\d{{1,2}}(?!\d)", re.IGNORECASE)
_ON = re.compile(r"\b(?<!than )(?<!with )on\s+$", re.IGNORECASE)
_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
_OPENED = re.compile(r"[(（][^()（）\n]*\Z")
_CLOSED = re.compile(r"[)）\n]")
_LOOK = 40
Standing = Literal["speaks", "apart", "a day", "compared", "set against", "glossed", "owned"]


def set_against(index: Index, place: Span) -> bool:
    """`against 84 in the prior year`: the period is of that figure alone."""
    return _OWNED_COMPARED.search(index.text, place.start - 2 * _LOOK, place.start) is not None


@lru_cache(maxsize=4096)
def years_in(words: str) -> frozenset[str]:
    """The years that a phrase names."""
    return frozenset(YEAR.findall(words))


def years_at(index: Index, region: Span) -> tuple[Span, ...]:
    start, end = region
    return index.remember(
        ("years", start, end), lambda: tuple(Span(*m.span()) for m in YEAR.finditer(index.text, start, end))
    )


def within_date(text: str, year: Span) -> bool:
    before = text[max(0, year.start - _LOOK) : year.start]
    return (
        _IN_A_DATE.search(before) is not None
        or _DATE_GOES_ON.match(text, year.end) is not None
        or (_THAN.search(before) is not None)
    )


def governed(index: Index, year: Span, region: Span) -> bool:
    """Whether a word of time leads the year (`in 2031`, `2031年`), so that it is no part of a name."""
    if index.text[year.end : year.end + 1] == "年":
        return True
    if _SPAN_OF_YEARS.match(index.text, year.end) or _aside(index.text, year, region):
        return False
    before = index.text[max(region.start, year.start - _LOOK) : year.start]
    return _GOVERNED.search(_LEAD.sub("", before)) is not None or _GOVERNED.search(before) is not None


def _aside(text: str, year: Span, region: Span) -> bool:
    """Whether the year tells when a thing was made (`the yard opened in 2031`), or stands in a relative clause."""
    lead = text[max(region.start, year.start - 2 * _LOOK) : year.start]
    return _MADE.search(lead) is not None or _RELATIVE.search(lead) is not None


def passing(index: Index, place: Span, host: Mention, *, bare: bool) -> bool:  # noqa: PLR0911 -- a decision list
    """Whether a period is part of a date or a name, or stands with what others than the host are compared with."""
    standing = stands(index, place, bare=bare)
    if standing in {"speaks", "apart"}:
        return standing == "apart"
    if _of_a_level(index.text, place):
        return True
    if host.start >= place.end and _ATTACHED.fullmatch(index.text, place.end, host.start):
        return False
    if standing == "a day":
        sentence = index.sentence_of(host.start)
        return not sentence.start <= place.start < sentence.end
    if standing == "glossed":
        return bracket_of(index.text, host.start) is None  # in brackets too: `27 (May 2031: 19) and 21 (26)`
    if standing == "owned":
        sentence = index.sentence_of(host.start)
        away = not sentence.start <= place.start < sentence.end and not owns(index, place, host)
        return away and not _latest(index, place, sentence.end)
    return standing == "compared" or not owns(index, place, host)


def stands(index: Index, place: Span, *, bare: bool) -> Standing:
    return index.remember(("standing", place.start, place.end, bare), lambda: _standing(index, place, bare=bare))


def _standing(index: Index, place: Span, *, bare: bool) -> Standing:  # noqa: PLR0911 -- a decision list
    """What a printed period stands with, whoever asks; `apart` is a date, a name or an earlier column."""
    text = index.text
    before = text[max(0, place.start - _LOOK) : place.start]
    last = _LAST.search(before)
    word = last.group(1).lower() if last is not None else ""
    if (word not in _PLAIN and _IN_A_DATE.search(before)) or _DATE_GOES_ON.match(text, place.end):
        return "a day" if _ON_A_DAY.search(before) else "apart"
    lead = _LEAD.search(before) if word in _LEADING else None
    if bare and lead is not None and _PART_OF_YEAR.search(lead.group()):
        return "apart"
    front = before[: lead.start()] if lead is not None else before
    if (_A_DAY.match(text, place.start, place.end) and _ON.search(before)) or _AS_OF.search(before):
        return "speaks"
    stretch = _OVER.search(before) is not None and _A_STRETCH.match(text, place.start, place.end) is not None
    if not stretch and (
        _THAN.search(front)
        or _THAN.search(before)
        or _THAN_A_LEVEL.search(front)
        or (_LIKE.search(before) and _LIKE_BEHIND.match(text, place.end))
        or _of_a_level(text, place)
    ):
        return "compared"
    if _OWNED_COMPARED.search(text, place.start - 2 * _LOOK, place.start - len(before) + len(front)):
        return "set against"
    bracket = bracket_of(text, place.start)
    if bracket is not None and any(m.kind != "date_time" or m.start > place.end for m in index.within(*bracket)):
        return "glossed"
    if _over_a_column(text, place) or _in_a_name(index, place):
        return "apart"
    return "owned" if _OWNED.search(front) else "speaks"


def _latest(index: Index, place: Span, end: int) -> bool:
    """Whether no later year was named up to there: then the period of one figure is the one that all are told of."""
    years = [int(index.text[slice(*y)]) for y in years_at(index, Span(0, end))]
    own = [int(index.text[slice(*y)]) for y in years_at(index, place)]
    return bool(own) and max(own) >= max(years)


def _of_a_level(text: str, place: Span) -> bool:
    """Whether the year is that of what the figure behind it is a multiple or a share of."""
    found = _ZH_OF_A_LEVEL.match(text, place.end)
    if found is None:
        return False
    led = _ZH_FROM_TO.search(text, place.start - _LOOK, place.start)
    return found.group().endswith("倍") or "同" in found.group() or led is None


def owns(index: Index, place: Span, host: Mention) -> bool:
    """Whether the host is the figure right before the period."""
    return host.end <= place.start and not any(c.isdigit() for c in index.text[host.end : place.start])


def bracket_of(text: str, position: int) -> Span | None:
    """The round brackets of one line around a position."""
    before = text[max(0, position - 2 * _LOOK) : position]
    if "(" not in before and "（" not in before:
        return None  # mostly none stand there, and no pattern need be tried
    opened = _OPENED.search(text, position - 2 * _LOOK, position)
    closed = _CLOSED.search(text, position, position + 2 * _LOOK) if opened else None
    return Span(opened.start(), closed.start()) if opened and closed else None


def in_brackets(text: str, mention: Mention, lo: int, hi: int) -> bool:
    """Whether brackets that open and close within `[lo, hi)` hold the mention: `1,284 (last year 1,176), up 9%`."""
    bracket = bracket_of(text, mention.start)
    return bracket is not None and lo <= bracket.start and bracket.end < hi


def _over_a_column(text: str, place: Span) -> bool:
    """A column head beside that of a later year: the column is what the later one is compared with."""
    line, own = line_around(text, place.start), YEAR.search(text, *place)
    if line is None or own is None or GAP.search(text, *line) is None:
        return False
    return own.group() < max(YEAR.findall(text, *line), default="")


def _in_a_name(index: Index, place: Span) -> bool:
    """`the 2031 National Conference of Pilots`, inside a sentence."""
    if not index.text[max(0, place.start - 4) : place.start].lower().endswith("the "):
        return False
    named = _NAMED.match(index.text, place.end)
    return named is not None and _COUNTS.search(named.group()) is None
