"""How far a time reaches: sections under a heading, the days of an action, pairs of years, clauses of their own."""

import pytest
from filled import HEAD, period

PLAIN = "The harbour office met the press. Its head spoke and took questions.\n\nIt rained. The hall was full.\n\n{}\n"
"""A release with no time in force."""


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("I. Dues paid up to 15 May", "up to 15 May"),
        ("A. Boats let in since the start of the year", "since the start of the year"),
        ("II. The first half of the year", "The first half of the year"),
        ("3. Checks carried out between 1 and 15 June", "between 1 and 15 June"),
        ("The first six months in figures", "The first six months"),
        ("V. This year's results", "This year"),
        ("State of the moorings at the end of June", "the end of June"),
        ("Boats in the second half-year", "the second half-year"),
        ("Outcome of the inspection of boats that were moored at the old northern quay since 1 May", "since 1 May"),
        ("Since 1 May many came to see the boats that were moored at the old quay", "Since 1 May"),
        ("Compared with the second half of 2019", None),
    ],
)
def test_a_heading_begins_or_ends_with_the_time_of_its_section(heading: str, own: str | None) -> None:
    assert period(PLAIN.format(f"{heading}\n\nWardens stopped 41 boats."), "41") == own


def test_items_under_a_heading_keep_its_time() -> None:
    text = PLAIN.format("I. Dues paid up to 15 May\n1. Sail: boats 41.\n\n2. Steam: boats 52.\n\n3. Oars: boats 63.")
    assert [period(text, figure) for figure in ("41", "52", "63")] == ["up to 15 May"] * 3


def test_the_next_heading_of_its_kind_ends_the_time_of_a_section() -> None:
    text = HEAD.format("\n\nBoats in May 2021\n\nThere were 41 boats.\n\nQuays\n\nWardens swept 52 quays.")
    assert [period(text, figure) for figure in ("41", "52")] == ["May 2021", "March 2020"]


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ("The sweep of the moorings took place from 3 to 21 May.", "from 3 to 21 May"),
        ("Operation Clear Water ran from 3 May till the end of June.", "from 3 May till the end of June"),
        ("The inspection was carried out by all wardens between 3 and 21 May.", "between 3 and 21 May"),
        ("The sweep lasted from April to June.", "from April to June"),
        ("The next sweep is planned for 3 to 21 May.", "March 2020"),
    ],
)
def test_the_days_of_an_action_hold_for_their_paragraph(told: str, own: str) -> None:
    text = HEAD.format(
        f"\n\nIt rained. The hall was full.\n\n{told} Wardens stopped 41 boats.\n\nThere were 52 quays left."
    )
    assert period(text, "41") == own
    assert period(text, "52") == "March 2020"


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("It let in 12 boats in 2021 and 13 in 2020; the share of sail went from 41 to 52 percent.", "2020", "2021"),
        (
            "Last year 12 boats came and in 2019 only 13; the share of sail went from 41 to 52 percent.",
            "2019",
            "Last year",
        ),
        ("It let in 12 boats in May and 13 in April, but dues rose from 41 to 52 crowns.", "April", "May"),
        ("In 2019 it let in 12 boats and in 2021 13; dues of 52 crowns were paid.", None, "2021"),
    ],
)
def test_the_earlier_of_two_years_governs_its_own_figure(sentence: str, old: str | None, new: str) -> None:
    text = HEAD.format(sentence)
    assert old is None or period(text, "41") == old
    assert period(text, "52") == new


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("Some 41 boats came, whereas a year before 52 boats had come.", "March 2020", "a year before"),
        ("There were 41 boats; the year before it had been 52.", "March 2020", "the year before"),
        ("Some 41 boats are let in, until now they paid 52 crowns.", "March 2020", "until now"),
        ("Some 41 boats came, and by mid-May they had paid 52 crowns.", "March 2020", "by mid-May"),
        ("Some 41 boats came in week 9 as against 52 boats and 4 rafts in week 8.", "week 9", "week 8"),
        ("It let in 41 boats, less than the week before (19 sail and 52 steam).", "March 2020", "the week before"),
        ("Dues went from 41 to 52 crowns over the past two weeks.", "the past two weeks", "the past two weeks"),
        ("The quay opened in May has room for 41 boats; 52 of it had been let by 12 June.", "May", "by 12 June"),
        ("Repairs take 41 crowns, 52 percent of which had been paid by 12 June.", "March 2020", "by 12 June"),
    ],
)
def test_a_clause_with_a_time_of_its_own(sentence: str, first: str, second: str) -> None:
    text = HEAD.format(sentence)
    assert (period(text, "41"), period(text, "52")) == (first, second)


@pytest.mark.parametrize(
    "phrase",
    [
        "the entire year 2023", "the nine months of 2024", "the ten months of the year", "the end of the legal year",
        "the financial year", "the year under review", "the first half year of 2024", "the business year 2023/24",
        "the 2023/24 school year", "the 2022-2023 winter", "the second ten-day period of May", "calendar week 23",
        "the week from 3 to 9 June", "the spring of this year", "the third quarter of the previous year",
        "the fourth quarter of the fiscal year 2024", "the months of May and June", "the years 2021 to 2023",
        "the first semester of 2024", "the June quarter", "the December 2023 quarter",
        "the five months from January to May",
        "the third week of the month", "the weekend",
    ],
)  # fmt: skip
def test_stretches_of_time(phrase: str) -> None:
    assert period(PLAIN.format(f"Wardens stopped 41 boats in {phrase}."), "41") == phrase


@pytest.mark.parametrize(
    ("told", "own", "after"),
    [
        ("In the sheds 12 boats were kept, and on two quays 41 at the end of 2018.", "the end of 2018", "March 2020"),
        ("In 2013 there were still 41 boats.", "2013", "March 2020"),
        ("Over the last ten years it let in 41 boats.", "the last ten years", "March 2020"),
        ("Over April it let in 12 boats, with 41 left on 3 May; 52 of them paid.", "3 May", "April"),
        ("Dues climbed by 52 crowns, because a berth went from 12 to 41 crowns in June.", "June", "March 2020"),
        ("In the course of the year 41 new quays were built.", "the course of the year", "March 2020"),
        ("A berth of the harbour now has 41 rings.", "now", "March 2020"),
    ],
)
def test_a_time_told_in_passing_does_not_last(told: str, own: str, after: str) -> None:
    text = HEAD.format(f"\n\n{told}\n\nOf the rest, 52 boats paid.")
    assert (period(text, "41"), period(text, "52")) == (own, after)


def test_the_same_day_is_the_day_told_last() -> None:
    text = HEAD.format("\n\nOn 3 May 2020 there were 41 boats.\n\nOn the same day the quay had 52 boats.")
    assert period(text, "52") == "3 May 2020"


@pytest.mark.parametrize(
    ("sentence", "figure", "own"),
    [
        ("截至2024年3月31日止年度，港口收入41亿元。", "41亿", "截至2024年3月31日止年度"),
        ("港口收入52亿元（2022/23财年：41亿元）。", "41亿", "2022/23财年"),
        ("2024/25财年，港口计划投资41亿元。", "41亿", "2024/25财年"),
        ("2025年底前，港口将新建泊位41个。", "41", "2025年底前"),
        ("港口现有职工41人。", "41", None),
    ],
)
def test_chinese_book_years_and_what_is_so_at_all_times(sentence: str, figure: str, own: str | None) -> None:
    assert (
        period(f"2024年上半年港口生产情况\n\n2024年上半年，港口完成货物吞吐量610万吨。\n\n{sentence}\n", figure) == own
    )


def test_a_web_stamp_is_no_month() -> None:
    text = "Harbour dues\n\n2022-01-19 17:26   Read by 2,714\n\nThe office met the press.\n\nIt let in 41 boats.\n"
    assert period(text, "41") is None
