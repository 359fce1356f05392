"""Reports of eight mills, the answers a stub gives to them, and a run that asks it in workers."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractor.fillers.llm import PortableFiller, Wire
from extractor.ledger import export
from extractor.run import Report, run
from schemas.press_release import PressRelease

NAMES = ("Alder", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel")


CANARY = "sk-CANARY-52cc90"


MARK = re.compile("⟦(\\d+)⟧([\\d,]+)")


def text_of(name: str, number: int) -> str:
    blocks = range(40) if name == "Fir" else range(1)
    return f"The {name} mill, yearly report\n\n" + "\n\n".join(
        f"In the hall of row {chr(97 + k % 26)} the {name} mill shipped {4 + number},{100 + k} tonnes of yarn and kept "
        f"{200 + number + k} spinners at its frames."
        for k in blocks
    )


def figures(body: dict[str, Any]) -> list[dict[str, Any]]:
    """What the text of a request prints, each number with what stands behind it."""
    told = body["messages"][1]["content"].split("BEGIN ")[1].split("\nEND ")[0]
    return [
        {
            "m": int(mark),
            "t": text,
            "u": "tonnes" if "," in text else "spinners",
            "i": "yarn" if "," in text else "staff",
        }
        for mark, text in MARK.findall(told)
    ]


def answer(body: dict[str, Any]) -> str:
    """Right for most mills; Birch's is short, Cedar's wrong, Damson's never fits, Elm's fits when asked again."""
    said = body["messages"][1]["content"]
    name = next(name for name in NAMES if f"The {name} mill" in said)
    if body["tools"][0]["function"]["name"] == "Repair":
        path = re.findall(r"`(statistics\[\d+\])`", said)[0]
        quantity = {"text": "6,100", "mark": 1, "unit": "tonnes"}
        return json.dumps({"entries": [{"path": path, "entry": {"indicator": "yarn", "quantity": quantity}}]})
    found = figures(body)
    if name == "Birch" and "were missing" not in said:
        found = found[:1]
    if name == "Cedar":
        found[0]["t"] = "6,999"
    if name == "Damson" or (name == "Elm" and len(body["messages"]) == 2):
        return '{"s": [], "surprise": true}'
    return json.dumps({"s": found})


def conduct(
    stub: Any, releases: Path, out: Path, workers: int | None, also: Sequence[str] = (), **given: Any
) -> Report:
    named = {"concurrency", "events", "retry_failed", "drain_seconds"}
    told = {key: given.pop(key) for key in list(given) if key in named}
    settings = stub.settings(**{"window": 1200, "concurrency": 4, "api_key": CANARY, **given})
    return run(
        [releases, *also],
        out=out,
        make_filler=lambda answers: PortableFiller(Wire(settings, answers), PressRelease),
        workers=workers,
        **{"concurrency": 4, **told},
    )


def tree(folder: Path) -> dict[str, bytes]:
    files = [folder / "manifest.json", *folder.glob("records/*"), *folder.glob("texts/*")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def bought_twice(folder: Path) -> int:
    keys = [row["key"] for row in export(folder) if row["state"] == "answered"]
    return len(keys) - len(set(keys))
