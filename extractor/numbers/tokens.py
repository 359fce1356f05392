"""Tokens of a text: every digit run in exactly one token, with its inner separators and scale word."""
# ruff: noqa: C901, PLR0911, PLR2004 -- decision lists: one return a shape; the numbers are lengths of groups

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.numbers import separators
from extractor.numbers.values import CURRENCY_GLUED, GLUED, SCALES, SHORT_SCALES, digits, fraction, scaled

Form = Literal[
    "number", "date", "season", "clock", "phone", "code", "ratio", "word", "ordinal", "glyph", "hanzi", "place"
]


made = tuple.__new__  # where thousands of one named tuple are made: its own constructor takes three times as long


class Token(NamedTuple):
    """A number of the folded text; `form` is its shape, before any context is looked at."""

    start: int
    end: int
    form: Form
    value: Decimal | None
    note: str | None = None


_SCALED = SCALES | SHORT_SCALES
_SCALE = "|".join(_SCALED)
_FACTORS = _SCALED | {"ten": 10}
_ALIKE = "оοӏі"  # letters of other scripts that look like digits
# A bare class first (no repeat), possessive loops: the engine skips to it fast, one pass, no way back.
# Last, looked ahead for: what `_wider` may take in.
# `2.6 ten thousand`, as 万 is translated: behind decimals alone, for `on May 3 ten thousand came` are two numbers.
_TENS = r"(?:(?<=\.[0-9])|(?<=\.[0-9]{2})) ten[ -](?:thousand|million)\b"
_RUN = re.compile(
    rf"([0-9][0-9]*+(?:[.,:/-][0-9]++)*)({_TENS}|(?:[ \n-]++(?:{_SCALE})s?\b)*)(?=( [0-9dm]|['’][0-9]|[a-z{_ALIKE}])?)"
)
_SIMPLE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$|[0-9]+\.[0-9]+$")
_COMMAED = re.compile(r"[0-9],[0-9]{3}(?![0-9])")
_SCALE_BEHIND = re.compile(rf"[ \n-](?:{_SCALE})s?\b")
_BEFORE_POINT = frozenset(("", *" \n\t$€£¥(+-~|"))
_LABELLED = re.compile(
    r"\b(?:week|article|section|chapter|table|figure|fig\.|page|note|paragraph|room|route|phase|category|"
    r"annex|chart|box) $"
)
_IN_PROSE = re.compile(r" [a-z]|[,.;] ")  # `742 900 people` is one number also beside `1,310 firms`
_GOVERNED = re.compile(r"\b(?:of|by|to|from|than|with|at|was|were|is|are|about|over|nearly|some|only) $")
"""`a decrease of 6 080 (-3.4%)`: what a row of a table is called does not end so."""
_CELL_END = re.compile(r"  |\t|\s*(?:\n|$)")
_SPACED = re.compile(r"(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]{1,2}(?![0-9,.]))?")
_YEAR = r"(?:1[6-9]|20)[0-9]{2}"
_DATE = re.compile(
    rf"{_YEAR}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12][0-9]|0?[1-9])(?![0-9](?![0-9]?:))"
    rf"|(?:3[01]|[12][0-9]|0?[1-9])([-/.])(?:3[01]|[12][0-9]|0?[1-9])\2{_YEAR}(?![0-9])"
    rf"|{_YEAR}[-/](?:0[1-9]|1[0-2])(?![0-9/-])"
    r"|(?:3[01]|[12][0-9]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])/[0-9]{2}(?![0-9/])"
)
_NUMBERED = ("no. ", "no ", "nr. ", "nr ")
_CODED = re.compile(r"[0-9]{2}-[0-9]{3,5}(?![0-9/-])")
_CLOCK = re.compile(r"(?:2[0-4]|1[0-9]|0?[0-9]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?![0-9:]|\.[0-9])")
_SEASON = re.compile(rf"{_YEAR}(?:/(?:[0-9]{{4}}|[0-9]{{2}})|-[0-9]{{2}})(?![0-9/-])")
_PHONE = re.compile(
    r"(?:0[0-9])?[0-9]{1,4}-[0-9]{2,5}-[0-9]{3,5}(?:-[0-9]{2,5})*(?![0-9])|0[0-9]{2,4}-[0-9]{6,8}(?![0-9])|[0-9]+(?:-[0-9]+){3,}"
)
_DAY_AND_YEAR = re.compile(rf"(?:3[01]|[12][0-9]|0?[1-9]),{_YEAR}")
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")
_QUOTIENT = re.compile(r"([0-9]+)/([0-9]+)(?![0-9]|,[0-9]{3}(?![0-9]))")
_PROPORTION = re.compile(r"[0-9]+(?:\.[0-9]+)?(?::[0-9]+(?:\.[0-9]+)?)+")
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?")
_SHORT_PHONE = re.compile(r"(?!(?:19|20)[0-9]{2}-)[0-9]{3,4}-[0-9]{4}(?![0-9])")
_DIALLED = re.compile(r"[0-9]{1,4}(?: \(0\))?(?: [0-9]{2,4}){2,5}(?![0-9])")  # `+44 20 7946 0018`
# `+33 1 40 20 50 50`, `+43 1 71128-7777`, `+46-470-551230`
_DIALLED_ABROAD = re.compile(
    r"[0-9]{1,3}(?: ?\(0\) ?[0-9]{1,6})?(?: ?\(0\))?(?:[ /-][0-9]{1,8}){2,7}"
    r"(?![0-9]|[ .,/-][0-9]| ?%| (?:million|billion|thousand))"
)
# `020 7946 0018`, `03-5501 7742`, `0611/75-2405`
_DIALLED_HOME = re.compile(
    r"(?!0[0-9][ -][01][0-9][ -](?:19|20)[0-9]{2}(?![0-9]))0[0-9]{1,4}"
    r"(?:-[0-9]{2,4}(?: [0-9]{2,4}){1,3}|(?: [0-9]{2,8}){1,4}"
    r"(?:-[0-9]{1,5})?|(?<=[0-9]{3})(?:/| / )[0-9]{2,8}(?:[ -][0-9]{2,5}){0,3})(?![0-9]|[.,][0-9])"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+")
_DAYS = 31  # of a month
_CALLED = re.compile(r"\b(?:tel|phone|telephone|call|dial|fax|mobile|freephone)[.:]* $")
_FEWEST, _MOST = 7, 15  # digits of a telephone number
_DIALLED_FROM = re.compile(r"\(\+[0-9]{1,3}\) $")
_MILLIONS = re.compile(r"[0-9][0-9.,]* m \($")  # `SEK 14,387 m (13,572 m)`
_PHONE_BEFORE = re.compile(r"(?:\)|tel|phone|call|dial|dialing|dialling|fax|hotline)[.:]? ?$")
_MONTH_BEFORE = re.compile(r"(?<![0-9] )\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? $")
_CURRENCY_BEFORE = re.compile(
    r"(?:[$€£¥₹₽₩]|\b(?:usd|eur|gbp|rmb|cny|jpy|hkd|chf|inr|aud|cad|rs\.?|sek|nok|dkk|czk|pln|huf|ron|bgn|try|uah|zar|"
    r"brl|mxn|sgd|nzd|aed|sar|egp|kes|ngn|krw|twd|thb|myr|php|idr|vnd|pkr|bdt|lkr|ils|isk|"
    r"[b-df-hj-np-tv-xz]{3}))\s?\(?$"
)
_CURRENCY_AFTER = re.compile(
    r"\s?(?:euros?|yuan|dollars?|pounds?|rupees?|rmb|usd|eur|gbp|us dollars|u\.s\. dollars|yen|francs?)\b"
)
_GLUED_CURRENCY = re.compile(r"(?:^|[^a-z0-9])[a-z]{1,3}$")  # `P412.6m`
_COUNTED = re.compile(
    r" (?:[a-z-]+ )?(?:people|persons|employees|workers|jobs|jobless|households|homes|customers|subscribers|users|"
    r"passengers|visitors|tourists|patients|doses|pupils|students|children|adults|claimants|taxpayers|pensioners|"
    r"vehicles|cars|units|tonnes|tons|barrels|hectares|acres|shares|accounts|cases|crimes|offences|appointments)\b"
)  # `1.21m employees`: no metres
_LETTERS = re.compile(r"[a-z]+")
_MIXED = re.compile(r"[0-9][0-9.,]*(?:[оolοӏі](?=[0-9])[0-9.,]*)+")
# Only the first plane: one character beyond it makes the engine test a class one by one, eighty times slower.
GLYPHS = frozenset(c for c in map(chr, range(0xB2, 0x10000)) if unicodedata.category(c) == "No" and not c.isdecimal())
_GLYPH = re.compile(f"[{re.escape(''.join(sorted(GLYPHS)))}]")


def of_digits(low: str) -> list[Token]:
    """Tokens of the digit runs, in order."""
    tokens: list[Token] = []
    grouped = "," in low and _COMMAED.search(low) is not None
    runs = _RUN.finditer(low)
    while (found := next(runs, None)) is not None:
        start, stop = found.span(1)
        run, scale, more = found.groups()
        last = low[start - 1 : start]
        if last == "." and run.isdigit() and low[start - 2 : start - 1] in _BEFORE_POINT:
            value = Decimal(f"0.{run}")  # `fell .6 percent`
            end = found.end() if scale else stop
            tokens.append(Token(start - 1, end, "number", scaled(value, _factor(scale)) if scale else value))
        elif (last == "+" or (run[0] == "0" and len(run) > 1)) and (end := _dialled(low, start)):
            runs = _RUN.finditer(low, end)
            tokens.append(Token(start, end, "phone", None))
        elif not (run.isdigit() or run.replace(".", "", 1).isdigit() or _SIMPLE.match(run)):
            tokens += _split(low, start, stop, found.end())
        elif scale:
            tokens.append(Token(start, found.end(), "number", scaled(digits(run), _factor(scale))))
        elif more and (end := _wider(low, start, stop, run, grouped)) != stop:
            runs = _RUN.finditer(low, end)  # in `10 000-15 000` the run behind the blank goes on past the end
            tokens.append(_grown(low, start, stop, end, run))
        else:
            tokens.append(made(Token, (start, stop, "number", Decimal(run.replace(",", "")), None)))
    return tokens


def of_glyphs(text: str) -> list[Token]:
    """Superscripts, vulgar fractions and circled numbers, each a token of its own."""
    return [Token(m.start(), m.end(), "glyph", glyph_value(m.group())) for m in _GLYPH.finditer(text)]


def glyph_value(glyph: str) -> Decimal | None:
    """The value of one numeric character where it terminates."""
    number = unicodedata.numeric(glyph)
    numerator, denominator = number.as_integer_ratio()
    if denominator <= 1 << 12:
        return fraction(numerator, denominator)
    for denominator in (3, 5, 6, 7, 9, 10, 12, 20, 40, 80, 160, 320):
        if abs(number * denominator - round(number * denominator)) < 1e-9:
            return fraction(round(number * denominator), denominator)
    return None


def _dialled(low: str, start: int) -> int:
    """The end of a telephone number that starts here with its trunk zero, or behind a plus; 0 if none does."""
    abroad = low[start - 1 : start] == "+"
    found = (_DIALLED_ABROAD if abroad else _DIALLED_HOME).match(low, start)
    if found is None or low[start - 1 : start].isalnum() or (abroad and low[start - 2 : start - 1].isalnum()):
        return 0
    count = sum(map(str.isdigit, found.group()))
    thousands = abroad and _GROUPED.fullmatch(found.group()) and not _CALLED.search(low[max(0, start - 12) : start - 1])
    return found.end() if _FEWEST < count <= _MOST and not thousands else 0


def _factor(words: str) -> int:
    factor = 1
    for word in _LETTERS.findall(words):
        factor *= _FACTORS.get(word, 0) or _FACTORS[word[:-1]]
    return factor


def _wider(low: str, start: int, stop: int, run: str, grouped: bool) -> int:
    """The end of a token that goes on behind its digits: spaced thousands, a glued scale, an ordinal suffix."""
    follows = low[stop : stop + 1]
    if follows == " ":
        return _spaced(low, start, stop, run, grouped)
    if follows in "'’":
        thousands = separators.apostrophes(low, start) or stop
        scale = _SCALE_BEHIND.match(low, thousands)
        return scale.end() if scale else thousands
    if "a" <= follows <= "z":
        letters = _LETTERS.match(low, stop)
        word = letters.group() if letters else ""
        if word in ("st", "nd", "rd", "th") and run.isdigit():
            return stop + 2
        if word in GLUED or (
            word in CURRENCY_GLUED
            and (_money(low, start, stop + 1) or (word == "m" and _COUNTED.match(low, stop + 1) is not None))
        ):
            return stop + len(word)
        if word in SCALES:
            return stop + len(word)
        if len(word) == 1 and word in "ol" and low[stop + 1 : stop + 2].isdigit():
            mixed = _MIXED.match(low, start)
            return mixed.end() if mixed else stop
    elif follows > "\x7f" and follows in _ALIKE and low[stop + 1 : stop + 2].isdigit():
        mixed = _MIXED.match(low, start)
        return mixed.end() if mixed else stop
    return stop


def _spaced(low: str, start: int, stop: int, run: str, grouped: bool) -> int:
    """The end of a token that goes on behind a space: thousands, a telephone number, a dozen, millions of money."""
    if low[stop + 1 : stop + 2] == "m":
        return stop + 2 if not low[stop + 2 : stop + 3].isalnum() and _millions(low, start) else stop
    if _DIALLED_FROM.search(low[max(0, start - 7) : start]) or (
        len(run) > 1 and _CALLED.search(low[max(0, start - 12) : start])
    ):
        dialled = _DIALLED.match(low, start)
        if dialled and (len(run) > 3 or not _SPACED.fullmatch(low, stop, dialled.end())):
            return dialled.end()
    if len(run) <= 3 and run.isdigit() and low[stop + 1 : stop + 4].isdigit() and run[0] != "0":
        more = _SPACED.match(low, stop)
        if (
            more
            and not (
                grouped
                and _COMMAED.search(low, max(0, start - 200), stop + 200)
                and not (low[start - 2 : start - 1].isalpha() and _IN_PROSE.match(low, more.end()))
                and not _GOVERNED.search(low[max(0, start - 7) : start])
                and not (low.startswith("  ", start - 2) and _CELL_END.match(low, more.end()))
            )
            and not (
                int(run) <= _DAYS and _MONTH_BEFORE.search(low[max(0, start - 16) : start])
            )  # `On 1 October 1 838 200 people`: no day
            and not _LABELLED.search(low[max(0, start - 12) : start])
            and (
                not ("a" <= low[start - 1 : start] <= "z")  # `Total2 345`: the mark of a footnote
                or _CURRENCY_BEFORE.search(low[max(0, start - 8) : start])
            )
        ):
            more_scale = _SCALE_BEHIND.match(low, more.end())
            return more_scale.end() if more_scale else more.end()
    elif low.startswith("dozen", stop + 1):
        return stop + 6
    return stop


def _grown(low: str, start: int, stop: int, end: int, run: str) -> Token:
    """The token of a run that `_wider` has grown to `end`."""
    tail = low[stop:end]
    if tail[0] == " ":
        if tail == " m":
            return Token(start, end, "number", scaled(digits(run), 10**6))
        if _DIALLED.fullmatch(low, start, end) and (len(run) > 3 or not _SPACED.fullmatch(low, stop, end)):
            return Token(start, end, "phone", None)
        if tail == " dozen":
            return Token(start, end, "number", scaled(digits(run), 12))
        scale = _LETTERS.search(tail)
        number = digits(low[start : stop + (scale.start() if scale else len(tail))].replace(",", "."))
        return Token(start, end, "number", scaled(number, _factor(tail)) if scale else number)
    if tail[0] in "'’":
        scale = _LETTERS.search(tail)
        number = digits(low[start : stop + (scale.start() if scale else len(tail))])
        return Token(start, end, "number", scaled(number, _factor(tail[scale.start() :])) if scale else number)
    if tail in ("st", "nd", "rd", "th"):
        return Token(start, end, "ordinal", digits(run))
    factor = GLUED.get(tail) or CURRENCY_GLUED.get(tail) or SCALES.get(tail)
    if factor:
        return Token(start, end, "number", scaled(digits(run), factor))
    return Token(start, end, "code", None, "mixed scripts")


def _millions(low: str, start: int) -> bool:
    """`SEK 14,387 m`, and the figure in brackets behind it: no metres."""
    behind = _MILLIONS.search(low, max(0, start - 20), start)
    at = behind.start() if behind else start
    return _CURRENCY_BEFORE.search(low[max(0, at - 8) : at]) is not None


def _money(low: str, start: int, end: int) -> bool:
    """A currency stands beside [start, end)."""
    before = low[max(0, start - 8) : start]
    return (
        _CURRENCY_BEFORE.search(before) is not None
        or ("." in low[start:end] and _GLUED_CURRENCY.search(before) is not None)
        or _CURRENCY_AFTER.match(low, end) is not None
    )


def _split(low: str, start: int, stop: int, end: int) -> Iterator[Token]:
    """The tokens of a run with separators that make it more than one plain number; a scale word goes to the last."""
    at = start
    while at < stop:
        token = _one(low, at, start, stop)
        if token.end == stop and end > stop and token.value is not None:
            token = token._replace(end=end, value=scaled(token.value, _factor(low[stop:end])))
        elif token.end == stop and token.form == "number":
            wide = _wider(low, token.start, stop, low[token.start : stop], True)
            if wide != stop and low[stop] != " ":
                run = low[token.start : stop]
                token = _grown(
                    low, token.start, stop, wide, f"{token.value:f}" if token.note == separators.DECIMAL else run
                )
        yield token
        at = token.end
        while at < stop and not "0" <= low[at] <= "9":
            at += 1


def _one(low: str, at: int, start: int, stop: int) -> Token:
    """The token at `at` in the run [start, stop)."""
    date = _DATE.match(low, at, stop)
    if date:
        glued = _CLOCK.match(low, date.end(), stop)  # `2025/05/1004:07:41`: a web stamp is one token
        return Token(at, glued.end() if glued else date.end(), "date", None)
    clock = _CLOCK.match(low, at, stop)
    if clock:
        return Token(at, clock.end(), "clock", None)
    season = _SEASON.match(low, at, stop)
    if season and (low[at + 4] == "/" or int(low[at + 5 : at + 7]) == (int(low[at + 2 : at + 4]) + 1) % 100):
        return Token(at, season.end(), "season", None)  # `2022-23`; `2019-22` are two years
    if at == start:
        phone = _PHONE.match(low, at, stop) or (
            _PHONE_BEFORE.search(low[max(0, at - 12) : at]) and _SHORT_PHONE.match(low, at, stop)
        )
        if phone:
            return Token(at, phone.end(), "phone", None)
        if ((low[at - 1 : at] == "-" and low[at - 2 : at - 1].isalpha()) or low.endswith(_NUMBERED, 0, at)) and (
            coded := _CODED.match(low, at, stop)
        ):
            return Token(at, coded.end(), "code", None)  # `ABCD-25-0142`: the number of a release
    foreign = separators.foreign(low, at, stop)
    if foreign:
        return Token(at, foreign[0], "number", *foreign[1:])
    version = _VERSION.match(low, at, stop)
    if version:
        return Token(at, version.end(), "code", None)
    quotient = _QUOTIENT.match(low, at, stop)
    if quotient:
        whole, part = quotient.group(1), quotient.group(2)
        small = len(whole) < 10 and len(part) < 10
        return Token(at, quotient.end(), "ratio", fraction(int(whole), int(part)) if small else None)
    proportion = _PROPORTION.match(low, at, stop)
    if proportion:
        return Token(at, proportion.end(), "ratio", None)
    plain = _PLAIN.match(low, at, stop)
    assert plain is not None
    text = plain.group()
    if _DAY_AND_YEAR.fullmatch(text) and _MONTH_BEFORE.search(low[max(0, at - 16) : at]):
        return Token(at, at + text.index(","), "number", digits(text[: text.index(",")]))  # `Jan 19,2022`
    note = "malformed grouping" if "," in text and not _SIMPLE.match(text) else None
    return Token(at, plain.end(), "number", digits(text), note)
