"""Places and acting bodies: phrases that say where a figure holds or whose it is."""

import re
from typing import Final, NamedTuple

from extractor.fillers.baseline.lexicon import SPEECH, vocabulary

_WHOLE: Final = (
    r"(?:(?:across|throughout|all\s+over|in|over|around)\s+(?:the\s+)?(?:whole\s+|entire\s+)?(?:country|nation)\b"
    r"|(?:in\s+)?(?:my|our)\s+country|nation-?wide|country-?wide|nationally|state-?wide|world-?wide"
    r"|(?:the\s+)?whole\s+country|the\s+entire\s+country"
    r"|[Tt]he\s+(?:country|nation)(?=\s+(?:has|had|saw|recorded|reported|registered|added|now)\b))"
)
_OWNED: Final = r"the\s+(?:country|nation|province|city|region|county|state|municipality|district|island)(?=[’']s\s)"
_LOCAL: Final = (
    r"(?:in|of|across|throughout|at)\s+(?:(?:the|various|different|all|local)\s+)+(?:places?|areas|regions?|levels?"
    r"|localities|provinces?|cities|city"
    r"|prefectures?|count(?:y|ies)|districts?|ports?|municipality|states?|parts\s+of\s+the\s+country"
    r"|country)(?:\s+of\s+the\s+country|\s+of\s+[A-Z][\w-]+(?:,\s+[A-Z][\w-]+)*(?:\s+and\s+[A-Z][\w-]+)?)?"
)
_SUPERLATIVE: Final = re.compile(
    r"\b(?:\w+est|most\s+\w+|least\s+\w+|best|worst|first|second|third|only\s+one|leader|rank\w*|average)\s+$|\b(?:number|no\.?)\s+\w+\s+$",
    re.IGNORECASE,
)
_LEVELS: Final = re.compile(r"(?:,?\s+(?:and|or)?\s*[\w-]+){1,3}\s+levels?\b")
_ALONE: Final = re.compile(r"\s+alone\b")
_NOT_PLACE: Final = (
    r"(?!January\b|February\b|March\b|April\b|May\b|June\b|July\b|August\b|September\b|October\b|November\b"
    r"|December\b|Jan\b|Feb\b|Mar\b|Apr\b|Jun\b|Jul\b"
    r"|Aug\b|Sept?\b|Oct\b|Nov\b|Dec\b|Monday\b|Tuesday\b|Wednesday\b|Thursday\b|Friday\b|Saturday\b|Sunday\b"
    r"|Q[1-4]\b|FY|GDP\b|CPI\b|COVID|First\b|Second\b"
    r"|Third\b|Fourth\b|All\b|The\b|A\b|This\b|In\b|It\b|Its\b|SG|GAAP|EPS|EBIT|COVID|Table\b|RMB|US\$|USD|Internet"
    r"|AI\b|Phase\b|Article\b|Section\b)"
)
_NAME: Final = rf"{_NOT_PLACE}[A-Z][\w’'.-]*(?:(?:\s+|\s+(?:and|of|de|la|du)\s+(?:the\s+)?){_NOT_PLACE}[A-Z][\w’'-]*)*"
_PLACE: Final = (
    rf"(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Aa]long|[Ww]ithin|[Aa]t|of)\s+(?:the\s+)?(?:(?:whole"
    rf"|entire)\s+of\s+)?{_NAME}(?:\s+(?:province|city|region|county|prefecture|basin|area|district|delta|state"
    rf"|river))?"
)
_SITE: Final = (
    rf"(?:[Aa]t|[Oo]n)\s+(?:the\s+)?{_NAME}\s+(?:[a-z]+\s+)?(?:station|airport|port|harbour|harbor|exchange|market|plant|mine|pit"
    r"|terminal|hospital|prison|border|crossing|checkpoint|cent(?:re|er)|reservoir|dam|refinery|depot|railway|motorway|canal)\b"
)
_ZONE: Final = (
    r"[Ii]n\s+(?:the\s+)?(?:capital(?:\s+(?:city|region))?|euro\s+area|eurozone|rest\s+of\s+the\s+(?:country|world|province|EU)"
    r"|(?:rural|urban|coastal|border|mountain|northern|southern|eastern|western|central|metropolitan|remote|inland)\s+"
    r"(?:areas?|regions?|provinces|counties|districts)|cities(?:\s+and\s+towns)?|towns|(?:north|south|east|west)(?:-?(?:east|west))?)\b(?!\s+of)"
)
_ALONG: Final = (
    r"(?:along|across|throughout)\s+the\s+(?:river|border|coast|province|region|city|line|border\s+areas"
    r"|state|EU|union|industry)\b"
)
_HEAD: Final = (
    r"(?:organs?|ministry|ministries|courts?|procuratorates?|bureaus?|bureaux|departments?|offices?|commissions?"
    r"|committees?|administrations?|agency|agencies"
    r"|authority|authorities|police|customs(?:\s+(?:houses|offices|authorities|officers|officials))?|councils?"
    r"|cent(?:re|er)s?|command|banks?|stations|prosecutors|procurators"
    r"|inspectors|inspectorates?|teams|groups"
    r"|governments?|service|judges|tribunals?|prosecution|branches|institutes?"
    r"|procuracy|brigades?|squads?|board|registry|guard|inspectorate)"
)
_DIVISION: Final = (
    rf"(?:in|of|across)\s+the\s+(?:\w+\s+)?(?:province|city|region|county|state|prefecture|municipality|district|territory)"
    rf"\s+of\s+{_NAME}"
)
_TOGETHER: Final = (
    rf"(?:\s+(?:{_WHOLE}|{_LOCAL}|{_ALONG}|{_DIVISION}|(?:in|of|across"
    rf"|throughout)\s+(?:the\s+)?{_NAME}(?:\s+(?:province|city|region|county|prefecture|state))?|nationwide"
    rf"|at\s+all\s+levels|at\s+the\s+(?:[\w-]+\s+){{1,4}}levels?|of\s+the\s+(?:region|province|city|country"
    rf"|ministry)))*"
)
_BODY: Final = (
    rf"(?:(?:[Tt]he|[Ll]ocal|[Nn]ational|[Aa]ll|[Oo]ur|[Rr]egional|[Pp]rovincial|[Mm]unicipal|[Gg]rassroots"
    rf"|[Vv]arious)\s+){{0,3}}"
    rf"(?:(?:[\w’'&-]+\s+)(?:(?:[\w’'&-]+|of|for|and|on|the)\s+){{0,6}}?)?(?:{_HEAD}"
    rf"|[A-Z]\w+\s+of\s+(?:the\s+)?{_NAME})"
)
_PLACES: Final = re.compile(
    rf"\b(?:(?P<owned>(?i:{_OWNED}))|(?P<whole>{_WHOLE})|(?P<along>{_ALONG})|(?P<division>{_DIVISION})"
    rf"|(?P<site>{_SITE})|(?P<zone>{_ZONE})|(?P<local>{_LOCAL})|(?P<place>{_PLACE}))\b",
    re.DOTALL,
)
_PLACES_I: Final = re.compile(rf"\b(?:(?P<whole>{_WHOLE}))\b", re.IGNORECASE)
_NATIONAL: Final = re.compile(
    r"\b(?P<word>[Nn]ational|[Nn]ationwide)(?=\s+(?:\w+\s+){0,2}?(?:rate|average|total|level|figure|incidence|mean|median|count|number)s?\b)"
)
_HEADS: Final = re.compile(rf"\b{_HEAD}\b", re.IGNORECASE)
_FORMAL: Final = re.compile(
    rf"\b(?:[Tt]he\s+)?(?:[A-Z][\w’'-]*\s+)*?(?:Ministry|Ministries|Bureau|Department|Office|Commission|Committee"
    rf"|Administration|Agency|Council|Cent(?:re|er)|Institute"
    rf"|Bank|Authority|Court|Board|Command|Customs|Service|Directorate|Inspectorate|Registry"
    rf"|Secretariat)\b(?:\s+(?:of|for|on)\s+(?:the\s+)?{_NAME}"
    rf"(?:,\s+{_NAME})*)?(?:\s+and\s+the\s+Ministry\s+of\s+{_NAME})?"
)
_VERB_AFTER: Final = re.compile(
    r"\s*(?:,[^,.;]{0,60},)?\s*(?:(?:have|has|had|did|also|jointly|successively|uniformly|intensively|together|alone"
    r"|directly|newly|actively|further|\w+ly|will|all)\s+){0,4}"
    r"(?P<verb>[a-z]+)\b"
)
_AGENT: Final = re.compile(r"\b(?:by|among)\s+(?:the\s+)?$", re.IGNORECASE)
_OBJECT: Final = re.compile(
    r"(?!(?:the|an?|all|newly|most|many|some|and)\b)\b[\w’-]+\s+(?:has\s+|have\s+|had\s+)?(?:\w{3,}ed|sent|set\s+up|held|led|built"
    r"|formed)\s+$",
    re.IGNORECASE,
)
"""A verb whose object follows: who is dispatched is not the one who acts."""
_CAUSED: Final = re.compile(r"\s+to\s+(?!the\b|an?\b)[a-z]")
"""`organized local courts to try` has them act after all."""
_STAFF_OF: Final = re.compile(
    r"\b(?:[Oo]fficers|[Oo]fficials|[Aa]gents|[Mm]embers|[Ss]taff|[Ii]nvestigators|[Ii]nspectors|[Pp]rosecutors|[Jj]udges"
    r"|[Gg]uards|[Tt]roops|[Dd]etectives|[Pp]atrols|[Ee]mployees|[Tt]eams|[Vv]olunteers|[Dd]octors|[Rr]escuers)\s+"
    r"(?:of|from|at|with)\s+(?:the\s+)?$"
)
"""`officers of the service` act for it."""
_INSIDE: Final = re.compile(r"(?:of|from|in|by|for)\s+(?:the\s+)?$")
_ATTRIBUTED: Final = re.compile(
    r"\b(?:according\s+to|source|spokes\w+\s+(?:of|for|from)|director\s+of|head\s+of|chief\s+of|of|from|at|to|with|for"
    r"|in|(?:[A-Z][\w’'-]*|organs|departments|ministry|bureau|courts?)\s+and)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[\w’'&-]+")
_STOP: Final = vocabulary(
    "by that which who and or but of in on at from to with for as than said while after before when where if because"
    " so far now including"
    " were was are is been had has have through between among against over about more during since also it its their"
    " stated introduced reported announced showed learned according however meanwhile since the"
)
_SENT_VERBS: Final = sorted(
    vocabulary(
        "called visited went inspected checked found seized destroyed arrested took handled solved cracked carried"
        " issued examined investigated"
    )
)
_TELLING: Final = vocabulary("released issued published held gave introduced launched")
_TOLD: Final = re.compile(
    r"\s+(?:(?:the|a|an|its|their|latest|main|key|relevant|special|new|second|another|regular|today|yesterday)\s+"
    r"|[A-Z]\w+\s+){0,5}"
    r"(?:data|figures|statistics|reports?|results|statements?|information|press|news|white|that|how|circular|notice"
    r"|briefing|meeting|conference|account|typical)\b|\s*(?:,|:|on\s|at\s|in\s)"
)
_VERBISH: Final = re.compile(r"(?:\w+(?:ed|ing)|took|held|made|sent|found|gave|went|saw|set|carried|led|said)$")
_FINITE: Final = re.compile(
    r"(?:\w+ed|took|held|made|sent|found|gave|went|saw|set|led|won|dealt|put|ran|kept|caught|broke|froze|sold|bought"
    r"|paid|built|drew|did|met|hit|cut|dug|upheld|heard|tried|ruled|overturned|lent|wrote|spent|grew|sent|threw|taught"
    r"|handle[sd]?|receive[sd]?|process(?:es|ed)?|employ[s]?|recorded|fought|carried|taken|sent|held|found|dealt"
    r"|given|made|put|been|lost|spent|brought|heard)$"
)


class Scope(NamedTuple):
    """A place or body: `[start, end)` verbatim without the preposition to drop, `lead` where the preposition begins."""

    start: int
    end: int
    lead: int
    body: bool
    weak: bool = False
    alone: bool = False
    """A bare word (`police`, `the ministry`) that points back to a body named in full."""


def find(text: str, start: int, end: int) -> list[Scope]:
    """Places and acting bodies of an English sentence, in order; bodies that only announce are left out."""
    found = _bodies(text, start, end)
    for match in _PLACES.finditer(text, start, end):
        if any(s.start < match.end() and match.start() < s.end for s in found):
            continue
        scope = _place(text, match)
        if scope is not None:
            found.append(scope)
    for match in _NATIONAL.finditer(text, start, end):
        if not any(s.start < match.end() and match.start() < s.end for s in found):
            found.append(Scope(match.start(), match.end("word"), match.start(), body=True))
    if not found:
        for match in _PLACES_I.finditer(text, start, end):
            found.append(Scope(match.start(), match.end(), match.start(), body=False))
    return sorted(found)


def _place(text: str, match: "re.Match[str]") -> Scope | None:
    kind = match.lastgroup
    phrase = match.group()
    word = phrase.split(None, 1)[0].lower()
    start = match.start()
    if word == "of" and text[match.end() : match.end() + 2] in ("'s", "’s") and phrase.count(" ") == 2:  # noqa: PLR2004 -- of the country's
        return Scope(start + len("of "), match.end(), start + len("of "), body=False)
    if word == "of" or (
        kind == "local" and word == "at" and ("level" in phrase or _LEVELS.match(text, match.end()) is not None)
    ):
        return None
    if kind in ("whole", "local", "owned") and _SUPERLATIVE.search(text, max(0, match.start() - 40), match.start()):
        return None  # `the busiest in the country`
    if word in ("in", "at", "over", "on") and kind != "whole":
        start = match.start() + len(word)
        while text[start].isspace():
            start += 1
    if (
        kind == "place"
        and word == "at"
        and not re.match(
            r"(?:the\s+)?(?:[A-Z]\w+\s+)?(?:[A-Z][\w-]+\s+){0,3}(?:Port|Airport|Border|Station|Harbour|Harbor|Terminal|Exchange)",
            text[start : match.end()],
        )
    ):
        return None
    if kind == "whole" and word == "in":
        start = match.start() + 2
        while text[start].isspace():
            start += 1
    return Scope(start, match.end(), match.start(), body=False, alone=_ALONE.match(text, match.end()) is not None)


def _bodies(text: str, start: int, end: int) -> list[Scope]:
    """Noun phrases headed by a word for a body that act (subject of a verb, or `by ...`)."""
    found: list[Scope] = []
    floor = start
    for match in _HEADS.finditer(text, start, end):
        if match.start() < floor:
            continue
        scope = _body(text, floor, match.start(), match.end(), end)
        if scope is not None:
            found.append(scope)
            floor = scope.end
    return found


def _body(text: str, floor: int, head: int, head_end: int, end: int) -> Scope | None:
    first = _phrase_start(text, floor, head)
    if text[head:head_end].lower() in ("groups", "teams") and not _CREW.search(text, first, head):
        return None
    trade = text[head:head_end] in _TRADES and _OFFICIAL.search(text, first, head) is None
    before = text[max(floor, first - 24) : first]
    if _COUNT.search(before):
        own = _OWN.match(text[head_end:end])
        return None if own is None else Scope(head_end + own.start(1), head_end + own.end(1), head_end, body=True)
    last, joined, sent = _phrase_end(text, first, head_end, end)
    if sent or _AGENT.search(before):
        acting = True
    elif (
        _OBJECT.search(text, max(0, first - 40), first)
        and text[first : first + 4].lower() != "the "
        and not _CAUSED.match(text, last)
    ):
        acting = False
    elif _STAFF_OF.search(before):
        acting = _acts(text, last, end, joined=joined)
    elif _ATTRIBUTED.search(before) and not before.rstrip().endswith(","):
        acting = joined and _INSIDE.search(before) is not None
    else:
        acting = _acts(text, last, end, joined=joined)
    if trade and not joined:
        return None  # `dental offices lost 900 jobs`
    return Scope(first, last, first, body=True, weak=_bare(text[first:last])) if acting else None


def _phrase_end(text: str, first: int, head_end: int, end: int) -> tuple[int, bool, bool]:
    """Where the body's phrase ends, whether a place is joined to it, and whether `sent by ...` belongs to it."""
    formal = _FORMAL.match(text, first, end)
    last = formal.end() if formal and formal.end() > head_end else head_end
    together = _TOGETHER_RE.match(text, last, end)
    joined = together is not None and together.end() > last
    last = together.end() if together is not None else last
    sent = _SENT_BY.match(text, last, end)
    return (sent.end() if sent is not None else last), joined, sent is not None


def _bare(phrase: str) -> bool:
    words = phrase.lower().removeprefix("the ").split()
    return len(words) == 1 or (len(words) == 2 and phrase.lower().endswith(_STAFF))  # noqa: PLR2004 -- `customs officers`


_STAFF: Final = ("officers", "officials", "authorities")
_TRADES: Final = vocabulary("offices banks stations services institutes branches centers centres boards service")
_OFFICIAL: Final = re.compile(
    r"[A-Z]|\b(?:the|all|local|our|police|court|customs|tax|public|government|municipal|provincial|national|regional"
    r"|supervision|regulation|security|health|statistical|border)\b"
)


_CREW: Final = re.compile(
    r"(?:working|task|inspection|special|leading|joint|medical|rescue|steering)\s+$", re.IGNORECASE
)
_COUNT: Final = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|hundred"
    r"|thousand|million))\s+(?:[a-z][a-z-]*\s+)?$",
    re.IGNORECASE,
)


def _acts(text: str, last: int, end: int, *, joined: bool) -> bool:
    """Whether a verb of doing follows: not one that only tells."""
    verb = _VERB_AFTER.match(text, last, end)
    if verb is None:
        return joined
    word = verb.group("verb")
    if word == "to":
        return True
    if word in _TELLING:
        return _TOLD.match(text, verb.end(), end) is None
    return word not in SPEECH and (joined or _FINITE.match(word) is not None)


_TOGETHER_RE: Final = re.compile(_TOGETHER)
_SENT_BY: Final = re.compile(
    rf"\s+(?:sent|formed|set\s+up|organi[sz]ed|led|deployed|dispatched"
    rf"|established)\s+(?:\w+\s+)?by\s+(?:the\s+)?[^,.;\d]{{3,90}}?(?=\s+(?:(?:have|has"
    rf"|had)\s+)?(?:{'|'.join(_SENT_VERBS)})\b)",
)
_OWN: Final = re.compile(r"^\s+of\s+((?:the\s+)?" + _NAME + ")")


def _phrase_start(text: str, floor: int, head: int) -> int:
    """Where the noun phrase that ends in the head word begins: back over words up to a stop word or mark."""
    position = head
    for _ in range(7):
        match = _LAST_WORD.search(text, max(floor, position - 40), position)
        if match is None:
            break
        word = match.group(1)
        low = word.lower()
        if low == "the":
            return match.start(1)
        if low in _STOP and not (
            low == "of" and text[max(floor, match.start() - 12) : match.start()].rstrip().split(" ")[-1][:1].isupper()
        ):
            break
        if (_VERBISH.match(low) and not _CREW.match(low + " ") and low not in ("united", "housing")) or any(
            c.isdigit() for c in word
        ):
            break
        position = match.start(1)
    return position


_LAST_WORD: Final = re.compile(r"(?<![\w-])(\w[\w’'&-]*)\s+$")
