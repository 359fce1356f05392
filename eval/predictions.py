"""Reads a run folder's records as predictions, and nothing else of the run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.errors import EvalError
from schemas.evidence import Direction, Qualifier
from schemas.records import Finding, Record, TallyLine, Usage, Verdict


class _Lax(BaseModel):
    """A schema that is no PressRelease fills some of these keys and may add its own."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class PredictedChange(_Lax):
    direction: Direction | None = None
    basis: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    value: str | None = None
    unit: str | None = None


class PredictedStatistic(_Lax):
    """One entry of a record's `statistics`; a key that is missing is null."""

    path: str = ""
    verdict: Verdict | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    value: str | None = None
    unit: str | None = None
    qualifier: Qualifier = "exact"
    indicator: str | None = None
    period: str | None = None
    scope: str | None = None
    campaign: str | None = None
    change: PredictedChange | None = None


@dataclass(frozen=True)
class Prediction:
    """What a run made of one release."""

    sha256: str
    release: str
    schema: str
    model: str
    prompt: str | None
    statistics: tuple[PredictedStatistic, ...]
    tally: tuple[TallyLine, ...]
    findings: tuple[Finding, ...] = ()
    verdict: Verdict = "verified"
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True)
class Predictions:
    """The predictions of a run by the sha256 of the release's bytes; the order they came in does not matter."""

    by_sha256: Mapping[str, Prediction]

    @property
    def all(self) -> tuple[Prediction, ...]:
        return tuple(self.by_sha256[key] for key in sorted(self.by_sha256))


def of_record(record: Record) -> Prediction:
    """A record as a prediction; the statistics in one order whatever order they were written in."""
    statistics = [PredictedStatistic.model_validate(entry) for entry in record.statistics]
    return Prediction(
        sha256=record.release.sha256,
        release=record.release.id,
        schema=record.schema_ref.name,
        model=record.model,
        prompt=record.prompt,
        statistics=ordered(statistics),
        tally=tuple(sorted(record.tally, key=lambda line: line.model_dump_json())),
        findings=tuple(sorted(record.findings, key=lambda finding: finding.model_dump_json())),
        verdict=record.verdict,
        usage=record.usage,
    )


def ordered(statistics: list[PredictedStatistic]) -> tuple[PredictedStatistic, ...]:
    """By place in the text, then by content: equal sets give equal sequences."""
    return tuple(sorted(statistics, key=lambda s: (_place(s), s.model_dump_json())))


def collect(predictions: list[Prediction]) -> Predictions:
    """One prediction for each text; the same bytes read twice under two names count once."""
    found: dict[str, Prediction] = {}
    for prediction in sorted(predictions, key=lambda p: (p.release, p.schema, p.model)):
        found.setdefault(prediction.sha256, prediction)
    return Predictions(found)


def load(run: Path) -> Predictions:
    """The records of a run folder; EvalError when there is none or one cannot be read."""
    paths = sorted((run / "records").glob("*.json"))
    if not paths:
        raise EvalError(f"{run}: no records here; give the folder of a run (it holds records/<release-id>.json)")
    return collect([_read(path) for path in paths])


def _read(path: Path) -> Prediction:
    try:
        return of_record(Record.model_validate_json(path.read_bytes()))
    except OSError as error:
        raise EvalError(f"{path}: cannot be read ({error.strerror})") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise EvalError(f"{path}: {place}: {first['msg']}; run the release again") from error


def _place(statistic: PredictedStatistic) -> int:
    change = statistic.change.start if statistic.change else None
    return next((at for at in (statistic.start, change) if at is not None), -1)
