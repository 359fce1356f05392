"""A: what does not add up. Sources print mistakes, so this only informs and never judges a claim."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.grammar.directions import change_of
from extractor.grammar.lists import parts
from extractor.grammar.units import unit_of
from extractor.rules.agreement import unit_class
from extractor.rules.claim import Claim, Claims
from extractor.rules.rule import Problem, RecordRule, printed
from extractor.source import Index
from schemas.evidence import Mention, Span

_NEAR = 90
_HUNDRED = Decimal(100)
_TOLERANCE = Decimal("0.02")


def _sentences(claims: Claims, index: Index) -> Iterator[Span]:
    """Each sentence that holds claimed figures."""
    done = -1
    for start in claims.placed:
        if start >= done:
            sentence = index.sentence_of(start)
            done = max(sentence.end, start + 1)
            yield sentence


def _step(value: Decimal) -> Decimal:
    """Half of the last printed place; of closing zeros those up to the third digit are taken as counted."""
    exponent = value.normalize().as_tuple().exponent
    places = min(exponent if isinstance(exponent, int) else 0, value.adjusted() - 2)
    return Decimal(10) ** places / 2


def _parts_exceed(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    """`a total of 39, of which 28 ... and 11`: the parts may fall short of the whole but not exceed it."""
    claims = Claims.of(claims)
    placed = claims.placed
    for sentence in _sentences(claims, index):
        for group in parts(index, sentence):
            if not group.partners:
                continue
            whole = group.partners[0]
            claim = placed.get(whole.start) or placed.get(group.numbers[0].start)
            if claim is None or whole.value is None:
                continue
            alike = [m for m in group.numbers if _same_unit(index, whole, m)]
            if not alike or any(m.value is None for m in alike):
                continue
            total = sum((m.value for m in alike if m.value is not None), Decimal(0))
            slack = sum((_step(m.value) for m in alike if m.value is not None), _step(whole.value))
            if total > whole.value + slack:
                sums = " + ".join(m.text for m in alike)
                yield claim.path, Problem(f"the parts {sums} = {total:f} exceed the whole {whole.text}", whole.span)


def _same_unit(index: Index, one: Mention, other: Mention) -> bool:
    first, second = unit_of(index, one)[0], unit_of(index, other)[0]
    return first is not None and second is not None and first.lower() == second.lower()


def _from_to(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    """`fell 114 million to 644 million from 760 million`: the stated difference against the two levels."""
    claims = Claims.of(claims)
    for start, claim in claims.placed.items():
        by = claim.mention
        if by is None or by.kind != "change" or by.value is None:
            continue
        lo = index.sentence_of(start).start
        to, old = _levels(index, index.within(max(lo, start - _NEAR), by.end + _NEAR), by)
        if to is not None and old is not None:
            yield from _judged(index, claim, by, to, old)


def _levels(index: Index, figures: list[Mention], by: Mention) -> tuple[Mention | None, Mention | None]:
    """The levels `to` and `from` which directly frame the difference."""
    to = old = None
    for m in figures:
        lead = index.text[max(0, m.start - 8) : m.start].rstrip(" $£€¥").lower()
        if m is not by and m.value is not None:
            to = m if lead.endswith(" to") and to is None else to
            old = m if lead.endswith(" from") and old is None else old
    return to, old


def _judged(index: Index, claim: Claim, by: Mention, to: Mention, old: Mention) -> Iterator[tuple[str, Problem]]:
    assert by.value is not None
    assert to.value is not None
    assert old.value is not None
    if not _same_unit(index, to, old):
        return
    share = (
        unit_class(unit_of(index, by)[0] or "") == "percent" and unit_class(unit_of(index, to)[0] or "") != "percent"
    )
    if share and old.value:
        real = abs(to.value - old.value) / abs(old.value) * _HUNDRED
        slack = _step(by.value) + (_step(to.value) + _step(old.value)) / abs(old.value) * _HUNDRED
    else:
        real, slack = abs(to.value - old.value), _step(by.value) + _step(to.value) + _step(old.value)
        points = unit_class(unit_of(index, by)[0] or "") == "basis points"
        real, slack = (real * _HUNDRED, slack * _HUNDRED) if points else (real, slack)
    if abs(real - by.value) > slack:
        yield (
            claim.path,
            Problem(
                f"from {old.text} to {to.text} is {real:.4g}, the source says {by.text}: {printed(index, by.span)}",
                by.span,
            ),
        )


def _way(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    """`rose from 900 to 700`: the two levels against the change word."""
    claims = Claims.of(claims)
    for sentence in _sentences(claims, index):
        if "from" not in index.text[sentence.start : sentence.end].lower():
            continue
        figures = [
            m for m in index.within(sentence.start, sentence.end) if m.kind == "statistic" and m.value is not None
        ]
        for old, to in pairwise(figures):
            claim = claims.placed.get(to.start)
            lead = index.text[max(0, old.start - 8) : old.start].rstrip(" $£€¥").lower()
            if claim is None or not lead.endswith(" from"):
                continue
            gap = index.text[old.end : to.start].lower().rstrip(" $£€¥\t\r\n")
            cue = change_of(index, to) if gap.endswith("to") else None
            if cue is None or cue.role != "to":
                continue
            assert old.value is not None
            assert to.value is not None
            if (cue.direction == "increase" and to.value < old.value) or (
                cue.direction == "decrease" and to.value > old.value
            ):
                word = index.text[cue.cue.start : cue.cue.end]
                yield claim.path, Problem(f"`{word}` from {old.text} to {to.text} goes the other way", to.span)


def _shares(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    """Shares of one whole that are listed together and sum to more than 100 %."""
    claims = Claims.of(claims)
    placed = claims.placed
    for sentence in _sentences(claims, index):
        for group in parts(index, sentence):
            shares = [
                m
                for m in group.numbers
                if unit_class(unit_of(index, m)[0] or "") == "percent" and m.kind == "statistic"
            ]
            if len(shares) < 2 or shares[0].start not in placed:  # noqa: PLR2004 - a list
                continue
            total = sum((m.value for m in shares if m.value is not None), Decimal(0))
            if total > _HUNDRED * (1 + _TOLERANCE):
                sums = " + ".join(m.text for m in shares)
                yield (
                    placed[shares[0].start].path,
                    Problem(f"the shares {sums} = {total:f} exceed 100 %", shares[0].span),
                )


RULES: tuple[RecordRule, ...] = (
    RecordRule(
        "A001",
        "parts-exceed-whole",
        "info",
        "the parts sum to more than the whole",
        "Parts listed with `of which` or `including` are summed, each good to half its last printed place. "
        "Sources print mistakes, "
        "so this is information only.",
        '"39 crews, including 28 crews at sea and 14 crews ashore" is told.',
        _parts_exceed,
    ),
    RecordRule(
        "A002",
        "difference-off",
        "info",
        "from and to do not give the stated difference",
        "Where a difference and both levels are printed, the levels are subtracted (or divided, for percent) "
        "and compared within "
        "rounding.",
        '"rose 12% to 1,200 from 1,000" is told.',
        _from_to,
    ),
    RecordRule(
        "A003",
        "goes-the-other-way",
        "info",
        "the levels contradict the change word",
        "A figure that rose `from A to B` has B above A, one that fell has it below.",
        '"rose from 900 to 700" is told.',
        _way,
    ),
    RecordRule(
        "A004",
        "shares-exceed-100",
        "info",
        "shares of one whole sum to more than 100 %",
        "Shares listed together as parts of one whole are summed; two points are allowed for rounding.",
        '"of them 60% by sea, 30% by road and 25% by rail" is told.',
        _shares,
    ),
)
