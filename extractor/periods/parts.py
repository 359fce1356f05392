"""Parts of the calendar with the year perhaps unsaid, and how they become dates."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal, NamedTuple

LAST = 0
"""As a day: the last one of its month."""

_ALMOST_OVER = timedelta(days=15)
"""A half year or quarter may be reported on this long before it ends."""

_STILL_FRESH = timedelta(days=120)
"""`by the end of December` is last December's until then."""

_EARLIEST, _LATEST = 1900, 2100


class Dates(NamedTuple):
    """First and last day, inclusive; None is an open side. `leaned`: the release's date was needed."""

    start: date | None
    end: date | None
    leaned: bool


class Part(NamedTuple):
    """A stretch of days: `first` and `last` are (month, day) of `year`, `first` of `earlier` years before it.

    `unit` is what the last element of the phrase names; `year` None was not printed; `running`: the phrase names
    a unit that is not over on the day of the release (`this year`).
    """

    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]
    unit: Literal["day", "month", "quarter", "half", "year"]
    earlier: int = 0
    running: bool = False
    leaned: bool = False

    def start(self) -> date | None:
        return None if self.year is None else _date(self.year - self.earlier, self.first)

    def end(self) -> date | None:
        return None if self.year is None else _date(self.year, self.last)

    def start_year(self) -> int | None:
        return None if self.year is None else self.year - self.earlier

    def in_year(self, year: int | None, *, leaned: bool = False) -> "Part":
        return self._replace(year=year, leaned=self.leaned or leaned)

    def from_its_start(self) -> "Part":
        """`the beginning of`: its first day."""
        return Part(self.start_year(), self.first, self.first, "day", leaned=self.leaned)

    def to_its_end(self) -> "Part":
        """`the end of`: its last day."""
        return Part(self.year, self.last, self.last, "day", leaned=self.leaned)


def year(number: int) -> Part | None:
    """The whole of a year."""
    return Part(number, (1, 1), (12, LAST), "year") if _EARLIEST <= number < _LATEST else None


def month(number: int) -> Part | None:
    return Part(None, (number, 1), (number, LAST), "month") if 1 <= number <= 12 else None  # noqa: PLR2004 - months


def quarter(number: int) -> Part | None:
    return Part(None, (3 * number - 2, 1), (3 * number, LAST), "quarter") if 1 <= number <= 4 else None  # noqa: PLR2004 - quarters


def half(number: int) -> Part | None:
    return Part(None, (6 * number - 5, 1), (6 * number, LAST), "half") if number in (1, 2) else None


def day(month_number: int, number: int) -> Part | None:
    """One day; None when no year has it."""
    if not 1 <= month_number <= 12 or not 1 <= number <= monthrange(2000, month_number)[1]:  # noqa: PLR2004 - months
        return None
    return Part(None, (month_number, number), (month_number, number), "day")


def first_months(count: int) -> Part | None:
    """January to the month of that number."""
    return Part(None, (1, 1), (count, LAST), "month") if 1 <= count <= 12 else None  # noqa: PLR2004 - months


def last_months(count: int) -> Part | None:
    """The months of that number up to December."""
    return Part(None, (13 - count, 1), (12, LAST), "month") if 1 <= count <= 12 else None  # noqa: PLR2004 - months


def months_to(end: Part, count: int) -> Part | None:
    """So many months up to a month, or to a day that ends one; None for a day in mid-month (a 13-week quarter)."""
    last = end.end()
    if last is None or count < 1:
        return None
    if end.unit not in ("day", "month") or last.day != monthrange(last.year, last.month)[1]:
        return None
    index = last.year * 12 + last.month - count
    earlier = last.year - index // 12
    return Part(last.year, (index % 12 + 1, 1), (last.month, LAST), "month", earlier=earlier, leaned=end.leaned)


def five_year_plan(number: int) -> Part | None:
    """China's plans: the 13th ran from 2016 to 2020; before the 7th they did not start in a fixed rhythm."""
    if not 7 <= number <= 20:  # noqa: PLR2004 - see above
        return None
    return Part(2020 + 5 * (number - 13), (1, 1), (12, LAST), "year", earlier=4)


def span(first: Part, last: Part, released: date | None) -> Part | None:
    """From the start of one part to the end of another; an unsaid year comes from the other, else the release."""
    if last.year is None and first.year is None:
        last = anchored(last, released) or last
    if last.year is None and first.year is not None:
        last = last.in_year(first.year + (last.last < first.first), leaned=first.leaned)
    if first.year is None and last.year is not None:
        first = first.in_year(last.year - last.earlier - (first.first > last.first), leaned=last.leaned)
    start, end = first.start(), last.end()
    if start is None or end is None or last.year is None or start > end:
        return None
    return Part(
        last.year,
        first.first,
        last.last,
        last.unit,
        earlier=last.year - start.year,
        running=last.running,
        leaned=first.leaned or last.leaned,
    )


def joined(listed: list[Part], released: date | None) -> Part | None:
    """`June and July`: one stretch when each part begins where the one before ends, else None."""
    whole = anchored(listed[-1], released)
    for one in reversed(listed[:-1]):
        pair = span(one, whole, released) if whole is not None else None
        if whole is None or pair is None:
            return None
        begun, begins = one if one.year is not None else one.in_year(pair.start_year()), whole.start()
        ended = begun.end()
        if ended is None or begins is None or ended + timedelta(days=1) != begins:
            return None
        whole = pair
    return whole if len(listed) > 1 else listed[0]


def anchored(part: Part, released: date | None) -> Part | None:
    """The part with an unsaid year taken from the release: the latest it can speak of; None when in doubt."""
    if part.year is not None:
        return part
    if released is None:
        return None
    for number in (released.year, released.year - 1):
        placed = part.in_year(number, leaned=True)
        end = placed.end()
        begins = _date(number, (part.last[0], 1 if part.unit != "day" else part.last[1]))
        if part.unit in ("quarter", "half"):
            begins = placed.start()
        if end is None or begins is None:
            return None
        if begins > released:
            continue
        in_doubt = part.unit in ("quarter", "half") and end - _ALMOST_OVER > released
        return None if in_doubt else placed
    return None


def dates(part: Part | None, released: date | None) -> Dates | None:
    """The days of a part; the end of what still runs stays open."""
    placed = anchored(part, released) if part is not None else None
    if placed is None or placed.start() is None or placed.end() is None:
        return None
    return Dates(placed.start(), None if placed.running else placed.end(), placed.leaned)


def since(part: Part | None, released: date | None) -> Dates | None:
    """From its first day on."""
    whole = dates(part, released)
    return whole and Dates(whole.start, None, whole.leaned)


def until(part: Part | None, released: date | None, *, inclusive: bool = False) -> Dates | None:
    """Up to a day. `by July` may mean its first or its last day: only a day, or `inclusive` words, give an end."""
    if part is None or (part.unit != "day" and not inclusive):
        return None
    if part.year is None and released is not None:
        part = _already(part, released)
    whole = dates(part, released) if part is not None else None
    return whole and Dates(None, whole.end, whole.leaned)


def _already(part: Part, released: date) -> Part | None:
    # `by the end of July` said before it is a plan, or speaks of a year ago: neither is sure unless that is near.
    for number, within in ((released.year, timedelta.max), (released.year - 1, _STILL_FRESH)):
        end = part.in_year(number).end()
        if end is not None and end <= released and released - end <= within:
            return part.in_year(number, leaned=True)
    return None


def _date(number: int, month_day: tuple[int, int]) -> date | None:
    month_number, day_number = month_day
    if not MINYEAR <= number <= MAXYEAR:
        return None
    last = monthrange(number, month_number)[1]
    day_number = day_number or last
    return date(number, month_number, day_number) if day_number <= last else None
