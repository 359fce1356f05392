"""One invocation of a run: lock, resume, do the releases, account for all of them."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import Any, Literal

from extractor.errors import ReadError, StoppedError, StorageError, UsageError
from extractor.fillers import Answers, Filler, Portable
from extractor.ledger import Ended, Ledger, hold
from extractor.readers import STDIN, Limits, find_names, identify, identify_bytes, load, printable
from extractor.run.folder import Folder
from extractor.run.garbage import collecting_seldom
from extractor.run.job import Job
from extractor.run.one import Item, Work, complete, failure, work_of
from extractor.run.outcome import DONE, Balance, Event, Outcome, Outcomes, Report, exit_code
from extractor.run.pool import Pool, cores
from extractor.run.rules import Rules
from extractor.run.signals import Stop, drained
from extractor.run.window import Hearing, elsewhere, here
from schemas.press_release import PressRelease
from schemas.records import Manifest

Status = Literal["finished", "interrupted", "stopped"]

_FEW = 8
"""Up to so many releases starting workers costs more than it gains."""
_CROWDED = 16
_MANY = 200
"""With fewer requests in flight, or fewer releases, a model leaves this process time enough."""
_COMMIT_SECONDS = 0.5
_DEFAULT_WINDOW = 8
DRAIN_SECONDS = 120.0
"""Answers in flight are paid for: they get this long after the first Ctrl-C."""


def ignore(event: Event) -> None:
    """Hears nothing."""


def run(
    paths: Sequence[str | Path],
    *,
    out: str | Path,
    schema: str = "press_release",
    make_filler: Callable[[Answers], Filler] | None = None,
    settings: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
    encoding: str | None = None,
    concurrency: int | None = None,
    limit: int | None = None,
    retry_failed: bool = False,
    force: bool = False,
    wait: float = 0.0,
    drain_seconds: float = DRAIN_SECONDS,
    workers: int | None = None,
    events: Callable[[Event], None] = ignore,
) -> Report:
    """Does the releases that `paths` name into the folder `out`; without `make_filler` by the baseline.

    Finished releases of an earlier invocation are kept, failed ones too unless `retry_failed`; `force` does all
    anew and trusts no recorded answer. `workers`: processes that compute for a model, 0 for none; told by size, if
    not given. `settings`: what shapes the answers. UsageError and LockedError before
    anything is done; after that everything is in the Report.
    """
    found = find_names(paths)[:limit]
    limits = limits or Limits()
    folder = Folder(Path(out))
    with ExitStack() as stack:
        folder.create_root()
        stack.enter_context(hold(folder.root, wait))
        folder.create()
        ledger = Ledger(folder.root, fresh=force)
        status = "failed"
        try:
            filler = Rules() if make_filler is None else make_filler(ledger)
            job = Job(str(out), schema, filler.id, filler.prompt, dict(settings or {}), *limits, encoding)
            work = work_of(job, filler)
            if make_filler is None and work.schema is not PressRelease:
                raise UsageError(f"the baseline fills press_release only, not {schema}: name a model with --model")
            _admit(folder, job, force=force)
            conduct = Conduct(work, ledger, found, events, keep_failed=not retry_failed, force=force)
            report = conduct.run(concurrency, drain_seconds, workers, waits=make_filler is not None)
            status = report.manifest.status
        finally:
            ledger.close(status)
    return report


def _admit(folder: Folder, job: Job, *, force: bool) -> None:
    """One folder holds one question: answers to another are not mixed in."""
    if not folder.has_manifest():
        return
    held, asked = folder.manifest(), job.manifest()
    differing = [
        f"{what} {was} instead of {now}"
        for what, was, now in (
            ("schema", held.schema_ref.name, asked.schema_ref.name),
            ("schema digest", held.schema_ref.sha256[:12], asked.schema_ref.sha256[:12]),
            ("model", held.model, asked.model),
        )
        if was != now
    ]
    if differing and not force:
        raise UsageError(
            f"{folder.root} holds a run with {', '.join(differing)}: choose another --out, or --force to replace it"
        )
    if differing:
        folder.clear()


class Conduct:
    """The state of one invocation."""

    def __init__(
        self,
        work: Work,
        ledger: Ledger,
        found: list[str],
        events: Callable[[Event], None],
        *,
        keep_failed: bool,
        force: bool,
    ) -> None:
        self._work, self._ledger, self._found, self._events = work, ledger, found, events
        self._anew = force or ledger.empty()
        self._keep_failed = keep_failed
        self._balance = Balance()
        self._taken: set[str] = set()
        self._uncommitted: list[Ended] = []
        self._committed_at = monotonic()
        self._total = len(found)

    def run(self, concurrency: int | None, drain_seconds: float, workers: int | None, *, waits: bool) -> Report:
        """Does what is left to do; the manifest is there from the start and says how it ended."""
        manifest = self._work.job.manifest()
        self._work.folder.save_manifest(manifest)
        self._tell("found")
        status: Status = "finished"
        message = ""
        with drained(lambda why: self._tell("draining", message=why)) as stop:
            try:
                with collecting_seldom():
                    self._do(stop, concurrency, drain_seconds, workers, waits=waits)
                self._commit(self._ledger.finish)
                if stop.interrupted:
                    status, message = "interrupted", "interrupted: run again to go on"
            except (StoppedError, StorageError) as error:
                status, message = "stopped", str(error)
                self._tell("stopped", message=message)
            except KeyboardInterrupt:
                status, message = "interrupted", "interrupted: what was under way is lost, run again to go on"
            # Neither is needed any more; the manifest of many releases takes their place in memory.
            self._found.clear()
            self._taken.clear()
            manifest, unwritten = self._account(manifest.model_copy(update={"status": status}))
            if unwritten is not None and status == "finished":
                status, message = "stopped", unwritten
                manifest = manifest.model_copy(update={"status": status})
        outcomes = Outcomes(self._work.folder.root, self._balance.ended)
        return Report(manifest, outcomes, exit_code(self._balance, status), message)

    def _account(self, manifest: Manifest) -> tuple[Manifest, str | None]:
        """Writes the last ledger rows and the manifest; why not, if not."""
        try:
            self._commit(self._ledger.finish)
            records: list[str] = []
            failures = []
            for release, state, summary in self._ledger.outcomes():
                if state == DONE:
                    records.append(release)
                else:
                    failures.append(Outcome(*json.loads(summary)).failure)
            manifest = manifest.model_copy(update={"records": tuple(records), "failures": tuple(failures)})
            self._work.folder.save_manifest(manifest)
        except (StorageError, KeyboardInterrupt) as error:
            return manifest, str(error) or "interrupted while the manifest was written: run again"
        return manifest, None

    def _do(
        self, stop: Stop, concurrency: int | None, drain_seconds: float, workers: int | None, *, waits: bool
    ) -> None:
        items = self._items()
        if waits:
            size = concurrency or _DEFAULT_WINDOW
            hear = Hearing(self._started, self._ended, stop)
            if (crew := self._crew(size, workers)) and isinstance(self._work.filler, Portable):
                asyncio.run(elsewhere(items, self._work, size, hear, drain_seconds, crew))
            else:
                asyncio.run(here(items, self._work, size, hear, drain_seconds))
            return
        size = concurrency or cores()
        if size == 1 or self._total <= _FEW:
            for item in items:
                if stop():
                    break
                self._complete_here(item)
            return
        Pool(self._work.job, size, self._ended, stop).run(self._for_workers(items))

    def _crew(self, size: int, workers: int | None) -> int:
        """Worker processes for a model that `size` requests may be in flight to; 0: this process does it all."""
        if workers is not None:
            return workers
        return cores() if cores() > 1 and size >= _CROWDED and self._total >= _MANY else 0

    def _for_workers(self, items: Iterator[Item]) -> Iterator[Item]:
        for item in items:
            if item.raw is None:
                self._started(item)
                yield item
            else:
                self._complete_here(item)  # standard input cannot be read a second time elsewhere

    def _complete_here(self, item: Item) -> None:
        self._started(item)
        self._ended(item, complete(item, self._work))

    def _items(self) -> Iterator[Item]:
        """What is left to do, in order, each content once; the rest is accounted for on the way."""
        for path in self._found:
            try:
                item = self._identified(path)
            except ReadError as error:
                self._ended(None, failure(Item(printable(path), path, ""), error.state, str(error)))
                continue
            if item.id in self._taken:
                self._total -= 1
                continue
            self._taken.add(item.id)
            earlier = self._resumed(item)
            if earlier is None:
                yield item
            else:
                self._ended(None, earlier)

    def _identified(self, path: str) -> Item:
        raw = load(Path(path), self._work.job.limits) if path == STDIN else None
        if raw is None:
            release_id, sha256 = identify(path, self._work.job.limits)
        else:
            release_id, sha256 = identify_bytes(raw, path, self._work.job.limits)
        return Item(release_id, path, self._work.job.key(sha256), raw)

    def _resumed(self, item: Item) -> Outcome | None:
        """The outcome of an earlier invocation that still stands."""
        earlier = None if self._anew else self._ledger.ended(item.id)
        if earlier is None or earlier.key != item.key:
            return None
        stands = self._work.folder.holds(item.id) if earlier.state == DONE else self._keep_failed
        return Outcome(*json.loads(earlier.summary))._replace(resumed=True, path=item.path) if stands else None

    def _started(self, item: Item) -> None:
        self._tell("started", Outcome(item.id, item.name, item.path, state="started"))

    def _ended(self, item: Item | None, outcome: Outcome) -> None:
        """`item` None: nothing was asked, for the file is unreadable or an earlier invocation did it."""
        self._balance = self._balance.and_(outcome)
        key = None if item is None else item.key
        self._uncommitted.append(Ended(outcome.id, key, outcome.state, json.dumps(outcome)))
        if monotonic() - self._committed_at > _COMMIT_SECONDS:
            self._commit(self._ledger.finish_soon)
        self._tell("ended", outcome)

    def _commit(self, finish: Callable[[list[Ended]], None]) -> None:
        ended, self._uncommitted = self._uncommitted, []
        finish(ended)
        self._committed_at = monotonic()

    def _tell(self, kind: Any, outcome: Outcome | None = None, message: str = "") -> None:
        self._events(Event(kind, self._total, outcome, message))
