"""Finds the JSON object of an answer in whatever a model wrote around it."""

import json
import re
from decimal import Decimal
from json import JSONDecodeError, JSONDecoder
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)
_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_TOKENS = re.compile(r'[{}]|"[^"\\]*+(?:\\.[^"\\]*+)*(?:"|\Z)', re.DOTALL)
_STARTS = 200
"""Opening braces tried at most; prose has few."""
_SHOWN_ERRORS = 12


class Unusable(Exception):  # noqa: N818 # an answer that came, not an error of ours
    """An answer that can't be used: its typed state, and what to tell the model."""

    def __init__(self, state: str, told: str) -> None:
        super().__init__(told)
        self.state = state
        self.told = told


def answer_in(text: str, model: type[M]) -> M:
    """The answer as `model`; raises Unusable (cut_json, not_json, wrong_schema)."""
    found = object_in(text)
    try:
        return model.model_validate(found)
    except ValidationError as e:
        inner = _unwrapped(found)
        if inner is not None:
            try:
                return model.model_validate(inner)
            except ValidationError:
                pass  # the error of the outer shape says more
        raise Unusable("wrong_schema", _told(e)) from e
    except RecursionError as e:
        raise Unusable("wrong_schema", "The answer is nested too deeply.") from e


def object_in(text: str) -> dict[str, Any]:
    """The one JSON object of a text: bare, in a code fence, inside prose, or as a JSON string."""
    text = _THOUGHT.sub("", text).strip().removeprefix("\ufeff")
    decoder = JSONDecoder(object_pairs_hook=_pairs, parse_float=Decimal, parse_constant=_constant)
    try:
        whole = decoder.decode(text)
    except JSONDecodeError:
        return _searched(text, decoder)
    except RecursionError as e:
        raise Unusable("not_json", "The answer is nested too deeply.") from e
    if isinstance(whole, str) and whole.lstrip().startswith("{"):
        return object_in(whole)
    if not isinstance(whole, dict):
        raise Unusable("wrong_schema", f"The answer is a JSON {type(whole).__name__}, not an object.")
    return whole


def _searched(text: str, decoder: JSONDecoder) -> dict[str, Any]:
    """The longest object inside a text; what stands inside an object that breaks off is no answer."""
    found: list[tuple[int, dict[str, Any]]] = []
    at = text.find("{")
    for _ in range(_STARTS):
        if at < 0:
            break
        end = _closed(text, at)
        if end is None:
            break
        try:
            found.append((end - at, decoder.decode(text[at:end])))
        except JSONDecodeError:
            pass  # braces in prose
        except RecursionError as e:
            raise Unusable("not_json", "The answer is nested too deeply.") from e
        at = text.find("{", end)
    if found:
        return max(found, key=lambda f: f[0])[1]
    if at >= 0:
        raise Unusable("cut_json", "The answer is JSON that breaks off before its end.")
    raise Unusable("not_json", "The answer holds no JSON object.")


def _closed(text: str, start: int) -> int | None:
    """Where the brace at `start` is closed, strings left aside; None if it never is."""
    depth = 0
    for token in _TOKENS.finditer(text, start):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if not depth:
                return token.end()
    return None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) != len(pairs):
        names = [key for key, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unusable("wrong_schema", f"The key {twice!r} stands twice in one object.")
    return out


def _constant(name: str) -> Any:
    raise Unusable("wrong_schema", f"{name} is no number.")


def _unwrapped(found: dict[str, Any]) -> dict[str, Any] | None:
    """`{"answer": {...}}` and the like."""
    if len(found) == 1:
        inner = next(iter(found.values()))
        if isinstance(inner, dict):
            return inner
    return None


def _told(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    lines = [f"{'.'.join(str(step) for step in fault['loc']) or 'answer'}: {fault['msg']}" for fault in faults]
    more = len(lines) - _SHOWN_ERRORS
    return "; ".join(lines[:_SHOWN_ERRORS]) + (f"; and {more} more" if more > 0 else "")


def encoded(body: Any) -> bytes:
    """JSON as it is sent, and as a request's key is made of; the same request gives the same bytes."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
