"""The model path in two processes: a worker makes requests ready and reads answers, the wire stays with its parent."""

from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import BaseModel

from extractor.errors import FillError
from extractor.fillers.llm.filler import LLMFiller
from extractor.fillers.llm.reading import Unusable, answer_in
from extractor.fillers.llm.request import Question, Request, request
from extractor.fillers.llm.settings import LLMSettings, Mode
from extractor.fillers.llm.wire import Wire
from extractor.prompting.repairing import answer_model
from extractor.prompting.walking import models_in
from schemas.records import Usage

Send = Callable[[dict[str, Any], bytes], Awaitable[dict[str, Any]]]
"""Hands plain values and the bytes of a request to the parent and returns what it answers."""


class FarWire:
    """Asks through its parent: no key, no connection, no limit and no ledger is here."""

    def __init__(self, settings: LLMSettings, send: Send) -> None:
        self.settings = settings
        self._send = send
        self._mode: Mode | None = None

    async def ask(self, question: Question) -> tuple[Any, Usage]:
        """As `Wire.ask`."""
        asked = request(await self._known_mode(), self.settings, question)
        told = {
            "key": asked.key,
            "release": asked.release,
            "name": asked.name,
            "purpose": asked.purpose,
            "parts": [_named(part) for part in question.parts],
        }
        said = await self._send(told, asked.content)
        if "unusable" in said:
            raise Unusable(*said["unusable"])
        if "failed" in said:
            raise FillError(*said["failed"])
        return answer_in(said["text"], question.answer), Usage(**said["usage"])

    async def close(self) -> None:
        """Nothing is open."""

    async def _known_mode(self) -> Mode:
        if self._mode is None:
            self._mode = (await self._send({"mode": True}, b""))["mode"]
        return self._mode


class PortableFiller(LLMFiller):
    """A model behind a wire, whose releases can be computed in worker processes."""

    def __init__(self, wire: Wire, schema: type[BaseModel]) -> None:
        super().__init__(wire, schema)
        self._near, self._schema = wire, schema
        self._models = {_named(model): model for model in models_in(schema)}

    def spec(self) -> dict[str, Any]:
        """Plain values, the key left out, of which `far_filler` makes its own."""
        return self._near.settings.model_dump(mode="json", exclude={"api_key"})

    async def serve(self, told: dict[str, Any], content: bytes) -> dict[str, Any]:
        """Answers what a FarWire sends; raises what ends the run."""
        try:
            if "mode" in told:
                return {"mode": await self._near.mode()}
            parts = tuple(self._models[name] for name in told["parts"])
            answer = answer_model(parts) if told["purpose"] == "repair" else self.form.answer_model(self._schema)
            asked = Request(told["key"], content, told["release"], told["name"], told["purpose"], answer)
            reply = await self._near.reply(asked)
        except Unusable as e:
            return {"unusable": [e.state, e.told]}
        except FillError as e:
            return {"failed": [str(e), e.state]}
        return {"text": reply.text, "usage": reply.usage.model_dump()}


def far_filler(spec: dict[str, Any], schema: type[BaseModel], send: Send) -> LLMFiller:
    """The filler of a worker process."""
    return LLMFiller(FarWire(LLMSettings(**spec), send), schema)


def _named(model: type[BaseModel]) -> str:
    return f"{model.__module__}:{model.__qualname__}"
