"""Every rule, in one explicit tuple: what can be wrong, why, and an example; `extractor explain CODE` prints them."""

from extractor.rules import (
    accounts,
    addressed,
    arithmetic,
    dating,
    numbers,
    phrases,
    reading,
    record,
    torn,
    values,
    wording,
)
from extractor.rules.rule import RecordRule, Rule

CLAIM_RULES: tuple[Rule, ...] = (
    *numbers.RULES,
    *torn.RULES,
    *values.RULES,
    *wording.RULES,
    *phrases.RULES,
    *dating.RULES,
)
RECORD_RULES: tuple[RecordRule, ...] = (*record.RULES, *arithmetic.RULES, *addressed.RULES)
RULES: tuple[Rule | RecordRule, ...] = (*CLAIM_RULES, *RECORD_RULES, *accounts.RULES, *reading.RULES)


def rule(code_or_name: str) -> Rule | RecordRule | None:
    """The rule with this code (any case) or name."""
    wanted = code_or_name.strip().lower()
    return next((r for r in RULES if wanted in {r.code.lower(), r.name}), None)
