"""How far a time phrase reaches in its sentence and beyond it: what it names, and what parts it from a figure."""

import re
from typing import NamedTuple

from extractor.fillers.baseline.in_force.campaigns import Campaign
from extractor.fillers.baseline.period import periods
from extractor.fillers.baseline.period.periods import Period
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words import cues, spells
from schemas.evidence import Mention, Span

_RELATIVE = re.compile(r"\b(?:that|which|who|whom|where)\s[^,;]*$")
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九０１２３４５６７８９", "0001234567890123456789")


class Found(NamedTuple):
    """The phrases of one sentence."""

    periods: list[Period]
    scopes: list[Scope]
    campaigns: list[Campaign]
    sentence: Span


class Reach:
    """Judges time phrases by the words around them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.figures: list[Mention] = []
        """The figures of the sentence."""

    def harks_back(self, period: Period, held: Period | None) -> bool:
        """Whether a time is of a year before that of the one in force."""
        if held is None or period.kind not in ("date", "fiscal", "by", "part", "ended", "rel", "past"):
            return False
        years = [spells.age(self.text[p.start : p.end])[0] for p in (held, period)]
        return 0 < years[1] < years[0]

    def _goes_back(self, new: Period, old: Period) -> bool:
        """Whether the second of two times, joined in one clause, is the earlier: `in 2021 and 35 in 2020`."""
        if not {new.kind, old.kind} <= {"date", "fiscal", "rel", "past"} or cues.SEMICOLON.search(
            self.text, new.end, old.lead
        ):
            return False
        if old.kind in ("rel", "past") or spells.AND.search(self.text, new.end, old.start) is None:
            return False
        if new.kind in ("rel", "past"):
            return spells.THIS_OR_LAST.fullmatch(self.text, new.start, new.end) is not None
        ages = [spells.age(self.text[p.start : p.end]) for p in (new, old)]
        alike = all((a > 0) is (b > 0) for a, b in zip(*ages, strict=True))
        return alike and ages[1] < ages[0]

    def _told_behind(self, period: Period, mention: Mention, found: Found) -> bool:
        """Whether a time is that of the figure right before it, in a sentence that opened with another time."""
        led = next((p for p in found.periods if p.lead - found.sentence.start < cues.OPENS), None)
        if (
            led is None
            or led is period
            or led.compared
            or not cues.SEMICOLON.search(self.text, period.end, mention.start)
        ):
            return False
        gaps = [self.text[m.end : period.lead] for m in self.figures if m.end <= period.lead]
        return any(cues.CLOSE.fullmatch(gap) and not spells.AND.search(gap) for gap in gaps)

    def _over_both(self, period: Period, mention: Mention) -> bool:
        """Whether a stretch stands right behind where a figure went: `from 92 to 71 over the past two weeks`."""
        to = next((m for m in self.figures if m.start >= mention.end), None)
        if to is None or cues.ON_TO.match(self.text, mention.end) is None:
            return False
        return cues.CLOSE.fullmatch(self.text, to.end, period.lead) is not None

    def _opens_clause(self, period: Period) -> bool:
        """Whether a time begins a clause that has a figure of its own: `, in the year before it had been 12`."""
        if spells.CLAUSE_OPEN.search(self.text, max(0, period.lead - cues.NEAR), period.lead) is None:
            return False
        own = next((m for m in self.figures if m.start >= period.end), None)
        return own is not None and cues.SPLIT.search(self.text, period.end, own.start) is None

    def _told_of(self, period: Period) -> bool:
        """Whether a phrase names a time that figures can be of: no day, and nothing that is compared with."""
        day = (
            period.kind in ("date", "zdate", "from", "zrange")
            and cues.FULL_DATE.search(self.text, period.start, period.end) is not None
        )
        named = period.kind == "week" or periods.calendar(self.text, period)
        return named and not (period.compared or period.alone or day)

    def _of_a_thing(self, period: Period) -> bool:
        """Whether a time behind a figure only says when something beside it happened: `the site that shut in May`."""
        before = next((m for m in reversed(self.figures) if m.end <= period.lead), None)
        return before is not None and _RELATIVE.search(self.text, before.end, period.lead) is not None

    def _headline(self, period: Period) -> bool:
        """Whether the phrase stands in a line of its own, not in running text."""
        low = self.text.rfind("\n", 0, period.start) + 1
        high = self.text.find("\n", period.end)
        line = self.text[low : high if high >= 0 else len(self.text)].rstrip()
        return len(line) < 2 * cues.HEADING and not line.endswith((".", "。"))

    def _dated(self, period: Period) -> bool:
        """Whether a phrase names a day of the calendar."""
        return period.kind == "date" and cues.FULL_DATE.search(self.text, period.start, period.end) is not None

    def _point(self, period: Period) -> bool:
        """Whether a phrase names a day."""
        dated = period.kind == "date" and cues.DAY.search(self.text, period.start, period.end) is not None
        return dated or period.kind in cues.POINTS

    def _digits(self, period: Period) -> str:
        return self.text[period.start : period.end].translate(_HAN_DIGITS)

    def _numbered(self, sentence: Span) -> bool:
        """Whether a heading begins with a number or a letter."""
        return spells.ENUMERATED.match(self.text, sentence.start) is not None
