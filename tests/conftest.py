"""Shared fixtures: a loopback OpenAI-compatible server that misbehaves on command, and a release with its answer."""

import json
import os
import re
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any, NamedTuple

import pytest

from extractor.fillers.llm import LLMSettings
from schemas.records import Attempt
from schemas.release import Release, Source

# Hundreds of tests start the command or its workers: our modules are compiled once, not by each process again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

Step = str | Callable[[dict[str, Any]], Any]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Stub"

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length", 0)))
        body = json.loads(raw)
        with self.server.lock:
            place = min(len(self.server.asked), len(self.server.script) - 1)
            self.server.asked.append(body)
            self.server.headers_seen.append({name.lower(): value for name, value in self.headers.items()})
        step = self.server.script[place]
        if self.server.refuses(body):
            self.step_status(body, "400")
        elif callable(step):
            self.say(completion(body, step(body)))
        else:
            name, _, argument = step.partition(":")
            getattr(self, "step_" + name)(body, argument)

    def say(self, content: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        told = (
            content
            if isinstance(content, bytes)
            else json.dumps(content, ensure_ascii=False).encode(
                errors="backslashreplace"  # half a surrogate pair, as JSON writes it
            )
        )
        self.send_response(status)
        for name, value in {"content-type": "application/json", **self.server.extra_headers, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def answer(self, body: dict[str, Any]) -> str:
        return self.server.answer(body)

    def step_ok(self, body: dict[str, Any], _: str) -> None:
        self.say(completion(body, self.answer(body)))

    def step_slow(self, body: dict[str, Any], seconds: str) -> None:
        time.sleep(float(seconds))
        self.step_ok(body, "")

    def step_429(self, _body: dict[str, Any], hint: str) -> None:
        name, _, value = hint.partition("=")
        self.say({"error": {"message": "slow down", "code": "rate_limit"}}, 429, {name: value} if name else None)

    def step_quota(self, _body: dict[str, Any], _: str) -> None:
        self.say({"error": {"message": "you exceeded your quota", "code": "insufficient_quota"}}, 429)

    def step_status(self, _body: dict[str, Any], code: str) -> None:
        self.say({"error": {"message": f"stub says {code}"}}, int(code))

    def step_reset(self, _body: dict[str, Any], _: str) -> None:
        # Linger 0: close() sends RST instead of FIN.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def step_drop(self, body: dict[str, Any], _: str) -> None:
        told = json.dumps(completion(body, self.answer(body))).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(told)))
        self.end_headers()
        self.wfile.write(told[: len(told) // 2])
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def step_hang(self, _body: dict[str, Any], _: str) -> None:
        self.server.released.wait(20)
        self.close_connection = True

    def step_drip(self, _body: dict[str, Any], _: str) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "100000")
        self.end_headers()
        try:
            while not self.server.released.wait(0.05):
                self.wfile.write(b" ")
                self.wfile.flush()
        except OSError:
            pass
        self.close_connection = True

    def step_html(self, _body: dict[str, Any], _: str) -> None:
        self.say(b"<!doctype html><html><body>Welcome</body></html>", headers={"content-type": "text/html"})

    def step_raw(self, _body: dict[str, Any], text: str) -> None:
        self.say(text.encode())

    def step_no_choices(self, body: dict[str, Any], _: str) -> None:
        self.say(completion(body, "") | {"choices": []})

    def step_null_content(self, body: dict[str, Any], _: str) -> None:
        told = completion(body, "")
        told["choices"][0]["message"] = {"role": "assistant", "content": None}
        self.say(told)

    def step_cut(self, body: dict[str, Any], _: str) -> None:
        text = self.answer(body)
        self.say(completion(body, text[: len(text) // 2]))

    def step_length(self, body: dict[str, Any], _: str) -> None:
        text = self.answer(body)
        self.say(completion(body, text[: len(text) // 2], finish="length"))

    def step_content_filter(self, body: dict[str, Any], _: str) -> None:
        self.say(completion(body, "", finish="content_filter"))

    def step_refusal(self, body: dict[str, Any], _: str) -> None:
        told = completion(body, "")
        told["choices"][0]["message"] = {"role": "assistant", "content": None, "refusal": "I can't help with that."}
        self.say(told)

    def step_fence(self, body: dict[str, Any], _: str) -> None:
        self.say(as_content(body, f"Here you are:\n```json\n{self.answer(body)}\n```\nAnything else?"))

    def step_prose(self, body: dict[str, Any], _: str) -> None:
        self.say(as_content(body, "I would be glad to help you with these figures!"))

    def step_content(self, body: dict[str, Any], _: str) -> None:
        self.say(as_content(body, self.answer(body)))

    def step_wrapped(self, body: dict[str, Any], _: str) -> None:
        self.say(completion(body, json.dumps({"answer": json.loads(self.answer(body))})))

    def step_wrong_schema(self, body: dict[str, Any], _: str) -> None:
        self.say(completion(body, '{"s": [{"m": 1}], "surprise": true}'))


class Stub(ThreadingHTTPServer):
    """Takes the next step of `script` for each request; the last one repeats."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script: list[Step] = ["ok"]
        self.asked: list[dict[str, Any]] = []
        self.headers_seen: list[dict[str, str]] = []
        self.extra_headers: dict[str, str] = {}
        self.answer: Callable[[dict[str, Any]], str] = lambda _body: "{}"
        self.refuses: Callable[[dict[str, Any]], bool] = lambda _body: False
        self.lock = threading.Lock()
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, *_: object) -> None:
        pass  # clients that went away are what these tests are about

    def settings(self, **given: Any) -> LLMSettings:
        told = {"model": "stub", "id": "stub", "base_url": self.url, "mode": "tools", "wait": 0.0, "deadline": 10.0}
        return LLMSettings(**{**told, **given})


def completion(body: dict[str, Any], answer: Any, finish: str = "stop") -> dict[str, Any]:
    """A chat completion that answers the way it was asked: by tool call or as content."""
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    told = as_content(body, text, finish)
    if body.get("tools"):
        call = {"name": body["tools"][0]["function"]["name"], "arguments": text}
        message = {"content": None, "tool_calls": [{"id": "call_1", "type": "function", "function": call}]}
        told["choices"][0]["message"].update(message)
    return told


def as_content(body: dict[str, Any], text: str, finish: str = "stop") -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": f"{body['model']}-2026",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200},
    }


@pytest.fixture
def stub() -> Iterator[Stub]:
    server = Stub()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()
    thread.join(5)


class Answered:
    """Keeps attempts in memory, as the ledger does on disk."""

    def __init__(self) -> None:
        self.attempts: list[Attempt] = []

    def recorded(self, key: str) -> str | None:
        return next((a.answer for a in self.attempts if a.key == key and a.state == "answered"), None)

    async def book(self, attempt: Attempt) -> None:
        self.attempts.append(attempt)

    @property
    def states(self) -> list[str]:
        return [attempt.state for attempt in self.attempts]


@pytest.fixture
def answers() -> Answered:
    return Answered()


class Specimen(NamedTuple):
    """A release and the right answer to it."""

    release: Release
    answer: dict[str, Any]

    @property
    def json(self) -> str:
        return json.dumps(self.answer, ensure_ascii=False, separators=(",", ":"))


def release_of(text: str, name: str = "specimen") -> Release:
    return Release(source=Source(id=f"{name}-0123456789ab", name=name, sha256="0" * 64), text=text)


@pytest.fixture
def make_release() -> Callable[..., Release]:
    return release_of


def example(heading: str, name: str) -> Specimen:
    """A worked example of the compact prompt: the release without its marks, and the answer."""
    prompt = (files("prompts") / "compact.md").read_text(encoding="utf-8")
    marked, answer = prompt.split(f"# {heading}\n\n")[1].split("\n\n# ")[0].rsplit("\n\n", 1)
    return Specimen(release_of(re.sub("⟦[^⟧]*⟧", "", marked), name), json.loads(answer))


@pytest.fixture(scope="session")
def libraries() -> Specimen:
    """The worked example in English."""
    return example("Example", "libraries")


@pytest.fixture(scope="session")
def fishery() -> Specimen:
    """The worked example in Chinese."""
    return example("Example in Chinese", "fishery")
