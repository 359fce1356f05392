"""One release: fill, check, repair what failed, glean what is unaccounted; the record says how each step left it."""

from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from extractor import catalogue, checker
from extractor.checker import check, locate
from extractor.errors import FillError
from extractor.fillers import Filler
from extractor.prompting.walking import walked
from extractor.rules.reading import reported
from extractor.source import Index
from extractor.tally import tally
from schemas.gold import gold_form
from schemas.records import Filled, Finding, Record, SchemaRef, Stage, TallyLine, Usage
from schemas.registry import SCHEMAS
from schemas.release import Release


class Budgets(NamedTuple):
    """How often a filler may be asked again; apart from retries of transport, which are the wire's."""

    repairs: int = 1
    gleans: int = 1


class Checked(NamedTuple):
    """A filled schema with located quantities, and what check and tally make of it."""

    filled: Filled
    findings: list[Finding]
    tally: list[TallyLine]

    @property
    def rejecting(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "reject"]

    @property
    def unaccounted(self) -> list[TallyLine]:
        return [line for line in self.tally if line.state == "unaccounted"]

    def stage(self, name: str) -> Stage:
        states = [line.state for line in self.tally]
        severities = [finding.severity for finding in self.findings]
        return Stage(
            name=name,
            used=states.count("used"),
            set_aside=states.count("set_aside"),
            unaccounted=states.count("unaccounted"),
            rejected=severities.count("reject"),
            review=severities.count("review"),
        )


async def process(
    release: Release, filler: Filler, schema: type[BaseModel], *, budgets: Budgets | None = None
) -> Record:
    """The record of a release; raises FillError if no usable first answer came. What still fails is kept, rejected."""
    index = Index(release.text)
    state = checked(index, await filler.fill(release, index, schema))
    stages = [state.stage("fill")]
    budgets = budgets or Budgets()
    for _ in range(budgets.repairs):
        if not state.rejecting:
            break
        new = await _repaired(release, index, filler, state)
        if new is None:
            break
        state = new
        stages.append(state.stage("repair"))
    for _ in range(budgets.gleans):
        if not state.unaccounted:
            break
        new = await _gleaned(release, index, filler, state)
        if new is None:
            break
        state = new
        stages.append(state.stage("glean"))
    return record(release, filler, schema, state, tuple(stages))


def checked(index: Index, filled: Filled) -> Checked:
    """Located, checked, tallied."""
    value = filled.value  # checked as it came: what code puts in afterwards can't be wrong
    findings = check(index.text, value, set_aside=filled.set_aside, index=index)
    lines = tally(index.text, value, set_aside=filled.set_aside, index=index)
    return Checked(filled.model_copy(update={"value": locate(index, value)}), findings, lines)


def record(
    release: Release, filler: Filler, schema: type[BaseModel], state: Checked, stages: tuple[Stage, ...] = ()
) -> Record:
    """What is written down of a checked release, what its reader had to say first."""
    findings = [*reported(release.notes), *state.findings]
    return Record(
        release=release.source,
        schema_ref=_reference(schema),
        model=filler.id,
        prompt=filler.prompt,
        filled=state.filled.value.model_dump(mode="json"),
        set_aside=state.filled.set_aside,
        statistics=tuple(_statistics(state.filled.value, state.findings)),
        tally=tuple(state.tally),
        findings=tuple(findings),
        verdict=checker.verdict(findings, ""),
        usage=state.filled.usage,
        stages=stages,
    )


async def _repaired(release: Release, index: Index, filler: Filler, state: Checked) -> Checked | None:
    """After a repair; the old answer with the new bill if the repair mended nothing; None if nothing was asked."""
    try:
        filled = await filler.repair(release, index, state.filled, state.rejecting)
    except FillError:
        return None  # the first answer stands, with its findings; the failed attempt is in the ledger
    if filled is state.filled:
        return None
    new = checked(index, filled)
    return new if len(new.rejecting) < len(state.rejecting) else _billed(state, filled.usage)


async def _gleaned(release: Release, index: Index, filler: Filler, state: Checked) -> Checked | None:
    """After a glean; the same rules as for a repair, counted in unaccounted mentions."""
    try:
        filled = await filler.glean(release, index, state.filled, state.unaccounted)
    except FillError:
        return None
    if filled is state.filled:
        return None
    new = checked(index, filled)
    return new if len(new.unaccounted) < len(state.unaccounted) else _billed(state, filled.usage)


def _billed(state: Checked, usage: Usage) -> Checked:
    return state._replace(filled=state.filled.model_copy(update={"usage": usage}))


@lru_cache(maxsize=64)
def _reference(schema: type[BaseModel]) -> SchemaRef:
    names = {entry.model: entry.name for entry in SCHEMAS}
    return SchemaRef(name=names.get(schema, schema.__name__), sha256=catalogue.digest(schema))


def _statistics(value: Any, findings: list[Finding]) -> list[dict[str, Any]]:
    """The gold form of each statistic; of a schema without any, one entry for each quantity."""
    if hasattr(value, "as_statistics"):
        return [
            {"path": path, **gold_form(statistic), "verdict": checker.verdict(findings, path)}
            for path, statistic in value.as_statistics()
        ]
    return [
        {
            "path": path,
            **quantity.model_dump(mode="json", include={"text", "start", "end", "value", "unit", "qualifier"}),
            "verdict": checker.verdict(findings, path),
        }
        for path, quantity in walked(value)
    ]
