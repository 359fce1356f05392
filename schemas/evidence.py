"""Spans, mentions, quantities and phrases: what ties a field to the source.

Spans are half-open `[start, end)` in code points of the text that was read.
"""

from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema, core_schema

Kind = Literal[
    "statistic",
    "change",
    "date_time",
    "duration",
    "ordinal",
    "name",
    "enumerator",
    "rate_denominator",
    "boilerplate",
    "other",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

Qualifier = Literal["exact", "about", "more than", "less than", "nearly", "up to", "at least"]
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)

Direction = Literal["increase", "decrease", "unchanged"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)


class Span(NamedTuple):
    """Half-open `[start, end)` in code points."""

    start: int
    end: int


class Mention(NamedTuple):
    """A number that the source prints.

    `value` has the scale word applied and keeps percent in percent; None for dates, clock times, phone
    strings and fractions that do not terminate. `note` says what is odd about the print, else None.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    kind: Kind
    note: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Form(BaseModel):
    """Base of all stored types: frozen, and no key goes unnoticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Phrase(str):
    """Words that must be printed in the source, verbatim but for white space and typographic variants."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


class Quantity(Form):
    """One number of the source with its unit and qualifier; usable at any depth of any schema."""

    text: str = Field(
        description="The number exactly as printed, with its scale word (`3.11 million`), without currency sign, "
        "percent sign or unit."
    )
    mark: int | None = Field(default=None, description="The mark that stands before the number in the text.")
    unit: str | None = Field(
        default=None,
        description="Verbatim: `%` or `percent`, the currency, the measure word (tons, kilograms, percentage points), "
        "else the head noun of what is counted (cases, suspects). A noun left out is carried over from the sentence.",
    )
    qualifier: Qualifier = Field(
        default="exact",
        description="What the words beside the number say of it: over/exceeding = more than; some/around = about; "
        "almost = nearly; no less than = at least; as much as = up to; nothing, only or a total of = exact.",
    )
    counted: Phrase | None = Field(
        default=None,
        description="The few words beside this number, copied, that name what is counted (`criminal cases`).",
    )
    start: SkipJsonSchema[int | None] = None
    """Claimed or resolved span; filled by code when the filler gave a mark."""
    end: SkipJsonSchema[int | None] = None
    value: SkipJsonSchema[str | None] = None
    """Plain decimal string, scale multiplied out; filled by code."""
