"""Gold: what a person corrected or labelled, in the form that `extractor eval --gold` reads."""

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import UsageError
from extractor.run import write_atomic
from schemas.evidence import Kind
from schemas.gold import Gold
from schemas.records import Record, TallyLine

_BY_FIELD: tuple[tuple[str, Kind], ...] = (("period", "date_time"), ("campaign", "name"), ("date", "date_time"))
"""What a number is that stands inside words of these fields (labelling guide, 2)."""
KEYS = ("start", "end", "text", "value", "unit", "qualifier", "indicator", "period", "scope", "change", "campaign")


class NotReadyError(UsageError):
    """The release can't be gold yet; `marks` are the numbers that still need a person."""

    def __init__(self, message: str, marks: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.marks = marks


class Figures(NamedTuple):
    """Starts of the mentions that are levels and changes of the statistics."""

    levels: frozenset[int]
    changes: frozenset[int]


def gold_of(record: Record, text: str) -> Gold:
    """Gold of a release whose every number is settled; NotReadyError names what is not."""
    _refuse_unsettled(record)
    return draft(record, text)


def draft(record: Record, text: str) -> Gold:
    """The record in the gold form as far as it goes: numbers that nobody settled are left out."""
    statistics = [_as_printed(s, text) for s in record.statistics if s.get("indicator")]
    statistics.sort(key=_place)
    figures = Figures(
        frozenset(s["start"] for s in statistics if s["start"] is not None),
        frozenset(s["change"]["start"] for s in statistics if s["change"] and s["change"]["start"] is not None),
    )
    numbers = [
        {"start": n.start, "end": n.end, "text": n.text, "value": n.value, "class": class_of(n, figures)}
        for n in record.tally
        if n.state != "unaccounted"
    ]
    numbers += _numbers_of_their_own(statistics, {n.start for n in record.tally})
    numbers.sort(key=lambda n: (n["start"], n["end"]))
    return Gold.model_validate(
        {
            "source": record.release.name,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "numbers": numbers,
            "statistics": statistics,
        }
    )


def class_of(line: TallyLine, figures: Figures) -> Kind:
    """The class of a number by the labelling guide: what it is used for first, then what it was called."""
    if line.start in figures.levels:
        return "statistic"
    if line.start in figures.changes:
        return "change"
    if line.state == "used":
        for path in line.by:
            name = path.rpartition(".")[2]
            for field, kind in _BY_FIELD:
                if name == field:
                    return kind
    return line.kind


def save(record: Record, text: str, folder: Path) -> Path:
    """Writes `<folder>/<id>/{gold.json,source.txt}`; the path of gold.json."""
    gold = gold_of(record, text)
    place = folder / record.release.id
    place.mkdir(parents=True, exist_ok=True)
    write_atomic(place / "source.txt", text.encode())
    body = gold.model_dump_json(by_alias=True, indent=2, exclude={"schema_url"})
    write_atomic(place / "gold.json", body.encode() + b"\n")
    return place / "gold.json"


def _refuse_unsettled(record: Record) -> None:
    if any("indicator" not in s for s in record.statistics):
        raise NotReadyError(f"schema {record.schema_ref.name} has no statistics, so it has no gold form")
    unnamed = [s for s in record.statistics if not s["indicator"]]
    if unnamed:
        raise NotReadyError(f"{_named(unnamed[0])} does not say what is counted: fill in its indicator")
    left = tuple(i + 1 for i, line in enumerate(record.tally) if line.state == "unaccounted")
    if left:
        first = record.tally[left[0] - 1].text
        raise NotReadyError(
            f"{len(left)} numbers are not settled, the first is `{first}`: add each as a figure or set it aside", left
        )
    loose = [s for s in record.statistics if s.get("start") is None and (s.get("change") or {}).get("start") is None]
    loose = [s for s in loose if (s.get("change") or {}).get("direction") != "unchanged"]
    if loose:
        raise NotReadyError(f"{_named(loose[0])} is tied to no number of the text: pick its number or drop it")
    wrong = [s for s in record.statistics if s.get("verdict") == "rejected"]
    if wrong:
        raise NotReadyError(
            f"{_named(wrong[0])} contradicts the text: correct it, accept it or drop it ({len(wrong)} in all)"
        )
    unfit = [line for line in record.tally if line.state == "set_aside" and line.kind in {"statistic", "change"}]
    if unfit:
        raise NotReadyError(f"`{unfit[0].text}` was set aside but reads as a figure: say what kind of number it is")


def _as_printed(statistic: dict[str, Any], text: str) -> dict[str, Any]:
    """A statistic of a record with its numbers as the source prints them, whatever the filler typed."""
    form = {key: statistic.get(key) for key in KEYS}
    form["qualifier"] = form["qualifier"] or "exact"
    if form["change"]:
        form["change"] = {**form["change"]}
    for part in (form, form["change"] or {}):
        if part.get("start") is not None:
            part["text"] = text[part["start"] : part["end"]]
    return form


def _named(statistic: dict[str, Any]) -> str:
    return f"the figure `{statistic.get('text') or (statistic.get('change') or {}).get('text')}`"


def _place(statistic: dict[str, Any]) -> tuple[int, int]:
    change = statistic["change"] or {}
    own = statistic["start"]
    return (own if own is not None else change.get("start") or 0, 0 if own is not None else 1)


def _numbers_of_their_own(statistics: list[dict[str, Any]], known: set[int]) -> list[dict[str, Any]]:
    """Numbers that a person labelled where the scanner saw none."""
    found: dict[int, dict[str, Any]] = {}
    for s in statistics:
        for part, kind in ((s, "statistic"), (s["change"] or {}, "change")):
            start = part.get("start")
            if start is not None and start not in known:
                own = {k: part[k] for k in ("start", "end", "text", "value")}
                found.setdefault(start, {**own, "class": kind})
    return list(found.values())
