"""Small counts of Chinese text that only announce or point back: 以下三点, 八大类商品中, 四位嘉宾, 抓了三件事."""
# ruff: noqa: C901, PLR0911 -- decision list: one return a rule

import re

from extractor.numbers.hanzi_lists import listed
from extractor.numbers.tokens import Token

SAID = re.compile(r"(?:有|如下|以下|提|讲|谈|强调|注意|分享)(?:了|出|到)?$")  # `主要有三点`
_ANNOUNCED = re.compile(
    r"\s?(?:个|项|大|点|条|种|类|步|部分)?(?:重要|主要|重点|关键|具体|基本|突出|新的?|明显|显著)?"
    r"(?:方面|措施|举措|任务|要求|特点|特征|重点(?![行企城地项人区县单产对品工])|问题|阶段|环节|目标|原因|原则|建议|关键|维度|层面|"
    r"层次|抓手|体系|工程|行动|亮点|变化|趋势|关系|领域|门类|板块|步骤|方向|统一|坚持|确保|意见|内容|类型)"
)
_POINTS_BACK = re.compile(r"(?:(?:^|[，。；、,;])(?:以上|前|后)|[这那]|下列|以下|如下|上述|前述)$")
_ITEMS = re.compile(r"(?:项|类|种|者|款|点|方面|个(?!月|百分点|季度|小时|工作日))")
_ITEM_HEADS = frozenset("项类种者款点方个省市区县国大")
_TOGETHER = re.compile(
    r"[个项类种者][\u4e00-\u9fff]{0,4}(?:合计|之和|合并|(?:指标|数据|数字|指数|比率)(?:都|均|同时|双双|全部))"
)
_COVERED = re.compile(r"(?:涉及|涵盖|包括|覆盖|查[获扣处]|[缴收]获|扣押|共|合计|达|等)[^，。；0-9]{0,8}$")
_TOP = re.compile(
    r"大(?!类|门类|行业|于|中|桥|队|型|约|幅|量|额|米|陆|学|堂|多|小|厦|楼|会|案(?!例|件)|赛|奖|都市|城市|群|国|洲|电信|运营|产业|基地)"
)
_SLOGAN = re.compile(r"(?:坚持|突出|落实|实现|做到|聚焦|围绕|抓好|强化|把握|树立)[“\"]?$")
_FOREMOST = re.compile(r"最[\u4e00-\u9fff]{1,2}的$")
_PRESENT = re.compile(
    r"位(?:嘉宾|发[布言]人|新闻发言人|专家|负责(?:同志|人)|领导|同事|同志|[局司处厅署院庭]长|主任|代表|媒体|记者)"
)
_PRESENTED = re.compile(r"(?:到场|出席|邀请|请到|请来|欢迎|在座|台上|参加今天)[^，。；]{0,14}$")
_DONE = re.compile(r"(?:抓|做|办|干|说|讲)(?:了|好|到|成|实)?(?:以下|这)?$")
_THINGS = re.compile(r"件(?:大|要)?事(?!故|件|项|实|情|业)")
_FIGURES = re.compile(r"[组个条串](?:数据|数字|例子|情况)")
_TOLD = re.compile(r"(?:补充|介绍|通报|分享|公布|报告|看|讲|说|举|列举|提供|列)[了出]?(?:以下|如下)?$")
_ALL = re.compile(r"个[市县区省州盟镇乡村街社][\u4e00-\u9fff]{0,6}全(?:覆盖|部)")


def announces(token: Token, low: str, before: str, after: str) -> bool:
    """Whether the count says how many things are named beside it, and reports nothing."""
    first = after[:1]
    if first in _ITEM_HEADS and _ITEMS.match(after) and _POINTS_BACK.search(before):
        return True
    if first in _ITEM_HEADS and listed(low, token):
        return True
    if first == "点" and SAID.search(before):
        return True
    if first == "大" and after.startswith("大类") and not _COVERED.search(before):
        return True  # `八大类商品中`
    if first in _ITEM_HEADS and _TOGETHER.match(after):
        return True
    if first == "大" and _TOP.match(after):
        return True
    if _ANNOUNCED.match(after):
        return True
    if after[:1] == "类" and before[-1:] == "等":
        return True
    if before[-1:] == "的" and _FOREMOST.search(before) and after.startswith(("个", "大", "类", "种", "项")):
        return True
    if first in ("个", "项", "大") and _SLOGAN.search(before):
        return _ALL.match(after) is None  # `实现九个市全覆盖`
    if first == "位":
        return _PRESENT.match(after) is not None and _PRESENTED.search(before) is not None
    if first == "件":
        return _THINGS.match(after) is not None and _DONE.search(before) is not None
    return _FIGURES.match(after) is not None and _TOLD.search(before) is not None
