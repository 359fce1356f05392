"""Numbers that the wider context sets aside where the scanner does not: telephones, hotlines, scale words of heads."""

import re
from typing import Final

from schemas.evidence import Kind, Mention

_PHONE: Final = re.compile(
    r"\b(?:call|ring|dial|phone|tel|telephone|fax|hotline|helpline|enquiries|inquiries|contacts?|press\s+office)\b[^\n.;]{0,60}$",
    re.IGNORECASE,
)
_GROUPED: Final = re.compile(r"-\d{2,5}(?![\d%]|[.,]\d)")
_GROUP_BEFORE: Final = re.compile(r"(?:\d-|\(\d{2,5}\)\s?)$")
"""Groups of digits that make one number of a telephone."""
_NO_ROOM: Final = re.compile(
    r"\b(?:exclud(?:es|ing|ed)|except(?:ing)?|without|not\s+counting)\b[^.;\n]{0,60}\b(?:of|with)\s+(?:less|more|fewer|up|at)\s+(?:than|to|least|most)\s+$",
    re.IGNORECASE,
)
_SCALE: Final = re.compile(r"(?:thousand|million|billion|trillion|crore|lakh)", re.IGNORECASE)
_SCALE_HEAD: Final = re.compile(
    r"(?:[(\[]\s*(?:in\s+)?(?:[A-Z]{2,3}\s?)?[$€£¥]?\s*|\d\)\s|\bTable\s[\w.]+[^\n]*,\s(?:in\s)?)$"
)
_HOTLINE: Final = re.compile(
    r"(?:11[09]|12[0-9]|12[0-9]{3}|9[56][0-9]{3,4})(?=[\u4e00-\u9fff]{1,6}(?:热线|专线|平台|电话|短号))|\d{3,6}(?=[热专]线)"
)
"""`96110反诈专线`: it stands before what it is called."""


def seen(text: str, m: Mention) -> Mention:
    """The mention with its kind as the wider context has it."""
    if m.kind not in ("statistic", "change", "duration"):
        return m
    kind = _kind(text, m)
    return m if kind is None else m._replace(kind=kind)


def _kind(text: str, m: Mention) -> Kind | None:
    low = max(0, m.start - 100)
    if _HOTLINE.match(text, m.start):
        return "name"
    if _SCALE.fullmatch(m.text):
        return "other" if _SCALE_HEAD.search(text, low, m.start) else None  # `Key figures ($ million)`
    phoned = _GROUPED.match(text, m.end) or _GROUP_BEFORE.search(text, max(0, m.start - 8), m.start)
    if phoned and m.text.isdecimal() and _PHONE.search(text, max(0, m.start - 70), m.start):
        return "boilerplate"  # `Enquiries: (02) 555-0199`
    return "other" if _NO_ROOM.search(text, low, m.start) or _aged(text, m) else None  # a bound of what is excluded


def _aged(text: str, m: Mention) -> bool:
    """A bound of age: `those aged below 75 who ...`."""
    return _AGED.search(text, max(0, m.start - 40), m.start) is not None and _YEARS.match(text, m.end) is None


_AGED: Final = re.compile(
    r"\baged\s+(?:(?:below|under|over|above|up\s+to|at\s+least|between|from)\s+)?(?:\d+\s+(?:to|and|or)\s+)?$"
)
_YEARS: Final = re.compile(r"\s+(?:years?|months?)\b")
