"""Cassettes play without network, keep no secret and no long quote, and notice a changed prompt."""

import asyncio
import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import pipeline, replay
from extractor.errors import FillError, UsageError
from extractor.fillers.llm import LLMFiller, Wire, for_replay
from extractor.readers import find, read
from extractor.replay import Cassettes
from extractor.source import Index
from schemas.earnings import EarningsRelease
from schemas.press_release import PressRelease

CANARY = "sk-CANARY0123456789abcdef"
ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "cassettes"
FORMS = (
    ("compact", None, PressRelease),
    ("plain", "plain", PressRelease),
    ("quotes", "quotes", PressRelease),
    ("earnings", None, EarningsRelease),
)


def fill(settings, *releases):
    async def go():
        async with Wire(settings) as wire:
            filler = LLMFiller(wire, PressRelease)
            asked = [filler.fill(r, Index(r.text), PressRelease) for r in releases]
            return await asyncio.gather(*asked)

    return asyncio.run(go())


@pytest.fixture
def recorded(stub, libraries, tmp_path):
    """A folder with the answer to the specimen."""
    stub.answer = lambda _body: libraries.json
    with Cassettes(tmp_path / "tapes", record=True):
        fill(stub.settings(model="relay/llm", id="relay/llm"), libraries.release)
    return tmp_path / "tapes"


def test_a_recorded_answer_plays_again_and_nothing_is_sent(stub, recorded, libraries):
    sent = len(stub.asked)
    with Cassettes(recorded) as tapes:
        [filled] = fill(for_replay(), libraries.release)
    assert [s.indicator for s in filled.value.statistics] == [s["i"] for s in libraries.answer["s"]]
    assert filled.usage.output_bytes == len(libraries.json.encode())
    assert (filled.usage.input_tokens, filled.usage.output_tokens) == (1000, 200)
    assert tapes.unplayed() == ()
    assert len(stub.asked) == sent


def test_a_replay_does_not_change_the_folder(recorded, libraries):
    before = {path.name: path.read_bytes() for path in recorded.iterdir()}
    with Cassettes(recorded):
        fill(for_replay(), libraries.release)
    assert {path.name: path.read_bytes() for path in recorded.iterdir()} == before


def test_recording_again_gives_the_same_bytes_without_asking(stub, recorded, libraries):
    before = {path.name: path.read_bytes() for path in recorded.iterdir()}
    with Cassettes(recorded, record=True):
        fill(stub.settings(model="relay/llm", id="relay/llm"), libraries.release)
    assert {path.name: path.read_bytes() for path in recorded.iterdir()} == before
    assert len(stub.asked) == 1


def test_many_releases_play_at_once_each_with_its_own_answer(stub, make_release, tmp_path):
    releases = [make_release(f"They counted {n} boats.", f"r{n}") for n in range(3, 23)]

    def answer(body):
        number = re.search(r"⟦1⟧(\d+)", body["messages"][1]["content"])[1]
        return {"s": [{"m": 1, "t": number, "u": "boats", "i": "boats counted"}]}

    stub.script = [answer]
    with Cassettes(tmp_path, record=True):
        fill(stub.settings(model="relay/llm", id="relay/llm"), *releases)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"{r.id}.yaml" for r in releases)
    with Cassettes(tmp_path):
        played = fill(for_replay(), *reversed(releases))
    assert [f.value.statistics[0].quantity.text for f in played] == [str(n) for n in reversed(range(3, 23))]


@pytest.mark.parametrize("change", ["prompt", "model", "text", "form"])
def test_a_changed_question_says_what_to_do_and_is_not_asked_twice(
    stub, recorded, libraries, make_release, monkeypatch, change
):
    settings, release = for_replay(), libraries.release
    if change == "prompt":
        from extractor.prompting.forms import Instructions

        monkeypatch.setattr(
            "extractor.fillers.llm.filler.instructions", lambda _prompts: Instructions("Read it.", "0" * 64)
        )
    if change == "model":
        settings = for_replay("another")
    if change == "form":
        settings = for_replay(form="plain")
    if change == "text":
        release = make_release(libraries.release.text + "\n\nA late line with 5 boats.", "libraries")
    with (
        Cassettes(recorded) as tapes,
        pytest.raises(FillError, match="recorded for another prompt; run make record") as e,
    ):
        fill(settings.model_copy(update={"transport_retries": 4}), release)
    assert e.value.state == "not_recorded"
    assert tapes.unplayed() == (libraries.release.id,)
    assert len(stub.asked) == 1  # the recording


def test_a_release_without_a_cassette_says_so(recorded, make_release):
    with Cassettes(recorded), pytest.raises(FillError, match="no answer is recorded"):
        fill(for_replay(), make_release("They counted 5 boats.", "boats"))


def test_a_missing_folder_and_a_damaged_file_are_usage_errors(recorded, tmp_path, libraries):
    with pytest.raises(UsageError, match="make record"):
        Cassettes(tmp_path / "nowhere")
    (recorded / "broken.yaml").write_text("release: [", encoding="utf-8")
    with pytest.raises(UsageError, match=r"broken\.yaml"), Cassettes(recorded):
        fill(for_replay(), libraries.release)


def test_no_key_organisation_or_cookie_gets_onto_a_tape(stub, libraries, tmp_path, monkeypatch):
    from pydantic import SecretStr

    monkeypatch.setenv("OPENAI_ORG_ID", f"org-{CANARY}")
    stub.extra_headers = {
        "set-cookie": f"session={CANARY}",
        "openai-organization": f"org-{CANARY}",
        "x-request-id": CANARY,
    }
    stub.answer = lambda _body: libraries.json
    with Cassettes(tmp_path, record=True):
        fill(stub.settings(api_key=SecretStr(CANARY)), libraries.release)
    assert CANARY in stub.headers_seen[0]["authorization"]
    assert CANARY in stub.headers_seen[0]["openai-organization"]
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert kept
    assert b"CANARY" not in kept
    assert stub.url.encode() not in kept
    assert b"libraries throughout the country lent" not in kept  # of the request only its digest is kept


def test_an_answer_is_readable_on_the_tape_and_long_quotes_are_places(stub, make_release, tmp_path):
    text = "Since the old bridge over the river Tamble was closed for good to carts, 12 boats sank."
    quote = "Since the old bridge over the river Tamble was closed for good to carts"
    answer = {"f": [{"k": "A", "p": quote}], "s": [{"m": 1, "t": "12", "u": "boats", "i": "boats sank", "f": "A"}]}
    stub.script = [lambda _body: answer]
    release = make_release(text)
    with Cassettes(tmp_path, record=True):
        [first] = fill(stub.settings(model="relay/llm", id="relay/llm"), release)
    tape = next(tmp_path.iterdir()).read_text(encoding="utf-8")
    assert "i: boats sank" in tape
    assert "Tamble" not in tape
    with Cassettes(tmp_path):
        [again] = fill(for_replay(), release)
    assert again == first
    assert again.value.statistics[0].period == quote


def test_what_nobody_asks_for_any_more_is_dropped_when_recording(stub, recorded, libraries, make_release):
    changed = make_release(libraries.release.text + " Five boats sank.", "libraries")
    with Cassettes(recorded, record=True):
        fill(stub.settings(model="relay/llm", id="relay/llm"), changed)
    with Cassettes(recorded) as tapes, pytest.raises(FillError):
        fill(for_replay(), libraries.release)
    assert len(list(recorded.iterdir())) == 1
    assert len(tapes.unplayed()) == 1


def test_a_failed_request_is_not_recorded(stub, libraries, tmp_path):
    stub.answer = lambda _body: libraries.json
    stub.script = ["status:500", "429", "ok"]
    with Cassettes(tmp_path, record=True):
        fill(stub.settings(model="relay/llm", id="relay/llm"), libraries.release)
    with Cassettes(tmp_path):
        [filled] = fill(for_replay(), libraries.release)
    assert filled.usage.requests == 1


@given(st.lists(st.sampled_from(["one", "two", "three", "four", "five", "six", "seven"]), max_size=40), st.data())
@settings(derandomize=True, max_examples=200)
def test_quotes_are_put_back_whatever_part_of_them_is_printed(words, data):
    text = " ".join(words)
    cut = data.draw(st.integers(0, len(words)))
    answer = {"i": " ".join(["Reported:", *words[cut:], "in all"]), "p": " ".join(words[:cut])}
    kept = replay._quoted(answer, text)
    assert replay._unquoted(kept, text) == answer
    longest = max((len(part.split()) for part in _strings(kept)), default=0)
    assert longest < 5 + 4


def _strings(kept):
    if isinstance(kept, str):
        return [kept]
    inner = kept.values() if isinstance(kept, dict) else kept if isinstance(kept, list) else ()
    return [s for part in inner for s in _strings(part)]


@pytest.fixture(scope="module")
def texts():
    """Every release that is at hand, by id; those that may not be shipped come from EXTRACTOR_SOURCES."""
    folders = [part for part in os.environ.get("EXTRACTOR_SOURCES", "").split(os.pathsep) if part]
    return {release.id: release for release in map(read, find([ROOT / "eval" / "gold", *folders]))}


@pytest.mark.parametrize(("folder", "form", "schema"), FORMS, ids=[folder for folder, *_ in FORMS])
def test_every_shipped_cassette_is_played_by_what_is_asked_today(texts, folder, form, schema):
    """Fails with `recorded for another prompt; run make record` when prompt, scanner, schema or model changed."""
    recorded = {path.stem for path in (SHIPPED / folder).glob("*.yaml")}
    assert recorded
    at_hand = [texts[name] for name in sorted(recorded & set(texts))]

    async def play():
        async with Wire(for_replay(form=form)) as wire:
            filler = LLMFiller(wire, schema)
            return await asyncio.gather(*(pipeline.process(release, filler, schema) for release in at_hand))

    with Cassettes(SHIPPED / folder) as tapes:
        records = asyncio.run(play())
        assert set(tapes.unplayed()) == recorded - set(texts)
    assert len(records) == len(at_hand)
    if os.environ.get("EXTRACTOR_SOURCES"):
        assert recorded <= set(texts), "EXTRACTOR_SOURCES does not hold every release that has a cassette"


def test_every_folder_of_cassettes_is_tested():
    assert {path.name for path in SHIPPED.iterdir() if path.is_dir()} == {folder for folder, *_ in FORMS}


def test_no_shipped_cassette_holds_a_header_or_a_key():
    for path in SHIPPED.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        # A bank may print the word authorization: the header is a key with a value, or a bearer's token.
        assert not re.search(
            r"(?i)\bauthorization['\"]?:|\bbearer\b|set-cookie|openai-organization|\bsk-[A-Za-z0-9]{8}|headers:", text
        ), path
        for interaction in yaml.safe_load(text)["interactions"]:
            assert set(interaction["request"]) == {"path", "model", "sha256"}, path
            assert set(interaction) <= {"request", "completion", "answer"}, path
