"""Whose period is it: columns, brackets, comparisons, dates, names and the year of the figure's own sentence."""

import pytest

from extractor.facts import check_fact
from extractor.source import Index

SEGMENTS = """Sales by quay (crowns)
            Q3 2032   Q3 2031
North         412.5     398.0
South          88.1     102.7

Net of fees the south lost 14 berths.
"""
BULLETS = """Quay notes, 9 March 2034

THE YEAR 2033 IN FIGURES
- 61,300 crates landed, 900 fewer than in 2032
- Berths let: 412 (2032: 398)
- Alarms: 57 (66 in 2032), half of them at night
- Fees per crate 4.20, after 3.90 in 2032
- Net stocks: 1,204 at 30 June 2033; 1,377 at 30 June 2032
"""
PROSE = """Lund, 12 February 2034. Wardens seized 3,417 nets in 2033, 38 percent up on the previous year.

Following the 2034 National Conference of Pilots, the board built 21 huts.

In addition, in 2033, some 308 skiffs sank. The fleet grew to 90 cutters. Since the law of 2019 it fined 16 crews.

Takings came to 305 million crowns versus 66 million crowns in the north, and tolls 84 crowns, against 74 crowns in the
prior year.
"""
CHINESE = """江口市港务局发布2032年港口白皮书

2033年4月20日，江口市港务局召开发布会。2032年，全市港口靠泊船舶5210艘，其中货船3087艘。船舶平均候泊18小时，比2031年缩短3小时。
"""


def verdict(source: str, text: str, period: str) -> str:
    return str(check_fact(Index(source), {"text": text, "period": period})["verdict"])


TRUE = [
    (SEGMENTS, "412.5", "Q3 2032"),
    (SEGMENTS, "102.7", "Q3 2031"),
    (SEGMENTS, "14", "Q3 2032"),
    (BULLETS, "61,300", "2033"),
    (BULLETS, "900", "2033"),
    (BULLETS, "412", "2033"),
    (BULLETS, "398", "2032"),
    (BULLETS, "57", "2033"),
    (BULLETS, "66", "2032"),
    (BULLETS, "3.90", "2032"),
    (BULLETS, "1,377", "30 June 2032"),
    (PROSE, "3,417", "2033"),
    (PROSE, "38", "2033"),
    (PROSE, "308", "2033"),
    (PROSE, "90", "2033"),
    (PROSE, "16", "2033"),
    (PROSE, "74", "prior year"),
    (CHINESE, "5210", "2032年"),
    (CHINESE, "3087", "2032年"),
    (CHINESE, "18", "2032年"),
    (CHINESE, "3", "2032年"),
]
FALSE = [
    (SEGMENTS, "412.5", "Q3 2031"),
    (SEGMENTS, "102.7", "Q3 2032"),
    (SEGMENTS, "14", "Q3 2031"),
    (BULLETS, "61,300", "2032"),
    (BULLETS, "412", "2032"),
    (BULLETS, "398", "2033"),
    (BULLETS, "57", "2032"),
    (BULLETS, "66", "2033"),
    (BULLETS, "4.20", "2032"),
    (BULLETS, "3.90", "2033"),
    (BULLETS, "1,204", "30 June 2032"),
    (BULLETS, "1,377", "30 June 2033"),
    (PROSE, "3,417", "2034"),
    (PROSE, "38", "2034"),
    (PROSE, "21", "2034"),
    (PROSE, "308", "2034"),
    (PROSE, "84", "prior year"),
    (CHINESE, "5210", "2033年"),
    (CHINESE, "3087", "2033年"),
    (CHINESE, "18", "2031年"),
    (CHINESE, "3", "2031年"),
]


@pytest.mark.parametrize(("source", "text", "period"), TRUE)
def test_the_period_of_a_figure_is_verified(source: str, text: str, period: str) -> None:
    assert verdict(source, text, period) == "verified"


@pytest.mark.parametrize(("source", "text", "period"), FALSE)
def test_a_period_of_another_figure_or_of_none_goes_to_review(source: str, text: str, period: str) -> None:
    assert verdict(source, text, period) == "review"


@pytest.mark.parametrize(
    ("source", "text", "unit"),
    [
        ("Tolls came to 90 crowns, a decrease of 13 crowns.", "13", "crowns"),
        ("Pilots made 410 calls, 21 fewer than in May.", "21", "calls"),
        ("候泊时间为68天，比上年缩短21天。", "21", "天"),
    ],
)
def test_a_difference_told_by_a_noun_or_a_comparison_needs_its_direction(source: str, text: str, unit: str) -> None:
    answer = check_fact(Index(source), {"text": text, "unit": unit, "direction": None})
    assert answer == {"verdict": "review", "rules": ["D003"]}


TOLD = [
    ("In 2031 sales were 37 boats in May 2031.", "2031", None),
    ("In May 2031 sales were 37 boats in May.", "May 2031", None),
    ("April was dry. Sales were 37 boats in Q2 2031.", "April", ", but the figure says `37 boats in Q2 2031`"),
    ("2031 was wet. They sold (37 boats in 2030).", "2031", ", but the figure says `37 boats in 2030`"),
    (
        "Sales were 37 boats versus 40 boats in the prior year.", "the prior year",
        " is the period of the figure that `Sales were 37 boats versus 40 boats` is compared with",
    ),
    (
        "Sales of 37 boats, compared with 40 boats in the prior year.", "prior year",
        " is the period of the figure that `Sales of 37 boats, compared with 40` is compared with",
    ),
    ("Sales were 40 boats versus 37 boats in the prior year.", "the prior year", None),
    ("In the prior year sales were 37 boats versus 40 boats.", "the prior year", None),
    # What lies farther back is history.
    (
        "2031 was wet. In 2029 they sold 37 boats.", "2031",
        ", but the year printed with the figure is `2031 was wet. In 2029 they sold 37 boats.`",
    ),
    ("2031 was wet. In 2028 they sold 37 boats.", "2031", None),
    (
        "2031 was wet.\n\nSales in 2030\nPort\tBoats\tRafts\nNorth\t37\t5\nSouth\t7\t8\n", "2031",
        ", but the figure stands under `Sales in 2030`",
    ),
    (
        "2031 was wet.\n\nPort\tBoats 2030\tRafts\nNorth\t37\t5\nSouth\t7\t8\n", "2031",
        ", but the figure stands under `Boats 2030`",
    ),
    (
        "2031 was wet.\n\nPort\tBoats\tRafts\n2030\t37\t5\n2029\t7\t8\n", "2031",
        ", but the figure stands under `2030`",
    ),
    ("2031 was wet.\n\nSales in 2031\nPort\tBoats\tRafts\nNorth\t37\t5\nSouth\t7\t8\n", "2031", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period", "said"), TOLD)
def test_the_period_of_the_figure_itself_is_told(of_fact, text, period, said) -> None:
    told = [t.message for t in of_fact(text, "37", period=period) if t.code == "P009"]
    assert told == ([] if said is None else [f"`{period}`{said}"])
