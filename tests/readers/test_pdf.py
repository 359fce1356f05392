"""A PDF's lines become its paragraphs again; raised digits stay apart; two engines count the digits."""

import io
from xml.sax.saxutils import escape

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from extractor.errors import ReadError
from extractor.readers.pdf import read

BODY = getSampleStyleSheet()["BodyText"]


def pdf(*blocks: str, style: ParagraphStyle = BODY) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build([Paragraph(block, style) for block in blocks])
    return out.getvalue()


def text_of(raw: bytes) -> str:
    reading = read(raw, "a.pdf")
    assert reading.notes == ()
    return reading.text


LONG = (
    "The mill at Elm shipped 3,480 tonnes of yarn in the first half of the year, well ahead of its own plan of 3,100. "
    * 4
)


def test_wrapped_lines_join_and_paragraphs_part() -> None:
    blocks = [LONG.strip(), "Short line 7.", LONG.strip(), LONG.strip()]
    assert text_of(pdf(*blocks)) == "\n\n".join(blocks)


def test_a_paragraph_goes_on_over_the_page() -> None:
    sentence = "a number of mills, 12 of them new, had " * 300
    assert text_of(pdf(f"{sentence}closed.")) == f"{sentence}closed."


def test_raised_and_lowered_digits_stay_apart() -> None:
    body = "Sold 12<super>3</super> t of CO<sub>2</sub>, 10<super>6</super> bales<super>1,2</super>3"
    assert text_of(pdf(f"{body} and the 1<super>st</super>.")) == "Sold 12³ t of CO₂, 10⁶ bales1,2 3 and the 1st."


def test_chinese_lines_join_without_a_blank() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("zh", fontName="STSong-Light", fontSize=10, leading=14, wordWrap="CJK")
    body = "今年上半年，全市纺织企业共生产棉纱三千四百八十吨，同比增长12.5%，其中出口1200吨。" * 5
    assert text_of(pdf(body, style=style)) == body


def test_table_rows_are_lines() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for y, cells in ((700, ("Mill", "Tonnes")), (686, ("Elm", "1,200")), (672, ("Fir", "88"))):
        for x, cell in zip((72, 200), cells, strict=True):
            canvas.drawString(x, y, cell)
    canvas.save()
    assert text_of(out.getvalue()) == "Mill\tTonnes\nElm\t1,200\nFir\t88"


numbers = st.lists(st.integers(0, 10**7).map(lambda n: f"{n:,}"), min_size=1, max_size=40)


@given(numbers)
@settings(derandomize=True, deadline=None, max_examples=25)
def test_every_number_arrives(found: list[str]) -> None:
    body = " mills and ".join(found)
    assert text_of(pdf(escape(body))) == body


def test_text_that_only_one_engine_sees_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda _: "12 mills and 34 bales")
    assert read(pdf("12 mills"), "a").notes == (
        "digit census: a second count of the file disagrees: the text lacks 34",
    )


def test_a_second_engine_that_fails_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> str:
        raise KeyError("odd")

    monkeypatch.setattr(pypdf.PageObject, "extract_text", fail)
    reading = read(pdf("12 mills"), "a")
    assert reading.text == "12 mills"
    assert reading.notes[0].startswith("digit census: no second count")


def test_an_encrypted_pdf_says_so() -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf("12 mills"))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(ReadError, match="encrypted"):
        read(out.getvalue(), "a.pdf")


def test_damage_is_told_in_one_line() -> None:
    for raw in (b"%PDF-1.7\n", pdf("12")[:200], b"%PDF-1.4\n" + b"\x00" * 500):
        with pytest.raises(ReadError) as caught:
            read(raw, "a.pdf")
        assert caught.value.state == "damaged"
        assert "\n" not in str(caught.value)
