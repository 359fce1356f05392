"""Whether the words around a number say that something rose, fell or stayed."""

import re

from extractor.grammar.cells import Cell, cell_of
from extractor.grammar.units import currency_before
from extractor.numbers.changes import ChangeCue, change_at
from extractor.source import Index, remembered
from schemas.evidence import Direction, Mention, Span

_UNCHANGED = re.compile(
    r"\b(?:unchanged|did not (?:move|change)|no change|remained (?:the same|flat|stable|steady)|held steady|"
    r"stayed the same)\b"
    r"|持平|不变|没有变化",
    re.IGNORECASE,
)
_BEYOND = re.compile(
    r"\s*(?:%|per\s?cent(?:age)?|basis)(?:[\s-]points?)?\s+(?P<cue>higher|lower)\b(?!\s+(?:middle|income|secondary|court|house))",
    re.IGNORECASE,
)
_MINUS = "-−–"
_MORE = re.compile(r"increase|growth|rise|增|升|涨", re.IGNORECASE)
_LESS = re.compile(r"decrease|decline|fall|reduction|减|降|跌", re.IGNORECASE)
_CHANGES = re.compile(
    r"(?:percent(?:age)?|per\s?cent|%|annual|monthly|quarterly)\s+(?:changes?|growth)|growth\s+rates?|[±+]/?[-−]\s?%|(?:同比|环比|涨跌|增减|升降)",
    re.IGNORECASE,
)
_CHANGE_HEAD = re.compile(
    r"\W*(?:changes?|chg|variance|var|inc(?:rease|\.)?\s*/\s*\(?dec(?:rease|\.)?\)?|增减额?|增减幅度?|变动)\W*$",
    re.IGNORECASE,
)
_NEXT = 40
_NO_FALL = frozenset({"至少", "不少", "多少"})
_REACH = 400
"""No change word is looked for farther from its number than this."""


@remembered
def change_of(index: Index, mention: Mention) -> ChangeCue | None:
    """The change word that governs the mention, with its role: the number is the difference, or a level led to."""
    if (cell := cell_of(index, mention)) is not None:
        return _signed(index, mention, cell)
    if beyond := _BEYOND.match(index.text, mention.end, mention.end + _NEXT):
        # `growth was 0.3 percentage points lower`: the word behind says more than the noun before.
        way: Direction = "increase" if beyond.group("cue").lower() == "higher" else "decrease"
        return ChangeCue(way, Span(*beyond.span("cue")), "by")
    mark = currency_before(index.text, mention.start)
    start = mention.start if mark is None else mark.start
    lo = max(index.sentence_of(start).start, mention.start - _REACH)
    hi = min(index.sentence_of(mention.start).end, mention.end + _REACH)
    # A window of its own keeps the search linear in long texts.
    base = max(0, lo - 2)
    window = index.text[base:hi]
    cue = change_at(window, mention.start - base, mention.end - base, lo - base, hi - base)
    if cue is None and start < mention.start:  # `fell by EUR 86 million`: the currency is part of the figure
        cue = change_at(window, start - base, mention.end - base, lo - base, hi - base)
    if cue is None or window[max(0, cue.cue.start - 1) : cue.cue.end] in _NO_FALL:
        return None
    return cue._replace(cue=Span(cue.cue.start + base, cue.cue.end + base))


def _signed(index: Index, mention: Mention, cell: Cell) -> ChangeCue | None:
    """In a table the sign says which way; a bare number under a head of changes has risen."""
    text, place = index.text, cell.row[cell.column]
    before = text[place.start : mention.start]
    sign = next((c for c in reversed(before) if c in _MINUS or c == "+"), None)
    if sign is not None:
        at = place.start + before.rindex(sign)
        return ChangeCue("increase" if sign == "+" else "decrease", Span(at, at + 1), "by")
    if mention.kind == "change" and cell.heads:
        head = cell.heads[-1]
    elif (told := _of_changes(text, cell)) is not None:
        head = told
    else:
        return None
    words = text[slice(*head)]
    ways = {way for way, pattern in (("increase", _MORE), ("decrease", _LESS)) if pattern.search(words)}
    way: Direction = "decrease" if "(" in before or ways == {"decrease"} else "increase"
    return ChangeCue(way, head, "by")


def _of_changes(text: str, cell: Cell) -> Span | None:
    """What says of the whole table, or of one of its heads, that its figures are changes."""
    if cell.heads and _CHANGE_HEAD.match(text, *cell.heads[-1]):
        return cell.heads[-1]
    for place in (*cell.heads, cell.table.units, cell.table.caption):
        if place is not None and (hit := _CHANGES.search(text, *place)) is not None:
            return Span(*hit.span())
    return None


def unchanged_in(index: Index, span: Span) -> Span | None:
    """An explicit word for no change inside the span."""
    hit = _UNCHANGED.search(index.text, span.start, span.end)
    return Span(*hit.span()) if hit else None
