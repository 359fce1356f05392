"""Whatever a server does, an attempt ends in the right typed state: never a traceback, never an endless wait."""

import asyncio
import time

import pytest

from extractor.errors import FillError, StoppedError, UsageError
from extractor.fillers.llm import LLMFiller, Wire
from extractor.fillers.llm.faults import retry_after
from extractor.source import Index
from schemas.press_release import PressRelease


def fill(settings, release, answers=None):
    async def go():
        async with Wire(settings, answers) as wire:
            return await LLMFiller(wire, PressRelease).fill(release, Index(release.text), PressRelease)

    return asyncio.run(go())


PASSING = [  # the fault passes or is tolerated: the answer comes, after so many requests
    ("429:retry-after=0", "rate_limited", 2),
    ("429:retry-after-ms=1", "rate_limited", 2),
    ("429:retry-after=Wed, 21 Oct 2015 07:28:00 GMT", "rate_limited", 2),
    ("429", "rate_limited", 2),
    ("status:500", "server_error", 2),
    ("status:503", "server_error", 2),
    ("reset", "connection", 2),
    ("drop", "cut_body", 2),
    ("html", "html", 2),
    ("no_choices", "no_choices", 2),
    ("null_content", "null", 2),
    ("raw:null", "null", 2),
    ("raw:[1]", "bad_response", 2),
    ('raw:{"choices": [{"mess', "cut_body", 2),
    ("cut", "cut_json", 2),
    ("prose", "not_json", 2),
    ("wrong_schema", "wrong_schema", 2),
    ("fence", "answered", 1),
    ("content", "answered", 1),
    ("wrapped", "answered", 1),
]


@pytest.mark.parametrize(("step", "state", "requests"), PASSING, ids=[f"{s[:22]}" for s, *_ in PASSING])
def test_a_fault_that_passes_costs_a_request_and_leaves_its_state(stub, answers, libraries, step, state, requests):
    stub.answer = lambda _body: libraries.json
    stub.script = [step, "ok"]
    filled = fill(stub.settings(), libraries.release, answers)
    assert len(filled.value.statistics) == len(libraries.answer["s"])
    assert len(stub.asked) == requests
    assert answers.states == ([state, "answered"] if requests == 2 else ["answered"])


LASTING = [
    ("429", "rate_limited", 3),
    ("status:500", "server_error", 3),
    ("reset", "connection", 3),
    ("drop", "cut_body", 3),
    ("html", "html", 3),
    ("no_choices", "no_choices", 3),
    ("null_content", "null", 3),
    ("raw:null", "null", 3),
    ("cut", "cut_json", 3),
    ("prose", "not_json", 3),
    ("wrong_schema", "wrong_schema", 3),
    ("content_filter", "content_filter", 1),
    ("refusal", "refusal", 1),
    ("status:400", "bad_request", 1),
    ("status:422", "bad_request", 1),
]


@pytest.mark.parametrize(("step", "state", "requests"), LASTING, ids=[s for s, *_ in LASTING])
def test_a_fault_that_lasts_ends_the_release_in_its_state(stub, answers, libraries, step, state, requests):
    stub.answer = lambda _body: libraries.json
    stub.script = [step]
    with pytest.raises(FillError) as raised:
        fill(stub.settings(transport_retries=2, reasks=2), libraries.release, answers)
    assert raised.value.state == state
    assert "libraries" in str(raised.value)
    assert len(stub.asked) == requests
    assert answers.states == [state] * requests


@pytest.mark.parametrize("step", ["hang", "drip"])
def test_an_attempt_has_a_deadline_as_a_whole(stub, answers, libraries, step):
    stub.script = [step]
    started = time.monotonic()
    with pytest.raises(FillError) as raised:
        fill(stub.settings(deadline=0.4, transport_retries=1), libraries.release, answers)
    assert raised.value.state == "timeout"
    assert answers.states == ["timeout", "timeout"]
    assert time.monotonic() - started < 5


def test_nobody_listening_is_a_connection_failure(stub, libraries):
    settings = stub.settings(base_url="http://127.0.0.1:9/v1", transport_retries=1)
    with pytest.raises(FillError) as raised:
        fill(settings, libraries.release)
    assert raised.value.state == "connection"


def test_an_exhausted_quota_stops_the_run_at_once(stub, answers, libraries):
    stub.script = ["quota"]
    with pytest.raises(StoppedError, match="quota exhausted"):
        fill(stub.settings(), libraries.release, answers)
    assert len(stub.asked) == 1
    assert answers.states == ["quota_exhausted"]


def test_a_pause_longer_than_the_limit_stops_the_run(stub, libraries):
    stub.script = ["429:retry-after=3600"]
    with pytest.raises(StoppedError, match="3600 s"):
        fill(stub.settings(), libraries.release)
    assert len(stub.asked) == 1


@pytest.mark.parametrize(("code", "hint"), [("401", "OPENAI_API_KEY"), ("403", "OPENAI_API_KEY"), ("404", "name")])
def test_a_wrong_key_or_model_is_a_usage_error_with_the_fix(stub, libraries, code, hint):
    stub.script = [f"status:{code}"]
    with pytest.raises(UsageError, match=hint):
        fill(stub.settings(), libraries.release)
    assert len(stub.asked) == 1


def test_the_server_s_pause_holds_for_every_worker(stub, make_release):
    stub.script = ["429:retry-after=0.5", "ok"]
    seen = []
    stub.answer = lambda _body: seen.append(time.monotonic()) or '{"s":[]}'

    async def go():
        async with Wire(stub.settings(concurrency=1)) as wire:
            filler = LLMFiller(wire, PressRelease)
            texts = [f"They counted {n} boats." for n in range(3, 7)]
            releases = [make_release(text, f"r{n}") for n, text in enumerate(texts)]
            await asyncio.gather(*[filler.fill(r, Index(r.text), PressRelease) for r in releases])

    started = time.monotonic()
    asyncio.run(go())
    assert min(seen) - started >= 0.5


def test_a_length_stop_splits_the_release_and_asks_once_more(stub, answers, libraries):
    halves = {"41,300": {**libraries.answer, "s": libraries.answer["s"][:7]}}
    halves["900 volumes"] = {"f": libraries.answer["f"], "s": libraries.answer["s"][7:], "x": libraries.answer["x"]}

    def half(body):
        asked = body["messages"][1]["content"]
        return halves["41,300" if "⟦1⟧" in asked else "900 volumes"]

    stub.script = ["length", half]
    stub.answer = lambda _body: libraries.json
    filled = fill(stub.settings(), libraries.release, answers)
    assert answers.states == ["length", "answered", "answered"]
    assert [s.indicator for s in filled.value.statistics] == [s["i"] for s in libraries.answer["s"]]


def test_a_length_stop_of_a_half_is_final(stub, libraries):
    stub.answer = lambda _body: libraries.json
    stub.script = ["length"]
    with pytest.raises(FillError) as raised:
        fill(stub.settings(), libraries.release)
    assert raised.value.state == "length"
    assert len(stub.asked) == 3


NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "3"}, 3.0),
        ({"retry-after": "0.25"}, 0.25),
        ({"Retry-After-Ms": "1500", "Retry-After": "9"}, 1.5),
        ({"retry-after": "Tue, 14 Nov 2023 22:13:30 GMT"}, 10.0),
        ({"retry-after": "Mon, 13 Nov 2023 22:13:30 GMT"}, 0.0),
        ({"retry-after": "-4"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_all_its_forms(headers, seconds):
    assert retry_after(headers, now=NOW) == seconds


def test_one_failing_release_does_not_touch_the_others(stub, make_release):
    def answer(body):
        if "13 boats" in body["messages"][1]["content"].replace("⟦1⟧", ""):
            raise ConnectionError("no answer for this one")
        return {"s": []}

    stub.script = [answer]

    async def go():
        async with Wire(stub.settings(transport_retries=1)) as wire:
            filler = LLMFiller(wire, PressRelease)
            releases = [make_release(f"They counted {n} boats.", f"r{n}") for n in range(3, 23)]
            asked = [filler.fill(r, Index(r.text), PressRelease) for r in releases]
            return await asyncio.gather(*asked, return_exceptions=True)

    ended = asyncio.run(go())
    failed = [e for e in ended if isinstance(e, Exception)]
    assert len(failed) == 1
    assert isinstance(failed[0], FillError)
