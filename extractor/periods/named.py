"""Named parts of the calendar in English: days, months, quarters, halves, years, and their edges."""

from datetime import date, timedelta

from extractor.periods import parts
from extractor.periods.parts import Part
from extractor.periods.words import MONTHS, WEEKDAYS, Cursor

_BEFORE = {"in", "during", "on", "for", "over", "throughout", "across", "within", "at", "the", "a", "whole", "entire"}
_BEFORE |= {"just", "only", "period", "months", "month", "years", "year", "days", "quarters", "of", "calendar", "full"}


class Named(Cursor):
    """Reads one part; what a form does not read leaves the place where it was."""

    def __init__(self, tokens: list[str], released: date | None, *, calendar: bool) -> None:
        super().__init__(tokens)
        self.released, self.calendar = released, calendar

    def lead_in(self) -> None:
        """Read over `in the`, `over the period`, `for the full-year`."""
        while self.words("full", "-", "year") or self.one_of(_BEFORE):
            pass

    def unit(self) -> Part | None:
        start = self.at
        self.lead_in()
        part = self.first_of(
            self.edge,
            self._iso,
            self._near,
            self._firsts,
            self._quarter,
            self._plan,
            self.day,
            self.month,
            self._year_first,
        )
        if part is None:
            self.at = start
        return part

    def edge(self) -> Part | None:
        """`the end of July`, `end-July`, `year-end`, `the beginning of this year`."""
        behind = self.tokens[self.at - 1] if self.at else ""
        if behind == "year":
            self.skip({"-"})
        edge = self.one_of({"end", "close", "beginning", "start"})
        if not edge:
            return None
        if behind == "year":
            return (self.year_behind() or Part(None, (12, 31), (12, 31), "day")).to_its_end()
        self.skip({"of", "the", "-"})
        unit = (self.year_behind() or self._running_year(edge)) if self.words("year") else self.unit()
        if unit is None:
            return None
        return unit.to_its_end() if edge in ("end", "close") else unit.from_its_start()

    def _running_year(self, edge: str) -> Part | None:
        # `the end of the year` is a plan or the year before; its beginning is doubtful in January alone.
        if self.released is None or edge in ("end", "close") or self.released.month == 1:
            return None
        year = parts.year(self.released.year)
        return year and year._replace(leaned=True)

    def _iso(self) -> Part | None:
        token = self.peek()
        if len(token) == 10 and token[4] == "-":  # noqa: PLR2004 - 2020-01-31
            year, month, day = (int(x) for x in token.split("-"))
            part = parts.day(month, day)
            self.at += 1
            return part.in_year(year) if part is not None else None
        return None

    def _near(self) -> Part | None:
        """`yesterday`, `last month`, `this month`, `last quarter`."""
        if self.released is None:
            return None
        for word, back in (("today", 0), ("yesterday", 1)):
            if self.words(word):
                that = self.released - timedelta(days=back)
                return Part(that.year, (that.month, that.day), (that.month, that.day), "day", leaned=True)
        return self._near_month(self.released) or self._near_quarter(self.released)

    def _near_month(self, released: date) -> Part | None:
        for words, back in (("last month", 1), ("this month", 0), ("current month", 0)):
            if self.words(*words.split()) and self.peek() not in ("of", "in"):
                index = released.year * 12 + released.month - 1 - back
                part = parts.month(index % 12 + 1)
                return part and part._replace(year=index // 12, running=not back, leaned=True)
        return None

    def _near_quarter(self, released: date) -> Part | None:
        if self.calendar and self.words("last", "quarter") and self.peek() not in ("of", "in"):
            index = released.year * 4 + (released.month - 1) // 3 - 1
            part = parts.quarter(index % 4 + 1)
            return part and part.in_year(index // 4, leaned=True)
        return None

    def _firsts(self) -> Part | None:
        """`the first seven months of 2022`, `the last two months of last year`, `the first ten days of July`."""
        last = not self.words("first")
        if last and not self.one_of({"last", "final"}):
            return None
        count = self.count()
        if count is None:
            return None
        if self.one_of({"month", "months"}):
            part = parts.last_months(count) if last else parts.first_months(count)
            return self._of_year(part) if not last or self.peek() in ("of", "in") else None
        if self.words("quarters") and self.calendar and not last:
            part = parts.first_months(3 * count)
            return self._of_year(part and part._replace(unit="quarter"))
        if self.one_of({"day", "days"}) and self.one_of({"of", "in"}):
            month = self.month()
            return self._days_of(month, count, last=last) if month is not None and month.unit == "month" else None
        return None

    def _days_of(self, month: Part, count: int, *, last: bool) -> Part | None:
        placed = parts.anchored(month, self.released)
        whole = parts.dates(placed, self.released) if placed is not None else None
        if placed is None or whole is None or whole.end is None or not 1 <= count <= whole.end.day:
            return None
        first = whole.end.day - count + 1 if last else 1
        number = whole.end.month
        until = parts.LAST if last else count
        return placed._replace(first=(number, first), last=(number, until), unit="day")

    def _quarter(self) -> Part | None:
        """`the third quarter of 2023`, `Q3 2023`, `3Q23`, `the first half of the year`, `H1`."""
        part = self.first_of(self._code, self._ordinal_part)
        return self._of_year(part) if part is not None else None

    def _code(self) -> Part | None:
        start = self.at
        one, other = self.take(), self.take()
        if one.isdecimal() and len(one) == 1 and other in ("q", "h"):
            one, other = other, one
        if one in ("q", "h") and other.isdecimal() and self.calendar:
            part = parts.quarter(int(other)) if one == "q" else parts.half(int(other))
            short = self.peek()
            if part is not None and short.isdecimal() and len(short) == 2:  # noqa: PLR2004 - 1Q23
                self.at += 1
                return part.in_year(2000 + int(short))
            return part
        self.at = start
        return None

    def _ordinal_part(self) -> Part | None:
        start = self.at
        number = 4 if self.one_of({"final", "last"}) else self.ordinal()
        self.skip({"-"})
        word = self.take()
        if number is not None and word in ("quarter", "quarters") and self.calendar:
            return parts.quarter(number)
        if number is not None and word == "half":
            number = 2 if number == 4 else number  # noqa: PLR2004 - the last half is the second
            if self.words("of") and self.peek() in MONTHS:
                month = self.month()
                return self._half_month(month, number) if month is not None else None
            if self.calendar:
                self.at -= self.tokens[self.at - 1] == "of"
                return parts.half(number)
        self.at = start
        return None

    def _half_month(self, month: Part, number: int) -> Part | None:
        if month.unit != "month" or number not in (1, 2):
            return None
        name = month.first[0]
        return month._replace(
            first=(name, 1 if number == 1 else 16), last=(name, 15 if number == 1 else parts.LAST), unit="day"
        )

    def _plan(self) -> Part | None:
        """`the 13th Five-Year Plan period (2016-2020)`: the years in brackets are read over."""
        number = self.ordinal()
        if number is None or not self.words("five", "-", "year", "plan"):
            return None
        plan = parts.five_year_plan(number)
        self.skip({"period"})
        start = self.at
        years = self.words("(") and self.unit() and self.one_of({"-", "to"}) and self.unit()
        if plan is not None and years and years.year == plan.year and self.words(")"):
            return plan
        self.at = start
        return plan

    def day(self) -> Part | None:
        """`18 July 2022`, `the 18th of July`, `Friday, 18 July`."""
        if self.one_of(WEEKDAYS):
            self.skip({",", ".", "the"})
        number = self.day_number()
        if number is None:
            return None
        until = self.day_number() if self.one_of({"-"}) else number
        self.skip({"of"})
        name = self.month_name()
        if name is None or until is None:
            return None
        return self._days(name, number, until)

    def month(self) -> Part | None:
        """`July`, `July 2022`, `July 18th, 2022`, `July 18-27`, `Friday, July 18`."""
        if self.one_of(WEEKDAYS):
            self.skip({",", "."})
        name = self.month_name()
        if name is None:
            return None
        start = self.at
        self.skip({"the"})
        number = self.day_number()
        if number is not None:
            dash = self.at
            until = self.day_number() if self.one_of({"-"}) else number
            if until is None:
                self.at, until = dash, number
            return self._days(name, number, until)
        self.at = start
        return self._of_year(parts.month(name))

    def _days(self, month: int, first: int, last: int) -> Part | None:
        one, other = parts.day(month, first), parts.day(month, last)
        if one is None or other is None or first > last:
            return None
        return self._of_year(one._replace(last=other.last))

    def _year_first(self) -> Part | None:
        """`2022`, `this year`, `last year's third quarter`, `the 1990s`."""
        year = self._year()
        if year is None or year.year is None:
            return None
        start = self.at
        self.skip({"s", ","})
        inner = self.first_of(self._code, self._ordinal_part, self.month)
        if inner is not None and inner.year is None:
            return inner.in_year(year.year, leaned=year.leaned)
        self.at = start
        if self.words("as", "a", "whole"):
            return year
        return year if self.calendar else None

    # -- years

    def _of_year(self, part: Part | None) -> Part | None:
        """The part, in the year that follows it, if one does."""
        if part is None or part.year is not None:
            return part
        year = self.year_behind()
        return part.in_year(year.year, leaned=year.leaned) if year is not None else part

    def year_behind(self) -> Part | None:
        start = self.at
        self.skip({",", "of", "in", "-"})
        year = self._year()
        if year is None and self.at > start and self.words("the", "year"):
            return None  # `of the year` says no more than nothing does
        if year is None:
            self.at = start
        return year

    def _year(self) -> Part | None:
        start = self.at
        self.skip({"the", "year", "calendar", "whole", "full", "entire", "of", "all"})
        token = self.take()
        if len(token) == 4 and token.isdecimal():  # noqa: PLR2004 - 2022
            if self.peek() == "s" and token.endswith("0"):
                self.at += 1
                decade = parts.year(int(token) + 9)
                return decade and decade._replace(earlier=9)
            return parts.year(int(token))
        if self.released is not None and self.peek() == "year":
            back = {"this": 0, "current": 0, "last": 1, "next": -1}.get(token)
            if back is not None:
                self.at += 1
                found = parts.year(self.released.year - back)
                return found and found._replace(leaned=True, running=back == 0)
        self.at = start
        return None
