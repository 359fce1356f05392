"""The connections to one server: the bytes of a request go out, the parsed body of the answer comes in."""

import asyncio
from typing import Any

from extractor.fillers.llm.faults import Fault, fault, parsed, refused
from extractor.fillers.llm.settings import LLMSettings


class Line:
    """One for a whole run; connections are opened when they are needed."""

    def __init__(self, settings: LLMSettings) -> None:
        self._settings = settings
        self._client: Any = None
        self._http: Any = None
        self._url: Any = None

    def connect(self) -> None:
        """Makes the client; takes a second."""
        if self._client is not None:
            return
        import httpx2
        import openai

        size, deadline = self._settings.concurrency, self._settings.deadline
        limits = httpx2.Limits(max_connections=size, max_keepalive_connections=size)
        # aiohttp beneath does not slow down with many requests in flight.
        self._http = openai.DefaultAioHttpClient(limits=limits, timeout=deadline)
        self._client = openai.AsyncOpenAI(
            api_key=self._settings.api_key.get_secret_value(),
            base_url=self._settings.base_url,
            max_retries=0,  # one layer retries, and it is ours
            timeout=deadline,
            http_client=self._http,
        )
        told = {**self._client.default_headers, **self._client.auth_headers}
        self._http.headers.update({name: value for name, value in told.items() if isinstance(value, str)})
        self._url = self._client.base_url.join("chat/completions")

    async def close(self) -> None:
        """Closes the connections."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def send(self, content: bytes) -> Any:
        """The parsed body of the server's answer; raises Fault."""
        self.connect()
        try:
            async with asyncio.timeout(self._settings.deadline):
                # What the client makes, server, headers and transport, is used; its own way of sending would build
                # them anew on each call, walk the whole tool schema, and take as long again as all the rest.
                got = await self._http.post(self._url, content=content)
            return _body(got)
        except Fault as e:
            raise self._kept_secret(e) from e
        except Exception as e:  # clients raise more than their own kinds; what is none of a server raises on
            raise self._kept_secret(fault(e)) from e

    def _kept_secret(self, found: Fault) -> Fault:
        return Fault(found.state, self._settings.without_key(str(found)), found.wait)


def _body(got: Any) -> Any:
    if not got.is_success:
        raise refused(got.status_code, got.content, got.headers)
    return parsed(got.content)
