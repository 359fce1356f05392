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
    from extractor.numbers import scan as scan_text
    from extractor.readers import find, read

    files = find(paths)
    out = sys.stdout
    for file in files:
        release = read(file)
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


def plain(value: Decimal | None) -> str | None:
    """Plain decimal string, never an exponent."""
    return None if value is None else format(value, "f")
