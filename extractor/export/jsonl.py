"""JSON Lines, one file a table: one object a row, decimals as strings."""

import json
from contextlib import ExitStack
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
    described = {"format": "jsonl", "mediatype": "application/x-ndjson", "encoding": "utf-8"}
    files = [Written(f"{table.name}.jsonl", table, described) for table in tables.TABLES]
    with ExitStack() as opened:
        temps = [opened.enter_context(whole(out / file.name)) for file in files]
        streams = [opened.enter_context(temp.open("w", encoding="utf-8", newline="\n")) for temp in temps]
        for page in run.pages():
            for (_, table, _), stream in zip(files, streams, strict=True):
                for row in page[table.name]:
                    named = dict(zip(table.names, map(_plain, row), strict=True))
                    stream.write(json.dumps(named, ensure_ascii=False) + "\n")
    return files


FORMAT = Format("jsonl", "JSON Lines, one object a row; decimals are strings", _write)
