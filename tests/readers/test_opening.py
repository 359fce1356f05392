"""A file becomes a release with an identity, or one clear line."""

import hashlib
import io
import sys
from pathlib import Path

import pytest

from extractor.errors import ReadError
from extractor.readers import STDIN, read, read_bytes
from extractor.readers.opening import Limits


def refused(path: Path, raw: bytes | None = None, limits: Limits | None = None) -> ReadError:
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(ReadError) as caught:
        read(path, limits)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3
    return caught.value


def test_a_release_knows_its_bytes_and_its_text(tmp_path: Path) -> None:
    path = tmp_path / "Mill Output.txt"
    raw = b"\xef\xbb\xbfOutput: 3,480 t\r\n"
    path.write_bytes(raw)
    release = read(path)
    digest = hashlib.sha256(raw).hexdigest()
    assert release.text == "Output: 3,480 t\r\n"
    assert release.id == f"mill-output-{digest[:12]}"
    source = release.source
    assert (source.sha256, source.name, source.encoding, source.characters) == (digest, "Mill Output", "utf-8", 17)
    assert (source.reader, bool(source.reader_version)) == ("text", True)


def test_markdown_is_read_verbatim(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# 12 mills\n\n* **4.2%**\n")
    assert read(path).text == "# 12 mills\n\n* **4.2%**\n"


def test_standard_input_is_a_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12 mills")))
    assert read(STDIN).id.startswith("stdin-")


@pytest.mark.parametrize(
    ("raw", "state", "fix"),
    [
        (b"", "empty", "nothing to extract"),
        (b" \r\n\t", "empty", "nothing to extract"),
        (b"\x00\x01" * 500, "not-text", "convert it"),
        (b"{\\rtf1 12}", "unsupported", "docx"),
        (b"\x89PNG\r\n12", "unsupported", "OCR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unsupported", "docx"),
    ],
)
def test_what_is_no_text_is_refused_with_a_fix(tmp_path: Path, raw: bytes, state: str, fix: str) -> None:
    error = refused(tmp_path / "a.txt", raw)
    assert error.state == state
    assert fix in str(error)


def test_missing_empty_folder_and_unreadable_are_told_apart(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.txt").state == "missing"
    assert "holds no releases" in str(refused(tmp_path))
    (tmp_path / "file").write_text("1")
    assert refused(tmp_path / "file" / "below.txt").state == "missing"


def test_size_gates_name_the_limit_and_how_to_raise_it(tmp_path: Path) -> None:
    error = refused(tmp_path / "a.txt", b"1 " * 600, Limits(max_bytes=1000))
    assert "EXTRACTOR_MAX_BYTES" in str(error)
    error = refused(tmp_path / "a.txt", limits=Limits(max_characters=1000))
    assert (error.state, "EXTRACTOR_MAX_CHARACTERS" in str(error)) == ("too-large", True)


def test_fifty_megabytes_are_refused_at_the_gate(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    assert refused(path).state == "too-large"


def test_an_endless_device_is_read_no_further_than_the_gate() -> None:
    with pytest.raises(ReadError, match="larger than"):
        read("/dev/zero", Limits(max_bytes=4096))


def test_an_encoding_given_from_outside_is_used() -> None:
    assert read_bytes("12 été".encode("cp1252"), "a.txt", encoding="cp1252").text == "12 été"
