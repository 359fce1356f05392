"""Source text reaches the terminal without its power over it, and carets stand under their number."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.report.terminal import clean, place, snippet, width

HOSTILE = "A\x1b]0;title\x07B\x1b[2JC\x9b31mD\u202e12.5\u202cE\x00F\x1bcG"


def test_escape_sequences_vanish_and_hidden_characters_show():
    shown = clean(HOSTILE)
    assert shown == "ABCD\\u202e12.5\\u202cE\\u0000FG"


@given(st.text())
@settings(derandomize=True, max_examples=300)
def test_nothing_that_steers_a_terminal_gets_through(text):
    shown = clean(text)
    assert not any(c in shown for c in "\x1b\x9b\x07\x00\u202a\u202e\u2066\u2069\u200b")
    assert all(c in "\n\t" or ord(c) >= 32 for c in shown)


def test_caret_stands_under_a_number_behind_wide_characters():
    text = "上半年共破获案件 3,480 起，同比下降"
    start = text.index("3,480")
    line, carets = snippet(text, start, start + 5)[1:3]
    before = line[: line.index("3,480")]
    assert width(carets[: carets.index("^")]) == width(before)
    assert carets.count("^") == 5


def test_place_counts_lines_by_cr_lf_and_crlf():
    text = "a\r\nb\rc\nd 17"
    assert place(text, text.index("17"))[:2] == (4, 3)
    assert place(text, 0)[:2] == (1, 1)


def test_long_lines_are_cut_around_the_span():
    text = "x" * 5000 + " 42 " + "y" * 5000
    start = text.index("42")
    line = snippet(text, start, start + 2)[1]
    assert "42" in line
    assert len(line) < 130


@given(st.text(min_size=1), st.data())
@settings(derandomize=True, max_examples=200)
def test_any_span_of_any_text_can_be_shown(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    lines = snippet(text, start, end)
    assert len(lines) == 3
    assert "^" in lines[2]
