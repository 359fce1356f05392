"""The ledger's file: its tables, durable writes, and errors that name the file and the fix."""

import os
import socket
import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from extractor.errors import StorageError
from extractor.ledger.commits import Commits
from schemas.records import Attempt

LEDGER = "ledger.sqlite"
ANSWERED = "answered"

# Column names after OpenTelemetry's GenAI conventions, so that its tools read the table.
_COLUMNS = {
    "key": "key",
    "release": "release",
    "purpose": "purpose",
    "number": "number",
    "state": "state",
    "model": "gen_ai.request.model",
    "response_model": "gen_ai.response.model",
    "response_id": "gen_ai.response.id",
    "finish_reason": "gen_ai.response.finish_reasons",
    "input_tokens": "gen_ai.usage.input_tokens",
    "output_tokens": "gen_ai.usage.output_tokens",
    "cost": "cost",
    "error": "error",
    "answer": "answer",
}
_INTEGERS = ("number", "input_tokens", "output_tokens")
_ATTEMPTS = ", ".join(f'"{column}" {"INTEGER" if field in _INTEGERS else "TEXT"}' for field, column in _COLUMNS.items())
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY, pid INTEGER, host TEXT, started TEXT, ended TEXT, status TEXT);
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY, run INTEGER, at TEXT, "gen_ai.operation.name" TEXT DEFAULT 'chat', {_ATTEMPTS});
CREATE INDEX IF NOT EXISTS attempts_by_key ON attempts (key, state);
CREATE TABLE IF NOT EXISTS releases (
    id TEXT PRIMARY KEY, key TEXT, state TEXT, summary TEXT, run INTEGER, at TEXT);
CREATE TABLE IF NOT EXISTS outcomes (id TEXT PRIMARY KEY, state TEXT, summary TEXT);
"""
_NAMES = '", "'.join(_COLUMNS.values())
_INSERT = f'INSERT INTO attempts (run, at, "{_NAMES}") VALUES (?, ?{", ?" * len(_COLUMNS)})'  # noqa: S608 (our own names)
_RELEASES = "INSERT OR REPLACE INTO releases (id, key, state, summary, run, at) VALUES (?, ?, ?, ?, ?, ?)"
_OUTCOME = "INSERT OR REPLACE INTO outcomes (id, state, summary) VALUES (?, ?, ?)"
_OUTCOMES = "SELECT id, state, summary FROM outcomes ORDER BY id"


class Ended(NamedTuple):
    """How a release ended: `done` or a typed failure; `summary` is the run's own JSON.

    `key` says what was asked; None when nothing was: not readable, or finished by an earlier invocation.
    """

    id: str
    key: str | None
    state: str
    summary: str


class Ledger:
    """One run folder's ledger, open for one invocation; `fresh`: answers of earlier invocations don't count."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self.path = folder / LEDGER
        self._commits: Commits | None = None
        self._unwritten: list[Future[None]] = []
        with reported(self.path):
            self._base = self._connect()
            try:
                self._base.executescript(_SCHEMA)
                self._base.execute("DELETE FROM outcomes")  # they are those of one invocation
                self._run = self._begin()
            except sqlite3.Error:
                self._base.close()
                raise
        self._oldest = self._run if fresh else 0

    def recorded(self, key: str) -> str | None:
        """The first answer recorded for a request key, None if it was never answered."""
        query = "SELECT answer FROM attempts WHERE key = ? AND state = ? AND run >= ? ORDER BY id LIMIT 1"
        with reported(self.path):
            row = self._base.execute(query, (key, ANSWERED, self._oldest)).fetchone()
        return None if row is None else str(row[0])

    async def book(self, attempt: Attempt) -> None:
        """Commits one attempt; when it returns, the row is on the disk. Those that end at one time share a commit."""
        row = self._row(attempt)
        with reported(self.path):
            await self._thread().done(lambda base: base.execute(_INSERT, row))

    def finish(self, ended: Iterable[Ended]) -> None:
        """Commits how releases ended in this invocation, all of them or none."""
        self.finish_soon(ended)
        with reported(self.path):
            for written in self._taken():
                written.result()

    def finish_soon(self, ended: Iterable[Ended]) -> None:
        """As `finish`, in the background; what went wrong is raised by the next call of either."""
        with reported(self.path):
            for written in [one for one in self._unwritten if one.done()]:
                self._unwritten.remove(written)
                written.result()
        ended, now = list(ended), _now()
        releases = [(*one, self._run, now) for one in ended if one.key is not None]
        outcomes = [(one.id, one.state, one.summary) for one in ended]

        def write(base: sqlite3.Connection) -> None:
            base.executemany(_RELEASES, releases)
            base.executemany(_OUTCOME, outcomes)

        self._unwritten.append(self._thread().soon(write))

    def empty(self) -> bool:
        """Whether no release of this folder has ever ended."""
        with reported(self.path):
            return self._base.execute("SELECT 1 FROM releases LIMIT 1").fetchone() is None

    def ended(self, release: str) -> Ended | None:
        """How a release of this folder ended last, in whatever invocation."""
        with reported(self.path):
            query = "SELECT id, key, state, summary FROM releases WHERE id = ?"
            row = self._base.execute(query, (release,)).fetchone()
        return None if row is None else Ended(*row)

    def outcomes(self) -> Iterator[tuple[str, str, str]]:
        """Id, state and summary of what has ended in this invocation, in id order."""
        with reported(self.path):
            yield from self._base.execute(_OUTCOMES)

    def close(self, status: str) -> None:
        """Notes how the invocation ended and lets go of the file."""
        with reported(self.path):
            try:
                if self._commits is not None:
                    self._commits.close()
                self._base.execute("UPDATE runs SET ended = ?, status = ? WHERE id = ?", (_now(), status, self._run))
            finally:
                self._base.close()

    def _connect(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path, timeout=30, isolation_level=None)
        try:
            base.execute("PRAGMA journal_mode=WAL")
            # FULL: a committed answer survives a power cut; it was paid for.
            base.execute("PRAGMA synchronous=FULL")
        except sqlite3.Error:
            base.close()
            raise
        return base

    def _thread(self) -> Commits:
        self._commits = self._commits or Commits(self._connect)
        return self._commits

    def _taken(self) -> list[Future[None]]:
        taken, self._unwritten = self._unwritten, []
        return taken

    def _row(self, attempt: Attempt) -> tuple[object, ...]:
        return (self._run, _now(), *(getattr(attempt, field) for field in _COLUMNS))

    def _begin(self) -> int:
        query = "INSERT INTO runs (pid, host, started, status) VALUES (?, ?, ?, 'running')"
        row = self._base.execute(query, (os.getpid(), socket.gethostname(), _now())).lastrowid
        assert row is not None
        return row


def outcomes_of(folder: Path) -> Iterator[tuple[str, str, str]]:
    """As `Ledger.outcomes`, of the last invocation on a folder."""
    with reading(folder) as base:
        for row in base.execute(_OUTCOMES):
            yield row[0], row[1], row[2]


@contextmanager
def reading(folder: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write, for looking at a ledger while a run may be at work."""
    path = folder / LEDGER
    if not path.is_file():
        raise StorageError(f"{path} does not exist: is {folder} a run folder?")
    with reported(path):
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
        base.row_factory = sqlite3.Row
        try:
            yield base
        finally:
            base.close()


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """SQLite's errors as StorageError with the file and what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StorageError(f"{path}: {error}; {_fix(str(error))}") from error


def _fix(message: str) -> str:
    if "disk is full" in message or "disk I/O" in message:
        return "free some disk space and run again, what is recorded is kept"
    if "readonly" in message or "unable to open" in message:
        return "make the folder writable or choose another --out"
    if "locked" in message:
        return "another program holds it open, close that first"
    return "it is damaged: move it away and run again, finished records are kept"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
