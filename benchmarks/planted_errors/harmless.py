"""Harmless variants of a true fact: another presentation of the same."""

import random
from collections.abc import Iterator

from benchmarks.planted_errors.mutants import PLACES, Mutant
from benchmarks.planted_errors.seeds import Fact, Seed

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def harmless(seed: Seed, rng: random.Random) -> Iterator[Mutant]:
    """Variants of presentation that say the same."""
    fact = seed.fact
    text, quote = fact["text"], fact["quote"]
    yield Mutant("full-width digits", "text", {**fact, "text": text.translate(_WIDE)})
    if "," in text:
        yield Mutant("separator removed", "text", {**fact, "text": text.replace(",", "")})
    if " " in text:
        yield Mutant("NBSP", "text", {**fact, "text": text.replace(" ", "\u00a0")})
    yield Mutant("quote white space", "quote", {**fact, "quote": quote.replace(" ", "  ").replace(",  ", ",\n")})
    yield Mutant("quote NBSP", "quote", {**fact, "quote": quote.replace(" ", "\u00a0")})
    yield Mutant("quote without final period", "quote", {**fact, "quote": quote.rstrip(".。")})
    yield Mutant("quote with final period", "quote", {**fact, "quote": quote.rstrip(".。,;") + "."})
    yield Mutant("quote's first letter", "quote", {**fact, "quote": quote[:1].swapcase() + quote[1:]})
    curly = quote.replace("'", "’").replace('"', "”")
    if curly != quote:
        yield Mutant("curly quotes", "quote", {**fact, "quote": curly})
    # A span moved exactly onto another number claims that number, which is not harmless.
    others = {(n["start"], n["end"]) for n in seed.numbers}
    steps = [-9, -6, -4, -3, 3, 5, 7, 9]
    off = rng.choice([n for n in steps if (fact["start"] + n, fact["end"] + n) not in others])
    yield Mutant(
        "offsets off", "span", {**fact, "start": max(0, fact["start"] + off), "end": max(1, fact["end"] + off)}
    )
    yield Mutant("trimmed quote", "quote", _trimmed(seed))
    if fact["unit"] in {"%", "％"}:
        yield Mutant("% glued", "text", {**fact, "text": text + "%"})
        yield Mutant("% glued and spanned", "text", {**fact, "text": text + "%", "end": fact["end"] + 1})
        yield Mutant("% spaced", "quote", {**fact, "quote": quote.replace("%", " %")})
        yield Mutant("% in words", "unit", {**fact, "unit": "percent"})
    yield Mutant("no offsets", "span", {k: v for k, v in fact.items() if k not in PLACES})
    yield Mutant("no quote", "quote", {k: v for k, v in fact.items() if not k.startswith("quote")})
    yield Mutant(
        "value with zeros", "value", {**fact, "value": fact["value"] + ("0" if "." in fact["value"] else ".0")}
    )


def _trimmed(seed: Seed) -> Fact:
    """The quote without its first and last words, as far as the number allows."""
    fact = seed.fact
    at = fact["start"] - fact["quote_start"]
    quote = fact["quote"]
    head = quote.find(" ") + 1
    head = head if 0 < head <= at - 12 else 0
    tail = quote.rfind(" ")
    tail = tail if tail > at + len(fact["text"]) + 24 else len(quote)
    lo = fact["quote_start"] + head
    return {**fact, "quote": quote[head:tail], "quote_start": lo, "quote_end": lo + tail - head}
