"""Checks a gold file against its text: spans, values, words from the text, nothing unlabelled; English and Chinese."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from eval.gold import GoldSet
from eval.leniency import decimal, fold
from eval.mentions import IDIOMS
from eval.numerals import COUNTED, DIGITS, HANZI_SCALES, NUMERAL, WORDS, is_hanzi, value_of
from schemas.evidence import Form
from schemas.gold import Gold, GoldChange, GoldNumber, GoldStatistic

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_WORD = re.compile(r"[A-Za-z]{4,}")
_KILO = frozenset({"千克", "千米", "千瓦", "千卡", "千帕", "千伏"})
"""Units that begin with a scale."""
_UNREAD = frozenset({"date_time", "boilerplate", "name", "duration"})
"""Classes whose value may be null: dates, clock times, phone strings, `24/7`."""


class Problem(Form):
    """One thing to mend (`error`) or to look at (`note`), with its place in the text."""

    severity: Literal["error", "note"]
    message: str
    start: int | None = None
    end: int | None = None


def check_all(gold: GoldSet) -> dict[str, tuple[Problem, ...]]:
    """Problems by release; a release without any is not named."""
    found = {release.id: validate(release.gold, release.text) for release in gold.releases}
    return {name: problems for name, problems in found.items() if problems}


def validate(gold: Gold, text: str) -> tuple[Problem, ...]:
    """Everything that is wrong or doubtful in one gold file, in the order of the text."""
    problems = [*_numbers(gold, text), *_statistics(gold, text), *_unlabelled(gold, text)]
    return tuple(sorted(problems, key=lambda p: (p.start if p.start is not None else -1, p.severity, p.message)))


def _numbers(gold: Gold, text: str) -> Iterator[Problem]:
    reached = 0
    for number in gold.numbers:
        if not 0 <= number.start < number.end <= len(text):
            yield Problem(severity="error", message=f"span [{number.start}, {number.end}) is not in the text")
            continue
        if text[number.start : number.end] != number.text:
            yield _error(number, f"text is {number.text!r}, the source has {text[number.start : number.end]!r}")
        if number.start < reached:
            yield _error(number, f"{number.text!r} overlaps the number before it, or comes too late")
        reached = max(reached, number.end)
        if cut := _cut(text, number.start, number.end):
            yield _error(number, f"{number.text!r} is cut out of a longer token: {cut}")
        yield from _value(number)


def _value(number: GoldNumber) -> Iterator[Problem]:
    read = value_of(number.text)
    if number.value is None:
        if read is not None and number.kind not in _UNREAD:
            yield _error(number, f"{number.text!r} has a value ({read:f}), gold has none")
    elif _PLAIN.fullmatch(number.value) is None:
        yield _error(number, f"value {number.value!r} is no plain decimal string")
    elif read is not None and read != decimal(number.value):
        yield _error(number, f"{number.text!r} reads as {read:f}, gold has {number.value}")


def _cut(text: str, start: int, end: int) -> str | None:
    """What is wrong with the ends of a token; hanzi stand beside digits without a space, so only numerals count."""
    first, last = text[start], text[end - 1]
    before, after = text[start - 1] if start else " ", text[end] if end < len(text) else " "
    if first.isspace() or last.isspace():
        return "white space at its end"
    if before.isdecimal() or after.isdecimal():
        return "a digit beside it"
    if (_letter(first) and _letter(before)) or (_letter(last) and _letter(after)):
        return "a letter beside it"
    joined_before = first.isdecimal() and before in ".," and text[start - 2 : start - 1].isdecimal()
    if joined_before or (last.isdecimal() and after in ".," and text[end + 1 : end + 2].isdecimal()):
        return "a separator and a digit beside it"
    kilo = text[end : end + 2] in _KILO
    if after in HANZI_SCALES and after not in "十百" and not kilo and (last.isdecimal() or last in NUMERAL):
        return f"the scale {after} after it"
    return None


def _letter(character: str) -> bool:
    return character.isalpha() and not is_hanzi(character)


def _statistics(gold: Gold, text: str) -> Iterator[Problem]:
    labelled = {(n.start, n.end): n for n in gold.numbers}
    used: Counter[tuple[int, int]] = Counter()
    printed = fold(text)
    for statistic in gold.statistics:
        yield from _figure(statistic, "statistic", labelled, used)
        yield from _words(statistic, text, printed)
        change = statistic.change
        if statistic.start is None and (change is None or statistic.text or statistic.value):
            yield _of(statistic, f"{statistic.indicator!r}: without a span it must be a change without a level")
        if change is None:
            continue
        if change.start is None and change.direction != "unchanged":
            yield _of(statistic, f"{statistic.indicator!r}: a change without a figure must be unchanged")
        yield from _figure(change, "change", labelled, used)
        for name, phrase in (("basis", change.basis), ("change unit", change.unit)):
            if phrase is not None and fold(phrase) not in printed:
                yield _of(statistic, f"{name} is not in the text: {phrase!r}")
    for place, number in labelled.items():
        if number.kind in ("statistic", "change") and used[place] != 1:
            yield _error(number, f"{number.kind} {number.text!r} stands in {used[place]} statistics, not in one")


def _figure(
    figure: GoldStatistic | GoldChange,
    kind: str,
    labelled: dict[tuple[int, int], GoldNumber],
    used: Counter[tuple[int, int]],
) -> Iterator[Problem]:
    """The number of a statistic or change is one of the labelled numbers, of its class, with its text and value."""
    if figure.start is None or figure.end is None:
        return
    place = (figure.start, figure.end)
    used[place] += 1
    number = labelled.get(place)
    if number is None:
        yield Problem(severity="error", message=f"{kind} {figure.text!r} is no labelled number", start=place[0])
    elif number.kind != kind or number.text != figure.text or number.value != figure.value:
        yield _error(number, f"{kind} {figure.text!r} = {figure.value} is labelled {number.kind} = {number.value}")


def _words(statistic: GoldStatistic, text: str, printed: str) -> Iterator[Problem]:
    for name in ("unit", "period", "scope", "campaign"):
        phrase: str | None = getattr(statistic, name)
        if phrase is not None and fold(phrase) not in printed:
            yield _of(statistic, f"{name} is not in the text: {phrase!r}")
    stems = {word[:4] for word in _WORD.findall(text.casefold())}
    foreign = [w for w in _WORD.findall(statistic.indicator) if w[:4].casefold() not in stems]
    foreign += [c for c in dict.fromkeys(statistic.indicator) if is_hanzi(c) and c not in text]
    if foreign:
        yield _of(statistic, f"indicator {statistic.indicator!r}: not from the text: {', '.join(foreign)}")


def _unlabelled(gold: Gold, text: str) -> Iterator[Problem]:
    """Every digit is labelled; number words are, but for idioms; hanzi that seem to count are to be looked at."""
    covered = bytearray(len(text))
    for number in gold.numbers:
        covered[max(0, number.start) : number.end] = b"\1" * len(covered[max(0, number.start) : number.end])
    idioms = [m.span() for m in IDIOMS.finditer(text)]
    for pattern, severity in ((DIGITS, "error"), (WORDS, "error"), (COUNTED, "note")):
        for match in pattern.finditer(text):
            start, end = match.span()
            lexical = pattern is not DIGITS and any(lo <= start and end <= hi for lo, hi in idioms)
            if not lexical and not all(covered[start:end]):
                message = f"unlabelled number {match.group()!r}"
                yield Problem(
                    severity="error" if severity == "error" else "note", message=message, start=start, end=end
                )


def _error(number: GoldNumber, message: str) -> Problem:
    return Problem(severity="error", message=message, start=number.start, end=number.end)


def _of(statistic: GoldStatistic, message: str) -> Problem:
    return Problem(severity="error", message=message, start=statistic.start, end=statistic.end)
