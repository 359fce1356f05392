"""`extractor config`: each setting and where it comes from."""

import json
import sys
from typing import Annotated

import typer


def config(form: Annotated[str, typer.Option("--format", help="text or json")] = "text") -> None:
    """Shows every setting, its value and its origin; secrets are masked."""
    from extractor.report.terminal import clean
    from extractor.settings import resolve

    lines = resolve().lines()
    if form == "json":
        sys.stdout.write(json.dumps([line._asdict() for line in lines], ensure_ascii=False, indent=1) + "\n")
        return
    for line in lines:
        typer.echo(f"{line.name:<20} {clean(line.value):<28} {clean(line.origin):<28} {line.description}")
