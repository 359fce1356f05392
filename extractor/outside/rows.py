"""Rows of a JSON tree or table: which object is a fact, and which leaves are words and numbers to be found printed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from extractor.errors import UsageError
from extractor.numbers import scan
from schemas.evidence import DIRECTIONS, QUALIFIERS

FACT_KEYS = (
    "value", "text", "start", "end", "unit", "qualifier", "direction",
    "quote", "quote_start", "quote_end", "period", "counted",
)  # fmt: skip
_OFFSETS = ("start", "end", "quote_start", "quote_end")
_NUMBERS = ("value", "text")
_SIGNS = " \u00a0%％$€£¥￥₩₹+-−–"
_LONGEST = 80
"""Characters of the longest text that is tried as one number."""
_YEARS = range(1800, 2200)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_YEAR = re.compile(r"(?:18|19|20|21)\d\d")


class Asserted(NamedTuple):
    """One thing a row says: a fact as `extractor check --facts` takes it, or a leaf whose numbers must be printed."""

    path: str
    row: str
    fact: dict[str, Any] | None = None
    leaf: Any = None


@dataclass
class Plan:
    """Which column is which fact key, and which names say nothing about the source (ids, scores)."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    skip: frozenset[str] = frozenset()
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, maps: Iterable[str], skip: Iterable[str] = ()) -> "Plan":
        """From `key=column` options."""
        mapping: dict[str, str] = {}
        for one in maps:
            name, equals, column = one.partition("=")
            if not equals or name not in FACT_KEYS or not column:
                raise UsageError(f"--map {one!r}: write key=column with a key of {', '.join(FACT_KEYS)}")
            if name in mapping:
                raise UsageError(f"--map {one!r}: {name} is already {mapping[name]!r}; give each key one column")
            mapping[name] = column
        return cls(mapping, frozenset(skip))

    @property
    def numbers(self) -> list[str]:
        return [self.mapping[k] for k in _NUMBERS if k in self.mapping]

    def columns(self, header: list[str], name: str) -> dict[str, str]:
        """The fact keys that a table has, by their columns."""
        chosen = dict(self.mapping) or {k: k for k in FACT_KEYS if k in header}
        for column in chosen.values():
            if column not in header:
                raise UsageError(f"{name}: no column {column!r}; there are {', '.join(header)}")
        if not set(chosen) & {*_NUMBERS, "quote"}:
            raise UsageError(
                f"{name}: which column holds the number? add --map value=COLUMN; there are {', '.join(header)}"
            )
        return chosen

    def offsets(self, fact: Mapping[str, Any]) -> list[str]:
        """The keys of a fact that are offsets."""
        return [k for k in _OFFSETS if k in fact]

    def all_found(self, where: str) -> None:
        """UsageError for a mapped column that no object has."""
        for key, column in self.mapping.items():
            if column not in self.seen:
                raise UsageError(f"{where}: no object has {column!r}; correct --map {key}={column}")


def fact_of(holder: Mapping[str, Any], plan: Plan, where: str) -> dict[str, Any]:
    """The fact that an object states under the plan's mapping."""
    fact = {}
    for key, column in plan.mapping.items():
        found, value = _at(holder, column)
        if not found:
            continue
        plan.seen.add(column)
        fact[key] = _cell(value, f"{where}: {column}")
    return {k: v for k, v in fact.items() if v is not None or k in {"unit", "qualifier", "direction"}}


def trees(
    value: Any, where: str, plan: Plan, path: str = "", *, row: str = "", quote: Mapping[str, Any] | None = None
) -> Iterator[Asserted]:
    """Everything a JSON value asserts, in its order; objects that hold a number column are facts."""
    if isinstance(value, dict):
        yield from _object(value, where, plan, path, row, quote)
    elif isinstance(value, list):
        rows = [isinstance(v, dict) and _is_fact(v, plan) for v in value]
        for i, inner in enumerate(value):
            spot = f"{path}[{i}]"
            if plan.numbers and any(rows) and not rows[i]:
                raise UsageError(f"{where}: {spot}: has no {' or '.join(plan.numbers)}; add it or take the row out")
            yield from trees(inner, where, plan, spot, row=spot if isinstance(inner, dict) else row, quote=quote)
    elif not plan.numbers:
        yield from _leaf(value, path, row or path, quote)


def _object(
    value: dict[str, Any], where: str, plan: Plan, path: str, row: str, quote: Mapping[str, Any] | None
) -> Iterator[Asserted]:
    taken: set[str] = set()
    here = path or "the object"
    if _is_fact(value, plan):
        mapped = plan if plan.mapping else Plan({k: k for k in FACT_KEYS if _says(k, value)})
        fact = fact_of(value, mapped, f"{where}: {here}")
        taken = set(mapped.mapping.values())
        row = row if row and path.startswith(row) and not plan.numbers else path
        if fact.get("value") is not None or fact.get("text") is not None:
            yield Asserted(path or "fact", row or "fact", {**(quote or {}), **fact})
    elif plan.mapping and not plan.numbers:
        claimed = fact_of(value, plan, f"{where}: {here}")
        taken = set(plan.mapping.values())
        quote = {k: v for k, v in claimed.items() if k.startswith("quote") and v is not None} or quote
        if claimed.get("quote"):
            yield Asserted(f"{path}.{plan.mapping['quote']}".lstrip("."), row or path or "quote", dict(quote or {}))
    if plan.numbers and taken:
        return
    for name, inner in value.items():
        if name in plan.skip or name in taken:
            continue
        yield from trees(inner, where, plan, f"{path}.{name}" if path else name, row=row or path, quote=quote)


def _is_fact(value: dict[str, Any], plan: Plan) -> bool:
    """Whether an object states a figure: it has a mapped number column, or one called `value` or `text` that is one."""
    if plan.mapping:
        return any(_at(value, column)[0] for column in plan.numbers)
    return any(is_number(value.get(k)) for k in _NUMBERS)


def _says(key: str, value: Mapping[str, Any]) -> bool:
    """Without a mapping a name counts as a fact key where its value can be one; else it is words like any other."""
    if key not in value:
        return False
    if key in _NUMBERS:
        return is_number(value[key])
    if key in _OFFSETS:
        return isinstance(value[key], int) and not isinstance(value[key], bool)
    known: dict[str, tuple[str, ...]] = {"qualifier": QUALIFIERS, "direction": DIRECTIONS}
    return value[key] is None or (isinstance(value[key], str) and value[key] in known.get(key, (value[key],)))


def is_number(value: Any) -> bool:
    """Whether a value is one number and nothing else; signs of currency and percent may stand with it."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        return False
    if not isinstance(value, str):
        return True
    found = scan(value) if len(value) <= _LONGEST else []
    return len(found) == 1 and not (value[: found[0].start] + value[found[0].end :]).strip(_SIGNS)


def _leaf(value: Any, path: str, row: str, quote: Mapping[str, Any] | None) -> Iterator[Asserted]:
    """Numbers are facts, inside the object's quote where it has one; a day in ISO form stands for its year."""
    if value is None or isinstance(value, bool) or value == "":
        return
    day = _DAY.fullmatch(value) if isinstance(value, str) else None
    if day is not None:
        yield Asserted(path, row, None, _date(day) or value)
    elif isinstance(value, int) and value in _YEARS:
        yield Asserted(path, row, None, str(value))
    elif is_number(value) and (quote or (isinstance(value, str) and not _YEAR.fullmatch(value))):
        said = "text" if isinstance(value, str) else "value"
        yield Asserted(path, row, {said: _cell(value, path), **(quote or {})})
    else:
        yield Asserted(path, row, None, value)


def _date(day: re.Match[str]) -> date | None:
    try:
        return date(*(int(g) for g in day.groups()))
    except ValueError:
        return None


def _at(holder: Mapping[str, Any], column: str) -> tuple[bool, Any]:
    """The value under a column, or under a path like `amount.value`."""
    if column in holder:
        return True, holder[column]
    value: Any = holder
    for name in column.split("."):
        if not isinstance(value, Mapping) or name not in value:
            return False, None
        value = value[name]
    return True, value


def _cell(value: Any, where: str) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (dict, list)):
        raise UsageError(f"{where}: holds {type(value).__name__} where one value is needed; name a field inside it")
    return value
