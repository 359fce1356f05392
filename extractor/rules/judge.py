"""judge: all rules for one claim; verdict: the worst that was found."""

from collections.abc import Iterable

from extractor.rules import CLAIM_RULES
from extractor.rules.claim import Claim, Form
from extractor.rules.rule import Rule, finding
from extractor.source import Index
from schemas.records import Finding, Verdict

_FORMS: tuple[Form, ...] = ("quantity", "number", "words", "phrase", "quote", "direction")
_BY_FORM: dict[Form, tuple[Rule, ...]] = {form: tuple(r for r in CLAIM_RULES if form in r.forms) for form in _FORMS}


def judge(claim: Claim, index: Index) -> list[Finding]:
    """The findings of every rule for claims of this form."""
    return [
        finding(rule, claim.path, problem)
        for rule in _BY_FORM[claim.form]
        if (problem := rule.check(claim, index)) is not None
    ]


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
