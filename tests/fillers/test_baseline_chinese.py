"""The rule-based filler reads Chinese releases: lists handed out, comparisons, counts of kinds; all invented here."""

from typing import Any

import pytest
from filled import row, rows


def told(change: dict[str, Any]) -> tuple[str, str, str, str]:
    return change["direction"], change["text"], change["unit"], change["basis"]


def test_changes_of_a_list_may_each_have_their_own_word() -> None:
    text = "前三季度立案走私案件312起，案值41.5亿元，同比分别增长4.6%、下降2.8%；批捕率37.8%，不诉率25.3%。"
    assert told(row(text, "312")["change"]) == ("increase", "4.6", "%", "同比")
    assert told(row(text, "41.5亿")["change"]) == ("decrease", "2.8", "%", "同比")
    text = "分别批捕412人、起诉903人；不捕率、不诉率为36.1%、24.7%，同比减少1.2个百分点和增加0.4个百分点。"
    assert told(row(text, "36.1")["change"]) == ("decrease", "1.2", "个百分点", "同比")
    assert told(row(text, "24.7")["change"]) == ("increase", "0.4", "个百分点", "同比")


def test_one_figure_is_compared_with_two_times() -> None:
    found = rows("9月份质押式回购加权平均利率为1.44%，分别比上月和上年同期低0.05个和0.31个百分点。")
    assert [f["indicator"] for f in found] == ["质押式回购加权平均利率"] * 2
    assert told(found[0]["change"]) == ("decrease", "0.05", "个百分点", "比上月和上年同期")
    assert told(found[1]["change"]) == ("decrease", "0.31", "个百分点", "比上月和上年同期")


def test_things_counted_by_how_they_moved_did_not_change() -> None:
    text = "35个城市中，四个城市上涨、一个城市持平、三十个城市下降；环比下降的有21种，持平的有3种。"
    assert all(r["change"] is None for r in rows(text))
    assert row("失业率为5.1%，与上月持平。", "5.1")["change"]["direction"] == "unchanged"


def test_what_moved_is_the_topic_of_its_sentence() -> None:
    text = "七大类消费品价格中，四类上涨、两类持平、一类下降。"
    assert [r["indicator"] for r in rows(text)] == ["消费品价格上涨", "消费品价格持平", "消费品价格下降"]
    text = "35个大中城市中，四个城市上涨、一个城市持平、三十个城市下降。"
    assert [r["indicator"] for r in rows(text)] == ["大中城市", "城市上涨", "城市持平", "城市下降"]


def test_a_figure_held_against_others_is_told_of_the_subject_before() -> None:
    assert row("平均审理天数52.3天，比外市平均短9天。", "9")["indicator"] == "平均审理天数比外市平均短"
    assert row("上诉率仅3.1%，低于其他案件19个百分点。", "19")["indicator"] == "上诉率低于其他案件"


def test_the_other_end_of_a_range_is_no_noun() -> None:
    found = rows("三家企业被罚没五万元至三十万元不等。")
    assert [f["indicator"] for f in found[1:]] == ["企业被罚没", "企业被罚没"]


def test_cells_set_apart_by_wide_blanks_and_blanks_are_cells() -> None:
    text = (
        "表2\u3000各县收案数(单位:件)\n\u3000\n序号\u3000类别\u3000\u3000\u30002024年\u3000\u30002023年\u3000\u3000增减\n"
        "1\u3000\u3000\u3000海事\u3000\u3000\u30001,218\u3000\u3000 1,305\u3000\u3000 -6.7%\n"
        "2\u3000\u3000\u3000涉外民商事\u30002,240\u3000\u3000 2,077\u3000\u3000 +7.8%\n"
    )
    first, second = row(text, "1,305"), row(text, "2,240")
    assert (first["period"], first["unit"], first["change"]) == ("2023年", "件", None)
    assert (second["period"], second["change"]["text"], second["change"]["direction"]) == ("2024年", "7.8", "increase")


def test_changes_of_counts_in_other_measures_belong_to_their_counts() -> None:
    text = "全市发生火灾214起，造成37人受伤，同比减少四十起、十二人。"
    assert told(row(text, "214")["change"]) == ("decrease", "四十", "起", "同比")
    assert told(row(text, "37")["change"]) == ("decrease", "十二", "人", "同比")


def test_what_was_done_more_is_told_of_the_figure_before() -> None:
    assert row("法官人均结案263件，多办18件。", "263")["change"]["text"] == "18"
    assert row("城乡收入之比为2.41，比上年同期缩小0.04。", "2.41")["change"]["direction"] == "decrease"


def test_a_figure_without_words_takes_the_clause_before() -> None:
    assert row("毛利率达到51.2%；经营性现金流净额由负转正，为2.3亿元。", "2.3亿")["indicator"] == "经营性现金流净额"
    assert row("自然增长率为-1.48‰。", "1.48")["indicator"] == "自然增长率"


def test_all_of_several_levels_may_stay() -> None:
    found = rows("三年期利率为3.1%，五年期以上为3.6%，均与上月持平。")
    assert [f["change"]["direction"] for f in found] == ["unchanged", "unchanged"]


def test_the_ends_of_a_range_may_each_have_their_unit() -> None:
    found = rows("预计净利润为8亿元至9亿元，举报奖金最高可达40万元。")
    assert [f["qualifier"] for f in found] == ["at least", "up to", "up to"]


def test_times_of_levels_feasts_and_hours() -> None:
    assert row("净利润8.05亿元，同比扭亏，上年同期亏损1.2亿元。", "1.2亿")["period"] == "上年同期"
    assert row("客流量为上年同期的1.3倍。", "1.3")["period"] is None
    assert row("9月3日凌晨2时许，民警抓获5人。", "5")["period"] == "9月3日凌晨2时许"
    text = "全年执行到位21.3亿元。中秋前开展的“霜降”行动中，追回欠薪340万元。列入失信名单803人次。\n"
    assert [r["period"] for r in rows(text)] == ["全年", "中秋前", "全年"]


def test_the_year_of_a_title_in_hanzi_is_that_of_the_text() -> None:
    text = (
        "平州市法院二〇二一年审判数据\n\n一、总体情况\n2021年，全市法院收案3120件，结案2980件。\n\n"
        "二、审判工作\n生效判决涉及被告人860人。\n"
    )
    assert row(text, "860")["period"] == "2021年"


def test_counts_of_runs_and_people_are_units() -> None:
    text = "为1360万户次企业办理延期，该市5区3县，抓获三男二女。"
    assert [r["unit"] for r in rows(text)] == ["户次", "区", "县", "男", "女"]


def test_a_column_of_changes_belongs_to_the_period_now_not_to_the_one_before() -> None:
    text = (
        "主要财务数据\n单位：万元 币种：人民币\n项目 | 本报告期 | 上年同期 | 增减（%）\n"
        "营业收入 | 4,612.3 | 3,877.1 | 18.96\n净资产收益率（%） | 3.15 | 4.52 | 减少1.37个百分点\n"
    )
    revenue, before, share = row(text, "4,612.3"), row(text, "3,877.1"), row(text, "3.15")
    assert (revenue["unit"], revenue["change"]["text"]) == ("万元", "18.96")
    assert (before["period"], before["change"]) == ("上年同期", None)
    assert (share["unit"], told(share["change"])[:3]) == ("%", ("decrease", "1.37", "个百分点"))


def test_a_unit_may_be_two_measures_or_a_whole() -> None:
    assert row("查获制假设备131台（套）。", "131")["unit"] == "台（套）"
    assert row("清查仓库近2万家（处），罚款30万元。", "2万")["unit"] == "家（处）"
    assert row("每20名涉案人员中有9人接受过培训。", "9")["unit"] == "每20名"
    assert row("每查处10起案件，就有近4起涉网。", "4")["unit"] == "每查处10起案件"
    assert row("全区有9人接受过培训。", "9")["unit"] == "人"


def test_bodies_told_short_or_in_a_list_act_for_themselves() -> None:
    text = "2021年，全市法院收案8120件。其中，中院自身受理912件。"
    text += "东州市、西平区等地公安机关追查，破案37起。我国有渔港390座。"
    assert [r["scope"] for r in rows(text)] == ["全市法院", "中院", "东州市、西平区等地公安机关", "我国"]


def test_a_share_of_an_older_year_is_no_figure_of_that_year() -> None:
    text = "2025年，国际航线恢复至2019年的八成以上，客流为2019年的73%，货运为2019年的2.4倍。"
    assert [r["period"] for r in rows(text)] == ["2025年"] * 3
    assert [r["period"] for r in rows("比重由2018年的19.2%降至2024年的14.7%。")] == ["2018年", "2024年"]


def test_words_that_begin_like_empty_ones_stay_whole() -> None:
    text = "中标利率1.4%，超额完成任务8个百分点；6省32县118万人受灾。"
    assert row(text, "1.4")["indicator"] == "中标利率"
    assert row(text, "8")["indicator"] == "超额完成任务"
    assert row(text, "118万")["indicator"] == "受灾"


def test_a_net_gain_belongs_to_its_level() -> None:
    change = row("公司共有子公司48家，较期初净增3家。", "48")["change"]
    assert told(change) == ("increase", "3", "家", "较期初")


def test_banks_counted_by_how_they_moved_keep_their_topic() -> None:
    found = rows("上半年，9家上市银行不良率下降，3家持平，1家上升。")
    assert [f["indicator"] for f in found] == ["上市银行不良率下降", "上市银行不良率持平", "上市银行不良率上升"]


def test_of_two_times_compared_with_one_may_be_above_and_one_below() -> None:
    found = rows("9月份加权平均利率为1.45%，分别比上月和上年同期高0.05个和低0.38个百分点。")
    assert told(found[0]["change"]) == ("increase", "0.05", "个百分点", "比上月和上年同期")
    assert told(found[1]["change"]) == ("decrease", "0.38", "个百分点", "比上月和上年同期")


def test_a_part_of_a_town_belongs_to_its_name() -> None:
    assert row("5人在南屏市河西区倾倒废物120吨。", "120")["scope"] == "南屏市河西区"


def test_a_share_word_begins_no_comparison() -> None:
    share = row("海外收入6.8亿元，占总收入的28.8%，占比同比提升4.5个百分点。", "28.8")
    assert told(share["change"]) == ("increase", "4.5", "个百分点", "同比")
    assert told(row("营业收入增长8.3%，比1—8月份回升0.5个百分点。", "0.5")["change"])[3] == "比1—8月份"


def test_rates_say_for_how_many_they_are() -> None:
    text = "2021年（2021年1月1日0时至12月31日24时），全省报告病例512例，发病率为42.6/10万。"
    assert [(r["unit"], r["period"]) for r in rows(text)] == [("例", "2021年"), ("/10万", "2021年")]


def test_empty_words_are_told_from_the_beginnings_of_others() -> None:
    assert row("在手订单超过40亿元。", "40亿")["indicator"] == "在手订单"
    assert row("产能利用率由上年同期的78%提升至91%。", "78")["indicator"] == "产能利用率"
    assert row("公司预计2021年全年收入为48亿元。", "48亿")["period"] == "2021年全年"


def test_one_figure_may_be_measured_in_two_ways() -> None:
    found = rows("刑事警情1230起，同比、环比分别下降12.1%、3.4%。")
    assert [(f["text"], f["indicator"]) for f in found] == [("1230", "刑事警情"), (None, "刑事警情")]
    assert [told(f["change"])[1:] for f in found] == [("12.1", "%", "同比"), ("3.4", "%", "环比")]
    assert [f["indicator"] for f in rows("案件量同比、环比分别下降12%和3%。")] == ["案件量", "案件量"]


def test_a_list_is_handed_out_within_its_clause() -> None:
    text = "破获案件142起，抓获嫌疑人128人，同比分别上升11%和9%；立案数、损失数同比分别下降22%、28%。"
    assert [f["indicator"] for f in rows(text)] == ["破获案件", "抓获嫌疑人", "立案数", "损失数"]


def test_a_case_of_late_is_no_figure_of_the_time_in_force() -> None:
    text = "2021年，全市公安机关破案142起。\n\n近日，东州警方破获一起赌博案，抓获17人。\n"
    assert [f["period"] for f in rows(text)] == ["2021年", None, None]


def test_the_end_of_the_year_opens_a_clause() -> None:
    found = rows("年末全省常住人口642万人，出生率为5.9‰，三次产业结构为8.3:38.8:52.9；收入比由上年的2.07缩小至2.04。")
    assert found[0]["period"] == "年末"
    assert [f["unit"] for f in found] == ["人", "‰", None, None, None]


def test_what_a_change_is_compared_with_may_be_said_as_compared() -> None:
    text = "全市医院412个。与2020年3月底比较，医院增加12个；次均费用412.6元，按当年价格比较，同比上涨1.3%。"
    assert told(row(text, "12")["change"])[3] == "与2020年3月底比较"
    assert told(row(text, "412.6")["change"]) == ("increase", "1.3", "%", "同比")
    assert row("平均住院日7.9日。", "7.9")["indicator"] == "平均住院日"


def test_a_hotline_may_stand_before_its_name() -> None:
    assert [r["text"] for r in rows("96110反诈专线接听来电130余万次，12345政务服务热线接听8万次。")] == [
        "130余万",
        "8万",
    ]


def test_one_figure_for_a_list_is_named_by_all_of_it() -> None:
    assert row("检查市场、仓库、冷库近4万家。", "4万")["indicator"] == "检查市场、仓库、冷库"
    assert row("四、外汇储备余额3.3万亿元", "3.3万亿")["indicator"] == "外汇储备余额"
    assert row("查获冻品345吨、成品油12吨。", "12")["indicator"] == "成品油"


def test_months_are_counted_in_months_and_a_part_acts_for_itself() -> None:
    assert row("平均审理周期为8.2个月。", "8.2")["unit"] == "个月"
    text = "2021年，全省法院审结案件312件，其中东州海事法院审结62件。全省共有23家基层法院受理此类案件。"
    assert [r["scope"] for r in rows(text)] == ["全省法院", "东州海事法院", "全省"]


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("全年结案900件，增长3%；其中网约车投诉占比超三成。", "三", "网约车投诉占比"),
        ("查获走私案900起，占12%；偷猎案410起，占5.5%。", "5.5", "偷猎案占比"),
        ("渔船240艘，增长3%；货船160艘，下降1%，占比分别为60%和40%。", "60", "渔船占比"),
        ("平均候船时间由25分钟压减到12分钟。", "12", "平均候船时间"),
        ("渡口数由2018年的41个精简至16个。", "16", "渡口数"),
        ("按时到港的比例，大船为88%，小船为61%。", "61", "按时到港的比例小船"),
        ("库存余额4.1万吨，首次超过4万吨。", "4万", "库存余额"),
        ("全年办结信访400件。\n\n立案59件，比上年增加4%。", "59", "立案"),
    ],
)
def test_shares_parts_and_ends_of_a_way_are_named_by_their_clause(text: str, figure: str, indicator: str) -> None:
    assert row(text, figure)["indicator"] == indicator


@pytest.mark.parametrize(
    ("text", "level", "change", "direction"),
    [
        ("大豆下降9.2%，为512万吨。", "512万", "9.2", "decrease"),
        ("过闸平均用时106秒，比去年同期快了19秒。", "106", "19", "decrease"),
        ("新船112艘，占12.9%，比重较2019年末上升7.7个百分点。", "12.9", "7.7", "increase"),
    ],
)
def test_a_change_is_told_of_the_level_beside_it(text: str, level: str, change: str, direction: str) -> None:
    told = row(text, level)["change"]
    assert told is not None
    assert (told["text"], told["direction"]) == (change, direction)


def test_items_may_stand_in_a_clause_before_the_one_that_hands_out() -> None:
    found = rows("甲类船和乙类船的增幅较小，分别为1.0%和0.7%。")
    assert [r["indicator"] for r in found] == ["甲类船", "乙类船的增幅较小"]
