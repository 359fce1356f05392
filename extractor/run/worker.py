"""A worker process of the pool: one JSON line in, one JSON line out, until its input ends."""

import json
import os
import sys

from extractor.errors import StorageError
from extractor.run.job import Job
from extractor.run.one import Item, complete, work_of
from extractor.run.rules import Rules


def main() -> None:
    """First line: the job. Then one item a line, answered in order; the parent's death ends the input."""
    # What anything else prints must not get into the protocol.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    lines = sys.stdin.buffer
    work = work_of(Job(**json.loads(lines.readline())), Rules())
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in lines:
        item = Item(*json.loads(line))
        try:
            answer = {"outcome": complete(item, work)}
        except StorageError as error:
            answer = {"stopped": str(error)}  # type: ignore[dict-item]
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
