"""The digit census: a second, independent count of the digits in a file, against the text that was read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_RAISED = str.maketrans({str(digit): char for digit, char in enumerate(_SUPERSCRIPTS)} | {"+": "⁺", "-": "⁻", "−": "⁻"})
_LOWERED = str.maketrans({str(digit): char for digit, char in enumerate(_SUBSCRIPTS)} | {"+": "₊", "-": "₋", "−": "₋"})
_SCRIPTED = {char: str(i) for chars in (_SUPERSCRIPTS, _SUBSCRIPTS) for i, char in enumerate(chars)}
_CONVERTIBLE = re.compile(r"[+\-−]?[0-9]+")
_RUN = re.compile(r"\d+|[⁰¹²³⁴-⁹]+|[₀-₉]+")
_SHOWN = 8


def scripted(text: str, *, raised: bool) -> str:
    """Raised or lowered text as Unicode prints it, where that is a plain number; else as it is."""
    stripped = text.strip()
    if not _CONVERTIBLE.fullmatch(stripped):
        return text
    return stripped.translate(_RAISED if raised else _LOWERED)


def runs(text: str) -> list[str]:
    """Runs of decimal digits of any script, raised and lowered ones apart, as ASCII."""
    return ["".join(_digit(char) for char in run) for run in _RUN.findall(text)]


def discrepancy(counted: str, text: str, left_out: Iterable[str] = ()) -> str | None:
    """None when `text` with what was knowingly left out holds each digit as often as `counted`; else the note."""
    read = [run for part in (text, *left_out) for run in runs(part)]
    seen = runs(counted)
    if Counter("".join(read)) == Counter("".join(seen)):
        return None
    lost, forged = Counter(seen) - Counter(read), Counter(read) - Counter(seen)
    parts = [
        f"{what} {_list(found)}" for what, found in (("the text lacks", lost), ("only the text has", forged)) if found
    ]
    return f"digit census: a second count of the file disagrees: {'; '.join(parts)}"


def left_out_note(what: str, texts: Iterable[str]) -> str | None:
    """The note on text that was knowingly left out, with the numbers in it; None when it holds none."""
    found = [run for text in texts for run in runs(text)]
    return f"left out: {what} with the numbers {_list(Counter(found))}" if found else None


def _digit(char: str) -> str:
    return _SCRIPTED.get(char) or str(unicodedata.decimal(char))


def _list(found: Counter[str]) -> str:
    shown = [run[:40] for run in list(found.elements())[:_SHOWN]]
    more = found.total() - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
