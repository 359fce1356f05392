"""What phrases for places look like in English, and the phrase that says where a figure holds or whose it is."""

from typing import Final, NamedTuple

from extractor import regexes as re
from extractor.fillers.baseline.words.lexicon import vocabulary

WHOLE: Final = (
    r"(?:(?:[Aa]cross|[Tt]hroughout|[Aa]ll\s+over|[Ii]n|[Oo]ver|[Aa]round)\s+(?:the\s+)?(?:whole\s+|entire\s+)?(?:country|nation)\b(?![’']s\s)"
    r"|(?:in\s+)?(?:my|our)\s+country|[Nn]ation-?wide|[Cc]ountry-?wide|[Nn]ationally|[Ss]tate-?wide|world-?wide"
    r"|(?:the\s+)?whole\s+country|the\s+entire\s+country"
    r"|[Tt]he\s+(?:country|nation)(?=\s+(?:has|had|saw|recorded|reported|registered|added|now)\b))"
)
_OWNED: Final = r"the\s+(?:country|nation|province|city|region|county|state|municipality|district|island)(?=[’']s\s)"
LOCAL: Final = (
    r"(?:[Ii]n|of|[Aa]cross|[Tt]hroughout|[Aa]t)\s+(?:(?:the|various|different|all|local|whole|entire|other|remaining)\s+)+(?:places?|areas|regions?|levels?"
    r"|localities|provinces?|cities|city"
    r"|prefectures?|count(?:y|ies)|districts?|ports?|municipality|republic|kingdom|territory|states?|parts\s+of\s+the\s+country"
    r"|country)(?:\s+of\s+the\s+country|\s+of\s+[A-Z][\w-]+(?:,\s+[A-Z][\w-]+)*(?:\s+and\s+[A-Z][\w-]+)?)?"
)
_NOT_PLACE: Final = (
    r"(?!January\b|February\b|March\b|April\b|May\b|June\b|July\b|August\b|September\b|October\b|November\b"
    r"|December\b|Jan\b|Feb\b|Mar\b|Apr\b|Jun\b|Jul\b"
    r"|Aug\b|Sept?\b|Oct\b|Nov\b|Dec\b|Monday\b|Tuesday\b|Wednesday\b|Thursday\b|Friday\b|Saturday\b|Sunday\b"
    r"|Q[1-4]\b|FY|GDP\b|CPI\b|COVID|First\b|Second\b"
    r"|Third\b|Fourth\b|All\b|The\b|A\b|This\b|In\b|It\b|Its\b|SG|GAAP|EPS|EBIT|COVID|Table\b|RMB|US\$|USD|Internet"
    r"|AI\b|Rs\b|Operation\b|Project\b|Task\s?[Ff]orce\b|Phase\b|Article\b|Section\b"
    r"|(?:Chinese|English|French|German|Spanish|Russian|Arabic|Portuguese|Italian|Japanese|Korean|Dutch)\b(?!\s+(?!and\b|or\b)[a-z]))"
)
NAME: Final = rf"{_NOT_PLACE}[A-Z][\w’'.-]*(?:(?:\s+|\s+(?:and|of|de|la|du)\s+(?:the\s+)?){_NOT_PLACE}[A-Z][\w’'-]*)*"
_PLACE: Final = (
    rf"(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Aa]long|[Ww]ithin|[Aa]t|of)\s+(?:the\s+)?"
    r"(?:(?:neighbou?ring|nearby|rural|urban|greater|mainland|(?:north|south|east|west)(?:-?(?:east|west))?ern|central)\s+)?"
    rf"(?:(?:whole"
    rf"|entire)\s+of\s+)?{NAME}(?:\s+(?:province|city|region|county|prefecture|basin|area|district|delta|state"
    rf"|river|valley|plain|peninsula|plateau|islands?|coast|municipality|governorate|canton|parish|highlands))?"
)
_SITE: Final = (
    rf"(?:[Aa]t|[Oo]n)\s+(?:the\s+)?{NAME}\s+(?:[a-z]+\s+)?(?:station|airport|port|harbour|harbor|exchange|market|plant|mine|pit"
    r"|terminal|hospital|prison|border|crossing|bridge|tunnel|checkpoint|cent(?:re|er)|reservoir|dam|refinery|depot|office|laboratory|factory|yard|warehouse|base|railway|motorway|canal)\b"
)
_FACILITY: Final = (
    r"(?:[Aa]t|[Ii]n)\s+the\s+(?:(?!same\b|other\b|latter\b|following\b)[a-z-]+\s+){0,2}"
    r"(?:ports|harbours|harbors|airports|terminals|checkpoints|border\s+crossings|tribunals|courts|prisons|sorting\s+centres"
    r"|sorting\s+centers)(?:\s+and\s+(?:the\s+)?(?:[A-Z][a-z]+\s+)?(?:Court|Tribunal)s?)?(?!\s+of\b)"
)
_ZONE: Final = (
    rf"(?:[Oo]n|[Aa]t)\s+the\s+borders?\s+with\s+{NAME}|"
    rf"[Ii]n\s+(?:the\s+)?(?:(?:(?:country|nation|province|state|region)[’']s\s+)?(?:capital(?:\s+(?:city|region|county|area|district|province)\b)?(?:\s+{NAME})?|(?:[a-z]+\s+)?(?:largest|second|main)\s+city)|euro\s+area|eurozone|(?!same\b|whole\b|latter\b)[a-z]+\s+(?:area|zone)|rest\s+of\s+the\s+(?:country|world|province|EU)"
    r"|(?:rural|urban|coastal|border|mountain|northern|southern|eastern|western|central|metropolitan|remote|inland)\s+"
    r"(?:areas?|regions?|provinces|counties|districts)|cities(?:\s+and\s+towns)?|towns|(?:north|south|east|west)(?:-?(?:east|west))?)\b(?!\s+of)"
)
ALONG: Final = (
    r"(?:[Aa]long|[Aa]cross|[Tt]hroughout)\s+the\s+(?:[a-z]+\s+(?=border|coast))?(?:river|border|coast|province|region|city|line|border\s+areas"
    r"|state|EU|union|industry)\b"
)
DIVISION: Final = (
    rf"(?:[Ii]n|of|[Aa]cross)\s+the\s+(?:\w+\s+)?(?:province|city|region|county|state|prefecture|municipality|district|territory)"
    rf"\s+of\s+{NAME}"
)
PLACES: Final = re.compile(
    rf"\b(?:(?P<owned>(?i:{_OWNED}))|(?P<whole>{WHOLE})|(?P<along>{ALONG})|(?P<division>{DIVISION})"
    rf"|(?P<site>{_SITE})|(?P<zone>{_ZONE})|(?P<of_zone>of\s+the\s+[a-z]+\s+(?:area|zone))|(?P<facility>{_FACILITY})|(?P<local>{LOCAL})|(?P<place>{_PLACE}))\b",
    re.DOTALL,
)
PLACES_I: Final = re.compile(rf"\b(?:(?P<whole>{WHOLE}))\b", re.IGNORECASE)
NATIONAL: Final = re.compile(
    r"\b(?P<word>[Nn]ational|[Nn]ationwide)(?=\s+(?:\w+\s+){0,2}?(?:rate|average|total|level|figure|incidence|mean|median|count|number)s?\b)"
)


VENUE: Final = re.compile(
    r"(?:\b(?:conference|briefing|meeting|ceremony|forum|hearing|summit|symposium|seminar|workshop|assembly|event)"
    r"(?:\s+(?:was|were|is))?(?:\s+(?:held|opened|convened|hosted|organi[sz]ed|given|taking\s+place))?"
    r"|\b(?:headquartered|domiciled|with\s+(?:its\s+)?(?:operations|subsidiaries|activities|plants|offices|headquarters|seat)|\w+,?\s+based"
    r"|[Ss]peaking|[Bb]y\s+[A-Z]\w+\s+[A-Z]\w+))(?:\s+(?:yesterday|today|on\s+\w+))?\s+$"
)
"""Before the place where news was told, or where a company has its seat."""


_BRANCHES: Final = vocabulary(
    "agriculture agricultural forestry fishing fisheries hunting mining quarrying manufacturing manufactures industry"
    " industries electricity gas steam water supply sewerage waste construction building wholesale retail trade repair"
    " transport transportation storage logistics warehousing accommodation food catering hotels restaurants hospitality"
    " information communication communications telecommunications technology finance financial insurance banking real"
    " estate professional scientific technical business administrative administration public defence defense education"
    " health healthcare social care work welfare arts entertainment recreation culture sports services service"
    " utilities"
    " energy chemicals pharmaceuticals metals machinery equipment textiles clothing furniture beverages tobacco"
    " paper printing plastics rubber electronics vehicles housing leisure tourism private other support activities"
    " products"
)
"""Words for branches of the economy, which statistics print with capitals."""


def branch(name: str) -> bool:
    """Whether a name in capitals is that of a branch of the economy (`Financial Services`), no place."""
    words = name.lower().replace(",", " ").split()
    return all(w in _BRANCHES or w in ("the", "and", "of", "&") for w in words)


class Scope(NamedTuple):
    """A place or body: `[start, end)` verbatim without the preposition to drop, `lead` where the preposition begins."""

    start: int
    end: int
    lead: int
    body: bool
    weak: bool = False
    alone: bool = False
    item: bool = False
    """One of a list of places with a figure each, which stands behind it."""
    """A bare word (`police`, `the ministry`) that points back to a body named in full."""
