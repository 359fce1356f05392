"""Word lists: as sets, and as patterns that branch once per letter, several times faster than a flat alternation."""

import re
from collections.abc import Iterable
from string import ascii_lowercase
from typing import Any

_SPACED = bytes(c if chr(c) in ascii_lowercase else ord(" ") for c in range(256))


def each(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


def spaced(low: str) -> str:
    """The text with a space for every character but a to z: its `split` is faster than a search for words."""
    return low.encode("ascii", "replace").translate(_SPACED).decode()


def tree(words: Iterable[str]) -> str:
    """A pattern that matches any of the words and branches once per letter."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    options = [re.escape(letter) + _branch(child) for letter, child in sorted(node.items()) if letter]
    if not options:
        return ""
    body = options[0] if len(options) == 1 and "" not in node else f"(?:{'|'.join(options)})"
    return f"{body}?" if "" in node else body
