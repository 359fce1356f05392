"""P: are words that were claimed as printed really printed, and do they stand where they can speak of their figure."""

import re
from bisect import bisect_left

from extractor.grammar.cells import cell_of
from extractor.grammar.units import unit_of
from extractor.rules.claim import Claim, Form, Role
from extractor.rules.rule import Problem, Rule, printed
from extractor.source import Index
from schemas.evidence import Mention, Span

_PHRASE: frozenset[Form] = frozenset({"phrase"})
_QUOTE: frozenset[Form] = frozenset({"quote"})
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_ADVERB = re.compile(
    r"同比|环比|(?:year|month|quarter|week)[- ](?:on|over)[- ](?:year|month|quarter|week)", re.IGNORECASE
)
_OTHER_BASIS = re.compile(
    rf"{_ADVERB.pattern}|\b(?:compared|than|over|from|against|versus)\b|比(?!重|例)|较(?!大|多|高|好)", re.IGNORECASE
)
_DATED: frozenset[Role] = frozenset({"period", "basis"})
_COUNTED_REACH = 90
_BLANK = 2
_LEADING_PERIOD = re.compile(
    r"\W*(?:(?:in|during|from|since|as of|by|through|throughout)\s+(?:the\s+)?(?:whole\s+|end\s+of\s+)*"
    r"(?:(?:first|second|third|fourth|last|past)\s)?(?:\w+\s)?"
    r"(?:half|quarter|months?|years?|week|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|(?:19|20)\d\d)|this\s(?:year|month|week|quarter)|last\s(?:year|month|week|quarter))\b"
    r"|(?:截至|今年|去年|上半年|(?:19|20)\d\d年)",
    re.IGNORECASE,
)
"""A period that opens its sentence replaces the one in force before it."""

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_OWN_PERIOD = re.compile(rf"\s+in\s+(?P<when>(?:{_MONTH})(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d)(?![\w-])")
_DATE_WORD = re.compile(rf"(?:{_MONTH})|(?:19|20)\d\d", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:versus|vs\.?|against|compared\s+(?:with|to))\s+(?:US|HK)?[$£€¥]?\s?$")
_DATE_BEFORE = re.compile(
    rf"(?:\d{{1,2}}\s+(?:{_MONTH})\.?,?|(?:{_MONTH})\.?\s+\d{{1,2}}\s*,)\s+$"
    r"|\b(?:than|(?:compared\s+)?(?:with|to)|versus|vs\.?|against|over|as)\s+(?:in\s+)?$|\d\s+in\s+$|[(（]$",
    re.IGNORECASE,
)
_COMPARING = ("versus", "vs", "vs.", "against", "with", "to")
_MONEY = " \t\r\n\u00a0USHK$£€¥"
_PRIOR = re.compile(
    r"\b(?:prior|previous|last|earlier|ago|same|corresponding|preceding|comparable|before)\b|去年|上年|上月",
    re.IGNORECASE,
)


def _not_printed(claim: Claim, index: Index) -> Problem | None:
    if claim.found.trouble == "absent" or _year_unstated(claim, index) or not claim.text.strip():
        return None
    return Problem(f"the source does not print `{_short(claim.text)}`{_longest(index, claim.text)}")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else flat[:77] + "..."  # noqa: PLR2004 - one line of a terminal


def _longest(index: Index, text: str) -> str:
    """How far the source goes along with the words, for the message."""
    words = text.split()
    for size in range(len(words) - 1, 2, -1):
        if index.find(" ".join(words[:size])):
            return f"; it follows as far as `{_short(' '.join(words[:size]))}`"
    return ""


def _year_unstated(claim: Claim, index: Index) -> str | None:
    if claim.role not in _DATED:
        return None
    return next((y for y in _YEAR.findall(claim.text) if y not in index.text), None)


def _year(claim: Claim, index: Index) -> Problem | None:
    year = _year_unstated(claim, index)
    return Problem(f"the source never states the year {year} of `{_short(claim.text)}`") if year else None


def _quote_not_verbatim(claim: Claim, index: Index) -> Problem | None:
    return Problem(f"the quote is not one run of the source: `{_short(claim.text)}`{_longest(index, claim.text)}")


def _quote_elsewhere(claim: Claim, index: Index) -> Problem | None:
    start, place = claim.quote_start, claim.place
    if start is None or place is None:
        return None
    if place.start - _COUNTED_REACH <= start <= max(place.end, place.start + _COUNTED_REACH):
        return None
    there = _short(index.text[place.start : place.end])
    return Problem(f"the quote is not printed at {start} but at {place.start}: `{there}`", place)


def _period_of_another(claim: Claim, index: Index) -> Problem | None:
    """The figure carries a period of its own right behind it, or is what another one is compared with."""
    host = claim.host
    if host is None:
        return None
    own = _own_period(index, host)
    if own and not _date_words(own.group()) & _date_words(claim.text):
        place = Span(*own.span("when"))
        return Problem(
            f"`{_short(claim.text)}`, but the figure says {printed(index, Span(host.start, own.end()), 0)}", place
        )
    lead = index.text[max(0, host.start - 24) : host.start]
    if (
        lead.rstrip(_MONEY).endswith(_COMPARING)
        and _COMPARED.search(lead)
        and not _PRIOR.search(claim.text)
        and not _YEAR.search(claim.text)
    ):
        return Problem(
            f"`{_short(claim.text)}` is the period of the figure that {printed(index, host.span)} is compared with",
            host.span,
        )
    return None


def _own_period(index: Index, host: Mention) -> re.Match[str] | None:
    """`in May 2031` right behind the figure or behind its unit."""
    if _OWN_PERIOD.search(index.text, host.end, host.end + _COUNTED_REACH) is None:
        return None
    after = unit_of(index, host)[1]
    end = max(host.end, after.end if after and after.start >= host.end else 0)
    return _OWN_PERIOD.match(index.text, end, host.end + _COUNTED_REACH)


def _date_words(text: str) -> set[str]:
    return {w.lower() for w in _DATE_WORD.findall(text)}


def _far(claim: Claim, index: Index) -> Problem | None:
    """Words in force stand before their figure, or in its own paragraph; a nearer phrase of the kind replaces them."""
    host, period = claim.host, claim.role == "period"
    if host is None or claim.place is None or (claim.printed[0].start < host.start and not period):
        return None
    first = claim.printed[0].start
    sentence = index.sentence_of(host.start)
    if first >= sentence.end and first >= index.paragraph_of(host.start).end:
        return Problem(
            f"`{_short(claim.text)}` is only printed further on, not where it can speak of `{host.text}`",
            claim.place,
        )
    if not period or claim.place.end > sentence.start:
        return None
    if _YEAR.fullmatch(claim.text.strip()) and all(_passing(index, p) for p in claim.printed if p.start < sentence.end):
        return Problem(
            f"the year `{claim.text}` is only printed in a date or as what figures are compared with: "
            f"{printed(index, claim.place)}",
            claim.place,
        )
    nearer = _LEADING_PERIOD.match(index.text, sentence.start, host.start)
    if nearer is None or claim.place.end > index.paragraph_of(host.start).start or _printed_in(claim, sentence):
        return None
    place = Span(*nearer.span())
    return Problem(
        f"`{_short(claim.text)}` stands in an earlier paragraph; the sentence itself says {printed(index, place)}",
        place,
    )


def _passing(index: Index, year: Span) -> bool:
    """Whether a year is part of a full date, or what another figure is compared with: no period for what follows."""
    return _DATE_BEFORE.search(index.text[max(0, year.start - 24) : year.start]) is not None


def _printed_in(claim: Claim, sentence: Span) -> tuple[Span, ...]:
    """The places of the claim's words inside the sentence."""
    return claim.printed[
        bisect_left(claim.printed, (sentence.start, 0)) : bisect_left(claim.printed, (sentence.end, 0))
    ]


def _basis_far(claim: Claim, index: Index) -> Problem | None:
    if claim.host is None:
        return None
    sentence = index.sentence_of(claim.host.start)
    if _printed_in(claim, sentence) or _heads(claim, index) or _basis_in_force(claim, index):
        return None
    return Problem(f"the basis `{_short(claim.text)}` is not in the sentence of `{claim.host.text}`", claim.place)


def _heads(claim: Claim, index: Index) -> bool:
    """Whether the words stand over the column of their figure, or in the caption of its table."""
    assert claim.host is not None
    cell = cell_of(index, claim.host)
    if cell is None:
        return False
    over = cell.heads if cell.table.caption is None else (*cell.heads, cell.table.caption)
    return any(head.start <= place.start < head.end for head in over for place in claim.printed)


def _basis_in_force(claim: Claim, index: Index) -> bool:
    """`year-on-year` holds on in its paragraph until another basis is named."""
    assert claim.host is not None
    lo = index.paragraph_of(claim.host.start).start
    before = [p for p in claim.printed if lo <= p.start < claim.host.start]
    if not before or not _ADVERB.fullmatch(claim.text.strip()):
        return False
    return _OTHER_BASIS.search(index.text, before[-1].end, claim.host.start) is None


def _counted_far(claim: Claim, index: Index) -> Problem | None:
    if claim.host is None or claim.place is None:
        return None
    sentence = index.sentence_of(claim.host.start)
    if sentence.start <= claim.place.start < sentence.end:
        return _counted_by_another(claim, index)
    return Problem(
        f"`{_short(claim.text)}` does not stand in the sentence of `{claim.host.text}`: {printed(index, claim.place)}",
        claim.place,
    )


def _counted_by_another(claim: Claim, index: Index) -> Problem | None:
    """The words stand directly behind another number of the sentence and nowhere nearer to this one."""
    assert claim.host is not None
    sentence = index.sentence_of(claim.host.start)
    for place in _printed_in(claim, sentence):
        before = index.within(max(sentence.start, place.start - _COUNTED_REACH), place.start)
        owner = next((m for m in reversed(before) if m.kind == "statistic"), None)
        direct = owner is not None and owner.start != claim.host.start and place.start - owner.end <= _BLANK
        if not direct:
            return None
    assert claim.place is not None
    message = f"`{_short(claim.text)}` is counted by another number, not by `{claim.host.text}`"
    return Problem(f"{message}: {printed(index, claim.place)}", claim.place)


RULES: tuple[Rule, ...] = (
    Rule(
        "P001",
        "phrase-not-printed",
        "reject",
        "the source does not print these words",
        "A phrase is copied, never rephrased. White space, quotes, dashes, the first letter's case and a "
        "final period may differ.",
        'The source prints "in the first half of the year"; period "H1" is rejected.',
        _PHRASE,
        _not_printed,
        printed=False,
    ),
    Rule(
        "P002",
        "quote-not-verbatim",
        "reject",
        "the quote is not one verbatim run of the source",
        "A quote is one contiguous run. Two runs glued together, or a paraphrase, are no evidence.",
        'The source prints "sank 4 boats and held 19 poachers"; the quote "sank 4 boats, 19 held" is rejected.',
        _QUOTE,
        _quote_not_verbatim,
        printed=False,
    ),
    Rule(
        "P003",
        "quote-elsewhere",
        "review",
        "the quote is printed, but not at the offset claimed",
        "A quote may be trimmed or off by some characters. Farther away it is another place.",
        "A quote claimed at 1200 that is printed at 40 goes to review.",
        _QUOTE,
        _quote_elsewhere,
        printed=True,
    ),
    Rule(
        "P004",
        "period-far",
        "review",
        "the period stands where it cannot speak of the figure",
        "A period in force stands in the figure's sentence or before it, and a nearer one replaces it. One "
        "that is only printed "
        "further on, or that the figure's own sentence replaces, belongs to other figures.",
        'The figure\'s sentence says "in March"; the period "last year" of an earlier paragraph goes to review.',
        _PHRASE,
        _far,
        roles=frozenset({"period"}),
        printed=True,
    ),
    Rule(
        "P009",
        "period-of-another",
        "review",
        "the period belongs to another figure of the sentence",
        "A period right behind the figure is its own. A figure that another one is compared with (versus, "
        "against) is not of that "
        "one's period.",
        'The source prints "from 8.1% in 2031 to 9.4% in 2040"; the period 2040 for 8.1 goes to review.',
        _PHRASE,
        _period_of_another,
        roles=frozenset({"period"}),
        printed=True,
    ),
    Rule(
        "P005",
        "scope-far",
        "review",
        "the scope stands where it cannot speak of the figure",
        "A scope in force stands in the figure's sentence or before it.",
        'A scope "in the northern ports" that is first printed two paragraphs after the figure goes to review.',
        _PHRASE,
        _far,
        roles=frozenset({"scope"}),
        printed=True,
    ),
    Rule(
        "P006",
        "basis-far",
        "review",
        "the basis of a change stands in another sentence",
        "What a change is measured against is printed with the change, inside its sentence.",
        'A basis "year-on-year" taken from another sentence goes to review.',
        _PHRASE,
        _basis_far,
        roles=frozenset({"basis"}),
        printed=True,
    ),
    Rule(
        "P007",
        "counted-elsewhere",
        "review",
        "the words that name what is counted stand with another number",
        "The counted words are an anchor: they stand in the number's sentence and not directly behind another number.",
        'The source prints "sank 4 boats and held 19 poachers"; counted "poachers" for 4 goes to review.',
        _PHRASE,
        _counted_far,
        roles=frozenset({"counted"}),
        printed=True,
    ),
    Rule(
        "P008",
        "year-never-stated",
        "review",
        "a year that the source never states",
        "A year that was inferred may be right, but nothing in the source proves it.",
        'The source prints "this year" and no year; a period "2031" goes to review.',
        _PHRASE,
        _year,
        roles=_DATED,
        printed=False,
    ),
)
