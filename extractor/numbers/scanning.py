"""`scan`: every number of a text with its span, value and kind."""

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import itemgetter

from extractor.numbers import chinese, fold, hanzi, kinds, tables, tokens, words
from extractor.numbers.context import Sentence
from extractor.numbers.tokens import Token, made
from extractor.sentences import paragraphs, split
from schemas.evidence import Kind, Mention, Span

_PLACE = itemgetter(0)
_EXTENSION = ("ext ", "ext. ", "extension ")


def scan(text: str, sentences: Sequence[Span] | None = None) -> list[Mention]:
    """Every number that the text prints, in order, without overlap; pure and linear.

    `sentences`: those of the text, if they are known already.
    """
    folded = fold.fold(text)
    low = fold.lowered(folded.text)
    found = tokens.of_digits(low)
    if folded.hanzi or "〇" in folded.rare:
        found = list(hanzi.of_hanzi(low, found))
    if not folded.rare.isdisjoint(tokens.GLYPHS):
        found += tokens.of_glyphs(low)
    if not folded.hanzi or words.told(low):
        found += words.of_words(low)
    found = _merged(found, low)
    if not found:
        return []
    if sentences is None or folded.cuts:
        whole = folded.text if folded.cuts else text  # where it can, unfolded: it tells what a quotation mark does
        sentences = split(whole, _holding(paragraphs(whole), found))
    return _mentions(text, folded, low, found, sentences)


def parse(text: str) -> Decimal | None:
    """The value of one number text standing alone, by the rules of `scan`; None if there is none."""
    found = scan(text)
    if not found and hanzi.NUMERAL.fullmatch(text):
        return hanzi.value(text)  # 三 alone: no measure word tells that it counts
    return found[0].value if len(found) == 1 else None


def _merged(found: list[Token], low: str) -> list[Token]:
    """The tokens in order; of two that overlap the earlier and longer one stays, of the other the digits beyond it."""
    found.sort(key=_PLACE)
    kept: list[Token] = []
    free = 0
    for token in found:
        if token.start >= free:
            kept.append(token)
            free = token.end
        elif token.start == kept[-1].start and token.end > free:
            kept[-1], free = token, token.end
        elif token.end > free:
            kept += [
                t._replace(start=t.start + free, end=t.end + free) for t in tokens.of_digits(low[free : token.end])
            ]
            free = max(free, kept[-1].end)
    return kept


def _holding(blocks: list[Span], found: list[Token]) -> Iterator[Span]:
    """The paragraphs in which a token starts."""
    tokens_ = iter(found)
    token = next(tokens_, None)
    for block in blocks:
        if token is not None and token.start < block.end:
            yield block
            while token is not None and token.start < block.end:
                token = next(tokens_, None)


def _mentions(text: str, folded: fold.Folded, low: str, found: list[Token], within: Sequence[Span]) -> list[Mention]:
    mentions: list[Mention] = []
    bounds = iter(within)
    lo, hi = next(bounds)
    earlier: tuple[Token, Kind] | None = None
    cased, words_ = _unwrapped(folded.text, within), _unwrapped(low, within)
    sentence = Sentence(cased, words_, lo, max(hi, found[0].end))
    cut = bool(folded.cuts)
    plain = not (cut or folded.scripts)
    celled = tables.kinds(low, found)
    for token in found:
        if token.start >= hi:
            lo, hi = next(bounds)
            prior = sentence.share if token.start < hi else None
            while token.start >= hi:
                lo, hi = next(bounds)
            earlier, sentence = None, Sentence(cased, words_, lo, max(hi, token.end))
            sentence.prior = prior
        if celled and token.start in celled:
            kind = celled[token.start]
        elif token.form in ("hanzi", "place") or (folded.hanzi and chinese.applies(low, token.start, token.end)):
            kind = chinese.kind_of(token, low, sentence, earlier)
        else:
            kind = kinds.kind_of(token, sentence, earlier)
        earlier = (token, kind)
        start, end, form, value, note = token
        if (
            kind in ("date_time", "boilerplate")
            and form == "number"
            and "." in low[start:end]
            and not low.startswith((" y", " m", " d", " w"), end)
        ):
            value = None  # `10.30`: hours and minutes
        elif kind == "boilerplate" and form == "number" and (low[start] == "0" or low.endswith(_EXTENSION, 0, start)):
            value = None  # `(05) 555`, `ext. 12`: the head or tail of a telephone number
        if cut:
            start, end = folded.original(start, end)
        printed = text[start:end]
        if not (plain or note) and printed != folded.text[token.start : token.end]:
            note = _oddity(printed, token.end - token.start)
        mentions.append(made(Mention, (start, end, printed, value, kind, note)))
    return mentions


def _unwrapped(text: str, within: Sequence[Span]) -> str:
    """The text with a space for each line break inside a sentence: its words stand beside each other."""
    if "\n" not in text:
        return text
    pieces: list[str] = []
    at = 0
    for lo, hi in within:
        if text.find("\n", lo, hi) >= 0:
            pieces += (text[at:lo], text[lo:hi].replace("\n", " "))
            at = hi
    pieces.append(text[at:])
    return "".join(pieces)


def _oddity(printed: str, length: int) -> str | None:
    """What is odd about a print that folds to `length` characters."""
    if len(printed) != length:
        return "hidden characters"
    if printed.isascii():
        return None
    # The digits of one script lie in a row, ten to a block.
    zeros = {ord(c) - unicodedata.decimal(c) for c in printed if c.isdecimal()}
    return "mixed scripts" if len(zeros) > 1 else None
