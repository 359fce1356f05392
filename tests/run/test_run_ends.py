"""How a run ends before its time: interrupted, out of money, or with a release, a worker or a folder that fails."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from mill_texts import TEXTS, Asked, Asking, states, tree

from extractor.errors import StoppedError, UsageError
from extractor.run import Event, Folder, run
from schemas.release import Release


def stop_after(number: int, act: Callable[[], None]) -> Callable[[Event], None]:
    seen: list[Event] = []

    def hear(event: Event) -> None:
        if event.kind == "ended":
            seen.append(event)
            if len(seen) == number:
                act()

    return hear


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_drains_and_the_next_run_goes_on(releases: Path, tmp_path: Path, number: signal.Signals) -> None:
    first = Asking(pause=0.02)
    interrupt = stop_after(2, lambda: os.kill(os.getpid(), number))
    report = run([releases], out=tmp_path / "out", make_filler=first, concurrency=3, events=interrupt)
    assert (report.exit_code, report.manifest.status) == (130, "interrupted")
    assert 2 <= len(report.manifest.records) <= 5
    assert len(first.filler.bills) == len(report.manifest.records)  # what was asked was waited for
    assert Folder(tmp_path / "out").manifest() == report.manifest
    second = Asking()
    run([releases], out=tmp_path / "out", make_filler=second)
    assert sorted(first.filler.bills + second.filler.bills) == sorted({text.split()[1] for text in TEXTS})
    run([releases], out=tmp_path / "unbroken", make_filler=Asking())
    assert tree(tmp_path / "out") == tree(tmp_path / "unbroken")


def test_an_interrupt_of_worker_processes_drains_too(releases: Path, tmp_path: Path) -> None:
    for copy in range(4):
        for text in TEXTS:
            (releases / f"{copy}{text.split()[1]}.txt").write_text(text)
    interrupt = stop_after(2, lambda: os.kill(os.getpid(), signal.SIGINT))
    report = run([releases], out=tmp_path / "out", concurrency=2, events=interrupt)
    assert (report.exit_code, report.manifest.status) == (130, "interrupted")
    assert 2 <= len(report.manifest.records) < 5 * len(TEXTS)
    assert run([releases], out=tmp_path / "out", concurrency=2).manifest.status == "finished"


def test_a_second_interrupt_does_not_wait(releases: Path, tmp_path: Path) -> None:
    def twice() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()

    class Slow(Asked):
        async def _answer(self, release: Release) -> str:
            await asyncio.sleep(0 if release.source.name == "Alder" else 60)
            return await super()._answer(release)

    report = run([releases], out=tmp_path / "out", make_filler=Slow, concurrency=3, events=stop_after(1, twice))
    assert (report.exit_code, report.manifest.status) == (130, "interrupted")
    assert len(report.manifest.records) == 1


def test_what_outlasts_the_drain_is_cancelled(releases: Path, tmp_path: Path) -> None:
    slow = Asking(pause=60)
    interrupt: Callable[[Event], None] = lambda event: (  # noqa: E731 (one call)
        os.kill(os.getpid(), signal.SIGINT) if event.kind == "started" else None
    )
    report = run([releases], out=tmp_path / "o", make_filler=slow, concurrency=1, events=interrupt, drain_seconds=0.1)
    assert (report.exit_code, report.manifest.records) == (130, ())


def test_an_empty_purse_stops_the_run_and_keeps_what_is_done(releases: Path, tmp_path: Path) -> None:
    poor = Asking(faults={"Cedar": StoppedError("the budget of 1 USD is spent: raise --max-cost")})
    report = run([releases], out=tmp_path / "out", make_filler=poor, concurrency=1)
    assert (report.exit_code, report.manifest.status) == (3, "stopped")
    assert "--max-cost" in report.message
    assert len(report.manifest.records) == 2


def test_a_release_that_changes_under_way_fails(releases: Path, tmp_path: Path) -> None:
    def change(event: Event) -> None:
        if event.kind == "started" and event.outcome is not None:
            Path(event.outcome.path).write_text("now 99 mills")

    report = run([releases / "Elm.txt"], out=tmp_path / "out", events=change)
    assert set(states(report).values()) == {"changed"}


def test_a_release_that_kills_its_worker_fails_alone(
    releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release it was at is blamed, not one that was waiting for the disk; the rest go to its successor."""
    monkeypatch.setattr("extractor.run.hired.WORKER", _deadly_worker(tmp_path))
    report = run([releases], out=tmp_path / "out", concurrency=2)
    assert {name for name, state in states(report).items() if state == "crashed"} == {"Elm"}
    assert len(report.manifest.records) == len(TEXTS) - 1


def _deadly_worker(tmp_path: Path) -> list[str]:
    script = tmp_path / "deadly.py"
    script.write_text(
        "import os, signal\n"
        "from extractor.run import one, worker\n"
        "def compute(item, work):\n"
        "    if item.name == 'Elm':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return one.computed(item, work)\n"
        "worker.main(compute)\n"
    )
    return [str(script)]


def test_an_unwritable_folder_is_told_before_anything_is_done(releases: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="choose another --out"):
        run([releases], out=tmp_path / "file" / "out")
