"""Form of an entry: the flat list of fields that a person may edit, made from the schema itself."""

import types
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schemas.evidence import Quantity

Path = tuple[str | int, ...]
_HIDDEN = {"mark", "start", "end", "value"}
"""Fields of a Quantity that code derives from its text."""


class Field(NamedTuple):
    """One editable leaf: its path under the entry, what it holds now, and what it may hold."""

    name: str
    value: str | None
    choices: tuple[str, ...] = ()
    optional: bool = True
    help: str = ""


class Place(NamedTuple):
    """A list of a schema whose entries hold quantities: where it is and what its entries are."""

    path: str
    entry: type[BaseModel]


def parse(path: str) -> Path:
    """`a[2].b` as ("a", 2, "b"); ValueError for what is no path."""
    steps: list[str | int] = []
    for part in path.split("."):
        name, *numbers = part.split("[")
        if name:
            steps.append(name)
        elif not numbers or steps:
            raise ValueError(f"{path!r} is no field path")
        for number in numbers:
            if not number.endswith("]") or not number[:-1].isdecimal():
                raise ValueError(f"{path!r} is no field path")
            steps.append(int(number[:-1]))
    return tuple(steps)


def at(filled: Any, path: str) -> Any:
    """What a filled schema (as JSON) holds at a path; KeyError names a path that leads nowhere."""
    for step in parse(path):
        try:
            filled = filled[step]
        except (KeyError, IndexError, TypeError):
            raise KeyError(path) from None
    return filled


def model_at(schema: type[BaseModel], path: str) -> type[BaseModel]:
    """The model of the entry at a path; KeyError when the path leads to no model."""
    model: Any = schema
    for step in parse(path):
        if isinstance(step, int):
            continue  # a list's entries were taken with the list
        if not (isinstance(model, type) and issubclass(model, BaseModel)) or step not in model.model_fields:
            raise KeyError(path)
        model = _inner(model.model_fields[step].annotation)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise KeyError(path)
    return model


def fields_of(model: type[BaseModel], value: dict[str, Any] | None, prefix: str = "") -> Iterator[Field]:
    """The leaves of an entry in the order of its schema; models that are null now are offered with empty leaves."""
    held = value or {}
    for name, info in model.model_fields.items():
        if issubclass(model, Quantity) and name in _HIDDEN:
            continue
        inner, path = _inner(info.annotation), prefix + name
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            if not _is_list(info.annotation):
                yield from fields_of(inner, held.get(name), f"{path}.")
            continue
        choices = tuple(str(c) for c in get_args(inner)) if get_origin(inner) is Literal else ()
        now = held.get(name)
        text = None if now is None else str(now)
        if text is None and value is None and isinstance(info.default, str):
            text = info.default
        optional = type(None) in get_args(info.annotation)
        yield Field(path, text, choices, optional, info.description or "")


def quantity_field(model: type[BaseModel]) -> str | None:
    """The first field of an entry that is a quantity: its level."""
    for name, info in model.model_fields.items():
        if _inner(info.annotation) is Quantity:
            return name
    return None


def lists_of(schema: type[BaseModel], prefix: str = "") -> Iterator[Place]:
    """Lists at the top of a schema whose entries have a quantity of their own."""
    for name, info in schema.model_fields.items():
        inner = _inner(info.annotation)
        if (
            _is_list(info.annotation)
            and isinstance(inner, type)
            and issubclass(inner, BaseModel)
            and quantity_field(inner)
        ):
            yield Place(prefix + name, inner)


def _without_null(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, types.UnionType):
        parts = [a for a in get_args(annotation) if a is not type(None)]
        return parts[0] if len(parts) == 1 else annotation
    return annotation


def _is_list(annotation: Any) -> bool:
    origin = get_origin(_without_null(annotation))
    return isinstance(origin, type) and issubclass(origin, Sequence)


def _inner(annotation: Any) -> Any:
    """The type inside `X | None`, `list[X]` and `tuple[X, ...]`."""
    annotation = _without_null(annotation)
    if _is_list(annotation):
        return _inner(get_args(annotation)[0])
    return annotation


def write_leaves(
    entry: dict[str, Any], leaves: Iterable[tuple[str, str | None]], model: type[BaseModel]
) -> dict[str, Any]:
    """The entry with leaves set; a nested model appears with its first leaf and goes when its last one is emptied.

    `mark`, `start` and `end` of a quantity say which number of the text was picked.
    """
    new = _copied(entry)
    # A new text forgets the old place, so the new place is written after it.
    for name, text in sorted(leaves, key=lambda leaf: leaf[0].rpartition(".")[2] in _HIDDEN):
        *parents, last = (str(step) for step in parse(name))
        inner, owner = new, model
        for step in parents:
            owner = _inner(_field(owner, step, name).annotation)
            child = inner.get(step)
            if child is None:
                child = inner[step] = {}
            inner = child
        _field(owner, last, name)
        _write_leaf(
            inner, last, text if text is not None and text.strip() else None, quantity=issubclass(owner, Quantity)
        )
    return _pruned(new, model)


def _field(owner: Any, name: str, path: str) -> FieldInfo:
    if not (isinstance(owner, type) and issubclass(owner, BaseModel)) or name not in owner.model_fields:
        raise KeyError(path)
    return owner.model_fields[name]


def _write_leaf(inner: dict[str, Any], name: str, text: str | None, *, quantity: bool) -> None:
    if quantity and name in _HIDDEN:
        if name == "value":
            raise KeyError(name)  # code derives it
        inner[name] = None if text is None else int(text)
        return
    if quantity and name == "text" and inner.get(name) != text:
        # Another number: what code derived from the old one no longer holds.
        inner |= dict.fromkeys(_HIDDEN)
    inner[name] = text


def _pruned(entry: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Without nested models that say nothing, and without nulls where the schema has a default that is not null."""
    kept: dict[str, Any] = {}
    for name, value in entry.items():
        info = model.model_fields.get(name)
        inner = _inner(info.annotation) if info else None
        if isinstance(value, dict) and isinstance(inner, type) and issubclass(inner, BaseModel):
            value = _pruned(value, inner)  # noqa: PLW2901 (the pruned one takes its place)
            if all(v is None or (k == "qualifier" and v == "exact") for k, v in value.items()):
                value = None  # noqa: PLW2901 (nothing is left of it)
        if (
            value is None
            and info is not None
            and not info.is_required()
            and type(None) not in get_args(info.annotation)
        ):
            continue
        kept[name] = value
    return kept


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _copied(v) for k, v in value.items()}
    return [_copied(v) for v in value] if isinstance(value, list | tuple) else value
