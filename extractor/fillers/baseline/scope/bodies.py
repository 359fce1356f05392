"""Acting bodies of English sentences: noun phrases headed by a word for a body, with the place joined to them."""

from functools import lru_cache
from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.scope.body_phrases import CREW, FORMAL, HEADS, phrase_end, phrase_start
from extractor.fillers.baseline.scope.place_phrases import NAME, Scope
from extractor.fillers.baseline.words.lexicon import SPEECH, vocabulary

_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SOME_PLACES: Final = (
    r"(?:in|at|from|of|across)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+[a-z]+"
    rf"(?:\s+(?:on|in|of|along)\s+(?:the\s+)?{NAME})?"
)
"""`units in nine ports of Norden seized 90 guns`"""
_VERB_AFTER: Final = re.compile(
    rf"\s*(?:{_SOME_PLACES})?(?:,[^,.;]{{0,60}},)?\s*(?:(?:have|has|had|did|also|jointly|successively|uniformly|intensively|together|alone"
    r"|itself|themselves|again|directly|newly|actively|further|\w+ly|will|all)\s+){0,4}"
    r"(?P<verb>[a-z]+)\b"
)
_PEOPLE: Final = (
    r"(?:officers|officials|agents|members|staff|investigators|inspectors|prosecutors|judges|guards|troops|detectives|patrols|employees|teams"
    r"|volunteers|doctors|nurses|rescuers|bailiffs|mediators|wardens|rangers|crews|auditors|experts|specialists|units|vessels|branches|offices"
    r"|stations|laborator(?:y|ies)|dogs)"
)
_PART: Final = re.compile(
    rf"[’']s?\s+(?:[a-z-]+\s+){{0,2}}(?:{_PEOPLE}|website|hotline|helpline|portal|call\s+centres?)"
    r"\s+(?:also\s+|have\s+|had\s+|has\s+|\w+ly\s+)*(?P<verb>[a-z]+)\b"
)
"""`the Court's website counted`"""
_AGENT: Final = re.compile(r"\b(?:by|among)\s+(?:the\s+)?$", re.IGNORECASE)
_OBJECT: Final = re.compile(
    r"(?!(?:the|an?|all|newly|most|many|some|and)\b)\b[\w’-]+\s+(?:has\s+|have\s+|had\s+)?(?:\w{3,}ed|sent|set\s+up|held|led|built"
    r"|formed)\s+$",
    re.IGNORECASE,
)
"""A verb whose object follows: who is dispatched is not the one who acts."""
_CAUSED: Final = re.compile(r"\s+to\s+(?!the\b|an?\b)[a-z]")
"""`organized local courts to try` has them act after all."""
_STAFF_OF: Final = re.compile(rf"\b(?i:{_PEOPLE})\s+(?:of|from|at|with)\s+(?:the\s+)?$")
"""`officers of the service` act for it."""
_AND: Final = re.compile(r"\s+and\s+(?:the\s+)?$")
_SUBJECT: Final = re.compile(r"(?:[,;:.)–—-]\s+|\bthat\s+)$")
"""Before what a clause begins with."""
_INSIDE: Final = re.compile(r"(?:of|from|in|by|for)\s+(?:the\s+)?$")
_ATTRIBUTED: Final = re.compile(
    r"\b(?:according\s+to|source|spokes\w+\s+(?:of|for|from)|director\s+of|head\s+of|chief\s+of|of|from|at|to|with|for|under"
    r"|in|(?:[A-Z][\w’'-]*|organs|departments|ministry|bureau|courts?)\s+and)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SPEAKER_OF: Final = re.compile(
    r"\b(?:[Hh]ead|[Dd]irector|[Cc]hief|[Ss]pokes\w+|[Pp]resident|[Gg]overnor|[Cc]ommissioner|[Ss]ecretary|[Mm]inister|[Cc]hair\w*)"
    r"\s+(?:of|for|at|with)\s+(?:the\s+)?$"
)
"""Who speaks for a body does not act for it."""
_TELLING: Final = vocabulary(
    "released issued published held gave introduced launched met convened hosted briefed invited"
    " presented shared reviewed outlined submitted circulated handed"
)
_TOLD: Final = re.compile(
    r"\s+(?:(?:the|a|an|its|their|latest|main|key|relevant|special|new|second|another|regular|today|yesterday)\s+"
    r"|[A-Z]\w+\s+){0,5}"
    r"(?:data|figures|statistics|reports?|results|statements?|information|press|media|reporters|journalists|news|white|that|how|circular|notice"
    r"|briefing|meeting|conference|account|typical|yearbook|bulletin|review|summary|overview|survey|estimates?)\b|\s*(?:,|:|on\s|at\s|in\s)"
)
_FINITE: Final = re.compile(
    r"(?:\w+ed|took|held|made|sent|found|gave|went|saw|set|led|won|dealt|put|ran|kept|caught|broke|froze|sold|bought"
    r"|paid|built|drew|did|met|got|hit|cut|dug|burnt|upheld|heard|tried|ruled|overturned|lent|wrote|spent|grew|sent|threw|taught"
    r"|handle[sd]?|receive[sd]?|process(?:es|ed)?|employ[s]?|recorded|wound|fought|carried|taken|sent|held|found|dealt"
    r"|given|made|put|been|lost|spent|brought|heard|withdrew|sought|began|undertook|shut|shot|bought|overturned)$"
)


def bodies(text: str, start: int, end: int) -> list[Scope]:
    """Noun phrases headed by a word for a body that act (subject of a verb, or `by ...`)."""
    found: list[Scope] = []
    floor = start
    for match in HEADS.finditer(text, start, end):
        if match.start() < floor:
            continue
        scope = _body(text, floor, match.start(), match.end(), end)
        if scope is None and found:
            scope = _gapped(text, floor, match)
        if scope is not None:
            found.append(scope)
            part = _PART.match(text, scope.end, end)
            floor = scope.end if part is None else part.start("verb")
    return found


def referred(text: str, start: int, end: int) -> list[Scope]:
    """The body of the sentence before whose people or parts act in this one: `Its officers took 90 boats`."""
    if _ITS_STAFF.match(text, start, end) is None:
        return []
    low = max(text.rfind("\n\n", 0, start), start - _NEAR, 0)
    named: Scope | None = None
    for match in HEADS.finditer(text, low, start):
        first = phrase_start(text, low, match.start())
        last = phrase_end(text, first, match.end(), start)[0]
        if not text[first:last].removeprefix("the ").islower() and first < match.start():
            named = Scope(first, last, first, body=True)
    return [] if named is None else [named]


def full_name(text: str, short: Scope) -> Scope | None:
    """The body named in full before that a plain word points back to: `the court` behind `the Lund Maritime Court`."""
    head = text[short.start : short.end].removeprefix("the ")
    if not head.isalpha() or not head.islower() or text[short.start : short.start + 4] != "the ":
        return None
    found: Scope | None = None
    for match in re.finditer(rf"\b{head.capitalize()}\b", text[: short.start]):
        first = phrase_start(text, text.rfind("\n", 0, match.start()) + 1, match.start())
        last = phrase_end(text, first, match.end(), short.start)[0]
        if first < match.start() and text[first:last] != head:
            found = Scope(first, last, first, body=True)
    return found


def _body(text: str, floor: int, head: int, head_end: int, end: int) -> Scope | None:
    first = phrase_start(text, floor, head)
    if text[head:head_end].lower() in _CREWS and not CREW.search(text, first, head):
        return None
    trade = text[head:head_end] in _TRADES and _OFFICIAL.search(text, first, head) is None
    before = text[max(floor, first - 24) : first]
    if _COUNT.search(before) and not _DATED.search(before):
        own = _OWN.match(text[head_end:end])
        return None if own is None else Scope(head_end + own.start(1), head_end + own.end(1), head_end, body=True)
    last, joined, sent = phrase_end(text, first, head_end, end)
    label = _labels(text, first, last)
    first = first if label is None else label
    if (
        label is not None
        or sent
        or _AGENT.search(before)
        or _OWN_STAFF.match(text, last, end)
        or _SAID_IT.match(text, last, end)
    ):
        acting = True
    elif _SPEAKER_OF.search(before) or (
        _OBJECT.search(text, max(0, first - 40), first)
        and text[first : first + 4].lower() != "the "
        and not _CAUSED.match(text, last)
    ):
        acting = False
    elif _STAFF_OF.search(before):
        acting = _acts(text, last, end, joined=joined, apposed=before.rstrip().endswith(","))
    elif (both := _together(text, floor, first)) is not None and _acts(text, last, end, joined=joined, apposed=False):
        first, acting = both, True
    elif _ATTRIBUTED.search(before) and not before.rstrip().endswith(","):
        acting = joined and _INSIDE.search(before) is not None
    else:
        acting = _acts(text, last, end, joined=joined, apposed=before.rstrip().endswith(","))
    acting = acting or (_FIGURES.match(text, last, end) is not None and _proper(text, text[first:last]))
    owned = text[head:head_end].lower() in _HOUSES and (not joined or _OF.match(text, head_end) is not None)
    if owned or (trade and not joined):
        return None  # `dental offices lost 900 jobs`
    if acting and (whole := _PLAIN_IN.fullmatch(text, first, last)) is not None:
        return Scope(whole.start(1), last, first, body=False)
    crew = text[head:head_end].lower() in _SENT and not (joined or sent)
    weak = crew or (label is None and _bare(text[first:last]) and not _proper(text, text[first:last]))
    return Scope(first, last, first, body=True, weak=weak) if acting else None


def _together(text: str, floor: int, first: int) -> int | None:
    """Where the first of two bodies begins that act together: `the Land Court and the Rent Tribunal heard`."""
    link = _AND.search(text, floor, first)
    heads = [] if link is None else [m for m in HEADS.finditer(text, floor, first) if m.end() == link.start()]
    begin = phrase_start(text, floor, heads[0].start()) if heads and text[heads[0].start()].isupper() else None
    opens = begin is not None and (begin == floor or _SUBJECT.search(text, floor, begin) is not None)
    return begin if opens else None


def _labels(text: str, first: int, last: int) -> int | None:
    """Where a name before a colon begins at the head of a line (`Land Court: ...`), None for no body or an issuer."""
    if text[last : last + 1] != ":":
        return None
    line = text.rfind("\n", 0, first) + 1
    begin = _LINE_HEAD.match(text, line, first)
    doing = None if begin is None else _DOING.match(text, begin.end(), last + _ITEM)
    if begin is not None and doing is not None and doing.end("head") == last:
        return begin.end()
    head = _LABELLED.match(text, first, min(last + 2, len(text)))
    led = begin is not None and begin.end() == first and head is not None and head.end() == last + 1
    return first if led else None


@lru_cache(maxsize=1 << 8)
def _proper(text: str, word: str) -> bool:
    """Whether a release uses a plain word as the name of a body (`Customs`): capital in the midst of sentences."""
    if " " in word or not word[0].isupper():
        return False
    return re.search(rf"(?:[a-z,]|\d{{4}},)\s{word}\b(?!\s[A-Z])", text) is not None and f" {word.lower()} " not in text


def _gapped(text: str, floor: int, head: "re.Match[str]") -> Scope | None:
    """The body that takes its verb from the one before: `Arden police solved 90 thefts, Wyke police 31`."""
    first = phrase_start(text, floor, head.start())
    formal = FORMAL.match(text, first)
    last = max(head.end(), formal.end() if formal is not None else 0)
    named = not text[first:last].removeprefix("the ").islower()
    told = named and _IN_TURN.search(text, floor, first) and _ITS_FIGURE.match(text, last)
    return Scope(first, last, first, body=True) if told else None


_IN_TURN: Final = re.compile(r"(?:[,;]|\band)\s+(?:(?:and|while|but)\s+)?$")
_ITS_FIGURE: Final = re.compile(r",?\s+(?:with\s+|for\s+|in\s+|against\s+|a\s+further\s+|another\s+)?\d")


_PLAIN_IN: Final = re.compile(r"\w+\s+in\s+(the\s+(?:whole|entire)\s+(?:country|nation))")
"""`police in the whole country`: set against a part of it, the place alone tells."""


def _bare(phrase: str) -> bool:
    words = phrase.lower().removeprefix("the ").split()
    return len(words) == 1 or (len(words) == 2 and phrase.lower().endswith(_STAFF))  # noqa: PLR2004 -- `customs officers`


_STAFF: Final = ("officers", "officials", "authorities")
_TRADES: Final = vocabulary(
    "offices banks stations services institutes branches branch unit division circuit guards centers centres boards"
    " service"
)
_OF: Final = re.compile(r"\s+of\b")
_HOUSES: Final = vocabulary("hospitals clinics laboratories prisons")
"""Bodies only with their place (`hospitals in Norden treated 80`)."""
_OFFICIAL: Final = re.compile(
    r"[A-Z]|\b(?:the|all|local|our|police|court|customs|tax|public|government|municipal|provincial|national|regional"
    r"|supervision|regulation|security|health|statistical|border)\b"
)


_THE_FOLLOWING: Final = re.compile(r"\s+the\s+following\b")
_FIGURES: Final = re.compile(
    r"\s+(?:figures|data|records|statistics|returns)\s+(?:show|state|suggest|indicate|reveal|put)(?:s|ed)?\b"
)
"""`Customs figures show`, where the word names the body."""
_OWN_STAFF: Final = re.compile(
    rf"(?!\s+[A-Z])[^.;]{{0,40}}\b(?:its|their)\s+(?:own\s+)?{_PEOPLE}"
    r"\s+(?:had\s+|have\s+)?(?!said|told)(?:\w+ed|took|made|found|broke|caught|dealt|held|gave|went)\b"
)
"""`The review of the Guard said its officers broke up ...`"""
_SAID_IT: Final = re.compile(
    r"\s+(?:said|announced|reported|stated)\s+(?:on\s+\w+\s+|yesterday\s+|today\s+)?(?:that\s+)?(?:it|they)\s+(?:had\s+|has\s+|have\s+|also\s+){0,2}"
    r"(?!expected|revised|estimated|planned|hoped|wanted|noted|believed|projected)"
    r"(?:\w{3,}(?:ed|wn|ten|ken)|took|made|found|broke|caught|dealt|held|gave|given|sold|lent|spent|paid|sent|brought|withdrew)\b"
)
"""`The Inspectorate said it had closed ...`"""
_LABELLED: Final = re.compile(
    r"(?:[A-Z][\w’-]*\s+|of\s+|for\s+|the\s+|[\w-]+\s+(?=platform|hotline)){1,6}?(?:Courts?|Tribunals?|Chamber|Division|Hospitals?|Port|Airport|Station"
    r"|Prison|Desk|platform|hotline|[Pp]olice|[Cc]ustoms|[Pp]rosecutors|[Cc]oast\s?[Gg]uard):"
)
_DOING: Final = re.compile(
    r"(?!Source|Press|Media|Contact|Head|Statistic)(?P<head>[A-Z][a-z’-]+(?:\s+[a-z][\w’-]*){0,5}?):\s+[a-z][\w’-]*\s"
)
"""`Human resources departments: sites inspected, 90`, where an item of a list tells what they did."""
_LINE_HEAD: Final = re.compile(r"[^\w\n]*(?:[ivx\d]{1,3}[.)]\s+)?")
_ITEM: Final = 40
"""Code points behind a label in which the first word of its item ends."""
_SENT: Final = ("groups", "teams")
_NEAR: Final = 300
"""Code points in which a body is told before a sentence that points back to it."""
_ITS_STAFF: Final = re.compile(rf"(?:Its|Their)\s+(?:\d[\d,]*\s+|own\s+|\w+\s+){{0,2}}?{_PEOPLE}\b")
_CREWS: Final = (*_SENT, "units", "bodies")
"""Words for people that are bodies only by what stands before them."""
_COUNT: Final = re.compile(
    r"(?:(?<![A-Za-z])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|hundred"
    r"|thousand|million))[^\S\n]+(?:(?!(?:day|week|month|quarter|year)s?\b)[a-z][a-z-]*[^\S\n]+)?$",
    re.IGNORECASE,
)


_DATED: Final = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|of|[Tt]hroughout|[Dd]uring|[Ff]or|[Bb]y|[Ff]rom|[Uu]ntil|[Oo]ver|[A-Z][a-z]{2,8}|\d{1,2})\s+(?:19|20)\d\d,?\s+$"
    rf"|\b\d{{1,2}}\s+(?:{_MONTHS}),?\s+$|\b(?:{_MONTHS})\s+\d{{1,2}},?\s+$"
)
"""`In 2020 customs officers`: a year counts nobody."""


def _acts(text: str, last: int, end: int, *, joined: bool, apposed: bool) -> bool:
    """Whether a verb of doing follows: not one that only tells."""
    verb = _PART.match(text, last, end) or _VERB_AFTER.match(text, last, end)
    if verb is None:
        return joined and not apposed
    word = verb.group("verb")
    if (word == "to" and _LISTENERS.match(text, verb.end(), end)) or _SUMS_UP.match(text, last, end):
        return False  # `so told the Directorate to the press`
    if (
        word == "to"
        or _REVEALS.match(text, verb.start("verb"), end)
        or _THE_FOLLOWING.match(text, verb.end(), end) is not None
    ):
        return True
    if word in _TELLING:
        return _TOLD.match(text, verb.end(), end) is None
    return word not in SPEECH and (joined or _FINITE.match(word) is not None)


_LISTENERS: Final = re.compile(
    r"\s+(?:the|a|an|its|their|our|us|newsmen|media|parliament|[A-Z]\w*|(?:\w+\s+){0,2}(?:reporters|journalists|correspondents|agencies))\b"
)
"""Behind `to`: who is told something, no verb."""
_SUMS_UP: Final = re.compile(
    r"\s+(?:(?:has|have|had|today|yesterday|also|now|\w+ly)\s+)*(?:(?:summ(?:ed|ing)|sums?)\s+up|summari[sz]e[sd]?|recapitulate[sd]"
    r"|(?:takes?|took|taken)\s+stock|(?:drew|drawn|draws?|made|makes)\s+(?:up\s+)?(?:public|known|(?:(?:the|a|its|their|some)\s+)?(?:\w+\s+)?"
    r"(?:results?|balance|conclusions?|line))\b|(?:came|come|comes)\s+out\s+with|look(?:s|ed)\s+back|comment(?:s|ed)|spoke|spoken|talked"
    r"|(?:brought|put|laid|set)\s+(?:out|forward)\s+(?:the|its|their|new|figures|data)\b)"
)
"""`has taken stock of the operation`: a body that tells of it in several words."""
_REVEALS: Final = re.compile(
    r"(?:revealed|disclosed|declared|noted)\s+(?:(?:over|about|some|nearly|almost|only|around|more\s+than|a\s+total\s+of|another|as\s+many\s+as)\s+)?\d"
)
"""`revealed 900 thefts`: what a body found, not what it told."""


_OWN: Final = re.compile(r"^\s+of\s+((?:the\s+)?" + NAME + ")")
