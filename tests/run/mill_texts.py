"""Releases of ten mills, a filler that answers for them as a model does, and what a run left of them."""

import asyncio
import hashlib
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from extractor.fillers import Answers
from extractor.run import Report
from extractor.source import Index
from schemas.evidence import Phrase
from schemas.press_release import PressRelease
from schemas.records import Attempt, Filled, Finding, TallyLine, Usage
from schemas.release import Release

TEXTS = [
    f"Mill {name}\n\nThe {name} mill shipped {4 + i},{100 + i} tonnes of yarn in May, up {i + 1}.5% on April.\n"
    for i, name in enumerate(("Alder", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper"))
]


class Asked:
    """A filler that answers after a pause, through the ledger as a model does; `faults` by release name."""

    id = "asked"
    prompt: str | None = "0" * 64

    def __init__(self, answers: Answers, pause: float = 0.0, faults: dict[str, Exception] | None = None) -> None:
        self.answers, self.pause, self.faults = answers, pause, faults or {}
        self.bills: list[str] = []
        self.flying = self.most = 0

    async def fill(self, release: Release, index: Index, schema: type[BaseModel]) -> Filled:
        del index, schema
        key = hashlib.sha256(release.text.encode()).hexdigest()
        answer = self.answers.recorded(key)
        if answer is None:
            self.bills.append(release.source.name)
            answer = await self._answer(release)
            await self.answers.book(
                Attempt(
                    key=key,
                    release=release.id,
                    purpose="fill",
                    number=1,
                    model=self.id,
                    state="answered",
                    answer=answer,
                )
            )
        return Filled(value=PressRelease(title=Phrase(answer)), usage=Usage(requests=1, input_tokens=9))

    async def _answer(self, release: Release) -> str:
        self.flying += 1
        self.most = max(self.most, self.flying)
        await asyncio.sleep(self.pause)
        self.flying -= 1
        if fault := self.faults.get(release.source.name):
            raise fault
        return release.text.split("\n", 1)[0]

    async def repair(self, release: Release, index: Index, filled: Filled, findings: list[Finding]) -> Filled:
        del release, index, findings
        return filled

    async def glean(self, release: Release, index: Index, filled: Filled, unaccounted: list[TallyLine]) -> Filled:
        del release, index, unaccounted
        return filled


class Asking:
    """Makes the filler and keeps it for the test to look at."""

    def __init__(self, **given: Any) -> None:
        self.given = given
        self.filler: Asked

    def __call__(self, answers: Answers) -> Asked:
        self.filler = Asked(answers, **self.given)
        return self.filler


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a run that must not depend on when, where or in which order it was made."""
    files = [folder / "manifest.json", *folder.glob("records/*"), *folder.glob("texts/*")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def states(report: Report) -> dict[str, str]:
    return {Path(outcome.path).stem: outcome.state for outcome in report.outcomes}
