"""S: what the reader had to guess, and what it could not bring into the text."""

from collections.abc import Iterable

from extractor.rules.rule import Problem, RecordRule, finding
from schemas.records import Finding

_LOST = ("digit census", "left out")
"""How the notes begin that tell of numbers which the text may lack."""
_HARMLESS = ("line ends",)

GUESSED = RecordRule(
    "S001",
    "reader-guess",
    "review",
    "the reader had to guess the encoding or to repair the text",
    "Where a file does not say its encoding and is no UTF-8, or holds NUL characters or lone surrogates, the reader "
    "goes on and says what it did. Digits survive most wrong guesses, names may not.",
    "A file without BOM or declaration decodes as gb18030: the guess is reported.",
    lambda _claims, _index: (),
)
LOST = RecordRule(
    "S002",
    "numbers-not-read",
    "review",
    "the file holds numbers that the text does not show",
    "A second, independent count of the digits in the file's bytes must agree with the text that was read. Hidden "
    "elements, pictures' descriptions and whatever else is left out is named with its numbers.",
    'A page with a hidden "<p style=display:none>sold 12 boats</p>": 12 is left out, and that is reported.',
    lambda _claims, _index: (),
)
NOTED = RecordRule(
    "S003",
    "reader-note",
    "info",
    "the file is unusual in a way that changes no number",
    "Line ends that are carriage returns only are kept as they are: the spans count them.",
    "A file from an old Macintosh is read as it is.",
    lambda _claims, _index: (),
)
RULES = (GUESSED, LOST, NOTED)


def reported(notes: Iterable[str]) -> list[Finding]:
    """A finding for each note of a reader; they concern the release as a whole."""
    return [finding(_rule(note), "", Problem(note)) for note in notes]


def _rule(note: str) -> RecordRule:
    if note.startswith(_LOST):
        return LOST
    return NOTED if note.startswith(_HARMLESS) else GUESSED
