"""A: what does not add up. Sources print mistakes, so this only informs and never judges a claim."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, takewhile

from extractor.grammar.directions import change_of
from extractor.grammar.lists import parts
from extractor.grammar.units import unit_of
from extractor.rules.claim import Claim, Claims
from extractor.rules.measures import unit_class
from extractor.rules.resolve import unscaled
from extractor.rules.rule import Problem, RecordRule, printed
from extractor.source import Index
from schemas.evidence import Mention

_NEAR = 90
_LEAD = 9
_BLANKS = " \t\r\n\u00a0$£€¥"
_HUNDRED = Decimal(100)
_TOLERANCE = Decimal("0.02")


def _step(index: Index, mention: Mention) -> Decimal:
    """Half of the last printed place; a whole number of things is good to its third digit, closing zeros or not."""
    value, digits = mention.value, unscaled(mention)
    assert value is not None
    if digits is None:
        digits = value
    if digits == value and _last_place(digits) >= 1 and _counted(index, mention) == "noun":
        return min(_last_place(value.normalize()), Decimal(10) ** (value.adjusted() - 2)) / 2
    return (value / digits if digits else 1) * _last_place(digits) / 2


def _last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(10) ** exponent


def _counted(index: Index, mention: Mention) -> str:
    """The class of the mention's unit."""
    return unit_class(unit_of(index, mention)[0] or "")


def _led_by(index: Index, mention: Mention, word: str) -> bool:
    """Whether `word` stands right before the mention or its currency."""
    lead = index.text[max(0, mention.start - _LEAD) : mention.start]
    return lead.rstrip(_BLANKS).lower().endswith(f" {word}")


def _parts_exceed(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    """`a total of 39, of which 28 ... and 11`: the parts may fall short of the whole but not exceed it."""
    claims = Claims.of(claims)
    placed = claims.placed
    for sentence in claims.sentences(index):
        for group in parts(index, sentence):
            if not group.partners:
                continue
            whole = group.partners[0]
            claim = placed.get(whole.start) or placed.get(group.numbers[0].start)
            if claim is None or whole.value is None:
                continue
            if sum((m.value for m in group.numbers if m.value is not None), Decimal(0)) <= whole.value:
                continue  # not even all together exceed it, whatever their units
            alike = [m for m in group.numbers if _same_unit(index, whole, m)]
            if not alike or any(m.value is None for m in alike):
                continue
            total = sum((m.value for m in alike if m.value is not None), Decimal(0))
            slack = sum((_step(index, m) for m in alike), _step(index, whole))
            if total > whole.value + slack:
                sums = " + ".join(m.text for m in alike)
                yield claim.path, Problem(f"the parts {sums} = {total:f} exceed the whole {whole.text}", whole.span)


def _same_unit(index: Index, one: Mention, other: Mention) -> bool:
    first, second = unit_of(index, one)[0], unit_of(index, other)[0]
    return first is not None and second is not None and first.lower() == second.lower()


def _from_to(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    """`fell 114 million to 644 million from 760 million`: the stated difference against the two levels."""
    claims = Claims.of(claims)
    for claim in claims.placed.values():
        by = claim.mention
        if by is None or by.kind != "change" or by.value is None:
            continue
        to, old = _levels(index, by)
        if to is not None and old is not None:
            yield from _judged(index, claim, by, to, old)


def _levels(index: Index, by: Mention) -> tuple[Mention | None, Mention | None]:
    """The levels `to` and `from` which frame the difference; those behind it first, none beyond another change."""
    sentence = index.sentence_of(by.start)
    behind = index.within(by.end, min(sentence.end, by.end + _NEAR))
    before = index.within(max(sentence.start, by.start - _NEAR), by.start)
    to = old = None
    for side in (behind, reversed(before)):
        for m in takewhile(lambda m: m.kind != "change", side):
            if m.value is not None:
                to = m if to is None and _led_by(index, m, "to") else to
                old = m if old is None and _led_by(index, m, "from") else old
    return to, old


def _judged(index: Index, claim: Claim, by: Mention, to: Mention, old: Mention) -> Iterator[tuple[str, Problem]]:
    assert by.value is not None
    assert to.value is not None
    assert old.value is not None
    if not _same_unit(index, to, old):
        return
    counted = _counted(index, by)
    factor = _HUNDRED if counted == "basis points" else Decimal(1)
    share = counted == "percent" and _counted(index, to) != "percent"
    if share:
        if not old.value:
            return
        factor = _HUNDRED / abs(old.value)
    real, slack = abs(to.value - old.value) * factor, _step(index, by) + (_step(index, to) + _step(index, old)) * factor
    if abs(real - by.value) > slack:
        found = f"{real:.4g}" if share else f"{real.normalize():f}"
        message = f"from {old.text} to {to.text} is {found}, the source says {by.text}: {printed(index, by.span)}"
        yield claim.path, Problem(message, by.span)


def _way(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    """`rose from 900 to 700`: the two levels against the change word."""
    claims = Claims.of(claims)
    for sentence in claims.sentences(index):
        if "from" not in index.text[sentence.start : sentence.end].lower():
            continue
        figures = [
            m for m in index.within(sentence.start, sentence.end) if m.kind == "statistic" and m.value is not None
        ]
        for old, to in pairwise(figures):
            claim = claims.placed.get(to.start)
            if claim is None or not _led_by(index, old, "from") or not _led_by(index, to, "to"):
                continue
            cue = change_of(index, to)
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
    for sentence in claims.sentences(index):
        for group in parts(index, sentence):
            shares = [m for m in group.numbers if _counted(index, m) == "percent" and m.kind == "statistic"]
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
