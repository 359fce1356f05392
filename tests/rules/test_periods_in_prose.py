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
    ("Cover was 91.8 percent in 2033, down 1.4 points on 2032.", "1.4", "2033"),
    ("Toll yards kept 412 boats in 2033, up 12 on 2032.", "12", "2033"),
    (YEAR + "The queue, which had grown by 1,150 in 2031, was cut by 420.", "420", "2033"),
    (YEAR + "Appeals came to 8.2% of the suits; in 2032 it had been 8.9%.", "8.2", "2033"),
    (YEAR + "Appeals came to 312, and in 2032 there had been 340.", "312", "2033"),
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


RELEASES = [
    """PORT POLICE OF LUND
Annual results for 2033 -- released 14 January 2034

Wardens opened {4,210|2033} cases, {6.1|2033} percent more than in 2032 and the most since 2027. Of these,
{3,905|2033} were closed within the year. The clear-up rate came to {92.8|2033} percent, up from {90.1|2032}
percent in 2032.

Smuggling. Over the year wardens seized {61|2033} tonnes of tobacco, nearly twice the {31|2032} tonnes of 2032.
In November alone {14|November} tonnes were found in one shed. Since the law of 2031 came into force, {212|Since
the law of 2031 came into force} skippers have lost their licence, {88|2033} of them in 2033.

Thefts. Thefts of outboard engines fell to {119|2033}, against {164|2032} in 2032 and {171|2031} in 2031. By the
end of the year {44|the end of the year} engines had been given back. The Safe Moorings 2033 campaign, which ran
from May to August, brought {57|from May to August} arrests.

Road and rail. The toll of the level crossings was {9|2033} dead, as in the year before. The figure for 2030 had
been {17|2030}.

"We hope to get below {100|2034} thefts in 2034," said the chief.
""",
    """Retail Prices, June 2033

The index of retail prices rose {0.4|June 2033} percent in June 2033, after a rise of {0.1|May} percent in May.
Over the past 12 months it has gone up {3.1|Over the past 12 months} percent.

Food prices were unchanged in June; fruit, which had become {2.2|May} percent dearer in May, was {0.9|June}
percent cheaper. Energy rose {1.6|June} percent. In the first half of the year prices were on average {2.8|the
first half of the year} percent higher than in the same period of 2032.

Rents: +{0.3|June} percent (May: +{0.2|May} percent). Fares, up {4.0|June} percent on the month, had last risen
in January 2033, by {1.5|January 2033} percent.

The rate for May was revised from {0.2|May} to {0.1|May} percent.
""",
    """Bank of Arve: Money and credit in the third quarter of 2033

At the end of September 2033 deposits stood at {412.6 billion|the end of September 2033} crowns, {5.2|the end of
September 2033} percent more than a year earlier. Loans reached {388.0 billion|the end of September 2033},
compared with {371.4 billion|the end of September 2032} at the end of September 2032.

During the quarter, households borrowed {6.1 billion|the third quarter of 2033} crowns and firms {4.4
billion|the third quarter of 2033}; in the second quarter the sums had been {5.0 billion|the second quarter} and
{4.9 billion|the second quarter}. Net repayments of {0.8 billion|third quarter of 2032} had been recorded in the
third quarter of 2032.

The mean rate on new loans was {4.12|September} percent in September, down from {4.20|August} percent in August
and {4.61|a year ago} percent a year ago. From January to September, {1,204|From January to September} firms
took part in the scheme, which was launched in 2029 and is to end in 2035.
""",
    """Arve Instruments: results for the fiscal year ended March 31, 2033

Revenue for the year was ${812.4 million|the year}, up {9|the year}% from ${745.2 million|fiscal 2032} in fiscal
2032. Fourth-quarter revenue was ${214.9 million|Fourth-quarter}, compared with ${197.3 million|the fourth
quarter of fiscal 2032} in the fourth quarter of fiscal 2032.

Operating profit grew to ${96.1 million|the year} from ${88.0 million|fiscal 2032}. As of March 31, 2033, the
company employed {3,120|As of March 31, 2033} people. It opened {4|the year} plants during the year, and expects
to open {2|fiscal 2034} more in fiscal 2034.

In May 2033 the board raised the dividend to ${0.42|May 2033} per share from ${0.38|}.
""",
    """Nordvik Shipping reports third quarter 2033 results

LUND, November 4, 2033. Nordvik Shipping today reported revenue of ${870 million|third quarter 2033} for the
third quarter, compared with ${853 million|the third quarter of 2032} in the third quarter of 2032. Net income
was ${41 million|third quarter 2033}, or ${0.62|third quarter 2033} per share, versus ${38 million|the
prior-year period} in the prior-year period.

For the nine months ended September 30, 2033, revenue was ${2.5 billion|the nine months ended September 30,
2033}, up {4|the nine months ended September 30, 2033}% from ${2.4 billion|the same period in 2032} for the same
period in 2032. Cash at September 30, 2033 was ${310 million|September 30, 2033}; at December 31, 2032 it had
been ${280 million|December 31, 2032}.

Third-quarter freight volumes rose {3.1|third-quarter}% and rates {1.9|third-quarter}%. The new terminal, opened
in June 2032, handled {91,000|third-quarter} boxes.

Outlook. The company expects revenue of ${3.4 billion|full-year 2033} to ${3.5 billion|full-year 2033} for
full-year 2033, against ${3.2 billion|2032} in 2032. It plans to buy {60|2034} ships in 2034 and {40|2035} in
2035.
""",
    """Respiratory viruses: weekly report, week 6 of 2033

In week 6 laboratories reported {1,204|week 6} cases of flu, {9|week 6} percent fewer than in week 5
({1,323|week 5} cases). Since the start of the 2032/33 season {14,310|Since the start of the 2032/33 season}
cases have been reported; at the same point of the 2031/32 season there were {11,870|the same point of the
2031/32 season}.

Between 1 and 28 January, {212|Between 1 and 28 January} patients were treated in intensive care, of whom
{31|Between 1 and 28 January} died. That compares with {180|January 2032} patients in January 2032.

By 5 February {2.4 million|By 5 February} people had been vaccinated, {60,000|By 5 February} more than a week
earlier. Coverage among nurses was {41|By 5 February} percent; two years ago it stood at {47|two years ago}
percent.

Measles. From 1 January to 5 February, {19|From 1 January to 5 February} cases were confirmed (in 2032:
{44|2032} cases).
""",
    """SUPREME COURT OF ARVE -- THE YEAR 2033 IN REVIEW

In 2033 the courts received {412,000|2033} cases and closed {405,600|2033}, increases of {3.1|2033} and
{2.4|2033} percent respectively over 2032. The average time to judgment was {7.9|2033} months, against {8.3|the
previous year} months in the previous year.

Bailiffs seized {310|2033} boats and took measures against {1,340|2033} debtors.

Criminal courts tried {61,200|2033} defendants. Of these, {1,904|2033} were acquitted, compared with
{1,780|2032} in 2032 and {1,655|2031} in 2031. In the first half of the year {512|the first half of the year}
were given life terms and in the second {480|}.

From 2029 to 2033, the courts closed a total of {1.9 million|From 2029 to 2033} civil cases, {31|From 2029 to
2033} percent more than in the previous five years. Over the five years, {88,000|From 2029 to 2033} judgments
were made public.

As of the end of 2033, there were {9,120|the end of 2033} judges, of whom {44|the end of 2033} percent were
women. A reform begun in 2030 has shortened the time for appeals to {5.1|2033} months. The pilot scheme of 2032
was extended to {31|2033} courts.
""",
    """Output and orders in July

Industrial output fell {0.6|July} percent in July from June, when it rose {0.2|June} percent. Compared with July
2032, it was {1.9|July} percent higher. Orders climbed {2.3|July} percent after a drop of {1.1|a month earlier}
percent a month earlier.

In the three months to July output was up {0.4|the three months to July} percent on the previous three months.
Energy output, at {88.1|July} (2030 = 100), was the lowest since March 2031; in June the index was {90.2|June}.
Car makers, which had cut output by {7|June} percent in June, cut it by a further {2|July} percent.

Capacity use was {79.4|July} percent in July (June {80.1|June} percent, long-term average {81.6|} percent).
Firms expect to hire {1,200|by the end of the year} people by the end of the year.
""",
]
"""Whole releases, each figure written `{number|period}`."""


def labelled(release: str) -> tuple[Index, list[tuple[int, str, str]]]:
    text, made, at = "", [], 0
    for hit in re.finditer(r"\{([^|{}]+)\|([^|{}]*)\}", release):
        text += release[at : hit.start()]
        if hit[2]:
            made.append((len(text), hit[1], hit[2]))
        text += hit[1]
        at = hit.end()
    return Index(text + release[at:]), made


@pytest.mark.parametrize("release", RELEASES)
def test_the_periods_of_a_whole_release_are_verified(release: str) -> None:
    index, made = labelled(release)
    facts = [{"text": text, "start": start, "end": start + len(text), "period": when} for start, text, when in made]
    assert [(f["text"], f["period"]) for f in facts if check_fact(index, f)["verdict"] != "verified"] == []


@pytest.mark.parametrize(("release", "escaping"), list(zip(RELEASES, (0, 3, 2, 2, 3, 2, 0, 3), strict=True)))
def test_the_period_of_another_figure_of_the_sentence_seldom_escapes(release: str, escaping: int) -> None:
    index, made = labelled(release)
    escaped = [
        (text, other)
        for start, text, when in made
        for at, _, other in made
        if other.split() != when.split() and index.sentence_of(start) == index.sentence_of(at)
        if check_fact(index, {"text": text, "start": start, "end": start + len(text), "period": other})["verdict"]
        == "verified"
    ]
    assert len(escaped) <= escaping, escaped
