"""Where the noun phrase of a body begins and ends: back from its head word, on to the place joined to it."""

import re
from typing import Final

from extractor.fillers.baseline.scope.nations import COUNTRIES
from extractor.fillers.baseline.scope.place_phrases import ALONG, DIVISION, LOCAL, NAME, WHOLE
from extractor.fillers.baseline.words.lexicon import vocabulary

_HEAD: Final = (
    r"(?:organs?|ministry|ministries|courts?|procuratorates?|bureaus?|bureaux|departments?|offices?|commissions?"
    r"|committees?|administrations?|agency|agencies"
    r"|authority|authorities|police|customs(?:\s+(?:houses|offices|authorities|officers|officials))?|councils?"
    r"|cent(?:re|er)s?|command|banks?|stations|prosecutors|procurators"
    r"|inspectors|inspectorates?|teams|groups"
    r"|governments?|service|judges|tribunals?|prosecution|branch(?:es)?|institutes?"
    r"|hospitals|clinics|laboratories|prisons|units|bodies"
    r"|procuracy|brigades?|squads?|board|registry|guard|inspectorate|desk|constabulary|coastguard|platform|hotline|airports?"
    r"|(?:attorney|prosecutor|auditor|solicitor|comptroller)[\s-]general|regulator|ombudsman|corps|directorates?|unit|division|circuit|guards)"
)
_SITES: Final = (
    r"(?:(?:sea|land|border|inland|all)\s+)?(?:ports|airports|checkpoints|harbours|harbors|stations|crossings|hospitals|schools|prisons"
    r"|towns|villages|markets)\b"
)
_TOGETHER: Final = (
    rf"(?:\s+(?:{WHOLE}|{LOCAL}|{ALONG}|{DIVISION}|(?:in|of|across"
    rf"|throughout)\s+(?:the\s+)?(?:(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central)\s+(?={NAME}[’']s\s))?{NAME}(?:,\s+{NAME}){{0,4}}(?:\s+(?:province|city|region|county|prefecture|state))?|nationwide"
    rf"|in\s+the\s+capital(?:\s+(?:city|region))?|in\s+(?:the\s+)?(?:(?:north|south|east|west)(?:-?(?:east|west))?ern|central|border|coastal|rural|urban)"
    rf"\s+(?:regions?|provinces?|areas?|districts?|counties)|at\s+(?:the\s+)?{NAME}\s+(?:airport|port|station|border|crossing|harbou?r)"
    rf"|(?:at|in)\s+{_SITES}(?:\s+and\s+(?:at\s+)?{_SITES})?|(?:at|of)\s+all\s+(?:levels|ranks)|(?:in|of|from)\s+(?:all|various|different)\s+(?:places|localities|regions|provinces|areas|districts|counties)\b|at\s+the\s+(?:[\w-]+\s+){{1,4}}levels?|(?:at|of)\s+(?:both|two|three|four|five|various|different|every|each)(?:\s+\w+)?\s+levels?|of\s+(?:appeals?|first\s+instance)|of\s+the\s+(?:(?:whole|entire)\s+)?(?:region|province|city|county|country"
    rf"|ministry)))*"
)
HEADS: Final = re.compile(rf"\b{_HEAD}\b", re.IGNORECASE)
FORMAL: Final = re.compile(
    rf"\b(?:[Tt]he\s+)?(?:[A-Z][\w’'-]*\s+)*?(?:Ministry|Ministries|Bureau|Department|Office|Commission|Committee"
    rf"|Administration|Agency|Council|Cent(?:re|er)|Institute"
    rf"|Bank|Authority|Court|Board|Command|Customs|Service|Desk|Directorate|Inspectorate|Registry"
    rf"|Secretariat)\b(?:\s+(?:Service|Agency|Authority|Office|Administration|Department|Board|Court|Police|Command|Council)\b)*"
    rf"(?:\s+(?:of|for|on)\s+(?:the\s+)?{NAME}"
    rf"(?:,\s+{NAME})*)?(?:\s+and\s+the\s+Ministry\s+of\s+{NAME})?"
)
_STOP: Final = vocabulary(
    "by that which who and or but of in on at from to with for as than said while after before when where if because"
    " so far now including"
    " were was are is been had has have through between among against over about more during since also it its their"
    " period year month week quarter half days years months weeks quarters"
    " stated introduced reported announced showed learned according however meanwhile since the"
)
_SENT_VERBS: Final = sorted(
    vocabulary(
        "called visited went inspected checked found seized destroyed arrested took handled solved cracked carried"
        " issued examined investigated"
    )
)
_VERBISH: Final = re.compile(r"(?:\w+(?:ed|ing)|took|held|made|sent|found|gave|went|saw|set|carried|led|said)$")
CREW: Final = re.compile(
    r"(?:working|task|inspection|special|leading|joint|medical|rescue|steering|control|patrol|police|port|border"
    r"|enforcement|investigation|response|intelligence|surveillance|supervis\w+|inspecting|crime|emergency|regulatory|mobile|customs|court|tax|judicial|justice|procuratorial|health|government)\s+$",
    re.IGNORECASE,
)


def phrase_end(text: str, first: int, head_end: int, end: int) -> tuple[int, bool, bool]:
    """Where the body's phrase ends, whether a place is joined to it, and whether `sent by ...` belongs to it."""
    formal = FORMAL.match(text, first, end)
    last = formal.end() if formal and formal.end() > head_end else head_end
    state = COUNTRIES.match(text, last + 1, end) if text[head_end - 1 : last + 1] in ("e ", "s ") else None
    last = state.end() if state is not None and text[first].isupper() else last  # `Police Scotland`
    together = _TOGETHER_RE.match(text, last, end)
    joined = together is not None and together.end() > last
    last = together.end() if together is not None else last
    last -= last == end and text[last - 1] == "."
    partners = _PARTNERS.match(text, last, end)
    last = partners.end() if partners is not None else last
    short = _SHORT_NAME.match(text, last, end)
    last = short.end() if short is not None else last  # `the Tolven Border Agency (TBA)`
    sent = _SENT_BY.match(text, last, end)
    return (sent.end() if sent is not None else last), joined, sent is not None


_TOGETHER_RE: Final = re.compile(_TOGETHER)
_SENT_BY: Final = re.compile(
    rf"\s+(?:sent|formed|set\s+up|organi[sz]ed|led|deployed|dispatched"
    rf"|established)\s+(?:\w+\s+)?by\s+(?:the\s+)?[^,.;\d]{{3,90}}?(?=\s+(?:(?:have|has"
    rf"|had)\s+)?(?:{'|'.join(_SENT_VERBS)})\b)",
)
_PARTNERS: Final = re.compile(
    r"\s+and\s+(?:(?:its|their|other|partner|local|allied|foreign)\s+){0,2}(?:bodies|agencies|partners|forces|authorities|services)\b"
)
_SHORT_NAME: Final = re.compile(r"\s\([A-Z]{2,6}\)")


def phrase_start(text: str, floor: int, head: int) -> int:
    """Where the noun phrase that ends in the head word begins: back over words up to a stop word or mark."""
    position = head
    for _ in range(7):
        match = _LAST_WORD.search(text, max(floor, position - 40), position)
        if match is None:
            break
        word = match.group(1)
        low = word.lower()
        if low == "the":
            whole = _ALL.search(text, floor, match.start(1))
            return match.start(1) if whole is None else whole.start()
        if _MONTH.fullmatch(word) or (low in _DRIVES and _AMID_DRIVE.search(text, floor, match.end(1))):
            break
        if low in _STOP and not (
            (low == "of" or (low == "and" and text[position].isupper()))
            and text[max(floor, match.start() - 12) : match.start()].rstrip().split(" ")[-1][:1].isupper()
        ):
            two = _TWO_TRADES.search(text, floor, position)
            return position if two is None or HEADS.fullmatch(two["trade"]) else two.start("trade")
        if position == head and _DIALLED.match(text, match.start(1)) is not None:
            position = match.start(1)
            continue
        named = text[max(floor, match.start(1) - 4) : match.start(1)].lower() == "the "
        if (
            _VERBISH.match(low)
            and not named
            and not CREW.match(low + " ")
            and low not in ("united", "housing")
            and not (position == head and word[0].isupper() and low.endswith("ing"))  # `Nanjing police`
        ) or any(c.isdigit() for c in word):
            break
        position = match.start(1)
    return position


_DRIVES: Final = vocabulary(
    "campaign operation action drive crackdown sweep raid programme program initiative rectification stage phase round"
)
_AMID_DRIVE: Final = re.compile(
    r"\b(?:in|during|under|within|throughout|of)\s+(?:the|this|that|its|a)\s+(?:[\w-]+\s+){0,2}?\w+$", re.IGNORECASE
)
"""`in the campaign police at all levels`: the body begins behind the word for a drive."""
_DIALLED: Final = re.compile(r"\d{5}\s(?:hotline|platform)\b")
"""`the 12345 hotline`"""
_MONTH: Final = re.compile(r"January|February|March|April|May|June|July|August|September|October|November|December")
_LAST_WORD: Final = re.compile(r"(?<![\w-])(U\.[SK]\.|\w[\w’'&-]*)\s+$")
_ALL: Final = re.compile(r"\b[Aa]ll\s+$")
_TWO_TRADES: Final = re.compile(
    r"(?:^|[,;.]\s+|\b(?:the|by|by\s+the|that)\s+)(?P<trade>[a-z]{3,})\s+and\s+$", re.MULTILINE
)
"""`food and drug police`, `trade and industry inspectors`"""
