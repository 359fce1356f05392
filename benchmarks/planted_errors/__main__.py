"""Prints escapes per kind and false alarms: `python -m benchmarks.planted_errors GOLD_DIR...`."""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.planted_errors.mutants import NUMBER_KINDS, Mutant, harmful, harmless
from benchmarks.planted_errors.seeds import Seed, load, other_units, seeds
from extractor.facts import check_fact
from extractor.source import Index


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="release folders with source.txt and gold.json")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", default="", help="print what escaped of kinds with this word, or `clean`, `harmless`")
    args = parser.parse_args()
    tables: dict[str, dict[str, Counter[str]]] = {g: defaultdict(Counter) for g in ("clean", "harmless", "harmful")}
    spent, judged = 0.0, 0
    for folder in args.gold:
        text, gold = load(folder)
        index = Index(text)
        for number, seed in enumerate(seeds(folder)):
            rng = random.Random(f"{args.seed}/{folder.name}/{number}")
            groups = {
                "clean": [Mutant("clean", "", seed.fact)],
                "harmless": list(harmless(seed, rng)),
                "harmful": list(harmful(seed, other_units(seed, gold), rng)),
            }
            for group, mutants in groups.items():
                began = time.perf_counter()
                answers = [check_fact(index, m.fact) for m in mutants]
                spent += time.perf_counter() - began
                judged += len(mutants)
                for mutant, answer in zip(mutants, answers, strict=True):
                    tables[group][f"{mutant.kind} / {mutant.layer}"][answer["verdict"]] += 1
                    if (answer["verdict"] == "verified") == (group == "harmful") and _wanted(args.show, group, mutant):
                        _show(folder.name, seed, mutant, answer)
    _report(tables)
    print(f"{judged} facts, {judged / spent:,.0f} a second")


def _wanted(show: str, group: str, mutant: Mutant) -> bool:
    return bool(show) and (show == group or show in mutant.kind)


def _show(name: str, seed: Seed, mutant: Mutant, answer: dict[str, object]) -> None:
    near = " ".join(seed.source[max(0, seed.fact["start"] - 70) : seed.fact["end"] + 50].split())
    changed = {k: v for k, v in mutant.fact.items() if seed.fact.get(k) != v}
    print(name, "|", mutant.kind, mutant.layer, json.dumps(changed, ensure_ascii=False)[:200], answer, "|", near)


def _report(tables: dict[str, dict[str, Counter[str]]]) -> None:
    for group, kinds in tables.items():
        total: Counter[str] = Counter()
        for kind in sorted(kinds):
            total += kinds[kind]
            n = sum(kinds[kind].values())
            print(f"{group:8} {kind:46} {n:5}  {_shares(kinds[kind])}")
        print(f"{group:8} {'ALL':46} {sum(total.values()):5}  {_shares(total)}")
    numbers: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for kind, counts in tables["harmful"].items():
        numbers += counts if kind.split(" / ")[0] in NUMBER_KINDS else Counter()
        same += counts if kind.startswith("number of the same sentence") else Counter()
    print(f"number kinds:  {_shares(numbers)}\nsame sentence: {_shares(same)}")


def _shares(counts: Counter[str]) -> str:
    n = sum(counts.values()) or 1
    return "  ".join(f"{v} {counts[v]:5} ({100 * counts[v] / n:5.1f} %)" for v in ("verified", "review", "rejected"))


if __name__ == "__main__":
    main()
