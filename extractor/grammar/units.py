"""What a number counts: percent, points, currency, measure word, head noun, also carried over or from a column head."""

import re
from decimal import Decimal
from typing import NamedTuple

from extractor.grammar.cells import cell_of, shared_units, sign_above
from extractor.grammar.currencies import MONEY, currency_before
from extractor.grammar.words import CJK, WORD, NounPhrase, is_participle, is_plural, noun_phrase, plainly_leads
from extractor.source import Index, remembered
from schemas.evidence import Mention, Span

_PERCENT = (
    r"(?:[%％](?:[\s-]points?(?!\s+(?:(?:at|out)\b|to\s+[^\d\s$£€])))?|个百分点|百分点|‰|percent(?:age)?[\s-]+points?|percent|per\s?cent(?:[\s-]+points?)?|pct(?:[\s-]+points?)?|"
    r"basis\s+points?|bps?\b|pp\b|ppts?\b|p\.p\.)"
)
_SYMBOLIC = re.compile(
    rf"(?P<gap>[\s\u00a0]?|-|\s+of\s+(?:an?|one)\s+)(?P<unit>{_PERCENT})(?:(?<=[%％])|(?![a-z]))", re.IGNORECASE
)
_MONEY_AFTER = re.compile(rf"(?:[\s\u00a0]+|-)?(?P<unit>{MONEY})(?![A-Za-z])")
# Measure words of Chinese; the longest first, so that 个百分点 and 平方公里 are not cut.
_HAN_UNITS = re.compile(
    r"\s*[余多]?(?:万|亿)?(?P<unit>立方米|平方公里|平方米|平方千米|公顷|公里|千米|公斤|千克|厘米|毫米|万吨|千瓦时|千瓦|兆瓦|吨公里|人公里|毫克|微克|海里|艘次|批次|种次|剂次|大类|门类|标准箱|标箱|吨|克|斤|"
    r"升|桶|亩|米|个百分点|个基点|人次|户次|家次|台次|场次|例次|车次|架次|件次|班次|人|名|位|个|起|件|条|家|户|辆|艘|架|台|部门|部|把|支|枚|发|包|袋|"
    r"箱|瓶|粒|片|张|本|册|份|封|幅|套|批|项|宗|例|所|座|处|间|栋|幢|场|届|期|次|遍|趟|倍|成|头|只|匹|尾|株|棵|颗|"
    r"种|类|对|双|副|组|队|支队|岁|天|日|周|年|月|小时|分钟|秒|元|角|分|点|笔|单|票|桩|则|篇|首|门|口|根|块|段|顶|面|"
    r"级|轮|股|剂|折|学时|课时|地(?![区方级市])|省(?!份)|市(?![场民])|县|国(?![家有际])|镇|乡|村(?!民)|区(?=[\d一二三四五六七八九十，。、；])|[男女](?=[\d一二三四五六七八九十，。、；]))"
)
_SHARED_POINTS = re.compile(r"个(?:[、，和及与]|以及)[高低]?(?:[\d.]+个[、和及与][高低]?)*[\d.]+(个百分点|个基点)")
"""`低0.2个和0.5个百分点`."""
_HAN_NOUN = re.compile(
    r"\s*(?!的|[涨跌升降增减]|为|至|到|以[上下内]|左右|提升|缩小|扩大|提高|回落|收窄|延长|压缩|上升|下降|变为|改为|回升|攀升"
    r"|持平|调整|变化)(?P<unit>[\u3400-\u9fff]{2,4})"
)
_OF = re.compile(r"\s+of\s+(?:the\s+|various\s+|all\s+)*", re.IGNORECASE)
_WHOM = re.compile(r"\bof\s+wh(?:om|ich)\s+(?:[a-z]+\s+){0,3}$")
_PLUS = re.compile(r"(?:-|\s)(?:plus|odd)(?=\s)")
_OF_THESE = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|these|those|all|its|our|their)\s+)*", re.IGNORECASE)
_POSSESSIVES = ("'s", "’s")
_LINK = re.compile(
    r"[\s\u00a0]*(?:,|，|、|;|and|or|to|(?:out\s+)?of(?:\s+(?:the|all|its|their|our|these|those|(?:the\s+)?[a-z-]+['’]s))?|及|和|与|至|到|[-–—~～])[\s\u00a0]*(?:and|or)?[\s\u00a0]*"
    r"(?:(?:an?\s+(?:increase|decrease|rise|fall|gain|drop|decline|reduction)\s+of|up|down)\s+)?(?:[$£€¥]\s?)?",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"\s*,\s*(?:or|i\.e\.)\s")
_CODE = re.compile(r"[^\W_][^\W\d_]|[^\W\d_]-|\W[^\W\d_]")
"""Right before a number that is part of a name: a letter, or a letter and a hyphen."""
_OPENED = re.compile(r"(?:^|\s|[|│])\([$£€¥]?\s?$")
_HALF_A = re.compile(r"\s+(?:of\s+)?an?(?=\s)")
_VERB_BEFORE = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|total(?:l?ed|l?ing|s)?|number(?:ed|ing|s)?|was|were|is|are|been|stood\s+at|came\s+to|hit|"
    r"amount(?:ed|s|ing)?\s+to|(?:rose|fell|grew|increased|decreased|dropped|climbed|declined|rising|falling)\s+to|had\s+reached|at|averag(?:ed|ing))"
    r"\s*(?:(?:only|about|some|over|nearly|almost|around|approximately|roughly|more\s+than|less\s+than|up\s+to|at\s+least|just|a\s+total\s+of)\s*)?$",
    re.IGNORECASE,
)
_TIMES = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "quarters"})
_AGO = re.compile(r"\s+(?:earlier|before|ago|later|on)\b")
_DUMMY = frozenset(
    {"number", "numbers", "figure", "figures", "total", "totals", "amount", "value", "sum", "rest", "count"}
)
_THOUSAND = Decimal(1000)
_FRACTION = re.compile(r"(?:half|halves|third|quarter|fifth|tenth|eighth)s?$")
_WHEN = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\b(?:19|20)\d\d\b|\b(?:quarter|months?|years?|Q[1-4])\b|[年月]",
    re.IGNORECASE,
)
"""A column head that says when, not what."""
_PERCENT_HEAD = re.compile(r"(?<![\d.])(?<!\d )[%％](?!\s*(?:CI|points?))|(?i:\bper\s?cent\b(?!age|[\s-]+points?))")
_SEVERAL = re.compile(r"[%％]\s*[、，,/和]|[、，,/和]\s*[%％]")
"""A unit line that names counts and shares: which of them is meant the column must say."""
SHARE_HEAD = re.compile(
    r"率|比重?|占|进度|增减|增长|增幅|增速|降幅|涨幅"
    r"|\b(?:shares?|rates?|percent\w*|changes?|growth|margin|ratio|proportion|of total)\b",
    re.IGNORECASE,
)
"""The head of a column of shares, in a table whose unit line names counts and shares."""


class UnitWords(NamedTuple):
    """Where unit words for a number may stand: `own` names the unit, `phrase` all words of its noun phrase."""

    unit: str | None
    own: Span | None
    phrase: Span | None
    source: str
    """`symbol`, `money`, `noun`, `shared`, `carried`, `column` or `none`: how sure the answer is."""
    run: Span | None = None
    """The words behind the number up to the next boundary; wider than `phrase`."""


def unit_span(text: str, end: int) -> Span | None:
    """Percent, points or currency right behind `end`."""
    hit = _SYMBOLIC.match(text, end, end + 40) or _MONEY_AFTER.match(text, end, end + 40)
    return Span(hit.start("unit"), hit.end("unit")) if hit else None


def unit_of(index: Index, mention: Mention) -> tuple[str | None, Span | None]:
    """The unit that the source prints for this mention, verbatim, and where; None when it names none."""
    words = unit_words(index, mention)
    return words.unit, words.own


def plainly_counts(index: Index, mention: Mention, noun: str) -> bool:
    """Whether the number surely counts this plural: nothing but plain words stand between the two.

    It is part of the phrase of `direct_unit` then, which need not be read; False says nothing.
    """
    begin = plainly_leads(index.text, mention.end, noun)
    if begin is None or not mention.text[-1].isalnum() or "分" in mention.text:
        return False
    following = index.after(mention)
    if following is not None and following.start < begin + len(noun):
        return False
    return unit_span(index.text, mention.end) is None and cell_of(index, mention) is None


@remembered
def unit_words(index: Index, mention: Mention) -> UnitWords:
    """As `unit_of`, with the noun phrase and how the unit was found."""
    direct = _direct_or_shared(index, mention)
    if direct.source != "none":
        return direct
    if _is_fraction(mention):
        return NONE
    return _column(index, mention) or _carried(index, mention) or NONE


def _answer(index: Index, span: Span, source: str, phrase: Span | None = None) -> UnitWords:
    return UnitWords(index.text[span.start : span.end], span, phrase or span, source)


NONE = UnitWords(None, None, None, "none")


@remembered
def direct_unit(index: Index, mention: Mention) -> UnitWords:
    """The unit that stands right beside the number; `none` if there is none."""
    text, end = index.text, mention.end
    if inside := _unit_inside(text, mention):
        return _answer(index, inside, "symbol")
    if mark := currency_before(text, mention.start):
        return _answer(index, mark, "money")
    if text[end : end + 1] == ")" and _OPENED.search(text, max(0, mention.start - 3), mention.start):
        end += 1  # `(3)%`, `(1.2) million dollars`: the brackets are a minus
    if found := unit_span(text, end):
        return _answer(index, found, "symbol" if _SYMBOLIC.match(text, end, end + 40) else "money")
    return _noun(index, mention)


def _unit_inside(text: str, mention: Mention) -> Span | None:
    """The unit that is part of the mention (百分之三, 六成五), or that of the next in a list (`0.2个和0.5个百分点`)."""
    start, end = mention.start, mention.end
    if mention.text.startswith("百分之"):
        return Span(start, start + 3)
    if (tenths := mention.text.find("成")) > 0:
        return Span(start + tenths, start + tenths + 1)
    if text[end : end + 1] == "个" and (points := _SHARED_POINTS.match(text, end)):
        return Span(points.start(1), points.end(1))
    return Span(end - 1, end) if mention.text[-1:] in "%％" and len(mention.text) > 1 else None


def _noun(index: Index, mention: Mention) -> UnitWords:
    text, end = index.text, mention.end
    cell = cell_of(index, mention)
    hi = index.sentence_of(mention.start).end if cell is None else cell.row[cell.column].end
    follow = text[end : min(end + 3, hi)].lstrip()
    if follow and CJK.match(follow):
        hit = _HAN_UNITS.match(text, end, hi) or _HAN_NOUN.match(text, end, hi)
        return _answer(index, Span(hit.start("unit"), hit.end("unit")), "noun") if hit else NONE
    if text[end : end + 1] == "-" and (word := WORD.match(text, end + 1)) and word.group() not in {"plus", "odd"}:
        return _answer(index, Span(word.start(), word.start() + len(word.group().split("-")[0])), "noun")
    found_phrase = _phrase_behind(index, mention, hi)
    if found_phrase is None:
        return NONE
    return _answer(index, found_phrase.head, "noun", found_phrase.phrase)._replace(run=found_phrase.run)


def _phrase_behind(index: Index, mention: Mention, hi: int) -> NounPhrase | None:
    text, at = index.text, mention.end
    if text[at : at + 1] in {")", "）", "(", "]", ",", ";", ".", ":"}:
        return None
    half = _HALF_A.match(text, at, hi) if _is_fraction(mention) else None
    if skip := half or _OF_THESE.match(text, at, hi) or _PLUS.match(text, at, hi):
        at = skip.end()
    following = index.after(mention)
    counts = following is not None and following.kind != "ordinal" and text[following.end : following.end + 1] != "-"
    if counts and following is not None and following.kind == "name" and _CODE.match(text, following.start - 2):
        counts = False  # `1,900 COVID-19 patients`: the number is part of the noun phrase
    stops = frozenset({following.start} if following is not None and counts else ())
    found = noun_phrase(text, at, hi, stops)
    if found is not None and not is_plural(text[slice(*found.head)]) and _of_whom(index, mention):
        return None  # `of whom 94 come from ...`
    if found is not None and text[slice(*found.head)].endswith(_POSSESSIVES):
        return None  # `11 of the country's 14 provinces`
    return found


def _of_whom(index: Index, mention: Mention) -> bool:
    """Whether several of those named before are told of, not several of what follows."""
    return mention.value != 1 and _WHOM.search(index.text, max(0, mention.start - 40), mention.start) is not None


def _is_fraction(mention: Mention) -> bool:
    """A half, one-third, 三分之一: a share has no unit of its own."""
    return "分之" in mention.text or mention.text == "半" or _FRACTION.search(mention.text.lower()) is not None


def _direct_or_shared(index: Index, mention: Mention) -> UnitWords:
    direct = direct_unit(index, mention)
    hop = mention
    for _ in range(12):
        if direct.source != "none":
            break
        if cell_of(index, hop) is not None:
            return NONE
        following = index.after(hop)
        if following is None or _LINK.fullmatch(index.text, hop.end, following.start) is None:
            return NONE
        if following.kind in {"duration", "date_time"} - {mention.kind} or _APPOSED.match(
            index.text, hop.end, following.start
        ):
            return NONE  # `1.2 billion, or 3 percent more`: the same said in another measure
        hop = following
        direct = direct_unit(index, hop)
    if hop is mention or direct.source == "none":
        return direct
    thousands = mention.value is not None and mention.value >= _THOUSAND > abs(hop.value or _THOUSAND)
    differs = direct.source == "symbol" and mention.kind == "statistic" and hop.kind == "change"
    differs = differs or (direct.unit == "times" and "," in index.text[mention.end : hop.start])
    if differs or (direct.source in {"symbol", "money"} and (thousands or _is_fraction(mention))):
        return NONE  # `14,210, 2% fewer than before`, `418,000 or 21.5%`, `cut by half to $118 million`
    return direct._replace(source="shared")


def _carried(index: Index, mention: Mention) -> UnitWords | None:
    """A noun left out: the subject of the verb before the number, else the unit of an earlier number."""
    lo = index.sentence_of(mention.start).start
    edge = index.before(mention, lo)
    left_lo = edge.end if edge else lo
    left = index.text[left_lo : mention.start]
    if (verb := _VERB_BEFORE.search(left)) and (
        subject := _subject(left[: verb.start()], left_lo, counts=edge is not None)
    ):
        return _answer(index, subject, "carried")
    return _earlier(index, mention, lo)


def _earlier(index: Index, mention: Mention, lo: int) -> UnitWords | None:
    hop = mention
    for _ in range(8):
        before = index.before(hop, lo)
        if before is None:
            return None
        direct = _direct_or_shared(index, before)
        if direct.source in {"noun", "shared"} and before.kind in {"statistic", "other"}:
            return direct._replace(source="carried")
        hop = before
    return None


def _subject(left: str, offset: int, *, counts: bool) -> Span | None:
    """The plural noun that is subject of the verb behind `left`; a mere `number` or `total` looks to its `of`."""
    words = list(WORD.finditer(left))[-10:]
    if words and words[-1].group().lower() == "there":
        return None  # `On the islands there were five`
    for word in reversed(words):
        if (counts and left[: word.start()].isspace() and word.group().lower() in _TIMES) or _AGO.match(
            left, word.end()
        ):
            continue
        if is_plural(word.group()) and word.group().lower() not in _DUMMY and not is_participle(word.group()):
            return Span(offset + word.start(), offset + word.end())
    return None


def _column(index: Index, mention: Mention) -> UnitWords | None:
    """The head of the table column the number stands in, its row's label, or what names the unit of the whole table."""
    cell = cell_of(index, mention)
    if cell is None:
        return None
    text = index.text
    for place in reversed(cell.heads):
        own = _bracket_unit(place.start, text[slice(*place)]) or _percent_in(text, place)
        if own is not None:
            return _answer(index, own, "column", place)
    if mention.kind != "change" and (own := _bracket_unit(cell.label.start, text[slice(*cell.label)])) is not None:
        return _answer(index, own, "column", cell.label)
    for start, end in reversed(cell.heads):
        head = text[start:end]
        if mention.kind != "change" and re.search(r"[^\W\d_]", head) and not _WHEN.search(head):
            return _head_unit(index, start, head)
    shares = any(SHARE_HEAD.search(text, *head) for head in cell.heads)
    for place in shared_units(index, cell) if shares or mention.kind != "change" else ():
        several = _SEVERAL.search(text, *place) is not None
        own = _percent_in(text, place) if several else _bracket_unit(place.start, text[slice(*place)])
        if own is not None and (shares or not several):
            return _answer(index, own, "column", place)
    sign = sign_above(index, cell) if mention.kind != "change" else None
    return None if sign is None else _answer(index, sign, "column")


def _percent_in(text: str, head: Span) -> Span | None:
    """`% change`, `Share, per cent`: the head of a column of shares."""
    hit = _PERCENT_HEAD.search(text, *head)
    return Span(*hit.span()) if hit else None


def _bracket_unit(offset: int, label: str) -> Span | None:
    """Percent, points or currency in brackets behind a row's label: `Jobless rate (%)`."""
    bracket = re.search(r"[(（]\s*([^()（）]+?)\s*[)）]\s*$", label)
    symbol = re.search(rf"{_PERCENT}|{MONEY}|[$£€¥]", bracket.group(1)) if bracket else None
    if bracket is None or symbol is None:
        return None
    return Span(offset + bracket.start(1) + symbol.start(), offset + bracket.start(1) + symbol.end())


def _head_unit(index: Index, offset: int, head: str) -> UnitWords:
    bracket = re.search(r"[(（]\s*([^()（）]+?)\s*[)）]\s*$", head)
    begin, end = (bracket.start(1), bracket.end(1)) if bracket else (0, len(head))
    while end > begin and head[end - 1].isspace():
        end -= 1
    phrase = Span(offset, offset + end)
    symbol = re.search(rf"{_PERCENT}|{MONEY}", head[begin:end]) if bracket else None
    if symbol:
        return _answer(index, Span(offset + begin + symbol.start(), offset + begin + symbol.end()), "column", phrase)
    words = list(WORD.finditer(head, begin, end))
    last = words[-1] if words else None
    span = Span(offset + last.start(), offset + last.end()) if last else phrase
    return _answer(index, span, "column", phrase)


def unit_region(index: Index, mention: Mention) -> Span | None:
    """The noun phrase behind the number with its `of` complements: `cases of telecom fraud`."""
    words = unit_words(index, mention)
    if words.phrase is None or words.source not in {"noun", "shared"}:
        return words.phrase
    text, end = index.text, max(words.phrase.end, words.run.end if words.run else 0)
    hi = index.sentence_of(mention.start).end
    following = index.after(mention)
    stops = frozenset({following.start} if following else ())
    for _ in range(3):
        link = _OF.match(text, end, hi)
        complement = noun_phrase(text, link.end(), hi, stops) if link else None
        if complement is None:
            break
        end = complement.run.end
    return Span(words.phrase.start, end)
