"""judge: all rules for one claim; verdict: the worst that was found."""

from collections.abc import Iterable
from typing import get_args

from extractor.rules import CLAIM_RULES
from extractor.rules.claim import Claim, Form, Trouble
from extractor.rules.rule import Rule, finding
from extractor.source import Index
from schemas.records import Finding, Verdict

_ASKED: dict[tuple[Form, Trouble], tuple[Rule, ...]] = {
    (form, trouble): tuple(r for r in CLAIM_RULES if form in r.forms and (r.when is None or trouble in r.when))
    for form in get_args(Form)
    for trouble in get_args(Trouble)
}


def judge(claim: Claim, index: Index) -> list[Finding]:
    """The findings of every rule for claims of this form."""
    found = []
    for rule in _ASKED[claim.form, claim.found.trouble]:
        problem = rule.check(claim, index)
        if problem is not None:
            found.append(finding(rule, claim.path, problem))
    return found


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
