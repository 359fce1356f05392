"""Many releases: a run folder that can be left, killed and resumed."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.run.conduct import run
    from extractor.run.folder import Folder, write_atomic
    from extractor.run.outcome import Event, Outcome, Report

__all__ = ["Event", "Folder", "Outcome", "Report", "run", "write_atomic"]

_HOMES = {
    "Event": "outcome",
    "Folder": "folder",
    "Outcome": "outcome",
    "Report": "outcome",
    "run": "conduct",
    "write_atomic": "folder",
}


def __getattr__(name: str) -> Any:
    # A worker process, which begins here, needs neither event loop nor ledger nor the conduct of the whole.
    if name not in _HOMES:
        raise AttributeError(f"module 'extractor.run' has no attribute {name!r}")
    return getattr(import_module(f"extractor.run.{_HOMES[name]}"), name)
