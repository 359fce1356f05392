"""Excel, one sheet a table: real numbers and dates, frozen header, filters, and never a formula."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor import tables
from extractor.errors import UsageError
from extractor.export.formats import Format, Options, Written
from extractor.opened import OpenedRun
from extractor.tables import Cell, Row, Table
from extractor.tables.files import printed, whole

_DIGITS = 15
"""What every double, and so every Excel cell, holds of a decimal; numbers with more stay text."""
_TENS = 300
_ROWS = 1_048_576
_LETTERS = 32_767
_FIRST_DAY = date(1900, 3, 1)
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_WIDTHS = {"string": 24, "integer": 9, "decimal": 16, "date": 12}
_LONG = {"sentence": 80, "message": 60, "excerpt": 60, "indicator": 40, "by": 40}

_TOO_LONG = f"Kept as text: Excel holds {_DIGITS} digits of a number, and this one has more."
_TOO_OLD = "Kept as text: the days of Excel begin in 1900."
_CUT = f"Cut: an Excel cell holds {_LETTERS:,} characters; the other formats hold them all."


def _write(run: OpenedRun, out: Path, _options: Options) -> list[Written]:
    import xlsxwriter

    name = "tables.xlsx"
    settings = {
        "constant_memory": True,
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with whole(out / name) as temp:
        book = xlsxwriter.Workbook(temp, settings)
        # The file would else hold the time of writing.
        book.set_properties({"title": run.root.name, "created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        try:
            sheets = {table.name: _Sheet(book, table) for table in tables.TABLES}
            for page in run.pages():
                for table, rows in page.items():
                    sheets[table].put(rows)
            for sheet in sheets.values():
                sheet.finish()
        finally:
            _close(book)
    described = {"format": "xlsx", "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
    return [Written(name, table, described | {"dialect": {"excel": {"sheet": table.name}}}) for table in tables.TABLES]


def _close(book: Any) -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        raise OSError(*error.args) from error


class _Sheet:
    """One table on its sheet."""

    def __init__(self, book: Any, table: Table) -> None:
        self.book, self.table = book, table
        self.sheet = book.add_worksheet(table.name)
        self.bold = book.add_format({"bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        # Excel keeps a quoted text as text even after it was edited.
        self.quoted = book.add_format({"quote_prefix": True})
        self.numbers: dict[int, Any] = {}
        self.last = 0
        for at, column in enumerate(self.table.columns):
            self.sheet.set_column(at, at, _LONG.get(column.name, _WIDTHS[column.type]))
            self.sheet.write_string(0, at, column.name, self.bold)
        self.sheet.freeze_panes(1, 0)

    def put(self, rows: list[Row]) -> None:
        """Append rows; UsageError when a sheet can't hold them."""
        for row in rows:
            self.last += 1
            if self.last >= _ROWS:
                raise UsageError(
                    f"{self.table.name} has more than the {_ROWS:,} rows of an Excel sheet; "
                    "export csv, parquet or sqlite"
                )
            for at, cell in enumerate(row):
                self._cell(self.last, at, cell)

    def finish(self) -> None:
        """Filters over all rows."""
        self.sheet.autofilter(0, 0, max(self.last, 1), len(self.table.columns) - 1)

    def _cell(self, row: int, at: int, cell: Cell) -> None:
        if cell is None:
            return
        if isinstance(cell, date) and cell >= _FIRST_DAY:
            self.sheet.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), self.day)  # noqa: DTZ001 - a day
        elif isinstance(cell, int) or (isinstance(cell, Decimal) and survives(cell)):
            self.sheet.write_number(row, at, cell, self._places(cell))
        elif isinstance(cell, str):
            self._text(row, at, cell)
        else:
            self.sheet.write_string(row, at, printed(cell))
            self.sheet.write_comment(row, at, _TOO_LONG if isinstance(cell, Decimal) else _TOO_OLD)

    def _text(self, row: int, at: int, text: str) -> None:
        self.sheet.write_string(row, at, text[:_LETTERS], self.quoted if _FORMULA.match(text) else None)
        if len(text) > _LETTERS:
            self.sheet.write_comment(row, at, _CUT)

    def _places(self, number: Decimal | int) -> Any:
        """A format that shows the decimals that were printed."""
        exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
        places = -exponent if isinstance(exponent, int) and -_DIGITS < exponent < 0 else 0
        if not places:
            return None
        if places not in self.numbers:
            self.numbers[places] = self.book.add_format({"num_format": "0." + "0" * places})
        return self.numbers[places]


def survives(number: Decimal) -> bool:
    """Whether a number comes back from a double, and from Excel's 15 digits, as it went in."""
    digits = len(str(int("".join(map(str, number.as_tuple().digits)))).rstrip("0"))
    return digits <= _DIGITS and (number.is_zero() or abs(number.adjusted()) < _TENS)


FORMAT = Format("xlsx", "an Excel workbook, a sheet a table; numbers of more than 15 digits stay text", _write)
