"""tally: one line for every number of the source: used by a field, set aside with a kind, or unaccounted."""

from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from extractor.rules.accounts import FIGURES, users
from extractor.rules.claim import Claim
from extractor.rules.walk import claims_of
from extractor.source import Index
from schemas.evidence import Mention
from schemas.records import SetAside, State, TallyLine


def tally(text: str, filled: Any, *, set_aside: Iterable[SetAside] = (), index: Index | None = None) -> list[TallyLine]:
    """What became of each mention, in the order of the source."""
    index = index or Index(text)
    return account(index, claims_of(index, filled), set_aside)


def account(index: Index, claims: list[Claim], set_aside: Iterable[SetAside] = ()) -> list[TallyLine]:
    """The tally of claims that are already resolved."""
    paths = users(index, claims)
    aside = {entry.mark - 1 for entry in set_aside}
    # One validation of the whole list: several times faster than line by line.
    lines = [_line(m, tuple(paths.get(m.start, ())), filler=i in aside) for i, m in enumerate(index.mentions)]
    return _LINES.validate_python(lines)


_LINES = TypeAdapter(list[TallyLine])


def _line(m: Mention, by: tuple[str, ...], *, filler: bool) -> dict[str, Any]:
    state: State = "used" if by else "set_aside"
    if not by and filler:
        by = ("filler",)
    elif not by and m.kind not in FIGURES:
        by = ("scanner",)
    elif not by:
        state = "unaccounted"
    value = None if m.value is None else f"{m.value:f}"
    return {
        "start": m.start, "end": m.end, "text": m.text, "value": value, "kind": m.kind, "state": state, "by": by
    }  # fmt: skip
