"""The rule-based filler on Chinese in other prints and other words than usual; all invented here."""

import pytest
from filled import row, rows

from extractor.fillers.baseline.words.widened import widened
from extractor.source import Index

_NARROW = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"})


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
    assert row("较去年同期的84起多出9起。", "84")["period"] == "去年同期"


def test_a_time_named_behind_figures_does_not_outlast_its_sentence() -> None:
    text = "上半年，货运量达4120万吨，增长3.1%，6月份比5月份多20万吨。其中，铁路货运量900万吨，水路货运量310万吨。"
    assert [r["period"] for r in rows(text) if r["text"] in ("900万", "310万")] == ["上半年"] * 2


def test_a_paragraph_on_other_things_has_no_time_but_its_own() -> None:
    lead = "国家统计局公布数据显示，2021年，全国新建住宅面积为12.4亿平方米，比上年增长2.1%。\n\n"
    assert row(lead + "图书馆方面，馆藏图书达4.1亿册，人均0.3册。", "4.1亿")["period"] is None
    court = "2021年，全省法院受理案件3.2万件，审结3.1万件。\n\n"
    assert row(court + "审结民事案件1.9万件，其中调解6200件。", "1.9万")["period"] == "2021年"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("全国劳动仲裁机构", "2021年，全国劳动仲裁机构共受理争议案件31.4万件。"),
        ("全国各监测中心", "上半年，全国各监测中心先后登记样本4.2万份。"),
        ("全省林业部门", "去年，全省林业部门查处毁林案件812起。"),
        ("全国海关缉私部门", "去年，全国海关缉私部门查获象牙1.2吨。"),
        ("全国12377热线", "1至5月，全国12377热线受理举报21万件。"),
        ("滨湖州海关", "滨湖州海关4月截获象牙制品120件。"),
        ("青原县救助中心", "截至8月末，青原县救助中心实有床位310张。"),
        ("渔政部门", "休渔期内，渔政部门查获违规船舶38艘，没收网具41件。"),
        ("央行", "一季度，央行回笼现金2100亿元。"),
        ("消费者协会", "一季度，消费者协会受理投诉6.4万件。"),
    ],
)
def test_a_body_is_known_by_what_its_name_ends_in_and_by_what_it_does(body: str, text: str) -> None:
    assert [r["scope"] for r in rows(text)] == [body] * len(rows(text))
    assert rows(text)


def test_what_is_counted_and_who_announces_are_no_scope() -> None:
    text = "县统计局通报，2021年末，全县卫生服务中心共37个，床位4100张。"
    assert {r["scope"] for r in rows(text)} == {"全县"}
    assert row("商务部门公布的数据显示，全市有门店310家。", "310")["scope"] == "全市"


def test_a_body_named_among_things_holds_for_its_own_paragraph() -> None:
    text = (
        "2021年3月末，债券余额达41万亿元，增长9.1%。一季度，央行回笼现金2100亿元。\n\n"
        "存款方面，一季度新增存款3.2万亿元。"
    )
    assert row(text, "2100亿")["scope"] == "央行"
    assert row(text, "3.2万亿")["scope"] is None


def test_changes_are_handed_out_by_name() -> None:
    text = "共没收烟草310吨，起获枪支14支，扣押车辆92辆，和去年同期相比，烟草、车辆分别增长7.4%、6.8%。"
    assert row(text, "310")["change"]["text"] == "7.4"
    assert row(text, "92")["change"]["text"] == "6.8"
    assert row(text, "92")["change"]["basis"] == "和去年同期相比"
    assert row(text, "14")["change"] is None
    text = "一季度存款增加8万亿元，住户存款增加6万亿元，企业存款增加1万亿元，财政存款和证券存款分别减少3亿元和4亿元。"
    assert [row(text, figure)["indicator"] for figure in ("3亿", "4亿")] == ["财政存款", "证券存款"]


def test_a_list_may_be_summed_up_before_it_is_handed_out() -> None:
    text = "水路、公路、航空三种渠道最为常见，分别占查获总量的46.2%、23.5%和11.8%。"
    assert [row(text, figure)["indicator"] for figure in ("46.2", "23.5", "11.8")] == [
        "水路占查获总量", "公路占查获总量", "航空占查获总量",
    ]  # fmt: skip


def test_price_factors_may_stand_between_a_level_and_its_change() -> None:
    text = "海产值达到2.1万亿元，剔除季节影响后比去年增长5.7%。"
    assert row(text, "2.1万亿")["change"]["text"] == "5.7"


def test_words_that_begin_like_particles_are_kept_whole() -> None:
    assert row("上半年，有关投诉达312件。", "312")["indicator"] == "有关投诉"
    assert row("2021年GDP超过3.4万亿克朗。", "3.4万亿")["indicator"] == "GDP"


def named(text: str) -> list[str]:
    return [r["indicator"] for r in rows(text)]


def test_a_verb_takes_its_object_over_where_the_same_is_counted() -> None:
    assert named("全市法院受理劳动争议案件1.2万余件，审结9800件。")[1] == "审结劳动争议案件"
    assert named("检查门店4.2万户次，立案180件。")[1] == "立案"


def test_a_word_for_value_is_the_value_of_what_stands_before() -> None:
    assert named("查处走私香烟案件31起，案值4100万元。")[1] == "走私香烟案件案值"
    assert named("查处走私香烟案件31起，涉案金额4100万元。")[1] == "涉案金额"


def test_a_figure_may_be_pointed_back_to() -> None:
    assert named("每百户渔船7.2艘，但在2017年这一数字为5.1艘。") == ["每百户渔船"] * 2
    assert named("馆藏图书412万册，准确数字为4118302册。") == ["馆藏图书"] * 2


def test_parts_in_brackets_say_what_they_are_parts_of() -> None:
    text = "新增境外输入病例8例（甲省2例、乙省1例），治愈出院11例。"
    assert named(text) == ["新增境外输入病例", "新增境外输入病例甲省", "新增境外输入病例乙省", "治愈出院"]


def test_a_bare_share_of_a_short_part_names_the_whole() -> None:
    assert named("在册教师812人，其中女性占41.2%。")[1] == "女性占在册教师"
    assert named("在册教师812人，获得高级职称的教师占41.2%。")[1] == "获得高级职称的教师占比"


def test_figures_in_a_row_go_to_as_many_names() -> None:
    assert named("缴获枪支、弹药312支、4100发。") == ["缴获枪支", "弹药"]
    assert named("批捕、起诉人数同比下降11.7%和13.9%。") == ["批捕", "起诉人数"]
    assert named("收缴枪支、弹药、管制刀具312件。") == ["收缴枪支、弹药、管制刀具"]


def test_a_note_in_brackets_does_not_part_a_level_from_its_change() -> None:
    assert row("完成总产值4120.6亿元，比去年同期（下同）增长3.8%。", "4120.6亿")["change"]["text"] == "3.8"


def test_one_name_for_two_figures_is_no_list() -> None:
    assert named("其中，食品39件，药品41件，罚没款分别为8.2亿元和3.4亿元。")[2:] == ["罚没款", "罚没款"]
    assert named("游客达12.3亿人次，恢复到2019年同期的98.6%。")[1] == "游客恢复"


def test_bodies_stand_right_behind_times_and_may_have_such_words_in_their_names() -> None:
    assert row("2021年日本警方共受理报案1.9万宗。", "1.9万")["scope"] == "日本警方"
    assert row("3月江城市消防救援支队接警310起。", "310")["scope"] == "江城市消防救援支队"
    assert row("去年，市后勤保障部门检查食堂310家。", "310")["scope"] == "市后勤保障部门"
    assert row("年末，专业体检机构共有床位3200张。", "3200")["scope"] is None


def test_changes_by_the_year_as_others_say_it() -> None:
    assert row("零售总额为367亿元，按年升7.8%。", "367亿")["change"]["basis"] == "按年"
    assert row("存款占比18.4%，环比低0.2个百分点。", "18.4")["change"]["direction"] == "decrease"
    assert row("存款占比18.4%，同比高1个百分点。", "18.4")["change"]["direction"] == "increase"
    older = row("去年失业率为3.9%，与2020年的4.1%相比略有下降。", "4.1")
    assert (older["indicator"], older["period"]) == ("失业率", "2020年")
    assert row("上半年游客恢复到2019年的98.6%。", "98.6")["period"] == "上半年"


def test_a_paragraph_that_divides_the_one_before_keeps_its_time() -> None:
    lead = "国家统计局公布数据显示，2021年，全国新建住宅面积为12.4亿平方米，比上年增长2.1%。\n\n"
    assert row(lead + "住宅中，高层住宅面积8.1亿平方米。", "8.1亿")["period"] == "2021年"
    assert row(lead + "按地区分，东部地区为4.1亿平方米。", "4.1亿")["period"] == "2021年"


def test_a_body_told_short_is_the_one_told_in_full_before() -> None:
    text = "去年，全国公安机关抓获逃犯3.1万名。国家禁毒中心累计检测样本940万份，公安机关累计劝阻1389万人次。"
    assert [r["scope"] for r in rows(text)] == ["全国公安机关", "国家禁毒中心", "全国公安机关"]


def test_what_a_sum_or_a_share_or_a_mean_rate_is_of() -> None:
    assert named("上半年，电视机、洗衣机、空调器合计增长8.2%。") == ["电视机、洗衣机、空调器"]
    assert named("盗窃类案件占四成。火灾类案件损失最大，占全部损失的三成。")[1] == "火灾类案件损失最大占全部损失"
    assert named("全省用电量达319亿度，同比增长2.9%，三年平均增长3.4%。") == ["用电量", "用电量"]
    assert named("鱼市成交额8.3亿元人民币。") == ["鱼市成交额"]


def test_bodies_of_all_ranks_and_what_they_leave_out() -> None:
    text = (
        "全国法院审结案件412万件。最高人民法院除刑事案件外，新收案件812件。滨海市高新技术开发区人民法院受理案件310件。"
    )
    assert [r["scope"] for r in rows(text)] == ["全国法院", "最高人民法院", "滨海市高新技术开发区人民法院"]
    assert row("去年，各级劳动仲裁机构受理案件47.9万件。", "47.9万")["scope"] == "各级劳动仲裁机构"


def test_the_year_of_a_target_is_no_time() -> None:
    assert row("1到8月，全省新建住宅12万套，完成全年15万套目标的80%。", "80")["period"] == "1到8月"


def test_a_level_and_what_was_added_to_it() -> None:
    assert row("全市有公厕412座，一年里多了37座。", "412")["change"]["text"] == "37"
    text = "贷款增加5亿元，同比多增1亿元；债券减少2亿元。"
    assert row(text, "1亿")["change"]["basis"] == "同比"
    assert row(text, "2亿")["change"]["basis"] is None


def test_parts_and_ratios_are_told_of_what_stands_before() -> None:
    text = "企业贷款增加1.2万亿元，境内部分增加1.1万亿元，境外部分减少500亿元。"
    assert named(text)[1:] == ["企业贷款境内部分", "企业贷款境外部分"]
    assert named("农户收入中位数为3120元，是平均数的79%。")[1] == "农户收入中位数是平均数的"
    assert named("早稻收获310万吨，比上年少收12万吨，降幅3.7%。")[1] == "早稻收获降幅"


def test_an_older_rate_is_of_the_same_and_of_its_own_time() -> None:
    older = row("7月失业率为4.2%，略高于6月的4.1%。", "4.1")
    assert (older["indicator"], older["period"]) == ("失业率", "6月")


def test_shares_are_of_what_was_counted_not_of_a_share() -> None:
    assert named("供水总量31.2亿立方米，其中居民占46%，工业占18%。")[1:] == ["居民占供水总量", "工业占供水总量"]
    assert named("查处渔船212艘，罚款58亿韩元（约合3000万元人民币）。")[2] == "罚款"
