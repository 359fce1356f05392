"""A worker process for fillers that wait: several releases under way at once, their questions handed to the parent."""

import asyncio
import gc
import json
import socket
from contextvars import ContextVar
from time import perf_counter
from typing import TYPE_CHECKING, Any

from extractor.errors import StoppedError, StorageError, UsageError
from extractor.run.board import Board
from extractor.run.one import Course, Item, Work, open_release, process
from extractor.run.saving import Saver

if TYPE_CHECKING:
    from extractor.run.worker import Teller

_CHUNK = 1 << 18
_number: ContextVar[int] = ContextVar("number")


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
    gc.freeze()  # what is loaded stays: no need to look through it again and again
    tell(ready=True)
    asyncio.run(releases.work(source, rest, work, saver))


class Releases:
    """What a worker has under way; `tell` reaches the parent."""

    def __init__(self, board: Board, tell: "Teller") -> None:
        self._board, self._tell = board, tell
        self._replies: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._asked = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def send(self, told: dict[str, Any], content: bytes) -> dict[str, Any]:
        """What the parent answers to a question of the release under way; StoppedError if it gave that one up."""
        self._asked += 1
        asked, number = self._asked, _number.get()
        reply = self._replies[asked] = asyncio.get_running_loop().create_future()
        self._tell(content, ask=asked, number=number, size=len(content), told=told)
        self._board.idle()
        said: dict[str, Any] = await reply
        self._board.at(number)
        if "dropped" in said:
            raise StoppedError("the run ends")
        return said

    async def work(self, source: socket.socket, rest: bytes, work: Work, saver: Saver) -> None:
        """Until the input ends; what is under way then is of no use to anybody."""
        loop = asyncio.get_running_loop()
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

    def _hear(self, message: dict[str, Any], work: Work, saver: Saver) -> None:
        if "reply" in message:
            reply = self._replies.pop(message["reply"])
            if not reply.done():
                reply.set_result(message["said"])
            return
        for number, *item in message["items"]:
            task = asyncio.get_running_loop().create_task(self._complete(number, Item(*item), work, saver))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _complete(self, number: int, item: Item, work: Work, saver: Saver) -> None:
        _number.set(number)
        self._board.at(number)
        course = Course(item, perf_counter())
        try:
            with course.guarded():
                course.release = open_release(item, work.job)
                course.record = await process(course.release, work)
        except StoppedError:
            return  # the parent gave it up and knows
        except (StorageError, UsageError) as error:
            self._tell(stopped=str(error))
            return
        finally:
            self._board.idle()
        saver.save([(number, course)])
