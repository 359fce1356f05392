"""Which time phrase of a sentence governs a figure: beside it, behind it, before it, or of what it is compared with."""

from itertools import pairwise

from extractor.fillers.baseline.in_force.reach import Found, Reach
from extractor.fillers.baseline.period.periods import Period
from extractor.fillers.baseline.words import cues, spells
from schemas.evidence import Mention


class Times(Reach):
    """Weighs the time phrases of sentences that are given in order."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.earlier: Period | None = None
        self.figured: Period | None = None
        """The last time of an older figure (`from 8 tonnes in 2020`), which the next ones may leave out."""
        self.ranged: Period | None = None
        self.retold: Period | None = None
        """The last stretch of time that the paragraph named, and the one that it points back to."""
        self.older: Period | None = None
        """The second time of a pair that goes back (`8 in 2021 and 7 in 2020`): it governs that figure alone."""
        self.persists: Period | None = None
        """`over the month` beside a change, for the changes that follow in the paragraph."""

    def remember(self, found: Found, figures: list[Mention]) -> None:
        """Keeps the last time that a sentence compares with, without the `from` before it."""
        for p in found.periods:
            bare = self._bare(p)
            if p.compared and (bare is not p or p.kind in cues.NAMING):
                self.earlier = bare
                if cues.YEAR.search(self.text, p.start, p.end) and any(
                    m.end <= p.lead and cues.CLOSE.fullmatch(self.text, m.end, p.lead) for m in figures
                ):
                    self.figured = self.earlier
        self.older = None
        for new, old in pairwise(found.periods):
            between = old.start - new.end < 3 * cues.NEAR and any(new.end <= m.start < old.start for m in figures)
            if between and not (new.compared or old.compared) and self._goes_back(new, old):
                self.older = self.earlier = old

    def resolved(self, times: list[Period]) -> list[Period]:
        """The time phrases of a sentence, with `since its launch` as the stretch that the paragraph named before."""
        back = [cues.BACK.fullmatch(self.text, p.start, p.end) is not None for p in times]
        told = self.ranged
        if told is None or not any(back):
            self.ranged = self.range(times) or told
            return times
        self.retold = told
        return [told if again else p for p, again in zip(times, back, strict=True)]

    def range(self, times: list[Period]) -> Period | None:
        """The last of some phrases that names a stretch of time."""
        return next((p for p in reversed(times) if p.kind in cues.RANGES and not p.compared), None)

    def _bare(self, period: Period) -> Period:
        """The time without the `from` that a comparison began with."""
        led = cues.SINCE.match(self.text, period.start, period.end) if period.kind in ("from", "since", "day") else None
        return period if led is None else period._replace(start=led.end())

    def named(self, mention: Mention, found: Found, free: list[Period]) -> tuple[Period | None, bool]:
        """The sentence's own phrase for a figure, and whether the sentence settles the matter."""
        start = found.sentence.start
        before = [
            p
            for p in free
            if p.end <= mention.start
            and not cues.AFTER.search(self.text, start, p.lead)
            and not (p.alone and self.bracketed(p, mention))
            and not self._amid(p, start, mention)
            and not self._told_behind(p, mention, found)
            and not self._of_part(p, start, mention)
            and not (p is self.older and cues.SPLIT.search(self.text, p.end, mention.start))
            and not (p.alone and p.kind.startswith("z") and cues.DIGIT.search(self.text, p.end, mention.start))
        ]
        event = self._clause_day(mention, found)
        if event is not None and not (before and before[-1].start > event.start):
            return event, True
        spans = any(p.kind in cues.SPANS and (p.end <= mention.start or self._over_both(p, mention)) for p in free)
        if (not spans or self.older is not None) and self._came_from(mention, start):
            return self._told_before(found), True
        behind = [
            p
            for p in free
            if p.lead >= mention.end and not p.kind.startswith("z") and self.text[p.start : p.end] != "now"
        ]  # Chinese names times first, as does `and now has 41 boats`
        if mention.kind == "change" and cues.SIGNED.fullmatch(self.text, mention.start - 2, mention.start):
            # `bars (+300) have gained 900 jobs since May`
            before, behind = ([p for p in known if p.kind != "since"] for known in (before, behind))
        if before and not self._of_clause_before(before[-1], mention, behind):
            return before[-1], True
        gap = self.text[mention.end : behind[0].lead] if behind else ""
        part = spells.OF_PART.match(gap)
        turns = behind and (cues.TURN.search(gap, 0 if part is None else part.end()) or self._opens_clause(behind[0]))
        if behind and not cues.SEMICOLON.search(gap) and gap.count("(") <= gap.count(")") and not turns:
            return behind[0], True
        day = self.opening_day(found)
        if day is None and cues.STANDS.search(self.text, start, mention.start):
            return None, True
        return day, day is not None

    def _of_clause_before(self, period: Period, mention: Mention, behind: list[Period]) -> bool:
        """Whether the time before a figure is that of a figure before it, and nothing parts it from the one behind."""
        if (
            not behind
            or behind[0].kind not in (*cues.NAMING, "by")
            or cues.SPLIT.search(self.text, mention.end, behind[0].lead)
        ):
            return False
        if cues.SEMICOLON.search(self.text, period.end, mention.start):
            return True
        if behind[0].kind == "date" and cues.FULL_DATE.search(self.text, behind[0].start, behind[0].end):
            return False
        taken = any(m.end <= period.lead and cues.CLOSE.fullmatch(self.text, m.end, period.lead) for m in self.figures)
        return taken and not any(mention.end <= m.start < behind[0].lead for m in self.figures)

    def _came_from(self, mention: Mention, start: int) -> bool:
        """Whether another figure is told to have come from this one: `up from 8 tonnes`, `from 8 tonnes to 9`."""
        low = max(start, mention.start - 2 * cues.NEAR)
        if (
            cues.FROM_BEFORE.search(self.text, low, mention.start) is not None
            or cues.UP_FROM.search(self.text, low, mention.start) is not None
        ):
            return True  # `climbed to 9 million from 8 million`, `the catch, up from 8 tonnes, ...`
        led = cues.FROM.search(self.text, low, mention.start) if mention.kind == "statistic" else None
        if led is None or cues.ON_TO.match(self.text, mention.end) is None:
            return False
        if cues.MOVED.search(self.text, start, led.start()) is None:
            return False  # `from 8 to 9 crowns`
        return cues.RESTATED.search(self.text, low, led.start()) is None

    def _told_before(self, found: Found) -> Period | None:
        """The time that the last figures were compared with, if it stands close above."""
        earlier = self.earlier
        if earlier is not None and cues.BREAK.search(self.text, earlier.end, found.sentence.start) is None:
            return earlier
        far = self.figured is None or found.sentence.start - self.figured.end > cues.REACH
        return None if far else self.figured

    def _amid(self, period: Period, start: int, mention: Mention) -> bool:
        """Whether the time stands in a clause that is put in and closed behind it (`, where it opened in March,`)."""
        closed = cues.CLOSED.match(self.text, period.end, mention.start) is not None
        return closed and cues.PUT_IN.search(self.text, start, period.lead) is not None

    def _of_part(self, period: Period, start: int, mention: Mention) -> bool:
        """Whether the time is that of a part alone put in before (`, of which 171 were in June, and froze 9`)."""
        part = cues.PART_OF.search(self.text, start, period.lead)
        return part is not None and cues.SPLIT.search(self.text, period.end, mention.start) is not None

    def bracketed(self, period: Period, mention: Mention) -> bool:
        """Whether the time belongs to a figure in brackets that are closed before this one."""
        opened = self.text.rfind("(", 0, period.start)
        inside = cues.DIGIT.search(self.text, max(opened, period.start - 2 * cues.NEAR), period.lead) is not None
        return inside and opened >= 0 and self.text.find(")", period.end, mention.start) >= 0

    def opening_day(self, found: Found) -> Period | None:
        """A date that opens a sentence in which nobody announces anything."""
        start = found.sentence.start
        day = next(
            (
                p
                for p in found.periods
                if p.kind == "day" and p.lead - start < cues.OPENS and p.end - p.start > cues.OPENS
            ),
            None,
        )
        return None if day is None or cues.SPOKE.search(self.text, *found.sentence) else day

    def _clause_day(self, mention: Mention, found: Found) -> Period | None:
        """A date inside a sentence that tells when something was done: `as an example: on May 9 officers found 8`."""
        days = (p for p in found.periods if p.kind == "day" and p.end <= mention.start and p.end - p.start > cues.OPENS)
        told = [p for p in days if cues.EVENT.search(self.text, found.sentence.start, p.lead)]
        if not told or cues.SPOKE.search(self.text, told[-1].end, mention.start):
            return None
        before = self.text[found.sentence.start : told[-1].lead]
        if before.rstrip().endswith(",") and cues.SPOKE.search(before):
            return None  # `Officials announced, on May 9, that ...`
        return told[-1]._replace(alone=True)

    def beside(self, mention: Mention, found: Found) -> Period | None:
        """`over the year` beside a change says when it happened."""
        if mention.kind != "change":
            return None
        beside = [p for p in found.periods if p.kind == "beside"]
        beside = [p for p in beside if not self._behind_another(mention, p, found)]
        opening = next((p for p in beside if p.lead - found.sentence.start < cues.OPENS), None)
        if opening is not None and len(beside) == 1:
            return opening
        near = [p for p in beside if not cues.SPLIT.search(self.text, *sorted((p.start, mention.start)))]
        if not near:
            return None
        self.persists = near[0] if len(beside) == 1 else None
        return min(near, key=lambda p: (p.start < mention.end, abs(p.start - mention.end)))._replace(alone=True)

    def _behind_another(self, mention: Mention, beside: Period, found: Found) -> bool:
        """Whether another time stands right behind the change: `by 67,000 in May and by 582,000 over the year`."""
        return any(
            mention.end <= p.lead < beside.lead
            and p.kind in cues.NAMING
            and not p.compared
            and cues.CLOSE.fullmatch(self.text, mention.end, p.lead) is not None
            for p in found.periods
        )

    def attached(self, mention: Mention, strong: list[Period]) -> Period | None:
        """The phrase right beside a figure: `5.0 percent in May`; one that is compared with only takes its own."""
        return self._right_before(mention, strong) or self._right_behind(mention, strong)

    def _right_before(self, mention: Mention, strong: list[Period]) -> Period | None:
        """The old time that a figure is told of: `(prior year: $9 million)`."""
        text = self.text
        led = next((p for p in reversed(strong) if p.compared and p.end <= mention.start), None)
        ratio = led is None or (
            cues.RATIO.match(text, mention.end) and text[led.start - 1 : led.start] not in "与较由从和于"
        )
        had = cues.LABEL if ratio else cues.HAD
        if led is not None and had.fullmatch(text, led.end, mention.start):
            return self._bare(led)  # `from May (3.6%)`, `比去年同期的84件多9件`
        if (
            led is not None
            and mention.kind == "statistic"
            and spells.IN_BRACKET.fullmatch(text, led.end, mention.start)
        ):
            return self._bare(led)  # `than the week before (12 cases and 4 deaths)`
        last = next((p for p in reversed(strong) if p.end <= mention.start), None)
        if last is None or not last.compared or cues.WAS.fullmatch(text, last.end, mention.start) is None:
            return None
        named = cues.FIGURE_FOR.search(text, max(0, last.start - cues.NEAR), last.start)
        return None if named is None else last._replace(alone=True)  # `The figure for last year was 90`

    def then(self, mention: Mention, found: Found) -> Period | None:
        """The time of which a figure is told in passing: `since 2021, when 90 sank`."""
        last = next((p for p in reversed(found.periods) if p.end <= mention.start), None)
        if last is None or cues.WHEN.fullmatch(self.text, last.end, mention.start) is None:
            return None
        return self._bare(last)._replace(alone=True)

    def _right_behind(self, mention: Mention, strong: list[Period]) -> Period | None:
        text = self.text
        p = next((p for p in strong if p.lead >= mention.end), None)
        if p is None:
            return None
        gap = text[mention.end : p.lead]
        if mention.kind == "statistic" and self._then(mention, p):
            return p
        gap = cues.REVISED.sub(" ", gap)
        if gap.endswith("(") and text[p.end : p.end + 1] == ")" and p.kind in cues.NAMING:
            gap, p = gap[:-1], p._replace(alone=True)  # `41 boats (May 2020)`
        if (
            len(gap) >= cues.NEAR
            or "," in gap
            or gap.rstrip().endswith((" and", " but", " while"))
            or not cues.CLOSE.fullmatch(gap)
        ):
            return None
        window = max(0, mention.start - cues.NEAR), mention.start
        if p.compared:
            return p if self._own_though_compared(gap, p, window) else None
        return p._replace(alone=p.alone or cues.FOLLOWING.search(text, *window) is not None)

    def _own_though_compared(self, gap: str, p: Period, window: tuple[int, int]) -> bool:
        """Whether a time that is compared with is that of the figure right before it."""
        led = self.text[p.lead : p.start].strip()
        inside = led in ("in", "for", "during") or gap.rstrip().endswith((" of", " in", " for"))
        inside = inside or (led == "over" and cues.STRETCH.search(self.text, p.start, p.end) is not None)
        return not cues.THAN.search(gap) and (inside or cues.AGAINST.search(self.text, *window) is not None)

    def _then(self, mention: Mention, p: Period) -> bool:
        """Whether a time is the figure's own: `684 a year ago`, `$9 million, or $1.12 a share, for May`."""
        told = cues.ALSO.match(self.text, mention.end, p.lead)
        if told is not None and told.end() == p.lead and p.kind in cues.NAMING:
            return True
        if not p.compared or p.kind not in ("rel", "past"):
            return False
        if cues.THEN.fullmatch(self.text, told.end() if told is not None else mention.end, p.lead) is None:
            return False
        return cues.ENDS.match(self.text, p.end) is not None

    def against(self, mention: Mention, strong: list[Period]) -> Period | None:
        """The time of a figure that another is compared with (`against 4 million`), wherever that time was named."""
        window = max(0, mention.start - cues.NEAR), mention.start
        versus = cues.VERSUS.search(self.text, *window) is not None and not cues.CHARGED.search(self.text, *window)
        if not versus and cues.AFTER_FIGURE.search(self.text, *window) is None:
            return None
        if cues.GROUP.match(self.text, mention.end):
            return None
        later = next((p for p in strong if p.lead >= mention.end), None)
        if later is not None and not cues.HARD.search(self.text, mention.end, later.lead):
            clause = "," in self.text[mention.end : later.lead] or self._opens_clause(later)
            if later.compared or (not clause and later.kind in (*cues.NAMING, "week")):
                return later
        return self.earlier
