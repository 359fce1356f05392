"""The months of the calendar that a time phrase names, to tell whether one stretch lies inside another."""

from typing import Final, NamedTuple

from extractor import regexes as re

_NAMES: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_MONTH: Final = re.compile(
    r"\b(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]*\b|\b\.?)"
    r"|(?P<number>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])(?:(?:月|[至到—-](?=\d{1,2}月))|、(?=[\d、]+月))"
)
_HAN: Final = {
    n: i for i, n in enumerate(("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), 1)
}
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_COUNTS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_QUARTER: Final = re.compile(
    r"\b(?P<word>first|second|third|fourth)\s+quarter\b|\bQ(?P<q>[1-4])\b|(?<!前)第?(?P<han>[一二三四1-4])季度"
)
_HALF: Final = re.compile(r"\b(?P<word>first|second)\s+half\b|\bH(?P<h>[12])\b|(?P<han>[上下])半年")
_FIRST: Final = re.compile(
    rf"\b(?:the\s+)?(?:first\s+)?(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)})\s+(?P<unit>months|quarters)\b"
    r"|[前头](?P<han>\d{1,2}|[一二三四五六七八九十]+)个?(?P<han_unit>月|季度)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d|\b(?:this|last|current|the)\s+year\b|\byear\b|[今去前上当全]年")
_LAST: Final = re.compile(r"\blast\s+year\b|去年|上年")
_OPEN: Final = re.compile(r"\bsince\b|以来|起$|至今", re.IGNORECASE)
_EVER: Final = 99


class Months(NamedTuple):
    """The first and the last month of a stretch; a last month before the first is one of the next year."""

    first: int
    last: int
    year: str
    """`2024`, `last` or nothing."""

    def holds(self, other: "Months") -> bool:
        """Whether another stretch lies inside this one."""
        if other.year != self.year and (other.year == "last" or (self.year.isdecimal() and other.year.isdecimal())):
            return False
        over = 12 if self.last < self.first else 0
        low, high = other.first, other.last + (12 if other.last < other.first else 0)
        return any(self.first <= low + turn and high + turn <= self.last + over for turn in (0, over))

    def open(self) -> "Months":
        """The stretch that begins with these months and has no end."""
        return self._replace(last=_EVER)

    def joined(self, other: "Months") -> "Months":
        """The stretch from the first of one to the last of the other."""
        return self._replace(first=min(self.first, other.first), last=max(self.last, other.last))


def months(phrase: str) -> Months | None:
    """The months that a phrase names, None if it does not say them."""
    named = _YEAR.search(phrase)
    year = "last" if _LAST.search(phrase) else named.group() if named is not None and named.group().isdecimal() else ""
    stretch = _stretch(phrase) or ((1, 12) if named is not None else None)
    if stretch is None:
        return None
    return Months(stretch[0], _EVER if _OPEN.search(phrase) else stretch[1], year)


def _stretch(phrase: str) -> tuple[int, int] | None:
    if (part := _HALF.search(phrase)) is not None:
        second = part["word"] == "second" or part["h"] == "2" or part["han"] == "下"
        return (7, 12) if second else (1, 6)
    if (part := _QUARTER.search(phrase)) is not None:
        told = part["word"] or part["q"] or part["han"]
        quarter = _ORDINALS.get(told) or _HAN.get(told) or int(told)
        return 3 * quarter - 2, 3 * quarter
    if (part := _FIRST.search(phrase)) is not None and (part["han"] or "first" in phrase or _YEAR.search(phrase)):
        told, unit = part["n"] or part["han"], part["unit"] or part["han_unit"]
        count = int(told) if told.isdecimal() else _HAN.get(told) or 1 + _COUNTS.index(told.lower())
        return 1, count * (3 if unit in ("quarters", "季度") else 1)
    found = [_number(m) for m in _MONTH.finditer(phrase)]
    return (found[0], found[-1]) if found else None


def _number(month: "re.Match[str]") -> int:
    if month["name"]:
        return 1 + _NAMES.index(month["name"].lower())
    return _HAN.get(month["number"]) or int(month["number"])
