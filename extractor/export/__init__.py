"""Exports of a run: the same rows in every format, with a Data Package that describes them."""

from pathlib import Path

from extractor.errors import UsageError
from extractor.export import csv_files, datapackage, jsonl, parquet, sqlite, xlsx
from extractor.export.formats import Format, Options
from extractor.opened import open_run

FORMATS: tuple[Format, ...] = (csv_files.FORMAT, parquet.FORMAT, xlsx.FORMAT, sqlite.FORMAT, jsonl.FORMAT)

__all__ = ["FORMATS", "Format", "Options", "write"]


def write(
    run_dir: str | Path, to: str, out: str | Path | None = None, *, bom: bool = False, raw: bool = False
) -> list[Path]:
    """Write a run's tables and `datapackage.json` as format `to` into `out` (default `RUN/tables/FORMAT`).

    Returns the files, the description last.

    `bom` starts CSV files with a UTF-8 byte-order mark, `raw` leaves their formula-like texts as they are.
    UsageError for no run folder, no such format, an option of another format, or what the format can't hold.
    """
    chosen = next((f for f in FORMATS if f.name == to), None)
    if chosen is None:
        raise UsageError(f"no format {to!r}; there are {', '.join(f.name for f in FORMATS)}")
    if (bom or raw) and chosen is not csv_files.FORMAT:
        raise UsageError(f"a byte-order mark and raw texts are for csv, not for {to}")
    run = open_run(run_dir)
    folder = Path(out) if out is not None else run.root / "tables" / chosen.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}; choose another folder") from error
    options = Options(bom=bom, raw=raw)
    files = chosen.write(run, folder, options)
    package = datapackage.write(run, chosen, folder, files, options)
    return [*dict.fromkeys(folder / file.name for file in files), package]
