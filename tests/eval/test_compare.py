"""Two runs are compared on what both scored by the same gold; a leaderboard ranks equals only."""

from dataclasses import replace

import pytest

from eval import compare, leaderboard, render
from eval import score as scoring
from eval.errors import EvalError
from eval.predictions import collect


def scored(gold, predictions):
    return scoring.score(gold, collect(predictions))


@pytest.fixture
def right(small, perfect):
    return [perfect(r) for r in small.releases]


def missing_one(prediction):
    return replace(prediction, statistics=prediction.statistics[1:])


def test_the_difference_is_that_of_the_paired_releases(small, right):
    worse = [missing_one(right[0]), right[1]]
    found = compare.compare(scored(small, right), scored(small, worse))
    row = next(r for r in found.rows if (r.group, r.measure) == ("all", "statistics.found"))
    # 5 of 5 before; 4 hits of 5 gold and 4 predicted after.
    assert (row.before, row.after, row.difference.value) == (1.0, round(8 / 9, 6), round(8 / 9 - 1, 6))
    assert row.difference.p == 1.0  # one differing release: both swaps are as far from nothing
    assert [(m.release, m.measure) for m in found.moved if m.measure == "statistics.found"] == [
        ("garden", "statistics.found")
    ]
    assert [f.kind for f in found.new] == ["missed"]
    assert found.fixed == ()
    back = compare.compare(scored(small, worse), scored(small, right))
    assert [f.kind for f in back.fixed] == ["missed"]
    told = render.comparison(found, style="markdown")
    assert "| statistics.found | 1.000 | 0.889 | -0.111 " in told
    assert "missed: 0 fixed, 1 new" in told


def test_a_drop_on_every_release_is_worse_beyond_its_interval(folder, perfect):
    for i in range(6):
        text = f"Shed {i}: 10 rakes, 20 spades, 30 forks.\n"
        numbers = [
            {"start": text.index(n), "end": text.index(n) + 2, "text": n, "value": n, "class": "statistic"}
            for n in ("10", "20", "30")
        ]
        statistics = [
            {**{k: n[k] for k in ("start", "end", "text", "value")}, "unit": None, "qualifier": "exact"}
            | {"indicator": "tools", "period": None, "scope": None, "change": None, "campaign": None}
            for n in numbers
        ]
        folder.add(f"shed-{i}", text, {"numbers": numbers, "statistics": statistics})
    gold = folder.load()
    right = [perfect(r) for r in gold.releases]
    found = compare.compare(scored(gold, right), scored(gold, [missing_one(p) for p in right]))
    row = next(r for r in found.rows if r.measure == "statistics.found")
    assert row.worse
    assert row.difference.p == round(2 / 2**6, 6)
    assert "all: statistics.found is worse beyond its interval" in render.comparison(found)
    assert not next(r for r in found.rows if r.measure == "field.value").worse


def test_releases_that_cannot_be_paired_are_named(small, right, folder):
    before = scored(small, right)
    path = folder.path / "pond" / "gold.json"
    path.write_text(path.read_text(encoding="utf-8").replace("林登瑙市", "林登瑙"), encoding="utf-8")
    after = scored(folder.load(), right)
    found = compare.compare(before, after)
    assert found.paired == ("garden",)
    assert found.unpaired == ("pond: its gold has changed",)


def test_an_equal_run_has_no_difference(small, right):
    card = scored(small, right)
    found = compare.compare(card, card)
    assert all(row.difference.value in (0.0, None) for row in found.rows)
    assert found.moved == found.new == found.fixed == ()
    assert "no difference in any error" in render.comparison(found)


def test_the_leaderboard_ranks_by_score_then_cost_then_size(small, perfect):
    def run(*, missed=0, cost="0.02", size=100):
        garden, pond = (perfect(r, requests=1, cost=cost, output_bytes=size) for r in small.releases)
        return scored(small, [replace(garden, statistics=garden.statistics[missed:]), pond])

    cards = [
        ("worst", run(missed=2, cost="0")),
        ("long", run(size=500)),
        ("unpriced", run(cost=None)),
        ("dear", run(cost="0.20")),
        ("short", run()),
    ]
    board = leaderboard.rank(cards)
    assert [p.name for p in board.places] == ["short", "long", "dear", "unpriced", "worst"]
    assert leaderboard.rank(cards[::-1]) == board
    assert (board.places[0].cost, board.places[0].output_bytes) == ("0.04", 200)
    told = render.leaderboard(board)
    assert told.splitlines()[3].startswith("short")
    assert "unknown" in told


def test_the_leaderboard_refuses_what_cannot_be_ranked(small, right, folder):
    card = scored(small, right)
    folder.split()
    other = scored(folder.load(), right)
    with pytest.raises(EvalError, match="not scored on the same gold"):
        leaderboard.rank([("a", card), ("b", other)])
    with pytest.raises(EvalError, match="one name"):
        leaderboard.rank([("a", card), ("a", card)])
    with pytest.raises(EvalError, match="no measure speed"):
        leaderboard.rank([("a", card)], measures=("speed",))
    with pytest.raises(EvalError, match="no group 'none'"):
        leaderboard.rank([("a", card)], group="none")
    with pytest.raises(EvalError, match="no runs"):
        leaderboard.rank([])
