"""Numbers of Chinese text that belong to the page and not to its matter: stamps, counters, telephone numbers."""

# ruff: noqa: PLR0911 -- decision lists: one return a rule

import re

from extractor.numbers.tokens import Token
from schemas.evidence import Kind

_BOILER = re.compile(
    r"(?:更新时间|更新日期|发布时间|发布日期|阅读(?:量|数|次数)?|浏览(?:量|次数)?|点击(?:量|率|数)?|"
    r"备案号|[a-z]备|许可证(?:号|编号)?|版权所有|邮编|邮政编码|网安备|公网安备|qq群?|微信号?|编号|分享|评论|页|"
    r"©)[:： (（]*[a-z]*$"
)
_BOILER_ENDS = frozenset("间期读量数览击率号备证有编码群信享论页©:： (（\n")  # and letters
_CONTACT = re.compile(r"\s*[^，。；：:\n0-9]{0,16}(?:热线|专线|电话|短号)(?:号码)?[:：]\s*")
_CONTACT_END = re.compile(r"(?:\s*[（(][^）)\n]{0,40}[）)])?[。.]?\s*$")
_CONTACT_HOURS = re.compile(r"\s*[（(][^）)\n0-9]{0,14}")
_PHONE_LEAD = re.compile(r"(?:电话|传真|手机)[:： (（]*$")
_WEB_LINE = re.compile(r"更新时间|发布时间|发布日期|更新日期|来源:|来源：|责任编辑|浏览|阅读")
_MEASURE_MARKS = frozenset("个次人名起条部件")
_SHORTEST = 5  # digits of a telephone number
_SHORT = 6  # and of a short one


def boilerplate(token: Token, low: str, before: str, after: str, earlier: tuple[Token, Kind] | None) -> Kind | None:
    """`boilerplate` or None; `before` and `after` are the words beside the number."""
    last = before[-1:]
    stamped = token.form != "hanzi" and (last in _BOILER_ENDS or "a" <= last <= "z")
    if token.form == "phone" or (stamped and _BOILER.search(before)):
        return "boilerplate"
    if (
        token.end - token.start >= _SHORTEST
        and low[token.start : token.end].isdigit()
        and _PHONE_LEAD.search(before[-8:])
    ):
        named = token.end - token.start <= _SHORT and "\u4e00" <= after[:1] <= "\u9fff"  # `电话12350全天受理`
        return None if named or after[:1] in _MEASURE_MARKS else "boilerplate"
    leads = token.form == "number" and (":" in before or "：" in before)
    if leads and _CONTACT.fullmatch(before) and _CONTACT_END.match(after):
        return "boilerplate"  # `服务热线：12368（工作日8:30—17:30）`
    if earlier and earlier[1] == "boilerplate" and _CONTACT_HOURS.fullmatch(low[earlier[0].end : token.start]):
        return "boilerplate"
    if token.form in ("date", "clock") and (
        _WEB_LINE.search(before)
        or (earlier and earlier[1] == "boilerplate" and token.start - earlier[0].end <= len("  "))
    ):
        return "boilerplate"
    if after[:1] not in ("页", "次"):
        return None
    if after[0] == "页" and before.endswith("共") and earlier and earlier[1] == "boilerplate":
        return "boilerplate"
    counts = after.startswith(("页", "次浏览", "次阅读")) and "第" in before[-2:] + low[token.start]
    return "boilerplate" if counts else None
