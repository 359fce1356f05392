"""A run folder made by hand, through the types that a real run goes through."""

import hashlib
import re

import pytest

from extractor.run.folder import Folder
from schemas.records import Finding, Manifest, Record, SchemaRef, TallyLine
from schemas.release import Release, Source

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SCHEMA = SchemaRef(name="PressRelease", sha256="0" * 64)


def _located(text, printed, unit, values):
    start = text.index(printed)
    return {
        "start": start,
        "end": start + len(printed),
        "text": printed,
        "value": values.get(printed, printed.replace(",", "")),
        "unit": unit,
    }


def _statistic(text, i, wanted, values):
    level = dict.fromkeys(("start", "end", "text", "value", "unit"))
    if "printed" in wanted:
        level = _located(text, wanted["printed"], wanted.get("unit"), values)
    change = wanted.get("change")
    if change is not None:
        located = _located(text, change["printed"], change.get("unit"), values)
        change = {"direction": change["direction"], "basis": change.get("basis"), **located}
    return {
        **level,
        "qualifier": wanted.get("qualifier", "exact"),
        "indicator": wanted["indicator"],
        **{name: wanted.get(name) for name in ("period", "scope", "campaign")},
        "change": change,
        "path": f"statistics[{i}]",
        "verdict": wanted.get("verdict", "verified"),
    }


def _tally(text, statistics, values):
    used = {}
    for entry in statistics:
        used[entry["start"], entry["end"]] = f"{entry['path']}.quantity"
        if entry["change"]:
            used[entry["change"]["start"], entry["change"]["end"]] = f"{entry['path']}.change.quantity"
    for found in _NUMBER.finditer(text):
        by = used.get(found.span())
        yield TallyLine(
            **{k: v for k, v in _located(text, found[0], None, values).items() if k in ("text", "value")},
            start=found.start(),
            end=found.end(),
            kind="statistic" if by else "other",
            state="used" if by else "unaccounted",
            by=(by,) if by else (),
        )


def record_of(name, text, statistics, *, filled=None, findings=(), values=None, schema="PressRelease"):
    """A release and its record; a statistic is a dict with `printed` or `change`, the number looked up in the text."""
    values = values or {}
    digest = hashlib.sha256(text.encode()).hexdigest()
    release = Release(source=Source(id=f"{name}-{digest[:12]}", name=name, sha256=digest), text=text)
    entries = [_statistic(text, i, wanted, values) for i, wanted in enumerate(statistics)]
    record = Record(
        release=release.source,
        schema_ref=_SCHEMA.model_copy(update={"name": schema}),
        model="by hand",
        filled=filled or {},
        statistics=tuple(entries),
        tally=tuple(_tally(text, entries, values)),
        findings=tuple(findings),
        verdict="review" if findings else "verified",
    )
    return release, record


@pytest.fixture
def make_run(tmp_path):
    """`make_run((name, text, statistics, {filled, findings, ...}), ...)` -> the run's folder."""

    def make(*releases, at="run"):
        folder = Folder(tmp_path / at)
        folder.create_root()
        folder.create()
        made = [
            record_of(name, text, statistics, **(more[0] if more else {})) for name, text, statistics, *more in releases
        ]
        for release, record in made:
            folder.save(release, record)
        ids = tuple(sorted(release.id for release, _ in made))
        folder.save_manifest(Manifest(status="finished", schema_ref=_SCHEMA, model="by hand", records=ids))
        return folder.root

    return make


SLATE = {"unit": "tons", "indicator": "slate shipped", "scope": "the north"}
MAY_TEXT = (
    "Quarry Board, June 3, 2022\n\nFrom January to May this year, quarries in the north shipped 41,250 tons of slate, "
    "up 3.2% year on year. Over 1,900 lorries were weighed.\n\n=SUM(A1:A9) was printed on 12 slips."
)
QUARRY_MAY = (
    "2022-06-03-quarry-board",
    MAY_TEXT,
    [
        {
            **SLATE,
            "printed": "41,250",
            "period": "From January to May this year",
            "change": {"direction": "increase", "printed": "3.2", "unit": "%", "basis": "year on year"},
        },
        {"printed": "1,900", "unit": "lorries", "indicator": "lorries weighed", "qualifier": "more than"},
        {"printed": "12", "unit": "slips", "indicator": "=SUM(A1:A9) slips", "verdict": "review"},
    ],
    {
        "filled": {"date": "June 3, 2022", "issuer": "Quarry Board", "title": "-3.2%"},
        "findings": [
            Finding(code="U001", rule="unaccounted-number", severity="review", path="", message="2022 is not used")
        ],
    },
)
QUARRY_JUNE = (
    "2022-07-04-quarry-board",
    "Quarry Board, July 4, 2022\n\nFrom January to June this year, quarries in the north shipped 49,870 tons of slate.",
    [{**SLATE, "printed": "49,870", "period": "From January to June this year"}],
    {"filled": {"date": "July 4, 2022", "issuer": "Quarry Board"}},
)
QUARRY_CHINESE = (
    "采石-2022",
    "今年1至6月，北方采石场共开采板岩31.50万吨。\r\n“@提示”：+7号通知。",
    [{"printed": "31.50", "unit": "吨", "indicator": "开采板岩", "period": "今年1至6月", "scope": "北方"}],
    {"filled": {"date": "2022年7月9日"}, "values": {"31.50": "315000.0", "7": "12345678901234567890.123"}},
)


@pytest.fixture
def quarry_run(make_run):
    """Three releases in two languages, with formula-like texts and a number no double holds."""
    return make_run(QUARRY_MAY, QUARRY_JUNE, QUARRY_CHINESE)
