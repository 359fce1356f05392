"""The same release as text, HTML, PDF and DOCX gives the same statistics."""

import io
import os
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from extractor.run import Folder, run

ROOT = Path(__file__).parents[2]
SOURCES = [
    Path(name) for name in os.environ.get("EXTRACTOR_SOURCES", str(ROOT.parent / "shared" / "releases")).split(":")
]
_PLACES = {"start", "end", "path"}


def blocks(text: str) -> list[list[str]]:
    """Paragraphs, each a list of its lines: at blank lines, or at every line end where a text has none."""
    parts = re.split(r"\n\s*\n", text) if re.search(r"\n\s*\n", text) else text.splitlines()
    return [part.splitlines() for part in parts if part.strip()]


def with_breaks(block: list[str]) -> str:
    return "<br/>".join(map(escape, block))


def as_html(text: str) -> bytes:
    paragraphs = "".join(f"<p>{with_breaks(block)}</p>" for block in blocks(text))
    return f"<!doctype html><meta charset=utf-8>{paragraphs}".encode()


def as_docx(text: str) -> bytes:
    made = docx.Document()
    for block in blocks(text):
        made.add_paragraph("\n".join(block))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    chinese = re.search("[\u4e00-\u9fff]", text) is not None
    if chinese:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    font, wrap = ("STSong-Light", "CJK") if chinese else ("Helvetica", None)
    style = ParagraphStyle("body", fontName=font, fontSize=10, leading=12, spaceBefore=6, wordWrap=wrap)
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build([Paragraph(with_breaks(block), style) for block in blocks(text)])
    return out.getvalue()


FORMATS: dict[str, Callable[[str], bytes]] = {"html": as_html, "docx": as_docx, "pdf": as_pdf}


def statistics(out: Path) -> dict[str, list[Any]]:
    return {record.release.name: [plain(entry) for entry in record.statistics] for record in Folder(out).records()}


def plain(value: Any) -> Any:
    """A statistic without its places, line breaks inside phrases as blanks: a format ends its lines where it likes."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if key not in _PLACES}
    return " ".join(value.split()) if isinstance(value, str) else value


def same_in_all_formats(texts: dict[str, str], tmp_path: Path) -> int:
    for suffix in ("txt", *FORMATS):
        folder = tmp_path / suffix
        folder.mkdir()
        for name, text in texts.items():
            make = FORMATS.get(suffix, str.encode)
            (folder / f"{name}.{suffix}").write_bytes(make(text))
        report = run([folder], out=tmp_path / f"{suffix}-run", concurrency=2)
        assert report.manifest.failures == ()
        for record in Folder(tmp_path / f"{suffix}-run").records():
            assert not [finding for finding in record.findings if finding.code == "S002"]
    expected = statistics(tmp_path / "txt-run")
    for suffix in FORMATS:
        assert statistics(tmp_path / f"{suffix}-run") == expected
    return sum(map(len, expected.values()))


def test_our_own_releases(tmp_path: Path) -> None:
    sources = {path.parent.name: path.read_text("utf-8") for path in (ROOT / "eval" / "gold").glob("*/source.txt")}
    # Columns set with blanks and lines broken by hand exist in plain text only: the other formats have their own means.
    texts = {name: text for name, text in sources.items() if not re.search(r"\S[ \u3000]{2,}\S|\t|\w\n[a-z]", text)}
    assert same_in_all_formats(texts, tmp_path) > 100


def test_real_releases(tmp_path: Path) -> None:
    texts = {path.stem: path.read_text("utf-8") for folder in SOURCES for path in sorted(folder.glob("*.txt"))}
    if not texts:
        pytest.skip(f"no releases in {', '.join(map(str, SOURCES))}: set EXTRACTOR_SOURCES")
    assert same_in_all_formats(texts, tmp_path) > 100
