"""DOCX: every part that prints text, in reading order; tracked inserts, boxes, tables, headers and notes too."""

import io
import re
import zipfile
from html import unescape
from xml.parsers import expat

from extractor.errors import ReadError
from extractor.readers.census import discrepancy, left_out_note
from extractor.readers.reading import Reading
from extractor.readers.wordml import Part

VERSION = "1"
_DOCUMENT = "word/document.xml"
_BEFORE = re.compile(r"word/header\d*\.xml")
_AFTER = re.compile(r"word/(?:footnotes|endnotes|footer\d*)\.xml")
_UNREAD = re.compile(r"word/(?:comments|diagrams/data\d*|charts/chart\d*)\.xml")
_MAX_UNPACKED = 200_000_000
_MAX_RATIO = 100
_RATIO_FROM = 10_000_000
"""Small parts of repetitive markup may well shrink a hundredfold; large ones do so only in bombs."""
_CHUNK = 1 << 16


def read(raw: bytes, name: str) -> Reading:
    """The text of a Word document; ReadError for bombs, DTDs and damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _refuse_bomb(archive, name)
            names = archive.namelist()
            if _DOCUMENT not in names:
                raise ReadError(f"{name} has no {_DOCUMENT}: it is no Word document; save it as .docx", "unsupported")
            order = [*_matching(_BEFORE, names), _DOCUMENT, *_matching(_AFTER, names)]
            parts = [_parsed(archive, part, name) for part in order]
            counted = "\n".join(plain_count(archive.read(part).decode("utf-8", "replace")) for part in order)
            unread = [drawn_text(archive.read(part).decode("utf-8", "replace")) for part in _matching(_UNREAD, names)]
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError, ValueError) as error:
        raise ReadError(
            f"{name} is a damaged DOCX: {error}; open and save it in a word processor", "damaged"
        ) from error
    texts = dict.fromkeys(part.text() for part in parts)  # first, even and default headers often say the same
    repeated = [part.text() for i, part in enumerate(parts) if part.text() in {p.text() for p in parts[:i]}]
    text = "\n\n".join(text for text in texts if text)
    left_out = [words for part in parts for words in part.left_out]
    notes = (
        left_out_note("hidden or deleted text", left_out),
        left_out_note("comments, charts and diagrams", unread),
        discrepancy(counted, text, (*left_out, *repeated)),
    )
    return Reading(text, "docx", VERSION, None, tuple(note for note in notes if note))


def _matching(pattern: re.Pattern[str], names: list[str]) -> list[str]:
    return sorted({name for name in names if pattern.fullmatch(name)}, key=lambda name: (len(name), name))


def _refuse_bomb(archive: zipfile.ZipFile, name: str) -> None:
    """Sizes are checked before anything is unpacked; unpacking never yields more than they promise."""
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if total > _MAX_UNPACKED:
        raise ReadError(f"{name} unpacks to {total / 1e6:.0f} MB: it is damaged or hostile", "bomb")
    for entry in entries:
        if entry.file_size > _RATIO_FROM and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1):
            raise ReadError(
                f"{name} holds {entry.filename[:80]!r}, which unpacks {_MAX_RATIO}-fold: it is damaged or hostile",
                "bomb",
            )


def _parsed(archive: zipfile.ZipFile, part: str, name: str) -> Part:
    parser = expat.ParserCreate(namespace_separator=" ")
    content = Part()

    def refuse(*_: object) -> None:
        raise ReadError(f"{name}: {part} holds a DTD, which no word processor writes: save it anew", "unsupported")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = content.start
    parser.EndElementHandler = content.end
    parser.CharacterDataHandler = content.characters
    parser.buffer_text = True
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ReadError(
            f"{name}: {part} is damaged: {error}; open and save it in a word processor", "damaged"
        ) from error
    return content


_FALLBACK = re.compile(r"<(\w+:)Fallback[\s>].*?</\1Fallback>", re.DOTALL)
_CODES = re.compile(r"<(\w+:)instrText[\s>].*?</\1instrText>", re.DOTALL)
_TEXT = re.compile(r"<\w+:(?:t|delText)(?:\s[^<>]*)?>([^<]*)<")
_DRAWN = re.compile(r"<\w+:(?:t|v)(?:\s[^<>]*)?>([^<]*)<")


def plain_count(xml: str) -> str:
    """The second path: no parser; the characters of all text elements, legacy copies of boxes cut out."""
    return unescape(" ".join(_TEXT.findall(_CODES.sub("", _FALLBACK.sub("", xml)))))


def drawn_text(xml: str) -> str:
    """The text of a part that is not read."""
    return unescape(" ".join(_DRAWN.findall(xml)))
