"""A local OpenAI-compatible endpoint behind which a person with a chat window answers, by way of files."""

import asyncio
import hashlib
import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import UsageError

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_POLL = 0.3
_SETTLED = 0.2
"""Seconds an answer file must stay as it is before it is read: someone may still be writing it."""
_FENCE = re.compile(r"```[a-zA-Z]*\s*\n(.*?)\n?```", re.DOTALL)
_REQUEST = re.compile(r"(\d+)-([0-9a-f]{12})\.request\.md\Z")


def serve(port: int, folder: Path, host: str = "127.0.0.1") -> None:
    """Serves until interrupted."""
    import uvicorn

    uvicorn.run(app(folder), host=host, port=port, log_level="warning")


def app(folder: Path, poll: float = _POLL) -> "Starlette":
    """The endpoint as an ASGI application."""
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise UsageError(f"relay folder {folder}: {e.strerror}; name another with --dir") from e
    desk = Desk(folder, poll)

    async def completions(request: "Request") -> "Response":
        try:
            body = json.loads(await request.body())
            prompt = readable(body)
        except (ValueError, KeyError, TypeError, AttributeError) as e:
            told = {"error": {"message": f"no chat completion request: {type(e).__name__}", "code": "invalid_request"}}
            return JSONResponse(told, status_code=400)
        return JSONResponse(answered(body, await desk.answer(digest(body), prompt)))

    async def models(_request: "Request") -> "Response":
        return JSONResponse({"object": "list", "data": [{"id": "relay", "object": "model", "owned_by": "you"}]})

    routes = [
        Route("/v1/chat/completions", completions, methods=["POST"]),
        Route("/v1/models", models),
    ]
    return Starlette(routes=routes)


class Desk:
    """The folder where requests lie and answers are laid beside them."""

    def __init__(self, folder: Path, poll: float = _POLL) -> None:
        self.folder = folder
        self._poll = poll

    async def answer(self, sha: str, prompt: str) -> str:
        """The answer to a request, as soon as its file is there; the same request is never written twice."""
        request = self._written(sha, prompt)
        stem = request.name.removesuffix(".request.md")
        while True:
            for suffix in (".answer.json", ".answer.md"):
                text = await asyncio.to_thread(_settled, self.folder / f"{stem}{suffix}")
                if text is not None:
                    return text
            await asyncio.sleep(self._poll)

    def _written(self, sha: str, prompt: str) -> Path:
        numbers = [0]
        for path in self.folder.iterdir():
            found = _REQUEST.match(path.name)
            if found and found[2] == sha:
                return path
            if found:
                numbers.append(int(found[1]))
        path = self.folder / f"{max(numbers) + 1:03d}-{sha}.request.md"
        path.write_text(prompt, encoding="utf-8")
        return path


def digest(body: dict[str, Any]) -> str:
    """12 hex of the request's canonical JSON."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


def readable(body: dict[str, Any]) -> str:
    """A request as Markdown to paste: the messages in their order, then the shape of the answer."""
    parts = []
    for message in body["messages"]:
        content = message["content"]
        if isinstance(content, list):
            content = "".join(part.get("text", "") for part in content)
        parts.append(content.strip("\n"))
    schema = _schema(body)
    if schema is not None:
        told = json.dumps(schema, ensure_ascii=False)
        parts.append(
            f"Answer with one JSON object and nothing else. Its JSON schema, for a program:\n\n```json\n{told}\n```"
        )
    return "\n\n---\n\n".join(parts) + "\n"


def answered(body: dict[str, Any], text: str) -> dict[str, Any]:
    """The completion that the client gets: a tool call if it asked for one, else content."""
    found = json_of(text)
    message: dict[str, Any] = {"role": "assistant", "content": found}
    if body.get("tools"):
        call = {"name": body["tools"][0]["function"]["name"], "arguments": found}
        message = {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": f"call_{digest(body)}", "type": "function", "function": call}],
        }
    return {
        "id": f"chatcmpl-{digest(body)}",
        "object": "chat.completion",
        "created": 0,
        "model": body.get("model"),
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        # A chat window does not say how many tokens it took.
        "usage": None,
    }


def json_of(text: str) -> str:
    """The JSON object of an answer without prose and fence, written compactly; the text as it is if none is found."""
    candidates = [text, *sorted(_FENCE.findall(text), key=len, reverse=True)]
    start, end = text.find("{"), text.rfind("}")
    if 0 <= start < end:
        candidates.append(text[start : end + 1])
    for candidate in candidates:
        try:
            found = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return text


def _schema(body: dict[str, Any]) -> Any:
    if body.get("tools"):
        return body["tools"][0]["function"].get("parameters")
    asked = body.get("response_format") or {}
    return (asked.get("json_schema") or {}).get("schema")


def _settled(path: Path) -> str | None:
    """The text of a file that is no longer being written, None if there is none."""
    try:
        if time.time() - path.stat().st_mtime < _SETTLED:
            return None
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return text if text.strip() else None
