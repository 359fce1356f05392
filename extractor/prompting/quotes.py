"""The quotes answer form: no marks; each number comes with the sentence it stands in. Kept to measure marks against."""

from pydantic import BaseModel, ConfigDict, Field

from extractor.folding import fold
from extractor.source import Index
from schemas.evidence import Direction, Phrase, Qualifier, Quantity
from schemas.press_release import Change, PressRelease, Speaker, Statistic
from schemas.records import Filled


class _Quoted(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class QuotedNumber(_Quoted):
    text: str = Field(description="the number exactly as printed")
    quote: str = Field(description="the sentence or clause that prints it, verbatim")
    unit: str | None = None
    qualifier: Qualifier = "exact"
    counted: str | None = None


class QuotedChange(_Quoted):
    direction: Direction
    quantity: QuotedNumber | None = None
    basis: str | None = None


class QuotedStatistic(_Quoted):
    indicator: str
    quantity: QuotedNumber | None = None
    period: str | None = None
    scope: str | None = None
    campaign: str | None = None
    change: QuotedChange | None = None


class QuotesAnswer(_Quoted):
    """The figures of the release, each with its quote."""

    issuer: str | None = None
    title: str | None = None
    date: str | None = None
    event: str | None = None
    speakers: list[Speaker] = Field(default_factory=list)
    statistics: list[QuotedStatistic] = Field(default_factory=list)


def answer_model(_schema: type[BaseModel]) -> type[BaseModel]:
    return QuotesAnswer


def serves(schema: type[BaseModel]) -> bool:
    return schema is PressRelease


def expand(index: Index, answer: QuotesAnswer, schema: type[BaseModel]) -> Filled:
    """The same in PressRelease; a number gets a mark where its quote settles which one it is."""
    head = answer.model_dump(exclude={"statistics", "speakers"})
    value = schema(**head, speakers=answer.speakers, statistics=[_statistic(index, s) for s in answer.statistics])
    return Filled(value=value)


def _statistic(index: Index, quoted: QuotedStatistic) -> Statistic:
    change = quoted.change
    return Statistic(
        indicator=quoted.indicator,
        quantity=_quantity(index, quoted.quantity),
        period=_phrase(quoted.period),
        scope=_phrase(quoted.scope),
        campaign=_phrase(quoted.campaign),
        change=Change(
            direction=change.direction, quantity=_quantity(index, change.quantity), basis=_phrase(change.basis)
        )
        if change
        else None,
    )


def _phrase(text: str | None) -> Phrase | None:
    return Phrase(text) if text else None


def _quantity(index: Index, number: QuotedNumber | None) -> Quantity | None:
    if number is None:
        return None
    return Quantity(
        text=number.text,
        mark=_mark(index, number),
        unit=number.unit,
        qualifier=number.qualifier,
        counted=_phrase(number.counted),
    )


def _mark(index: Index, number: QuotedNumber) -> int | None:
    wanted = fold(number.text).text.strip()
    places = index.find(number.quote)
    hits = [m for span in places for m in index.within(span.start, span.end) if fold(m.text).text.strip() == wanted]
    return index.position(hits[0]) + 1 if len(hits) == 1 else None
