"""EarningsRelease: a company's quarter; shows that a schema need not be a PressRelease."""

from typing import Literal

from pydantic import Field

from schemas.evidence import Form, Phrase, Quantity
from schemas.press_release import Change, Statistic


class Line(Form):
    """One reported line of the accounts."""

    name: str = Field(description="The line in the words of the text: `net sales`, `adjusted diluted EPS`.")
    amount: Quantity | None = Field(default=None, description="Null when only a change is printed.")
    period: Phrase | None = Field(default=None, description="`third quarter`, `nine months ended October 1, 2023`.")
    change: Change | None = None


class Segment(Form):
    """A business segment or region with its own lines."""

    name: Phrase
    lines: tuple[Line, ...] = ()


class Guidance(Form):
    """A forecast of the company; a range is two quantities."""

    name: str
    period: Phrase | None = None
    low: Quantity | None = None
    high: Quantity | None = None
    status: Literal["raised", "lowered", "confirmed", "new"] | None = None


class EarningsRelease(Form):
    """A company's results: group lines, segments and guidance."""

    company: Phrase | None = Field(default=None, description="The company, as printed.")
    title: Phrase | None = None
    date: Phrase | None = None
    group: tuple[Line, ...] = Field(default=(), description="Lines of the whole company, in the order of the text.")
    segments: tuple[Segment, ...] = ()
    guidance: tuple[Guidance, ...] = ()

    def as_statistics(self) -> tuple[tuple[str, Statistic], ...]:
        """Field path and statistic, for the gold form; a segment goes into the name."""
        rows = [(f"group[{i}]", _statistic(x, x.name)) for i, x in enumerate(self.group)]
        for k, segment in enumerate(self.segments):
            rows += [
                (f"segments[{k}].lines[{i}]", _statistic(x, f"{segment.name} {x.name}"))
                for i, x in enumerate(segment.lines)
            ]
        for i, g in enumerate(self.guidance):
            rows += [
                (f"guidance[{i}].{end}", Statistic(indicator=g.name, quantity=quantity, period=g.period))
                for end, quantity in (("low", g.low), ("high", g.high))
                if quantity is not None
            ]
        return tuple(rows)


def _statistic(line: Line, name: str) -> Statistic:
    return Statistic(indicator=name, quantity=line.amount, period=line.period, change=line.change)
