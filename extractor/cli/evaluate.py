"""`extractor eval`: score a run, or what a model or the baseline makes of the gold releases."""

import dataclasses
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from extractor.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = ("table", "json", "md", "junit")


def evaluate(
    run: Annotated[Path | None, typer.Option(help="Score this run folder.")] = None,
    model: Annotated[
        list[str] | None, typer.Option(help="Or fill and score with this model; repeat to compare.")
    ] = None,
    prompt: Annotated[list[str] | None, typer.Option(help="Answer form; repeat to compare.")] = None,
    replay: Annotated[
        Path | None, typer.Option(help="Recorded answers; with several forms, a folder of folders.")
    ] = None,
    gold: Annotated[Path, typer.Option(help="Folder of gold releases.")] = Path("eval/gold"),
    sources: Annotated[list[Path] | None, typer.Option(help="Where third-party texts lie.")] = None,
    only: Annotated[list[str] | None, typer.Option(help="Only these gold releases (ids, or how they begin).")] = None,
    form: Annotated[str, typer.Option("--format", help="table, json, md or junit")] = "table",
    baseline: Annotated[
        Path | None, typer.Option(help="Scorecard (JSON) of before: prints the paired difference.")
    ] = None,
    gate: Annotated[bool, typer.Option("--gate", help="Fail when a pinned floor is missed.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Pin the floors and the digest anew (with --gate).")] = False,
    allow_regression: Annotated[bool, typer.Option("--allow-regression", help="Let --update lower a floor.")] = False,
    html: Annotated[Path | None, typer.Option(help="Also write the report as a page.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of to stdout.")] = None,
    held_apart: Annotated[
        bool, typer.Option("--held-apart", help="Show the errors on releases set apart from tuning too.")
    ] = False,
    faults: Annotated[int, typer.Option(help="Errors shown for each kind; 0 none.")] = 3,
    validate: Annotated[bool, typer.Option("--validate", help="Only check the gold files themselves.")] = False,
    agreement: Annotated[bool, typer.Option("--agreement", help="Only report how far two labellings agree.")] = False,
) -> None:
    """Scores against hand-labelled gold, with intervals over releases."""
    from eval.errors import EvalError

    if form not in FORMATS:
        raise UsageError(f"format {form!r}: use one of {', '.join(FORMATS)}")
    try:
        with _sources(sources):
            goldset = _goldset(gold, sources, only)
            if validate or agreement:
                code = _gold_itself(goldset, gold, agreement=agreement, form=form)
            else:
                cards = _cards(goldset, run, model, prompt, replay)
                options = _Options(form, baseline, gate, update, allow_regression, html, out, held_apart, faults)
                code = _report(goldset, cards, options)
    except EvalError as e:
        raise UsageError(str(e)) from e
    if code:
        raise typer.Exit(code)


class _Options(NamedTuple):
    form: str
    baseline: Path | None
    gate: bool
    update: bool
    allow_regression: bool
    html: Path | None
    out: Path | None
    held_apart: bool
    faults: int


@contextmanager
def _sources(sources: list[Path] | None) -> "Iterator[None]":
    """Folders that do not exist are named at once, not found out one release at a time."""
    for folder in sources or ():
        if not folder.is_dir():
            raise UsageError(f"sources {folder}: no such folder; give one that holds the releases' texts")
    yield


def _goldset(gold: Path, sources: list[Path] | None, only: list[str] | None) -> Any:
    from eval import gold as gold_files

    folders = gold_files.folders(sources or (), os.environ.get("EXTRACTOR_SOURCES"))
    loaded = gold_files.load(gold, folders)
    for line in loaded.lines():
        typer.echo(line, err=True)
    if not only:
        return loaded
    kept = tuple(r for r in loaded.releases if r.id.startswith(tuple(only)))
    if not kept:
        raise UsageError(f"--only {' '.join(only)}: no gold release with a text begins so; see {gold}")
    return dataclasses.replace(loaded, releases=kept)


def _gold_itself(goldset: Any, folder: Path, *, agreement: bool, form: str) -> int:
    from eval import render

    if agreement:
        from eval import agreement as agreements

        typer.echo(render.agreement(agreements.agree(folder.parent / "labellings", goldset), style=_style(form)))
        return 0
    from eval import validate

    problems = validate.check_all(goldset)
    for name, found in problems.items():
        for problem in found:
            typer.echo(f"{name}: {problem.message}")
    bad = sum(map(len, problems.values()))
    typer.echo(f"{len(goldset.releases)} gold files: {bad} problems", err=True)
    return 1 if bad else 0


def _cards(
    goldset: Any, run: Path | None, models: list[str] | None, prompts: list[str] | None, replay: Path | None
) -> list[tuple[str, Any]]:
    """Name and scorecard of the run, or of each model with each answer form."""
    from eval import predictions, score

    if run is not None:
        if models or prompts or replay:
            raise UsageError(
                "--run scores what is there; --model, --prompt and --replay fill anew: give one or the other"
            )
        return [(run.name, score.score(goldset, predictions.load(run)))]
    cards = []
    for model in models or (None,):
        for prompt in prompts or (None,):
            folder = replay / prompt if replay is not None and prompt is not None and len(prompts or ()) > 1 else replay
            name = " ".join(part for part in (model or ("replay" if replay else "default model"), prompt) if part)
            cards.append((name, score.score(goldset, predictions.load(_filled(goldset, model, prompt, folder)))))
    return cards


def _filled(goldset: Any, model: str | None, prompt: str | None, replay: Path | None) -> Path:
    """A run folder with what the model makes of the gold releases that have a text."""
    from extractor.cli.run import run as run_command

    work = Path(tempfile.mkdtemp(prefix="extractor-eval-"))
    texts = []
    for release in goldset.releases:
        path = work / "sources" / release.id / "source.txt"
        path.parent.mkdir(parents=True)
        path.write_bytes(release.text.encode())
        texts.append(str(path))
    out = work / "run"
    try:
        run_command(texts, model=model, prompt=prompt, replay=replay, out=out, quiet=True)
    except typer.Exit as end:
        if end.exit_code not in (0, 1):  # findings are what is scored; failures are not
            typer.echo(f"some releases failed (exit code {end.exit_code}); they count as empty predictions", err=True)
    return out


def _report(goldset: Any, cards: list[tuple[str, Any]], options: _Options) -> int:
    if len(cards) > 1:
        _rank(cards, options)
        return 0
    ((name, card),) = cards
    verdict = _gated(name, card, options) if options.gate else None
    change = _compared(options.baseline, card) if options.baseline is not None else None
    if options.html is not None:
        from eval import page

        body = page.page(card, goldset, held_apart=options.held_apart, comparison=change)
        _save(body, options.html)
    _write(_body(goldset, card, verdict, change, options), options.out)
    if verdict is None or verdict.passed:
        return 0
    if options.form in {"json", "junit"}:
        from eval import render

        typer.echo(render.verdict(verdict), err=True)
    return 1


def _rank(cards: list[tuple[str, Any]], options: _Options) -> None:
    from eval import leaderboard, render

    if options.gate or options.baseline:
        raise UsageError("--gate and --baseline judge one scorecard: name one model and one prompt")
    board = leaderboard.rank(cards)
    as_json = options.form == "json"
    _write(
        board.model_dump_json(indent=1) if as_json else render.leaderboard(board, style=_style(options.form)),
        options.out,
    )


def _gated(name: str, card: Any, options: _Options) -> Any:
    from eval import gate

    pinned = gate.load()
    if options.update:
        pinned = gate.update(card, pinned, name, allow_regression=options.allow_regression)
        gate.save(pinned)
    return gate.check(card, pinned, name)


def _compared(before: Path, card: Any) -> Any:
    from eval import compare, scorecard

    try:
        earlier = scorecard.Scorecard.parse(before.read_bytes(), str(before))
    except OSError as e:
        raise UsageError(f"baseline {before}: {e.strerror}; make one with --format json") from e
    return compare.compare(earlier, card)


def _body(goldset: Any, card: Any, verdict: Any, change: Any, options: _Options) -> str:
    from eval import junit, render

    if options.form == "json":
        return str(card.dump())
    if options.form == "junit":
        return junit.junit(card, verdict)
    style = _style(options.form)
    parts = [render.comparison(change, style=style)] if change is not None else []
    parts.append(render.scorecard(card, goldset, style=style, faults=options.faults, held_apart=options.held_apart))
    if verdict is not None:
        parts.append(render.verdict(verdict, style=style))
    return "\n\n".join(parts)


def _style(form: str) -> Any:
    return "markdown" if form == "md" else "text"


def _write(body: str, out: Path | None) -> None:
    body = body if body.endswith("\n") else body + "\n"
    if out is None:
        sys.stdout.write(body)
        return
    _save(body, out)


def _save(body: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    except OSError as e:
        raise UsageError(f"{path} cannot be written: {e.strerror}; name another file") from e
