"""Folding finds a phrase whatever its typography, and leads back to the original characters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.numbers.fold import fold

TYPOGRAPHY = "ab 1٣４\u00a0\u2009\u200b\u200d\u202e\u00ad\ufeff“”‘’–—％²½é中，"


def test_variants_become_one_character_each() -> None:
    assert fold("“３４８０\u00a0cases” — it’s 5％").text == '"3480 cases" - it\'s 5%'


def test_a_text_of_many_variants_folds_as_each_of_them_does() -> None:
    text = "x".join("“”‘’–—％（）：／＋＄０１２３４５６７８９٠١٢٣٤٥٦٧٨٩\u00a0\u3000\U0001d7d3é中")
    assert fold(text).text == "".join(fold(c).text for c in text)


def test_nothing_is_composed() -> None:
    assert fold("10² ½ ① ﬁ Å").text == "10² ½ ① ﬁ Å"


def test_hidden_characters_are_dropped_and_spans_lead_back() -> None:
    text = "a\u200bb 1\u00ad2\u202e3 c"
    folded = fold(text)
    assert folded.text == "ab 123 c"
    at = folded.text.index("123")
    start, end = folded.original(at, at + 3)
    assert text[start:end] == "1\u00ad2\u202e3"


def test_plain_ascii_is_returned_as_it_is() -> None:
    text = "plain 123"
    assert fold(text).text is text


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.one_of(st.text(alphabet=TYPOGRAPHY, max_size=40), st.text(max_size=30)))
def test_every_folded_span_leads_to_the_characters_it_was_made_of(text: str) -> None:
    folded = fold(text)
    table = folded.offsets
    assert len(table) == len(folded.text) + 1
    assert table[-1] <= len(text)
    for i in range(len(folded.text)):
        start, end = folded.original(i, i + 1)
        assert start == table[i]
        assert fold(text[start:end]).text == folded.text[i]
        assert folded.folded(start) == i
    for i in range(len(folded.text)):
        for j in range(i + 1, min(len(folded.text), i + 4) + 1):
            start, end = folded.original(i, j)
            assert fold(text[start:end]).text == folded.text[i:j]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(alphabet=TYPOGRAPHY, max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
