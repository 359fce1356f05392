"""PDF: text from pdfium's characters and where they stand, counted a second time by pypdf."""

import ctypes
import io
import logging
from collections.abc import Iterator
from typing import Any

import pypdf
import pypdfium2
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdfium2 import raw as pdfium

from extractor.errors import ReadError
from extractor.readers.census import discrepancy
from extractor.readers.layout import Glyph, lines_of, text_of
from extractor.readers.reading import Reading

VERSION = "1"
_HYPHEN = "\x02"
"""What pdfium calls a hyphen at the end of a line."""
_MAX_PAGES = 2000


def read(raw: bytes, name: str) -> Reading:
    """The text of a PDF in its own order; ReadError when it is encrypted, damaged or a bomb."""
    counted, notes = _second_count(raw, name)
    try:
        document = pypdfium2.PdfDocument(raw)
        pages = [lines_of(_glyphs(document[number])) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise ReadError(
            f"{name} is damaged or no PDF: {str(error).rstrip('.')}; print it to a new PDF", "damaged"
        ) from error
    text = text_of(pages)
    if counted is not None and (note := discrepancy(counted, text)):
        notes = (*notes, note)
    return Reading(text, "pdf", f"{VERSION} pdfium {pypdfium2.PDFIUM_INFO.build}", None, notes)


def _second_count(raw: bytes, name: str) -> tuple[str | None, tuple[str, ...]]:
    """The text by another engine. It goes first: it refuses bombs before they take memory."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on odd files are not ours
    try:
        return "\n".join(page.extract_text() for page in _pages(raw, name)), ()
    except LimitReachedError as error:
        raise ReadError(f"{name} unpacks without end: it is damaged or hostile ({error})", "bomb") from error
    except FileNotDecryptedError as error:
        raise ReadError(f"{name} is encrypted: save it without a password", "encrypted") from error
    except (ReadError, MemoryError):
        raise
    except DependencyError as error:
        return None, (f"digit census: no second count, {_one_line(error)}",)
    except Exception as error:  # noqa: BLE001 (it raises anything on odd files; the first engine may still read them)
        return None, (f"digit census: no second count, pypdf failed with {type(error).__name__}: {_one_line(error)}",)


def _pages(raw: bytes, name: str) -> list[pypdf.PageObject]:
    reader = pypdf.PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadError(f"{name} is encrypted: save it without a password", "encrypted")
    if len(reader.pages) > _MAX_PAGES:
        raise ReadError(f"{name} has more than {_MAX_PAGES} pages: split it", "too-large")
    return list(reader.pages)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


def _glyphs(page: Any) -> Iterator[Glyph]:
    """The printed characters of a page in the order of its content, with place and size in points."""
    text_page = page.get_textpage()
    handle = text_page.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    pending_space = False
    for i in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(handle, i)
        if code in {0, 0xFFFE, 0xFFFF}:
            continue
        char = chr(code)
        if char == _HYPHEN:
            char = "-"
        if pdfium.FPDFText_IsGenerated(handle, i) == 1 or char.isspace():
            pending_space = pending_space or char not in "\r\n"
            continue
        pdfium.FPDFText_GetCharOrigin(handle, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(handle, i, box)
        size = pdfium.FPDFText_GetFontSize(handle, i)
        if pdfium.FPDFText_GetMatrix(handle, i, matrix):
            size *= (matrix.c**2 + matrix.d**2) ** 0.5
        yield Glyph(char, x.value, y.value, max(box.right, x.value), size or 1.0, pending_space)
        pending_space = False
    text_page.close()
    page.close()
