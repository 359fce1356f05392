"""Named times of the year, days with their year, months in a row, and what all figures are said to be of."""

import pytest
from filled import HEAD, period


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("In the Harvest Festival week, 41 boats came.", "the Harvest Festival week"),
        ("Over the long Easter weekend 41 boats came.", "the long Easter weekend"),
        ("In the 30-day travel rush 41 boats came.", "the 30-day travel rush"),
        ("Some 41 boats came in the dry months.", "the dry months"),
        ("In the Spring Festival holiday 41 boats came.", "the Spring Festival holiday"),
        ("The holiday season cost 41 crowns.", "March 2020"),
        (
            "In the first stage (October last year to January this year) 41 boats came.",
            "October last year to January this year",
        ),
        ("It has let in 41 boats since it opened on May 3, 2017; all paid.", "since it opened on May 3, 2017"),
        ("In week 6, 2021, 41 boats came.", "week 6, 2021"),
        ("Between January and April 41 boats came.", "Between January and April"),
        ("In the decade to 2019 some 41 boats came.", "the decade to 2019"),
        ("Some 41 boats (January 2019) were let in.", "January 2019"),
        ("Of those released in 2019, some 41 came back.", "2019"),
        ("Dues were 12 percent below the revised January estimate of 41 crowns.", "January"),
        ("Dues were 41 percent below the revised January estimate.", "March 2020"),
        (
            "In the third quarter ended 30 September 2019 it held 41 boats.",
            "the third quarter ended 30 September 2019",
        ),
    ],
)
def test_a_time_of_the_year_by_its_name(sentence: str, own: str) -> None:
    assert period(HEAD.format(sentence), "41") == own


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("七、八两个月，共有41人落水。", "七、八两个月"),
        ("2020年1、2月份，共有41人落水。", "2020年1、2月份"),
        ("一、8月末有41人落水。", "8月末"),
        ("截至上月末，全市有车76辆，其中新车41辆。", "截至上月末"),
    ],
)
def test_months_in_a_row_and_the_end_of_last_month(sentence: str, own: str) -> None:
    assert period(sentence, "41") == own


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("自2018年改革以来，办了三件事，以下数据均截至今年6月底。\n\n一是建站。全省建站41个。", "截至今年6月底"),
        (
            "The plan has worked since 2018.\n\nAll figures below are as of 30 June 2020.\n\nSome 41 boats came.\n",
            "as of 30 June 2020",
        ),
    ],
)
def test_what_the_figures_are_said_to_be_of(text: str, own: str) -> None:
    assert period(text, "41") == own


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("It is reckoned that 41 in 60 boats are checked.", None),
        ("A new quay will have 41 berths.", None),
        ("Next, 41 cameras are expected to be set up.", None),
        ("The gap narrowed to 41 tonnes from 96 tonnes in 2019.", "March 2020"),
        ("The gap narrowed to 96 tonnes from 41 tonnes in 2019.", "2019"),
        ("The new quay, due to open in 2022, will have 41 berths.", None),
        ("In 2022 a new quay will have 41 berths.", "2022"),
        ("The quay, bought in 2018 for 76 crowns, brought in 41 crowns.", "March 2020"),
        ("Ten years ago it had 76 boats; today it is 41.", "today"),
        ("There were more boats than in any year since the port was opened in 2009; 41 sank.", "March 2020"),
    ],
)
def test_plans_and_remarks_are_of_no_time_and_clauses_put_in_keep_theirs(sentence: str, own: str | None) -> None:
    assert period(HEAD.format(sentence), "41") == own


def test_may_is_a_month_where_it_fills_a_cell() -> None:
    text = "Dues in 2020\n\nTable 1. Dues, 2020\n\nMonth      Dues\nApril       610\nMay          41\nJune         96\n"
    assert period(text, "41") == "May"
