"""Worker processes for fillers that only compute: every core busy, a crash costs one release, memory bounded."""

import json
import os
import selectors
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic
from typing import IO, Any

from extractor.errors import StorageError
from extractor.run.job import Job
from extractor.run.one import Item, failure
from extractor.run.outcome import Outcome

WORKER = ["-m", "extractor.run.worker"]
_AHEAD = 20
"""Items handed to a worker before it answers: more than it saves at once, so that it never waits for the parent."""
_RELEASE_SECONDS = 300.0
_TICK = 0.2


class Worker:
    """One process, the items it holds, and the one it is at."""

    def __init__(self, job: Job) -> None:
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed in `end`)
        # A process of its own, not a fork or a spawned copy of __main__: safe from any script, thread or notebook.
        # In a session of its own the terminal's Ctrl-C reaches only the parent, which drains.
        self.process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-P", *WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
            start_new_session=True,
        )
        self.held: dict[str, Item] = {}
        self.at = ""
        self.ready = False
        self.since = monotonic()
        self._rest = b""
        self._send(job._asdict() | {"settings": dict(job.settings)})

    def give(self, item: Item) -> None:
        if not self.held:
            self.since = monotonic()
        self.held[item.id] = item
        self._send(item[:3])

    def answers(self) -> Iterator[dict[str, Any]]:
        """The answers that have arrived; EOFError when the process is gone."""
        chunk = os.read(self.output.fileno(), 1 << 16)
        if not chunk:
            raise EOFError
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            self.since = monotonic()
            answer: dict[str, Any] = json.loads(line)
            self.ready = self.ready or "ready" in answer
            self.at = answer.get("at", self.at)
            if not answer.keys() & {"ready", "at"}:
                yield answer

    @property
    def output(self) -> IO[bytes]:
        assert self.process.stdout is not None
        return self.process.stdout

    def end(self) -> str:
        """Kills the process if it still runs; what it last said on stderr."""
        self.process.kill()
        self.process.wait()
        self.output.close()
        if self.process.stdin is not None:
            with suppress(BrokenPipeError):  # what was on its way to a dead process
                self.process.stdin.close()
        self.errors.seek(0)
        said = self.errors.read().decode(errors="replace").strip()
        self.errors.close()
        return said.splitlines()[-1] if said else f"exit status {self.process.returncode}"

    def _send(self, message: Any) -> None:
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):  # it died: its output ends, and the items it held are handed on
            self.process.stdin.write(json.dumps(message).encode() + b"\n")
            self.process.stdin.flush()


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
                worker.end()
            self._watch.close()

    def _hire(self) -> None:
        worker = Worker(self._job)
        self._workers.append(worker)
        self._watch.register(worker.output, selectors.EVENT_READ, worker)

    def _fill_up(self, items: Iterator[Item]) -> bool:
        """Keeps every worker supplied; False when nothing is left to wait for."""
        for worker in self._workers:
            while not self._stop() and worker.ready and len(worker.held) < _AHEAD:
                item = self._returned.popleft() if self._returned else next(items, None)
                if item is None:
                    break
                worker.give(item)
        if any(worker.held for worker in self._workers):
            return True
        # Nobody holds anything: either no worker is ready yet, or all is done.
        return not self._stop() and (bool(self._returned) or not any(worker.ready for worker in self._workers))

    def _hear(self, worker: Worker) -> None:
        try:
            for answer in worker.answers():
                if "stopped" in answer:
                    raise StorageError(answer["stopped"])
                outcome = Outcome(*answer["outcome"])
                self._ended(worker.held.pop(outcome.id), outcome)
        except EOFError:
            self._bury(worker, None)

    def _bury(self, worker: Worker, why: str | None) -> None:
        """The release it was at fails, the others that it held go on elsewhere, a new worker takes its place."""
        self._watch.unregister(worker.output)
        self._workers.remove(worker)
        last_words = worker.end()
        if not worker.ready:
            raise StorageError(f"a worker process did not start: {last_words}; run with --concurrency 1 to see why")
        if worker.held:
            culprit = worker.held.pop(worker.at if worker.at in worker.held else next(iter(worker.held)))
            message = why or f"the worker process died on it ({last_words}; out of memory?)"
            self._ended(culprit, failure(culprit, "crashed", f"{culprit.path}: {message}"))
            self._returned.extend(worker.held.values())
        self._hire()

    def _watch_clocks(self) -> None:
        late = monotonic() - _RELEASE_SECONDS
        for worker in [worker for worker in self._workers if worker.held and worker.since < late]:
            self._bury(worker, f"took more than {_RELEASE_SECONDS:g} s and was stopped")


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
