"""PressRelease: who announced what, and one Statistic per reported figure."""

from typing import Self

from pydantic import Field, model_validator

from schemas.evidence import Direction, Form, Phrase, Quantity


class Change(Form):
    """A difference over time."""

    direction: Direction = Field(
        description="`unchanged` only for an explicit word (unchanged, did not move); then quantity may be null."
    )
    quantity: Quantity | None = Field(default=None, description="By how much; unit `%` or points as printed.")
    basis: Phrase | None = Field(
        default=None,
        description="Verbatim from the comparison word on: `year-on-year`, `than in April`, `compared with 2019`.",
    )

    @model_validator(mode="after")
    def _figure_or_unchanged(self) -> Self:
        if self.quantity is None and self.direction != "unchanged":
            raise ValueError("a change without a quantity must be `unchanged`")
        return self


class Statistic(Form):
    """One reported figure: a level (quantity), a change without a level (change), or a level with its change."""

    indicator: str = Field(
        description="Short noun phrase from the words of the text, with what was done: `criminal cases cracked`."
    )
    quantity: Quantity | None = Field(default=None, description="The level; null for a change without a level.")
    period: Phrase | None = Field(default=None, description="Verbatim phrase in force that says when.")
    scope: Phrase | None = Field(default=None, description="Verbatim phrase in force that says where or whose figures.")
    campaign: Phrase | None = Field(
        default=None, description="Name, without quotes, of the campaign the figure is a result of."
    )
    change: Change | None = None

    @model_validator(mode="after")
    def _something_counted(self) -> Self:
        if self.quantity is None and self.change is None:
            raise ValueError("a statistic needs a quantity or a change")
        return self


class Speaker(Form):
    """A person who is quoted or named as announcing."""

    name: Phrase
    role: Phrase | None = None


class PressRelease(Form):
    """A release: its frame, and every statistic it reports."""

    issuer: Phrase | None = Field(default=None, description="The body that announces, as printed.")
    title: Phrase | None = Field(default=None, description="The heading, if one is printed.")
    date: Phrase | None = Field(default=None, description="The date of the release or of the event, as printed.")
    event: Phrase | None = Field(default=None, description="The occasion: `press conference`, `annual report`.")
    speakers: tuple[Speaker, ...] = ()
    statistics: tuple[Statistic, ...] = Field(
        default=(), description="One per reported figure, in the order of the text; repeated figures too."
    )

    def as_statistics(self) -> tuple[tuple[str, Statistic], ...]:
        """Field path and statistic, for the gold form."""
        return tuple((f"statistics[{i}]", s) for i, s in enumerate(self.statistics))
