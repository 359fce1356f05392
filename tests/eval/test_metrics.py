"""Intervals cover what they claim to cover; the paired test is the exact one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, permutation_test

from eval import metrics
from eval.metrics import Counts, difference, estimate, share

TRIPLES = st.tuples(st.integers(0, 9), st.integers(0, 5), st.integers(0, 5)).map(
    lambda t: Counts(hits=t[0], gold=t[0] + t[1], predicted=t[0] + t[2])
)


def test_the_jackknife_interval_by_hand():
    # Ratios .8, .5, .9; pooled 22/30; without one each: 14/20, 17/20, 13/20.
    found = estimate([share(8, 10), share(5, 10), share(9, 10)])
    left_out = np.array([14 / 20, 17 / 20, 13 / 20])
    error = np.sqrt(2 / 3 * ((left_out - left_out.mean()) ** 2).sum())
    assert found.value == pytest.approx(22 / 30, abs=1e-6)
    assert found.high == 1.0  # 22/30 + 4.303 * error is beyond 1
    assert found.low == pytest.approx(22 / 30 - 4.302653 * error, abs=1e-5)
    assert found.method == "jackknife-t"


def test_an_f1_pools_counts_before_it_divides():
    found = estimate([Counts(hits=1, gold=1, predicted=1), Counts(hits=1, gold=9, predicted=4)])
    assert (found.value, found.precision, found.recall) == (round(4 / 15, 6), 0.4, 0.2)


def simulated(rng, releases):
    """About 30 figures a release; recall and precision differ from release to release."""
    gold = rng.poisson(30, releases) + 1
    hits = rng.binomial(gold, rng.beta(18, 2, releases))
    spurious = rng.binomial(gold, rng.beta(2, 14, releases))
    return [Counts(hits=h, gold=g, predicted=h + s) for h, g, s in zip(hits, gold, spurious, strict=True)]


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(7)
    truth = metrics.pool(simulated(rng, 20_000)).value
    repeats = 400
    inside = 0
    for _ in range(repeats):
        found = estimate(simulated(rng, 20))
        inside += found.low <= truth <= found.high
    # Nominal .95; the simulation behind the choice gave .93 at 20 releases.
    assert 0.90 <= inside / repeats <= 0.98


@pytest.mark.parametrize("n", [1, 7, 60, 1183])
def test_all_right_prints_the_clopper_pearson_bound(n):
    found = estimate([share(n, n)])
    # One side at 95 % is the lower end of the two-sided 90 %.
    assert found.low == pytest.approx(binomtest(n, n).proportion_ci(0.90, "exact").low, abs=1e-6)
    assert (found.value, found.high, found.method) == (1.0, 1.0, "exact")
    none = estimate([share(0, n)])
    assert (none.value, none.low, none.high) == (0.0, 0.0, pytest.approx(1 - found.low, abs=2e-6))


def test_nothing_right_is_bounded_by_the_smaller_side():
    assert estimate([Counts(hits=0, gold=5, predicted=50)]).high == pytest.approx(1 - 0.05 ** (1 / 5), abs=1e-6)


def test_one_release_has_no_interval_and_nothing_counted_no_value():
    assert (estimate([share(3, 4)]).low, estimate([share(3, 4)]).method) == (None, "none")
    assert estimate([share(0, 0)]).value is None
    assert estimate([share(3, 4), share(4, 5), share(0, 0)]) == estimate([share(3, 4), share(4, 5)])


def brute(old, new):
    """Every swap of the two runs, one by one."""
    sums = lambda picks: (metrics.pool(a for a, _ in picks).value or 0) - (metrics.pool(b for _, b in picks).value or 0)  # noqa: E731 -- one line of arithmetic
    pairs = list(zip(new, old, strict=True))
    observed = abs(sums(pairs))
    tried = [
        sums([p if keep else p[::-1] for keep, p in zip(keeps, pairs, strict=True)])
        for keeps in product([0, 1], repeat=len(pairs))
    ]
    return np.mean([abs(d) >= observed - 1e-5 for d in tried])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(TRIPLES, TRIPLES), min_size=1, max_size=6))
def test_the_permutation_test_tries_every_swap(pairs):
    old, new = [a for a, _ in pairs], [b for _, b in pairs]
    found = difference(old, new)
    if found.p is not None:
        assert found.p == pytest.approx(brute(old, new), abs=1e-6)
        assert found.exact


def test_the_permutation_test_is_scipys():
    old = [share(h, 20) for h in (15, 17, 12, 18, 16, 14, 19, 13)]
    new = [share(h, 20) for h in (17, 18, 15, 18, 19, 13, 20, 17)]

    def moved(x, y, axis):
        return (np.sum(x, axis=axis) - np.sum(y, axis=axis)) / 160

    hits = ([c.hits for c in new], [c.hits for c in old])
    oracle = permutation_test(hits, moved, permutation_type="samples", vectorized=True, n_resamples=np.inf)
    found = difference(old, new)
    assert found.p == pytest.approx(oracle.pvalue, abs=1e-6)
    assert found.value == pytest.approx(oracle.statistic, abs=1e-6)
    assert found.low < found.value < found.high


def test_equal_runs_differ_by_nothing_and_many_releases_are_sampled_the_same_way_twice():
    same = [share(h, 20) for h in (15, 17, 12)]
    assert (difference(same, same).value, difference(same, same).p) == (0.0, 1.0)
    many = [share(h % 20, 20) for h in range(40)], [share((h + 3) % 20, 20) for h in range(40)]
    first = difference(*many)
    assert first == difference(*many)
    assert not first.exact
