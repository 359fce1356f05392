"""English periods, by recursive descent over words; a phrase with a word it does not know has no dates."""

from datetime import date, timedelta

from extractor.periods import parts
from extractor.periods.named import Named
from extractor.periods.parts import Dates, Part
from extractor.periods.words import tokens_of

_AFTER = {"alone", "only", "respectively", "combined", "together", "period", "each", "."}
_TO = {"to", "through", "until", "till", "-", "thru"}
_NOW = {("now",), ("date",), ("present",), ("the", "present"), ("today",)}
_UNTIL = (("as", "of"), ("as", "at"), ("by",), ("up", "to"), ("up", "until"), ("until",), ("till",), ("to",))
_THROUGH = (("through",), ("up", "through"))
_BOOK_YEAR = {"fiscal", "fy", "financial"}


def read(phrase: str, released: date | None, *, calendar: bool = True) -> Dates | None:
    """Dates of an English phrase, or None when a word of it is unknown or leaves a doubt."""
    tokens = tokens_of(phrase)
    return None if _BOOK_YEAR & set(tokens) else _Reader(tokens, released, calendar=calendar).phrase()


class _Reader(Named):
    """One phrase; every form reads from `at` on."""

    # -- whole phrases

    def phrase(self) -> Dates | None:
        for form in (self._to_date, self._ended, self._bounded, self._plain):
            self.at = 0
            found = form()
            self.skip(_AFTER)
            if found is not None and self.at == len(self.tokens):
                return found
        return None

    def _to_date(self) -> Dates | None:
        """`so far this year`, `this year to date`, `year to date`: begun, not over."""
        year = parts.year(self.released.year) if self.released else None
        for words in ("so far this year", "this year so far", "this year to date", "the year to date", "year to date"):
            if year is not None and self.words(*words.split()):
                return parts.since(year._replace(leaned=True), self.released)
        return None

    def _bounded(self) -> Dates | None:
        """`since July`, `as of the end of June`, `from January on`."""
        if self.words("since") or self.words("ever", "since") or self.words("starting", "from"):
            return parts.since(self.unit(), self.released)
        if self.words("from"):
            begun = self.unit()
            if any(self.words(*("to", *now)) or self.words(*("until", *now)) for now in _NOW):
                return parts.since(begun, self.released)
            self.skip({"on", "onward", "onwards"})
            return parts.since(begun, self.released) if self.at == len(self.tokens) else None
        for words in _THROUGH:
            if self.words(*words):
                return parts.until(self.unit(), self.released, inclusive=True)
        for words in _UNTIL:
            if self.words(*words):
                self.clock()
                return parts.until(self.unit(), self.released)
        return None

    def _plain(self) -> Dates | None:
        self.skip({"every"})
        if self.at:
            self.skip({"day", "night", "month", "year"})
        part = self._stretch()
        return parts.dates(part, self.released) if part is not None else None

    def _ended(self) -> Dates | None:
        """`nine months ended September 30, 2023`, `the three months to May 2023`, `the week ending July 5`.

        A book quarter that ends in mid-month has an end only.
        """
        self.skip({"in", "during", "for", "over", "the"})
        count = self.count()
        if count is None:
            self.ordinal()
        self.skip({"-"})
        word = self.take()
        self.skip({"period"})
        length = {"month": 1, "months": 1, "quarter": 3, "year": 12, "week": 1, "weeks": 1}.get(word)
        if length is None or not self.one_of({"ended", "ending", "to"}):
            return None
        self.skip({"in", "on", "the"})
        end = self.first_of(self.edge, self.day, self.month)
        end = parts.anchored(end, self.released) if end is not None else None
        last = end.end() if end is not None else None
        if end is None or last is None:
            return None
        length *= count or 1
        if word in ("week", "weeks"):
            return Dates(last - timedelta(days=7 * length - 1), last, end.leaned) if end.unit == "day" else None
        whole = parts.months_to(end, length)
        return parts.dates(whole, self.released) if whole is not None else parts.until(end, self.released)

    # -- stretches: `from A to B`, `between A and B`, `A and B`, `A`

    def _stretch(self) -> Part | None:
        self.lead_in()
        if self.words("between"):
            one = self.unit()
            other = self._second(one) if one is not None and self.words("and") else None
            return parts.span(one, other, self.released) if one is not None and other is not None else None
        years = self._counted_years()
        self.words("from")
        one = self.unit()
        if one is None:
            return None
        if self._range_sign():
            other = self._second(one)
            whole = parts.span(one, other, self.released) if other is not None else None
            return whole if whole is None or years is None or whole.earlier + 1 == years else None
        if years is not None:
            return None
        listed = [one]
        while self.words(",") or self.words("and") or self.words("&"):
            self.words("and")
            more = self._second(listed[-1])
            if more is None:
                return None
            listed.append(more)
        return parts.joined(listed, self.released)

    def _counted_years(self) -> int | None:
        """`five years` before `from 2017 to 2021`; the range must be as long."""
        start = self.at
        years = self.count()
        if years is not None and self.words("years") and self.peek() == "from":
            return years
        self.at = start
        return None

    def _range_sign(self) -> bool:
        """`to`, `-`, or the `-to-` of `January-to-July`."""
        if self.words("-", "to", "-"):
            return True
        return bool(self.one_of(_TO))

    def _second(self, one: Part) -> Part | None:
        """The other end of a range; after a day a bare number is a day of the same month."""
        start = self.at
        unit = self.unit()
        if unit is not None:
            return unit
        self.at = start
        number = self.day_number()
        if number is None or one.unit != "day":
            return None
        bare = parts.day(one.last[0], number)
        year = self.year_behind() if bare is not None else None
        return bare.in_year(year.year, leaned=year.leaned) if bare is not None and year is not None else bare
