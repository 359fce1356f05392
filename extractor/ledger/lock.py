"""One run per folder: the lock, and the name of who holds it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from extractor.errors import LockedError, StorageError, UsageError
from extractor.ledger.store import reading

LOCK = ".run.lock"


@contextmanager
def hold(folder: Path, wait: float = 0.0) -> Iterator[None]:
    """Holds the folder; LockedError names the holder after `wait` seconds. A killed holder's lock is free at once."""
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=wait, poll_interval=0.1)
    except Timeout:
        raise LockedError(f"{folder} is in use by {_holder(folder)}: wait for it, or choose another --out") from None
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be locked: {error.strerror}; make it writable or choose another --out"
        ) from error
    try:
        yield
    finally:
        lock.release()


def _holder(folder: Path) -> str:
    try:
        with reading(folder) as base:
            row = base.execute("SELECT pid, host, started FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    except StorageError:
        row = None  # it holds the lock but has not yet opened its ledger
    return "another run" if row is None else f"the run with pid {row['pid']} on {row['host']}, started {row['started']}"
