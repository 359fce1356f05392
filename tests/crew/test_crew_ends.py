"""Workers that die, hang, exit or do not start, and runs of them that are stopped: only what failed is lost."""

import os
import signal
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest
from mills_asked import NAMES, bought_twice, conduct, tree

from extractor.errors import StorageError, UsageError
from extractor.fillers.llm import PortableFiller
from extractor.ledger import Ledger, export
from extractor.run import Event, run
from extractor.run.hired import Hired


def deadly(tmp_path: Path, act: str) -> list[str]:
    """A worker that does something while it computes Gorse, after its answer has come."""
    script = tmp_path / "deadly.py"
    script.write_text(
        "import os, signal, time\n"
        "from extractor import pipeline\n"
        "from extractor.run import worker\n"
        "record = pipeline.record\n"
        "def deadly(release, *rest):\n"
        f"    if release.source.name == 'Gorse':\n        {act}\n"
        "    return record(release, *rest)\n"
        "pipeline.record = deadly\n"
        "worker.main()\n"
    )
    return [str(script)]


def test_a_release_that_kills_its_worker_fails_alone_and_no_answer_is_lost(
    mills: Any, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.run.hired.WORKER", deadly(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)"))
    report = conduct(mills, releases, tmp_path / "out", 1, concurrency=8)
    states = {outcome.name: outcome.state for outcome in report.outcomes if outcome.state != "done"}
    assert states == {"Damson": "wrong_schema", "Gorse": "crashed"}, [o.message for o in report.outcomes]
    assert bought_twice(tmp_path / "out") == 0
    monkeypatch.undo()
    mills.asked.clear()
    conduct(mills, releases, tmp_path / "out", 1, retry_failed=True)
    conduct(mills, releases, tmp_path / "whole", 0)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
    assert bought_twice(tmp_path / "out") == 0


EXITS = {
    "where a release is computed": "pipeline.record",
    "where one of its windows is asked about": "filler.fill_message",
}


@pytest.mark.parametrize("place", EXITS)
def test_a_release_that_ends_its_process_in_order_fails_alone(
    mills: Any, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    script = tmp_path / "exits.py"
    script.write_text(
        "from extractor import pipeline\n"
        "from extractor.fillers.llm import filler\n"
        "from extractor.run import worker\n"
        f"kept = {EXITS[place]}\n"
        "def exits(first, *rest, **named):\n"
        "    if 'Fir' in (getattr(first, 'text', None) or first.source.name):\n        raise SystemExit('enough')\n"
        "    return kept(first, *rest, **named)\n"
        f"{EXITS[place]} = exits\n"
        "worker.main()\n"
    )
    monkeypatch.setattr("extractor.run.hired.WORKER", [str(script)])
    report = conduct(mills, releases, tmp_path / "out", 1, concurrency=8)
    failed = {outcome.name: outcome for outcome in report.outcomes if outcome.state != "done"}
    assert {name: outcome.state for name, outcome in failed.items()} == {"Damson": "wrong_schema", "Fir": "crashed"}
    assert "SystemExit" in failed["Fir"].message
    assert "enough" in failed["Fir"].message


def test_a_release_that_never_ends_is_stopped(
    mills: Any, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.run.hired.WORKER", deadly(tmp_path, "time.sleep(600)"))
    monkeypatch.setattr("extractor.run.crew.RELEASE_SECONDS", 9.0)
    report = conduct(mills, releases, tmp_path / "out", 2)
    states = {outcome.name: outcome for outcome in report.outcomes if outcome.state != "done"}
    assert set(states) == {"Damson", "Gorse"}, [outcome.message for outcome in states.values()]
    assert "took more than 9 s" in states["Gorse"].message


def test_a_worker_that_does_not_start_ends_the_run(
    mills: Any, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "broken.py"
    script.write_text("raise SystemExit('no such library')\n")
    monkeypatch.setattr("extractor.run.hired.WORKER", [str(script)])
    report = conduct(mills, releases, tmp_path / "out", 2)
    assert (report.exit_code, report.manifest.status) == (3, "stopped")
    assert "did not start: no such library" in report.message
    assert mills.asked == []


def interrupting(act: Callable[[], None], after: int) -> Callable[[Event], None]:
    ended: list[Event] = []

    def hear(event: Event) -> None:
        if event.kind == "ended":
            ended.append(event)
            if len(ended) == after:
                act()

    return hear


def test_an_interrupt_drains_and_the_next_run_goes_on(mills: Any, releases: Path, tmp_path: Path) -> None:
    mills.script = ["slow:0.2"]
    stop = interrupting(lambda: os.kill(os.getpid(), signal.SIGINT), 1)
    report = conduct(mills, releases, tmp_path / "out", 2, concurrency=2, events=stop)
    assert (report.exit_code, report.manifest.status) == (130, "interrupted")
    assert 1 <= len(report.outcomes) < len(NAMES)
    conduct(mills, releases, tmp_path / "out", 2, retry_failed=True)
    conduct(mills, releases, tmp_path / "whole", 0)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
    assert bought_twice(tmp_path / "out") == 0


def when_asked(stub: Any, act: Callable[[], None]) -> Thread:
    """Acts as soon as a question more has reached the server."""
    before = len(stub.asked)

    def wait() -> None:
        while len(stub.asked) == before:
            sleep(0.05)
        act()

    waiting = Thread(target=wait)
    waiting.start()
    return waiting


def test_what_outlasts_the_drain_is_cancelled(mills: Any, releases: Path, tmp_path: Path) -> None:
    mills.script = ["ok", "hang"]
    stop = interrupting(lambda: os.kill(os.getpid(), signal.SIGINT), 1)
    report = conduct(mills, releases / "Alder.txt", tmp_path / "out", 1, events=stop, drain_seconds=0.2)
    assert report.exit_code == 130
    stopping = when_asked(mills, lambda: os.kill(os.getpid(), signal.SIGINT))
    report = conduct(mills, releases, tmp_path / "out", 1, drain_seconds=0.2)
    stopping.join()
    assert (report.exit_code, len(report.manifest.records)) == (130, 1)


@pytest.fixture
def hired(monkeypatch: pytest.MonkeyPatch) -> list[Hired]:
    """Every worker that a test starts."""
    started: list[Hired] = []

    class Listed(Hired):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            started.append(self)

    monkeypatch.setattr("extractor.run.crew.Hired", Listed)
    return started


def test_a_second_interrupt_quits_at_once_and_leaves_no_worker(
    mills: Any, releases: Path, tmp_path: Path, hired: list[Hired]
) -> None:
    mills.script = ["hang"]

    def twice() -> None:
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGINT)
            sleep(0.5)

    impatient = when_asked(mills, twice)
    began = monotonic()
    report = conduct(mills, releases, tmp_path / "out", 2, drain_seconds=60)
    impatient.join()
    assert (report.exit_code, report.manifest.status) == (130, "interrupted")
    assert monotonic() - began < 30  # neither the drain nor the server was waited for
    assert [worker.process.poll() for worker in hired] == [-signal.SIGKILL] * 2


def test_a_filler_that_cannot_be_prepared_leaves_no_worker(
    mills: Any, releases: Path, tmp_path: Path, hired: list[Hired], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: PortableFiller) -> None:
        raise UsageError(f"{self.id}: no such library")

    monkeypatch.setattr(PortableFiller, "prepare", broken)
    with pytest.raises(UsageError, match="no such library"):
        conduct(mills, releases, tmp_path / "out", 2)
    assert [worker.process.poll() for worker in hired] == [-signal.SIGKILL] * 2


def test_an_empty_purse_stops_the_run_and_keeps_what_is_done(mills: Any, releases: Path, tmp_path: Path) -> None:
    given = {"price": (Decimal(1), Decimal(1)), "max_cost": Decimal("0.03"), "max_output_tokens": 1000}
    report = conduct(mills, releases, tmp_path / "out", 2, concurrency=1, **given)
    assert (report.exit_code, report.manifest.status) == (3, "stopped")
    assert "--max-cost" in report.message
    spent = sum(Decimal(row["cost"]) for row in export(tmp_path / "out") if row["cost"])
    assert spent <= Decimal("0.03")
    conduct(mills, releases, tmp_path / "out", 2, retry_failed=True)
    conduct(mills, releases, tmp_path / "whole", 0)
    assert len(tree(tmp_path / "out")) == len(tree(tmp_path / "whole"))
    assert bought_twice(tmp_path / "out") == 0


def test_a_defect_while_saving_ends_the_run_and_hangs_nothing(
    mills: Any, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "torn.py"
    script.write_text(
        "from extractor.run import one, worker\n"
        "def torn(files):\n    raise MemoryError('no room left')\n"
        "one.write_all = torn\n"
        "worker.main()\n"
    )
    monkeypatch.setattr("extractor.run.hired.WORKER", [str(script)])
    monkeypatch.setattr("extractor.run.conduct._FEW", 0)
    for report in (
        conduct(mills, releases, tmp_path / "crew", 2),
        run([releases], out=tmp_path / "pool", concurrency=2),
    ):
        assert (report.exit_code, report.manifest.status) == (3, "stopped")
        assert "MemoryError: no room left" in report.message


def test_a_wrong_key_ends_the_run_at_once(mills: Any, releases: Path, tmp_path: Path) -> None:
    mills.script = ["status:401"]
    with pytest.raises(UsageError, match="OPENAI_API_KEY"):
        conduct(mills, releases, tmp_path / "out", 2)


def test_a_ledger_that_cannot_be_written_stops_the_run(
    mills: Any, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(self: Ledger, attempt: Any) -> None:
        raise StorageError(f"{self.path}: database or disk is full ({attempt.state})")

    monkeypatch.setattr(Ledger, "book", full)
    report = conduct(mills, releases, tmp_path / "out", 2)
    assert (report.exit_code, report.manifest.status) == (3, "stopped")
    assert not list((tmp_path / "out" / "records").iterdir())
