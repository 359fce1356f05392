"""N014: two numbers that a blank may have torn apart, as converters of PDF and translators leave them."""

from extractor import regexes as re
from extractor.rules.claim import Claim, Form
from extractor.rules.rule import Problem, Rule, printed, shown
from extractor.source import Index
from schemas.evidence import Mention, Span

_NUMBER: frozenset[Form] = frozenset({"quantity", "number"})
_FIGURES = frozenset({"statistic", "change"})
_GAP = re.compile(r"[.,][ \u00a0]{1,2}|[ \u00a0]{1,2}[.,]?")
_WIDEST = 3
_GROUP = re.compile(r"[0-9]{3}(?![0-9])")
_LISTED = re.compile(r",? (?:and |or )?[0-9]")


def torn(index: Index, mention: Mention) -> tuple[Mention, Mention] | None:
    """The number and its neighbour, if nothing but a separator and a blank parts them: `3. 4 million`, `1 ,204`."""
    text = index.text
    if text[mention.end + 1 : mention.end + 2].isalpha() and text[mention.start - 2 : mention.start - 1].isalpha():
        return None  # mostly words stand on both sides
    before, after = index.beside(mention)
    if after is not None and after.start - mention.end <= _WIDEST and _may_be_one(index, mention, after):
        return mention, after
    if before is not None and mention.start - before.end <= _WIDEST and _may_be_one(index, before, mention):
        return before, mention
    return None


def _may_be_one(index: Index, left: Mention, right: Mention) -> bool:
    """A decimal point stands in neither piece of a decimal number; behind a comma three digits, and no list goes on."""
    if left.kind not in _FIGURES or right.kind not in _FIGURES or not left.text[-1:].isdigit() or "." in left.text:
        return False
    between, digits = index.text[left.end : right.start], right.text
    if _GAP.fullmatch(between) is None:
        return False
    if digits[0] == ".":
        between, digits = f"{between}.", digits[1:]
    if "." in between:
        return digits[:1].isdigit() and "," not in digits and "." not in digits
    return (
        "," in between and _GROUP.match(digits) is not None and (between[0] != "," or not _in_list(index, left, right))
    )


def _in_list(index: Index, left: Mention, right: Mention) -> bool:
    """`12, 310 and 45`: the numbers of a list are parted by commas too."""
    before = index.before(left)
    led = before is not None and _LISTED.match(index.text, before.end, left.start + 1) is not None
    return led or _LISTED.match(index.text, right.end) is not None


def _may_be_torn(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    pieces = torn(index, mention) if mention is not None else None
    if pieces is None:
        return None
    one, other = pieces
    place = Span(one.start, other.end)
    return Problem(
        f"{shown(one)} and {shown(other)} may be one number: the source prints {printed(index, place)}", place
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "N014",
        "number-torn",
        "review",
        "a blank may have torn one number into two",
        "Where nothing but a separator and a blank stands between two figures, they may be one number that a "
        "converter or a translator broke. They are read as printed, and a person should look.",
        'The source prints "3. 4 million nets"; both 3 and 4 million go to review.',
        _NUMBER,
        _may_be_torn,
    ),
)
