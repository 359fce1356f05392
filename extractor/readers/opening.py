"""One file or its bytes to a Release: gate, format by content, reader, identity."""

import hashlib
import sys
from pathlib import Path
from typing import NamedTuple

from extractor.errors import ReadError
from extractor.readers.formats import format_of
from extractor.readers.paths import STDIN, absence, printable, release_id, release_name
from schemas.release import Release, Source

MAX_BYTES = 50_000_000
"""A press release is far smaller; what is larger is a mistake or an attack."""
MAX_CHARACTERS = 2_000_000
"""Some 300 press releases in one; processing takes a quarter of a gigabyte a million."""
_FIRST = 1 << 16


class Limits(NamedTuple):
    """What one release may cost to read."""

    max_bytes: int = MAX_BYTES
    max_characters: int = MAX_CHARACTERS


def read(path: str | Path, limits: Limits | None = None, encoding: str | None = None) -> Release:
    """The release in a file (`-`: standard input); ReadError names the file, what is wrong and what to do."""
    path = Path(path)
    return read_bytes(load(path, limits or Limits()), path, limits, encoding)


def identify(path: str | Path, limits: Limits | None = None) -> tuple[str, str]:
    """Release id and sha256 of a file without parsing it; the same ReadErrors as `read` at the gate."""
    path = Path(path)
    limits = limits or Limits()
    return identify_bytes(load(path, limits), path, limits)


def identify_bytes(raw: bytes, path: str | Path, limits: Limits | None = None) -> tuple[str, str]:
    """Release id and sha256 of `raw`."""
    path = Path(path)
    limits = limits or Limits()
    _gate(len(raw), limits.max_bytes, path)
    sha256 = hashlib.sha256(raw).hexdigest()
    return release_id(release_name(path), sha256), sha256


def read_bytes(raw: bytes, path: str | Path, limits: Limits | None = None, encoding: str | None = None) -> Release:
    """The release in `raw`; `path` names it and tells its format where the bytes do not."""
    path = Path(path)
    limits = limits or Limits()
    _gate(len(raw), limits.max_bytes, path)
    if not raw.strip():
        raise ReadError(f"{path} is empty: there is nothing to extract", "empty")
    read = format_of(raw, path).read(raw, str(path), encoding)
    if not read.text.strip():
        raise ReadError(f"{path} holds no text: a scan needs OCR first, else look at it in a viewer", "empty")
    if len(read.text) > limits.max_characters:
        raise ReadError(
            f"{path} holds {len(read.text):,} characters, the limit is {limits.max_characters:,}: "
            "split it, or raise EXTRACTOR_MAX_CHARACTERS",
            "too-large",
        )
    name, sha256 = release_name(path), hashlib.sha256(raw).hexdigest()
    source = Source(
        id=release_id(name, sha256),
        name=name,
        sha256=sha256,
        path=printable(str(path)),
        reader=read.reader,
        reader_version=read.version,
        encoding=read.encoding,
        characters=len(read.text),
    )
    return Release(source=source, text=read.text, notes=read.notes)


def load(path: Path, limits: Limits) -> bytes:
    """The bytes of a file or of standard input, one more than the gate allows at most."""
    if str(path) == STDIN:
        return sys.stdin.buffer.read(limits.max_bytes + 1)
    try:
        # A directory is caught here too; a device or pipe is read no further than the gate.
        with path.open("rb") as file:
            start = file.read(_FIRST)  # as much memory as is asked for is set apart, whatever the file holds
            return start if len(start) < _FIRST else start + file.read(max(0, limits.max_bytes + 1 - _FIRST))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError) as error:
        raise ReadError(absence(path), "missing") from error
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror}; check its permissions", "unreadable") from error


def _gate(size: int, limit: int, path: Path) -> None:
    if size > limit:
        raise ReadError(
            f"{path} is larger than {limit / 1e6:g} MB: split it, or raise EXTRACTOR_MAX_BYTES", "too-large"
        )
