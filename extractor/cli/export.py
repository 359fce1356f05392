"""`extractor export`: a run's tables."""

from pathlib import Path
from typing import Annotated

import typer


def export(
    run: Annotated[Path, typer.Argument(help="A run folder.")],
    to: Annotated[str, typer.Option("--to", help="csv, parquet, xlsx, sqlite or jsonl")],
    out: Annotated[Path | None, typer.Option("--out", help="Folder. [RUN/tables/FORMAT]")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="csv: start with a byte-order mark, for Excel.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="csv: leave texts that look like formulas as they are.")] = False,
) -> None:
    """Writes statistics, mentions and findings as tables, and a datapackage.json that describes them."""
    from extractor.export import write

    for path in write(run, to, out, bom=bom, raw=raw):
        typer.echo(str(path))
