"""What table print says of a figure, and which level of its row a column of changes belongs to."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from extractor.fillers.baseline.period.periods import Period
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words.lexicon import GENERIC

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
WHOLE: Final = re.compile(r"\s*(?:(?:grand\s+)?total|all\b.*|sum|合计|总计)\s*$", re.IGNORECASE)
TIME_WORDS: Final = re.compile(
    r"(?:(?:three|six|nine|twelve|\d{1,2})\s+(?:months?|weeks?)|(?:fiscal\s+)?(?:year|quarter|half|months?|weeks?)|end(?:ed|ing)?|to|of|the|date"
    r"|first|second|third|fourth|[1-4](?:st|nd|rd|th)|[QH][1-4]|FY\s?\d*|(?:19|20)\d\d(?:[-/–]\d{2,4})?|\d{1,2}"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?|[\d一二三四]+(?:年|月|季度)|[.,–-]|\s)+",
    re.IGNORECASE,
)
_SHARES: Final = (None, "%", "‰", "per cent", "percent")
_WEIGHT: Final = re.compile(r"\bweights?\b|权[重数]", re.IGNORECASE)
"""What a price counts in an index, which is not what its change is of."""


class Cell(NamedTuple):
    """What table print says of a figure."""

    indicator: str
    period: Period | None
    scope: Scope | None
    unit: str | None
    change: bool
    """The column holds changes, not levels."""
    dated: bool
    """The column heads name its time, so neighbours tell the same at other times."""
    falls: bool
    """A minus or accounting brackets stand before the number."""
    basis: str | None
    head: str = ""
    """The words over its column."""
    told: str | None = None
    """The period as it is printed over several heads of the column."""


def pair(levels: list[tuple[int, Cell]], change: Cell, used: int) -> tuple[int, Cell] | None:
    """The level of a row that a column of changes belongs to; `used`: how many levels had their column of changes.

    The one whose head it repeats; else of those before it the latest of several times, or the first count.
    """
    levels = [level for level in levels if not (_WEIGHT.search(level[1].head) and level[1].unit in _SHARES)]
    said = without_change(change.head)
    shared = [_alike(said, without_change(level.head)) for _, level in levels]
    if any(shared) and (shared[-1] != max(shared) or shared.count(max(shared)) == 1):
        return levels[shared.index(max(shared))]
    if (whole := _YEAR_TO_DATE.search(change.head)) is not None or "当月" in change.head:
        spans = [level for level in levels if bool(_RANGED.search(level[1].head)) == (whole is not None)]
        if len(spans) == 1:
            return spans[0]
    fresh = levels[used:]
    if not fresh or WHOLE.match(fresh[-1][1].head):
        return fresh[-1] if fresh else None
    now = [level for level in fresh if not _PRIOR.search(level[1].head)]
    if fresh[-1][1].dated and 0 < len(now) < len(fresh):
        return now[-1]  # `本期  上年同期  增减`
    if fresh[-1][1].dated:
        years = [_YEAR.findall(cell.told or cell.head) for _, cell in fresh]
        latest = [k for k, found in enumerate(years) if found and found[-1] == max(y[-1] for y in years if y)]
        return fresh[latest[-1] if latest and all(years) else -1]
    counted = [k for k, (_, cell) in enumerate(fresh) if cell.unit is None or not cell.unit.startswith(("per", "%"))]
    return fresh[counted[0]] if counted else fresh[0]


def of_other_time(level: Cell, change: Cell, row: Iterable[Cell]) -> bool:
    """Whether another column of changes has the time of the level and this one has not."""
    when = _dates(level)
    same = [cell for cell in row if cell.change and cell.dated and _dates(cell) == when]
    return bool(when) and change.dated and _dates(change) != when and bool(same)


def _dates(cell: Cell) -> frozenset[str]:
    """The months and years over a column."""
    return frozenset(w.lower() for w in _DATES.findall(cell.told or cell.head))


def without_change(head: str) -> str:
    return _COMPARED.sub("", head.lower())


def _alike(said: str, other: str) -> int:
    """How much two heads share: all of it, else the longest word, or Chinese signs in a row."""
    if not _HAN.search(said) and TIME_WORDS.fullmatch(said):
        return 0  # what the changes are measured against
    if said.strip() == other.strip() != "":
        return len(said) + len(other)
    words = {w for w in _WORD.findall(said) if w not in GENERIC} & set(_WORD.findall(other))
    runs = {said[a:b] for a in range(len(said)) for b in range(a + 2, len(said) + 1) if said[a:b] in other}
    return max(map(len, words | {run for run in runs if _HAN.search(run)}), default=0)


_PRIOR: Final = re.compile(r"上年|去年|上[月季期周]|同期|[年期]初")
_YEAR_TO_DATE: Final = re.compile(r"累计|年初以来")
_RANGED: Final = re.compile(r"累计|\d\s?[-–—~～至到]\s?\d+月|年初以来")
_DATES: Final = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?=[a-z]*\b)|\b[QH][1-4]\b|\b(?:19|20)\d\d\b"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_WORD: Final = re.compile(r"[a-z]{4,}")
_COMPARED: Final = re.compile(
    r"同比|环比|增长|增减|增速|[增涨降]幅|涨跌幅?|比上年|较上年|比上月|[（(].*|\b(?:on|from|over|since|than|against)\b.*|\b(?:annual|changes?|growth|rates?|percent\w*|per\s+cent)\b"
)
