"""Periods that a text points back to, compares with, or prints in front of their figure, beside those that are told."""

import re

import pytest

from extractor.facts import check_fact
from extractor.source import Index

HALF = "From January to June 2033 wardens checked 900 boats.\n\n"
YEAR = "In 2033 wardens checked 900 boats, 4 percent more than in 2032.\n\n"
MONTHS = """Crews and skippers

Group          Oct. 2032   Sept. 2033   Oct. 2033p   Change from Sept.
Crews              1,965        1,993        1,996                  31
Skippers             924        1,019        1,038                  19
"""
QUARTER = "The yard built 77 boats in the third quarter of 2033, up from 71 a year earlier.\n\n"
TRUE = [
    (HALF + "Throughout the half, 41 skiffs sank.", "41", "From January to June 2033"),
    (HALF + "In those six months, 41 skiffs sank.", "41", "From January to June 2033"),
    (HALF + "Over the same period courts heard 41 cases.", "41", "From January to June 2033"),
    (HALF + "During the period, 41 skiffs sank and 12 were raised.", "12", "From January to June 2033"),
    (YEAR + "During the year, 41 skiffs sank.", "41", "2033"),
    (YEAR + "In that year 41 skiffs sank.", "41", "2033"),
    (YEAR + "In each month some 41 skiffs sank.", "41", "2033"),
    (YEAR + "Through the whole year 41 skiffs sank.", "41", "2033"),
    (YEAR + "By the end of the year, 41 huts stood.", "41", "2033"),
    (YEAR + "Fines were 1.4 times the figure for 2032.", "1.4", "2033"),
    (YEAR + "Some 310 skippers were fined, twice the number in 2032.", "310", "2033"),
    (YEAR + "Some 310 skippers were fined, 4 more than the 306 of 2032.", "310", "2033"),
    (YEAR + "Fines came to 310, matching the total of 2032.", "310", "2033"),
    (YEAR + "Fines came to 310, well above the level of 2032.", "310", "2033"),
    (YEAR + "The toll, down from 51, was 44.", "51", "2032"),
    (YEAR + "- nets 300, after 280, worth 9 crowns;\n- oars 41", "280", "2032"),
    (YEAR + "Fires numbered 30, against 41.", "41", "2032"),
    (YEAR + "A law of 2032 lets wardens fine skippers; 310 were fined.", "310", "2033"),
    (YEAR + "Under the plan for 2032-2036, 310 huts were built.", "310", "2033"),
    (YEAR + "The fleet, which was built in 2032, has 310 boats.", "310", "2033"),
    (YEAR + "At the yard opened in 2032, output rose to 310 boats.", "310", "2033"),
    (YEAR + "That is 310 boats, the most since 2031.", "310", "2033"),
    (YEAR + "That is 310 boats, a number last seen in 2031.", "310", "2033"),
    (QUARTER + "In the quarter, 41 were sold.", "41", "the third quarter of 2033"),
    (
        QUARTER + "Sales in the quarter were 41, compared with 36 in the third quarter of 2032.",
        "36",
        "the third quarter of 2032",
    ),
    ("The index stood at 108.4 in May 2033, against 109.8 in April.", "109.8", "April"),
    ("The index stood at 108.4 in May 2033, against 109.8 in April.", "108.4", "May 2033"),
    ("The rate was 4.1% in May (April: 4.4%).", "4.4", "April"),
    ("The rate rose from 4.1% in April to 4.4% in May.", "4.1", "April"),
    ("The rate rose from 4.1% in April to 4.4% in May.", "4.4", "May"),
    ("In May the rate was 4.1%; in April it had been 4.4%.", "4.4", "April"),
    ("Stocks were 41 t at the end of June 2033, 12% less than at the end of June 2032.", "41", "the end of June 2033"),
    ("Stocks were 41 t at the end of June 2033, 12% less than at the end of June 2032.", "12", "the end of June 2033"),
    ("Deaths fell to 41 in 2033 from 48 in 2032.", "41", "2033"),
    ("Deaths fell to 41 in 2033 from 48 in 2032.", "48", "2032"),
    ("Deaths in 2033 (41) were fewer than in 2032 (48).", "48", "2032"),
    ("Deaths in 2033 (41) were fewer than in 2032 (48).", "41", "2033"),
    ("In 2033, 41 died, 7 fewer than in 2032 and 9 fewer than in 2031.", "9", "2033"),
    ("There were 41 deaths in 2033, 48 in 2032 and 50 in 2031.", "48", "2032"),
    ("There were 41 deaths in 2033, 48 in 2032 and 50 in 2031.", "50", "2031"),
    ("Since the count began in 2031, 41 have died. In 2033 the toll was 9.", "9", "2033"),
    ("Wardens fined 41 skippers in 2033 for trips made in 2032.", "41", "2033"),
    ("Lund, 3 March 2034 - In 2033 wardens fined 41 skippers. They also held 12.", "12", "2033"),
    ("Imports for the year 2033 reached 41 t. The target for 2034 is 50 t.", "50", "2034"),
    ("Imports for the year 2033 reached 41 t. The target for 2034 is 50 t.", "41", "2033"),
    ("Pay rose 4.1% between June 2032 and June 2033.", "4.1", "between June 2032 and June 2033"),
    ("The gain was 41 in May, revised from 38; April's was 22.", "38", "May"),
    ("By March 2034 prices will be 4.1% above those of 2033, the bank expects.", "4.1", "March 2034"),
]
TRUE += [
    ("Crews numbered 41, up from 37 a year ago.", "37", "a year ago"),
    ("Sales in May 2033 were 41 crowns, up 5% over the prior year.", "5", "May 2033"),
    ("In May wardens held 41 boats a day.", "41", "In May"),
    ("Prices rose in June. The toll was 41 in May, against 37 in June.", "37", "June"),
    ("Over the past 12 months pay rose by 41 crowns.", "41", "Over the past 12 months"),
    (MONTHS, "1,965", "Oct. 2032"),
    (MONTHS, "1,996", "Oct. 2033"),
    (MONTHS, "31", "Oct. 2033"),
]

FALSE = [
    ("The toll was 41, against 37 in June.", "41", "June"),
    ("Hauls were 41 t in May; in June they had been 52 t.", "41", "June"),
    ("Stocks were 41 t (June: 52 t).", "41", "June"),
    ("In 2033 they held 41 boats, compared with 37 the year before.", "37", "2033"),
    ("In May crews grew by 41, after a mean rise of 37 over the past 12 months.", "37", "In May"),
    ("Crews numbered 41, up from 37 a year ago.", "41", "a year ago"),
    ("Lund, May 2033. Nets came to 41, up 5% from May 2032.", "41", "May 2032"),
    (MONTHS, "1,965", "Oct. 2033"),
    (MONTHS, "1,993", "Oct. 2032"),
    (HALF + "In March, 41 skiffs sank.", "41", "From January to June 2033"),
    (HALF + "Last year, 41 skiffs sank.", "41", "From January to June 2033"),
    ("In March 2033 wardens checked 900 boats.\n\nDuring the year, 41 skiffs sank.", "41", "March 2033"),
    (YEAR + "Fines were 1.4 times the figure for 2032.", "1.4", "2032"),
    (YEAR + "The toll was 44.", "44", "2032"),
    (YEAR + "Some 310 skippers were fined, twice the number in 2032.", "310", "2032"),
    ("Deaths fell to 41 in 2033 from 48 in 2032.", "41", "2032"),
    ("Deaths fell to 41 in 2033 from 48 in 2032.", "48", "2033"),
    ("The index stood at 108.4 in May 2033, against 109.8 in April.", "108.4", "April"),
    ("The index stood at 108.4 in May 2033, against 109.8 in April.", "109.8", "May 2033"),
    ("The rate was 4.1% in May (April: 4.4%).", "4.4", "May"),
    ("The rate was 4.1% in May (April: 4.4%).", "4.1", "April"),
    ("The rate rose from 4.1% in April to 4.4% in May.", "4.1", "May"),
    ("The rate rose from 4.1% in April to 4.4% in May.", "4.4", "April"),
    ("In May the rate was 4.1%; in April it had been 4.4%.", "4.4", "May"),
    ("In May the rate was 4.1%; in April it had been 4.4%.", "4.1", "April"),
    ("There were 41 deaths in 2033, 48 in 2032 and 50 in 2031.", "48", "2033"),
    ("There were 41 deaths in 2033, 48 in 2032 and 50 in 2031.", "41", "2032"),
    ("There were 41 deaths in 2033, 48 in 2032 and 50 in 2031.", "50", "2033"),
    ("Deaths in 2033 (41) were fewer than in 2032 (48).", "48", "2033"),
    ("Deaths in 2033 (41) were fewer than in 2032 (48).", "41", "2032"),
    ("Imports for the year 2033 reached 41 t. The target for 2034 is 50 t.", "50", "2033"),
    ("Imports for the year 2033 reached 41 t. The target for 2034 is 50 t.", "41", "2034"),
    ("Stocks were 41 t at the end of June 2033, 12% less than at the end of June 2032.", "41", "the end of June 2032"),
    ("Lund, 3 March 2034 - In 2033 wardens fined 41 skippers. They also held 12.", "12", "2034"),
    ("Wardens fined 41 skippers in 2033 for trips made in 2032.", "41", "2032"),
    (
        QUARTER + "Sales in the quarter were 41, compared with 36 in the third quarter of 2032.",
        "36",
        "the third quarter of 2033",
    ),
    (
        QUARTER + "Sales in the quarter were 41, compared with 36 in the third quarter of 2032.",
        "41",
        "the third quarter of 2032",
    ),
    ("Exports were 41 t in May and 52 t in June.", "41", "June"),
    ("Exports were 41 t in May and 52 t in June.", "52", "May"),
]


def verdict(text: str, printed: str, period: str) -> str:
    """The verdict on the last print of a number."""
    place = [m.start() for m in re.finditer(rf"(?<![\d.]){re.escape(printed)}(?![\d.]\d|\d)", text)][-1]
    fact = {"text": printed, "start": place, "end": place + len(printed), "period": period}
    return str(check_fact(Index(text), fact)["verdict"])


@pytest.mark.parametrize(("text", "printed", "period"), TRUE)
def test_a_period_in_force_or_of_the_figure_is_verified(text: str, printed: str, period: str) -> None:
    assert verdict(text, printed, period) == "verified"


@pytest.mark.parametrize(("text", "printed", "period"), FALSE)
def test_the_period_of_another_figure_goes_to_review(text: str, printed: str, period: str) -> None:
    assert verdict(text, printed, period) == "review"
