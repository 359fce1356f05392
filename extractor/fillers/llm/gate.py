"""What every request passes: a shared pause, requests and tokens per minute, places in flight."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from extractor.fillers.llm.settings import LLMSettings

_MINUTE = 60.0
_SPREAD = 0.25
"""Workers that wake from a shared pause spread over this share of it, so that they don't rush in at once."""


class Gate:
    """One for all workers of a run."""

    def __init__(self, settings: LLMSettings) -> None:
        self._until = 0.0
        self._length = 0.0
        self._places = asyncio.Semaphore(settings.concurrency)
        self._requests = _limiter(settings.requests_per_minute)
        self._tokens = _limiter(settings.tokens_per_minute)
        self._most_tokens = settings.tokens_per_minute or 0

    def pause(self, seconds: float) -> None:
        """No worker sends before `seconds` from now."""
        until = time.monotonic() + seconds
        if until > self._until:
            self._until, self._length = until, seconds

    @asynccontextmanager
    async def place(self, tokens: int) -> AsyncIterator[None]:
        """A place in flight, once pause and limits allow it."""
        await self._waited()
        if self._requests is not None:
            await self._requests.acquire()
        if self._tokens is not None:
            await self._tokens.acquire(min(tokens, self._most_tokens))
        async with self._places:
            await self._waited()
            yield

    async def _waited(self) -> None:
        while (rest := self._until - time.monotonic()) > 0:  # noqa: ASYNC110 # the pause may grow meanwhile
            await asyncio.sleep(rest + random.uniform(0, _SPREAD * self._length))  # noqa: S311 # jitter


def _limiter(per_minute: int | None) -> Any:
    if per_minute is None:
        return None
    from aiolimiter import AsyncLimiter

    return AsyncLimiter(per_minute, _MINUTE)
