"""The table of docs/rivals.md: `python -m benchmarks.rivals [--write docs/rivals.md]`; `make bench-rivals` runs it."""

import argparse
import json
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.planted_errors.harmless import harmless
from benchmarks.planted_errors.mutants import NUMBER_KINDS, Mutant, harmful
from benchmarks.planted_errors.records import planted, true_release
from benchmarks.planted_errors.seeds import Seed, load, other_units, seeds
from benchmarks.rivals.adapters import ADAPTERS, Adapter, Case, LlmGround, forget
from benchmarks.rivals.page import Table, page
from extractor.checker import check
from extractor.source import Index

SEED = 7
PACKAGES = ("langextract", "groundgate", "gtrex", "llmground")
ROUNDS = 3


class Source(NamedTuple):
    """One release with every case made from its labels."""

    name: str
    text: str
    gold: dict[str, Any]
    cases: tuple[tuple[Seed, str, Mutant], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("eval/gold"))
    parser.add_argument("--write", type=Path, help="put the table between the marks of this page")
    parser.add_argument("--only", default="", help="adapters whose name holds this word")
    args = parser.parse_args()
    sources = list(_sources(args.gold))
    adapters = [kind() for kind in ADAPTERS if args.only in kind.name]
    counted = [(adapter, _counted(adapter, sources)) for adapter in adapters]
    late = {a.name: a.late for a in adapters if isinstance(a, LlmGround)}
    tables = [Table(a.name, counts, _speed(a, sources), late.get(a.name, 0)) for a, counts in counted]
    text = page(tables, _records(sources), _about(sources), frozenset(NUMBER_KINDS))
    if args.write:
        head, begin, rest = args.write.read_text("utf-8").partition("<!-- table -->\n")
        _, end, tail = rest.partition("<!-- /table -->")
        args.write.write_text(head + begin + text + end + tail, encoding="utf-8")
    print(text)


def _sources(gold: Path) -> Iterator[Source]:
    """Every labelled release whose text is at hand, but for those that are scored apart."""
    apart = set(json.loads((gold.parent / "split.json").read_text("utf-8"))["held_apart"])
    texts = Path(os.environ["EXTRACTOR_SOURCES"]) if os.environ.get("EXTRACTOR_SOURCES") else None
    for folder in sorted(gold.iterdir()):
        if folder.name in apart or not (folder / "gold.json").exists():
            continue
        if not (folder / "source.txt").exists() and texts is None:
            continue
        text, labels = load(folder, texts)
        yield Source(folder.name, text, labels, tuple(_cases(folder.name, text, labels)))


def _cases(name: str, text: str, gold: dict[str, Any]) -> Iterator[tuple[Seed, str, Mutant]]:
    for number, seed in enumerate(seeds(text, gold)):
        rng = random.Random(f"{SEED}/{name}/{number}")
        yield seed, "clean", Mutant("clean", "", seed.fact)
        for mutant in harmless(seed, rng):
            yield seed, "harmless", mutant
        for mutant in harmful(seed, other_units(seed, gold), rng):
            yield seed, "harmful", mutant


def _counted(adapter: Adapter, sources: list[Source]) -> dict[str, dict[str, Counter[str]]]:
    """Verdicts by group and kind."""
    counts: dict[str, dict[str, Counter[str]]] = {
        g: defaultdict(Counter) for g in ("clean", "english", "harmless", "harmful")
    }
    for source in sources:
        english = sum(c.isascii() for c in source.text) > len(source.text) / 2
        cases = [Case(m.fact, seed.fact["start"]) for seed, _, m in source.cases]
        for (_, group, mutant), answer in zip(source.cases, adapter.verdicts(source.text, cases), strict=True):
            counts[group][mutant.kind][answer] += 1
            if group == "clean" and english:
                counts["english"]["clean"][answer] += 1
    print(f"{adapter.name}: {sum(len(s.cases) for s in sources):,} cases", flush=True)
    return counts


def _speed(adapter: Adapter, sources: list[Source]) -> float:
    """True facts a second of CPU, indexing included: the best of a few rounds over all sources."""
    clean = [
        (s.text, [Case(m.fact, seed.fact["start"]) for seed, group, m in s.cases if group == "clean"]) for s in sources
    ]
    rounds = []
    for _ in range(ROUNDS):
        forget()
        began = time.process_time()
        for text, cases in clean:
            adapter.verdicts(text, cases)
        rounds.append(time.process_time() - began)
    return sum(len(cases) for _, cases in clean) / min(rounds)


def _records(sources: list[Source]) -> dict[str, Counter[str]]:
    """Whole filled releases with one planted error each: what no look at a single fact can see."""
    whole: dict[str, Counter[str]] = defaultdict(Counter)
    for source in sources:
        index = Index(source.text)
        release = true_release(index, source.gold)
        base = [f for f in check(source.text, release, index=index) if f.severity != "info"]
        known = {(f.code, f.path, f.start) for f in base}
        for i in range(len(release.statistics)):
            doubted = any(f.path.startswith(f"statistics[{i}]") for f in base)
            whole["clean"]["review" if doubted else "verified"] += 1
        for case in planted(index, release, random.Random(f"{SEED}/{source.name}")):
            found = [f for f in check(source.text, case.release, index=index) if f.severity != "info"]
            fresh = any((f.code, f.path, f.start) not in known for f in found)
            whole[case.kind]["caught" if fresh else "verified"] += 1
    return whole


def _about(sources: list[Source]) -> dict[str, str]:
    groups = Counter(group for s in sources for _, group, _ in s.cases)
    return {
        "releases": ", ".join(s.name for s in sources),
        "cases": f"{groups['clean']:,} true facts, {groups['harmless']:,} harmless variants, "
        f"{groups['harmful']:,} planted errors",
        "versions": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
    }


if __name__ == "__main__":
    main()
