"""Outside extractions on the command line: read, find the source, check, and say how the rows came out."""

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.checker import verdict
from extractor.errors import UsageError
from extractor.outside import Document, Outcome, Plan, check_outside, read_extraction
from extractor.readers import read
from extractor.report.findings import Checked
from extractor.source import Index
from schemas.records import balance

if TYPE_CHECKING:
    from extractor.cli.check import Keep
    from schemas.records import Finding

SHOWN = 5
"""How many rows of each verdict the line names."""


def checked_outside(
    path: Path, source: Path | None, plan: Plan, form: str | None, keep: "Keep"
) -> tuple[list[Checked], str]:
    """What was found in each document of an outside extraction, and a line on rows and numbers for each."""
    try:
        raw = path.read_bytes()
    except OSError as e:
        raise UsageError(f"extraction {path}: {e.strerror}; give langextract's JSONL, JSON or CSV") from e
    documents = read_extraction(raw, str(path), plan, form)
    if source is not None and len(documents) > 1:
        raise UsageError(f"{path}: holds {len(documents)} documents; leave --source out, each brings its own text")
    checked, lines = [], []
    for document in documents:
        name, text = _source_of(document, path, source)
        outcome = check_outside(Index(text), document, str(path))
        kept = keep(outcome.findings)
        checked.append(Checked(name, text, kept))
        lines.append(_balance(str(path) if len(documents) == 1 else f"{path}: {name}", outcome, kept))
    return checked, "\n".join(lines)


def _source_of(document: Document, path: Path, source: Path | None) -> tuple[str, str]:
    if source is not None:
        return str(source), read(source).text
    if document.text is None:
        raise UsageError(f"{path}: does not hold the text it was made from; give it with --source FILE")
    return document.name or str(path), document.text


def _balance(name: str, outcome: Outcome, kept: "list[Finding]") -> str:
    """`rows.csv: 12 rows: 10 verified, 1 to review (row 3), 1 rejected (row 5); 40 numbers: 31 used, ...`."""
    rows: dict[str, list[str]] = {"verified": [], "review": [], "rejected": []}
    for path in outcome.verdicts:
        rows[verdict(kept, path)].append(path)
    parts = [f"{len(rows['verified'])} verified", _named(rows["review"], "to review")]
    parts.append(_named(rows["rejected"], "rejected"))
    return f"{name}: {len(outcome.verdicts)} rows: {', '.join(parts)}; {balance(outcome.tally)}"


def _named(paths: list[str], said: str) -> str:
    more = ", ..." if len(paths) > SHOWN else ""
    return f"{len(paths)} {said}" + (f" ({', '.join(paths[:SHOWN])}{more})" if paths else "")
