"""`extractor check`: check records again, outside facts or whole outside extractions; no model."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import BaseModel

    from extractor.report.findings import Checked
    from schemas.records import Finding, Record

    Keep = Callable[[Iterable[Finding]], list[Finding]]

UNACCOUNTED = "unaccounted-number"
Codes = Annotated[list[str] | None, typer.Option(help="Rule codes or their first letters; may be repeated.")]


def check(
    records: Annotated[list[Path] | None, typer.Argument(help="Record files, or run folders.")] = None,
    source: Annotated[Path | None, typer.Option(help="The text, where it is not in the run folder.")] = None,
    facts: Annotated[
        str | None, typer.Option(help="Outside facts as JSON lines from a file or -; verdicts out.")
    ] = None,
    extraction: Annotated[
        Path | None, typer.Option(help="Another tool's output: langextract's JSONL, JSON or CSV.")
    ] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="KEY=COLUMN", help="Which column of --extraction is value, text, unit, quote ..."
        ),
    ] = None,
    skip: Annotated[list[str] | None, typer.Option(help="A field of --extraction that is not from the source.")] = None,
    as_form: Annotated[
        str | None, typer.Option("--as", help="langextract, json or csv, where the content misleads")
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
    if not records and extraction is None:
        raise UsageError("nothing to check: name record files or run folders, or give --facts or --extraction FILE")
    if extraction is None and (maps or skip or as_form):
        raise UsageError("--map, --skip and --as speak of an outside extraction: give it with --extraction FILE")
    from extractor.report.findings import FORMATS, render

    if form not in dict(FORMATS):
        raise UsageError(f"format {form!r}: use one of {', '.join(name for name, _ in FORMATS)}")
    keep = _selection(select, ignore)
    if extraction is not None:
        from extractor.cli.outside import checked_outside
        from extractor.outside import Plan

        checked, told = checked_outside(extraction, source, Plan.of(maps or [], skip or []), as_form, keep)
    else:
        checked, told = _own(records or [], source, schema, keep, across=across), None
    sys.stdout.write(render(checked, form))
    found = [f for one in checked for f in one.findings]
    if form == "full":
        typer.echo(told or _counted(checked, found), err=True)
    if any(f.severity == "reject" or (f.rule == UNACCOUNTED and f.severity != "info") for f in found):
        raise typer.Exit(1)


def _own(paths: list[Path], source: Path | None, schema: str | None, keep: "Keep", *, across: bool) -> "list[Checked]":
    if across:
        return [one for folder in paths for one in _compared(folder, keep)]
    return [_checked(name, record, text, schema, keep) for name, record, text in _records(paths, source)]


def _counted(checked: "list[Checked]", found: "list[Finding]") -> str:
    rejected = sum(f.severity == "reject" for f in found)
    return f"{len(checked)} records: {rejected} rejected, {sum(f.severity == 'review' for f in found)} to review"


def _facts(name: str) -> int:
    from extractor.facts import stream

    if name == "-":
        return stream(sys.stdin, sys.stdout)
    try:
        # A line that is not UTF-8 is told by its number, and the others are checked.
        lines = Path(name).open(encoding="utf-8", errors="surrogateescape")  # noqa: SIM115 (closed below; only opening may fail here)
    except OSError as e:
        raise UsageError(f"facts {name}: {e.strerror}; give a JSON lines file or -") from e
    with lines:
        return stream(lines, sys.stdout)


def _compared(folder: Path, keep: "Keep") -> "Iterator[Checked]":
    from extractor.across import across
    from extractor.opened import open_run
    from extractor.report.findings import Checked

    run = open_run(folder)
    found = across(run)
    for one in run:
        yield Checked(one.record.release.name, one.text, keep(found.get(one.record.release.id, ())))


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


def _checked(name: str, record: "Record", text: str, schema: str | None, keep: "Keep") -> "Checked":
    from extractor.checker import check as check_filled
    from extractor.report.findings import Checked

    return Checked(name, text, keep(check_filled(text, _filled(record, schema), set_aside=record.set_aside)))


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


def _selection(select: list[str] | None, ignore: list[str] | None) -> "Keep":
    """What of the findings is shown, and how severe it is: flags over the project's settings."""
    from extractor.settings import load

    settings = load({"ignore": tuple(ignore) if ignore else None})
    for code in (*(select or ()), *settings.ignore, *settings.rules):
        _known(code)
    wanted, unwanted = tuple(select or ("",)), settings.ignore

    def keep(findings: "Iterable[Finding]") -> "list[Finding]":
        kept = [f for f in findings if f.code.startswith(wanted) and not f.code.startswith(unwanted)]
        return [f.model_copy(update={"severity": settings.severity(f.code, f.severity)}) for f in kept]

    return keep


def _known(code: str) -> None:
    from extractor.across import RULES as ACROSS
    from extractor.rules import RULES

    if not code or not any(rule.code.startswith(code) for rule in (*RULES, *ACROSS)):
        raise UsageError(f"code {code!r}: no rule begins so; `extractor explain` lists them")
