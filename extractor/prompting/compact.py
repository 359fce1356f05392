"""The compact answer form of PressRelease: short keys, frames said once, empty fields left out; expanded by code."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from extractor.source import Index
from schemas.evidence import Direction, Kind, Phrase, Qualifier, Quantity
from schemas.press_release import Change, PressRelease, Speaker, Statistic
from schemas.records import Filled, SetAside

_DIRECTIONS: dict[str, Direction] = {"+": "increase", "-": "decrease", "=": "unchanged"}


class _Short(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class Number(_Short):
    """What a figure and a change have in common."""

    m: int | None = Field(default=None, description="mark")
    t: str | None = Field(default=None, description="text of the number, copied")
    u: str | None = Field(default=None, description="unit")
    q: Qualifier | None = Field(default=None, description="qualifier, left out when exact")

    @model_validator(mode="after")
    def _mark_and_text(self) -> Self:
        if self.m is not None and self.t is None:
            raise ValueError(f"mark {self.m} has no text `t`")
        return self

    def quantity(self, counted: str | None = None) -> Quantity | None:
        if self.t is None:
            return None
        phrase = Phrase(counted) if counted else None
        return Quantity(text=self.t, mark=self.m, unit=self.u or None, qualifier=self.q or "exact", counted=phrase)


class Delta(Number):
    """A change."""

    d: Literal["+", "-", "="] = Field(description="direction")
    b: str | None = Field(default=None, description="basis")

    @model_validator(mode="after")
    def _figure_or_equal(self) -> Self:
        if self.t is None and self.d != "=":
            raise ValueError("a change without a number must be `=`")
        return self


class Figure(Number):
    """A figure of the release."""

    i: str = Field(description="indicator")
    n: str | None = Field(default=None, description="printed words that name what is counted, if `i` can't begin so")
    f: str | None = Field(default=None, description="letter of the frame")
    c: Delta | None = Field(default=None, description="change")

    @model_validator(mode="after")
    def _something_counted(self) -> Self:
        if self.t is None and self.c is None:
            raise ValueError(f"figure {self.i!r} has neither a number nor a change")
        return self


class Frame(_Short):
    """A combination of period, scope and campaign."""

    k: str = Field(description="letter")
    p: str | None = Field(default=None, description="period")
    w: str | None = Field(default=None, description="scope: where or whose")
    c: str | None = Field(default=None, description="campaign")


class Voice(_Short):
    name: str
    role: str | None = None


class Head(_Short):
    issuer: str | None = None
    title: int | str | None = Field(default=None, description="number of the sentence that is the heading")
    date: str | None = None
    event: str | None = None
    speakers: list[Voice] | None = None


class Aside(_Short):
    k: Kind = Field(description="kind")
    m: list[int] = Field(description="marks")


class CompactAnswer(_Short):
    """The figures of the release."""

    h: Head | None = Field(default=None, description="head")
    f: list[Frame] | None = Field(default=None, description="frames")
    s: list[Figure] = Field(default_factory=list, description="figures, in the order of the text")
    x: list[Aside] | None = Field(default=None, description="set aside")

    @model_validator(mode="after")
    def _frames_known(self) -> Self:
        known = {frame.k for frame in self.f or ()}
        for figure in self.s:
            if figure.f is not None and figure.f not in known:
                raise ValueError(f"figure {figure.i!r} names the frame {figure.f!r}, which `f` doesn't hold")
        return self


def expand(index: Index, answer: CompactAnswer, schema: type[BaseModel]) -> Filled:
    """The same in PressRelease; nothing is added that the answer doesn't say or the source doesn't print."""
    frames = {frame.k: frame for frame in answer.f or ()}
    head = answer.h or Head()
    value = schema(
        issuer=head.issuer or None,
        title=_title(index, head.title),
        date=head.date or None,
        event=head.event or None,
        speakers=[Speaker(name=Phrase(v.name), role=_phrase(v.role)) for v in head.speakers or () if v.name],
        statistics=[_statistic(index, figure, frames.get(figure.f or "")) for figure in answer.s],
    )
    aside = tuple(SetAside(mark=mark, kind=group.k) for group in answer.x or () for mark in group.m)
    return Filled(value=value, set_aside=aside)


def serves(schema: type[BaseModel]) -> bool:
    return schema is PressRelease


def answer_model(_schema: type[BaseModel]) -> type[BaseModel]:
    return CompactAnswer


def _phrase(text: str | None) -> Phrase | None:
    return Phrase(text) if text else None


def _title(index: Index, title: int | str | None) -> Phrase | None:
    if isinstance(title, int):
        if not 0 < title <= len(index.sentences):
            return None
        span = index.sentences[title - 1]
        return Phrase(index.text[span.start : span.end])
    return _phrase(title)


def _statistic(index: Index, figure: Figure, frame: Frame | None) -> Statistic:
    frame = frame or Frame(k="")
    return Statistic(
        indicator=figure.i,
        quantity=figure.quantity(_counted(index, figure)),
        period=_phrase(frame.p),
        scope=_phrase(frame.w),
        campaign=_phrase(frame.c),
        change=_change(figure.c) if figure.c else None,
    )


def _change(delta: Delta) -> Change:
    return Change(direction=_DIRECTIONS[delta.d], quantity=delta.quantity(), basis=_phrase(delta.b))


def _counted(index: Index, figure: Figure) -> str | None:
    """The words that name what is counted: as given, else the longest opening of the indicator beside the number.

    Beside: in its sentence, with no other number between them.
    """
    if figure.n or figure.t is None:
        return figure.n
    mention = index.marked(figure.m) if figure.m is not None else None
    if mention is None:
        return None
    lo, hi = index.sentence_of(mention.start)
    before, after = index.before(mention, lo), index.after(mention, hi)
    lo, hi = before.end if before else lo, after.start if after else hi
    beside = f" {' '.join(index.text[lo:hi].split())} "
    words = figure.i.split()
    for size in range(len(words), 0, -1):
        opening = " ".join(words[:size])
        if _stands(opening, beside) or _stands(opening[:1].swapcase() + opening[1:], beside):
            return opening
    return None


def _stands(words: str, text: str) -> bool:
    """Whether the words are printed as whole words."""
    at = text.find(words)
    while at >= 0:
        before, after = text[at - 1], text[at + len(words)]
        if not (words[-1].isascii() and after.isalnum()) and not (words[0].isascii() and before.isalnum()):
            return len(words) > 1
        at = text.find(words, at + 1)
    return False
