"""Many releases through the baseline: rate against the bare loop, cores in use, peak memory as the number grows.

    python benchmarks/run.py [--sizes 2000 20000] [--bare 400] [--parts 5]

Prints one JSON line per size. The bare loop reads, processes and renders in one process; as many of them as cores run
at once, before and after the run, and their mean is what a core does. Rates on a busy machine mislead, so processor
time is compared too; the parts of what the run adds are told in ms of processor time a release, its start included.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARTS = ("spinning", "weaving", "dyeing", "carding", "finishing")
TOWNS = ("Alder", "Birchfield", "Cedarholm", "Elmswick", "Firthorpe", "Gorse Hill", "Hazelby")

RUN = """
import json, resource, sys, time
from extractor.run import run
started, processor = time.perf_counter(), time.process_time()
report = run([sys.argv[1]], out=sys.argv[2], concurrency=int(sys.argv[3]))
wall, own = time.perf_counter() - started, time.process_time() - processor
children, self_ = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "done": len(report.manifest.records), "failed": len(report.manifest.failures), "wall": wall,
    "processor": own + children.ru_utime + children.ru_stime, "parent_processor": own,
    "worker_user": children.ru_utime, "worker_system": children.ru_stime,
    "worker_peak_mb": children.ru_maxrss / 1024, "parent_peak_mb": self_.ru_maxrss / 1024,
}))
"""
BARE = """
import json, sys, time
from pathlib import Path
from extractor import catalogue, pipeline
from extractor.readers import read
from extractor.run.one import driven
from extractor.run.rules import Rules
paths = sorted(Path(sys.argv[1]).iterdir())[: int(sys.argv[2])]
schema, rules = catalogue.load("press_release").model, Rules()
for path in paths[:20]:
    driven(pipeline.process(read(path), rules, schema))
started, processor = time.perf_counter(), time.process_time()
for path in paths:
    driven(pipeline.process(read(path), rules, schema)).model_dump_json(by_alias=True, indent=2)
wall, processor = time.perf_counter() - started, time.process_time() - processor
print(json.dumps({"count": len(paths), "wall": wall, "processor": processor}))
"""


def release(number: int, parts: int) -> str:
    """About 250 B and five numbers for each part; no two alike."""
    town = TOWNS[number % len(TOWNS)]
    lines = [f"{town} mills report for quarter {number % 4 + 1} of {2000 + number % 24}", ""]
    for k, part in enumerate(PARTS[:parts]):
        made = 1000 + (number * 37 + k * 911) % 9000
        lines.append(
            f"The {part} halls of {town} shipped {made:,} tonnes, up {k + 1}.{number % 10}% on the quarter before, and "
            f"employed {made // 9} people, of whom {number % 90 + 10} were new. More than {made // 50} looms stood "
            f"still for {number % 6 + 2} days.\n"
        )
    return "\n".join(lines)


def loops(releases: Path, count: int, cores: int) -> list[dict[str, float]]:
    """One bare loop on each core, at one time."""
    asked = [sys.executable, "-c", BARE, str(releases), str(count)]
    under_way = [subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) for _ in range(cores)]
    return [json.loads(one.communicate()[0]) for one in under_way]


def measured(script: str, *arguments: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 20_000])
    parser.add_argument("--bare", type=int, default=400)
    parser.add_argument("--parts", type=int, default=len(PARTS), help="length of a release")
    parser.add_argument("--cores", type=int, default=len(os.sched_getaffinity(0)))
    given = parser.parse_args()
    first: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            releases = Path(folder, f"in-{size}")
            releases.mkdir()
            for number in range(size):
                (releases / f"mill-{number:06}.txt").write_text(release(number, given.parts))
            held = loops(releases, given.bare, given.cores)
            started = time.time()
            whole = measured(RUN, str(releases), str(Path(folder, f"out-{size}")), str(given.cores))
            held += loops(releases, given.bare, given.cores)
            bare = {key: sum(one[key] for one in held) / len(held) for key in held[0]}
            first = first or whole
            bare_ms = 1000 * bare["processor"] / bare["count"]
            workers_ms = 1000 * (whole["worker_user"] + whole["worker_system"]) / size
            told = {
                "releases": size,
                "done": whole["done"],
                "failed": whole["failed"],
                "seconds": round(time.time() - started, 1),
                "per_second": round(size / whole["wall"], 1),
                "bare_per_second_and_core": round(bare["count"] / bare["wall"], 1),
                "rate_per_core_to_bare": round(size / whole["wall"] / given.cores / (bare["count"] / bare["wall"]), 3),
                "processor_time_bare_to_run": round(bare["processor"] / bare["count"] / (whole["processor"] / size), 3),
                "cores_busy": round(whole["processor"] / whole["wall"], 2),
                "bare_ms": round(bare_ms, 2),
                "workers_add_ms": round(workers_ms - bare_ms, 2),
                "of_it_system_ms": round(1000 * whole["worker_system"] / size, 2),
                "parent_ms": round(1000 * whole["parent_processor"] / size, 2),
                "load": round(os.getloadavg()[0], 1),
                "worker_peak_mb": round(whole["worker_peak_mb"], 1),
                "parent_peak_mb": round(whole["parent_peak_mb"], 1),
                "worker_growth": round(whole["worker_peak_mb"] / first["worker_peak_mb"] - 1, 3),
                "total_growth": round(total(whole, given.cores) / total(first, given.cores) - 1, 3),
            }
            print(json.dumps(told), flush=True)


def total(found: dict[str, float], cores: int) -> float:
    """Peak of the whole run: the parent and its workers together."""
    return found["parent_peak_mb"] + cores * found["worker_peak_mb"]


if __name__ == "__main__":
    main()
