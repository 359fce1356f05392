"""What the words beside a number say of it: more than, about, nearly, up to, at least, less than."""

import re

from extractor.grammar.cells import cell_of
from extractor.grammar.currencies import currency_before
from extractor.grammar.directions import change_of
from extractor.grammar.units import direct_unit, unit_span
from extractor.grammar.words import led_plainly, word_set
from extractor.source import Index, remembered
from schemas.evidence import Mention, Qualifier, Span

Answer = tuple[Qualifier, Span | None]
EXACT: Answer = ("exact", None)

# Order matters: the longer cue first (`no more than` before `more than`, `just over` before `over`).
_ENGLISH_BEFORE: tuple[tuple[Qualifier, str, str], ...] = (
    ("exact", "to", r"(?:add(?:s|ed|ing)?|amount(?:s|ed|ing)?|sum(?:s|med|ming)?) up to"),
    ("exact", "now far above", r"(?:up to now|so far|over and above)"),
    (
        "exact",
        "to",
        r"(?:revis|round|lift|ramp|scal|edg|tick|inch|mov|push|jump|climb|shoot|shot|creep|crept|went|go)\w* up to",
    ),
    (
        "at least",
        "than least minimum of",
        r"(?:(?:no|not|none|neither|never) (?:less|fewer|lower) than|at (?:the very )?least|(?:a )?minimum(?: of)?)",
    ),
    ("up to", "than", r"(?:no|not|none|neither|never) (?:more|greater|higher|larger|bigger|longer) than"),
    ("up to", "exceed exceeding most maximum of", r"(?:not (?:to )?exceed(?:ing)?|at most|(?:a )?maximum(?: of)?)"),
    ("up to", "to upto as", r"(?:up ?to|as (?:much|many|high|large|long|great) as)"),
    (
        "less than",
        "than of under below",
        r"(?:(?:less|fewer|lower|smaller) than|short of|just under|well under|below|shy of)",
    ),
    ("more than", "than", r"(?:more|greater|higher|larger|better) than"),
    ("more than", "over above", r"(?:just |well |slightly |a little )?(?:over|above)"),
    (
        "more than",
        "exceed exceeding exceeds exceeded surpass surpassing surpasses surpassed of topping topped tops",
        r"(?:exceed(?:ing|ed|s)?|surpass(?:ing|ed|es)?|in excess of|upwards? of|topp(?:ing|ed)|tops|north of)",
    ),
    (
        "nearly",
        "nearly almost to approaching quite virtually",
        r"(?:nearly|almost|close to|approaching|not quite|virtually)",
    ),
    (
        "about",
        "about some around approximately approx approx. roughly circa ca. estimated of",
        r"(?:about|some|around|approximately|approx\.?|roughly|circa|ca\.|an estimated|in the region of)",
    ),
    ("about", "of so", r"(?:in the order of|on the order of|or so)"),
)
"""Qualifier, the words its cue can end with, and the cue."""
_BEFORE = tuple(
    (
        qualifier,
        word_set(ends),
        re.compile(rf"(?<![\w-])(?:{cue})(?:\s+(?:the|a|an|another|only|an? additional))?\s*$", re.IGNORECASE),
    )
    for qualifier, ends, cue in _ENGLISH_BEFORE
)
_LAST_WORDS = frozenset({"under"}).union(*(ends for _, ends, _ in _BEFORE))
_BEFORE_LAST = {
    "to": word_set("up close"),
    "of": word_set("minimum maximum excess upward upwards short shy north region order"),
    "as": word_set("much many high large long great"),
}
"""What stands before the last word of a cue where that word is a common one."""
_SIGNS = "(,\"'“‘"
_ARTICLES = frozenset({"the", "a", "an", "another", "only", "additional"})
_LEADING = _LAST_WORDS | _ARTICLES
# `prosecuted under 10 articles` is no bound: under needs a copula, a fall or a measure before it.
_UNDER = re.compile(
    r"(?:^|\b(?:is|are|was|were|be|been|remain\w*|stay\w*|fell|fall\w*|dropp?\w*|dipp?\w*|declin\w*|at|to|for|of|in|and|"
    r"just|well|slightly|little|bit|shade|somewhat|still|now|costs?|costing|aged|from)|[,(:;])\s*(?P<cue>under)\s*$",
    re.IGNORECASE,
)
# `40 boats and over 30 nets`: the word belongs to the number behind it.
_OVER_THE = re.compile(r"\b(?:over|above|below|under) the\s*$", re.IGNORECASE)
_A_MARK = re.compile(r"\S+(?:[ -](?!and\b)\S+){0,3}?[ -](?:marks?|thresholds?|barriers?|levels?|limits?|line)\b")
"""`above the 5 million mark` is a bound, `a rise over the 5 million of May` compares."""
_OF_THE_NEXT = r"\b(?!\s+(?:than|half|one|two|three|four|five|six|seven|eight|nine|ten)\b|\s+\S{0,4}\d)"
_ENGLISH_AFTER: tuple[tuple[Qualifier, re.Pattern[str]], ...] = (
    ("at least", re.compile(rf"\s+(?:or|and) (?:more|above|over|higher|upwards?){_OF_THE_NEXT}", re.IGNORECASE)),
    ("up to", re.compile(rf"\s+(?:or|and) (?:less|fewer|below|under){_OF_THE_NEXT}|,?\s+at most\b", re.IGNORECASE)),
    ("about", re.compile(r"(?:\s+or (?:so|thereabouts)\b|-odd\b|-ish\b)", re.IGNORECASE)),
    ("more than", re.compile(r"\s?\+(?!\s?\d)|-plus\b|\s+plus\b", re.IGNORECASE)),
)
_CHINESE_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    ("at least", r"至少(?:[可能需要将会应][\u4e00-\u9fff]{0,3})?|不下于?|不少于|不低于|不小于|起码"),
    ("up to", r"至多|最多|最高|多达|高达|最高可达|最多可达|不超过|不高于|不多于"),
    ("less than", r"不足|不到|低于|少于|未满|小于|未达"),
    ("more than", r"超过|超逾|超出|多于|高于|大于|突破|(?<!反)超|逾"),
    ("nearly", r"将近|接近|(?<![附最临邻靠亲远])近"),
    ("about", r"大约|约合|约为|近似|大概|(?<![签合节预条公履违制邀特契])(?<![^损]失)约[有占为达在]?"),
)
_HAN_BEFORE = tuple((q, re.compile(rf"(?:{cue})\s*$")) for q, cue in _CHINESE_BEFORE)
_HAN_BOUNDS = frozenset("半百千万亿")
_HAN_OVER = re.compile(r"(?<![通经超不路越渡])[过破]了?\s*$")
"""`过半`, `破亿`: passed, not done once."""
_CODE = re.compile(r"\b[A-Z]{3,4}\s$|\b[A-Z]{1,3}$|人民币\s?$")
"""`some NPR 40 million`, `about P3.4 million`: a currency by its code, also one that is not known."""
_HAN_INSIDE = re.compile(r"[\d一二三四五六七八九十百千万](?P<more>[余多])[百千万亿]")
"""`1630余万`: the word stands inside the number."""
_HAN_AFTER = re.compile(r"\s*(?:(?P<more>余|多(?!万?分)|有余|以上)|(?P<about>左右|上下|许)|(?P<less>以下|以内))")
_MEASURE_THEN = re.compile(
    r"\s*[\u4e00-\u9fff%％]{0,3}?(?:(?P<more>以上|有余|多(?![出了于少]|\s?[\d一二三四五六七八九十百千万两几个件人起名项]))|(?P<about>左右|上下)|(?P<less>以下|以内))"
)
_FROM_BY = re.compile(
    r"(?:\bfrom|\bby|由|从)\s+(?:[$£€¥]\s?)?$|\b(?:(?:increas|decreas|declin|dropp|climb|jump|slipp|edg|tick|advanc|eas|surg|plung|expand|contract|"
    r"improv|narrow|widen|rebound|recover|slump|tumbl|soar|reduc|rais|lower|gain|add|chang|mov|slow|shorten|extend|lift|"
    r"dipp|swell|revis|adjust|strengthen|weaken|retreat|ris|trimm|bump|push)ed|rose|fell|grew|cut)\s+"
    r"(?:[$£€¥]\s?)?$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\s")
_SUM = r"(?-i:(?:(?:[A-Z]{1,4}|Rs\.?|Tk\.?)\s?)?[$£€¥₩₹₽฿₫₺₴₪₦₱￥]?\s?)"
"""The mark or code of a currency, or nothing."""
_BETWEEN = re.compile(rf"\bbetween\s+{_SUM}$", re.IGNORECASE)
_BETWEEN_JOIN = re.compile(rf"\s*[^\d.;]{{0,24}}?\s*and\s+{_SUM}")
_RANGE_JOIN = re.compile(
    r"\s*(?:%|％|‰|per\s?cent|(?:percentage|basis)\s+points?|pp|bps?|美?元(?:/股)?|[人名件起户家个吨亩米台辆岁天日倍成]|公里|公斤|千克|小时|分钟|个百分点|平方米)?\s*(?:to|[-–—~～至到])\s*(?:(?:(?:US|HK)?[$£€¥]|[A-Z]{3,4})\s?)?"
)
_TAIL = re.compile(r" (?:or|and)\s+(?:so|thereabouts|more|above|over|higher|upward|less|fewer|below|under)| at most\b")
_OR_MORE = r"\s+(?:so|thereabouts|more|above|over|higher|upwards?|less|fewer|below|under)\b"
# On small letters, and each way begins with a letter of its own: `re` skips to the next of them.
_TAIL_HINT = re.compile(
    rf"or(?<=\sor){_OR_MORE}|and(?<=\sand){_OR_MORE}|plus(?<=\splus)\b|at(?<=\sat)\smost\b|\+|-(?:odd|ish|plus)",
)
_TAIL_REACH = 90
_CLOSING = frozenset({"", ".", ",", ";", ")", ":", "。", "，", "；", "\n"})
_RANGE_GAP = 40
_SHARED_GAP = 90
_AND = re.compile(rf"(?:\s+and|,?\s+or)\s+{_SUM}")
_CROSSED = re.compile(rf"\b(?:cross|pass|breach)(?:ed|es|ing)\s+(?:the\s+)?{_SUM}$", re.IGNORECASE)
_MARGIN = re.compile(r"(?:\bplus or minus|\bgive or take)\s*(?:[$£€¥]\s?)?$", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:\s?%)?(?:\s(?!(?:have|has|had|was|were|is|are|be|been|to|by|who|which|that|and)\b)[^\W\d_][\w’'-]*){1,6}?(?:\sand|\sor|,)\s(?:(?:US|HK)?[$£€¥]\s?)?"
)
_RATES = re.compile(r"\s+in\s+[\d,]+\s*(?:to|[-–—])\s*$")


def also_read(index: Index, mention: Mention, claimed: str) -> bool:
    """Whether words that make no cue of their own may still be read as `claimed`."""
    return (
        _crossed(index, mention, claimed)
        or _end_of_range(index, mention, claimed)
        or _give_or_take(index, mention, claimed)
        or _joined_to(index, mention, claimed)
    )


def _give_or_take(index: Index, mention: Mention, claimed: str) -> bool:
    """`plus or minus 1,900 jobs`."""
    return (
        claimed == "about" and _MARGIN.search(index.text, max(0, mention.start - _RANGE_GAP), mention.start) is not None
    )


def _joined_to(index: Index, mention: Mention, claimed: str) -> bool:
    """`over 310 hectares of marsh and 22 kilometres of shore`: the cue of the first may cover the second."""
    before = index.before(mention, index.sentence_of(mention.start).start)
    if before is None or before.kind not in {"statistic", "change"}:
        return False
    qualifier, span = own_qualifier(index, before)
    if qualifier != claimed or span is None or span.end > before.start:
        return False
    return _JOINED.fullmatch(index.text, before.end, mention.start) is not None


def _crossed(index: Index, mention: Mention, claimed: str) -> bool:
    """`has crossed 40,000 members`: said by a verb that also takes a bare number."""
    lead = index.text[max(0, mention.start - _RANGE_GAP) : mention.start]
    return claimed == "more than" and _CROSSED.search(lead) is not None


def _end_of_range(index: Index, mention: Mention, claimed: str) -> bool:
    """`1 in 105 to 1 in 70`: a range of rates, whose ends are no neighbours."""
    text = index.text
    following = [m for m in index.within(mention.end, mention.end + _RANGE_GAP) if m.text == mention.text]
    before = [m for m in index.within(max(0, mention.start - _RANGE_GAP), mention.start) if m.text == mention.text]
    if claimed == "at least":
        return any(_RATES.fullmatch(text, mention.end, m.start) for m in following)
    return claimed == "up to" and any(_RATES.fullmatch(text, m.end, mention.start) for m in before)


def own_qualifier(index: Index, mention: Mention) -> Answer:
    """As `qualifier_of`, from the words right beside the number alone: nothing shared, no range."""
    text, start = index.text, mention.start
    lo = max(index.sentence_of(start).start, start - 48)
    if not mention.text.isascii() and (inside := _HAN_INSIDE.search(mention.text)) is not None:
        return "more than", Span(start + inside.start("more"), start + inside.end("more"))
    if led_plainly(text[lo:start], _LEADING):
        return _right(index, mention) or EXACT  # mostly neither a cue nor a currency stands there
    mark = currency_before(text, start)
    edge = _code_before(text, lo, start) if mark is None else mark.start
    return _left(text, lo, edge) or _right(index, mention) or EXACT


@remembered
def qualifier_of(index: Index, mention: Mention) -> Answer:
    """The qualifier that the source prints for this mention, with the span of the cue; exact without a cue."""
    own = own_qualifier(index, mention)
    if own[1] is not None:
        return own
    before, following = index.beside(mention)
    return _range(index, before, mention, following) or _shared(index, before, mention) or EXACT


def _code_before(text: str, lo: int, start: int) -> int:
    """Where a currency in letters begins that stands right before `start`, else `start`; mostly a word stands there."""
    last = text[lo:start].rstrip()[-1:]
    code = _CODE.search(text, lo, start) if "A" <= last <= "Z" or last == "币" else None
    return start if code is None else code.start()


def _cue_end(left: str) -> str:
    """The word before a number, if it can end a cue; mostly none can, and no pattern need be tried."""
    words = left.rsplit(None, 1)[-1:]
    if not words or ((low := words[0].lower()) not in _ARTICLES and low.strip(_SIGNS) not in _LAST_WORDS):
        return ""
    words = left.rsplit(None, 3)[-3:]
    while words and words[-1].lower() in _ARTICLES:
        words.pop()
    last = words[-1].lower().strip(_SIGNS) if words else ""
    if last not in _LAST_WORDS:
        return ""
    before = _BEFORE_LAST.get(last)
    return last if before is None or (len(words) > 1 and words[-2].lower().strip(_SIGNS) in before) else ""


def _left(text: str, lo: int, edge: int) -> Answer | None:  # noqa: PLR0911 -- a decision list
    left = text[lo:edge]
    if not left.isascii() and "\u3400" <= left.rstrip()[-1:] <= "\u9fff":
        for qualifier, pattern in _HAN_BEFORE:
            if hit := pattern.search(left):
                return qualifier, Span(lo + hit.start(), lo + len(left.rstrip()))
        if text[edge : edge + 1] in _HAN_BOUNDS and (hit := _HAN_OVER.search(left)):
            return "more than", Span(lo + hit.start(), lo + len(left.rstrip()))
        return None
    end = _cue_end(left)
    if not end:
        return None
    if end == "under" and (hit := _UNDER.search(left)):
        return "less than", Span(lo + hit.start("cue"), lo + hit.end("cue"))
    flat = _BLANK.sub(" ", left)
    if flat.rstrip()[-4:].lower() == " the" and _OVER_THE.search(flat) and _A_MARK.match(text, edge) is None:
        return None
    for qualifier, ends, pattern in _BEFORE:
        if end in ends and (hit := pattern.search(flat)):
            span = Span(lo + hit.start(), lo + len(left.rstrip()))
            return (qualifier, span) if qualifier != "exact" else EXACT
    return None


def _right(index: Index, mention: Mention) -> Answer | None:
    text, end = index.text, mention.end
    if text[end : end + 1] in _CLOSING or not _may_follow(text, end):
        return None
    follow = text[end : end + 24]
    for qualifier, pattern in _ENGLISH_AFTER:
        if hit := pattern.match(follow):
            return qualifier, Span(end, end + hit.end())
    hit = _HAN_AFTER.match(follow) or _MEASURE_THEN.match(follow)
    unit = unit_span(text, end)
    if hit is None and unit is not None:
        for qualifier, pattern in _ENGLISH_AFTER[:3]:
            if tail := pattern.match(text[unit.end : unit.end + 24]):
                return qualifier, Span(unit.end, unit.end + tail.end())
    if hit is None:
        return _behind_noun(index, mention)
    if not hit.lastgroup:
        return None
    named: dict[str, Qualifier] = {"more": "more than", "about": "about", "less": "up to"}
    return named[hit.lastgroup], Span(end + hit.start(hit.lastgroup), end + hit.end(hit.lastgroup))


def _may_follow(text: str, end: int) -> bool:
    """Whether anything behind the number can end a cue; mostly nothing can, and no pattern need be tried."""
    window = text[end : end + _TAIL_REACH]
    return not window.isascii() or _TAIL_HINT.search(window.lower()) is not None


def _behind_noun(index: Index, mention: Mention) -> Answer | None:
    """`25,000 jobs or more`: the cue stands behind the noun."""
    if _TAIL.search(index.text, mention.end, mention.end + _TAIL_REACH) is None:
        return None
    noun = direct_unit(index, mention)
    if noun.source != "noun" or noun.own is None:
        return None
    for qualifier, pattern in _ENGLISH_AFTER[:3]:
        if hit := pattern.match(index.text, noun.own.end, noun.own.end + 24):
            return qualifier, Span(noun.own.end, hit.end())
    return None


def _range(index: Index, before: Mention | None, mention: Mention, following: Mention | None) -> Answer | None:
    """`5 to 10`, `5-10`, `between 5 and 10`: at least the lower end, up to the upper."""
    if following is not None and following.start - mention.end <= _RANGE_GAP and _is_range(index, mention, following):
        return "at least", Span(mention.end, following.start)
    if before is not None and mention.start - before.end <= _RANGE_GAP and _is_range(index, before, mention):
        return "up to", Span(before.end, mention.start)
    return None


def _is_range(index: Index, low: Mention, high: Mention) -> bool:
    if low.kind == "date_time":
        return False
    if low.value is None or high.value is None or low.value >= high.value:
        return False
    text = index.text
    gap = text[low.end : high.start]
    joined = _RANGE_JOIN.fullmatch(gap) is not None
    if (not joined and "and" not in gap) or ("  " in gap and cell_of(index, high) is not None):
        return False  # in a table the next column is no end of a range
    left = text[max(0, low.start - 24) : low.start]
    if _BETWEEN.search(left):
        return _BETWEEN_JOIN.fullmatch(gap) is not None
    if not joined or ("a range of" not in left and _led_on(index, low, high)):
        return False
    return _FROM_BY.search(left) is None or "rang" in left or "anything from" in left or "anywhere from" in left


def _led_on(index: Index, low: Mention, high: Mention) -> bool:
    """`up 2% to $870 million`: a difference and the level it leads to, or numbers of different units."""
    cue = change_of(index, high)
    if cue is not None and cue.role == "to":
        return True
    before, after = direct_unit(index, low), direct_unit(index, high)
    return before.source in {"symbol", "money"} and after.source != "none" and before.unit != after.unit


def _shared(index: Index, before: Mention | None, mention: Mention) -> Answer | None:
    """`over 667 000 cases and 4000 deaths`: the cue of the first covers the second in the same noun phrase."""
    if before is None or mention.start - before.end > _SHARED_GAP or before.kind not in {"statistic", "change"}:
        return None
    if not index.text[before.end : mention.start].rstrip(" $£€¥USHK\t\r\n\u00a0").endswith(("and", "or")):
        return None
    if before.start < index.sentence_of(mention.start).start:
        return None
    qualifier, span = own_qualifier(index, before)
    if span is None or span.end > before.start:
        return None
    noun = direct_unit(index, before)
    end = max(before.end, noun.phrase.end) if noun.phrase else before.end
    return (qualifier, span) if _AND.fullmatch(index.text, end, mention.start) else None
