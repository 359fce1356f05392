"""What is asked of every release, and the key under which it counts as done."""

import hashlib
import json
import platform
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import extractor
import prompts
import schemas
from extractor import catalogue
from extractor.readers import Limits
from schemas.records import Manifest, SchemaRef

_LIBRARIES = ("pydantic", "pypdf", "pypdfium2", "charset-normalizer")


class Job(NamedTuple):
    """One question put to many releases; plain values only, so that it travels to worker processes."""

    out: str
    schema: str = "press_release"
    model: str = "baseline"
    prompt: str | None = None
    settings: Mapping[str, Any] = MappingProxyType({})
    """Only what may change a record: temperature, modes. Concurrency and the like don't belong here."""
    max_bytes: int = Limits().max_bytes
    max_characters: int = Limits().max_characters
    encoding: str | None = None

    @property
    def limits(self) -> Limits:
        return Limits(self.max_bytes, self.max_characters)

    def key(self, sha256: str) -> str:
        """sha256 of the release's bytes and everything that shapes its record, our own code included."""
        asked = [sha256, schema_ref(self.schema).sha256, self.schema, self.model, self.prompt, self.encoding]
        body = json.dumps([*asked, dict(self.settings), code_digest()], sort_keys=True, default=str)
        return hashlib.sha256(body.encode()).hexdigest()

    def manifest(self) -> Manifest:
        """What was asked, before anything is done."""
        return Manifest(
            status="running",
            schema_ref=schema_ref(self.schema),
            model=self.model,
            prompt=self.prompt,
            settings=dict(self.settings),
            versions=versions(),
        )


@cache
def schema_ref(spec: str) -> SchemaRef:
    return catalogue.load(spec).ref


@cache
def versions() -> dict[str, str]:
    """Of this program, Python and the libraries that decide what text is read."""
    found = {name: metadata.version(name) for name in _LIBRARIES}
    return {
        "extractor": metadata.version("extractor"),
        "code": code_digest()[:12],
        "python": platform.python_version(),
        **found,
    }


@cache
def code_digest() -> str:
    """sha256 of our own sources: a record made by other code is made again, from recorded answers."""
    digest = hashlib.sha256()
    for package in (extractor, prompts, schemas):
        root = Path(package.__path__[0])
        for path in sorted(found for found in root.rglob("*") if found.suffix in {".py", ".md"}):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
