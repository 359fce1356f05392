"""Units of Chinese that are more than one measure word: 台（套）, 每10名…有."""

import re
from typing import Final

from schemas.evidence import Mention

_MEASURES: Final = "个件套次册台人户起名项处宗辆艘家份批张支枚"
_EITHER: Final = re.compile(rf"[余多]?(?P<unit>[\u4e00-\u9fff]{{1,2}}（[{_MEASURES}]{{1,2}}）)")
"""`212台（套）`: what is counted goes by either measure."""
_NUMERAL: Final = r"(?:[\d,]+|[一二三四五六七八九十百千万]+)"
_EVERY: Final = re.compile(
    rf"(?P<unit>每(?:{_NUMERAL}[名人个户件起例家位辆次]里?|[\u4e00-\u9fff]{{2,3}}{_NUMERAL}[名人个户件起例家位辆次][\u4e00-\u9fff]{{0,4}}))"
    r"(?:[\u4e00-\u9fff]{0,8}中|[，,])?(?:就|便|即)?(?:约|平均)?有?(?:近|约|超过?|逾)?$"
)
"""`每10名职工中有7人`: the whole that the figure is a part of."""
_PER: Final = re.compile(r"[/／](?:10|[一十百]+)?[万千](?!瓦)")
"""`842.6/10万`: the unit of a rate."""
_LENGTH: Final = re.compile(r"[余多]?(?P<unit>个(?:月|小时|工作日|交易日|季度))")
_REACH: Final = 32
"""Code points before a figure in which its whole may stand."""


def unit_of(text: str, m: Mention, unit: str | None) -> str | None:
    """The unit as it is printed in full; `unit` where it is one word."""
    if ":" in m.text or "：" in m.text:
        return None  # `三次产业结构为8.3:38.8:52.9`
    per = _PER.match(text, m.end)
    if per is not None:
        return per.group()
    length = _LENGTH.match(text, m.end)
    if length is not None:
        return length.group("unit")
    if unit is None or not "\u4e00" <= unit[0] <= "\u9fff":
        return unit
    before = text[max(0, m.start - _REACH) : m.start]
    whole = _EVERY.search(before) if "每" in before and "有" in before else None
    if whole is not None:
        return whole.group("unit")
    either = _EITHER.match(text, m.end)
    return either.group("unit") if either is not None and either.group("unit").startswith(unit) else unit
