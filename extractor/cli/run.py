"""`extractor run` and `extractor estimate`."""

import sys
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.errors import UsageError

if TYPE_CHECKING:
    from extractor.fillers import Answers, Filler
    from extractor.settings import Settings

BASELINE = "baseline"
RECORDED = "relay/llm"

Paths = Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")]
SchemaOption = Annotated[
    str | None, typer.Option("--schema", help="NAME, or FILE.py:Class for your own. [press_release]")
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", help="baseline, openai/<model>, or any <model> with OPENAI_BASE_URL set."),
]
FormOption = Annotated[
    str | None, typer.Option("--prompt", help="Answer form: compact, plain or quotes; default: the first that fits.")
]


def run(
    paths: Paths,
    schema: SchemaOption = None,
    model: ModelOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="Run folder; the same one resumes. [runs/last]")] = None,
    concurrency: Annotated[int | None, typer.Option(min=1, help="Requests in flight, or processes.")] = None,
    max_cost: Annotated[str | None, typer.Option(help="USD; stops before a call that could exceed it.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Do only the first N releases.")] = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Do the folder's failed releases again.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Do all anew; recorded answers are not used.")] = False,
    wait: Annotated[float | None, typer.Option(help="Seconds to wait for a folder that another run holds.")] = None,
    prompt: FormOption = None,
    mode: Annotated[str | None, typer.Option(help="How the server is asked: tools, json_schema, json, text.")] = None,
    requests_per_minute: Annotated[int | None, typer.Option(min=1, help="Limit of the server.")] = None,
    tokens_per_minute: Annotated[int | None, typer.Option(min=1, help="Limit of the server.")] = None,
    replay: Annotated[Path | None, typer.Option(help="Play recorded answers from this folder; no network.")] = None,
    record: Annotated[Path | None, typer.Option(help="Keep the answers in this folder, to be replayed.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Of text files, where the guess is wrong.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no table.")] = False,
    form: Annotated[str, typer.Option("--format", help="text or json (the summary).")] = "text",
) -> None:
    """Fills a schema from each release, checks every number, and writes records and the review page."""
    from extractor.readers import Limits
    from extractor.report import review
    from extractor.report.summary import progress
    from extractor.run import run as conduct
    from extractor.settings import resolve

    flags = {
        "schema": schema,
        "model": model,
        "out": out,
        "concurrency": concurrency,
        "max_cost": max_cost,
        "wait": wait,
        "requests_per_minute": requests_per_minute,
        "tokens_per_minute": tokens_per_minute,
        "encoding": encoding,
    }
    settings = resolve(flags).settings
    folder = settings.out or Path("runs/last")
    with ExitStack() as stack:
        make_filler, shaping = _filler(stack, settings, prompt, mode, replay, record)
        report = conduct(
            paths,
            out=folder,
            schema=settings.schema_spec,
            make_filler=make_filler,
            settings=shaping,
            limits=Limits(settings.max_bytes, settings.max_characters),
            encoding=settings.encoding,
            concurrency=settings.concurrency,
            limit=limit,
            retry_failed=retry_failed,
            force=force,
            wait=settings.wait,
            drain_seconds=settings.drain_seconds,
            events=stack.enter_context(progress(quiet=quiet or form == "json")),
        )
    page = review.write(folder)
    _tell(report, page, quiet=quiet, form=form)
    if report.exit_code:
        raise typer.Exit(report.exit_code)


def estimate(
    paths: Paths,
    model: ModelOption = None,
    schema: SchemaOption = None,
    prompt: FormOption = None,
    form: Annotated[str, typer.Option("--format", help="text or json")] = "text",
) -> None:
    """Says what a run would take in requests, tokens and money; calls nothing."""
    import json

    from extractor import catalogue
    from extractor.errors import ReleaseError
    from extractor.fillers.llm import LLMSettings
    from extractor.fillers.llm import estimate as estimate_one
    from extractor.readers import find, read
    from extractor.report.summary import error_line
    from extractor.settings import resolve
    from extractor.source import Index

    told = resolve({"model": model, "schema": schema}).settings
    name = told.model or BASELINE
    settings = LLMSettings(model=name.removeprefix("openai/"), id=name, form=prompt)
    chosen = catalogue.load(told.schema_spec).model
    rows: list[dict[str, Any]] = []
    failed = False
    for path in find(paths):
        try:
            release = read(path)
        except ReleaseError as e:
            sys.stderr.write(error_line(e))
            failed = True
            continue
        if name == BASELINE:
            rows.append({"release": release.id, "requests": 0, "input_tokens": 0, "output_tokens": 0, "cost": "0"})
            continue
        one = estimate_one(Index(release.text), chosen, settings)
        cost = None if one.cost is None else format(one.cost, "f")
        rows.append({"release": release.id, **one._asdict(), "cost": cost})
    if form == "json":
        sys.stdout.write(json.dumps(rows, indent=1) + "\n")
    else:
        for row in rows:
            typer.echo(f"{row['release']:<60} {_spent(row)}")
        total = {k: sum(row[k] for row in rows) for k in ("requests", "input_tokens", "output_tokens")}
        unknown = any(row["cost"] is None for row in rows)
        total["cost"] = None if unknown else format(sum(Decimal(row["cost"]) for row in rows), "f")
        more = "nothing is asked" if name == BASELINE else "re-asks, repair and glean come on top"
        typer.echo(f"{len(rows)} releases with {name}: {_spent(total)}; {more}")
    if failed:
        raise typer.Exit(3)


def _filler(
    stack: ExitStack,
    settings: "Settings",
    form: str | None,
    mode: str | None,
    replay: Path | None,
    record: Path | None,
) -> tuple[Any, dict[str, Any]]:
    """A maker of the filler, None for the baseline, and those settings that shape answers.

    Without being told, nothing is ever paid for: the default is the baseline.
    """
    if replay is not None and record is not None:
        raise UsageError("--replay and --record exclude each other: one asks nothing, the other keeps what is asked")
    name = settings.model or (RECORDED if replay is not None else BASELINE)
    if name == BASELINE:
        if replay is not None or record is not None:
            raise UsageError("--replay and --record are for models; the baseline asks nobody: give --model")
        return None, {}
    from extractor import catalogue
    from extractor.fillers.llm import LLMFiller, PortableFiller, Wire, for_replay, from_environment

    shaping: dict[str, Any] = {k: v for k, v in (("form", form), ("mode", mode)) if v is not None}
    limits = ("concurrency", "max_cost", "requests_per_minute", "tokens_per_minute", "deadline", "max_output_tokens")
    given = {k: v for k in limits if (v := getattr(settings, k)) is not None}
    wiring = for_replay(name, **shaping) if replay is not None else from_environment(name, **given, **shaping)
    folder = replay if record is None else record
    if folder is not None:
        from extractor.replay import Cassettes

        stack.enter_context(Cassettes(folder, record=record is not None))
    schema = catalogue.load(settings.schema_spec).model

    def make(answers: "Answers") -> "Filler":
        # Cassettes play in one process: requests that several hand over are not caught there.
        kind = PortableFiller if folder is None else LLMFiller
        return kind(Wire(wiring, answers), schema)

    return make, shaping


def _tell(report: Any, page: Path, *, quiet: bool, form: str) -> None:
    from extractor.report.summary import as_json, show

    if form == "json":
        sys.stdout.write(as_json(report, page))
    elif not quiet:
        show(report, page)
    if report.message:
        from extractor.report.terminal import clean

        sys.stderr.write(f"extractor: {clean(report.message)}\n")


def _spent(row: dict[str, Any]) -> str:
    cost = "price unknown" if row["cost"] is None else f"${Decimal(row['cost']):.4f}"
    return f"{row['requests']} requests, {row['input_tokens']} tokens in, {row['output_tokens']} out, {cost}"
