"""The HTML report of a scorecard: intervals as plots, every error with its source line, no script."""

import math
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Environment, StrictUndefined

from eval import carets
from eval.compare import HEADLINE, Comparison
from eval.gold import GoldSet
from eval.metrics import Estimate
from eval.render import counts, interval, moved, number
from eval.scorecard import MEASURES, Fault, Group, Measure, Scorecard

TEMPLATE: Final = Path(__file__).with_name("page.html")
WIDTH: Final = 300
_MARGIN: Final = 6
_ROW: Final = 12
_REACH: Final = 240
_STYLES: Final = {"all": "all", "open": "open", "held apart": "apart"}


class Shown(NamedTuple):
    """A group in the plots."""

    name: str
    size: int
    css: str


class Tick(NamedTuple):
    x: float


class Dot(NamedTuple):
    """One estimate in a plot, in pixels."""

    css: str
    x: float
    y: float
    low: float
    high: float


class Plot(NamedTuple):
    """One measure: a dot and an interval for each group."""

    name: str
    summary: str
    height: int
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    told: tuple[str, ...]
    counts: str


class Shot(NamedTuple):
    """An error with what stands around it."""

    fault: Fault
    context: carets.Context | None


def page(card: Scorecard, gold: GoldSet, *, held_apart: bool = False, comparison: Comparison | None = None) -> str:
    """One self-contained page; errors on held-apart releases are counted, not shown, unless `held_apart` is set."""
    groups = [g for name in _STYLES for g in card.groups if g.name == name]
    lowest = _lowest(groups)
    shots, hidden = _shots(card, gold, held_apart=held_apart)
    notes = [f"{hidden} errors on releases held apart from tuning are not shown."] if hidden else []
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        card=card,
        comparison=comparison,
        shown=[Shown(g.name, len(g.releases), _STYLES[g.name]) for g in groups],
        plots=[_plot(m, groups, lowest) for m in MEASURES],
        axis_told=f"{lowest:.1f} to 1; 0 to {1 - lowest:.1f} where lower is better",
        width=WIDTH,
        headline=HEADLINE,
        measures=MEASURES,
        kinds=list(shots.items()),
        errors=Counter(f.release for f in card.faults),
        notes=notes,
        number=number,
        moved=moved,
    )


def _lowest(groups: list[Group]) -> float:
    """Where the axis begins: the tenth below every interval, so that all of them are drawn on one scale."""
    ends = [0.9]
    for group in groups:
        for measure in MEASURES:
            found = group.estimates[measure.name]
            low, high = _ends(found)
            if found.value is not None:
                ends.append(low if measure.better == "higher" else 1 - high)
    return math.floor(min(ends) * 10) / 10


def _ends(found: Estimate) -> tuple[float, float]:
    value = found.value or 0.0
    return value if found.low is None else found.low, value if found.high is None else found.high


def _plot(measure: Measure, groups: list[Group], lowest: float) -> Plot:
    start = lowest if measure.better == "higher" else 0.0
    reach = 1 - lowest

    def x(value: float) -> float:
        return round(_MARGIN + (WIDTH - 2 * _MARGIN) * (value - start) / reach, 2)

    dots = []
    for i, group in enumerate(groups):
        found = group.estimates[measure.name]
        if found.value is not None:
            low, high = _ends(found)
            dots.append(Dot(_STYLES[group.name], x(found.value), _ROW * i + _ROW / 2, x(low), x(high)))
    steps = round(reach * 10)
    return Plot(
        name=measure.name,
        summary=measure.summary,
        height=_ROW * max(1, len(groups)),
        ticks=tuple(Tick(x(start + reach * i / steps)) for i in range(steps + 1)),
        dots=tuple(dots),
        told=tuple(interval(g.estimates[measure.name]) for g in groups),
        counts=counts(groups[0].estimates[measure.name]) if groups else "",
    )


def _shots(card: Scorecard, gold: GoldSet, *, held_apart: bool) -> tuple[dict[str, list[Shot]], int]:
    releases = gold.by_id()
    apart = {r.id for r in card.releases if r.held_apart}
    shots: dict[str, list[Shot]] = {}
    hidden = 0
    for fault in card.faults:
        if fault.release in apart and not held_apart:
            hidden += 1
            continue
        release = releases.get(fault.release)
        context = None
        if release is not None and fault.start is not None and fault.end is not None:
            context = carets.context(release.text, fault.start, fault.end, _REACH)
        shots.setdefault(fault.kind, []).append(Shot(fault, context))
    return shots, hidden
