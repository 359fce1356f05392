"""Commits in a thread of its own: an event loop goes on meanwhile, and what waits shares the disk's one answer."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple

Write = Callable[[sqlite3.Connection], object]


class _Waiting(NamedTuple):
    write: Write
    written: Future[None]


class Commits:
    """Writes through a connection of its own, made by `connect` in the thread that uses it."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._waiting: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="ledger", daemon=True)
        self._thread.start()

    def soon(self, write: Write) -> Future[None]:
        """The future ends when the write is on the disk, with its error if it failed; order is kept."""
        written: Future[None] = Future()
        self._waiting.put(_Waiting(write, written))
        return written

    async def done(self, write: Write) -> None:
        """Returns when the write is on the disk; a write that was asked for is done even if nobody waits any more."""
        loop = asyncio.get_running_loop()
        told: asyncio.Future[None] = loop.create_future()

        def tell(written: Future[None]) -> None:
            with suppress(RuntimeError):  # the loop was closed meanwhile: nobody waits any more
                loop.call_soon_threadsafe(_pass_on, written, told)

        self.soon(write).add_done_callback(tell)
        await told

    def close(self) -> None:
        """Returns when all is written."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        base: sqlite3.Connection | None = None
        last = False
        while not last:
            batch, last = self._batch()
            try:
                base = base or self._connect()
            except BaseException as error:  # noqa: BLE001 (raised where the write is waited for)
                _end(batch, error)
            else:
                _write(base, batch)
        if base is not None:
            base.close()

    def _batch(self) -> tuple[list[_Waiting], bool]:
        """All that waits, at least one, and whether it is the last."""
        batch: list[_Waiting] = []
        one = self._waiting.get()
        while one is not None:
            batch.append(one)
            try:
                one = self._waiting.get_nowait()
            except Empty:
                return batch, False
        return batch, True


def _write(base: sqlite3.Connection, batch: list[_Waiting]) -> None:
    try:
        _commit(base, batch)
    except BaseException as error:  # noqa: BLE001 (raised where the write is waited for)
        if len(batch) == 1 or isinstance(error, sqlite3.OperationalError):  # a full disk, a lock: the same for all
            _end(batch, error)
        else:  # what one of them cannot have written must not cost the others
            for one in batch:
                _write(base, [one])
    else:
        _end(batch, None)


def _commit(base: sqlite3.Connection, batch: list[_Waiting]) -> None:
    base.execute("BEGIN IMMEDIATE")
    try:
        for one in batch:
            one.write(base)
        base.execute("COMMIT")
    except BaseException:
        if base.in_transaction:
            base.execute("ROLLBACK")
        raise


def _end(batch: list[_Waiting], error: BaseException | None) -> None:
    for one in batch:
        if error is None:
            one.written.set_result(None)
        else:
            one.written.set_exception(error)


def _pass_on(written: Future[None], told: asyncio.Future[None]) -> None:
    if told.done():  # cancelled meanwhile
        return
    error = written.exception()
    if error is None:
        told.set_result(None)
    else:
        told.set_exception(error)
