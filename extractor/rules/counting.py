"""Whether words name what a figure counts: by the layout of its table, by its own noun or by one it leaves out."""

import re

from extractor.grammar.cells import Cell, cell_of, noted_units, row_at, shared_units
from extractor.grammar.elision import names_own
from extractor.grammar.grid import LETTERS, cells, line_start
from extractor.grammar.units import direct_unit, unit_words
from extractor.rules.agreement import unit_fit
from extractor.rules.claim import Claim, printed_in
from extractor.rules.columns import in_its_heads, times_in
from extractor.rules.measures import MEASURED
from extractor.rules.rule import Problem, printed, shortened
from extractor.rules.unread import is_share
from extractor.source import Index
from schemas.evidence import Mention, Span

_REACH = 90
_ENDS = frozenset(".。;；!?！？")
_BLANK = 2
_NEW_PHRASE = re.compile(r"[,;:(\[.，；：（。、]")
"""`$155 million, a margin of 17.8%`: what stands behind it is not counted by the number before it."""
_OF_THEM = re.compile(
    r"[%％]?\s*(?:per\s?cent\s*)?\bof\s+(?:the\s+total|them|these|those|all|which|whom)\b", re.IGNORECASE
)
_SHARE_SAID = re.compile(
    r"(?:(?:^|\d)\s?[(（](?:or\s)?|,\s(?:or|i\.e\.,?|that\s+is,?)|\bmaking\s+up|\baccount(?:ing|s|ed)?\s+for|占[^，。；]{0,12})\s*$",
    re.IGNORECASE,
)
"""`people were accepted, making up 14.2%`; `3,402 (43%)`."""
_OF_THE = re.compile(r"^\s+(?:out\s+)?of\s+(?:the|these|those|its|all)\s")
_DETERMINED = re.compile(r"\b(?:the|an?|last)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|compared\s+(?:with|to)|versus|vs\.?)\s(?:[^,;:()]*\band\s)?[^,;:()\d]*$")
"""`4 calls and 9 guests, against 5 and 7 the year before`"""
_OF_WHICH = re.compile(r"\bof\s(?:which|whom|these|those|them)\b|其中")
_FIGURES = frozenset({"statistic", "change"})
_SHARED_OUT = re.compile(r"\brespectively\b|分别", re.IGNORECASE)
_TAKEN_UP = re.compile(r"[,(，]\s*(?:n?either|each|both|all|none|the\s+(?:largest|smallest|longest))\b[^,;:.]*$")
"""`Two spills, neither larger than`: a pronoun takes up the noun before it."""


def counted_otherwise(claim: Claim, index: Index) -> Problem | None:
    """The words claimed to name what a figure counts stand where they are said of others alone."""
    host, place = claim.host, claim.place
    if host is None or place is None:
        return None
    cell = cell_of(index, host)
    if cell is not None and named_in_table(claim, index, cell):
        return None
    sentence = index.sentence_of(host.start)
    message = f"`{shortened(claim.text)}` does not stand in the sentence of `{host.text}`"
    if cell is not None and (other := _of_other_cells(claim, index, cell)) is not None:
        message = f"`{shortened(claim.text)}` stands {other} than `{host.text}`"
    elif sentence.start <= place.start < sentence.end:
        return _counted_by_another(claim, index, host, sentence)
    if unit_fit(index, host, claim.text) == "fits":
        return None
    return Problem(f"{message}: {printed(index, place)}", place)


def named_in_table(claim: Claim, index: Index, cell: Cell) -> bool:
    """Whether the heads over the cell, its label, the caption or what names the unit of the table say the words."""
    if in_its_heads(claim, index):
        return True
    own = [cell.label, *shared_units(index, cell), *noted_units(index, cell)]
    if cell.table.heads and not any(_says_what(index, head) for head in cell.heads):
        corner = cell.table.heads[-1][0]
        own += () if any(corner in heads for heads in cell.table.over) else (corner,)
    if (group := _group(index.text, cell)) is not None:
        own.append(group)
    return any(span.start <= place.start < span.end for span in own for place in claim.printed)


def _group(text: str, cell: Cell) -> Span | None:
    """The words on a line of their own right above a block of rows, flush with their labels or left of them."""
    above = line_start(text, max(0, cell.table.first - 1))
    found = cells(text, above)[1]
    if len(found) != 1 or not LETTERS.search(text, *found[0]) or text[found[0].end - 1] in _ENDS:
        return None
    flush = cell.label.start - line_start(text, cell.label.start)
    return found[0] if found[0].start - above <= flush else None


def _says_what(index: Index, head: Span) -> bool:
    """Whether a head says more than when."""
    words = index.text[slice(*head)]
    return LETTERS.search(words) is not None and not times_in(words)


def _of_other_cells(claim: Claim, index: Index, cell: Cell) -> str | None:
    """Whose the words are that stand nowhere but in the table and not with this cell; None if they stand elsewhere."""
    text = index.text
    heads = {head for line in cell.table.heads for head in line}
    said = None
    for place in claim.printed:
        if any(head.start <= place.start < head.end for head in heads):
            said = "over another column"
        elif row_at(index, line_start(text, place.start)) not in {(), cell.row}:
            said = "in another row"
        else:
            return None
    return said


def _counted_by_another(claim: Claim, index: Index, host: Mention, sentence: Span) -> Problem | None:
    """The words stand directly behind another number of the sentence, which this one does not share them with."""
    for place in printed_in(claim, sentence):
        before = index.within(max(sentence.start, place.start - _REACH), place.start)
        owner = next((m for m in reversed(before) if m.kind == "statistic"), None)
        if owner is None or owner.start == host.start or place.start - owner.end > _BLANK:
            return None
        if _NEW_PHRASE.search(index.text, owner.end, place.start) or _shared(claim, index, host, place):
            return None
    assert claim.place is not None
    message = f"`{shortened(claim.text)}` is counted by another number, not by `{host.text}`"
    return Problem(f"{message}: {printed(index, claim.place)}", claim.place)


def _shared(claim: Claim, index: Index, host: Mention, place: Span) -> bool:
    """Whether the number leaves out its noun, and the words behind another are the ones that it leaves out."""
    text = index.text
    if host.start < place.start:
        apart = _OF_THE.sub("", text[host.end : place.start])
        return not _DETERMINED.search(apart) and unit_fit(index, host, claim.text) == "fits"
    between = text[place.end : host.start]
    if is_share(index, host):
        return _OF_THEM.match(text, host.end) is not None or _SHARE_SAID.search(between) is not None
    if MEASURED.match(text, host.end):
        return _TAKEN_UP.search(between) is not None
    if _OF_WHICH.search(between) is not None and unit_fit(index, host, claim.text) == "fits":
        return True
    return _left_out(index, host, place)


def _left_out(index: Index, host: Mention, place: Span) -> bool:
    """Whether the number has no noun of its own, and none but the words before it comes into question."""
    words = unit_words(index, host)
    if words.source in {"money", "symbol", "shared"} or _has_noun(index, host):
        return False
    figures = [m for m in index.within(place.end, host.start) if m.kind in _FIGURES]
    if not any(_has_noun(index, m) for m in figures) or _AGAINST.search(index.text, place.end, host.start):
        return True
    return _SHARED_OUT.search(index.text, host.end, index.sentence_of(host.start).end) is not None


def _has_noun(index: Index, mention: Mention) -> bool:
    """Whether a noun right behind the number says what it counts, and no mere measure."""
    words = direct_unit(index, mention)
    return names_own(index, mention, words) and not MEASURED.match(index.text, mention.end)
