"""The tables of a run: their columns, and their rows from a record and its text."""

from extractor.tables.columns import FINDINGS, MENTIONS, RELEASES, STATISTICS, TABLES, Cell, Column, Table, table_named
from extractor.tables.rows import Row, all_rows, rows

__all__ = [
    "FINDINGS",
    "MENTIONS",
    "RELEASES",
    "STATISTICS",
    "TABLES",
    "Cell",
    "Column",
    "Row",
    "Table",
    "all_rows",
    "rows",
    "table_named",
]
