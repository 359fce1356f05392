"""JSON Lines, one file a table: one object a row, decimals as strings."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from extractor import tables
from extractor.export.formats import Format, Options, Written
from extractor.opened import OpenedRun
from extractor.tables import Cell
from extractor.tables.files import printed, whole


def _plain(cell: Cell) -> str | int | None:
    # A JSON number would become a float in nearly every reader.
    return printed(cell) if isinstance(cell, Decimal | date) else cell


def _write(run: OpenedRun, out: Path, _options: Options) -> list[Written]:
    files = []
    for table in tables.TABLES:
        name = f"{table.name}.jsonl"
        with whole(out / name) as temp, temp.open("w", encoding="utf-8", newline="\n") as file:
            for row in run.rows(table):
                named = dict(zip(table.names, map(_plain, row), strict=True))
                file.write(json.dumps(named, ensure_ascii=False) + "\n")
        files.append(
            Written(name, table, {"format": "jsonl", "mediatype": "application/x-ndjson", "encoding": "utf-8"})
        )
    return files


FORMAT = Format("jsonl", "JSON Lines, one object a row; decimals are strings", _write)
