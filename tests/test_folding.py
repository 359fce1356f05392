"""Folding: the same words in any presentation fold to one text, and its offsets lead back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.folding import fold


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(alphabet="ab ,.%\n\u00a0\u200b“１文", max_size=80))
def test_folded_offsets_lead_back_to_the_same_character(text: str) -> None:
    folded = fold(text)
    for i, character in enumerate(folded.text):
        assert fold(text[folded.original(i)]).text in {character, ""} or character == " "


def test_a_text_of_many_variants_folds_as_each_of_them_does() -> None:
    text = "x".join("“”‘’–—«»｀`´′″„～＂ＡＢＣＤＥＦＧＨＩＪＫＬＭＮ０１２３４５６７８é")
    assert fold(text).text == "".join(fold(c).text if ord(c) > 127 else "'" if c == "`" else c for c in text)


def test_blanks_before_a_percent_sign_and_runs_of_blanks_cost_the_same() -> None:
    assert fold("up 5   %, then\t\t 6  and 7 %").text == "up 5%, then 6 and 7%"
