"""Lists that hand changes out to levels: by `respectively`, or one behind the other in the same order."""

from itertools import pairwise
from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.change.former import by_order
from extractor.grammar.lists import linked, respectively
from extractor.source import Index
from schemas.evidence import Mention, Span

Handed = dict[int, tuple[Mention | None, Span | None]]
"""By the start of a change: the level it is handed to, or the words."""
_PERCENT: Final = re.compile(r"\s?(?:%|％|per\s?cent)")
_POINTS: Final = re.compile(r"[\d.,]+\s*(?:basis\s+points?|percentage\s+points?|points?\b|pp\b|bps|个百分点|个基点)")
_EVEN: Final = re.compile(
    r"\s?(?:[%％]|个百分点|个基点|[余多]?[\u4e00-\u9fff]{1,2})\s?[、和及与](?:增长|增加|上升|上涨|提高|提升|下降|减少|降低|下跌|回落|收窄)?(?:了|约|近)?|\s?(?:%|per\s?cent)?\s*(?:,|,?\s*and)\s+"
    r"(?:(?:by|an?|up|down|increase|decrease|rise|fall|drop|growth|decline|of)\s+)*",
    re.IGNORECASE,
)


def handed(
    index: Index,
    sentence: Span,
    changes: list[Mention],
    levels: list[Mention],
    compared: list[Span],
) -> Handed:
    """What each change of a list belongs to; `levels` are those outside comparison phrases."""
    told = by_order(index.text, sentence, changes, levels)
    if told:
        return {at: (level, None) for at, level in told.items()}
    given = _respectively(index, sentence, sorted(changes + levels, key=lambda m: m.start))
    if index.text.find("；", *sentence) >= 0:
        given = _by_clause(index.text, sentence, changes, levels, compared) | given
    if not given:
        return in_order(index.text, levels, changes, compared)
    if not _POINTS.match(index.text, max(given), max(given) + 40):
        return given
    return {
        at: ((_percent(index.text, at, given, levels) or level) if level is not None else None, words)
        for at, (level, words) in given.items()
    }


def _by_clause(
    text: str, sentence: Span, changes: list[Mention], levels: list[Mention], compared: list[Span]
) -> Handed:
    """What `in_order` tells of each clause of a Chinese sentence."""
    given: Handed = {}
    at = sentence.start
    while at < sentence.end:
        end = text.find("；", at, sentence.end)
        end = sentence.end if end < 0 else end
        counts = [m for m in levels if at <= m.start < end]
        given |= in_order(text, counts, [m for m in changes if at <= m.start < end], compared)
        at = end + 1
    return given


def _respectively(index: Index, sentence: Span, figures: list[Mention]) -> Handed:
    given: Handed = {}
    changes = {m.start for m in figures if m.kind == "change"}
    for group in respectively(index, sentence):
        told = before(index, group.numbers, figures)
        if not told and not group.partners and all(m.start in changes and m.kind != "change" for m in group.numbers):
            # `for 90 persons and 27 firms, which is 6 fewer and 2 more, respectively`
            levels = [m for m in figures if m.start not in changes and m.end <= group.numbers[0].start]
            told = levels[-len(group.numbers) :] if len(levels) >= len(group.numbers) else []
            given |= {m.start: (level, None) for m, level in zip(group.numbers, told, strict=False)}
            continue
        if told and told[0].start in changes:
            given |= {m.start: (level, None) for m, level in zip(told, group.numbers, strict=True)}
        for k, number in enumerate(group.numbers):
            partner = group.partners[k] if k < len(group.partners) else told[k] if told else None
            words = group.items[k] if k < len(group.items) else None
            if number.start in changes and (partner is not None or words is not None):
                given[number.start] = (partner, words)
    return given


def before(index: Index, numbers: tuple[Mention, ...], figures: list[Mention]) -> list[Mention]:
    """As many figures of the other kind joined right before a list: `rose 5, 3 and 2 percent to 90, 80 and 70`."""
    changes = {m.start: m.kind == "change" for m in figures}
    run = [m for m in figures if m.end <= numbers[0].start][-len(numbers) :]
    other = {changes[m.start] for m in run}
    same = len(run) == len(numbers) and len(other) == 1 and other != {changes.get(m.start) for m in numbers}
    return run if same and linked(index.text, run) == run else []


def _percent(text: str, at: int, given: Handed, levels: list[Mention]) -> Mention | None:
    """Points are handed out to percentages: of the levels before the list, the last that are."""
    points = sorted(given)
    shares = [m for m in levels if m.end <= points[0] and _PERCENT.match(text, m.end)]
    return shares[len(shares) - len(points) + points.index(at)] if len(shares) >= len(points) else None


def in_order(text: str, levels: list[Mention], changes: list[Mention], compared: list[Span]) -> Handed:
    """As many changes joined behind as many levels: `12 cases and 9 appeals, growth of 4 percent and 7 percent`."""
    n = len(changes)
    levels = [m for m in levels if m.end <= changes[0].start] if n > 1 else []
    if n < 2 or len(levels) != n:  # noqa: PLR2004 -- one change needs no order
        return {}
    even = all(_EVEN.fullmatch(text, a.end, b.start) for a, b in pairwise(changes))
    apart = any(changes[0].end <= b.start < changes[-1].start for b in compared)
    shares = [_PERCENT.match(text, m.end) is not None for m in changes]
    alike = len({*shares[:-1]}) == 1 and (shares[-1] or not shares[0])  # `by 5 and 4% more`
    counted = not any(_PERCENT.match(text, m.end) for m in levels) or all(
        text.startswith(("个百分点", "个基点"), m.end) for m in changes
    )
    if not (even and alike and counted) or apart or ";" in text[levels[0].end : changes[0].start]:
        return {}
    return {change.start: (level, None) for change, level in zip(changes, levels, strict=True)}
