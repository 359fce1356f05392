"""tally: one line for every number of the source: used by a field, set aside with a kind, or unaccounted."""

from collections.abc import Iterable
from typing import Any, get_args

from pydantic import TypeAdapter

from extractor.rules.accounts import FIGURES, users
from extractor.rules.claim import Claim
from extractor.rules.walk import claims_of
from extractor.source import Index
from schemas.evidence import Kind
from schemas.records import SetAside, State, TallyLine


def tally(text: str, filled: Any, *, set_aside: Iterable[SetAside] = (), index: Index | None = None) -> list[TallyLine]:
    """What became of each mention, in the order of the source."""
    index = index or Index(text)
    return account(index, claims_of(index, filled), set_aside)


def account(index: Index, claims: list[Claim], set_aside: Iterable[SetAside] = ()) -> list[TallyLine]:
    """The tally of claims that are already resolved."""
    paths = users(index, claims)
    aside = {entry.mark - 1 for entry in set_aside}
    lines: list[dict[str, Any]] = []
    for i, (start, end, text, value, kind, _) in enumerate(index.mentions):
        used = paths.get(start)
        state, by = ("used", tuple(used)) if used else _FILLER if i in aside else _UNUSED[kind]
        shown = None if value is None else str(value)
        if shown is not None and "E" in shown:
            shown = f"{value:f}"  # all digits and no exponent; formatting is slow, and few values need it
        lines.append({"start": start, "end": end, "text": text, "value": shown, "kind": kind, "state": state, "by": by})
    return _LINES.validate_python(lines)  # one validation of the whole list: several times faster than line by line


_LINES = TypeAdapter(list[TallyLine])
_FILLER: tuple[State, tuple[str, ...]] = ("set_aside", ("filler",))
_UNUSED: dict[Kind, tuple[State, tuple[str, ...]]] = {
    kind: ("unaccounted", ()) if kind in FIGURES else ("set_aside", ("scanner",)) for kind in get_args(Kind)
}
"""What becomes of a mention that no field uses, by its kind, and who set it aside."""
