"""The scorecard: what was measured, of what, and every error behind it."""

from typing import Final, Literal, NamedTuple

from pydantic import Field

from eval.align import Outcome
from eval.errors import EvalError
from eval.gold import Language, Skipped
from eval.metrics import Counts, Estimate
from schemas.evidence import Form
from schemas.records import Usage

VERSION: Final = 1


class Measure(NamedTuple):
    """Something that is counted: an F1 (hits among gold and among predicted) or a share (hits among chances)."""

    name: str
    kind: Literal["f1", "share"]
    better: Literal["higher", "lower"]
    summary: str


MEASURES: Final[tuple[Measure, ...]] = (
    Measure("mentions.span", "f1", "higher", "numbers of the text found with their exact span"),
    Measure("mentions.value", "share", "higher", "value right, of the numbers found"),
    Measure("mentions.class", "share", "higher", "class right, of the numbers found"),
    Measure("statistics.found", "f1", "higher", "statistics whose number was found in the right role"),
    Measure("statistics.span", "f1", "higher", "the same with the exact span"),
    Measure("field.value", "share", "higher", "value right, of the statistics found"),
    Measure("field.unit", "share", "higher", "unit"),
    Measure("field.qualifier", "share", "higher", "qualifier"),
    Measure("field.indicator", "share", "higher", "indicator, by token overlap"),
    Measure("field.period", "share", "higher", "period"),
    Measure("field.period.sentence", "share", "higher", "period printed in the figure's sentence"),
    Measure("field.period.paragraph", "share", "higher", "period printed elsewhere in its paragraph"),
    Measure("field.period.elsewhere", "share", "higher", "period printed farther away"),
    Measure("field.period.none", "share", "higher", "no period in gold"),
    Measure("field.scope", "share", "higher", "scope"),
    Measure("field.scope.sentence", "share", "higher", "scope printed in the figure's sentence"),
    Measure("field.scope.paragraph", "share", "higher", "scope printed elsewhere in its paragraph"),
    Measure("field.scope.elsewhere", "share", "higher", "scope printed farther away"),
    Measure("field.scope.none", "share", "higher", "no scope in gold"),
    Measure("field.campaign", "share", "higher", "campaign"),
    Measure("change.found", "f1", "higher", "changes reported, of the statistics found"),
    Measure("change.value", "share", "higher", "change's value, where both have a change"),
    Measure("change.unit", "share", "higher", "change's unit"),
    Measure("change.direction", "share", "higher", "change's direction"),
    Measure("change.basis", "share", "higher", "change's basis"),
    Measure("record.figure", "f1", "higher", "number, unit, qualifier, indicator and change all right"),
    Measure("record.exact", "f1", "higher", "all fields right; missed and spurious ones count against it"),
    Measure("tally.accounted", "share", "higher", "numbers of the gold that the tally does not leave unaccounted"),
    Measure("tally.used", "share", "higher", "statistics and changes of the gold that a field uses"),
    Measure("tally.balanced", "share", "higher", "releases without an unaccounted number"),
    Measure("verdict.review", "share", "lower", "predicted statistics to be reviewed"),
    Measure("verdict.rejected", "share", "lower", "predicted statistics rejected"),
    Measure(
        "verdict.false_alarm", "share", "lower", "rejected though number, unit, qualifier, indicator, change right"
    ),
    Measure("verified.figure", "share", "higher", "of the verified: number, unit, qualifier, indicator, change right"),
    Measure("escapes", "share", "lower", "verified figures whose value is not the one printed there"),
)
BY_NAME: Final = {m.name: m for m in MEASURES}

FaultKind = Literal[
    "escape",
    "missed",
    "spurious",
    "incorrect",
    "partial",
    "value",
    "unit",
    "qualifier",
    "indicator",
    "period",
    "scope",
    "campaign",
    "change",
    "change.value",
    "change.unit",
    "change.direction",
    "change.basis",
    "unaccounted",
    "mention.missed",
    "mention.spurious",
    "mention.value",
    "mention.class",
    "no record",
]


class Fault(Form):
    """One error, by kind and place; the source line is added when it is shown, so a scorecard ships no source text."""

    kind: FaultKind
    release: str
    start: int | None
    end: int | None
    gold: str | None
    predicted: str | None
    path: str | None = None


class ReleaseScore(Form):
    """Counts of one release; `recorded` is False where the run has no record of it and all its gold is missed."""

    id: str
    sha256: str
    gold_sha256: str
    language: Language
    shipped: bool
    held_apart: bool
    recorded: bool
    schema_name: str | None = Field(alias="schema")
    outcomes: dict[Outcome, int]
    counts: dict[str, Counts]
    usage: Usage


class Group(Form):
    """Releases pooled: `all`, `open`, `held apart`, `shipped`, `language:..`, `schema:..`."""

    name: str
    releases: tuple[str, ...]
    outcomes: dict[Outcome, int]
    estimates: dict[str, Estimate]


class Scorecard(Form):
    """How a run did on the gold; equal inputs give equal bytes."""

    version: int = VERSION
    models: tuple[str, ...]
    prompts: tuple[str, ...]
    gold_digest: str
    indicator_overlap: float
    releases: tuple[ReleaseScore, ...]
    skipped: tuple[Skipped, ...]
    groups: tuple[Group, ...]
    usage: Usage
    faults: tuple[Fault, ...]

    def group(self, name: str = "all") -> Group:
        """The group of that name; EvalError names those there are."""
        for group in self.groups:
            if group.name == name:
                return group
        raise EvalError(f"no group {name!r} in the scorecard; it has {', '.join(g.name for g in self.groups)}")

    def dump(self) -> str:
        """JSON, keys in a fixed order, one final newline."""
        return self.model_dump_json(by_alias=True, indent=1) + "\n"

    @classmethod
    def parse(cls, content: str | bytes, name: str = "scorecard") -> "Scorecard":
        """The card `dump` wrote; EvalError names `name` when it is none."""
        try:
            return cls.model_validate_json(content)
        except ValueError as error:
            raise EvalError(f"{name}: no scorecard of version {VERSION}; write it with --format json") from error
