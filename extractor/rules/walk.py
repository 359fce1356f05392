"""claims_of: reduce any filled model to claims, each tied to the mention or the words it means."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from extractor.numbers import scan
from extractor.rules.claim import UNSET, Claim, Found, Role
from extractor.rules.claim import Form as ClaimForm
from extractor.rules.resolve import by_key, by_value, key, number, resolve
from extractor.source import Index
from schemas.evidence import Form, Mention, Phrase, Quantity, Span
from schemas.press_release import Change, Statistic

_DIGIT = re.compile(r"\d")
_PLACED = frozenset({"phrase", "direction"})
_PHRASE_ROLES: tuple[Role, ...] = ("period", "scope", "campaign")


def claims_of(index: Index, filled: Any) -> list[Claim]:
    """All claims of a filled model in field order, resolved; equal texts that stay open are settled by their order."""
    if isinstance(filled, Form) and filled.model_config.get("frozen"):
        # The kept reference makes the id safe: no other model can come to have it.
        kept: tuple[Any, list[Claim]] = index.remember(("claims", id(filled)), lambda: (filled, _claims(index, filled)))
        return list(kept[1])
    return _claims(index, filled)


def _claims(index: Index, filled: Any) -> list[Claim]:
    claims = list(_walk(index, filled, ""))
    _in_order(claims)
    hosts = {c.path: c.found.mention for c in claims if c.form == "quantity" and c.found.mention is not None}
    return [_placed(index, c, hosts) if c.form in _PLACED else c for c in claims]


def _walk(index: Index, value: Any, path: str) -> Iterator[Claim]:
    match value:
        case Quantity():
            yield from _quantity(index, value, path, "", None)
        case Statistic():
            yield from _statistic(index, value, path)
        case Change():
            yield from _change(index, value, path, None)
        case BaseModel() | dict() | list() | tuple() | set() | frozenset():
            for name, inner in _inside(value, path):
                yield from _walk(index, inner, name)
        case Phrase():
            yield _words(index, value, path, "phrase")
        case bool() | None:
            return
        case int() | float() | Decimal():
            yield _plain(index, value, path)
        case str() | date():
            yield _words(index, value if isinstance(value, str) else str(value.year), path, "words")


def _inside(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Path and value of everything a model or a container holds; a set in the order of its prints."""
    match value:
        case BaseModel():
            yield from ((f"{path}.{n}" if path else n, getattr(value, n)) for n in type(value).model_fields)
        case dict():
            for name, inner in value.items():
                yield f"{path}[{name}]", name
                yield f"{path}[{name}]", inner
        case set() | frozenset():
            yield from ((f"{path}[{i}]", inner) for i, inner in enumerate(sorted(value, key=repr)))
        case _:
            yield from ((f"{path}[{i}]", inner) for i, inner in enumerate(value))


def _quantity(index: Index, q: Quantity, path: str, role: Role, label: str | None, **said: Any) -> Iterator[Claim]:
    claim = Claim(
        path,
        "quantity",
        q.text,
        role,
        value=q.value if q.value is not None else UNSET,
        mark=q.mark,
        start=q.start if q.mark is None else None,
        end=q.end if q.mark is None else None,
        unit=q.unit,
        qualifier=q.qualifier,
        counted=label or q.counted,
        **said,
    )
    yield claim._replace(found=resolve(claim, index))
    if q.counted:
        yield Claim(f"{path}.counted", "phrase", q.counted, "counted")


def _statistic(index: Index, s: Statistic, path: str) -> Iterator[Claim]:
    label = s.indicator
    if s.quantity is not None:
        yield from _quantity(index, s.quantity, f"{path}.quantity", "level", label, period=s.period)
    if s.change is not None:
        yield from _change(index, s.change, f"{path}.change", s)
    yield _words(index, label, f"{path}.indicator", "words")
    for role in _PHRASE_ROLES:
        words = getattr(s, role)
        if words:
            yield Claim(f"{path}.{role}", "phrase", words, role)


def _change(index: Index, c: Change, path: str, s: Statistic | None) -> Iterator[Claim]:
    if c.quantity is not None:
        q = c.quantity
        changed = list(
            _quantity(index, q, f"{path}.quantity", "change", s.indicator if s else None, direction=c.direction)
        )
        if s is not None and s.quantity is not None and q.qualifier == "exact":
            # With a level the qualifier speaks of the level; that of the change has no field.
            changed[0] = changed[0]._replace(qualifier=UNSET)
        yield from changed
    else:
        yield Claim(f"{path}.direction", "direction", c.direction)
    if c.basis:
        yield Claim(f"{path}.basis", "phrase", c.basis, "basis")


def _words(index: Index, text: str, path: str, form: ClaimForm) -> Claim:
    """Text: every number in it must be printed, by whole token."""
    claim = Claim(path, form, text)
    if not text or _DIGIT.search(text) is None:
        return claim
    missing = tuple(m for m in scan(text) if m.text[:1].isdigit() and not _is_printed(index, m))
    return claim._replace(found=Found(None, "absent", missing)) if missing else claim


def _is_printed(index: Index, mention: Mention) -> bool:
    if key(mention.text) in by_key(index):
        return True
    return mention.value is not None and mention.value in by_value(index)


def _plain(index: Index, value: float | Decimal, path: str) -> Claim:
    """A plain number: the mention of equal value, the only one or the first."""
    text = f"{value:f}" if isinstance(value, Decimal) else repr(value)
    claim = Claim(path, "number", text)
    exact = number(text)
    places = by_value(index).get(exact, []) if exact is not None else []
    if not places:
        return claim._replace(found=Found(None, "absent"))
    figures = [m for m in places if m.kind in {"statistic", "change"}] or places
    return claim._replace(found=Found(figures[0]))


def _in_order(claims: list[Claim]) -> None:
    """As many open claims on one text as places for it: the k-th claim means the k-th place."""
    groups: dict[tuple[Mention, ...], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.form == "quantity" and claim.found.trouble == "ambiguous":
            groups.setdefault(claim.found.others, []).append(i)
    taken = {c.mention.start for c in claims if c.form == "quantity" and c.mention is not None}
    for places, waiting in groups.items():
        free = [m for m in places if m.start not in taken]
        if len(free) == len(waiting):
            for i, mention in zip(waiting, free, strict=True):
                claims[i] = claims[i]._replace(found=Found(mention))


def _placed(index: Index, claim: Claim, hosts: dict[str, Mention]) -> Claim:
    """Words with every place where they are printed, and the one nearest to the figure they speak of."""
    host = _host_of(claim, hosts)
    if claim.form == "direction":
        return claim._replace(host=host)
    places: tuple[Span, ...] = index.remember(("find", claim.text), lambda: tuple(index.find(claim.text)))
    return claim._replace(host=host, printed=places, place=nearest(places, host))


def _host_of(claim: Claim, hosts: dict[str, Mention]) -> Mention | None:
    parent = claim.path.rpartition(".")[0]
    if claim.role == "counted":
        return hosts.get(parent)
    return (
        hosts.get(f"{parent}.quantity")
        or hosts.get(f"{parent}.change.quantity")
        or hosts.get(f"{parent.removesuffix('.change')}.quantity")
    )


def nearest(places: tuple[Span, ...], host: Mention | None) -> Span | None:
    """The place nearest to the host; the first one without a host."""
    if not places or host is None:
        return places[0] if places else None
    i = bisect_left(places, (host.start, 0))
    return min(places[max(0, i - 1) : i + 1], key=lambda p: (abs(p.start - host.start), p.start))
