"""Which place or body governs a figure: what a sentence names, what stays in force and what it stands in for."""

import re

from extractor.fillers.baseline.in_force import allotted
from extractor.fillers.baseline.in_force.reach import Found
from extractor.fillers.baseline.scope.actors import known_place
from extractor.fillers.baseline.scope.bodies import full_name
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words import cues
from schemas.evidence import Mention, Span

_ACROSS = re.compile(r"(?:across|throughout|all over) [A-Z]")
_ITSELF = re.compile(r"\s+itself\b")


class Places:
    """Weighs the places and bodies of sentences that are given in order."""

    def __init__(self, text: str, country: Scope | None) -> None:
        self.text = text
        self.country = country
        self.scope: Scope | None = None
        self.site: Scope | None = None
        self.local = False
        """The scope is a place named inside the paragraph; `site` is what it stands in for."""
        self.story = self.bulleted = False
        """The paragraph tells a single case; the sentence is an item of a list."""
        self.sentences = self.begun = 0
        self.amid = False
        """Figures stand before the sentence in its paragraph."""
        self.prosed = self.follows = False
        """Figures have been told, and in an earlier paragraph than this."""
        state = cues.STATE.search(text, 0, cues.TITLE) is not None
        self.firm = not state and cues.FIRM.search(text, 0, cues.TITLE) is not None
        """A company reports: no place of its lead is what the release is about."""
        self.figures: list[Mention] = []
        """The figures of the sentence."""
        self.landed = False
        """A figure has been told of the country that the release is about."""
        self.labelled = False
        """The scope in force is the head of an item of a list, and ends with it."""
        self.headed: tuple[Scope | None, None] | None = None
        """What a section that is headed by the name of a body stands in for."""
        self.home: Scope | None = None
        """What the lead reports on."""

    @property
    def held_by(self) -> bool:
        """Whether a body, place or country is in force, which a bare word (`police`) only points back to."""
        return self.scope is not None or self.country is not None

    def outlast(self, told: list[Scope], *, listed: bool) -> None:
        """Of the phrases that govern a sentence's figures the one that stays; `listed`: behind figures or in a list."""
        places = {s for s in told if not s.body and s.lead - self.begun >= cues.OPENS}
        passing = listed and bool(told) and self.text[told[-1].start : told[-1].end].islower()
        if told and not passing and (told[-1] not in places or (len(places) == 1 and not listed)):
            self.settle(told[-1])  # of several places none stays

    def settle(self, scope: Scope) -> None:
        """What a place or body that governs the figures of a sentence leaves in force."""
        if self.firm and not scope.body:
            return  # a company is not what one of its plants is
        whole = cues.BODIES.search(self.text, scope.lead, scope.end) is not None
        whole = whole or (scope.body and _ACROSS.search(self.text, scope.start, scope.end) is not None)
        if scope.start < cues.HEAD and not scope.weak and (self.home is None or self._titled(self.home)):
            self.home = scope
        if self.bulleted and scope.body and not whole and self.country is not None:
            return  # an actor of one item of a list
        fronted = scope.lead - self.begun < cues.OPENS
        if (
            not scope.body
            and self._inside_body(scope)
            and not (fronted and cues.OF_EACH.match(self.text, scope.end) is None)
        ):
            return  # `在全省17个口岸` where `全省法院` is in force: the place tells of its own sentence
        if self.bulleted and not (fronted or scope.body or whole):
            return  # a place of one item
        if self.amid and not (fronted or scope.body or whole) and (self.scope or self.country) is not None:
            return  # named behind the first figures of a paragraph, in passing: for its own sentence
        self.labelled = self._labels(scope)
        if self.labelled or self._narrower(scope, whole=whole):
            self.site, self.local = self.site if self.local else self.scope, True
        elif scope.body or whole:
            passing = self._in_passing(scope, whole=whole, fronted=fronted)
            self.site, self.local = (self.scope if passing else None), passing
        elif not self.local:
            home = cues.HOME.fullmatch(self.text, scope.start, scope.end) is not None
            late = self.sentences > cues.LEAD or self.follows or self.firm or self._elsewhere(scope)
            self.site, self.local = (
                self.scope,
                (late and not home) or (self.scope is not None and self._holds(self.scope)),
            )
        self.scope = scope

    def _labels(self, scope: Scope) -> bool:
        """Whether a body stands before a colon as the head of an item (`2. Police: ...`), for which it holds."""
        heads = scope.body and self.sentences > 1 and scope.lead - self.begun < cues.SECTION
        return heads and self.text[scope.end : scope.end + 1] in (":", "：")

    def _in_passing(self, scope: Scope, *, whole: bool, fronted: bool) -> bool:
        """Whether figures of a country by its name come back: `the whole country` amid a sentence, or a body's act."""
        if not whole:
            told = self.scope is None and self.landed and self.country is not None
            return told and self.follows
        if scope.body or fronted:
            return False
        land = self.home or self.country
        if land is None or self._holds(land) or cues.HAN.match(self.text, land.start) is not None:
            return False
        return self.landed if self.scope is None else self.scope == land

    def _holds(self, scope: Scope) -> bool:
        """Whether a phrase is a body or the whole country: a place inside it does not replace it."""
        return scope.body or cues.BODIES.search(self.text, scope.start, scope.end) is not None

    def _elsewhere(self, scope: Scope) -> bool:
        """Whether a place is another than the one the release is about."""
        if self.country is None:
            return False
        land = self.text[self.country.start : self.country.end].lower()
        held = self.landed or (self.scope is not None and land in self.text[self.scope.start : self.scope.end].lower())
        return held and land not in self.text[scope.start : scope.end].lower()

    def _inside_body(self, scope: Scope) -> bool:
        """Whether a place is the one of the body in force (`全省` in `全省法院`)."""
        led = self.scope
        if led is None or not led.body or cues.HAN.search(self.text, scope.start, scope.end) is None:
            return False
        return self.text[led.start : led.end].startswith(self.text[scope.start : scope.end])

    def _announce(self, sentence: Span, found: Found, *, heading: bool, caption: bool, lead: bool) -> None:
        """The body or place that a sentence without figures brings into force."""
        joined = [s for s in found.scopes if (s.body or heading) and cues.BODIES.search(self.text, s.start, s.end)]
        acting = [s for s in found.scopes if s.body and not s.weak and lead and self._prose(sentence)]
        driven = [s for s in found.scopes if found.campaigns and cues.BODIES.search(self.text, s.start, s.end)]
        if joined or driven:
            self.scope = (joined or driven)[-1]._replace(body=True)
        elif acting and self.scope is None:
            self.settle(acting[0])  # `Officers of the Guard made more seizures than in any year before.`
        elif found.scopes and self._leads_on(sentence):
            self.settle(next((s for s in found.scopes if s.body), found.scopes[-1]))
        elif caption:
            self._captioned(sentence, found)

    def _section(self, sentence: Span) -> None:
        """What a heading in the midst of a release does: the name of a body comes into force, any other ends it."""
        named = cues.BODY.fullmatch(self.text, *sentence)
        place = cues.PLACE_HEAD.fullmatch(self.text, *sentence)
        if place is not None and known_place(self.text, place["place"]):
            self.headed = self.headed or ((self.site if self.local else self.scope), None)
            self.scope = Scope(*place.span("place"), place.start("place"), body=False)
            self.site, self.local = None, False
        elif named is None:
            self.scope, self.headed = (self.scope, None) if self.headed is None else self.headed
        else:
            outer = self.site if self.local else self.scope
            self.headed = self.headed or (outer, None)
            self.scope = Scope(*named.span("body"), named.start("body"), body=True)
            self.site, self.local = None, False

    def _leads_on(self, sentence: Span) -> bool:
        """Whether a sentence without figures leads on to a list of them (`In May sales in the north:`)."""
        return self.text[sentence.end - 1] == ":" and sentence.end - sentence.start > cues.OPENS

    def _prose(self, sentence: Span) -> bool:
        """Whether a sentence of the first ones runs on: no heading, no dateline."""
        told = self.text[sentence.end - 1] == "." and "\n" not in self.text[sentence.start : sentence.end].strip()
        return told and self.sentences < 2 * cues.LEAD and sentence.end - sentence.start > cues.HEADING

    def _new_actor(self, sentence: Span, found: Found) -> bool:
        """A paragraph that begins with another acting body, or with a place itself, and no time phrase of its own."""
        if not found.scopes or any(not p.compared and p.kind != "day" for p in found.periods):
            return False
        actor = found.scopes[0]
        if not actor.body:
            return actor.start == sentence.start and _ITSELF.match(self.text, actor.end) is not None
        if self.scope is None or actor.start - sentence.start > cues.OPENS:
            return False
        before, now = (self.text[s.start : s.end].lower().removeprefix("the ") for s in (self.scope, actor))
        return self.scope.body is False or not (set(before.split()) & set(now.split()) - {"of", "the", "and", "public"})

    def _heading(self, sentence: Span) -> bool:
        return sentence.end - sentence.start < cues.HEADING and self.text[sentence.end - 1] not in ".。"

    def _titled(self, scope: Scope) -> bool:
        """Whether a phrase stands in a heading: a line that is no sentence."""
        end = self.text.find("\n", scope.end)
        return self.text[end - 1 if end >= 0 else -1] not in ".。;；:：,，"

    def _narrower(self, scope: Scope, *, whole: bool) -> bool:
        """Whether a body of one place acts in a report on the whole country: it holds for its paragraph."""
        led = self.site if self.local else self.scope
        reported = led is not None and (
            cues.BODIES.search(self.text, led.start, led.end) is not None
            or (led.start < cues.HEAD and cues.NAMED.search(self.text, led.start, led.end) is not None)
        )
        own = cues.HOME.match(self.text, scope.start, scope.end) is not None  # `the city's traffic police`
        own = own or (self.home is not None and not self.home.body and self._short_of(self.home, scope))
        other = self.home is not None and scope.body and scope is not self.home and not self._short_of(scope, self.home)
        other = other and not own
        if other and not (whole and self.home is not None and self.home.body):
            return True
        if (
            self.amid
            and scope.body
            and not whole
            and led is None
            and cues.HAN.search(self.text, scope.start, scope.end)
        ):
            return True  # named behind figures that are nobody's
        local = not own and cues.LOCAL.search(self.text, scope.start, scope.end) is not None
        return scope is not self.home and scope.body and not whole and reported and local

    def scope_of(self, mention: Mention, found: Found) -> tuple[Scope | None, bool]:
        """The scope that governs a figure, and whether the sentence itself names it."""
        led = self.scope is not None
        if (turn := allotted.place(self.text, found, self.figures, mention)) is not None:
            return turn, True
        bodies = [s for s in found.scopes if s.body and (self._full(s) is not s or not (led and self._points_back(s)))]
        if led or self.country is not None:
            bodies = [s for s in bodies if not (s.weak and cues.CREW.search(self.text, s.start, s.end))]
        bodies = [] if self.firm else [s for s in bodies if not self._issues(s)]
        if self.story:  # the body that tries a case is not what it is about
            bodies = [s for s in bodies if not s.weak and not cues.COURT.search(self.text, s.start, s.end)]
        fronted = any(not s.body and not s.item and s.lead - self.begun < cues.OPENS for s in found.scopes)
        if fronted:  # `In the delta, prosecutors filed 90 suits`
            bodies = [s for s in bodies if not s.weak]
        before = [s for s in bodies if s.end <= mention.start]
        if len(before) > 1 and self._put_in(before[-1]):
            before.pop()  # `police opened 90 cases, 8 of which were led by the ministry, and ...`
        if before:
            return self._full(before[-1]), True
        behind = [
            s for s in bodies if s.start >= mention.end and not cues.SPLIT.search(self.text, mention.end, s.start)
        ]
        if behind:
            return self._full(behind[0]), True
        places = [s for s in found.scopes if not s.body and not s.weak]
        beside = next((s for s in places if s.lead >= mention.end and self._follows(mention, s)), None)
        if beside is not None:
            return beside._replace(alone=cues.HOME.fullmatch(self.text, beside.start, beside.end) is None), True
        places = [s for s in places if not self._belongs(s, mention)]
        near = [s for s in places if s.end <= mention.start][-1:] or [
            s
            for s in places
            if s.start >= mention.end
            and not s.item
            and not self._other_clause(mention, s)
            and not cues.IN_BRACKETS.match(self.text, s.end)
            and not cues.PARTING.search(self.text, mention.end, s.start)
        ]
        if near:
            return near[0], True
        ours = self.local and cues.OURS.match(self.text, *found.sentence) is not None
        held = self.site if ours else self.scope
        self.landed = self.landed or (held is None and not self.story)
        return held or (None if self.story else self.country), False

    def _put_in(self, scope: Scope) -> bool:
        """Whether a body acts in a relative clause alone, which a comma closes behind it."""
        closed = self.text[scope.end : scope.end + 1] == ","
        return closed and cues.OF_WHICH.search(self.text, self.begun, scope.start) is not None

    def _points_back(self, scope: Scope) -> bool:
        """Whether a body is the one in force told short (`the Service`), or bare words that name none (`courts`)."""
        assert self.scope is not None, "asked only while a scope is in force"
        now, led = (self.text[s.start : s.end] for s in (scope, self.scope))
        if scope.weak:
            known, own = cues.KIND.search(led), cues.KIND.search(now)
            kin = known is None or own is None or known.lastgroup == own.lastgroup
            return kin or (cues.FORMAL_KIND.search(now) is None and cues.HAN.match(now) is None)
        return self.scope.body and self._short_of(scope, self.scope) and not self._named(scope)

    def _named(self, scope: Scope) -> bool:
        """Whether a body is told by its name: several words, or a plain one without an article."""
        plain = cues.PLAIN.fullmatch(self.text, scope.start, scope.end)
        named = cues.NAMED.search(self.text, scope.start, scope.end) is not None
        return (
            plain is not None or named or cues.HOME.search(self.text, scope.start + len("the "), scope.end) is not None
        )

    def _full(self, scope: Scope) -> Scope:
        """The body that the lead reports on where it is told short (`the Service`), else the body itself."""
        if scope.weak and cues.HAN.match(self.text, scope.start):
            words = self.text[scope.start : scope.end]
            known = (s for s in (self.scope, self.site, self.home) if s is not None and s.end != scope.end)
            return next((s for s in known if self.text.endswith(words, s.start, s.end)), scope)
        if self.home is None or not self.home.body:
            return (full_name(self.text, scope) if scope.weak and self.scope is None else None) or scope
        return self.home if self._short_of(scope, self.home) and not self._named(scope) else scope

    def _short_of(self, scope: Scope, full: Scope) -> bool:
        """Whether a phrase has some of the words of another and no more."""
        short, words = (
            set(cues.WORD.findall(self.text[s.start : s.end].lower())) - cues.ARTICLES for s in (scope, full)
        )
        return short < words

    def _issues(self, scope: Scope) -> bool:
        """Whether a bare word for a body (`the Institute`) means the issuer that the head names."""
        words = self.text[scope.start : scope.end].split()
        if len(words) != len(("The", "Institute")) or words[0].lower() != "the" or not words[1][0].isupper():
            return False
        head = re.search(rf"\b[A-Z][\w’'-]*\s+(?i:{re.escape(words[1])})\b", self.text[: min(scope.start, cues.HEAD)])
        return self.scope is None and self.country is not None and head is not None

    def _other_clause(self, mention: Mention, scope: Scope) -> bool:
        """Whether another figure and a clause of its own stand before a place: `90 fell ill, and 8 died in Oster`."""
        later = next((m for m in reversed(self.figures) if mention.start < m.start and m.end <= scope.lead), None)
        whole = cues.OF_WHOLE.search(self.text, self.begun, mention.start) is not None
        return later is not None and (whole or cues.CLAUSE.search(self.text, mention.end, later.start) is not None)

    def _belongs(self, scope: Scope, mention: Mention) -> bool:
        """Whether a place belongs to another figure that it stands right behind, in a part that is over."""
        if not scope.end <= mention.start or cues.SEMICOLON.search(self.text, scope.end, mention.start) is None:
            return False
        return any(m.end <= scope.lead and self._follows(m, scope) for m in self.figures)

    def _follows(self, mention: Mention, scope: Scope) -> bool:
        """Whether `in PLACE` stands right behind the figure and so belongs to it alone."""
        gap = self.text[mention.end : scope.lead]
        place = self.text[scope.lead : scope.lead + 2] in ("in", "at")
        apart = set(",)") & set(gap) or cues.JOINED.search(gap) is not None
        return place and not apart and len(gap) < cues.NEAR and cues.CLOSE.fullmatch(gap) is not None

    def _captioned(self, sentence: Span, found: Found) -> None:
        """A place or body in the caption of a table holds for the table."""
        places = [s for s in found.scopes if not s.body] or found.scopes
        if not places and self.country is not None:
            name = re.escape(self.text[self.country.start : self.country.end])
            again = re.compile(rf"(?<!\w){name}(?!\w)", re.IGNORECASE).search(self.text, *sentence)
            places = [] if again is None else [self.country._replace(start=again.start(), end=again.end())]
        if places:
            self.site, self.local = (self.site if self.local else self.scope), True
            self.scope = places[-1]
