"""A Word document is read whole: inserts, boxes, tables, headers and notes; what is left out is said."""

import io
import zipfile

import docx
import pytest

from extractor.errors import ReadError
from extractor.readers.docx import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def document(body: str, **parts: str) -> bytes:
    """A minimal document; `parts` by name without `word/` and `.xml`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W} {OTHERS}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:part {W} {OTHERS}>{content}</w:part>")
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{''.join(runs)}</w:p>"


def text_of(body: str, **parts: str) -> str:
    reading = read(document(body, **parts), "a.docx")
    assert reading.notes == ()
    return reading.text


def test_runs_join_and_paragraphs_part() -> None:
    body = paragraph(run("Sold 3,"), run("480 ba"), run("les")) + paragraph() + paragraph(run("Next &amp; 7"))
    assert text_of(body) == "Sold 3,480 bales\n\nNext & 7"


@pytest.mark.parametrize(
    ("script", "text"),
    [("superscript", "12³ t"), ("subscript", "12₃ t"), ("baseline", "123 t")],
)
def test_raised_digits_are_not_glued_to_the_number(script: str, text: str) -> None:
    assert text_of(paragraph(run("12"), run("3", f'<w:vertAlign w:val="{script}"/>'), run(" t"))) == text


def test_a_raised_list_of_notes_is_parted_by_a_blank() -> None:
    assert text_of(paragraph(run("12"), run("1,2", '<w:vertAlign w:val="superscript"/>'), run("3"))) == "12 1,2 3"


def test_the_mark_of_a_paragraph_is_not_its_text() -> None:
    mark = "<w:pPr><w:rPr><w:vanish/><w:vertAlign w:val='superscript'/></w:rPr></w:pPr>"
    assert text_of(f"<w:p>{mark}{run('12 mills')}</w:p>") == "12 mills"


def test_tracked_inserts_count_and_deleted_text_is_reported() -> None:
    body = paragraph(
        f"<w:ins>{run('12')}</w:ins>",
        "<w:del><w:r><w:delText>99</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('77')}</w:moveFrom>",
        run(" mills"),
    )
    reading = read(document(body), "a.docx")
    assert reading.text == "12 mills"
    assert reading.notes == ("left out: hidden or deleted text with the numbers 99, 77",)


def test_hidden_runs_are_reported() -> None:
    reading = read(
        document(paragraph(run("12 "), run("99", "<w:vanish/>"), run("mills", '<w:vanish w:val="0"/>'))), "a"
    )
    assert reading.text == "12 mills"
    assert reading.notes == ("left out: hidden or deleted text with the numbers 99",)


def test_a_text_box_is_read_once() -> None:
    inner = f"<w:txbxContent>{paragraph(run('boxed 12'))}</w:txbxContent>"
    box = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inner}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{inner}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(paragraph(run("around 7"), f"<w:r>{box}</w:r>")) == "boxed 12\n\naround 7"


def test_rows_are_lines_and_cells_are_parted_by_tabs() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in cells)}</w:tr>"

    body = (
        paragraph(run("Table")) + f"<w:tbl>{row('Mill', 'Tonnes')}{row('Elm', '1,200')}</w:tbl>" + paragraph(run("End"))
    )
    assert text_of(body) == "Table\n\nMill\tTonnes\nElm\t1,200\n\nEnd"


def test_controls_fields_links_and_breaks_keep_their_text() -> None:
    body = paragraph(
        f"<w:sdt><w:sdtContent>{run('5')}</w:sdtContent></w:sdt>",
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE 88</w:instrText></w:r>',
        f"<w:fldSimple w:instr='X 99'>{run('6')}</w:fldSimple><w:hyperlink>{run('7')}</w:hyperlink>",
        "<w:r><w:t>8</w:t><w:tab/><w:t>9</w:t><w:br/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>",
    )
    assert text_of(body) == "5678\t9\n1\u20112"


def test_headers_stand_before_notes_after_and_repeats_once() -> None:
    head = paragraph(run("Release 4"))
    text = text_of(
        paragraph(run("12 mills")),
        header1=head,
        header2=head,
        footnotes=paragraph(run("of 30")),
        footer1=paragraph(run("5")),
    )
    assert text == "Release 4\n\n12 mills\n\n5\n\nof 30"


def test_comments_and_charts_are_reported() -> None:
    reading = read(document(paragraph(run("12")), comments=paragraph(run("really 13?"))), "a.docx")
    assert reading.notes == ("left out: comments, charts and diagrams with the numbers 13",)


def test_text_that_the_reader_does_not_know_alarms_the_census() -> None:
    reading = read(document(paragraph(run("12")) + '<x:t xmlns:x="urn:new">34</x:t>'), "a.docx")
    assert reading.notes == ("digit census: a second count of the file disagrees: the text lacks 34",)


def test_what_word_writes_is_read() -> None:
    made = docx.Document()
    made.add_heading("Mill news 2024", 1)
    made.add_paragraph("Sold 3,480 bales").add_run("2").font.superscript = True
    made.add_table(rows=1, cols=2).rows[0].cells[1].text = "7.5%"
    made.sections[0].header.paragraphs[0].text = "No. 12"
    out = io.BytesIO()
    made.save(out)
    reading = read(out.getvalue(), "a.docx")
    assert reading.text == "No. 12\n\nMill news 2024\n\nSold 3,480 bales²\n\n\t7.5%"
    assert reading.notes == ()


def refused(raw: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(raw, "a.docx")
    assert "a.docx" in str(caught.value)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_dtd_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entity = '<!DOCTYPE w:document [<!ENTITY n "12">]>'
        archive.writestr("word/document.xml", f"{entity}<w:document {W}><w:body>&n;</w:body></w:document>")
    assert "DTD" in str(refused(out.getvalue()))


def test_damage_is_told() -> None:
    whole = document(paragraph(run("12 mills")))
    assert refused(whole[: len(whole) // 2]).state == "damaged"
    assert refused(document("<w:p>")).state == "damaged"
    no_document = io.BytesIO()
    with zipfile.ZipFile(no_document, "w") as archive:
        archive.writestr("other.xml", "<a/>")
    assert refused(no_document.getvalue()).state == "unsupported"


def test_depth_costs_nothing() -> None:
    assert text_of("<w:sdt>" * 5000 + paragraph(run("12")) + "</w:sdt>" * 5000) == "12"
