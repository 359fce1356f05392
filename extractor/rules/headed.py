"""Labels of figures in a table, whose words stand over another column of their row and not over their own."""

from collections.abc import Iterator

from extractor.grammar.cells import Cell, cell_of
from extractor.rules.claim import Claims
from extractor.rules.nearness import content_words
from extractor.rules.rule import Problem, shortened
from extractor.source import Index
from schemas.evidence import Span


def under_another_head(claims: Claims, index: Index) -> Iterator[tuple[str, Problem]]:
    """`Exports` over the first and `Imports` over the second: imports labelled by the figure of the first."""
    for claim in claims.levels.values():
        mention = claim.mention
        if not claim.counted or mention is None or claim.found.trouble:
            continue
        cell = cell_of(index, mention)
        if cell is None or len(cell.row) < 3:  # noqa: PLR2004 -- two figures beside their label
            continue
        there = _over_another(index, cell, content_words(claim.counted))
        if there is not None:
            words = " ".join(index.text[slice(*there)].split())
            message = f"`{shortened(claim.counted)}` is what stands under `{words}`, not `{mention.text}`"
            yield claim.path, Problem(message, there)


def _over_another(index: Index, cell: Cell, label: frozenset[str]) -> Span | None:
    """The head of another column that the label names where it names nothing of what the own heads alone say."""
    text = index.text
    own = _words(text, cell.heads)
    if not own or label >= own:
        return None
    row, caption = _words(text, (cell.label,)), _words(text, (cell.table.caption,) if cell.table.caption else ())
    for column in range(1, len(cell.row)):
        heads = cell.heads_over(text, column)
        other = _words(text, heads)
        apart, theirs = own - other, other - own - row
        theirs = theirs if apart & caption else theirs - caption  # a caption that names both tells nothing
        if column != cell.column and apart and label & theirs and not label & apart:
            return heads[-1]
    return None


def _words(text: str, places: tuple[Span, ...]) -> frozenset[str]:
    return frozenset().union(*(content_words(text[slice(*place)]) for place in places))
