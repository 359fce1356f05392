"""A plot of one series as lines, dots and words with coordinates; what draws it decides nothing."""

from decimal import Decimal
from typing import NamedTuple
from unicodedata import east_asian_width

from extractor.series.grouping import Point, Series

WIDTH, HEIGHT = 720, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 28, 64, 52
_LABELLED = 12
"""With more points than this their values are told by the axis alone."""
_DATES_APART = 92
INK, SOFT, GRID, LINE = "#1f2933", "#616e7c", "#e4e7eb", "#0b6bcb"


class Stroke(NamedTuple):
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float


class Dot(NamedTuple):
    """A point of the series with what it says of itself."""

    x: float
    y: float
    tip: str
    point: Point


class Words(NamedTuple):
    """A line of text; `anchor` says which part of it is at `x`, `y` is its base line."""

    x: float
    y: float
    text: str
    size: int
    colour: str
    anchor: str = "start"
    bold: bool = False


class Scene(NamedTuple):
    """What there is to draw, from back to front, and one sentence that says it."""

    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    words: tuple[Words, ...]
    title: str
    described: str


def scene(series: Series) -> Scene:
    """Lay out one series; equal series give equal scenes."""
    points = series.points
    ticks = _ticks([p.value for p in points])
    xs = _across(points)
    ys = [_height(p.value, ticks) for p in points]
    dots = tuple(Dot(x, y, _tip(p), p) for x, y, p in zip(xs, ys, points, strict=True))
    grid = tuple(Stroke(((_LEFT, _height(t, ticks)), (WIDTH - _RIGHT, _height(t, ticks))), GRID, 1.0) for t in ticks)
    words = [*_heading(series), *_value_axis(ticks), *_time_axis(points, xs)]
    if len(points) <= _LABELLED:
        words += [
            Words(dot.x, dot.y - 9, _shortened(_short(dot.point.value), 90, 11), 11, INK, "middle") for dot in dots
        ]
    return Scene((*grid, *_curves(series, dots)), dots, tuple(words), series.name, _described(series))


def _heading(series: Series) -> list[Words]:
    clashes = f"{series.clashes} of them with several values: no line" if series.clashes else ""
    parts = [series.unit, series.key.scope, series.key.period, f"{series.releases} releases", clashes]
    under = " · ".join(filter(None, parts))
    room = WIDTH - _RIGHT - 16
    return [
        Words(16, 26, _shortened(series.name, room, 16), 16, INK, bold=True),
        Words(16, 45, _shortened(under, room, 12), 12, SOFT),
    ]


def _curves(series: Series, dots: tuple[Dot, ...]) -> list[Stroke]:
    """One line, none through clashes; figures of the year to date start anew every year."""
    if series.clashes:
        return []
    runs: list[list[Dot]] = []
    for dot in dots:
        last = runs[-1][-1].point.day if runs else None
        day = dot.point.day
        anew = series.key.period == "year to date" and last is not None and day is not None and last.year != day.year
        if not runs or anew:
            runs.append([])
        runs[-1].append(dot)
    return [Stroke(tuple((d.x, d.y) for d in run), LINE, 2.0) for run in runs if len(run) > 1]


def _across(points: tuple[Point, ...]) -> list[float]:
    """Places in time, or evenly when a point has no day."""
    left, right = _LEFT + 24, WIDTH - _RIGHT - 24
    days = [p.day.toordinal() for p in points if p.day is not None]
    if len(days) < len(points) or len(set(days)) == 1:
        step = (right - left) / max(len(points) - 1, 1)
        return [round(left + i * step, 2) for i in range(len(points))]
    first, last = min(days), max(days)
    return [round(left + (day - first) / (last - first) * (right - left), 2) for day in days]


def _height(value: Decimal, ticks: list[Decimal]) -> float:
    share = (value - ticks[0]) / (ticks[-1] - ticks[0])
    return round(float(HEIGHT - _BOTTOM - share * (HEIGHT - _BOTTOM - _TOP - 16)), 2)


def _ticks(values: list[Decimal]) -> list[Decimal]:
    """Round numbers from zero, or from below the least value, to above the greatest."""
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    width = high - low or Decimal(1)
    power = Decimal(1).scaleb((width / 5).adjusted())
    step = next(power * m for m in (1, 2, 5, 10) if power * m * 5 >= width)
    first = (low / step).to_integral_value("ROUND_FLOOR")
    last = (high / step).to_integral_value("ROUND_CEILING")
    return [step * i for i in range(int(first), max(int(last), int(first) + 1) + 1)]


def _value_axis(ticks: list[Decimal]) -> list[Words]:
    return [Words(_LEFT - 8, _height(t, ticks) + 4, _shortened(_short(t), 70, 11), 11, SOFT, "end") for t in ticks]


def _time_axis(points: tuple[Point, ...], xs: list[float]) -> list[Words]:
    words: list[Words] = []
    for x, point in zip(xs, points, strict=True):
        if words and x - words[-1].x < _DATES_APART:
            continue
        label = point.day.isoformat() if point.day else _shortened(str(point.row["release"]), 84, 11)
        words.append(Words(x, HEIGHT - _BOTTOM + 20, label, 11, SOFT, "middle"))
    return words


def _tip(point: Point) -> str:
    parts = [str(point.row["text"] or point.row["change_text"]), point.row["period"] or "no period"]
    again = [f"printed {point.repeats + 1} times"] if point.repeats else []
    return " · ".join([*map(str, parts), f"{point.release_id} [{point.start}:{point.end}]", *again])


def _described(series: Series) -> str:
    first, last = series.points[0], series.points[-1]
    return (
        f"{len(series.points)} points from {series.releases} releases: {_told(first)} to {_told(last)}. "
        f"Series {series.id}."
    )


def _told(point: Point) -> str:
    return f"{_short(point.value)} ({point.day or point.row['release']})"


def _short(value: Decimal) -> str:
    """With thousands separators, exact as long as that is short, else with an exponent."""
    plain = f"{value.normalize():,f}" if value else "0"
    return plain if len(plain) <= 16 else f"{value.normalize():.4g}"  # noqa: PLR2004 - what fits beside the axis


def _shortened(text: str, room: float, size: int) -> str:
    """The text on one line, cut with an ellipsis where it would be wider than `room`."""
    flat = "".join(c if c.isprintable() else " " for c in text)
    taken = 0.0
    for i, c in enumerate(flat):
        taken += size * (1.0 if east_asian_width(c) in "WF" else 0.56)
        if taken > room:
            return flat[: max(i - 1, 0)] + "…"
    return flat
