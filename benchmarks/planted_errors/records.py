"""Whole releases with one planted error: a wrong pick leaves a number used twice and one that no field uses."""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from extractor.source import Index
from schemas.evidence import Mention, Quantity
from schemas.press_release import Change, PressRelease, Statistic


class Planted(NamedTuple):
    kind: str
    release: PressRelease
    path: str
    """The statistic that was changed; empty when it is gone."""


def quantity(index: Index, part: dict[str, Any], qualifier: str = "exact") -> Quantity | None:
    mention = index.at(part["start"], part["end"]) if part["start"] is not None else None
    if mention is None:
        return None
    mark = index.position(mention) + 1
    return Quantity(text=part["text"], mark=mark, unit=part["unit"], qualifier=qualifier, value=part["value"])


def true_release(index: Index, gold: dict[str, Any]) -> PressRelease:
    """The release as gold labels it; figures whose number the scanner missed are left out."""
    made = []
    for s in gold["statistics"]:
        level = quantity(index, s, s["qualifier"])
        change = None
        if s["change"]:
            by = quantity(index, s["change"], "exact" if s["start"] is not None else s["qualifier"])
            if by is not None or s["change"]["direction"] == "unchanged":
                change = Change(direction=s["change"]["direction"], quantity=by, basis=s["change"]["basis"])
        if level is None and change is None:
            continue
        words = {k: s[k] for k in ("indicator", "period", "scope", "campaign")}
        made.append(Statistic(quantity=level, change=change, **words))
    return PressRelease(statistics=tuple(made))


def planted(index: Index, release: PressRelease, rng: random.Random) -> Iterator[Planted]:
    """One error at a time: another number of the sentence, a crossed list, a double, a gap, a forged mark."""
    stats = release.statistics
    for i, s in enumerate(stats):
        for field in ("quantity", "change"):
            yield from _swaps(index, release, i, field, rng)
        yield Planted("one left out", _with(release, (*stats[:i], *stats[i + 1 :])), "")
        yield Planted("one doubled", _with(release, (*stats[: i + 1], s, *stats[i + 1 :])), f"statistics[{i}]")
    yield from _crossings(index, release)


def _with(release: PressRelease, stats: tuple[Statistic, ...]) -> PressRelease:
    return release.model_copy(update={"statistics": stats})


def _replaced(release: PressRelease, i: int, field: str, q: Quantity) -> PressRelease:
    s = release.statistics[i]
    if field == "quantity":
        new = s.model_copy(update={"quantity": q})
    else:
        assert s.change is not None
        new = s.model_copy(update={"change": s.change.model_copy(update={"quantity": q})})
    return _with(release, (*release.statistics[:i], new, *release.statistics[i + 1 :]))


def _of(s: Statistic, field: str) -> Quantity | None:
    return s.quantity if field == "quantity" else s.change.quantity if s.change else None


def _picked(index: Index, q: Quantity, other: Mention) -> Quantity:
    value = None if other.value is None else f"{other.value:f}"
    return q.model_copy(update={"text": other.text, "mark": index.position(other) + 1, "value": value})


def _swaps(index: Index, release: PressRelease, i: int, field: str, rng: random.Random) -> Iterator[Planted]:
    q = _of(release.statistics[i], field)
    if q is None or q.mark is None:
        return
    mention = index.mentions[q.mark - 1]
    lo, hi = index.sentence_of(mention.start)
    figures = [
        m for m in index.mentions if m.kind in {"statistic", "change"} and m is not mention and m.text != mention.text
    ]
    near = [m for m in figures if lo <= m.start < hi]
    far = [m for m in figures if not lo <= m.start < hi]
    path = f"statistics[{i}]"
    for other in near:
        yield Planted(f"{field}: of the same sentence", _replaced(release, i, field, _picked(index, q, other)), path)
    if far:
        yield Planted(
            f"{field}: from elsewhere", _replaced(release, i, field, _picked(index, q, rng.choice(far))), path
        )
        forged = q.model_copy(update={"mark": index.position(rng.choice(far)) + 1})
        yield Planted(f"{field}: forged mark", _replaced(release, i, field, forged), path)
    beyond = q.model_copy(update={"mark": len(index.mentions) + 5})
    yield Planted(f"{field}: forged mark", _replaced(release, i, field, beyond), path)


def _crossings(index: Index, release: PressRelease) -> Iterator[Planted]:
    """The numbers of two statistics of one sentence exchanged: no double, no gap, only the order tells."""
    stats = release.statistics
    for field in ("quantity", "change"):
        for i in range(len(stats) - 1):
            first, second = _of(stats[i], field), _of(stats[i + 1], field)
            if first is None or second is None or first.mark is None or second.mark is None:
                continue
            one, two = index.mentions[first.mark - 1], index.mentions[second.mark - 1]
            if index.sentence_of(one.start) != index.sentence_of(two.start) or one.text == two.text:
                continue
            crossed = _replaced(release, i, field, _picked(index, first, two))
            crossed = _replaced(crossed, i + 1, field, _picked(index, second, one))
            pair = slice(i, i + 2)
            if sorted(map(repr, crossed.statistics[pair])) == sorted(map(repr, stats[pair])):
                continue  # `from 12 days to 3`, both labelled alike: the same two statistics in another order
            listed = "respectively" in index.text[slice(*index.sentence_of(one.start))]
            kind = "respectively crossed" if listed and first.unit == second.unit else "neighbours crossed"
            yield Planted(f"{field}: {kind}", crossed, f"statistics[{i}]")
