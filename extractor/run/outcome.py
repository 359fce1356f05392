"""How one release ended, and what a run tells while it goes on."""

from collections import Counter
from typing import Literal, NamedTuple

from schemas.records import Failure, Manifest, Record

DONE = "done"
FAILED = 3
FINDINGS = 1
INTERRUPTED = 130


class Outcome(NamedTuple):
    """One line of the summary; `state` is `done` or the typed failure that `message` explains."""

    id: str
    name: str
    path: str
    state: str = DONE
    message: str = ""
    verdict: str | None = None
    numbers: int = 0
    used: int = 0
    set_aside: int = 0
    unaccounted: int = 0
    statistics: int = 0
    rejected: int = 0
    review: int = 0
    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: str | None = None
    seconds: float = 0.0
    resumed: bool = False

    @property
    def failure(self) -> Failure:
        return Failure(release=self.id, state=self.state, message=self.message)


class Event(NamedTuple):
    """`found`: total is known; `started`/`ended`: a release; `draining`, `stopped`: no new ones, message says why."""

    kind: Literal["found", "started", "ended", "draining", "stopped"]
    total: int
    outcome: Outcome | None = None
    message: str = ""


class Report(NamedTuple):
    """A run from its end: outcomes in id order, the exit code, and why it stopped early, if it did."""

    manifest: Manifest
    outcomes: tuple[Outcome, ...]
    exit_code: int
    message: str = ""


def outcome_of(record: Record, path: str, seconds: float) -> Outcome:
    """The summary line of a finished record."""
    states = Counter(line.state for line in record.tally)
    severities = Counter(finding.severity for finding in record.findings)
    return Outcome(
        id=record.release.id,
        name=record.release.name,
        path=path,
        verdict=record.verdict,
        numbers=len(record.tally),
        used=states["used"],
        set_aside=states["set_aside"],
        unaccounted=states["unaccounted"],
        statistics=len(record.statistics),
        rejected=severities["reject"],
        review=severities["review"],
        requests=record.usage.requests,
        input_tokens=record.usage.input_tokens,
        output_tokens=record.usage.output_tokens,
        cost=record.usage.cost,
        seconds=round(seconds, 3),
    )


def exit_code(outcomes: tuple[Outcome, ...], status: str) -> int:
    """130 interrupted; 3 stopped or a release failed; 1 rejected or unaccounted numbers; else 0."""
    if status == "interrupted":
        return INTERRUPTED
    if status == "stopped" or any(outcome.state != DONE for outcome in outcomes):
        return FAILED
    return FINDINGS if any(outcome.rejected or outcome.unaccounted for outcome in outcomes) else 0
