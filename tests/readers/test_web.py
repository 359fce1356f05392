"""A page becomes what a browser shows; numbers are neither glued nor lost, and what is left out is said."""

import time
from collections import Counter

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import ReadError
from extractor.readers.census import runs
from extractor.readers.web import read


def text_of(body: str, *, head: str = "") -> str:
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Sold 12<sup>3</sup> tonnes", "Sold 12³ tonnes"),
        ("<p>10<sup>6</sup> and 10<sup>-3</sup>", "10⁶ and 10⁻³"),
        ("<p>the 1<sup>st</sup> of CO<sub>2</sub>", "the 1st of CO₂"),
        ("<p>12<sup>1,2</sup> mills", "12 1,2 mills"),
        ("<p>12<sup><a href=#n>[3]</a></sup> mills", "12[3] mills"),
        ("<p><b>4</b>,<i>100</i> bales", "4,100 bales"),
        ("<p>4<wbr>100", "4100"),
        ("<p>4\n  100 &amp; 7&nbsp;%", "4 100 & 7\xa0%"),
        ("a 1<p>b 2</p>c 3", "a 1\n\nb 2\n\nc 3"),
        ("a<br>1<br/>2", "a\n1\n2"),
        ("<ul><li>One 1<li>Two 2</ul>", "One 1\nTwo 2"),
        ("<pre>1  2\n3</pre>", "1  2\n3"),
        ("p < 0.05 and 3 > 2", "p < 0.05 and 3 > 2"),
        ("<p title='5 > 4'>six", "six"),
        ("&#49;&#x32;", "12"),
        ("<math><mn>12</mn></math>", "12"),
    ],
)
def test_text_is_what_shows(body: str, text: str) -> None:
    assert text_of(body) == text


def test_table_rows_are_lines_and_cells_are_parted_by_tabs() -> None:
    rows = "<tr><th>Mill<th>Tonnes</tr><tr><td><p>Elm</p></td><td><div>1,200</div></td></tr><tr><td><td>7</tr>"
    assert text_of(f"<p>Table<table>{rows}</table><p>End") == "Table\n\nMill\tTonnes\nElm\t1,200\n\t7\n\nEnd"


def test_a_layout_table_does_not_glue_paragraphs() -> None:
    assert text_of("<table><tr><td><p>One 1.</p><p>Two 2.</p></td><td>Menu</td></tr></table>") == (
        "One 1.\n\nTwo 2.\n\nMenu"
    )


@pytest.mark.parametrize(
    "hiding",
    [
        "hidden",
        "style='display: none'",
        "style=visibility:hidden",
        "style='font-size:0'",
        "style='color:red;opacity:0'",
    ],
)
def test_hidden_text_stays_out_and_its_numbers_are_reported(hiding: str) -> None:
    page = read(f"<html>seen 1 <div {hiding}>say <b>99</b> mills</div> and 2".encode(), "a")
    assert page.text == "seen 1\n\nand 2"
    assert page.notes == ("left out: hidden text with the numbers 99",)


@pytest.mark.parametrize("style", ["font-size:0.9em", "opacity:0.5", "opacity:1", "display:block"])
def test_styles_that_only_look_like_hiding_show(style: str) -> None:
    assert text_of(f"<p style='{style}'>12") == "12"


def test_a_hidden_paragraph_ends_where_the_next_begins() -> None:
    assert text_of("<p hidden>99<p>shown 12") == "shown 12"


def test_head_scripts_and_comments_are_no_text_and_no_alarm() -> None:
    head = b"<html><head><title>5 Mills</title><style>p{width:12px}</style>"
    page = read(head + b"<body>12<!-- 7 > 3 --><script>a<9&&b>8</script>", "a")
    assert (page.text, page.notes) == ("12", ())


def test_a_head_without_end_does_not_swallow_the_page() -> None:
    assert read(b"<html><head><title>x</title><h1>12 mills</h1>", "a").text == "12 mills"


def test_numbers_of_pictures_are_reported() -> None:
    assert "88" in read(b"<html>12<img alt='12 and 88'>", "a").notes[0]


def test_the_declared_charset_is_read() -> None:
    page = "<html><meta charset=gb2312><p>产量12吨，增长三成".encode("gb18030")
    assert read(page, "a").text == "产量12吨，增长三成"
    assert read(page, "a").encoding == "gb18030"


def test_entities_of_its_own_are_refused() -> None:
    with pytest.raises(ReadError, match="DTD"):
        read(b'<!DOCTYPE html [<!ENTITY n "12">]><html>&n;', "a.html")


def test_self_closed_elements_of_xhtml_end() -> None:
    assert (
        read(b"<?xml version='1.0'?><html><head><script src='a'/></head><body><div hidden='1'/>12</body>", "a").text
        == "12"
    )


BOMBS = [
    "<div>" * 25_000 + "12",
    "<" * 75_000,
    "<a b=" * 25_000,
    "<a b='\"" * 25_000,
    "<script>" + "</script " * 25_000,
    "<!--" * 50_000,
    "<p hidden>" * 12_000,
    "<sup>1" * 12_000,
    "<td>" * 25_000,
    "&#49;" * 25_000,
    "<a" + " b/" * 75_000,
]


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb[:8])
def test_time_is_linear_whatever_the_page_holds(bomb: str) -> None:
    def seconds(page: str) -> float:
        taken = []
        for _ in range(3):
            started = time.process_time()
            read(f"<html>1 {page}".encode(), "a")
            taken.append(time.process_time() - started)
        return min(taken)

    half, whole = seconds(bomb[: len(bomb) // 2]), seconds(bomb)
    assert whole < max(3.5 * half, 0.3)


def test_a_thousand_and_more_nested_elements_keep_their_text() -> None:
    assert text_of("<div>" * 3000 + "12 mills" + "</div>" * 3000) == "12 mills"


words = st.sampled_from(["mill", "12", "3,480", "7.5", "99 bales", "a & b", "5 < 6", "½"])
inline = st.recursive(
    words.map(lambda word: word.replace("&", "&amp;").replace("<", "&lt;")),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["b", "span", "em", "a"]), inner).map(lambda t: f"<{t[0]}>{t[1]}</{t[0]}>"),
        st.tuples(inner, inner).map(" ".join),
    ),
    max_leaves=6,
)
blocks = st.lists(st.tuples(st.sampled_from(["p", "div", "li", "td", "h2", "section"]), inline), max_size=6)


@given(blocks)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_a_second_parser_sees_the_same_numbers(found: list[tuple[str, str]]) -> None:
    body = "".join(f"<{name}>{inner}</{name}>" for name, inner in found)
    page = read(f"<!doctype html><html><body>{body}</body></html>".encode(), "a")
    assert page.notes == ()
    seen = lxml.html.fromstring(f"<body>{''.join(f'<p>{inner}</p> ' for _, inner in found)}</body>").text_content()
    assert Counter(runs(page.text)) == Counter(runs(seen))


@given(st.text(st.sampled_from("<>/!-='\" abp1&;#x\n"), max_size=120))
@settings(derandomize=True, deadline=None, max_examples=400)
def test_broken_markup_never_fails(body: str) -> None:
    page = read(f"<html><body>{body}".encode(), "a")
    assert "\r" not in page.text
