"""Bytes in, releases out: finds releases by path and reads each into the exact text that spans index."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.readers.opening import Limits, identify, identify_bytes, load, read, read_bytes
    from extractor.readers.paths import STDIN, find, find_names, printable, release_name

__all__ = [
    "STDIN",
    "Limits",
    "find",
    "find_names",
    "identify",
    "identify_bytes",
    "load",
    "printable",
    "read",
    "read_bytes",
    "release_name",
]

_OF_PATHS = {"STDIN", "find", "find_names", "printable", "release_name"}


def __getattr__(name: str) -> Any:
    # The child that parses a PDF or DOCX must not wait for pydantic, which `opening` needs.
    if name not in __all__:
        raise AttributeError(f"module 'extractor.readers' has no attribute {name!r}")
    return getattr(import_module(f"extractor.readers.{'paths' if name in _OF_PATHS else 'opening'}"), name)
