"""The gold form: hand labels of a release, and the shape every prediction is scored in."""

from typing import Any

from pydantic import Field

from schemas.evidence import Direction, Form, Kind, Qualifier
from schemas.press_release import Statistic


class GoldNumber(Form):
    """A labelled number mention; `[start, end)` in code points."""

    start: int
    end: int
    text: str
    value: str | None = Field(description="Plain decimal string, scale multiplied out; null for dates and the like.")
    kind: Kind = Field(alias="class")


class GoldChange(Form):
    """A difference over time; start..unit are null for `unchanged` without a figure."""

    direction: Direction
    basis: str | None = Field(description="Verbatim, from the comparison word on.")
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
    unit: str | None = Field(description="Verbatim; null in a change without a level.")
    qualifier: Qualifier
    indicator: str = Field(min_length=1, description="Short noun phrase from the words of the text.")
    period: str | None = Field(description="Verbatim phrase in force that says when.")
    scope: str | None = Field(description="Verbatim phrase in force that says where or whose figures.")
    change: GoldChange | None
    campaign: str | None = Field(description="Name, without quotes, of the campaign the figure is a result of.")


class LongPhrase(Form):
    """A phrase kept as a span where the text may not be shipped: `short` stands for it in the statistics."""

    short: str
    start: int
    end: int


class Gold(Form):
    """`gold.json`: every number of a release with its class, and its statistics."""

    schema_url: str | None = Field(default=None, alias="$schema")
    source: str
    sha256: str = Field(description="Of the bytes of the source.", pattern="^[0-9a-f]{64}$")
    long_phrases: tuple[LongPhrase, ...] = ()
    numbers: tuple[GoldNumber, ...] = Field(description="Every number of the text, in its order.")
    statistics: tuple[GoldStatistic, ...]

    def expanded(self, text: str) -> "Gold":
        """The same labels with every long phrase written out as the text prints it."""
        full = {p.short: " ".join(text[p.start : p.end].split()) for p in self.long_phrases}
        if not full:
            return self
        return self.model_copy(update={"statistics": tuple(_expanded(s, full) for s in self.statistics)})


def _expanded(statistic: GoldStatistic, full: dict[str, str]) -> GoldStatistic:
    phrases = {k: full.get(v, v) for k in ("period", "scope", "campaign") if (v := getattr(statistic, k)) is not None}
    change = statistic.change
    if change is not None and change.basis in full:
        change = change.model_copy(update={"basis": full[change.basis]})
    return statistic.model_copy(update={**phrases, "change": change})


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
