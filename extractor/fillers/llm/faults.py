"""What can go wrong between us and a server, as typed states; which of them pass by waiting."""

import json
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

TRANSIENT = frozenset(
    {"rate_limited", "server_error", "connection", "timeout", "cut_body", "html", "no_choices", "null", "bad_response"}
)
"""States that another attempt may mend."""
_RETRIED = frozenset({408, 409, 425, 429})
_QUOTA = ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "quota_exceeded")
_BROKEN_OFF = frozenset({"RemoteProtocolError", "ReadError", "DecodingError"})
_CLIENTS = frozenset({"httpx2", "httpx", "aiohttp", "h11", "httpcore2", "httpcore"})
_SHOWN = 200


class Fault(Exception):  # noqa: N818 # a value first: states are not all errors
    """One attempt without a usable completion: typed state, one line, seconds that the server asks to wait."""

    def __init__(self, state: str, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.state = state
        self.wait = wait

    @property
    def transient(self) -> bool:
        return self.state in TRANSIENT


def fault(error: Exception) -> Fault:
    """The fault that an exception of the HTTP client stands for; raises what is none of them."""
    import httpx2

    from extractor.replay import missed

    if (miss := missed(error)) is not None:
        return Fault("not_recorded", str(miss))
    if isinstance(error, (TimeoutError, httpx2.TimeoutException)) and not _was_reset(error):
        return Fault("timeout", "no answer within the deadline")
    name = type(error).__name__
    if isinstance(error, httpx2.HTTPError):
        state = "cut_body" if name in _BROKEN_OFF else "connection"
        return Fault(state, f"the connection failed ({name})")
    if type(error).__module__.partition(".")[0] in _CLIENTS:
        return Fault("cut_body", f"the answer broke off ({name})")
    raise error


def refused(status: int, content: bytes, headers: Mapping[str, str]) -> Fault:
    """The fault that an answer without success stands for."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        body = None
    return _status(status, body, headers)


def parsed(content: bytes) -> Any:
    """A response body as JSON; raises Fault (html, cut_body)."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as e:
        start = content[:_SHOWN].lstrip().lower()
        if start.startswith((b"<", b"\xef\xbb\xbf<")):
            raise Fault("html", "status 200 with an HTML page: is the base URL right?") from e
        raise Fault("cut_body", "the body is no JSON or breaks off") from e


def retry_after(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Seconds asked for by retry-after-ms, or retry-after as seconds or HTTP date; None if absent or senseless."""
    lower = {name.lower(): value for name, value in headers.items()}
    try:
        if "retry-after-ms" in lower:
            return max(0.0, float(lower["retry-after-ms"]) / 1000)
        value = lower.get("retry-after")
        if value is None:
            return None
        try:
            seconds = float(value)
        except ValueError:
            seconds = parsedate_to_datetime(value).timestamp() - (time.time() if now is None else now)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, seconds) if seconds == seconds and seconds != float("inf") else None  # noqa: PLR0124 # NaN


def _status(status: int, body: Any, headers: Mapping[str, str]) -> Fault:  # noqa: PLR0911 # one for each state
    code, message = _told(body)
    line = f"HTTP {status}: {message}" if message else f"HTTP {status}"
    if code in _QUOTA or status == 402:  # noqa: PLR2004 # Payment Required
        return Fault("quota_exhausted", line)
    if status == 429:  # noqa: PLR2004 # Too Many Requests
        return Fault("rate_limited", line, retry_after(headers))
    if status in _RETRIED or status >= 500:  # noqa: PLR2004 # server errors
        return Fault("server_error", line, retry_after(headers))
    if status in (401, 403):
        return Fault("unauthorized", f"HTTP {status}: the server does not accept the key")
    if status == 404:  # noqa: PLR2004 # Not Found
        return Fault("not_found", line)
    if code == "content_filter":
        return Fault("content_filter", line)
    return Fault("bad_request", line)


def _told(body: Any) -> tuple[str, str]:
    inner = body.get("error", body) if isinstance(body, dict) else {}
    if isinstance(inner, str):
        inner = {"message": inner}
    if not isinstance(inner, dict):
        return "", ""
    code = inner.get("code") or inner.get("type") or ""
    message = " ".join(str(inner.get("message") or "").split())[:_SHOWN]
    return str(code), message


def _was_reset(error: Exception) -> bool:
    """The aiohttp transport reports a reset connection as a timeout; its cause tells them apart."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ConnectionError) or "Disconnected" in type(seen).__name__:
            return True
        seen = seen.__cause__ or seen.__context__
    return False
