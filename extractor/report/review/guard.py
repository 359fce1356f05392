"""Guard: who may talk to the local server. Loopback, own Host and Origin, and the cookie that a one-time token buys."""

import hmac
import secrets
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOOPBACK = {"127.0.0.1", "::1"}
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": "frame-ancestors 'none'",
}
MAX_BODY = 1_000_000


class Guard:
    """Wraps the app: every request passes here first, and no answer leaves without the headers."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.token = secrets.token_urlsafe(24)
        self._fresh = True
        self._session = secrets.token_urlsafe(32)
        self._cookie = f"extractor_review_{port}"
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return  # no web sockets, and uvicorn's lifespan is off
        answer = self._answer(scope) or self.app

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", []),
                    *((k.encode(), v.encode()) for k, v in _HEADERS.items()),
                ]
            await send(message)

        await answer(scope, receive, with_headers)

    def _answer(self, scope: Scope) -> Response | None:
        """The answer of the guard itself: a refusal, or the cookie for the token; None to let the request pass."""
        headers = Headers(scope=scope)
        known = self._known(headers)
        why = self._foreign(scope, headers)
        token = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
        if not why and token and scope["path"] == "/":
            return self._entered(token, known=known)
        if not why and not known:
            why = "open the link that `extractor review` printed; it works once, for one browser"
        return _refused(why) if why else None

    def _foreign(self, scope: Scope, headers: Headers) -> str:
        """Why a request may not come from here; empty when it may."""
        client, method = scope.get("client"), scope["method"]
        if client is None or client[0] not in _LOOPBACK or headers.get("host") not in self._hosts:
            return "this server answers only on this machine, under its own address"
        # A link from elsewhere may open the page, nothing more.
        opened = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"} and not opened:
            return "another site may not talk to this server"
        if method not in {"GET", "HEAD"} and headers.get("origin") not in self._origins:
            return "a change must come from the page of this server"
        length = headers.get("content-length") or "0"
        if "transfer-encoding" in headers or not length.isdecimal() or int(length) > MAX_BODY:
            return "the request is too large"
        return ""

    def _known(self, headers: Headers) -> bool:
        cookie = cookie_parser(headers.get("cookie", "")).get(self._cookie, "")
        return hmac.compare_digest(cookie.encode(), self._session.encode())

    def _entered(self, token: str, *, known: bool) -> Response:
        if known:
            return RedirectResponse("/", 303)
        if not self._fresh or not hmac.compare_digest(token.encode(), self.token.encode()):
            return _refused("this link was used already or is wrong: start `extractor review` again for a new one")
        self._fresh = False
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie, self._session, httponly=True, samesite="strict", path="/")
        return answer


def _refused(why: str) -> Response:
    return PlainTextResponse(f"Refused: {why}.\n", 403)
