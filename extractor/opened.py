"""OpenedRun: a run folder as Python sees it, in rows and frames."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from extractor import tables
from extractor.run.folder import RECORDS, Folder
from extractor.tables import Cell, Row, Table
from schemas.records import Record

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_SHOWN_ROWS = 20
_SHOWN_LETTERS = 80
_SHOWN = (
    "release", "release_date", "indicator", "value", "unit", "qualifier", "period", "scope", "change_direction",
    "change_value", "change_unit", "verdict",
)  # fmt: skip


class Opened(NamedTuple):
    """One release of a run: its record and the text its spans index."""

    record: Record
    text: str


class Records(Sequence[Record]):
    """Records in the order of their ids, read from the folder when asked for: a long run need not fit in memory."""

    def __init__(self, folder: Folder, ids: tuple[str, ...]) -> None:
        self._folder, self.ids = folder, ids

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int | str) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> "Records": ...
    def __getitem__(self, index: int | str | slice) -> "Record | Records":
        """By position, by release id, or a slice."""
        if isinstance(index, slice):
            return Records(self._folder, self.ids[index])
        if isinstance(index, str) and index not in self.ids:
            raise KeyError(index)
        return self._folder.record(index if isinstance(index, str) else self.ids[index])

    def __repr__(self) -> str:
        return f"<{len(self)} records of {self._folder.root}>"


class OpenedRun:
    """What a run left behind; nothing is computed again and no model is asked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = Folder(root)
        manifest = self._folder.manifest()
        # A killed run has listed nothing yet; each of its records is whole all the same.
        listed = [p.stem for p in (root / RECORDS).glob("*.json")] if manifest.status == "running" else manifest.records
        self.manifest = manifest
        self.records = Records(self._folder, tuple(sorted(listed)))

    def __iter__(self) -> Iterator[Opened]:
        for release_id in self.records.ids:
            yield Opened(self._folder.record(release_id), self.text(release_id))

    def text(self, release_id: str) -> str:
        """The text of a release, which its spans index."""
        return self._folder.text(release_id)

    def rows(self, table: str | Table = "statistics") -> Iterator[Row]:
        """Rows of a table, release by release, cells in the order of its columns."""
        which = tables.table_named(table) if isinstance(table, str) else table
        for record, text in self:
            yield from tables.rows(which, record, text)

    def pages(self) -> Iterator[dict[str, list[Row]]]:
        """Rows of every table by its name, one release at a time."""
        for record, text in self:
            yield tables.all_rows(record, text)

    @property
    def statistics(self) -> list[dict[str, Cell]]:
        """One dict per reported figure; values are Decimals and dates."""
        return self._dicts("statistics")

    @property
    def mentions(self) -> list[dict[str, Cell]]:
        """One dict per number that a source prints, and what became of it."""
        return self._dicts("mentions")

    @property
    def findings(self) -> list[dict[str, Cell]]:
        """One dict per rule broken at one field."""
        return self._dicts("findings")

    def _dicts(self, table: str) -> list[dict[str, Cell]]:
        names = tables.table_named(table).names
        return [dict(zip(names, row, strict=True)) for row in self.rows(table)]

    def to_arrow(self, table: str = "statistics") -> "pa.Table":
        """A pyarrow table; needs `extractor[tables]`."""
        from extractor.tables import arrow

        which = tables.table_named(table)
        return arrow.table(which, lambda: self.rows(which))

    def to_pandas(self, table: str = "statistics") -> "pd.DataFrame":
        """A DataFrame on Arrow types, so that decimals and dates stay what they are; needs `extractor[tables]`."""
        from extractor.tables import arrow

        return arrow.to_pandas(self.to_arrow(table))

    def to_polars(self, table: str = "statistics") -> "pl.DataFrame":
        """A polars frame; needs `extractor[tables]`."""
        from extractor.tables import arrow

        return arrow.to_polars(self.to_arrow(table))

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The statistics to whatever reads Arrow streams (duckdb, polars, pandas), without a copy."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        return f"<run {self.root}: {len(self.records)} releases>"

    def _repr_html_(self) -> str:
        """The first statistics as a table, every text escaped and cut."""
        names = tables.STATISTICS.names
        columns = [names.index(name) for name in _SHOWN]
        first = list(islice(self.rows(), _SHOWN_ROWS + 1))
        head = "".join(f"<th>{escape(name)}</th>" for name in _SHOWN)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_shown(row[i]))}</td>" for i in columns) + "</tr>"
            for row in first[:_SHOWN_ROWS]
        )
        more = "<p>… and more: .to_pandas(), .to_polars(), .to_arrow()</p>" if len(first) > _SHOWN_ROWS else ""
        count = f"{len(self.records)} releases in {escape(str(self.root))}"
        return f"<p>{count}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def open_run(folder: str | Path) -> OpenedRun:
    """A run folder to read; UsageError when it is none."""
    return OpenedRun(Path(folder))


def _shown(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return text if len(text) <= _SHOWN_LETTERS else text[: _SHOWN_LETTERS - 1] + "…"
