"""The schemas that ship, by name."""

from typing import NamedTuple

from pydantic import BaseModel

from schemas.earnings import EarningsRelease
from schemas.press_release import PressRelease


class Entry(NamedTuple):
    """A schema that ships: its name on the command line, its model, one line of help."""

    name: str
    model: type[BaseModel]
    help: str


SCHEMAS: tuple[Entry, ...] = (
    Entry("press_release", PressRelease, "any release dense with figures: one statistic per figure"),
    Entry("earnings", EarningsRelease, "a company's results: group lines, segments, guidance"),
)
DEFAULT = "press_release"
