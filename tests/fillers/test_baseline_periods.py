"""Time phrases of the rule-based filler: what is one, what it dates, and where it ends."""

import pytest
from filled import HEAD, period

from eval.leniency import same_phrase


@pytest.mark.parametrize(
    ("text", "figure", "own"),
    [
        ("From 3 to 19 May, 440 boats were stopped.", "440", "From 3 to 19 May"),
        ("Patrols (2 June to 9 July) stopped 440 boats.", "440", "2 June to 9 July"),
        ("Between 3 and 19 May 2021 inspectors stopped 440 boats.", "440", "Between 3 and 19 May 2021"),
        ("In week 7 (10 to 16 February) 440 people fell ill.", "440", "week 7 (10 to 16 February)"),
        ("As on 31.03.2021, stocks were 440 tonnes.", "440", "As on 31.03.2021"),
        ("In the six months 440 people were charged.", "440", "the six months"),
        ("Courts passed 440 sentences in the half-year.", "440", "the half-year"),
        ("In the whole of 2019, 440 boats sank.", "440", "the whole of 2019"),
        ("Harvests for the year 2019-20 came to 440 tonnes.", "440", "the year 2019-20"),
        ("Ten years ago we stopped 440 boats.", "440", "Ten years ago"),
        ("In the first five months of 2019 imports totalled 440 tonnes.", "440", "the first five months of 2019"),
        ("Of the doses ordered for the autumn, 440 were used.", "440", "the autumn"),
        (
            "Deaths numbered 440 by the same point of the 2018/19 season.",
            "440",
            "by the same point of the 2018/19 season",
        ),
        ("PORT ESTER, 18 July – Guards stopped 440 boats in June.", "440", "June"),
        ("The index (2015 = 100) stood at 440 in June.", "440", "June"),
        ("In June the price was 440 francs, the highest since trading began\nin 1991.", "440", "June"),
        ("In June the price of 440 francs replaced that published on 3 May.", "440", "June"),
        ("In the month of June 2021 the port let in 440 boats.", "440", "the month of June 2021"),
        ("Ferry sales stood at $440 million in H1 FY25.", "440 million", "H1 FY25"),
        ("In Q3FY25 the yard sold 440 boats.", "440", "Q3FY25"),
        ("Sales in Q3 24 rose to 410 million crowns.", "410 million", "Q3 24"),
        ("In H1 '24 the yard sold 440 boats.", "440", "H1 '24"),
        ("In Q3 24 boats sank.", "24", "Q3"),
        ("In Q1/2021 the yard sold 440 boats.", "440", "Q1/2021"),
        ("In Q4’21 the yard sold 440 boats.", "440", "Q4’21"),
        ("In 1H21 the yard sold 440 boats.", "440", "1H21"),
        ("In 4Q 2021 the yard sold 440 boats.", "440", "4Q 2021"),
        ("In the second quarter of FY25 the yard sold 440 boats.", "440", "the second quarter of FY25"),
        ("In 2021 as a whole the yard built 440 boats.", "440", "2021 as a whole"),
        ("Sales were $440 million in the linked quarter.", "440 million", "the linked quarter"),
        ("At quarter-end the yard employed 440 people.", "440", "quarter-end"),
        ("In the course of the campaign, wardens checked 440 boats.", "440", "the course of the campaign"),
        ("In the year to the close of March, 440 boats were let in.", "440", "the year to the close of March"),
        (
            "For the three and nine months ended 30 June 2020 the yard sold 440 boats.",
            "440",
            "the three and nine months ended 30 June 2020",
        ),
        ("Quarter ended 31.12.2024\nWardens let in 440 boats.", "440", "Quarter ended 31.12.2024"),
        ("Port dues\n\nB. Half year (H1 FY22)\nDues stood at 440 crowns.", "440", "H1 FY22"),
        ("PORT ESTER, 18 July 2021: Guards stopped 440 boats in June.", "440", "June"),
    ],
)
def test_a_time_phrase_is_read_whole(text: str, figure: str, own: str) -> None:
    assert same_phrase(period(text, figure), own), period(text, figure)


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 350 boats called, 1.4 times the number for 2017.",
        "Some 350 boats called, almost twice the 188 recorded in 2017.",
        "Ferries, which had carried few guests in 2017, made 350 calls.",
        "Fees were up 5 percent on January 2017 to 350 crowns.",
        "Charges were brought against 350 people.",
        "Fees fell by 20 crowns, or 5.4 percent, from January 2017, to 350 crowns.",
        "Landings rose from 120 tonnes in 2017 to 350 tonnes.",
        "Landings came to 350 tonnes, up from 120 tonnes in 2017.",
        "Landings of 350 tonnes were 14% below their 2017 peak.",
        "With respect to the record March 2017, landings stood at 350 tonnes.",
        "In comparison with March 2017, landings stood at 350 tonnes.",
        "The catch, against the 405 tonnes noted in March 2017, was low at 350 tonnes.",
    ],
)
def test_the_time_compared_with_is_not_left_in_force(sentence: str) -> None:
    text = HEAD.format(sentence)
    assert period(text, "350") == "March 2020"
    assert period(text, "95") == "March 2020"


@pytest.mark.parametrize(
    ("sentence", "figure", "own"),
    [
        ("Almost twice the 188 recorded in 2017 were let in.", "188", "2017"),
        ("Landings rose from 188 tonnes in 2017 to 350 tonnes.", "188", "2017"),
        ("Landings rose to 350 tonnes from 188 tonnes in 2017.", "188", "2017"),
        ("Landings were up on March 2019 and rose from 188 tonnes to 350 tonnes.", "188", "March 2019"),
        ("Waiting time grew by 8% on the month before (from 188 to 203 days).", "188", "the month before"),
        ("Waiting time grew by 8% on the month before (from 75 to 188 days).", "188", "March 2020"),
        ("Prices ranged from 188 crowns to 350 crowns.", "188", "March 2020"),
        ("Boats paid from 188 crowns to 350 crowns.", "188", "March 2020"),
        ("Dues were 350 crowns (188 a year ago).", "188", "a year ago"),
        ("Dues were 350 crowns (188 a year ago).", "350", "March 2020"),
        ("Dues were 350 crowns, with 188 crowns a year earlier.", "188", "a year earlier"),
        ("Dues were 188 crowns, or 5 crowns per boat, in the prior quarter.", "188", "the prior quarter"),
        ("Dues were 188 crowns, or 5 crowns per boat, in the prior quarter.", "5", "the prior quarter"),
        ("Dues were 188 crowns, 5 percent more than a year earlier.", "188", "March 2020"),
        ("Dues of 188 crowns, a year earlier still 90 crowns, were paid.", "188", "March 2020"),
        ("Dues grew more slowly than the 7.9 percent (revised) posted in February.", "7.9", "February"),
        ("Dues were down on March 2019; boats paid 9 crowns, compared with 188 crowns for rafts.", "188", "March 2020"),
        ("Boats paid 9 crowns, compared with 188 crowns for the same month of 2019.", "188", "the same month of 2019"),
        ("Loans were 27.4% of assets against 28.1% at June 30, 2019.", "28.1", "June 30, 2019"),
        ("Landings for the first week were revised from 188 tonnes to 350 tonnes.", "188", "the first week"),
        ("Fees were up 5 percent on January 2017 (EUR 188 million).", "188 million", "January 2017"),
        ("It was 350, compared with an average of 188 over the prior 12 months.", "188", "the prior 12 months"),
    ],
)
def test_a_figure_compared_with_takes_its_own_time(sentence: str, figure: str, own: str) -> None:
    assert period(HEAD.format(sentence), figure) == own


@pytest.mark.parametrize(
    "sentence",
    [
        "Over the first quarter taken together, 350 boats called.",
        "Since a low in 2012, the port has won 350 boats.",
        "In January it had been 350.",
    ],
)
def test_a_digression_in_the_midst_of_a_paragraph_ends_with_it(sentence: str) -> None:
    assert period(HEAD.format(sentence), "95") == "March 2020"


def test_the_time_of_a_caption_holds_for_its_table_alone() -> None:
    text = (
        "In May, 610 boats called.\n\nTable 1. Boats by kind, week 12\n\nKind       Boats\nFerries       41\n"
        "Tugs          17\n\nSome 95 harbours answered.\n"
    )
    assert [period(text, f) for f in ("41", "17", "95")] == ["week 12", "week 12", "May"]


def test_the_day_of_publication_is_no_period() -> None:
    text = "PORT OF ESTER\n\nPort Ester, 12 September 2021, 10.30\n\nBOATS, JULY 2021\nArrivals of 350 boats\n"
    assert period(text, "350") == "JULY 2021"


@pytest.mark.parametrize(
    ("text", "figure", "own"),
    [
        ("2021年，全市法院结案530件。截至年底存案41件。人均结案88件。", "41", "截至年底"),
        ("2021年，全市法院结案530件。截至年底存案41件。人均结案88件。", "88", "2021年"),
        ("2021年，全市法院结案530件，为近十年来最低。\n\n调解88件。", "530", "2021年"),
        ("2021年，全市法院判赔41件，是2019年的1.7倍。调解88件。", "88", "2021年"),
        ("2021年，全市法院调解率45.9%（上年为41.2%）。人均结案88件。", "88", "2021年"),
        ("3月份，全市生产继续恢复。在监测的88项指标中，多数回升。", "88", "3月份"),
        ("2020年3月至9月间，王某某等41人售假。", "41", "2020年3月至9月间"),
    ],
)
def test_a_chinese_time_phrase_ends_where_another_is_only_beside_it(text: str, figure: str, own: str) -> None:
    assert period(text, figure) == own


def test_a_leading_time_without_figures_governs_its_paragraph() -> None:
    text = "Harbour dues\n\nIn May, trade held up well along the coast. Some 350 boats called.\n"
    assert period(text, "350") == "May"


STORY = "In 2021, officers stopped 610 boats. {} The court fined them 4,200 crowns.\n\nThey also opened 95 parcels.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "In a much-read case in Ester, the crew had hidden 188 cartons.",
        "A 34-year-old sailor was found with 188 cartons.",
        "On 6 June the captain of a tug was caught with 188 cartons.",
        "For example, a sailor from Ester had hidden 188 cartons.",
    ],
)
def test_a_case_takes_no_time_from_the_report_and_gives_it_back(sentence: str) -> None:
    text = STORY.format(sentence)
    assert period(text, "188") != "2021"
    assert period(text, "4,200") != "2021"
    assert period(text, "95") == "2021"


@pytest.mark.parametrize(
    "heading", ["Notes to editors", "Technical Note", "Explanatory notes", "Methodology", "About the survey"]
)
def test_notes_take_no_time_from_the_report(heading: str) -> None:
    text = (
        "Rents in March 2020\n\nIn March 2020, rents came to 610 crowns.\n\n"
        f"{heading}\n\nThe sample has 95 flats.\n\nIt leaves out 17 hotels.\n"
    )
    assert [period(text, f) for f in ("610", "95", "17")] == ["March 2020", None, None]


def test_a_note_leaves_its_own_time_behind() -> None:
    text = "In 2021, rents came to 610 crowns.\n\nNotes\n1. The June index of 88 is new.\n2. The sample has 95 flats.\n"
    assert [period(text, f) for f in ("88", "95")] == ["June", None]


@pytest.mark.parametrize(
    ("sentence", "figure", "told"),
    [
        (
            "Since the drive against nets and traps was launched in March, 310 poachers have been caught.",
            "310",
            "Since the drive against nets and traps was launched in March",
        ),
        ("Since the port was closed and the ferry moved, 41 boats have sunk.", "41", "Since the port was closed"),
    ],
)
def test_what_has_been_since_may_have_two_names(sentence: str, figure: str, told: str) -> None:
    assert period(sentence + "\n", figure) == told


def test_the_whole_of_a_year_is_one_time() -> None:
    text = "First the figures for the whole of last year.\n\nGuards checked 41 boats.\n"
    assert period(text, "41") == "the whole of last year"
    assert period("Over the whole of this year 96 boats sank.\n", "96") == "the whole of this year"
