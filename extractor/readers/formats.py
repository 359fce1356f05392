"""Which reader a file needs: by its first bytes, by its suffix only where they say nothing."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from extractor.errors import ReadError
from extractor.readers import plain, web
from extractor.readers.reading import Reading


class Format(NamedTuple):
    """A format and its reader: `read(raw, name, encoding)`."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, str | None], Reading]


TEXT = Format("text", (".txt", ".text", ".md", ".markdown"), plain.read)
HTML = Format("html", (".html", ".htm", ".xhtml"), web.read)
FORMATS = (TEXT, HTML)

_WEB = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>])", re.IGNORECASE)
# First bytes of what people send by mistake, and the way out.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file", "save it as .docx"),
    (b"{\\rtf", "RTF", "save it as .docx"),
    (b"PK\x03\x04", "a zip archive without a Word document", "unpack it and name the folder"),
    (b"\x1f\x8b", "gzip", "unpack it first"),
    (b"\x89PNG", "a picture", "run OCR first"),
    (b"\xff\xd8\xff", "a picture", "run OCR first"),
    (b"GIF8", "a picture", "run OCR first"),
)


def format_of(raw: bytes, path: Path) -> Format:
    """The format of `raw`; ReadError names a foreign one."""
    if _WEB.match(raw):
        return HTML
    for magic, what, fix in _FOREIGN:
        if raw.startswith(magic):
            raise ReadError(f"{path} is {what}, which no reader opens: {fix}", "unsupported")
    suffix = path.suffix.lower()
    return next((known for known in FORMATS if suffix in known.suffixes), TEXT)
