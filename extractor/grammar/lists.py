"""Lists that hand out numbers in order: `respectively`, 分别, and `of which` with its parts."""

from typing import Literal, NamedTuple

from extractor import regexes as re
from extractor.source import Index, remembered
from schemas.evidence import Mention, Span

_CUE = re.compile(r"\brespectively\b|\bin that order\b|\brespective\b|分别", re.IGNORECASE)
_LINK = re.compile(
    r"\s*(?:[%％]|percent|per cent|percentage points?|basis points?|个百分点|"
    r"[\u4e00-\u9fff]{1,3}|[^\W\d_]+(?:\s[^\W\d_]+){0,2})?\s*"
    r"(?:,|，|、|;|；|and|or|和|及|与|to)\s*(?:and\s+|or\s+)?(?:by\s+)?"
    r"(?:(?:an?\s+)?(?:increase|decrease|rise|fall|drop|growth|decline|gain|reduction|up|down)\s+(?:of\s+|by\s+)?)?"
    r"(?:over|about|nearly|more than|some|an?)?\s*(?-i:(?:[A-Z]{1,3}|Rs\.?)\s?)?[$£€¥₩₹₽฿₫₺₴₪₦₱￥]?\s*",
    re.IGNORECASE,
)
_HAN_LINK = re.compile(
    r"(?:[%％‰]|个百分点|个基点|[\u4e00-\u9fff]{1,3})?(?:、|和|及|与|以及)(?:同比|环比)?"
    r"(?:增长|增加|上升|上涨|提高|提升|扩大|下降|减少|降低|下跌|回落|收窄|缩小|缩短|延长)(?:了|约|近|超|逾|超过)?"
)
"""`分别增长8.6%、下降3.2%`: each with its own word."""
_AGAINST_SEVERAL = re.compile(r"[比较与][^，。；]{1,8}(?:和|及|与|、)[^，。；]{1,8}")
"""`分别比上月和上年同期低`: one figure is held against several times."""
_IN_TWO_WAYS = re.compile(r"(?:名义|实际|同比|环比)[、和及与](?:名义|实际|同比|环比)$")
"""`同比、环比分别增长`: one figure is measured in two ways."""
_PARTS = re.compile(
    r"\b(?:of|among) (?:them|these|those|which|whom|the total)\b|\bincluding\b|\bthereof\b|其中|包括", re.IGNORECASE
)
_ITEM_EDGE = re.compile(r",(?!\d)|，|、|\s(?:and|or|as well as)\s|和|及|与")
_COUNTED = frozenset({"statistic", "change"})
_NO_ITEMS = frozenset({"date_time", "name", "enumerator"})
_NO_FIGURES = _NO_ITEMS | {"ordinal"}
_ZH_AND = frozenset("和及与")
_CUE_PARTS = ("respective", "in that order", "分别")
_PARTS_PARTS = (
    *("including", "thereof", "of which", "of whom", "of the total", "of them", "of these", "of those", "among "),
    *("其中", "包括"),
)
"""What every cue holds, in small letters: most sentences hold none of it, and no pattern need be tried."""
_FIRST_OF = re.compile(r"前([两二三四])[项者个类种]")
_UNIT_ENDS = re.compile(r"[余多]?[\u4e00-\u9fff]{1,3}[，,]")
_WITH = re.compile(r",\s+(?:with|at|by|of)\s*$")
_VERB_TAIL = re.compile(
    r"(?<=\w),\s+(?:(?:have|has|had|all|also|each)\s+)*(?:was|were|are|is|rose|fell|grew|went|came|stood|[a-z]{3,}ed)\b[^,]*$"
)
_OWN_CLAUSE = re.compile(r"，(?:(?:19|20)\d\d年|今年|去年|全年)?(?:同比|环比|均)?$")
_NEAR = 12
_SUMMED = re.compile(r"[个种类项者家地大方类]")
_REST_OF = re.compile(r"后([一两二三])[项者个类种]")
_ZH_COUNTS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}
_REACH = 600
"""A list is handed out within so many characters of its cue; this keeps endless sentences linear."""


class Group(NamedTuple):
    """The k-th of `numbers` belongs to the k-th of `partners` (numbers named before) or of `items` (words)."""

    kind: Literal["respectively", "parts"]
    cue: Span
    numbers: tuple[Mention, ...]
    partners: tuple[Mention, ...] = ()
    items: tuple[Span, ...] = ()


def _holds(text: str, sentence: Span, parts_of_cues: tuple[str, ...]) -> bool:
    words = text[sentence.start : sentence.end].lower()
    for part in parts_of_cues:  # noqa: SIM110 -- asked of every sentence, and `any` takes twice as long
        if part in words:
            return True
    return False


@remembered
def respectively(index: Index, sentence: Span) -> list[Group]:
    """Every list of the sentence that hands out its numbers in order, with what they are handed out to."""
    text = index.text
    if not _holds(text, sentence, _CUE_PARTS):
        return []
    cues = _CUE.finditer(text, sentence.start, sentence.end)
    groups = []
    lo = sentence.start
    for cue in cues:
        near = index.within(max(sentence.start, cue.start() - _REACH), min(sentence.end, cue.end() + _REACH))
        numbers = [m for m in near if m.kind not in _NO_ITEMS]
        run = _run_after(text, numbers, cue.end()) or _run_before(text, numbers, lo, cue.start())
        if _IN_TWO_WAYS.search(text, lo, cue.start()):
            lo = cue.end()
            continue
        if len(run) > 1 and not _AGAINST_SEVERAL.fullmatch(text, cue.end(), run[0].start):
            groups.append(_distributed(index, sentence, Span(*cue.span()), run, numbers))
        lo = cue.end()
    return groups


def _run_after(text: str, numbers: list[Mention], at: int) -> list[Mention]:
    """Numbers linked behind the cue, when the first follows closely (分别增长41.1%和116.4%)."""
    ahead = [m for m in numbers if m.start >= at]
    if not ahead or not re.fullmatch(r"[^\d,，.。;；]{0,24}", text[at : ahead[0].start]):
        return []
    return linked(text, ahead)


def _run_before(text: str, numbers: list[Mention], lo: int, cue: int) -> list[Mention]:
    behind = [m for m in numbers if lo <= m.start < cue]
    run = behind[-1:]
    for m in reversed(behind[:-1]):
        apart = m.kind == "change" and run[0].kind == "statistic" and " to " in text[m.end : run[0].start]
        # `rose 5 and 3 percent to 90 and 80`
        if apart or not _LINK.fullmatch(text, m.end, run[0].start) or _told_of(text, m, run[0]):
            break
        run.insert(0, m)
    return run


def _told_of(text: str, level: Mention, change: Mention) -> bool:
    """Whether a level stands before the first of its changes: `9 were closed, an increase of 3 percent`."""
    led = level.kind == "statistic" and change.kind == "change"
    return led and _CHANGE_NOUN.search(text, level.end, change.start) is not None


_CHANGE_NOUN = re.compile(
    r"\b(?:increase|decrease|rise|fall|drop|growth|decline|gain|reduction|up|down)\b", re.IGNORECASE
)


def changes_in_a_row(index: Index, sentence: Span, change: Mention) -> list[Mention]:
    """The changes that are linked to this one as in a list, in order; itself alone where none is."""
    changes = [m for m in index.within(*sentence) if m.kind == "change"]
    if change not in changes:
        return [change]
    at = changes.index(change)
    return _run_before(index.text, changes[: at + 1], sentence.start, change.end) + linked(index.text, changes[at:])[1:]


def linked(text: str, numbers: list[Mention]) -> list[Mention]:
    """The numbers from the first on that are joined as in a list."""
    run = numbers[:1]
    for m in numbers[1:]:
        joined = _LINK.fullmatch(text, run[-1].end, m.start) or (
            m.kind == run[-1].kind == "change" and _HAN_LINK.fullmatch(text, run[-1].end, m.start)
        )
        if not joined or (run[-1].kind == "change") != (m.kind == "change"):
            break  # `分别增长4.3%、2.8%，两类商品`: no difference, so not of the list
        run.append(m)
    return run


def _distributed(index: Index, sentence: Span, cue: Span, run: list[Mention], numbers: list[Mention]) -> Group:
    clause = index.text.rfind("；", sentence.start, run[0].start) + 1
    earlier = [m for m in numbers if clause <= m.start and m.end <= run[0].start and m.kind in _COUNTED]
    changes = sum(1 for m in run if m.kind == "change")
    named = _named(index.text, earlier[-1].end, cue.start, len(run)) if changes and earlier else ()
    if named:
        told = _levels_of(index.text, sentence, earlier, named)
        return Group("respectively", cue, tuple(run), told, () if told else named)
    if changes and len(earlier) >= len(run):
        levels = [m for m in earlier if m.kind == "statistic"] or earlier
        first = _FIRST_OF.search(index.text, levels[-1].end, run[0].start) if levels else None
        if first is not None and _ZH_COUNTS.get(first.group(1)) == len(run):
            rest = _REST_OF.search(index.text, run[-1].end, sentence.end)
            reach = len(run) + (_ZH_COUNTS.get(rest.group(1), 0) if rest is not None else 0)
            if len(levels) >= reach:
                return Group("respectively", cue, tuple(run), tuple(levels[-reach:][: len(run)]))
        if len(levels) >= len(run):
            return Group("respectively", cue, tuple(run), tuple(levels[-len(run) :]))
    return Group("respectively", cue, tuple(run), (), _led_in(index, run, cue) or _items(index, sentence, run))


def _led_in(index: Index, run: list[Mention], cue: Span) -> tuple[Span, ...]:
    """Items of a clause of their own before the one of the cue: `甲企业和乙企业的增幅较小，分别为1.0%和0.7%`."""
    text = index.text
    comma = _OWN_CLAUSE.search(text, max(0, cue.start - _NEAR), cue.start)
    if comma is None or cue.end > run[0].start:
        return ()
    lo = max(text.rfind(mark, 0, comma.start()) for mark in "，。；：\n") + 1
    figures = index.within(lo, comma.start())
    place = Span(lo, comma.start())
    return () if figures or text.count("、", *place) else coordinated(text, place, len(run))


def _named(text: str, lo: int, cue: int, size: int) -> tuple[Span, ...]:
    """What a Chinese clause names between earlier figures and the cue: `，毒品、车辆同比分别增长`."""
    start = max(text.rfind(mark, lo, cue) for mark in "，,；;")
    if start < 0 or _COMPARES.search(text, start + 1, cue) is not None:
        return ()
    end = _COMPARED.search(text, start + 1, cue)
    place = Span(start + 1, cue if end is None else end.start())
    return () if coordinated(text, place, size + 1) else coordinated(text, place, size)


_NUMBER_OF = re.compile(r"(?<=..)(?:总?[数量额]|数量|[人件]数)$")
_COMPARES = re.compile(r"[\dA-Za-z]|[比较与同](?=上|去|前|同期|往|常)|同期|其中|前[一两二三四]")
_COMPARED = re.compile(r"(?:同比|环比|均|也|则|又|还)+$")


def _levels_of(text: str, sentence: Span, earlier: list[Mention], items: tuple[Span, ...]) -> tuple[Mention, ...]:
    """The levels whose own words hold the items; empty if one is of none."""
    levels = [m for m in earlier if m.kind == "statistic"]
    found = []
    for item in items:
        words = _NUMBER_OF.sub("", text[item.start : item.end].strip())
        own = [m for k, m in enumerate(levels) if words in text[levels[k - 1].end if k else sentence.start : m.start]]
        found += own[-1:]
    return tuple(found) if len(found) == len(items) else ()


def _items(index: Index, sentence: Span, run: list[Mention]) -> tuple[Span, ...]:
    """The last n coordinated phrases before the numbers, where n is the length of the run."""
    lo = max(sentence.start, run[0].start - _REACH)
    figures = [m for m in index.within(lo, run[0].start) if m.kind not in _NO_FIGURES]
    hi = run[0].start
    if figures and figures[-1].value == len(run) and _SUMMED.match(index.text, figures[-1].end):
        hi = figures.pop().start  # `甲、乙、丙三种手法分别占`
    lo = figures[-1].end if figures else lo
    tail = _VERB_TAIL.search(index.text, lo, hi)
    hi = hi if tail is None else tail.start()  # `Thefts in Arn, Lund and Sel, fell by`: the verb is no item
    led = _WITH.search(index.text, lo, hi)
    hi = hi if led is None else led.start()  # `Arn, Lund and Sel led, with`: no item either
    unit = _UNIT_ENDS.match(index.text, lo, hi) if figures else None
    lo = lo if unit is None else unit.end()  # `药品4件，罚没款分别为`: no list of two
    return coordinated(index.text, Span(max(lo, index.text.rfind("；", lo, hi) + 1), hi), len(run))


def coordinated(text: str, place: Span, size: int) -> tuple[Span, ...]:
    """The last so many coordinated phrases of a place; empty if it holds fewer."""
    found = list(_ITEM_EDGE.finditer(text, *place))
    listed = max((k for k, edge in enumerate(found) if edge.group() == "、"), default=-1)
    outer = [edge for edge in found if edge.group() not in _ZH_AND]
    last = [edge for k, edge in enumerate(found) if edge.group() not in _ZH_AND or k > listed]
    for edges in (outer, last, found) if listed >= 0 else (found,):  # `甲和乙、丙`: there 和 joins words of one item
        spans = _between(text, place, edges)
        if len(spans) >= size:
            return tuple(spans[-size:])
    return ()


def _between(text: str, place: Span, edges: list[re.Match[str]]) -> list[Span]:
    """What stands between the edges and holds more than blanks."""
    cuts = [place.start, *(at for edge in edges for at in edge.span()), place.end]
    return [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if text[a:b].strip()]


_PART_TOO = re.compile(r"\s(?:of|among)\s(?:them|these|those)", re.IGNORECASE)


@remembered
def parts(index: Index, sentence: Span) -> list[Group]:
    """Every `of which` list of the sentence: `partners` holds the one number that is divided, if it is printed."""
    if not _holds(index.text, sentence, _PARTS_PARTS):
        return []
    groups = []
    for cue in _PARTS.finditer(index.text, sentence.start, sentence.end):
        near = index.within(cue.end(), min(sentence.end, cue.end() + _REACH))
        numbers = [m for m in near if m.kind == "statistic"]
        if not numbers:
            continue
        whole = _whole(index, sentence, cue.start())
        if whole is not None and _PART_TOO.fullmatch(index.text, whole.end, cue.end()):
            whole = None  # `41 of these calls were theirs, 28 those of guests`
        groups.append(Group("parts", Span(*cue.span()), tuple(numbers), (whole,) if whole else ()))
    return groups


def _whole(index: Index, sentence: Span, before: int) -> Mention | None:
    """The last count before the cue, in this sentence or, when the cue opens it, in the one before."""
    lo = sentence.start
    if not index.text[lo:before].strip():
        lo = index.sentence_of(max(0, lo - 1)).start
    counts = [m for m in index.within(max(lo, before - _REACH), before) if m.kind == "statistic"]
    return counts[-1] if counts else None
