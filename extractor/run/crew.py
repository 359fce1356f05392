"""Worker processes for a model: they compute, their questions go out from here, where keys, limits and ledger are."""

import asyncio
import json
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Self

from extractor.errors import StoppedError, StorageError, UsageError
from extractor.fillers import Portable
from extractor.run.hired import RELEASE_SECONDS, Hired, culprit, line_of, not_started
from extractor.run.job import Job
from extractor.run.one import Course, Item
from extractor.run.outcome import Outcome
from extractor.run.pool import crashed

_TICK = 1.0


@dataclass(frozen=True)
class _Held:
    item: Item
    ended: asyncio.Future[Outcome]


class Member(asyncio.Protocol):
    """The parent's end of one worker's connection."""

    def __init__(self, crew: "Crew", hired: Hired) -> None:
        self._crew, self.hired = crew, hired
        self.held: dict[int, _Held] = {}
        self.ready = False
        self.why: str | None = None
        self._transport: asyncio.Transport | None = None
        self._unsent: list[bytes] = []
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.writelines(self._unsent)

    def data_received(self, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._crew.hear(self, json.loads(line))

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self._crew.lost(self)

    def give(self, number: int, held: _Held) -> None:
        self.held[number] = held
        self.tell(items=[[number, *held.item[:3]]])

    def tell(self, **message: Any) -> None:
        if self._transport is None:
            self._unsent.append(line_of(message))
        elif not self._transport.is_closing():
            self._transport.write(line_of(message))

    def end(self) -> str:
        """As `Hired.end`."""
        if self._transport is not None:
            self._transport.abort()
        return self.hired.end()

    def pop(self, number: int) -> _Held | None:
        """What it held, unless nobody waits for it any more."""
        held = self.held.pop(number, None)
        return None if held is None or held.ended.done() else held


class Crew:
    """`async with Crew(...)`: `complete` does a release on the worker that has least to do."""

    def __init__(self, job: Job, filler: Portable, size: int) -> None:
        self._job, self._filler, self._size = job, filler, size
        self._members: list[Member] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._asking: dict[str, asyncio.Task[None]] = {}
        self._given = 0
        self._closing = False
        self._broken: StorageError | None = None

    async def __aenter__(self) -> Self:
        try:
            for _ in range(self._size):
                self._hire()
            self._filler.prepare()
        except BaseException:
            await self.__aexit__()
            raise
        self._start(self._watch())
        return self

    async def __aexit__(self, *error: object) -> None:
        self._closing = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        self._dismiss()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # the connections close

    async def complete(self, item: Item) -> Outcome:
        """The release read, processed and saved by a worker; raises what ends the run."""
        if self._broken is not None:
            raise self._broken
        held = _Held(item, asyncio.get_running_loop().create_future())
        self._give(held)
        return await held.ended

    def hear(self, member: Member, message: dict[str, Any]) -> None:
        """A message of a worker."""
        if "ask" in message:
            self._start(self._served(member, message))
        elif "ended" in message:
            for number, outcome in message["ended"]:
                if (held := member.pop(number)) is not None:
                    held.ended.set_result(Outcome(*outcome))
        elif "stopped" in message:
            self._fail(member, StorageError(message["stopped"]))
        else:
            member.ready = True

    def lost(self, member: Member) -> None:
        """The worker is gone: the release it was at fails, the others that it held go on elsewhere."""
        if self._closing:
            return
        self._members.remove(member)
        number = culprit(member.hired.board, tuple(member.held))
        last_words = member.end()
        if not member.ready:
            self._broken = StorageError(not_started(last_words))
            self._fail(member, self._broken)
            return
        if number is not None and (held := member.pop(number)) is not None:
            why = member.why or f"the worker process died on it ({last_words}; out of memory?)"
            held.ended.set_result(crashed(held.item, why))
        try:
            self._hire()
        except OSError as error:
            self._broken = StorageError(not_started(str(error)))
            self._fail(member, self._broken)
            return
        for number in list(member.held):
            if (held := member.pop(number)) is not None:
                self._give(held)

    def _hire(self) -> None:
        member = Member(self, Hired(self._job, self._filler.spec()))
        self._members.append(member)
        member.hired.socket.setblocking(False)
        self._start(_connected(member))

    def _give(self, held: _Held) -> None:
        self._given += 1
        min(self._members, key=lambda member: len(member.held)).give(self._given, held)

    async def _served(self, member: Member, message: dict[str, Any]) -> None:
        """Answers one question. The same one is never under way twice: of a lost worker's the answer gets recorded."""
        key, said = str(message["told"]), {"dropped": True}
        while (other := self._asking.get(key)) is not None:
            await asyncio.wait([other])
        task = asyncio.current_task()
        assert task is not None
        self._asking[key] = task
        try:
            said = await self._filler.serve(message["told"])
        except (StoppedError, StorageError, UsageError) as error:
            if (held := member.pop(message["number"])) is not None:
                held.ended.set_exception(error)
        except Exception as error:  # noqa: BLE001 (a defect met by one release must not cost the others; it is reported)
            if (held := member.pop(message["number"])) is not None:
                held.ended.set_result(_defect(held.item, error))
        finally:
            self._asking.pop(key, None)
        member.tell(reply=message["ask"], said=said)

    def _fail(self, member: Member, error: StorageError) -> None:
        for number in list(member.held):
            if (held := member.pop(number)) is not None:
                held.ended.set_exception(error)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_TICK)
            for member in self._members:
                if member.hired.board.read()[1] > RELEASE_SECONDS:
                    member.why = f"took more than {RELEASE_SECONDS:g} s and was stopped"
                    member.hired.process.kill()

    def _start(self, coroutine: Any) -> None:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _dismiss(self) -> None:
        for member in self._members:
            member.end()
        self._members.clear()


async def _connected(member: Member) -> None:
    await asyncio.get_running_loop().create_connection(lambda: member, sock=member.hired.socket)


def _defect(item: Item, error: Exception) -> Outcome:
    course = Course(item, perf_counter())
    with course.guarded():
        raise error
    return course.outcome()
