"""A worker process as its parent sees it: started, given lines of JSON, watched, ended."""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from extractor.run.board import SIZE, Board
from extractor.run.job import Job

WORKER = ["-m", "extractor.run.worker"]
RELEASE_SECONDS = 300.0
"""A release that computes longer than this has hit a defect: its worker is stopped."""


class Hired:
    """One process; its standard input and output are the other end of `socket`."""

    def __init__(self, job: Job, filler: dict[str, Any] | None = None) -> None:
        self.socket, theirs = socket.socketpair()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed in `end`)
        with tempfile.TemporaryFile() as shared, theirs:
            shared.truncate(SIZE)
            self.board = Board(shared.fileno())
            # A process of its own, not a fork or a spawned copy of __main__: safe from any script, thread or
            # notebook. In a session of its own the terminal's Ctrl-C reaches only the parent, which drains.
            self.process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
                [sys.executable, "-P", *WORKER, str(shared.fileno())],
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=self._errors,
                env=_environment(),
                pass_fds=(shared.fileno(),),
                start_new_session=True,
            )
        first = job._asdict() | {"settings": dict(job.settings)}
        with suppress(BrokenPipeError):  # it died at once: whoever reads from it hears of it
            self.socket.sendall(line_of({"job": first, "filler": filler}))

    def end(self) -> str:
        """Kills the process if it still runs; what it last said on stderr."""
        self.process.kill()
        self.process.wait()
        self.socket.close()
        self.board.close()
        self._errors.seek(0)
        said = self._errors.read().decode(errors="replace").strip()
        self._errors.close()
        return said.splitlines()[-1] if said else f"exit status {self.process.returncode}"


def _environment() -> dict[str, str]:
    """Ours, without the keys: only the parent talks to servers."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().endswith("_API_KEY")}
    return kept | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}


def line_of(message: Any) -> bytes:
    return json.dumps(message).encode() + b"\n"


def not_started(last_words: str) -> str:
    return f"a worker process did not start: {last_words}; run with --concurrency 1 to see why"


def culprit(board: Board, held: Sequence[int]) -> int | None:
    """Which of the items that a dead worker held is to blame: the one it was at, else its first; None of none."""
    number, _ = board.read()
    return number if number in held else next(iter(held), None)
