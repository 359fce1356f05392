"""Files of rows: whole or not at all, and no text in them that a spreadsheet would run."""

import csv
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Self

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


class CsvFile:
    """One RFC 4180 file in UTF-8 inside a `with`: header, then the rows put in; texts are neutralised unless `raw`."""

    def __init__(self, path: Path, columns: tuple[Column, ...], *, bom: bool = False, raw: bool = False) -> None:
        self._path, self._names = path, [column.name for column in columns]
        self._shield = [column.type == "string" and not raw for column in columns]
        self._encoding = "utf-8-sig" if bom else "utf-8"
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            temp = opened.enter_context(whole(self._path))
            file = opened.enter_context(temp.open("w", encoding=self._encoding, newline=""))
            self._writer = csv.writer(file, lineterminator="\r\n")
            self._writer.writerow(self._names)
            self._open = opened.pop_all()
        return self

    def __exit__(self, *failure: object) -> bool | None:
        return self._open.__exit__(*failure)  # type: ignore[arg-type]  # as `with` hands it over

    def put(self, rows: Iterable[tuple[Cell, ...]]) -> None:
        """Append rows."""
        for row in rows:
            self._writer.writerow(
                [
                    neutralise(text) if shielded else text
                    for text, shielded in zip(map(printed, row), self._shield, strict=True)
                ]
            )
