"""`extractor review`: look at every number and its verdict, and correct."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.errors import UsageError


def review(
    run: Annotated[Path, typer.Argument(help="A run folder.")],
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.")] = 0,
    static: Annotated[Path | None, typer.Option(help="Write the page to this file instead of serving it.")] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Labelling: show no prediction.")] = False,
    name: Annotated[str | None, typer.Option(help="Your name, for the history of corrections.")] = None,
    schema: Annotated[str | None, typer.Option(help="The run's schema as FILE.py:Class, for your own.")] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page.")] = True,
) -> None:
    """Serves the review page with corrections on this machine, or writes it as one file."""
    from extractor.report import review as pages

    if static is not None:
        if static.is_dir() or not static.parent.is_dir():
            raise UsageError(f"--static {static}: name a file in a folder that is there")
        typer.echo(str(pages.write(run, static)))
        return
    pages.serve(run, port=port, blind=blind, open_browser=browser, name=name, schema=schema)
