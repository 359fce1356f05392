"""Rule: one thing that can be wrong with a claim, and how it is told."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from extractor.rules.claim import Claim, Form, Role, Trouble
from extractor.source import Index
from schemas.evidence import Mention, Span
from schemas.records import Finding, Severity


class Problem(NamedTuple):
    """What one rule says of one claim: plain words, and where the source shows it."""

    message: str
    place: Span | None = None
    hint: str | None = None


class Rule(NamedTuple):
    """One pure function of a claim (or, for `each=False`, of all claims), with what `extractor explain` prints."""

    code: str
    name: str
    severity: Severity
    summary: str
    explanation: str
    example: str
    forms: frozenset[Form]
    check: Callable[[Claim, Index], Problem | None]
    when: frozenset[Trouble] | None = None
    """Asked only of claims whose number was found with one of these troubles (`""`: none); None asks always."""
    roles: frozenset[Role] | None = None
    """Asked only of fields that mean this; None asks all."""
    printed: bool | None = None
    """Asked only of words that the source prints, or that it does not; None asks both."""


class RecordRule(NamedTuple):
    """As `Rule`, for what only all claims of a release together can show."""

    code: str
    name: str
    severity: Severity
    summary: str
    explanation: str
    example: str
    check: Callable[[list[Claim], Index], Iterable[tuple[str, Problem]]]


def finding(rule: Rule | RecordRule, path: str, problem: Problem) -> Finding:
    """The finding that says `problem` of the field at `path`."""
    start, end = problem.place or (None, None)
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        path=path,
        message=problem.message,
        start=start,
        end=end,
        hint=problem.hint,
    )


def printed(index: Index, span: Span, margin: int = 24) -> str:
    """The words the source prints around `span`, on one line, for a message, without words cut at the rim."""
    text, (start, end) = index.text, span
    before, behind = text[max(0, start - margin - 1) : start], text[end : end + margin + 1]
    if start > margin:
        before = before.lstrip() if before[0].isspace() else "".join(before.split(None, 1)[1:])
    if end + margin < len(text):
        behind = behind.rstrip() if behind[-1].isspace() else "".join(behind.rsplit(None, 1)[:-1])
    return f"`{' '.join(f'{before}{text[start:end]}{behind}'.split())}`"


def shown(mention: Mention) -> str:
    """The number as the source prints it, on one line, for a message."""
    return f"`{' '.join(mention.text.split())}`"


def shortened(text: str) -> str:
    """The words on one line of a terminal, for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else flat[:77] + "..."  # noqa: PLR2004 - one line of a terminal
