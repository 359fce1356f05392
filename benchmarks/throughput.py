"""Releases a second of a whole run with a model, checking and recording on, against bare AsyncOpenAI on its transport.

    python benchmarks/throughput.py                        # 200 ms, 64 in flight; then 256 in flight; then a straggler
    python benchmarks/throughput.py --latency-ms 200 --in-flight 64 --releases 640 --repeat 3

The run is `extractor.run.run` as the command calls it, from files to records, ledger and manifest on the disk, with
the worker processes that it starts for itself (`--workers 0`: none). The stub answers in its own process after a fixed
time; every measurement is a fresh process. Both clients send such requests and get such answers; repeats are
interleaved and medians printed. Only ratios within one run mean anything. The rate is that from the end of the
first `in flight` releases on, of both; starting the run is told apart. CPU of the run is that of all its processes.
A release has 6 kB and 12 figures (`--figures 48` for a dense one).
"""

import argparse
import asyncio
import gc
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Awaitable, Callable
from pathlib import Path

Client = tuple[Callable[[int], Awaitable[int]], Callable[[], Awaitable[None]]]
MANY = 200
Measured = tuple[list[float], float, float]
"""When each ended, the processor time of all, when it began."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DOCUMENTS = 16
PARAGRAPHS = 12
NOUNS = ("barges", "skiffs", "nets", "anchors", "lamps", "ropes", "sails", "crates")
DEEDS = ("towed", "moored", "mended", "raised", "lit", "spliced", "patched", "stowed")


def document(number: int, dense: int = 1) -> tuple[str, dict[str, object]]:
    """A release of about 6 kB with `dense` figures a paragraph, and the right answer to it; no two headings alike."""
    kind = number % DOCUMENTS
    rng = random.Random(kind)
    sheet = "".join(LETTERS[number // 26**k % 26] for k in range(4))
    text, figures, mark = [f"Harbour report of basin {LETTERS[kind]}, sheet {sheet}"], [], 0
    for _ in range(PARAGRAPHS):
        picked = rng.sample(range(len(NOUNS)), dense)
        counts = [f"{rng.randint(2, 99)},{rng.randint(100, 999)}" for _ in picked]
        parts = [f"{DEEDS[i]} {count} {NOUNS[i]}" for i, count in zip(picked, counts, strict=True)]
        text.append(
            f"From January to May wardens along the outer basin {', '.join(parts)}, while the crews of "
            "the inner basin kept the fairway open at night, answered every call from the lock keepers and cleared the "
            "drift that the spring tide had left behind the mole, as the harbour office told the press this week. "
            "What had been agreed with the pilots in the winter was kept, and neither fog nor ice closed the roads to "
            "the sluice for longer than the keepers had allowed for when the season began."
        )
        for i, count in zip(picked, counts, strict=True):
            mark += 1
            figures.append({"m": mark, "t": count, "u": NOUNS[i], "i": f"{NOUNS[i]} {DEEDS[i]}", "f": "A"})
    frame = {"k": "A", "p": "From January to May", "w": "along the outer basin"}
    return "\n\n".join(text), {"h": {"title": 1}, "f": [frame], "s": figures}


def completions(dense: int) -> dict[bytes, bytes]:
    """Ready answers by the heading that stands in the request."""
    out = {}
    for number in range(DOCUMENTS):
        text, answer = document(number, dense)
        call = {"name": "CompactAnswer", "arguments": json.dumps(answer, separators=(",", ":"))}
        message = {"role": "assistant", "content": None}
        message["tool_calls"] = [{"id": "call_1", "type": "function", "function": call}]
        body = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "stub"}
        body["choices"] = [{"index": 0, "message": message, "finish_reason": "tool_calls"}]
        body["usage"] = {"prompt_tokens": 5000, "completion_tokens": 1000, "total_tokens": 6000}
        out[text.split(",")[0].encode()] = json.dumps(body).encode()
    return out


async def serve(latency: float, straggler: float, dense: float) -> None:
    """A keep-alive HTTP server that reads a request, waits and answers; prints its port."""
    ready = completions(int(dense))
    heading = re.compile(rb"Harbour report of basin [a-p]")
    answered = now = peak = 0

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal answered, now, peak
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                if head.startswith(b"GET"):
                    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n%6d" % peak)
                    continue
                length = int(re.search(rb"content-length: (\d+)", head, re.IGNORECASE)[1])
                body = await reader.readexactly(length)
                answered += 1
                now += 1
                peak = max(peak, now)
                await asyncio.sleep(straggler if straggler and answered % 40 == 5 else latency)
                now -= 1
                content = ready[heading.findall(body)[-1]]
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ")
                writer.write(str(len(content)).encode() + b"\r\n\r\n" + content)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0, backlog=1024, limit=1 << 20)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def bare(url: str, in_flight: int, dense: int) -> Client:
    """Asks with openai's client alone and parses the JSON."""
    import httpx2
    import openai

    from extractor.fillers.llm.modes import body
    from extractor.prompting import choose, excerpts, fill_message, instructions
    from extractor.source import Index
    from schemas.press_release import PressRelease

    limits = httpx2.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
    transport = openai.DefaultAioHttpClient(limits=limits, timeout=60)
    client = openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0, http_client=transport)
    form = choose(PressRelease)
    system = instructions(form.prompts).text
    requests = []
    for number in range(DOCUMENTS):
        index = Index(document(number, dense)[0])
        user = fill_message(index, excerpts(index)[0])
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        requests.append({**body("tools", "stub", messages, form.answer_model(PressRelease)), "max_tokens": 16_000})

    async def ask(number: int) -> int:
        got = await client.chat.completions.create(**requests[number % DOCUMENTS])
        return len(json.loads(got.choices[0].message.tool_calls[0].function.arguments)["s"])

    return ask, client.close


def spent() -> float:
    """Processor time of this process and of the workers it has seen the end of."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


async def lanes(url: str, in_flight: int, releases: int, dense: int) -> Measured:
    """When each answer to bare AsyncOpenAI had come."""
    ask, close = await bare(url, in_flight, dense)
    ended: list[float] = []
    before, started = spent(), time.perf_counter()
    pending = iter(range(releases))

    async def lane() -> None:
        for number in pending:
            assert await ask(number) == PARAGRAPHS * dense
            ended.append(time.perf_counter())

    await asyncio.gather(*[lane() for _ in range(min(in_flight, releases))])
    await close()
    return ended, spent() - before, started


def whole(url: str, in_flight: int, releases: int, dense: int, workers: int | None, room: Path) -> Measured:
    """When each release of a run had ended; all must be right. What it writes into `room` is left there."""
    from extractor.fillers.llm import LLMSettings, PortableFiller, Wire
    from extractor.run import Event, run
    from schemas.press_release import PressRelease

    settings = LLMSettings(model="stub", id="stub", base_url=url, mode="tools", concurrency=in_flight)
    ended: list[float] = []

    def hear(event: Event) -> None:
        if event.kind == "ended":
            ended.append(time.perf_counter())

    folder = tempfile.mkdtemp(dir=room)
    texts = Path(folder, "in")
    texts.mkdir()
    for number in range(releases):
        (texts / f"sheet-{number:06}.txt").write_text(document(number, dense)[0])
    before, started = spent(), time.perf_counter()
    report = run(
        [texts],
        out=Path(folder, "out"),
        make_filler=lambda answers: PortableFiller(Wire(settings, answers), PressRelease),
        concurrency=in_flight,
        workers=workers,
        events=hear,
    )
    used = spent() - before
    assert report.exit_code == 0, list(report.outcomes)[:2]
    for outcome in report.outcomes:
        assert (outcome.verdict, outcome.statistics) == ("verified", PARAGRAPHS * dense), outcome
        assert (outcome.unaccounted, outcome.requests) == (0, 1), outcome
    return ended, used, started


def measure(
    name: str, url: str, in_flight: int, releases: int, dense: int, workers: int | None, room: Path
) -> dict[str, float]:
    def drive(count: int) -> Measured:
        if name == "bare":
            return asyncio.run(lanes(url, in_flight, count, dense))
        return whole(url, in_flight, count, dense, workers, room)

    few = releases // 4 if releases < 2 * MANY else max(MANY, releases // 4)  # with worker processes too
    drive(few)  # lazy imports
    gc.collect()
    _, less, _ = drive(few)
    ended, more, started = drive(releases)
    cpu = (more - less) / (releases - few)  # what a release costs, the start aside
    first = min(in_flight, releases // 2)
    return {
        "rate": (releases - first) / (ended[-1] - ended[first - 1]),
        "cpu_ms": 1000 * cpu,
        "first_end": ended[0] - started,
        "last_but_one": ended[-2] - ended[0],
    }


def compare(
    room: str,
    latency: float,
    in_flight: int,
    releases: int,
    repeat: int,
    dense: int,
    straggler: float = 0.0,
    workers: int | None = None,
    names: tuple[str, ...] = ("bare", "whole"),
) -> dict[str, dict]:
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(repeat):
        for name, held in runs.items():
            told = [str(latency), str(straggler), str(dense)]
            stub = subprocess.Popen([sys.executable, __file__, "--serve", *told], stdout=subprocess.PIPE, text=True)
            try:
                url = f"http://127.0.0.1:{int(stub.stdout.readline())}/v1"
                asked = ["--worker", name, "--url", url, "--in-flight", str(in_flight), "--releases", str(releases)]
                asked += ["--figures", str(dense * PARAGRAPHS), "--room", room]
                asked += [] if workers is None else ["--workers", str(workers)]
                got = subprocess.run([sys.executable, __file__, *asked], capture_output=True, text=True, check=False)
                if got.returncode:
                    raise SystemExit(got.stderr)
                with urllib.request.urlopen(url) as peak:
                    held.append({**json.loads(got.stdout), "peak": int(peak.read())})
                assert held[-1]["peak"] <= in_flight, held[-1]
            finally:
                stub.terminate()
                stub.wait()
    return {name: {key: statistics.median(run[key] for run in held) for key in held[0]} for name, held in runs.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--latency-ms", type=float, default=200)
    parser.add_argument("--in-flight", type=int, default=64)
    parser.add_argument("--releases", type=int, default=640)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--figures", type=int, default=PARAGRAPHS, help="a release, in steps of 12")
    parser.add_argument("--workers", type=int, help="worker processes of the run; default: what it chooses itself")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--room", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    parser.add_argument("--serve", nargs=3, type=float, help=argparse.SUPPRESS)
    told = parser.parse_args()
    dense = max(1, told.figures // PARAGRAPHS)
    if told.serve:
        asyncio.run(serve(*told.serve))
        return
    if told.worker:
        asked = (told.worker, told.url, told.in_flight, told.releases, dense, told.workers, told.room)
        print(json.dumps(measure(*asked)))
        return
    # Removed at the end only: some file systems give no file a place before they have looked at each one that was
    # removed in the last minutes, and a run would pay for what the one before it left.
    with tempfile.TemporaryDirectory() as room:
        report(told, room, dense)


def report(told: argparse.Namespace, room: str, dense: int) -> None:
    latency = told.latency_ms / 1000
    rows = {}
    for in_flight, releases in ((told.in_flight, told.releases), (256, 4 * told.releases)):
        found = compare(room, latency, in_flight, releases, told.repeat, dense, workers=told.workers)
        share = found["whole"]["rate"] / found["bare"]["rate"]
        rows[f"{in_flight} in flight"] = {**found, "share": share}
        print(f"{in_flight} in flight, {told.latency_ms:g} ms (ideal {in_flight / latency:.0f}/s):")
        for name in ("bare", "whole"):
            at_most = f"{found[name]['peak']:.0f} in flight at most"
            print(f"  {name:5} {found[name]['rate']:6.0f}/s {found[name]['cpu_ms']:6.2f} ms CPU a release, {at_most}")
        print(f"  share {share:.2f}; the first release of a run ends after {found['whole']['first_end']:.1f} s")
    for workers in (0, 2):
        late = compare(room, latency, 8, 40, 1, dense, straggler=2.0, workers=workers, names=("whole",))["whole"]
        straggled = {"others": late["last_but_one"] + latency, "ideal": 40 / 8 * latency}
        rows[f"straggler, {workers} workers"] = straggled
        told_of = f"{straggled['others']:.2f} s (ideal {straggled['ideal']:.2f} s)"
        print(f"one straggler of 2 s in 40, 8 in flight, {workers} workers: the other 39 done within {told_of}")
    if told.json:
        told.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
