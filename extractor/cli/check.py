"""`extractor check`: check records again, or outside facts; no model."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from extractor.report.findings import Checked
    from schemas.records import Finding, Record

Codes = Annotated[list[str] | None, typer.Option(help="Rule codes or their first letters; may be repeated.")]


def check(
    records: Annotated[list[Path] | None, typer.Argument(help="Record files, or run folders.")] = None,
    source: Annotated[Path | None, typer.Option(help="The text, where it is not in the run folder.")] = None,
    facts: Annotated[
        str | None, typer.Option(help="Outside facts as JSON lines from a file or -; verdicts out.")
    ] = None,
    schema: Annotated[str | None, typer.Option(help="The record's schema as FILE.py:Class, for your own.")] = None,
    select: Codes = None,
    ignore: Codes = None,
    across: Annotated[bool, typer.Option("--across", help="Compare the releases of a run folder instead.")] = False,
    form: Annotated[str, typer.Option("--format", help="full, concise, json, github, junit or sarif")] = "full",
) -> None:
    """Checks records against their source and points at what is wrong; exit code 1 when something is rejected."""
    if facts is not None:
        raise typer.Exit(_facts(facts))
    if not records:
        raise UsageError("nothing to check: name record files or run folders, or give --facts FILE")
    from extractor.report.findings import FORMATS, render

    if form not in dict(FORMATS):
        raise UsageError(f"format {form!r}: use one of {', '.join(name for name, _ in FORMATS)}")
    keep = _selection(select, ignore)
    if across:
        checked = [one for folder in records for one in _compared(folder, keep)]
    else:
        checked = [_checked(name, record, text, schema, keep) for name, record, text in _records(records, source)]
    sys.stdout.write(render(checked, form))
    found = [f for one in checked for f in one.findings]
    bad = sum(f.severity == "reject" or f.rule == "unaccounted" for f in found)
    if form == "full":
        rejected = sum(f.severity == "reject" for f in found)
        review = sum(f.severity == "review" for f in found)
        typer.echo(f"{len(checked)} records: {rejected} rejected, {review} to review", err=True)
    if bad:
        raise typer.Exit(1)


def _facts(name: str) -> int:
    from extractor.facts import stream

    if name == "-":
        return stream(sys.stdin, sys.stdout)
    try:
        with Path(name).open(encoding="utf-8") as lines:
            return stream(lines, sys.stdout)
    except OSError as e:
        raise UsageError(f"facts {name}: {e.strerror}; give a JSON lines file or -") from e
    except UnicodeDecodeError as e:
        raise UsageError(f"facts {name}: not UTF-8 at byte {e.start}; save it as UTF-8") from e


def _compared(folder: Path, keep: Any) -> "Iterator[Checked]":
    from extractor.across import across
    from extractor.opened import open_run
    from extractor.report.findings import Checked

    run = open_run(folder)
    found = across(run)
    for one in run:
        findings = [f for f in found.get(one.record.release.id, ()) if keep(f)]
        yield Checked(one.record.release.name, one.text, findings)


def _records(paths: list[Path], source: Path | None) -> "Iterator[tuple[str, Record, str]]":
    from pydantic import ValidationError

    from extractor.run import Folder
    from schemas.records import Record

    for path in paths:
        if path.is_dir():
            folder = Folder(path)
            for record in folder.records():
                yield record.release.name, record, folder.text(record.release.id)
            continue
        try:
            record = Record.model_validate_json(path.read_bytes())
        except OSError as e:
            raise UsageError(f"record {path}: {e.strerror}; name a file of a run's records/ folder") from e
        except ValidationError as e:
            first = e.errors()[0]
            where = ".".join(str(p) for p in first["loc"]) or "the file"
            raise UsageError(f"record {path}: {where}: {first['msg']}; name a file of a run's records/ folder") from e
        yield record.release.name, record, _text(path, record, source)


def _text(path: Path, record: "Record", source: Path | None) -> str:
    if source is not None:
        from extractor.readers import read

        release = read(source)
        if release.source.sha256 != record.release.sha256:
            raise UsageError(
                f"source {source}: its sha256 is not that of record {path}; give the file it was made from"
            )
        return release.text
    kept = path.resolve().parent.parent / "texts" / f"{record.release.id}.txt"
    try:
        return kept.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as e:
        raise UsageError(f"record {path}: its text is not at {kept}; give it with --source") from e


def _checked(name: str, record: "Record", text: str, schema: str | None, keep: Any) -> "Checked":
    from extractor.checker import check as check_filled
    from extractor.report.findings import Checked

    findings = check_filled(text, _filled(record, schema), set_aside=record.set_aside)
    return Checked(name, text, [f for f in findings if keep(f)])


def _filled(record: "Record", schema: str | None) -> "BaseModel":
    from pydantic import ValidationError

    from extractor.catalogue import load

    spec = schema or record.schema_ref.name
    if schema is None and ".py:" in spec:
        raise UsageError(f"record {record.release.id}: was made with {spec}; give that file with --schema PATH/{spec}")
    try:
        return load(spec).model.model_validate(record.filled)
    except ValidationError as e:
        first = e.errors()[0]
        where = ".".join(str(p) for p in first["loc"])
        raise UsageError(f"record {record.release.id}: `filled` does not fit {spec} at {where}: {first['msg']}") from e


def _selection(select: list[str] | None, ignore: list[str] | None) -> Any:
    from extractor.across import RULES as ACROSS
    from extractor.rules import RULES

    for code in (*(select or ()), *(ignore or ())):
        if not any(rule.code.startswith(code) for rule in (*RULES, *ACROSS)):
            raise UsageError(f"code {code!r}: no rule begins so; `extractor explain` lists them")

    def keep(finding: "Finding") -> bool:
        wanted = select is None or finding.code.startswith(tuple(select))
        return wanted and not (ignore is not None and finding.code.startswith(tuple(ignore)))

    return keep
