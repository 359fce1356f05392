"""What is in force: the period, scope and campaign that govern a figure, carried from sentence to sentence."""

import re
from typing import Final, NamedTuple

from extractor.fillers.baseline import campaigns, periods, scopes
from extractor.fillers.baseline.campaigns import Campaign
from extractor.fillers.baseline.periods import Period
from extractor.fillers.baseline.scopes import Scope
from schemas.evidence import Mention, Span

_SPLIT: Final = re.compile(r"[;；]|,(?!\d)|，")
_CLOSE: Final = re.compile(r"[\s%％]*(?:per\s+[\d,]+\s+)?(?:[\w’'-]+\s+){0,3}(?:,\s*)?$")
_AGAINST: Final = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|vs\.?|against|than|from)\s+(?:(?:an?|the|some|about|over|nearly|revised|use"
    r"|of)\s+)*(?:US|HK)?[$€£¥+]?$"
)
_QUESTION: Final = re.compile(r"[?？]\s*$")
_VERSUS: Final = re.compile(
    r"\b(?:versus|vs\.?|against|compared\s+(?:with|to))\s+(?:(?:an?|the|some|about|over|nearly|use|loss|profit|total"
    r"|of)\s+)*(?:RMB|USD|EUR|CNY|US|HK)?\s?[$€£¥]?$"
)
_FOLLOWING: Final = re.compile(r"\b(?:following|after|from|than)\s+(?:an?\s+[\w-]+\s+of\s+|an?\s+)?(?:US)?[$€£¥]?$")
_HARD: Final = re.compile(r"[;；。]|\.\s")
_NEAR: Final = 40
"""Code points between a figure and the phrase that belongs to it alone."""
_STALE: Final = 3
"""Paragraphs without a use after which a phrase is left behind."""
_HEADING: Final = 60
_OFTEN: Final = 3
"""A campaign named so often is what the release is about."""
_OPENING: Final = 130
"""Code points: how far a sentence without figures is searched for the time phrase that opens it."""
_COUNTED: Final = frozenset({"statistic", "change"})


class Found(NamedTuple):
    """The phrases of one sentence."""

    periods: list[Period]
    scopes: list[Scope]
    campaigns: list[Campaign]


class Force:
    """Carries what is in force through a release; sentences must be given in order."""

    def __init__(self, text: str, country: Scope | None) -> None:
        self.text = text
        self.country = country
        self.period: Period | None = None
        self.base: Period | None = None
        self.scope: Scope | None = None
        self.told: Campaign | None = None
        self.campaign: Campaign | None = None
        self.names: dict[str, Campaign] = {}
        self.counts: dict[str, int] = {}
        self.earlier: Period | None = None
        self.age = self.base_age = self.told_age = 0
        """Paragraphs since the period was used, and since the release's campaign was named or used."""
        self.passing = False
        """The period was set by a sentence without figures: it does not outlive its paragraph unless it is used."""

    def times(self, sentence: Span, *, figures: bool, first: bool, chinese: bool) -> list[Period]:
        """The time phrases of a sentence; of one without figures only those that can come into force."""
        start, end = sentence
        if not figures and not first:
            end = min(end, start + _OPENING)
        return (periods.find_chinese if chinese else periods.find)(self.text, start, end)

    def look(
        self, sentence: Span, mentions: list[Mention], times: list[Period], compared: list[Span], *, chinese: bool
    ) -> Found:
        """The phrases of a sentence; a time phrase that holds a reported figure is none."""
        figures = [m for m in mentions if m.kind in _COUNTED]
        dated = figures + [m for m in mentions if m.kind == "name"]
        times = [
            p._replace(compared=p.compared or any(b.start < p.start < b.end for b in compared))
            for p in times
            if not any(p.start <= m.start < p.end for m in (dated if p.kind == "date" else figures))
        ]
        places = (scopes.find_chinese if chinese else scopes.find)(self.text, *sentence) if figures else []
        places = [
            s
            for s in places
            if not any(s.start <= m.start < s.end for m in figures)
            and not any(b.start < s.end and s.start < b.end for b in compared)
            and not any(p.start < s.end and s.start < p.end for p in times)
        ]
        return Found(times, places, campaigns.find(self.text, *sentence))

    def enter(self, sentence: Span, mentions: list[Mention], found: Found, *, opens: bool, first: bool) -> None:
        """What the beginning of a sentence does to what is in force: sections, questions, new actors, campaigns."""
        if opens:
            self._grow_old(sentence)
            self.campaign = self.told
            if self._new_actor(sentence, found):
                self.period = None
        if opens and mentions and mentions[0].kind == "enumerator" and mentions[0].start - sentence.start < 12:
            opening = re.match(r"first|one|1|一|（?一", mentions[0].text, re.IGNORECASE) is not None
            if opening:
                self.base, self.base_age = self.period, self.age
            else:
                self.period = self.base if self.base_age <= _STALE else None
        if opens and _QUESTION.search(self.text, max(sentence.start, sentence.end - 3), sentence.end):
            self.period = self.base = None
        for campaign in found.campaigns:
            self.campaign = self.names.setdefault(campaign.key, campaign)
            self.told_age = 0
            self.counts[campaign.key] = self.counts.get(campaign.key, 0) + 1
            if first or (self.told is None and self.counts[campaign.key] >= _OFTEN):
                self.told = self.campaign
        for p in found.periods:
            if p.compared and p.kind in ("rel", "date", "part", "past"):
                self.earlier = p
        if not any(m.kind in _COUNTED for m in mentions):
            for p in found.periods:
                at_start = p.lead - sentence.start < 4
                if p.spanning and not p.compared and (first or at_start):
                    self.period, self.age, self.passing = p, 0, not first and not self._heading(sentence)

    def _grow_old(self, sentence: Span) -> None:
        """The text leaves behind what no figure of the last paragraphs has used; headings do not count."""
        if self._heading(sentence):
            return
        self.age += 1
        self.base_age += 1
        self.told_age += 1
        if self.age > _STALE or self.passing:
            self.period, self.passing = None, False
        if self.told is not None and self.told_age > 2 * _STALE and self.counts[self.told.key] < _OFTEN:
            self.told = None

    def _heading(self, sentence: Span) -> bool:
        return sentence.end - sentence.start < _HEADING and self.text[sentence.end - 1] not in ".。"

    def _new_actor(self, sentence: Span, found: Found) -> bool:
        """A paragraph that begins with another acting body and no time phrase of its own."""
        if self.scope is None or not found.scopes or any(not p.compared and p.kind != "day" for p in found.periods):
            return False
        actor = found.scopes[0]
        if not actor.body or actor.start - sentence.start > 4:
            return False
        before, now = (self.text[s.start : s.end].lower().removeprefix("the ") for s in (self.scope, actor))
        return self.scope.body is False or not (set(before.split()) & set(now.split()) - {"of", "the", "and", "public"})

    def leave(self, used: Period | None, scope: Scope | None) -> None:
        """What a sentence with figures leaves in force."""
        self.age, self.passing = 0, False
        if self.period is self.base:
            self.base_age = 0
        if used is not None and not used.alone:
            self.period = used
        if scope is not None:
            self.scope = scope

    def period_of(self, mention: Mention, found: Found) -> tuple[Period | None, bool]:
        """The period that governs a figure, and whether the sentence itself names it."""
        text = self.text
        if mention.kind == "change":
            beside = [p for p in found.periods if p.kind == "beside"]
            near = [p for p in beside if not _SPLIT.search(text, *sorted((p.start, mention.start)))]
            if near:
                return near[0]._replace(alone=True), True
        strong = [p for p in found.periods if p.kind not in ("day", "beside")]
        for p in strong:
            if p.lead >= mention.end:
                gap = text[mention.end : p.lead]
                if p.compared:
                    against = _AGAINST.search(text, max(0, mention.start - 40), mention.start)
                    if against is not None and _CLOSE.fullmatch(gap):
                        return p, True
                elif len(gap) < _NEAR and _CLOSE.fullmatch(gap) and "," not in gap:
                    aside = _FOLLOWING.search(text, max(0, mention.start - 40), mention.start) is not None
                    return p._replace(alone=p.alone or aside), True
                break
        if _VERSUS.search(text, max(0, mention.start - 40), mention.start):
            later = [p for p in strong if p.compared and p.lead >= mention.end]
            if later and not _HARD.search(text, mention.end, later[0].lead):
                return later[0], True
            if self.earlier is not None:
                return self.earlier, True
        own = [p for p in strong if not p.compared]
        before = [p for p in own if p.end <= mention.start]
        if before:
            return before[-1], True
        behind = [p for p in own if p.lead >= mention.end]
        if behind and not re.search(r"[;；。]", text[mention.end : behind[0].lead]):
            return behind[0], True
        return self.period, False

    def scope_of(self, mention: Mention, found: Found) -> tuple[Scope | None, bool]:
        """The scope that governs a figure, and whether the sentence itself names it."""
        bodies = [s for s in found.scopes if s.body and not (s.weak and self.scope is not None and self.scope.body)]
        before = [s for s in bodies if s.end <= mention.start]
        if before:
            return before[-1], True
        behind = [s for s in bodies if s.start >= mention.end and not _SPLIT.search(self.text, mention.end, s.start)]
        if behind:
            return behind[0], True
        places = [s for s in found.scopes if not s.body]
        for s in places:
            if s.lead >= mention.end:
                gap = self.text[mention.end : s.lead]
                if (
                    _CLOSE.fullmatch(gap)
                    and "," not in gap
                    and len(gap) < _NEAR
                    and self.text[s.lead : s.lead + 2] in ("in", "at")
                ):
                    return s._replace(alone=True), True
        if self.scope is not None and self.scope.body and any(s.weak for s in found.scopes):
            places = [s for s in places if not s.weak]
        near = [s for s in places if s.end <= mention.start]
        if near:
            return near[-1], True
        far = [s for s in places if s.start >= mention.end]
        if far:
            return far[0], True
        return self.scope or self.country, False

    def campaign_of(self, period: Period | None, *, own: bool) -> Campaign | None:
        """The campaign a figure is a result of; a stretch of the calendar is no campaign's."""
        if self.campaign is None or (period is not None and periods.calendar(self.text, period)):
            return None
        self.told_age = 0
        return self.campaign
