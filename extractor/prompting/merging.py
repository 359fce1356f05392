"""Joins the answers about parts of one release: by mark, so that nothing is doubled at a seam."""

from typing import Any, TypeVar

from pydantic import BaseModel

from extractor.prompting.walking import marks_of
from schemas.records import Filled

M = TypeVar("M", bound=BaseModel)


def merge(first: Filled, second: Filled) -> Filled:
    """Both answers as one: lists in the order of the text, single fields from the first that has them."""
    value = _merged(first.value, second.value, marks_of(first.value))
    used = marks_of(value)
    aside = {entry.mark: entry for entry in (*second.set_aside, *first.set_aside) if entry.mark not in used}
    return Filled(value=value, set_aside=tuple(aside[mark] for mark in sorted(aside)), usage=first.usage)


def normal_order(value: M) -> M:
    """The same with every list of entries in the order of their marks; what has no mark stays behind its neighbour."""
    update: dict[str, Any] = {}
    for name in type(value).model_fields:
        held = getattr(value, name)
        if isinstance(held, (list, tuple)) and any(marks_of(entry) for entry in held):
            update[name] = type(held)(_ordered(list(held)))
    return value.model_copy(update=update) if update else value


def _merged(first: M, second: M, claimed: frozenset[int]) -> M:
    update: dict[str, Any] = {}
    for name in type(first).model_fields:
        mine, other = getattr(first, name), getattr(second, name)
        if isinstance(mine, (list, tuple)) and isinstance(other, (list, tuple)):
            update[name] = type(mine)(_joined(list(mine), list(other), claimed))
        elif _empty(mine):
            update[name] = other
        elif isinstance(mine, BaseModel) and type(mine) is type(other) and not marks_of(mine):
            update[name] = _merged(mine, other, claimed)
    return normal_order(first.model_copy(update=update))


def _joined(mine: list[Any], other: list[Any], claimed: frozenset[int]) -> list[Any]:
    out = list(mine)
    for entry in other:
        marks = marks_of(entry)
        if not marks:
            if entry not in out:
                out.append(entry)
        elif not marks <= claimed:
            fuller = [i for i, known in enumerate(out) if marks_of(known) and marks_of(known) < marks]
            if fuller:  # the same entry again, now with the change it lacked
                out[fuller[0]] = entry
            else:
                out.append(entry)
    return out


def _ordered(entries: list[Any]) -> list[Any]:
    keyed, last = [], 0
    for place, entry in enumerate(entries):
        marks = marks_of(entry)
        last = min(marks) if marks else last
        keyed.append((last, place, entry))
    return [entry for _, _, entry in sorted(keyed, key=lambda k: k[:2])]


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, (str, list, tuple, dict)) and not value)
