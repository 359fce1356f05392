"""Renders messages for a model and expands its answers; no I/O, no model."""

from extractor.prompting.forms import FORMS, AnswerForm, Instructions, choose, instructions
from extractor.prompting.merging import merge, normal_order
from extractor.prompting.messages import fill_message, glean_message, repair_message
from extractor.prompting.repairing import Entries, entry_paths, repaired
from extractor.prompting.windows import Excerpt, excerpts

__all__ = [
    "FORMS",
    "AnswerForm",
    "Entries",
    "Excerpt",
    "Instructions",
    "choose",
    "entry_paths",
    "excerpts",
    "fill_message",
    "glean_message",
    "instructions",
    "merge",
    "normal_order",
    "repair_message",
    "repaired",
]
