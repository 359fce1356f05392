"""Parquet, one file a table: decimal128(38, 12), dates and integers as such, texts as they are printed."""

from pathlib import Path

from extractor import tables
from extractor.errors import UsageError
from extractor.export.formats import Format, Options, Written
from extractor.opened import OpenedRun
from extractor.tables import arrow
from extractor.tables.files import whole


def _write(run: OpenedRun, out: Path, _options: Options) -> list[Written]:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'extractor[tables]'") from error
    files = []
    for table in tables.TABLES:
        name = f"{table.name}.parquet"
        schema = arrow.schema(table, run.rows(table))
        with whole(out / name) as temp, parquet.ParquetWriter(temp, schema, compression="zstd") as writer:
            for batch in arrow.batches(schema, run.rows(table)):
                writer.write_batch(batch)
        files.append(Written(name, table, {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}))
    return files


FORMAT = Format("parquet", "Parquet files; values are decimal128(38, 12)", _write)
