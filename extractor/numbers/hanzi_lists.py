"""Hanzi numerals that count because of the counts beside them: 两升一降, 四男一女, 五类上涨、一类下降."""

from collections.abc import Iterator

from extractor import regexes as re
from extractor.numbers.tokens import Token

_COUNTED = "一二两三四五六七八九十"
_MEASURES = "个名人起件次项条种类家所处座辆艘架台套支批份部只头户位组省市县区州国镇村宗例笔单桩款栋间案枚张包箱级"
_MARKS = frozenset(("", *"、，,；;：:。\n和及与中"))
_LISTED = frozenset(_MEASURES)
_COUNTS = re.compile(f"[0-9二两三四五六七八九十]([{_MEASURES}])")
_NEXT_COUNT = re.compile(f"[\u4e00-\u9fff]{{0,12}}[、，,；;和及与][0-9二两三四五六七八九十]{{1,4}}([{_MEASURES}])")
_SENTENCE_END = re.compile("[。！？\n]")
_NO_COUNT = ("次性", "部分", "件事", "级响", "起来")
_SINGLED = re.compile("(?:最[\u4e00-\u9fff]{1,3}的|其中)$")
_SINGLES = frozenset("案起笔宗次批件场例单块")
_SENTENCE_PART = re.compile("[，,。；;：:！？\n]")
_LAST_ITEM = re.compile("[和与及][\u4e00-\u9fffa-z]{2,12}$")
_FEWEST = 2  # items of a list
_REACH = 30  # characters to the count before
_MOVES = frozenset("升涨增扩提平降跌减稳")
_MOVED_TOO = re.compile(r"[零一二两三四五六七八九十][升涨增扩提平降跌减稳]")
_MONTH = "(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
_SEVERAL = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_UNIT = "(?:个?月|个季度)"
_MONTHS = re.compile(f"[{''.join(_SEVERAL)}]{_UNIT}")
_MONTHS_AHEAD = re.compile(f"(?:、{_MONTH}){{1,6}}{_MONTHS.pattern}")
_AFTER_MONTH = re.compile(f"、{_MONTH}$")
_COUNT_OF_MONTHS = re.compile(f"[{''.join(_SEVERAL)}](?={_UNIT})")
_MONTHS_BEHIND = re.compile(rf"{_MONTH}(?:、{_MONTH}){{1,6}}\Z")
_LONGEST = 24  # characters of such a list
_PAIR = re.compile(f'["“][{_COUNTED}][\u4e00-\u9fff][{_COUNTED}][\u4e00-\u9fff]["”]')
_COUPLES = frozenset(("男女", "女男", "死伤", "伤死"))


def one_of_several(low: str, start: int, end: int) -> bool:
    """Whether the 一 at `start` counts: beside counts in the same measure, or singled out (`最快的一案`)."""
    measure = low[end : end + 1]
    if measure not in _LISTED or low[end + 1 : end + 2] == measure or low.startswith(_NO_COUNT, end):
        return False
    if measure in _SINGLES and _SINGLED.search(low, max(0, start - 5), start):
        return True
    return counted_off(low, start, end)


def counted_off(low: str, start: int, end: int) -> bool:
    """`五类上涨、两类持平、一类下降`: one of several counts in the same measure."""
    measure = low[end : end + 1]
    if measure not in _LISTED or low[start - 1 : start] not in _MARKS:
        return False
    ahead = _NEXT_COUNT.match(low, end + 1)
    if ahead is not None and ahead[1] == measure:
        return True
    return any(
        found[1] == measure and not _SENTENCE_END.search(low, found.end(), start)
        for found in _COUNTS.finditer(low, max(0, start - _REACH), start)
    )


def listed(low: str, token: Token) -> bool:
    """`酒类、烟草、化妆品三类`: the number of what is listed right before it."""
    if token.value is None or token.value < _FEWEST or low[token.start - 1 : token.start] in _MARKS:
        return False
    items = _SENTENCE_PART.split(low[max(0, token.start - 8 * _REACH // 3) : token.start])[-1]
    count = items.count("、") + 1
    return token.value == count or (token.value == count + 1 and _LAST_ITEM.search(items) is not None)


def in_months(text: str, before: str, after: str) -> bool:
    """`七、八两个月`: a month or quarter of a list that is counted behind it, or its count."""
    first = after[:1]
    if first == "、":
        return _MONTHS_AHEAD.match(after) is not None
    if before[-1:] == "、":
        return _MONTHS.match(after) is not None
    return first in ("个", "月") and text in _SEVERAL and _AFTER_MONTH.search(before) is not None


def counted_months(low: str) -> Iterator[tuple[int, int]]:
    """Spans of the hanzi months of such lists, and of their counts."""
    for count in _COUNT_OF_MONTHS.finditer(low):
        end = count.start()
        listed = "、" in low[max(0, end - 3) : end]  # before the last month: told before any search
        found = _MONTHS_BEHIND.search(low, max(0, end - _LONGEST), end) if listed else None
        months = found[0].split("、") if found else []
        if found is None or len(months) != _SEVERAL[count[0]]:
            continue
        at = found.start()
        for month in months:
            if not month.isascii():
                yield at, at + len(month)
            at += len(month) + 1
        yield count.span()


def moving(before: str, text: str, after: str) -> bool:
    """两升一降, 七涨一平: how many went which way."""
    if text in "百千万亿" or after[:1] not in _MOVES:
        return False
    if _MOVED_TOO.match(after, 1):
        return True
    return len(before) > 1 and _MOVED_TOO.match(before, len(before) - 2) is not None


def paired(low: str, start: int) -> bool:
    """“六税两费”: two short counts in quotation marks, the whole of what they hold."""
    first = start - 1 if low[start - 1 : start] in ('"', "“") else start - 3
    return first >= 0 and _PAIR.match(low, first) is not None


def coupled(before: str, after: str) -> bool:
    """`四男一女`."""
    if after[:1] in ("男", "女", "死", "伤") and after[1:2] in _COUNTED:
        return after[0] + after[2:3] in _COUPLES
    return before[-1:] + after[:1] in _COUPLES and before[-2:-1] in _COUNTED
