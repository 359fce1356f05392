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
from extractor.rules.claim import NOWHERE, UNSET, Claim, Claims, Found, Role, Unset, host_path
from extractor.rules.resolve import by_key, by_value, key, number, resolve
from extractor.source import Index
from schemas.evidence import Form, Mention, Phrase, Quantity, Span
from schemas.press_release import Change, Statistic

_DIGIT = re.compile(r"\d")


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
    walk = _Walk(index)
    walk.into(filled, "")
    claims = walk.claims
    _in_order(claims)
    if walk.waiting:
        hosts = {c.path: c.found.mention for c in claims if c.form == "quantity" and c.found.mention is not None}
        for i in walk.waiting:
            host = _host_of(claims[i], hosts)
            claims[i] = _placed(index, claims[i], host)
    return claims


def under(path: str, name: str) -> str:
    """The path of a field of the model at `path`; the filled model itself has the empty path."""
    return f"{path}.{name}" if path else name


class _Walk:
    """One walk through a filled model: the claims met so far, and which of them wait for the figure they speak of."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.claims = Claims()
        self.waiting: list[int] = []

    def into(self, value: Any, path: str) -> None:
        """The claims of a value of any type."""
        shape = _shape(type(value))  # type: ignore[arg-type]  # the metaclass of pydantic hides that types hash
        if shape == "nothing":
            return
        if shape == "statistic":
            self._statistic(value, path)
        elif shape == "words":
            self._words(value if isinstance(value, str) else str(value.year), path)
        elif shape == "phrase":
            self._wait(Claim(path, "phrase", value, found=_numbers_in(self.index, value)))
        elif shape == "quantity":
            self._quantity(value, path, "", None)
            self._counted(value, path)
        elif shape == "change":
            self._change(value, path, None, None, waits=True)
        elif shape == "number":
            self.claims.append(_plain(self.index, value, path))
        else:
            for name, inner in _inside(value, path, shape):
                self.into(inner, name)

    def _quantity(
        self,
        q: Quantity,
        path: str,
        role: Role,
        counted: str | None,
        *,
        period: str | None = None,
        direction: str | Unset | None = UNSET,
        alone: bool = True,
    ) -> Found:
        """The claim of one number; with a level (not `alone`) the qualifier `exact` of a change says nothing of it."""
        index, mark, text, value = self.index, q.mark, q.text, q.value
        at_mark = index.marked(mark) if mark is not None else None
        found = NOWHERE if at_mark is None or at_mark.text != text else Found(at_mark)
        unsaid = not alone and q.qualifier == "exact"
        claim = Claim(
            path,
            "quantity",
            text,
            role,
            None,
            found,
            None,
            (),
            UNSET if value is None else value,
            mark,
            q.start if mark is None else None,
            q.end if mark is None else None,
            q.unit,
            UNSET if unsaid and found is not NOWHERE else q.qualifier,
            direction,
            counted or q.counted,
            period=period,
        )
        if found is NOWHERE:
            found = resolve(claim, index)
            claim = claim._replace(found=found, qualifier=UNSET if unsaid else claim.qualifier)
        self.claims.append(claim)
        return found

    def _counted(self, q: Quantity, path: str) -> None:
        if q.counted:
            self._wait(Claim(under(path, "counted"), "phrase", q.counted, "counted"))

    def _statistic(self, s: Statistic, path: str) -> None:
        """A statistic knows which figure its words speak of; they only wait where that is still open."""
        label, level, change = s.indicator, s.quantity, s.change
        stem = f"{path}." if path else ""
        host: Mention | None = None
        waits = False
        if level is not None:
            at = f"{stem}quantity"
            host, trouble, _ = self._quantity(level, at, "level", label, period=s.period)
            waits = trouble == "ambiguous"
            if level.counted:
                self._phrase(level.counted, f"{at}.counted", "counted", host, waits=waits)
        if change is not None:
            host, waits = self._change(change, f"{stem}change", s, host, waits=waits)
        self._words(label, f"{stem}indicator")
        if s.period:
            self._phrase(s.period, f"{stem}period", "period", host, waits=waits)
        if s.scope:
            self._phrase(s.scope, f"{stem}scope", "scope", host, waits=waits)
        if s.campaign:
            self._phrase(s.campaign, f"{stem}campaign", "campaign", host, waits=waits)

    def _change(
        self, c: Change, path: str, s: Statistic | None, level: Mention | None, *, waits: bool
    ) -> tuple[Mention | None, bool]:
        """Claims of a change beside its level; which figure the statistic's words speak of, and whether they wait."""
        q, by = c.quantity, None
        if q is not None:
            at = under(path, "quantity")
            label, alone = (s.indicator, s.quantity is None) if s is not None else (None, True)
            by, trouble, _ = self._quantity(q, at, "change", label, direction=c.direction, alone=alone)
            waits = waits or trouble == "ambiguous"
            if q.counted:
                self._phrase(q.counted, f"{at}.counted", "counted", by, waits=waits)
        else:
            if waits:
                self.waiting.append(len(self.claims))
            self.claims.append(Claim(under(path, "direction"), "direction", c.direction, host=level))
        if c.basis:
            self._phrase(c.basis, under(path, "basis"), "basis", by or level, waits=waits)
        return level or by, waits

    def _phrase(self, text: str, path: str, role: Role, host: Mention | None, *, waits: bool) -> None:
        """Words with every place where they are printed, and the one nearest to the figure they speak of."""
        if waits:
            self._wait(Claim(path, "phrase", text, role))
            return
        places = places_of(self.index, text)
        self.claims.append(Claim(path, "phrase", text, role, host, NOWHERE, nearest(places, host), places))

    def _words(self, text: str, path: str) -> None:
        """Text: every number in it must be printed, by whole token; words without a number in doubt claim nothing."""
        found = _numbers_in(self.index, text)
        if found is not NOWHERE:
            self.claims.append(Claim(path, "words", text, "", None, found))

    def _wait(self, claim: Claim) -> None:
        """Words whose figure is only known when all quantities are resolved."""
        self.waiting.append(len(self.claims))
        self.claims.append(claim)


def places_of(index: Index, words: str) -> tuple[Span, ...]:
    """Every place where the words are printed, asked of the source once."""
    key = ("find", words)
    known: tuple[Span, ...] | None = index.memo.get(key)
    return index.remember(key, lambda: tuple(index.find(words))) if known is None else known


def _numbers_in(index: Index, text: str) -> Found:
    """What words hold of numbers that are not printed."""
    if _DIGIT.search(text) is None:
        return NOWHERE
    missing = tuple(m for m in scan(text) if m.text[:1].isdigit() and not _is_printed(index, m))
    return Found(None, "absent", missing) if missing else NOWHERE


def _inside(value: Any, path: str, shape: Shape) -> Iterator[tuple[str, Any]]:
    """Path and value of everything a model or a container holds; a set in the order of its prints."""
    if shape == "model":
        yield from ((under(path, n), getattr(value, n)) for n in type(value).model_fields)
    elif shape == "dict":
        for name, inner in value.items():
            yield f"{path}[{name}]", name
            yield f"{path}[{name}]", inner
    else:
        inners = sorted(value, key=repr) if shape == "set" else value
        yield from ((f"{path}[{i}]", inner) for i, inner in enumerate(inners))


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


def _placed(index: Index, claim: Claim, host: Mention | None) -> Claim:
    """Words with their figure, every place where they are printed, and the one nearest to the figure."""
    if claim.form == "direction":
        return claim._replace(host=host)
    places = places_of(index, claim.text)
    return claim._replace(host=host, place=nearest(places, host), printed=places)


def _host_of(claim: Claim, hosts: dict[str, Mention]) -> Mention | None:
    parent = claim.path.rpartition(".")[0]
    if claim.role == "counted":
        return hosts.get(parent)
    return (
        hosts.get(under(parent, "quantity"))
        or hosts.get(under(parent, "change.quantity"))
        or hosts.get(under(host_path(parent), "quantity"))
    )


def nearest(places: tuple[Span, ...], host: Mention | None) -> Span | None:
    """The place nearest to the host, of two as near the first; the first one without a host."""
    if len(places) < 2 or host is None:  # noqa: PLR2004 - nothing to choose from
        return places[0] if places else None
    start = host.start
    i = bisect_left(places, (start, 0))
    if i == len(places) or (i and start - places[i - 1].start <= places[i].start - start):
        i -= 1
    return places[i]
