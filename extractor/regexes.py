"""`re` with one difference: `compile` compiles when the pattern is first used.

A process takes longer to compile all patterns of two languages than to read a text, and a text needs a few of them.
For modules of many patterns that are seldom asked; a pattern that every sentence meets stays with `re`, which is
quicker to call.
"""

import re
from re import (
    DOTALL,
    IGNORECASE,
    MULTILINE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, cast

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_COMPILED = ("flags", "groups", "groupindex")
_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn", "scanner")


class Late:
    """A pattern to be; what a compiled one offers is put into its slots when the first of it is asked for."""

    __slots__ = ("_given", "pattern", *_COMPILED, *_METHODS)

    def __init__(self, pattern: str, flags: re.RegexFlag | int) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _COMPILED and name not in _METHODS:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        compiled = re.compile(self.pattern, self._given)
        for offered in (*_COMPILED, *_METHODS):
            setattr(self, offered, getattr(compiled, offered))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"compile({self.pattern!r}, {self._given!r})"


def compile(pattern: str, flags: re.RegexFlag | int = 0) -> Pattern[str]:  # noqa: A001 (it stands for re.compile)
    """As `re.compile`, but what is wrong with the pattern shows when it is first used."""
    return cast("Pattern[str]", Late(pattern, flags))
