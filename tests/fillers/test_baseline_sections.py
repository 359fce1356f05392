"""What sections leave behind: headings that name a body, another speaker, a topic behind a case."""

import pytest
from filled import campaign, period, row, scope

COURT = (
    "SUPREME COURT OF NORDEN\n\nOn Monday the head of the court spoke. He had been ill. He spoke. He was brief.\n\n"
    "In 2020 the Supreme Court of Norden closed 610 files.\n\n"
)


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("II. Criminal division", "Criminal division"),
        ("2. The Land Court", "The Land Court"),
        ("Harbour Police", "Harbour Police"),
        ("Press office", "the Supreme Court of Norden"),
        ("Cases before the court", "the Supreme Court of Norden"),
        ("Appeals", "the Supreme Court of Norden"),
    ],
)
def test_a_heading_that_names_a_body_gives_the_scope_of_its_section(heading: str, own: str) -> None:
    text = f"{COURT}{heading}\n\nOver 41 appeals came in.\n\nCosts\n\nSome 96 lawyers were paid.\n"
    assert scope(text, "41") == own
    assert scope(text, "96") == "the Supreme Court of Norden"


@pytest.mark.parametrize(
    "opening",
    ["Mira Holt (Crime Bureau): I shall be brief.\n\n1. Fraud. ", "Mira Holt: Thank you. ", "何小米(宣传处处长)："],
)
def test_another_speaker_brings_no_time_along(opening: str) -> None:
    report = "From May 3 to June 9, 2020, police closed 610 files.\n\nA further 41 were open.\n\n"
    text = f"{report}{opening}Some 96 gangs were broken up.\n"
    assert period(text, "41") == "From May 3 to June 9, 2020"
    assert period(text, "96") is None


def test_a_topic_leaves_a_case_behind() -> None:
    text = (
        "Police across the country closed 610 files.\n\nIn a case in Varn, three sheds were shut. "
        "As for drugs, 41 suspects were held.\n"
    )
    assert scope(text, "41") == "Police across the country"


def test_where_a_drive_was_set_up_holds_for_its_results() -> None:
    text = 'Last May the ministry set up the "Clean Harbour" campaign nationwide. In all, 41 sheds were shut.\n'
    assert scope(text, "41") == "nationwide"


@pytest.mark.parametrize(
    "name", ["Hallen Pumps AB (publ)", "Hallen Oil A/S", "Hallen Chemie GmbH", "Hallen Bank Q3 profit up"]
)
def test_where_a_company_sits_is_no_scope(name: str) -> None:
    text = f"{name}: report for 2020\nVarn, 7 February 2021\n\nSales in Varn rose. Orders came to 610 million crowns.\n"
    assert row(text, "610 million")["scope"] is None


def test_a_day_told_in_passing_leaves_the_time_in_force() -> None:
    text = (
        "In 2020 police held 610 boats. The largest, of 41 tonnes, was found on 8 November. Fines rose to 96 crowns.\n"
    )
    assert [period(text, f) for f in ("41", "96")] == ["8 November", "2020"]


def test_behind_a_table_the_time_before_it_is_in_force() -> None:
    text = (
        "In March 2020, dues came to 610 crowns.\n\nTable 1. Dues by port, May 2019\n\nPort   Dues\nVarn     12\n\n"
        "Some 41 boats were let in.\n"
    )
    assert period(text, "41") == "March 2020"


def test_the_lead_tells_with_its_year_the_time_of_the_title() -> None:
    text = (
        "Hallen Bank Q3 profit up 12 pc\n\nHallen Bank earned 610 crowns in the quarter ended December 2020.\n\n"
        "Income rose to 41 crowns.\n"
    )
    assert period(text, "41") == "the quarter ended December 2020"


@pytest.mark.parametrize("back", ["Since its launch", "During the campaign", "Since then"])
def test_a_time_that_points_back_is_the_one_named_before(back: str) -> None:
    text = f'The "Clean Harbour" campaign has run since April 1. {back}, 41 sheds were shut. Some 96 men were held.\n'
    assert [period(text, f) for f in ("41", "96")] == ["since April 1"] * 2
    assert campaign(text, "41") == "Clean Harbour"


def test_a_stage_is_a_part_of_a_drive() -> None:
    text = (
        'Ports clean: the "Clear Harbour" campaign\n\nThe campaign has three stages. In the first stage '
        "(March 2020 to May 2020) police shut 41 sheds.\n"
    )
    assert campaign(text, "41") == "Clear Harbour"
    assert period(text, "41") == "March 2020 to May 2020"


def test_a_drive_in_straight_quotes_names_its_section() -> None:
    text = '全省检察机关起诉76人。\n\n二、"清湖"专项行动。自去年4月开展专项行动以来,全省检察机关起诉41人。'
    assert campaign(text, "41") == "清湖"


def test_a_place_of_one_section_ends_with_the_heading_of_the_next() -> None:
    text = (
        "Northmoor police recorded 610 burglaries in 2020.\n\nViolence\nAssaults rose to 12. "
        "In the city of Varn, there were 41.\n\nRoads\nA total of 96 people were killed.\n"
    )
    assert [scope(text, f) for f in ("41", "96")] == ["the city of Varn", "Northmoor police"]


def test_a_section_behind_one_with_the_time_of_the_report_has_it_too() -> None:
    text = (
        "前4个月全省进出口增长5%\n\n今年前4个月，全省进出口530亿元。\n\n4月份，全省进出口76亿元。\n\n"
        "一、东盟。前4个月，全省与东盟贸易46亿元。\n\n二、民营企业进出口41亿元。\n"
    )
    assert period(text, "41亿") == "前4个月"


def test_a_drive_is_no_place_and_its_days_hold_for_what_follows() -> None:
    text = (
        "Police in six states held 610 men in Operation Clear Lake, which ran from 3 to 21 May, the ministry said. "
        "Officers froze 41 accounts.\n"
    )
    assert scope(text, "41") == "Police"
    assert period(text, "41") == "from 3 to 21 May"
    assert campaign(text, "41") == "Operation Clear Lake"
