"""The tables of docs/rivals.md in Markdown."""

from collections import Counter
from typing import NamedTuple

SAME = "number of the same sentence"


class Table(NamedTuple):
    """One tool: verdicts by group and kind, true facts a second, and cases cut at the time limit."""

    name: str
    counts: dict[str, dict[str, Counter[str]]]
    speed: float
    late: int

    def total(self, group: str, kinds: frozenset[str] | None = None) -> Counter[str]:
        found: Counter[str] = Counter()
        for kind, counts in self.counts[group].items():
            if kinds is None or kind in kinds:
                found += counts
        return found


def page(tables: list[Table], whole: dict[str, Counter[str]], about: dict[str, str], numbers: frozenset[str]) -> str:
    """Summary, kinds, and whole releases."""
    lines = [f"{about['cases']}; {about['versions']}.", f"Releases: {about['releases']}.", ""]
    lines += _summary(tables, numbers)
    lines += ["", "Escapes by kind, percent accepted without review:", "", *_kinds(tables)]
    lines += ["", "Whole filled releases (`check`), one error planted in each:", "", *_whole(whole)]
    late = [
        f"{t.name}: {t.late:,} cases were cut at the time limit and count as not accepted." for t in tables if t.late
    ]
    return "\n".join([*lines, *(["", *late] if late else [])]) + "\n"


def _row(name: str, cells: list[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def _head(first: str, names: list[str]) -> list[str]:
    return [_row(first, names), "|---|" + "---:|" * len(names)]


def _share(counts: Counter[str], *wanted: str) -> str:
    n = sum(counts.values())
    if not n:
        return "-"
    some = sum(counts[w] for w in wanted)
    return f"{100 * some / n:.1f}" if some else "0"


def _summary(tables: list[Table], numbers: frozenset[str]) -> list[str]:
    doubted = ("review", "rejected")
    return [
        *_head("percent", [t.name for t in tables]),
        _row("escapes, all kinds", [_share(t.total("harmful"), "verified") for t in tables]),
        _row("escapes, kinds of numbers", [_share(t.total("harmful", numbers), "verified") for t in tables]),
        _row("escapes, same sentence", [_share(t.total("harmful", frozenset({SAME})), "verified") for t in tables]),
        _row("true facts not accepted", [_share(t.total("clean"), *doubted) for t in tables]),
        _row("... in English releases alone", [_share(t.total("english"), *doubted) for t in tables]),
        _row("... rejected, not sent to review", [_share(t.total("clean"), "rejected") for t in tables]),
        _row("harmless variants not accepted", [_share(t.total("harmless"), *doubted) for t in tables]),
        _row("true facts a second", [f"{t.speed:,.0f}" for t in tables]),
    ]


def _kinds(tables: list[Table]) -> list[str]:
    kinds = list(tables[0].counts["harmful"])
    lines = _head("kind (cases)", [t.name for t in tables])
    for kind in sorted(kinds):
        n = sum(tables[0].counts["harmful"][kind].values())
        lines.append(_row(f"{kind} ({n:,})", [_share(t.counts["harmful"][kind], "verified") for t in tables]))
    return lines


def _whole(whole: dict[str, Counter[str]]) -> list[str]:
    lines = ["| planted | cases | escaped, % |", "|---|---:|---:|"]
    for kind in sorted(k for k in whole if k != "clean"):
        n = sum(whole[kind].values())
        lines.append(f"| {kind} | {n:,} | {_share(whole[kind], 'verified')} |")
    n = sum(whole["clean"].values())
    return [*lines, "", f"Of {n:,} true statistics {_share(whole['clean'], 'review')} % are sent to review."]
