"""A figure's own period stands behind it or leads its clause; one that another figure carries is not its own."""

import pytest

from extractor.facts import check_fact
from extractor.source import Index

OTHERS = [
    # Behind the figure: a stretch of time, a start, an end.
    ("Crews grew by 67 in May and by 582 over the year.", "582", "over the year", "May"),
    ("Catches were up 1.2% over the month and 9.7% over the year.", "1.2", "the month", "the year"),
    ("Wardens took on 41 guards over the month; the gain over the prior 12 months was 30 guards.", "41", "the month",
     "the prior 12 months"),
    ("Crews fell by 90 in May and are down by 970 since reaching a peak in January.", "970", "since", "May"),
    ("The port (+30 in May) has gained 300 berths since a year ago.", "300", "since a year ago", "May"),
    ("Tolls slowed from 5.0 per cent in the three months to April to 4.7 per cent in the three months to July.", "5.0",
     "the three months to April", "the three months to July"),
    ("Stocks came to EUR 61.3 million at the end of August (EUR 60.9 million at the end of July).", "61.3 million",
     "the end of August", "the end of July"),
    ("The rate was 7.4 in May 2032, against 2.6 in the whole of 2031.", "2.6", "the whole of 2031", "May 2032"),
    ("Landings were 51 t in June 2031 and 48 t in the previous month.", "48", "the previous month", "June 2031"),
    ("Landings were 51 t in June 2031 and 48 t in the previous month.", "51", "June 2031", "the previous month"),
    ("Landings were 51 t a year ago and 48 t in June.", "51", "a year ago", "June"),
    ("Landings were 51 t a year ago and 48 t in June.", "48", "June", "a year ago"),
    ("Landings were 51 t over the past 12 months. Over the quarter they fell.", "51", "the past 12 months",
     "the quarter"),
    # Of one year, and of another part of it.
    ("Stocks shrank from 18,940 in Q2 2031 to 18,618 in Q3 2031.", "18,940", "Q2 2031", "Q3 2031"),
    ("Stocks shrank from 18,940 in the second quarter of 2031 to 18,618 in Q3 2031.", "18,940",
     "the second quarter of 2031", "Q3 2031"),
    ("Stocks shrank from 940 in May 2031 to 618 in June 2031.", "940", "May 2031", "June 2031"),
    ("Tolls are put at 47 crowns, as against 43 crowns in Q2 of 2030-31, but Q3 of 2030-31 was wet.", "43",
     "Q2 of 2030-31", "Q3 of 2030-31"),
    ("Tolls were 47 crowns in H1 FY31, as against 43 crowns in H1 FY30.", "43", "H1 FY30", "H1 FY31"),
    ("Fees grew by 7.3% in May, faster than the 6.4% recorded in April.", "6.4", "April", "May"),
    ("From May to July 2032 tolls were 47 crowns, compared with 43 crowns from May to July 2031.", "43",
     "from May to July 2031", "From May to July 2032"),
    ("Debts were 210 crowns on 31 May, against 257 crowns on 30 June.", "257", "30 June", "31 May"),
    ("Debts were 210 crowns on May 31, against 257 crowns on June 30.", "210", "May 31", "June 30"),
    # Before it.
    ("Catches came to 48 t in June; in May they were 44 t.", "44", "May", "June"),
    ("In May, catches came to 48 t, and in June to 51 t.", "51", "June", "May"),
    ("In May, catches came to 48 t, and in June to 51 t.", "48", "May", "June"),
    ("Guards held 41 men in May; a year before, 38 were held.", "38", "a year before", "May"),
    ("Guards held 41 men in May, while over the past year 380 were held.", "380", "the past year", "May"),
    ("In May guards held 41 men (June 38 men).", "38", "June", "May"),
    ("The port took on 33 crews in May; over the past 12 months its increase has been 445 crews.", "445",
     "over the past 12 months", "May"),
    ("2032年走私占全部案件的45.9%（去年同期为41.2%）。", "41.2", "去年同期", "2032年"),
    # Behind the figure that this one is compared with.
    ("So far this year the gain has averaged 178 crews, as against an average of 229 per month in 2031.", "178",
     "So far this year", "2031"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "own", "other"), OTHERS)
def test_a_period_of_its_own_rules_out_another(of_fact, text, printed, own, other) -> None:
    assert [t.code for t in of_fact(text, printed, period=own)] == []
    assert [t.code for t in of_fact(text, printed, period=other)] == ["P009"]


OLD = [
    "In May the toll was 24.6%, up from 24.2%.",
    "In May tolls came to 85.5 million crowns, from 96.6 million crowns.",
    "In May tolls climbed to 41.6 million crowns from 40.9 million.",
    "In May landings were 2.6 t, down from a peak of 4.3 t.",
]


@pytest.mark.parametrize("text", OLD)
def test_the_level_of_before_is_not_of_the_period_in_force(text) -> None:
    index = Index(text)
    now, before = [m.text for m in index.mentions if m.kind == "statistic"]
    assert check_fact(index, {"text": now, "period": "May"})["verdict"] == "verified"
    assert check_fact(index, {"text": before, "period": "May"})["verdict"] == "review"


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        ("Crews grew by 582 over the year to May.", "582", "the year to May"),
        ("Crews grew by 582 over the past 12 months. Over the year tolls fell.", "582", "the year"),
        ("In June tolls were 7.1%, up 5.6% on August 2031.", "5.6", "June"),
        ("Crews landed 4 t; May was calm and cold.", "4", "May"),
        ("Crews landed 4 t (May was calm), and 5 t of that was cod.", "4", "May"),
        ("Crews landed 4 t of cod, up 3% in May.", "4", "May"),
        ("In October 2031 crews landed 4 t, after 5 t in October 2030.", "4", "October"),
        ("In May the 5 boats earned $12 in June.", "12", "June"),
        ("Over the past 12 months tolls fell. Crews grew by 582 over the year.", "582", "the past 12 months"),
        ("Since May landings grew by 58 t, the most since 2031.", "58", "Since May"),
        ("Landings grew by 58 t since May 2032.", "58", "May 2032"),
        ("The toll rose to 24.6% from 24.2% in May.", "24.2", "May"),
        ("In May tolls were cut from 12 crowns to 9 crowns.", "12", "May"),
        ("In May the crew came from 4 ports and 9 inlets.", "9", "May"),
        ("In May guards held 41 men, 9 of them from 3 inlets.", "3", "May"),
    ],
)
def test_what_may_be_its_own_is_not_told(of_fact, text, printed, period) -> None:
    assert [t.code for t in of_fact(text, printed, period=period)] == []
