"""Finds a schema by name, or in a user's own file as `my_schema.py:Model`."""

import hashlib
import importlib.util
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel
from pydantic.errors import PydanticInvalidForJsonSchema

from extractor.errors import SchemaError
from schemas.records import SchemaRef
from schemas.registry import SCHEMAS

if TYPE_CHECKING:
    from types import TracebackType


class Schema(NamedTuple):
    """A schema ready for use: its model, and the name and digest that go into records."""

    model: type[BaseModel]
    ref: SchemaRef


def load(spec: str) -> Schema:
    """A schema that ships, by name, or the model of `FILE.py:Class`."""
    for entry in SCHEMAS:
        if entry.name == spec:
            return Schema(entry.model, SchemaRef(name=entry.name, sha256=digest(entry.model)))
    path, colon, name = spec.rpartition(":")
    if spec.endswith(".py"):
        raise SchemaError(f"schema file {spec}: which of its models? Name it: {spec}:Class")
    if not colon or not path.endswith(".py"):
        names = ", ".join(e.name for e in SCHEMAS)
        raise SchemaError(f"schema {spec!r}: no such name; use one of {names}, or FILE.py:Class")
    model = _from_file(Path(path), name)
    return Schema(model, SchemaRef(name=f"{Path(path).name}:{name}", sha256=digest(model)))


def digest(model: type[BaseModel]) -> str:
    """sha256 of the model's JSON schema with sorted keys."""
    body = json.dumps(model.model_json_schema(), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()


def _from_file(path: Path, name: str) -> type[BaseModel]:
    if not path.is_file():
        raise SchemaError(f"schema file {path}: not found; give the path of a Python file")
    module_name = "extractor_schema_" + hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]
    spec = importlib.util.spec_from_file_location(module_name, path)
    if spec is None or spec.loader is None:
        raise SchemaError(f"schema file {path}: Python can't import it; name it something.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # pydantic resolves annotations through it
    try:
        with redirect_stdout(sys.stderr):  # what it prints is none of the data that a command writes
            spec.loader.exec_module(module)
    except (Exception, SystemExit) as e:
        why = f"{type(e).__name__}: {e}".splitlines()[0]
        raise SchemaError(f"schema file {path}: does not import{_line(e, spec.origin)}: {why}; mend it there") from e
    model = getattr(module, name, None)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        found = [
            k
            for k, v in vars(module).items()
            if isinstance(v, type) and issubclass(v, BaseModel) and v.__module__ == module_name
        ]
        have = f"it has {', '.join(sorted(found))}" if found else "it has no pydantic model"
        raise SchemaError(f"schema file {path}: no model named {name!r}; {have}")
    try:
        model.model_json_schema()
    except PydanticInvalidForJsonSchema as e:
        raise SchemaError(f"schema file {path}: {name} has no JSON schema: {e}".splitlines()[0]) from e
    return model


def _line(error: BaseException, file: str | None) -> str:
    """` at line 3`: the last line of the file itself that led to the error."""
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == file else None
    step: TracebackType | None = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == file:
            line = step.tb_lineno
        step = step.tb_next
    return "" if line is None else f" at line {line}"
