"""Rates of growth told beside others: what was estimated or revised, elsewhere, next in a ranking."""

import pytest

from extractor.numbers import scan


def kinds(text: str) -> dict[str, str]:
    return {m.text: m.kind for m in scan(text)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The yearly inflation in May was 2.9%, while the flash estimate had shown 3.1%.", "2.9 3.1"),
        ("The average twelve-month rate of change eased from 6.2% in March to 5.8% in April.", "6.2 5.8"),
        ("The annual rate, which takes in all goods, went down from 3.4% in June to 3.1% in July.", "3.4 3.1"),
        ("Core inflation held at 2.6%, that of services stood at 4.4%.", "2.6 4.4"),
        ("The yearly growth of consumer prices was 2.1% in towns, in the countryside 2.9%.", "2.1 2.9"),
        ("The figure for May has been revised from 1.2% to 1.4% (growth of retail sales).", "1.2 1.4"),
        ("GDP growth came in at 0.7%, the statistics office had expected 0.5%.", "0.7 0.5"),
        ("Food contributed 0.4 percentage points to annual inflation of 3.1%.", "3.1"),
        (
            "Prices climbed most in communications, by 6.4%. Next come transport and rents, with 5.1% and 4.8%.",
            "5.1 4.8",
        ),
        ("Output fell most in mining, by 9.2%. Textiles followed with 7.5%.", "7.5"),
    ],
)
def test_a_rate_of_growth_is_a_change(text: str, numbers: str) -> None:
    assert {number: kinds(text)[number] for number in numbers.split()} == dict.fromkeys(numbers.split(), "change")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The annual rate of mortgage lending was 3.9%.", "3.9"),
        ("The unemployment rate eased from 5.1% in July to 4.9%.", "5.1 4.9"),
        ("While inflation was easing, the bank cut the rate from 5.1% to 4.75%.", "5.1 4.75"),
        ("The estimate of the share was revised from 31.5% to 33.5% as growth set in.", "31.5 33.5"),
        ("Inflation slowed to 3.4%, and the key rate stayed at 4.5%.", "4.5"),
        ("Sales rose by 3.2%. Food accounted for 61.4%, followed by drinks with 20.1%.", "61.4 20.1"),
        ("Housing had the largest share, with 31.5%. Then come food and transport, with 17.2% and 13.1%.", "17.2 13.1"),
        ("Turnover grew by 2.5%. The weighted overnight rate was 1.87%.", "1.87"),
    ],
)
def test_a_level_beside_it_is_none(text: str, numbers: str) -> None:
    assert {number: kinds(text)[number] for number in numbers.split()} == dict.fromkeys(numbers.split(), "statistic")
