"""Rows of every table from one record and the text its spans index."""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cached_property
from operator import attrgetter
from typing import Any

from extractor import periods, sentences
from extractor.errors import StorageError
from extractor.periods.dated import released
from extractor.tables.columns import FINDINGS, MENTIONS, RELEASES, STATISTICS, TABLES, Cell, Table
from schemas.evidence import Span
from schemas.records import Record

Row = tuple[Cell, ...]

_BOOK_YEAR_SCHEMAS = ("earnings",)
"""Companies count quarters of their own years: those schemas get no dates from a quarter's name."""


def rows(table: Table, record: Record, text: str) -> Iterator[Row]:
    """Rows of one table for one release, cells in the order of its columns; an empty text is None.

    StorageError when the text is not the one that the record's spans index.
    """
    return _rows(table, _Page(record, text))


def all_rows(record: Record, text: str) -> dict[str, list[Row]]:
    """Rows of every table for one release, by the table's name."""
    page = _Page(record, text)
    return {table.name: list(_rows(table, page)) for table in TABLES}


def _rows(table: Table, page: "_Page") -> Iterator[Row]:
    makers = {
        STATISTICS.name: _statistics,
        MENTIONS.name: _mentions,
        FINDINGS.name: _findings,
        RELEASES.name: _releases,
    }
    for named in makers[table.name](page):
        yield tuple(None if named[name] == "" else named[name] for name in table.names)


class _Page:
    """A record with its text, its day and its sentences."""

    def __init__(self, record: Record, text: str) -> None:
        for line in record.tally:
            if text[line.start : line.end] != line.text:
                raise StorageError(
                    f"texts/{record.release.id}.txt is not the text its record was made from: at {line.start} it reads "
                    f"{text[line.start : line.end]!r}, the record {line.text!r}; run again with --force"
                )
        self.record, self.text = record, text
        self.day, self.day_from = released(_printed(record, "date"), record.release.name)

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences.split(self.text)

    def sentence(self, at: int | None) -> str | None:
        """The sentence that covers an offset, verbatim."""
        i = bisect_right(self.sentences, at, key=attrgetter("start")) - 1 if at is not None else -1
        if i < 0 or at is None:
            return None
        start, end = self.sentences[i]
        return self.text[start:end] if at < end else None

    @cached_property
    def marks(self) -> dict[tuple[int, int], int]:
        return {(line.start, line.end): i for i, line in enumerate(self.record.tally, 1)}


def _statistics(page: _Page) -> Iterator[dict[str, Cell]]:
    record, marks = page.record, page.marks
    for number, statistic in enumerate(record.statistics, 1):
        change = statistic.get("change") or {}
        start, end = statistic.get("start"), statistic.get("end")
        change_start, change_end = change.get("start"), change.get("end")
        yield {
            "release_id": record.release.id,
            "statistic": number,
            "release": record.release.name,
            "release_date": page.day,
            "issuer": _printed(record, "issuer") or _printed(record, "company"),
            **{name: statistic.get(name) for name in ("indicator", "unit", "qualifier", "text", "scope", "campaign")},
            "value": _decimal(statistic.get("value")),
            **_period(page, statistic.get("period")),
            **{f"change_{name}": change.get(name) for name in ("direction", "unit", "text", "basis")},
            "change_value": _decimal(change.get("value")),
            "verdict": statistic.get("verdict", record.verdict),
            "start": start,
            "end": end,
            "mark": _mark(marks, start, end),
            "change_start": change_start,
            "change_end": change_end,
            "change_mark": _mark(marks, change_start, change_end),
            "sentence": page.sentence(start if start is not None else change_start),
            "path": statistic["path"],
        }


def _period(page: _Page, phrase: str | None) -> dict[str, Cell]:
    calendar = not page.record.schema_ref.name.casefold().startswith(_BOOK_YEAR_SCHEMAS)
    dates = periods.derive(phrase, page.day, calendar=calendar)
    if dates is None:
        return {"period": phrase, "period_start": None, "period_end": None, "period_derived": None}
    derived = "release date" if dates.leaned else "phrase"
    return {"period": phrase, "period_start": dates.start, "period_end": dates.end, "period_derived": derived}


def _mentions(page: _Page) -> Iterator[dict[str, Cell]]:
    for mark, line in enumerate(page.record.tally, 1):
        yield {
            "release_id": page.record.release.id,
            "mark": mark,
            "text": line.text,
            "value": _decimal(line.value),
            "kind": line.kind,
            "state": line.state,
            "by": "; ".join(line.by) or None,
            "start": line.start,
            "end": line.end,
            "sentence": page.sentence(line.start),
        }


def _findings(page: _Page) -> Iterator[dict[str, Cell]]:
    for number, finding in enumerate(page.record.findings, 1):
        shown = None
        if finding.start is not None and finding.end is not None:
            shown = page.text[finding.start : finding.end]
        yield {
            "release_id": page.record.release.id,
            "finding": number,
            "excerpt": shown,
            **{
                name: getattr(finding, name)
                for name in ("code", "rule", "severity", "path", "message", "hint", "start", "end")
            },
        }


def _releases(page: _Page) -> Iterator[dict[str, Cell]]:
    record = page.record
    states = [line.state for line in record.tally]
    yield {
        "release_id": record.release.id,
        "release": record.release.name,
        "sha256": record.release.sha256,
        "release_date": page.day,
        "release_date_from": page.day_from,
        "issuer": _printed(record, "issuer") or _printed(record, "company"),
        "title": _printed(record, "title"),
        "schema": record.schema_ref.name,
        "model": record.model,
        "verdict": record.verdict,
        "numbers": len(states),
        "used": states.count("used"),
        "set_aside": states.count("set_aside"),
        "unaccounted": states.count("unaccounted"),
        "text_file": f"texts/{record.release.id}.txt",
    }


def _printed(record: Record, name: str) -> str | None:
    """A text field of the filled schema, if it has one of that name."""
    found = record.filled.get(name)
    return found if isinstance(found, str) and found else None


def _mark(marks: dict[tuple[int, int], int], start: int | None, end: int | None) -> int | None:
    return marks.get((start, end)) if start is not None and end is not None else None


def _decimal(text: Any) -> Decimal | None:
    """A stored value; StorageError when it is no plain decimal string."""
    if text is None:
        return None
    try:
        number = Decimal(text) if isinstance(text, str) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise StorageError(f"a record holds {text!r} where a decimal string belongs; run again with --force")
    return number
