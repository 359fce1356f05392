"""Parquet, one file a table: decimal128(38, 12), dates and integers as such, texts as they are printed."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from extractor import tables
from extractor.errors import UsageError
from extractor.export.formats import Format, Options, Written
from extractor.opened import OpenedRun
from extractor.tables import Row, arrow
from extractor.tables.files import whole


def _write(run: OpenedRun, out: Path, _options: Options) -> list[Written]:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'extractor[tables]'") from error
    wide: dict[str, set[str]] = {table.name: set() for table in tables.TABLES}
    for page in run.pages():
        for table in tables.TABLES:
            wide[table.name] |= arrow.too_wide(table, page[table.name])
    described = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    files = [Written(f"{table.name}.parquet", table, described) for table in tables.TABLES]
    with ExitStack() as opened:
        writers = {}
        for file in files:
            temp = opened.enter_context(whole(out / file.name))
            schema = arrow.schema(file.table, wide[file.table.name])
            writers[file.table.name] = opened.enter_context(parquet.ParquetWriter(temp, schema, compression="zstd"))
        _fill(writers, run)
    return files


def _fill(writers: dict[str, Any], run: OpenedRun) -> None:
    """Rows into row groups of bounded size, table by table."""
    held: dict[str, list[Row]] = {name: [] for name in writers}
    for page in run.pages():
        for name, rows in page.items():
            held[name] += rows
            while len(held[name]) >= arrow.BATCH:
                writers[name].write_batch(arrow.batch(writers[name].schema, held[name][: arrow.BATCH]))
                del held[name][: arrow.BATCH]
    for name, rows in held.items():
        if rows:
            writers[name].write_batch(arrow.batch(writers[name].schema, rows))


FORMAT = Format("parquet", "Parquet files; values are decimal128(38, 12)", _write)
