"""Turns press releases into tidy data whose every number is proved against the source."""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.checker import check
    from extractor.numbers import scan
    from extractor.opened import open_run
    from extractor.tally import tally

__all__ = ["check", "open_run", "scan", "tally"]

_HOMES = {
    "check": "extractor.checker",
    "open_run": "extractor.opened",
    "scan": "extractor.numbers",
    "tally": "extractor.tally",
}


def __getattr__(name: str) -> Any:
    # Nothing is imported before it is asked for: `extractor --help` must not wait for pydantic.
    if name not in _HOMES:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


class _Package(ModuleType):
    """Python binds a submodule to its package; `extractor.tally` stays the function, whoever imports what first."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "tally" and isinstance(value, ModuleType):
            value = value.tally
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
