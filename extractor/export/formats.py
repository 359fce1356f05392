"""What a format is, and how its files come whole or not at all."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import StorageError
from extractor.opened import OpenedRun
from extractor.tables import Cell, Table


class Options(NamedTuple):
    """Switches of the CSV files."""

    bom: bool = False
    raw: bool = False


class Written(NamedTuple):
    """A table in a file; `described` is what the Data Package must say so that the file can be read."""

    name: str
    table: Table
    described: dict[str, Any]


class Format(NamedTuple):
    """A format: its name on the command line, a line of help, and its writer."""

    name: str
    help: str
    write: Callable[[OpenedRun, Path, Options], list[Written]]


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
