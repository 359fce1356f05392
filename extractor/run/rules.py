"""The baseline as a filler: it answers at once and has nothing to add when asked again."""

from importlib import import_module
from typing import TYPE_CHECKING

from pydantic import BaseModel

from extractor.errors import UsageError
from schemas.press_release import PressRelease
from schemas.records import Filled, Finding, TallyLine
from schemas.release import Release

if TYPE_CHECKING:
    from extractor.source import Index


class Rules:
    """Fills a PressRelease by rules; never waits."""

    id = "baseline"
    prompt: str | None = None

    def prepare(self) -> None:
        """Loads what filling takes, before the first release comes."""
        import_module("extractor.fillers.baseline")

    async def fill(self, release: Release, index: "Index", schema: type[BaseModel]) -> Filled:
        if schema is not PressRelease:
            raise UsageError(f"the baseline fills press_release only, not {schema.__name__}: name a model with --model")
        from extractor.fillers import baseline

        return baseline.fill(index, release)

    async def repair(self, release: Release, index: "Index", filled: Filled, findings: list[Finding]) -> Filled:
        del release, index, findings
        return filled

    async def glean(self, release: Release, index: "Index", filled: Filled, unaccounted: list[TallyLine]) -> Filled:
        del release, index, unaccounted
        return filled
