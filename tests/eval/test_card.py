"""What a whole scorecard tells: errors in order, groups, spending; the same bytes whatever the hash order."""

import json
import os
import subprocess
import sys
from dataclasses import replace

from eval import score as scoring
from eval.predictions import collect


def test_errors_are_listed_by_kind_then_release_then_place(small, perfect):
    garden, pond = (perfect(r) for r in small.releases)
    unit = tuple(s.model_copy(update={"unit": "zzz"}) for s in garden.statistics)
    card = scoring.score(small, collect([replace(garden, statistics=unit), replace(pond, statistics=())]))
    told = [(f.kind, f.release) for f in card.faults]
    assert told == [("missed", "pond")] * 2 + [("unit", "garden")] * 3
    places = [f.start for f in card.faults]
    assert places[:2] == sorted(places[:2])
    assert places[2:] == sorted(places[2:])


def test_a_release_without_record_is_missed_and_named(small, perfect):
    card = scoring.score(small, collect([perfect(small.by_id()["pond"])]))
    assert card.releases[0].recorded is False
    assert card.group().outcomes["missed"] == 3
    assert card.group().estimates["tally.accounted"].hits == 3
    assert [f.release for f in card.faults if f.kind == "no record"] == ["garden"]


def test_the_groups_tell_the_split_the_language_and_the_schema(small, perfect):
    card = scoring.score(small, collect([perfect(r) for r in small.releases]))
    told = {g.name: g.releases for g in card.groups}
    assert told == {
        "all": ("garden", "pond"),
        "open": ("garden",),
        "held apart": ("pond",),
        "shipped": ("garden", "pond"),
        "language:en": ("garden",),
        "language:zh": ("pond",),
        "schema:press_release": ("garden", "pond"),
    }


def test_spending_is_added_up_and_an_unknown_price_stays_unknown(small, perfect):
    dear = perfect(small.releases[0], requests=2, output_bytes=900, cost="0.10")
    cheap = perfect(small.releases[1], requests=1, output_bytes=100, cost="0.03")
    assert scoring.score(small, collect([dear, cheap])).usage.cost == "0.13"
    unknown = perfect(small.releases[1], requests=1)
    card = scoring.score(small, collect([dear, unknown]))
    assert (card.usage.cost, card.usage.requests, card.usage.output_bytes) == (None, 3, 900)


def test_a_card_quotes_no_more_than_a_few_words_of_a_text_that_is_not_shipped(folder, perfect, tmp_path):
    text = "In the long and windy spring of the year of the heron the ferry office sold 40 tickets.\n"
    start = text.index("40")
    figure = {"start": start, "end": start + 2, "text": "40", "value": "40"}
    phrase = text[: text.index(" the ferry")]
    labels = {
        "long_phrases": [{"short": "In the long spring", "start": 0, "end": len(phrase)}],
        "numbers": [{**figure, "class": "statistic"}],
        "statistics": [
            {**figure, "unit": "tickets", "qualifier": "exact", "indicator": "tickets sold"}
            | {"period": "In the long spring", "scope": None, "change": None, "campaign": None}
        ],
    }
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "ferry.txt").write_bytes(folder.add("ferry", text, labels, shipped=False))
    gold = folder.load([tmp_path / "texts"])
    release = gold.releases[0]
    assert release.gold.statistics[0].period == phrase
    right = perfect(release)
    wrong = replace(right, statistics=(right.statistics[0].model_copy(update={"period": "1999"}),))
    card = scoring.score(gold, collect([wrong]))
    assert card.faults[0].kind == "period"
    assert card.faults[0].gold == "In the long and windy spring of …"


def test_hash_order_changes_no_byte(small, perfect, folder, tmp_path):
    """Sets and dicts of strings are ordered by a seed; none of that reaches the card or the page."""
    garden, pond = (perfect(r) for r in small.releases)
    content = [{"sha256": p.sha256, "statistics": [s.model_dump() for s in p.statistics[1:]]} for p in (garden, pond)]
    (tmp_path / "claims.json").write_text(json.dumps(content), encoding="utf-8")
    program = """
import json, sys
from pathlib import Path
from eval import gold, page, score
from eval.predictions import PredictedStatistic, Prediction, collect
found = gold.load(Path(sys.argv[1]))
told = json.loads(Path(sys.argv[2]).read_bytes())
read = PredictedStatistic.model_validate
claims = [Prediction(c["sha256"], "r", "s", "m", None, tuple(map(read, c["statistics"])), ()) for c in told]
card = score.score(found, collect(claims))
sys.stdout.buffer.write((card.dump() + page.page(card, found)).encode())
"""
    written = {
        subprocess.run(
            [sys.executable, "-c", program, str(folder.path), str(tmp_path / "claims.json")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1
    assert b'"kind": "missed"' in written.pop()
