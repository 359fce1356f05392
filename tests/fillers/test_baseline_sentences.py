"""The rule-based filler reads sentences of every genre as the labelling guide says; all of them invented here."""

import pytest
from filled import row, rows

from eval.leniency import overlap, same_basis, same_phrase, same_unit
from extractor.fillers.baseline import fill
from extractor.source import Index

INDICATORS = [
    ("户均流量达18.25GB/户，修缮木屋387间，蓄水194立方米。", "387", "修缮木屋"),
    ("三家渔业公司的船员总数达412人。", "412", "渔业公司的船员总数"),
    ("三类渔船占比分别为5%、38.4%和56.6%。", "38.4", "三类渔船"),
    ("投入资金40万元。90%的渔船装了灯。", "90", "渔船装了灯"),
    ("第三产业增加值同比增长4.6%，渔船比上年末净增46艘。", "4.6", "第三产业增加值"),
    ("判处船主监禁，并处罚金3万元。", "3万", "并处罚金"),
    ("完成修船目标（70艘）的58.9%。", "58.9", "完成修船目标"),
    ("渔船、木船数量分别为31艘、86艘。", "86", "木船数量"),
    ("Inspectors visited 4,210 kitchens and shut 96 of them.", "4,210", "kitchens visited"),
    ("Inspectors visited 4,210 kitchens and shut 96 of them.", "96", "kitchens shut"),
    ("Some 730 appeals were dismissed by the tribunal last year.", "730", "appeals dismissed"),
    ("The vacancy rate was 6.4 percent in May.", "6.4", "vacancy rate"),
    ("Exports of timber came to 3.1 million tonnes.", "3.1 million", "exports of timber"),
    ("The fleet landed fish weighing over 900 tonnes.", "900", "fish"),
    ("Rangers removed 12 kilograms of ivory, 40 traps and 7 rifles.", "40", "traps removed"),
    ("Rangers removed 12 kilograms of ivory, 40 traps and 7 rifles.", "12", "ivory removed"),
    ("Two boats, 31 engines and 5 tonnes of fuel were impounded.", "31", "engines impounded"),
    (
        "Jobless rates for young men (11.2 percent) and young women (9.8 percent) were high.",
        "9.8",
        "rates for young women",
    ),
    ("Turnover reached $84 million, a margin of 12.5%.", "12.5", "turnover margin"),
    (
        "Small farms received 18 million euros, accounting for 22 percent of the total.",
        "22",
        "small farms of the total",
    ),
    ("Of the pupils tested, 812 were exempted and 44 were enrolled.", "44", "pupils tested enrolled"),
    ("With regard to pirated books, 6 cases were opened.", "6", "cases opened pirated books"),
    ("Toll revenue was 310 million yuan (43 million U.S. dollars).", "43 million", "toll revenue"),
    ("More than 40 percent of the 900 clinics surveyed had closed.", "40", "clinics surveyed"),
    ("Average rent: 1,240 euros", "1,240", "average rent"),
    ("全市法院共审结劳动争议案件3.4万件。", "3.4万", "审结劳动争议案件"),
    ("缉私部门查获走私冻品1260吨，抓获涉案人员87名。", "87", "抓获涉案人员"),
    ("规模以上工业企业利润总额7.2万亿元，民营企业占比为43.1%。", "43.1", "民营企业占比"),
]


@pytest.mark.parametrize(("text", "figure", "indicator"), INDICATORS)
def test_indicator_says_what_is_counted_and_what_was_done(text: str, figure: str, indicator: str) -> None:
    assert overlap(row(text, figure)["indicator"], indicator) >= 0.5, row(text, figure)["indicator"]


CHANGES = [
    ("Sales were $40 million, up 6% over the prior year.", "40 million", "increase", "6", "over the prior year"),
    ("Gross margin was 31.5%, down 120 basis points.", "31.5", "decrease", "120", None),
    ("Prison receptions fell by 410 to 8,022.", "8,022", "decrease", "410", None),
    ("The jobless rate was unchanged at 5.2 percent.", "5.2", "unchanged", None, None),
    (
        "Rail freight rose 4 per cent to 77 million tons, compared with 2021.",
        "77 million",
        "increase",
        "4",
        "compared with 2021",
    ),
    ("Grain output grew by 2.5 percent.", "2.5", "increase", "2.5", None),
    ("机电产品出口5870亿元，同比下降3.6%。", "5870亿", "decrease", "3.6", "同比"),
    ("工业增加值比上年增长5.1%。", "5.1", "increase", "5.1", "比上年"),
    ("毛利率为38.7%，较上季度提升1.2个百分点。", "38.7", "increase", "1.2", "较上季度"),
    ("修复率76.3%，高于上年同期1.8个百分点。", "76.3", "increase", "1.8", None),
    ("每人办案291.7件，同比多办18.4件。", "291.7", "increase", "18.4", "同比"),
    ("修船386艘，拆船917艘，同比下降8.7%、5.9%。", "917", "decrease", "5.9", "同比"),
    ("修船386艘，拆船917艘，同比下降8.7%、5.9%。", "386", "decrease", "8.7", "同比"),
    ("退网率、晒网率分别为43.1%、25.8%，后者同比下降0.9个百分点。", "25.8", "decrease", "0.9", "同比"),
    ("修船386艘，拆船917艘，产值41万元，前两项同比分别增长5%、6%，后一项下降2%。", "917", "increase", "6", "同比"),
    ("修船386艘，拆船917艘，产值41万元，前两项同比分别增长5%、6%，后一项下降2%。", "41万", "decrease", "2", "同比"),
]


@pytest.mark.parametrize(("text", "figure", "direction", "by", "basis"), CHANGES)
def test_change_has_its_direction_amount_and_basis(
    text: str, figure: str, direction: str, by: str | None, basis: str | None
) -> None:
    change = row(text, figure)["change"]
    assert change is not None
    assert (change["direction"], change["text"]) == (direction, by)
    assert same_basis(change["basis"], basis), change["basis"]


def test_respectively_hands_changes_out_in_order() -> None:
    text = "Courts heard 5,100 theft cases and 870 fraud cases, up 3.5% and 12% year on year respectively."
    assert row(text, "5,100")["change"]["text"] == "3.5"
    assert row(text, "870")["change"]["text"] == "12"
    assert {row(text, t)["change"]["basis"] for t in ("5,100", "870")} == {"year on year"}


def test_points_are_handed_out_to_the_percentages() -> None:
    text = (
        "Income reached $55 million, a margin of 11.8%; other income reached $57 million, a margin of 12.1%; "
        "these margins are down by 70 and 90 basis points respectively compared to the prior year."
    )
    assert row(text, "11.8")["change"]["text"] == "70"
    assert row(text, "12.1")["change"]["text"] == "90"
    assert row(text, "55 million")["change"] is None


def test_second_change_of_a_level_stands_alone() -> None:
    text = "The rate was 4.1 percent, up 0.2 percentage point from June and 0.6 percentage point from a year earlier."
    assert row(text, "4.1")["change"]["basis"] == "from June"
    second = row(text, "0.6")
    assert second["text"] is None
    assert second["unit"] is None
    assert overlap(second["indicator"], "rate") >= 0.5


def test_from_to_without_a_difference_is_two_levels() -> None:
    found = rows("Coverage rose from 61.5% in 2015 to 74.2% in 2022.")
    assert [(r["text"], r["period"], r["change"]) for r in found] == [("61.5", "2015", None), ("74.2", "2022", None)]


def test_basis_stops_at_the_full_stop() -> None:
    text = "Imports grew 3% year on year. Exports grew 5%."
    assert row(text, "3")["change"]["basis"] == "year on year"
    assert row(text, "5")["change"]["basis"] is None


PERIODS = [
    ("In the first half of 2022, the port handled 41 ships.", "41", "the first half of 2022"),
    ("By the end of August the brigade had freed 19 hostages.", "19", "By the end of August"),
    ("From March to May, 310 wells were drilled.", "310", "From March to May"),
    ("Since the start of the year, 88 licences have been revoked.", "88", "Since the start of the year"),
    ("The lab ran 1,204 tests in the week ending 9 October.", "1,204", "the week ending 9 October"),
    ("Up to now, 56 mines have been closed.", "56", "Up to now"),
    ("Prices rose by 2.2 percent over the year.", "2.2", "the year"),
    ("Costs were $4 million, against $6 million in the prior year.", "6 million", "the prior year"),
    ("今年1至9月，全省共立案420起。", "420", "今年1至9月"),
    ("截至6月底，全区累计发放贷款86亿元。", "86亿", "截至6月底"),
]


@pytest.mark.parametrize(("text", "figure", "period"), PERIODS)
def test_period_is_the_phrase_of_the_sentence(text: str, figure: str, period: str) -> None:
    assert same_phrase(row(text, figure)["period"], period), row(text, figure)["period"]


def test_period_stays_in_force_until_another_replaces_it() -> None:
    text = (
        "In 2021, the service treated 510 patients. It trained 44 nurses.\n\n"
        "In 2022, it treated 630 patients.\n\nThere were 12 deaths."
    )
    assert [row(text, t)["period"] for t in ("510", "44", "630", "12")] == ["2021", "2021", "2022", "2022"]


def test_digression_gives_the_period_back() -> None:
    text = "From January to June, 900 fires broke out. In May alone, 300 fires broke out. Some 21 people died."
    assert same_phrase(row(text, "300")["period"], "May")
    assert same_phrase(row(text, "21")["period"], "From January to June")


def test_paragraph_of_another_actor_has_no_period() -> None:
    text = (
        "From July 1 this year, the Ministry of Transport has closed 20 quays.\n\n"
        "Joint working groups visited 300 villages."
    )
    assert row(text, "300")["period"] is None


SCOPES = [
    ("Some 4,000 arrests were made nationwide.", "4,000", "nationwide"),
    ("Courts across the country concluded 61,000 cases.", "61,000", "Courts across the country"),
    ("In Lower Saxony 310 farms were inspected.", "310", "Lower Saxony"),
    ("The Coast Guard seized 17 boats, the ministry said on Monday.", "17", "The Coast Guard"),
    ("The Ministry of Health reported 84 new infections.", "84", None),
    ("全国公安机关共查处案件5200起。", "5200", "全国公安机关"),
]


@pytest.mark.parametrize(("text", "figure", "scope"), SCOPES)
def test_scope_is_a_place_or_the_acting_body(text: str, figure: str, scope: str | None) -> None:
    assert same_phrase(row(text, figure)["scope"], scope), row(text, figure)["scope"]


def test_campaign_is_named_without_quotes_and_not_for_a_stretch_of_the_calendar() -> None:
    text = (
        'The bureau opened the "Clear Skies" campaign against dumping.\n\n'
        "Up to now, 77 plants have been fined. In the first half of this year, waste fires fell by 8 percent."
    )
    assert row(text, "77")["campaign"] == "Clear Skies"
    assert row(text, "8")["campaign"] is None


def test_table_cells_take_row_label_and_column_head() -> None:
    text = (
        "Receptions by prison\n\n"
        "| Prison | 2021 | 2022 | Change (%) |\n|---|---|---|---|\n"
        "| North | 410 | 430 | 4.9 |\n| South | 220 | 198 | -10.0 |\n"
    )
    north, south = row(text, "410"), row(text, "198")
    assert (north["indicator"], north["period"]) == ("North Receptions by prison", "2021")
    assert (south["indicator"], south["period"]) == ("South Receptions by prison", "2022")
    assert (south["change"]["direction"], south["change"]["text"]) == ("decrease", "10.0")


def test_units_and_qualifiers_come_from_the_grammar() -> None:
    found = row("Customs burned over 2,300 cartons of cigarettes.", "2,300")
    assert found["qualifier"] == "more than"
    assert same_unit(found["unit"], "cartons")


def test_frame_of_a_release() -> None:
    text = (
        "Poaching falls for a third season\n\n"
        "LUSAKA, March 4 -- The Department of National Parks held a press conference on Monday. "
        "Grace Banda, deputy director of the department, said that 61 poachers had been arrested.\n"
    )
    head = fill(Index(text)).value
    assert head.title == "Poaching falls for a third season"
    assert head.issuer is not None
    assert "Department of National Parks" in head.issuer
    assert head.date == "March 4"
    assert head.event == "press conference"
    assert [s.name for s in head.speakers] == ["Grace Banda"]


@pytest.mark.parametrize("years", ["2031—2035年", "2031年至2035年", "2031至2035年"])
def test_a_range_of_years_is_one_period(years: str) -> None:
    period = row(f"{years}，全省建成渔港41个。", "41")["period"]
    assert period == years
