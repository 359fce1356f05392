"""How one release ended, and what a run tells while it goes on."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, overload

from extractor.readers import printable
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


class Outcomes(Sequence[Outcome]):
    """The outcomes of the last invocation on a folder in id order, read from its ledger when asked for.

    A run of twenty thousand releases holds none of them in memory.
    """

    def __init__(self, folder: Path, count: int) -> None:
        self._folder, self._count = folder, count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Outcome]:
        from extractor.ledger import outcomes_of  # worker processes need no database

        for _, _, summary in outcomes_of(self._folder):
            yield Outcome(*json.loads(summary))

    @overload
    def __getitem__(self, place: int) -> Outcome: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Outcome]: ...

    def __getitem__(self, place: int | slice) -> Outcome | Sequence[Outcome]:
        return list(self)[place]


class Report(NamedTuple):
    """A run from its end: outcomes, the exit code, and why it stopped early, if it did."""

    manifest: Manifest
    outcomes: Sequence[Outcome]
    exit_code: int
    message: str = ""


def outcome_of(record: Record, path: str, seconds: float) -> Outcome:
    """The summary line of a finished record."""
    states = Counter(line.state for line in record.tally)
    severities = Counter(finding.severity for finding in record.findings)
    return Outcome(
        id=record.release.id,
        name=record.release.name,
        path=printable(path),
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


class Balance(NamedTuple):
    """How many releases have ended, failed, and hold rejected or unaccounted numbers."""

    ended: int = 0
    failed: int = 0
    with_findings: int = 0

    def and_(self, outcome: Outcome) -> "Balance":
        """With one more."""
        found = bool(outcome.rejected or outcome.unaccounted)
        return Balance(self.ended + 1, self.failed + (outcome.state != DONE), self.with_findings + found)


def exit_code(balance: Balance, status: str) -> int:
    """130 interrupted; 3 stopped or a release failed; 1 rejected or unaccounted numbers; else 0."""
    if status == "interrupted":
        return INTERRUPTED
    if status == "stopped" or balance.failed:
        return FAILED
    return FINDINGS if balance.with_findings else 0
