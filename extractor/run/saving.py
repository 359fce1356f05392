"""Saves what a worker has computed, in a thread: waiting for the disk leaves the processor to the next release."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread

from extractor.errors import StorageError
from extractor.run.one import Course, Work, saved
from extractor.run.outcome import Outcome

TOGETHER = 16
"""Releases saved at once at most: the disk is asked once for many, and memory stays bounded."""

Numbered = list[tuple[int, Course]]
Ended = list[tuple[int, Outcome]]


class Saver:
    """Takes numbered courses; `ended` hears, in its thread, how each group ended, `stopped` why none can be saved."""

    def __init__(self, work: Work, ended: Callable[[Ended], None], stopped: Callable[[str], None]) -> None:
        self._work, self._ended, self._stopped = work, ended, stopped
        self._waiting: SimpleQueue[Numbered | None] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def save(self, courses: Numbered) -> None:
        """Returns at once."""
        self._waiting.put(courses)

    def close(self) -> None:
        """Returns when all is saved."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        last = False
        while not last:
            taken, last = self._taken()
            try:
                outcomes = saved([course for _, course in taken], self._work)
            except StorageError as error:
                self._stopped(str(error))
            except Exception as error:  # noqa: BLE001 (a thread that ends in silence leaves the parent waiting)
                self._stopped(f"{type(error).__name__}: {error}; a defect of extractor, please report it")
            else:
                self._ended([(number, outcome) for (number, _), outcome in zip(taken, outcomes, strict=True)])

    def _taken(self) -> tuple[Numbered, bool]:
        """What waits, up to `TOGETHER`, and whether it was the last."""
        taken: Numbered = []
        more = self._waiting.get()
        while more is not None:
            taken += more
            if len(taken) >= TOGETHER or self._waiting.empty():  # only this thread takes
                return taken, False
            more = self._waiting.get()
        return taken, True
