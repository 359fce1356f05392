"""Numbers of Chinese text that something is held against: thresholds, limits, targets, bases, requirements."""
# ruff: noqa: PLR0911, PLR2004 -- decision list: one return a rule; the numbers are sizes that a norm names

from extractor import regexes as re
from extractor.numbers.tokens import Token

_LIMIT_IS = re.compile(
    r"(?:起点|起征点|免征额|门槛|起付线|封顶线|限额|最低标准|最高标准|警戒线)(?:标准)?(?:为|是)[^，。；0-9]{0,10}$|(?:限值|限额|限重|限速)(?:为|是)?$"
)
_LIMITED = re.compile(r"(?:美?元|吨|千瓦)(?:[及与]?以[上下]|级)")
_THRESHOLD = re.compile(
    r"(?:万|亿|多)?[\u4e00-\u9fff]{0,4}(?:以上不满|(?:以上|以下|以内|及以上|及以下|之内)(?:的|有期徒刑|[\u4e00-\u9fff]{0,2}罚款))"
)
_OVER = ("超过", "达到", "不满", "高于", "低于", "不足", "少于", "多于", "大于")
_WHO = re.compile(r"[^，。；]{0,8}的[，,]")
_WHOSE = re.compile(r"[万亿]?美?元的(?:人员|个人|家庭|案件|企业|单位|项目|纳税人|商户|行为|合同|订单|犯罪)")
_LESS = re.compile(r"[\u4e00-\u9fff]{1,4}的")
_TURNING = ("临界点", "荣枯线", "警戒线", "警戒值", "红线", "上限", "下限", "门槛", "临界点的", "上限为", "下限为")
_LINE = re.compile(r"%?的?(?:临界点|临界值|荣枯线|警戒线)(?![以之]?[上下])")
_COMPARED = frozenset("≥≤><＞＜")
_CLOSES = frozenset(")）,，。")
_PLANNED = r"计划(?<!(?:年度|全年|五年|生产|投资)计划)(?!的|任务|数|指标|内)"  # its first character first, to skip to
_FACE = re.compile(r"面值(?:均)?(?:为|是)?(?:人民币)?$")
_AIMED = re.compile(
    r"目标(?:值|任务|区间|水平)?(?:设定|确定|定|锁定|调整|下调|上调)?(?:为|是|在)(?:约|不?超过|至少)?$|目标[^，。；]{0,4}到20[0-9]{2}年(?:底|末)?[^，。；0-9]{0,12}(?:达到?|提高到|超过|不低于|升至)$"
)
_AIM = re.compile(
    r"(?:[万亿]|[%元人件吨]|左右|以上|以内|[\"”’])*的?(?:预期|年度|全年|增长|调控|政策|管控|既定|通胀|发展|约束性)*目标"
)
_BASED = re.compile(r"(?:以[^，。；]{1,10}(?:为|=)|=)$")
_MODAL = re.compile(
    rf"(?:应当|应|须|必须|不得|要求|至少|不少于|不低于|不超过|力争|确保|拟|{_PLANNED})[^，。；]{{0,16}}$"
)
_PAID = re.compile(r"红利|股利|股息|每[0-9]+股")
_NEED = re.compile(rf"(?:应当|必须|须|不得|要求|力争|确保|拟|{_PLANNED}|下一步|年底前|明年)[^。]{{0,60}}$")
_FORECAST = re.compile(r"预计|预测|预报|预期|估计")


def norm(token: Token, low: str, before: str, after: str) -> bool:
    """Whether the number is a norm; `before` and `after` are the words beside it."""
    if (("限" in before or "为" in before or "是" in before) and _LIMIT_IS.search(before)) or (
        token.form == "hanzi" and after[:1] in "美元吨千" and _LIMITED.match(after)
    ):
        return True
    if (
        (("以" in after or "之内" in after) and after[:1] != "成" and _THRESHOLD.match(after))
        or (before.endswith(_OVER) and (_WHO.match(after) or _WHOSE.match(after)))
        or (before.endswith("不满") and (before.endswith("以上不满") or _LESS.match(after)))
        or (("线" in after[:8] or "临界" in after[:8]) and _LINE.match(after))
        or (before.endswith(_TURNING) and not after.startswith("个百分点"))
    ):
        return True
    if "面值" in before and _FACE.search(before) and (token.value or 0) <= 1000:
        return True
    if ("目标" in before and _AIMED.search(before)) or ("目标" in after and _AIM.match(after)):
        return True
    if before[-1:] in _COMPARED or after.startswith(("%ci", "%置信", "%的置信", "次产业")):
        return True
    if before[-1:] == "=" and token.value == 1 and after[:1] in _CLOSES:
        return True  # `城乡收入比（农村=1）`
    if (token.value == 100 and _BASED.search(before)) or before.endswith(("单位:", "单位：")):
        return True
    return (
        "." not in low[token.start : token.end]
        and (token.value or 0) <= 1000
        and _MODAL.search(before) is not None
        and not _PAID.search(before)
        and not _FORECAST.search(before)
        and _NEED.search(before) is not None
    )
