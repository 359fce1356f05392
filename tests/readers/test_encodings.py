"""Bytes become text in a known order of trust, and every guess or repair is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import ReadError
from extractor.readers.encodings import declared_in_text, decode

ENGLISH = "Output of the mill rose 4.2% to 3,480 tonnes in May."
CHINESE = (
    "今年一月至五月，全市工业产值达到三十二亿元，同比增长百分之四点五，其中出口占两成。企业利润总额为一千二百万元。" * 3
)
FRENCH = "L’usine a livré 3 480 tonnes à l’été, dépassant légèrement le précédent record établi à Besançon. " * 4


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
@settings(derandomize=True)
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    decoded = decode(text.encode(), "a.txt")
    if not text.startswith("\ufeff"):
        assert (decoded.text, decoded.encoding, decoded.notes) == (text, "utf-8", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_bom_decides_and_is_no_part_of_the_text(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding), "a.txt") == (CHINESE, decode(CHINESE.encode(encoding), "a").encoding, ())


def test_a_bom_outranks_the_declaration() -> None:
    assert decode(ENGLISH.encode("utf-16"), "a.txt", "latin-1").text == ENGLISH


def test_bytes_that_break_the_promise_of_a_bom_are_reported() -> None:
    decoded = decode("12 mills".encode("utf-16") + b"\x00", "a.txt")
    assert decoded.text.startswith("12 mills")
    assert "damaged utf-16-le" in decoded.notes[0]


def test_a_declared_encoding_is_believed_without_a_note() -> None:
    assert decode("é 12".encode("cp1252"), "a.txt", "iso-8859-1") == ("é 12", "cp1252", ())
    assert decode(CHINESE.encode("gbk"), "a.txt", "GB2312") == (CHINESE, "gb18030", ())


@pytest.mark.parametrize("declared", ["ascii-art", "utf-16-be", "\0"])
def test_a_wrong_declaration_is_dropped_and_reported(declared: str) -> None:
    decoded = decode(b"odds 12 \xe2\x82\xac", "a.txt", declared)
    assert decoded.text == "odds 12 €"
    assert "does not fit" in decoded.notes[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(CHINESE, "gbk"), (CHINESE, "gb18030"), (FRENCH, "cp1252"), (CHINESE, "big5"), (ENGLISH * 3, "utf-16-le")],
)
def test_a_guess_is_right_on_common_encodings_and_always_reported(text: str, encoding: str) -> None:
    text = text.encode(encoding, "ignore").decode(encoding)
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert decoded.notes[0].startswith("encoding guessed:")


def test_lone_surrogates_read_as_one_replacement_each() -> None:
    decoded = decode(b"12 \xed\xa0\x80 mills \xed\xb0\x80", "a.txt")
    assert decoded.text == "12 \ufffd mills \ufffd"
    assert decoded.notes == ("2 lone surrogates read as U+FFFD",)
    assert decode(b"\xff\xfe1\x00\x00\xd8", "a.txt").text == "1\ufffd"


def test_a_surrogate_pair_in_utf8_is_the_character_it_means() -> None:
    assert decode(b"\xed\xa0\xbd\xed\xb8\x80 12", "a.txt") == ("😀 12", "utf-8", ())


def test_line_ends_are_never_touched() -> None:
    assert decode(b"a 1\rb 2\r", "a.txt") == ("a 1\rb 2\r", "utf-8", ("line ends are CR only, kept as they are",))
    assert decode(b"a\r\nb\n", "a.txt") == ("a\r\nb\n", "utf-8", ())


def test_a_stray_nul_is_kept_and_reported_and_a_binary_is_refused() -> None:
    assert decode(b"12\x00 mills", "a.txt").notes == ("1 NUL characters kept as they are",)
    with pytest.raises(ReadError, match="convert it"):
        decode(bytes(range(32)) * 40, "a.bin")


@pytest.mark.parametrize(
    ("line", "found"),
    [(b"# -*- coding: gbk -*-", "gbk"), (b"vim: set fileencoding=latin-1 :", "latin-1"), (b"coding: fun for 12", None)],
)
def test_only_an_editors_modeline_declares(line: bytes, found: str | None) -> None:
    assert declared_in_text(line + b"\ntext") == found


@given(st.binary(max_size=300))
@settings(derandomize=True, deadline=None)
def test_any_bytes_decode_to_writable_text_or_are_refused_in_one_line(raw: bytes) -> None:
    try:
        outcome = decode(raw, "a.txt").text
    except ReadError as error:
        outcome = str(error)
    assert outcome.encode("utf-8") or not raw
