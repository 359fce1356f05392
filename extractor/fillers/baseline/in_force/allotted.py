"""The places of a list that the figures of a list belong to in order: `in Arn and Ble, 3 and 5 ... respectively`."""

from collections.abc import Iterator
from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.in_force.reach import Found
from extractor.fillers.baseline.scope.scopes import Scope
from extractor.fillers.baseline.words import cues
from schemas.evidence import Mention, Span

_RESPECTIVELY: Final = re.compile(r"\brespectively\b|分别")
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAME: Final = (
    rf"(?!(?:{_MONTHS}|In|At|The|Of)\b)[A-Z][\w’-]+(?:\s(?!{_MONTHS})[A-Z][\w’-]+)?"
    r"(?:\s(?:city|county|district|province|region|prefecture))?"
)
_ROW: Final = re.compile(rf"\b{_NAME}(?:,\s+(?:the\s+)?{_NAME})*,?\s+and\s+(?:in\s+)?(?:the\s+)?{_NAME}")
_NAMED: Final = re.compile(_NAME)
_HAN: Final = r"[\u4e00-\u9fff]"
_HAN_ROW: Final = re.compile(
    rf"(?P<first>{_HAN}{{2,8}}?)(?P<rest>(?:、{_HAN}{{2,8}}?)*[、和及与]{_HAN}{{2,8}}?)"
    r"(?:(?<=[省市区县州])(?![两省市区县])|(?=等?(?:[两二三四五六七八九十]个?(?:[省市区县州地]|口岸|地区)+)?(?:(?:中级|高级|基层)?(?:人民)?法院|检察院|公安机关|警方|海关|税务局)?(?:[共累]|分别|$)))"
)
_BEFORE: Final = re.compile(rf"(?:^|[，。；：\s])(?P<names>(?:{_HAN}{{2,6}}、)+)$")
"""The names that stand before a place in its row."""
_HAN_NAMED: Final = re.compile(rf"(?:(?![和及与]){_HAN})+")
_LINK: Final = re.compile(
    r"[\s%]*(?:(?!and\b)[a-z]+)?\s*(?:,|,?\s*\band)\s+(?:by\s+)?(?:[A-Z]{2,3}\s?)?[$€£¥]?|[%％]?[\u4e00-\u9fff]{0,4}[、，和]"
)
"""Between the figures of a list."""


def place(text: str, found: Found, figures: list[Mention], mention: Mention) -> Scope | None:
    """The place that a figure belongs to by its turn in a list, None where none of the sentence's lists is as long."""
    if _RESPECTIVELY.search(text, *found.sentence) is None:
        return None
    run = _run(text, figures, mention)
    for scope in found.scopes if len(run) > 1 else ():
        listed = list(_listed(text, scope, found.sentence.end))
        if len(listed) == len(run):
            return Scope(*listed[run.index(mention)], scope.lead, body=False, alone=True)
    return None


def _listed(text: str, scope: Scope, end: int) -> Iterator[Span]:
    """The names of the list that a phrase begins or holds."""
    row = _ROW.search(text, scope.start, end)
    if row is not None and row.start() < scope.end:
        yield from (Span(*m.span()) for m in _NAMED.finditer(text, *row.span()))
        return
    before = _BEFORE.search(text, max(0, scope.start - cues.NEAR), scope.start)
    begin = scope.start if before is None else before.start("names")
    if (told := _HAN_ROW.match(text, begin, end)) is not None:
        yield from (Span(*m.span()) for m in _HAN_NAMED.finditer(text, *told.span()))


def _run(text: str, figures: list[Mention], mention: Mention) -> list[Mention]:
    """The figures of one kind that stand in a list with this one."""
    runs: list[list[Mention]] = [[]]
    for m in figures:
        last = runs[-1][-1] if runs[-1] else None
        if last is None or last.kind != m.kind or _LINK.fullmatch(text, last.end, m.start) is None:
            runs.append([])
        runs[-1].append(m)
    return next((r for r in runs if mention in r), [])
