"""Extractions that other tools wrote: their rows reduced to claims, and the claims held against the source."""

from extractor.outside.checking import Outcome, check_outside
from extractor.outside.forms import FACT_KEYS, FORMS, Asserted, Document, Plan, read_extraction

__all__ = ["FACT_KEYS", "FORMS", "Asserted", "Document", "Outcome", "Plan", "check_outside", "read_extraction"]
