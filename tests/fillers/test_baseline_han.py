"""The rule-based filler on Chinese in other prints and other words than usual; all invented here."""

from typing import Any

import pytest

from extractor.fillers.baseline import fill
from extractor.fillers.baseline.widened import widened
from extractor.source import Index
from schemas.gold import gold_form

_NARROW = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"})


def rows(text: str) -> list[dict[str, Any]]:
    return [gold_form(s) for s in fill(Index(text)).value.statistics]


def row(text: str, figure: str) -> dict[str, Any]:
    right = [r for r in rows(text) if figure in (r["text"], r["text"] is None and r["change"]["text"])]
    assert right, f"{figure} is no statistic of {text!r}"
    return right[0]


@pytest.mark.parametrize(
    "text",
    [
        "上半年，全省法院新收案件12,400件，审结9300件，其中民事案件6100件；调解率41.3%，同比上升2.6个百分点。",
        "渔政部门通报：休渔期内，共查处违规渔船57艘（次），没收网具2300顶；移送司法机关14人。",
        "截至8月末，电动车保有量380万辆，比上年末增加26万辆；充电桩（含专用桩）9.2万台，增长31%。",
    ],
)
def test_narrow_punctuation_is_read_as_wide_and_printed_as_it_stands(text: str) -> None:
    narrow = text.translate(_NARROW)
    assert narrow != text
    assert str(rows(narrow)) == str(rows(text)).translate(_NARROW)


def test_only_what_is_chinese_is_widened() -> None:
    text = "案件(12,400件),8:30开始\nSales (net), up 4%\n价格:5元\n"
    index = Index(text)
    wide = widened(index)
    assert wide.text == "案件（12,400件），8:30开始\nSales (net), up 4%\n价格：5元\n"
    assert wide.mentions == index.mentions
    assert widened(wide) is wide


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("到2021年年底", "到2021年年底，全县有公共图书馆14座，藏书212万册。"),
        ("2022年3月5日至5月末", "2022年3月5日至5月末，渔政部门查获违规船舶38艘。"),
        ("自2020年7月1日起至9月底", "自2020年7月1日起至9月底，各窗口发放补贴3100万元。"),
        ("过去五年", "过去五年，全市新建公厕312座。"),
        ("最近三个月", "最近三个月，该平台下架商品5200件。"),
        ("“十二五”时期", "“十二五”时期，全省新增耕地41万亩。"),
        ("2023财年", "2023财年，集团营业收入为84亿元。"),
        ("2021年国庆长假", "2021年国庆长假，景区接待游客18万人次。"),
        ("昨日", "昨日，全市新增确诊病例12例。"),
    ],
)
def test_times_are_told_in_many_ways(phrase: str, text: str) -> None:
    assert [r["period"] for r in rows(text)] == [phrase] * len(rows(text))
    assert rows(text)


def test_a_time_governs_what_stands_behind_it() -> None:
    text = "2022年末，全市有床位3.1万张，每千人口6.2张，而2018年为4.9张；比2018年末的2.4万张多7000张。"
    assert [(r["text"], r["period"]) for r in rows(text)[:3]] == [
        ("3.1万", "2022年末"), ("6.2", "2022年末"), ("4.9", "2018年"),
    ]  # fmt: skip
    assert row("较去年同期的61起多出12起。", "61")["period"] == "去年同期"


def test_a_time_named_behind_figures_does_not_outlast_its_sentence() -> None:
    text = "上半年，货运量达4120万吨，增长3.1%，6月份比5月份多20万吨。其中，铁路货运量900万吨，水路货运量310万吨。"
    assert [r["period"] for r in rows(text) if r["text"] in ("900万", "310万")] == ["上半年"] * 2


def test_a_paragraph_on_other_things_has_no_time_but_its_own() -> None:
    lead = "国家统计局公布数据显示，2021年，全国新建住宅面积为12.4亿平方米，比上年增长2.1%。\n\n"
    assert row(lead + "图书馆方面，馆藏图书达4.1亿册，人均0.3册。", "4.1亿")["period"] is None
    court = "2021年，全省法院受理案件3.2万件，审结3.1万件。\n\n"
    assert row(court + "审结民事案件1.9万件，其中调解6200件。", "1.9万")["period"] == "2021年"
