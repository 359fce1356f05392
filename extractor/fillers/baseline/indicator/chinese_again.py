"""Chinese figures that tell the one before them again."""

from typing import Final

from extractor import regexes as re

_REACH: Final = 20
"""Code points before a figure where the level that it moved from is told."""


def repeats(text: str, low: int, high: int) -> bool:
    """Whether a figure tells the one before it again: the end of a range, the level led to, another currency."""
    if _AGAIN.fullmatch(text, low, high) is not None:
        return True
    return _LED_ON.fullmatch(text, low, high) is not None and _FROM.search(text, max(0, low - _REACH), low) is not None


_LED_ON: Final = re.compile(r"[余多]?[\u4e00-\u9fff]{1,6}[至到](?:约|近|超过)?")
_FROM: Final = re.compile(r"[由从][^，。；：]{0,16}$")
"""`由25公里缩短到12公里`"""
_AGAIN: Final = re.compile(
    r"[%％]?(?:个百分点|[余多]?[万亿]?(?:美元|元|分钟|小时|天|个月|岁|人|件|起|家|户|吨))?"
    r"(?:(?:修订|修正|调整|缩短|下降|提高|增加|上升|减少|降低|提升|压缩|增至|扩大)?(?:至|到|为)|[—\-–~～]|[（(]约?(?:合|折合)?)"
)
