"""Which reader a file needs: by its first bytes, by its suffix only where they say nothing."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from extractor.errors import ReadError
from extractor.readers import plain, web
from extractor.readers.isolation import read_apart
from extractor.readers.reading import Reading


class Format(NamedTuple):
    """A format and its reader: `read(raw, name, encoding)`."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, str | None], Reading]


def _apart(kind: str) -> Callable[[bytes, str, str | None], Reading]:
    """A reader that works in a child process; these formats know their encoding."""

    def read(raw: bytes, name: str, encoding: str | None) -> Reading:
        del encoding
        return read_apart(kind, raw, name)

    return read


TEXT = Format("text", (".txt", ".text", ".md", ".markdown"), plain.read)
HTML = Format("html", (".html", ".htm", ".xhtml"), web.read)
PDF = Format("pdf", (".pdf",), _apart("pdf"))
DOCX = Format("docx", (".docx",), _apart("docx"))
FORMATS = (TEXT, HTML, PDF, DOCX)

_PDF_MAGIC = b"%PDF-"
_ZIP_MAGIC = b"PK\x03\x04"
_WORD_PART = b"word/document.xml"
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


def parsed_apart(raw: bytes) -> bool:
    """Whether reading starts a child process, which takes far longer than all else and leaves this one idle."""
    return raw.startswith((_PDF_MAGIC, _ZIP_MAGIC))


def format_of(raw: bytes, path: Path) -> Format:
    """The format of `raw`; ReadError names a foreign one."""
    if raw.startswith(_PDF_MAGIC):
        return PDF
    if raw.startswith(_ZIP_MAGIC) and (_WORD_PART in raw or path.suffix.lower() == ".docx"):
        return DOCX
    if _WEB.match(raw):
        return HTML
    for magic, what, fix in _FOREIGN:
        if raw.startswith(magic):
            raise ReadError(f"{path} is {what}, which no reader opens: {fix}", "unsupported")
    suffix = path.suffix.lower()
    if suffix in (*PDF.suffixes, *DOCX.suffixes):
        raise ReadError(
            f"{path} is no {suffix[1:].upper()} although it is called so: open it and save it anew", "damaged"
        )
    return next((known for known in FORMATS if suffix in known.suffixes), TEXT)
