"""Explicit words for what did not change, and the levels that they tell of."""

import re
from collections.abc import Iterator
from typing import Final

from schemas.evidence import Mention, Span

_ZH_KINDS: Final = re.compile(r"[个类种项家户只档][\u4e00-\u9fff]{0,6}")
_STILL: Final = re.compile(r"change|not move|持平|不变|变化")
_UNCHANGED: Final = re.compile(
    r"\bunchanged\b|\bdid\s+not\s+(?:move|change)\b|\bhas\s+not\s+changed\b|\bno\s+change\b|持平|保持不变|没有变化",
    re.IGNORECASE,
)
_ALMOST: Final = re.compile(
    r"(?:little\s+or(?:\s+no)?|little|essentially|largely|broadly|basically|virtually|almost|nearly|mostly|基本)\s*$",
    re.IGNORECASE,
)


def stills(
    text: str, sentence: Span, levels: list[Mention], compared: list[Span], behind: dict[int, int]
) -> Iterator[tuple[Mention, Span | None]]:
    """The levels that did not change, and what they are compared with; `behind` has where the change of a level stands.

    A level that has a change is told to be unchanged only between itself and that: `6 percent, unchanged from May and 2
    points lower than in June`.
    """
    if _STILL.search(text, *sentence) is None:
        return
    for match in _UNCHANGED.finditer(text, sentence.start, sentence.end):
        if _ALMOST.search(text, max(sentence.start, match.start() - 14), match.start()):
            continue
        if match.group() == "持平" and _counted(text, levels, match):
            continue
        near = [
            m
            for m in levels
            if (m.start not in behind or m.end <= match.start() <= behind[m.start])
            and not _APART.search(text, min(m.end, match.end()), max(m.start, match.start()))
        ]
        if not near:
            continue
        at = match.start()
        basis = next((b for b in compared if b.start >= match.end()), None)
        basis = next((b for b in compared if b.end <= at <= b.end + 1), basis)
        several = [m for m in near if m.end <= at] if _WERE.search(text, max(sentence.start, at - 14), at) else []
        nearest = min((abs(m.start - at), k) for k, m in enumerate(near))[1]
        for level in several or [near[nearest]]:
            yield level, basis


_APART: Final = re.compile(
    r"[;；](?!\s(?:their|its|that|this|the)\s(?:number|total|level|figure|amount|share|rate|sum)\b)"
)


def _counted(text: str, levels: list[Mention], still: "re.Match[str]") -> bool:
    """`两类持平`, `持平的有三个`: how many did not move."""
    if text.startswith("的", still.end()):
        return True
    before = next((m for m in reversed(levels) if m.end <= still.start()), None)
    return before is not None and _ZH_KINDS.fullmatch(text, before.end, still.start()) is not None


_WERE: Final = re.compile(r"\bwere\s+$|(?:均|都|皆)(?:[与同和较比][^，。；]{1,8})?$")
