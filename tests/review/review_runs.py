"""Run folders for the review tests: texts of our own, filled by hand, checked by the real checker."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel

from extractor import pipeline
from extractor.readers import read_bytes
from extractor.run import Folder
from extractor.run.folder import json_bytes
from extractor.source import Index
from schemas.press_release import PressRelease
from schemas.records import Failure, Filled, Manifest, Record, SetAside, Usage
from schemas.release import Release

HARBOUR = """Harbour office reports a busy spring

Port Lindell, 4 May 2023. Between January and April, 1,204 vessels called at the port, up 8.5 percent year-on-year, \
the harbour office said on Thursday.

Inspectors boarded 316 of them and detained 17 ships. Fines worth 2.4 million crowns were paid. In the same months \
pilots guided 958 vessels to their berths, while 42 calls were cancelled in storms.

Some 3,300 people work on the quays, 120 fewer than a year before. Callers reach the office on 5511.
"""
ORCHARD = """果园合作社通报

2024年3月，合作社共出售苹果1.2万吨，同比增长6.3%；出口至14个国家。全年签订合同860份，涉及金额3.5亿元。
"""
EMOJI = "🍏🍐 The co-op sold 310 crates 🧺 in June and 275 crates in July.\n"


def quantity(text: str, unit: str | None = None, **more: Any) -> dict[str, Any]:
    return {"text": text, "unit": unit, **more}


def harbour() -> dict[str, Any]:
    """Two verified figures, one with a change, one invented number, one wrong unit; 42 and 120 are left out."""
    period = "Between January and April"
    return {
        "issuer": "the harbour office",
        "date": "4 May 2023",
        "statistics": [
            {
                "indicator": "vessels called at the port",
                "quantity": quantity("1,204", "vessels"),
                "period": period,
                "change": {
                    "direction": "increase",
                    "quantity": quantity("8.5", "percent"),
                    "basis": "year-on-year",
                },
            },
            {"indicator": "vessels boarded by inspectors", "quantity": quantity("316"), "period": period},
            {"indicator": "ships detained", "quantity": quantity("19", "ships"), "period": period},
            {"indicator": "fines paid", "quantity": quantity("2.4 million", "euros")},
            {
                "indicator": "vessels guided by pilots",
                "quantity": quantity("958", "vessels"),
                "period": "the same months",
            },
            {"indicator": "people who work on the quays", "quantity": quantity("3,300", "people", qualifier="about")},
        ],
    }


def orchard() -> dict[str, Any]:
    return {
        "statistics": [
            {
                "indicator": "出售苹果",
                "quantity": quantity("1.2万", "吨"),
                "period": "2024年3月",
                "change": {"direction": "increase", "quantity": quantity("6.3", "%"), "basis": "同比"},
            },
            {"indicator": "签订合同", "quantity": quantity("860", "份"), "period": "全年"},
            {"indicator": "涉及金额", "quantity": quantity("3.5亿", "元"), "period": "全年"},
        ]
    }


def crates() -> dict[str, Any]:
    return {
        "statistics": [
            {"indicator": "crates sold", "quantity": quantity("310", "crates"), "period": "June"},
            {"indicator": "crates sold", "quantity": quantity("275", "crates"), "period": "July"},
        ]
    }


def record_of(
    release: Release,
    filled: dict[str, Any],
    aside: tuple[SetAside, ...] = (),
    cost: str | None = None,
    schema: type[BaseModel] = PressRelease,
) -> Record:
    """A record as the pipeline writes it for this filled form."""
    author = SimpleNamespace(id="sample-model", prompt=None)
    usage = Usage(requests=1, input_tokens=900, output_tokens=200, cost=cost)
    form = Filled(value=schema.model_validate(filled), set_aside=aside, usage=usage)
    state = pipeline.checked(Index(release.text), form)
    return pipeline.record(release, author, schema, state, (state.stage("fill"),))


def save_run(root: Path, releases: list[tuple[Release, Record]], failures: tuple[Failure, ...] = ()) -> Path:
    # Written plainly: a run's own writing waits for the disk after every file.
    for part in ("records", "texts"):
        (root / part).mkdir(parents=True, exist_ok=True)
    for release, record in releases:
        (root / "texts" / f"{release.id}.txt").write_bytes(release.text.encode())
        (root / "records" / f"{release.id}.json").write_bytes(json_bytes(record))
    first = releases[0][1]
    ids = tuple(release.id for release, _ in releases)
    manifest = Manifest(
        status="finished", schema_ref=first.schema_ref, model="sample-model", records=ids, failures=failures
    )
    (root / "manifest.json").write_bytes(json_bytes(manifest))
    return root


def one(root: Path, name: str, text: str, filled: dict[str, Any], schema: type[BaseModel] = PressRelease) -> Path:
    """A run of a single release."""
    release = read_bytes(text.encode(), name)
    return save_run(root, [(release, record_of(release, filled, schema=schema))])


def three(root: Path) -> Path:
    """The harbour, the orchard, the co-op with its emoji, and one release that failed."""
    made = []
    for name, text, filled, cost in (
        ("harbour-spring.txt", HARBOUR, harbour(), "0.0031"),
        ("果园.txt", ORCHARD, orchard(), None),
        ("crates.txt", EMOJI, crates(), "0.0004"),
    ):
        release = read_bytes(text.encode(), name)
        made.append((release, record_of(release, filled, cost=cost)))
    lost = Failure(release="quarterly-0123456789ab", state="timeout", message="no answer came in 120 s")
    return save_run(root, made, (lost,))


def ids(root: Path) -> list[str]:
    return list(Folder(root).manifest().records)


_MONTHS = ("January", "February", "March", "April", "May", "June")


def monthly(number: int) -> tuple[str, dict[str, Any]]:
    """A release of the harbour office on one month of 2023, and what it says."""
    month, after = _MONTHS[number], (*_MONTHS, "July")[number + 1]
    vessels, fines = f"{1020 + 37 * number - 90 * (number == 3):,}", f"{1.9 + 0.2 * number:.1f} million"
    text = (
        f"Harbour office: {month} 2023\n\nPort Lindell, 3 {after} 2023. In {month} 2023, {vessels} vessels called "
        f"at the port. Fines worth {fines} crowns were paid in {month} 2023.\n"
    )
    period = f"{month} 2023"
    statistics = [
        {"indicator": "vessels called at the port", "quantity": quantity(vessels, "vessels"), "period": period},
        {"indicator": "fines paid", "quantity": quantity(fines, "crowns"), "period": period},
    ]
    return text, {"issuer": "Harbour office", "date": f"3 {after} 2023", "statistics": statistics}


def half_year(root: Path) -> Path:
    """The three releases, and six months of the harbour office, for series and screenshots."""
    three(root)
    folder = Folder(root)
    made = [(Release(source=r.release, text=folder.text(r.release.id)), r) for r in folder.records()]
    for number in range(len(_MONTHS)):
        text, filled = monthly(number)
        release = read_bytes(text.encode(), f"harbour-2023-{number + 1:02}.txt")
        made.append((release, record_of(release, filled, cost="0.0018")))
    failures = folder.manifest().failures
    return save_run(root, made, failures)
