"""Numbers in the cells of a table: row numbers, change columns, units, ranks; what its head says is worth more."""

# ruff: noqa: PLR0911 -- decision lists: one return a rule

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.numbers.tokens import Token
from schemas.evidence import Kind, Span

_CELL = re.compile(r"[^\s|│┃║]+(?: [^\s|│┃║]+)*")
_GAP = re.compile(r"\S(?: {2,}| ?\t ?|[ \t]*[|│┃║][ \t]*)\S")
_FIGURE = re.compile(
    r"[+\-\u2212\u2013(~]*[$€£¥]? ?[0-9][0-9 ,.]*\)?(?: ?(?:%|bps?\b|pp\b|pts?\b))?\)?(?: ?[*†a-z]\)?)?$"
)
# A line break first: the engine skips to it at full speed.
_CLOSE = re.compile(r"\n([^\s\d]\S{0,30}(?: (?:[+\-\u2212]?[0-9][0-9,.]*%?|[-—–…]+)){3,}[ \t]*)$", re.MULTILINE)
_CLOSE_HEAD = re.compile(_CLOSE.pattern.removeprefix(r"\n"), re.MULTILINE)
_MARKED = re.compile(r"(?<=[0-9%]) ?(?:(?P<open>\()?[1-9]\)|[\u00b9\u00b2\u00b3])$")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}(?:[/-](?:[0-9]{2}){1,2})?(?:年)?$")
_FOOTNOTED = re.compile(r"[^\W\d_]\)? ?\(?[0-9]{1,2}\)$")
_COLUMNS = re.compile(r"^[ \t|│]*\(?1\)?(?:[ \t|│]+\(?[0-9]{1,2}\)?){2,}[ \t|│]*$", re.MULTILINE)
_NUMBER = re.compile(r"[0-9]+")
_WORDS = re.compile(r"\S+")
_RULE = re.compile(r"[-=_+| :\u2500-\u257f*.]+$")
_ROW_NUMBER = re.compile(r"\(?([0-9]{1,3})[.)、]?(?= ?[^\W\d_]|$)")
_CHANGES = re.compile(
    r"\bchanges?\b|\bchg\b|\bgrowth\b|year[- ]on[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|\by/y|\bm/m|"
    r"\bq/q|\b(?:yoy|mom|qoq)\b|\bover the (?:year|month)|\bincrease|\bdecrease|\bdiff(?:erence\b|\.)|"
    r"\b(?:organic(?:ally)?|like-for-like|lfl|local currenc(?:y|ies)|constant currenc(?:y|ies)|comparable),? ?\(?%|"
    r"\bover (?:[a-z]+ )?(?:1[89]|20)[0-9]{2}|±|\+/-|"
    r"同比|环比|增长|增减|增幅|增速|比上年|较上年|比上月|较上月|涨跌|升降"
)
_NO_CHANGES = re.compile(r"contribution|share|index|stocks?\b|inventor|climate|占比|比重|指数")
_UNITS = re.compile(r"(?:unit(?:s| of measure\w*)?|单位|计量单位)$")
_SCALED = re.compile(
    r"(?:, |\()(?:in )?(?:hundred|thousand|million|billion)s?(?: [a-z.]{1,12}[23²³]?){0,2}\)?$"
)  # the unit in a row's label
_MEASURED_IN = re.compile(r"(?:, |\()(?:in |per )?1[ ,]?0{1,3} [a-z.]{1,12}\)?$")
_OVER = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|q[1-4])[a-z]*\.?(?: ?[0-9]{2,4})?/(?:jan|"
    r"feb|mar|apr|may|"
    r"june?|july?|aug|sept?|oct|nov|dec|q[1-4])|(?:20)?([0-9]{2})/(?:20)?([0-9]{2}))\b"
)
_OF_YEARS = re.compile(r"\b(?:in years|years?\)|years? old)|岁")
_RANKS = re.compile(r"(?:rank(?:ing)?|place|排名|位次|名次)$")
_ORDERS = re.compile(r"(?:no\.?|nr\.?|#|n°|item|row|序号|编号)$")
_TIMES = re.compile(r"\b(?:years?|weeks?|dates?|days?|month|time|period|quarter)\b|年份|日期|时间|月份")
_AGES = re.compile(r"\bage[ds]?\b|\bage[- ]group|年龄")
_GAPS = ("   ", "\t", "|", "│", "┃", "║")
_LONGEST = 600  # characters: no row of a table is longer, and it bounds the work on a row
_INDENT = 12  # blanks before a head that stands over several columns
_SPANNING = 40  # characters: a longer line is a title
_FEW = 2  # heads: fewer may stand there by chance
_PROSE = 60  # characters: a longer line of one cell is no heading inside a table


class _Row(NamedTuple):
    line: int  # where its line begins
    cells: list[Span]
    heads: list[str]  # of its cells; empty where no head was found


def kinds(low: str, tokens: Sequence[Token]) -> dict[int, Kind]:
    """The kinds that the layout of tables decides, by the start of the token."""
    rows = list(_rows(low)) if any(gap in low for gap in _GAPS) else []
    rows += _close_rows(low)
    if not rows:
        return {}
    found: dict[int, Kind] = dict.fromkeys(_counted_off(low), "enumerator")
    starts = [t.start for t in tokens]
    numbered = _numbered(low, rows)
    for i, row in enumerate(rows):
        if i in numbered:
            found[numbered[i]] = "enumerator"
        label = low[row.cells[0].start : row.cells[0].end]
        moving = moves(label) and not _FIGURE.match(label)
        for k, cell in enumerate(row.cells):
            inside = range(bisect_left(starts, cell.start), bisect_left(starts, cell.end))
            head = row.heads[k] if row.heads else ""
            printed = low[cell.start : cell.end]
            marked = _MARKED.search(printed) if k and len(inside) == _FEW else None
            if marked and (not marked["open"] or f"\n{marked[0].lstrip()} " in low):
                found[tokens[inside[-1]].start] = "enumerator"
                inside, printed = inside[:1], printed[: marked.start()]
            for j in inside:
                if tokens[j].start in found:
                    continue
                kind = _cell(printed, head, column=k, alone=len(inside) == 1, moving=moving)
                if kind is not None and tokens[j].form in ("number", "season", "ratio"):
                    found[tokens[j].start] = kind
                elif tokens[j].form == "word" and (_UNITS.match(head) or _SCALED.search(low, cell.start, cell.end)):
                    found[tokens[j].start] = "other"
    return found


def moves(words: str) -> bool:
    """Whether the words of a head or a label, in lower case, say that figures are changes."""
    return (_CHANGES.search(words) is not None or _set_against(words)) and not _NO_CHANGES.search(words)


def _set_against(head: str) -> bool:
    """`Jun/May`, `25/24`, `2024/2023`: a time over the one before it; `2023/24` is a season."""
    found = _OVER.search(head) if "/" in head else None
    return found is not None and (found[1] is None or int(found[1]) == int(found[2]) + 1)


def _cell(printed: str, head: str, *, column: int, alone: bool, moving: bool) -> Kind | None:
    """The kind of the number in a cell, if its column, its row or its bare print tells it."""
    if _UNITS.match(head) and printed[-1].isalpha():
        return "other"
    if _MEASURED_IN.search(printed):
        return "other"
    if column == 0 and _FOOTNOTED.search(printed):
        return "enumerator" if alone else None
    if column == 0:
        if _AGES.search(head):
            return "duration" if _OF_YEARS.search(head) or "岁" in printed or "year" in printed else "other"
        return None
    if not alone or not _FIGURE.match(printed):
        return None
    if _RANKS.match(head):
        return "ordinal"
    if moving or moves(head) or printed[0] == "+":
        return "change"
    return None if _TIMES.search(head) or _ORDERS.match(head) or printed[0] in "-\u2212" else "statistic"


def _rows(low: str) -> Iterator[_Row]:
    """The body rows of the tables, each with the heads of its cells."""
    head: list[tuple[int, list[Span]]] = []
    in_body = False
    at = 0
    boxed = "│" in low or "┃" in low or "║" in low
    for line in low.splitlines(keepends=True):
        start, at = at, at + len(line)
        apart = "  " in line or "\t" in line or "|" in line or (boxed and ("│" in line or "┃" in line or "║" in line))
        if not (apart or head or in_body):
            continue
        text = line.strip()
        if not text:
            head = head if in_body else [above for above in head if len(above[1]) > 1]
            continue
        if _RULE.match(text):
            continue
        if not apart or _GAP.search(line) is None:
            if len(text) > _PROSE or text[-1] in ".;。；":
                head, in_body = [], False
            elif not in_body and line[:_INDENT].isspace() and len(text) <= _SPANNING:
                at_text = start + line.index(text)
                head = [*head[-3:], (start, [Span(at_text, at_text + len(text))])]
            continue
        if len(line) > _LONGEST:
            continue
        cells = [Span(start + m.start(), start + m.end()) for m in _CELL.finditer(line)]
        printed = [low[a:b] for a, b in cells]
        if any(_FIGURE.match(p) and not _YEAR.match(p) for p in printed[1:]):
            in_body = True
            yield _Row(start, cells, _heads(low, start, cells, head))
        else:
            head = [(start, cells)] if in_body else [*head[-3:], (start, cells)]
            in_body = False


def _counted_off(low: str) -> Iterator[int]:
    """Where the numbers of the columns stand, `(1)  (2)  (3)` on a line of their own."""
    for line in _COLUMNS.finditer(low):
        numbers = list(_NUMBER.finditer(low, *line.span()))
        if [int(n.group()) for n in numbers] == list(range(1, len(numbers) + 1)):
            yield from (n.start() for n in numbers)


def _close_rows(low: str) -> Iterator[_Row]:
    """Rows whose cells stand one blank apart, under a line of as many heads."""
    head: list[str] = []
    end = -1
    first = _CLOSE_HEAD.match(low)
    for row in (*([first] if first else ()), *_CLOSE.finditer(low)):
        start = row.start(1)
        cells = [Span(start + m.start(), start + m.end()) for m in _WORDS.finditer(row[1])]
        if start != end + 1:
            above = low[low.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
            head = above.split() if len(above) <= _LONGEST and not any(map(_FIGURE.match, above.split()[1:])) else []
        end = row.end()
        if len(head) == len(cells):
            yield _Row(start, cells, head)
        elif len(head) == len(cells) - 1 and len(head) > _FEW:
            yield _Row(start, cells, ["", *head])  # the lower line of two: nothing stands over the labels


def _heads(low: str, line: int, cells: list[Span], head: list[tuple[int, list[Span]]]) -> list[str]:
    """The words above each cell: by place in the row where the rows are alike, else by what stands above."""
    if not head:
        return []
    words: list[list[str]] = [[] for _ in cells]
    for begun, above in head:
        if len(above) == len(cells):
            pairs: list[tuple[int, Span]] = list(enumerate(above))
        elif len(above) == len(cells) - 1 and above[0].start - begun > cells[0].end - line:
            pairs = list(enumerate(above, 1))
        else:
            pairs = [(k, a) for a in above for k, c in enumerate(cells) if _over(a, begun, c, line)]
        for k, cell in pairs:
            words[k].append(low[cell.start : cell.end])
    return [" ".join(parts) for parts in words]


def _over(above: Span, begun: int, cell: Span, line: int) -> bool:
    return above.start - begun < cell.end - line and cell.start - line < above.end - begun


def _numbered(low: str, rows: list[_Row]) -> dict[int, int]:
    """Rows that are counted off at their head, with the place of the row number."""
    numbers: list[tuple[int, int] | None] = []
    for row in rows:
        first = low[row.cells[0].start : row.cells[0].end]
        found = _ROW_NUMBER.match(first)
        named = found is not None and (found.end() < len(first) or not _FIGURE.match(_text(low, row.cells[1])))
        numbers.append((int(found.group(1)), row.cells[0].start + found.start(1)) if found and named else None)
    return {
        i: own[1]
        for i, own in enumerate(numbers)
        if own is not None
        and (
            (rows[i].heads and _ORDERS.match(rows[i].heads[0]))
            or any(
                near is not None and near[0] == own[0] + step
                for near, step in (
                    (numbers[i - 1] if i else None, -1),
                    (numbers[i + 1] if i + 1 < len(rows) else None, 1),
                )
            )
        )
    }


def _text(low: str, cell: Span) -> str:
    return low[cell.start : cell.end]
