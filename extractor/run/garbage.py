"""How often Python searches for garbage in cycles: a run makes much that goes without, and little of the other kind."""

import gc
from collections.abc import Generator
from contextlib import contextmanager

_SELDOM = 20_000
"""Objects more than before that a search waits for; with Python's 700 searching takes a tenth of all computing."""


def collect_seldom() -> None:
    """From now on, in a process that is all ours: what is loaded stays and need not be looked through again."""
    gc.freeze()
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])


@contextmanager
def collecting_seldom() -> Generator[None]:
    """For a while, in a process that is not ours alone; one that searches more seldom, or never, is left as it is."""
    before = gc.get_threshold()
    if 0 < before[0] < _SELDOM:
        gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
