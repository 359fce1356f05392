"""The model path asks as little as it can: windows, repair of failed entries, one short question for the rest."""

import asyncio
import hashlib
import json
from datetime import date
from decimal import Decimal

import pytest
from pydantic import BaseModel

from extractor import pipeline
from extractor.errors import FillError, StoppedError, UsageError
from extractor.fillers.llm import LLMFiller, LLMSettings, Wire, estimate, from_environment
from extractor.fillers.llm.modes import body
from extractor.fillers.llm.reading import encoded
from extractor.fillers.llm.request import Question, request
from extractor.ledger import Ledger, export, ls
from extractor.prompting.compact import CompactAnswer
from extractor.source import Index
from schemas.earnings import EarningsRelease
from schemas.press_release import PressRelease


def run(settings, work, answers=None, schema=PressRelease):
    async def go():
        async with Wire(settings, answers) as wire:
            return await work(LLMFiller(wire, schema))

    return asyncio.run(go())


def process(settings, release, answers=None, schema=PressRelease):
    return run(settings, lambda filler: pipeline.process(release, filler, schema), answers, schema)


def asked(stub, n):
    return stub.asked[n]["messages"][1]["content"]


def test_the_worked_example_fills_checks_and_balances(stub, libraries):
    stub.answer = lambda _body: libraries.json
    record = process(stub.settings(), libraries.release)
    assert record.balance() == "17 numbers: 14 used, 3 set aside, 0 unaccounted"
    assert record.verdict != "rejected"
    assert len(stub.asked) == 1
    assert record.usage.output_bytes / len(record.statistics) <= 120


def test_the_worked_example_in_chinese_fills_checks_and_balances(stub, fishery):
    stub.answer = lambda _body: fishery.json
    record = process(stub.settings(), fishery.release)
    assert record.balance() == "6 numbers: 6 used, 0 set aside, 0 unaccounted"  # the 6 of the period too
    assert record.verdict == "verified", record.findings
    assert [s["value"] for s in record.statistics] == ["482", "317", "12000", None]


def test_a_repair_asks_for_the_failed_entries_alone(stub, answers, libraries):
    wrong = json.loads(libraries.json)
    wrong["s"][1]["t"] = "6,300"  # the text behind mark 2 is 6,200
    right = {
        "indicator": "recordings lent",
        "quantity": {"mark": 2, "text": "6,200", "unit": "recordings"},
        "period": "from January to May",
        "change": {"direction": "increase", "quantity": {"mark": 4, "text": "3", "unit": "%"}, "basis": "year-on-year"},
    }

    def mend(body):
        message = body["messages"][1]["content"]
        assert "`statistics[1]`" in message
        assert "`statistics[0]`" not in message
        assert "6,300" in message
        assert "⟦2⟧6,200" in message
        return {
            "entries": [
                {"path": "statistics[1]", "entry": right},
                {"path": "statistics[0]", "entry": None},  # was not asked for: stays as it is
            ]
        }

    stub.script = [lambda _body: wrong, mend]
    record = process(stub.settings(), libraries.release, answers)
    assert [a.purpose for a in answers.attempts] == ["fill", "repair"]
    assert record.stages[0].rejected > 0
    assert record.stages[-1].rejected == 0
    assert [s["text"] for s in record.statistics][:2] == ["41,300", "6,200"]
    assert [s["indicator"] for s in record.statistics] == [s["i"] for s in libraries.answer["s"]]


def test_what_a_repair_does_not_mend_is_kept_as_rejected(stub, libraries):
    wrong = json.loads(libraries.json)
    wrong["s"][1]["t"] = "6,300"
    same = {"indicator": "recordings lent", "quantity": {"mark": 2, "text": "6,300", "unit": "recordings"}}
    stub.script = [lambda _body: wrong, lambda _body: {"entries": [{"path": "statistics[1]", "entry": same}]}]
    record = process(stub.settings(), libraries.release)
    assert record.verdict == "rejected"
    assert record.statistics[1]["verdict"] == "rejected"
    assert len(record.statistics) == len(libraries.answer["s"])
    assert record.usage.requests == 2


@pytest.mark.parametrize("second", ["status:500", "refusal", "wrong_schema", "content_filter"])
def test_a_failed_repair_leaves_the_first_answer_with_its_findings(stub, libraries, second):
    wrong = json.loads(libraries.json)
    wrong["s"][1]["t"] = "6,300"
    stub.script = [lambda _body: wrong, second]
    record = process(stub.settings(transport_retries=0, reasks=0), libraries.release)
    assert record.verdict == "rejected"
    assert len(record.statistics) == len(libraries.answer["s"])


def test_a_repair_withdraws_an_entry_whose_number_is_not_printed(stub, libraries):
    wrong = json.loads(libraries.json)
    wrong["s"].append({"t": "77,777", "u": "books", "i": "books lost", "f": "A"})
    withdrawn = {"entries": [{"path": f"statistics[{len(wrong['s']) - 1}]", "entry": None}]}
    stub.script = [lambda _body: wrong, lambda _body: withdrawn]
    record = process(stub.settings(), libraries.release)
    assert "77,777" not in [s["text"] for s in record.statistics]
    assert record.verdict != "rejected"
    assert len(record.statistics) == len(libraries.answer["s"])


def test_a_glean_asks_about_the_missing_marks_alone(stub, answers, libraries):
    short = json.loads(libraries.json)
    lost = [entry for entry in short["s"] if entry.get("m") in (8, 12)]
    short["s"] = [entry for entry in short["s"] if entry not in lost]

    def glean(body):
        question = body["messages"][1]["content"].rsplit("END ", 1)[1]
        assert '⟦8⟧ "37.5"' in question
        assert '⟦12⟧ "40"' in question
        assert "⟦7⟧" not in question
        return {"f": short["f"], "s": lost}

    stub.script = [lambda _body: short, glean]
    record = process(stub.settings(), libraries.release, answers)
    assert [a.purpose for a in answers.attempts] == ["fill", "glean"]
    assert (record.stages[0].unaccounted, record.stages[-1].unaccounted) == (2, 0)
    assert {s["indicator"] for s in record.statistics} == {s["i"] for s in libraries.answer["s"]}
    starts = [s["start"] for s in record.statistics if s["start"] is not None]
    assert starts == sorted(starts)  # gleaned figures stand where the text prints them


def test_a_glean_hangs_a_missing_change_on_its_figure(stub, libraries):
    short = json.loads(libraries.json)
    del short["s"][0]["c"]
    stub.script = [lambda _body: short, lambda _body: {"f": short["f"], "s": [libraries.answer["s"][0]]}]
    record = process(stub.settings(), libraries.release)
    assert record.balance().endswith("0 unaccounted")
    assert [s["text"] for s in record.statistics].count("41,300") == 1
    assert record.statistics[0]["change"]["text"] == "8.5"


def test_nothing_is_asked_twice_of_a_ledger_that_has_the_answer(stub, answers, libraries):
    stub.answer = lambda _body: libraries.json
    first = process(stub.settings(), libraries.release, answers)
    again = process(stub.settings(), libraries.release, answers)
    assert len(stub.asked) == 1
    assert again == first


def test_every_answer_is_written_down_before_it_is_used(stub, libraries):
    class Full:
        def recorded(self, _key):
            return None

        async def book(self, attempt):
            raise OSError(28, f"no space for {attempt.state}")

    stub.answer = lambda _body: libraries.json
    with pytest.raises(OSError, match="answered"):
        process(stub.settings(), libraries.release, Full())


LONG = "Harbour office, yearly report.\n\n" + "\n\n".join(
    f"In quarter block {n} the wardens towed {n}01 barges and moored {n}02 skiffs near pier nine." for n in range(1, 60)
)


def marks_asked(body):
    """Bare marks that stand in the fenced text of a message."""
    text = body["messages"][1]["content"].split("BEGIN ")[1].split("\nEND ")[0]
    found = []
    for piece in text.split("⟦")[1:]:
        tag, _, rest = piece.partition("⟧")
        if tag.isdigit():
            found.append((int(tag), rest.split(" ")[0]))
    return found


def test_windows_of_a_long_release_are_merged_by_mark(stub, make_release):
    def answer(body):
        return {"s": [{"m": m, "t": t, "u": "craft", "i": f"craft {m}"} for m, t in marks_asked(body)]}

    stub.script = [answer]
    release = make_release(LONG)
    filled = run(stub.settings(window=1200), lambda f: f.fill(release, Index(LONG), PressRelease))
    assert len(stub.asked) >= 4
    marks = [s.quantity.mark for s in filled.value.statistics]
    wanted = marks_asked({"messages": ["", {"content": single_message(make_release(LONG))}]})
    assert marks == [m for m, _ in wanted]
    assert filled.usage.requests == len(stub.asked)
    assert all("Harbour office" in asked(stub, n) for n in range(len(stub.asked)))


def single_message(release):
    from extractor.prompting import excerpts, fill_message

    index = Index(release.text)
    return fill_message(index, excerpts(index)[0])


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


def test_a_schema_of_another_kind_is_asked_for_in_the_plain_form(stub, make_release):
    text = "Plover Mills earned $4.5 million in the third quarter, up 12% on the year."
    line = {"name": "earned", "amount": {"mark": 1, "text": "4.5 million", "unit": "$"}, "period": "the third quarter"}
    change = {"direction": "increase", "quantity": {"mark": 3, "text": "12", "unit": "%"}, "basis": "on the year"}
    stub.script = [lambda _body: {"filled": {"company": "Plover Mills", "group": [line | {"change": change}]}}]
    record = process(stub.settings(), make_release(text), schema=EarningsRelease)
    assert record.schema_ref.name == "earnings"
    assert record.statistics[0]["value"] == "4500000"
    assert record.balance().endswith("0 unaccounted")
    told = json.dumps(stub.asked[0]["tools"])
    assert "without currency sign" in told  # the schema's descriptions are the instructions for its fields


class Towing(BaseModel):
    """Plain fields of a user's own."""

    barges: int
    share: Decimal
    seen: date


def test_failed_plain_fields_are_asked_for_again_and_one_that_does_not_fit_stays_alone(stub, make_release):
    told = {"barges": 413, "share": "8.5", "seen": "2031-05-02"}
    entries = [{"path": name, "entry": value} for name, value in (("barges", "412"), ("share", "8"), ("seen", None))]
    stub.script = [lambda _body: {"filled": told}, lambda _body: {"entries": entries}]
    record = process(stub.settings(), make_release("Wardens towed 412 barges, up 8% on May."), schema=Towing)
    assert '`share`: "8.5"' in stub.asked[1]["messages"][1]["content"]
    assert (record.filled["barges"], record.filled["share"]) == (412, "8")


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
