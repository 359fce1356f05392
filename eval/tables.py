"""Rows of strings as a plain-text or a Markdown table."""

from collections.abc import Sequence
from typing import NamedTuple

from eval.carets import columns, plain


class Table(NamedTuple):
    """A title, a header and rows; the first column is text, the others are flush right."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def text(table: Table) -> str:
    """Columns lined up by what a terminal shows; two spaces between."""
    lines = [tuple(plain(cell) for cell in row) for row in (table.header, *table.rows)]
    widths = [max(columns(row[i]) for row in lines) for i in range(len(table.header))]
    told = [_line(row, widths) for row in lines]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([table.title, told[0], rule, *told[1:], ""])


def markdown(table: Table) -> str:
    """A Markdown table under a bold title; pipes and line breaks in cells are made harmless."""
    rows = ["| " + " | ".join(_cell(c) for c in row) + " |" for row in (table.header, *table.rows)]
    rule = "|" + "|".join(["---", *["---:"] * (len(table.header) - 1)]) + "|"
    return "\n".join([f"**{table.title}**", "", rows[0], rule, *rows[1:], ""])


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    first, *others = (
        cell + " " * (w - columns(cell)) if i == 0 else " " * (w - columns(cell)) + cell
        for i, (cell, w) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()


def _cell(cell: str) -> str:
    return plain(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
