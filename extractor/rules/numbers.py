"""N: is the number printed, whole, where the claim says. All of it is verbatim, so these reject, but for doubt."""

from extractor import regexes as re
from extractor.numbers import separators
from extractor.rules.claim import Claim, Form
from extractor.rules.resolve import key
from extractor.rules.rule import Problem, Rule, printed, shown
from extractor.source import Index
from schemas.evidence import Mention

_NUMBER: frozenset[Form] = frozenset({"quantity", "number"})
_SHOWN = 4
_POINT = re.compile(r"[0-9]\.[0-9]")


def _not_printed(claim: Claim, index: Index) -> Problem | None:
    there = claim.found.others
    place = there[0].span if there else None
    tail = f"; there the source prints {printed(index, place)}" if place else ""
    return Problem(f"`{claim.text}` is not printed in the source{tail}", place)


def _piece(claim: Claim, _index: Index) -> Problem | None:
    whole = claim.found.others[0]
    return Problem(f"`{claim.text}` is only a piece of {shown(whole)}", whole.span, "copy the whole number")


def _unscaled(claim: Claim, _index: Index) -> Problem | None:
    whole = claim.found.others[0]
    return Problem(
        f"`{claim.text}` lacks the scale word: the source prints {shown(whole)}",
        whole.span,
        "the scale word belongs to the number's text",
    )


def _no_such_mark(claim: Claim, index: Index) -> Problem | None:
    return Problem(f"mark {claim.mark} does not exist: the source has {len(index.mentions)} numbers")


def _mark_disagrees(claim: Claim, index: Index) -> Problem | None:
    assert claim.mention is not None
    hint = None
    if claim.found.others:
        marks = ", ".join(str(index.position(m) + 1) for m in claim.found.others[:_SHOWN])
        hint = f"`{claim.text}` carries mark {marks}"
    return Problem(
        f"mark {claim.mark} is {shown(claim.mention)}, but the text says `{claim.text}`", claim.mention.span, hint
    )


def _span_disagrees(claim: Claim, _index: Index) -> Problem | None:
    assert claim.mention is not None
    others = claim.found.others
    hint = f"{shown(others[0])} is printed at {others[0].start}" if others else None
    return Problem(
        f"at {claim.start}..{claim.end} the source prints {shown(claim.mention)}, not `{claim.text}`",
        claim.mention.span,
        hint,
    )


def _elsewhere(claim: Claim, index: Index) -> Problem | None:
    start = claim.start
    assert start is not None
    near = min(claim.found.others, key=lambda m: (abs(m.start - start), m.start))
    return Problem(
        f"`{claim.text}` is not printed at {claim.start}..{claim.end} but elsewhere: {printed(index, near.span)}",
        near.span,
    )


def _outside_quote(claim: Claim, index: Index) -> Problem | None:
    near = claim.found.others[0]
    return Problem(f"`{claim.text}` is not in the quote; it is printed in {printed(index, near.span)}", near.span)


def _which_one(claim: Claim, index: Index) -> Problem | None:
    others = claim.found.others
    two = " and ".join(printed(index, m.span) for m in others[:2])
    return Problem(
        f"which one? `{claim.text}` is printed {len(others)} times: {two}",
        others[0].span,
        "give its mark or its span",
    )


def _respelled(claim: Claim, _index: Index) -> Problem | None:
    mention = claim.mention or claim.found.others[0]
    return Problem(f"the source prints {shown(mention)}, the claim says `{claim.text}`", mention.span, "copy the print")


def _hidden(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    if mention is None or not mention.note or key(mention.text) != key(claim.text) or _comma_in_doubt(mention, index):
        return None
    return Problem(f"{shown(mention)}: {mention.note}", mention.span)


def _comma_in_doubt(mention: Mention, index: Index) -> bool:
    """One or two digits behind a comma, and nothing around it or in the rest of the text says what it stands for."""
    if not separators.short(mention.text):
        return False
    return mention.note != separators.DECIMAL or any(_POINT.search(m.text) for m in index.mentions if not m.note)


def _which_comma(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    if mention is None or not mention.note or not _comma_in_doubt(mention, index):
        return None
    return Problem(f"{shown(mention)}: is the comma a decimal one? It was read as {mention.value:f}", mention.span)


def _words_hold_number(claim: Claim, _index: Index) -> Problem | None:
    missing = claim.found.others
    if not missing:
        return None
    names = ", ".join(shown(m) for m in missing[:_SHOWN])
    return Problem(f"{names} in `{claim.text[:60]}` is not printed in the source")


RULES: tuple[Rule, ...] = (
    Rule(
        "N001",
        "number-not-printed",
        "reject",
        "the source does not print this number",
        "The text of a number must be one whole number of the source, digit for digit. Differences of "
        "presentation do not "
        "count: grouping, full-width digits, blanks, a glued percent or currency sign.",
        'The source prints "the patrol found 4,312 nets"; text "4,321" is rejected.',
        _NUMBER,
        _not_printed,
        frozenset({"absent"}),
    ),
    Rule(
        "N002",
        "piece-of-number",
        "reject",
        "only a piece of a longer number",
        "Numbers are compared whole. Digits that only occur inside a longer number are not printed as a number.",
        'The source prints "4,312 nets"; text "312" is rejected, and so is "99" where it prints "99.8%".',
        _NUMBER,
        _piece,
        frozenset({"piece"}),
    ),
    Rule(
        "N003",
        "scale-word-dropped",
        "review",
        "the scale word of the print is missing",
        "The scale word (million, hundred thousand, 万, 亿) belongs to a number's text: without it the figure "
        "is another one.",
        'The source prints "2.6 million visits"; text "2.6" goes to review.',
        _NUMBER,
        _unscaled,
        frozenset({"unscaled"}),
    ),
    Rule(
        "N004",
        "unknown-mark",
        "reject",
        "no number carries this mark",
        "Every number of the source carries a mark, counted from 1. A mark beyond the last one was made up.",
        "The source has 40 numbers; mark 71 is rejected.",
        _NUMBER,
        _no_such_mark,
        frozenset({"no-mark"}),
    ),
    Rule(
        "N005",
        "mark-disagrees",
        "reject",
        "mark and text name different numbers",
        "Mark and text are a double entry: the number at the mark must read as the text says.",
        'Mark 3 is "4,312"; the claim with mark 3 and text "87" is rejected.',
        _NUMBER,
        _mark_disagrees,
        frozenset({"mark"}),
    ),
    Rule(
        "N006",
        "span-disagrees",
        "reject",
        "another number stands at the span",
        "A claimed span that holds exactly another number of the source contradicts the claim, wherever the "
        "text is printed.",
        'The span holds "87"; text "4,312" is rejected though it is printed elsewhere.',
        _NUMBER,
        _span_disagrees,
        frozenset({"span"}),
    ),
    Rule(
        "N007",
        "number-elsewhere",
        "reject",
        "printed, but not at the place claimed",
        "A span may be off by a few characters and is then moved to the only number it can mean. The same "
        "digits farther "
        "away are another mention.",
        'Text "4,312" with a span three paragraphs off is rejected.',
        _NUMBER,
        _elsewhere,
        frozenset({"elsewhere"}),
    ),
    Rule(
        "N008",
        "number-outside-quote",
        "reject",
        "the quote does not hold the number",
        "A quote is given as evidence of its number; the number must stand inside it.",
        'Quote "the patrol sank two boats" for text "4,312" is rejected.',
        _NUMBER,
        _outside_quote,
        frozenset({"outside-quote"}),
    ),
    Rule(
        "N009",
        "which-one",
        "review",
        "printed more than once, and nothing tells which is meant",
        "Without mark, span or quote a number that is printed several times is settled by its unit, qualifier, counted "
        "words and period. If they fit more than one place, a person must choose.",
        'The source prints "12 boats" twice; text "12", unit "boats" goes to review.',
        _NUMBER,
        _which_one,
        frozenset({"ambiguous"}),
    ),
    Rule(
        "N010",
        "number-respelled",
        "review",
        "the same value, spelled otherwise than printed",
        "The value is right but the text is not the print (digits for a number word, the scale multiplied out).",
        'The source prints "Seven crews"; text "7" goes to review.',
        _NUMBER,
        _respelled,
        frozenset({"respelled"}),
    ),
    Rule(
        "N011",
        "odd-print",
        "info",
        "the print itself is odd",
        "The number holds invisible characters or a grouping that no country uses. It is read as the digits stand.",
        'The source prints "3,2016"; it is read as 32016 and told.',
        _NUMBER,
        _hidden,
    ),
    Rule(
        "N012",
        "number-in-text-not-printed",
        "reject",
        "a text field holds a number that the source does not print",
        "Every number inside a text field must be printed in the source as a whole number.",
        'A summary "some 5,000 nets" is rejected where the source prints "4,312 nets".',
        frozenset({"words", "phrase"}),
        _words_hold_number,
        frozenset({"absent"}),
    ),
    Rule(
        "N013",
        "comma-in-doubt",
        "review",
        "the comma may be a decimal one",
        "One or two digits behind a comma are no thousands: either the comma is a decimal one or a digit is missing. "
        "Before a percent sign or a scale word and beside a currency it is read as decimal, and told only if the text "
        "writes other decimals with a point.",
        'The source prints "1,97 scales"; it is read as 197 and goes to review.',
        _NUMBER,
        _which_comma,
    ),
)
