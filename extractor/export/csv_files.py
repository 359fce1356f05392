"""CSV, one file a table: UTF-8, RFC 4180, and no cell that a spreadsheet would run."""

from pathlib import Path

from extractor import tables
from extractor.export.formats import Format, Options, Written
from extractor.opened import OpenedRun
from extractor.tables.files import write_csv


def _write(run: OpenedRun, out: Path, options: Options) -> list[Written]:
    encoding = "utf-8-sig" if options.bom else "utf-8"
    described = {"format": "csv", "mediatype": "text/csv", "encoding": encoding}
    files = []
    for table in tables.TABLES:
        name = f"{table.name}.csv"
        write_csv(out / name, table.columns, run.rows(table), bom=options.bom, raw=options.raw)
        files.append(Written(name, table, described))
    return files


FORMAT = Format("csv", "CSV files, UTF-8; formula-like texts are neutralised unless raw", _write)
