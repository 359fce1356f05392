"""What is in force: the period, scope and campaign that govern a figure, carried from sentence to sentence."""

from extractor.fillers.baseline.in_force import campaigns
from extractor.fillers.baseline.in_force.drives import Drives
from extractor.fillers.baseline.in_force.reach import Found
from extractor.fillers.baseline.period import chinese_periods, periods
from extractor.fillers.baseline.period.periods import Period
from extractor.fillers.baseline.scope import chinese_scopes, scopes
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words import cues, spells
from schemas.evidence import Mention, Span


class Force(Drives):
    """Carries what is in force through a release; sentences must be given in order."""

    def __init__(self, text: str, country: Scope | None) -> None:
        super().__init__(text, country)
        self.base: Period | None = None
        self.age = self.base_age = 0
        """Paragraphs since the period was used."""
        self.outside: Scope | None = None
        self.resumed: Period | None = None
        self.cases = False
        self.apart: Period | None = None
        self.anew = self.reported = False
        self.numbered = False
        self.noted = self.annexed = False
        self.digressed = self.opening = False
        """The period in force was first named in the midst of a paragraph; the sentence begins one."""
        self.held: Period | None = None
        self.aside = self.held_told = False
        """What the first figures of a paragraph left in force; the period in force was named behind them."""
        self.captioned = self.rowed = False
        """A table is read under its caption, whose time ends with it."""
        self.around: Period | None = None
        """What was in force before the table."""
        self.main: Period | None = None
        """The time that the head of the release reports on; it governs what no other phrase does."""
        self.first = False
        """The sentence belongs to head or lead."""
        self.over: tuple[Period, Period | None, bool] | None = None
        """The time that a heading gives its section, what held before, and whether that heading is numbered."""
        self.spell: tuple[Period, Period | None] | None = None
        """The days of an action that a sentence without figures told (`It ran from 3 to 9 May.`), what held before."""
        self.passing = False
        """The period was set by a sentence without figures: it does not outlive its paragraph unless it is used."""

    def times(self, sentence: Span, *, figures: bool, first: bool, chinese: bool) -> list[Period]:
        """The time phrases of a sentence; of one without figures only those that can come into force."""
        start, end = sentence
        if not figures and not first:
            end = min(end, start + cues.OPENING)
        return (chinese_periods.find if chinese else periods.find)(self.text, start, end)

    def look(
        self, sentence: Span, mentions: list[Mention], times: list[Period], compared: list[Span], *, chinese: bool
    ) -> Found:
        """The phrases of a sentence; a time phrase that holds a reported figure is none."""
        figures = self.figures = [m for m in mentions if m.kind in cues.COUNTED]
        dated = figures + [m for m in mentions if m.kind == "name"]
        times = [
            p._replace(compared=p.compared or any(b.start < p.start < b.end for b in compared))
            for p in times
            if (p.kind == "part" and self.text[p.start] in "HQ")  # `Q1/2021`
            or not any(
                p.start <= m.start < p.end
                and not (p.end == m.end and cues.YEAR.fullmatch(m.text) and m.start > p.start)
                for m in (dated if p.kind == "date" else figures)
            )
        ]
        spoken = figures or (
            not chinese
            and (
                self._prose(sentence)
                or self._leads_on(sentence)
                or cues.BODIES.search(self.text, *sentence) is not None
            )
        )
        heading = not figures and self._heading(sentence)
        places = (chinese_scopes.find if chinese else scopes.find)(self.text, *sentence) if spoken or heading else []
        places = [
            s
            for s in places
            if not any(s.start <= m.start < s.end and not cues.RANK.match(self.text, m.end) for m in figures)
            and not any(b.start < s.end and s.start < b.end for b in compared)
            and not any(p.start < s.end and s.start < p.end for p in times if p.kind != "zsince")
        ]
        return Found(self.resolved(times), places, campaigns.find(self.text, *sentence), sentence)

    def enter(self, sentence: Span, mentions: list[Mention], found: Found, *, opens: bool, first: bool) -> None:
        """What the beginning of a sentence does to what is in force: sections, questions, new actors, campaigns."""
        self.sentences += 1
        self.first = first
        self.begun, self.opening = sentence.start, opens
        self.bulleted = self.text[sentence.start] in cues.BULLET
        if self.bulleted and not opens:
            self.campaign, self.persists, self.drive = self.told, None, False
        self.numbered = bool(mentions) and mentions[0].kind == "enumerator" and mentions[0].start == sentence.start
        if opens:
            self._open_paragraph(sentence, mentions, found)
        else:
            self._go_on(sentence)
            if self.numbered and cues.OPENING_ONE.match(mentions[0].text):
                self.base, self.base_age = self.period, self.age  # right under its heading
        self.rowed = self.rowed or (self.captioned and cues.GAP.search(self.text, *sentence) is not None)
        if any(not p.compared and p.kind != "beside" and not p.alone for p in found.periods):
            self.persists = None
        self._name(sentence, found, first=first)
        if first and self.main is None and not cues.CAPTION.match(self.text, sentence.start):
            self._report_on(found)
        self.remember(found, self.figures)
        if not any(m.kind in cues.COUNTED for m in mentions):
            self._announced(sentence, found, first=first)
        elif self.text[sentence.end - 1] == ".":
            self.prosed = True

    def _go_on(self, sentence: Span) -> None:
        """What a sentence in the midst of a paragraph leaves behind, and whether it begins to tell a case."""
        if self.labelled and self.local and (self.numbered or self.bulleted or self._heading(sentence)):
            self.scope, self.site, self.local, self.labelled = self.site, None, False, False
        if self.noted and self.numbered:
            self.period = None
        elif (self.numbered or self.bulleted) and self.held_told:
            self.period = self.held  # each item of a list goes back to the time of the first
        elif self.story and cues.TOPIC.match(self.text, sentence.start):
            self.story, self.scope, self.period = False, self.outside, None
        elif self.story and cues.TRIED.search(self.text, *sentence):
            self.period = None  # what a court made of it came later
        elif cues.STORY.match(self.text, sentence.start):
            self._tell(sentence)

    def _report_on(self, found: Found) -> None:
        """The time that a sentence of the head reports on, stamps left out."""
        for p in found.periods:
            if p.compared or p.alone or p.kind not in cues.REPORTED or not periods.calendar(self.text, p):
                continue
            stamp = (
                cues.STAMP.match(self.text, max(0, p.start - 1)) is not None
                or self.text[: p.start].endswith(("/", "."))
                or (p.kind in ("date", "zdate") and cues.FULL_DATE.search(self.text, p.start, p.end) is not None)
            )
            led = p.lead - found.sentence.start < cues.OPENS or self._headline(p)
            if not stamp and (led or cues.INTRODUCED.search(self.text, found.sentence.start, p.lead)):
                self.main = p
                return

    def _dates_issue(self, period: Period, sentence: Span) -> bool:
        """Whether a time ends a line of the head that names who issues the release (`Office of Farms, June 2021`)."""
        ends = not self.text[period.end : sentence.end].strip(" )）")
        return (
            ends and self._heading(sentence) and cues.ISSUER.search(self.text, sentence.start, period.lead) is not None
        )

    def _announced(self, sentence: Span, found: Found, *, first: bool) -> None:
        """What a heading or a sentence without figures brings into force."""
        caption = cues.CAPTION.match(self.text, sentence.start) is not None
        if self.opening and self._heading(sentence) and not cues.GAP.search(self.text, *sentence):
            self._leave_section(sentence)
        before = self.period
        if caption:
            self.around = self.around if self.captioned else self.period
            self.captioned, self.rowed = True, False
        if caption and (timed := next((p for p in found.periods if not p.compared), None)) is not None:
            self.period, self.age, self.passing = timed, 0, False
        front = next((p for p in found.periods if p.lead - sentence.start < cues.OPENS), None)
        if self.opening and front is not None and front.kind in cues.REPORTED and self._told_of(front):
            self.period, self.age, self.passing = front, 0, True
        for p in found.periods:
            if self._heads(p, sentence):
                self._take(p, sentence, first=first, named=True)
                self.over = (p, before, self._numbered(sentence)) if self.opening and self.period is p else self.over
                break
            self._take(p, sentence, first=first, named=False)
        if (self.reported or not first) and self.opening and self._heading(sentence):
            self._section(sentence)
        self._announce(sentence, found, heading=first and self._heading(sentence), caption=caption, lead=first)

    def _take(self, p: Period, sentence: Span, *, first: bool, named: bool) -> None:
        """Brings a time of a heading or of a sentence without figures into force, unless it is told in passing."""
        if first and self.main is not None and p.start > self.main.end and self._dates_issue(p, sentence):
            return
        if p.compared or (p.alone and self.text[sentence.end - 1] == "."):
            return  # `In the first quarter it had not changed.`
        if p.kind in cues.RANGES and spells.RAN.search(self.text, sentence.start, p.lead):
            self.spell = p, self.spell[1] if self.spell is not None else self.period
            self.period, self.age, self.passing = p, 0, not (first and self.spell[1] is None)
            return
        led = p.lead - sentence.start < cues.OPENS or cues.INTRODUCED.search(self.text, sentence.start, p.lead)
        lists = self.text[sentence.end - 1] == ":" and p.kind in cues.REPORTED and self._told_of(p)
        if (p.spanning or named) and (first or led or named or lists):
            self.period, self.age, self.passing = p, 0, not (first or lists or named or self._heading(sentence))
            self.held = p if lists else self.held

    def _leave_section(self, sentence: Span) -> None:
        """A heading of the same kind ends the section before it, and the time of that section."""
        if self.over is None or self.period is not self.over[0] or self._numbered(sentence) is not self.over[2]:
            return
        if (self.over[1] or self.main) is not None:
            self.period, self.age = self.over[1], 0

    def _heads(self, period: Period, sentence: Span) -> bool:
        """Whether a time is that of a heading's section: a month or a year, or what the heading begins or ends with."""
        if not self._heading(sentence) and not (self.opening and self._headline(period)):
            return False
        if cues.MONTH_OR_YEAR.match(self.text, period.start, period.end):
            return True
        if period.alone or not (period.spanning or period.kind in ("rel", "past")):
            return False
        numbered = spells.ENUMERATED.match(self.text, sentence.start)
        begins = period.lead - (numbered.end() if numbered is not None else sentence.start) < cues.OPENS
        return begins or spells.HEAD_END.fullmatch(self.text, period.end, sentence.end) is not None

    def _open_paragraph(self, sentence: Span, mentions: list[Mention], found: Found) -> None:
        self.amid, self.follows = False, self.prosed
        self._leave_spell()
        self.ranged, self.retold = self.range(found.periods), None
        self._grow_old(sentence)
        listed = self.bulleted or self.numbered
        passed = self.period is not None and (
            self.digressed or self._point(self.period) or (not listed and self.harks_back(self.period, self.main))
        )
        passed = passed and spells.GOES_ON.match(self.text, sentence.start) is None
        if self.main is not None and passed and not (self.over is not None and self.period is self.over[0]):
            self.period = None  # a digression, or the state at a day, in a report on a longer time
        plain = cues.GAP.search(self.text, *sentence) is None
        tabular = self.captioned and (not plain or (self._heading(sentence) and not self.rowed))
        if not tabular:
            self.period = self.held if self.aside else self.period
            self.held, self.aside, self.held_told = None, False, False
        if self.captioned and not tabular:
            self.captioned, self.period, self.around = False, self.around, None
        self.digressed = False
        self._set_apart(sentence, mentions, found)
        self.anew = self._new_subject(sentence)
        if self.anew or self._new_actor(sentence, found):
            self.period = None
        if mentions and mentions[0].kind == "enumerator" and mentions[0].start - sentence.start < cues.SECTION:
            if (
                self.period is not None
                and self.main is not None
                and self._digits(self.period) == self._digits(self.main)
            ):
                pass  # the section before had the time of the report
            elif self.period is not None and cues.SAME_YEAR.fullmatch(self.text, self.period.start, self.period.end):
                pass  # `全年` is the year of the report
            elif cues.OPENING_ONE.match(mentions[0].text):
                self.base, self.base_age = self.period, self.age
            else:
                self.period = self.base if self.base_age <= cues.STALE else None
        asked = cues.QUESTION.search(self.text, max(sentence.start, sentence.end - 3), sentence.end)
        if asked or cues.SPEAKER.match(self.text, sentence.start):
            self.period = self.base = self.held = None
            self.aside = False

    def _leave_spell(self) -> None:
        """The days of an action hold for the paragraph that told them, if anything was in force before."""
        if self.spell is not None and self.period is self.spell[0]:
            self.period = self.spell[1] or (None if self.passing else self.period)
        self.spell = None

    def _set_apart(self, sentence: Span, mentions: list[Mention], found: Found) -> None:
        """Notes, campaigns, single cases and places that hold for one paragraph."""
        self.campaign = self.told
        self.persists, self.drive = None, False
        if self.apart is not None:
            self.period, self.apart = self.period or self.apart, None
        self._note(sentence)
        led = any(p.spanning and not p.compared and p.lead - sentence.start < cues.OPENS for p in found.periods)
        if found.campaigns and not led and any(m.kind in cues.COUNTED for m in mentions):
            self.undriven, self.period = self.period, None  # the results of a campaign in a section of their own
        if self.story:
            self.story, self.scope, self.period = False, self.outside, self.resumed
            self.site, self.local = None, False
        if self._heading(sentence):
            self.cases = cues.CASES.match(self.text, sentence.start) is not None
        if self.cases or cues.STORY.match(self.text, sentence.start):
            self._tell(sentence)
        elif self.local and not self.captioned and not (self.noted and self._heading(sentence)):
            # a place inside a paragraph holds for that paragraph
            self.scope, self.site, self.local = self.site, None, False

    def _note(self, sentence: Span) -> None:
        """Whether a paragraph is a note; a heading of notes makes all that follows it notes, to the next heading."""
        apart = cues.APART.match(self.text, sentence.start) is not None
        if self._heading(sentence):
            apart = apart or cues.NOTES.match(self.text, *sentence) is not None
            self.annexed = apart
        self.noted = apart or self.annexed
        if self.noted:
            self.period, self.apart = None, None if self.annexed else self.period

    def _tell(self, sentence: Span) -> None:
        """A single case is told to the end of the paragraph: what was in force does not govern its figures."""
        self.story, self.outside, self.resumed = True, self.site if self.local else self.scope, self.period
        self.scope = self.site = self.period = None
        self.local = False
        self.told_apart = self.opening or cues.SURNAMED.search(self.text, *sentence) is not None

    def _grow_old(self, sentence: Span) -> None:
        """The text leaves behind what no figure of the last paragraphs has used; headings do not count."""
        if self._heading(sentence):
            return
        self.age += 1
        self.base_age += 1
        self.told_age += 1
        if self.age > cues.STALE or self.passing:
            self.period, self.passing = None, False
        if self.told is not None and self.told_age > 2 * cues.STALE and self.counts[self.told.key] < cues.OFTEN:
            self.told = None

    def _new_subject(self, sentence: Span) -> bool:
        """Whether a Chinese paragraph of a report on things, not on what a body did, begins anew without a time."""
        acting = self.scope is not None and self.scope.body
        plain = self.reported and not (self.numbered or self.bulleted or acting or self.told or self._heading(sentence))
        plain = plain and cues.DIVIDES.match(self.text, *sentence) is None
        return plain and cues.HAN.search(self.text, *sentence) is not None

    def leave(self, used: Period | None, told: list[Scope], *, listed: bool) -> None:
        """What a sentence with figures leaves in force."""
        self.age, self.passing, self.reported = 0, False, True
        if self.period is self.base:
            self.base_age = 0
        passing = used is None or used.alone or cues.AGO.search(self.text, used.start, used.end) is not None
        if used is not None and not passing and (self.opening or used.kind != "zfeast"):
            fronted = used.lead - self.begun < cues.OPENS
            if self.held_told and not fronted and self.period is not None and self._dated(used):
                used = self.period  # a day told in passing
            self.digressed = not (self.opening or fronted)
            self.aside = self.held is not None and used.kind not in cues.LASTING
            self.period = used
            if self.main is not None and self._digits(self.main) == self._digits(used):
                self.main = used  # `二〇二二年` of the title is `2022年` of the text
            elif self._fuller(used):
                self.main = self.held = used
            reports = used.kind in cues.REPORTED or spells.THIS_OR_LAST.fullmatch(self.text, used.start, used.end)
            if self.first and self.main is None and reports and self._told_of(used) and not self._of_a_thing(used):
                self.main = used
        self.amid = self.held_told
        if not self.held_told:
            self.held, self.held_told = self.period, True
        self.outlast(told, listed=listed)

    def _fuller(self, used: Period) -> bool:
        """Whether the lead names with its year the time that a title has without one (`Q3 profit up`)."""
        bare = self.main is not None and cues.YEAR.search(self.text, self.main.start, self.main.end) is None
        dated = cues.YEAR.search(self.text, used.start, used.end) is not None and used.kind in cues.SECTIONS
        return self.first and bare and dated and self.main is not None and self._headline(self.main)
