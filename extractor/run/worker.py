"""A worker process: JSON lines in, JSON lines out, until its input ends; here for fillers that only compute."""

import json
import os
import socket
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from threading import Lock
from time import monotonic
from typing import Any

from extractor.run.board import Board
from extractor.run.garbage import collect_seldom
from extractor.run.job import Job
from extractor.run.one import Course, Item, Work, computed, work_of
from extractor.run.rules import Rules
from extractor.run.saving import Ended, Numbered, Saver

_TOGETHER = 8
"""Computed releases handed to the disk together."""
_SECONDS = 0.5
"""Longer than this none waits for company."""
_CHUNK = 1 << 16


class Teller:
    """Writes messages to the parent: `ready`, `ended`, `stopped`; from any thread."""

    def __init__(self) -> None:
        # What anything else prints must not get into the protocol.
        self._answers = os.fdopen(os.dup(1), "wb")
        os.dup2(2, 1)
        self._lock = Lock()

    def __call__(self, **message: Any) -> None:
        with self._lock:
            self._answers.write(json.dumps(message).encode() + b"\n")
            self._answers.flush()

    def ended(self, outcomes: Ended) -> None:
        if outcomes:
            self(ended=outcomes)

    def stopped(self, why: str) -> None:
        self(stopped=why)


def main(compute: Callable[[Item, Work], Course] = computed) -> None:
    """First line: the job, and the filler where it is a model. Then items; the parent's death ends the input."""
    tell = Teller()
    board = Board(int(sys.argv[1]))
    group = Group()
    source = socket.socket(fileno=os.dup(0))
    first, rest = _first(source)
    told = json.loads(first)
    rules = Rules()
    work = work_of(Job(**told["job"]), rules)
    import_module("extractor.pipeline")  # before the first release comes
    if told["filler"] is not None:
        from extractor.run import waiting  # the event loop, which the others do without

        waiting.work_on(source, rest, work, told["filler"], board, tell)
        return
    rules.prepare()
    saver = group.saver = Saver(work, tell.ended, tell.stopped)
    collect_seldom()
    tell(ready=True)
    for line in _lines(source, rest, group.flush):
        for number, *item in json.loads(line)["items"]:
            board.at(number)
            course = compute(Item(*item), work)
            board.idle()
            group.add(number, course)
    group.flush()
    saver.close()


class Group:
    """Computed releases on their way to the disk together."""

    def __init__(self) -> None:
        self.saver: Saver | None = None
        self._held: Numbered = []
        self._since = 0.0

    def add(self, number: int, course: Course) -> None:
        if not self._held:
            self._since = monotonic()
        self._held.append((number, course))
        if len(self._held) >= _TOGETHER or monotonic() - self._since > _SECONDS:
            self.flush()

    def flush(self) -> None:
        if self._held:
            assert self.saver is not None
            self.saver.save(self._held)
            self._held = []


def _first(source: socket.socket) -> tuple[bytes, bytes]:
    """The first line, and what has come behind it."""
    held = b""
    while b"\n" not in held and (chunk := source.recv(_CHUNK)):
        held += chunk
    line, _, rest = held.partition(b"\n")
    return line, rest


def _lines(source: socket.socket, held: bytes, before_waiting: Callable[[], None]) -> Iterator[bytes]:
    """The lines of what has come and what comes; `before_waiting` is called before the next one is waited for."""
    *lines, held = held.split(b"\n")
    yield from lines
    while True:
        try:
            chunk = source.recv(_CHUNK, socket.MSG_DONTWAIT)
        except BlockingIOError:
            before_waiting()
            chunk = source.recv(_CHUNK)
        if not chunk:
            return
        *lines, held = (held + chunk).split(b"\n")
        yield from lines


if __name__ == "__main__":
    main()
