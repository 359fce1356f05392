"""Releases a second through the whole model path, checking on, against bare AsyncOpenAI on its transport.

    python benchmarks/throughput.py                        # 200 ms, 64 in flight; then 256 in flight; then a straggler
    python benchmarks/throughput.py --latency-ms 200 --in-flight 64 --releases 640 --repeat 3

The stub answers in its own process after a fixed time; every measurement is a fresh process. Both clients send
the same requests and get the same answers; repeats are interleaved and medians printed. Only ratios within one
run mean anything. A release has 6 kB and 12 figures (`--figures 48` for a dense one).
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
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

Client = tuple[Callable[[int], Awaitable[int]], Callable[[], Awaitable[None]]]
DOCUMENTS = 16
PARAGRAPHS = 12
NOUNS = ("barges", "skiffs", "nets", "anchors", "lamps", "ropes", "sails", "crates")
DEEDS = ("towed", "moored", "mended", "raised", "lit", "spliced", "patched", "stowed")


def document(number: int, dense: int = 1) -> tuple[str, dict[str, object]]:
    """A release of about 6 kB with `dense` figures a paragraph, and the right answer to it."""
    rng = random.Random(number)
    text, figures, mark = [f"Harbour report of basin {'abcdefghijklmnop'[number]}"], [], 0
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
        out[text.split("\n")[0].encode()] = json.dumps(body).encode()
    return out


async def serve(latency: float, straggler: float, dense: float) -> None:
    """A keep-alive HTTP server that reads a request, waits and answers; prints its port."""
    ready = completions(int(dense))
    heading = re.compile(rb"Harbour report of basin [a-p]")
    answered = 0

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal answered
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(re.search(rb"content-length: (\d+)", head, re.IGNORECASE)[1])
                body = await reader.readexactly(length)
                answered += 1
                await asyncio.sleep(straggler if straggler and answered == 5 else latency)
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


async def whole(url: str, in_flight: int, dense: int) -> Client:
    """The model path: scan, prompt, ask, expand, check, tally, record."""
    from extractor import pipeline
    from extractor.fillers.llm import LLMFiller, LLMSettings, Wire
    from schemas.press_release import PressRelease
    from schemas.release import Release, Source

    wire = Wire(LLMSettings(model="stub", id="stub", base_url=url, mode="tools", concurrency=in_flight))
    filler = LLMFiller(wire, PressRelease)
    texts = [document(number, dense)[0] for number in range(DOCUMENTS)]

    async def ask(number: int) -> int:
        source = Source(id=f"r{number}", name=f"r{number}", sha256="")
        release = Release(source=source, text=texts[number % DOCUMENTS])
        record = await pipeline.process(release, filler, PressRelease)
        assert record.verdict == "verified", record.findings[:3]
        assert record.balance().endswith("0 unaccounted")
        return len(record.statistics)

    return ask, wire.close


async def measure(name: str, url: str, in_flight: int, releases: int, dense: int) -> dict[str, float]:
    ask, close = await (bare if name == "bare" else whole)(url, in_flight, dense)

    async def drive(count: int) -> list[float]:
        todo, ended = iter(range(count)), []

        async def lane() -> None:
            for number in todo:
                assert await ask(number) == PARAGRAPHS * dense
                ended.append(time.perf_counter())

        await asyncio.gather(*[lane() for _ in range(min(in_flight, count))])
        return ended

    await drive(in_flight)  # connections, caches, lazy imports
    gc.collect()
    used, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    ended = await drive(releases)
    wall, now = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
    await close()
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return {"rate": releases / wall, "cpu_ms": 1000 * cpu / releases, "wall": wall, "last_but_one": ended[-2] - started}


def compare(
    latency: float, in_flight: int, releases: int, repeat: int, dense: int, straggler: float = 0.0
) -> dict[str, dict]:
    runs: dict[str, list[dict[str, float]]] = {"bare": [], "whole": []}
    for _ in range(repeat):
        for name, held in runs.items():
            told = [str(latency), str(straggler), str(dense)]
            stub = subprocess.Popen([sys.executable, __file__, "--serve", *told], stdout=subprocess.PIPE, text=True)
            try:
                url = f"http://127.0.0.1:{int(stub.stdout.readline())}/v1"
                asked = ["--worker", name, "--url", url, "--in-flight", str(in_flight), "--releases", str(releases)]
                asked += ["--figures", str(dense * PARAGRAPHS)]
                got = subprocess.run([sys.executable, __file__, *asked], capture_output=True, text=True, check=False)
                if got.returncode:
                    raise SystemExit(got.stderr)
                held.append(json.loads(got.stdout))
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
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    parser.add_argument("--serve", nargs=3, type=float, help=argparse.SUPPRESS)
    told = parser.parse_args()
    dense = max(1, told.figures // PARAGRAPHS)
    if told.serve:
        asyncio.run(serve(*told.serve))
        return
    if told.worker:
        print(json.dumps(asyncio.run(measure(told.worker, told.url, told.in_flight, told.releases, dense))))
        return
    latency = told.latency_ms / 1000
    rows = {}
    for in_flight, releases in ((told.in_flight, told.releases), (256, 4 * told.releases)):
        found = compare(latency, in_flight, releases, told.repeat, dense)
        share = found["whole"]["rate"] / found["bare"]["rate"]
        rows[f"{in_flight} in flight"] = {**found, "share": share}
        print(f"{in_flight} in flight, {told.latency_ms:g} ms (ideal {in_flight / latency:.0f}/s):")
        for name in ("bare", "whole"):
            print(f"  {name:5} {found[name]['rate']:6.0f}/s {found[name]['cpu_ms']:6.2f} ms CPU")
        print(f"  share {share:.2f}")
    late = compare(latency, 8, 40, 1, dense, straggler=2.0)["whole"]
    straggled = {"others": late["last_but_one"], "ideal": 40 / 8 * latency}
    rows["straggler"] = straggled
    told_of = f"{straggled['others']:.2f} s (ideal {straggled['ideal']:.2f} s)"
    print(f"one straggler of 2 s in 40, 8 in flight: the other 39 done after {told_of}")
    if told.json:
        told.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
