"""Mutation testing of the rules, the checker and the tally: `python benchmarks/mutants.py [--sample N] [--jobs N]`.

mutmut makes the mutants under `mutants/` and tells which tests reach which function. Instead of one run of pytest for
each mutant, the tests are collected once and every mutant is tried in a fork of that process: the tests that reach its
function, first those that killed its neighbours. The verdicts go where `mutmut results` and `mutmut show` find them.
"""

import argparse
import gc
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections import Counter, defaultdict
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from mutmut.__main__ import create_mutants
from mutmut.configuration import config
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths
from mutmut.utils.format_utils import mangled_name_from_mutant_name as function_of

ROOT = Path(__file__).parent.parent
MADE = ROOT / "mutants"
KILLED = frozenset({"killed", "timeout"})
FLOOR = 90.0
REACHED_BY_NONE = 33
REMEMBERED = 6
"""Of each function and module, so many of the tests that killed a mutant last are tried first on the next."""


class Mutant(NamedTuple):
    name: str
    meta: Path

    @property
    def function(self) -> str:
        return str(function_of(self.name))


UNCHANGED = Mutant("no.function__mutmut_0", MADE)
"""The name of no mutant: the code as it is, which every test must pass in a fork too."""


def make() -> list[Mutant]:
    """Write the mutants of the modules that `[tool.mutmut]` names, afresh."""
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir()
    set_mutant_under_test("mutant_generation")
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    create_mutants(1)
    return [
        Mutant(name, meta)
        for meta in sorted(MADE.rglob("*.py.meta"))
        for name in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
    ]


def forget() -> None:
    """Empty the caches of the code under test: an answer kept from the code as it is would hide a mutant."""
    for name in [n for n in sys.modules if n.partition(".")[0] == "extractor"]:
        for kept in vars(sys.modules[name]).values():
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()


class Trial:
    """In place of pytest's loop: every test once on the code as it is, then every mutant in a fork of its own."""

    def __init__(self, mutants: list[Mutant], jobs: int) -> None:
        self.mutants, self.jobs = mutants, jobs
        self.verdicts: dict[str, int] = {}
        self.tests: list[pytest.Item] = []
        self.reaching: dict[str, list[int]] = defaultdict(list)
        self.seconds: list[float] = []
        self.killers: dict[str, list[int]] = defaultdict(list)
        self.running: dict[int, tuple[Mutant, int]] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.tests = session.items
        set_mutant_under_test("stats")
        order = range(len(self.tests))
        for i, following in zip_longest(order, order[1:]):
            began = time.process_time()
            if not self.passes(i, following):
                raise pytest.UsageError(f"{self.tests[i].nodeid} fails on the code as it is")
            self.seconds.append(time.process_time() - began)
            for function in state()._stats:  # noqa: SLF001 - where the trampolines note what was called
                self.reaching[function].append(i)
            state()._stats.clear()  # noqa: SLF001
        forget()
        gc.freeze()  # what all forks share is not to be copied by their collectors
        self.start(UNCHANGED)
        self.finish()
        if self.verdicts.pop(UNCHANGED.name):
            raise pytest.UsageError("the tests fail in a fork on the code as it is: they would kill every mutant")
        for n, mutant in enumerate(self.mutants, start=1):
            self.start(mutant)
            if n % 100 == 0:
                killed = sum(status_by_exit_code[c] in KILLED for c in self.verdicts.values())
                print(f"{n} of {len(self.mutants)} tried, {killed} killed", file=sys.stderr, flush=True)
        while self.running:
            self.finish()
        return True

    def passes(self, i: int, following: int | None) -> bool:
        """Whether test `i` does, what it set up being torn down as far as the test that follows does not need it."""
        nextitem = None if following is None else self.tests[following]
        return not any(r.failed for r in runtestprotocol(self.tests[i], nextitem=nextitem, log=False))

    def start(self, mutant: Mutant) -> None:
        """Try `mutant` in a fork, once there is room for one."""
        function, module = mutant.function, mutant.meta.name
        reaching = [*range(len(self.tests))] if mutant is UNCHANGED else self.reaching[function]
        if not reaching:
            self.verdicts[mutant.name] = REACHED_BY_NONE
            return
        while len(self.running) >= self.jobs:
            self.finish()
        likely = self.killers[function], self.killers[module]
        order = sorted(reaching, key=lambda i: (*(i not in k for k in likely), self.seconds[i]))
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            self.child(mutant, order, writing)
        os.close(writing)
        self.running[pid] = mutant, reading

    def child(self, mutant: Mutant, order: list[int], writing: int) -> None:
        """Run the tests until one fails, and leave."""
        set_mutant_under_test(mutant.name)
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)  # an endless loop ends with a status of its own
        limit = int(time.process_time() + 3 + 3 * sum(self.seconds[i] for i in order))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 2))
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - while the fork lives
        for i, following in zip_longest(order, order[1:]):
            try:
                passed = self.passes(i, following)
            except BaseException:  # noqa: BLE001 - whatever a mutant brings about, also an exit, kills it
                passed = False
            if not passed:
                os.write(writing, str(i).encode())
                os._exit(1)
        os._exit(0)

    def finish(self) -> None:
        """Wait for one fork, and note which test killed its mutant."""
        pid, status = os.wait()
        mutant, reading = self.running.pop(pid)
        with os.fdopen(reading) as pipe:
            killer = pipe.read()
        if killer:
            for place in (mutant.function, mutant.meta.name):
                known = self.killers[place]
                known[:] = [*(i for i in known if i != int(killer)), int(killer)][-REMEMBERED:]
        self.verdicts[mutant.name] = os.waitstatus_to_exitcode(status)


def try_out(mutants: list[Mutant], jobs: int) -> dict[str, int]:
    """How the tests ended on each mutant."""
    trial = Trial(mutants, jobs)
    sys.path[:] = [str(MADE), *(p for p in sys.path if Path(p or ".").resolve() != ROOT)]
    options = config().pytest_add_cli_args, config().pytest_add_cli_args_test_selection
    os.chdir(MADE)
    ended = pytest.main(["--rootdir=.", "-qq", "-s", *options[0], *options[1]], plugins=[trial])
    os.chdir(ROOT)
    if len(trial.verdicts) < len(mutants):
        raise SystemExit(f"the tests could not be run (pytest ended with {ended!r})")
    return trial.verdicts


def keep(mutants: list[Mutant], verdicts: dict[str, int]) -> None:
    """Write the verdicts into mutmut's own files."""
    for meta in {m.meta for m in mutants}:
        held: dict[str, Any] = json.loads(meta.read_text(encoding="utf-8"))
        held["exit_code_by_key"] |= {m.name: verdicts[m.name] for m in mutants if m.meta == meta}
        meta.write_text(json.dumps(held, indent=4), encoding="utf-8")


def row(name: str, states: Counter[str]) -> str:
    killed = sum(states[s] for s in KILLED)
    others = ", ".join(f"{n} {s}" for s, n in sorted(states.items()) if s not in KILLED)
    return f"{name:34} {states.total():7} {killed:6} {100 * killed / states.total():6.1f} %  {others}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, metavar="N", help="only N mutants, drawn by lot (always the same)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at once")
    args = parser.parse_args()
    os.chdir(ROOT)
    mutants = make()
    drawn = random.Random(7).sample(mutants, min(args.sample or len(mutants), len(mutants)))
    verdicts = try_out(drawn, args.jobs)
    keep(drawn, verdicts)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for m in sorted(drawn):
        states[str(m.meta.relative_to(MADE)).removesuffix(".py.meta")][status_by_exit_code[verdicts[m.name]]] += 1
    print(f"{'module':34} mutants killed")
    for name, found in states.items():
        print(row(name, found))
    total = sum(states.values(), Counter[str]())
    print(row("all", total))
    return 0 if sum(total[s] for s in KILLED) * 100 >= FLOOR * total.total() else 1


if __name__ == "__main__":
    raise SystemExit(main())
