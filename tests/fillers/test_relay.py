"""The relay: a person with a chat window answers, by way of files, and the client notices no difference."""

import asyncio
import json
import socket
import threading
import time

import pytest
import uvicorn

from extractor.fillers import relay
from extractor.fillers.llm import LLMFiller, Wire, from_environment
from extractor.source import Index
from schemas.press_release import PressRelease


@pytest.fixture
def desk(tmp_path):
    """A relay on loopback; `.url` and `.folder`."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(relay.app(tmp_path, poll=0.02), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    server.url, server.folder = f"http://127.0.0.1:{port}/v1", tmp_path
    yield server
    server.should_exit = True
    server.force_exit = True
    thread.join(5)


def person(folder, says, stop, seen=None):
    """Lays an answer beside each request."""
    while not stop.wait(0.02):
        for request in folder.glob("*.request.md"):
            answer = request.with_name(request.name.replace(".request.md", ".answer.md"))
            if not answer.exists():
                if seen is not None:
                    seen.append(len(list(folder.glob("*.request.md"))))
                answer.write_text(says(request.read_text(encoding="utf-8")), encoding="utf-8")


def fill(desk, releases, says, seen=None, **given):
    stop = threading.Event()
    writer = threading.Thread(target=person, args=(desk.folder, says, stop, seen), daemon=True)
    writer.start()

    async def go():
        settings = from_environment("relay/llm", None, base_url=desk.url, **given)
        async with Wire(settings) as wire:
            filler = LLMFiller(wire, PressRelease)
            return await asyncio.gather(*[filler.fill(r, Index(r.text), PressRelease) for r in releases])

    try:
        return asyncio.run(asyncio.wait_for(go(), 20))
    finally:
        stop.set()
        writer.join(5)


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "text"])
def test_an_answer_in_prose_and_fence_reaches_the_client(desk, libraries, mode):
    pretty = json.dumps(libraries.answer, ensure_ascii=False, indent=2)
    [filled] = fill(desk, [libraries.release], lambda _: f"Here it is.\n\n```json\n{pretty}\n```\nDone.", mode=mode)
    assert len(filled.value.statistics) == len(libraries.answer["s"])
    assert filled.usage.output_bytes == len(libraries.json.encode())


def test_a_request_is_readable_and_complete(desk, libraries):
    fill(desk, [libraries.release], lambda _: libraries.json)
    [request] = desk.folder.glob("001-*.request.md")
    text = request.read_text(encoding="utf-8")
    assert text.startswith("# Task")
    assert "⟦1⟧41,300 books" in text
    assert "\\n" not in text.split("Its JSON schema")[0]
    assert "Answer with one JSON object" in text


def test_several_requests_wait_at_the_same_time(desk, make_release):
    releases = [make_release(f"They counted {n} boats.", f"r{n}") for n in range(3, 9)]
    ready = threading.Event()

    def says(request):
        deadline = time.monotonic() + 10
        while len(list(desk.folder.glob("*.request.md"))) < len(releases) and time.monotonic() < deadline:
            time.sleep(0.01)
        ready.set()
        number = request.rsplit("counted ⟦1⟧", 1)[1].split(" ")[0]
        return json.dumps({"s": [{"m": 1, "t": number, "u": "boats", "i": "boats counted"}]})

    filled = fill(desk, releases, says)
    assert ready.is_set()
    assert [f.value.statistics[0].quantity.text for f in filled] == [str(n) for n in range(3, 9)]
    assert len(list(desk.folder.glob("*.request.md"))) == len(releases)


def test_the_same_request_uses_the_answer_that_is_there(desk, libraries):
    fill(desk, [libraries.release], lambda _: libraries.json)
    files = sorted(p.name for p in desk.folder.iterdir())

    def nobody(_request):
        raise AssertionError("nothing new to answer")

    fill(desk, [libraries.release], nobody)
    assert sorted(p.name for p in desk.folder.iterdir()) == files


def test_a_request_that_is_none_is_refused(desk):
    import httpx2

    for body in (b"{", b"[]", b'{"messages": 3}', b'{"messages": [{"role": "user"}]}'):
        assert httpx2.post(f"{desk.url}/chat/completions", content=body).status_code == 400
    assert httpx2.get(f"{desk.url}/models").json()["data"][0]["id"] == "relay"
    assert list(desk.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"s": [1, 2]}', '{"s":[1,2]}'),
        ('Sure!\n```json\n{"s": []}\n```', '{"s":[]}'),
        ('```\n{"s": "数"}\n```\nnote: {brackets}', '{"s":"数"}'),
        ('Before {"s": {"a": 1}} after', '{"s":{"a":1}}'),
        ("no JSON here", "no JSON here"),
        ('{"s": [', '{"s": ['),
    ],
)
def test_the_json_of_an_answer_is_found(text, found):
    assert relay.json_of(text) == found
