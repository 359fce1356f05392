"""Whatever the bytes, a reader gives text that can be written, or one clear line."""

import io
import zipfile
from collections import Counter
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from extractor.errors import ReadError
from extractor.readers import docx, pdf, web
from extractor.readers.census import runs
from extractor.readers.opening import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HTML = b"<!doctype html><meta charset=utf-8><h1>Mill 4</h1><p title='x'>Sold 3,480 <b>bales</b><sup>2</sup><table><td>7"


def word(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def printed() -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build(
        [Paragraph("Sold 3,480 bales<super>2</super> in May.", getSampleStyleSheet()["BodyText"])]
    )
    return out.getvalue()


DOCX = word("<w:p><w:r><w:t>Sold 3,480 bales</w:t></w:r></w:p>")
PDF = printed()
mutations = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6)


def mutated(raw: bytes, changes: list[tuple[float, int]]) -> bytes:
    body = bytearray(raw)
    for place, value in changes:
        body[int(place * len(body))] = value
    return bytes(body)


def outcome(read: object, raw: bytes) -> str:
    try:
        text: str = read(raw, "a.file").text  # type: ignore[operator]
    except ReadError as error:
        return str(error).replace("\n", "\ud800")  # a second line would fail to encode below
    return text


@pytest.mark.parametrize(
    ("read", "whole"), [(web.read, HTML), (docx.read, DOCX), (pdf.read, PDF)], ids=["html", "docx", "pdf"]
)
@given(changes=mutations)
@settings(derandomize=True, deadline=None, max_examples=120)
def test_damaged_files_are_read_or_refused(read: object, whole: bytes, changes: list[tuple[float, int]]) -> None:
    told = outcome(read, mutated(whole, changes))
    assert told.encode("utf-8").decode("utf-8") == told


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a", "a.xyz"]))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    told = outcome(lambda body, _: read_bytes(body, name), raw)
    assert told.encode("utf-8").decode("utf-8") == told


texts = st.lists(st.sampled_from(["mill", "12", "3,480", "7.5%", "&", "½", "十二"]), min_size=1, max_size=6).map(
    " ".join
)
shapes = st.sampled_from(["plain", "inserted", "control", "linked", "raised"])


@given(st.lists(st.tuples(shapes, texts), min_size=1, max_size=8))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_every_number_of_a_word_document_arrives_or_is_reported(pieces: list[tuple[str, str]]) -> None:
    wraps = {"inserted": "ins", "control": "sdt", "linked": "hyperlink"}
    body = ""
    for shape, text in pieces:
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if shape == "raised" else ""
        run = f"<w:r>{raised}<w:t>{escape(text)}</w:t></w:r>"
        tag = wraps.get(shape)
        body += f"<w:p>{f'<w:{tag}>{run}</w:{tag}>' if tag else run}</w:p>"
    reading = docx.read(word(body), "a.docx")
    assert reading.notes == ()
    assert Counter(runs(reading.text)) == Counter(run for _, text in pieces for run in runs(text))
