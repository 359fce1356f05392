"""V and U: is the stored value that of the print, and does its unit stand there."""

import re
from decimal import Decimal

from extractor.grammar.units import unit_of, unit_words
from extractor.rules.agreement import unit_fit, unstored
from extractor.rules.claim import UNSET, Claim, Form, Trouble
from extractor.rules.measures import unit_class
from extractor.rules.resolve import number, scaled, unscaled
from extractor.rules.rule import Problem, Rule, printed, shown
from extractor.source import Index
from schemas.evidence import Mention

_QUANTITY: frozenset[Form] = frozenset({"quantity"})
_RANGE = frozenset({"to", "-", "–", "—", "and", "or", "至", "到", "~", "～"})
_SIGN = re.compile(r"(?<![\w%])(?:[-−–]|(?P<bracket>\())\s?(?:[A-Z]{0,3}[$£€¥]\s?)?$")
_SIGNS = 8
_SETTLED: frozenset[Trouble] = frozenset({"", "span", "respelled", "unscaled"})

_SLIPS = 12
"""Powers of ten that a slip may be off by; a stored `1e9999999` is no slip, and too large to divide."""


def _value_differs(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    if mention is None or claim.value is UNSET or claim.value is None:
        return None
    stored = number(str(claim.value).rstrip("%％"))
    if stored is None:
        return Problem(f"the value `{claim.value}` is no plain decimal number", mention.span)
    if mention.value is None or stored == mention.value or stored == _with_shared_scale(index, mention):
        return None
    if stored == scaled(index, mention) or (stored == -mention.value and _is_negative(index, mention)):
        return None
    return Problem(
        f"the stored value is {claim.value}, but {shown(mention)} is {mention.value:f}",
        mention.span,
        _slip(stored, mention.value),
    )


def _is_negative(index: Index, mention: Mention) -> bool:
    """`-172.5`, `(1,200)`: the sign is no part of the print, and may be one of the value."""
    sign = _SIGN.search(index.text, max(0, mention.start - _SIGNS), mention.start)
    return sign is not None and (sign["bracket"] is None or index.text[mention.end : mention.end + 1] == ")")


def _with_shared_scale(index: Index, mention: Mention) -> Decimal | None:
    """`10 to 15 billion`: the first end may mean 10 or 10 billion, either is accepted."""
    following = index.after(mention)
    if mention.value is None or following is None or following.value is None:
        return None
    gap = index.text[mention.end : following.start].strip(" $£€¥\u00a0\n")
    if gap not in _RANGE or not mention.text[-1:].isdigit():
        return None
    digits = unscaled(following)
    return mention.value * following.value / digits if digits else None


def _slip(stored: Decimal, value: Decimal) -> str | None:
    """What probably went wrong, when stored and printed value differ by a power of ten."""
    if not value or not stored or abs(stored.adjusted() - value.adjusted()) > _SLIPS:
        return None
    ratio = stored / value if abs(stored) > abs(value) else value / stored
    power = ratio.adjusted()
    return f"off by a factor of {ratio.normalize():f}" if power and ratio == Decimal(10) ** power else None


def _unit_contradicted(claim: Claim, index: Index) -> Problem | None:
    return _unit(claim, index, "contradicted")


def _unit_absent(claim: Claim, index: Index) -> Problem | None:
    return _unit(claim, index, "absent")


def _unit_missing(claim: Claim, index: Index) -> Problem | None:
    return _unit(claim, index, "missing")


def _unit(claim: Claim, index: Index, wanted: str) -> Problem | None:
    mention, unit = claim.mention, claim.unit
    if mention is None or unit is UNSET:
        return None
    assert not isinstance(unit, type(UNSET))
    if unit_fit(index, mention, unit) != wanted:
        return None
    there, place = unit_of(index, mention)
    stands = printed(index, mention.span)
    if wanted == "missing":
        own = unstored(index, mention, unit_words(index, mention))
        there, place = (index.text[slice(*own)], own) if own is not None else (there, place)
        return Problem(f"no unit is stored, but the source prints `{there}`: {stands}", place or mention.span)
    if wanted == "contradicted":
        return Problem(f"unit `{unit}`, but the source prints `{there}`: {stands}", place or mention.span)
    tail = f"; there `{there}` is counted" if there else ""
    return Problem(f"the unit `{unit}` does not stand beside the number in {stands}{tail}", place or mention.span)


def _whole_number_of_percent(claim: Claim, index: Index) -> Problem | None:
    """A plain number field whose mention is a share of points: told, because the field cannot say so."""
    mention = claim.mention
    if mention is None or claim.form != "number":
        return None
    unit, place = unit_of(index, mention)
    if unit is None or unit_class(unit) not in {"points", "basis points"}:
        return None
    return Problem(f"{shown(mention)} counts {unit}", place)


RULES: tuple[Rule, ...] = (
    Rule(
        "V001",
        "value-differs",
        "reject",
        "the stored value is not the value of the text",
        "The value is recomputed from the print: separators taken out, the scale word multiplied out, "
        "percent kept in percent. "
        "In a range the first end may take the scale of the second.",
        'The source prints "2.6 million visits"; value 260000 is rejected.',
        _QUANTITY,
        _value_differs,
        _SETTLED,
    ),
    Rule(
        "U001",
        "unit-contradicted",
        "reject",
        "the print carries another kind of unit",
        "Percent, percentage points, basis points and currencies are printed right at the number. A unit of "
        "another kind "
        "contradicts the print.",
        'The source prints "up 1.5 percentage points"; unit "%" is rejected.',
        _QUANTITY,
        _unit_contradicted,
        _SETTLED,
    ),
    Rule(
        "U002",
        "unit-not-beside",
        "review",
        "the unit does not stand beside the number",
        "The unit must be among the words that name what this number counts: the noun phrase behind it, its "
        "`of` complement, "
        "or, for a number without a noun, an earlier noun of the sentence or the head of its column.",
        'The source prints "sank 4 boats and held 19 poachers"; unit "boats" for 19 goes to review.',
        _QUANTITY,
        _unit_absent,
        _SETTLED,
    ),
    Rule(
        "U003",
        "unit-missing",
        "review",
        "percent, points or currency is printed but not stored",
        "A number stored without a unit reads as a count. Where the source prints percent, points or a "
        "currency at the number, "
        "the claim must say so.",
        'The source prints "a share of 12.5%"; unit null goes to review.',
        _QUANTITY,
        _unit_missing,
        _SETTLED,
    ),
    Rule(
        "U004",
        "points-as-number",
        "info",
        "a plain number field holds points",
        "A plain number field cannot say that its number is a difference in percentage or basis points.",
        'A field `rate: Decimal` filled with 1.5 from "1.5 percentage points" is told.',
        frozenset({"number"}),
        _whole_number_of_percent,
    ),
)
