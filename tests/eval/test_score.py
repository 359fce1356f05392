"""Predictions made from gold with known edits score what the edits say."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval import score as scoring
from eval.align import OUTCOMES
from eval.leniency import LOCALITIES
from eval.metrics import Counts, pool
from eval.predictions import PredictedChange, PredictedStatistic, collect
from eval.scorecard import MEASURES, Scorecard
from schemas.evidence import DIRECTIONS, QUALIFIERS

EDITS = (
    "none",
    "miss",
    "double",
    "cut",
    "role",
    "value",
    "unit",
    "qualifier",
    "indicator",
    "period",
    "scope",
    "campaign",
    "lose change",
    "add change",
    "change.value",
    "change.unit",
    "change.direction",
    "change.basis",
)
OPEN = ("02-cut-off-campaign", "20-apparel-earnings", "31-zh-police-half-year", "38-money-supply")


def possible(edit, claim):
    level, change = claim.start is not None, claim.change
    if edit == "cut":
        return level and claim.text.replace(",", "").isdigit() and len(claim.text) > 1
    if edit == "role":
        return level and change is None
    if edit == "lose change":
        return level and change is not None
    if edit == "add change":
        return change is None
    if edit.startswith("change."):
        return level and change is not None and change.value is not None
    return True


def on_change(claim, **update):
    return [claim.model_copy(update={"change": claim.change.model_copy(update=update)})]


def on_anchor(claim, **update):
    return [claim.model_copy(update=update)] if claim.start is not None else on_change(claim, **update)


def as_change(claim):
    """The same number, told as a change without a level."""
    keys = ("start", "end", "text", "value", "unit")
    moved = PredictedChange(direction="increase", **claim.model_dump(include=set(keys)))
    return [claim.model_copy(update={**dict.fromkeys(keys), "change": moved})]


def turned(values, value):
    return values[(values.index(value) + 1) % len(values)]


CHANGED = {
    "none": lambda c: [c],
    "miss": lambda _: [],
    "double": lambda c: [c, c.model_copy(update={"path": c.path + "x", "indicator": "zzz"})],
    "cut": lambda c: [c.model_copy(update={"end": c.end - 1})],
    "role": as_change,
    "value": lambda c: on_anchor(c, value="98765432"),
    "unit": lambda c: on_anchor(c, unit="zzz"),
    "qualifier": lambda c: [c.model_copy(update={"qualifier": turned(QUALIFIERS, c.qualifier)})],
    "lose change": lambda c: [c.model_copy(update={"change": None})],
    "add change": lambda c: [c.model_copy(update={"change": PredictedChange(direction="unchanged")})],
    "change.value": lambda c: on_change(c, value="98765432"),
    "change.unit": lambda c: on_change(c, unit="zzz"),
    "change.direction": lambda c: on_change(c, direction=turned(DIRECTIONS, c.change.direction)),
    "change.basis": lambda c: on_change(c, basis="than zzz"),
}


def edited(edit, claim):
    """The claims that stand in place of a right one."""
    return CHANGED[edit](claim) if edit in CHANGED else [claim.model_copy(update={edit: "zzz"})]


class Worked:
    """The counts that follow from the edits alone."""

    def __init__(self):
        self.outcomes = Counter(dict.fromkeys(OUTCOMES, 0))
        self.hits = Counter()
        self.gold = Counter()
        self.predicted = Counter()

    def share(self, name, right):
        self.hits[name] += right
        self.gold[name] += 1
        self.predicted[name] += 1

    def take(self, claim, edit):
        level, change = claim.start is not None, claim.change
        figures = level + (change is not None and change.start is not None)
        claims = {"miss": 0, "double": 2}.get(edit, 1)
        for name in ("statistics.found", "statistics.span", "record.figure", "record.exact"):
            self.gold[name] += 1
            self.predicted[name] += claims
        for name in ("verdict.review", "verdict.rejected"):
            for _ in range(claims):
                self.share(name, right=False)
        for _ in range(claims * figures):
            self.share("escapes", right=False)
        if edit in ("value", "change.value"):
            self.hits["escapes"] += 1
        if edit == "lose change" and change.start is not None:
            self.gold["escapes"] -= 1
            self.predicted["escapes"] -= 1
        self.outcomes[{"miss": "missed", "cut": "partial", "role": "incorrect"}.get(edit, "correct")] += 1
        self.outcomes["spurious"] += edit == "double"
        self.gold["verified.figure"] += claims
        self.predicted["verified.figure"] += claims
        if edit in ("miss", "role"):
            return
        self.found(claim, edit)

    def found(self, claim, edit):
        level, change = claim.start is not None, claim.change
        figure = edit in ("none", "double", "cut", "period", "scope", "campaign")
        self.hits["statistics.found"] += 1
        self.hits["statistics.span"] += edit != "cut"
        self.hits["record.figure"] += figure
        self.hits["record.exact"] += edit in ("none", "double", "cut")
        self.hits["verified.figure"] += figure
        if figure:
            self.share("verdict.false_alarm", right=False)
        for field in ("value", "unit", "qualifier", "indicator", "period", "scope", "campaign"):
            self.share(f"field.{field}", edit != field)
        self.gold["change.found"] += change is not None
        self.predicted["change.found"] += (change is not None and edit != "lose change") or edit == "add change"
        if change is not None and edit != "lose change":
            self.hits["change.found"] += 1
            for part in ("value", "unit", "direction", "basis"):
                wrong = edit == f"change.{part}" or (not level and edit == part)
                self.share(f"change.{part}", not wrong)

    def counts(self, name):
        return Counts(hits=self.hits[name], gold=self.gold[name], predicted=self.predicted[name])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_every_score_is_the_one_that_follows_from_the_edits(shipped, perfect, data):
    release = shipped.by_id()[data.draw(st.sampled_from(OPEN))]
    worked = Worked()
    prediction = perfect(release)
    claims = []
    for claim in prediction.statistics:
        edit = data.draw(st.sampled_from([e for e in EDITS if possible(e, claim)]))
        worked.take(claim, edit)
        claims += edited(edit, claim)
    card, _ = scoring.of_release(release, replace(prediction, statistics=tuple(claims)))
    assert card.outcomes == dict(worked.outcomes)
    for measure in MEASURES:
        if not measure.name.startswith(("mentions.", "tally.")) and not measure.name.endswith((*LOCALITIES, ".none")):
            assert card.counts[measure.name] == worked.counts(measure.name), measure.name
    for field in ("period", "scope"):
        places = [card.counts[f"field.{field}.{place}"] for place in (*LOCALITIES, "none")]
        assert pool(places) == card.counts[f"field.{field}"]


def test_no_error_scores_one_everywhere(shipped, perfect):
    card = scoring.score(shipped, collect([perfect(r) for r in shipped.releases]))
    assert not card.faults
    for measure in MEASURES:
        value = card.group().estimates[measure.name].value
        assert value == (1 if measure.better == "higher" else 0), measure.name


def test_order_of_predictions_and_releases_changes_no_byte(shipped, perfect):
    rng = random.Random(4)
    right = []
    for release in shipped.releases:
        prediction = perfect(release)
        claims = []
        for claim in prediction.statistics:
            claims += edited(rng.choice([e for e in EDITS if possible(e, claim)]), claim)
        right.append(replace(prediction, statistics=tuple(claims), tally=prediction.tally[::2]))
    written = scoring.score(shipped, collect(right)).dump()
    for _ in range(3):
        shuffled = [
            replace(
                p,
                statistics=tuple(rng.sample(p.statistics, len(p.statistics))),
                tally=tuple(rng.sample(p.tally, len(p.tally))),
            )
            for p in rng.sample(right, len(right))
        ]
        releases = replace(shipped, releases=tuple(rng.sample(shipped.releases, len(shipped.releases))))
        assert scoring.score(releases, collect(shuffled)).dump() == written
    assert Scorecard.parse(written).dump() == written


def test_tally_edits_give_the_mention_scores(small, perfect):
    release = small.by_id()["garden"]
    right = perfect(release)
    trees, year, more, *rest = right.tally
    tally = (
        trees.model_copy(update={"value": "7"}),
        year.model_copy(update={"kind": "ordinal"}),
        # The percent sign may stand inside the span.
        more.model_copy(update={"end": more.end + 1, "text": "12%", "state": "unaccounted"}),
        *rest[1:],
        # A second look at one number, and a word that is no number of the gold.
        rest[-1],
    )
    card, faults = scoring.of_release(release, replace(right, tally=tally))
    assert card.counts["mentions.span"] == Counts(hits=6, gold=7, predicted=7)
    assert card.counts["mentions.value"] == Counts(hits=5, gold=6, predicted=6)
    assert card.counts["mentions.class"] == Counts(hits=5, gold=6, predicted=6)
    assert card.counts["tally.accounted"] == Counts(hits=5, gold=7, predicted=7)
    assert card.counts["tally.used"] == Counts(hits=4, gold=5, predicted=5)
    assert card.counts["tally.balanced"].hits == 0
    assert Counter(f.kind for f in faults) == {
        "mention.missed": 1,
        "mention.spurious": 1,
        "mention.value": 1,
        "mention.class": 1,
        "unaccounted": 1,
    }


def test_an_idiom_that_a_tool_reports_is_no_error(folder, perfect):
    text = "Stalls closed one by one; 40 stayed.\n"
    forty = {"start": 26, "end": 28, "text": "40", "value": "40"}
    figure = {**forty, "unit": "stalls", "qualifier": "exact", "indicator": "stalls stayed"}
    folder.add(
        "stalls",
        text,
        {
            "numbers": [{**forty, "class": "statistic"}],
            "statistics": [{**figure, "period": None, "scope": None, "change": None, "campaign": None}],
        },
    )
    release = folder.load().releases[0]
    right = perfect(release)
    word = right.tally[0].model_copy(update={"start": 14, "end": 17, "text": "one", "value": "1", "kind": "other"})
    card, _ = scoring.of_release(release, replace(right, tally=(word, *right.tally)))
    assert card.counts["mentions.span"] == Counts(hits=1, gold=1, predicted=1)


@pytest.mark.parametrize(
    ("verdict", "escapes", "of"), [("verified", 1, 5), ("review", 0, 3), ("rejected", 0, 3), (None, 0, 3)]
)
def test_only_a_verified_wrong_value_escapes(small, perfect, verdict, escapes, of):
    release = small.by_id()["garden"]
    right = perfect(release)
    trees, *rest = right.statistics
    wrong = trees.model_copy(update={"value": "1241", "verdict": verdict})
    card, faults = scoring.of_release(release, replace(right, statistics=(wrong, *rest)))
    assert card.counts["escapes"] == Counts(hits=escapes, gold=of, predicted=of)
    assert [f.kind for f in faults] == ["value", "escape"][: 1 + escapes]


def test_a_verified_number_that_the_text_does_not_print_escapes(small, perfect):
    release = small.by_id()["garden"]
    right = perfect(release)
    made_up = PredictedStatistic(text="55", value="55", indicator="trees", verdict="verified")
    card, _ = scoring.of_release(release, replace(right, statistics=(*right.statistics, made_up)))
    assert card.counts["escapes"].hits == 1
    assert card.outcomes["spurious"] == 1


def test_a_verified_number_without_a_value_escapes(small, perfect):
    release = small.by_id()["garden"]
    right = perfect(release)
    card, _ = scoring.of_release(
        release, replace(right, statistics=(right.statistics[0].model_copy(update={"value": None}),))
    )
    assert card.counts["escapes"] == Counts(hits=1, gold=2, predicted=2)


def test_an_equal_figure_printed_elsewhere_is_another_figure(folder, perfect):
    text = "Eels rose 5% to 60 and pikes rose 5% to 70.\n"
    first, sixty, second = text.index("5"), text.index("60"), text.rindex("5%")
    five = {"start": first, "end": first + 1, "text": "5", "value": "5"}
    level = {"start": sixty, "end": sixty + 2, "text": "60", "value": "60"}
    grown = {**five, "direction": "increase", "basis": None, "unit": "%"}
    statistic = {**level, "unit": None, "qualifier": "exact", "indicator": "eels", "period": None, "scope": None}
    numbers = [{**five, "class": "change"}, {**level, "class": "statistic"}]
    folder.add("eels", text, {"numbers": numbers, "statistics": [{**statistic, "campaign": None, "change": grown}]})
    release = folder.load().releases[0]
    claim = perfect(release).statistics[0]
    moved = claim.change.model_copy(update={"start": second, "end": second + 1})
    card, faults = scoring.of_release(
        release, replace(perfect(release), statistics=(claim.model_copy(update={"change": moved}),))
    )
    assert card.counts["change.value"].hits == 0
    assert "change.value" in {f.kind for f in faults}
