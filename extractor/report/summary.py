"""What `extractor run` prints: a live progress bar, the table at the end, and the one line to read first."""

import json
import sys
from collections import Counter
from contextlib import contextmanager
from decimal import Decimal
from time import monotonic
from typing import TYPE_CHECKING

from extractor.report.terminal import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from rich.table import Table
    from rich.text import Text

    from extractor.run import Event, Outcome, Report

DONE = "done"
_FIGURES = 45
"""Columns that all but the release's name and its findings take."""
_LEAST_FINDINGS = 10
_NAME = 12
"""Columns for a release's name below which the table is told in lines."""


@contextmanager
def progress(*, quiet: bool = False) -> "Iterator[Callable[[Event], None]]":
    """A bar on stderr: done, failed, findings, tokens, cost, rate, time left; nothing in pipes."""
    if quiet or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TextColumn("{task.fields[state]}", markup=False),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("releases", total=None, state="")
        totals = Totals()

        def show(event: "Event") -> None:
            if event.outcome is not None and event.kind == "ended":
                totals.add(event.outcome)
            note = f"  {clean(event.message)}" if event.kind in {"draining", "stopped"} else ""
            bar.update(task, total=event.total, completed=totals.ended, state=totals.line() + note)

        yield show


def _silent(_event: "Event") -> None:
    """For pipes and logs: the summary at the end says it all."""


class Totals:
    """Running sums over ended releases."""

    def __init__(self) -> None:
        self.began = monotonic()
        self.ended = 0
        self.counts: Counter[str] = Counter()
        self.cost = Decimal(0)
        self.unpriced = False

    def add(self, outcome: "Outcome") -> None:
        self.ended += 1
        self.counts["failed"] += outcome.state != DONE
        self.counts["findings"] += outcome.rejected + outcome.review
        self.counts["tokens"] += outcome.input_tokens + outcome.output_tokens
        if outcome.cost is not None:
            self.cost += Decimal(outcome.cost)
        elif outcome.input_tokens:
            self.unpriced = True

    def line(self) -> str:
        """`2 failed · 14 findings · 120k tokens · $0.31 · 3.2/s`; zeros are left out."""
        parts = [f"{self.counts[k]} {k}" for k in ("failed", "findings") if self.counts[k]]
        if self.counts["tokens"]:
            parts.append(f"{self.counts['tokens'] / 1000:.0f}k tokens")
            parts.append("price unknown" if self.unpriced else f"${self.cost:.2f}")
        elapsed = monotonic() - self.began
        if elapsed > 0:
            parts.append(f"{self.ended / elapsed:.1f}/s")
        return " · ".join(parts)


def table(outcomes: "Sequence[Outcome]", columns: int = 100) -> "Table":
    """One row a release: numbers, used, set aside, unaccounted, findings, time."""
    from rich.table import Table
    from rich.text import Text

    widest = _widest(outcomes)
    shown = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    shown.add_column("release", overflow="ellipsis", no_wrap=True, max_width=max(_NAME, columns - _FIGURES - widest))
    for name, least in (
        ("numbers", 7),
        ("used", 4),
        ("set\naside", 5),
        ("unac-\ncounted", 7),
        ("findings", _LEAST_FINDINGS),
        ("time", 7),
    ):
        shown.add_column(name, justify="right", no_wrap=True, min_width=least)
    for o in outcomes:
        label = Text(clean(o.name))
        if o.state != DONE:
            shown.add_row(label, "", "", "", "", Text(o.state, style="red"))
            continue
        time = "resumed" if o.resumed else f"{o.seconds:.2f} s"
        unaccounted = Text(str(o.unaccounted), style="red" if o.unaccounted else "")
        shown.add_row(label, str(o.numbers), str(o.used), str(o.set_aside), unaccounted, _findings(o), time)
    return shown


def in_words(outcome: "Outcome") -> "Text":
    """The same of one release in words, for a terminal too narrow for the table."""
    from rich.text import Text

    told = Text(f"{clean(outcome.name)}: ")
    if outcome.state != DONE:
        return told.append(outcome.state, style="red")
    told.append(f"{outcome.numbers} numbers, {outcome.used} used, {outcome.set_aside} set aside, ")
    told.append(f"{outcome.unaccounted} unaccounted", style="red" if outcome.unaccounted else "")
    if outcome.rejected or outcome.review:
        told.append(", ").append(_findings(outcome))
    return told.append(", resumed") if outcome.resumed else told


def _widest(outcomes: "Sequence[Outcome]") -> int:
    return max((len(_findings(o).plain if o.state == DONE else o.state) for o in outcomes), default=0)


def _narrowest(outcomes: "Sequence[Outcome]") -> int:
    return _NAME + _FIGURES + max(_LEAST_FINDINGS, _widest(outcomes))


def _findings(outcome: "Outcome") -> "Text":
    """`2 rejected 3 review`, the zeros left out."""
    from rich.text import Text

    told = Text()
    for count, word, style in ((outcome.rejected, "rejected", "red"), (outcome.review, "review", "yellow")):
        if count:
            told.append(f"{' ' if told else ''}{count} {word}", style=style)
    return told or Text("0")


def balance(outcomes: "Sequence[Outcome]") -> str:
    """`40 numbers: 31 used, 9 set aside, 0 unaccounted` over all releases that were done."""
    done = [o for o in outcomes if o.state == DONE]
    return (
        f"{sum(o.numbers for o in done)} numbers: {sum(o.used for o in done)} used, "
        f"{sum(o.set_aside for o in done)} set aside, {sum(o.unaccounted for o in done)} unaccounted"
    )


def closing(outcomes: "Sequence[Outcome]") -> list[str]:
    """The lines below the table: the balance, failures with their reason, tokens and cost."""
    lines = [balance(outcomes)]
    failed = [o for o in outcomes if o.state != DONE]
    lines += [f"failed ({o.state}): {clean(o.message)}" for o in failed]
    totals = Totals()
    for o in outcomes:
        totals.add(o)
    if totals.counts["tokens"]:
        spent = "price unknown" if totals.unpriced else f"${totals.cost:.4f}"
        lines.append(f"{sum(o.requests for o in outcomes)} requests, {totals.counts['tokens']} tokens, {spent}")
    return lines


def show(report: "Report", page: "Path") -> None:
    """The table on stdout, then what to read first."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    if console.width < _narrowest(report.outcomes):
        for outcome in report.outcomes:
            console.print(in_words(outcome), soft_wrap=True)
    else:
        console.print(table(report.outcomes, console.width))
    console.print()
    for line in closing(report.outcomes):
        console.print(line, markup=False, soft_wrap=True)
    console.print(f"review page: {page}", markup=False, soft_wrap=True)


def as_json(report: "Report", page: "Path") -> str:
    """The same for programs."""
    rows = [o._asdict() for o in report.outcomes]
    body = {"exit_code": report.exit_code, "review": str(page), "message": report.message, "releases": rows}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def error_line(error: Exception) -> str:
    """One line for stderr."""
    return f"extractor: {clean(str(error))}\n"
