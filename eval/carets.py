"""Shows an error in its source line with a caret under the number."""

import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

from eval.gold import GoldRelease, GoldSet
from eval.scorecard import Fault, Scorecard

REACH: Final = 60
"""Characters of the line shown on either side of the number."""


class Context(NamedTuple):
    """The source line around a span: `before`, `inside`, `after`, and the 1-based line number."""

    line: int
    before: str
    inside: str
    after: str


def context(text: str, start: int, end: int, reach: int = REACH) -> Context:
    """What stands around a span on its own lines, cut to `reach` characters on both sides, fit to print."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    cut_before, cut_after = max(first, start - reach), min(last, end + reach)
    before = ("…" if cut_before > first else "") + text[cut_before:start]
    after = text[end:cut_after] + ("…" if cut_after < last else "")
    return Context(text.count("\n", 0, start) + 1, plain(before), plain(text[start:end]), plain(after))


def plain(text: str) -> str:
    """A text on one line without control characters; what a terminal could obey is shown as a middle dot."""
    return "".join(" " if c in "\n\t\r" else "·" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in text)


def columns(text: str) -> int:
    """Terminal columns: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1 for c in text
    )


def caret(fault: Fault, release: GoldRelease | None) -> list[str]:
    """The lines that show one error; without a text or a place only the first."""
    told = f"{fault.release}: {fault.kind}"
    if fault.gold is not None or fault.predicted is not None:
        told += f": gold {_quoted(fault.gold)}, predicted {_quoted(fault.predicted)}"
    if fault.path:
        told += f" at {plain(fault.path)}"
    if release is None or fault.start is None or fault.end is None:
        return [told]
    around = context(release.text, fault.start, fault.end)
    number = f"{around.line:>5} | "
    return [
        told,
        f"{number}{around.before}{around.inside}{around.after}",
        " " * (len(number) - 2) + "| " + " " * columns(around.before) + "^" * max(1, columns(around.inside)),
    ]


def listing(
    card: Scorecard, gold: GoldSet, *, limit: int | None = None, held_apart: bool = False
) -> tuple[Mapping[str, list[list[str]]], list[str]]:
    """Errors by kind, each as its lines, and notes on what is not shown.

    Errors on held-apart releases are counted, not shown, unless `held_apart` is set: whoever reads them tunes on them.
    """
    releases = gold.by_id()
    apart = {r.id for r in card.releases if r.held_apart}
    by_kind: dict[str, list[list[str]]] = {}
    notes: list[str] = []
    hidden = 0
    for fault in card.faults:
        if fault.release in apart and not held_apart:
            hidden += 1
            continue
        by_kind.setdefault(fault.kind, []).append(caret(fault, releases.get(fault.release)))
    if limit is not None:
        notes += [f"{kind}: {len(all_) - limit} more" for kind, all_ in by_kind.items() if len(all_) > limit]
        by_kind = {kind: all_[:limit] for kind, all_ in by_kind.items()}
    if hidden:
        notes.append(f"{hidden} errors on releases held apart from tuning are not shown")
    return by_kind, notes


def _quoted(value: str | None) -> str:
    return "none" if value is None else f'"{plain(value)}"'
