"""Walks a filled schema: its quantities with their marks, and its parts by field path."""

import re
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from schemas.evidence import Quantity

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]|\[([^\]]*)\]")
Step = str | int


def walked(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[str, Quantity]]:
    """Every Quantity at any depth with its field path, in field order."""
    if isinstance(value, Quantity):
        yield written(path), value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walked(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from ((f"{written(path)}[{key}]{rest}", q) for rest, q in _rest(held))
    elif isinstance(value, (list, tuple)):
        for place, held in enumerate(value):
            yield from walked(held, (*path, place))


def _rest(held: Any) -> Iterator[tuple[str, Quantity]]:
    """Paths inside a value of a mapping, as they go on behind its key."""
    for path, quantity in walked(held):
        yield (f".{path}" if path and not path.startswith("[") else path), quantity


def marks_of(value: Any) -> frozenset[int]:
    """The marks that a value claims."""
    return frozenset(q.mark for _, q in walked(value) if q.mark is not None)


def models_in(schema: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """The schema and every model that its fields can hold, at any depth, each once."""
    found: dict[Any, None] = {}
    asked: list[Any] = [schema]
    while asked:
        kind = asked.pop()
        if not isinstance(kind, type):
            asked += get_args(kind)
        elif kind not in found:
            found[kind] = None
            if issubclass(kind, BaseModel):
                asked += [field.annotation for field in kind.model_fields.values()]
            elif hasattr(kind, "_fields") or hasattr(kind, "__total__"):  # a named tuple, a typed dict
                asked += get_type_hints(kind).values()
    return tuple(kind for kind in found if issubclass(kind, BaseModel))


def steps(path: str) -> tuple[Step, ...]:
    """`statistics[2].change` as ("statistics", 2, "change")."""
    return tuple(int(number) if number else name or key for name, number, key in _STEP.findall(path))


def written(path: tuple[Step, ...]) -> str:
    """The inverse of `steps`."""
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def part(value: Any, path: tuple[Step, ...]) -> Any:
    """What stands at a path; None where the path leads nowhere."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step, value.get(str(step)))
        elif isinstance(step, int):
            value = value[step] if isinstance(value, (list, tuple)) and step < len(value) else None
        else:
            value = getattr(value, step, None)
        if value is None:
            return None
    return value
