"""What an English figure counts and what was done with it, read off the word classes of its sentence."""

import re
from typing import Final, NamedTuple

from extractor.fillers.baseline.lexicon import ACTING, FILLER, GENERIC, MEASURES, SPEECH
from extractor.fillers.baseline.tagging import Tagged

_CHAIN: Final = r"(?:[NG\"]|q(?=[N\"])|R(?=[N\"]))+"
_AND: Final = rf"(?:(?:,{_CHAIN})*,?C{_CHAIN}(?![ABLV]))?"
_RIGHT: Final = re.compile(
    rf"(?P<np>o?[DZ]?{_CHAIN}{_AND})(?P<post>(?:[oP]D?[\"q]?{_CHAIN}(?:C{_CHAIN}(?![ABLV]))?){{0,3}}"
    rf"(?:W[AR]*V[^,;.QBAVKT]{{0,7}}|V(?=[ABL,;.)TZK]|$)|V[RP]D?{_CHAIN}(?=[ABL,;.)TZK]|$))?)"
)
_DONE: Final = re.compile(
    r"[TZKR]*(?:(?P<aux>[ABR]*[AB][ABR]*))?(?P<verb>V)(?P<more>[PR](?![DNQ\"q])|P(?=D?N))?(?P<pp>D?N+(?![NLBAV]))?(?P<also>,?C[R]*V(?=[^NDQ]|$))?"
)
_LEFT_VERB: Final = re.compile(r"(?P<verb>V)(?P<part>[PtR]{0,2})(?:,?C(?P<verb2>V)[PtR]?)?[RTZK\"D]*$")
_LEFT_GERUND: Final = re.compile(r"(?P<verb>G)(?P<part>[PtR]?)[RTZK]*$")
_LEFT_LEVEL: Final = re.compile(r"(?P<verb>[LB])(?:[RBTZKV]*)[PtRZTo]{0,3}$")
_LEFT_OF: Final = re.compile(r"[oP]$")
_LINKED: Final = re.compile(r"^(?:[TZKRU)]*(?:,|,?C|;)[R]*)$")
_NOUNS_BACK: Final = re.compile(r"(?:[DR]*(?:[NG\"U]|V(?=[NG]))+(?:C(?:[NG])+)?(?:[oP][DR]*[NGZ\"]+)*)$")
_VERB_OBJECT: Final = re.compile(rf"[TZKR]*(?P<verb>V)(?P<part>[PR]?)(?P<np>[DR]*{_CHAIN}(?:[oP]D?{_CHAIN})?)?")
_COLON: Final = re.compile(r"[^.;Q]{2,24};")
_TOPIC: Final = re.compile(r"[RX]?(?P<p>P)(?P<np>[D\"]*(?:[NG\"]|[oPC](?=[DN\"]))(?:[NGDo\"]|[PCt](?=[DNG\"]))*),")
_EMPTY_TOPICS: Final = frozenset(
    "addition total particular fact turn all comparison response context time contrast year words moment result case way general detail short part".split()
)
_WORD: Final = re.compile(r"[^\W_][\w’'&./-]*")


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
        self.noun = ""
        self.verb = ""
        self.topic = ""

    def sentence(self, tagged: Tagged) -> dict[int, Described]:
        """Each number's description, by token place."""
        places = [i for i in sorted(tagged.numbers) if tagged.tags[i] == "Q"]
        self.topic = self._topic(tagged, places)
        found: dict[int, Described] = {}
        previous: int | None = None
        for i in places:
            found[i] = self._describe(tagged, i, previous, found.get(previous) if previous is not None else None)
            self.noun = found[i].noun or self.noun
            previous = i
        self._share_verbs(tagged, places, found)
        return found

    def _describe(self, tagged: Tagged, i: int, previous: int | None, before: Described | None) -> Described:
        if previous is not None and before is not None and re.fullmatch(r"[NURo]{0,3}\(R*", tagged.tags[previous + 1 : i]):
            amount = self._amount(tagged, previous) and self._amount(tagged, i)
            if amount:  # a conversion in brackets
                return before
        right = _RIGHT.match(tagged.tags, self._after_unit(tagged, i))
        if right is not None and self._counts(tagged, i):
            return self._counted(tagged, i, previous, before, right)
        return self._measured(tagged, i, previous, before, right)

    def _amount(self, tagged: Tagged, i: int) -> bool:
        """Whether the number is a sum of money."""
        return tagged.tags[i + 1 : i + 2] == "U" or not self._counts(tagged, i)

    def _topic(self, tagged: Tagged, places: list[int]) -> str:
        """What the sentence is about: `In the field of X,`, `With X,`, or the words before a colon."""
        if not places:
            return ""
        colon = _COLON.match(tagged.tags)
        if colon is not None and colon.end() <= places[0] and tagged.word(colon.end() - 1) in ":：":
            subject = re.match(r"[TZKRD,]*((?:[NGo\"]|[PD](?=[DNG]))+)", tagged.tags)
            return tagged.words(*subject.span(1)) if subject is not None and subject.group(1) else ""
        lead = _TOPIC.match(tagged.tags)
        if lead is None or lead.end() > places[0]:
            return ""
        words = tagged.words(*lead.span("np"))
        return "" if words.lower().split()[-1] in _EMPTY_TOPICS else words

    def _after_unit(self, tagged: Tagged, i: int) -> int:
        j = i + 1
        while j < len(tagged.tags) and tagged.tags[j] == "U":
            j += 1
        return j

    def _counts(self, tagged: Tagged, i: int) -> bool:
        """Whether the nouns behind the number are what it counts (not `5 percent of ...`, `$3 million in ...`)."""
        mention = tagged.numbers[i]
        low, high = tagged.spans[i]
        symbol = tagged.text[mention.end : high].strip() or re.search(
            r"[$€£¥]|RMB|USD|EUR|CNY", tagged.text[low : mention.start]
        )
        return not symbol and not (i + 1 < len(tagged.tags) and tagged.tags[i + 1] in "UoP")

    def _counted(
        self, tagged: Tagged, i: int, previous: int | None, before: Described | None, right: "re.Match[str]"
    ) -> Described:
        first, last = right.span("np")
        end = right.end()
        words = tagged.words(first, end)
        noun = _strip_measure(words)
        span = (tagged.spans[first][0], tagged.spans[last - 1][1])
        verb = self._left_verb(tagged, i)
        if not verb:
            verb = self._right_verb(tagged, i, end)
        if not verb and previous is not None and before is not None and self._joined(tagged, previous, i):
            verb = before.verb
        if re.search(r"\([RN]{0,2}$", tagged.tags[:i]):
            noun = _join(noun, self._nouns(tagged, re.search(r"\([RN]{0,2}$", tagged.tags[:i]).start()))  # type: ignore[union-attr] -- searched a line above
        elif _only_measure(noun):
            noun = self._nouns_before_measure(tagged, i) or self.topic or (before.noun if before else "") or self.subject
        elif self.topic and len(_content(noun)) + len(verb.split()) < 4:  # noqa: PLR2004 -- few words say too little
            return Described(_join(noun, "of", self.topic, verb), span, verb, noun)
        elif not verb and len(_content(noun)) < 2:  # noqa: PLR2004 -- a single noun
            noun = _join(noun, self._main_subject(tagged, i))
        return Described(_join(noun or words, verb), span, verb, noun)

    def _main_subject(self, tagged: Tagged, i: int) -> str:
        """The subject of the sentence's first verb, when it stands before the number."""
        for k in range(1, i):
            if tagged.tags[k] in "LBAV":
                return self._subject(tagged, k)
        return ""

    def _nouns_before_measure(self, tagged: Tagged, i: int) -> str:
        """`fish weighing 5 tons`, `soybean imports reached 5 tons`: what is measured stands before."""
        match = _LEFT_GERUND.search(tagged.tags, max(0, i - 4), i)
        if match is not None:
            return self._nouns(tagged, match.start())
        level = _LEFT_LEVEL.search(tagged.tags, max(0, i - 4), i)
        if level is not None:
            return self._subject(tagged, level.start("verb"))
        if re.search(r"[oPt]$", tagged.tags[:i]):
            verb = re.search(r"B[RTZ]*V[PtR]{0,2}$", tagged.tags[:i])
            return self._subject(tagged, verb.start()) if verb is not None else self._nouns(tagged, i - 1)
        return ""

    def _left_verb(self, tagged: Tagged, i: int) -> str:
        match = _LEFT_VERB.search(tagged.tags, max(0, i - 8), i)
        if match is None:
            match = _LEFT_GERUND.search(tagged.tags, max(0, i - 4), i)
            if match is None:
                level = _LEFT_LEVEL.search(tagged.tags, max(0, i - 4), i)
                if level is not None:
                    return self._subject(tagged, level.start("verb"))
                return self._object_of(tagged, i)
            return tagged.word(match.start("verb"))
        verb = tagged.words(match.start("verb"), match.end("part"))
        if match.group("verb2"):
            verb += " " + tagged.word(match.start("verb2"))
        start = match.start("verb")
        coordinated = re.search(r"V,?C$", tagged.tags[max(0, start - 3) : start])
        if coordinated:
            verb = tagged.word(start - len(coordinated.group())) + " " + verb
        return verb

    def _object_of(self, tagged: Tagged, i: int) -> str:
        """Verb and object in `gave grants to 300 farms`, `trained staff in 40 clinics`."""
        match = re.search(
            r"(?P<verb>V)(?P<np>[PD]{0,2}[NG\"]{1,4}(?:o[D]?[NG]{1,3})?)[Pto]$", tagged.tags[max(0, i - 12) : i]
        )
        if match is None:
            return ""
        base = max(0, i - 12)
        return tagged.words(base + match.start("verb"), base + match.end("np"))

    def _right_verb(self, tagged: Tagged, i: int, end: int) -> str:
        done = _DONE.match(tagged.tags, end)
        if done is not None and done.group("aux"):
            last = done.end("pp") if done.group("pp") else done.end("more") if done.group("more") else done.end("verb")
            verb = tagged.words(done.start("verb"), last)
            if done.group("also"):
                verb += " " + tagged.word(done.end("also") - 1)
            return verb
        active = _VERB_OBJECT.match(tagged.tags, end)
        if active is not None and active.group("verb"):
            return tagged.words(active.start("verb"), active.end())
        return ""

    def _joined(self, tagged: Tagged, previous: int, i: int) -> bool:
        """Whether two numbers stand in one list: only nouns and a comma or `and` between them."""
        between = tagged.tags[previous + 1 : i]
        return re.fullmatch(r"[^;.LBAW]*?(?:,|C|,C|;)[RDTZ]*", between) is not None and not re.search(r"C?V$", between)

    def _measured(
        self, tagged: Tagged, i: int, previous: int | None, before: Described | None, right: "re.Match[str] | None"
    ) -> Described:
        tags = tagged.tags
        behind = ""
        span = None
        if right is not None:
            behind = tagged.words(*right.span())
            span = (tagged.spans[right.start("np")][0], tagged.spans[right.end("np") - 1][1])
        noun = self._head(tagged, i, before)
        if not _content(noun) or all(w in GENERIC for w in _content(noun)):
            noun = _join(noun, self.topic)
        if not noun and before is not None and previous is not None and self._joined(tagged, previous, i):
            noun = before.noun or before.indicator
        if not noun and not behind:
            noun = self.subject or self.noun
        verb = ""
        match = _LEFT_VERB.search(tags, max(0, i - 8), i)
        if match is not None and tagged.word(match.start("verb")).lower() not in SPEECH:
            verb = tagged.word(match.start("verb"))
        elif behind and right is not None:
            verb = self._right_verb(tagged, i, right.end())
        return Described(_join(noun, behind, verb), span, verb, noun or behind)

    def _head(self, tagged: Tagged, i: int, before: Described | None) -> str:
        """The noun phrase to the left that the figure measures."""
        tags = tagged.tags
        opened = re.search(r"\([RN]{0,2}$", tags[:i])
        if opened is not None:
            return self._nouns(tagged, opened.start()) or self.noun
        level = _LEFT_LEVEL.search(tags, max(0, i - 6), i)
        if level is not None:
            return self._subject(tagged, level.start("verb"))
        gerund = _LEFT_GERUND.search(tags, max(0, i - 4), i)
        if gerund is not None:
            noun = self._nouns(tagged, gerund.start())
            return self._specific(tagged, noun, i, before) or (before.noun if before else "")
        verb = _LEFT_VERB.search(tags, max(0, i - 6), i)
        if verb is not None:
            if tagged.word(verb.start("verb")).lower() in ACTING:
                return self._subject(tagged, verb.start("verb"))
            if re.search(r"B[RT]*$", tags[: verb.start()]):
                return self._subject(tagged, verb.start("verb"))
            if re.search(r"[,Q(][RU]*$", tags[: verb.start()]) and before is not None and verb.group("part"):
                return before.indicator  # `23,000 cases, put at 13.5 billion yuan`
            share = re.match(r"[%\s]|\s?per\s?cent", tagged.text[tagged.numbers[i].end : tagged.numbers[i].end + 9]) is not None
            return self._subject(tagged, verb.start("verb")) if verb.group("part") or share else ""
        of = _LEFT_OF.search(tags, 0, i)
        if of is not None:
            noun = self._nouns(tagged, of.start())
            return self._specific(tagged, noun, i, before)
        return self._specific(tagged, self._nouns(tagged, i), i, before)

    def _specific(self, tagged: Tagged, noun: str, i: int, before: Described | None) -> str:
        """A noun that does not say of what (`a margin of`) takes the subject with it."""
        content = [w for w in _WORD.findall(noun.lower()) if w not in FILLER]
        if content and not all(w in GENERIC for w in content):
            return noun
        other = self._subject_before(tagged, i)
        return _join(other, noun)

    def _subject_before(self, tagged: Tagged, i: int) -> str:
        """The subject of the nearest verb to the left, else the one in memory."""
        for k in range(i - 1, -1, -1):
            if tagged.tags[k] in "LB" or (tagged.tags[k] == "V" and tagged.word(k).lower() in ACTING):
                found = self._subject(tagged, k)
                if found:
                    return found
        return self.subject

    def _nouns(self, tagged: Tagged, end: int) -> str:
        """The noun phrase that ends at a token place."""
        stop = end
        while stop and tagged.tags[stop - 1] in "TZKRD":
            stop -= 1
        match = _NOUNS_BACK.search(tagged.tags, max(0, stop - 16), stop)
        return tagged.words(match.start(), stop) if match is not None else ""

    def _subject(self, tagged: Tagged, verb: int) -> str:
        """The subject of the verb at a token place; remembered for what follows."""
        tags = tagged.tags
        j = verb
        parts: list[tuple[int, int]] = []
        depth = 0
        while j > 0:
            j -= 1
            letter = tags[j]
            if letter in ")":
                depth += 1
            elif letter == "(" and depth:
                depth -= 1
            elif depth or letter in "TZKRA":
                continue
            elif letter == "," and not parts:
                continue
            elif letter in ",;.XQL(" or (letter == "B" and parts):
                break
            elif letter == "W" and not any(tags[a] in "VB" for a, _ in parts):
                break
            elif letter == "C" and re.search(r"[BLQ]|A.*V|[TZ]V", re.split(r"[,;.]", tags[:j])[-1]):
                break
            elif letter != "B":
                parts.append((j, j + 1))
        parts.reverse()
        while (
            parts
            and tags[parts[0][0]] in 'CDPotV"'
            and (tags[parts[0][0]] != "V" or len(parts) > 2 and tags[parts[1][0]] in "PotD")
        ):
            parts.pop(0)
        subject = " ".join(tagged.words(a, b) for a, b in parts)
        content = [w for w in _WORD.findall(subject.lower()) if w not in FILLER]
        if not content:
            return self.subject
        if all(w in GENERIC or w in ("corresponding", "latter", "former") for w in content) and self.noun:
            subject = f"{subject} of {self.subject or self.noun}"
        self.subject = subject
        return subject

    def _share_verbs(self, tagged: Tagged, places: list[int], found: dict[int, Described]) -> None:
        """`A cases, B guns and C rounds were seized`: the verb behind the last holds for all."""
        for left, right in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
            a, b = found[left], found[right]
            if (
                not a.verb
                and b.verb
                and a.noun
                and self._joined(tagged, left, right)
                and not self._left_verb(tagged, right)
            ):
                found[left] = a._replace(indicator=_join(a.indicator, b.verb), verb=b.verb)


def _join(*parts: str) -> str:
    """Parts as one phrase in plain spacing, without leading articles and repeated words."""
    words: list[str] = []
    for part in parts:
        for word in part.split():
            bare = word.strip("\"“”‘’'(),;:")
            if bare and bare not in words:
                words.append(bare)
    while words and words[0].lower() in FILLER:
        words.pop(0)
    return " ".join(words)


def _content(words: str) -> list[str]:
    return [w for w in _WORD.findall(words.lower()) if w not in FILLER]


def _only_measure(words: str) -> bool:
    content = _content(words)
    return all(w in MEASURES or w in _TIME_UNITS or w in ("of",) for w in content)


_TIME_UNITS: Final = frozenset("seconds minutes hours days weeks months years second minute hour day week month year working times points percent".split())


def _strip_measure(words: str) -> str:
    """`kilograms of explosives` without the measure word."""
    split = words.split()
    for k in range(min(3, len(split))):
        if (
            split[k].lower() in MEASURES
            and k + 2 < len(split) + 1
            and split[k + 1 : k + 2]
            and split[k + 1].lower() == "of"
        ):
            return " ".join(split[k + 2 :])
    return words
