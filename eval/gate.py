"""The pinned floors: a run may not fall below them, and they may not be lowered in passing.

`gate.json` holds, for every subject (a run that CI repeats: `baseline`, `replay`), the digest of gold and sources it
was pinned on, floors and ceilings by group, and the counts of each release, which tell where a drop happened.
"""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from eval.errors import EvalError
from eval.metrics import Counts
from eval.scorecard import BY_NAME, Scorecard
from schemas.evidence import Form

PINNED: Final = (
    "mentions.span",
    "mentions.value",
    "mentions.class",
    "statistics.found",
    "statistics.span",
    "field.value",
    "field.unit",
    "field.qualifier",
    "field.indicator",
    "field.period",
    "field.scope",
    "field.campaign",
    "change.found",
    "change.value",
    "change.direction",
    "change.basis",
    "record.figure",
    "record.exact",
    "tally.accounted",
    "tally.balanced",
    "verified.figure",
    "escapes",
)
GROUPS: Final = ("all", "open", "held apart", "shipped")
PLACES: Final = 4
SHOWN: Final = 5
PATH: Final = Path(__file__).with_name("gate.json")


class Limits(Form):
    """Floors of what should be high, ceilings of what should be low, of one group of releases."""

    releases: tuple[str, ...]
    floors: dict[str, float]
    ceilings: dict[str, float]


class Pins(Form):
    """What one subject was pinned at; `counts` is `hits/gold/predicted` by release and measure."""

    digest: str
    groups: dict[str, Limits]
    counts: dict[str, dict[str, str]]


class Gate(Form):
    """`gate.json`."""

    version: Literal[1] = 1
    subjects: dict[str, Pins] = Field(default_factory=dict)

    def dump(self) -> str:
        return self.model_dump_json(indent=1) + "\n"


class Breach(Form):
    """One reason for the gate to fail, in one line, and the releases behind it."""

    kind: Literal["floor", "ceiling", "drift", "unpinned", "unchecked"]
    message: str
    group: str | None = None
    measure: str | None = None
    where: tuple[str, ...] = ()


class Verdict(Form):
    """How the gate judged a scorecard: what broke, what held, and what could not be checked."""

    subject: str
    breaches: tuple[Breach, ...]
    held: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.breaches


def load(path: Path = PATH) -> Gate:
    """The pins; an empty gate when there is no file yet."""
    if not path.exists():
        return Gate()
    try:
        return Gate.model_validate_json(path.read_bytes())
    except ValueError as error:
        raise EvalError(f"{path}: no gate file; restore it or write it anew with --update") from error


def save(gate: Gate, path: Path = PATH) -> None:
    path.write_text(gate.dump(), encoding="utf-8")


def check(card: Scorecard, gate: Gate, subject: str) -> Verdict:
    """The scorecard against the pins of its subject; a group with a release that could not be scored is not checked."""
    pins = gate.subjects.get(subject)
    if pins is None:
        known = ", ".join(sorted(gate.subjects)) or "none"
        told = f"nothing is pinned for {subject!r} (pinned: {known}); pin it with --update"
        return Verdict(subject=subject, breaches=(Breach(kind="unpinned", message=told),), held=(), notes=())
    breaches: list[Breach] = []
    if card.gold_digest != pins.digest:
        told = (
            f"gold, sources or split are not what {subject!r} was pinned on "
            f"({pins.digest[:12]}, now {card.gold_digest[:12]}); look at the change, then --update"
        )
        breaches.append(Breach(kind="drift", message=told))
    skipped = {s.id for s in card.skipped}
    held: list[str] = []
    notes: list[str] = []
    for name, limits in pins.groups.items():
        absent = sorted(skipped & set(limits.releases))
        if absent:
            notes.append(f"{name}: not checked, no text for {', '.join(absent)}")
            continue
        if not breaches and set(limits.releases) - {r.id for r in card.releases}:
            notes.append(f"{name}: not checked, only some of its releases were scored")
            continue
        broken, kept = _check_group(card, pins, name, limits)
        breaches += broken
        held += kept
    if not held and not breaches:
        breaches.append(Breach(kind="unchecked", message="no group could be checked; name the texts with --sources"))
    return Verdict(subject=subject, breaches=tuple(breaches), held=tuple(held), notes=tuple(notes))


def update(card: Scorecard, gate: Gate, subject: str, *, allow_regression: bool = False) -> Gate:
    """The gate with `subject` pinned anew at the scorecard; EvalError lists the floors that would be lowered."""
    if card.skipped:
        absent = ", ".join(s.id for s in card.skipped)
        raise EvalError(f"the gate is pinned on all gold, and there is no text for {absent}; name it with --sources")
    pins = _pins(card)
    before = gate.subjects.get(subject)
    lowered = _lowered(before, pins) if before else []
    if lowered and not allow_regression:
        raise EvalError(f"--update would let go of {'; '.join(lowered)}. If that is meant, add --allow-regression")
    return Gate(subjects=dict(sorted({**gate.subjects, subject: pins}.items())))


def _check_group(card: Scorecard, pins: Pins, name: str, limits: Limits) -> tuple[list[Breach], list[str]]:
    present = {g.name: g for g in card.groups}.get(name)
    breaches: list[Breach] = []
    held: list[str] = []
    for kind, limit in (("floor", limits.floors), ("ceiling", limits.ceilings)):
        for measure, pinned in limit.items():
            value = present.estimates[measure].value if present and measure in present.estimates else None
            good = value is not None and (value >= pinned if kind == "floor" else value <= pinned)
            line = f"{name}: {measure} {_told(value)}, {kind} {pinned:.{PLACES}f}"
            if good:
                held.append(line)
            else:
                where = _where(card, pins, measure, limits.releases)
                breaches.append(
                    Breach(
                        kind="floor" if kind == "floor" else "ceiling",
                        message=line,
                        group=name,
                        measure=measure,
                        where=where,
                    )
                )
    return breaches, held


def _where(card: Scorecard, pins: Pins, measure: str, releases: tuple[str, ...]) -> tuple[str, ...]:
    """The releases that got worse since the pin, worst first."""
    sign = 1 if BY_NAME[measure].better == "higher" else -1
    worse: list[tuple[float, str]] = []
    for release in card.releases:
        pinned = pins.counts.get(release.id, {}).get(measure)
        if pinned is None or release.id not in releases:
            continue
        old, new = _parsed(pinned), release.counts[measure]
        drop = sign * ((old.value or 0.0) - (new.value or 0.0))
        if drop > 0:
            told = f"{release.id}: {_told(old.value)} -> {_told(new.value)} ({_packed(old)} -> {_packed(new)})"
            worse.append((-drop, told))
    return tuple(line for _, line in sorted(worse)[:SHOWN])


def _pins(card: Scorecard) -> Pins:
    groups: dict[str, Limits] = {}
    for group in card.groups:
        if group.name not in GROUPS:
            continue
        values = {name: group.estimates[name].value for name in PINNED}
        known = {name: value for name, value in values.items() if value is not None}
        groups[group.name] = Limits(
            releases=group.releases,
            floors={n: _round(v, math.floor) for n, v in known.items() if BY_NAME[n].better == "higher"},
            ceilings={n: _round(v, math.ceil) for n, v in known.items() if BY_NAME[n].better == "lower"},
        )
    counts = {r.id: {name: _packed(r.counts[name]) for name in PINNED} for r in card.releases}
    return Pins(digest=card.gold_digest, groups=groups, counts=counts)


def _lowered(before: Pins, after: Pins) -> list[str]:
    """Every release, floor or ceiling that would vanish, every floor that would sink, every ceiling that would rise."""
    told: list[str] = []
    empty = Limits(releases=(), floors={}, ceilings={})
    lost = sorted(before.counts.keys() - after.counts.keys())
    if lost:
        told.append(f"releases {', '.join(lost)}")
    for name, old in before.groups.items():
        new = after.groups.get(name, empty)
        for measure, floor in old.floors.items():
            if new.floors.get(measure, -1.0) < floor:
                told.append(f"{name} {measure} {floor} -> {_told(new.floors.get(measure))}")
        for measure, ceiling in old.ceilings.items():
            if new.ceilings.get(measure, math.inf) > ceiling:
                told.append(f"{name} {measure} {ceiling} -> {_told(new.ceilings.get(measure))}")
    return told


def _round(value: float, towards: Callable[[float], int]) -> float:
    return towards(round(value * 10**PLACES, 2)) / 10**PLACES


def _told(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.{PLACES}f}"


def _packed(counts: Counts) -> str:
    return f"{counts.hits}/{counts.gold}/{counts.predicted}"


def _parsed(packed: str) -> Counts:
    hits, gold, predicted = map(int, packed.split("/"))
    return Counts(hits=hits, gold=gold, predicted=predicted)
