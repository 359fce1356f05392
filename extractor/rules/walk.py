"""claims_of: reduce any filled model to claims, each tied to the mention or the words it means."""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel

from extractor.numbers import scan
from extractor.rules.claim import NOWHERE, UNSET, Claim, Claims, Found, Role
from extractor.rules.claim import Form as ClaimForm
from extractor.rules.resolve import by_key, by_value, key, number, resolve
from extractor.source import Index
from schemas.evidence import Form, Mention, Phrase, Quantity, Span
from schemas.press_release import Change, Statistic

_DIGIT = re.compile(r"\d")
_PLACED = frozenset({"phrase", "direction"})
_PHRASE_ROLES: tuple[Role, ...] = ("period", "scope", "campaign")


Shape = Literal[
    "quantity", "statistic", "change", "model", "dict", "set", "list", "phrase", "nothing", "number", "words"
]
_SHAPES: tuple[tuple[Shape, tuple[type, ...]], ...] = (
    ("quantity", (Quantity,)),
    ("statistic", (Statistic,)),
    ("change", (Change,)),
    ("model", (BaseModel,)),
    ("dict", (dict,)),
    ("set", (set, frozenset)),
    ("list", (list, tuple)),
    ("phrase", (Phrase,)),
    ("nothing", (bool, type(None))),
    ("number", (int, float, Decimal)),
    ("words", (str, date)),
)


@lru_cache(maxsize=1024)
def _shape(kind: Hashable) -> Shape:
    """How a value of this type is walked; what holds neither words nor numbers is nothing."""
    assert isinstance(kind, type)
    return next((shape for shape, kinds in _SHAPES if issubclass(kind, kinds)), "nothing")


def claims_of(index: Index, filled: Any) -> Claims:
    """All claims of a filled model in field order, resolved; equal texts that stay open are settled by their order."""
    if isinstance(filled, Form) and filled.model_config.get("frozen"):
        # The kept reference makes the id safe: no other model can come to have it.
        kept: tuple[Any, Claims] = index.remember(("claims", id(filled)), lambda: (filled, _claims(index, filled)))
        return kept[1]
    return _claims(index, filled)


def _claims(index: Index, filled: Any) -> Claims:
    claims = Claims(_walk(index, filled, ""))
    _in_order(claims)
    hosts = {c.path: c.found.mention for c in claims if c.form == "quantity" and c.found.mention is not None}
    for i, claim in enumerate(claims):
        if claim.form in _PLACED:
            claims[i] = _placed(index, claim, hosts)
    return claims


def _walk(index: Index, value: Any, path: str) -> Iterator[Claim]:
    shape = _shape(type(value))  # type: ignore[arg-type]  # the metaclass of pydantic hides that types hash
    if shape == "nothing":
        return
    if shape == "statistic":
        yield from _statistic(index, value, path)
    elif shape == "words":
        yield _words(index, value if isinstance(value, str) else str(value.year), path, "words")
    elif shape == "phrase":
        yield _words(index, value, path, "phrase")
    elif shape == "quantity":
        yield from _quantity(index, value, path, "", None)
    elif shape == "change":
        yield from _change(index, value, path, None)
    elif shape == "number":
        yield _plain(index, value, path)
    else:
        for name, inner in _inside(value, path, shape):
            yield from _walk(index, inner, name)


def _inside(value: Any, path: str, shape: Shape) -> Iterator[tuple[str, Any]]:
    """Path and value of everything a model or a container holds; a set in the order of its prints."""
    if shape == "model":
        yield from ((f"{path}.{n}" if path else n, getattr(value, n)) for n in type(value).model_fields)
    elif shape == "dict":
        for name, inner in value.items():
            yield f"{path}[{name}]", name
            yield f"{path}[{name}]", inner
    else:
        inners = sorted(value, key=repr) if shape == "set" else value
        yield from ((f"{path}[{i}]", inner) for i, inner in enumerate(inners))


def _quantity(index: Index, q: Quantity, path: str, role: Role, label: str | None, **said: Any) -> Iterator[Claim]:
    mark, text = q.mark, q.text
    at_mark = index.marked(mark) if mark is not None else None
    claim = Claim(
        path,
        "quantity",
        text,
        role,
        value=q.value if q.value is not None else UNSET,
        mark=mark,
        start=q.start if mark is None else None,
        end=q.end if mark is None else None,
        unit=q.unit,
        qualifier=q.qualifier,
        counted=label or q.counted,
        found=Found(at_mark) if at_mark is not None and at_mark.text == text else NOWHERE,
        **said,
    )
    yield claim if claim.found is not NOWHERE else claim._replace(found=resolve(claim, index))
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


def _in_order(claims: Claims) -> None:
    """As many open claims on one text as places for it: the k-th claim means the k-th place."""
    groups: dict[tuple[Mention, ...], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.form == "quantity" and claim.found.trouble == "ambiguous":
            groups.setdefault(claim.found.others, []).append(i)
    if not groups:
        return
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
    path, form, text, role = claim[:4]
    places: tuple[Span, ...] = index.remember(("find", text), lambda: tuple(index.find(text)))
    place = nearest(places, host)
    return Claim(path, form, text, role, host=host, found=claim.found, place=place, printed=places)


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
