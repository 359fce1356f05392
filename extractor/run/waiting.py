"""A worker process for fillers that wait: several releases under way at once, their questions handed to the parent."""

import asyncio
import json
import socket
import types
from collections.abc import Coroutine, Generator
from contextvars import ContextVar
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from extractor.errors import StoppedError, StorageError, UsageError
from extractor.readers import load
from extractor.readers.formats import parsed_apart
from extractor.run.board import Board
from extractor.run.garbage import collect_seldom
from extractor.run.job import Job
from extractor.run.one import Course, Item, Work, open_release, process
from extractor.run.saving import Saver
from schemas.release import Release

if TYPE_CHECKING:
    from extractor.run.worker import Teller

_CHUNK = 1 << 18
_number: ContextVar[int] = ContextVar("number", default=0)


def work_on(
    source: socket.socket,
    rest: bytes,
    work: Work,
    spec: dict[str, Any],
    board: Board,
    tell: "Teller",
) -> None:
    """Until the input ends; `rest` of it has come already."""
    from extractor.fillers.llm import far_filler

    releases = Releases(board, tell)
    work = work._replace(filler=far_filler(spec, work.schema, releases.send))
    saver = Saver(work, tell.ended, tell.stopped)
    collect_seldom()
    tell(ready=True)
    asyncio.run(releases.work(source, rest, work, saver))


class Releases:
    """What a worker has under way; `tell` reaches the parent."""

    def __init__(self, board: Board, tell: "Teller") -> None:
        self._board, self._tell = board, tell
        self._replies: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._asked = 0
        self._parsing = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def send(self, told: dict[str, Any]) -> dict[str, Any]:
        """What the parent answers to a question of the release under way; StoppedError if it gave that one up."""
        self._asked += 1
        asked, number = self._asked, _number.get()
        reply = self._replies[asked] = asyncio.get_running_loop().create_future()
        self._tell(ask=asked, number=number, told=told)
        said: dict[str, Any] = await reply
        if "dropped" in said:
            raise StoppedError("the run ends")
        return said

    async def work(self, source: socket.socket, rest: bytes, work: Work, saver: Saver) -> None:
        """Until the input ends; what is under way then is of no use to anybody."""
        loop = asyncio.get_running_loop()
        loop.set_task_factory(self._task)
        ended = loop.create_future()

        def hear() -> None:
            nonlocal rest
            try:
                chunk = source.recv(_CHUNK, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            if not chunk:
                loop.remove_reader(source)
                ended.set_result(None)
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                self._hear(json.loads(line), work, saver)

        loop.add_reader(source, hear)
        *lines, rest = rest.split(b"\n")
        for line in lines:
            self._hear(json.loads(line), work, saver)
        await ended

    def _task(self, loop: asyncio.AbstractEventLoop, steps: Any, **named: Any) -> asyncio.Task[Any]:
        """A task that shows on the board while it runs: only one does at a time."""
        return asyncio.Task(_shown(steps, _number.get(), self._board), loop=loop, **named)

    def _hear(self, message: dict[str, Any], work: Work, saver: Saver) -> None:
        if "reply" in message:
            reply = self._replies.pop(message["reply"])
            if not reply.done():
                reply.set_result(message["said"])
            return
        for number, *item in message["items"]:
            _number.set(number)  # its task and those that it makes take it over
            task = asyncio.get_running_loop().create_task(self._complete(number, Item(*item), work, saver))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _complete(self, number: int, item: Item, work: Work, saver: Saver) -> None:
        course = Course(item, perf_counter())
        try:
            with course.guarded():
                course.release = await self._opened(item, work.job)
                course.record = await process(course.release, work)
        except StoppedError:
            return  # the parent gave it up and knows
        except (StorageError, UsageError) as error:
            self._tell(stopped=str(error))
            return
        saver.save([(number, course)])

    async def _opened(self, item: Item, job: Job) -> Release:
        """As `open_release`; what a child process parses holds up no other release, and is parsed one by one."""
        raw = load(Path(item.path), job.limits)
        item = item._replace(raw=raw)
        if not parsed_apart(raw):
            return open_release(item, job)
        async with self._parsing:
            return await asyncio.to_thread(open_release, item, job)


@types.coroutine
def _shown(steps: Coroutine[Any, Any, Any], number: int, board: Board) -> Generator[Any, Any, Any]:
    """The same steps, each with its release on the board."""
    error: BaseException | None = None
    while True:
        board.at(number)
        try:
            waited_for = steps.send(None) if error is None else steps.throw(error)
        except StopIteration as end:
            return end.value
        except SystemExit as end:  # would end the event loop, and with it every release under way
            raise RuntimeError(f"SystemExit {end}") from end
        finally:
            board.idle()
        try:
            yield waited_for
            error = None
        except GeneratorExit:
            steps.close()
            raise
        except BaseException as thrown:  # noqa: BLE001 (handed on to the steps)
            error = thrown
