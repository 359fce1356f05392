"""Findings as text with carets and in the forms that CI systems read."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from extractor.report.terminal import clean, place, snippet
from schemas.records import Finding

TOOL = "extractor"
_LEVELS = {"reject": "error", "review": "warning", "info": "notice"}


class Checked(NamedTuple):
    """One release's findings, with its text where it is known."""

    name: str
    text: str | None
    findings: Sequence[Finding]


def full(checked: Iterable[Checked]) -> str:
    """In the way of rustc and ruff: rule, place, source line, caret, what to do."""
    blocks = []
    for one in checked:
        for f in one.findings:
            where = clean(one.name)
            lines: list[str] = []
            if one.text is not None and f.start is not None:
                at = place(one.text, f.start)
                where += f":{at.line}:{at.column}"
                lines = snippet(one.text, f.start, f.end if f.end is not None else f.start + 1)
            head = f"{f.severity}[{f.code}] {f.rule}: {clean(f.message)}"
            block = [head, f"  --> {where}  {clean(f.path)}", *(f"  {line}" for line in lines)]
            if f.hint:
                block.append(f"  = help: {clean(f.hint)}")
            blocks.append("\n".join(block))
    return "\n\n".join(blocks) + ("\n" if blocks else "")


def concise(checked: Iterable[Checked]) -> str:
    """One line a finding: `name:line:column: code path message`."""
    lines = [f"{_where(one, f)}: {f.code} {clean(f.path)}: {clean(f.message)}" for one in checked for f in one.findings]
    return "\n".join(lines) + ("\n" if lines else "")


def as_json(checked: Iterable[Checked]) -> str:
    """A list of findings, each with its release's name."""
    rows = [{"release": one.name, **f.model_dump(mode="json")} for one in checked for f in one.findings]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def github(checked: Iterable[Checked]) -> str:
    """Workflow commands that GitHub shows beside the file."""
    lines = []
    for one in checked:
        for f in one.findings:
            at = place(one.text, f.start) if one.text is not None and f.start is not None else None
            spot = f",line={at.line},col={at.column}" if at else ""
            title = f"{TOOL} ({f.code})"
            message = f"{f.path}: {clean(f.message)}".replace("%", "%25").replace("\n", "%0A")
            name = clean(one.name).replace(",", "%2C").replace(":", "%3A")
            lines.append(f"::{_LEVELS[f.severity]} title={title},file={name}{spot}::{message}")
    return "\n".join(lines) + ("\n" if lines else "")


def junit(checked: Iterable[Checked]) -> str:
    """One test case a release; a rejecting or reviewing finding is a failure."""
    out, total, failed = [], 0, 0
    for one in checked:
        total += 1
        bad = [f for f in one.findings if f.severity != "info"]
        name = quoteattr(clean(one.name))
        if not bad:
            out.append(f'  <testcase classname="{TOOL}" name={name}/>')
            continue
        failed += 1
        body = escape("\n".join(f"{_where(one, f)}: {f.code} {f.path}: {clean(f.message)}" for f in bad))
        out.append(
            f'  <testcase classname="{TOOL}" name={name}>\n'
            f'    <failure message="{len(bad)} findings">{body}</failure>\n  </testcase>'
        )
    head = f'<testsuite name="{TOOL}" tests="{total}" failures="{failed}" errors="0" skipped="0">'
    return '<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join([head, *out, "</testsuite>"]) + "\n"


def sarif(checked: Iterable[Checked]) -> str:
    """SARIF 2.1.0, one run."""
    results: list[dict[str, Any]] = []
    rules: dict[str, dict[str, str]] = {}
    for one in checked:
        for f in one.findings:
            rules.setdefault(f.code, {"id": f.code, "name": f.rule})
            region: dict[str, Any] = {}
            if one.text is not None and f.start is not None:
                at = place(one.text, f.start)
                end = f.end if f.end is not None else f.start + 1
                region = {
                    "region": {
                        "startLine": at.line,
                        "startColumn": at.column,
                        "charOffset": f.start,
                        "charLength": end - f.start,
                    }
                }
            results.append(
                {
                    "ruleId": f.code,
                    "level": {"reject": "error", "review": "warning", "info": "note"}[f.severity],
                    "message": {"text": f"{f.path}: {f.message}"},
                    "locations": [{"physicalLocation": {"artifactLocation": {"uri": one.name}, **region}}],
                }
            )
    run = {
        "tool": {"driver": {"name": TOOL, "rules": [rules[k] for k in sorted(rules)]}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    body = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


FORMATS: tuple[tuple[str, Callable[[Iterable[Checked]], str]], ...] = (
    ("full", full),
    ("concise", concise),
    ("json", as_json),
    ("github", github),
    ("junit", junit),
    ("sarif", sarif),
)


def render(checked: Iterable[Checked], form: str) -> str:
    """Findings in one of FORMATS."""
    return dict(FORMATS)[form](checked)


def _where(one: Checked, finding: Finding) -> str:
    if one.text is None or finding.start is None:
        return clean(one.name)
    at = place(one.text, finding.start)
    return f"{clean(one.name)}:{at.line}:{at.column}"
