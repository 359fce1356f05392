"""`extractor explain`: what a rule means."""

import json
import sys
from typing import Annotated

import typer

from extractor.errors import UsageError


def explain(
    code: Annotated[str | None, typer.Argument(help="A rule's code (N001) or name; none lists all.")] = None,
    form: Annotated[str, typer.Option("--format", help="text or json")] = "text",
) -> None:
    """Explains a rule of the checker, or lists all of them."""
    from extractor.across import RULES as ACROSS
    from extractor.rules import RULES

    known_rules = (*RULES, *ACROSS)
    rules = known_rules
    if code is not None:
        rules = tuple(r for r in known_rules if code.lower() in {r.code.lower(), r.name})
        if not rules:
            known = ", ".join(r.code for r in known_rules)
            raise UsageError(f"rule {code!r}: no such code or name; the codes are {known}")
    if form == "json":
        rows = [
            {
                "code": r.code,
                "name": r.name,
                "severity": r.severity,
                "summary": r.summary,
                "explanation": r.explanation,
                "example": r.example,
            }
            for r in rules
        ]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    if code is None:
        for r in rules:
            typer.echo(f"{r.code}  {r.severity:<7} {r.name:<28} {r.summary}")
        return
    for r in rules:
        typer.echo(f"{r.code} {r.name} ({r.severity})\n\n{r.explanation}\n\nExample: {r.example}")
