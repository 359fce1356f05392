"""What an English figure counts and what was done with it, read off the word classes of its sentence."""

import re
from typing import Final

from extractor.fillers.baseline.indicator.antecedents import done_last, lasting, more_of, named_last, whole_of
from extractor.fillers.baseline.indicator.behind import (
    OF_SEVERAL,
    OF_WHICH,
    PARTITIVE,
    RIGHT,
    behind_share,
    included,
    limits,
    past_bracket,
    share_end,
    shared_head,
)
from extractor.fillers.baseline.indicator.described import Described, without_time
from extractor.fillers.baseline.indicator.enclosed import CLOSED, labelled_part, outside
from extractor.fillers.baseline.indicator.heads import OPENED, SHORT, SHOWING
from extractor.fillers.baseline.indicator.labels import noted
from extractor.fillers.baseline.indicator.movements import Moves
from extractor.fillers.baseline.indicator.retold import alike, also, fronted, named_alike, of_the_same, taken_over
from extractor.fillers.baseline.indicator.themes import vague
from extractor.fillers.baseline.indicator.valuing import found_in, gave, of_list, of_value, worth
from extractor.fillers.baseline.indicator.verbs import (
    LEFT_GERUND,
    LEFT_LEVEL,
    LEFT_VERB,
    after_unit,
    also_done,
    counts,
    given,
    joined,
    left_verb,
    predicate,
    repeats,
    right_verb,
)
from extractor.fillers.baseline.indicator.wholes import led_in, shared_whole
from extractor.fillers.baseline.words.lexicon import MEASURES, PHYSICAL, SPEECH
from extractor.fillers.baseline.words.subjects import (
    CHAIN,
    REACH,
    content,
    generic,
    head_of,
    join,
    nouns_before,
    only_measure,
    strip_measure,
    subject_of,
    topic,
)
from extractor.fillers.baseline.words.tagging import Tagged
from extractor.grammar.words import is_plural

_PASSIVE: Final = re.compile(r"[TZKR]*[ABR]*B[ABR]*V")
_ALONE: Final = re.compile(r"(?:(?:^|[,;.])[TZKRXC]*(?:DNo)?|B[RTZK]*V[TZK]*CR*)$")
_PAIR: Final = re.compile(rf"CV?{CHAIN}(?=R*(?:[AB]|V(?![Pt])))")
_DONE_TO: Final = re.compile(r"B[TZKR]*V[Pt]R*$")
_HAS: Final = re.compile(r"[NG)]AR*$")
"""`Small farms had 900 cows`; elsewhere the sentence's subject is not what has them."""
_AFRESH: Final = re.compile(r"[,;C][TZR]*$")
_JOINT: Final = re.compile(r"(?:,R*Q){0,12},?[Ct]R*Q")
_SAID: Final = re.compile(r"[RTZK]*[ABLV]")
_SAID_OF: Final = re.compile(
    r"[TZR]*[AB][ABR]*[VGPN]|AD[NG]+V|[VL](?:[PR]?[,.;C]|D)|L[PR]D?[NG]|[TZRC]*[,.;()]|$|o[WDR]"
)
"""Behind a figure whose noun is left out: what is said of it."""
_PER: Final = re.compile(
    r"\s+(per\s+(?:[\d,]+\s+(?:\w+\s+)?|[\w-]+\s+){0,2}\w+|a\s+(?:day|month|year|week|share|head|barrel|tonne?))\b"
)
_DRIVE: Final = re.compile(r"(?i:\b(?:campaign|operation|action|crackdown|drive)\b)")


class Reader(Moves):
    """Reads the figures of a release in order."""

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
            elif self.topic and generic(self.topic) and self.noun:
                self.topic = self.noun  # `Of this amount, ...`
            before = found.get(previous) if previous is not None else None
            if CLOSED.search(tagged.tags, 0, i) and (outer := outside(tagged, found, i)) is not None:
                before = found[outer]  # `put on 900 (clinics +240, surgeries +70); its ...`
                previous = outer if tagged.tags[i - 1] == "t" else previous  # `from 640 kg ($1.7m) to 900 kg`
            if before is not None and previous is not None and (main := whole_of(tagged, i, previous, found)):
                before = main
            before = more_of(tagged, i, before, found)
            if previous is not None and "t" not in tagged.tags[previous:i] and repeats(tagged, previous, i):
                before = alike(tagged, i, previous, found) or before
            if tagged.numbers[i].kind == "change":
                found[i] = self.changed(tagged, i, cues.get(i), previous, before)
            else:
                told = self._describe(tagged, i, previous, before, found)
                found[i] = shared_whole(tagged, i, previous, told, self.topic)
                self.noun = self.near = found[i].noun or self.noun
            unit = found[i].unit
            if not counts(tagged, i) or (unit and unit not in tagged.text[tagged.spans[0][0] : tagged.spans[-1][1]]):
                found[i] = found[i]._replace(unit=None)  # a share of what was counted, or a noun of another sentence
            if not self.theme and not vague(found[i].noun):
                self.theme = found[i].noun
            previous = i
        self._share_verbs(tagged, places, found)
        led_in(tagged, places, found)
        return found

    def _describe(
        self, tagged: Tagged, i: int, previous: int | None, before: Described | None, found: dict[int, Described]
    ) -> Described:
        part = labelled_part(tagged, i, found) or noted(tagged, i, found) or fronted(tagged, i, found)
        if part is not None:
            return part
        if before is not None and (taken := taken_over(tagged, i, previous, before)) is not None:
            return taken
        right = RIGHT.match(tagged.tags, after_unit(tagged, i))
        if (
            right is not None
            and tagged.word(right.start("np")).lower() in PHYSICAL
            and tagged.tags[right.start() + 1 :][:1] == "C"
        ):
            right = RIGHT.match(tagged.tags, right.start(), right.start() + 1)  # `ice 4,605 kg and ketamine 240 kg`
        joint = _JOINT.match(tagged.tags, i + 1) if right is None and counts(tagged, i) else None
        right = RIGHT.match(tagged.tags, joint.end()) if joint is not None else right  # `between 900 and 1,500 beds`
        whole = OF_SEVERAL.match(tagged.tags, i + 1)
        if whole is not None and counts(tagged, i) and tagged.word(i + 1)[:3].lower() in ("of", "of "):
            return self._of_several(tagged, i, whole.end())
        if counts(tagged, i):
            if right is not None:
                ratio = self._multiple(tagged, i, tagged.words(*right.span("np")), before)
                return ratio or self._counted(tagged, i, previous, before, right)
            left_out = OF_WHICH.search(tagged.tags, 0, i) or _SAID_OF.match(tagged.tags, i + 1) or also_done(tagged, i)
            if left_out and (elided := self._elided(tagged, i, previous, before)) is not None:
                return elided
        return self._measured(tagged, i, previous, before, right)

    def _of_several(self, tagged: Tagged, i: int, at: int) -> Described:
        """`three of the 14 districts reached the target`: the noun of the whole, with what is said of the part."""
        verb = left_verb(tagged, i)
        found = RIGHT.match(tagged.tags, at)
        if found is None:
            return Described(join(self.noun, verb), None, verb, self.noun)
        noun = tagged.words(*found.span())
        span = (tagged.spans[found.start("np")][0], tagged.spans[found.end("np") - 1][1])
        verb = verb or predicate(tagged, found.end())
        return Described(join(noun, verb), span, verb, noun)

    def _elided(self, tagged: Tagged, i: int, previous: int | None, before: Described | None) -> Described | None:
        """`12 cases were filed and 9 were closed`, `concluded 11,906 of them`: the noun is left out."""
        at = past_bracket(tagged, i + 1)
        part = PARTITIVE.match(tagged.tags, at)
        of_whom = OF_WHICH.search(tagged.tags, max(0, i - 5), i) is not None
        told = predicate(tagged, part.end()) if part else predicate(tagged, at) if of_whom else ""
        left = left_verb(tagged, i)
        left = join(left, told) if left and part is not None else left  # `finding 96 of them uninsured`
        verb = left or told or right_verb(tagged, at) or predicate(tagged, at)
        verb = verb or given(tagged, i)
        part_of = before is not None and (part is not None or not is_plural(head_of(self.topic)))
        noun = (before.noun if before is not None and part_of else "") or self.topic or (before.noun if before else "")
        noun = named_last(tagged, i, previous) or noun
        if not noun and tagged.tags[:1] == "o":
            noun = self.noun  # `Of these, 12 were civil` of what the sentence before counted
        if not noun and not (before and before.noun) and not self.subject and (said := predicate(tagged, at) or told):
            return Described(join(self.noun, said), None, "", self.noun)  # `Some 900 left for other schools`
        if not noun or (not verb and not (previous is not None and joined(tagged, previous, i))):
            return None
        had = re.match(r"(?P<aux>AD[NG]+V)|[VL]D[NG]", tagged.tags[at:])  # `211 had their sentence reduced`
        counted = before is None or of_whom or (had is not None and (had["aux"] or before.counted))
        head = head_of(noun) if counted else ""
        head_told = head if is_plural(head) else None
        own = "" if had is not None else verb  # `and 45 failed the test` says nothing of what is told before it
        return Described(join(noun, verb or (before.verb if before else "")), None, own, noun, head_told)

    def _counted(
        self, tagged: Tagged, i: int, previous: int | None, before: Described | None, right: "re.Match[str]"
    ) -> Described:
        first, last = right.span("np")
        end = right.end()
        pair = _PAIR.match(tagged.tags, end)
        if pair is not None and LEFT_VERB.search(tagged.tags, max(0, i - 8), i) is None:
            end = pair.end()  # `407 individuals and collectives won honours`
        words, end = without_time(tagged.words(first, end)), past_bracket(tagged, end)
        noun = strip_measure(words)
        span = (tagged.spans[first][0], tagged.spans[last - 1][1])
        opened = OPENED.search(tagged.tags, max(0, i - 4), i)
        if opened is not None:
            noun = join(noun, nouns_before(tagged, opened.start()) or self.noun)
            return Described(noun, span, "", noun)
        shared = shared_head(tagged, i, first, last)
        if shared is not None:
            plain = shared.lower() in ("ones", "others")
            kept = (before.noun if before is not None else "") or self.noun if plain else shared
            head = head_of(kept)
            done = right_verb(tagged, end) if plain else ""
            verb = self._led_by(tagged, i) or done or (before.verb if before is not None and plain else "")
            noun = noun.removesuffix(shared).strip()
            return Described(join(noun, kept, verb), span, verb, kept, head or None)
        verb = self._led_by(tagged, i) or right_verb(tagged, end)
        noun, verb = (noun, verb) if verb else done_last(tagged, i, previous, right, noun)
        if not verb and tagged.tags[end : end + 1] in ("A", "B") and (told := predicate(tagged, end)):
            return Described(join(noun, told), span, "", noun)  # `1.2 million people had been out of work`
        if verb and (done_to := _DONE_TO.search(tagged.tags, max(0, i - 10), i)) is not None:
            about = subject_of(tagged, done_to.start())  # `Grants were made to 300 farms`
            verb = join(about, verb) if 0 < len(content(about)) < SHORT else verb
        listed = previous is not None and (included(tagged, i) or joined(tagged, previous, i))
        if not verb and before is not None and listed:
            verb = before.verb
        measured = self._measure(tagged, i, right, before, noun, done=right_verb(tagged, end) != "")
        if measured is not None:
            noun = measured
        elif self.topic and len(content(noun)) + len(verb.split()) < SHORT - 1:
            return Described(join(noun, "of", self.topic, verb), span, verb, noun)
        elif not verb and len(content(noun)) < 2:  # noqa: PLR2004 -- a single noun
            label = found_in(tagged, i, noun, before)
            has = _HAS.search(tagged.tags, max(0, i - 4), i) is not None or tagged.word(i - 1).lower() == "with"
            noun = join(label, noun) if label else join(noun, self.main_subject(tagged, i)) if has else noun
        return Described(join(noun or words, verb), span, verb, noun)

    def _multiple(self, tagged: Tagged, i: int, noun: str, before: Described | None) -> Described | None:
        """`Net debt stood at 1.2 times EBITDA`: what is told as a multiple of something."""
        if not noun.startswith("times ") or "what" in noun or len(noun.split()) > 3:  # noqa: PLR2004 -- `times annual sales`
            return None
        level = LEFT_LEVEL.search(tagged.tags, max(0, i - 4), i)
        subject = subject_of(tagged, level.start("verb")) if level is not None else ""
        thing = subject or (before.noun if before is not None else "") or self.subject
        whole = noun.removeprefix("times ")
        return Described(" ".join(w for w in (join(thing), "to", whole) if w), None, "", thing) if thing else None

    def _measure(
        self,
        tagged: Tagged,
        i: int,
        right: "re.Match[str]",
        before: Described | None,
        noun: str,
        *,
        done: bool,
    ) -> str | None:
        """What is measured where the words behind the number are a measure only; None where they tell a thing."""
        of = right.group("post").startswith("o")
        told = done and len(content(noun)) > 1
        if (only_measure(noun) and not told) or (only_measure(tagged.words(*right.span("np"))) and not of):
            known = self.topic or (before.noun if before else "") or self.subject
            return lasting(tagged, i, noun, self.measure_of(tagged, i) or known, self.noun)
        listed = tagged.tags[i - 1 : i] in ("N", ";") and noun.lower() in MEASURES
        return (self.measure_of(tagged, i) or None) if listed else None  # `motor vehicles 88,300 sets`

    def _led_by(self, tagged: Tagged, i: int) -> str:
        """The verb before the figure; before a level the subject that it is a level of."""
        verb = left_verb(tagged, i)
        if verb:
            return verb
        level = LEFT_LEVEL.search(tagged.tags, max(0, i - 4), i)
        if level is None:
            return given(tagged, i)
        if tagged.word(level.start("verb")).lower() in SHOWING:
            return ""  # `Early estimates show 30 million employees`
        subject = subject_of(tagged, level.start("verb"))
        self.subject = self.subject if generic(subject) else subject
        return subject

    def _measured(
        self, tagged: Tagged, i: int, previous: int | None, before: Described | None, right: "re.Match[str] | None"
    ) -> Described:
        behind, span = behind_share(tagged, i, right)
        match = LEFT_VERB.search(tagged.tags, max(0, i - 8), i)
        alone = tagged.word(i - 1).lower() == "with" or _ALONE.search(tagged.tags, max(0, i - REACH), i)
        if match is None and tagged.tags[i + 1 : i + 2] == "U" and alone:
            verb = right_verb(tagged, after_unit(tagged, i))
            if verb:  # `A total of 5 million yuan was recovered`
                paid = tagged.words(i + 1, i + 1 + len(tagged.tags[i + 1 :]) - len(tagged.tags[i + 1 :].lstrip("U")))
                return Described(join(paid, verb), span, verb, paid)
        noun = self._noun(tagged, i, previous, before, right, behind=bool(behind))
        noun = named_alike(of_the_same(noun, before), before)
        if generic(noun) and not (noun == "" and behind):
            noun = join(noun, self.topic)
        if not noun and not behind:
            noun = self.fallback(tagged, i, match, before)
        verb = ""
        if not behind and match is None:
            behind = limits(tagged, i)
        if match is not None and tagged.word(match.start("verb")).lower() not in SPEECH | {"made"}:
            verb = tagged.word(match.start("verb"))
        elif behind and right is not None:
            verb = right_verb(tagged, past_bracket(tagged, share_end(tagged, right)))
        elif of_value(tagged, i) and _PASSIVE.match(tagged.tags, after_unit(tagged, i)):
            verb = right_verb(tagged, after_unit(tagged, i))  # `losses of 5 million yuan were averted`
        elif before is not None and noun and noun == before.noun:
            verb = before.verb
        noun = worth(tagged, i, noun)
        verb = gave(tagged, i, match) or verb
        per = _PER.match(tagged.text, tagged.spans[after_unit(tagged, i) - 1][1])
        unit = of_list(tagged, i, noun)
        return Described(join(noun, behind, verb, per.group(1) if per else ""), span, verb, noun or behind, unit)

    def _noun(
        self,
        tagged: Tagged,
        i: int,
        previous: int | None,
        before: Described | None,
        right: "re.Match[str] | None",
        *,
        behind: bool,
    ) -> str:
        """The noun to the left of a measured figure, of the figure before it in a list, or none."""
        tags = tagged.tags
        listed = (
            previous is not None and joined(tagged, previous, i) and LEFT_VERB.search(tags, max(0, i - 8), i) is None
        )
        opens = tags[i + 1 : i + 2] == "o" and tagged.word(max(0, i - 1)).lower() == "and"
        listed_share = opens and right is not None and previous is not None and tags[previous + 1 : previous + 2] == "o"
        second = listed_share and right is not None and _SAID.match(tags, right.end()) is None
        opens = opens and not second  # `72% of cases and 88% of deaths.`
        passive = opens or (right is not None and _PASSIVE.match(tags, right.end()) is not None)
        linked = any(p.search(tags, max(0, i - 6), i) for p in (LEFT_LEVEL, LEFT_GERUND, LEFT_VERB))
        again = previous is not None and before is not None and before.noun and also(tagged, previous, i)
        if before is not None and (again or re.search(r"oW$", tags[max(0, i - 8) : i])):
            return before.noun  # `214 million, or 11 percent of sales`, `of whom 54 percent`
        if behind and not linked and not second and tags[after_unit(tagged, i)] == "o" and _AFRESH.search(tags, 0, i):
            return ""  # `..., 21 percent of those asked`
        if listed and before is not None and not passive and re.search(r"[,C]R*$", tags[max(0, i - 8) : i]):
            return self.in_what(tagged, i) or before.noun or before.indicator
        opening = behind and not re.search(r"[NVLBG]", tags[max(0, i - REACH) : i])
        if opening or (passive and tags[i + 1 : i + 2] == "o"):
            return ""  # the number opens the sentence, or `and 61 percent of adults were vaccinated`
        return self.head(tagged, i, before)

    def _share_verbs(self, tagged: Tagged, places: list[int], found: dict[int, Described]) -> None:
        """`A cases, B guns and C rounds were seized`: the verb behind the last holds for all."""
        for left, right in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
            a, b = found[left], found[right]
            near = max(0, left - 6)
            if LEFT_VERB.search(tagged.tags, near, left) or LEFT_LEVEL.search(tagged.tags, near, left):
                continue
            if ";" in tagged.tags[left:right]:
                continue
            if not a.verb and b.verb and a.noun and joined(tagged, left, right) and not self._led_by(tagged, right):
                found[left] = a._replace(indicator=join(a.indicator, b.verb), verb=b.verb)
