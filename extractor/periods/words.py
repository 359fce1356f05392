"""Words of an English period and the cursor that reads them."""

import re
from collections.abc import Callable, Collection

from extractor.periods.parts import Part

_TOKEN = re.compile(r"\d{4}-\d{2}-\d{2}|\d+(?:st|nd|rd|th)?(?!\w)|[^\W\d_]+|\d+|[^\w\s]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−~", "-") | dict.fromkeys("’ʼ＇", "'"))

_NAMES = "january february march april may june july august september october november december"
MONTHS = {name[:cut]: i for i, name in enumerate(_NAMES.split(), 1) for cut in (3, len(name))} | {"sept": 9}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = {name[:cut] for name in _DAYS.split() for cut in (3, len(name))}
_CARDINAL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_ORDINAL = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
)
_NUMBERS = {word: i for i, word in enumerate(_CARDINAL.split(), 1)}
_ORDINALS = {word: i for i, word in enumerate(_ORDINAL.split(), 1)}


def tokens_of(phrase: str) -> list[str]:
    """Words, numbers and signs of a phrase, case and quotes dropped."""
    tokens = _TOKEN.findall(phrase.translate(_DASHES).casefold())
    return [token for token in tokens if token not in ("'", '"', "“", "”")]


class Cursor:
    """Tokens and a place in them; what reads nothing leaves the place where it was."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens, self.at = tokens, 0

    def first_of(self, *forms: Callable[[], Part | None]) -> Part | None:
        """The first form that reads here."""
        start = self.at
        for form in forms:
            self.at = start
            part = form()
            if part is not None:
                return part
        self.at = start
        return None

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1] if self.at <= len(self.tokens) else ""

    def words(self, *words: str) -> bool:
        if tuple(self.tokens[self.at : self.at + len(words)]) != words:
            return False
        self.at += len(words)
        return True

    def one_of(self, words: Collection[str]) -> str:
        return self.take() if self.peek() in words else ""

    def skip(self, words: Collection[str]) -> None:
        while self.peek() in words:
            self.at += 1

    def count(self) -> int | None:
        token = self.peek()
        number = _NUMBERS.get(token) or (int(token) if token.isdecimal() and len(token) < 3 else None)  # noqa: PLR2004 - 12 months
        self.at += number is not None
        return number

    def ordinal(self) -> int | None:
        token = self.peek()
        number = _ORDINALS.get(token)
        if number is None and token[:-2].isdecimal() and token[-2:] in ("st", "nd", "rd", "th"):
            number = int(token[:-2])
        self.at += number is not None
        return number

    def day_number(self) -> int | None:
        token = self.peek().removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
        if not token.isdecimal() or not 1 <= len(token) <= 2 or not 1 <= int(token) <= 31:  # noqa: PLR2004 - days
            return None
        self.at += 1
        return int(token)

    def month_name(self) -> int | None:
        month = MONTHS.get(self.peek())
        if month is not None:
            self.at += 1
            self.skip({"."})
        return month

    def clock(self) -> None:
        """Read over `24:00 on`, `midnight on`."""
        start = self.at
        if self.words("midnight") or (self.take().isdecimal() and self.words(":") and self.take().isdecimal()):
            self.skip({"a", "p", "m", ".", "on", ","})
        else:
            self.at = start
