"""Two runs on the same gold, paired by release."""

from collections.abc import Sequence
from typing import Final

from eval.metrics import Counts, Difference, difference, pool
from eval.scorecard import BY_NAME, MEASURES, Fault, ReleaseScore, Scorecard
from schemas.evidence import Form

HEADLINE: Final = (
    "mentions.span",
    "mentions.class",
    "statistics.found",
    "field.value",
    "record.figure",
    "record.exact",
    "tally.accounted",
    "escapes",
)
"""What is told first, and release by release."""


class Row(Form):
    """One measure of one group before and after, with the difference on the paired releases."""

    group: str
    measure: str
    before: float | None
    after: float | None
    difference: Difference

    @property
    def worse(self) -> bool:
        """The whole interval lies on the bad side of no difference."""
        low, high = self.difference.low, self.difference.high
        if low is None or high is None:
            return False
        return high < 0 if BY_NAME[self.measure].better == "higher" else low > 0


class Moved(Form):
    """A release whose measure differs between the runs."""

    release: str
    measure: str
    before: float | None
    after: float | None


class Comparison(Form):
    """Baseline against candidate; releases that only one run scored, or whose gold changed, are named and left out."""

    baseline: tuple[str, ...]
    candidate: tuple[str, ...]
    paired: tuple[str, ...]
    unpaired: tuple[str, ...]
    rows: tuple[Row, ...]
    moved: tuple[Moved, ...]
    new: tuple[Fault, ...]
    fixed: tuple[Fault, ...]


def compare(baseline: Scorecard, candidate: Scorecard) -> Comparison:
    """Every measure on the releases that both scored by the same gold."""
    before = {r.sha256: r for r in baseline.releases}
    after = {r.sha256: r for r in candidate.releases}
    same = [k for k in before if k in after and before[k].gold_sha256 == after[k].gold_sha256]
    pairs = sorted(((before[k], after[k]) for k in same), key=lambda pair: pair[1].id)
    unpaired = [f"{r.id}: only in the baseline" for k, r in before.items() if k not in after]
    unpaired += [f"{r.id}: only in the candidate" for k, r in after.items() if k not in before]
    unpaired += [f"{after[k].id}: its gold has changed" for k in before if k in after and k not in same]
    groups = (
        ("all", pairs),
        ("open", [p for p in pairs if not p[1].held_apart]),
        ("held apart", [p for p in pairs if p[1].held_apart]),
    )
    names = {old.id for old, _ in pairs}, {new.id for _, new in pairs}
    old_faults = {_key(f): f for f in baseline.faults if f.release in names[0]}
    new_faults = {_key(f): f for f in candidate.faults if f.release in names[1]}
    return Comparison(
        baseline=baseline.models,
        candidate=candidate.models,
        paired=tuple(new.id for _, new in pairs),
        unpaired=tuple(sorted(unpaired)),
        rows=tuple(_row(name, m.name, members) for name, members in groups if members for m in MEASURES),
        moved=tuple(_moved(pairs)),
        new=tuple(f for key, f in new_faults.items() if key not in old_faults),
        fixed=tuple(f for key, f in old_faults.items() if key not in new_faults),
    )


def _row(group: str, measure: str, pairs: Sequence[tuple[ReleaseScore, ReleaseScore]]) -> Row:
    before = [old.counts[measure] for old, _ in pairs]
    after = [new.counts[measure] for _, new in pairs]
    return Row(
        group=group,
        measure=measure,
        before=pool(before).value,
        after=pool(after).value,
        difference=difference(before, after),
    )


def _moved(pairs: Sequence[tuple[ReleaseScore, ReleaseScore]]) -> list[Moved]:
    rows: list[Moved] = []
    for old, new in pairs:
        for name in HEADLINE:
            before: Counts = old.counts[name]
            after: Counts = new.counts[name]
            if before.value != after.value:
                rows.append(Moved(release=new.id, measure=name, before=before.value, after=after.value))
    return rows


def _key(fault: Fault) -> tuple[object, ...]:
    """The same error in both runs, whatever field path it has."""
    return fault.release, fault.kind, fault.start, fault.end, fault.gold, fault.predicted
