"""Text from a source, a model or a server made fit for a terminal; snippets with a caret."""

import re
import unicodedata
from typing import NamedTuple

# OSC/DCS strings, CSI sequences, two-byte escapes; then lone C0/C1 controls and bidi characters.
_SEQUENCES = re.compile(
    r"\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b.|\x9b[0-?]*[ -/]*[@-~]", re.DOTALL
)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def clean(text: str) -> str:
    """Drops escape sequences; control, bidi and hidden characters are shown as their code point."""
    return _UNSEEN.sub(lambda m: f"\\u{ord(m.group()):04x}", _SEQUENCES.sub("", text))


def width(text: str) -> int:
    """Columns `text` takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


class Place(NamedTuple):
    """1-based line and column of an offset, and the line's span."""

    line: int
    column: int
    start: int
    end: int


def place(text: str, offset: int) -> Place:
    """Where `offset` stands; CR, LF and CRLF end a line."""
    before = text[:offset].replace("\r\n", "\n ")  # the pair counts once, offsets stay
    line = before.count("\n") + before.count("\r") + 1
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    ends = [e for e in (text.find("\n", offset), text.find("\r", offset)) if e >= 0]
    end = min(ends, default=len(text))
    return Place(line, offset - start + 1, start, end)


def snippet(text: str, start: int, end: int, note: str = "", columns: int = 100) -> list[str]:
    """The line around `[start, end)` cut to `columns`, and carets under the span."""
    at = place(text, start)
    end = min(max(end, start + 1), max(at.end, start + 1))
    room = max(20, columns - (end - start))
    lo = max(at.start, start - room // 2)
    hi = min(at.end, end + room - (start - lo))
    head, body, tail = (clean(text[a:b]).replace("\t", " ") for a, b in ((lo, start), (start, end), (end, hi)))
    left, right = "…" if lo > at.start else "", "…" if hi < at.end else ""
    gutter = str(at.line)
    pad = " " * len(gutter)
    carets = " " * width(left + head) + "^" * max(1, width(body))
    return [
        f"{pad} |",
        f"{gutter} | {left}{head}{body}{tail}{right}",
        f"{pad} | {carets}{' ' + clean(note) if note else ''}",
    ]
