"""What a format is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from extractor.opened import OpenedRun
from extractor.tables import Table


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
