"""A worker process of the pool: one JSON line in, one JSON line out, until its input ends."""

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Semaphore
from typing import Any

from extractor.errors import StorageError
from extractor.run.job import Job
from extractor.run.one import Course, Item, computed, saved, work_of
from extractor.run.rules import Rules

_UNSAVED = 4
"""Computed releases that may wait for the disk: the next is computed meanwhile, and memory stays bounded."""


def main(compute: Callable[..., Course] = computed) -> None:
    """First line: the job. Then one item a line, answered in order; the parent's death ends the input."""
    # What anything else prints must not get into the protocol.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    lines = sys.stdin.buffer
    work = work_of(Job(**json.loads(lines.readline())), Rules())
    room = Semaphore(_UNSAVED)

    def tell(answer: dict[str, Any]) -> None:
        print(json.dumps(answer), file=answers, flush=True)

    def save(course: Course) -> None:
        try:
            tell({"outcome": saved(course, work)})
        except StorageError as error:
            tell({"stopped": str(error)})
        finally:
            room.release()

    tell({"ready": True})
    # One thread, so answers keep the order of the items; an fsync leaves the processor to the next release.
    with ThreadPoolExecutor(max_workers=1) as saver:
        for line in lines:
            course = compute(Item(*json.loads(line)), work)
            room.acquire()
            saver.submit(save, course)


if __name__ == "__main__":
    main()
