"""What the page knows of a release: the record in a short form, every finding tied to a row it belongs to."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from schemas.records import Failure, Finding, Record, TallyLine, balance

STATES = ("used", "set_aside", "unaccounted")
_WORST = {"reject": 2, "review": 1, "info": 0}
VERDICTS = ("verified", "review", "rejected")
_STEP = re.compile(r"\.[^.\[\]]*$|\[\d+\]$|^[^.\[\]]+$")


def parents(path: str) -> Iterable[str]:
    """`a[2].b`, `a[2]`, `a`."""
    while path:
        yield path
        shorter = _STEP.sub("", path, count=1)
        if shorter == path:  # not a path of ours; a record may hold anything
            return
        path = shorter


class Placed(NamedTuple):
    """Findings by the row they belong to (place in `statistics`), and those that belong to none."""

    by_row: list[list[int]]
    loose: list[int]


def place_findings(record: Record) -> Placed:
    """Ties every finding to the row whose path it is under, else to the row that uses the number it points at."""
    rows = {str(s.get("path", "")): i for i, s in enumerate(record.statistics)}
    spans = {
        (part["start"], part["end"]): i
        for i, s in enumerate(record.statistics)
        for part in (s, s.get("change") or {})
        if part.get("start") is not None
    }
    placed = Placed([[] for _ in record.statistics], [])
    for number, finding in enumerate(record.findings):
        row = next((rows[p] for p in parents(finding.path) if p in rows), None)
        if row is None and finding.path == "" and finding.start is not None and finding.end is not None:
            row = spans.get((finding.start, finding.end))
        (placed.loose if row is None else placed.by_row[row]).append(number)
    return placed


def release_payload(record: Record, text: str, *, corrected: bool = False) -> dict[str, Any]:
    """Everything that is shown of one release; the numbers' texts are cut from `text` by the page."""
    placed = place_findings(record)
    rows = [_row(s, found) for s, found in zip(record.statistics, placed.by_row, strict=True)]
    return {
        **head(record, corrected=corrected),
        "model": record.model,
        "prompt": record.prompt,
        "schema": record.schema_ref.name,
        "sha256": record.release.sha256,
        "reader": record.release.reader,
        "encoding": record.release.encoding,
        "usage": record.usage.model_dump(exclude_defaults=True),
        "stages": [s.model_dump() for s in record.stages],
        "frame": _frame(record.filled),
        "numbers": _numbers(record),
        "rows": rows,
        "loose": placed.loose,
        "findings": [_finding(f) for f in record.findings],
        "text": text,
    }


def head(record: Record, *, corrected: bool = False) -> dict[str, Any]:
    """One line of the overview."""
    states = [line.state for line in record.tally]
    verdicts = [str(s.get("verdict", "verified")) for s in record.statistics]
    return {
        "id": record.release.id,
        "name": record.release.name,
        "verdict": record.verdict,
        "counts": [states.count(s) for s in STATES],  # type: ignore[arg-type]  # the tuple holds the states
        "verdicts": [verdicts.count(v) for v in VERDICTS],
        "found": sum(f.severity != "info" for f in record.findings),
        "balance": balance(record.tally),
        "cost": record.usage.cost,
        "corrected": corrected,
    }


def failure_head(failure: Failure) -> dict[str, Any]:
    """The overview's line for a release without a record."""
    return {"id": failure.release, "name": failure.release, "failed": failure.state, "message": failure.message}


def _row(statistic: dict[str, Any], found: Sequence[int]) -> dict[str, Any]:
    row = {k: v for k, v in statistic.items() if v is not None and (k, v) != ("qualifier", "exact")}
    if found:
        row["found"] = list(found)
    return row


def _finding(f: Finding) -> list[Any]:
    return [f.code, f.rule, f.severity, f.path, f.message, f.start, f.end, f.hint]


def _numbers(record: Record) -> list[list[Any]]:
    """One line a mention: start, end, value, kind, state, worst finding (0..2), rows that use it, other users."""
    rows = {str(s.get("path", "")): i for i, s in enumerate(record.statistics)}
    worst = _worst_by_part(record, rows)
    return [_number(line, record, rows, worst) for line in record.tally]


def _number(line: TallyLine, record: Record, rows: dict[str, int], worst: dict[tuple[int, str], int]) -> list[Any]:
    users: dict[int, int] = {}
    for path in line.by if line.state == "used" else ():
        row = next((rows[p] for p in parents(path) if p in rows), None)
        if row is not None:
            part = _part(record.statistics[row], line)
            users[row] = max(users.get(row, 0), worst.get((row, part), 0) if part else 0)
    # A row whose own figure this is comes first: that is where a click leads.
    order = sorted(users, key=lambda r: (_part(record.statistics[r], line) == "", r))
    level = max(users.values(), default=0)
    by = [] if order else [b for b in line.by if b]
    state = STATES.index(line.state)
    return [line.start, line.end, line.value, line.kind, state, level, order[:8], by[:4]]


def _part(statistic: dict[str, Any], line: TallyLine) -> str:
    """Which figure of a row a mention is: `level`, `change`, or none (it stands inside a phrase)."""
    if statistic.get("start") == line.start:
        return "level"
    return "change" if (statistic.get("change") or {}).get("start") == line.start else ""


def _worst_by_part(record: Record, rows: dict[str, int]) -> dict[tuple[int, str], int]:
    """Worst finding of a row's level and of its change; what is said of other fields counts for the level."""
    worst: dict[tuple[int, str], int] = {}
    for finding in record.findings:
        hit = next(((rows[p], finding.path[len(p) :]) for p in parents(finding.path) if p in rows), None)
        if hit is None:
            continue
        row, rest = hit
        part = "change" if rest.startswith(".change") or record.statistics[row].get("start") is None else "level"
        worst[row, part] = max(worst.get((row, part), 0), _WORST[finding.severity])
    return worst


def _frame(filled: dict[str, Any]) -> list[list[str]]:
    """The filled fields that stand beside the figures: issuer, title, date, speakers."""
    frame: list[list[str]] = []
    for key, value in filled.items():
        if isinstance(value, str) and value:
            frame.append([key, value])
        elif isinstance(value, list | tuple) and value and all(_plain(v) for v in value):
            frame.append([key, "; ".join(", ".join(str(x) for x in v.values() if x) for v in value)])
    return frame


def _plain(entry: Any) -> bool:
    """A list entry that is nothing but short texts (a speaker: name, role)."""
    return isinstance(entry, dict) and bool(entry) and all(v is None or isinstance(v, str) for v in entry.values())
