"""Chinese periods: a year, then a part of it; ranges with 至; 截至 and 以来 for open sides."""

import re
from datetime import date, timedelta

from extractor.periods import parts
from extractor.periods.parts import Dates, Part

_WIDE = {ord(w): n for w, n in zip("０１２３４５６７８９（）", "0123456789()", strict=True)}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−~～〜－"), "-")
_DROPPED = re.compile(r"[\s\"'“”‘’「」『』《》,，、()]+")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}

_N = r"(\d{1,2}|[一二三四五六七八九十两]{1,3})"
_YEAR = re.compile(r"(?:(\d{4})|([〇零○一二三四五六七八九]{4}))年(?:度(?!假))?")
_YEARS_AGO = {"今年": 0, "本年": 0, "去年": 1, "前年": 2, "明年": -1}
_MONTH = re.compile(_N + r"月(?:份)?")
_DAY = re.compile(_N + r"[日号](?:\d{1,2}[时点](?:\d{1,2}分)?)?")
_BARE = re.compile(_N + r"(?=-|至|到)")
_QUARTER = re.compile(r"第?([一二三四1-4])季度?")
_FIRSTS = re.compile(rf"前{_N}(个月|月|季度|个季度)")
_PLAN = re.compile(rf"{_N}五(?:规划|计划)?(?:时期|期间)?")
_TO = re.compile(r"-|至|到")
_TENS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, parts.LAST), "上半月": (1, 15), "下半月": (16, parts.LAST)}
_HALVES = {"上半年": 1, "下半年": 2}
_NEAR = {"昨天": 1, "昨日": 1, "今天": 0, "今日": 0}
_ANNUAL_REPORTS = (1, 2)
"""In these months 全年 is the year before; later in the year it may be a plan."""


def number(text: str) -> int | None:
    """`12`, `十二`, `二十`; None for anything else."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if any(c not in _DIGITS for c in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return None
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def read(phrase: str, released: date | None, *, calendar: bool = True) -> Dates | None:
    """Dates of a Chinese phrase, or None when something in it is unknown or leaves a doubt."""
    reader = _Reader(_DROPPED.sub("", phrase.translate(_WIDE | _DASHES)), released, calendar=calendar)
    for form in (reader.since, reader.until, reader.plain):
        reader.at = 0
        found = form()
        if found is not None and reader.at == len(reader.text):
            return found
    return None


class _Reader:
    """One phrase without blanks and quotes; forms read from `at` on."""

    def __init__(self, text: str, released: date | None, *, calendar: bool) -> None:
        self.text, self.at = text, 0
        self.released, self.calendar = released, calendar

    def since(self) -> Dates | None:
        """`今年以来`, `自2018年以来`, `从7月起`."""
        opened = self._word("自从", "自", "从")
        part = self._unit()
        if part is not None and part.unit == "day":
            self._word("启动", "开展", "开始", "实施", "施行", "部署")
        if not self._word("以来", "以后", "至今", "起") or (part is None and not opened):
            return None
        return parts.since(part, self.released)

    def until(self) -> Dates | None:
        """`截至7月底`, `截止2022年6月30日24时`."""
        if not self._word("截至", "截止到", "截止至", "截止", "到", "至"):
            return None
        return parts.until(self._unit(), self.released)

    def plain(self) -> Dates | None:
        self._word("在", "于", "从", "自")
        one = self._unit()
        if one is None:
            return None
        part: Part | None = one
        if self._match(_TO):
            other = self._second(one)
            part = parts.span(one, other, self.released) if other is not None else None
        elif self._word("和", "及", "与"):
            other = self._unit()
            part = parts.joined([one, other], self.released) if other is not None else None
        self._word("期间", "之间", "间", "内", "中", "当中")
        return parts.dates(part, self.released)

    def _second(self, one: Part) -> Part | None:
        """The end of a range; after a day a bare `28日` is of the same month."""
        start = self.at
        unit = self._unit()
        if unit is not None:
            return unit
        self.at = start
        found = self._match(_DAY)
        day = number(found[1]) if found else None
        return parts.day(one.last[0], day) if day is not None and one.unit == "day" else None

    def _unit(self) -> Part | None:
        start = self.at
        near = self._near()
        if near is not None:
            return near
        year = self._year()
        self._word("的")
        part = self._part(year)
        if part is None and year is None:
            self.at = start
        if part is None:
            return year if self.calendar else None
        if part.year is not None or year is None:
            return part
        return part.in_year(year.year, leaned=year.leaned)

    def _near(self) -> Part | None:
        for word, back in _NEAR.items():
            if self.released is not None and self._word(word):
                that = self.released - timedelta(days=back)
                return Part(that.year, (that.month, that.day), (that.month, that.day), "day", leaned=True)
        for word, back in (("上个月", 1), ("上月", 1), ("本月", 0)):
            if self.released is not None and self._word(word):
                index = self.released.year * 12 + self.released.month - 1 - back
                month = parts.month(index % 12 + 1)
                return month and month._replace(year=index // 12, running=not back, leaned=True)
        return None

    def _year(self) -> Part | None:
        found = self._match(_YEAR)
        if found:
            digits = found[1] or "".join(str(_DIGITS[c]) for c in found[2])
            return parts.year(int(digits))
        bare = re.compile(r"(\d{4})(?=[-至到]\d{4}年)").match(self.text, self.at)
        if bare:
            self.at = bare.end()
            return parts.year(int(bare[1]))
        for word, back in _YEARS_AGO.items():
            # 去年同期 compares: it is no year.
            if self.released is not None and not self.text.startswith("同", self.at + 2) and self._word(word):
                year = parts.year(self.released.year - back)
                return year and year._replace(leaned=True, running=back == 0)
        return None

    def _part(self, year: Part | None) -> Part | None:
        for form in (self._whole, self._edge, self._half, self._quarter, self._firsts, self._plan, self._month):
            start = self.at
            part = form(year)
            if part is not None:
                return part
            self.at = start
        return None

    def _whole(self, year: Part | None) -> Part | None:
        if not self._word("全年") or not self.calendar:
            return None
        if year is None and self.released is not None and self.released.month in _ANNUAL_REPORTS:
            last = parts.year(self.released.year - 1)
            return last and last._replace(leaned=True)
        return year._replace(running=False) if year is not None and not year.running else None

    def _edge(self, year: Part | None) -> Part | None:
        """`年底`, `年末`, `年初`, after a year whose 年 was already read too."""
        if year is not None and self._word("年底", "年末", "底", "末"):
            return year.to_its_end()
        if year is not None and self._word("年初", "初"):
            return year.from_its_start()
        if self._word("年底", "年末"):
            return Part(None, (12, 31), (12, 31), "day")
        if self._word("年初") and self.released is not None and self.released.month > 1:
            first = parts.year(self.released.year)
            return first and first.from_its_start()._replace(leaned=True)
        return None

    def _half(self, _year: Part | None) -> Part | None:
        for word, half in _HALVES.items():
            if self.calendar and self._word(word):
                return parts.half(half)
        return None

    def _quarter(self, _year: Part | None) -> Part | None:
        found = self._match(_QUARTER)
        which = number(found[1]) if found else None
        if which is None or not self.calendar:
            return None
        part = parts.quarter(which)
        return part.to_its_end() if part is not None and self._word("末", "底") else part

    def _firsts(self, _year: Part | None) -> Part | None:
        """`前7个月`, `前三季度`."""
        found = self._match(_FIRSTS)
        count = number(found[1]) if found else None
        if found is None or count is None:
            return None
        if found[2] in ("个月", "月"):
            return parts.first_months(count)
        return self._first_quarters(count)

    def _first_quarters(self, count: int) -> Part | None:
        part = parts.first_months(3 * count) if self.calendar else None
        return part and part._replace(unit="quarter")

    def _plan(self, year: Part | None) -> Part | None:
        found = self._match(_PLAN) if year is None else None
        count = number(found[1]) if found else None
        return parts.five_year_plan(count) if count is not None else None

    def _month(self, _year: Part | None) -> Part | None:
        """`7月`, `7月底`, `7月上旬`, `7月18日`, `7月18日至27日`; `1至6月` as a whole."""
        bare = self._match(_BARE)
        if bare:
            return self._month_range(number(bare[1]))
        found = self._match(_MONTH)
        name = number(found[1]) if found else None
        part = parts.month(name) if name is not None else None
        if part is None or name is None:
            return None
        day = self._match(_DAY)
        if day:
            which = number(day[1])
            return parts.day(name, which) if which is not None else None
        return self._within(part)

    def _within(self, month: Part) -> Part | None:
        """The part of a month that 底, 上旬 and the like name; 初 does not say how many days it is."""
        if self._word("底", "末"):
            return month.to_its_end()
        name = month.first[0]
        for word, (first, last) in _TENS.items():
            if self._word(word):
                return Part(None, (name, first), (name, last), "day")
        return None if self._word("初") else month

    def _month_range(self, first: int | None) -> Part | None:
        self._match(_TO)
        found = self._match(_MONTH)
        last = number(found[1]) if found else None
        if first is None or last is None or not 1 <= first < last <= 12:  # noqa: PLR2004 - months
            return None
        if self.text.startswith(tuple("0123456789一二三四五六七八九十"), self.at):
            return None
        return Part(None, (first, 1), (last, parts.LAST), "month")

    def _word(self, *words: str) -> bool:
        for word in words:
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return True
        return False

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found
