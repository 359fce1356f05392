"""Worker processes for fillers that only compute: every core busy, a crash costs one release, memory bounded."""

import json
import os
import selectors
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from extractor.errors import StorageError
from extractor.run.hired import RELEASE_SECONDS, Hired, culprit, line_of, not_started
from extractor.run.job import Job
from extractor.run.one import Item, failure
from extractor.run.outcome import Outcome

_AHEAD = 24
"""Items handed to a worker before it answers: more than it saves at once, so that it never waits for the parent."""
_REFILL = 8
"""Handed out so many at a time: a message and a wake-up for each would cost more than the items."""
_TICK = 0.2


class Worker:
    """One process and the items it holds, by number."""

    def __init__(self, job: Job) -> None:
        self.hired = Hired(job)
        self.held: dict[int, Item] = {}
        self.ready = False
        self._given = 0
        self._rest = b""

    def give(self, items: list[Item]) -> None:
        told = []
        for item in items:
            self._given += 1
            self.held[self._given] = item
            told.append([self._given, *item[:3]])
        with suppress(OSError):  # it died: its output ends, and the items it held are handed on
            self.hired.socket.sendall(line_of({"items": told}))

    def answers(self) -> Iterator[dict[str, Any]]:
        """The answers that have arrived; EOFError when the process is gone."""
        try:
            chunk = self.hired.socket.recv(1 << 16)
        except ConnectionError:
            chunk = b""
        if not chunk:
            raise EOFError
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            answer: dict[str, Any] = json.loads(line)
            self.ready = self.ready or "ready" in answer
            if "ready" not in answer:
                yield answer


class Pool:
    """Runs items on `size` workers; `ended` hears each outcome as it comes, in any order."""

    def __init__(self, job: Job, size: int, ended: Callable[[Item, Outcome], None], stop: Callable[[], bool]) -> None:
        self._job, self._size, self._ended, self._stop = job, size, ended, stop
        self._workers: list[Worker] = []
        self._returned: deque[Item] = deque()
        self._watch = selectors.DefaultSelector()

    def run(self, items: Iterator[Item]) -> None:
        """Until the items end or `stop` says so; then what was handed out is finished. StorageError ends it too."""
        try:
            for _ in range(self._size):
                self._hire()
            while self._fill_up(items):
                for key, _ in self._watch.select(_TICK):
                    self._hear(key.data)
                self._watch_clocks()
        finally:
            for worker in self._workers:
                worker.hired.end()
            self._watch.close()

    def _hire(self) -> None:
        worker = Worker(self._job)
        self._workers.append(worker)
        self._watch.register(worker.hired.socket, selectors.EVENT_READ, worker)

    def _fill_up(self, items: Iterator[Item]) -> bool:
        """Keeps every worker supplied; False when nothing is left to wait for."""
        for worker in self._workers:
            if worker.ready and _AHEAD - len(worker.held) >= _REFILL and (more := self._next(worker, items)):
                worker.give(more)
        if any(worker.held for worker in self._workers):
            return True
        # Nobody holds anything: either no worker is ready yet, or all is done.
        return not self._stop() and (bool(self._returned) or not any(worker.ready for worker in self._workers))

    def _next(self, worker: Worker, items: Iterator[Item]) -> list[Item]:
        more: list[Item] = []
        while not self._stop() and len(worker.held) + len(more) < _AHEAD:
            item = self._returned.popleft() if self._returned else next(items, None)
            if item is None:
                break
            more.append(item)
        return more

    def _hear(self, worker: Worker) -> None:
        try:
            for answer in worker.answers():
                if "stopped" in answer:
                    raise StorageError(answer["stopped"])
                for number, outcome in answer["ended"]:
                    self._ended(worker.held.pop(number), Outcome(*outcome))
        except EOFError:
            self._bury(worker, None)

    def _bury(self, worker: Worker, why: str | None) -> None:
        """The release it was at fails, the others that it held go on elsewhere, a new worker takes its place."""
        self._watch.unregister(worker.hired.socket)
        self._workers.remove(worker)
        number = culprit(worker.hired.board, tuple(worker.held))
        last_words = worker.hired.end()
        if not worker.ready:
            raise StorageError(not_started(last_words))
        if number is not None:
            item = worker.held.pop(number)
            self._ended(item, crashed(item, why or f"the worker process died on it ({last_words}; out of memory?)"))
            self._returned.extend(worker.held.values())
        self._hire()

    def _watch_clocks(self) -> None:
        late = [worker for worker in self._workers if worker.hired.board.read()[1] > RELEASE_SECONDS]
        for worker in late:
            self._bury(worker, f"took more than {RELEASE_SECONDS:g} s and was stopped")


def crashed(item: Item, why: str) -> Outcome:
    return failure(item, "crashed", f"{item.path}: {why}")


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
