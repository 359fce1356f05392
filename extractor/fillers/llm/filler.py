"""LLMFiller: fills a schema by asking a model; repair and glean ask only about what is wrong or missing."""

import asyncio
from collections.abc import Coroutine
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from extractor.errors import FillError
from extractor.fillers.llm.reading import Unusable
from extractor.fillers.llm.request import Question
from extractor.fillers.llm.settings import LLMSettings
from extractor.prompting import (
    AnswerForm,
    Excerpt,
    choose,
    entry_paths,
    excerpts,
    fill_message,
    glean_message,
    instructions,
    merge,
    repair_message,
    repaired,
)
from extractor.prompting.forms import REPAIR
from extractor.prompting.windows import around, halves
from extractor.source import Index
from schemas.records import Filled, Finding, TallyLine, Usage
from schemas.release import Release

T = TypeVar("T")
_ASKED_AGAIN = frozenset({"cut_json", "not_json", "wrong_schema"})
_AGAIN = "Your last answer could not be used. {} Give the whole answer again, as one JSON object."


class Asked(Protocol):
    """A wire, here or in another process."""

    settings: LLMSettings

    async def ask(self, question: Question) -> tuple[Any, Usage]:
        """The answer as `question.answer` and what it cost; raises what `Wire.ask` raises."""
        ...

    async def close(self) -> None:
        """Lets go of what is open."""
        ...


class LLMFiller:
    """A model behind a wire."""

    def __init__(self, wire: Asked, schema: type[BaseModel]) -> None:
        self.id = wire.settings.id
        self.form: AnswerForm = choose(schema, wire.settings.form)
        self._system = instructions(self.form.prompts)
        self.prompt: str | None = self._system.sha256
        self._wire = wire

    async def close(self) -> None:
        """Closes the connections; a run calls it when nothing is in flight any more."""
        await self._wire.close()

    async def fill(self, release: Release, index: Index, schema: type[BaseModel]) -> Filled:
        """The first answer, of all windows of the release together."""
        parts = excerpts(index, self._wire.settings.window)
        answers = await _together([self._filled(release, index, schema, part) for part in parts])
        return _joined(answers)

    async def repair(self, release: Release, index: Index, filled: Filled, findings: list[Finding]) -> Filled:
        """The same with the entries that `findings` name asked for again; unchanged if no usable answer comes."""
        entries = entry_paths(filled, findings)
        if not entries.paths:
            return filled
        marks = {mark for mark in entries.marks if 0 < mark <= len(index.mentions)}
        marks |= {
            index.position(m) + 1
            for f in findings
            if f.start is not None
            for m in index.covering(f.start, f.end or f.start + 1)
        }
        excerpt = around(index, sorted(marks)) if marks else excerpts(index, self._wire.settings.window)[0]
        shown = list(zip(entries.paths, entries.shown, strict=True))
        message = repair_message(index, excerpt, shown, [list(broken) for broken in entries.findings])
        question = Question(
            release, "repair", instructions(REPAIR).text, message, entries.answer_model, parts=entries.types
        )
        try:
            answer, usage = await self._asked(question)
        except Unusable:
            return _spent(filled, Usage(requests=1))
        return _spent(repaired(filled, entries, answer), usage)

    async def glean(self, release: Release, index: Index, filled: Filled, unaccounted: list[TallyLine]) -> Filled:
        """The same with what the model says about mentions that nothing accounts for."""
        if not self.form.marks:
            return filled
        marks = [index.position(m) + 1 for line in unaccounted if (m := index.at(line.start, line.end)) is not None]
        if not marks:
            return filled
        message = glean_message(index, around(index, marks))
        question = Question(release, "glean", self._system.text, message, self.form.answer_model(type(filled.value)))
        try:
            answer, usage = await self._asked(question)
        except Unusable:
            return _spent(filled, Usage(requests=1))
        more = self.form.expand(index, answer, type(filled.value))
        return _spent(merge(filled, more), usage)

    async def _filled(
        self, release: Release, index: Index, schema: type[BaseModel], part: Excerpt, *, may_split: bool = True
    ) -> Filled:
        message = fill_message(index, part, marks=self.form.marks)
        question = Question(release, "fill", self._system.text, message, self.form.answer_model(schema))
        try:
            answer, usage = await self._asked(question)
        except Unusable as e:
            if e.state == "length" and may_split:
                return await self._split(release, index, schema, part)
            raise FillError(f"{release.source.name}: {e.told}", e.state) from e
        try:
            return _spent(self.form.expand(index, answer, schema), usage)
        except ValidationError as e:
            raise FillError(f"{release.source.name}: the answer does not fit {schema.__name__}", "wrong_schema") from e

    async def _split(self, release: Release, index: Index, schema: type[BaseModel], part: Excerpt) -> Filled:
        """The two halves of a part whose answer was too long, each asked once."""
        parts = halves(index, part)
        if len(parts) == 1:
            raise FillError(f"{release.source.name}: the answer to one sentence exceeds the output limit", "length")
        answers = await _together([self._filled(release, index, schema, half, may_split=False) for half in parts])
        return _joined(answers)

    async def _asked(self, question: Question) -> tuple[Any, Usage]:
        """The answer, asked for again within the budget while it can't be read; reasks are counted."""
        for reask in range(self._wire.settings.reasks + 1):
            try:
                answer, usage = await self._wire.ask(question)
            except Unusable as e:
                if e.state not in _ASKED_AGAIN or reask == self._wire.settings.reasks:
                    raise
                question = question._replace(again=_AGAIN.format(e.told))
            else:
                return answer, usage.model_copy(update={"reasks": reask})
        raise AssertionError("the last round returns or raises")


async def _together(tasks: list[Coroutine[Any, Any, T]]) -> list[T]:
    """All of them at once; the first failure in their order, after all have ended."""
    if len(tasks) == 1:
        return [await tasks[0]]
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    out: list[T] = []
    for one in ended:
        if isinstance(one, BaseException):
            raise one
        out.append(one)
    return out


def _joined(answers: list[Filled]) -> Filled:
    first, *rest = answers
    for other in rest:
        first = _spent(merge(first, other), other.usage)
    return first


def _spent(filled: Filled, usage: Usage) -> Filled:
    """With `usage` on top; a cost is unknown as soon as one part of it is."""
    old = filled.usage
    known = [u.cost for u in (old, usage) if u.requests]
    cost = str(sum(Decimal(c) for c in known if c is not None)) if known and None not in known else None
    total = Usage(
        requests=old.requests + usage.requests,
        input_tokens=old.input_tokens + usage.input_tokens,
        output_tokens=old.output_tokens + usage.output_tokens,
        output_bytes=old.output_bytes + usage.output_bytes,
        reasks=old.reasks + usage.reasks,
        cost=cost,
    )
    return filled.model_copy(update={"usage": total})
