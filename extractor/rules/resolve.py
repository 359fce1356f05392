"""Which mention a claim means: by mark, by span, else by a text that only one place can explain."""

import re
from bisect import bisect_right
from decimal import Decimal, InvalidOperation

from extractor.numbers import parse
from extractor.rules.agreement import agreement
from extractor.rules.claim import Claim, Found, Trouble
from extractor.source import Index
from schemas.evidence import Mention, Span

_WIDE = {i: chr(i - 0xFEE0) for i in range(0xFF01, 0xFF5F)}
_DROPPED = dict.fromkeys(
    (9, 10, 11, 12, 13, 32, 0x85, 0xA0, 0xAD, 0x61C, 0x180E, *range(0x2000, 0x2010), 0x2028, 0x2029),
)
_DROPPED |= dict.fromkeys((*range(0x202A, 0x2030), 0x205F, *range(0x2060, 0x206A), 0x3000, 0xFEFF))
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0xFF0D), "-")
_KEY = {
    **_WIDE,
    **_DROPPED,
    **_DASHES,
    **dict.fromkeys((0x2018, 0x2019, 0x27)),
    **dict.fromkeys((0x2C, 0xFF0C, 0x66C, 0x3001)),
}
_GLUED = re.compile(r"^(?:us|hk|nt|[acrs])?[$£€¥₩₹￥]|(?<=\d)(?:%|st|nd|rd|th)$|(?<=.)\+$|^\+")
_DECIMAL = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d|[.,]\d))")
_WRITTEN = re.compile(r"[\w\s.,%+()'’/·$€£¥₩₹￥％－–—−-]{0,60}")
_LETTERS = re.compile(r"\s?(?P<scale>k|mn|mln|mil|mio|m|bn|bln|b|trn|tn)(?![\w-])", re.IGNORECASE)
_POWERS = {"k": 3, "m": 6, "mn": 6, "mln": 6, "mil": 6, "mio": 6, "bn": 9, "bln": 9, "b": 9, "trn": 12, "tn": 12}
_OTHER_MARKS = re.compile(r"\d[·'’˙][\d]|\d\s?[½¼¾⅓⅔⅛]")
NEAR = 16
"""How many characters a claimed span may be off before the claim means another place."""


def key(text: str) -> str:
    """What is compared of a number's print: no grouping, no blanks, no glued currency, percent or ordinal sign.

    A decimal comma stays one: `12,5` is not how `12.5` is printed.
    """
    plain = (_DECIMAL.sub("_", text) if "," in text else text).translate(_KEY).lower()
    if plain.isdigit():
        return plain
    plain = _GLUED.sub("", _GLUED.sub("", plain))
    return plain.replace("-", "") if plain[:1].isalpha() else plain


def by_key(index: Index) -> dict[str, list[Mention]]:
    """The mentions of a source by what is compared of their print."""

    def build() -> dict[str, list[Mention]]:
        places: dict[str, list[Mention]] = {}
        for mention in index.mentions:
            places.setdefault(key(mention.text), []).append(mention)
            if (scale := scale_behind(index, mention)) is not None:
                places.setdefault(key(mention.text) + scale, []).append(mention)
        return places

    return index.remember("by_key", build)


def scale_behind(index: Index, mention: Mention) -> str | None:
    """The scale in letters that stands behind a number and not in it (`9.7 bn`, `1.2mil`): it may be copied along."""
    if mention.value is None or not mention.text[-1].isdigit():
        return None
    found = _LETTERS.match(index.text, mention.end, mention.end + 5)
    return found["scale"].lower() if found else None


def scaled(index: Index, mention: Mention) -> Decimal | None:
    """The value with the scale in letters behind the number; None where there is none. `5 m` may be metres as well."""
    scale = scale_behind(index, mention)
    return None if scale is None or mention.value is None else mention.value.scaleb(_POWERS[scale])


def _reads(index: Index, mention: Mention, wanted: str) -> bool:
    """Whether the print of the number, with or without the scale in letters behind it, is what is claimed."""
    own = key(mention.text)
    return own == wanted or (wanted.startswith(own) and wanted == f"{own}{scale_behind(index, mention)}")


def by_value(index: Index) -> dict[Decimal, list[Mention]]:
    """The mentions of a source by value."""

    def build() -> dict[Decimal, list[Mention]]:
        places: dict[Decimal, list[Mention]] = {}
        for mention in index.mentions:
            if mention.value is not None:
                places.setdefault(mention.value, []).append(mention)
        return places

    return index.remember("by_value", build)


def number(text: str | float | Decimal) -> Decimal | None:
    """A plain decimal, or None."""
    try:
        value = Decimal(str(text).replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def unscaled(mention: Mention) -> Decimal | None:
    """The number before its scale word is applied: 2.6 for `2.6 million`; None for one written in words."""
    return number("".join(c for c in mention.text if c.isdigit() or c == "."))


def resolve(claim: Claim, index: Index, quote: Span | None = None) -> Found:
    """The mention a quantity means; `quote` is where the claim's quote was found."""
    if claim.mark is not None:
        return _by_mark(claim, index)
    wanted = key(claim.text)
    if claim.start is not None and claim.end is not None:
        return _by_span(claim, index, wanted, quote)
    places = by_key(index).get(wanted, [])
    return _choose(claim, index, places, quote)


def _by_mark(claim: Claim, index: Index) -> Found:
    assert claim.mark is not None
    mention = index.marked(claim.mark)
    if mention is None:
        return Found(None, "no-mark")
    wanted = key(claim.text)
    if _reads(index, mention, wanted):
        return Found(mention)
    trouble: Trouble = "respelled" if _respells(claim, mention) else "mark"
    return Found(mention, trouble, tuple(by_key(index).get(wanted, ())))


def _respells(claim: Claim, mention: Mention) -> bool:
    """Whether text and print mean the same value."""
    value = _meant(claim.text)
    return value is not None and value == mention.value


def _meant(text: str) -> Decimal | None:
    """The value of a number that is only written in another way; a number amid other matter has none."""
    return parse(text) if _WRITTEN.fullmatch(text) else None


def _by_span(claim: Claim, index: Index, wanted: str, quote: Span | None) -> Found:
    assert claim.start is not None
    assert claim.end is not None
    start, end = claim.start, max(claim.end, claim.start + 1)
    covered = index.covering(start, end)
    for mention in covered:
        if _reads(index, mention, wanted) and _covers(mention, start, end):
            return Found(mention)
    places = by_key(index).get(wanted, [])
    near = [m for m in places if abs(m.start - start) <= NEAR]
    exact = index.at(start, end)
    if exact is not None:
        trouble: Trouble = "respelled" if _respells(claim, exact) else "span"
        return Found(exact, trouble, tuple(near or places))
    if near:
        return _choose(claim, index, near, quote)
    if places:
        return Found(None, "elsewhere", tuple(places))
    return _absent(index, claim, wanted, covered)


def _covers(mention: Mention, start: int, end: int) -> bool:
    """Whether span and mention are the same but for glued signs, blanks and a few characters."""
    return abs(mention.start - start) <= NEAR and abs(mention.end - end) <= NEAR


def _inside(mention: Mention, span: Span) -> bool:
    return span.start <= mention.start and mention.end <= span.end


def _choose(claim: Claim, index: Index, places: list[Mention], quote: Span | None) -> Found:
    if not places:
        return _absent(index, claim, key(claim.text), [])
    if quote is not None:
        inside = [m for m in places if _inside(m, quote)]
        if not inside:
            return Found(places[0] if len(places) == 1 else None, "outside-quote", tuple(places))
        places = inside
    if len(places) > 1:
        places = narrowed(claim, index, places)
    if len(places) == 1:
        return Found(places[0])
    return Found(None, "ambiguous", tuple(places))


def narrowed(claim: Claim, index: Index, places: list[Mention]) -> list[Mention]:
    """The places whose surrounding words agree with the claim, if any do."""
    scores = [(agreement(claim, index, m), m) for m in places]
    best = max(score for score, _ in scores)
    return [m for score, m in scores if score == best]


def _absent(index: Index, claim: Claim, wanted: str, covered: list[Mention]) -> Found:
    """Not printed as claimed: respelled at the span, a piece of a longer number, or nowhere."""
    if _OTHER_MARKS.search(claim.text) and (several := _in_parts(index, claim.text)):
        return Found(None, "respelled", several)
    for mention in covered:
        if _respells(claim, mention):
            return Found(mention, "respelled")
    value = _meant(claim.text)
    if value is not None and not covered:
        same = by_value(index).get(value, [])
        if same:
            return Found(same[0] if len(same) == 1 else None, "respelled", tuple(same))
    digits = wanted.strip(".%")
    if digits and digits[0].isdigit() and (whole := _longer(index, covered, digits)) is not None:
        rest = key(whole.text).removeprefix(digits)
        if rest.isalpha():
            return Found(whole, "unscaled", (whole,))
        return Found(whole if covered else None, "piece", (whole,))
    return Found(None, "absent", tuple(covered))


def _in_parts(index: Index, text: str) -> tuple[Mention, ...]:
    """The mentions that make up a number which is printed just so, with marks inside that part it: `12·5`, `1'234`."""
    inside = next(iter(index.find(text)), None)
    return tuple(index.within(*inside)) if inside is not None else ()


def _longer(index: Index, covered: list[Mention], digits: str) -> Mention | None:
    """A mention whose print holds the digits as a piece: at the claimed span if one was claimed, else anywhere."""
    if covered:
        return next((m for m in covered if digits in key(m.text)), None)
    line, starts = index.remember("key_line", lambda: _key_line(index))
    at = line.find(digits)
    return index.mentions[bisect_right(starts, at) - 1] if at >= 0 else None


def _key_line(index: Index) -> tuple[str, list[int]]:
    keys = [key(m.text) for m in index.mentions]
    starts, at = [], 0
    for k in keys:
        starts.append(at)
        at += len(k) + 1
    return "\n".join(keys), starts
