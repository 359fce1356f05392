"""Whether the words around a number say that something rose, fell or stayed."""

import re

from extractor.grammar.apart import apart
from extractor.grammar.cells import Cell, cell_of
from extractor.grammar.currencies import currency_before
from extractor.numbers.behind import OF_OTHERS
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
    r"\s*(?:%|per\s?cent(?:age)?|basis|points?\b(?=\s))(?:[\s-]points?)?\s+"
    r"(?P<cue>(?:(?P<up>higher|faster|stronger|quicker)|lower|slower|weaker)\b(?!\s+(?:middle|income|secondary|court|house))"
    r"|(?:(?P<more>larger|bigger|greater|wider|steeper|sharper|deeper)|smaller|narrower|gentler|milder|shallower)"
    r"(?=\s+than\b|\s*[.,;:)]|\s*$))",
    re.IGNORECASE,
)
_MARGIN = re.compile(r"(?:±|\+/[-−–]|\bplus or minus|\bgive or take)\s?$")
_MARGIN_ENDS = frozenset("±-−–se")
"""How far off a figure may be says nothing of where it went."""
_ASIDE = re.compile(r"(?:\s?%|(?:\s[a-z]+){1,2})?\s?(?P<cut>\([^()\n]{1,40}\)\*?)(?=\s[a-z])")
_CLOSES = re.compile(r"(?:\s?%|(?:\s[a-z]+){1,2})?\)\s[a-z]")
_ARROWS: dict[str, Direction] = {"↑": "increase", "▲": "increase", "↓": "decrease", "▼": "decrease"}
_MINUS = "-−–"
_SIGN = re.compile(r"(?<![\d%])(?P<sign>[-−–+])\s?\(?\s?(?:[A-Z]{0,3}[$£€¥]\s?)?$")
_BRACKETED_SIGN = re.compile(r"\((?P<sign>[-−–+])\)\s?(?:[A-Z]{0,3}[$£€¥₹]\s?)?$")
"""`registered (-) 1.1%`: a sign in brackets of its own."""
_MAY_BE_NEGATIVE = re.compile(
    r"\b(?:balance|net|surplus|deficit|result|profit|loss|cash\s+flow)\b|差额|净额|结余|利润", re.IGNORECASE
)
"""What a minus says of such a figure is that it is negative, not that it fell."""
_NO_VERB = re.compile(
    r"\b(?:in|of|under|by|for|on|an?|the|per|new|its|their|each|this|between)\s(?P<noun>contracts?)\b(?!\s(?:in|of)\s)"
)
_GLOSS = re.compile(r"(?:\s?%|(?:\s[^\W\d_]+){0,2})\s?\((?:or\s)?")
_MORE = re.compile(r"increase|growth|rise|增|升|涨", re.IGNORECASE)
_LESS = re.compile(r"decrease|decline|fall|reduction|减|降|跌", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:organic|like[- ]for[- ]like|currency[- ]neutral|constant[- ]currenc(?:y|ies)|comparable|underlying)\b"
    r"[^%]{0,12}%|(?:percent(?:age)?|per\s?cent|%|annual|monthly|quarterly)\s+(?:changes?|growth)|growth\s+rates?"
    r"|[±+]/?[-−]\s?%|(?:同比|环比|涨跌|增减|升降)",
    re.IGNORECASE,
)
_CHANGE_HEAD = re.compile(
    r"\W*(?:changes?|chg|variance|var|inc(?:rease|\.)?\s*/\s*\(?dec(?:rease|\.)?\)?|增减额?|增减幅度?|变动)\W*$",
    re.IGNORECASE,
)
_NEXT = 40
_BEFORE = 16
_BEHIND = 80
_NO_FALL = frozenset({"至少", "不少", "多少"})
_REACH = 400
"""No change word is looked for farther from its number than this."""


@remembered
def change_of(index: Index, mention: Mention) -> ChangeCue | None:
    """The change word that governs the mention, with its role: the number is the difference, or a level led to."""
    if (cell := cell_of(index, mention)) is not None:
        return _signed(index, mention, cell)
    lead = index.text[max(0, mention.start - _BEFORE) : mention.start]
    if lead.rstrip()[-1:] in _MARGIN_ENDS and _MARGIN.search(lead):
        return None
    if (own := _right_beside(index.text, mention)) is not None:
        return own
    mark = currency_before(index.text, mention.start)
    start = mention.start if mark is None else mark.start
    lo = max(index.sentence_of(start).start, mention.start - _REACH)
    hi = min(index.sentence_of(mention.start).end, mention.end + _REACH)
    # A window of its own keeps the search linear in long texts.
    base = max(0, lo - 2)
    window = index.text[base:hi]
    window = _NO_VERB.sub(_blotted, window) if "contract" in window else window
    cue = change_at(window, mention.start - base, mention.end - base, lo - base, hi - base)
    if cue is None and start < mention.start:  # `fell by EUR 86 million`: the currency is part of the figure
        cue = change_at(window, start - base, mention.end - base, lo - base, hi - base)
    if cue is None or _no_change(window, cue):
        return _beyond_brackets(index, mention) if cue is None else None
    if apart(mention, window, Span(mention.start - base, mention.end - base), lo - base, cue.cue):
        return None
    found = cue._replace(cue=Span(cue.cue.start + base, cue.cue.end + base))
    return _of_the_glossed(index, mention, found)


def _right_beside(text: str, mention: Mention) -> ChangeCue | None:
    """An arrow or a sign in brackets before the figure, or a word behind its percent that says more than any noun."""
    if (way := _ARROWS.get(text[mention.start - 1 : mention.start])) is not None:
        return ChangeCue(way, Span(mention.start - 1, mention.start), "by")
    if ")" in text[max(0, mention.start - 6) : mention.start]:
        sign = _BRACKETED_SIGN.search(text, max(0, mention.start - 10), mention.start)
        if sign is not None:
            return _of_sign(sign["sign"], Span(*sign.span("sign")))
    beyond = _BEYOND.match(text, mention.end, mention.end + _NEXT)  # `growth was 0.3 percentage points lower`
    if beyond is None or (
        text.startswith(" than", beyond.end()) and OF_OTHERS.match(text, beyond.end() + len(" than"))
    ):
        return None
    return ChangeCue("increase" if beyond["up"] or beyond["more"] else "decrease", Span(*beyond.span("cue")), "by")


def _blotted(hit: re.Match[str]) -> str:
    """`gains in contract farms`: the noun, in as many letters that are no word."""
    return hit.group()[: -len(hit["noun"])] + "x" * len(hit["noun"])


def _no_change(text: str, cue: ChangeCue) -> bool:
    """`至少`, `is put at 15 to 18 million`: words that are no change here."""
    word = text[max(0, cue.cue.start - 1) : cue.cue.end]
    return word in _NO_FALL or (cue.role == "to" and word.lower() == " put")


def _of_the_glossed(index: Index, mention: Mention, cue: ChangeCue) -> ChangeCue:
    """`dropped by 640 (21.7%) over the year`: behind the brackets stands what is said of the figure before them."""
    if cue.cue.start < mention.end or ")" not in index.text[mention.end : cue.cue.start]:
        return cue
    before = index.before(mention)
    if before is None or _GLOSS.fullmatch(index.text, before.end, mention.start) is None:
        return cue
    led = change_of(index, before)
    return cue if led is None or led.role != "by" else led


def _beyond_brackets(index: Index, mention: Mention) -> ChangeCue | None:
    """`5.6 per cent (171 persons) more than in May`: said behind the brackets, of the figures before and in them."""
    text, end = index.text, mention.end
    if ")" not in text[end : end + _BEHIND]:
        return None
    if (aside := _ASIDE.match(text, end, end + _BEHIND)) is not None:
        hi = min(index.sentence_of(mention.start).end, aside.end() + _REACH)
        head = text[mention.start : aside.start("cut")].rstrip()
        cue = change_at(head + text[aside.end() : hi], 0, end - mention.start, 0, len(head) + hi - aside.end())
        if cue is None or cue.cue.start <= len(head):
            return None
        gone = aside.end() - len(head)
        return cue._replace(cue=Span(cue.cue.start + gone, cue.cue.end + gone))
    before = index.before(mention) if _CLOSES.match(text, end) else None
    if before is None or _GLOSS.fullmatch(text, before.end, mention.start) is None:
        return None
    led = change_of(index, before)
    return led if led is not None and led.cue.start > end else None


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
        negative = _MAY_BE_NEGATIVE.search(over) is not None or (mention.kind == "statistic" and _beside(text, cell))
        if sign["sign"] in _MINUS and negative and _of_changes(text, cell) is None:
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


def _beside(text: str, cell: Cell) -> bool:
    """Whether another column is one of changes: then this one is of levels, and a minus says they are negative."""
    return any(heads != cell.heads and _CHANGE_HEAD.match(text, *heads[-1]) for heads in cell.table.over if heads)


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
