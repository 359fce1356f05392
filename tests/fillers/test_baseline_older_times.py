"""Which of the times in force a figure takes: that of an older one, of its list, its clause, its heading or none."""

import pytest
from filled import HEAD, period

from eval.leniency import same_phrase


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
