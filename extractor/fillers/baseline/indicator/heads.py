"""The noun that a figure measures: found to its left, or remembered from the subjects before it."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.described import Described, done_before, named_inside, next_listed
from extractor.fillers.baseline.indicator.themes import vague
from extractor.fillers.baseline.indicator.verbs import LEFT_GERUND, LEFT_LEVEL, LEFT_VERB, SIGNED
from extractor.fillers.baseline.words.lexicon import ACTING, vocabulary
from extractor.fillers.baseline.words.subjects import (
    CHAIN,
    LIMITED,
    REACH,
    content,
    generic,
    join,
    label_before,
    limited_by,
    nouns_before,
    only_measure,
    strip_measure,
    subject_of,
)
from extractor.fillers.baseline.words.tagging import Tagged

OPENED: Final = re.compile(r"\([RN]{0,2};?$")
_AGED: Final = re.compile(r"P(?P<np>[DR]*(?:N[NGVqtCRP]*|q[qtCRPN]*))$")
_OBJECT: Final = re.compile(r"(?<![BRDNG\"])D?[NG\"]+(?:[oP]D?[NG]+)*$")
"""What `expects inflation to average` expects; `is likely to grow` expects nothing."""
_WHEN: Final = re.compile(r"(?:^|[;,.CX])[RX]*q[NP]+,?$")
_STATE: Final = re.compile(r"B[RTZK]*P[DR]*N+P[RTZK]*$")
_PRONOUNS: Final = frozenset({"they", "it"})
_PERCENT: Final = re.compile(r"\s*(?:%|per|(?:basis\s)?points?\b)", re.IGNORECASE)
_PARTICLES: Final = frozenset({"back", "away", "over", "out", "off"})
"""`got back 5 million yuan`: a part of the verb."""
_EXPECTING: Final = vocabulary("reckons reckon expects expect assumes assume foresees foresee plans plan aims aim")
_HAD: Final = re.compile(r"[VLA]D?[NG]+o[RTZ]*$")
_JOINT: Final = re.compile(r"(?:,?C|,)[RTZX]*A?$")
_FROM: Final = re.compile(r"[;,(][RP]*P$")
_FOR_PART: Final = re.compile(r"(?:^|[;,.C])[RX]*P(?P<np>D?[NG]+(?:[oP]D?[NG]+)*(?:V?P?q(?:[tCP]*q)*N*)?),?R$")
_RATES: Final = re.compile(r"(?:[\w-]+\s){0,2}(?:rates?|ratio|share|proportion)\s+of\s", re.IGNORECASE)
_IN_WHAT: Final = re.compile(rf"(?P<unit>U*)PD?(?P<np>{CHAIN})(?=[,;.CTZK]|$)")
THOSE: Final = re.compile(rf"[DW][oPt]D?(?P<np>{CHAIN})[PR]*[Pt]R*$")
_CHANGED: Final = vocabulary("reduction increase decrease rise fall drop decline")
_DONE_BY: Final = re.compile(r"B[RTZ]*(?P<verb>V)P[DR]*[NG\"]+(?:[oP][DR]*[NG\"]+)*Z?$")
"""`Most berths were let to` is none, `Most berths were taken by boats from Torr (24%)` is one."""
_RECORDING: Final = vocabulary("recorded posted showed registered reported had ran saw has records posts shows")
_EARNED: Final = vocabulary("profit profits loss losses income revenue revenues sales turnover earnings")
SHOWING: Final = vocabulary("show shows showed indicate indicates indicated suggest suggests suggested")
_RANKED: Final = vocabulary(
    "first initially previously provisionally revised the figure"
    " better best worse worst lowest highest lower higher most least strongest weakest fastest slowest"
)
_WITH_A: Final = re.compile(r"[NG)],P[DR]*N+o[RT]*$")
_LISTED: Final = re.compile(r"Q[NU]C(?P<np>[NG\"]+)$")
_PUT_AT: Final = re.compile(r"(?P<verb>V)(?P<np>[DR]*[NG\"]+(?:[oP][DR]*[NG\"]+)*)(?:P?[TZ])*P[TR]*$")
_PUTTING: Final = vocabulary("put puts putting estimated valued set reckoned")
"""`The survey put the total for May at 900`"""
_APPOSED: Final = re.compile(r"(?P<np>[DR]*[NG\"]+(?:[oP][DR]*[NG\"]+)*[TZ]*),$")
_CLOSED: Final = re.compile(r"U*(?:[,.;)]|$)")
SHORT: Final = 5
"""Content words: fewer are a short phrase."""


class Heads:
    """Finds the noun of a figure; remembers the subject and the noun that elided parts take over."""

    def __init__(self) -> None:
        self.subject = ""
        self.noun = self.near = ""
        self.topic = ""
        self.lead = self.theme = ""
        """What leads a list in; what the release or the part under a heading is about."""

    def forget(self) -> None:
        """Begins a paragraph: nothing that an earlier one spoke of is taken over."""
        self.subject = self.noun = self.near = ""

    def subject_at(self, tagged: Tagged, verb: int) -> str:
        """The subject of a verb, remembered; a pronoun or a bare `the total` leans on the one before."""
        at = verb
        while at and tagged.tags[at - 1] in "ABR" and tagged.word(at - 1).lower() not in _PRONOUNS:
            at -= 1
        pronoun = at > 0 and tagged.word(at - 1).lower() in _PRONOUNS
        known = self.near or self.topic or self.subject or self.noun if pronoun else ""
        part = _FOR_PART.search(tagged.tags, max(0, verb - 12), verb) if known else None
        if part is not None:
            told = tagged.words(*part.span("np"))
            rated = (
                join(known, "for", told) if _RATES.match(known) else ""
            )  # `the rate of absence ... for boys it fell`
            return told if tagged.word(verb).lower() in _EXPECTING else rated or limited_by(known, told)
        if known and (tagged.tags[verb] == "L" or _WHEN.search(tagged.tags, 0, at - 1)):
            return known  # `one year before it was 9 million`, `in the capital Lund it did not exceed 4`
        chain = _OBJECT.search(tagged.tags, 0, verb - 1) if tagged.tags[verb - 1 : verb] == "t" else None
        subject = tagged.words(chain.start(), verb - 1) if chain is not None else subject_of(tagged, verb)
        if re.match(r"(?:that|those) (?:of|for|in|among|to|from|by) ", subject, re.IGNORECASE):
            subject = limited_by(self.subject, subject.split(None, 2)[-1])
        words = content(subject)
        if not words and self.near and tagged.word(verb - 1).lower() in ("they", "it", "which"):
            return self.near
        if not words:
            return self._earlier(tagged, verb) or self.subject
        of = self.topic or self.near or self.subject or self.noun
        if of and all(w in ("corresponding", "latter", "former", "growth") or generic(w) for w in words):
            return subject if subject.lower().split()[-1] in of.lower().split() else f"{subject} of {of}"
        self.subject = subject
        return subject

    def _earlier(self, tagged: Tagged, verb: int) -> str:
        """The subject of an earlier verb that this one is joined to: `The rate rose again, and was 37%`."""
        joint = _JOINT.search(tagged.tags, max(0, verb - 8), verb)
        if joint is None:
            return ""
        for k in range(joint.start() - 1, -1, -1):
            if tagged.tags[k] in ";.":
                break
            if tagged.tags[k] in "LBAV" and (found := subject_of(tagged, k)) and not generic(found):
                return found
        return ""

    def subject_before(self, tagged: Tagged, i: int) -> str:
        """The subject of the nearest verb to the left, else the one in memory."""
        for k in range(i - 1, max(-1, i - REACH), -1):
            if tagged.tags[k] in "LB" or (tagged.tags[k] == "V" and tagged.word(k).lower() in ACTING):
                found = self.subject_at(tagged, k)
                if found:
                    return found
        return self.subject

    def main_subject(self, tagged: Tagged, i: int) -> str:
        """The subject of the sentence's first verb, when it stands before the number."""
        for k in range(max(1, i - 2 * REACH), i):
            if tagged.tags[k] in "LBAV":
                return "" if tagged.word(k).lower() in SHOWING else subject_of(tagged, k)
        return ""

    def specific(self, tagged: Tagged, noun: str, i: int) -> str:
        """A noun that does not say of what (`a margin of`) takes the subject with it."""
        if noun and not generic(noun) and not vague(noun):
            return noun
        if self.topic:
            return join(noun, "of", self.topic) if noun else self.topic
        beside = _WITH_A.search(tagged.tags, max(0, i - 10), i)
        if beside is not None and (of := nouns_before(tagged, beside.start() + 1)):
            return join(noun, "of", of)  # `dairies, with a share of 11 percent`
        return join(self.subject_before(tagged, i), noun)

    def fallback(self, tagged: Tagged, i: int, match: "re.Match[str] | None", before: Described | None) -> str:
        """What a sum of money without a noun is: its actor, its currency, or what was spoken of last."""
        what = self.in_what(tagged, i)
        if what:
            return what
        paid = tagged.tags[i + 1 : i + 2] == "U"
        if match is not None and (paid or SIGNED.search(tagged.text, tagged.spans[i][0], tagged.numbers[i].start)):
            actor = subject_of(tagged, match.start("verb"))  # `small firms saved 5 million yuan`
            counted = before is not None and before.noun.startswith(
                actor
            )  # `handled 604 cases and froze 5 million yuan`
            if 0 < len(content(actor)) < SHORT and not counted:
                return actor
            if paid:
                return "money"
        return (before.noun if before is not None else "") or self.subject or self.noun

    def in_what(self, tagged: Tagged, i: int) -> str:
        """What a sum is in: `2.4 billion pesos in losses`, `$2.3 million in cash`."""
        what = _IN_WHAT.match(tagged.tags, i + 1)
        paid = tagged.tags[i + 1 : i + 2] == "U" or SIGNED.search(
            tagged.text, tagged.spans[i][0], tagged.numbers[i].start
        )
        told = what is not None and paid and tagged.word(what.end("unit")).lower() == "in"
        return tagged.words(*what.span("np")) if told and what is not None else ""

    def head(self, tagged: Tagged, i: int, before: Described | None) -> str:
        """The noun phrase to the left that the figure measures."""
        tags = tagged.tags
        opened = OPENED.search(tags, max(0, i - 4), i)
        if opened is not None and not named_inside(tagged, opened.start(), i):
            return self.bracketed(tagged, opened.start(), before) or self.noun
        if onward := self._onward(tagged, i):
            return onward
        beside = re.search(r",[Pt]$", tags[max(0, i - 8) : i])
        if beside is not None:
            comma = max(0, i - 8) + beside.start()
            noun = subject_of(tagged, comma) or nouns_before(tagged, comma)
            if noun:
                return noun  # `the ratio, at 60.1 percent,`
        if beside_it := self._beside(tagged, i):
            return beside_it
        verbal = self.verbal(tagged, i, before)
        if verbal is not None:
            return verbal
        noun = nouns_before(tagged, i) or label_before(tagged, i)
        had = _HAD.search(tags, max(0, i - 8), i)
        if had is not None and tagged.word(had.start()).lower() in _RECORDING:
            # `the account recorded a surplus of 3 million`; a profit needs no firm
            noun = (
                noun if _EARNED.isdisjoint(content(noun)[-1:]) is False else join(subject_of(tagged, had.start()), noun)
            )
        return self.specific(tagged, noun, i)

    def _onward(self, tagged: Tagged, i: int) -> str:
        """The subject of the clause that a range follows: `The catch shrank - from 5 tons to 3`."""
        those = THOSE.search(tagged.tags, max(0, i - 10), i)
        if those is not None and self.near and tagged.word(those.start()).lower() in ("that", "those"):
            return limited_by(self.near, tagged.words(*those.span("np")))  # `and those of eel from 41 kg to 36`
        led = _FROM.search(tagged.tags, max(0, i - 4), i)
        if led is None or tagged.word(i - 1).lower() != "from":
            return ""
        verb = next((k for k in range(led.start() - 1, -1, -1) if tagged.tags[k] in "LBV"), None)
        return self.subject_at(tagged, verb) if verb is not None else ""

    def _beside(self, tagged: Tagged, i: int) -> str:
        """The noun that a figure is put beside: `put the total at 900`, `the flow of the month, 7 million, ...`."""
        low = max(0, i - 14)
        put = _PUT_AT.search(tagged.tags, low, i)
        if put is not None and tagged.word(put.start("verb")).lower() in _PUTTING and tagged.word(i - 1) == "at":
            return self.specific(tagged, tagged.words(*put.span("np")), i) or subject_of(tagged, put.start("verb"))
        apposed = _APPOSED.search(tagged.tags, low, i)
        if apposed is None or _CLOSED.match(tagged.tags, i + 1) is None or tagged.tags[i + 1 :].startswith("."):
            return ""
        if tagged.tags[max(0, apposed.start() - 1) : apposed.start()] in ("P", "o", "t"):
            return ""  # `on the adjusted basis, 7 million`
        clause = re.split(r"[,;.]", tagged.tags[: apposed.start()])[-1]
        return "" if re.search(r"[LBVAQ]", clause) else tagged.words(*apposed.span("np"))

    def bracketed(self, tagged: Tagged, opening: int, before: Described | None) -> str:
        """What a figure in brackets is told of: the noun before them, limited as the ones listed before it."""
        tags = tagged.tags
        moved = re.search(r"L[PR]*$|BR+$", tags[max(0, opening - 4) : opening])
        if moved is not None:  # `storage went on to trend up (+900)`
            return self.subject_at(tagged, max(0, opening - 4) + moved.start())
        noun = nouns_before(tagged, opening) or done_before(tagged, opening)
        ranked = bool(noun) and _RANKED.issuperset(noun.lower().split())
        changed = noun.lower().split()[-1:]  # `a 9 percent reduction on the year before (482)`
        if before is not None and before.noun and (ranked or _CHANGED.issuperset(changed or ["-"])):
            return before.noun
        if ranked:
            return self._told_of(tagged, opening)
        listed = next_listed(tagged, opening, noun, before) if before is not None else ""
        if listed:
            return listed
        if only_measure(noun):
            return self._measured_in(tagged, opening, noun, before)
        return self._done_in(tagged, opening, noun)

    def _done_in(self, tagged: Tagged, opening: int, noun: str) -> str:
        """The noun before brackets with what its clause tells: `employment grew in hospitals (+18,000)`."""
        low = max(0, opening - REACH)
        done_by = _DONE_BY.search(tagged.tags, low, opening)
        if done_by is not None and tagged.word(done_by.end("verb")).lower() == "by":
            return join(noun, self.subject_at(tagged, done_by.start()), tagged.word(done_by.start("verb")))
        inside = re.search(r"L[R]*P[DRNGC\"]+$", tagged.tags[low:opening])
        if inside is None:
            return noun
        subject = subject_of(tagged, low + inside.start())
        return limited_by(subject, noun) if LIMITED.search(subject) else join(subject, "in", noun)

    def _measured_in(self, tagged: Tagged, opening: int, noun: str, before: Described | None) -> str:
        """What a measure before brackets measures: `children aged 5 to 9 years (96.2)`, `from 900 kg ($1.7m)`."""
        low = max(0, opening - REACH)
        aged = _AGED.search(tagged.tags, low, opening)
        if aged is not None:
            of = self.noun or (before.noun if before else self.main_subject(tagged, opening))
            return join(of, tagged.words(low + aged.start("np"), opening))
        return (before.noun if noun and before is not None else "") or noun

    def _told_of(self, tagged: Tagged, place: int) -> str:
        """The subject of the clause before a place, whatever its verb."""
        verb = re.search(r"[LBVA][^LBVA]*$", tagged.tags[:place])
        return (self.subject_at(tagged, verb.start()) if verb is not None else "") or self.subject

    def verbal(self, tagged: Tagged, i: int, before: Described | None) -> str | None:
        """The noun that a verb before the figure links to it; None when no verb stands there."""
        tags = tagged.tags
        level = LEFT_LEVEL.search(tags, max(0, i - 6), i)
        if level is not None:
            return self.subject_at(tagged, level.start("verb"))
        gerund = LEFT_GERUND.search(tags, max(0, i - 4), i)
        if gerund is not None:
            close = re.search(r"[,Q(U][RU]*$", tags[: gerund.start()]) is not None
            if close and before is not None:
                return before.noun or before.indicator  # `saved 5 million, accounting for 3 percent of ...`
            noun = self.specific(tagged, nouns_before(tagged, gerund.start()), i)
            return noun or (before.noun if before else "")
        verb = LEFT_VERB.search(tags, max(0, i - 6), i)
        if verb is not None:
            return self.verb_head(tagged, i, verb, before)
        state = _STATE.search(tags, max(0, i - 8), i)  # `a litre was on sale for 2 crowns`
        return (self.subject_at(tagged, state.start()) or None) if state is not None else None

    def verb_head(self, tagged: Tagged, i: int, verb: "re.Match[str]", before: Described | None) -> str:
        place = verb.start("verb")
        word = tagged.word(place).lower()
        if word in ACTING or re.search(r"B[RT]*$", tagged.tags[:place]):
            return self.subject_at(tagged, place)
        if before is not None and verb.group("part") and re.search(r"[,(][RU]*$", tagged.tags[:place]):
            return before.indicator  # `23,000 cases, put at 13.5 billion yuan`
        percent = _PERCENT.match(tagged.text, tagged.numbers[i].end) is not None
        if verb.group("part"):
            paid = tagged.tags[i + 1 : i + 2] == "U" and tagged.word(place + 1).lower() in _PARTICLES
            return "" if paid else self.subject_at(tagged, place)
        return subject_of(tagged, place) if percent else ""

    def measure_of(self, tagged: Tagged, i: int) -> str:
        """What a measure word measures: `fish weighing 5 tons`, `imports reached 5 tons`, `cut to 45 seconds`."""
        tags = tagged.tags
        onward = self._onward(tagged, i)
        if onward:
            return onward
        gerund = LEFT_GERUND.search(tags, max(0, i - 4), i)
        if gerund is not None:
            return strip_measure(re.split(r"\s(?:and|or)\s", nouns_before(tagged, gerund.start()))[-1])
        level = LEFT_LEVEL.search(tags, max(0, i - 4), i)
        taken = LEFT_VERB.search(tags, max(0, i - 4), i)
        verb = level or (taken if taken is not None and not taken.group("part") else None)
        if verb is not None:
            return self.subject_at(tagged, verb.start("verb"))  # `a case took 14 months`
        joint = _LISTED.search(tags, max(0, i - 8), i)
        if joint is not None:
            return tagged.words(*joint.span("np"))  # `tin 127 kg and lead 240 kg`
        dash = tags[i - 1 : i] == ";"  # `Barley - 5 tons`, `Dry bulk 6 million tons`
        if (dash or tags[i - 1 : i] in ("N", '"')) and not re.search(
            r"(?:[QBL]|V(?![NG]))[^(,;]*$", tags[max(0, i - 4) : i - dash]
        ):
            return nouns_before(tagged, i - dash)
        return self.measured_by(tagged, i, taken) if re.search(r"[oPt]$", tags[max(0, i - 8) : i]) else ""

    def measured_by(self, tagged: Tagged, i: int, taken: "re.Match[str] | None") -> str:
        """What a measure behind a preposition measures: `was cut to 45 seconds`, `output, at 5 tons, ...`."""
        beside = re.search(r"[NG)],[PR]{1,2}$", tagged.tags[:i])
        if beside is not None:
            return subject_of(tagged, beside.start() + 1)
        verb = re.search(r"B[RTZ]*V[PtR]{0,2}$", tagged.tags[max(0, i - 8) : i])
        if verb is not None:
            return self.subject_at(tagged, verb.start())
        return nouns_before(tagged, taken.start("verb") if taken is not None else i - 1)  # `output estimated at 5 tons`
