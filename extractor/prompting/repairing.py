"""Which entries of a filled schema are asked for again, and how the new ones take their place."""

from functools import lru_cache
from types import NoneType
from typing import Any, NamedTuple, Union

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic_core import to_jsonable_python

from extractor.prompting.walking import Step, marks_of, part, steps, written
from schemas.evidence import Quantity
from schemas.records import Filled, Finding, SetAside

_DERIVED = {"start", "end", "value"}


class Entries(NamedTuple):
    """Failed entries: their paths, their contents as the model may see them, the findings on each, the answer model."""

    paths: tuple[str, ...]
    shown: tuple[Any, ...]
    findings: tuple[tuple[Finding, ...], ...]
    answer_model: type[BaseModel]
    marks: frozenset[int]
    types: tuple[type[BaseModel], ...]


def entry_paths(filled: Filled, findings: list[Finding]) -> Entries:
    """The smallest entries of lists (else top fields) that hold the paths of the findings, in order."""
    grouped: dict[tuple[Step, ...], list[Finding]] = {}
    for finding in findings:
        path = _entry(filled.value, steps(finding.path))
        if path:
            grouped.setdefault(path, []).append(finding)
    held = {path: part(filled.value, path) for path in grouped}
    types = tuple(sorted({type(v) for v in held.values() if isinstance(v, BaseModel)}, key=lambda t: t.__name__))
    return Entries(
        tuple(written(path) for path in grouped),
        tuple(_shown(value) for value in held.values()),
        tuple(tuple(broken) for broken in grouped.values()),
        answer_model(types),
        frozenset().union(*(marks_of(value) for value in held.values())),
        types,
    )


def repaired(filled: Filled, asked: Entries, answer: BaseModel) -> Filled:
    """The filled schema with the entries that were asked for replaced; null withdraws an entry. Others are untouched.

    An entry of the wrong kind for its place leaves what there was, with its findings.
    """
    schema = type(filled.value)
    data = _open(filled.value.model_dump())
    withdrawn: list[tuple[Step, ...]] = []
    for given in getattr(answer, "entries"):  # noqa: B009 # a made model
        if given.path not in asked.paths:
            continue
        path = steps(given.path)
        if given.entry is None and isinstance(path[-1], int):
            withdrawn.append(path)
        else:
            entry = given.entry
            _put(schema, data, path, entry.model_dump() if isinstance(entry, BaseModel) else entry)
    for path in sorted(
        withdrawn, key=lambda p: [str(s) if isinstance(s, str) else f"{s:09d}" for s in p], reverse=True
    ):
        del part(data, path[:-1])[path[-1]]
    value = schema.model_validate(data)
    used = marks_of(value)
    aside = {a.mark: a for a in (*filled.set_aside, *getattr(answer, "set_aside")) if a.mark not in used}  # noqa: B009 # a made model
    return Filled(value=value, set_aside=tuple(aside[m] for m in sorted(aside)), usage=filled.usage)


def _put(schema: type[BaseModel], data: Any, path: tuple[Step, ...], entry: Any) -> None:
    """Puts an entry in its place, if the schema holds with it there."""
    place = part(data, path[:-1])
    before, place[path[-1]] = place[path[-1]], entry
    try:
        schema.model_validate(data)
    except ValidationError:
        place[path[-1]] = before


def _entry(value: Any, path: tuple[Step, ...]) -> tuple[Step, ...]:
    for size in range(len(path), 0, -1):
        if isinstance(path[size - 1], int):
            held = part(value, path[:size])
            if isinstance(held, BaseModel) and not isinstance(held, Quantity):
                return path[:size]
    return path[:1]


def _open(value: Any) -> Any:
    """Plain data with lists for tuples, so that entries can be put in place."""
    if isinstance(value, dict):
        return {key: _open(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_open(held) for held in value]
    return value


def _shown(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _bare(value.model_dump(mode="json", exclude_none=True))
    return to_jsonable_python(value)  # a field of the user's may hold a Decimal or a date


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        derived = _DERIVED if "text" in value else set()
        return {k: _bare(v) for k, v in value.items() if k not in derived}
    if isinstance(value, list):
        return [_bare(v) for v in value]
    return value


@lru_cache(maxsize=64)
def answer_model(types: tuple[type[BaseModel], ...]) -> type[BaseModel]:
    """What a model answers to a repair of entries of these types; made once for them."""
    kinds: Any = Union[(*types, str, NoneType)]
    config = ConfigDict(extra="forbid", hide_input_in_errors=True)
    entry = create_model(
        "RepairedEntry",
        __config__=config,
        path=(str, Field(description="The path as given.")),
        entry=(kinds, Field(default=None, description="The whole entry, right; null if it is to be withdrawn.")),
    )
    return create_model(
        "Repair",
        __config__=config,
        __doc__="The entries that were asked for.",
        entries=(list[entry], Field(default_factory=list)),
        set_aside=(tuple[SetAside, ...], Field(default=(), description="Marks that are no figure after all.")),
    )
