"""The asynchronous window: as many releases in flight as allowed, the next starts when any one ends."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from time import monotonic, perf_counter
from typing import NamedTuple

from extractor.fillers import Portable
from extractor.run.crew import Crew
from extractor.run.one import Course, Item, Work, open_release, process, saved
from extractor.run.outcome import Outcome

_TICK = 0.1


class Hearing(NamedTuple):
    """Who hears of a release's start and end, and who says that no new one may start."""

    started: Callable[[Item], None]
    ended: Callable[[Item, Outcome], None]
    stop: Callable[[], bool]


async def window(
    items: Iterator[Item],
    complete: Callable[[Item], Awaitable[Outcome]],
    size: int,
    hearing: Hearing,
    drain_seconds: float,
) -> None:
    """Until the items end; after `stop` what is in flight may finish for `drain_seconds`, then it is cancelled.

    The first error that concerns the whole run is raised once the others have drained.
    """
    errors: list[Exception] = []

    async def lane() -> None:
        while not errors and not hearing.stop() and (item := next(items, None)) is not None:
            hearing.started(item)
            try:
                hearing.ended(item, await complete(item))
            except Exception as error:  # noqa: BLE001 (raised below, when the other lanes have drained)
                errors.append(error)

    lanes = {asyncio.create_task(lane()) for _ in range(size)}
    await _drained(lanes, lambda: bool(errors) or hearing.stop(), drain_seconds)
    if errors:
        raise errors[0]


async def _drained(lanes: set[asyncio.Task[None]], stop: Callable[[], bool], seconds: float) -> None:
    """Waits for the lanes; those that go on longer than `seconds` after `stop` are cancelled."""
    deadline = None
    while lanes:
        _, lanes = await asyncio.wait(lanes, timeout=_TICK)
        if deadline is None and stop():
            deadline = monotonic() + seconds
        if deadline is not None and monotonic() > deadline:
            for task in lanes:
                task.cancel()


async def here(items: Iterator[Item], work: Work, size: int, hearing: Hearing, drain_seconds: float) -> None:
    """The window in this process."""
    try:
        await window(items, partial(complete, work=work), size, hearing, drain_seconds)
    finally:
        await _close(work)


async def elsewhere(
    items: Iterator[Item], work: Work, size: int, hearing: Hearing, drain_seconds: float, workers: int
) -> None:
    """The window with the computing in worker processes; some releases more are prepared for when a place is free."""
    assert isinstance(work.filler, Portable)
    try:
        async with Crew(work.job, work.filler, workers) as crew:

            async def done(item: Item) -> Outcome:
                # Standard input cannot be read a second time elsewhere.
                return await (crew.complete(item) if item.raw is None else complete(item, work))

            await window(items, done, size + max(workers, size // 2), hearing, drain_seconds)
    finally:
        await _close(work)


async def _close(work: Work) -> None:
    """Lets go of the filler's connections, if it has any."""
    close = getattr(work.filler, "close", None)
    if close is not None:
        await close()


async def complete(item: Item, work: Work) -> Outcome:
    """As `one.complete`; reading and saving don't hold up the others."""
    course = Course(item, perf_counter())
    with course.guarded():
        course.release = await asyncio.to_thread(open_release, item, work.job)
        course.record = await process(course.release, work)
    return (await asyncio.to_thread(saved, [course], work))[0]
