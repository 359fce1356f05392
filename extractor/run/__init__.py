"""Many releases: a run folder that can be left, killed and resumed."""

from extractor.run.conduct import run
from extractor.run.folder import Folder, write_atomic
from extractor.run.outcome import Event, Outcome, Report

__all__ = ["Event", "Folder", "Outcome", "Report", "run", "write_atomic"]
