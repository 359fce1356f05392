"""P: are words that were claimed as printed really printed, and do they stand where they can speak of their figure."""

import re

from extractor.grammar.cells import cell_of
from extractor.grammar.clauses import clause_of, clauses
from extractor.rules.claim import Claim, Form, Role, printed_in
from extractor.rules.columns import in_its_heads, over_a_column
from extractor.rules.counting import counted_otherwise
from extractor.rules.rule import Problem, Rule, shortened
from extractor.rules.standing import MONTH, YEAR
from extractor.source import Index
from schemas.evidence import Mention, Span

_PHRASE: frozenset[Form] = frozenset({"phrase"})
_QUOTE: frozenset[Form] = frozenset({"quote"})
_ADVERB = re.compile(
    r"同比|环比|(?:year|month|quarter|week)[- ](?:on|over)[- ](?:year|month|quarter|week)", re.IGNORECASE
)
_OTHER_BASIS = re.compile(
    rf"{_ADVERB.pattern}|\b(?:compared|than|over|from|against|versus)\b|比(?!重|例)|较(?!大|多|高|好)", re.IGNORECASE
)
_OWN_BASIS = re.compile(
    rf"{_ADVERB.pattern}|\bsequentially\b|\bon\s+the\s+(?:year|month|quarter|week|day)\b"
    r"|\b(?:than|against|compared\s+(?:with|to)|from|over|(?<=[%ts] )on)\s+(?:in\s+|at\s+)?(?:the\s+)?"
    rf"(?:{MONTH}|(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+(?:quarter|half)\b"
    r"|(?:same|prior|previous|preceding|corresponding|year-ago)\b|a\s+(?:year|month|quarter|week)\s+(?:ago|earlier|before)|(?:19|20)\d\d\b)"
    r"|[比较](?:上|去|同|前)[\u4e00-\u9fff]{0,6}",
    re.IGNORECASE,
)
_DATED: frozenset[Role] = frozenset({"period", "basis"})
_COUNTED_REACH = 90
_HEAD = 400
_FULL_STOPS = frozenset(".。!?！？")


def _not_printed(claim: Claim, index: Index) -> Problem | None:
    if claim.found.trouble == "absent" or _year_unstated(claim, index) or not claim.text.strip():
        return None
    if claim.role in _DATED and over_a_column(claim, index):
        return None
    if claim.role == "counted" and claim.host is not None and in_its_heads(claim, index):
        return None
    return Problem(f"the source does not print `{shortened(claim.text)}`{_longest(index, claim.text)}")


def _longest(index: Index, text: str) -> str:
    """How far the source goes along with the words, for the message."""
    words = text.split()
    for size in range(len(words) - 1, 2, -1):
        if index.find(" ".join(words[:size])):
            return f"; it follows as far as `{shortened(' '.join(words[:size]))}`"
    return ""


def _year_unstated(claim: Claim, index: Index) -> str | None:
    if claim.role not in _DATED:
        return None
    return next((y for y in YEAR.findall(claim.text) if y not in index.text), None)


def _year(claim: Claim, index: Index) -> Problem | None:
    year = _year_unstated(claim, index)
    return Problem(f"the source never states the year {year} of `{shortened(claim.text)}`") if year else None


def _quote_not_verbatim(claim: Claim, index: Index) -> Problem | None:
    return Problem(f"the quote is not one run of the source: `{shortened(claim.text)}`{_longest(index, claim.text)}")


def _quote_elsewhere(claim: Claim, index: Index) -> Problem | None:
    start, place = claim.quote_start, claim.place
    if start is None or place is None:
        return None
    if place.start - _COUNTED_REACH <= start <= max(place.end, place.start + _COUNTED_REACH):
        return None
    there = shortened(index.text[place.start : place.end])
    return Problem(f"the quote is not printed at {start} but at {place.start}: `{there}`", place)


def further_on(claim: Claim, index: Index) -> Problem | None:
    """Words in force stand before their figure, or in its own paragraph."""
    host, first = claim.host, claim.printed[0].start
    if host is None or first < host.start:
        return None
    if first < index.sentence_of(host.start).end or first < index.paragraph_of(host.start).end:
        return None
    if index.find(claim.text.upper(), 0, host.start) or _in_headline(index, host, first):
        return None  # a heading in capitals
    return Problem(
        f"`{shortened(claim.text)}` is only printed further on, not where it can speak of `{host.text}`",
        claim.place,
    )


def _in_headline(index: Index, host: Mention, first: int) -> bool:
    """Whether the figure stands in the headline, and the words in the sentence that the release begins with."""
    line = index.sentence_of(host.start)
    if line.start > _HEAD or index.text[line.start : line.end].rstrip()[-1:] in _FULL_STOPS:
        return False
    lead = index.text[line.end : first]
    return len(lead) < _HEAD and not any(f"{stop} " in lead or f"{stop}\n" in lead for stop in _FULL_STOPS)


def _basis_far(claim: Claim, index: Index) -> Problem | None:
    if claim.host is None:
        return None
    sentence = index.sentence_of(claim.host.start)
    if inside := printed_in(claim, sentence):
        return _basis_of_another(claim, index, claim.host, inside)
    if in_its_heads(claim, index) or _basis_in_force(claim, index) or _headed(claim, index):
        return None
    return Problem(f"the basis `{shortened(claim.text)}` is not in the sentence of `{claim.host.text}`", claim.place)


def _basis_of_another(claim: Claim, index: Index, host: Mention, inside: tuple[Span, ...]) -> Problem | None:
    """`up 4% on the month and 9% on the year`: its own clause has another basis, that of another change this one."""
    own = clause_of(index, host)
    if host.kind != "change" or any(own.start <= p.start < own.end for p in inside):
        return None
    other = _OWN_BASIS.search(index.text, *own)
    if other is None:
        return None
    parts = [c for c in clauses(index, index.sentence_of(host.start)) for p in inside if c.start <= p.start < c.end]
    if not all(any(m.kind == "change" for m in index.within(*c)) for c in parts):
        return None
    message = f"the basis `{shortened(claim.text)}` is that of another change, `{host.text}` has `{other.group()}`"
    return Problem(message, Span(*other.span()))


def _basis_in_force(claim: Claim, index: Index) -> bool:
    """`year-on-year` holds on in its paragraph until another basis is named; the first of all, beyond an aside."""
    assert claim.host is not None
    lo = index.paragraph_of(claim.host.start).start
    first = _OTHER_BASIS.search(index.text, lo, claim.host.start)
    before = [p for p in claim.printed if lo <= p.start < claim.host.start]
    if not before or not _ADVERB.fullmatch(claim.text.strip()):
        return False
    named = first is not None and first.start() == before[0].start
    since = max(before[-1].end, index.sentence_of(claim.host.start).start if named else 0)
    return _OTHER_BASIS.search(index.text, since, claim.host.start) is None


def _headed(claim: Claim, index: Index) -> bool:
    """`May 2031 compared with April 2031` over the figures: a heading without a figure of its own."""
    assert claim.host is not None
    before = [p for p in claim.printed if p.start < claim.host.start]
    if not before or cell_of(index, claim.host) is not None:
        return False
    head = index.sentence_of(before[-1].start)
    if any(m.kind in {"statistic", "change"} for m in index.within(*head)) or index.text[head.start : head.end].count(
        "."
    ):
        return False
    return _OTHER_BASIS.search(index.text, before[-1].end, claim.host.start) is None


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
        "P005",
        "scope-far",
        "review",
        "the scope stands where it cannot speak of the figure",
        "A scope in force stands in the figure's sentence or before it.",
        'A scope "in the northern ports" that is first printed two paragraphs after the figure goes to review.',
        _PHRASE,
        further_on,
        roles=frozenset({"scope"}),
        printed=True,
    ),
    Rule(
        "P006",
        "basis-far",
        "review",
        "the basis of a change stands in another sentence or with another change",
        "What a change is measured against is printed with the change, inside its sentence. Where its own clause has a "
        "basis, that of another change is not its own.",
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
        "The counted words are an anchor: they stand in the number's sentence, over its column, beside its row or in "
        "the caption of its table, and not directly behind another number that does not share them.",
        'The source prints "sank 4 boats and held 19 poachers"; counted "poachers" for 4 goes to review.',
        _PHRASE,
        counted_otherwise,
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
