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
    places = _places(run)
    described = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    files = [Written(f"{table.name}.parquet", table, described) for table in tables.TABLES]
    with ExitStack() as opened:
        writers = {}
        for file in files:
            temp = opened.enter_context(whole(out / file.name))
            schema = arrow.schema(file.table, places[file.table.name])
            writers[file.table.name] = opened.enter_context(parquet.ParquetWriter(temp, schema, compression="zstd"))
        _fill(writers, run)
    return files


def _places(run: OpenedRun) -> dict[str, arrow.Places]:
    """The same 12 places in every export, so that the files of many runs are one data set; None where that fails."""
    found = {table.name: arrow.places(table, ()) for table in tables.TABLES}
    for page in run.pages():
        for table in tables.TABLES:
            for name, after in arrow.places(table, page[table.name]).items():
                found[table.name][name] = arrow.more(found[table.name][name], after)
    return {
        table: {name: None if after is None else arrow.PLACES for name, after in columns.items()}
        for table, columns in found.items()
    }


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
