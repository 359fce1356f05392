"""Kills and interrupts real runs at random times against a server that bills every request, and counts the damage.

    python benchmarks/reliability.py [--kills 200] [--interrupts 100] [--releases 40] [--concurrency 8]
    python benchmarks/reliability.py --workers             # the same of runs that compute in worker processes

Each episode resumes one run folder until it is finished; then its bytes must equal those of an unbroken run.
Prints one JSON line and exits 1 if a promise is broken.
"""

import argparse
import hashlib
import json
import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

PER_EPISODE = 5
WAIT_SECONDS = (0.0, 0.06)


class Billing(BaseHTTPRequestHandler):
    """Answers after a random while; a request is billed when it arrives, whatever becomes of the answer."""

    protocol_version = "HTTP/1.1"
    bills: ClassVar[Counter[str]] = Counter()
    lock: ClassVar = threading.Lock()
    dice: ClassVar = random.Random(7)

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["content-length"]))
        with self.lock:
            self.bills[hashlib.sha256(raw).hexdigest()] += 1
            wait = self.dice.uniform(*WAIT_SECONDS)
        time.sleep(wait)
        asked = json.loads(raw)
        function = asked["tools"][0]["function"]
        call = {"name": function["name"], "arguments": json.dumps(least(function["parameters"]))}
        message = {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": "call_1", "type": "function", "function": call}],
        }
        told = {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 0,
            "model": asked["model"],
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": len(raw) // 4, "completion_tokens": 5, "total_tokens": len(raw) // 4 + 5},
        }
        body = json.dumps(told).encode()
        try:
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # the client was killed: billed all the same

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_: object) -> None:
        pass  # connections of killed clients


def least(schema: dict[str, Any], root: dict[str, Any] | None = None) -> Any:
    """The smallest value that a JSON schema allows."""
    root = root or schema
    if "$ref" in schema:
        return least(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "default" in schema:
        return schema["default"]
    kinds = [kind.get("type") for kind in schema.get("anyOf", [schema])]
    if "null" in kinds:
        return None
    if "object" in kinds:
        return {name: least(schema["properties"][name], root) for name in schema.get("required", [])}
    return {"array": [], "string": "", "integer": 0, "number": 0, "boolean": False}.get(kinds[0])


def write_releases(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = (
            f"Mill No. {number} reports its year\n\nIn 2023 the mill shipped {4000 + number * 7:,} tonnes of yarn, "
            f"up {number % 9 + 1}.{number % 10}% on the year before.\n\nIt employed {200 + number} spinners, of whom "
            f"{20 + number % 50} were new, and closed {number % 7 + 2} halls.\n"
        )
        (folder / f"mill-{number:03}.txt").write_text(text)


# Importing openai takes longer than the run itself. So a process that has imported everything forks one child per
# run, which goes through the whole command line; the signals hit the child, the way they hit any run.
STABLE = """
import os, sys
import instructor, openai.types.chat, pydantic_settings
from extractor import pipeline
from extractor.cli import entry, run
from extractor.fillers import llm
from extractor.run import conduct, job
if "workers" in sys.argv:
    conduct._MANY = conduct._CROWDED = 0  # also for so few releases
job.versions()  # the digest of our code: the same for all children, also while the code is being edited
print("ready", flush=True)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(null, descriptor)
        sys.argv = ["extractor", *line.split()]
        sys.exit(entry.main())
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Run:
    """One run under way."""

    def __init__(self, stable: subprocess.Popen[str]) -> None:
        assert stable.stdout is not None
        self._out = stable.stdout
        self.pid = int(self._out.readline())

    def over(self) -> bool:
        return bool(select.select([self._out], [], [], 0)[0])

    def wait(self) -> int:
        """Its exit code, negative for a signal."""
        return os.waitstatus_to_exitcode(int(self._out.readline()))


class Site:
    """A server, a folder of releases, and the command that is interrupted."""

    def __init__(
        self, root: Path, releases: int, concurrency: int, key: str = "sk-of-no-worth", *, workers: bool = False
    ) -> None:
        self.root, self.concurrency = root, concurrency
        self.server = Server(("127.0.0.1", 0), Billing)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        write_releases(root / "in", releases)
        address = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        self.stable = subprocess.Popen(
            [sys.executable, "-c", STABLE, *(["workers"] if workers else [])],
            cwd=root,
            env=os.environ | {"OPENAI_BASE_URL": address, "OPENAI_API_KEY": key},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        assert self.stable.stdout is not None
        assert self.stable.stdout.readline() == "ready\n"

    def start(self, out: Path) -> Run:
        assert self.stable.stdin is not None
        options = f"--model stub --mode tools --quiet --out {out} --concurrency {self.concurrency}"
        self.stable.stdin.write(f"run in {options}\n")
        return Run(self.stable)

    def finish(self, out: Path) -> int:
        code = self.start(out).wait()
        assert code in {0, 1}, f"a run that was left alone ended with {code}"
        return code

    def close(self) -> None:
        assert self.stable.stdin is not None
        assert self.stable.stdout is not None
        self.stable.stdin.close()
        self.stable.wait()
        self.stable.stdout.close()
        self.server.shutdown()
        self.server.server_close()


def tree(out: Path) -> dict[str, bytes]:
    """What must be the same however often the run was interrupted."""
    files = [out / "manifest.json", *out.glob("records/*"), *out.glob("texts/*")]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def bought_twice(out: Path) -> int:
    """Requests whose answer was recorded and that were asked and answered again."""
    base = sqlite3.connect(out / "ledger.sqlite")
    query = "SELECT count(*) FROM (SELECT key FROM attempts WHERE state = 'answered' GROUP BY key HAVING count(*) > 1)"
    (count,) = base.execute(query).fetchone()
    base.close()
    return int(count)


def answered(out: Path) -> int:
    """Answers that the interrupted runs of a folder have recorded: those that the last one must not buy."""
    if not (out / "ledger.sqlite").exists():
        return 0
    base = sqlite3.connect(out / "ledger.sqlite")
    try:
        (count,) = base.execute("SELECT count(DISTINCT key) FROM attempts WHERE state = 'answered'").fetchone()
    except sqlite3.OperationalError:
        return 0  # killed before it had made its tables
    finally:
        base.close()
    return int(count)


def campaign(site: Site, number: signal.Signals, blows: int, dice: random.Random) -> dict[str, Any]:
    """`blows` signals, a few per run folder, at times spread over the whole life of the process."""
    started = time.perf_counter()
    site.finish(site.root / "timed")
    life = time.perf_counter() - started
    Billing.bills.clear()
    whole = site.finish(site.root / f"unbroken-{number.name}")
    expected, single = tree(site.root / f"unbroken-{number.name}"), sum(Billing.bills.values())
    dealt = missed = episodes = equal = repeats = twice = worst = kept = 0
    codes: Counter[int] = Counter()
    while dealt < blows:
        out = site.root / f"{number.name}-{episodes}"
        Billing.bills.clear()
        here = 0
        while here < PER_EPISODE and dealt < blows:
            going = site.start(out)
            time.sleep(dice.uniform(0.0, life))
            if going.over():
                missed += 1
                going.wait()
                break
            os.kill(going.pid, number)
            code = going.wait()
            if code == whole and tree(out) == expected:  # it came when all was done and only the exit was left
                missed += 1
                break
            here, dealt = here + 1, dealt + 1
            codes[code] += 1
        kept += answered(out)
        site.finish(out)
        episodes += 1
        again = sum(Billing.bills.values()) - single
        repeats, worst = repeats + again, max(worst, again - here * site.concurrency)
        equal += tree(out) == expected
        twice += bought_twice(out)
    return {
        "signal": number.name,
        "sent": dealt,
        "too_late": missed,
        "episodes": episodes,
        "equal_to_unbroken": equal,
        "requests_unbroken": single,
        "answers_found_recorded": kept,
        "recorded_answers_bought_twice": twice,
        "repeats": repeats,
        "repeats_over_concurrency_x_signals": max(worst, 0),
        "exit_codes": dict(codes),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--interrupts", type=int, default=100)
    parser.add_argument("--releases", type=int, default=40)
    parser.add_argument("--concurrency", type=int, default=8)
    parser.add_argument("--workers", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    broken = False
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder), given.releases, given.concurrency, workers=given.workers)
        for number, blows in ((signal.SIGKILL, given.kills), (signal.SIGINT, given.interrupts)):
            if blows:
                found = campaign(site, number, blows, random.Random(given.seed))
                print(json.dumps(found), flush=True)
                broken |= found["equal_to_unbroken"] != found["episodes"] or found["recorded_answers_bought_twice"] > 0
                broken |= found["repeats_over_concurrency_x_signals"] > 0
                broken |= number == signal.SIGINT and found["repeats"] > 0
        site.close()
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
