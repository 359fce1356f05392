"""What the layout of a table says of the words claimed for one of its figures: whose column are they printed over."""

import re
from functools import lru_cache

from extractor.grammar.cells import Cell, cell_of, stacked
from extractor.numbers.tables import moves
from extractor.rules.claim import Claim
from extractor.rules.rule import Problem, shortened
from extractor.rules.standing import within_date, years_at, years_in
from extractor.source import Index
from schemas.evidence import Mention

_TIME = re.compile(
    r"(?P<month>\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\b)|(?P<year>(?<!\d)(?:19|20)\d\d(?:[/–-]\d{2,4})?(?!\d))|\bq\s?(?P<q>[1-4])\b"
    r"|(?P<part>\b(?:[1-4](?:st|nd|rd|th)|first|second|third|fourth)\s+(?:quarter|half))|\bh(?P<h>[12])\b"
    r"|(?P<week>\bweeks?\s+\d{1,2})|(?P<han>\d{1,2}(?:\s?[-–—~～至]\s?\d{1,2})?月|[上下]半年|前?[一二三四]季度)"
    r"|(?P<length>\b(?:three|six|nine|twelve|\d{1,2})[\s-]+(?:months?|weeks?)|\byear\s+ended|\byear\s+to\s+date)",
    re.IGNORECASE,
)
_BASE = re.compile(r"(?:19|20)\d\d\w*\s?=\s?\d+")
_COMPARED = re.compile(
    r"\b(?:on|from|since|against|vs\.?|versus|than|compared\s+(?:with|to))\s*:?\s+(?P<basis>.*)", re.IGNORECASE
)
_ORDER = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_DASH = str.maketrans("–—~～至", "-----")


def over_a_column(claim: Claim, index: Index) -> bool:
    """Whether the words are those of the heads over a column of the figure's table, read from the top down."""
    cell = cell_of(index, claim.host) if claim.host is not None else None
    if cell is None:
        return False
    said = " ".join(claim.text.split())
    lead = "" if cell.table.caption is None else " ".join(index.text[slice(*cell.table.caption)].split())
    for heads in {*cell.table.over, cell.heads}:
        words = stacked(index.text, heads)
        if re.search(rf"(?<!\w){re.escape(said)}(?!\w)", words) or said == f"{lead} {words}":
            return True
    return False


def in_its_heads(claim: Claim, index: Index) -> bool:
    """Whether the words stand over the column of their figure, or in the caption of its table."""
    assert claim.host is not None
    cell = cell_of(index, claim.host)
    if cell is None:
        return False
    over = cell.heads if cell.table.caption is None else (*cell.heads, cell.table.caption)
    if any(head.start <= place.start < head.end for head in over for place in claim.printed):
        return True
    said = " ".join(claim.text.split())
    return re.search(rf"(?<!\w){re.escape(said)}(?!\w)", stacked(index.text, cell.heads)) is not None


def of_another_column(claim: Claim, index: Index, host: Mention) -> Problem | None:
    """The column, the row or the caption of the table names a time of its own, and not the one claimed."""
    cell = cell_of(index, host)
    assert cell is not None
    if (problem := _fits_another(claim, index, host, cell)) is not None:
        return problem
    if (problem := _against_caption(claim, index, cell)) is not None:
        return problem
    years = years_in(claim.text)
    caption = () if cell.table.caption is None else (cell.table.caption,)
    over = () if host.kind == "change" else cell.heads
    for places in (over, (cell.label,), caption):
        said = [y for place in places for y in years_at(index, place) if not within_date(index.text, y)]
        if any(p.start <= place.start < p.end for p in places for place in claim.printed):
            return None
        if said:
            if not years or any(index.text[slice(*y)] in years for y in said):
                return None
            words = " ".join(index.text[slice(*places[-1])].split())
            return Problem(f"`{shortened(claim.text)}`, but the figure stands under `{words}`", said[-1])
    return None


def _fits_another(claim: Claim, index: Index, host: Mention, cell: Cell) -> Problem | None:
    """The time over another column of the row is what the claim says, and that over its own is not."""
    words = stacked(index.text, cell.heads)
    own, claimed = times_in(words), times_in(claim.text)
    if not own or not claimed:
        return None
    moving = moves(words.lower())
    if moving or host.kind == "change":
        basis = _COMPARED.search(words)
        if basis is not None:
            if not (before := times_in(basis["basis"])) or not claimed >= before:
                return None
            return Problem(f"`{shortened(claim.text)}` is what the figure under `{words}` is compared with", host.span)
    mine = _fit(own, claimed)
    for heads in cell.table.over:
        other = stacked(index.text, heads)
        if heads == cell.heads or moves(other.lower()) != moving or not times_in(other) & claimed:
            continue
        if _fit(times_in(other), claimed) > mine:
            return Problem(
                f"`{shortened(claim.text)}` is over another column, the figure stands under `{words}`", host.span
            )
    return None


def _against_caption(claim: Claim, index: Index, cell: Cell) -> Problem | None:
    """The caption names months, quarters or weeks, nothing nearer does, and the claim names others."""
    if cell.table.caption is None or times_in(stacked(index.text, (*cell.heads, cell.label))):
        return None
    words = " ".join(index.text[slice(*cell.table.caption)].split())
    said, claimed = (frozenset(t for t in times_in(w) if not t[0].isdigit()) for w in (words, claim.text))
    if not said or not claimed or said & claimed:
        return None
    return Problem(f"`{shortened(claim.text)}`, but the table is `{shortened(words)}`", cell.table.caption)


def _fit(over: frozenset[str], claimed: frozenset[str]) -> int:
    """How many of the words of time are said, less those that are not."""
    return len(over & claimed) - len(over - claimed)


@lru_cache(maxsize=1024)
def times_in(words: str) -> frozenset[str]:
    """The words of time in a head, each in one spelling; the base of an index is none."""
    return frozenset(_spelt(m) for m in _TIME.finditer(_BASE.sub("", words)))


def _spelt(hit: re.Match[str]) -> str:
    kind = str(hit.lastgroup)
    said = hit[kind].lower().translate(_DASH)
    if kind == "month":
        return said[:3]
    if kind == "part":
        number = said.split()[0]
        return f"{_ORDER.get(number, number[0])} {said.split()[1][0]}"
    if kind in {"q", "h"}:
        return f"{said} {kind}"
    return " ".join(said.split())
