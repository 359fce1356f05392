"""Places as subjects of a clause, and what does not replace the body or the country in force."""

import pytest
from filled import period, scope

from eval.leniency import same_phrase

JOBS = "Statistics Ardmere\n\nIn Ardmere 910,000 people were in work in May. {}\n\nAbout 61,000 posts were vacant.\n"


@pytest.mark.parametrize(
    ("sentence", "figure", "place"),
    [
        ("Sandholm lost 410 jobs, while Wick gained 320.", "320", "Wick"),
        ("Sandholm lost 410 jobs, while Wick gained 320.", "410", "Sandholm"),
        ("In Sandholm 410 jobs went; Wick recorded a loss of 320 jobs.", "320", "Wick"),
        ("Most losses were in Sandholm. Sandholm also had 410 bankruptcies.", "410", "Sandholm"),
        ("The worst hit was Sandholm, where 410 jobs went.", "410", "Sandholm"),
        ("Jobs rose in Wick by 320 and in Sandholm by 410.", "320", "Wick"),
        ("Jobs rose in Wick by 320 and in Sandholm by 410.", "410", "Sandholm"),
        ("In the province of Wick, 320 posts went.", "320", "the province of Wick"),
        ("It was highest in Sandholm (4.1%), Wick (3.9%) and North Wick (3.3%).", "3.9", "Wick"),
        ("It was highest in Sandholm (4.1%), Wick (3.9%) and North Wick (3.3%).", "3.3", "North Wick"),
        ("It was highest in Sandholm (4.1%), followed by Wick (3.9%).", "3.9", "Wick"),
        ("It was highest in Sandholm (4.1%), followed by Wick (3.9%).", "4.1", "Sandholm"),
        ("The city of Wick had 320 claims.", "320", "The city of Wick"),
        ("Germany recorded a rate of 4.1% and Wick 3.9%.", "3.9", "Wick"),
        ("Germany recorded a rate of 4.1% and Wick 3.9%.", "4.1", "Germany"),
        ("Hospitals in Wick treated 320 people.", "320", "Hospitals in Wick"),
        ("Hospitals treated 320 people.", "320", "Ardmere"),
        ("In the capital county 320 posts went.", "320", "the capital county"),
        (
            "In Wick the Ministry of Work and Rural Trade recorded 320 claims.",
            "320",
            "the Ministry of Work and Rural Trade",
        ),
        ("In Wick 410 jobs went and Sandholm has now announced 320 cuts.", "320", "Wick"),
        ("In Wick 410 jobs went and Sandholm lost 320.", "320", "Sandholm"),
        ("Construction added 320 jobs.", "320", "Ardmere"),
        ("Construction added 320 jobs, and Trade lost 410, as trade and construction do in May.", "410", "Ardmere"),
        ("Customs recorded 320 seizures.", "320", "Ardmere"),
    ],
)
def test_a_place_can_be_the_subject(sentence: str, figure: str, place: str) -> None:
    text = JOBS.format(sentence)
    assert same_phrase(scope(text, figure), place)
    assert same_phrase(scope(text, "61,000"), "Ardmere")


@pytest.mark.parametrize(
    "paragraph", ["Sales in Norway came to $12 million.", "Revenue rose in Norway to $12 million."]
)
def test_a_company_leaves_the_market_it_told_of(paragraph: str) -> None:
    text = f"Ardmere Foods plc: results\n\n{paragraph}\n\nThe dividend is $3 million.\n"
    assert (scope(text, "12 million"), scope(text, "3 million")) == ("Norway", None)


@pytest.mark.parametrize("body", ["The Bank", "The Board of Directors", "The Service Department"])
def test_a_company_has_no_bodies(body: str) -> None:
    text = f"Ardmere Bank Group: results\n\nRevenue rose to $12 million.\n\n{body} paid $3 million.\n"
    assert scope(text, "3 million") is None


@pytest.mark.parametrize(
    "title",
    ["Consumer prices, Ardmere: May 2024", "Retail trade, Ardmere, first quarter 2024", "Births, Ardmere - 2024"],
)
def test_a_title_names_the_place_before_the_time(title: str) -> None:
    text = f"{title}\n\nMain points\n\nThe count was 530 cases.\n\nMost people in Ardmere shop.\n"
    assert same_phrase(scope(text, "530"), "Ardmere")


@pytest.mark.parametrize(
    "title",
    ["Prices, wages: May 2024", "Prices and jobs, May 2024", "Office of Work, Friday, 2024", "Wick, Harbour: May 2024"],
)
def test_a_title_without_a_place_names_none(title: str) -> None:
    assert scope(f"{title}\n\nThe count was 530 cases.\n", "530") is None


def test_a_state_body_that_names_a_company_is_none() -> None:
    text = "Ministry of Trade of Ardmere\n\nWick Steel plc paid a fine.\n\nThe Service Office handled 530 cases.\n"
    assert scope(text, "530") == "The Service Office"


def test_a_numbered_heading_ends_the_place_before() -> None:
    text = "2025年经济运行情况\n\n全国工业增长6.2%。东部地区增长6.5%。\n\n三、固定资产投资\n固定资产投资371亿元。\n"
    assert [scope(text, f) for f in ("6.5", "371亿")] == ["东部地区", "全国"]


COURTS = "2024年，全省法院审结案件530件。\n\n{}\n\n判处罪犯77人。\n"


@pytest.mark.parametrize(
    ("paragraph", "figure", "own"),
    [
        ("全省每万人口受理案件118件。", "118", "全省"),
        ("在全省17个口岸查扣船舶41艘。", "41", "全省"),
        ("省高院受理案件88件。", "88", "省高院"),
        ("岭北省公安机关破案66起。", "66", "岭北省公安机关"),
        ("云台新区受理案件总数增至45件。", "45", "云台新区"),
    ],
)
def test_a_narrower_phrase_gives_the_courts_back(paragraph: str, figure: str, own: str) -> None:
    text = COURTS.format(paragraph)
    assert (scope(text, figure), scope(text, "77")) == (own, "全省法院")


@pytest.mark.parametrize("told", ["最大的一起是“六一”特大诈骗案，38人获刑。", "在一起诈骗案件中，38人获刑。"])
def test_a_single_case_is_told_apart(told: str) -> None:
    text = COURTS.format(told)
    assert scope(text, "38") is None


def test_some_places_hold_for_their_sentence() -> None:
    text = "5月份，全国粮食产量增长0.6%。甲州、乙州等地产量增长3.2%。棉花产量增长0.4%。\n"
    assert [scope(text, f) for f in ("3.2", "0.4")] == ["甲州、乙州等地", "全国"]


def test_a_body_in_a_report_on_the_country_gives_the_country_back() -> None:
    text = "海关总署通报\n\n上半年，我国出口19万亿元。\n\n全国海关共查获案件3211起。\n\n进口12万亿元。\n"
    assert [scope(text, f) for f in ("3211", "12万亿")] == ["全国海关", "我国"]


@pytest.mark.parametrize(
    ("head", "later", "whole"),
    [
        ("国家统计局通报", "8月份，全国城镇调查失业率为5.3%。", "全国"),
        ("商务部通报", "目前我国有企业4万家。", "我国"),
        ("云台市统计局通报", "全市有企业4万家。", "全市"),
        ("云台报讯", "全市有企业4万家。", None),
        ("国家统计局通报", "全国人民代表大会已审议。", None),
    ],
)
def test_a_state_body_has_the_whole_that_is_printed_later(head: str, later: str, whole: str | None) -> None:
    assert scope(f"{head}\n\n1—8月，新增就业903万人。\n\n{later}\n", "903万") == whole


def test_a_yearbook_is_only_announced() -> None:
    text = (
        "The Council of Judges published the yearbook on Tuesday.\n\nCourts across Ardmere closed 530 cases.\n\n"
        "Appeals numbered 77.\n"
    )
    assert scope(text, "77") == "Courts across Ardmere"


def test_a_place_that_reports_itself_is_the_scope() -> None:
    text = (
        "Officers across the country held 410 poachers from January to June.\n\n"
        "Norland itself reported 96 cases and 31 nets.\n"
    )
    assert [scope(text, f) for f in ("96", "31")] == ["Norland"] * 2


def test_a_body_that_is_none_in_particular_is_no_scope() -> None:
    text = "Courts across Ardmere closed 530 cases. Suits that a provincial or city government brought numbered 62.\n"
    assert scope(text, "62") == "Courts across Ardmere"


def test_a_place_that_reports_itself_leaves_the_time_before() -> None:
    text = (
        "Poachers on the run\n\nThe ministry met reporters in the great hall of the old town on a fine day.\n\n"
        "It has good news. It has more of it.\n\nNets are out of use.\n\n"
        "Some 410 poachers were held from January to June.\n\nNorland itself reported 96 cases.\n"
    )
    assert [period(text, f) for f in ("410", "96")] == ["from January to June", None]


@pytest.mark.parametrize(
    "trips",
    [
        "Islanders made 96 trips, residents of Malta, Cyprus and Iceland 41.",
        "The ports of Malta, Cyprus and Iceland took 96 ships.",
    ],
)
def test_one_of_several_places_is_not_the_land(trips: str) -> None:
    assert scope(f"Border Service\n\n{trips}\n\nShips checked came to 12.\n", "12") is None
