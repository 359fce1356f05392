"""Text and Markdown: the decoded bytes, untouched."""

from extractor.readers.encodings import declared_in_text, decode
from extractor.readers.reading import Reading

VERSION = "1"


def read(raw: bytes, name: str, encoding: str | None = None) -> Reading:
    """The text as it stands; `encoding` is believed before the file's own word."""
    decoded = decode(raw, name, encoding or declared_in_text(raw))
    return Reading(decoded.text, "text", VERSION, decoded.encoding, decoded.notes)
