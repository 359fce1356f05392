"""Differences whose direction is told around them or elsewhere: by a verb of two parts, or by another figure."""

from extractor import regexes as re
from extractor.grammar.directions import change_of
from extractor.grammar.units import direct_unit, unit_of
from extractor.grammar.words import FUNCTION, PAST, WORD, word_set
from extractor.rules.measures import stem, unit_class
from extractor.rules.one_way import said_for_all
from extractor.rules.standing import AMOUNT, in_brackets
from extractor.source import Index
from schemas.evidence import Direction, Mention

_SHARES = frozenset({"percent", "points", "basis points"})
_COUNTED_OFF = frozenset(
    {"job", "post", "position", "place", "seat", "bed", "vacancy", "day", "hour", "minute", "ton", "hectare", "point"}
)
"""What can be taken away without being carried."""
_VAGUE = (
    r"(?:(?:about|some|over|nearly|almost|around|roughly|only|just|another|a\s+further|more\s+than|less\s+than)\s+)*"
)
_TAKEN = re.compile(rf"\bt(?:ook|akes?|aking|aken)\s+{_VAGUE}{AMOUNT}$", re.IGNORECASE)
_KNOCKED = re.compile(
    r"\b(?:wip(?:ed?|es|ing)|knock(?:s|ed|ing)?|shav(?:es?|ed|ing)|lop(?:s|ped|ping)?|slic(?:es?|ed|ing)|"
    rf"trim(?:s|med|ming)?|chip(?:s|ped|ping)?)\s+{_VAGUE}{AMOUNT}$",
    re.IGNORECASE,
)
_OFF_BY = re.compile(
    r"\b(?:(?<!take )(?<!took )(?<!taken )off(?:\s+by)?)\s+"
    rf"{_VAGUE}{AMOUNT}$",
    re.IGNORECASE,
)
"""`housing was off 4.8%`"""
_ONE_OF = re.compile(
    r"\b(?:(?P<up>rise|increase|gain|growth|jump|surge)|(?P<down>fall|decline|decrease|drop|loss|contraction|slump))"
    rf"(?:\s[a-z]+){{0,2}},?\s(?:after|following|than|against|from|and)\s(?:one|that)\sof\s+{_VAGUE}{AMOUNT}$",
    re.IGNORECASE,
)
"""`its second fall after one of 0.2%`: the noun is taken up again."""
_PUT = re.compile(rf"\b(?:puts?|putting|tack(?:s|ed|ing)?)\s+{_VAGUE}{AMOUNT}$", re.IGNORECASE)
_AWAY = re.compile(r"[^.;,:()\d]{0,40}?\b(?:away|off)\b")
_FROM = re.compile(r"[^.;,:()\d]{0,40}?\b(?:away|off|out\s+of|from)\b")
_ON_TOP = re.compile(r"[^.;,:()\d]{0,40}?\bon(?:to)?\b")
_LED_BY = re.compile(
    r"[^.;:]{0,80}?[\s,(](?:(?:[a-z]+er|more|less)\s+than|over\s+and\s+above|(?:as\s+)?against|(?:up|down)\s+from|compared\s+(?:with|to)|versus|vs\.?|after|following|rather\s+than|"
    r"instead\s+of|\bnot)\s+(?:an?\s+(?:[a-z]+\s+)?(?:average|rate|pace|figure|total)\s+of\s+|th(?:at|e)\s+)?"
    rf"(?:a\s+)?(?:revised\s+)?{_VAGUE}{AMOUNT}",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"[^:]{0,80}?[\s,;.(](?:it|this|the\s+(?:(?:annual|yearly|monthly|quarterly)\s+)?(?:(?P<level>rate|figure|pace)|increase|rise|fall|decline))\s+(?:had\s+)?"
    rf"(?:been|was|stood\s+at|came\s+to|averaged)\s+{_VAGUE}{AMOUNT}",
    re.IGNORECASE,
)
_ZH_TIME_IS = re.compile(
    r"\s?[%％]?[，；（(,、]\s?(?:而|前值)?[^，。；\d]{0,4}(?:\d{1,2}(?:\s?[-—–至]\s?\d{1,2})?月份?|[上去前当本]年?[^，。；\d]{0,4}|"
    r"[一二三四前]+季度|(?:19|20)\d\d年(?:同期)?)(?:末|底)?(?:的?(?:增速|涨幅|增幅|降幅|跌幅))?(?:则|仅|曾|约)?为?(?:约)?$"
)
_ZH_PART = re.compile(
    r"[\u4e00-\u9fff]{0,3}[,，、;；](?P<of>其中[:：,，]?)?(?:(?![达为是占有率降减增升涨])[\u4e00-\u9fff（）()]){2,14}"
)
_OBJECT_OF = word_set(
    "added adding adds add lost losing lose loses shed sheds shedding gained gaining gains gain put created cut"
)
"""Verbs whose object is the difference; `rose by 300, compared with 4,000` may lead to a level."""
_CHANGE_NOUNS = word_set(
    "growth increase increases decrease decreases decline declines rise drop drops fall gain gains loss losses "
    "reduction contraction expansion jump surge slump improvement"
)
_AGAIN = re.compile(
    r"(?<![\w-])(?:the|this|that)\s+(?:[a-z-]+\s+)?(?:average|figure|pace|increase|rise|gain|fall|decline|loss)\s+"
    r"(?:for|in|over|of|during)\s[^.;:()]{2,40}\s(?:is|was|has\s+been|had\s+been|stands\s+at|stood\s+at|c[ao]mes?\s+to|"
    rf"works\s+out\s+at)\s+(?:now\s+)?{_VAGUE}{AMOUNT}$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^()]{0,40}\)")
_JOINED = re.compile(
    r"(?:\s[a-z]+){0,7}?(?:,\s(?:(?:and|while|but)\s)?|\s(?:and|while|but)\s|;\s(?:(?:and|while|but)\s)?)"
)
_OWN_CHANGE = re.compile(r"(?:\s[a-z]+){0,2}\s?[,(]\s?(?:up|down|unchanged|(?:an?|the)\s[a-z]+\sof|[+−–-]\s?\d)\b")
_SET_BESIDE = re.compile(r"(?:\s[a-z]+){0,2}\s(?:\(|[-–—]\s)")
_QUALIFIED = re.compile(rf"\s{_VAGUE}{AMOUNT}$", re.IGNORECASE)
_PRESENT = word_set(
    "employs has holds runs owns operates serves covers counts makes sells produces plans expects aims accounts costs "
    "includes totals numbers exceeds comprises stands amounts remains reaches is are was were be been had have now "
    "employ hold run own operate serve cover count make sell produce plan expect aim cost include total reach"
)
"""Verbs that may begin a new statement behind `and`."""
_REACH = 90
_LEAD = 60
_PHRASE = 6
_HOPS = 12
_WAYS: tuple[Direction, ...] = ("increase", "decrease")


def taken_over(index: Index, mention: Mention, direction: str) -> bool:
    """Whether another figure, of this sentence or the one before, gives the number this direction."""
    return (
        _compared(index, mention) == direction
        or _gapped(index, mention) == direction
        or _of_the_sentence_before(index, mention, direction)
        or _glosses(index, mention) == direction
    )


def _glosses(index: Index, mention: Mention) -> Direction | None:
    """`Lund by 61 cases, Toll 22 cases (41%)`: the share of a difference whose word of change was said once."""
    before = index.before(mention) if _measured(index, mention)[0] in _SHARES else None
    if before is None or _SET_BESIDE.fullmatch(index.text, before.end, mention.start) is None:
        return None
    return _gapped(index, before) if change_of(index, before) is None else None


def parted(index: Index, mention: Mention) -> Direction | None:
    """`took 7,000 jobs away`, `knocked 0.2 points off the rate`: a verb of two parts, the number between them."""
    text, end = index.text, mention.end
    lead = text[max(0, mention.start - _LEAD) : mention.start]
    if _KNOCKED.search(lead) and _FROM.match(text, end):
        return "decrease"
    if (again := _ONE_OF.search(lead)) is not None:
        return "increase" if again["up"] else "decrease"
    kind, noun = _measured(index, mention)
    if (kind in _SHARES or noun == "point") and _OFF_BY.search(lead):
        return "decrease"
    hard = kind != "noun" or noun in _COUNTED_OFF
    if hard and _TAKEN.search(lead) and _AWAY.match(text, end):
        return "decrease"
    if (kind != "noun" or noun == "point") and _PUT.search(lead) and _ON_TOP.match(text, end):
        return "increase"
    return None


def _measured(index: Index, mention: Mention) -> tuple[str, str]:
    """The kind of the mention's unit, and the stem of its noun; both empty where it has none."""
    unit = unit_of(index, mention)[0]
    return ("noun", "") if unit is None else (unit_class(unit), stem(unit.split()[-1] if unit.split() else unit))


def _compared(index: Index, mention: Mention) -> Direction | None:
    """`the gain averaged 178, as against 229 in 2030`: what a difference is compared with is a difference too."""
    lo = index.sentence_of(mention.start).start
    before = last = _figure_before(index, mention, lo)
    if before is None:
        before = last = _figure_before(index, mention, index.paragraph_of(mention.start).start)
    elif not _alike(index, before, mention):
        before = _figure_before(index, before, lo)  # `grew 7% to 412 million, slower than the 8% in May`
    if last is None or before is None or mention.start - before.end > 2 * _REACH:
        return None
    cue = change_of(index, before)
    if cue is None or cue.role != "by" or not _alike(index, before, mention):
        return None
    gap = index.text[last.end : mention.start]
    share = _measured(index, before)[0] in _SHARES
    was = _IT_WAS.fullmatch(gap)
    if was is not None and was["level"] and not share:
        return None  # `an increase of 21,000; in the north the rate was 73,000`
    if not (was or _LED_BY.fullmatch(gap) or _ZH_TIME_IS.fullmatch(gap)):
        return None
    word = index.text[slice(*cue.cue)].lower()
    return cue.direction if share or word in _OBJECT_OF or word in _CHANGE_NOUNS else None


def _alike(index: Index, one: Mention, other: Mention) -> bool:
    """Whether two figures are of one measure; a bare number is of the other's."""
    (kind, noun), (own, named) = _measured(index, one), _measured(index, other)
    if _bare(index, one) or _bare(index, other):
        return kind not in _SHARES and own not in _SHARES
    return kind == own and (kind != "noun" or noun == named)


def _bare(index: Index, mention: Mention) -> bool:
    return direct_unit(index, mention).source == "none"


def _figure_before(index: Index, mention: Mention, lo: int) -> Mention | None:
    """The figure before that stands in no brackets of its own; dates are passed over."""
    before = index.before(mention, lo)
    while before is not None and (before.kind == "date_time" or in_brackets(index.text, before, lo, mention.start)):
        before = index.before(before, lo)
    return before


def _gapped(index: Index, mention: Mention) -> Direction | None:
    """`schools put on 300 and hotels (+40) 200`: the word of change is said once, for counts as for shares."""
    lo = index.sentence_of(mention.start).start
    if not mention.text.isascii() or index.text[mention.start - 1] > "\u3000":
        return _part_of(index, mention, lo)
    for _ in range(_HOPS):
        before = _figure_before(index, mention, lo)
        if before is None or mention.start - before.end > _REACH or not said_once(index, before, mention):
            return None
        cue = change_of(index, before)
        if cue is not None:
            return cue.direction if cue.role == "by" else None
        if (way := next((way for way in _WAYS if said_for_all(index, before, way)), None)) is not None:
            return way  # `more cases in: Lund by 61, Toll 22`
        mention = before
    return None


def _part_of(index: Index, mention: Mention, lo: int) -> Direction | None:
    """`贷款增加6亿元，其中短期贷款2亿元、票据1亿元`: the parts of a difference are differences."""
    inside = False
    for _ in range(_HOPS):
        before = index.before(mention, lo)
        if before is None or not _alike(index, before, mention):
            return None
        gap = _ZH_PART.fullmatch(index.text, before.end, mention.start)
        if gap is None:
            return None
        inside = inside or gap["of"] is not None
        cue = change_of(index, before)
        if cue is not None:
            return cue.direction if cue.role == "by" and inside else None
        mention = before
    return None


def said_once(index: Index, before: Mention, mention: Mention) -> bool:
    """Whether nothing but another subject stands between two counts of one thing."""
    if not _alike(index, before, mention) or _measured(index, mention)[0] != "noun":
        return False
    gap = _BRACKETS.sub("", index.text[before.end : mention.start])
    if any(map(str.isdigit, gap)):
        return False
    gap = _QUALIFIED.sub(" ", gap)
    if ":" in gap or _OWN_CHANGE.match(index.text, mention.end):
        return False  # `mates: 212, up by 4; cooks: 633, down by 48`
    joined = _JOINED.match(gap)
    if joined is None:
        return False
    subject = [w.group().lower() for w in WORD.finditer(gap, joined.end())]
    if not 0 < len(subject) <= _PHRASE or subject[-1] in FUNCTION:
        return False
    passed = {w.group().lower() for w in WORD.finditer(gap, 0, joined.end())}
    return passed.isdisjoint(_PRESENT | PAST) and not any(
        w in PAST or w in _PRESENT or (w.endswith("ed") and w != "red") for w in subject
    )


def _of_the_sentence_before(index: Index, mention: Mention, direction: str) -> bool:
    """`The gain averaged 178. The average for this quarter is 192`: the noun points back at differences."""
    sentence = index.sentence_of(mention.start)
    if not sentence.start or not _AGAIN.search(index.text, sentence.start, mention.start):
        return False
    before = index.sentence_of(sentence.start - 1)
    if before.start < index.paragraph_of(mention.start).start:
        return False
    figures = [m for m in index.within(*before) if m.kind in {"statistic", "change"}]
    return bool(figures) and all(_alike(index, m, mention) and _told(index, m, direction) for m in figures)


def _told(index: Index, mention: Mention, direction: str) -> bool:
    cue = change_of(index, mention)
    if cue is not None:
        return cue.role == "by" and cue.direction == direction
    return direction in {_compared(index, mention), _gapped(index, mention)}
