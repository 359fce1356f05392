"""A question as it is sent: the bytes of the request and the key they go by; the constant part is encoded once."""

import hashlib
from functools import lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel

from extractor.fillers.llm.modes import body
from extractor.fillers.llm.reading import encoded
from extractor.fillers.llm.settings import LLMSettings, Mode
from schemas.release import Release

Purpose = Literal["fill", "repair", "glean", "probe"]
_USER = "\0"
"""Stands for the user's message, and in no prompt."""
_NO_RELEASE = "(server)"
"""Whom a probe is about; no release has such an id."""
_PROBE = [
    {"role": "system", "content": "You answer with JSON."},
    {"role": "user", "content": 'Answer with the JSON object {"ok": true}.'},
]
_PROBE_TOKENS = 200


class Ok(BaseModel):
    """Says that the server can answer in this way."""

    ok: bool


class Question(NamedTuple):
    """One thing to ask about a release."""

    release: Release
    purpose: Purpose
    system: str
    user: str
    answer: type[BaseModel]
    again: str = ""
    """Why the same question is asked once more."""
    parts: tuple[type[BaseModel], ...] = ()
    """Of a repair: the types of the entries asked for, of which `answer` is made."""

    def messages(self) -> list[dict[str, str]]:
        said = [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]
        return [*said, {"role": "user", "content": self.again}] if self.again else said


class Request(NamedTuple):
    """A question ready to be sent. `key`: sha256 of `content`; `release`, `name`: whom it is about."""

    key: str
    content: bytes
    release: str
    name: str
    purpose: Purpose
    answer: type[BaseModel]


def request(mode: Mode, settings: LLMSettings, question: Question) -> Request:
    """The same question gives the same bytes."""
    if question.again:
        content = _whole(mode, settings, question.messages(), question.answer)
    else:
        before, after = _around(mode, settings, question.system, question.answer)
        content = b"".join((before, encoded(question.user), after))
    about = question.release.source
    return Request(
        hashlib.sha256(content).hexdigest(), content, about.id, about.name, question.purpose, question.answer
    )


def probe(mode: Mode, settings: LLMSettings) -> Request:
    """A tiny question whose answer shows whether a server can be asked in this way; the key says which server."""
    content = encoded(body(mode, settings.model, _PROBE, Ok) | {"max_tokens": _PROBE_TOKENS})
    key = hashlib.sha256(f"{settings.base_url}\n".encode() + content).hexdigest()
    return Request(key, content, _NO_RELEASE, _NO_RELEASE, "probe", Ok)


@lru_cache(maxsize=64)
def _around(mode: Mode, settings: LLMSettings, system: str, answer: type[BaseModel]) -> tuple[bytes, bytes]:
    """What stands before and after the user's message."""
    messages = [{"role": "system", "content": system}, {"role": "user", "content": _USER}]
    before, after = _whole(mode, settings, messages, answer).split(encoded(_USER))
    return before, after


def _whole(mode: Mode, settings: LLMSettings, messages: list[dict[str, str]], answer: type[BaseModel]) -> bytes:
    limit = "max_completion_tokens" if settings.is_openai else "max_tokens"
    return encoded({**body(mode, settings.model, messages, answer), limit: settings.max_output_tokens})
