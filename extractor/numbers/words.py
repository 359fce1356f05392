"""English number words: one trie pass finds them, a small grammar joins them to tokens."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.numbers.tokens import Token
from extractor.numbers.trie import tree
from extractor.numbers.values import CARDINALS, DENOMINATORS, ORDINALS, SCALE_ORDINALS, SCALES, fraction

_PARTS = {f"{w}s": n for w, n in DENOMINATORS.items() if w != "half"} | {"halves": 2, "quarter": 4}
_LISTED = {f"{w}ly" for w in ORDINALS if w != "first"} | {"firstly"}


_ALL = {*CARDINALS, *SCALES, *ORDINALS, *_LISTED, "half", "hundredth", "thousandth", "millionth"}
# A one-character class in front lets the engine skip at full speed; the offset is the word's start minus one.
_WORD = re.compile(rf"[^a-z](?:{tree(_ALL)})\b")
_JOIN = re.compile(r"(?:[ -]|\s?\n\s?)(?:and )?$")
_PART_AFTER = re.compile(rf"[ -]({'|'.join(sorted({*_PARTS, *DENOMINATORS}, key=len, reverse=True))})\b(?! (?:part(?:y|ies)|place|time|day|quarter|year|world)\b)")
_HALF_PERIOD = re.compile(r"(?:\b(?:first|second|last|latter|other|previous|next|prior|h1|h2|same|third|in the|better|wrong|centre|center)[ -]$)")
_HALF_NEXT = re.compile(r"-?(?:yearly|hearted|baked|life|brother|sister|mast|time|way|truths?)\b|[ -]year results")
_VAGUE = re.compile(r"\b(?:several|few|many|some|couple of|tens of) $")
_IDIOM = re.compile(
    r"(?:one(?:-stop| by one| after (?:another|the other)| of (?:the|its|his|her|their|our|these|those|my|your)\b|-sided|-way|-on-one| another| and (?:the same|only)|self|-third-party)"
    r"|zero(?:-| )(?:tolerance|distance|sum|waste)|(?:first|second|third)-?(?: |-)?(?:hand|part(?:y|ies)|rate|guess)\b|three-dimensional|first and foremost"
    r"|first[ -](?:aid|time|ever|line|responders?|lady)\b(?<!time)|second[ -]hand|second nature)"
)
_IDIOM_BEFORE = re.compile(r"(?:in the|at|one by|no|every|per|a|any|some|each|this|that|which|the other|another|split|from|year) $")


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
        if group and not (start - group[-1][1] <= 5 and _JOIN.match(low, group[-1][1], start)):
            yield from _tokens(low, group)
            group = []
        group.append((start, end, word))
    if group:
        yield from _tokens(low, group)


_HALF_MILLION = re.compile(r"[ -]an? (million|billion|trillion|thousand|hundred)\b")
_PART_BEFORE = re.compile(r"\b(?:an?|one) $")
_PART_NEXT = re.compile(r" of\b|[.,;:)]|$| (?:in|from|to|since|on|compared|between|over|during|last|this|year)\b")
_FIRST = re.compile(rf"(?:{tree(_ALL)})\b")


def _tokens(low: str, group: list[tuple[int, int, str]]) -> Iterator[Token]:
    """Cuts a row of neighbouring number words into tokens, each as long as the grammar of numbers allows."""
    i = 0
    while i < len(group):
        start, end, word = group[i]
        total, current, last, j = 0, 0, 0, i
        ordinal = word in ORDINALS or word in SCALE_ORDINALS or word.endswith("ly") or word == "half"
        if ordinal:
            total = ORDINALS.get(word.removesuffix("ly") if word.endswith("ly") else word, 0) or SCALE_ORDINALS.get(word, 0)
            j += 1
        while not ordinal and j < len(group):
            begun, stop, word = group[j]
            joined = "and" in low[end:begun]
            if word in ORDINALS or word in SCALE_ORDINALS:
                number = ORDINALS.get(word, 0)
                if j > i and _fits(number, last, current, joined) and low[end:begun] != " " or (word in SCALE_ORDINALS and j > i and _PART_AFTER is None):
                    total, ordinal, end, j = total + current + number, True, stop, j + 1
                    current = 0
                break
            if word in SCALES:
                if joined or word == "half":
                    break
                scale = SCALES[word]
                if scale == 100:
                    current = (current or 1) * 100
                else:
                    total, current = (total + (current or (0 if total else 1))) * scale if not current and total else total + (current or 1) * scale, 0
            elif word in CARDINALS and (j == i or _fits(CARDINALS[word], last, current, joined)):
                current += CARDINALS[word]
            else:
                break
            last, end, j = SCALES.get(word) or CARDINALS[word], stop, j + 1
        token = _finished(low, start, end, total + current, ordinal=ordinal, single=j == i + 1)
        if token is not None:
            yield token
        i = max(j, i + 1)
        while token is not None and i < len(group) and group[i][0] < token.end:
            i += 1


def _fits(number: int, last: int, current: int, joined: bool) -> bool:
    """Whether a cardinal may follow in the same number: `sixty-five`, `hundred and six`, `thousand two`."""
    if last >= 100:
        return number < last and (last == 100 or number < 1000)
    return not joined and 20 <= last < 100 and last % 10 == 0 and 0 < number < 10


def _finished(low: str, start: int, end: int, value: int, *, ordinal: bool, single: bool) -> Token | None:
    """The token, unless the words are an idiom; with its denominator if it is a fraction."""
    if single:
        word = low[start:end]
        if _IDIOM.match(low, start):
            return None
        before = low[max(0, start - 12) : start]
        if word == "half":
            if _HALF_PERIOD.search(before) or _HALF_NEXT.match(low, end):
                return None
            million = _HALF_MILLION.match(low, end)
            if million:
                return Token(start, million.end(), "word", Decimal(SCALES[million.group(1)]) / 2)
            return Token(start, end, "word", Decimal("0.5"))
        if word == "one" and before.endswith(("one by ", "no ", "every", "any", "some")):
            return None
        if word == "second" and before.endswith(("per ", "a split ", " each ", " every ")):
            return None
        if word == "first" and (before.endswith(("in the ", "at ")) and (before.endswith("at ") or low.startswith(" place", end))):
            return None
        if word in SCALES and _VAGUE.search(before):
            return None
    if ordinal and value > 2 and single and _PART_BEFORE.search(low[max(0, start - 8) : start]) and _PART_NEXT.match(low, end):
        return Token(start, end, "word", fraction(1, value))
    if ordinal:
        return Token(start, end, "ordinal", Decimal(value))
    if value and low.startswith((" dozen", "-dozen"), end):
        return Token(start, end + 6, "word", Decimal(value * 12))
    part = _PART_AFTER.match(low, end)
    if part and value and _is_share(low, start, end, part):
        name = part.group(1)
        return Token(start, part.end(), "word", fraction(value, _PARTS.get(name) or DENOMINATORS[name]))
    return Token(start, end, "word", Decimal(value))


def _is_share(low: str, start: int, end: int, part: re.Match[str]) -> bool:
    """`three quarters of the sample` is a share, `five quarters in a row` is time."""
    if not part.group(1).startswith("quarter") or low[end] == "-":
        return True
    return _OF_WHOLE.match(low, part.end()) is not None and not low[max(0, start - 8) : start].endswith(("first ", "last ", "past ", "next ", "these "))


_OF_WHOLE = re.compile(r" of (?!(?:19|20)[0-9]|the year|this year|last year|the fiscal)")
