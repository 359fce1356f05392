"""`datapackage.json`: what is in an export's files, for machines (datapackage.org, version 2)."""

import hashlib
import json
from pathlib import Path
from typing import Any

from extractor.export.formats import Format, Options, Written
from extractor.opened import OpenedRun
from extractor.tables import Column, Table
from extractor.tables.files import whole

_NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {"string": "string", "integer": "integer", "decimal": "number", "date": "date"}
_FILES_ONLY = ("parquet",)
"""Validators read it with a package of their own: bytes and hash are checked, columns are described."""


def write(run: OpenedRun, made: Format, folder: Path, files: list[Written], options: Options) -> Path:
    """Describe the files of one export; the path of the description."""
    package = {
        "$schema": _PROFILE,
        "name": "tables",
        "title": f"Tables of {run.root.name}",
        "description": f"{len(run.records)} releases as {made.name}." + _shield(made, options),
        "resources": [_resource(folder, file) for file in files]
        if made.name != "sqlite"
        else [_database(folder, files)],
    }
    path = folder / _NAME
    with whole(path) as temp:
        temp.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _shield(made: Format, options: Options) -> str:
    if made.name != "csv" or options.raw:
        return ""
    return " A text that a spreadsheet may run as a formula has a ' before it."


def _resource(folder: Path, file: Written) -> dict[str, Any]:
    content = _content(folder / file.name)
    # JSON Lines without a row is an empty file, which no validator takes for a table.
    kind = "table" if content["bytes"] and file.described["format"] not in _FILES_ONLY else "file"
    return {
        "name": file.table.name,
        "description": file.table.about,
        "type": kind,
        "path": file.name,
        **file.described,
        **content,
        "schema": schema(file.table),
    }


def _database(folder: Path, files: list[Written]) -> dict[str, Any]:
    first = files[0]
    return {
        "name": "tables",
        "description": "One SQLite table for each of: " + ", ".join(file.table.name for file in files),
        "type": "file",
        "path": first.name,
        **first.described,
        **_content(folder / first.name),
    }


def _content(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def schema(table: Table) -> dict[str, Any]:
    """A table's columns as a Table Schema; references by a column that may be empty are left to SQLite."""
    named = {column.name: column for column in table.columns}
    keys = [
        {"fields": list(r.columns), "reference": {"resource": r.table, "fields": list(r.keys)}}
        for r in table.references
        if all(named[name].required for name in r.columns)
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.about}
    return field | ({"constraints": constraints} if constraints else {})
