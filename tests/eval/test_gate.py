"""The gate: what falls is named with its place, what is pinned stays, and a pin never sinks in passing."""

from dataclasses import replace

import pytest

from eval import gate as gates
from eval import render
from eval import score as scoring
from eval.errors import EvalError
from eval.gate import Gate
from eval.predictions import collect


@pytest.fixture
def right(small, perfect):
    return scoring.score(small, collect([perfect(r) for r in small.releases]))


@pytest.fixture
def worse(small, perfect):
    """One statistic of `pond` is missed and one value of it escapes."""
    garden, pond = (perfect(r) for r in small.releases)
    first, _ = pond.statistics
    broken = replace(pond, statistics=(first.model_copy(update={"value": "5"}),))
    return scoring.score(small, collect([garden, broken]))


def pinned(card, subject="baseline"):
    return gates.update(card, Gate(), subject)


def test_what_was_pinned_passes(right, worse):
    for card in (right, worse):
        found = gates.check(card, pinned(card), "baseline")
        assert found.passed
        assert len(found.held) == sum(
            len(limits.floors) + len(limits.ceilings) for limits in pinned(card).subjects["baseline"].groups.values()
        )


def test_a_drop_fails_with_what_dropped_and_where(right, worse):
    found = gates.check(worse, pinned(right), "baseline")
    assert not found.passed
    broken = {(b.kind, b.group, b.measure): b for b in found.breaches}
    drop = broken["floor", "all", "statistics.found"]
    assert drop.message == "all: statistics.found 0.8889, floor 1.0000"
    assert drop.where == ("pond: 1.0000 -> 0.6667 (2/2/2 -> 1/2/1)",)
    assert ("ceiling", "all", "escapes") in broken
    assert ("floor", "open", "statistics.found") not in broken
    told = render.verdict(found)
    assert "FAILED all: statistics.found 0.8889, floor 1.0000\n  pond: 1.0000 -> 0.6667" in told


def test_a_better_run_passes_and_raises_the_floor(right, worse):
    low = pinned(worse)
    assert gates.check(right, low, "baseline").passed
    high = gates.update(right, low, "baseline")
    assert high.subjects["baseline"].groups["all"].floors["statistics.found"] == 1.0
    assert high.subjects["baseline"].groups["all"].ceilings["escapes"] == 0.0


def test_update_refuses_to_lower_a_floor_unless_told(right, worse):
    high = pinned(right)
    with pytest.raises(EvalError, match=r"all statistics\.found 1\.0 -> 0\.8888.*--allow-regression"):
        gates.update(worse, high, "baseline")
    lowered = gates.update(worse, high, "baseline", allow_regression=True)
    assert gates.check(worse, lowered, "baseline").passed


def test_a_measure_that_can_no_longer_be_measured_is_a_drop(right, small):
    empty = scoring.score(small, collect([]))
    found = gates.check(empty, pinned(right), "baseline")
    assert "all: field.value not measured, floor 1.0000" in [b.message for b in found.breaches]
    with pytest.raises(EvalError, match="would let go of"):
        gates.update(empty, pinned(right), "baseline")


def test_gold_that_changed_fails_until_it_is_pinned_again(right, folder, perfect):
    text = "Lanterns: 12.\n"
    twelve = {"start": 10, "end": 12, "text": "12", "value": "12", "class": "other"}
    folder.add("lanterns", text, {"numbers": [twelve], "statistics": []})
    grown = folder.load()
    card = scoring.score(grown, collect([perfect(r) for r in grown.releases]))
    found = gates.check(card, pinned(right), "baseline")
    assert [b.kind for b in found.breaches] == ["drift"]
    assert gates.check(card, gates.update(card, pinned(right), "baseline"), "baseline").passed


def test_a_subject_that_nobody_pinned_fails_and_others_stay(right, worse):
    both = gates.update(worse, pinned(right), "replay")
    assert sorted(both.subjects) == ["baseline", "replay"]
    assert both.subjects["baseline"] == pinned(right).subjects["baseline"]
    found = gates.check(right, both, "other")
    assert [b.kind for b in found.breaches] == ["unpinned"]
    assert "baseline, replay" in found.breaches[0].message


def test_a_text_that_is_not_at_hand_leaves_its_groups_unchecked(made_up, folder, perfect, tmp_path):
    folder.add("garden", made_up.GARDEN, made_up.garden())
    raw = folder.add("pond", made_up.POND, made_up.pond(), shipped=False)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "pond.txt").write_bytes(raw)
    everything, some = folder.load([tmp_path / "texts"]), folder.load()
    pins = pinned(scoring.score(everything, collect([perfect(r) for r in everything.releases])))
    card = scoring.score(some, collect([perfect(r) for r in some.releases]))
    found = gates.check(card, pins, "baseline")
    assert found.passed
    assert found.notes == ("all: not checked, no text for pond", "open: not checked, no text for pond")
    assert all(line.startswith("shipped: ") for line in found.held)
    with pytest.raises(EvalError, match="no text for pond"):
        gates.update(card, pins, "baseline")


def test_when_nothing_can_be_checked_the_gate_fails(made_up, folder, perfect, tmp_path):
    raw = folder.add("pond", made_up.POND, made_up.pond(), shipped=False)
    (tmp_path / "pond.txt").write_bytes(raw)
    full = folder.load([tmp_path])
    pins = pinned(scoring.score(full, collect([perfect(r) for r in full.releases])))
    found = gates.check(scoring.score(folder.load(), collect([])), pins, "baseline")
    assert [b.kind for b in found.breaches] == ["unchecked"]


def test_the_file_comes_back_as_it_was_written(right, tmp_path):
    path = tmp_path / "gate.json"
    assert gates.load(path) == Gate()
    gates.save(pinned(right), path)
    assert gates.load(path) == pinned(right)
    written = path.read_bytes()
    gates.save(gates.load(path), path)
    assert path.read_bytes() == written
    path.write_text('{"subjects": 1}', encoding="utf-8")
    with pytest.raises(EvalError, match=r"gate\.json: no gate file"):
        gates.load(path)


def test_a_run_on_some_releases_is_not_judged_by_the_floors_of_all(right, small, perfect):
    some = replace(small, releases=small.releases[:1])
    card = scoring.score(some, collect([perfect(r) for r in some.releases]))
    found = gates.check(card, pinned(right), "baseline")
    assert found.passed
    assert "all: not checked, only some of its releases were scored" in found.notes
    assert {line.split(":")[0] for line in found.held} == {"open"}
    with pytest.raises(EvalError, match="would let go of releases pond"):
        gates.update(card, pinned(right), "baseline")
