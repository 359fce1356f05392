"""What a printed year stands with: it speaks for what follows, or for a date, a name, a comparison or one figure."""

import pytest

from extractor.rules.standing import bracket_of, governed, owns, passing, set_against, stands, within_date
from extractor.source import Index
from schemas.evidence import Span

# The text, what its 2033 stands with if that is all the period says, and as part of a longer period.
STANDINGS = [
    ("The 2033 season was long.", "speaks", "speaks"),
    ("In 2033 the season was long.", "speaks", "speaks"),
    ("On 8 May 2033 it rained.", "a day", "a day"),
    ("On May 8, 2033, it rained.", "a day", "a day"),
    ("By 8 May 2033 it rained.", "apart", "apart"),
    ("As of May 8, 2033 it rained.", "apart", "apart"),
    ("The season of 8/2033 was long.", "apart", "apart"),
    ("Since 2033-05-08 it rained.", "apart", "apart"),
    ("2033年5月8日下雨。", "apart", "apart"),
    ("2033年以来下雨。", "apart", "apart"),
    ("A tenth were pilots, unchanged from 2033.", "compared", "compared"),
    ("A tenth were pilots, an improvement from 2033.", "compared", "compared"),
    ("2033年，全市下雨。", "speaks", "speaks"),
    ("In the second quarter of 2033 it rained.", "apart", "speaks"),
    ("In Q2 2033 it rained.", "apart", "speaks"),
    ("In May 2033 it rained.", "speaks", "speaks"),
    ("The year 2033 was wet.", "speaks", "speaks"),
    ("Sales were larger than in 2033.", "compared", "compared"),
    ("Sales were larger than in the same month of 2033.", "compared", "compared"),
    ("Sales were 7, compared with 2033.", "compared", "compared"),
    ("Sales were 7 versus May 2033.", "compared", "compared"),
    ("与2033年相比，销售额增长。", "compared", "compared"),
    ("销售额比2033年增长。", "compared", "compared"),
    ("销售额是2033年的1.7倍。", "compared", "compared"),
    ("客流恢复至2033年同期的84.1%。", "compared", "compared"),
    ("客流相当于2033年的84.1%。", "compared", "compared"),
    ("空置率由2033年的8.1%降至今年的7.2%。", "speaks", "speaks"),
    ("空置率从上年的9.4%下降到2033年的8.1%。", "speaks", "speaks"),
    ("产能利用率提高至2033年的78.2%。", "speaks", "speaks"),
    ("Sales were 7 against 6 in 2033.", "set against", "set against"),
    ("Sales rose to 7 from $6 million in 2033.", "set against", "set against"),
    ("Sales were 7 after 6% in the 2033 season.", "set against", "set against"),
    ("Sales were 7 (2033: 6).", "glossed", "glossed"),
    ("Sales were 7 (in 2033).", "speaks", "speaks"),
    ("Sales rose 7 in 2033.", "owned", "owned"),
    ("They met at the 2033 National Conference of Pilots.", "apart", "apart"),
    ("They met at the 2033 national conference.", "speaks", "speaks"),
    ("Port   2033   2034", "apart", "apart"),
    ("Port   2034   2033", "apart", "apart"),
    ("Port\t2033\t2034\nNorth\t5\t6", "apart", "apart"),
    ("In 2033 and 2034 it rained.", "speaks", "speaks"),
    ("Season of 2036.\nPort   2033   2032\nNorth   5   6\nSouth   2035   7", "speaks", "speaks"),
    ("Season of 2036.\nPort   2033   2034\nNorth   5   6", "apart", "apart"),
    ("Season of 2036\nPort   2033   Rafts\nNorth   2037   6", "speaks", "speaks"),
    ("The price index (2033=100) rose.", "apart", "apart"),
]


def year(text: str) -> tuple[Index, Span]:
    at = text.index("2033")
    return Index(text), Span(at, at + 4)


@pytest.mark.parametrize(("text", "bare", "longer"), STANDINGS)
def test_what_a_year_stands_with(text, bare, longer) -> None:
    index, place = year(text)
    assert stands(index, place, bare=True) == bare
    assert stands(index, place, bare=False) == longer


PASSING = [
    ("In 2033 they sold 37 rafts.", False),
    ("Sales were larger than in 2033. They sold 37 rafts.", True),
    ("On 8 May 2033 they sold 37 rafts.", False),
    ("On 8 May 2033 it rained. They sold 37 rafts.", True),
    ("By 8 May 2033 they sold 37 rafts.", True),
    ("Sales rose 7 in 2033. They sold 37 rafts.", False),
    ("Sales rose 7 in 2033 and 9 in 2034. They sold 37 rafts.", True),
    ("Sales rose 7 in 2033. In 2034 they sold 37 rafts.", True),
    ("Sales rose 7 in 2033. They sold 37 rafts, as in 2032.", False),
    ("Sales were 7 (2033: 6) and thefts 40 (37).", False),
    ("Findings of the 2033 Raft Census of Toll follow. They sold 37 rafts.", False),
    ("Findings of the 2033 Raft Survey of Toll follow. They sold 37 rafts.", False),
    ("Sales were 7 against the 6 seen in 2033. They sold 37 rafts.", True),
    ("Sales rose 7 in 2033 and came to 37 rafts.", False),
    ("They sold 37 in 2033.", False),
    ("Sales were 7 (2033: 6). They sold 37 rafts.", True),
    ("Sales were 7 (2033: 37).", False),
    ("Sales were 7 against 6 in 2033. They sold 37 rafts.", True),
    ("Sales were 7 against 37 in 2033.", False),
    ("Sales were up on those of 2033: 37 rafts.", False),
    ("销售额是2033年的37倍。", True),
    ("客流恢复至2033年同期的37%。", True),
    ("由2033年的37%降至今年的30%。", False),
    ("2033年的37艘船。", False),
    ("They met at the 2033 National Conference of Pilots and sold 37 rafts.", True),
]


@pytest.mark.parametrize(("text", "passed"), PASSING)
def test_a_year_that_only_passes_by_is_not_that_of_the_figure(text, passed) -> None:
    index, place = year(text)
    host = next(m for m in index.mentions if m.text == "37")
    assert passing(index, place, host, bare=True) is passed


GOVERNED = [
    ("in 2033 it rained", True),
    ("In the 2033 season", True),
    ("by the end of 2033", True),
    ("2033 was wet", True),
    ("during the second quarter of 2033", True),
    ("下雨2033年", True),
    ("the law of 2033", False),
    ("under the plan for 2033-2036", False),
    ("the yard opened in 2033", False),
    ("huts were built in 2033", True),
    ("the board, which met in 2033", False),
    ("rafts, the 2033 ones", False),
    ("the Pilots 2033 met", False),
    ("they met; Pilots 2033", False),
]


@pytest.mark.parametrize(("text", "led"), GOVERNED)
def test_a_word_of_time_leads_a_year(text, led) -> None:
    index, place = year(text)
    assert governed(index, place, Span(0, len(text))) is led


DATES = [
    ("on 8 May 2033", True),
    ("2033年5月8日", True),
    ("larger than in 2033", True),
    ("in 2033", False),
    ("May 2033", False),
]


@pytest.mark.parametrize(("text", "dated"), DATES)
def test_a_year_within_a_date(text, dated) -> None:
    assert within_date(text, year(text)[1]) is dated


SET_AGAINST = [
    ("Sales were 7 against 6 in 2033.", True),
    ("Sales were 7, compared with $6 million in the 2033 season.", True),
    ("Sales were 7 in 2033, against 6 in May.", False),
    ("Sales were 7 in 2033.", False),
    (f"Sales were 7 against 6 in May{' and so on' * 6} and 5 in 2033.", False),
]


@pytest.mark.parametrize(("text", "against"), SET_AGAINST)
def test_a_year_of_the_figure_that_another_is_set_against(text, against) -> None:
    assert set_against(*year(text)) is against


BRACKETS = [
    ("Sales (in 2033) rose.", "(in 2033"),
    ("销售（2033年）增长。", "（2033年"),
    ("Sales (new) in 2033 (old).", None),
    ("Sales (in\n2033) rose.", None),
    ("Sales (in 2033\nrose).", "(in 2033"),
    ("Sales (in 2033 rose.", None),
    ("Sales in 2033) rose.", None),
    (f"Sales ({'x' * 79}2033) rose.", f"({'x' * 79}2033"),
    (f"Sales ({'x' * 90}2033) rose.", None),
]


@pytest.mark.parametrize(("text", "inside"), BRACKETS)
def test_the_brackets_around_a_year(text, inside) -> None:
    found = bracket_of(text, text.index("2033"))
    assert (None if found is None else text[found.start : found.end]) == inside


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("They sold 37 in 2033.", True),
        ("They sold 37 rafts in 2033.", True),
        ("They sold 37 of 40 rafts in 2033.", False),
        ("In 2033 they sold 37 rafts.", False),
    ],
)
def test_a_year_is_owned_by_the_figure_right_before_it(text, owned) -> None:
    index, place = year(text)
    host = next(m for m in index.mentions if m.text == "37")
    assert owns(index, place, host) is owned


def test_a_longer_period_is_no_answer_for_a_shorter_one_at_its_place() -> None:
    text = "2033年6月20日至8月末，全市卖出木筏37艘。"
    short, long = Span(0, 5), Span(0, text.index("，"))
    asked = Index(text)
    first = stands(asked, short, bare=False)
    assert stands(asked, long, bare=False) == stands(Index(text), long, bare=False) != first
