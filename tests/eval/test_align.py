"""The pairing is optimal, follows the span, and agrees with nervaluate where its rules are sound."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from nervaluate import Evaluator

from eval.align import align
from eval.predictions import PredictedChange, PredictedStatistic
from schemas.gold import GoldChange, GoldStatistic

TEXT = "x" * 400


def claim(start, end, *, role="level", **rest):
    where = {"start": start, "end": end, "text": "n", "value": "1"}
    if role == "level":
        return PredictedStatistic(**where, indicator="plots", **rest)
    return PredictedStatistic(indicator="plots", change=PredictedChange(direction="increase", **where), **rest)


def label(start, end, *, role="level"):
    where = {"start": start, "end": end, "text": "n", "value": "1"}
    nothing = dict.fromkeys(("start", "end", "text", "value"))
    rest = {"unit": None, "qualifier": "exact", "indicator": "plots", "period": None, "scope": None, "campaign": None}
    if role == "level":
        return GoldStatistic(**where, **rest, change=None)
    change = GoldChange(direction="increase", basis=None, unit=None, **where)
    return GoldStatistic(**nothing, **rest, change=change)


def outcomes(pairs):
    return [p.outcome for p in pairs]


ROLES = st.sampled_from(["level", "change"])
SPANS = st.tuples(st.integers(0, 30), st.integers(1, 6), ROLES).map(lambda t: (t[0], t[0] + t[1], t[2]))
# Fields of the text with a gold span, a predicted one, or both: no span can meet two others.
FIELDS = st.lists(
    st.tuples(
        st.none() | st.tuples(st.integers(0, 4), st.integers(1, 5), ROLES),
        st.none() | st.tuples(st.integers(0, 4), st.integers(1, 5), ROLES),
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(FIELDS)
def test_outcomes_are_those_of_nervaluate(fields):
    golds, claims = [], []
    for i, sides in enumerate(fields):
        for side, out in zip(sides, (golds, claims), strict=True):
            if side is not None:
                offset, length, role = side
                out.append((20 * i + offset, 20 * i + offset + length, role))
    found = outcomes(
        align(TEXT, [label(a, b, role=r) for a, b, r in golds], [claim(a, b, role=r) for a, b, r in claims])
    )
    # nervaluate takes ends as inclusive, so half-open neighbours would count as overlapping.
    told = [[{"label": r, "start": a, "end": b - 1} for a, b, r in side] for side in (golds, claims)]
    if not golds and not claims:
        assert not found
        return
    oracle = Evaluator([told[0]], [told[1]], tags=["level", "change"], loader="dict").evaluate()["overall"]
    strict, by_type = oracle["strict"], oracle["ent_type"]
    assert found.count("correct") == strict.correct
    assert found.count("partial") + found.count("incorrect") == strict.incorrect
    assert found.count("incorrect") == by_type.incorrect
    assert (found.count("missed"), found.count("spurious")) == (strict.missed, strict.spurious)


def best(golds, claims):
    """Most pairs in one role, then most pairs at all, over every assignment."""
    longer, shorter = (golds, claims) if len(golds) >= len(claims) else (claims, golds)
    tried = [(0, 0)]
    for order in permutations(longer, len(shorter)):
        meet = [(a, b) for a, b in zip(order, shorter, strict=True) if a[0] < b[1] and b[0] < a[1]]
        tried.append((sum(a[2] == b[2] for a, b in meet), len(meet)))
    return max(tried)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(SPANS, max_size=5), st.lists(SPANS, max_size=5), st.randoms(use_true_random=False))
def test_pairing_is_the_best_there_is_whatever_the_order(golds, claims, rng):
    labels, guesses = [label(a, b, role=r) for a, b, r in golds], [claim(a, b, role=r) for a, b, r in claims]
    pairs = align(TEXT, labels, guesses)
    same_role, met = best(golds, claims)
    assert sum(p.found for p in pairs) == same_role
    assert sum(p.gold is not None and p.predicted is not None for p in pairs) == met
    assert sum(p.gold is not None for p in pairs) == len(golds)
    assert sum(p.predicted is not None for p in pairs) == len(claims)
    rng.shuffle(labels)
    rng.shuffle(guesses)
    assert align(TEXT, labels, guesses) == pairs


def test_half_open_neighbours_do_not_meet():
    assert outcomes(align(TEXT, [label(0, 3)], [claim(3, 5)])) == ["missed", "spurious"]


def test_the_exact_span_wins_over_an_earlier_partial_one():
    pairs = align(TEXT, [label(0, 9)], [claim(0, 4), claim(0, 9)])
    assert sorted(outcomes(pairs)) == ["correct", "spurious"]


def test_of_two_claims_on_one_number_the_likelier_is_paired():
    good, bad = claim(0, 3, period="2031"), claim(0, 3, period="2031", unit="plots", qualifier="about")
    pairs = align(TEXT, [label(0, 3).model_copy(update={"period": "2031"})], [bad, good])
    assert [p.predicted for p in pairs if p.outcome == "correct"] == [good]


def test_of_two_claims_on_one_number_that_with_its_value_is_paired():
    good, bad = claim(0, 3), claim(0, 3).model_copy(update={"value": "2", "unit": "zzz"})
    worse = label(0, 3).model_copy(update={"unit": "zzz"})
    assert [p.predicted for p in align(TEXT, [worse], [bad, good]) if p.outcome == "correct"] == [good]


def test_a_number_taken_for_a_change_is_incorrect_not_found():
    (pair,) = align(TEXT, [label(0, 3)], [claim(0, 3, role="change")])
    assert pair.outcome == "incorrect"
    assert not pair.found


def test_percent_sign_and_ordinal_affixes_may_stand_inside_or_outside():
    text = "5% and 17th and 第三"
    golds = [label(0, 1), label(7, 11), label(16, 18)]
    claims = [claim(0, 2), claim(7, 9), claim(17, 18)]
    assert outcomes(align(text, golds, claims)) == ["correct"] * 3
    assert outcomes(align(text, [label(0, 2)], [claim(0, 1)])) == ["correct"]


def test_a_change_without_a_level_is_paired_by_the_change():
    assert outcomes(align(TEXT, [label(5, 8, role="change")], [claim(5, 8, role="change")])) == ["correct"]


def test_unchanged_without_a_figure_is_paired_by_its_indicator():
    nothing = GoldChange(direction="unchanged", basis=None, start=None, end=None, text=None, value=None, unit=None)
    gold = label(0, 1, role="change").model_copy(update={"change": nothing, "indicator": "rent of allotments"})
    same = PredictedStatistic(indicator="allotment rent", change=PredictedChange(direction="unchanged"))
    other = same.model_copy(update={"indicator": "bus fares"})
    assert outcomes(align(TEXT, [gold], [same])) == ["correct"]
    assert outcomes(align(TEXT, [gold], [other])) == ["missed", "spurious"]


def test_a_number_without_a_place_is_spurious():
    nowhere = PredictedStatistic(text="12", value="12", indicator="plots")
    beyond = claim(390, 500)
    assert sorted(outcomes(align(TEXT, [label(0, 3)], [nowhere, beyond]))) == ["missed", "spurious", "spurious"]
