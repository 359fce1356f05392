"""The kind of a number in Chinese text, by the characters around it; first rule that fits wins."""
# ruff: noqa: C901, PLR0911, PLR0912, PLR2004 -- decision lists: one return a rule; the numbers are lengths of years, days and hotlines

import re

from extractor.numbers import changes
from extractor.numbers.tokens import Token
from schemas.evidence import Kind

_SCRIPT = re.compile("[\u3400-\u9fff]")
_BOILER = re.compile(
    r"(?:更新时间|更新日期|发布时间|发布日期|阅读(?:量|数|次数)?|浏览(?:量|次数)?|点击(?:量|率|数)?|"
    r"备案号|[a-z]备|许可证(?:号|编号)?|版权所有|邮编|邮政编码|网安备|公网安备|编号|分享|评论|页|"
    r"©)[:： (（]*[a-z]*$"
)
_PHONE_LEAD = re.compile(r"(?:电话|传真|手机)[:： (（]*$")
_WEB_LINE = re.compile(r"更新时间|发布时间|发布日期|更新日期|来源:|来源：|责任编辑|浏览|阅读")
_EMERGENCY = frozenset(("110", "119", "120", "122", "12345", "12309", "12368"))
_HOTLINE = re.compile(r"(?:热线|专线|拨打|拨通|致电|平台|电话|号码|短号)[^，。；0-9]{0,4}[“\"‘']?$")
_UNTIL_MONTH = re.compile(r"\s?(?:至|到|-|~|、|和|及)\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月")
_UNTIL_DAY = re.compile(r"\s?(?:至|到|-|~|、|和|及)\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)")
_UNTIL_YEAR = re.compile(r"\s?(?:至|到|-|~|、|和|及)\s?(?:[0-9]{4}|[0-9]{1,2}月|[0-9]{1,2})年")
_MONTH = re.compile(r" ?月(?!球)")
_LENGTH = re.compile(r"(?:连续|长达|历时|超过|逾|近|约|共|达|为期|至少|内)$")
_ON_DAY = re.compile(
    r"[日号](?:[,，、)）\s]|[0-9]{1,2}[时点:]|上午|下午|晚|夜|傍|中午|午后|清晨|早|凌晨|从|在|召|举|发|获|电|起|前|讯|通报|表示|介绍|公布|以来|零时|至)"
)
_CLOCK = re.compile(r"(?:时(?!代|期|候|间|长)|点(?!击|赞|名|位|多|[零一二三四五六七八九]))")
_PERIOD_BEFORE = re.compile(r"(?:近|过去|最近|未来|前|今后|此前|之前|后|头|这|上(?<!以上)|截至)(?:的)?$")
_PERIOD_AFTER = re.compile(r"(?:年|个月|周|天|个季度|个年头)(?:来|间|以来|前)(?!后)")
_SPAN = re.compile(
    r"(?:多|余|来)?\s?(?:个月|个工作日|工作日|个小时|小时|分钟|秒|天|日(?!元)|周|星期|年|个季度|昼夜|"
    r"夜|学时|岁|周岁|个半月|年半)"
)
_WITHIN = re.compile(r"[个工作]{0,3}(?:日|天|年|月|周|小时)内")
_MEASURED = re.compile(r"(?:天数|日数|时数|工时|平均|时间|时长|耗时|用时|寿命|年龄|工期|周期)[^，。；]{0,12}$")
_RANGED = re.compile(
    r"\s?(?:至|到|-|~|—|–|或)+\s?(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})"
    r"(?:个月|个工作日|小时|分钟|天|周岁|岁|周|星期|年)"
)
_MEASURE_MARKS = frozenset("个次人名起条部件")
_TABLE = re.compile(r"(?:^|\n)\s*(?:附?表|图|专栏|附件|典型案例|案例)$")
_PLACED_NAME = re.compile(
    r"\s?(?:届|号|条|款|章|节|个五年|次全国|次全会|次全体|次会议|次中央|版|期(?:公报|通报|简报|专刊)|中学|小学|人民医院|巡回|"
    r"检察|监察|法庭|师|军|集团军|航空|研究|设计|工程局|医院)"
)
_REACH = 1000  # characters: bounds the work in an endless sentence
_QUOTE = re.compile(r"[“\"《「『‘]([^”\"》」』’“《]{0,24})$")
_QUOTE_END = re.compile(r"([^”\"》」』’“《]{0,24})[”\"》」』’]")
_TENETS = re.compile(r"(?:个|项|不|必|要|坚持|统一)[\u4e00-\u9fff]")
_NAME_PARTS = frozenset(("", *"一二三四五六七八九十月号北卡高”"))
_CAMPAIGN = re.compile(r"行动|专项|计划|工程|会战|战役|规划|活动|项目|攻坚|整治|战略|倡议|方案|工作法|机制|模式")
_ANNOUNCED = re.compile(
    r"\s?(?:个|项|大|点|条|种|类|步|部分)?(?:重要|主要|重点|关键|具体|基本|突出|新的?|明显|显著)?"
    r"(?:方面|措施|举措|任务|要求|特点|特征|重点|问题|阶段|环节|目标|原因|原则|建议|关键|维度|层面|"
    r"层次|抓手|体系|工程|行动|亮点|变化|趋势|关系|领域|门类|板块|步骤|方向|统一|坚持|确保|意见|内容|类型)"
)
_THRESHOLD = re.compile(
    r"(?:万|亿|多)?[\u4e00-\u9fff%]{0,4}(?:以上|以下|以内|及以上|及以下|之内)(?:的|有期徒刑|[\u4e00-\u9fff]{0,2}罚款)"
)
_MOVED = re.compile(r"%的(?:同比|环比|年均|年化|名义|实际)?(?:变动|增长|增速|增幅|涨幅|降幅|跌幅|升幅|下降|上涨)")
_TURNING = ("临界点", "荣枯线", "警戒线", "警戒值", "红线", "上限", "下限", "门槛", "临界点的", "上限为", "下限为")
_BASED = re.compile(r"(?:以[^，。；]{1,10}(?:为|=)|=)$")
_OVER = ("超过", "达到", "不满", "高于", "低于")
_WHO = re.compile(r"[^，。；]{0,8}的[，,]")
_FORECAST = re.compile(r"预计|预测|预报|预期|估计")
_FOREMOST = re.compile(r"最[\u4e00-\u9fff]{1,2}的$")
_MODAL = re.compile(r"(?:应当|应|须|必须|不得|要求|至少|不少于|不低于|不超过|力争|确保|拟|计划)[^，。；]{0,16}$")
_NEED = re.compile(r"(?:应当|必须|须|不得|要求|力争|确保|拟|计划|下一步|年底前|明年)[^。]{0,60}$")
_COUNTED_ONE = re.compile(
    r"(?:造成|致|抓获|查获|缴获|破获|捣毁|打掉|死亡|受伤|击毙|扣押|其中|仅|共|新增|查处|侦破)[^，。；]{0,8}$"
)
_HARMED = re.compile(r"(?:名|人|例)[^，。；]{0,8}(?:受伤|死亡|身亡|遇难|失踪|被捕|落网|获救|牺牲)")
_ROUND_RATES = frozenset((1000, 10_000, 100_000, 1_000_000))
_PARITIES = frozenset((1, 100))
_BUYS = re.compile(r"(?:[美欧港日澳加]元|英镑|卢布|韩元)[兑对折合]")
_SLOGAN = re.compile(r"(?:坚持|突出|落实|实现|做到|聚焦|围绕|抓好|强化|把握|树立)[“\"]?$")
_ENUM_BEFORE = re.compile(r"(?:^|[\n\r。；;！!？?：:，,])[ \t\u3000]*[(]?$")
_UNTIL_SAME = re.compile(r"\s?(?:至|到|-|~|、|和|及|—)\s?$")


def applies(low: str, start: int, end: int) -> bool:
    """Whether the text beside the number is Chinese."""
    return _SCRIPT.search(low[max(0, start - 3) : end + 5]) is not None


def kind_of(token: Token, low: str, lo: int, hi: int, earlier: tuple[Token, Kind] | None) -> Kind:
    """The kind of one token in the sentence [lo, hi); `earlier` is the token before it with its kind."""
    start, end = token.start, token.end
    before, after = low[max(lo, start - 40) : start], low[end : min(hi, end + 40)]
    if before[-1:] == " " and before[-2:-1] > "\x7f":
        before = before[:-1]  # some publishers set a space beside every number
    if after[:1] == " " and after[1:2] > "\x7f":
        after = after[1:]
    return (
        _boilerplate(token, low, before, after, earlier)
        or _name(token, low, lo, before, after)
        or _enumerator(token, low, before, after)
        or _date(token, low, before, after, earlier)
        or _change(token, low, lo, hi)
        or _rest(token, low, before, after)
    )


def _boilerplate(token: Token, low: str, before: str, after: str, earlier: tuple[Token, Kind] | None) -> Kind | None:
    if token.form == "phone" or (_BOILER.search(before) and token.form != "hanzi"):
        return "boilerplate"
    if token.end - token.start >= 5 and low[token.start : token.end].isdigit() and _PHONE_LEAD.search(before[-8:]):
        return None if after[:1] in _MEASURE_MARKS else "boilerplate"
    if token.form in ("date", "clock") and (
        _WEB_LINE.search(before) or (earlier and earlier[1] == "boilerplate" and token.start - earlier[0].end <= 2)
    ):
        return "boilerplate"
    if after.startswith("页") and before.endswith("共") and earlier and earlier[1] == "boilerplate":
        return "boilerplate"
    if after.startswith(("页", "次浏览", "次阅读")) and "第" in before[-2:] + low[token.start]:
        return "boilerplate"
    return None


def _name(token: Token, low: str, lo: int, before: str, after: str) -> Kind | None:
    opened, closed = _QUOTE.search(before), _QUOTE_END.match(after)
    if (
        opened
        and closed
        and (before[opened.start()] != '"' or low.count('"', max(lo, token.start - _REACH), token.start) % 2)
    ):
        beyond = after[closed.end() : closed.end() + 10]
        inside = opened.group(1) + low[token.start : token.end] + closed.group(1)
        if before[opened.start()] != "《" and _tenet(token, closed.group(1)) and not _CAMPAIGN.search(inside + beyond):
            return "other"
        if before[opened.start()] == "《" or len(inside) <= 12 or _CAMPAIGN.search(inside + beyond):
            return "name"
    if token.form == "place" and (_PLACED_NAME.match(after) or after.startswith("产业")):
        return "name"
    text = low[token.start : token.end]
    if (
        token.form == "number"
        and text.isdigit()
        and 3 <= len(text) <= 6
        and _HOTLINE.search(before)
        and after[:1] not in ("个", "次", "人", "名", "起", "条")
    ):
        return "name"
    if text in _EMERGENCY and (
        after.startswith(("警", "报警", "接", "指挥", "电话", "平台", "热线", "急救"))
        or before.endswith(("服务台", "报警台"))
    ):
        return "name"
    if (
        after.startswith("号")
        and not before.endswith(("月", "日"))
        and not _UNTIL_DAY.match(after)
        and token.form != "place"
        and not re.search(r"月[0-9至、-]*$", before)
    ):
        return "name"
    if before[-1:].isascii() and before[-1:].isalpha() and token.form == "number":
        return "name"
    if (
        re.match(r"(?:届|大(?=[^\u4e00-\u9fff]|以来|报告|精神|代表)|中全会|个五年|五(?:规划|时期|”))", after)
        and token.form == "hanzi"
    ):
        return "name"
    if re.match(r"五”", after) or re.search(r"十$", before):
        return "name"
    return None


def _tenet(token: Token, rest: str) -> bool:
    """“两个维护”, “三管三必须”: a slogan begins with a small number."""
    if _TENETS.match(rest):
        return True
    return token.form == "hanzi" and token.end - token.start == 1 and rest[:1] not in _NAME_PARTS


def _enumerator(token: Token, low: str, before: str, after: str) -> Kind | None:
    if token.form != "place" and _TABLE.search(low[max(0, token.start - 6) : token.start]):
        return "enumerator"
    lead = _ENUM_BEFORE.search(low[max(0, token.start - 6) : token.start])
    if not lead:
        return "enumerator" if before.endswith("其") and after[:1] in "是，,:：" else None
    if token.form == "hanzi" and (
        after.startswith("是")
        or (
            after.startswith(("、", ")", "."))
            and (before[-1:] in "(（" or not before.strip() or before[-1:] in "\n。　 ")
        )
    ):
        return "enumerator"
    if token.form == "place" and after[:1] in "，,、：:" and token.value is not None and token.value < 30:
        return "enumerator"
    if (
        token.form in ("number", "glyph")
        and token.end - token.start <= 2
        and re.match(r"[、)）]|[.．](?![0-9])", after)
        and (before[-1:] in "(（\n" or not before.strip() or before.endswith(("注:", "注：")))
    ):
        return "enumerator"
    return "enumerator" if token.form == "glyph" and token.value is not None and token.value >= 1 else None


def _date(token: Token, low: str, before: str, after: str, earlier: tuple[Token, Kind] | None) -> Kind | None:
    dated = (
        token.form in ("date", "season", "clock")
        or _year(low[token.start : token.end], after)
        or _MONTH.match(after)
        or _UNTIL_MONTH.match(after)
        or _day(token, low, before, after, earlier)
        or (_CLOCK.match(after) and token.value is not None and token.value <= 24)
        or (after.startswith("分") and before.rstrip().endswith(("时", "点")))
        or after.startswith(("季度", "季", "世纪"))
        or (token.form == "place" and after.startswith("个季度"))
        or (
            _SPAN.match(after)
            and not (before.endswith("后") and _WITHIN.match(after))
            and (_PERIOD_BEFORE.search(before) or _PERIOD_AFTER.match(after))
        )
    )
    return "date_time" if dated else None


def _year(text: str, after: str) -> bool:
    if len(text) == 2:
        return text.isdigit() and text > "50" and after.startswith("年代")
    if len(text) != 4 or not (text.isdigit() or text[0] in "一二"):
        return False
    if after.lstrip(" ").startswith("年"):
        return True
    return "1900" <= text < "2100" and (_UNTIL_YEAR.match(after) is not None or after.startswith(("财年", "/")))


def _day(token: Token, low: str, before: str, after: str, earlier: tuple[Token, Kind] | None) -> bool:
    """`7月18日`, `18日至20日`, and `18日` alone where nothing says that it is a length of time."""
    if _UNTIL_DAY.match(after) and before.endswith("月"):
        return True
    if not after.startswith(("日", "号")):
        return False
    if before.rstrip().endswith("月"):
        return True
    if earlier is not None and earlier[1] == "date_time" and _UNTIL_SAME.match(low[earlier[0].end : token.start]):
        return True
    bare = token.form == "number" and token.end - token.start <= 2 and token.value is not None and token.value <= 31
    return bare and not _LENGTH.search(before) and _ON_DAY.match(after) is not None


def _change(token: Token, low: str, lo: int, hi: int) -> Kind | None:
    if token.form == "place":
        return None
    cue = changes.govern(low, token.start, token.end, lo, hi)
    if cue is None and low[token.end : token.end + 2] == "%的" and _MOVED.match(low, token.end):
        return "change"
    return "change" if cue is not None and cue.role == "by" else None


def _rest(token: Token, low: str, before: str, after: str) -> Kind:
    if before.endswith(("每", "每每")) and not _SPAN.match(after):
        return "rate_denominator"
    if (before.endswith("/") and token.value in _ROUND_RATES) or (token.value in _PARITIES and _BUYS.match(after)):
        return "rate_denominator"
    if token.form == "place" or (before.endswith("前") and after.startswith(("位", "名"))):
        return "ordinal"
    if _RANGED.match(after):
        return "duration"
    if _SPAN.match(after):
        return "statistic" if _MEASURED.search(before) else "duration"
    small = token.value is not None and token.value <= 20 and "." not in low[token.start : token.end]
    if small and _ANNOUNCED.match(after):
        return "other"
    if (
        _THRESHOLD.match(after)
        or (before.endswith(_OVER) and _WHO.match(after))
        or (before.endswith(_TURNING) and not after.startswith("个百分点"))
    ):
        return "other"
    if (token.value == 100 and _BASED.search(before)) or before.endswith(("单位:", "单位：")):
        return "other"
    if small and after[:1] == "类" and before[-1:] == "等":
        return "other"
    if small and before[-1:] == "的" and _FOREMOST.search(before) and after.startswith(("个", "大", "类", "种", "项")):
        return "other"
    if small and _SLOGAN.search(before) and after.startswith(("个", "项", "大")):
        return "other"
    if (
        "." not in low[token.start : token.end]
        and (token.value or 0) <= 1000
        and _MODAL.search(before)
        and not _FORECAST.search(before)
        and _NEED.search(before)
    ):
        return "other"
    if token.form == "hanzi" and token.value == 1 and not (_COUNTED_ONE.search(before) or _HARMED.match(after)):
        return "other"
    if token.form == "glyph":
        return "other"
    return "statistic"
