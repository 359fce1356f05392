"""`extractor series`: the same indicator over the releases of a run."""

from pathlib import Path
from typing import Annotated

import typer


def series(
    run: Annotated[Path, typer.Argument(help="A run folder.")],
    corrections: Annotated[Path | None, typer.Option(help="YAML that splits, joins, renames or drops series.")] = None,
    min_releases: Annotated[int, typer.Option(min=1, help="Smallest number of releases in a series.")] = 2,
    out: Annotated[Path | None, typer.Option("--out", help="Folder. [RUN/series]")] = None,
    png: Annotated[bool, typer.Option("--png", help="Plots as PNG beside the SVG.")] = False,
    font: Annotated[str | None, typer.Option(help="Font file for PNG, where names are Chinese.")] = None,
) -> None:
    """Groups the same indicator over releases: a table, a plot each, and the grouping to correct."""
    from extractor import series as grouping
    from extractor.report.terminal import clean

    book = grouping.build(run, corrections, min_releases=min_releases)
    paths = grouping.write(book, out or run / "series", png=png, font=font)
    for one in book.series:
        typer.echo(f"{clean(one.name)}: {len(one.points)} points in {one.releases} releases  [{clean(one.id)}]")
    typer.echo(f"{book.alone} groups with too few releases, {book.left_out} figures left out")
    typer.echo(f"{len(paths)} files in {out or run / 'series'}", err=True)
