"""What a run leaves behind: findings, tally, records, manifest."""

from typing import Any, Literal

from pydantic import Field

from schemas.evidence import Form, Kind
from schemas.release import Source

Severity = Literal["reject", "review", "info"]
Verdict = Literal["verified", "review", "rejected"]
State = Literal["used", "set_aside", "unaccounted"]


class Finding(Form):
    """One rule broken at one field path; `start`, `end` point into the source where it can be shown."""

    code: str
    rule: str
    severity: Severity
    path: str
    message: str
    start: int | None = None
    end: int | None = None
    hint: str | None = None


class TallyLine(Form):
    """What became of one mention. `by`: the field paths that use it, or who set it aside (`scanner`, `filler`)."""

    start: int
    end: int
    text: str
    value: str | None
    kind: Kind
    state: State
    by: tuple[str, ...] = ()


class SetAside(Form):
    """The filler's claim that a mention is no reported figure."""

    mark: int
    kind: Kind


class Usage(Form):
    """Tokens and money spent on a release; cost is a decimal string in USD, None when the price is unknown."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    output_bytes: int = 0
    reasks: int = 0
    cost: str | None = None


class Filled(Form):
    """What a filler returns: the filled schema, the marks it set aside, what it cost.

    `value` is an instance of the schema.
    """

    value: Any
    set_aside: tuple[SetAside, ...] = ()
    usage: Usage = Usage()


class Attempt(Form):
    """One request to a model and how it ended; names follow OpenTelemetry `gen_ai.*` in the ledger.

    `key`: sha256 of text, prompt, schema, model, parameters; `state`: `answered` or a typed terminal state.
    """

    key: str
    release: str
    purpose: Literal["fill", "repair", "glean", "probe"]
    number: int
    model: str
    state: str
    answer: str | None = None
    error: str | None = None
    response_model: str | None = None
    response_id: str | None = None
    finish_reason: str | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost: str | None = None


class Stage(Form):
    """Balance after fill, repair or glean."""

    name: Literal["fill", "repair", "glean"]
    used: int
    set_aside: int
    unaccounted: int
    rejected: int
    review: int


class SchemaRef(Form):
    name: str
    sha256: str


class Record(Form):
    """One release, filled, checked and tallied.

    `statistics` is the gold form with `path` and `verdict` added; for a schema without statistics one entry per
    Quantity leaf: path, start, end, text, value, unit, qualifier, verdict.
    """

    release: Source
    schema_ref: SchemaRef = Field(alias="schema")
    model: str
    prompt: str | None = None
    filled: dict[str, Any]
    set_aside: tuple[SetAside, ...] = ()
    statistics: tuple[dict[str, Any], ...]
    tally: tuple[TallyLine, ...]
    findings: tuple[Finding, ...]
    verdict: Verdict
    usage: Usage = Usage()
    stages: tuple[Stage, ...] = ()

    def balance(self) -> str:
        """`40 numbers: 31 used, 9 set aside, 0 unaccounted`."""
        return balance(self.tally)


def balance(tally: tuple[TallyLine, ...] | list[TallyLine]) -> str:
    """`40 numbers: 31 used, 9 set aside, 0 unaccounted`."""
    states = [line.state for line in tally]
    return (
        f"{len(states)} numbers: {states.count('used')} used, {states.count('set_aside')} set aside, "
        f"{states.count('unaccounted')} unaccounted"
    )


class Failure(Form):
    """A release without a record: the typed terminal state and one line that says why."""

    release: str
    state: str
    message: str


class Manifest(Form):
    """What was asked of a run and how it ended; times live in the ledger, so equal runs give equal bytes."""

    status: Literal["running", "finished", "interrupted", "stopped"]
    schema_ref: SchemaRef = Field(alias="schema")
    model: str
    prompt: str | None = None
    settings: dict[str, Any] = Field(default_factory=dict)
    versions: dict[str, str] = Field(default_factory=dict)
    records: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
