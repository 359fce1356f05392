"""Series: the same indicator over releases, by the printed rules and a person's corrections."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from extractor import tables
from extractor.opened import open_run
from extractor.series import corrections as corrected
from extractor.series.corrections import Corrections, require
from extractor.series.naming import RULES, Key, Same, key_of, words
from extractor.tables import Cell, Column

_POINT = (
    "release_id", "release", "release_date", "indicator", "unit", "qualifier", "text", "period", "period_start",
    "period_end", "scope", "change_direction", "change_value", "change_text", "change_unit", "change_basis", "verdict",
    "sentence", "path",
)  # fmt: skip
_STATISTICS = {column.name: column for column in tables.STATISTICS.columns}
COLUMNS: tuple[Column, ...] = (
    Column("series", "string", "Id of the series: the words, unit, scope and period its points share.", required=True),
    Column("name", "string", "Name of the series.", required=True),
    Column("day", "date", "Where the point stands in time: last day of its period, else first, else of the release."),
    Column("value", "decimal", "Value; a decrease of a series of changes is negative.", required=True),
    *(_STATISTICS[name] for name in _POINT),
    Column("start", "integer", "Where the number begins in the text of the release, in code points.", required=True),
    Column("end", "integer", "Where it ends (half-open).", required=True),
    Column("repeats", "integer", "How often the release prints it again.", required=True),
)


class Point(NamedTuple):
    """One figure of one release; `row` is its statistics row."""

    day: date | None
    value: Decimal
    row: dict[str, Cell]
    start: int
    end: int
    repeats: int = 0

    @property
    def release_id(self) -> str:
        return str(self.row["release_id"])

    def __lt__(self, other: object) -> bool:
        return isinstance(other, Point) and self.order < other.order

    @property
    def order(self) -> tuple[date, str, int]:
        return self.day or date.max, self.release_id, self.start


class Series(NamedTuple):
    """Points that share a key, in the order of time; `called`: the indicators as printed, most frequent first.

    `clashes`: how often one release gives several values for the same days; then the rules hold things together
    that a person must tell apart.
    """

    id: str
    key: Key
    name: str
    unit: str
    points: tuple[Point, ...]
    called: tuple[str, ...]

    @property
    def clashes(self) -> int:
        given = Counter((p.release_id, p.row["period_start"], p.row["period_end"]) for p in self.points)
        return sum(count > 1 for count in given.values())

    @property
    def releases(self) -> int:
        return len({point.release_id for point in self.points})


class Book(NamedTuple):
    """All series of a run; `alone` counts the groups with too few releases, `left_out` the figures in none."""

    series: tuple[Series, ...]
    alone: int
    left_out: int
    rules: tuple[str, ...] = RULES

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """One row per point, cells in the order of `COLUMNS`."""
        for series in self.series:
            for p in series.points:
                cells = (p.row[name] for name in _POINT)
                yield (series.id, series.name, p.day, p.value, *cells, p.start, p.end, p.repeats)


def build(run_dir: str | Path, corrections: str | Path | Corrections | None = None, *, min_releases: int = 2) -> Book:
    """Group a run's statistics into series of at least `min_releases` releases.

    UsageError for no run folder, or for corrections that name what is not there.
    """
    known = corrections if isinstance(corrections, Corrections) else None
    known = known or (corrected.load(corrections) if isinstance(corrections, str | Path) else Corrections())
    rows = (dict(zip(tables.STATISTICS.names, row, strict=True)) for row in open_run(run_dir).rows())
    groups, left_out = _grouped(rows, _same(known))
    moved = _move(groups, known)
    _join(groups, known)
    series = [_series(key, points, known) for key, points in groups.items() if points]
    series.sort(key=lambda one: one.id)
    _check_names([one.id for one in series], known)
    shown = tuple(one for one in series if one.releases >= min_releases and one.id not in known.drop)
    dropped = sum(len(one.points) for one in series if one.id in known.drop)
    alone = sum(one.releases < min_releases and one.id not in known.drop for one in series)
    return Book(shown, alone, left_out + moved + dropped)


Groups = dict[Key, list[Point]]


def _same(known: Corrections) -> Same:
    same: Same = {}
    for first, *others in known.same:
        for other in others:
            for word in words(other, {}):
                same[word] = " ".join(sorted(words(first, {})))
    return same


def _grouped(rows: Iterable[dict[str, Cell]], same: Same) -> tuple[Groups, int]:
    groups: Groups = defaultdict(list)
    left_out = 0
    for row in rows:
        measure = "level" if row["value"] is not None else "change"
        point = _point(row, measure)
        if point is None or row["indicator"] is None or row["verdict"] == "rejected":
            left_out += 1
            continue
        unit = row["unit"] if measure == "level" else row["change_unit"]
        key = key_of(
            str(row["indicator"]),
            _text(unit),
            _text(row["scope"]),
            (_day(row["period_start"]), _day(row["period_end"]), _text(row["period"]) or ""),
            measure=measure,
            same=same,
        )
        groups[key].append(point)
    return dict(groups), left_out


def _point(row: dict[str, Cell], measure: str) -> Point | None:
    prefix = "" if measure == "level" else "change_"
    value, start, end = row[f"{prefix}value"], row[f"{prefix}start"], row[f"{prefix}end"]
    if not isinstance(value, Decimal) or not isinstance(start, int) or not isinstance(end, int):
        return None
    if measure == "change" and row["change_direction"] == "decrease":
        value = value.copy_negate()
    day = _day(row["period_end"]) or _day(row["period_start"]) or _day(row["release_date"])
    return Point(day, value, row, start, end)


def _move(groups: Groups, known: Corrections) -> int:
    """Carry out the moves; how many points were left out."""
    keys = {str(key): key for key in groups}
    out = 0
    for move in known.move:
        found = [(k, p) for k, points in groups.items() for p in points if _is_meant(p, move.release, move.path)]
        known_points = [f"{p.release_id} {p.row['path']}" for points in groups.values() for p in points]
        if not found:
            require(f"{move.release} {move.path}", known_points, "point")
        if move.to is not None:
            require(move.to, list(keys), "series")
        for key, point in found:
            groups[key].remove(point)
            if move.to is None:
                out += 1
            else:
                groups[keys[move.to]].append(point)
    return out


def _is_meant(point: Point, release: str, path: str) -> bool:
    return release in (point.release_id, point.row["release"]) and path == point.row["path"]


def _join(groups: Groups, known: Corrections) -> None:
    """Carry out the joins."""
    keys = {str(key): key for key in groups}
    for first, *others in known.join:
        require(first, list(keys), "series")
        for other in others:
            require(other, list(keys), "series")
            groups[keys[first]].extend(groups[keys[other]])
            groups[keys[other]] = []


def _series(key: Key, points: list[Point], known: Corrections) -> Series:
    called = Counter(str(point.row["indicator"]) for point in points)
    names = sorted(called, key=lambda name: (-called[name], name))
    unit = "unit" if key.measure == "level" else "change_unit"
    units = Counter(str(point.row[unit]) for point in points if point.row[unit])
    shown = min(units, key=lambda name: (-units[name], name)) if units else ""
    name = known.name.get(str(key), names[0])
    return Series(str(key), key, name, shown, _merged(points), tuple(names))


def _merged(points: list[Point]) -> tuple[Point, ...]:
    """In time order; what one release prints again with the same value for the same days counts as one point."""
    kept: dict[tuple[Cell, ...], Point] = {}
    for point in sorted(points, key=lambda p: p.order):
        row = point.row
        same = (point.release_id, row["period_start"], row["period_end"], point.value)
        if same in kept:
            kept[same] = kept[same]._replace(repeats=kept[same].repeats + 1)
        else:
            kept[same] = point
    return tuple(kept.values())


def _check_names(ids: list[str], known: Corrections) -> None:
    for wanted in (*known.drop, *known.name):
        require(wanted, ids, "series")


def _text(cell: Cell) -> str | None:
    return cell if isinstance(cell, str) else None


def _day(cell: Cell) -> date | None:
    return cell if isinstance(cell, date) else None
