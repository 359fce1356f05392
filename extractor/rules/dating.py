"""P004 and P009: does a period stand where it can speak of its figure, and is its year the year of that figure."""

import re
from functools import lru_cache

from extractor.grammar.cells import cell_of
from extractor.grammar.units import unit_of
from extractor.rules.claim import Claim, Form, printed_in
from extractor.rules.columns import of_another_column
from extractor.rules.measures import unit_class
from extractor.rules.own_period import behind, in_front, prior, taken, unit_end
from extractor.rules.phrases import further_on
from extractor.rules.rule import Problem, Rule, printed, shortened
from extractor.rules.standing import (
    AGAINST,
    AMOUNT,
    MONTH,
    PART,
    YEAR,
    bracket_of,
    governed,
    owns,
    passing,
    set_against,
    stands,
    years_at,
    years_in,
)
from extractor.source import Index
from schemas.evidence import Mention, Span

_PHRASE: frozenset[Form] = frozenset({"phrase"})
_LEADING_PERIOD = re.compile(
    r"\W*(?:(?:in|during|from|since|as of|by|through|throughout)\s+(?:the\s+)?(?:whole\s+|end\s+of\s+)*"
    r"(?:(?:first|second|third|fourth|last|past)\s)?(?:\w+\s)?"
    r"(?:half|quarter|months?|years?|week|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|(?:19|20)\d\d)|this\s(?:year|month|week|quarter)|last\s(?:year|month|week|quarter))\b"
    r"|(?:截至|今年|去年|上半年|(?:19|20)\d\d年)",
    re.IGNORECASE,
)
"""A period that opens its sentence replaces the one in force before it."""

_POINTS_BACK = re.compile(
    r"\W*(?:in|during|for|over|through|throughout|by)\s+(?:the\s+end\s+of\s+)?"
    r"(?:the|that|this|those|these|each|every|any|most|some|all|a\s+typical|an\s+average)\s+"
    r"(?:whole\s+|entire\s+|full\s+|same\s+|said\s+|two\s+|three\s+|four\s+|five\s+|six\s+|seven\s+|eight\s+|nine\s+|ten\s+)*"
    r"(?P<unit>years?|months?|quarters?|half|weeks?)$",
    re.IGNORECASE,
)
"""`Throughout the year`, `in those six months`: no period of its own, it points back to the one in force."""
_OLD_LEVEL = re.compile(
    rf"(?:\b(?:from|after|compared\s+(?:with|to)|versus|vs\.?)|[,(]\s*(?:as\s+)?against)\s+(?:(?:about|some|over|nearly|almost|only|just|around|the|a|an)\s+)*{AMOUNT}$"
    r"|[由从][^，。；\d]{0,6}$",
    re.IGNORECASE,
)
"""What leads the level of before: its period may be the one that others are compared with."""
_COMPARED = re.compile(rf"\b{AGAINST}\s+(?:an?\s+\w+\s+of\s+|[\d.,]+\s+and\s+)?{AMOUNT}$")
_UP_FROM = re.compile(rf"(?:\b(?:up|down|,)|\bto\s(?:[^.;:]|\.\d){{2,30}}),?\s+from\s+(?:an?\s+\w+\s+of\s+)?{AMOUNT}$")
_COMPARES = re.compile(
    rf"\b(?:times|than|{AGAINST}|(?:up|down)\s+from|as\s+(?:many|much|high|large)\s+as)\s", re.IGNORECASE
)
_NEXT_CLAUSE = re.compile(
    r"(?:;\s+(?:(?:and|but|while|whereas)\s+)?|,\s+(?:and|but|while|whereas)\s+)(?:in|for|by|at|during|throughout)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+){0,3}$"
)
_GOES_ON = re.compile(rf"\)?\s*,?\s*{AGAINST}\s")
_MONTHS = re.compile(rf"\b(?:{MONTH})\b")
_SHORTER = re.compile(rf"\b(?:{PART}|quarter|half|month|week)\b", re.IGNORECASE)
_REACH = 40
_HISTORY = 2
"""Years; what lies farther back is told as history beside the figure (`since the law of 2019`)."""


def _far(claim: Claim, index: Index) -> Problem | None:  # noqa: PLR0911 -- a decision list
    """A period in force stands before its figure, or in its own paragraph; a nearer one replaces it."""
    host, place = claim.host, claim.place
    if host is None or place is None:
        return None
    if (late := further_on(claim, index)) is not None:
        return late
    if prior(claim.text) and bracket_of(index.text, host.start) is not None:
        return None  # `6 (5)`: told of all figures in brackets
    sentence = index.sentence_of(host.start)
    if _never_spoken(claim, index, host, sentence):
        return Problem(
            f"`{shortened(claim.text)}` is only printed in a date or a name, or with what figures are compared "
            f"with: {printed(index, place)}",
            place,
        )
    if place.end > sentence.start or printed_in(claim, sentence):
        return None
    nearer = _LEADING_PERIOD.match(index.text, sentence.start, host.start)
    if nearer is None or place.end > index.paragraph_of(host.start).start or _refers(nearer.group(), claim.text):
        return None
    there = Span(*nearer.span())
    return Problem(
        f"`{shortened(claim.text)}` stands in an earlier paragraph; the sentence itself says {printed(index, there)}",
        there,
    )


def _never_spoken(claim: Claim, index: Index, host: Mention, sentence: Span) -> bool:
    """Whether every print of the claim's year up to the figure is part of a date, a name or a comparison."""
    if not years_in(claim.text) or _first_spoken(claim, index) < sentence.start:
        return False
    if _OLD_LEVEL.search(index.text, host.start - _REACH, host.start):
        return False
    end = max(sentence.end, index.paragraph_of(host.start).end)
    before = [p for p in claim.printed if p.start < end]
    bare = _bare(claim.text)
    alone = before and all(passing(index, p, host, bare=bare) for p in before)
    return bool(alone) and not _in_table(index, host, claim)


def _refers(words: str, period: str) -> bool:
    """Whether words that point back (`that year`) may mean the period: a year is no month or quarter of one."""
    back = _POINTS_BACK.match(words)
    if back is None:
        return False
    whole = back["unit"].lower() in {"year", "years"}
    return not whole or (len(_MONTHS.findall(period)) != 1 and _SHORTER.search(period) is None)


def _period_of_another(claim: Claim, index: Index) -> Problem | None:
    """The figure carries a period of its own, in its column, its brackets or its sentence; or is the one compared."""
    host = claim.host
    if host is None:
        return None
    if cell_of(index, host) is not None:
        return of_another_column(claim, index, host)
    if not claim.printed:
        return None
    sentence = index.sentence_of(host.start)
    if (there := behind(index, host, claim.text)) is not None:
        said, place = f", but the figure says {printed(index, Span(host.start, there.end), 0)}", there
    elif (there := in_front(index, host, claim, sentence)) is not None:
        said, place = f", but the figure is led by {printed(index, there)}", there
    elif (there := _year_beside(index, host, claim, sentence)) is not None:
        said, place = f", but the year printed with the figure is {printed(index, there)}", there
    elif _compared_with(index, host, claim):
        said, place = f" is the period of the figure that {printed(index, host.span)} is compared with", host.span
    elif taken(index, host, claim, sentence):
        said, place = f" is printed with another figure, not with {printed(index, host.span)}", claim.place or host.span
    else:
        return None
    return Problem(f"`{shortened(claim.text)}`{said}", place)


@lru_cache(maxsize=4096)
def _bare(period: str) -> bool:
    """Whether a period is nothing but a year."""
    return YEAR.fullmatch(period.strip(" 年")) is not None


def _first_spoken(claim: Claim, index: Index) -> int:
    """Where the period is first printed so that it speaks for all that follows; the end of the text if nowhere."""

    def search() -> int:
        bare = _bare(claim.text)
        spoken = (p.start for p in claim.printed if stands(index, p, bare=bare) == "speaks")
        return next(spoken, len(index.text))

    return index.remember(("first spoken", claim.text), search)


def _compared_with(index: Index, host: Mention, claim: Claim) -> bool:
    """What stands behind `versus` is not of this period, what stands before it not of the prior one."""
    if years_in(claim.text):
        return False
    if not prior(claim.text):
        lead = index.text[max(0, host.start - _REACH) : host.start]
        if not _behind_versus(index, host, lead) and not _level_before(index, host, lead):
            return False
        return not any(owns(index, p, host) for p in printed_in(claim, index.sentence_of(host.start)))
    sentence = index.sentence_of(host.start)
    if _GOES_ON.match(index.text, unit_end(index, host)):
        return not any(p.start < host.start for p in printed_in(claim, sentence))
    inside = printed_in(claim, sentence)
    return bool(inside) and all(set_against(index, p) and not owns(index, p, host) for p in inside)


def _behind_versus(index: Index, host: Mention, lead: str) -> bool:
    """`41 boats, against 40`; but `complaints against 40 crews` sets nothing against another figure."""
    hinted = "vs" in lead or "versus" in lead or "against" in lead or "compared" in lead
    word = _COMPARED.search(lead) if hinted else None
    if word is None or not word.group().startswith("against"):
        return word is not None
    at = host.start - len(lead) + word.start()
    return any(m.kind in {"statistic", "change"} for m in index.within(index.sentence_of(host.start).start, at))


def _level_before(index: Index, host: Mention, lead: str) -> bool:
    """`24.6%, up from 24.2%`, `to 41 from 40`: the level of before, behind that of now."""
    if "from" not in lead or _UP_FROM.search(lead) is None:
        return False
    now = index.before(host, index.sentence_of(host.start).start)
    if now is None or now.kind != "statistic" or host.start - now.end > _REACH:
        return False
    one, two = unit_of(index, now)[0], unit_of(index, host)[0]
    return one is not None and (two is None or unit_class(one) == unit_class(two))


def _said_before(claim: Claim, index: Index, host: Mention, sentence: Span) -> bool:
    """Whether the sentence prints the whole period, more than a year, in front of the figure."""
    inside = () if _bare(claim.text) else printed_in(claim, sentence)
    return any(p.end <= host.start and stands(index, p, bare=False) != "compared" for p in inside)


def _year_beside(index: Index, host: Mention, claim: Claim, sentence: Span) -> Span | None:
    """A year of the figure's brackets or sentence, where neither prints the claimed one for it."""
    years = years_in(claim.text)
    if not years or not years_at(index, sentence) or _led_from_then(index, host, years, sentence):
        return None
    around = bracket_of(index.text, host.start)
    for region in (around, sentence):
        if region is None:
            continue
        spoken = [y for y in years_at(index, region) if region is around or not passing(index, y, host, bare=False)]
        if any(index.text[slice(*y)] in years for y in spoken):
            return None
        for year in spoken:
            if _in_other_brackets(index, host, year, around) or _of_what_follows(index, host, year):
                continue
            near = min(abs(int(index.text[slice(*year)]) - int(y)) for y in years) <= _HISTORY
            if near and (region is around or governed(index, year, region)):
                return None if _said_before(claim, index, host, sentence) else year
    return None


def _led_from_then(index: Index, host: Mention, years: frozenset[str], sentence: Span) -> bool:
    """`from 6 tonnes in 2030 to 2 in 2031, the worth from 48 million to 26`: the sentence prints the year of before."""
    lo = max(0, host.start - _REACH)
    if _COMPARED.search(index.text[lo : host.start]):
        return True
    if _OLD_LEVEL.search(index.text, lo, host.start) is None:
        return False
    return any(index.text[slice(*y)] in years for y in years_at(index, sentence))


def _of_what_follows(index: Index, host: Mention, year: Span) -> bool:
    """Whether the year stands behind the figure, with what that is compared with or at the head of a new clause."""
    return year.start > host.end and (_of_the_compared(index, host, year) or _heads_clause(index, host, year))


def _in_other_brackets(index: Index, host: Mention, year: Span, around: Span | None) -> bool:
    """`(24 deaths, with 15 in 2030)`, `(from 75 to 81 days), above that of old (68 days in 2030)`."""
    bracket = bracket_of(index.text, year.start)
    if bracket is None or bracket != around:
        return bracket is not None and around is not None
    return any(m.kind == "statistic" for m in index.within(host.end, year.start))


def _of_the_compared(index: Index, host: Mention, year: Span) -> bool:
    """`7.4, three times the rate of 2.6 in 2031`: the year follows what the figure is compared with."""
    return any(
        m.kind == "statistic" and _COMPARES.search(index.text, host.end, m.start)
        for m in index.within(host.end, year.start)
    )


def _heads_clause(index: Index, host: Mention, year: Span) -> bool:
    """`8.2% of the suits; in 2031 it was 8.9%`: the year leads a statement of its own behind the figure."""
    if _NEXT_CLAUSE.search(index.text, host.end, year.start) is None:
        return False
    end = index.sentence_of(year.start).end
    return any(m.kind in {"statistic", "change"} for m in index.within(year.end, end))


def _in_table(index: Index, host: Mention, claim: Claim) -> bool:
    """Whether the table of the figure itself names the year; then no place outside it matters."""
    cell = cell_of(index, host)
    if cell is None:
        return False
    years = years_in(claim.text)
    places = (*cell.heads, cell.label, *([cell.table.caption] if cell.table.caption else []))
    return any(index.text[slice(*y)] in years for place in places for y in years_at(index, place))


RULES: tuple[Rule, ...] = (
    Rule(
        "P004",
        "period-far",
        "review",
        "the period stands where it cannot speak of the figure",
        "A period in force stands in the figure's sentence or before it, and a nearer one replaces it. One that is "
        "only printed further on, in a date or a name, with what figures are compared with, or that the figure's own "
        "sentence replaces, belongs to other figures.",
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
        "the period belongs to another figure",
        "A period right behind the figure, in its brackets or over its column is its own, and so is the year of its "
        "sentence. A figure that another one is compared with (versus, against) is not of that one's period.",
        'The source prints "from 8.1% in 2031 to 9.4% in 2040"; the period 2040 for 8.1 goes to review.',
        _PHRASE,
        _period_of_another,
        roles=frozenset({"period"}),
    ),
)
