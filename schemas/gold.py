"""The gold form: hand labels of a release, and the shape every prediction is scored in."""

from typing import Any

from pydantic import Field

from schemas.evidence import Direction, Form, Kind, Qualifier
from schemas.press_release import Statistic


class GoldNumber(Form):
    """A labelled number mention."""

    start: int
    end: int
    text: str
    value: str | None
    kind: Kind = Field(alias="class")


class GoldChange(Form):
    direction: Direction
    basis: str | None
    start: int | None
    end: int | None
    text: str | None
    value: str | None
    unit: str | None


class GoldStatistic(Form):
    """One reported figure; start..value are null for a change without a level."""

    start: int | None
    end: int | None
    text: str | None
    value: str | None
    unit: str | None
    qualifier: Qualifier
    indicator: str
    period: str | None
    scope: str | None
    change: GoldChange | None
    campaign: str | None


class Gold(Form):
    """`gold.json`: every number of a release with its class, and its statistics."""

    schema_url: str | None = Field(default=None, alias="$schema")
    source: str
    sha256: str
    numbers: tuple[GoldNumber, ...]
    statistics: tuple[GoldStatistic, ...]


def gold_form(statistic: Statistic) -> dict[str, Any]:
    """A statistic in the gold form; quantities must have been located (start, end, value) by the checker."""
    q, c = statistic.quantity, statistic.change
    change = None
    if c is not None:
        change = {
            "direction": c.direction,
            "basis": c.basis,
            "start": c.quantity.start if c.quantity else None,
            "end": c.quantity.end if c.quantity else None,
            "text": c.quantity.text if c.quantity else None,
            "value": c.quantity.value if c.quantity else None,
            "unit": c.quantity.unit if c.quantity else None,
        }
    qualified = q or (c.quantity if c else None)
    return {
        "start": q.start if q else None,
        "end": q.end if q else None,
        "text": q.text if q else None,
        "value": q.value if q else None,
        "unit": q.unit if q else None,
        "qualifier": qualified.qualifier if qualified else "exact",
        "indicator": statistic.indicator,
        "period": statistic.period,
        "scope": statistic.scope,
        "change": change,
        "campaign": statistic.campaign,
    }
