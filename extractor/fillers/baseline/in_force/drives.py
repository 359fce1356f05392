"""Which campaign figures are results of: the one that the release is about, others named in passing."""

from extractor.fillers.baseline.in_force import campaigns
from extractor.fillers.baseline.in_force.campaigns import Campaign
from extractor.fillers.baseline.in_force.places import Places
from extractor.fillers.baseline.in_force.reach import Found
from extractor.fillers.baseline.in_force.times import Times
from extractor.fillers.baseline.period import periods
from extractor.fillers.baseline.period.months import Months, months
from extractor.fillers.baseline.period.periods import Period
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words import campaign_words, cues
from schemas.evidence import Mention, Span


class Drives(Times, Places):
    """Weighs the campaigns of sentences that are given in order."""

    def __init__(self, text: str, country: Scope | None) -> None:
        Times.__init__(self, text)
        Places.__init__(self, text, country)
        self.period: Period | None = None
        self.told: Campaign | None = None
        self.campaign: Campaign | None = None
        self.names: dict[str, Campaign] = {}
        self.counts: dict[str, int] = {}
        self.told_age = 0
        """Paragraphs since the release's campaign was named or used."""
        self.told_apart = False
        """A case has a paragraph of its own: it is no result of a campaign."""
        self.drive = self.driven = False
        self.driven_at: Period | None = None
        """The days of the campaign that the release is about."""
        self.window: Months | None = None
        """The months of that campaign."""
        self.named_here = False
        """The paragraph has named a campaign."""
        self.strayed = False
        """Figures of the paragraph are of a time that is not the campaign's."""
        self.undriven: Period | None = None
        """The paragraph names a campaign that is not what the release is about."""

    def _name(self, sentence: Span, found: Found, *, first: bool) -> None:
        """The campaigns that a sentence names, or that it has left."""
        if self.drive and not found.campaigns and cues.HAN.search(self.text, *sentence):
            self.campaign, self.drive = self.told, False  # what Chinese tells of a campaign stands in one sentence
            self.period = self.period or self.undriven
        if cues.ELSEWHERE.match(self.text, sentence.start):
            self.campaign = self.told = None
        self.driven = False
        for campaign in found.campaigns:
            self.campaign = self.names.setdefault(campaign.key, campaign)
            self.told_age = 0
            self.counts[campaign.key] = self.counts.get(campaign.key, 0) + 1
            if first or (self.told is None and self.counts[campaign.key] >= cues.OFTEN):
                self.told = self.campaign
            self.drive, self.driven = self.campaign is not self.told, True
        if first and not self.names and (unnamed := campaigns.later(self.text, *sentence)) is not None:
            self.campaign = self.told = self.names.setdefault(unnamed.key, unnamed)
            self.counts[unnamed.key], self.told_age, self.driven = cues.OFTEN, 0, True
        elif not found.campaigns and self.campaign is None and len(self.names) == 1:
            if campaigns.again(self.text, *sentence):
                self.campaign, self.drive, self.driven = next(iter(self.names.values())), True, True
        elif not found.campaigns and self.told is not None and self.campaign is self.told:
            self.driven = campaigns.again(
                self.text, *sentence
            )  # `From March to May we closed, within the operation, ...`

        self.named_here = self.named_here or bool(found.campaigns)
        if self.campaign is self.told and (self.driven or (self.named_here and self.window is None)):
            self._learn_days(found)

    def _learn_days(self, found: Found) -> None:
        """The months in which the campaign ran, as a sentence about it tells them."""
        for p in found.periods:
            named = months(self.text[p.start : p.end])
            if named is None:
                continue
            if p.kind in cues.RANGES and not p.compared:
                self.window = named if self.window is None else self.window.joined(named)
            elif self.window is None and (
                campaign_words.SET_OFF.match(self.text, p.end)
                or (not p.compared and campaign_words.LAUNCHED.search(self.text, found.sentence.start, p.lead))
            ):
                self.window = named.open()

    def _hands_over(self, found: Found, *, listed: bool) -> bool:
        """Whether a campaign's report goes on with another body in a paragraph that names no time."""
        if self.told is None or self.period is None or self.period.start >= self.paragraph or self.amid or listed:
            return False
        actors = [s for s in found.scopes if s.body and self.figures and s.end <= self.figures[0].start]
        timed = any(not p.compared and p.kind != "day" for p in found.periods)
        if not actors or timed or cues.OF_THEM.match(self.text, self.figures[0].end):
            return False
        if self.scope is None:
            return not actors[0].weak
        return not self._points_back(actors[0]) and self._other_words(actors[0])

    def _of_drive(self, period: Period) -> bool:
        """Whether the sentence names the campaign with this time, or an earlier one named its days so."""
        if self.driven and self.campaign is self.told and period.kind in cues.RANGES:
            self.driven_at = period
        kept = period == self.driven_at and self.campaign is self.told and not self.story
        return (self.driven and not period.compared) or kept

    def campaign_of(self, mention: Mention, period: Period | None) -> Campaign | None:
        """The campaign a figure is a result of: none where its time is not the campaign's, unless both are named."""
        if self.campaign is None or (self.story and self.told_apart) or self._no_result(mention):
            return None
        if self.strayed and not self.driven and (period is None or period.kind == "day"):
            return None
        if not (period is None or period is self.retold or self._of_drive(period)):
            inside = self._inside(period)
            if inside is False or (inside is None and periods.calendar(self.text, period)):
                self.strayed = True
                return None
        self.told_age = 0
        return self.campaign

    def _no_result(self, mention: Mention) -> bool:
        """Whether a figure counts the bodies that took part, or what is planned."""
        if campaign_words.AHEAD.search(self.text, self.begun, mention.start) is not None:
            return True
        if campaign_words.PARTNERS.match(self.text, mention.end) is None:
            return False
        low = max((m.end() for m in cues.SPLIT.finditer(self.text, self.begun, mention.start)), default=self.begun)
        stop = campaign_words.CLAUSE_STOP.search(self.text, mention.end)
        return (
            campaign_words.TOOK_PART.search(self.text, low, stop.start() if stop is not None else len(self.text))
            is not None
        )

    def _inside(self, period: Period) -> bool | None:
        """Whether a time lies inside the months of the campaign, None where either is not known."""
        if self.window is None or self.campaign is not self.told or period.compared or period.kind in ("by", "zby"):
            return None
        named = months(self.text[period.start : period.end])
        return None if named is None else self.window.holds(named)
