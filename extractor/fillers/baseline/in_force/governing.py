"""Which period governs one figure: what its sentence says, else what is in force."""

from extractor.fillers.baseline.in_force.force import Force
from extractor.fillers.baseline.in_force.reach import Found
from extractor.fillers.baseline.period import brackets, periods
from extractor.fillers.baseline.period.periods import Period
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words import cues, spells
from schemas.evidence import Mention


class Governing(Force):
    """Answers for the figures of a release, in order."""

    def __init__(self, text: str, country: Scope | None) -> None:
        super().__init__(text, country)
        self.timed: tuple[Mention | None, tuple[Period | None, bool]] = None, (None, False)
        """The last figure, and what governs it."""
        self.legend = brackets.legend(text)

    def period_of(self, mention: Mention, found: Found) -> tuple[Period | None, bool]:
        """The period that governs a figure, and whether the sentence itself names it; figures come in order."""
        last, told = self.timed
        if last is None or cues.OR.fullmatch(self.text, last.end, mention.start) is None:
            period, own = self._governs(mention, found)  # else `$14 million, or $1.17 a share`
            told = (self._in_full(period, mention, found) if own and period is not None else period), own
        self.timed = mention, told
        return told

    def _in_full(self, period: Period, mention: Mention, found: Found) -> Period:
        """What `the quarter` points back to, if that was named in full; a speaker's own words stay."""
        bare = cues.BARE.fullmatch(self.text, period.start, period.end)
        if bare is None or period.kind == "beside" or period.compared:
            return period
        if cues.QUOTED.match(self.text, found.sentence.start, mention.start):
            return period
        full = cues.FULL[bare["unit"].lower()]
        for known in (self.period, self._main()):
            if known is not None and not known.compared and full.fullmatch(self.text, known.start, known.end):
                return known
        return period

    def _governs(self, mention: Mention, found: Found) -> tuple[Period | None, bool]:
        older = brackets.labelled(self.text, found.periods, mention.start) or self.legend
        if older is not None and brackets.alone(self.text, mention):
            return older, True
        strong = [p for p in found.periods if p.kind not in ("day", "beside")]
        own = (
            self.beside(mention, found)
            or self.then(mention, found)
            or self.attached(mention, strong)
            or self.against(mention, strong)
        )
        if own is not None:
            return own, True
        free = [p for p in strong if not p.compared]
        own, told = self.named(mention, found, free)
        if told:
            return own, own is not None
        if mention.kind == "change" and self.persists is not None and not free:
            return self.persists, False
        quoted = (self.scope or self.country) and cues.QUOTED.match(self.text, found.sentence.start, mention.start)
        driven = self.drive and self.period is not None and periods.calendar(self.text, self.period)
        driven = driven and self.period is not self.retold
        asked = cues.SURVEY.search(self.text, *found.sentence) is not None
        asked = asked or cues.DIVIDEND.search(self.text, found.sentence.start, mention.start) is not None
        asked = asked or cues.REMARK.search(self.text, found.sentence.start, mention.start) is not None
        asked = asked or spells.STANDING.search(self.text, found.sentence.start, mention.start) is not None
        asked = asked or cues.PLANNED.match(self.text, mention.end) is not None
        # a quotation is no report; a campaign named in the paragraph reports its own time
        return (None if quoted or driven or asked else self.period or self._main()), False

    def _main(self) -> Period | None:
        left = self.story or self.noted or self.anew or self.told is not None or self.campaign is not None
        return None if left else self.main
