"""Arrow tables of rows; the one place that asks for pyarrow, pandas or polars."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Context, Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractor.errors import UsageError
from extractor.tables.columns import Table
from extractor.tables.rows import Row

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

DIGITS, PLACES = 38, 12
"""What fits: up to 26 digits before and 12 after the point; pandas, polars and duckdb all read decimal128."""

BATCH = 10_000
_EXACT = Context(prec=DIGITS)


Places = dict[str, int | None]
"""Of each decimal column: places after the point; None when a value of it fits no decimal128 with 12 places."""


def places(table: Table, rows: Iterable[Row]) -> Places:
    """As many places as the longest value of each decimal column has."""
    decimals = [(i, column.name) for i, column in enumerate(table.columns) if column.type == "decimal"]
    found: Places = dict.fromkeys((name for _, name in decimals), 0)
    for row in rows if decimals else ():
        for i, name in decimals:
            found[name] = more(found[name], _places(row[i]))
    return found


def more(one: int | None, other: int | None) -> int | None:
    """The greater of two numbers of places; None is greatest."""
    return None if one is None or other is None else max(one, other)


def schema(table: Table, places: Places) -> "pa.Schema":
    """Arrow types of a table's columns: a decimal column is decimal128(38, its places), or a string for None.

    A column's metadata holds its description and why it is a string.
    """
    arrow = _imported("pyarrow")
    kinds = {"string": arrow.string(), "integer": arrow.int64(), "date": arrow.date32()}
    fields = []
    for column in table.columns:
        about = {"description": column.about}
        after = places.get(column.name)
        kind = kinds.get(column.type, arrow.string()) if after is None else arrow.decimal128(DIGITS, after)
        if column.type == "decimal" and after is None:
            about["type"] = f"decimal string: a value does not fit decimal128({DIGITS}, {PLACES})"
        fields.append(arrow.field(column.name, kind, nullable=not column.required, metadata=about))
    return arrow.schema(fields, metadata={"description": table.about})


def batch(into: "pa.Schema", rows: list[Row]) -> "pa.RecordBatch":
    """Rows, at least one, as columns."""
    arrow = _imported("pyarrow")
    columns = zip(*rows, strict=True)
    arrays = [
        arrow.array([_cell(cell, kind) for cell in column], kind)
        for column, kind in zip(columns, into.types, strict=True)
    ]
    return arrow.record_batch(arrays, schema=into)


def table(which: Table, rows: Callable[[], Iterable[Row]]) -> "pa.Table":
    """All rows as one Arrow table; `rows` is called twice, first for the types."""
    into = schema(which, places(which, rows()))
    iterator = iter(rows())
    chunks = iter(lambda: list(islice(iterator, BATCH)), [])
    return _imported("pyarrow").Table.from_batches((batch(into, chunk) for chunk in chunks), schema=into)


def to_pandas(arrow: "pa.Table") -> "pd.DataFrame":
    """On Arrow types: numpy would turn decimals with gaps into objects, and integers with gaps into floats."""
    frame: pd.DataFrame = arrow.to_pandas(types_mapper=_imported("pandas").ArrowDtype)
    return frame


def to_polars(arrow: "pa.Table") -> "pl.DataFrame":
    frame: pl.DataFrame = _imported("polars").from_arrow(arrow)
    return frame


def _places(cell: object) -> int | None:
    if not isinstance(cell, Decimal) or cell.is_zero():
        return 0
    exponent = cell.normalize(Context(prec=max(DIGITS, len(cell.as_tuple().digits)))).as_tuple().exponent
    assert isinstance(exponent, int), "rows hold finite numbers"
    return max(-exponent, 0) if -exponent <= PLACES and cell.adjusted() < DIGITS - PLACES else None


def _cell(cell: object, kind: Any) -> str | int | Decimal | date | None:
    if isinstance(cell, Decimal):
        if not str(kind).startswith("decimal"):
            return f"{cell:f}"
        return cell.quantize(Decimal(1).scaleb(-kind.scale), context=_EXACT)
    return cell  # type: ignore[return-value]  # rows hold cells only


def _imported(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"this needs {name}: pip install 'extractor[tables]'") from error
