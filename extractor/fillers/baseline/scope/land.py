"""The place that a release is about when no country is named: from the issuer's name or the heading."""

from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.scope.nations import COUNTRIES
from extractor.fillers.baseline.words.lexicon import vocabulary
from schemas.evidence import Span

_CAP: Final = r"[A-Z][\w’'-]*"
_BODY: Final = (
    r"(?:Bank|Office|Authority|Ministry|Institute|Bureau|Service|Courts?|Government|Agency|Statistics|Department"
    r"|Procuratorates?|Police|Customs|Council|Board|Registry|Administration|Directorate|Observatory)"
)
_OF: Final = re.compile(rf"\b(?i:{_BODY}\s+of\s+(?:the\s+)?)(?P<place>{_CAP}(?:[ ](?:(?i:and)[ ])?{_CAP}){{0,2}})")
_FURTHER: Final = re.compile(rf"\s+(?i:of)\s+(?i:the\s+)?(?P<place>{_CAP}(?:[ ]{_CAP}){{0,2}})")
_WHOLE: Final = re.compile(
    rf"\b(?:Port|City|State|Province|County|Republic|Kingdom|Canton|Municipality|Region)\s+of[ ]{_CAP}"
    rf"(?:[ ]{_CAP}){{0,2}}",
    re.IGNORECASE,
)
_STATE: Final = re.compile(
    rf"\b(?i:Republic|Kingdom|Principality|Commonwealth|Federation|Duchy|Sultanate|Emirate)\s+(?i:of\s+(?:the\s+)?)"
    rf"(?P<place>{_CAP}(?:[ ]{_CAP}){{0,2}})"
)
"""The state's own name stands behind the word for its form; a line of both is its name unless the text shortens it."""
_PREFIXED: Final = re.compile(
    rf"^[ ]*(?:The\s+)?(?P<place>{_CAP}(?:[ ]{_CAP})??)(?=[ ](?:{_CAP}[ ])*?(?i:{_BODY})\b)", re.MULTILINE
)
_STATISTICS: Final = re.compile(
    rf"^\s*(?i:Statistics)\s+(?P<place>{_CAP})(?=\s*$|[ ]{{3,}}|\t)(?!\s+(?i:{_BODY})\b)", re.MULTILINE
)
_DATED: Final = re.compile(
    rf"^(?P<place>{_CAP}(?:[ ]{_CAP})?),\s+(?:(?:the\s+)?(?:first|second|third|fourth|full|calendar|fiscal)\b|Q[1-4]\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}\s*$|\d{4}\s*$)",
    re.MULTILINE,
)
_MONTHS: Final = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter"
)
_HEADED: Final = re.compile(
    rf"\S[ ](?P<lead>in|of|across|throughout)[ ](?:the[ ])?"
    rf"(?P<place>(?!(?:{_MONTHS}|Q[1-4]|FY|H[12])\b)[A-Z][a-z]\w+"
    rf"(?:[ ](?!{_MONTHS}|Q[1-4])[A-Z][a-z]\w+)?)(?=\s*(?:$|[,:;–—-]|\d)|[ ][a-z])",
    re.MULTILINE,
)
"""`Industry in Varland, September`: a place that a heading names."""
_TITLED: Final = re.compile(
    rf"^[A-Z][^\n:.,]{{3,80}},\s+(?:the\s+)?(?P<place>(?!(?:{_MONTHS}|Q[1-4]|H[12])\b){_CAP}(?:[ ]{_CAP}){{0,2}})"
    rf"(?=\s*$|\s*[:,–—-]\s+(?:(?:{_MONTHS}|Q[1-4]|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\b|\d{{4}}\b))",
    re.MULTILINE,
)
"""`Consumer prices, Varland: May 2024`: a place between what is told and its time."""
_RUNS_ON: Final = re.compile(r"[ ](?!(?:at|on|in|for|during|as|up|down)\b)[a-z]")
_TIMED: Final = re.compile(
    rf"(?:[,:;]|[ ](?:at|on|in|for))\s+(?:(?:the\s+)?(?:\d+|{_MONTHS}|Q[1-4]|first|second|third|fourth|end)\b)"
)
_MONTHLY: Final = re.compile(
    rf"[,:;]\s+(?:(?:{_MONTHS})|(?:Q[1-4]|H[12]|(?i:(?:the\s+)?(?:first|second|third|fourth)\s+(?:quarter|half)(?:\s+of)?)))\s+\d{{4}}\b"
)
"""What a figure's month looks like behind the place of a title, no day of a dateline."""
_ISSUER: Final = re.compile(
    r"\b(?:Bureau|Office|Ministry|Agency|Institute|Department|Service|Court|Police|Bank|Board|Committee)\b"
)
_SMALL: Final = re.compile(
    r"(?<![\w-])(?!in\b|of\b|and\b|the\b|for\b|to\b|by\b|on\b|at\b|as\b|a\b|with\b|from\b)[a-z][\w-]*"
)
_PEOPLED: Final = re.compile(
    rf"\b(?:the\s+)?(?:roads|streets|prisons|jails|people|hospitals|schools|ports|harbours|borders|courts|farms|markets|economy"
    rf"|waters|forests|banks|towns|villages|workers|households|inhabitants|territory|coast|police|customs|exports|imports|trade|industry|government|population|parliament)\s+of\s+(?P<place>{_CAP})(?=[\s,.;])(?!\s+[A-Z\d])"
)
"""`the roads of Kelmark`"""
_TOPICS: Final = vocabulary(
    "statistics statistical labor labour measurement finance financial health justice education agriculture"
    " agricultural trade commerce disease diseases surveillance public security national social human foreign interior"
    " defence defense home transport transportation energy environment environmental economy economic economics affairs"
    " industry industrial customs taxation tax revenue information technology science culture tourism water housing"
    " planning development food farm drug drugs fisheries forestry employment work works population census prices"
    " medicine medical prevention control research management standards emergency civil natural resources immigration"
    " police people's supreme settlements international governors directors appeals audit accounts criminal veterans"
    " state child children women youth sport sports communications internal external rural urban market markets"
    " investment budget treasury monetary intelligence investigation narcotics prisons roads railways aviation"
    " maritime land review brief progress focus court action practice mines mining minerals patents competition"
    " consumer consumers the his her our central commissioner president minister governor chairman secretary company"
    " operations results meeting annual english chinese parliament congress"
    " investor investors relations corporate media press spokesperson spokesman spokeswoman contact contacts marketing"
    " inspectors hydrology meteorology geology corrections probation elections ethics law legal"
)
_HEAD: Final = 400
"""Code points of the head of a release."""
_LINE: Final = 120
"""Code points of the longest line of a head."""


def place(text: str) -> Span | None:
    """The place of the issuer as printed in the head, None when the head names none."""
    end = 0
    for line in re.finditer(r"[^\n]*\n?", text[:_HEAD]):
        if len(line.group()) > _LINE:
            break
        end = line.end()
    state = _STATE.search(text, 0, end)
    if state is not None:
        bare = _trimmed(text, Span(*state.span("place")))
        alone = text[text.rfind("\n", 0, state.start()) + 1 : state.start()].strip() in ("", "The", "THE")
        again = text.lower().count(text[bare.start : bare.end].lower()) > 1
        return Span(state.start(), bare.end) if alone and not again else bare
    whole = _WHOLE.search(text, 0, end)
    if whole is not None and whole.group()[0].isupper() and not topical(whole.group().split()[2:]):
        return Span(*whole.span())
    for pattern in (_OF, _STATISTICS, _DATED):
        for match in pattern.finditer(text, 0, end):
            named = match.span("place")
            if topical(text[slice(*named)].split()) and (further := _FURTHER.match(text, named[1], end)) is not None:
                named = further.span("place")  # `Ministry of Health of Belmora`
            state = COUNTRIES.match(text, named[0])
            if state is not None:
                return Span(*state.span())
            if not topical(text[slice(*named)].split()):
                return _trimmed(text, Span(*named))
    return _leading(text, end) or _headed(text, end) or _titled(text, end)


def issued(text: str) -> Span | None:
    """The place behind the topic of a body that the lead names (`the Ministry of Health of Belmora`)."""
    for match in _OF.finditer(text, 0, 2 * _HEAD):
        if (state := COUNTRIES.match(text, match.start("place"))) is not None:
            return Span(*state.span())
        further = _FURTHER.match(text, match.end("place")) if topical(match.group("place").split()) else None
        if further is not None and not topical(further.group("place").split()):
            return Span(*further.span("place"))
    return None


def peopled(text: str) -> Span | None:
    """The place whose roads, prisons or people the lead tells of."""
    match = _PEOPLED.search(text, 0, 2 * _HEAD)
    return None if match is None or topical([match.group("place")]) else Span(*match.span("place"))


def owned(text: str) -> Span | None:
    """The place whose economy the lead tells of: `Norway's exports`."""
    for match in _OWNED.finditer(text, 0, 2 * _HEAD):
        words = match.group("place").split()
        if not topical(words) and not re.search(rf"(?<![\w-]){words[-1].lower()}\b", text):
            return Span(*match.span("place"))
    return None


_OWNED: Final = re.compile(
    rf"\b(?P<place>(?!(?:{_MONTHS}|Today|Yesterday|In|The|But|And|While)\b)[A-Z]\w+(?:[ ][A-Z]\w+)?)[’']s"
    r"\s+(?:[a-z]+\s+){0,2}?"
    r"(?:exports|imports|economy|GDP|gross\s+domestic|population|labou?r\s+market"
    r"|foreign\s+trade|trade\s+(?:surplus|deficit)|unemployment|inflation|consumer\s+prices|current\s+account|public\s+debt"
    r"|courts|police|customs|prisons|government)\b"
)


def _titled(text: str, end: int) -> Span | None:
    """The place that a title puts before its time, if the text knows it as a place."""
    for match in _TITLED.finditer(text, 0, end):
        words = match.group("place").split()
        known = re.search(rf"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout)\s+(?:the\s+)?{_blanks(words)}\b(?!\s+[A-Z])", text)
        named = _MONTHLY.match(text, match.end()) is not None and _ISSUER.search(match.group()) is None
        named = named and " " in match.group()[: match.start("place") - match.start()].strip()
        named = named and not any(re.search(rf"(?<![\w-]){re.escape(w.lower())}\b", text) for w in words)
        if (named or known is not None or COUNTRIES.fullmatch(match.group("place"))) and not topical(words):
            return Span(*match.span("place"))
    return None


def _headed(text: str, end: int) -> Span | None:
    """The place that a heading names (`Vacancies in Westmark: May`), where its capitals tell names from words."""
    for match in _HEADED.finditer(text, 0, end):
        low = text.rfind("\n", 0, match.start()) + 1
        high = text.find("\n", match.start())
        line = text[low : high if high >= 0 else len(text)]
        words = match.group("place").split()
        told = (
            _SMALL.search(line) is not None
            or _TIMED.match(text, match.end()) is not None
            or re.search(rf"[a-z]\s+(?:in|across|throughout|of)\s+{_blanks(words)}\b", text[match.end() :]) is not None
        )
        told = told and not any(re.search(rf"(?<![\w-]){re.escape(w.lower())}\b", text) for w in words)
        whole = match.group("lead") != "of" or _RUNS_ON.match(text, match.end()) is None
        if told and whole and line.rstrip()[-1:] not in (".", "?", "!") and not topical(words):
            return Span(*match.span("place"))
    return None


def _leading(text: str, end: int) -> Span | None:
    """The place that a body's name begins with (`Selmora Customs Service`), if the text knows it as a place."""
    for match in _PREFIXED.finditer(text, 0, end):
        state = COUNTRIES.match(text[match.start("place") : match.end() + _LINE].title())
        if state is not None:
            return Span(match.start("place"), match.start("place") + state.end())
        words = match.group("place").split()
        known = re.compile(rf"\b(?:in|across|throughout|within)\s+{_blanks(words)}\b(?!\s+[A-Z])")
        if not topical(words) and known.search(text):
            return Span(*match.span("place"))
    return None


def _blanks(words: list[str]) -> str:
    return r"\s+".join(f"(?:{re.escape(w)}|{re.escape(w.capitalize())})" for w in words)


def topical(words: list[str]) -> bool:
    plain = [w.lower().rstrip(",") for w in words]
    return any(w in _TOPICS or w.removesuffix("s") in _TOPICS for w in plain)


def _trimmed(text: str, span: Span) -> Span:
    """Without what follows a place in a title: a time or a word for the release."""
    words = re.match(
        rf"{_CAP}(?:[ ](?!January|February|March|April|May|June|July|August|September|October|November|December"
        rf"|Reports?|Statistics|Monthly|Quarterly|Annual|News|Press|And|On)(?:and\s+)?{_CAP})*",
        text[span.start : span.end],
    )
    return Span(span.start, span.start + words.end()) if words is not None else span
