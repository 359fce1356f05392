"""Time phrases of the rule-based filler: what is one, what it dates, and where it ends."""

import pytest

from eval.leniency import same_phrase
from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form


def period(text: str, figure: str) -> str | None:
    """The period of the statistic of a figure, or of a change that stands alone."""
    rows = [gold_form(s) for s in fill(Index(text)).value.statistics]
    found = [r for r in rows if figure in (r["text"], r["text"] is None and r["change"]["text"])]
    assert found, f"{figure} is no statistic of {text!r}"
    phrase: str | None = found[0]["period"]
    return phrase


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


HEAD = "Harbour dues in March 2020\n\nIn March 2020, dues came to 610 crowns. {}\n\nA further 95 boats were let in.\n"


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
    ("text", "figure", "own"),
    [
        (
            "The catch was 19% higher than in June 2019. The weight, up from 8.9 tonnes, is a record.",
            "8.9",
            "June 2019",
        ),
        (
            "- cod 180 kg (first half of 2019: 240 kg);\n- eel 655 kg, after 870 kg, worth little;",
            "870",
            "first half of 2019",
        ),
        ("Fees rose to 9 million from 8 million.", "8 million", None),
    ],
)
def test_figures_of_an_earlier_time_take_that_time_if_it_is_printed(text: str, figure: str, own: str | None) -> None:
    assert period("In June 2020, fish was landed.\n\n" + text, figure) == own


def test_the_time_of_the_lead_governs_a_list_though_many_lines_stand_before_it() -> None:
    text = (
        "GOVERNMENT OF PERRIN\nMINISTRY OF FARMS\n\nFinal Estimates released\n\nNew Perrin, 25th September, 2021\n\n"
        "The Ministry of Farms has today released the Final Estimates of all major crops for the year 2020-21.\n\n"
        "They are as under:\n\n   * Rice - 512.70 LMT\n   * Sugar - 1,806 LMT\n"
    )
    assert [period(text, f) for f in ("512.70", "1,806")] == ["the year 2020-21", "the year 2020-21"]


@pytest.mark.parametrize(
    ("sentence", "figure", "own"),
    [
        ('The master said: "We let in 350 boats in the second quarter."', "350", "the second quarter"),
        ("Dues were 350 crowns, 9.1% ahead of last year.", "350", "March 2020"),
        ('"Ten years ago we let in 350 boats," the master said.', "350", "Ten years ago"),
        ("In one case heard last May, a master paid 350 crowns.", "350", "last May"),
    ],
)
def test_what_somebody_says_or_compares_with_leaves_no_time_behind(sentence: str, figure: str, own: str) -> None:
    text = HEAD.replace("{}", "Trade was brisk.\n\n{}").format(sentence)
    assert period(text, figure) == own
    assert period(text, "95") == "March 2020"


def test_up_from_takes_no_time_of_another_paragraph() -> None:
    text = "In 2021, 96 claims lay, against 103 a year earlier.\n\nBoats came to 142, up from 155 boats.\n"
    assert [period(text, f) for f in ("103", "142", "155")] == ["a year earlier", "2021", None]


@pytest.mark.parametrize(
    ("text", "figure", "own"),
    [
        ("In Varna, where cameras were put up in March, offences came to 41.", "41", "2020"),
        ("The Agency has 41 cameras and 96 cars.", "41", None),
        ("The Agency has 41 cameras and 96 cars.", "96", None),
        ("Small farmers account for 41 per cent of the claims.", "41", None),
        ("The price was KRV 71.20 in July, up from KRV 64.90 in June. It was below zero in 41 hours.", "41", "July"),
    ],
)
def test_what_is_put_in_or_always_so_takes_no_time_and_leaves_none(text: str, figure: str, own: str | None) -> None:
    assert period(f"In 2020, 610 boats called.\n\n{text}\n", figure) == own


def test_a_part_of_the_time_in_force_is_for_its_own_clause() -> None:
    text = "前三季度，工业增加值同比增长6.8%。其中，9月份增长7.2%。制造业增加值增长11.4%。"
    assert [period(text, f) for f in ("6.8", "7.2", "11.4")] == ["前三季度", "9月份", "前三季度"]


def test_each_item_of_a_list_goes_back_to_the_time_of_the_first() -> None:
    text = (
        "Money and banking\n\n* Money grew by 7.4% in September, from 7.9% in August.\n"
        "* Credit stood at 4.61 trillion crowns at the end of the month.\n* The Bank sold 310 million crowns.\n"
    )
    assert [period(text, f) for f in ("4.61 trillion", "310 million")] == ["the end of the month", "September"]


def test_since_keeps_the_weeks_in_its_brackets() -> None:
    text = "Since the start of the year (weeks 1 to 22), 61,400 cases have been told. The rate is 41."
    for figure in ("61,400", "41"):
        assert period(text, figure) == "Since the start of the year (weeks 1 to 22)"


def test_a_heading_ends_the_digression_of_the_section_before() -> None:
    text = (
        "In March, dues came to 610 crowns. Over the first quarter taken together, 350 boats called.\n\n"
        "Fees\nA further 95 boats paid.\n"
    )
    assert period(text, "95") == "March"


@pytest.mark.parametrize(
    "head",
    [
        "Harbour dues in 2020\nOffice of Harbours, March 2021\n\n1. Boats\nSome 350 boats called.\n",
        "东山省2020年医疗服务公报\n\n东山省卫生健康委员会 2021年4月\n\n一、服务\n诊疗350人。\n",
    ],
)
def test_the_month_of_issue_is_no_period(head: str) -> None:
    assert (period(head, "350") or "").startswith("2020")


def test_the_month_itself_is_told_once() -> None:
    assert period("全年报告病例530例。12月当月报告41例。", "41") == "12月"


def test_an_older_figure_without_a_time_takes_that_of_the_last_older_one() -> None:
    told = HEAD.format(
        "Landings rose from 120 tonnes in 2017 to 350 tonnes.\n\nFerry fares went up from {} to 9 crowns."
    )
    assert period(told.format("7"), "7") == "2017"
    assert period(told.format("7").replace(" in 2017", ""), "7") is None


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ("In 2018 Avel exported 610 tonnes. In the year 95 boats called.", "2018"),
        ("In March 2020 dues came to 610 crowns. That month 95 boats called.", "March 2020"),
        (
            "In the third quarter of 2018 dues came to 610 crowns. Some 95 boats called in the quarter.",
            "the third quarter of 2018",
        ),
        (
            "In epidemiological week 7 there were 610 cases. 95 boats were held during the week.",
            "epidemiological week 7",
        ),
        ("In the first half of 2018 dues came to 610 crowns. 95 boats called in the half.", "the first half of 2018"),
        ("In March dues came to 610 crowns. In the month 95 boats called.", "the month"),
        ("In 2018 Avel exported 610 tonnes. In the month 95 boats called.", "the month"),
        ("In 2018 Avel exported 610 tonnes. Exports rose 95 percent over the year.", "the year"),
        ('In 2018 Avel exported 610 tonnes. "In the year 95 boats called," said a pilot.', "the year"),
    ],
)
def test_a_time_named_by_its_kind_alone_points_back_to_the_full_phrase(told: str, own: str) -> None:
    assert same_phrase(period(told, "95"), own), period(told, "95")


OLDER = "Dues fell to 350 crowns, from 358 crowns in May 2019 (first reported as 354 crowns)."
SINKING = "Some 29 boats sank so far this year (same period 2019: 220), seven of them rafts."


@pytest.mark.parametrize(
    ("text", "figure", "own"),
    [
        (
            "AIR\nThe ports reported the following for Jan-Feb 2020:\n- Boats: 440;\n- Rafts: 900;",
            "440",
            "Jan-Feb 2020",
        ),
        (
            "AIR\nThe ports reported the following for Jan-Feb 2020:\n- Boats: 440;\n- Rafts: 900;",
            "900",
            "Jan-Feb 2020",
        ),
        (
            "Key figures for the first half of 2019:\n\n- Boats: 440;\n- Rafts: 95 in all.",
            "440",
            "the first half of 2019",
        ),
        ("There were 86 in 2017 and 37 in 2018; and 440 files were lodged in 2017.", "440", "2017"),
        ("In 2018 there were 86 cases; 440 files were lodged.", "440", "2018"),
        (OLDER, "354", "May 2019"),
        (OLDER, "350", "March 2020"),
        (SINKING, "220", "same period 2019"),
        (SINKING, "seven", "so far this year"),
    ],
)
def test_lists_clauses_and_brackets_have_their_own_times(text: str, figure: str, own: str) -> None:
    assert same_phrase(period(HEAD.format(text), figure), own), period(HEAD.format(text), figure)


def test_a_line_too_long_to_be_wrapped_leaves_the_digression_of_the_line_before() -> None:
    line = (
        "Ferries: more guests on board. {} of the guests who were asked in the larger harbours of the coast had {}.\n"
    )
    told = line.format("Most", "come by rail, after 61 percent had in the last winter, or 72 percent in June 2018")
    text = "Ferries in July 2018\n\n" + told * 2 + line.format("Some 188", "paid more than one crown for their passage")
    assert period(text, "188") == "July 2018"


@pytest.mark.parametrize(
    ("sentence", "figure", "own"),
    [
        ("Over the past five years the fleet grew from 120 to 340 boats.", "120", "the past five years"),
        ("Landings were well above the 2018 total of 340 tonnes.", "340", "2018"),
        ("Landings came to 350 tonnes, compared with the 2018 figure of 340 tonnes.", "350", "March 2020"),
        ("Dues were $5.2 billion, compared with the prior year's $4.8 billion.", "4.8 billion", "the prior year"),
        ("The rate was 3.4%, down from February (3.6%).", "3.6", "February"),
        ("The fleet of 340 boats compares with 120 boats ten years ago.", "340", "March 2020"),
        ("Dues for Q4 were $5.2 million and for the full year $18 million.", "5.2 million", "Q4"),
        ("In the first fifteen days of May, 340 boats called.", "340", "the first fifteen days of May"),
        ("In the same six months of 2018, 340 boats called.", "340", "the same six months of 2018"),
        ("On the night of June 12, 340 boats called.", "340", "the night of June 12"),
        ("In the six months to 30 June 2019 (H1 2019), 340 boats called.", "340", "the six months to 30 June 2019"),
        ("The fee of Instruction 7/2018 was paid by 340 boats.", "340", "March 2020"),
        ("There were 2.6 boats per pilot, down from a peak of 4.3 in May 2018.", "2.6", "March 2020"),
        ("We stopped 340 boats, of which 12 rafts in January.", "340", "March 2020"),
        ("The Board approved a dividend of $0.34 per share, payable on 9 June.", "0.34", None),
        ("In 2019 a dividend of $0.34 per share was paid.", "0.34", "2019"),
        ("The port has 95 pilots at more than 340 berths.", "340", None),
    ],
)
def test_the_time_of_another_figure_is_left_to_it(sentence: str, figure: str, own: str | None) -> None:
    assert period(HEAD.format(sentence), figure) == own


@pytest.mark.parametrize(
    "told",
    [
        "About Avel Ports: the company of 340 pilots is listed in Sarn.",
        "About Avel Ports\n\nThe company of 340 pilots is listed in Sarn.",
        "Founded in Sarn, Avel Ports is a company of 340 pilots.",
    ],
)
def test_what_a_release_says_of_its_issuer_is_of_no_time(told: str) -> None:
    assert period(HEAD.format("Boats paid.").replace("A further 95 boats were let in.", told), "340") is None


@pytest.mark.parametrize(
    ("sentence", "figure", "own"),
    [
        ("The figure for the previous year was 340 boats.", "340", "the previous year"),
        ("During the same period last year it had been 340 crowns.", "340", "the same period last year"),
        ("Over the same period 340 boats were sold.", "340", "March 2020"),
        ("Sales have halved since 2011, when 340 boats were sold.", "340", "2011"),
        ("The share was 34%, the same as in 2018.", "34", "March 2020"),
        ("Over 2019, the average was 340 boats.", "340", "2019"),
        ("Boats paid 9 crowns in 2019, after 8 crowns in 2018 and 340 crowns before the storm in 2011.", "340", "2011"),
        ("Dues were the lowest since May 2011, when 340 boats were sold.", "340", "May 2011"),
        ("The ministry said on 14 May that 340 boats had been sold.", "340", "March 2020"),
        ("The port means to sell 340 boats in the next two years.", "340", "the next two years"),
        ("Full-year 2019 sales were 340 crowns.", "340", "Full-year 2019"),
        ("In the first week of May the fleet had not changed. There were 340 boats.", "340", "March 2020"),
    ],
)
def test_old_times_are_of_what_is_told_of_them_alone(sentence: str, figure: str, own: str) -> None:
    assert period(HEAD.format(sentence), figure) == own
    assert period(HEAD.format(sentence), "95") == "March 2020"


EARNED = (
    "Income was $9 million, or $0.91 per share, compared with income of $8 million, or $0.82 per share, for May 2019."
)


@pytest.mark.parametrize(
    ("figure", "own"),
    [("9 million", "March 2020"), ("0.91", "March 2020"), ("8 million", "May 2019"), ("0.82", "May 2019")],
)
def test_income_and_income_per_share_are_of_one_time(figure: str, own: str) -> None:
    assert period(HEAD.format(EARNED), figure) == own
