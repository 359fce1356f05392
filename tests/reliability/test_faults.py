"""Whatever write, fsync or rename fails: no half file is visible, and the next run completes the folder."""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from extractor.errors import StorageError
from extractor.fillers import Answers
from extractor.run import Folder, run, write_atomic
from extractor.source import Index
from schemas.evidence import Phrase
from schemas.press_release import PressRelease
from schemas.records import Attempt, Filled, Finding, TallyLine
from schemas.release import Release


class Billed:
    """A filler whose answers cost something."""

    id = "billed"
    prompt: str | None = None
    bills: list[str] = []  # noqa: RUF012 (shared by all runs of one test)

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def fill(self, release: Release, index: Index, schema: type[BaseModel]) -> Filled:
        del index, schema
        if self.answers.recorded(release.id) is None:
            self.bills.append(release.id)
            await self.answers.book(
                Attempt(
                    key=release.id,
                    release=release.id,
                    purpose="fill",
                    number=1,
                    model=self.id,
                    state="answered",
                    answer="",
                )
            )
        return Filled(value=PressRelease(title=Phrase("Mill news")))

    async def repair(self, release: Release, index: Index, filled: Filled, findings: list[Finding]) -> Filled:
        del release, index, findings
        return filled

    async def glean(self, release: Release, index: Index, filled: Filled, unaccounted: list[TallyLine]) -> Filled:
        del release, index, unaccounted
        return filled


class Power:
    """Counts the steps by which files come about and lets one of them fail."""

    def __init__(self, fail_at: int | None, error: BaseException) -> None:
        self.steps, self.fail_at, self.error = 0, fail_at, error

    def step(self) -> None:
        self.steps += 1
        if self.steps - 1 == self.fail_at:
            raise self.error


@contextmanager
def failing(fail_at: int | None, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> Iterator[Power]:
    power = Power(fail_at, error)
    fsync, replace, path_open = os.fsync, os.replace, Path.open

    class File(io.FileIO):
        def write(self, body: Any) -> int:
            half = len(body) // 2
            super().write(bytes(body[:half]))
            power.step()  # fails with half of the bytes on the disk
            return half + super().write(bytes(body[half:]))

    def opened(self: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if mode != "wb":
            return path_open(self, mode, *rest, **named)
        power.step()
        return File(self, "wb")

    def synced(descriptor: int) -> None:
        power.step()
        fsync(descriptor)

    def replaced(old: Any, new: Any) -> None:
        power.step()
        replace(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", synced)
        patch.setattr(os, "replace", replaced)
        patch.setattr(Path, "open", opened)
        yield power


def visible(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "ledger"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=["full", "cut"]
)
def test_no_half_file_is_ever_visible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    releases = tmp_path / "in"
    releases.mkdir()
    for number in range(2):
        (releases / f"{number}.txt").write_text(f"Mill news\n\nIn May {12 + number} mills opened.\n")
    with failing(None, error, monkeypatch) as power:
        run([releases], out=tmp_path / "whole", make_filler=Billed, concurrency=1)
    whole, steps = visible(tmp_path / "whole"), power.steps
    assert steps > 25
    for step in range(steps):
        out = tmp_path / str(step)
        Billed.bills = []
        with failing(step, error, monkeypatch):
            try:
                stopped = run([releases], out=out, make_filler=Billed, concurrency=1).exit_code
            except StorageError as failure:  # the very first manifest could not be written
                stopped = failure.exit_code
            except KeyboardInterrupt:
                stopped = 130
        assert stopped in ({3} if isinstance(error, OSError) else {130, 3})
        for name, body in visible(out).items():
            assert body == whole[name] or (name == "manifest.json" and Folder(out).manifest().status != "finished")
        assert run([releases], out=out, make_filler=Billed, concurrency=1).exit_code <= 1
        assert visible(out) == whole
        assert len(Billed.bills) == 2


def test_a_full_disk_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        failing(1, OSError(errno.ENOSPC, "No space left on device"), monkeypatch),
        pytest.raises(StorageError, match=r"a\.json cannot be written: No space left on device; free"),
    ):
        write_atomic(tmp_path / "a.json", b"12")
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_until_the_new_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    write_atomic(path, b"old")
    for step in range(4):
        with failing(step, OSError(errno.EIO, "Input/output error"), monkeypatch), pytest.raises(StorageError):
            write_atomic(path, b"new")
        assert path.read_bytes() == b"old"
