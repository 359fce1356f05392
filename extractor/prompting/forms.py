"""The answer forms: how a model is asked to write what it found, and how code reads it back."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from extractor.errors import UsageError
from extractor.prompting import compact, plain, quotes
from extractor.source import Index
from schemas.records import Filled

FormName = Literal["compact", "plain", "quotes"]


class AnswerForm(NamedTuple):
    """One way to ask: prompt files in their order, whether the text carries marks, answer model and its expansion."""

    name: FormName
    prompts: tuple[str, ...]
    marks: bool
    serves: Callable[[type[BaseModel]], bool]
    answer_model: Callable[[type[BaseModel]], type[BaseModel]]
    expand: Callable[[Index, Any, type[BaseModel]], Filled]


FORMS: tuple[AnswerForm, ...] = (
    AnswerForm("compact", ("figures.md", "compact.md"), True, compact.serves, compact.answer_model, compact.expand),
    AnswerForm("plain", ("figures.md", "plain.md"), True, plain.serves, plain.answer_model, plain.expand),
    AnswerForm("quotes", ("figures.md", "quotes.md"), False, quotes.serves, quotes.answer_model, quotes.expand),
)
REPAIR = ("figures.md", "repair.md")


class Instructions(NamedTuple):
    """A system message: prompt files one after the other, verbatim, and the digest that names this version."""

    text: str
    sha256: str


def choose(schema: type[BaseModel], name: str | None = None) -> AnswerForm:
    """The form asked for, or the first one that serves the schema."""
    for form in FORMS:
        if name in (None, form.name) and form.serves(schema):
            return form
    names = ", ".join(form.name for form in FORMS if form.serves(schema))
    raise UsageError(f"answer form {name!r} does not serve the schema {schema.__name__}; use one of {names}")


@lru_cache(maxsize=16)
def instructions(prompts: tuple[str, ...]) -> Instructions:
    """The prompt files, joined."""
    folder = files("prompts")
    text = "".join((folder / name).read_text(encoding="utf-8") for name in prompts)
    return Instructions(text, hashlib.sha256(text.encode()).hexdigest())
