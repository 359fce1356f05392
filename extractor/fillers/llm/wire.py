"""Sends requests to one server and writes down every attempt: client, retries, limits, money."""

import asyncio
import json
from decimal import Decimal
from typing import Any, NamedTuple, Self

from extractor.errors import FillError, StoppedError, UsageError
from extractor.fillers import Answers
from extractor.fillers.llm.cost import Purse
from extractor.fillers.llm.faults import TRANSIENT, Fault, parsed
from extractor.fillers.llm.gate import Gate
from extractor.fillers.llm.line import Line
from extractor.fillers.llm.modes import MODES, Completion, completion
from extractor.fillers.llm.reading import Unusable, answer_in
from extractor.fillers.llm.request import Question, Request, probe, request
from extractor.fillers.llm.settings import LLMSettings, Mode
from schemas.records import Attempt, Usage

_BYTES_A_TOKEN = 3


class Reply(NamedTuple):
    """What a model said: its text, the same read, what it cost."""

    text: str
    answer: Any
    usage: Usage


class Wire:
    """One client for a whole run; close it at the end (`async with Wire(...)`)."""

    def __init__(self, settings: LLMSettings, answers: Answers | None = None) -> None:
        self.settings = settings
        self.purse = Purse(settings)
        self._answers = answers
        self._gate: Gate | None = None
        self._line = Line(settings)
        self._mode: Mode | None = settings.mode or ("tools" if settings.is_openai else None)
        self._probing: asyncio.Lock | None = None
        self._stopped: StoppedError | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    def connect(self) -> None:
        """Makes the client, which opens connections when they are needed."""
        self._line.connect()

    async def close(self) -> None:
        """Closes the connections."""
        await self._line.close()

    async def ask(self, question: Question) -> tuple[Any, Usage]:
        """The answer as `question.answer` and what it cost.

        Raises Unusable (refusal, length, cut_json, not_json, wrong_schema, content_filter) if the model answered
        otherwise, FillError if the server did not, StoppedError if the run can't go on, UsageError for a wrong key.
        """
        from extractor.replay import concerning  # vcrpy takes long; not where workers ask

        with concerning(question.release.id, question.release.text):
            reply = await self.reply(question)
        return reply.answer, reply.usage

    async def reply(self, question: Question) -> Reply:
        """As `ask`, with the text of the answer; cassettes don't hear whom it is about."""
        asked = request(await self.mode(), self.settings, question)
        try:
            return self._known(asked) or await self._retried(asked)
        except Fault as e:
            raise self._final(e, asked.name) from e

    async def mode(self) -> Mode:
        """How this server can be asked; tried once with a tiny question where neither settings nor ledger say it."""
        if self._mode is None:
            self._probing = self._probing or asyncio.Lock()
            async with self._probing:
                if self._mode is None:
                    self._mode = await self._probed()
        return self._mode

    async def _probed(self) -> Mode:
        probes = {mode: probe(mode, self.settings) for mode in MODES[:-1]}
        for mode, asked in probes.items():
            if self._known(asked) is not None:
                return mode
        for mode, asked in probes.items():
            try:
                await self._attempt(asked, 1)
            except Unusable:
                continue
            except Fault as e:
                if e.state in ("unauthorized", "quota_exhausted", "not_recorded", "connection"):
                    raise self._final(e, None) from e
                continue  # servers refuse what they can't do with 400, 404, 422 or 500
            return mode
        return MODES[-1]

    def _known(self, asked: Request) -> Reply | None:
        """What the ledger holds as the answer to this very request."""
        held = self._answers.recorded(asked.key) if self._answers is not None else None
        if held is None:
            return None
        raw = parsed(held.encode())
        return self._read(raw, asked, self._cost(_ids(raw)))[1]

    async def _retried(self, asked: Request) -> Reply:
        """The answer, tried again while what went wrong may pass and the budget lasts."""
        try:
            return await self._attempt(asked, 1)
        except Fault as e:
            first = e
        return await self._again(asked, first)

    async def _again(self, asked: Request, first: Fault) -> Reply:
        from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt
        from tenacity.wait import wait_random_exponential

        jitter = wait_random_exponential(multiplier=self.settings.wait, max=self.settings.longest_wait)

        def wait(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            asked = error.wait if isinstance(error, Fault) and error.wait else 0.0
            return float(asked + jitter(state))

        retrying = AsyncRetrying(  # a new one for each call: concurrent calls corrupt a shared one
            stop=stop_after_attempt(self.settings.transport_retries + 1),
            wait=wait,
            retry=retry_if_exception(lambda e: isinstance(e, Fault) and e.transient and self._stopped is None),
            reraise=True,
        )
        async for attempt in retrying:
            with attempt:
                number = attempt.retry_state.attempt_number
                if number == 1:
                    raise first
                return await self._attempt(asked, number)
        raise AssertionError("tenacity ends by an answer or an error")

    async def _attempt(self, asked: Request, number: int) -> Reply:
        if self._stopped is not None:
            raise StoppedError(str(self._stopped))
        self._gate = self._gate or Gate(self.settings)
        # The place is kept until the answer is written down: never more unwritten answers than places.
        async with self._gate.place(len(asked.content) // _BYTES_A_TOKEN):
            worst = await self.purse.set_apart(len(asked.content), self.settings.max_output_tokens)
            try:
                raw = await self._line.send(asked.content)
            except Fault as e:
                self.purse.settle(worst, None)
                await self._write(asked, number, e.state, error=str(e))
                self._noted(e)
                raise
            except BaseException:
                self.purse.settle(worst, None)
                raise
            return await self._booked(raw, asked, number, worst)

    async def _booked(self, raw: Any, asked: Request, number: int, worst: Any) -> Reply:
        """Reads the answer and writes it down; only then it is used."""
        ids = _ids(raw)
        cost = self._cost(ids)
        self.purse.settle(worst, cost)
        told = {
            "answer": self.settings.without_key(_kept(raw)),
            "cost": None if cost is None else str(cost),
            **ids,
        }
        try:
            found, reply = self._read(raw, asked, cost)
        except Unusable as e:
            await self._write(asked, number, e.state, error=str(e), **told)
            if e.state in TRANSIENT:
                raise Fault(e.state, e.told) from e
            raise
        await self._write(asked, number, "answered", **told, finish_reason=found.finish_reason)
        return reply

    def _read(self, raw: Any, asked: Request, cost: Decimal | None) -> tuple[Completion, Reply]:
        found = completion(raw)
        answer = answer_in(found.text, asked.answer)
        usage = Usage(
            requests=1,
            input_tokens=found.input_tokens or 0,
            output_tokens=found.output_tokens or 0,
            output_bytes=len(found.text.encode("utf-8", "surrogatepass")),
            cost=None if cost is None else str(cost),
        )
        return found, Reply(found.text, answer, usage)

    def _cost(self, ids: dict[str, Any]) -> Decimal | None:
        if ids["input_tokens"] is None:
            return None
        return self.purse.prices.of(ids["input_tokens"], ids["output_tokens"] or 0)

    def _noted(self, found: Fault) -> None:
        if found.state == "quota_exhausted":
            self._stopped = StoppedError(f"quota exhausted: {found}; top up and run again, what is done is kept")
            raise self._stopped from found
        if found.wait and found.wait > self.settings.longest_wait:
            self._stopped = StoppedError(
                f"the server asks for a pause of {found.wait:.0f} s; run again after it, what is done is kept"
            )
            raise self._stopped from found
        if found.state == "rate_limited" and found.wait and self._gate is not None:
            self._gate.pause(found.wait)

    def _final(self, found: Fault, name: str | None) -> Exception:
        if found.state == "unauthorized":
            return UsageError(f"{found}; check OPENAI_API_KEY and OPENAI_BASE_URL")
        if found.state == "not_found":
            return UsageError(f"model {self.settings.model!r}: {found}; check its name and OPENAI_BASE_URL")
        if found.state == "quota_exhausted":
            return StoppedError(f"quota exhausted: {found}")
        return FillError(f"{name}: {found}" if name is not None else str(found), found.state)

    async def _write(self, asked: Request, number: int, state: str, **told: Any) -> None:
        if self._answers is not None:
            attempt = Attempt(
                key=asked.key,
                release=asked.release,
                purpose=asked.purpose,
                number=number,
                model=self.settings.model,
                state=state,
                **told,
            )
            await self._answers.book(attempt)


def _kept(raw: Any) -> str:
    """The body as the ledger keeps it; half a surrogate pair, which UTF-8 can't carry, stays an escape."""
    return json.dumps(raw, ensure_ascii=False).encode(errors="backslashreplace").decode()


def _ids(raw: Any) -> dict[str, Any]:
    """Names and token counts of a completion, as far as it has them."""
    held: Any = raw if isinstance(raw, dict) else {}
    usage: Any = held.get("usage") if isinstance(held.get("usage"), dict) else {}

    def kept(value: Any, kind: type) -> Any:
        return value if isinstance(value, kind) else None

    return {
        "response_id": kept(held.get("id"), str),
        "response_model": kept(held.get("model"), str),
        "input_tokens": kept(usage.get("prompt_tokens"), int),
        "output_tokens": kept(usage.get("completion_tokens"), int),
    }
