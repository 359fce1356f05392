"""The child process of `isolation`: limits itself, reads one file from standard input, answers in JSON."""

import json
import resource
import sys

from extractor.errors import ReadError
from extractor.readers.reading import Reading


def main(kind: str, name: str, memory: str, processor_seconds: str) -> None:
    """Prints a Reading, or the error and state that the parent raises."""
    _limit(resource.RLIMIT_AS, int(memory))
    _limit(resource.RLIMIT_CPU, int(processor_seconds))
    _limit(resource.RLIMIT_CORE, 0)
    raw = sys.stdin.buffer.read()
    try:
        answer = _read(kind, raw, name)._asdict()
    except ReadError as error:
        answer = {"error": str(error), "state": error.state}
    except MemoryError:
        answer = {"error": f"{name} needs more than {int(memory) / 1e6:g} MB of memory to parse", "state": "bomb"}
    sys.stdout.write(json.dumps(answer))


def _read(kind: str, raw: bytes, name: str) -> Reading:
    if kind == "pdf":
        from extractor.readers.pdf import read
    else:
        from extractor.readers.docx import read
    return read(raw, name)


def _limit(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    # The hard limit lies a little above, so that SIGXCPU comes before SIGKILL.
    resource.setrlimit(which, (value, value if which != resource.RLIMIT_CPU else min(value + 2, max(hard, value + 2))))


if __name__ == "__main__":
    main(*sys.argv[1:])
