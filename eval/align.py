"""Pairs gold statistics with predicted ones, one to one, by where their numbers stand.

A statistic stands at its *anchor*: the span of its number or, without a number, of its change. Two statistics may be
paired only when their anchors overlap. Among all such pairings the one is taken that has, in this order: most pairs in
the same role (a number with a number, a change with a change), most pairs at all, the best covering spans, most equal
attributes. `unchanged` without a figure has no anchor and is paired by its indicator.
"""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval import leniency
from eval.leniency import core, overlap, overlaps
from eval.predictions import PredictedChange, PredictedStatistic, ordered
from schemas.evidence import Span
from schemas.gold import GoldChange, GoldStatistic

Outcome = Literal["correct", "incorrect", "partial", "missed", "spurious"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("correct", "incorrect", "partial", "missed", "spurious")
Role = Literal["level", "change", "unchanged"]

_COVER = 20
_ATTRIBUTES = 20


class Pair(NamedTuple):
    """A gold statistic, a predicted one, or both, and how it came out.

    correct: same role, same span (a glued `%` or ordinal affix apart); partial: same role, spans that overlap;
    incorrect: overlapping spans in different roles; missed: gold alone; spurious: predicted alone.
    """

    outcome: Outcome
    gold: GoldStatistic | None
    predicted: PredictedStatistic | None

    @property
    def found(self) -> bool:
        return self.outcome in ("correct", "partial")


class Anchor(NamedTuple):
    """Where a statistic stands and as what; no span for `unchanged` and for a number nobody could find."""

    role: Role
    span: Span | None
    value: str | None


class _Side(NamedTuple):
    number: int
    anchor: Anchor


def anchor(text: str, statistic: GoldStatistic | PredictedStatistic) -> Anchor:
    """The anchor of a statistic, its span cut to the core."""
    if statistic.text is not None or statistic.value is not None or statistic.start is not None:
        return Anchor("level", _span(text, statistic), statistic.value)
    change = statistic.change
    if change is not None and (change.text is not None or change.value is not None or change.start is not None):
        return Anchor("change", _span(text, change), change.value)
    return Anchor("unchanged", None, None)


def align(text: str, gold: Sequence[GoldStatistic], predicted: Sequence[PredictedStatistic]) -> tuple[Pair, ...]:
    """All gold and all predicted statistics, each once, in the order of the text; no order of the input matters."""
    labels = sorted(gold, key=lambda s: (_at(anchor(text, s)), s.model_dump_json()))
    claims = ordered(list(predicted))
    left = [_Side(i, anchor(text, s)) for i, s in enumerate(labels)]
    right = [_Side(j, anchor(text, s)) for j, s in enumerate(claims)]
    matched: dict[int, int] = {}
    for golds, guesses in _clusters(left, right):
        matched |= _assign([(labels[g.number], g) for g in golds], [(claims[p.number], p) for p in guesses])
    pairs = [Pair(_outcome(left[i].anchor, right[j].anchor), labels[i], claims[j]) for i, j in sorted(matched.items())]
    pairs += [Pair("missed", s, None) for i, s in enumerate(labels) if i not in matched]
    taken = set(matched.values())
    pairs += [Pair("spurious", None, s) for j, s in enumerate(claims) if j not in taken]
    return tuple(sorted(pairs, key=lambda p: _at(anchor(text, p.gold or _some(p.predicted)))))


def _some(statistic: PredictedStatistic | None) -> PredictedStatistic:
    assert statistic is not None, "a pair has at least one side"
    return statistic


def _at(where: Anchor) -> tuple[int, int]:
    return where.span or (-1, -1)


def _span(text: str, number: GoldStatistic | PredictedStatistic | GoldChange | PredictedChange) -> Span | None:
    if number.start is None or number.end is None or not 0 <= number.start < number.end <= len(text):
        return None
    return core(text, Span(number.start, number.end))


def _outcome(gold: Anchor, predicted: Anchor) -> Outcome:
    if gold.role != predicted.role:
        return "incorrect"
    return "correct" if gold.span == predicted.span else "partial"


def _clusters(left: list[_Side], right: list[_Side]) -> Iterator[tuple[list[_Side], list[_Side]]]:
    """Groups whose anchors touch no other group's; then the `unchanged` ones, which have no place."""
    placed = sorted(
        [(s.anchor.span, 0, s) for s in left if s.anchor.span] + [(s.anchor.span, 1, s) for s in right if s.anchor.span]
    )
    golds: list[_Side] = []
    guesses: list[_Side] = []
    reach = -1
    for span, side, entry in placed:
        if span.start >= reach:
            yield golds, guesses
            golds, guesses = [], []
        (guesses if side else golds).append(entry)
        reach = max(reach, span.end)
    yield golds, guesses
    yield [s for s in left if s.anchor.role == "unchanged"], [s for s in right if s.anchor.role == "unchanged"]


def _assign(
    golds: list[tuple[GoldStatistic, _Side]], guesses: list[tuple[PredictedStatistic, _Side]]
) -> dict[int, int]:
    """The best one-to-one pairing within a cluster, as gold index to predicted index."""
    if not golds or not guesses:
        return {}
    # Each step outweighs all the steps below it together, however many pairs the cluster can have.
    most = min(len(golds), len(guesses)) + 1
    step = (1, _ATTRIBUTES * most, _ATTRIBUTES * (_COVER + 1) * most**2, _ATTRIBUTES * (_COVER + 1) * most**3)
    weights = np.zeros((len(golds), len(guesses)))
    for i, (label, g) in enumerate(golds):
        for j, (claim, p) in enumerate(guesses):
            cover = _cover(label, g, claim, p)
            if cover is not None:
                same_role = g.anchor.role == p.anchor.role
                weights[i, j] = (
                    step[3] * same_role + step[2] + step[1] * cover + step[0] * _likeness(label, g, claim, p)
                )
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return {golds[i][1].number: guesses[j][1].number for i, j in zip(rows, columns, strict=True) if weights[i, j] > 0}


def _cover(label: GoldStatistic, g: _Side, claim: PredictedStatistic, p: _Side) -> int | None:
    """0 to `_COVER`: how much of each other two spans cover; None for a pair that may not be."""
    if g.anchor.span is None or p.anchor.span is None:
        alike = overlap(label.indicator, claim.indicator)
        return round(alike * _COVER) if alike >= leniency.INDICATOR_OVERLAP else None
    if not overlaps(g.anchor.span, p.anchor.span):
        return None
    return round(leniency.shared(g.anchor.span, p.anchor.span) * _COVER)


def _likeness(label: GoldStatistic, g: _Side, claim: PredictedStatistic, p: _Side) -> int:
    """0 to 15: how many attributes agree; decides only between pairings that are equal otherwise."""
    agree = (
        label.qualifier == claim.qualifier,
        leniency.same_unit(label.unit, claim.unit),
        leniency.same_phrase(label.period, claim.period),
        leniency.same_phrase(label.scope, claim.scope),
        leniency.same_phrase(label.campaign, claim.campaign),
        (label.change is None) == (claim.change is None),
    )
    worth = 4 * leniency.same_value(g.anchor.value, p.anchor.value)
    return worth + sum(agree) + round(5 * overlap(label.indicator, claim.indicator))
