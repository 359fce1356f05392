"""Files of rows: whole or not at all, and no text in them that a spreadsheet would run."""

import csv
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

from extractor.errors import StorageError
from extractor.tables.columns import Cell, Column

_RUNS = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")
_SIGNED = re.compile(r"[+-]\d[\d,]*(?:\.\d+)?%?")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that becomes it when the block ends well; StorageError when the disk fails."""
    temp = path.with_name(f".new-{os.getpid()}-{path.name}")
    try:
        yield temp
        with temp.open("rb") as file:
            os.fsync(file.fileno())
        temp.replace(path)
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror or error}; free or unlock the disk and export again"
        ) from error
    finally:
        with suppress(OSError):
            temp.unlink(missing_ok=True)


def printed(cell: Cell) -> str:
    """A cell as text: plain decimals, ISO dates, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def neutralise(text: str) -> str:
    """`'` before a text that a spreadsheet may run as a formula; a plain signed number (`-3.2%`) stays.

    A text of `'`s before such a sign gets one more: dropping one `'` before [`'`s and] a sign restores every text.
    """
    return "'" + text if _RUNS.match(text) and not _SIGNED.fullmatch(text) else text


def write_csv(
    path: Path, columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]], *, bom: bool = False, raw: bool = False
) -> None:
    """RFC 4180 in UTF-8: header, then rows; texts are neutralised unless `raw`."""
    shield = [column.type == "string" and not raw for column in columns]
    encoding = "utf-8-sig" if bom else "utf-8"
    with whole(path) as temp, temp.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([column.name for column in columns])
        for row in rows:
            texts = map(printed, row)
            writer.writerow([neutralise(t) if s else t for t, s in zip(texts, shield, strict=True)])
