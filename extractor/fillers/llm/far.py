"""The model path in two processes: a worker makes messages and reads answers, the wire stays with its parent."""

from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import BaseModel

from extractor.errors import FillError
from extractor.fillers.llm.filler import LLMFiller
from extractor.fillers.llm.modes import body
from extractor.fillers.llm.reading import Unusable, answer_in
from extractor.fillers.llm.request import Question
from extractor.fillers.llm.settings import LLMSettings
from extractor.fillers.llm.wire import Wire
from extractor.prompting import instructions
from extractor.prompting.forms import REPAIR
from extractor.prompting.repairing import answer_model
from extractor.prompting.walking import models_in
from schemas.records import Usage
from schemas.release import Release, Source

Send = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
"""Hands plain values to the parent and returns what it answers."""


class FarWire:
    """Asks through its parent: no key, no connection, no limit and no ledger is here."""

    def __init__(self, settings: LLMSettings, send: Send) -> None:
        self.settings = settings
        self._send = send

    async def ask(self, question: Question) -> tuple[Any, Usage]:
        """As `Wire.ask`."""
        told = {
            "release": question.release.id,
            "name": question.release.source.name,
            "purpose": question.purpose,
            "user": question.user,
            "again": question.again,
            "parts": [_named(part) for part in question.parts],
        }
        said = await self._send(told)
        if "unusable" in said:
            raise Unusable(*said["unusable"])
        if "failed" in said:
            raise FillError(*said["failed"])
        return answer_in(said["text"], question.answer), Usage(**said["usage"])

    async def close(self) -> None:
        """Nothing is open."""


class PortableFiller(LLMFiller):
    """A model behind a wire, whose releases can be computed in worker processes."""

    def __init__(self, wire: Wire, schema: type[BaseModel]) -> None:
        super().__init__(wire, schema)
        self._near, self._schema = wire, schema
        self._models = {_named(model): model for model in models_in(schema)}

    def spec(self) -> dict[str, Any]:
        """Plain values, server and key left out, of which `far_filler` makes its own."""
        return self._near.settings.model_dump(mode="json", exclude={"api_key", "base_url"})

    def prepare(self) -> None:
        """Loads and makes once what every answer needs; takes seconds, so that workers better start meanwhile."""
        self._near.connect()
        body(self._near.settings.mode or "tools", "", [{"content": ""}], self.form.answer_model(self._schema))

    async def serve(self, told: dict[str, Any]) -> dict[str, Any]:
        """Answers what a FarWire sends; raises what ends the run."""
        try:
            reply = await self._near.reply(self._question(**told))
        except Unusable as e:
            return {"unusable": [e.state, e.told]}
        except FillError as e:
            return {"failed": [str(e), e.state]}
        return {"text": reply.text, "usage": reply.usage.model_dump()}

    def _question(self, release: str, name: str, purpose: Any, user: str, again: str, parts: list[str]) -> Question:
        system, answer = self._system.text, self.form.answer_model(self._schema)
        if purpose == "repair":
            system, answer = instructions(REPAIR).text, answer_model(tuple(self._models[part] for part in parts))
        about = Release(source=Source(id=release, name=name, sha256=""), text="")
        return Question(about, purpose, system, user, answer, again)


def far_filler(spec: dict[str, Any], schema: type[BaseModel], send: Send) -> LLMFiller:
    """The filler of a worker process."""
    return LLMFiller(FarWire(LLMSettings(**spec), send), schema)


def _named(model: type[BaseModel]) -> str:
    return f"{model.__module__}:{model.__qualname__}"
