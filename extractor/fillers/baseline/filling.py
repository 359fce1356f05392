"""Fills a PressRelease by rules alone: reads each sentence once, in order, and asks no model."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from extractor.fillers.baseline.asides import seen
from extractor.fillers.baseline.change import changes, settling
from extractor.fillers.baseline.change.comparisons import bases, bases_chinese
from extractor.fillers.baseline.change.growths import growths
from extractor.fillers.baseline.frame import frame
from extractor.fillers.baseline.in_force.governing import Governing
from extractor.fillers.baseline.in_force.reach import Found
from extractor.fillers.baseline.indicator.naming import Named, Names
from extractor.fillers.baseline.period.periods import Period
from extractor.fillers.baseline.quantity import tables
from extractor.fillers.baseline.quantity.captions import listed_unit, with_unit
from extractor.fillers.baseline.quantity.quantities import Quantities, counted_as
from extractor.fillers.baseline.quantity.table_pairs import Cell, of_other_time, pair
from extractor.fillers.baseline.scope.homes import country
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words import cues
from extractor.fillers.baseline.words.subjects import join
from extractor.fillers.baseline.words.widened import as_printed, widened
from extractor.source import Index
from schemas.evidence import Direction, Kind, Mention, Phrase, Span
from schemas.press_release import Change, PressRelease, Statistic
from schemas.records import Filled, SetAside
from schemas.release import Release

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_ENDLESS: Final = 3000
"""Code points from where a sentence is none (a page without full stops): it is read in pieces."""
_LEAD: Final = 4
"""Sentences of title, subtitle, dateline and lead."""
_WRAPPED: Final = 120
"""Columns in which prose may be wrapped: a longer line is a paragraph."""
_LINE: Final = 60
"""Code points of a heading; prose is longer."""
_FOOTNOTE: Final = re.compile(r"\s*(?:\([a-z\d]\)\s+(?:Includ|Exclud|Provis|Prelim|Revis|Adjust)|[*†](?=\S)|注)")
_QUIET: Final[frozenset[Kind]] = frozenset({"statistic", "change"})


def fill(index: Index, release: Release | None = None) -> Filled:
    """A filled PressRelease with every mention used or set aside; pure, the same for the same text."""
    del release  # all that rules know stands in the text
    filling = Filling(index)
    filling.read()
    head = frame(index.text, index.sentences)
    value = PressRelease(
        issuer=head.issuer,
        title=head.title,
        date=head.date,
        event=head.event,
        speakers=head.speakers,
        statistics=tuple(filling.told()),
    )
    aside = tuple(
        SetAside(mark=i + 1, kind=_no_figure(filling.kinds.get(m.start, m.kind)))
        for i, m in enumerate(index.mentions)
        if m.start not in filling.used
    )
    return Filled(value=value, set_aside=aside)


def _no_figure(kind: Kind) -> Kind:
    return "other" if kind in _QUIET else kind


class Filling:
    """One pass over a release."""

    def __init__(self, index: Index) -> None:
        self.printed = index.text
        self.index = index = widened(index)
        self.text = index.text
        self.statistics: list[tuple[int, Statistic]] = []
        self.used: set[int] = set()
        self.kinds: dict[int, Kind] = {}
        self.force = Governing(index.text, _land(index.text))
        self.tables = tables.Tables(index)
        self.quantities = Quantities(index)
        self.names = Names(index, self.quantities.money)
        self.last_level: tuple[Mention, int] | None = None
        self.listed: str | None = None
        """The unit that the heading of a list names."""

    def read(self) -> None:
        opening = {p.start for p in self.index.paragraphs}
        lead = self._lead()
        for n, sentence in self._pieces():
            mentions = [self._seen(m) for m in self.index.within(*sentence)]
            is_chinese = _HAN.search(self.text, *sentence) is not None
            figures = [m for m in mentions if m.kind in _QUIET]
            first = n < lead
            if sentence.start in opening:
                self.names.english.forget()
                self.names.han.forget()
            times = self.force.times(sentence, figures=bool(figures), first=first, chinese=is_chinese)
            compared = self._bases(sentence, times, chinese=is_chinese) if figures else []
            found = self.force.look(sentence, mentions, times, compared, chinese=is_chinese)
            self.force.enter(sentence, mentions, found, opens=self._opens(sentence, opening), first=first)
            self.listed = None if figures and self.listed is None else listed_unit(self.text, sentence, self.listed)
            if not figures and not is_chinese:
                self.names.head(sentence, found)
            figures = settling.settled(self.text, figures, compared)
            grown = {} if is_chinese else growths(self.text, sentence, figures)
            figures = [m._replace(kind="change") if m.start in grown else m for m in figures]
            if figures:
                told = {m.start: m for m in figures}
                mentions = [told.get(m.start, m) for m in mentions]
                self._sentence(sentence, mentions, figures, found, compared, grown, chinese=is_chinese)

    def told(self) -> Iterator[Statistic]:
        """The statistics in the order of the text, in its own print."""
        for _, statistic in sorted(self.statistics, key=lambda pair: pair[0]):
            yield statistic if self.printed is self.text else as_printed(statistic, self.printed)

    def _lead(self) -> int:
        """How many sentences title, subtitle, dateline and lead have: the lead is the first that runs on."""
        told = (n for n, (start, end) in enumerate(self.index.sentences) if self._prose(start, end))
        return max(_LEAD, min(next(told, 0) + 1, 2 * _LEAD))

    def _prose(self, start: int, end: int) -> bool:
        return end - start > _LINE and self.text[end - 1] in ".。"

    def _opens(self, sentence: Span, opening: set[int]) -> bool:
        """Whether a sentence begins a paragraph: behind a blank line, or behind prose in a line too long to wrap."""
        start = sentence.start
        if start in opening or self.text[max(0, start - 2) : start] not in (".\n", "。\n"):
            return start in opening
        return start - self.text.rfind("\n", 0, start - 1) > _WRAPPED and self.text[start] not in cues.BULLET

    def _pieces(self) -> Iterator[tuple[int, Span]]:
        """The sentences with their number; labelled lines are sentences of their own, endless ones are cut."""
        for n, sentence in enumerate(self.index.sentences):
            for piece in tables.lines(self.index, sentence):
                rest = piece
                while rest.end - rest.start > _ENDLESS:
                    cut = self.text.rfind(" ", rest.start + 1, rest.start + _ENDLESS)
                    cut = cut if cut > rest.start else rest.start + _ENDLESS
                    inside = self.index.covering(cut, cut + 1)
                    cut = inside[0].start if inside and inside[0].start > rest.start else cut
                    yield n, Span(rest.start, cut)
                    rest = Span(cut, rest.end)
                yield n, rest

    def _sentence(
        self,
        sentence: Span,
        mentions: list[Mention],
        figures: list[Mention],
        found: Found,
        compared: list[Span],
        grown: dict[int, Direction],
        *,
        chinese: bool,
    ) -> None:
        cells = self.tables.row(sentence, figures)
        if cells is not None:
            self._row(figures, cells, found)
            return
        last = self.last_level[0] if self.last_level else None
        assembled = changes.assemble(self.index, sentence, figures, compared, last, grown, chinese=chinese)
        names = self.names.of(sentence, mentions, figures, found, compared, chinese=chinese)
        self._name_margins(figures, assembled, names)
        used_period, amid = None, False
        behind = False
        scopes: list[Scope] = []
        for m in figures:
            period, own = self.force.period_of(m, found)
            scope, own_scope = self.force.scope_of(m, found)
            since = period is not None and period.kind == "since" and m.kind == "change" and period.start > m.start
            if (
                used_period is None
                and own
                and period is not None
                and not since
                and not period.compared
                and not period.alone
                and not (
                    amid and (chinese or period.lead > m.start or self.force.harks_back(period, self.force.period))
                )
            ):
                used_period = period
            amid = amid or not own  # what is named behind figures of a Chinese sentence does not outlast it
            if (
                own_scope
                and scope is not None
                and not (scope.alone or scope.item or (scope.weak and self.force.held_by))
            ):
                scopes.append(scope)
            behind = behind or not (own_scope or scopes)
            campaign = self.force.campaign_of(period)
            common = {
                "period": self._phrase(period), "scope": self._phrase(scope),
                "campaign": Phrase(campaign.name) if campaign else None,
            }  # fmt: skip
            if m.kind != "change":
                self._level(m, names[m.start], assembled.of_level.get(m.start), sentence, common)
            for difference, level, _ in assembled.alone:
                if difference.mention is not None and difference.mention.start == m.start:
                    name = names[m.start].indicator
                    if level is not None:
                        name = names.get(level.start, Named(self._told(level), None)).indicator
                    change = self.quantities.counted_change(difference, name, sentence)
                    self.statistics.append((m.start, Statistic(indicator=name, change=change, **common)))
                    self.used.add(m.start)
        self._backward(assembled, last)
        note = _FOOTNOTE.match(self.text, sentence.start) is not None
        self.force.leave(None if note else used_period, scopes, listed=behind or any(s.item for s in found.scopes))

    def _name_margins(self, figures: list[Mention], assembled: changes.Assembled, names: dict[int, Named]) -> None:
        """`rose 0.4 percent (±0.9)`: the figure behind the sign says how sure the change is."""
        for before, m in pairwise(figures):
            if self.text[m.start - 1 : m.start] == "±":
                at = assembled.told_of(before)
                told = names[at].indicator if at in names else self._told_at(at) or names[before.start].indicator
                names[m.start] = Named(join("change in", told), None)

    def _level(
        self,
        m: Mention,
        named: Named,
        difference: changes.Difference | None,
        sentence: Span,
        common: dict[str, Phrase | None],
    ) -> None:
        """The statistic of a level, with the change that hangs on it."""
        indicator, counted, unit = named
        quantity = self.quantities.counting(m, counted, indicator, sentence, unit)
        change = self.quantities.counted_change(difference, indicator, sentence, quantity.unit)
        statistic = Statistic(indicator=indicator, quantity=counted_as(quantity, change), change=change, **common)
        self.statistics.append((m.start, with_unit(self.text, sentence, m, statistic, self.listed)))
        self.used.add(m.start)
        self.last_level = (m, len(self.statistics) - 1)
        if difference is not None and difference.mention is not None:
            self.used.add(difference.mention.start)

    def _row(self, figures: list[Mention], cells: dict[int, Cell], found: Found) -> None:
        """A table row: figures by row label and column head; a column of changes belongs to a level before it."""
        levels: list[tuple[int, Cell]] = []
        used = 0
        for m in figures:
            cell = cells.get(m.start)
            if cell is None:
                continue
            period = cell.period or self.force.period_of(m, found)[0]
            if cell.period is not None:
                self.force.period = None
            scope = cell.scope or self.force.scope_of(m, found)[0]
            campaign = self.force.campaign_of(period)
            statistic = Statistic(
                indicator=cell.indicator or m.text,
                quantity=self.quantities.quantity(m, None).model_copy(update={"unit": cell.unit}),
                period=self._phrase(period) if cell.told is None else Phrase(cell.told),
                scope=self._phrase(scope),
                campaign=Phrase(campaign.name) if campaign else None,
            )
            self.used.add(m.start)
            if not (cell.change or (m.kind == "change" and not cell.dated)):
                levels.append((len(self.statistics), cell))
                self.statistics.append((m.start, statistic))
                self.last_level = (m, len(self.statistics) - 1)
                continue
            direction: Direction = "decrease" if cell.falls else "increase"
            change = Change(
                direction=direction, quantity=statistic.quantity, basis=Phrase(cell.basis) if cell.basis else None
            )
            level = pair(levels, cell, used)
            if level is not None and of_other_time(level[1], cell, cells.values()):
                level = None
            else:
                used = len(levels)
            if level is not None and self.statistics[level[0]][1].change is None:
                place, whole = self.statistics[level[0]]
                self.statistics[level[0]] = (place, whole.model_copy(update={"change": change}))
            else:
                self.statistics.append((m.start, statistic.model_copy(update={"quantity": None, "change": change})))

    def _seen(self, m: Mention) -> Mention:
        m = seen(self.text, m)
        self.kinds[m.start] = m.kind
        return m

    def _bases(self, sentence: Span, times: list[Period], *, chinese: bool) -> list[Span]:
        """Comparison phrases; a range of time is none."""
        if chinese:
            return bases_chinese(self.text, *sentence)
        ranges = [p for p in times if p.kind in ("from", "since") and not p.compared]
        found = bases(self.text, *sentence)
        return [b for b in found if not any(p.start <= b.start < p.end for p in ranges)]

    def _backward(self, assembled: changes.Assembled, last: Mention | None) -> None:
        """A change told in this sentence about the last figure of the one before."""
        if last is None or last.start not in assembled.of_level or self.last_level is None:
            return
        for k in range(len(self.statistics) - 1, -1, -1):
            place, statistic = self.statistics[k]
            if place == last.start:
                if statistic.change is None:
                    difference = assembled.of_level[last.start]
                    self.statistics[k] = (
                        place,
                        statistic.model_copy(update={"change": self.quantities.change(difference)}),
                    )
                    if difference.mention is not None:
                        self.used.add(difference.mention.start)
                return

    def _told(self, level: Mention) -> str:
        """The indicator of a figure of an earlier sentence."""
        return self._told_at(level.start) or level.text

    def _told_at(self, place: int) -> str:
        return next((s.indicator for at, s in reversed(self.statistics) if at == place), "")

    def _phrase(self, span: Span | Period | Scope | None) -> Phrase | None:
        return Phrase(self.printed[span.start : span.end]) if span is not None else None


def _land(text: str) -> Scope | None:
    found = country(text)
    return None if found is None else Scope(found.start, found.end, found.start, body=False)
