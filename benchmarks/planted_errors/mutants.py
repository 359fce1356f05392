"""One harmful mutant of a true fact per kind, all of it seeded."""

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from benchmarks.planted_errors.seeds import Fact, Seed

_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "万", "亿")
NUMBER_KINDS = (
    "digit changed",
    "digits swapped",
    "digit dropped",
    "x10",
    "/10",
    "decimal point dropped",
    "decimal point moved",
    "comma as decimal point",
    "scale word dropped",
    "scale word changed",
    "万 and 亿 exchanged",
    "invented, same length",
    "piece of a number",
    "rounded",
)


class Mutant(NamedTuple):
    kind: str
    layer: str
    fact: Fact


def _digits(text: str) -> list[int]:
    return [i for i, c in enumerate(text) if c.isdigit()]


def _put(text: str, i: int, c: str) -> str:
    return text[:i] + c + text[i + 1 :]


def _changed(text: str, rng: random.Random) -> str | None:
    at = _digits(text)
    if not at:
        return None
    i = rng.choice(at)
    return _put(text, i, rng.choice([c for c in "123456789" if c != text[i]]))


def _swapped(text: str, rng: random.Random) -> str | None:
    at = _digits(text)
    pairs = [(a, b) for a, b in pairwise(at) if text[a] != text[b] and not (a == at[0] and text[b] == "0")]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    return _put(_put(text, a, text[b]), b, text[a])


def _dropped(text: str, rng: random.Random) -> str | None:
    at = _digits(text)
    if len(at) < 2:
        return None
    i = rng.choice(at[1:])
    return text[:i] + text[i + 1 :]


def _ten(text: str, _rng: random.Random) -> str | None:
    at = _digits(text)
    if not at:
        return None
    if "." in text:
        return re.sub(r"\.(\d)", r"\1.", text, count=1).replace(". ", " ").rstrip(".")
    return text[: at[-1] + 1] + "0" + text[at[-1] + 1 :]


def _tenth(text: str, _rng: random.Random) -> str | None:
    at = _digits(text)
    if len(at) < 2 or "." in text:
        return None
    return text[: at[-1]] + "." + text[at[-1] :]


def _no_point(text: str, _rng: random.Random) -> str | None:
    return text.replace(".", "", 1) if re.search(r"\d\.\d", text) else None


def _moved_point(text: str, _rng: random.Random) -> str | None:
    found = re.search(r"(\d)\.(\d)(\d*)", text)
    if not found:
        return None
    head, first, rest = found.groups()
    moved = f"{head}{first}.{rest}" if rest else f".{head}{first}"
    return text[: found.start()] + ("0" + moved if moved[0] == "." else moved) + text[found.end() :]


def _comma_point(text: str, _rng: random.Random) -> str | None:
    return text.replace(",", ".", 1) if re.fullmatch(r"\d{1,3},\d{3}", text) else None


def _scale(text: str) -> str | None:
    return next((s for s in _SCALES if text.lower().rstrip().endswith(s)), None)


def _no_scale(text: str, _rng: random.Random) -> str | None:
    scale = _scale(text)
    return text[: -len(scale)].rstrip() if scale and _digits(text) else None


def _other_scale(text: str, rng: random.Random) -> str | None:
    scale = _scale(text)
    if not scale or not _digits(text):
        return None
    family = _SCALES[5:] if scale in _SCALES[5:] else _SCALES[1:5]
    return text[: -len(scale)] + rng.choice([s for s in family if s != scale])


def _wan_yi(text: str, _rng: random.Random) -> str | None:
    swap = {"万": "亿", "亿": "万"}
    return text[:-1] + swap[text[-1]] if text[-1:] in swap else None


def _invented(text: str, rng: random.Random) -> str | None:
    at = _digits(text)
    if not at:
        return None
    for i in at:
        text = _put(text, i, rng.choice("123456789"))
    return text


def _piece(text: str, _rng: random.Random) -> str | None:
    found = re.search(r"[,.](\d+)$", text)
    if found:
        return found.group(1)
    return text[1:] if re.fullmatch(r"\d{4,}", text) else None


def _rounded(text: str, _rng: random.Random) -> str | None:
    at = _digits(text)
    if len(at) < 2:
        return None
    if "." in text:
        return re.sub(r"\.\d+", "", text, count=1)
    out = text
    for i in at[2:] if len(at) > 2 else at[1:]:
        out = _put(out, i, "0")
    return out


_MAKERS: dict[str, Callable[[str, random.Random], str | None]] = {
    "digit changed": _changed,
    "digits swapped": _swapped,
    "digit dropped": _dropped,
    "x10": _ten,
    "/10": _tenth,
    "decimal point dropped": _no_point,
    "decimal point moved": _moved_point,
    "comma as decimal point": _comma_point,
    "scale word dropped": _no_scale,
    "scale word changed": _other_scale,
    "万 and 亿 exchanged": _wan_yi,
    "invented, same length": _invented,
    "piece of a number": _piece,
    "rounded": _rounded,
}
_FACTORS = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "万": 10**4,
    "亿": 10**8,
}


def value_of(text: str) -> Decimal | None:
    """The value of a digit text with its scale words, computed apart from the code under test."""
    found = re.match(r"[\d,. ]*\d", text)
    if not found:
        return None
    value = Decimal(found.group().replace(",", "").replace(" ", ""))
    for scale in re.findall("|".join(_FACTORS), text[found.end() :].lower()):
        value *= _FACTORS[scale]
    return value


def _numbers(seed: Seed, rng: random.Random) -> Iterator[Mutant]:
    fact = seed.fact
    for kind, make in _MAKERS.items():
        text = make(fact["text"], rng)
        value = value_of(text) if text else None
        if text is None or value is None or value == Decimal(fact["value"]):
            continue
        stored = f"{value:f}"
        yield Mutant(kind, "value", {**fact, "value": stored})
        yield Mutant(kind, "value and text", {**fact, "value": stored, "text": text})
        at = fact["start"] - fact["quote_start"]
        quote = fact["quote"][:at] + text + fact["quote"][at + len(fact["text"]) :]
        grown = len(text) - len(fact["text"])
        invented = {"value": stored, "text": text, "end": fact["end"] + grown, "quote": quote}
        yield Mutant(kind, "invention", {**fact, **invented, "quote_end": fact["quote_end"] + grown})
        yield Mutant(kind, "no span", {k: v for k, v in {**fact, **invented}.items() if k not in PLACES})


PLACES = ("start", "end", "quote_start", "quote_end")


def _moved(seed: Seed, other: dict[str, Any], kind: str) -> Iterator[Mutant]:
    fact = seed.fact
    if Decimal(other["value"]) == Decimal(fact["value"]):
        return
    there = {"value": other["value"], "text": other["text"]}
    yield Mutant(kind, "value", {**fact, "value": other["value"]})
    yield Mutant(kind, "value and text", {**fact, **there})
    yield Mutant(kind, "all moved", {**fact, **there, "start": other["start"], "end": other["end"]})
    yield Mutant(kind, "no span", {k: v for k, v in {**fact, **there}.items() if k not in PLACES})


def _places(seed: Seed, rng: random.Random) -> Iterator[Mutant]:
    real = [n for n in seed.numbers if n["value"] and n["start"] != seed.fact["start"]]
    inside = {n["start"] for n in seed.neighbours}
    far = [n for n in real if n["start"] not in inside]
    if far:
        yield from _moved(seed, rng.choice(far), "number from elsewhere")
    figures = [n for n in seed.neighbours if n["class"] in {"statistic", "change"}]
    if figures:
        yield from _moved(seed, rng.choice(figures), "number of the same sentence")


def _unit_kinds(seed: Seed, units: list[str], rng: random.Random) -> Iterator[Mutant]:
    fact = seed.fact
    unit = fact["unit"] or ""
    percent = unit in {"%", "％", "percent", "per cent", "百分之"}
    points = "points" in unit or "百分点" in unit
    if percent:
        yield Mutant("percent as count", "unit", {**fact, "unit": None})
        yield Mutant("percent as count", "unit", {**fact, "unit": "cases"})
        yield Mutant("percent as points", "unit", {**fact, "unit": "percentage points"})
    elif points:
        yield Mutant("points as percent", "unit", {**fact, "unit": "%"})
    elif unit:
        yield Mutant("count as percent", "unit", {**fact, "unit": "%"})
    if units and not _one_unit(other := rng.choice(units), unit):
        yield Mutant("unit swapped", "unit", {**fact, "unit": other})


_ONE_UNIT = ({"%", "％", "percent", "per cent", "百分之"}, {"people", "person", "persons"}, {"₹", "rs", "rs."})


def _one_unit(one: str, other: str) -> bool:
    """Whether two prints name the same unit: `百分之` is no error for `％`."""
    return any({one.lower(), other.lower()} <= same for same in _ONE_UNIT)


_LED_TO = re.compile(
    r"(?:\b(?:to|at|reached|from)\s+(?:\w+\s+){0,2}|[到至为达]\s*)(?:[A-Z]{1,3}\s?|Rs\.?\s?|[A-Z]{0,2}[$£€¥₹₩₱]\s?)?$"
)
"""A level that may be led to by a change word: its true direction is no error."""


def source_before(seed: Seed) -> str:
    """The words right before the number."""
    return seed.source[max(0, seed.fact["start"] - 40) : seed.fact["start"]]


def _wording(seed: Seed, rng: random.Random) -> Iterator[Mutant]:
    fact = seed.fact
    if "qualifier" in fact:
        if fact["qualifier"]:
            yield Mutant("qualifier dropped", "qualifier", {**fact, "qualifier": None})
            flipped = "less than" if fact["qualifier"] != "less than" else "more than"
            yield Mutant("qualifier flipped", "qualifier", {**fact, "qualifier": flipped})
        else:
            invented = rng.choice(["more than", "about", "nearly", "at least", "up to", "less than"])
            yield Mutant("qualifier invented", "qualifier", {**fact, "qualifier": invented})
    if fact["direction"]:
        flipped = "decrease" if fact["direction"] == "increase" else "increase"
        yield Mutant("direction flipped", "direction", {**fact, "direction": flipped})
    elif not _LED_TO.search(source_before(seed)):
        yield Mutant("direction invented", "direction", {**fact, "direction": rng.choice(["increase", "decrease"])})
    year = re.search(r"(?:19|20)\d\d", fact.get("period", ""))
    if year:
        shifted = str(int(year.group()) + rng.choice([-1, 1]))
        yield Mutant("year shifted", "period", {**fact, "period": fact["period"].replace(year.group(), shifted)})


def _quotes(seed: Seed, rng: random.Random) -> Iterator[Mutant]:
    fact, source = seed.fact, seed.source
    words = fact["quote"].split(" ")
    if len(words) > 5:
        i = rng.randrange(1, len(words) - 2)
        turned = [*words[:i], words[i + 1], words[i], *words[i + 2 :]]
        if " ".join(turned).split() != fact["quote"].split():  # the blanks between two cells say nothing
            yield Mutant("quote paraphrased", "quote", {**fact, "quote": " ".join(turned)})
        half = " ".join(words[: len(words) // 2])
        at = rng.randrange(max(1, len(source) - 60))
        other = " ".join(source[at : at + 60].split(" ")[1:-1]).strip()
        if other and half + " " + other not in source:
            yield Mutant("quote glued", "quote", {**fact, "quote": half + " " + other})
            yield Mutant("quote glued", "quote", {**fact, "quote": half + " ... " + other})
    far = [n for n in seed.numbers if abs(n["start"] - fact["start"]) > 300]
    if far:
        other = rng.choice(far)
        lo, hi = other["start"], min(len(source), other["end"] + 40)
        quote = source[lo:hi]
        if fact["text"] not in quote:
            yield Mutant("quote of another", "quote", {**fact, "quote": quote, "quote_start": lo, "quote_end": hi})


def harmful(seed: Seed, units: list[str], rng: random.Random) -> Iterator[Mutant]:
    """Every mutant of one seed, each changed in one thing; see `true_elsewhere` for those that are no error."""
    yield from _numbers(seed, rng)
    yield from _places(seed, rng)
    yield from _unit_kinds(seed, units, rng)
    yield from _wording(seed, rng)
    yield from _quotes(seed, rng)


def true_elsewhere(mutant: Mutant, truths: list[Fact]) -> bool:
    """Whether a mutant says just what another true fact of the release says, in every field that it holds.

    A fact has no label: 12 boats moved onto the 30 boats of the same sentence, place and quote and all, is the true
    fact of the 30 boats. To accept it is right.
    """
    said = mutant.fact.items()
    return any(all(truth.get(key) == value for key, value in said) for truth in truths)
