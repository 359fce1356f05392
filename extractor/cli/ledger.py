"""`extractor ledger ls|show|export`: what happened in a run."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    help="What happened in a run: attempts, answers, tokens.", no_args_is_help=True, rich_markup_mode=None
)

RunFolder = Annotated[Path, typer.Argument(help="A run folder.")]
Format = Annotated[str, typer.Option("--format", help="text or json")]


@app.command("ls")
def ls(run: RunFolder, form: Format = "text") -> None:
    """One line a release: how it ended, attempts, answers, tokens."""
    from extractor import ledger

    rows = ledger.ls(run)
    if form == "json":
        _dump(rows)
        return
    for r in rows:
        tokens = (r["gen_ai.usage.input_tokens"] or 0) + (r["gen_ai.usage.output_tokens"] or 0)
        typer.echo(f"{r['release']:<62} {r['state']:<12} {r['attempts']:>3} attempts {tokens:>8} tokens")


@app.command("show")
def show(run: RunFolder, release: Annotated[str, typer.Argument(help="A release's id, or how it begins.")]) -> None:
    """The attempts of one release, answers included, as JSON."""
    from extractor import ledger

    _dump(ledger.show(run, release))


@app.command("export")
def export(run: RunFolder) -> None:
    """Every attempt as JSON lines, in the order it happened."""
    from extractor import ledger

    for row in ledger.export(run):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _dump(rows: list[dict[str, Any]]) -> None:
    sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
