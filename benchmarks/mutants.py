"""Table of the last mutation run (`make mutants`): per module the mutants, and how many the tests killed."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from mutmut.stats import status_by_exit_code

KILLED = frozenset({"killed", "timeout"})
FLOOR = 90.0


def states(folder: Path) -> dict[str, Counter[str]]:
    """What became of the mutants of each module that has any."""
    found = {}
    for meta in sorted(folder.rglob("*.py.meta")):
        codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].values()
        if codes:
            found[str(meta.relative_to(folder)).removesuffix(".py.meta")] = Counter(
                status_by_exit_code[c] for c in codes
            )
    return found


def row(name: str, states: Counter[str]) -> str:
    killed = sum(states[s] for s in KILLED)
    others = ", ".join(f"{n} {s}" for s, n in sorted(states.items()) if s not in KILLED)
    return f"{name:18} {states.total():7} {killed:6} {100 * killed / states.total():6.1f} %  {others}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("mutants"))
    modules = states(parser.parse_args().folder)
    if not modules:
        print("no mutants: run `make mutants`", file=sys.stderr)
        return 2
    print(f"{'module':18} mutants killed")
    for name, found in modules.items():
        print(row(name, found))
    total = sum(modules.values(), Counter[str]())
    print(row("all", total))
    return 0 if sum(total[s] for s in KILLED) * 100 >= FLOOR * total.total() else 1


if __name__ == "__main__":
    raise SystemExit(main())
