"""Ways to ask for JSON: tool call, JSON schema, JSON object, plain text; and where the answer then stands."""

import json
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from extractor.fillers.llm.reading import Unusable
from extractor.fillers.llm.settings import Mode

MODES: tuple[Mode, ...] = ("tools", "json_schema", "json", "text")
_ASK = "Answer with one JSON object that fits this JSON schema, and nothing else:"


def body(mode: Mode, model: str, messages: list[dict[str, str]], answer: type[BaseModel]) -> dict[str, Any]:
    """The request without limits: messages, and how the answer is to come."""
    if mode in ("tools", "json_schema"):
        return {"model": model, "messages": messages, **_prepared(mode, answer)}
    first, *rest = messages
    asked = [{**first, "content": f"{first['content']}\n\n{_ASK}\n{_schema(answer)}\n"}, *rest]
    extra = {"response_format": {"type": "json_object"}} if mode == "json" else {}
    return {"model": model, "messages": asked, **extra}


@lru_cache(maxsize=64)
def _prepared(mode: Mode, answer: type[BaseModel]) -> dict[str, Any]:
    """Tool or response format of an answer model; instructor would build class and schema anew on each call."""
    import instructor
    from instructor.v2.core.response import handle_response_model

    kind = instructor.Mode.TOOLS if mode == "tools" else instructor.Mode.JSON_SCHEMA
    _, arguments = handle_response_model(instructor.response_schema(answer), mode=kind, messages=[])
    arguments.pop("messages")
    return arguments


@lru_cache(maxsize=64)
def _schema(answer: type[BaseModel]) -> str:
    return json.dumps(answer.model_json_schema(), ensure_ascii=False)


class Completion(NamedTuple):
    """What matters of a chat completion."""

    text: str
    finish_reason: str | None
    id: str | None
    model: str | None
    input_tokens: int | None
    output_tokens: int | None


def completion(raw: Any) -> Completion:
    """The answer of a chat completion, wherever the server put it; raises Unusable with a typed state."""
    if raw is None:
        raise Unusable("null", "The server answered null.")
    if not isinstance(raw, dict):
        raise Unusable("bad_response", f"The server answered a JSON {type(raw).__name__}, not a completion.")
    choices = raw.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise Unusable("no_choices", "The completion has no choices.")
    message = choices[0].get("message")
    reason = choices[0].get("finish_reason")
    if not isinstance(message, dict):
        raise Unusable("null", "The completion has no message.")
    usage = raw.get("usage") if isinstance(raw.get("usage"), dict) else {}
    return Completion(
        _text(message, reason),
        reason if isinstance(reason, str) else None,
        raw.get("id") if isinstance(raw.get("id"), str) else None,
        raw.get("model") if isinstance(raw.get("model"), str) else None,
        _count(usage, "prompt_tokens"),
        _count(usage, "completion_tokens"),
    )


def _text(message: dict[str, Any], reason: Any) -> str:
    if reason == "content_filter":
        raise Unusable("content_filter", "The server's content filter withheld the answer.")
    if message.get("refusal"):
        raise Unusable("refusal", "The model refused.")
    if reason == "length":
        raise Unusable("length", "The answer was cut at the output limit.")
    text = _called(message) or _content(message.get("content"))
    if not text.strip():
        raise Unusable("null", "The completion is empty.")
    return text


def _called(message: dict[str, Any]) -> str:
    calls = message.get("tool_calls")
    call = calls[0] if isinstance(calls, list) and calls and isinstance(calls[0], dict) else None
    function = call.get("function") if call else message.get("function_call")
    arguments = function.get("arguments") if isinstance(function, dict) else None
    if isinstance(arguments, dict):  # some servers forget that arguments are a string
        return json.dumps(arguments, ensure_ascii=False)
    return arguments if isinstance(arguments, str) else ""


def _content(content: Any) -> str:
    if isinstance(content, list):
        return "".join(part.get("text") or "" for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _count(usage: Any, name: str) -> int | None:
    value = usage.get(name)
    return value if isinstance(value, int) and value >= 0 else None
