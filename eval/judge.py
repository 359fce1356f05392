"""Field by field: what is right in a matched pair."""

from typing import Final, Literal, NamedTuple, get_args

from eval import leniency
from eval.align import Anchor, Pair, anchor
from eval.leniency import core, overlaps
from eval.predictions import PredictedChange, PredictedStatistic
from schemas.evidence import Span
from schemas.gold import GoldChange, GoldStatistic

Field = Literal[
    "value",
    "unit",
    "qualifier",
    "indicator",
    "period",
    "scope",
    "campaign",
    "change",
    "change.value",
    "change.unit",
    "change.direction",
    "change.basis",
]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)
FIGURE: Final[frozenset[Field]] = frozenset(FIELDS) - {"period", "scope", "campaign"}
"""What `record.figure` asks for: number, unit, qualifier, indicator and the change with all its parts."""


class Judged(NamedTuple):
    """One field of one pair; `right` is None where neither side has anything to judge."""

    right: bool | None
    gold: str | None
    predicted: str | None


def judge(text: str, pair: Pair, threshold: float = leniency.INDICATOR_OVERLAP) -> dict[Field, Judged]:
    """All fields of a found pair, in the order of `FIELDS`.

    In a change without a level, value and unit are those of the change. The parts of a change are judged where both
    sides have one; where only one has, `change` is wrong.
    """
    gold, claim = pair.gold, pair.predicted
    assert gold is not None, "only pairs are judged"
    assert claim is not None, "only pairs are judged"
    here, there = anchor(text, gold), anchor(text, claim)
    units = _unit(here, gold), _unit(there, claim)
    judged: dict[Field, Judged] = {
        "value": Judged(leniency.same_value(here.value, there.value), here.value, there.value),
        "unit": Judged(leniency.same_unit(*units), *units),
        "qualifier": Judged(gold.qualifier == claim.qualifier, gold.qualifier, claim.qualifier),
        "indicator": Judged(
            leniency.overlap(gold.indicator, claim.indicator) >= threshold, gold.indicator, claim.indicator
        ),
        "period": Judged(leniency.same_phrase(gold.period, claim.period), gold.period, claim.period),
        "scope": Judged(leniency.same_phrase(gold.scope, claim.scope), gold.scope, claim.scope),
        "campaign": Judged(leniency.same_phrase(gold.campaign, claim.campaign), gold.campaign, claim.campaign),
    }
    return judged | _change(text, gold.change, claim.change)


def exact(judged: dict[Field, Judged], fields: frozenset[Field] = frozenset(FIELDS)) -> bool:
    """Nothing among `fields` is wrong."""
    return all(j.right is not False for field, j in judged.items() if field in fields)


def _unit(where: Anchor, statistic: GoldStatistic | PredictedStatistic) -> str | None:
    if where.role == "level" or statistic.change is None:
        return statistic.unit
    return statistic.change.unit


def _change(text: str, gold: GoldChange | None, claim: PredictedChange | None) -> dict[Field, Judged]:
    nothing = Judged(None, None, None)
    if gold is None or claim is None:
        same = None if gold is None and claim is None else False
        parts: tuple[Field, ...] = ("change.value", "change.unit", "change.direction", "change.basis")
        return {"change": Judged(same, _told(gold), _told(claim)), **dict.fromkeys(parts, nothing)}
    same_place = _same_place(text, gold, claim)
    return {
        "change": Judged(right=True, gold=_told(gold), predicted=_told(claim)),
        "change.value": Judged(same_place and leniency.same_value(gold.value, claim.value), gold.value, claim.value),
        "change.unit": Judged(leniency.same_unit(gold.unit, claim.unit), gold.unit, claim.unit),
        "change.direction": Judged(gold.direction == claim.direction, gold.direction, claim.direction),
        "change.basis": Judged(leniency.same_basis(gold.basis, claim.basis), gold.basis, claim.basis),
    }


def _same_place(text: str, gold: GoldChange, claim: PredictedChange) -> bool:
    """An equal figure printed elsewhere is another figure."""
    if gold.start is None or gold.end is None or claim.start is None or claim.end is None:
        return gold.start == claim.start
    return overlaps(core(text, Span(gold.start, gold.end)), core(text, Span(claim.start, claim.end)))


def _told(change: GoldChange | PredictedChange | None) -> str | None:
    if change is None:
        return None
    return " ".join(part for part in (change.direction, change.text, change.unit) if part)
