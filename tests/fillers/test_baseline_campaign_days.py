"""Which times are those of a campaign, who takes over in its report, and what is none of its results."""

import pytest

from extractor.fillers.baseline.period.months import months
from tests.fillers.filled import campaign, period, row, scope

RAN = (
    'Wardens end "Still Water"\n\nThe Lake Wardens presented the "Still Water" campaign, which was launched on April 4'
    " and ended on September 30.\n\n{}\n"
)
ZH_RAN = "“静水2023”专项行动清理船只910艘\n\n湖务部门通报“静水2023”专项行动情况。行动于4月4日启动，为期半年。\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (RAN.format("In June and July wardens stopped 77 skippers."), "Still Water"),
        (RAN.format("In the third quarter 77 permits were withdrawn."), "Still Water"),
        (RAN.format("In the first nine months of the year 77 people drowned in the lakes."), None),
        (RAN.format("Last year 77 people drowned in the lakes."), None),
        (ZH_RAN.format("7月，湖务部门劝返船主77名。"), "静水2023"),
        (ZH_RAN.format("第二季度，吊销证照77本。"), "静水2023"),
        (ZH_RAN.format("7月至8月，在专项行动带动下，投诉减少77件。"), "静水2023"),
        (ZH_RAN.format("前三季度，全市溺水77人。"), None),
        (ZH_RAN.format("今年以来，湖务热线接到来电77次。"), None),
    ],
)
def test_a_time_inside_the_months_of_a_campaign_is_its_own(text: str, name: str | None) -> None:
    figure = row(text, "77")
    assert (figure["campaign"] or None) == name


def test_a_paragraph_on_another_time_is_none_of_the_campaign() -> None:
    text = RAN.format("In the first half of the year 41 boats sank. As an example: on June 7 guards raised 77 hulls.")
    assert campaign(text, "77") is None
    assert period(text, "77") == "June 7"


@pytest.mark.parametrize(
    ("phrase", "stretch"),
    [
        ("from March 1 to the end of August", (3, 8)),
        ("the first half of 2024", (1, 6)),
        ("the third quarter", (7, 9)),
        ("nine months of the current year", (1, 9)),
        ("7月至9月", (7, 9)),
        ("1至6月", (1, 6)),
        ("前三季度", (1, 9)),
        ("下半年", (7, 12)),
        ("十一月", (11, 11)),
        ("2022", (1, 12)),
        ("the strike", None),
    ],
)
def test_months(phrase: str, stretch: tuple[int, int] | None) -> None:
    told = months(phrase)
    assert (None if told is None else told[:2]) == stretch


def test_months_over_the_turn_of_a_year() -> None:
    winter, january, march = (months(p) for p in ("from November 3 to February 9", "January", "March"))
    assert winter is not None
    assert january is not None
    assert march is not None
    assert winter.holds(january)
    assert not winter.holds(march)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (RAN.format("The wardens had help: 14 districts took part and 77 boats were moored."), "14"),
        (RAN.format("It was carried out jointly by 7 departments."), "7"),
        (RAN.format("Next year the wardens will set up 77 buoys."), "77"),
        (ZH_RAN.format("行动中，会同6个部门联合检查。"), "6"),
        (ZH_RAN.format("下一步，湖务部门将新设浮标77个。"), "77"),
    ],
)
def test_partners_and_plans_are_no_results(text: str, figure: str) -> None:
    assert campaign(text, figure) is None


REPORT = (
    'Results of "Bright Scales"\n\nThe Ministry of Trade reported on the "Bright Scales" campaign.\n\n'
    "From 2 May to 30 June trade inspectors across the country checked 3,400 stalls.\n\n{}\n"
)


@pytest.mark.parametrize(
    ("after", "time"),
    [
        ("Scales at 77 stalls were sealed.", "From 2 May to 30 June"),
        ("Petrol came second. Of the pumps, 77 were shut.", "From 2 May to 30 June"),
        ("The veterinary service burnt 77 tons of meat.", None),
        ("There was help. In Sarn the veterinary service burnt 77 tons of meat.", None),
        ("He added that in the campaign the tax offices at all levels had audited 77 firms.", None),
    ],
)
def test_another_body_in_a_paragraph_of_its_own_takes_no_time_over(after: str, time: str | None) -> None:
    told = period(REPORT.format(after), "77")
    assert told == time or (told is not None and time is not None and told in time)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("She said that in the campaign courts at all levels heard 77 suits.", "courts at all levels"),
        ("During the drive labour offices across the country visited 77 yards.", "labour offices across the country"),
        ("今年，沿海各级法院审涉海纠纷案件77件。", "沿海各级法院"),
        ("前三季度，西部各地公安机关破盗车案77起。", "西部各地公安机关"),
    ],
)
def test_bodies_amid_a_campaign_and_of_a_region(text: str, body: str) -> None:
    assert scope(text, "77") == body
