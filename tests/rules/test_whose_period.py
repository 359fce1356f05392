"""Whose period it is, told by the sentence alone: each text, a figure, a period, and whether it may be that of it."""

import pytest

from extractor.facts import check_fact
from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Statistic

OWN, OTHER, FAR, BOTH = [], ["P009"], ["P004"], ["P004", "P009"]
BOATS = "There were 6 boats"
RAIN = "In May 2031 it rained."

TOLD = [
    # Since when.
    ("Since March tolls fell. Catches have grown by 58 t since a year ago.", "58", "Since March", OWN),
    ("In March tolls fell. Catches have grown by 58 t since a low in the first days of March.", "58", "March", OWN),
    ("In March tolls fell. Catches have grown by 58 t since reaching a low in March.", "58", "March", OWN),
    ("In March tolls fell. Catches have grown by 58 t since reaching a low in April.", "58", "March", OTHER),
    # Against whom something is done, and against what figure another is set.
    (
        "From April to June the reeves met. Charges were brought against 42, and 90 lost papers.",
        "42",
        "From April to June",
        OWN,
    ),
    (
        "From April to June the reeves met. Charges were brought against 42, and 90 lost papers.",
        "90",
        "From April to June",
        OWN,
    ),
    ("In May complaints against 42 skippers were upheld.", "42", "May", OWN),
    ("In May the guild heard 61 rows and began proceedings against 42 crews.", "42", "May", OWN),
    ("In May 310 foals were vaccinated against 14 fevers.", "14", "May", OWN),
    ("In May 61 boats sank against 42 in April.", "42", "May", OTHER),
    ("Tolls were 4.1% in May as against 3.9% in April.", "3.9", "May", OTHER),
    # Told by another period.
    ("In May tolls fell. Catches were 58 t a year ago.", "58", "May", OTHER),
    ("Last year tolls fell. Catches were 58 t a year ago.", "58", "Last year", OWN),
    ("In May tolls fell. Catches were 58 t the year before.", "58", "May", OTHER),
    ("In May tolls fell. Catches were 58 t last year.", "58", "May", OTHER),
    ("In the previous year tolls fell. Catches were 58 t last year.", "58", "the previous year", OWN),
    (f"This season tolls fell. {BOATS} in the prior season.", "6", "This season", OTHER),
    # What a share or a difference is compared with is not its own, what a count carries is.
    ("In May 2032 tolls were 58%, up 6% on August 2031.", "6", "May 2032", OWN),
    ("In May 2032 tolls were 58%, a share of 6% on August 2031.", "6", "May 2032", OWN),
    ("In May 2032 boats fell by 6 on August 2031.", "6", "May 2032", OWN),
    ("In May 2032 there were 6 boats on August 2031.", "6", "May 2032", OTHER),
    ("In May 2032 there were 6 boats on 8 August 2031.", "6", "May 2032", OTHER),
    # By the month, the quarter or the week.
    (f"In May 2032 tolls fell. {BOATS} in June.", "6", "May 2032", OTHER),
    (f"In May tolls fell. {BOATS} in the second quarter.", "6", "May", OTHER),
    (f"In week 12 tolls fell. {BOATS} in May.", "6", "week 12", OTHER),
    (f"This season tolls fell. {BOATS} in May.", "6", "This season", OTHER),
    (f"In the second  quarter tolls fell. {BOATS} in the second\nquarter.", "6", "the second  quarter", OWN),
    (f"In WEEK  12 tolls fell. {BOATS} in week 12 and 13.", "6", "WEEK  12", OWN),
    # In front of it.
    ("去年走私案占45.9%（上年为41.2%）。", "41.2", "去年", OWN),
    ("2032年走私案占45.9%（上年为41.2%）。", "41.2", "2032年", OTHER),
    ("2032年走私案占45.9%（上年为41.2%）。", "45.9", "2032年", OWN),
    ("Guards held 41 men in May (2030 = 38 men).", "38", "May", OTHER),
    ("In May, 12 boats came from 2 ports, and in June with 7 nets came 9 crews.", "9", "May", OWN),
    ("In May, 12 boats came, and in June the rest, 9 crews.", "9", "May", OTHER),
    ("In June the crews, 9 in May, sailed.", "9", "June", OTHER),
    ("In June the crews landed 9 t and rested in May.", "9", "May", OWN),
    ("In June 2031 the crews landed 9 t; May of old was poor.", "9", "May", OTHER),
    # With a figure behind it.
    ("They landed 9 t, against 8 t in May.", "9", "May", OTHER),
    ("They landed 9 t, up from 8 t in May.", "9", "May", OTHER),
    ("They landed 9 t, up 8% in May.", "9", "May", OWN),
    ("They landed 9 t, more than in May.", "9", "May", OTHER),
    ("They landed 9 t compared with 8% in May.", "9", "May", OTHER),
    ("They landed 9 t, after a fall of 8% in May.", "9", "May", OTHER),
    ("They landed 9 t (May 2031: 4 t), 3 of cod.", "9", "May 2031", BOTH),
    ("They landed 9 t; (May was calm) 3 of cod.", "9", "May", OWN),
    ("They landed 9 t; May: 8 t.", "9", "May", OTHER),
    ("They landed 9 t of tar, 3 of them in May.", "9", "May", OTHER),
    ("They landed 9 t of tar, down 3% in May.", "9", "May", OWN),
    ("They landed 9 t in May, against 8 t in May 2031.", "9", "May", OWN),
    ("They landed 9 t.\nIn May they rested.", "9", "May", OWN),
    # The level of before.
    ("In May, landings were 40 t against 30 t.", "30", "May", OTHER),
    ("In May, landings were 40 t versus 30 t.", "30", "May", OTHER),
    ("In May, landings were 40 t, compared with 30 t.", "30", "May", OTHER),
    ("In May, landings were 40 t vs 30 t.", "30", "May", OTHER),
    ("In May, landings were 40 t from 30 piers.", "30", "May", OWN),
    ("In May, landings were 40 t, up from 30 t.", "30", "May", OTHER),
    ("Last year landings were 40 t against 30 t.", "40", "Last year", OWN),
    ("Landings last year were 40 t against 30 t.", "40", "last year", OWN),
    ("Landings were 40 t against 30 t last year.", "40", "last year", OTHER),
    ("Landings were 40 t, against 30 t last year.", "30", "last year", OWN),
    ("Landings were 40 t in the prior year.", "40", "the prior year", OWN),
    # Where it stands.
    (f"{RAIN}\n\nIn June, 30 boats sank.", "30", "May 2031", FAR),
    (f"{RAIN}\n\nThroughout the month 30 boats sank.", "30", "May 2031", OWN),
    (f"{RAIN}\n\nThroughout the year 30 boats sank.", "30", "May 2031", FAR),
    ("In 2031 it rained.\n\nThroughout the year 30 boats sank.", "30", "2031", OWN),
    ("In May it rained.\n\nThe 30 boats sank in May.", "30", "May", OWN),
    ("Larger than in 2031. The 30 boats sank.", "30", "2031", FAR),
    ("In 2031 it rained. Larger than in 2031. The 30 boats sank.", "30", "2031", OWN),
    ("In Q2 2031 it rained. The 30 boats sank.", "30", "2031", FAR),
]


@pytest.mark.parametrize(("text", "number", "period", "told"), TOLD)
def test_whose_period_it_is(text: str, number: str, period: str, told: list[str]) -> None:
    index = Index(text)
    nth = next(m for m in index.mentions if m.text == number)
    fact = {"text": number, "start": nth.start, "end": nth.end, "period": period}
    assert check_fact(index, fact)["rules"] == told


def test_the_words_of_a_statistic_are_asked_of_its_level(of_model) -> None:
    text = "In June guards held 12 boats, and in May burnt 9 nets.\n\nLund is old.\n\nThey then held 4 rafts."
    boats, nets, rafts = (Quantity(text=n) for n in ("12", "9", "4"))
    rows = [
        Statistic(indicator="x", quantity=quantity, period=period, scope=scope)
        for quantity, period, scope in (
            (boats, "June", None), (boats, "May", None), (boats, None, "Lund"),
            (nets, "May", None), (nets, "June", None), (rafts, None, "Lund"),
        )
    ]  # fmt: skip
    assert [[t.code for t in of_model(text, row)] for row in rows] == [[], ["P009"], ["P005"], [], ["P009"], []]
