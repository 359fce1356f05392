"""A worker process of the pool: JSON lines in, JSON lines out, until its input ends."""

import json
import os
import sys
from collections.abc import Callable
from queue import Empty, Queue
from threading import Lock, Thread
from typing import Any

from extractor.errors import StorageError
from extractor.run.job import Job
from extractor.run.one import Course, Item, Work, computed, saved, work_of
from extractor.run.rules import Rules

UNSAVED = 16
"""Computed releases that may wait for the disk: the next is computed meanwhile, and memory stays bounded."""


class Teller:
    """Writes messages to the parent: `ready`, `at` (what is being computed), `outcome`, `stopped`."""

    def __init__(self) -> None:
        # What anything else prints must not get into the protocol.
        self._answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        self._lock = Lock()

    def __call__(self, **message: Any) -> None:
        with self._lock:
            print(json.dumps(message), file=self._answers, flush=True)


def main(compute: Callable[[Item, Work], Course] = computed) -> None:
    """First line: the job. Then one item a line; the parent's death ends the input."""
    tell = Teller()
    lines = sys.stdin.buffer
    work = work_of(Job(**json.loads(lines.readline())), Rules())
    courses: Queue[Course | None] = Queue(UNSAVED)
    # In a thread of its own: waiting for the disk leaves the processor to the next release.
    saver = Thread(target=_save, args=(courses, work, tell))
    saver.start()
    tell(ready=True)
    for line in lines:
        item = Item(*json.loads(line))
        tell(at=item.id)
        courses.put(compute(item, work))
    courses.put(None)
    saver.join()


def _save(courses: "Queue[Course | None]", work: Work, tell: Teller) -> None:
    """Saves all that waits in one go: the disk is asked once for many."""
    last = False
    while not last:
        batch = [courses.get()]
        while len(batch) < UNSAVED:
            try:
                batch.append(courses.get_nowait())
            except Empty:
                break
        last = None in batch
        try:
            for outcome in saved([course for course in batch if course is not None], work):
                tell(outcome=outcome)
        except StorageError as error:
            tell(stopped=str(error))


if __name__ == "__main__":
    main()
