"""Whether the words around a number say that something rose, fell or stayed."""

import re

from extractor.grammar.cells import Cell, cell_of
from extractor.grammar.currencies import currency_before
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
_SIGN = re.compile(r"(?<![\d%])(?P<sign>[-−–+])\s?\(?\s?(?:[A-Z]{0,3}[$£€¥]\s?)?$")
_BRACKETED_SIGN = re.compile(r"\((?P<sign>[-−–+])\)\s?(?:[A-Z]{0,3}[$£€¥₹]\s?)?$")
"""`registered (-) 1.1%`: a sign in brackets of its own."""
_MAY_BE_NEGATIVE = re.compile(
    r"\b(?:balance|net|surplus|deficit|result|profit|loss|cash\s+flow)\b|差额|净额|结余|利润", re.IGNORECASE
)
"""What a minus says of such a figure is that it is negative, not that it fell."""
_AMONG = re.compile(r"\s(?:in|across|among|throughout|within)\s(?:(?:all|only|just|about|some|nearly|almost|over)\s)?$")
_GLOSS = re.compile(r"(?:\s[^\W\d_]+){0,2}\s?\(")
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
    if ")" in index.text[max(0, mention.start - 6) : mention.start]:
        sign = _BRACKETED_SIGN.search(index.text, max(0, mention.start - 10), mention.start)
        if sign is not None:
            return _of_sign(sign["sign"], Span(*sign.span("sign")))
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
    found = cue._replace(cue=Span(cue.cue.start + base, cue.cue.end + base))
    if mention.kind == "statistic" and _AMONG.search(window, lo - base, mention.start - base):
        return None  # `prices fell in two towns`
    return _of_the_glossed(index, mention, found)


def _of_the_glossed(index: Index, mention: Mention, cue: ChangeCue) -> ChangeCue:
    """`dropped by 640 (21.7%) over the year`: behind the brackets stands what is said of the figure before them."""
    if cue.cue.start < mention.end or ")" not in index.text[mention.end : cue.cue.start]:
        return cue
    before = index.before(mention)
    if before is None or _GLOSS.fullmatch(index.text, before.end, mention.start) is None:
        return cue
    led = change_of(index, before)
    return cue if led is None or led.role != "by" else led


def _of_sign(sign: str, place: Span) -> ChangeCue:
    return ChangeCue("increase" if sign == "+" else "decrease", place, "by")


def _signed(index: Index, mention: Mention, cell: Cell) -> ChangeCue | None:
    """In a table the sign says which way; a bare number under a head of changes has risen."""
    text, place = index.text, cell.row[cell.column]
    before = text[place.start : mention.start]
    sign = _SIGN.search(before)
    if sign is not None:
        over = text[slice(*cell.heads[-1])] if cell.heads else ""
        at = place.start + sign.start("sign")
        if sign["sign"] in _MINUS and _MAY_BE_NEGATIVE.search(over) and _of_changes(text, cell) is None:
            return None
        return _of_sign(sign["sign"], Span(at, at + 1))
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
