"""English number words: one trie pass finds them, a small grammar joins them to tokens."""

from collections.abc import Iterator
from decimal import Decimal

from extractor import regexes as re
from extractor.numbers.tokens import Token
from extractor.numbers.trie import spaced, tree
from extractor.numbers.values import CARDINALS, DENOMINATORS, ORDINALS, SCALE_ORDINALS, SCALES, fraction, scaled

_PARTS = {f"{w}s": n for w, n in DENOMINATORS.items() if w != "half"} | {"halves": 2, "quarter": 4}
_LISTED = {f"{w}ly" for w in ORDINALS if w != "first"} | {"firstly"}


_ALL = frozenset((*CARDINALS, *SCALES, *ORDINALS, *_LISTED, "half", "hundredth", "thousandth", "millionth"))
# A one-character class in front lets the engine skip at full speed; the offset is the word's start minus one.
_WORD = re.compile(rf"[^a-z](?:{tree(_ALL)})\b")
_JOIN = re.compile(r"(?:[ -]|\s?\n\s?)(?:and )?$")
_PART_AFTER = re.compile(
    rf"[ -]({'|'.join(sorted({*_PARTS, *DENOMINATORS}, key=len, reverse=True))})\b(?! (?:part(?:y|ies)|"
    rf"place|time|day|quarter|year|world)\b)"
)
_HALF_PERIOD = re.compile(
    r"(?:\b(?:first|second|last|latter|other|previous|next|prior|h1|h2|same|third|in the|better|wrong|"
    r"centre|center)[ -]$)"
)
_HALF_NEXT = re.compile(
    r"-?(?:yearly|hearted|baked|life|brother|sister|mast|time|way|truths?)\b|(?:-year|[ ]year)\b(?!-| old)"
)
_VAGUE = re.compile(r"\b(?:several|few|many|some|couple of|tens of) $")
_IDIOM = re.compile(
    r"(?:one(?:-stop| by one| after (?:another|the other)| of (?:the|its|his|her|their|our|these|"
    r"those|my|your)\b|-sided|-way|-on-one| another| and (?:the same|only)|self|-third-party)"
    r"|zero(?:-| )(?:tolerance|distance|sum|waste)|(?:first|second|third)-?(?: |-)?(?:hand|part(?:y|"
    r"ies)|rate|guess)\b|three-dimensional|first and foremost"
    r"|first[ -](?:aid|time|ever|line|responders?|lady)\b(?<!time)|second[ -]hand|second nature)"
)
_IDIOM_BEFORE = {
    "one": ("one by ", "no ", "every", "any", "some"),
    "second": ("per ", "a split ", " each ", " every "),
    "first": (" at ",),
}
_ENDLESS = 10**18  # no number in words is larger; it also bounds the work on a row of scale words
_HUNDRED = 100
_AND_HALF = re.compile(r"[ -]and[ -]a[ -]half\b(?:[ -](hundred|thousand|million|billion|trillion)\b)?")
_GAP = 5  # characters: ` and `


def told(low: str) -> bool:
    """Whether the text may hold a number word; asked of Chinese, where a search for one tries each character."""
    return not _ALL.isdisjoint(spaced(low).split())


def of_words(low: str) -> Iterator[Token]:
    """Tokens of number words, in order; idioms and vague words left out."""
    group: list[tuple[int, int, str]] = []
    head = _FIRST.match(low)
    hits = [(head.start(), head.end())] if head else []
    hits += [(m.start() + 1, m.end()) for m in _WORD.finditer(low)]
    for start, end in hits:
        word = low[start:end]
        if not low[start - 1 : start].isascii() and low[start - 1].isalpha() and low[start - 1] < "\u2e80":
            continue  # the tail of a word with an accent
        if group and not (start - group[-1][1] <= _GAP and _JOIN.match(low, group[-1][1], start)):
            yield from _tokens(low, group)
            group = []
        group.append((start, end, word))
    if group:
        yield from _tokens(low, group)


_HALF_MILLION = re.compile(r"[ -](?:an?[ -])?(million|billion|trillion|thousand|hundred|dozen)\b")
_QUARTERS = re.compile(r"\b(three[ -]quarters|quarter)(?: of an?[ -]|-)$")
_OF_A_MILLION = re.compile(r" of an?[ -](?:million|billion|trillion)\b")
_QUARTERS_REACH = 22  # characters: `three-quarters of a `
_PART_BEFORE = re.compile(r"\b(?:an?|one) $")
_PART_NEXT = re.compile(
    r" (?:of|more|fewer|less|higher|lower)\b|[.,;:)\n]|$| \(|"
    r" (?:in|from|to|since|on|compared|between|over|during|last|this|year)\b"
)
_FIRST = re.compile(rf"(?:{tree(_ALL)})\b")


def _tokens(low: str, group: list[tuple[int, int, str]]) -> Iterator[Token]:
    """Cuts a row of neighbouring number words into tokens, each as long as the grammar of numbers allows."""
    i = 0
    while i < len(group):
        start, end, word = group[i]
        rank = ORDINALS.get(word.removesuffix("ly"), 0) or SCALE_ORDINALS.get(word, 0)
        if rank or word == "half":
            value, j, ordinal = rank, i + 1, True
        else:
            value, j, ordinal = _number(low, group, i)
            end = group[j - 1][1]
        token = (
            _and_half(low, start, end, value)
            if value and not ordinal and low.startswith((" and", "-and"), end)
            else None
        )
        token = token or (_single(low, start, end, word) if j == i + 1 else None)
        token = token or _joined(low, start, end, value, ordinal=ordinal)
        if token.form != "code":
            yield token
        i = j
        while i < len(group) and group[i][0] < token.end:
            i += 1


def _number(low: str, group: list[tuple[int, int, str]], i: int) -> tuple[int, int, bool]:
    """Value of the number that starts at word `i`, the index behind it, and whether it ends as an ordinal."""
    total = current = last = 0
    ceiling, safe = _ENDLESS, (0, i)  # the last scale used, and the state behind it
    j = i
    while j < len(group):
        gap = low[group[j - 1][1] : group[j][0]] if j > i else ""
        word = group[j][2]
        rank, scale, unit = ORDINALS.get(word, 0), SCALES.get(word, 0), CARDINALS.get(word, -1)
        if rank:
            fits = j > i and gap != " " and _fits(rank, last, joined="and" in gap)
            return (total + current + rank, j + 1, True) if fits else (total + current, j, False)
        if scale == _HUNDRED and "and" not in gap:
            current = (current or 1) * 100
        elif scale and "and" not in gap:
            if scale >= ceiling and current:
                return safe[0], safe[1], False  # `two million one million`: the second is a number of its own
            if total >= _ENDLESS:
                break
            total = (total or 1) * scale if not current else total + current * scale
            current, ceiling, safe = 0, scale, (total, j + 1)
        elif unit >= 0 and (j == i or _fits(unit, last, joined="and" in gap)):
            current += unit
        else:
            break
        last, j = scale or unit, j + 1
    return total + current, j, False


def _fits(number: int, last: int, *, joined: bool) -> bool:
    """Whether a cardinal may follow in the same number: `sixty-five`, `hundred and six`, `thousand two`."""
    if last >= _HUNDRED:
        return number < min(last, 1000)
    return not joined and last >= 20 and last % 10 == 0 and 0 < number < 10  # noqa: PLR2004 -- tens and units


def _single(low: str, start: int, end: int, word: str) -> Token | None:
    """What one number word alone can be besides itself: half a million, a third, an idiom (form `code`: none)."""
    before = low[max(0, start - 12) : start]
    if (
        _IDIOM.match(low, start)
        or before.endswith(_IDIOM_BEFORE.get(word, ()))
        or (word in SCALES and _VAGUE.search(before))
        or (word == "first" and before.endswith("in the ") and low.startswith(" place", end))
    ):
        return Token(start, end, "code", None)
    if word == "half":
        return _half(low, start, end, before)
    if word in SCALES:
        return _quarters(low, start, end, SCALES[word])
    if word in DENOMINATORS and _PART_BEFORE.search(before) and _PART_NEXT.match(low, end):
        return Token(start, end, "word", fraction(1, DENOMINATORS[word]))
    return None


def _half(low: str, start: int, end: int, before: str) -> Token:
    """`half a million`, `half-billion`, a half by itself; form `code` where it names a period or forms a word."""
    if _HALF_PERIOD.search(before) or (_HALF_NEXT.match(low, end) and not before.endswith(("and a ", "and a-"))):
        return Token(start, end, "code", None)
    million = _HALF_MILLION.match(low, end)
    if million:
        return Token(start, million.end(), "word", Decimal(SCALES.get(million.group(1), 12) // 2))
    return Token(start, end, "word", Decimal("0.5"))


def _quarters(low: str, start: int, end: int, scale: int) -> Token | None:
    """`a quarter of a million`, `three-quarters of a billion`."""
    quarters = _QUARTERS.search(low[max(0, start - _QUARTERS_REACH) : start])
    if quarters is None:
        return None
    first = start - len(quarters.group())
    return Token(first, end, "word", Decimal(scale * (3 if quarters.group(1)[0] == "t" else 1) // 4))


def _and_half(low: str, start: int, end: int, value: int) -> Token | None:
    """`one and a half million`, `two and a half years`."""
    half = _AND_HALF.match(low, end)
    if half is None:
        return None
    own = max((s for s in SCALES.values() if s > _HUNDRED and value % s == 0), default=1)  # `two million and a half`
    return Token(start, half.end(), "word", scaled(value + Decimal(own) / 2, SCALES.get(half.group(1), 1)))


def _joined(low: str, start: int, end: int, value: int, *, ordinal: bool) -> Token:
    """The token of a number, with its dozen or its denominator if it is a fraction."""
    if ordinal:
        return Token(start, end, "ordinal", Decimal(value))
    if value and low.startswith((" dozen", "-dozen"), end):
        return Token(start, end + 6, "word", Decimal(value * 12))
    part = _PART_AFTER.match(low, end)
    if part and value and _is_share(low, start, end, part):
        name = part.group(1)
        if name == "quarters" and _OF_A_MILLION.match(low, part.end()):
            return Token(start, end, "code", None)  # `million` takes them in
        return Token(start, part.end(), "word", fraction(value, _PARTS.get(name) or DENOMINATORS[name]))
    return Token(start, end, "word", Decimal(value))


def _is_share(low: str, start: int, end: int, part: re.Match[str]) -> bool:
    """`three quarters of the sample` is a share, `five quarters in a row` is time."""
    if not part.group(1).startswith("quarter") or low[end] == "-":
        return True
    return _OF_WHOLE.match(low, part.end()) is not None and not low[max(0, start - 8) : start].endswith(
        ("first ", "last ", "past ", "next ", "these ")
    )


_OF_WHOLE = re.compile(r" of (?!(?:19|20)[0-9]|the year|this year|last year|the fiscal)")
