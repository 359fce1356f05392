"""Numbers that the wider context sets aside: footnote marks, pages, hotlines, norms, scale words of a heading."""

import re
from typing import Final

from schemas.evidence import Kind, Mention

_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d[-–/]$")
_RATE: Final = re.compile(r"\d[/／]$")
_MARK_BEFORE: Final = re.compile(r"\S(?: {3,}|\t)[^\n]*\d%?\s$")
"""A row of a table up to the mark of a footnote behind its last figure."""
_PHONE: Final = re.compile(
    r"\b(?:call|ring|dial|phone|tel|telephone|fax|hotline|helpline|enquiries|inquiries|contacts?|press\s+office)\b[^\n.;]{0,60}$",
    re.IGNORECASE,
)
_GROUPED: Final = re.compile(r"-\d{2,5}(?![\d%]|[.,]\d)")
_GROUP_BEFORE: Final = re.compile(r"(?:\d-|\(\d{2,5}\)\s?)$")
"""Groups of digits that make one number of a telephone."""
_PAGE: Final = re.compile(r"\b(?:[Pp]\.|[Pp]age)\s*(?:\d+\s*(?:of|/)\s*)?$")
_NO_ROOM: Final = re.compile(
    r"\b(?:exclud(?:es|ing|ed)|except(?:ing)?|without|not\s+counting)\b[^.;\n]{0,60}\b(?:of|with)\s+(?:less|more|fewer|up|at)\s+(?:than|to|least|most)\s+$",
    re.IGNORECASE,
)
_SCALE: Final = re.compile(r"(?:thousand|million|billion|trillion|crore|lakh)", re.IGNORECASE)
_SCALE_HEAD: Final = re.compile(r"(?:[(\[]\s*(?:in\s+)?(?:[A-Z]{2,3}\s?)?[$€£¥]?\s*|\d\)\s)$")
_NORM: Final = re.compile(
    r"\s?(?:%|percent|per\s+cent)?\s+(?:(?:that|which)\s+[^,.;]{0,60}?\b(?:asks?|calls?)\s+for\b|(?:that|which)\s+[^,.;]{0,60}?\b(?:recommends?"
    r"|requires?|demands?|prescribes?|aims?\s+(?:at|for))\b|(?:recommended|required|prescribed|demanded|advised|asked)\s+(?:for\s+)?by\b)"
)
"""`the 95 percent that the agency asks for`"""
_SHORT_OF: Final = re.compile(r"\b(?:the|than|of|below|above|against|with)\s+$")
_CALL: Final = re.compile(
    r"\b(?:call|dial|ring|phone|text)\s+(?:(?:us|them)\s+)?(?:(?:the|on|at)\s+){0,2}$", re.IGNORECASE
)
_LINE: Final = re.compile(r"(?:[\s-]\d+)*\s*(?:line\b|hotline\b|number\b|helpline\b|free\b|or\b|to\b|for\b|[,.;)]|$)")
_HOTLINE: Final = re.compile(
    r"(?:11[09]|12[0-9]|12[0-9]{3}|9[56][0-9]{3,4})(?=[\u4e00-\u9fff]{1,6}(?:热线|专线|平台|电话|短号))"
)
"""`96110反诈专线`: it stands before what it is called."""
_DIGITS: Final = re.compile(r"\d[\d\s-]{2,}")


def seen(text: str, m: Mention) -> Mention:
    """The mention with its kind as the wider context has it."""
    if m.kind == "boilerplate" and m.text[-1] in "万亿":
        return m._replace(kind="statistic")
    if m.kind not in ("statistic", "change", "duration"):
        return m
    kind = _kind(text, m)
    return m if kind is None else m._replace(kind=kind)


def _kind(text: str, m: Mention) -> Kind | None:
    low = max(0, m.start - 100)
    if m.kind != "duration" and m.end - m.start <= len("2023") and _YEARS.search(text, max(0, m.start - 5), m.start):
        return "date_time"  # `2022-23`
    if m.kind == "statistic" and _RATE.search(text, max(0, m.start - 2), m.start):
        return "rate_denominator"  # `15.1/10万`
    if _HOTLINE.match(text, m.start):
        return "name"
    if _DIGITS.fullmatch(m.text) and _CALL.search(text, low, m.start) and _LINE.match(text, m.end):
        return "name"
    return _printed(text, m, low) or _norm(text, m, low)


def _printed(text: str, m: Mention, low: int) -> Kind | None:
    """What belongs to the print: the mark of a footnote behind a table's figure, the number of a page."""
    if text[m.end : m.end + 1] == ")" and len(m.text) == 1 and _MARK_BEFORE.search(text, low, m.start):
        return "enumerator"  # `31,455    88.9 2)`
    phoned = _GROUPED.match(text, m.end) or _GROUP_BEFORE.search(text, max(0, m.start - 8), m.start)
    if phoned and m.text.isdecimal() and _PHONE.search(text, max(0, m.start - 70), m.start):
        return "boilerplate"  # `Enquiries: (02) 555-0199`
    paged = _PAGE.search(text, low, m.start) and (m.value or 0) < _PAGES
    return "boilerplate" if paged else None


def _norm(text: str, m: Mention, low: int) -> Kind | None:
    """A bound of what is excluded, what someone asks for, and a scale word without a number."""
    if _SCALE.fullmatch(m.text):
        return "other" if _SCALE_HEAD.search(text, low, m.start) else None  # `Key figures ($ million)`
    norm = _NORM.match(text, m.end) and _SHORT_OF.search(text, low, m.start)
    return "other" if norm or _NO_ROOM.search(text, low, m.start) else None


_PAGES: Final = 1000
