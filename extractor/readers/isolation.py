"""Risky formats parse in a child process with limits on memory, processor time and wall time."""

import json
import os
import subprocess
import sys
from typing import NamedTuple

from extractor.errors import ReadError
from extractor.readers.reading import Reading


class Bounds(NamedTuple):
    """What parsing one file may take; the child sets the first two on itself before it looks at the file."""

    memory: int = 900_000_000
    processor_seconds: int = 30
    wall_seconds: float = 60.0


BOUNDS = Bounds()
_MODULE = "extractor.readers.child"


def read_apart(kind: str, raw: bytes, name: str, bounds: Bounds = BOUNDS) -> Reading:
    """What the child reads of a `pdf` or `docx`; whatever becomes of the child is this file's ReadError."""
    with subprocess.Popen(  # noqa: S603 (our own interpreter and module)
        [sys.executable, "-P", "-m", _MODULE, kind, name, str(bounds.memory), str(bounds.processor_seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
        # A session of its own: Ctrl-C reaches the run, which lets it finish. Its own limits end it in any case.
        start_new_session=True,
    ) as child:
        try:
            out, errors = child.communicate(raw, timeout=bounds.wall_seconds)
        except subprocess.TimeoutExpired:
            seconds = f"{bounds.wall_seconds:g} s"
            raise ReadError(
                f"{name} took more than {seconds} to parse and was stopped: it is damaged or hostile", "bomb"
            ) from None
        finally:
            child.kill()  # also when a second Ctrl-C ends the waiting
    if child.returncode != 0:
        raise ReadError(f"{name} cannot be parsed: {_ending(child.returncode, errors, bounds)}", "bomb")
    answer = json.loads(out)
    if "error" in answer:
        raise ReadError(answer["error"], answer["state"])
    return Reading(**answer | {"notes": tuple(answer["notes"])})


def _ending(status: int, errors: bytes, bounds: Bounds) -> str:
    if status < 0:
        import signal

        name = signal.Signals(-status).name
        if name in {"SIGXCPU", "SIGKILL"}:
            return f"it needs more than {bounds.processor_seconds} s of processor time or too much memory"
        return f"the parser crashed on it ({name})"
    if b"MemoryError" in errors:
        return f"it needs more than {bounds.memory / 1e6:g} MB of memory"
    said = errors.decode(errors="replace").strip().splitlines()
    return said[-1][:200] if said else f"the parser ended with status {status}"
