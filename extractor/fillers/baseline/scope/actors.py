"""Places that stand as the subject of a clause: `Northmoor lost 900 jobs, while Penhallow gained 300`."""

import re
from functools import lru_cache
from typing import Final

from extractor.fillers.baseline.scope.nations import COUNTRIES
from extractor.fillers.baseline.scope.place_phrases import NAME, Scope, branch
from extractor.fillers.baseline.words import cues
from schemas.evidence import Span

_WORD: Final = r"[A-Z][a-z][\w’-]*"
_KIND: Final = r"(?:city|province|county|region|district|state|municipality|town|prefecture|canton)"
_SUBJECT: Final = re.compile(
    rf"(?P<place>[Tt]he\s+{_KIND}\s+of\s+{_WORD}(?:\s+{_WORD})?|(?:[Tt]he\s+)?{_WORD}(?:\s+{_WORD}){{0,2}}(?:\s+{_KIND}|\s+of\s+{_WORD})?"
    r"|(?:[Tt]he\s+)?(?i:rural|urban|coastal|northern|southern|eastern|western|central)\s+(?:areas?|regions?|provinces|districts|cities))"
    r"(?:\s+(?:also|again|alone|(?P<itself>itself)|now|meanwhile|only|then|as\s+a\s+whole)|,\s+(?:where|which|whose)\b[^,.;\d]{1,80},)*"
    r"\s+(?:has|have|had|saw|see|sees|recorded|records|registered|reported|posted|showed|lost|loses|gained|gains|added|adds|shed"
    r"|followed|accounted\s+for|accounts\s+for|contributed|experienced|suffered|remained|led|notified|came"
    r"|granted|received|exported|imported|produced|issued|sent|attracted|spent|paid|welcomed|hosted|collected|registered|opened|built|planted|completed|created|invested|allocated|treated|vaccinated|put\s+on|yielded|earned)\b"
    r"(?!\s+(?:(?:today|now|also|just)\s+)?(?:by|been|to|said|told|announced|released|published|issued|launched|reported\s+that)\b)"
)
_OPENS: Final = re.compile(
    r"(?:\bsaid\s+(?:that\s+)?|[,;:]\s+(?:and\s+|while\s+|but\s+|whereas\s+)?|(?<![A-Z])\b[a-z%]+\s(?:and|while|but|whereas)\s+"
    r"|[\d%)]\s(?:and|while|but|whereas)\s+)$"
)
_OWNER: Final = re.compile(
    rf"(?P<place>(?:[Tt]he\s+)?{_WORD}(?:\s+{_WORD}){{0,2}})[’']s\s+(?:(?:\w+\s+){{0,3}}?(?:rate|rates|population|economy|exports|imports|output"
    r"|unemployment|employment|inflation|sales|production|trade|revenue|births|deaths|prices|labou?r|workforce|index)|GDP)\b"
)
"""`Norway's exports fell`: the place as owner."""
_OTHERS: Final = re.compile(
    rf"(?:,|\b(?:and|while|whereas|but))\s+(?:that\s+of\s+)?(?P<place>{_WORD}(?:\s+{_WORD})?)[’']s\s+(?:by|to|was|were|stood|rose|fell|grew|reached)\b"
)
_DATELINE: Final = re.compile(r"[A-Z]{3}[^\n]{3,50}?\s(?:--|[–—-])\s+")
_FOLLOWS: Final = re.compile(r"\s+followed\s+(?:with|at)\b")
_UNION: Final = re.compile(
    r"(?P<place>(?:[Tt]he\s+)?(?:[Ee]uro\s+area|[Ee]urozone|European\s+Union|EU))\s+(?=(?:annual|monthly|seasonally|unemployment|inflation|trade"
    r"|industrial|retail|government|house|labou?r|job|GDP|household|had|recorded|registered)\b)"
)
"""`Euro area annual inflation was ...`"""
_RELATIVE: Final = re.compile(rf"(?<=[a-z]\s)(?P<place>(?:the\s+)?{_WORD}(?:\s+{_WORD}){{0,2}}),\s+where\b")
"""`most were from Lower Dane, where 410 people were charged`."""
_BRACKETED: Final = re.compile(
    rf"(?:[,;]|\b(?:and|by|but|while|namely|especially|notably|including|of|as|from))\s+(?:in\s+|by\s+)?"
    rf"(?P<place>(?:the\s+)?{_WORD}(?:\s+{_WORD}){{0,2}}(?:\s+{_KIND})?)"
    r"\s+(?=\((?:[+−-]|up\s+|down\s+|both\s+)?(?:[$€£¥]?\d|{_COUNT})|\d[\d.,]*\s?(?:%|per\s?cent|[a-z]+\s+\()"
    r"|by\s+(?:[\d]|{_COUNT})|(?:with\s+|for\s+)?\d[\d.,]*[,.;]|(?:with|for)\s+\d)".replace(
        "{_COUNT}", r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    )
)
"""`highest in Sandholm (4.1%) and Wick (3.9%)`, `Sandholm recorded 4.1% and Wick 3.9%`, `Wick by 31 cases`."""
_DIVIDED: Final = re.compile(
    r"\b(?:states|regions|provinces|counties|districts|cities|municipalities|localities|prefectures|towns|cantons|boroughs"
    r"|member\s+(?:countries|states))\b"
)
"""Words for the parts of a country: a list of names behind them is one of places."""
_NOTIFIED: Final = re.compile(r"\b(?:reported|notified|recorded|registered|confirmed|identified)\s(?=from\s)")
_ORIGIN: Final = re.compile(
    r"(?<!reported )(?<!notified )(?<!recorded )(?<!registered )(?<!confirmed )(?<!identified )"
    r"\b(?:from|to)\s+(?:the\s+)?(?:[A-Z][\w’-]*\s*(?:\([^)]*\))?(?:,|\s+and|\s+as\s+well\s+as)?\s*)*$"
)
"""`guests from Germany (24%) and Poland (13%)`: not where the guests are counted."""
_TOLD: Final = re.compile(
    rf"\b(?:{_KIND}|areas?|(?:north|south|east|west)(?:ern|[ -]?east|[ -]?west)?|regions|provinces|cities)\b",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r"\b(?:Ministry|Police|Customs|Courts?|Bank|Office|Service|Agency|Bureau|Board|Department|Council|Authority|Institute"
    r"|Company|Group|Inc|Corp|Ltd|Commission|Committee|Operation|President|Minister|Director|Mr|Mrs|Ms|Dr|Judge|Officers?"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|It|They|We|He|She|This|That|These|Those|There|Women|Men|Table|Figure|Chart)\b"
)


def actors(text: str, start: int, end: int, *, among: bool) -> list[Scope]:
    """The places that a sentence has as subjects, in order; `among`: it names another place or body."""
    clauses = list(_SUBJECT.finditer(text, start, end))
    subjects = [Span(*m.span("place")) for m in clauses]
    stressed = {s for s, m in zip(subjects, clauses, strict=True) if m["itself"] is not None}
    inner = {s for s in subjects if _OPENS.search(text, max(start, s.start - 30), s.start) is not None}
    items = [
        m
        for m in _BRACKETED.finditer(text, start, end)
        if _named(text, m.group("place")) and _ORIGIN.search(text, start, m.start("place")) is None
    ]
    leading = [s for s in subjects if s.start == start or s in inner]
    named = {s for s in leading if _named(text, text[slice(*s)])}
    several = among or len(named) > 1 or any(s.end < m.start() for s in named for m in items)
    told = [
        s
        for s in leading
        if known_place(text, text[slice(*s)])
        or (s in named and (several or s in stressed or _FOLLOWS.match(text, s.end)))
    ]
    found = [Scope(*s, s.start, body=False) for s in told] + _owners(text, start, end)
    among = among or bool(found)
    parts = _DIVIDED.search(text, start, end) or _NOTIFIED.search(text, start, end)
    beside = [m for m in items if among or (parts is not None and parts.end() <= m.start())]
    found += [Scope(*m.span("place"), m.start("place"), body=False, item=True) for m in beside]
    related = [m for m in _RELATIVE.finditer(text, start, end) if _NO_NAME.search(m.group("place")) is None]
    found += [Scope(*m.span("place"), m.start("place"), body=False) for m in related]
    return sorted(found)


def _owners(text: str, start: int, end: int) -> list[Scope]:
    """The places that own what a sentence begins with: `Norway's exports rose, while Oslo's fell`."""
    line = _DATELINE.match(text, start, end)
    begun = start if line is None else line.end()
    union, owner = _UNION.match(text, begun, end), _OWNER.match(text, begun, end)
    firm = cues.FIRM.search(text, 0, cues.TITLE) is not None
    if owner is not None and not (known_place(text, owner["place"]) or (not firm and _named(text, owner["place"]))):
        owner = None
    others = [] if owner is None else _OTHERS.finditer(text, owner.end(), end)
    told = [m for m in (union, owner, *others) if m is not None]
    return [Scope(*m.span("place"), m.start("place"), body=False) for m in told]


@lru_cache(maxsize=1 << 8)
def known_place(text: str, name: str) -> bool:
    """Whether the text speaks elsewhere of what is in the place."""
    if _NO_NAME.search(name) is not None:
        return False
    if _TOLD.search(name) is not None or COUNTRIES.fullmatch(name) is not None:
        return True
    bare = re.escape(re.sub(r"^[Tt]he\s+", "", name))
    return (
        re.search(rf"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Ww]ithin)\s+(?:the\s+)?{bare}\b(?!\s+[A-Z])", text) is not None
    )


@lru_cache(maxsize=1 << 8)
def _named(text: str, name: str) -> bool:
    """Whether capitals tell a name: the text has no word of it in small letters."""
    bare = re.sub(rf"^[Tt]he\s+|\s{_KIND}$", "", name)
    small = any(re.search(rf"(?<![\w-]){re.escape(w.lower())}\b", text) for w in bare.split())
    return _NO_NAME.search(name) is None and not small and not branch(bare) and re.fullmatch(NAME, bare) is not None
