"""Ctrl-C and SIGTERM: the first drains, the second quits."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stop:
    """Says whether no new release may start; `why` for the user."""

    def __init__(self, told: Callable[[str], None]) -> None:
        self.interrupted = False
        self._told = told

    def __call__(self) -> bool:
        return self.interrupted

    def interrupt(self, number: int, frame: FrameType | None) -> None:
        """The first signal asks to drain, any further one raises KeyboardInterrupt where the program is."""
        del number, frame
        if self.interrupted:
            raise KeyboardInterrupt
        self.interrupted = True
        self._told("interrupted: finishing what is under way; once more quits at once")


@contextmanager
def drained(told: Callable[[str], None]) -> Iterator[Stop]:
    """A Stop that listens to signals while the block lasts; elsewhere than in the main thread it never hears one."""
    stop = Stop(told)
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, stop.interrupt) for number in _SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
