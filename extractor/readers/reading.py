"""What a reader returns."""

from typing import NamedTuple


class Reading(NamedTuple):
    """The text of a file and how it was got; `notes` say what was guessed, left out or lost."""

    text: str
    reader: str
    version: str
    encoding: str | None = None
    notes: tuple[str, ...] = ()
