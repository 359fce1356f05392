"""What fills a schema from a release: rules (baseline) or a model (llm); the pipeline is given one of them."""

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from pydantic import BaseModel

from schemas.records import Attempt, Filled, Finding, TallyLine
from schemas.release import Release

if TYPE_CHECKING:
    from extractor.source import Index  # a run's parent process leaves the scanner to its workers


class Filler(Protocol):
    """Fills a schema, and is asked again about what failed and what is unaccounted."""

    id: str
    """`baseline`, `openai/<model>` or the model's name on an OpenAI-compatible server."""
    prompt: str | None
    """sha256 of the prompt, None for rules."""

    async def fill(self, release: Release, index: "Index", schema: type[BaseModel]) -> Filled:
        """First answer; raises FillError with a typed state when none is usable."""
        ...

    async def repair(self, release: Release, index: "Index", filled: Filled, findings: list[Finding]) -> Filled:
        """Asks again for the entries that rejecting findings name; everything else stays as it is."""
        ...

    async def glean(self, release: Release, index: "Index", filled: Filled, unaccounted: list[TallyLine]) -> Filled:
        """Asks about mentions that nothing accounts for."""
        ...


@runtime_checkable
class Portable(Filler, Protocol):
    """A filler whose work, but for its questions, can be done in worker processes."""

    def spec(self) -> dict[str, Any]:
        """Plain values, and nothing secret, of which a worker makes a filler that hands its questions over."""
        ...

    def prepare(self) -> None:
        """Loads what answering takes; called while the workers start."""
        ...

    async def serve(self, told: dict[str, Any]) -> dict[str, Any]:
        """Answers a question that a worker hands over, with plain values; raises what ends the run."""
        ...


class Answers(Protocol):
    """Where attempts are written before their answer is used, and found again on a rerun."""

    def recorded(self, key: str) -> str | None:
        """The answer body recorded for a request key, None if it was never answered."""
        ...

    async def book(self, attempt: Attempt) -> None:
        """Commits one attempt durably, without holding up the event loop."""
        ...
