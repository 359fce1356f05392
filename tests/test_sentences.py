"""Sentences and paragraphs: where they end, in both languages, and that no character is lost."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.sentences import paragraphs, split


def cut(text: str) -> list[str]:
    return [text[lo:hi] for lo, hi in split(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Prices rose 3.5 percent. Wages fell.", ["Prices rose 3.5 percent.", "Wages fell."]),
        ("It opens at 9 a.m. on Jan. 5. Tickets are free.", ["It opens at 9 a.m. on Jan. 5.", "Tickets are free."]),
        (
            "The U.S. Treasury and Dr. Smith agreed. So did we.",
            ["The U.S. Treasury and Dr. Smith agreed.", "So did we."],
        ),
        ("He left the U.S. The rest stayed.", ["He left the U.S.", "The rest stayed."]),
        ('"We won." They said so!', ['"We won."', "They said so!"]),
        ("No. 5 was chosen. No. 6 was not.", ["No. 5 was chosen.", "No. 6 was not."]),
        ("9 guns were seized. The funds are frozen.", ["9 guns were seized.", "The funds are frozen."]),
        ("全省破案12起。群众满意！下一步呢？", ["全省破案12起。", "群众满意！", "下一步呢？"]),
        ("他说：“到2.5倍。”随后离开。", ["他说：“到2.5倍。”", "随后离开。"]),
        ("1. First heading\n2. Second heading", ["1. First heading", "2. Second heading"]),
        ("* one thing\n* another thing", ["* one thing", "* another thing"]),
        ("Total | 12 | 13\nNorth | 5 | 6", ["Total | 12 | 13", "North | 5 | 6"]),
        ("The day was long.The night was short.", ["The day was long.", "The night was short."]),
        ('It ended in May.\n"Quiet" was the word.', ["It ended in May.", '"Quiet" was the word.']),
        (
            "The rate of rents paid in the towns was\n4.7 points lower.",
            ["The rate of rents paid in the towns was\n4.7 points lower."],
        ),
        ("3.2 Rents and fees\n3.3 Fines", ["3.2 Rents and fees", "3.3 Fines"]),
        ("A sum of Rs. 400 was paid. Rs. 20 was kept.", ["A sum of Rs. 400 was paid.", "Rs. 20 was kept."]),
        ("Table 2. Goats by age, Ostmark\n\nNext came sheep.", ["Table 2. Goats by age, Ostmark", "Next came sheep."]),
        ('他说到此。\n"好"是他的话。', ["他说到此。", '"好"是他的话。']),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_a_wrapped_line_goes_on_and_a_heading_does_not() -> None:
    text = (
        "Quarterly report\n"
        "The department inspected more vessels than in any year before, most of\n"
        "Them along the coast, and found that rules were kept by nearly every\n"
        "crew. Nothing else was found."
    )
    assert len(cut(text)) == 3
    assert cut(text)[0] == "Quarterly report"


def test_paragraphs_are_the_stretches_between_blank_lines() -> None:
    text = "  One\nstill one. \n \n\nTwo\r\n\r\nThree"
    assert [text[lo:hi] for lo, hi in paragraphs(text)] == ["One\nstill one.", "Two", "Three"]


def test_only_the_paragraphs_that_are_asked_for_are_split() -> None:
    text = "One thing. Another.\n\n\x0cNo one asks. For this.\n \nThird thing! A last one"
    first, _, third = paragraphs(text)
    assert split(text, [first, third]) == [s for s in split(text) if s.end <= first.end or s.start >= third.start]


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(alphabet="aB1. \n!?\"')(,;:。，第三\t|-*", max_size=80))
def test_every_character_but_white_space_is_in_exactly_one_sentence(text: str) -> None:
    spans = split(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(text[lo:hi].split()) for lo, hi in spans) == "".join(text.split())


@pytest.mark.parametrize("piece", ["A b. ", "line\n", "x. Y\n", "。", '("', "- a\n", "Mr. "])
def test_time_grows_with_the_length_only(piece: str) -> None:
    def cost(n: int) -> float:
        text = piece * n
        best = 1e9
        for _ in range(3):
            begun = time.process_time()
            split(text)
            best = min(best, time.process_time() - begun)
        return best

    assert cost(16_000) < 6 * cost(4_000) + 0.05


@given(st.lists(st.sampled_from(["Prices rose", "by 4 percent.", "Wages fell.", "", "Total | 12"]), max_size=12))
@settings(derandomize=True, deadline=None)
def test_lines_may_end_as_they_do_on_windows(lines: list[str]) -> None:
    assert cut("\r\n".join(lines)) == [s.replace("\n", "\r\n") for s in cut("\n".join(lines))]


@pytest.mark.parametrize("row", ["\f", "\f ", "\r", "\r ", "\r\n", "\u2028", "\x0b\f", "a\f"])
def test_rows_of_odd_line_ends_take_linear_time(row: str) -> None:
    taken = []
    for n in (4_000, 16_000):
        began = time.process_time()
        paragraphs(f"x{row * n}y")
        taken.append(time.process_time() - began)
    assert taken[1] < 12 * max(taken[0], 0.002)


def test_chinese_headings_stand_alone_and_wrapped_chinese_goes_on() -> None:
    body = "六月末，各项存款余额三百亿元，同比增长百分之八，增速比上月末高零点三个百分点，其中住户存款增加较多。"
    assert cut(f"一、存款保持增长8.4%\n{body}") == ["一、存款保持增长8.4%", body]
    assert cut("东州市统计局\n2024年9月统计月报") == ["东州市统计局", "2024年9月统计月报"]
    assert cut("年度报告（摘要）\n——在大会上的报告") == ["年度报告（摘要）\n——在大会上的报告"]
    wrapped = "\n".join(body[k : k + 36] for k in range(0, len(body), 36))
    assert cut(wrapped) == [wrapped]
