"""Periods: dates only where words and the release's date leave no doubt."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.periods import derive
from extractor.periods.dated import released

AUGUST = date(2022, 8, 5)

READ = [
    ("the first half of this year", "2022-01-01", "2022-06-30"),
    ("From January to July this year", "2022-01-01", "2022-07-31"),
    ("as of the end of July", None, "2022-07-31"),
    ("September", "2021-09-01", "2021-09-30"),
    ("July", "2022-07-01", "2022-07-31"),
    ("in the third quarter of last year", "2021-07-01", "2021-09-30"),
    ("Third-Quarter 2023", "2023-07-01", "2023-09-30"),
    ("3Q23", "2023-07-01", "2023-09-30"),
    ("the last quarter of 2021", "2021-10-01", "2021-12-31"),
    ("last two months of last year", "2021-11-01", "2021-12-31"),
    ("the first seven months of 2022", "2022-01-01", "2022-07-31"),
    ("the first ten days of July", "2022-07-01", "2022-07-10"),
    ("this year's July 1st", "2022-07-01", "2022-07-01"),
    ("every night from July 22 to 24", "2022-07-22", "2022-07-24"),
    ("between 1 June and 15 August 2021", "2021-06-01", "2021-08-15"),
    ("July 25–August 3", "2022-07-25", "2022-08-03"),
    ("June and July", "2022-06-01", "2022-07-31"),
    ("December and January", "2021-12-01", "2022-01-31"),
    ("from November 2021 to March", "2021-11-01", "2022-03-31"),
    ("2018-2022", "2018-01-01", "2022-12-31"),
    ("the 1990s", "1990-01-01", "1999-12-31"),
    ("the 13th Five-Year Plan period (2016-2020)", "2016-01-01", "2020-12-31"),
    ("the three months to May 2023", "2023-03-01", "2023-05-31"),
    ("the year to June 2023", "2022-07-01", "2023-06-30"),
    ("nine months ended October 1, 2023", None, "2023-10-01"),
    ("week ending July 3, 2022", "2022-06-27", "2022-07-03"),
    ("13 weeks ended October 1, 2023", "2023-07-03", "2023-10-01"),
    ("as of 24:00 on July 2", None, "2022-07-02"),
    ("year-end 2021", "2021-12-31", "2021-12-31"),
    ("the first three quarters of 2021", "2021-01-01", "2021-09-30"),
    ("the five years from 2017 to 2021", "2017-01-01", "2021-12-31"),
    ("the January-to-July period", "2022-01-01", "2022-07-31"),
    ("full-year 2021", "2021-01-01", "2021-12-31"),
    ("12-month period ended June 30, 2022", "2021-07-01", "2022-06-30"),
    ("since 2017", "2017-01-01", None),
    ("from 2018 to date", "2018-01-01", None),
    ("so far this year", "2022-01-01", None),
    ("this year", "2022-01-01", None),
    ("last month", "2022-07-01", "2022-07-31"),
    ("February 2020", "2020-02-01", "2020-02-29"),
    ("上半年", "2022-01-01", "2022-06-30"),
    ("1至6月", "2022-01-01", "2022-06-30"),
    ("今年1—7月份", "2022-01-01", "2022-07-31"),
    ("１至１１月", "2021-01-01", "2021-11-30"),
    ("截至7月底", None, "2022-07-31"),
    ("前三季度", None, None),
    ("2021年前三季度", "2021-01-01", "2021-09-30"),
    ("前7个月", "2022-01-01", "2022-07-31"),
    ("去年", "2021-01-01", "2021-12-31"),
    ("今年以来", "2022-01-01", None),
    ("自3月1日启动以来", "2022-03-01", None),
    ("7月18日至27日", "2022-07-18", "2022-07-27"),
    ("2021年11月至2022年3月", "2021-11-01", "2022-03-31"),
    ("2018年—2022年", "2018-01-01", "2022-12-31"),
    ("二〇二一年十二月", "2021-12-01", "2021-12-31"),
    ("“十三五”期间", "2016-01-01", "2020-12-31"),
    ("7月上旬", "2022-07-01", "2022-07-10"),
    ("截至2022年6月30日24时", None, "2022-06-30"),
]


@pytest.mark.parametrize(("phrase", "start", "end"), READ)
def test_a_period_gets_the_days_its_words_name(phrase: str, start: str | None, end: str | None) -> None:
    dates = derive(phrase, AUGUST)
    got = (None, None) if dates is None else (dates.start and str(dates.start), dates.end and str(dates.end))
    assert got == (start, end)


DOUBTFUL = [
    "the past two months",
    "over the past five years",
    "up to now",
    "so far",
    "the prior year",
    "the previous year",
    "the same period last year",
    "a year earlier",
    "last July",
    "July or August",
    "January and March",
    "since the campaign opened in July",
    "the busiest week of July",
    "by July",
    "by the end of September",
    "the third quarter",
    "the second half",
    "fiscal 2022",
    "FY22",
    "2022-23",
    "the five years from 2017 to 2022",
    "the five years",
    "February 30",
    "June 31 to July 4",
    "from August to June 2022 2023",
    "early July",
    "the National Day holiday",
    "自行动启动以来",
    "去年同期",
    "近三年",
    "截至目前",
    "截至7月",
    "全年",
    "7月初",
    "今年第三季度左右",
    "13月",
    "",
]


@pytest.mark.parametrize("phrase", DOUBTFUL)
def test_a_period_in_doubt_stays_without_dates(phrase: str) -> None:
    assert derive(phrase, AUGUST) is None


def test_without_the_date_of_the_release_only_printed_years_count() -> None:
    assert derive("the first half of this year") is None
    assert derive("July") is None
    assert derive("去年") is None
    printed = derive("July 2021")
    assert printed is not None
    assert (printed.start, printed.leaned) == (date(2021, 7, 1), False)


def test_what_came_from_the_release_is_marked() -> None:
    for phrase in ("July", "the first half of this year", "从1月到6月", "from January to July"):
        dates = derive(phrase, AUGUST)
        assert dates is not None
        assert dates.leaned


def test_quarters_of_a_book_year_stay_without_dates() -> None:
    assert derive("the third quarter of 2023", AUGUST, calendar=False) is None
    assert derive("2023年第三季度", AUGUST, calendar=False) is None
    assert derive("the full year 2023", AUGUST, calendar=False) is None
    ended = derive("third quarter ended September 30, 2023", AUGUST, calendar=False)
    assert ended is not None
    assert (ended.start, ended.end) == (date(2023, 7, 1), date(2023, 9, 30))


MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905 -- easier to read than a list


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_every_full_date_reads_back_in_every_print(day: date, on: date) -> None:
    name = MONTHS[day.month - 1]
    for phrase in (
        f"{name} {day.day}, {day.year}",
        f"on {day.day} {name[:3]} {day.year}",
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
    ):
        dates = derive(phrase, on)
        assert dates is not None, phrase
        assert (dates.start, dates.end, dates.leaned) == (day, day, False)
        if phrase != f"on {day.day} {name[:3]} {day.year}":
            assert released(phrase, "") == (day, "date")


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 11))
def test_an_unsaid_year_never_puts_a_month_after_the_release(on: date, month: int) -> None:
    dates = derive(MONTHS[month], on)
    assert dates is not None
    assert dates.start is not None
    assert dates.start <= on < dates.start + timedelta(days=366 + 31)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.text(alphabet="0123456789一二三十年月日至到-上下半季度截底今去前个第期间 ", max_size=14), st.dates())
def test_no_chinese_phrase_breaks_it_and_no_period_ends_before_it_starts(phrase: str, on: date) -> None:
    dates = derive(phrase + "月", on)
    if dates and dates.start and dates.end:
        assert dates.start <= dates.end


WORDS = "from to the end of first half last this year July August 2021 2022 18 3rd quarter and by since - , months two Q 30".split()  # noqa: SIM905, E501 -- easier to read than a list


@settings(derandomize=True, max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=8), st.dates())
def test_no_english_phrase_breaks_it_and_no_period_ends_before_it_starts(words: list[str], on: date) -> None:
    dates = derive(" ".join(words), on)
    if dates and dates.start and dates.end:
        assert dates.start <= dates.end


@pytest.mark.parametrize(
    ("printed", "name", "day", "told_by"),
    [
        ("Jul 2, 2021", "note", date(2021, 7, 2), "date"),
        ("8:30 a.m. Friday, 6 January 2023", "note", date(2023, 1, 6), "date"),
        ("August 26", "20210826_notice", date(2021, 8, 26), "name"),
        (None, "2021-07-02-quarry-report", date(2021, 7, 2), "name"),
        ("25/04/2021", "note", date(2021, 4, 25), "date"),
        ("03/04/2021", "note", None, None),
        ("from May 1, 2021 to May 3, 2021", "note", None, None),
        (None, "1202101019", None, None),
    ],
)
def test_the_day_of_a_release(printed: str | None, name: str, day: date | None, told_by: str | None) -> None:
    assert released(printed, name) == (day, told_by)
