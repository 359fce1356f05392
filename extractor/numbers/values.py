"""Values of number texts: digits with their separators, English number words, scale words."""

from decimal import MAX_PREC, Context, Decimal
from math import gcd

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENTHS = ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"]

CARDINALS: dict[str, int] = {w: i for i, w in enumerate(_UNITS)} | {w: 10 * i for i, w in enumerate(_TENS, 2)}
ORDINALS: dict[str, int] = {w: i for i, w in enumerate(_ORDINALS)} | {w: 10 * i for i, w in enumerate(_TENTHS, 2)}
del ORDINALS["zeroth"]
SCALES: dict[str, int] = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "lakh": 10**5,
    "crore": 10**7,
}
SCALE_ORDINALS: dict[str, int] = {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9}
GLUED: dict[str, int] = {
    "bn": 10**9,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "tn": 10**12,
    "trn": 10**12,
    "bln": 10**9,
    "mrd": 10**9,
    "mlrd": 10**9,
    "mld": 10**9,
}
# Those of them that stand apart too: `9.7 bn`; a `tn` apart may be tonnes.
SHORT_SCALES: dict[str, int] = {word: factor for word, factor in GLUED.items() if word != "tn"}
CURRENCY_GLUED: dict[str, int] = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_ONE = Decimal(1)
_SECOND = 2  # the last ordinal that is no part of a whole
DENOMINATORS: dict[str, int] = {w: i for i, w in enumerate(_ORDINALS) if i > _SECOND} | {
    "half": 2,
    "quarter": 4,
    "tenth": 10,
}

_WIDE = Context(prec=60)
_EXACT = Context(prec=MAX_PREC)  # for what never rounds


def digits(text: str) -> Decimal:
    """The value of ASCII digits with commas, spaces or apostrophes between them and at most one point."""
    bare = text.replace(",", "")
    if bare.isdigit() or bare.replace(".", "", 1).isdigit():
        return Decimal(bare)
    return Decimal("".join(c for c in text if c.isdigit() or c == "."))


def scaled(value: Decimal, factor: int) -> Decimal:
    """The value times its scale word, without trailing zeros behind the point."""
    return plain(_EXACT.multiply(value, factor))


def plain(value: Decimal) -> Decimal:
    """An integer without exponent or fraction if it is one, else without trailing zeros."""
    whole = value.to_integral_value()
    return whole.quantize(_ONE, context=_EXACT) if whole == value else value.normalize(_EXACT)


def fraction(numerator: int, denominator: int) -> Decimal | None:
    """The quotient where it terminates, else None."""
    if not denominator:
        return None
    rest = denominator // gcd(numerator, denominator)
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return plain(_WIDE.divide(Decimal(numerator), Decimal(denominator))) if rest == 1 else None
