"""judge: all rules for one claim; verdict: the worst that was found."""

from collections.abc import Iterable
from typing import get_args

from extractor.rules import CLAIM_RULES
from extractor.rules.agreement import qualifier_fits, unit_fit
from extractor.rules.claim import UNSET, Claim, Form, Role, Trouble
from extractor.rules.resolve import number
from extractor.rules.rule import Rule, finding
from extractor.rules.torn import torn
from extractor.source import Index
from schemas.records import Finding, Verdict

_ASKED: dict[tuple[Form, Trouble, Role, bool], tuple[Rule, ...]] = {
    (form, trouble, role, there): tuple(
        r
        for r in CLAIM_RULES
        if form in r.forms
        and (r.when is None or trouble in r.when)
        and (r.roles is None or role in r.roles)
        and (r.printed is None or r.printed == there)
    )
    for form in get_args(Form)
    for trouble in get_args(Trouble)
    for role in get_args(Role)
    for there in (False, True)
}


def judge(claim: Claim, index: Index) -> list[Finding]:
    """The findings of every rule for claims of this form."""
    found: list[Finding] = []
    form = claim.form
    if form == "quantity" and plainly_right(claim, index):
        return found
    for rule in _ASKED[form, claim.found.trouble, claim.role, bool(claim.printed)]:
        problem = rule.check(claim, index)
        if problem is not None:
            found.append(finding(rule, claim.path, problem))
    return found


def plainly_right(claim: Claim, index: Index) -> bool:
    """Whether a quantity agrees with a plain figure in all it says: no rule can find fault, so none is asked."""
    mention = claim.found.mention
    if mention is None or claim.found.trouble or mention.kind != "statistic" or mention.note is not None:
        return False
    if mention.value is None:
        return False
    if claim.role == "change" or isinstance(claim.direction, str):
        return False
    value = claim.value
    if value is not UNSET and value is not None and value != str(mention.value) and number(value) != mention.value:
        return False
    unit = claim.unit
    if unit is not UNSET and unit_fit(index, mention, unit) != "fits":
        return False
    qualifier = claim.qualifier
    return (qualifier is UNSET or qualifier_fits(index, mention, qualifier)) and torn(index, mention) is None


def verdict(findings: Iterable[Finding], path: str = "") -> Verdict:
    """The worst that was found at `path` or below it; the empty path is the whole record."""
    worst: Verdict = "verified"
    for f in findings:
        if path and f.path != path and not f.path.startswith((f"{path}.", f"{path}[")):
            continue
        if f.severity == "reject":
            return "rejected"
        if f.severity == "review":
            worst = "review"
    return worst
