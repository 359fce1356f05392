"""Scorecards, comparisons, leaderboards and gate verdicts as text or Markdown."""

from typing import Final, Literal

from eval import carets, tables
from eval.agreement import Agreement
from eval.compare import HEADLINE, Comparison
from eval.gate import Verdict
from eval.gold import GoldSet
from eval.leaderboard import Leaderboard
from eval.metrics import Difference, Estimate
from eval.scorecard import BY_NAME, MEASURES, Group, Scorecard
from eval.tables import Table

Style = Literal["text", "markdown"]
FAULTS: Final = 5
"""Errors shown of each kind unless told otherwise."""
_APART: Final = ("all", "open", "held apart")


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def interval(estimate: Estimate) -> str:
    """`0.953 [0.921, 0.985]`; `1.000 (at least 0.951)`: the interval, or the bound where nothing went wrong."""
    told = number(estimate.value)
    if estimate.method == "exact" and estimate.value == 1:
        return f"{told} (at least {number(estimate.low)})"
    if estimate.method == "exact":
        return f"{told} (at most {number(estimate.high)})"
    if estimate.low is None or estimate.high is None:
        return told
    return f"{told} [{number(estimate.low)}, {number(estimate.high)}]"


def scorecard(
    card: Scorecard,
    gold: GoldSet,
    *,
    style: Style = "text",
    faults: int | None = FAULTS,
    held_apart: bool = False,
) -> str:
    """The whole card: measures by group, releases, what was not scored, errors with their source line."""
    parts = [_head(card), _table(_measures(card), style), _table(_groups(card), style)]
    parts.append(_table(_releases(card), style))
    unscored = [f"{s.id}: not scored, {s.reason}" for s in card.skipped]
    parts += [_lines(unscored, style)] if unscored else []
    parts += [_faults(card, gold, style, faults, held_apart=held_apart), _legend(card, style)]
    return "\n".join(part for part in parts if part)


def comparison(found: Comparison, *, style: Style = "text") -> str:
    """Baseline against candidate: the diff that belongs in a pull request."""
    header = ("measure", "baseline", "candidate", "difference", "p")
    title = f"{_names(found.candidate)} against {_names(found.baseline)}, {len(found.paired)} paired releases"
    parts = []
    for group in dict.fromkeys(row.group for row in found.rows):
        rows = [
            (row.measure, number(row.before), number(row.after), moved(row.difference), _p(row.difference))
            for row in found.rows
            if row.group == group and (row.measure in HEADLINE or row.before != row.after)
        ]
        parts.append(_table(Table(f"{title}: {group}", header, rows), style))
    changed = [(m.release, m.measure, number(m.before), number(m.after)) for m in found.moved]
    if changed:
        parts.append(_table(Table("by release", ("release", "measure", "baseline", "candidate"), changed), style))
    worse = [f"{row.group}: {row.measure} is worse beyond its interval" for row in found.rows if row.worse]
    kinds = sorted({f.kind for f in (*found.new, *found.fixed)})
    changes = [
        f"{kind}: {sum(f.kind == kind for f in found.fixed)} fixed, {sum(f.kind == kind for f in found.new)} new"
        for kind in kinds
    ]
    lines = [*worse, *changes, *found.unpaired] or ["no difference in any error"]
    return "\n".join([*parts, _lines(lines, style)])


def leaderboard(board: Leaderboard, *, style: Style = "text") -> str:
    """Runs in order of merit with interval, cost and output."""
    header = ("run", *board.measures, "cost USD", "requests", "output tokens", "output bytes")
    rows = [
        (
            place.name,
            *(interval(place.estimates[m]) for m in board.measures),
            "unknown" if place.cost is None else place.cost,
            str(place.requests),
            str(place.output_tokens),
            str(place.output_bytes),
        )
        for place in board.places
    ]
    return _table(Table(f"leaderboard, {len(board.releases)} releases ({board.group})", header, rows), style)


def agreement(found: Agreement, *, style: Style = "text") -> str:
    """Two labellings: agreement with its interval, and Krippendorff's alpha where there are values to confuse."""
    header = ("label", "agreement", "alpha", "counts")
    rows = [(row.name, interval(row.agreement), number(row.alpha), counts(row.agreement)) for row in found.rows]
    title = f"agreement of two labellings, {len(found.releases)} releases"
    parts = [_table(Table(title, header, rows), style)]
    return "\n".join([*parts, *([_lines(list(found.skipped), style)] if found.skipped else [])])


def verdict(found: Verdict, *, style: Style = "text") -> str:
    """The gate's verdict: what broke and where, or how much held."""
    lines = []
    for breach in found.breaches:
        lines.append(f"FAILED {breach.message}")
        lines += [f"  {where}" for where in breach.where]
    lines += found.notes
    lines.append(f"gate {found.subject}: {len(found.held)} limits held, {len(found.breaches)} broken")
    return _lines(lines, style)


def _head(card: Scorecard) -> str:
    releases = f"{len(card.releases)} releases scored, {len(card.skipped)} not scored"
    usage = card.usage
    told = f"{_names(card.models)}: {releases}; gold {card.gold_digest[:12]}"
    if usage.requests:
        cost = "cost unknown" if usage.cost is None else f"USD {usage.cost}"
        told += f"; {usage.requests} requests, {usage.output_bytes} output bytes, {cost}"
    return told + "\n"


def _measures(card: Scorecard) -> Table:
    shown = [g for name in _APART for g in card.groups if g.name == name]
    rows = [
        (m.name, *(interval(g.estimates[m.name]) for g in shown), counts(shown[0].estimates[m.name])) for m in MEASURES
    ]
    header = ("measure", *(f"{g.name} ({len(g.releases)})" for g in shown), "counts, all")
    return Table("scores, 95 % intervals over releases", header, rows)


def counts(estimate: Estimate) -> str:
    """`97 of 100`, and for an F1 whose sides differ `97 of 100 gold, 99 predicted`."""
    told = f"{estimate.hits} of {estimate.gold}"
    return told if estimate.gold == estimate.predicted else f"{told} gold, {estimate.predicted} predicted"


def _groups(card: Scorecard) -> Table:
    header = ("group", "releases", *HEADLINE, "outcomes")
    rows = [
        (g.name, str(len(g.releases)), *(number(g.estimates[m].value) for m in HEADLINE), _outcomes(g))
        for g in card.groups
    ]
    return Table("groups", header, rows)


def _outcomes(group: Group) -> str:
    return ", ".join(f"{n} {outcome}" for outcome, n in group.outcomes.items() if n) or "none"


def _releases(card: Scorecard) -> Table:
    header = ("release", "split", *HEADLINE)
    rows = [
        (
            r.id if r.recorded else f"{r.id} (no record)",
            "held apart" if r.held_apart else "open",
            *(number(r.counts[m].value) for m in HEADLINE),
        )
        for r in card.releases
    ]
    return Table("releases", header, rows)


def _faults(card: Scorecard, gold: GoldSet, style: Style, limit: int | None, *, held_apart: bool) -> str:
    by_kind, notes = carets.listing(card, gold, limit=limit, held_apart=held_apart)
    totals = {kind: sum(f.kind == kind for f in card.faults) for kind in by_kind}
    parts: list[str] = []
    for kind, shown in by_kind.items():
        body = "\n".join(line for lines in shown for line in lines)
        title = f"{kind}: {totals[kind]}"
        parts.append(f"{title}\n{body}\n" if style == "text" else f"**{title}**\n\n```text\n{_unfenced(body)}\n```\n")
    return "\n".join([*parts, *([_lines(notes, style)] if notes else [])])


def _unfenced(body: str) -> str:
    return body.replace("```", "'''")


def _legend(card: Scorecard, style: Style) -> str:
    lines = [f"{m.name} ({m.kind}, {m.better} is better): {m.summary}" for m in MEASURES if style == "markdown"]
    lines.append(f"indicators agree from a token F1 of {card.indicator_overlap}")
    lines.append("intervals: delete-one-release jackknife with Student t")
    lines.append(
        "where nothing or everything is wrong: the one-sided 95 % limit 1 - 0.05 ** (1 / n), each of the n figures "
        "taken as an independent trial; figures of one release are not, so the true limit is wider"
    )
    return _lines(lines, style)


def moved(change: Difference) -> str:
    if change.value is None:
        return "-"
    told = f"{change.value:+.3f}"
    return told if change.low is None or change.high is None else f"{told} [{change.low:+.3f}, {change.high:+.3f}]"


def _p(change: Difference) -> str:
    if change.p is None:
        return "-"
    return f"{change.p:.4f}" + ("" if change.exact else " (sampled)")


def _names(models: tuple[str, ...]) -> str:
    return ", ".join(models) or "no records"


def _table(table: Table, style: Style) -> str:
    return tables.text(table) if style == "text" else tables.markdown(table)


def _lines(lines: list[str], style: Style) -> str:
    if style == "text":
        return "\n".join(carets.plain(line) for line in lines) + "\n"
    return "\n".join(f"- {_unfenced(carets.plain(line.strip())).replace('<', '&lt;')}" for line in lines) + "\n"


assert set(HEADLINE) <= set(BY_NAME), "what is told first is measured"
