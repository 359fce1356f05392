"""check: tie every number and phrase of a filled schema to the source, and say what is wrong."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel

from extractor.rules import RECORD_RULES
from extractor.rules.accounts import left_over
from extractor.rules.judge import judge, verdict
from extractor.rules.rule import finding
from extractor.rules.walk import claims_of, under
from extractor.source import Index
from schemas.evidence import Mention, Quantity
from schemas.records import Finding, SetAside

__all__ = ["check", "locate", "verdict"]
T = TypeVar("T")


def check(text: str, filled: Any, *, set_aside: Iterable[SetAside] = (), index: Index | None = None) -> list[Finding]:
    """Every rule that a filled model breaks, in the order of its fields; then what no field accounts for."""
    index = index or Index(text)
    claims = claims_of(index, filled)
    findings: list[Finding] = []
    for claim in claims:
        findings += judge(claim, index)
    findings += [finding(rule, path, problem) for rule in RECORD_RULES for path, problem in rule.check(claims, index)]
    if len(findings) > 1:
        order: dict[str, int] = {}
        for i, claim in enumerate(claims):
            order.setdefault(claim.path, i)
        findings.sort(key=lambda f: (order[f.path], f.code))
    return findings + left_over(index, claims, set_aside)


def locate(index: Index, filled: T) -> T:
    """The same model with start, end and value of every quantity that could be tied to a mention."""
    placed = {c.path: c.mention for c in claims_of(index, filled) if c.form == "quantity"}
    located: T = _located(filled, placed)
    return located


def _located(value: Any, placed: dict[str, Mention | None], path: str = "") -> Any:
    if isinstance(value, Quantity):
        mention = placed.get(path)
        if mention is None:
            return value
        exact = None if mention.value is None else f"{mention.value:f}"
        return value.model_copy(update={"start": mention.start, "end": mention.end, "value": value.value or exact})
    if isinstance(value, BaseModel):
        changed = {}
        for name in type(value).model_fields:
            held = getattr(value, name)
            if held is None or isinstance(held, str):
                continue  # most hold no quantity
            found = _located(held, placed, under(path, name))
            if found is not held:
                changed[name] = found
        return value.model_copy(update=changed)
    if isinstance(value, dict):
        return {n: _located(v, placed, f"{path}[{n}]") for n, v in value.items()}
    if isinstance(value, (list, tuple)):
        make = getattr(type(value), "_make", type(value))  # a named tuple takes its fields one by one
        return make(_located(v, placed, f"{path}[{i}]") for i, v in enumerate(value))
    return value
