"""Made-up releases with labels, and predictions made from the labels."""

import hashlib
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from eval import gold as gold_files
from eval.gold import GoldRelease, GoldSet
from eval.predictions import PredictedStatistic, Prediction, ordered
from schemas.records import TallyLine, Usage

REPOSITORY = Path(__file__).parents[2]
GOLD = REPOSITORY / "eval" / "gold"

# Written for these tests; figures in the order of the text.
GARDEN = (
    "The parks office of Lindenau planted 1,240 trees in 2031, up 12% from 2030.\n\n"
    "Visits rose by 3.5% to 7.71 million nationwide. Volunteers gave nearly 900 hours.\n"
)
POND = "全国共清理池塘26.8万个，同比增长4.5%。\n在林登瑙市，志愿者三百二十人参加。\n"


def number(text, source, kind, value, start=0):
    at = source.index(text, start)
    return {"start": at, "end": at + len(text), "text": text, "value": value, "class": kind}


def statistic(level, unit, indicator, *, qualifier="exact", period=None, scope=None, change=None, campaign=None):
    figure = (
        {k: level[k] for k in ("start", "end", "text", "value")}
        if level
        else dict.fromkeys(("start", "end", "text", "value"))
    )
    rest = {"period": period, "scope": scope, "change": change, "campaign": campaign}
    return {**figure, "unit": unit, "qualifier": qualifier, "indicator": indicator, **rest}


def change(figure, direction, unit, basis=None):
    place = {k: figure[k] for k in ("start", "end", "text", "value")}
    return {"direction": direction, "basis": basis, **place, "unit": unit}


def garden():
    trees, year = number("1,240", GARDEN, "statistic", "1240"), number("2031", GARDEN, "date_time", "2031")
    more, before = number("12", GARDEN, "change", "12", 40), number("2030", GARDEN, "date_time", "2030")
    rise, visits = number("3.5", GARDEN, "change", "3.5"), number("7.71 million", GARDEN, "statistic", "7710000")
    hours = number("900", GARDEN, "statistic", "900")
    return {
        "numbers": [trees, year, more, before, rise, visits, hours],
        "statistics": [
            statistic(
                trees,
                "trees",
                "trees planted",
                period="2031",
                scope="Lindenau",
                change=change(more, "increase", "%", "from 2030"),
            ),
            statistic(visits, None, "visits", scope="nationwide", change=change(rise, "increase", "%")),
            statistic(hours, "hours", "hours of volunteers", qualifier="nearly"),
        ],
    }


def pond():
    ponds, rise = number("26.8万", POND, "statistic", "268000"), number("4.5", POND, "change", "4.5")
    people = number("三百二十", POND, "statistic", "320")
    return {
        "numbers": [ponds, rise, people],
        "statistics": [
            statistic(ponds, "个", "清理池塘", scope="全国", change=change(rise, "increase", "%", "同比")),
            statistic(people, "人", "志愿者参加", scope="林登瑙市"),
        ],
    }


class Folder:
    """A gold folder being written."""

    def __init__(self, path):
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    def add(self, name, text, labels, *, shipped=True):
        raw = text.encode()
        where = self.path / name
        where.mkdir()
        content = {"source": name + ".txt", "sha256": hashlib.sha256(raw).hexdigest(), **labels}
        (where / "gold.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        if shipped:
            (where / "source.txt").write_bytes(raw)
        return raw

    def split(self, *names):
        (self.path / "split.json").write_text(json.dumps({"held_apart": names}), encoding="utf-8")

    def load(self, sources=()):
        return gold_files.load(self.path, sources)


def predicted(release: GoldRelease, **usage) -> Prediction:
    """What a run would say that got everything right."""
    claims = [
        PredictedStatistic.model_validate({**s.model_dump(), "path": f"statistics[{i}]", "verdict": "verified"})
        for i, s in enumerate(release.gold.statistics)
    ]
    return Prediction(
        sha256=release.sha256,
        release=release.id,
        schema="press_release",
        model="made-up",
        prompt=None,
        statistics=ordered(claims),
        tally=tuple(
            TallyLine(
                **n.model_dump(exclude={"kind"}),
                kind=n.kind,
                state="used" if n.kind in ("statistic", "change") else "set_aside",
            )
            for n in release.gold.numbers
        ),
        usage=Usage(**usage),
    )


@pytest.fixture(scope="session")
def made_up():
    """The texts and labels of the made-up releases."""
    return SimpleNamespace(GARDEN=GARDEN, POND=POND, garden=garden, pond=pond)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "gold")


@pytest.fixture
def small(folder) -> GoldSet:
    """Two made-up releases, the Chinese one held apart."""
    folder.add("garden", GARDEN, garden())
    folder.add("pond", POND, pond())
    folder.split("pond")
    return folder.load()


@pytest.fixture(scope="session")
def perfect():
    """Makes a prediction without an error from a labelled release."""
    return predicted


@pytest.fixture(scope="session")
def shipped() -> GoldSet:
    """The gold of the repository whose text is in it."""
    return gold_files.load(GOLD)
