"""Prints escapes per kind and false alarms: `python -m benchmarks.planted_errors GOLD_DIR...`."""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks.planted_errors.harmless import harmless
from benchmarks.planted_errors.mutants import NUMBER_KINDS, Mutant, harmful, true_elsewhere
from benchmarks.planted_errors.records import planted, true_release
from benchmarks.planted_errors.seeds import Seed, load, other_units, seeds
from extractor.checker import check
from extractor.facts import check_fact
from extractor.source import Index
from schemas.records import Finding


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="release folders with source.txt and gold.json")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", default="", help="print what escaped of kinds with this word, or `clean`, `harmless`")
    parser.add_argument("--quotes", choices=("sentence", "clause"), default="sentence", help="how long a quote is")
    parser.add_argument("--sources", type=Path, help="folder of texts that have a gold.json without source.txt")
    args = parser.parse_args()
    tables: dict[str, dict[str, Counter[str]]] = {g: defaultdict(Counter) for g in ("clean", "harmless", "harmful")}
    whole: dict[str, Counter[str]] = defaultdict(Counter)
    spent, judged, spared = 0.0, 0, 0
    for folder in args.gold:
        text, gold = load(folder, args.sources)
        index = Index(text)
        planted_in = seeds(text, gold, short=args.quotes == "clause")
        truths = [seed.fact for seed in planted_in]
        for number, seed in enumerate(planted_in):
            rng = random.Random(f"{args.seed}/{folder.name}/{number}")
            groups = {
                "clean": [Mutant("clean", "", seed.fact)],
                "harmless": list(harmless(seed, rng)),
                "harmful": list(harmful(seed, other_units(seed, gold), rng)),
            }
            errors = [m for m in groups["harmful"] if not true_elsewhere(m, truths)]
            spared += len(groups["harmful"]) - len(errors)
            groups["harmful"] = errors
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
    for folder in args.gold:
        _records(folder.name, *load(folder, args.sources), args, whole)
    for kind in sorted(whole):
        n = sum(whole[kind].values())
        print(
            f"records  {kind:46} {n:5}  "
            + "  ".join(f"{k} {v} ({100 * v / n:.1f} %)" for k, v in sorted(whole[kind].items()))
        )
    print(f"{spared} mutants left out: each is another true fact, field for field")
    print(f"{judged} facts, {judged / spent:,.0f} a second")


def _records(
    name: str, text: str, gold: dict[str, Any], args: argparse.Namespace, whole: dict[str, Counter[str]]
) -> None:
    """Clean statistics that draw a finding; planted errors by where they were seen."""
    index = Index(text)
    release = true_release(index, gold)
    base = _doubts(check(text, release, index=index))
    for i in range(len(release.statistics)):
        hits = [f for f in base if f.path.startswith(f"statistics[{i}]")]
        worst = "rejected" if any(f.severity == "reject" for f in hits) else "review" if hits else "verified"
        whole["clean statistics"][worst] += 1
        for f in hits:
            if args.show in {"clean", "records"}:
                print(name, "| clean", f.code, f.path, f.message[:200])
    whole["clean figures unaccounted"]["unaccounted"] += sum(f.code == "T002" for f in base)
    whole["clean figures unaccounted"]["used"] += len(release.statistics)
    known = {(f.code, f.path, f.start) for f in base}
    for case in planted(index, release, random.Random(f"{args.seed}/{name}")):
        fresh = [f for f in _doubts(check(text, case.release, index=index)) if (f.code, f.path, f.start) not in known]
        at_path = [f for f in fresh if case.path and f.path.startswith(case.path)]
        seen = "caught at its path" if at_path else "caught elsewhere" if fresh else "escaped"
        whole[case.kind][seen] += 1
        if not fresh and args.show and (args.show in case.kind or args.show == "records"):
            print(
                name,
                "|",
                case.kind,
                case.path,
                case.release.statistics[int(case.path[11:-1] or 0)] if case.path else "",
            )


def _doubts(findings: list[Finding]) -> list[Finding]:
    return [f for f in findings if f.severity != "info"]


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
