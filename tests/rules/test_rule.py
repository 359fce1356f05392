"""The words of the source in a message: whole words around the place, on one line."""

import pytest

from extractor.rules import rule
from extractor.rules.rule import Problem, finding, printed, shown
from extractor.source import Index
from schemas.evidence import Span

TEXT = "Wardens of the northern harbour sank 12\n boats on a cold morning in\tMay, then rested."
TWELVE = Span(TEXT.index("12"), TEXT.index("12") + 2)


@pytest.mark.parametrize(
    ("margin", "words"),
    [
        (0, "`12`"),
        (1, "`12`"),
        (2, "`12`"),
        (4, "`12`"),
        (5, "`sank 12`"),
        (6, "`sank 12`"),
        (7, "`sank 12 boats`"),
        (13, "`harbour sank 12 boats on a`"),
        (300, "`Wardens of the northern harbour sank 12 boats on a cold morning in May, then rested.`"),
    ],
)
def test_whole_words_within_the_margin_are_shown(margin, words) -> None:
    assert printed(Index(TEXT), TWELVE, margin) == words


@pytest.mark.parametrize(
    ("text", "place", "margin", "words"),
    [
        ("abcdef 12 ghijkl", Span(7, 9), 7, "`abcdef 12 ghijkl`"),
        ("abcdef 12 ghijkl", Span(7, 9), 6, "`12`"),
        ("0123456789", Span(4, 6), 3, "`45`"),
        ("0123456789", Span(4, 6), 4, "`012345 6789`".replace(" ", "")),
        ("12 boats", Span(0, 2), 24, "`12 boats`"),
        ("of 12", Span(3, 5), 24, "`of 12`"),
        ("a 12 b", Span(2, 4), 1, "`12`"),
        ("a 12 b", Span(2, 4), 2, "`a 12 b`"),
    ],
)
def test_the_edges_of_the_text_are_edges_of_words(text, place, margin, words) -> None:
    assert printed(Index(text), place, margin) == words


def test_about_four_words_on_each_side_are_shown_unless_told_otherwise() -> None:
    text = f"{'x' * 9} {'y' * 22} 12 {'z' * 22} {'x' * 9}"
    assert printed(Index(text), Span(33, 35)) == f"`{'y' * 22} 12 {'z' * 22}`"
    text = f"{'x' * 9} {'y' * 23} 12 {'z' * 23} {'x' * 9}"
    assert printed(Index(text), Span(34, 36)) == f"`{'y' * 23} 12 {'z' * 23}`"
    text = f"{'x' * 9} {'y' * 24} 12 {'z' * 24} {'x' * 9}"
    assert printed(Index(text), Span(35, 37)) == "`12`"


def test_a_number_is_shown_on_one_line() -> None:
    [mention] = Index("They sold 2.6 \n million nets.").mentions
    assert shown(mention) == "`2.6 million`"


def test_a_finding_carries_all_that_its_rule_says() -> None:
    r = rule("V001")
    assert r is not None
    full = finding(r, "a.b", Problem("said", Span(3, 5), "do so"))
    assert full.model_dump() == {
        "code": "V001", "rule": "value-differs", "severity": "reject", "path": "a.b", "message": "said",
        "start": 3, "end": 5, "hint": "do so",
    }  # fmt: skip
    bare = finding(r, "", Problem("said"))
    assert (bare.start, bare.end, bare.hint) == (None, None, None)


@pytest.mark.parametrize("asked", ["V001", "v001", " V001\n", "value-differs", "Value-Differs"])
def test_a_rule_is_found_by_code_or_name(asked) -> None:
    found = rule(asked)
    assert found is not None
    assert found.code == "V001"


@pytest.mark.parametrize("asked", ["", "V999", "value", "V001 V002"])
def test_an_unknown_rule_is_none(asked) -> None:
    assert rule(asked) is None
