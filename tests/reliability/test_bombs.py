"""Hostile files fail alone, in bounded memory and time, while the others are done."""

import io
import os
import resource
import signal
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from extractor.errors import ReadError
from extractor.readers import isolation, read
from extractor.readers.isolation import Bounds
from extractor.run import run

GIBIBYTE_IN_KB = 1 << 20
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: bytes, before: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", before + f"<w:document {W}>".encode() + body + b"</w:document>")
    return out.getvalue()


def pdf(content: bytes) -> bytes:
    """A one-page PDF whose content stream is `content`, deflated twice."""
    packed = zlib.compress(zlib.compress(content, 9), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>startxref\n%d\n%%%%EOF" % start
    )


LAUGHS = (
    b'<!DOCTYPE w [<!ENTITY a "12">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]>"
)
BOMBS = {
    "zip.docx": lambda: docx(b"<w:t>" + b"1 " * 20_000_000 + b"</w:t>"),
    "small-zip.docx": lambda: docx(b"<w:p><w:r><w:t>" + b"1 " * 8_000_000 + b"</w:t></w:r></w:p>"),
    "laughs.docx": lambda: docx(b"<w:t>&j;</w:t>", LAUGHS),
    "xxe.docx": lambda: docx(b"<w:t>&x;</w:t>", b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "flate.pdf": lambda: pdf(b"BT /F 12 Tf (12) Tj ET " * 4_500_000),
    "pages.pdf": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>"
    ),
    "entity.html": lambda: b'<!DOCTYPE html [<!ENTITY x "12">]><html>&x;',
    "zeros.txt": lambda: bytes(1_000_000),
    "large.txt": lambda: b"1 " * 26_000_000,
    "long.txt": lambda: b"word " * 2_100_000,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in BOMBS.items():
        (folder / name).write_bytes(make())
    (folder / "good.txt").write_text("In May 12 mills opened.")
    (folder / "nested.html").write_text("<html>" + "<div>" * 50_000 + "In May 12 mills opened.")
    (folder / "nested.docx").write_bytes(
        docx(b"<w:sdt>" * 5_000 + b"<w:p><w:r><w:t>12 mills</w:t></w:r></w:p>" + b"</w:sdt>" * 5_000)
    )
    return folder


def test_each_fails_alone_under_a_gibibyte_and_the_others_are_done(folder: Path, tmp_path: Path) -> None:
    started = time.monotonic()
    report = run([folder], out=tmp_path / "out", concurrency=2)
    states = {Path(outcome.path).name: outcome.state for outcome in report.outcomes}
    assert {name for name, state in states.items() if state == "done"} == {"good.txt", "nested.html", "nested.docx"}
    assert report.exit_code == 3
    assert all("\n" not in failure.message for failure in report.manifest.failures)
    assert {states[name] for name in ("zip.docx", "small-zip.docx", "flate.pdf")} == {"bomb"}
    assert "crashed" not in states.values()
    # The parser's child, the workers and this process: none may take a gibibyte.
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    assert peak < GIBIBYTE_IN_KB
    assert time.monotonic() - started < 120


def test_no_file_outside_is_read_by_an_entity(folder: Path) -> None:
    with pytest.raises(ReadError, match="DTD"):
        read(folder / "xxe.docx")


def test_limits_on_memory_time_and_crashes_end_the_child_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "acting.py"
    monkeypatch.setattr(isolation, "_MODULE", "acting")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    limits = (
        "import sys, os, resource, time\n"
        "from extractor.readers.child import _limit\n"
        "_limit(resource.RLIMIT_AS, int(sys.argv[3]))\n"
        "_limit(resource.RLIMIT_CPU, int(sys.argv[4]))\n"
    )
    acts = {
        "b = bytearray(2_000_000_000)": "MB of memory",
        "while True: pass": "processor time",
        "time.sleep(60)": "took more than 1 s",
        f"os.kill(os.getpid(), {int(signal.SIGSEGV)})": "crashed on it (SIGSEGV)",
        "raise SystemExit(4)": "status 4",
    }
    bounds = Bounds(memory=600_000_000, processor_seconds=1)
    for act, told in acts.items():
        child.write_text(limits + act)
        with pytest.raises(ReadError) as caught:
            isolation.read_apart("pdf", b"", "a.pdf", bounds._replace(wall_seconds=1 if "sleep" in act else 40))
        assert told in str(caught.value)
        assert "\n" not in str(caught.value)
        assert caught.value.state == "bomb"


def test_no_child_is_left_behind(folder: Path) -> None:
    with pytest.raises(ReadError, match="DTD"):
        read(folder / "xxe.docx")
    with pytest.raises(ReadError, match="was stopped"):
        isolation.read_apart("pdf", b"", "a.pdf", Bounds(wall_seconds=0.01))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
