"""Ratios from counts, intervals over releases, and the paired test.

Every measure is `2 * hits / (gold + predicted)`: an F1 where gold and predicted differ, a plain share where both are
the number of chances. Counts are pooled first and the ratio is worked out once.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from schemas.evidence import Form

LEVEL: Final = 0.95
EXACT_LIMIT: Final = 16
"""Up to so many differing releases every swap is enumerated (65,536); beyond, `SAMPLES` swaps of a fixed seed."""
SAMPLES: Final = 1 << 16
PLACES: Final = 6
TIE: Final = 1e-12

Method = Literal["jackknife-t", "exact", "none"]


class Counts(Form):
    """What one release adds to a measure: `hits` of `gold` labels and of `predicted` ones."""

    hits: int
    gold: int
    predicted: int

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            hits=self.hits + other.hits, gold=self.gold + other.gold, predicted=self.predicted + other.predicted
        )

    @property
    def value(self) -> float | None:
        """F1, or the share; None where nothing could be right or wrong."""
        return _divide(2 * self.hits, self.gold + self.predicted)

    @property
    def precision(self) -> float | None:
        return _divide(self.hits, self.predicted)

    @property
    def recall(self) -> float | None:
        return _divide(self.hits, self.gold)


class Estimate(Form):
    """A pooled measure with its interval.

    `method` says where `low` and `high` come from: `jackknife-t`, delete one release and Student t; `exact`, a ratio of
    0 or 1, bounded on one side at 95 % by the Clopper-Pearson limit with each figure taken as an independent trial
    (`0.05 ** (1 / figures)` for 1); `none`, fewer than two releases with something to count.
    """

    value: float | None
    low: float | None
    high: float | None
    method: Method
    releases: int
    hits: int
    gold: int
    predicted: int
    precision: float | None
    recall: float | None


class Difference(Form):
    """Candidate minus baseline on the same releases; `p` from swapping the two runs release by release."""

    value: float | None
    low: float | None
    high: float | None
    p: float | None
    exact: bool
    releases: int


def _divide(top: int, bottom: int) -> float | None:
    return round(top / bottom, PLACES) if bottom else None


def share(hits: int, of: int) -> Counts:
    """Counts of a plain share."""
    return Counts(hits=hits, gold=of, predicted=of)


def pool(counts: Iterable[Counts]) -> Counts:
    """The sum; all zero for none."""
    return sum(counts, start=Counts(hits=0, gold=0, predicted=0))


def _table(counts: Sequence[Counts]) -> NDArray[np.int64]:
    return np.array([(c.hits, c.gold, c.predicted) for c in counts], dtype=np.int64).reshape(-1, 3)


def _ratio(sums: NDArray[np.int64]) -> NDArray[np.float64]:
    """The measure of each row of summed counts; 0 where a row is empty."""
    bottom = sums[..., 1] + sums[..., 2]
    return np.asarray(2 * sums[..., 0] / np.where(bottom == 0, 1, bottom), dtype=np.float64)


def _half_width(without: NDArray[np.float64], level: float) -> float:
    """Student t times the delete-one standard error."""
    n = len(without)
    variance = (n - 1) / n * float(np.sum((without - without.mean()) ** 2))
    return float(stdtrit(n - 1, 0.5 + level / 2) * np.sqrt(variance))


def _bound(value: float) -> float:
    return round(min(1.0, max(0.0, value)), PLACES)


def _ends(table: NDArray[np.int64], level: float) -> tuple[float | None, float | None, Method]:
    hits, gold, predicted = (int(x) for x in table.sum(axis=0))
    figures = min(x for x in (gold, predicted) if x) if gold or predicted else 0
    if figures and hits == gold == predicted:
        return _bound((1 - level) ** (1 / figures)), 1.0, "exact"
    if figures and hits == 0:
        return 0.0, _bound(1 - (1 - level) ** (1 / figures)), "exact"
    if len(table) < 2:  # noqa: PLR2004 -- no spread from a single release
        return None, None, "none"
    total = table.sum(axis=0)
    half = _half_width(_ratio(total - table), level)
    centre = float(_ratio(total))
    return _bound(centre - half), _bound(centre + half), "jackknife-t"


def estimate(counts: Sequence[Counts], level: float = LEVEL) -> Estimate:
    """The pooled measure over releases with its interval; releases with nothing to count do not widen or narrow it."""
    table = _table([c for c in counts if c.gold or c.predicted])
    low, high, method = _ends(table, level)
    total = pool(counts)
    return Estimate(
        value=total.value,
        low=low,
        high=high,
        method=method,
        releases=len(table),
        hits=total.hits,
        gold=total.gold,
        predicted=total.predicted,
        precision=total.precision,
        recall=total.recall,
    )


def difference(before: Sequence[Counts], after: Sequence[Counts], level: float = LEVEL) -> Difference:
    """After minus before, paired by position: jackknife-t interval and the two-sided permutation p."""
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a.gold or a.predicted or b.gold or b.predicted]
    old, new = _table([a for a, _ in pairs]), _table([b for _, b in pairs])
    old_value, new_value = pool(before).value, pool(after).value
    if old_value is None or new_value is None:
        return Difference(value=None, low=None, high=None, p=None, exact=True, releases=len(pairs))
    moved = float(_ratio(new.sum(axis=0)) - _ratio(old.sum(axis=0)))
    low = high = None
    if len(pairs) > 1:
        half = _half_width(_ratio(new.sum(axis=0) - new) - _ratio(old.sum(axis=0) - old), level)
        low, high = round(moved - half, PLACES), round(moved + half, PLACES)
    p, exact = permutation_p(old, new)
    return Difference(value=round(moved, PLACES), low=low, high=high, p=p, exact=exact, releases=len(pairs))


def permutation_p(old: NDArray[np.int64], new: NDArray[np.int64]) -> tuple[float, bool]:
    """Two-sided p of the pooled difference under swaps of the two runs within releases, and whether it is exact.

    A release where both runs have the same counts cannot change the difference, so only the others are swapped.
    """
    delta = (new - old)[np.any(new != old, axis=1)]
    n = len(delta)
    exact = n <= EXACT_LIMIT
    if exact:
        swaps = (np.arange(1 << n)[:, None] >> np.arange(n)) & 1
    else:
        swaps = np.random.default_rng(0).integers(0, 2, size=(SAMPLES, n))
        swaps[0] = 0
    moved = swaps @ delta
    differences = _ratio(new.sum(axis=0) - moved) - _ratio(old.sum(axis=0) + moved)
    observed = abs(float(_ratio(new.sum(axis=0)) - _ratio(old.sum(axis=0))))
    return round(float(np.mean(np.abs(differences) >= observed - TIE)), PLACES), exact
