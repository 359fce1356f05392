"""What the rules say of a text: findings as code, message, the words pointed at, and the hint."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from extractor.checker import check
from extractor.facts import fact_findings
from extractor.source import Index
from schemas.press_release import PressRelease, Statistic
from schemas.records import Finding, SetAside


class Told(NamedTuple):
    code: str
    path: str
    message: str
    words: str | None
    """What the source prints at the finding's span."""
    hint: str | None


def told(text: str, findings: list[Finding]) -> list[Told]:
    return [
        Told(f.code, f.path, f.message, None if f.start is None else text[f.start : f.end], f.hint) for f in findings
    ]


@pytest.fixture
def of_fact() -> Callable[..., list[Told]]:
    """The findings of one outside fact."""

    def ask(text: str, printed: str, **said: Any) -> list[Told]:
        return told(text, fact_findings(Index(text), {"text": printed, **said}))

    return ask


@pytest.fixture
def of_model() -> Callable[..., list[Told]]:
    """The findings of a filled model, without what it leaves unaccounted."""

    def ask(text: str, *filled: Any, set_aside: tuple[SetAside, ...] = ()) -> list[Told]:
        rows = all(isinstance(one, Statistic) for one in filled)
        found = check(text, PressRelease(statistics=filled) if rows else filled[0], set_aside=set_aside)
        return [t for t in told(text, found) if t.code != "T002"]

    return ask
