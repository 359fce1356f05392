"""SQLite, one database: strict tables with keys, full-text indexes, and views with floating-point numbers."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from extractor import tables
from extractor.errors import StorageError
from extractor.export.formats import Format, Options, Written
from extractor.opened import OpenedRun
from extractor.tables import Cell, Column, Table
from extractor.tables.files import printed, whole

_ORDER = (tables.RELEASES, tables.MENTIONS, tables.STATISTICS, tables.FINDINGS)
"""A row comes after the rows it refers to."""


def _write(run: OpenedRun, out: Path, _options: Options) -> list[Written]:
    name = "tables.sqlite"
    with whole(out / name) as temp:
        temp.unlink(missing_ok=True)
        database = sqlite3.connect(temp)
        try:
            _fill(database, run)
        except sqlite3.OperationalError as error:
            raise StorageError(f"{out / name} cannot be written: {error}") from error
        finally:
            database.close()
    described = {"format": "sqlite", "mediatype": "application/vnd.sqlite3"}
    return [Written(name, table, described) for table in tables.TABLES]


def _fill(database: sqlite3.Connection, run: OpenedRun) -> None:
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")
    for table in _ORDER:
        database.execute(_create(table))
    with database:
        for page in run.pages():
            for table in _ORDER:
                database.executemany(_insert(table), [tuple(map(_stored, row)) for row in page[table.name]])
    for table in _ORDER:
        for statement in (*_index(table), *_view(table)):
            database.execute(statement)
    database.commit()


def _insert(table: Table) -> str:
    marks = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} ({_listed(table.names)}) VALUES ({marks})"  # noqa: S608 - our own names


def _stored(cell: Cell) -> str | int | None:
    # SQLite has no decimals: NUMERIC would turn them into floats, TEXT keeps them.
    return printed(cell) if isinstance(cell, Decimal | date) else cell


def _create(table: Table) -> str:
    """`id` is the rowid, which the full-text index needs to be stable."""
    lines = ["id INTEGER PRIMARY KEY", *map(_column, table.columns), f"UNIQUE ({_listed(table.key)})"]
    lines += [f"FOREIGN KEY ({_listed(r.columns)}) REFERENCES {r.table} ({_listed(r.keys)})" for r in table.references]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def _column(column: Column) -> str:
    kind = "INTEGER" if column.type == "integer" else "TEXT"
    choices = ", ".join(f"'{choice}'" for choice in column.choices)
    check = f" CHECK ({_quoted(column.name)} IN ({choices}))" if choices else ""
    return f"{_quoted(column.name)} {kind}{' NOT NULL' if column.required else ''}{check}"


def _index(table: Table) -> Iterator[str]:
    """Trigrams find words of three letters or characters and more in any language; Chinese has no blanks to cut at."""
    if table.searched:
        columns = _listed(table.searched)
        options = f"content='{table.name}', content_rowid='id', tokenize='trigram'"
        yield f"CREATE VIRTUAL TABLE {table.name}_fts USING fts5({columns}, {options})"
        yield f"INSERT INTO {table.name}_fts({table.name}_fts) VALUES ('rebuild')"  # noqa: S608 - our own names


def _view(table: Table) -> Iterator[str]:
    """`statistics_as_numbers`: decimals as floating point, to sort and plot by; the exact ones stay in the table."""
    if any(column.type == "decimal" for column in table.columns):
        columns = ", ".join(
            f"CAST({_quoted(c.name)} AS REAL) AS {_quoted(c.name)}" if c.type == "decimal" else _quoted(c.name)
            for c in table.columns
        )
        yield f"CREATE VIEW {table.name}_as_numbers AS SELECT id, {columns} FROM {table.name}"  # noqa: S608 - our own names


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'


FORMAT = Format("sqlite", "a SQLite database with keys and full-text search; opens in datasette", _write)
