"""check_outside: the rows of an outside extraction held against their source."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.errors import UsageError
from extractor.facts import FactError, fact_claims
from extractor.outside.forms import Asserted, Document
from extractor.rules import RECORD_RULES
from extractor.rules.accounts import left_over
from extractor.rules.claim import Claim, Claims, Found
from extractor.rules.judge import judge, verdict
from extractor.rules.resolve import by_key, by_value, key, number
from extractor.rules.rule import finding
from extractor.rules.walk import claims_of
from extractor.source import Index
from extractor.tally import account
from schemas.records import Finding, TallyLine, Verdict

_WORST: dict[Verdict, int] = {"verified": 0, "review": 1, "rejected": 2}


class Outcome(NamedTuple):
    """What was found, a verdict for each row by its path, and what became of each number of the source."""

    findings: list[Finding]
    verdicts: dict[str, Verdict]
    tally: list[TallyLine]


def check_outside(index: Index, document: Document, name: str) -> Outcome:
    """Every rule that the rows break; UsageError names file, row and fix of what is no fact."""
    claims = [c for asserted in document.asserted for c in _claims(index, asserted, name)]
    findings = [f for claim in claims for f in judge(claim, index)]
    apart = Claims(_once_a_row(claims, document.rows))
    findings += [finding(rule, path, problem) for rule in RECORD_RULES for path, problem in rule.check(apart, index)]
    order: dict[str, int] = {}
    for i, claim in enumerate(claims):
        order.setdefault(claim.path, i)
    findings.sort(key=lambda f: (order.get(f.path, len(order)), f.code, f.start or 0))
    verdicts = {path: verdict(findings, path) for path in document.rows}
    return Outcome(findings + left_over(index, claims), verdicts, account(index, claims))


def _claims(index: Index, asserted: Asserted, name: str) -> list[Claim]:
    """A row's claims under its path; a quote that is given alone accounts for the numbers in it."""
    if asserted.fact is None:
        return [c._replace(path=asserted.path) for c in claims_of(index, [asserted.leaf])]
    fact = asserted.fact
    if set(fact) <= {"quote", "quote_start", "quote_end"}:
        return list(_quoted(index, asserted))
    try:
        found = fact_claims(index, _printed_as(index, fact))
    except FactError as error:
        raise UsageError(f"{name}: {asserted.path}: {error}; correct the row or leave the column out") from error
    return [c._replace(path=asserted.path) for c in found]


def _quoted(index: Index, asserted: Asserted) -> Iterator[Claim]:
    assert asserted.fact is not None
    words = str(asserted.fact["quote"])
    start = asserted.fact.get("quote_start")
    places = tuple(index.find(words.strip()))
    place = min(places, key=lambda p: (abs(p.start - (start or 0)), p.start)) if places else None
    yield Claim(asserted.path, "quote", words, quote_start=start, printed=places, place=place)
    for mention in index.within(place.start, place.end) if place else ():
        yield Claim(asserted.path, "number", mention.text, found=Found(mention))


def _printed_as(index: Index, fact: dict[str, object]) -> dict[str, object]:
    """A fact that gives a value and no print gets the print of equal value that the rules doubt least."""
    given = fact.get("value")
    if "text" in fact or given is None or isinstance(given, bool):
        return fact
    value = number(given) if isinstance(given, (str, int, Decimal)) else None
    if value is None:
        return {**{k: v for k, v in fact.items() if k != "value"}, "text": given}
    prints = list(dict.fromkeys(m.text for m in by_value(index).get(value, ())))
    if len(prints) == 1 and key(prints[0]) in by_key(index):
        return {**fact, "text": prints[0]}
    tried = [{**fact, "text": text} for text in prints]
    return min(tried, key=lambda one: _doubt(index, one), default=fact)


def _doubt(index: Index, fact: dict[str, object]) -> tuple[int, int]:
    findings = [f for claim in fact_claims(index, fact) for f in judge(claim, index)]
    return _WORST[verdict(findings)], len(findings)


def _once_a_row(claims: Iterable[Claim], rows: tuple[str, ...]) -> Iterator[Claim]:
    """One row may say a number in two columns (`480`, `480 people`); only two rows on one print are a doubt."""
    said: set[tuple[str, int]] = set()
    known = set(rows)
    for claim in claims:
        if claim.form == "quantity" and claim.mention is not None:
            row = claim.path
            while row not in known and row:
                row = row[: max(row.rfind("."), row.rfind("["), 0)]
            if (row, claim.mention.start) in said:
                continue
            said.add((row, claim.mention.start))
        yield claim
