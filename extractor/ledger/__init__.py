"""What happened: one SQLite row per attempt, committed before its answer is used."""

from extractor.ledger.listing import export, ls, show
from extractor.ledger.lock import hold
from extractor.ledger.store import LEDGER, Ended, Ledger, outcomes_of

__all__ = ["LEDGER", "Ended", "Ledger", "export", "hold", "ls", "outcomes_of", "show"]
