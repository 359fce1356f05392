"""T: which numbers the fields account for, and what is left over."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from extractor.rules.claim import Claim, Claims
from extractor.rules.rule import RecordRule, printed
from extractor.source import Index
from schemas.evidence import Span
from schemas.records import Finding, SetAside

FIGURES = frozenset({"statistic", "change"})
"""Kinds of mentions that a field has to account for; the scanner sets all others aside."""


def users(index: Index, claims: list[Claim]) -> dict[int, list[str]]:
    """Field paths by the start of the mention they use. Words only account for numbers that are no figures."""
    if not isinstance(claims, Claims):
        return _users(index, claims)
    if claims.users is None:
        claims.users = _users(index, claims)
    return claims.users


def _users(index: Index, claims: list[Claim]) -> dict[int, list[str]]:
    by: dict[int, list[str]] = defaultdict(list)
    inside: dict[tuple[int, int], list[int]] = {}
    for claim in claims:
        place = claim.place
        if place is not None:
            starts = inside.get(place)
            if starts is None:
                starts = inside[place] = [m.start for m in index.within(*place) if m.kind not in FIGURES]
            for start in starts:
                by[start].append(claim.path)
        elif (mention := claim.found.mention) is not None:
            paths = by[mention.start]
            if claim.path not in paths:
                paths.append(claim.path)
    return by


UNACCOUNTED = RecordRule(
    "T002",
    "unaccounted-number",
    "review",
    "the source reports a number that no field uses",
    "Every number that the scanner reads as a figure or a change must be used by a field or be set aside "
    "by the filler.",
    'The source prints "sank 4 boats and held 19 poachers"; with 4 alone extracted, 19 is unaccounted.',
    lambda _claims, _index: (),
)
SET_ASIDE = RecordRule(
    "T003",
    "figure-set-aside",
    "review",
    "the filler set aside what reads as a figure",
    "A filler may set numbers aside that are no figures. Where the words around the number say that it "
    "counts or measures "
    "something, a person should look.",
    'The source prints "held 19 poachers"; 19 set aside as a date goes to review.',
    lambda _claims, _index: (),
)
RULES = (UNACCOUNTED, SET_ASIDE)


def left_over(index: Index, claims: list[Claim], set_aside: Iterable[SetAside] = ()) -> list[Finding]:
    """A finding for each figure that no field uses, and for each that the filler set aside."""
    aside = {entry.mark - 1: entry.kind for entry in set_aside}
    used = users(index, claims)
    found: list[dict[str, Any]] = []
    for i, (start, end, text, _, kind, _) in enumerate(index.mentions):
        if kind not in FIGURES or used.get(start):
            continue
        words = printed(index, Span(start, end))
        if i in aside:
            rule, message = SET_ASIDE, f"`{text}` set aside as {aside[i]}, but it reads as a figure: {words}"
        else:
            rule, message = UNACCOUNTED, f"`{text}` is used by no field: {words}"
        found.append(
            {
                "code": rule.code,
                "rule": rule.name,
                "severity": rule.severity,
                "path": "",
                "message": message,
                "start": start,
                "end": end,
                "hint": None,
            }
        )
    return _FINDINGS.validate_python(found)  # all at once: half the time of one by one


_FINDINGS = TypeAdapter(list[Finding])
