"""`extractor labels`: gold to and from the labelling tools people know."""

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Gold to and from Label Studio and doccano.", no_args_is_help=True, rich_markup_mode=None)

Form = Annotated[str, typer.Option("--form", help="labelstudio or doccano")]


@app.command("export")
def export(gold: Annotated[Path, typer.Argument(help="A gold folder.")], form: Form = "labelstudio") -> None:
    """Writes every gold release with a text in the tool's form to stdout."""
    from extractor.report import annotations

    sys.stdout.write(annotations.export(gold, form))


@app.command("import")
def load(
    file: Annotated[Path, typer.Argument(help="What the tool exported.")],
    gold: Annotated[Path, typer.Option(help="Folder the gold goes to.")],
    form: Form = "labelstudio",
) -> None:
    """Reads the tool's export and writes gold files."""
    from extractor.report import annotations

    for path in annotations.load(file, form, gold):
        typer.echo(str(path))


@app.command("config")
def config() -> None:
    """Prints the labelling interface that Label Studio needs for these tasks."""
    from extractor.report import annotations

    typer.echo(annotations.labelling_config())
