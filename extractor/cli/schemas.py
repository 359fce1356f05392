"""`extractor schemas`: the schemas that ship."""

import json
import sys
from typing import Annotated

import typer


def schemas(
    name: Annotated[str | None, typer.Argument(help="Print this schema's JSON schema (or FILE.py:Class).")] = None,
    form: Annotated[str, typer.Option("--format", help="text or json")] = "text",
) -> None:
    """Lists the schemas that ship, or prints one as JSON schema."""
    from extractor.catalogue import load
    from schemas.registry import DEFAULT, SCHEMAS

    if name is not None:
        body = load(name).model.model_json_schema()
        sys.stdout.write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
    elif form == "json":
        rows = [{"name": e.name, "help": e.help, "default": e.name == DEFAULT} for e in SCHEMAS]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        for e in SCHEMAS:
            typer.echo(f"{e.name:<16} {e.help}{' (default)' if e.name == DEFAULT else ''}")
