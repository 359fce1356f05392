"""What a request is and costs: its form for each mode, the probe, the limit, the prompt and the key."""

import asyncio
import hashlib
import json
from decimal import Decimal

import pytest
from wired import process, run, single_message

from extractor.errors import FillError, StoppedError, UsageError
from extractor.fillers.llm import LLMSettings, Wire, estimate, from_environment
from extractor.fillers.llm.modes import body
from extractor.fillers.llm.reading import encoded
from extractor.fillers.llm.request import Question, request
from extractor.ledger import Ledger, export, ls
from extractor.prompting.compact import CompactAnswer
from extractor.source import Index
from schemas.press_release import PressRelease


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "text"])
def test_every_mode_asks_in_its_own_way_and_is_understood(stub, libraries, mode):
    stub.answer = lambda _body: libraries.json
    record = process(stub.settings(mode=mode), libraries.release)
    assert len(record.statistics) == len(libraries.answer["s"])
    request = stub.asked[0]
    assert ("tools" in request) == (mode == "tools")
    assert request.get("response_format", {}).get("type") == {"json_schema": "json_schema", "json": "json_object"}.get(
        mode
    )


@pytest.mark.parametrize(
    ("able", "mode"),
    [(("tools",), "tools"), (("json_schema",), "json_schema"), (("json_object",), "json"), ((), "text")],
)
def test_the_mode_of_an_unknown_server_is_probed_once(stub, libraries, able, mode):
    def kind(body):
        return "tools" if "tools" in body else body.get("response_format", {}).get("type", "")

    def answer(body):
        return '{"ok": true}' if "You answer with JSON" in body["messages"][0]["content"] else libraries.json

    stub.answer = answer
    stub.refuses = lambda body: kind(body) and kind(body) not in able
    record = process(stub.settings(mode=None), libraries.release)
    assert len(record.statistics) == len(libraries.answer["s"])
    kinds = [kind(body) for body in stub.asked]
    probes = [
        k for k, body in zip(kinds, stub.asked, strict=True) if "You answer with JSON" in body["messages"][0]["content"]
    ]
    assert len(set(probes)) == len(probes)
    assert kinds[-1] == {"tools": "tools", "json_schema": "json_schema", "json": "json_object", "text": ""}[mode]


@pytest.mark.parametrize("able", ["tools", "json_schema"])
def test_a_probe_is_in_the_ledger_and_is_not_paid_for_twice(stub, libraries, tmp_path, able):
    def answer(body):
        return '{"ok": true}' if "You answer with JSON" in body["messages"][0]["content"] else libraries.json

    def again(**given):
        stub.asked.clear()
        ledger = Ledger(tmp_path)
        try:
            process(stub.settings(mode=None, price=(1, 2), **given), libraries.release, answers=ledger)
        finally:
            ledger.close("finished")
        return len(stub.asked)

    stub.answer = answer
    stub.refuses = lambda body: "tools" in body and able != "tools"
    asked = 2 if able == "tools" else 3
    assert again() == asked
    rows = [row for row in export(tmp_path) if row["purpose"] == "probe"]
    assert [row["state"] for row in rows] == ["bad_request", "answered"][3 - asked :]
    assert rows[-1]["gen_ai.usage.input_tokens"] > 0
    assert rows[-1]["cost"] is not None
    held = {row["release"]: row["state"] for row in ls(tmp_path)}
    assert held == {"(server)": "probe", libraries.release.id: "open"}
    assert again() == 0
    assert again(base_url=stub.settings().base_url.replace("127.0.0.1", "localhost")) == asked - 1  # another server


def test_the_answer_to_a_probe_counts_against_the_limit(stub, libraries):
    stub.answer = lambda body: '{"ok": true}' if "You answer with JSON" in str(body["messages"]) else libraries.json
    with pytest.raises(StoppedError, match="--max-cost"):
        process(stub.settings(mode=None, price=(1, 2), max_cost="0.0001"), libraries.release)
    assert stub.asked == []


def test_the_limit_of_cost_holds_for_the_worst_case_before_the_call(stub, answers, libraries):
    stub.answer = lambda _body: libraries.json
    price = (Decimal(1), Decimal(10))  # USD per million tokens
    settings = stub.settings(price=price, max_cost=Decimal("0.10"), max_output_tokens=16_000)
    with pytest.raises(StoppedError, match="--max-cost"):
        process(settings, libraries.release, answers)
    assert stub.asked == []
    enough = stub.settings(price=price, max_cost=Decimal("0.50"), max_output_tokens=16_000)
    record = process(enough, libraries.release, answers)
    assert Decimal(record.usage.cost) == (1000 * price[0] + 200 * price[1]) / 1_000_000


def test_calls_wait_for_money_that_others_may_not_need(stub, make_release):
    stub.answer = lambda _body: '{"s":[]}'
    price = (Decimal(1), Decimal(10))
    # A call may cost 0.2 and costs 0.003: two fit at a time, and all of the ten in the end.
    settings = stub.settings(price=price, max_cost=Decimal("0.45"), max_output_tokens=16_000)
    releases = [make_release(f"They counted {n} boats.", f"r{n}") for n in range(3, 13)]

    async def work(filler):
        return await asyncio.gather(*[filler.fill(r, Index(r.text), PressRelease) for r in releases])

    assert sum(Decimal(f.usage.cost) for f in run(settings, work)) == 10 * Decimal("0.003")
    assert len(stub.asked) == 10


def test_no_limit_can_be_kept_for_a_price_that_is_unknown(stub):
    with pytest.raises(UsageError, match="unknown"):
        Wire(stub.settings(max_cost=Decimal(1)))


def test_an_unknown_price_is_unknown_and_not_nothing(stub, libraries):
    stub.answer = lambda _body: libraries.json
    assert process(stub.settings(), libraries.release).usage.cost is None


def test_an_estimate_calls_nothing_and_covers_the_answer(stub, libraries):
    settings = LLMSettings(model="gpt-4o-mini", id="openai/gpt-4o-mini")
    told = estimate(Index(libraries.release.text), PressRelease, settings)
    assert told.requests == 1
    assert told.output_tokens * 3 > len(libraries.json) / 2
    assert told.cost is not None
    assert told.cost > 0
    assert stub.asked == []


def test_the_request_of_a_model_is_built_once():
    one = body("tools", "m", [], CompactAnswer)
    assert body("tools", "m", [], CompactAnswer)["tools"] is one["tools"]


def test_the_prompt_travels_verbatim(stub, libraries):
    from importlib.resources import files

    stub.answer = lambda _body: libraries.json
    process(stub.settings(), libraries.release)
    folder = files("prompts")
    written = "".join((folder / name).read_text(encoding="utf-8") for name in ("figures.md", "compact.md"))
    assert stub.asked[0]["messages"][0] == {"role": "system", "content": written}


CANARY = "sk-CANARY0123456789abcdef"


@pytest.mark.parametrize("step", ["ok", "status:401", "status:400", "reset", "html", "quota", "wrong_schema"])
def test_the_key_shows_nowhere(stub, answers, libraries, monkeypatch, tmp_path, caplog, step):
    (tmp_path / ".env").write_text(f"OPENAI_API_KEY={CANARY}\nOPENAI_BASE_URL={stub.url}\n")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    settings = from_environment("stub", tmp_path / ".env", mode="tools", wait=0.0, transport_retries=1)
    stub.answer = lambda _body: libraries.json
    stub.script = [step]
    if step == "status:400":
        stub.script = [lambda _body: (_ for _ in ()).throw(ConnectionError(CANARY))]
    caplog.set_level("DEBUG")
    seen = [repr(settings), str(settings), settings.model_dump_json()]
    try:
        seen.append(process(settings, libraries.release, answers).model_dump_json())
    except (FillError, UsageError, StoppedError) as e:
        error: BaseException | None = e
        while error is not None:
            seen.append(repr(error))
            error = error.__cause__
    seen += [caplog.text, *(a.model_dump_json() for a in answers.attempts)]
    assert stub.headers_seen[0]["authorization"] == f"Bearer {CANARY}"
    assert stub.headers_seen[0]["content-type"] == "application/json"  # said twice, a strict server refuses it
    assert not [text[:80] for text in seen if CANARY in text]


def test_a_model_without_server_or_key_says_what_to_set(monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UsageError, match="OPENAI_API_KEY"):
        from_environment("openai/gpt-4o", None)
    with pytest.raises(UsageError, match="OPENAI_BASE_URL"):
        from_environment("llama", None)


@pytest.mark.parametrize("name", ["relay", "relay/llm", "openai/relay"])
def test_a_person_behind_the_relay_is_given_time_and_is_not_probed(name):
    settings = from_environment(name, None, base_url="http://127.0.0.1:1/v1", deadline=180.0)
    assert settings.deadline > 24 * 3600
    assert settings.mode == "tools"
    assert from_environment("llama", None, base_url="http://127.0.0.1:1/v1", deadline=180.0).deadline == 180


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "text"])
def test_a_request_put_together_is_the_request_encoded_whole(stub, libraries, mode):
    settings = stub.settings()
    said = 'She said "12,000 \\u0000 \x00 ⟦1⟧ 万"\n' + single_message(libraries.release)
    question = Question(libraries.release, "fill", 'System "text"\n', said, CompactAnswer)
    whole = {**body(mode, settings.model, question.messages(), question.answer), "max_tokens": 16_000}
    made = request(mode, settings, question)
    assert json.loads(made.content) == whole
    assert made.content == encoded(whole)
    assert made.key == hashlib.sha256(made.content).hexdigest()
    again = request(mode, settings, question._replace(again="Once more."))
    assert [message["content"] for message in json.loads(again.content)["messages"][1:]] == [said, "Once more."]
