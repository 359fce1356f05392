"""`extractor scan`: the numbers of a text, one JSON object a line."""

import json
import sys
from decimal import Decimal
from typing import Annotated

import typer


def scan(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
) -> None:
    """Prints every number of a text: span, text, value, kind."""
    from extractor.errors import ReleaseError
    from extractor.numbers import scan as scan_text
    from extractor.readers import find, read
    from extractor.report.summary import error_line

    files = find(paths)
    out = sys.stdout
    failed = False
    for file in files:
        try:
            release = read(file)
        except ReleaseError as e:
            sys.stderr.write(error_line(e))
            failed = True
            continue
        for m in scan_text(release.text):
            row = {
                "start": m.start,
                "end": m.end,
                "text": m.text,
                "value": plain(m.value),
                "kind": m.kind,
            }
            if m.note:
                row["note"] = m.note
            if len(files) > 1:
                row["release"] = release.id
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    if failed:
        raise typer.Exit(3)


def plain(value: Decimal | None) -> str | None:
    """Plain decimal string, never an exponent."""
    return None if value is None else format(value, "f")
