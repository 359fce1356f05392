"""One release from its path to its files; whatever goes wrong with it stays with it."""

import traceback
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from extractor import catalogue
from extractor.errors import ReleaseError, StoppedError, StorageError, UsageError
from extractor.fillers import Filler
from extractor.readers import printable, read, read_bytes, release_name
from extractor.run.folder import Folder, write_all
from extractor.run.job import Job
from extractor.run.outcome import Outcome, outcome_of
from schemas.records import Record
from schemas.release import Release

T = TypeVar("T")


class Item(NamedTuple):
    """A release to do: its id and key from its bytes; `raw` only where they cannot be read again (stdin)."""

    id: str
    path: str
    key: str
    raw: bytes | None = None

    @property
    def name(self) -> str:
        return release_name(Path(self.path))


class Work(NamedTuple):
    """What does the releases: the job, its filler, its schema and its folder."""

    job: Job
    filler: Filler
    schema: type[BaseModel]
    folder: Folder


def work_of(job: Job, filler: Filler) -> Work:
    return Work(job, filler, catalogue.load(job.schema).model, Folder(Path(job.out)))


def open_release(item: Item, job: Job) -> Release:
    """Reads the release; it was identified before, and its bytes may have changed since: then it fails."""
    if item.raw is not None:
        release = read_bytes(item.raw, item.path, job.limits, job.encoding)
    else:
        release = read(item.path, job.limits, job.encoding)
    if release.id != item.id:
        raise ReleaseError(f"{item.path} changed while the run was on: run again", "changed")
    return release


def complete(item: Item, work: Work) -> Outcome:
    """Reads, processes and saves a release without waiting for anything; for fillers that never wait."""
    return saved([computed(item, work)], work)[0]


def computed(item: Item, work: Work) -> "Course":
    """A release read and processed, or failed."""
    course = Course(item, perf_counter())
    with course.guarded():
        course.release = open_release(item, work.job)
        course.record = driven(process(course.release, work))
    return course


def saved(courses: list["Course"], work: Work) -> list[Outcome]:
    """Saves what was computed, together, and says how each release ended."""
    files = []
    for course in courses:
        if course.release is not None and course.record is not None:
            with course.guarded():
                files += work.folder.files_of(course.release, course.record)
    if files:
        write_all(files)
    return [course.outcome() for course in courses]


def process(release: Release, work: Work) -> Coroutine[Any, Any, Record]:
    from extractor import pipeline

    return pipeline.process(release, work.filler, work.schema)


def driven(steps: Coroutine[Any, Any, T]) -> T:
    """The value of a coroutine that never waits, without an event loop."""
    try:
        steps.send(None)
    except StopIteration as end:
        value: T = end.value
        return value
    steps.close()
    raise RuntimeError("this filler waits for something: it needs the asynchronous window")


@dataclass
class Course:
    """One release on its way."""

    item: Item
    started: float
    release: Release | None = None
    record: Record | None = None
    failed: tuple[str, str] | None = None

    def outcome(self) -> Outcome:
        """How it ended, with the time since it began."""
        seconds = perf_counter() - self.started
        if self.failed is not None:
            return failure(self.item, *self.failed, seconds)
        assert self.record is not None
        return outcome_of(self.record, self.item.path, seconds)

    @contextmanager
    def guarded(self) -> Generator[None]:
        """Turns a release's failure into its outcome; what concerns the whole run goes on up."""
        try:
            yield
        except (StorageError, StoppedError, UsageError):
            raise
        except ReleaseError as error:
            self.failed = (error.state, str(error))
        except (Exception, SystemExit) as error:  # noqa: BLE001 (a defect of one release must not cost the others)
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
            said = " ".join(str(error).split())[:200]
            self.failed = ("crashed", f"{self.item.path}: {where}: {said}; a defect of extractor, please report it")


def failure(item: Item, state: str, message: str, seconds: float = 0.0) -> Outcome:
    return Outcome(item.id, item.name, printable(item.path), state, printable(message), seconds=round(seconds, 3))
