"""CSV, one file a table: UTF-8, RFC 4180, and no cell that a spreadsheet would run."""

from contextlib import ExitStack
from pathlib import Path

from extractor import tables
from extractor.export.formats import Format, Options, Written
from extractor.opened import OpenedRun
from extractor.tables.files import CsvFile


def _write(run: OpenedRun, out: Path, options: Options) -> list[Written]:
    encoding = "utf-8-sig" if options.bom else "utf-8"
    described = {"format": "csv", "mediatype": "text/csv", "encoding": encoding}
    names = {table.name: f"{table.name}.csv" for table in tables.TABLES}
    with ExitStack() as opened:
        files = {
            table.name: opened.enter_context(
                CsvFile(out / names[table.name], table.columns, bom=options.bom, raw=options.raw)
            )
            for table in tables.TABLES
        }
        for page in run.pages():
            for name, rows in page.items():
                files[name].put(rows)
    return [Written(names[table.name], table, described) for table in tables.TABLES]


FORMAT = Format("csv", "CSV files, UTF-8; formula-like texts are neutralised unless raw", _write)
