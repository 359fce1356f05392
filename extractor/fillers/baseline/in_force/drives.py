"""Which campaign figures are results of: the one that the release is about, others named in passing."""

from extractor.fillers.baseline.in_force import campaigns
from extractor.fillers.baseline.in_force.campaigns import Campaign
from extractor.fillers.baseline.in_force.places import Places
from extractor.fillers.baseline.in_force.reach import Found
from extractor.fillers.baseline.in_force.times import Times
from extractor.fillers.baseline.period import periods
from extractor.fillers.baseline.period.periods import Period
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words import cues
from schemas.evidence import Span


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
            often = self.counts[campaign.key] >= cues.OFTEN
            if first or (self.told is None and (often or campaigns.subject(self.text))):
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

    def _of_drive(self, period: Period) -> bool:
        """Whether the sentence names the campaign with this time, or an earlier one named its days so."""
        if self.driven and self.campaign is self.told and period.kind in cues.RANGES:
            self.driven_at = period
        kept = period == self.driven_at and self.campaign is self.told and not self.story
        return (self.driven and not period.compared) or kept

    def campaign_of(self, period: Period | None) -> Campaign | None:
        """The campaign a figure is a result of; a stretch of the calendar is none's but where both are named."""
        if self.campaign is None or (self.story and self.told_apart):
            return None
        kept = period is None or period is self.retold or self._of_drive(period)
        if not kept and period is not None and periods.calendar(self.text, period):
            return None
        self.told_age = 0
        return self.campaign
