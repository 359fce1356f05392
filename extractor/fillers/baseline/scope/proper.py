"""Bodies named by an acronym or a plain word, and their people: `CBP seized 90 guns`, `Revenue officers found ...`."""

from functools import lru_cache
from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.scope.nations import COUNTRIES
from extractor.fillers.baseline.scope.place_phrases import NAME, Scope

_STAFF: Final = (
    r"(?:officers|agents|inspectors|detectives|investigators|officials|guards|patrols|rangers|firefighters|troops)"
)
_FORCES: Final = r"(?:Force|Forces|Guard|Patrol|Enforcement|Corps|Squad|Team|Task\s?[Ff]orce|Watch)"
_DOES: Final = (
    r"(?:seized|arrested|detained|charged|prosecuted|convicted|sentenced|fined|intercepted|confiscated|recovered|rescued"
    r"|searched|inspected|checked|investigated|examined|handled|processed|received|granted|issued|opened|closed|solved"
    r"|cleared|uncovered|discovered|found|dismantled|destroyed|removed|stopped|screened|treated|vaccinated|approved"
    r"|rejected|accepted|heard|concluded|completed|carried\s+out|conducted|executed|made|took|dealt|caught|broke\s+up"
    r"|froze|located|laid|helped|supervised|responded|refunded|audited|blocked|deported|apprehended|encountered|impounded"
    r"|shut\s+down|extradited|licensed|registered|recorded|shipped|resolved|determined|performed|trained|levied|collected(?!\s+(?:prices|data|information|answers)))"
)
_SUBJECT: Final = re.compile(
    rf"(?<![\w’'-])(?P<name>(?:(?:[Tt]he\s+)?[A-Z]{{2,6}}(?:\s+[A-Z][\w-]+){{0,4}}|(?P<the>[Tt]he\s+)?(?P<word>[A-Z][^\W\dA-Z_]+)"
    rf"|(?P<staff>(?:[Tt]he\s+)?(?:(?!(?:The|Its|Their|Our|His|Her|Some|Many|Most|These|Those|All|Two|Three|Four|Five|In|On|By|Off)\b)[A-Z][\w-]*\s+){{1,4}}(?:{_STAFF}|{_FORCES})))(?:\s+(?:at|in|from)\s+(?:the\s+)?{NAME})?)"
    r"(?:\s+(?:also|has|have|had|\w+ly|yesterday|today|then|jointly|alone|last\s+\w+)){0,3}"
    rf"\s+{_DOES}\b"
)
_NO_NAME: Final = re.compile(
    r"(?:It|They|We|He|She|You|I|Who|This|That|These|Those|Some|Both|Most|Many|Others?|All|None|Police|Courts?|Customs)\b"
)
_HINT: Final = re.compile(_DOES)


def proper(text: str, start: int, end: int) -> list[Scope]:
    """The bodies of a sentence that a name of one word tells, in order: each the subject of a verb of doing."""
    if _HINT.search(text, start, end) is None:
        return []
    return [
        Scope(*m.span("name"), m.start("name"), body=True)
        for m in _SUBJECT.finditer(text, start, end)
        if m.group("word") is None or _plain(text, m.group("word"), bool(m.group("the")))
    ]


@lru_cache(maxsize=1 << 8)
def _plain(text: str, word: str, the: bool) -> bool:
    """Whether a word with a capital names a body: in the midst of sentences it acts, again or with an article."""
    if _NO_NAME.match(word) or COUNTRIES.fullmatch(word):
        return False
    acts = re.findall(rf"\b{word}\s+(?:{_STAFF}\b|(?:also\s+|has\s+|had\s+)?{_DOES}\b)", text)
    person = re.search(rf"\b(?!In\b|On\b|During\b|The\b)[A-Z][a-z]+\.?\s{word}\b", text)
    if the:
        named = re.findall(rf"\bthe\s{word}\b(?!\s[A-Z])", text) or len(acts) > 1
        return bool(named) and f" {word.lower()} " not in text
    inside = re.search(rf"(?:[a-z]|[a-z\d],)\s{word}\b(?!\s[A-Z])", text)
    return len(acts) > 1 and person is None and inside is not None
