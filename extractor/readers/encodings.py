"""Bytes to text: BOM, what is declared, strict UTF-8, then a guess that is reported."""

import codecs
import re
from typing import NamedTuple

from extractor.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the web means by these names: their supersets.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "big5": "big5hkscs"}
_MODELINE = re.compile(rb"(?:-\*-.{0,80}?coding|vim?:.{0,80}?fileencoding)[:=][ \t]*([A-Za-z0-9._-]+)")
_SAMPLE = 1 << 18
# More control characters than this share of the text: the bytes are no text.
_BINARY_SHARE = 0.01
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_SURROGATES = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Text with the encoding that gave it and what had to be guessed or replaced."""

    text: str
    encoding: str
    notes: tuple[str, ...]


def decode(raw: bytes, name: str, declared: str | None = None) -> Decoded:
    """Text of `raw`, line ends and all; ReadError when no encoding fits or the bytes are no text."""
    found = _by_bom(raw, name) or _by_declaration(raw, declared)
    found = found or _as_bare_utf16(raw) or _as_utf8(raw) or _by_guess(raw, name)
    _refuse_binary(found.text, name)
    return found._replace(notes=(*found.notes, *_oddities(found.text)))


def declared_in_text(raw: bytes) -> str | None:
    """The encoding that an editor's modeline names in the first two lines."""
    for line in raw[:1024].splitlines()[:2]:
        if found := _MODELINE.search(line):
            return found[1].decode("ascii")
    return None


def _by_bom(raw: bytes, name: str) -> Decoded | None:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _as_marked(raw[len(bom) :], encoding, name)
    return None


def _as_marked(body: bytes, encoding: str, name: str) -> Decoded:
    """The BOM is believed; bytes that break its promise read as U+FFFD, and that is reported."""
    try:
        return _mended(body.decode(encoding, "surrogatepass"), encoding, ())
    except UnicodeDecodeError as error:
        note = f"{name} is damaged {encoding}: byte {error.start} after the BOM does not decode and reads as U+FFFD"
        return Decoded(body.decode(encoding, "replace"), encoding, (note,))


def _by_declaration(raw: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        named = codecs.lookup(declared.strip()).name
        encoding = _SUPERSETS.get(named, named)
        return Decoded(raw.decode(encoding), encoding, ())
    except (LookupError, UnicodeError, ValueError):
        found = _as_utf8(raw)
        note = f"declared encoding {declared!r} does not fit the bytes"
        return None if found is None else found._replace(notes=(f"{note}: read as utf-8", *found.notes))


def _as_utf8(raw: bytes) -> Decoded | None:
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        pass
    try:
        # Surrogates encoded one by one: no valid UTF-8, yet nobody means anything else by these bytes.
        return _mended(raw.decode("utf-8", "surrogatepass"), "utf-8", ())
    except UnicodeDecodeError:
        return None


def _mended(text: str, encoding: str, notes: tuple[str, ...]) -> Decoded:
    """Surrogate pairs become their character, lone surrogates U+FFFD: no file and no JSON can hold them."""
    if not _SURROGATES.search(text):
        return Decoded(text, encoding, notes)
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lone = whole.count("\ufffd") - text.count("\ufffd")
    return Decoded(whole, encoding, (*notes, f"{lone} lone surrogates read as U+FFFD") if lone else notes)


def _by_guess(raw: bytes, name: str) -> Decoded:
    encoding = _likeliest(raw[:_SAMPLE])
    if encoding is None:
        raise ReadError(f"{name}: no encoding fits its bytes; is it text? If so, save it as UTF-8", "not-text")
    try:
        text = raw.decode(encoding)
    except UnicodeError as error:
        raise ReadError(
            f"{name}: begins like {encoding} but does not stay so ({_place(error)}); save it as UTF-8", "not-text"
        ) from error
    return _mended(text, encoding, (_guess_note(encoding),))


def _likeliest(sample: bytes) -> str | None:
    import charset_normalizer

    matches = charset_normalizer.from_bytes(sample)
    best = matches.best()
    if best is None:
        return None
    # Where the evidence does not tell code pages apart, the common one is meant.
    equals = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    if any("cp1252" in match.could_be_from_charset for match in equals):
        return "cp1252"
    named = codecs.lookup(best.encoding).name
    return _SUPERSETS.get(named, named)


def _as_bare_utf16(raw: bytes) -> Decoded | None:
    """Western text in UTF-16 without BOM is valid UTF-8 full of NULs: every other byte is zero."""
    sample = raw[: _SAMPLE & ~1]
    if 0 not in sample:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if len(raw) % 2 == 0 and zeros > len(sample) * 0.35 and others < zeros * 0.05:
            return _mended(raw.decode(encoding, "surrogatepass"), encoding, (_guess_note(encoding),))
    return None


def _guess_note(encoding: str) -> str:
    return f"encoding guessed: {encoding} (no BOM, none declared, not UTF-8)"


def _place(error: UnicodeError) -> str:
    return f"byte {error.start}" if isinstance(error, UnicodeDecodeError) else "in the middle"


def _refuse_binary(text: str, name: str) -> None:
    body = text.encode("utf-8", "surrogatepass")
    controls = len(body) - len(body.translate(None, _CONTROLS))
    if controls > max(8, len(text) * _BINARY_SHARE):
        raise ReadError(
            f"{name} is no text: {controls} of its {len(text)} characters are NUL or other controls; "
            "convert it to text, HTML, PDF or DOCX",
            "not-text",
        )


def _oddities(text: str) -> tuple[str, ...]:
    notes = []
    if nul := text.count("\0"):
        notes.append(f"{nul} NUL characters kept as they are")
    if "\r" in text and "\n" not in text:
        notes.append("line ends are CR only, kept as they are")
    return tuple(notes)
