"""Index: spans in original offsets, verbatim search that only presentation may blur."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.folding import fold
from extractor.source import Index

TEXT = "The “north” quay\nhandled  4,312 crates, up 12.5 % — a record.\n\nIn all １２３ boats came.\u200b"


@pytest.mark.parametrize(
    "phrase",
    [
        'the "north" quay handled',
        "The “north” quay\u00a0handled",
        "handled 4312 crates",
        "handled 4,312 crates.",
        "up 12.5%",
        "up 12.5 % - a record",
        "123 boats",
        "Quay handled",
    ],
)
def test_presentation_does_not_matter(phrase: str) -> None:
    [span] = Index(TEXT).find(phrase)
    assert 0 <= span.start < span.end <= len(TEXT)
    assert fold(TEXT[span.start : span.end]).text.lower() == fold(phrase).text.strip(".").lower()


@pytest.mark.parametrize(
    "phrase", ["312 crates", "handled 4.312", "up 12", "12.5 % — a recor", "quay 4,312", "THE north", "", " . ", "qua"]
)
def test_words_must_be_whole_and_verbatim(phrase: str) -> None:
    assert Index(TEXT).find(phrase) == []


def test_a_year_may_carry_a_letter_that_says_what_its_figures_are_worth() -> None:
    source = Index("Crates: Sept. 2031r, Oct. 2031p, Nov. 2031x, 12 boxes2 and 2031pt")
    assert [len(source.find(words)) for words in ("Sept. 2031", "Oct. 2031", "Nov. 2031", "2031")] == [1, 1, 0, 2]


def test_a_misprinted_grouping_is_not_its_repair() -> None:
    assert Index("lost 252,0000 crates").find("2520000 crates") == []
    assert Index("2022　143　19.2\n").find("2022") == [(0, 4)]  # a year is no thousands of what follows


def test_a_unit_may_stand_right_behind_its_number() -> None:
    assert Index("流量达18.25GB/户，车速120km/h。").find("GB/户") == [(8, 12)]
    assert Index("120km/h").find("km/h") == [(3, 7)]
    assert Index("akm/h").find("km/h") == []


def test_chinese_line_breaks_do_not_part_words() -> None:
    text = "全国公安\n机关共查扣 渔船。"
    assert Index(text).find("全国公安机关共查扣渔船") == [(0, len(text) - 1)]


words = st.text(alphabet='ab1,. %\n\u00a0“"１', max_size=60)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(words, words)
def test_every_hit_folds_to_the_phrase(text: str, phrase: str) -> None:
    for span in Index(text).find(phrase):
        got, want = fold(text[span.start : span.end]).text, fold(phrase).text.strip(" .。")
        assert got[1:].strip() == want[1:].strip()
        assert got[:1].lower() == want[:1].lower()


def test_mentions_are_reached_by_span_mark_and_neighbour() -> None:
    index = Index("A quay with 12 cranes, 30 sheds and 7 gates.")
    first, second, third = index.mentions
    assert index.at(first.start, first.end) is first
    assert index.at(first.start, first.end + 1) is None
    assert index.marked(2) is second
    assert index.marked(0) is None
    assert index.marked(4) is None
    assert index.before(second) is first
    assert index.before(first) is None
    assert index.after(second, third.end - 1) is None
    assert index.covering(first.start + 1, second.start + 1) == [first, second]
    assert index.within(first.start, second.end - 1) == [first]


def test_positions_outside_every_sentence_are_answered() -> None:
    assert Index("").sentence_of(5) == (0, 0)
    index = Index("One quay.\n\nTwo quays.")
    assert index.paragraph_of(10_000) == index.paragraphs[-1]
