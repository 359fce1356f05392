"""One release: what failed is asked again, what is missing is gleaned, within budgets; the record tells each step."""

import asyncio

import pytest
from pydantic import BaseModel

from extractor import pipeline
from extractor.errors import FillError
from extractor.pipeline import Budgets
from schemas.evidence import Phrase, Quantity
from schemas.press_release import PressRelease
from schemas.records import Filled, SetAside, Usage

TEXT = "Wardens towed 412 barges and moored 96 skiffs in June. No fewer than three tugs helped."


def statistic(text, mark, unit):
    return {"indicator": f"{unit} handled", "quantity": {"text": text, "mark": mark, "unit": unit}}


GOOD = statistic("412", 1, "barges")
OTHER = statistic("96", 2, "skiffs")
WRONG = statistic("97", 2, "skiffs")
THIRD = {"indicator": "tugs", "quantity": {"text": "three", "mark": 3, "unit": "tugs", "qualifier": "at least"}}


def filled(*statistics, requests=1, aside=()):
    return Filled(value=PressRelease(statistics=statistics), set_aside=aside, usage=Usage(requests=requests))


class Scripted:
    """A filler that answers as it is told and notes what it is asked."""

    id, prompt = "scripted", "0" * 64

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def _next(self, what, old=None):
        self.asked.append(what)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return old if answer == "same" else answer

    async def fill(self, _release, _index, _schema):
        return self._next("fill")

    async def repair(self, _release, _index, old, findings):
        return self._next(("repair", sorted({f.path.split(".")[0] for f in findings})), old)

    async def glean(self, _release, _index, old, unaccounted):
        return self._next(("glean", [line.text for line in unaccounted]), old)


def process(make_release, filler, schema=PressRelease, text=TEXT, **budgets):
    told = Budgets(**budgets) if budgets else None
    return asyncio.run(pipeline.process(make_release(text), filler, schema, budgets=told))


def test_a_right_answer_is_asked_for_once(make_release):
    filler = Scripted(filled(GOOD, OTHER, THIRD))
    record = process(make_release, filler)
    assert filler.asked == ["fill"]
    assert record.balance() == "3 numbers: 3 used, 0 set aside, 0 unaccounted"
    assert [stage.name for stage in record.stages] == ["fill"]
    assert [s["value"] for s in record.statistics] == ["412", "96", "3"]
    assert {s["verdict"] for s in record.statistics} == {"verified"}
    assert (record.model, record.prompt) == ("scripted", "0" * 64)


def test_repair_comes_before_glean_and_each_is_told_what_it_is_about(make_release):
    filler = Scripted(filled(GOOD, WRONG), filled(GOOD, OTHER, requests=2), filled(GOOD, OTHER, THIRD, requests=3))
    record = process(make_release, filler)
    assert filler.asked == ["fill", ("repair", ["statistics[1]"]), ("glean", ["three"])]
    assert [(s.name, s.used, s.unaccounted, s.rejected > 0) for s in record.stages][1:] == [
        ("repair", 2, 1, False),
        ("glean", 3, 0, False),
    ]
    assert record.stages[0].rejected > 0
    assert record.usage.requests == 3


@pytest.mark.parametrize("answer", [filled(GOOD, WRONG, requests=2), filled(requests=2)])
def test_a_repair_that_mends_nothing_is_paid_for_but_not_taken(make_release, answer):
    wrong_again = answer if answer.value.statistics else filled(WRONG, WRONG, requests=2)
    record = process(make_release, Scripted(filled(GOOD, WRONG), wrong_again), repairs=1, gleans=0)
    assert [s["text"] for s in record.statistics] == ["412", "97"]
    assert record.verdict == "rejected"
    assert record.usage.requests == 2


@pytest.mark.parametrize("budget", [0, 1, 3])
def test_budgets_bound_what_is_asked(make_release, budget):
    worse = [filled(GOOD, WRONG, requests=n) for n in range(1, 9)]
    filler = Scripted(*worse)
    process(make_release, filler, repairs=budget, gleans=budget)
    assert len([a for a in filler.asked if a[0] == "repair"]) == budget
    assert len([a for a in filler.asked if a[0] == "glean"]) == budget


def test_a_filler_that_has_no_second_answer_costs_no_second_check(make_release):
    filler = Scripted(filled(WRONG), "same", "same")
    record = process(make_release, filler)
    assert [stage.name for stage in record.stages] == ["fill"]


def test_a_server_that_fails_in_repair_and_glean_leaves_the_first_answer(make_release):
    filler = Scripted(filled(GOOD, WRONG), FillError("gone", "server_error"), FillError("gone", "server_error"))
    record = process(make_release, filler)
    assert [s["text"] for s in record.statistics] == ["412", "97"]
    assert record.verdict == "rejected"


def test_without_a_first_answer_there_is_no_record(make_release):
    with pytest.raises(FillError) as raised:
        process(make_release, Scripted(FillError("nothing came", "refusal")))
    assert raised.value.state == "refusal"


def test_what_is_set_aside_is_in_the_record_with_who_did_it(make_release):
    aside = (SetAside(mark=3, kind="other"),)
    record = process(make_release, Scripted(filled(GOOD, OTHER, aside=aside)))
    assert record.set_aside == aside
    assert [line.by for line in record.tally][2] == ("filler",)


class Catch(BaseModel):
    place: Phrase | None = None
    hauls: list[Quantity] = []
    depths: dict[str, Quantity] = {}


def test_a_schema_without_statistics_lists_its_quantities_with_their_paths(make_release):
    value = Catch(hauls=[Quantity(text="412", mark=1, unit="barges")], depths={"tugs": Quantity(text="97", mark=2)})
    record = process(make_release, Scripted(Filled(value=value), "same", "same"), schema=Catch)
    assert [(s["path"], s["text"], s["verdict"]) for s in record.statistics] == [
        ("hauls[0]", "412", "verified"),
        ("depths[tugs]", "97", "rejected"),
    ]
    assert record.statistics[0]["value"] == "412"
    assert record.schema_ref.name == "Catch"


def test_the_same_answer_gives_the_same_bytes(make_release):
    one, other = (process(make_release, Scripted(filled(GOOD, OTHER, THIRD))).model_dump_json() for _ in range(2))
    assert one == other
