"""What an English figure counts and what was done with it, read off the word classes of its sentence."""

import re
from typing import Final, NamedTuple

from extractor.fillers.baseline.lexicon import ACTING, SPEECH
from extractor.fillers.baseline.subjects import (
    CHAIN,
    REACH,
    content,
    generic,
    join,
    limited_by,
    limited_growth,
    nouns_before,
    only_measure,
    strip_measure,
    subject_of,
    topic,
)
from extractor.fillers.baseline.tagging import Tagged
from extractor.fillers.baseline.verbs import (
    LEFT_GERUND,
    LEFT_LEVEL,
    LEFT_VERB,
    after_unit,
    counts,
    given,
    joined,
    left_verb,
    repeats,
    right_verb,
)

_AND: Final = rf"(?:(?:,{CHAIN})*,?C{CHAIN}(?![ABLVNG\"]))?"
_RIGHT: Final = re.compile(
    rf"(?P<np>o?[DZ]?{CHAIN}{_AND})(?P<post>(?:[oP]D?[\"q]?{CHAIN}(?:C{CHAIN}(?![ABLVNG\"]))?){{0,3}}"
    rf"(?:W[AR]*V[^,;.QBAVKT]{{0,7}}|V(?=[ABL,;.)TZK]|$)|V[RP]D?{CHAIN}(?=[ABL,;.)TZK]|$))?)"
)
_PASSIVE: Final = re.compile(r"[TZKR]*[ABR]*B[ABR]*V")
_PAIR: Final = re.compile(rf"C{CHAIN}(?=R*(?:[AB]|V(?![Pt])))")
_OPENED: Final = re.compile(r"\([RN]{0,2};?$")
_PER: Final = re.compile(
    r"\s+(per\s+(?:[\d,]+\s+(?:\w+\s+)?|[\w-]+\s+){0,2}\w+|a\s+(?:day|month|year|week|share|head|barrel|tonne?))\b"
)

_DRIVE: Final = re.compile(r"(?i:\b(?:campaign|operation|action|crackdown|drive)\b)")
_SHORT: Final = 5
"""Content words: fewer are a short phrase."""


class Described(NamedTuple):
    """The words of an indicator, and the words right beside the number that name what is counted."""

    indicator: str
    counted: tuple[int, int] | None
    verb: str
    noun: str


class Reader:
    """Reads the figures of a release in order, remembering the subject and the verb that elided parts take over."""

    def __init__(self) -> None:
        self.subject = ""
        self.noun = self.near = ""
        self.topic = ""

    def sentence(self, tagged: Tagged, cues: dict[int, int]) -> dict[int, Described]:
        """Each number's description, by token place; `cues` leads from a change's place to its change word's place."""
        places = [i for i in sorted(tagged.numbers) if tagged.tags[i] == "Q"]
        found: dict[int, Described] = {}
        self.near = ""
        previous: int | None = None
        for i in places:
            self.topic = topic(tagged, i)
            if _DRIVE.search(self.topic):
                self.topic = ""
            before = found.get(previous) if previous is not None else None
            if tagged.numbers[i].kind == "change":
                found[i] = self._changed(tagged, i, cues.get(i), before)
            else:
                found[i] = self._describe(tagged, i, previous, before)
                self.noun = self.near = found[i].noun or self.noun
            previous = i
        self._share_verbs(tagged, places, found)
        return found

    def _describe(self, tagged: Tagged, i: int, previous: int | None, before: Described | None) -> Described:
        if previous is not None and before is not None and repeats(tagged, previous, i):
            return before
        if (
            previous is not None
            and before is not None
            and tagged.numbers[previous].kind == "change"
            and re.fullmatch(r"[UKTR,Co]*[tP]R*|D?N?[UKTR,Co]*tR*", tagged.tags[previous + 1 : i])
        ):
            return before  # `rose 3 percent to 500`
        right = _RIGHT.match(tagged.tags, after_unit(tagged, i))
        if counts(tagged, i):
            if right is not None:
                return self._counted(tagged, i, previous, before, right)
            if re.match(r"[TZR]*[AB][ABR]*V|[TZRC]*[,.;)]|$|o[WDR]", tagged.tags[i + 1 :]):
                elided = self._elided(tagged, i, previous, before)
                if elided is not None:
                    return elided
        return self._measured(tagged, i, previous, before, right)

    def _elided(self, tagged: Tagged, i: int, previous: int | None, before: Described | None) -> Described | None:
        """`12 cases were filed and 9 were closed`, `concluded 11,906 of them`: the noun is left out."""
        verb = left_verb(tagged, i) or right_verb(tagged, i + 1)
        noun = self.topic or (before.noun if before else "")
        if not noun or (not verb and not (previous is not None and joined(tagged, previous, i))):
            return None
        return Described(join(noun, verb or (before.verb if before else "")), None, verb, noun)

    def _counted(
        self, tagged: Tagged, i: int, previous: int | None, before: Described | None, right: "re.Match[str]"
    ) -> Described:
        first, last = right.span("np")
        end = right.end()
        pair = _PAIR.match(tagged.tags, end)
        if pair is not None and LEFT_VERB.search(tagged.tags, max(0, i - 8), i) is None:
            end = pair.end()  # `407 individuals and collectives won honours`
        words = tagged.words(first, end)
        noun = strip_measure(words)
        span = (tagged.spans[first][0], tagged.spans[last - 1][1])
        opened = _OPENED.search(tagged.tags, max(0, i - 4), i)
        if opened is not None:
            noun = join(noun, nouns_before(tagged, opened.start()) or self.noun)
            return Described(noun, span, "", noun)
        verb = self._led_by(tagged, i) or right_verb(tagged, end)
        included = tagged.tags[i - 1 : i] == "P" and tagged.word(i - 1).lower() == "including"
        if not verb and previous is not None and before is not None and (included or joined(tagged, previous, i)):
            verb = before.verb
        if only_measure(noun):
            noun = self._measure_of(tagged, i) or self.topic or (before.noun if before else "") or self.subject
        elif self.topic and len(content(noun)) + len(verb.split()) < _SHORT - 1:
            return Described(join(noun, "of", self.topic, verb), span, verb, noun)
        elif not verb and len(content(noun)) < 2:  # noqa: PLR2004 -- a single noun
            noun = join(noun, self._main_subject(tagged, i))
        return Described(join(noun or words, verb), span, verb, noun)

    def _measure_of(self, tagged: Tagged, i: int) -> str:
        """What a measure word measures: `fish weighing 5 tons`, `imports reached 5 tons`, `cut to 45 seconds`."""
        tags = tagged.tags
        gerund = LEFT_GERUND.search(tags, max(0, i - 4), i)
        if gerund is not None:
            return strip_measure(re.split(r"\s(?:and|or)\s", nouns_before(tagged, gerund.start()))[-1])
        level = LEFT_LEVEL.search(tags, max(0, i - 4), i)
        if level is not None:
            return self._subject(tagged, level.start("verb"))
        taken = LEFT_VERB.search(tags, max(0, i - 4), i)
        if taken is not None and not taken.group("part"):
            return self._subject(tagged, taken.start("verb"))  # `a case took 14 months`
        if tags[i - 1 : i] == "N" and not re.search(r"[QBLV]", tags[max(0, i - 4) : i]):
            return nouns_before(tagged, i)  # `Dry bulk 6 million tons`
        if re.search(r"[oPt]$", tags[max(0, i - 8) : i]):
            verb = re.search(r"B[RTZ]*V[PtR]{0,2}$", tags[max(0, i - 8) : i])
            return self._subject(tagged, verb.start()) if verb is not None else nouns_before(tagged, i - 1)
        return ""

    def _led_by(self, tagged: Tagged, i: int) -> str:
        """The verb before the figure; before a level the subject that it is a level of."""
        verb = left_verb(tagged, i)
        if verb:
            return verb
        level = LEFT_LEVEL.search(tagged.tags, max(0, i - 4), i)
        return subject_of(tagged, level.start("verb")) if level is not None else given(tagged, i)

    def _measured(
        self, tagged: Tagged, i: int, previous: int | None, before: Described | None, right: "re.Match[str] | None"
    ) -> Described:
        behind, span = _behind(tagged, i, right)
        match = LEFT_VERB.search(tagged.tags, max(0, i - 8), i)
        listed = before is not None and previous is not None and joined(tagged, previous, i)
        opens = tagged.tags[i + 1 : i + 2] == "o" and tagged.word(max(0, i - 1)).lower() == "and"
        passive = opens or (right is not None and _PASSIVE.match(tagged.tags, right.end()) is not None)
        if before is not None and re.search(r"oW$", tagged.tags[max(0, i - 8) : i]):
            noun = before.noun  # `of whom 54 percent`
        elif (
            listed
            and before is not None
            and match is None
            and not passive
            and re.search(r"[,C]R*$", tagged.tags[max(0, i - 8) : i])
        ):
            noun = before.noun or before.indicator
        elif behind and not re.search(r"[NVLBG]", tagged.tags[max(0, i - REACH) : i]):
            noun = ""  # the number opens the sentence
        elif passive and tagged.tags[i + 1 : i + 2] == "o":
            noun = ""  # `and 61 percent of adults were vaccinated`
        else:
            noun = self._head(tagged, i, before)
        if generic(noun) and not (noun == "" and behind):
            noun = join(noun, self.topic)
        if not noun and not behind:
            noun = self._fallback(tagged, i, match, before)
        verb = ""
        if match is not None and tagged.word(match.start("verb")).lower() not in SPEECH | {"made"}:
            verb = tagged.word(match.start("verb"))
        elif behind and right is not None:
            verb = right_verb(tagged, right.end())
        elif before is not None and noun and noun == before.noun:
            verb = before.verb
        per = _PER.match(tagged.text, tagged.spans[after_unit(tagged, i) - 1][1])
        return Described(join(noun, behind, verb, per.group(1) if per else ""), span, verb, noun or behind)

    def _fallback(self, tagged: Tagged, i: int, match: "re.Match[str] | None", before: Described | None) -> str:
        """What a sum of money without a noun is: its actor, its currency, or what was spoken of last."""
        if match is not None and tagged.tags[i + 1 : i + 2] == "U":
            actor = subject_of(tagged, match.start("verb"))  # `small firms saved 5 million yuan`
            return actor if 0 < len(content(actor)) < _SHORT else tagged.word(i + 1)
        return (before.noun if before is not None else "") or self.subject or self.noun

    def _head(self, tagged: Tagged, i: int, before: Described | None) -> str:
        """The noun phrase to the left that the figure measures."""
        tags = tagged.tags
        opened = _OPENED.search(tags, max(0, i - 4), i)
        if opened is not None:
            noun = nouns_before(tagged, opened.start())
            listed = re.search(r"Q\),?C?[DNGR]+$", tags[: opened.start()]) is not None
            return limited_by(before.noun, noun) if listed and before is not None else noun or self.noun
        beside = re.search(r",[Pt]$", tags[max(0, i - 8) : i])
        if beside is not None and (noun := nouns_before(tagged, beside.start())):
            return noun  # `the ratio, at 60.1 percent,`
        verbal = self._verbal(tagged, i, before)
        return verbal if verbal is not None else self._specific(tagged, nouns_before(tagged, i), i)

    def _verbal(self, tagged: Tagged, i: int, before: Described | None) -> str | None:
        """The noun that a verb before the figure links to it; None when no verb stands there."""
        tags = tagged.tags
        level = LEFT_LEVEL.search(tags, max(0, i - 6), i)
        if level is not None:
            return self._subject(tagged, level.start("verb"))
        gerund = LEFT_GERUND.search(tags, max(0, i - 4), i)
        if gerund is not None:
            close = re.search(r"[,Q(U][RU]*$", tags[: gerund.start()]) is not None
            if close and before is not None:
                return before.noun or before.indicator  # `saved 5 million, accounting for 3 percent of ...`
            noun = self._specific(tagged, nouns_before(tagged, gerund.start()), i)
            return noun or (before.noun if before else "")
        verb = LEFT_VERB.search(tags, max(0, i - 6), i)
        return self._verb_head(tagged, i, verb, before) if verb is not None else None

    def _verb_head(self, tagged: Tagged, i: int, verb: "re.Match[str]", before: Described | None) -> str:
        place = verb.start("verb")
        word = tagged.word(place).lower()
        if word in ACTING or re.search(r"B[RT]*$", tagged.tags[:place]):
            return self._subject(tagged, place)
        if before is not None and verb.group("part") and re.search(r"[,(][RU]*$", tagged.tags[:place]):
            return before.indicator  # `23,000 cases, put at 13.5 billion yuan`
        percent = (
            tagged.text[tagged.numbers[i].end : tagged.numbers[i].end + 9].lstrip().lower().startswith(("%", "per"))
        )
        return self._subject(tagged, place) if verb.group("part") or percent else ""

    def _specific(self, tagged: Tagged, noun: str, i: int) -> str:
        """A noun that does not say of what (`a margin of`) takes the subject with it."""
        if noun and not generic(noun):
            return noun
        if self.topic:
            return join(noun, "of", self.topic) if noun else self.topic
        return join(self._subject_before(tagged, i), noun)

    def _changed(self, tagged: Tagged, i: int, cue: int | None, before: Described | None) -> Described:
        """What a change without a level is a change of: the subject of its change word, or the noun it modifies."""
        tags = tagged.tags
        right = _RIGHT.match(tags, i + 1) if counts(tagged, i) else None
        counted = tagged.words(*right.span("np")) if right is not None else ""
        span = (tagged.spans[right.start("np")][0], tagged.spans[right.end("np") - 1][1]) if right is not None else None
        noun = ""
        opened = _OPENED.search(tags, max(0, i - 4), i)
        if opened is not None:
            noun = nouns_before(tagged, opened.start())
            listed = re.search(r"Q\),?C?[DNGR]+$", tags[: opened.start()]) is not None
            noun = limited_by(before.noun, noun) if listed and before is not None else noun
            inside = re.search(r"L[R]*P[DRNGC\"]+$", tags[max(0, opened.start() - REACH) : opened.start()])
            if inside is not None and not listed:
                place = max(0, opened.start() - REACH) + inside.start()
                noun = limited_by(subject_of(tagged, place), noun)  # `employment grew in hospitals (+18,000)`
        elif cue is not None and cue < i:
            if tags[cue] in "LVBG":
                noun = self._subject(tagged, cue) if tags[cue] != "G" else nouns_before(tagged, cue)
            elif tags[cue] in "PR":
                noun = nouns_before(tagged, cue) or (self.topic if before is None else "")
            elif (chain := re.search(r"[NGR]+$", tags[:cue])) is not None and before is not None:
                noun = join(before.noun, tagged.words(chain.start(), cue + 1))
            if generic(noun) or not content(noun):
                of = re.match(r"[oP][DR]*" + CHAIN, tags[cue + 1 : i])
                kept = noun
                noun = tagged.words(cue + 2, cue + 1 + of.end()) if of is not None else ""
                if not noun and content(kept) and tags[cue] in "LVB" and before is None:
                    noun = limited_growth(kept, self.subject or self.noun)
        elif (
            cue is not None
            and (of := re.match(r"[oP][DR]*" + CHAIN + rf"(?:[oP]D?{CHAIN})*", tags[cue + 1 :])) is not None
        ):
            noun = tagged.words(cue + 2, cue + 1 + of.end())
        elif (cue is None or cue > i) and (level := LEFT_LEVEL.search(tags, max(0, i - 4), i)) is not None:
            noun = self._subject(tagged, level.start("verb"))  # `employment is 21,000 lower`
        noun = (
            noun
            or (before.noun if before else "")
            or self.topic
            or self._main_subject(tagged, i)
            or self.subject
            or self.noun
        )
        return Described(join(noun, counted), span, "", noun)

    def _subject_before(self, tagged: Tagged, i: int) -> str:
        """The subject of the nearest verb to the left, else the one in memory."""
        for k in range(i - 1, max(-1, i - REACH), -1):
            if tagged.tags[k] in "LB" or (tagged.tags[k] == "V" and tagged.word(k).lower() in ACTING):
                found = self._subject(tagged, k)
                if found:
                    return found
        return self.subject

    def _main_subject(self, tagged: Tagged, i: int) -> str:
        """The subject of the sentence's first verb, when it stands before the number."""
        for k in range(max(1, i - 2 * REACH), i):
            if tagged.tags[k] in "LBAV":
                return subject_of(tagged, k)
        return ""

    def _subject(self, tagged: Tagged, verb: int) -> str:
        """The subject of a verb, remembered; a pronoun or a bare `the total` leans on the one before."""
        subject = nouns_before(tagged, verb - 1) if tagged.tags[verb - 1 : verb] == "t" else subject_of(tagged, verb)
        if subject.lower().startswith(("that of", "those of")):
            subject = limited_by(self.subject, subject.split(None, 2)[-1])
        words = content(subject)
        if not words and self.near and tagged.word(verb - 1).lower() in ("they", "it"):
            return self.near
        if not words:
            return self.subject
        if self.noun and all(w in ("corresponding", "latter", "former") or generic(w) for w in words):
            return f"{subject} of {self.topic or self.near or self.subject or self.noun}"
        self.subject = subject
        return subject

    def _share_verbs(self, tagged: Tagged, places: list[int], found: dict[int, Described]) -> None:
        """`A cases, B guns and C rounds were seized`: the verb behind the last holds for all."""
        for left, right in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
            a, b = found[left], found[right]
            near = max(0, left - 6)
            if LEFT_VERB.search(tagged.tags, near, left) or LEFT_LEVEL.search(tagged.tags, near, left):
                continue
            if not a.verb and b.verb and a.noun and joined(tagged, left, right) and not self._led_by(tagged, right):
                found[left] = a._replace(indicator=join(a.indicator, b.verb), verb=b.verb)


def _behind(tagged: Tagged, i: int, right: "re.Match[str] | None") -> tuple[str, tuple[int, int] | None]:
    """The words behind a measured figure (`5 percent of the firms surveyed`) and the span of its noun."""
    if right is not None:
        first, last = right.span("np")
        return tagged.words(*right.span()), (tagged.spans[first][0], tagged.spans[last - 1][1])
    part = re.match(r"o[DR]*Q", tagged.tags[i + 1 :])
    if part is not None:
        whole = _RIGHT.match(tagged.tags, i + 1 + part.end())  # `60 percent of the 2,300 firms surveyed`
        return (tagged.words(*whole.span()) if whole is not None else ""), None
    those = re.match(r"o[DR]?V[RP]?[NZ]*", tagged.tags[i + 1 :])
    return (tagged.words(i + 2, i + 1 + those.end()) if those is not None else ""), None
