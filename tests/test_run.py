"""Many releases become one folder: resumable, complete, and the same whatever the order or the concurrency."""

import asyncio
import hashlib
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from extractor.errors import FillError, LockedError, StoppedError, StorageError, UsageError
from extractor.fillers import Answers
from extractor.ledger import Ledger, hold
from extractor.run import Event, Folder, Report, run
from extractor.source import Index
from schemas.evidence import Phrase
from schemas.press_release import PressRelease
from schemas.records import Attempt, Filled, Finding, TallyLine, Usage
from schemas.release import Release

TEXTS = [
    f"Mill {name}\n\nThe {name} mill shipped {4 + i},{100 + i} tonnes of yarn in May, up {i + 1}.5% on April.\n"
    for i, name in enumerate(("Alder", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper"))
]


class Asked:
    """A filler that answers after a pause, through the ledger as a model does; `faults` by release name."""

    id = "asked"
    prompt: str | None = "0" * 64

    def __init__(self, answers: Answers, pause: float = 0.0, faults: dict[str, Exception] | None = None) -> None:
        self.answers, self.pause, self.faults = answers, pause, faults or {}
        self.bills: list[str] = []
        self.flying = self.most = 0

    async def fill(self, release: Release, index: Index, schema: type[BaseModel]) -> Filled:
        del index, schema
        key = hashlib.sha256(release.text.encode()).hexdigest()
        answer = self.answers.recorded(key)
        if answer is None:
            self.bills.append(release.source.name)
            answer = await self._answer(release)
            await self.answers.book(
                Attempt(
                    key=key,
                    release=release.id,
                    purpose="fill",
                    number=1,
                    model=self.id,
                    state="answered",
                    answer=answer,
                )
            )
        return Filled(value=PressRelease(title=Phrase(answer)), usage=Usage(requests=1, input_tokens=9))

    async def _answer(self, release: Release) -> str:
        self.flying += 1
        self.most = max(self.most, self.flying)
        await asyncio.sleep(self.pause)
        self.flying -= 1
        if fault := self.faults.get(release.source.name):
            raise fault
        return release.text.split("\n", 1)[0]

    async def repair(self, release: Release, index: Index, filled: Filled, findings: list[Finding]) -> Filled:
        del release, index, findings
        return filled

    async def glean(self, release: Release, index: Index, filled: Filled, unaccounted: list[TallyLine]) -> Filled:
        del release, index, unaccounted
        return filled


class Asking:
    """Makes the filler and keeps it for the test to look at."""

    def __init__(self, **given: Any) -> None:
        self.given = given
        self.filler: Asked

    def __call__(self, answers: Answers) -> Asked:
        self.filler = Asked(answers, **self.given)
        return self.filler


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for text in TEXTS:
        (folder / f"{text.split(maxsplit=2)[1]}.txt").write_text(text)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a run that must not depend on when, where or in which order it was made."""
    files = [folder / "manifest.json", *folder.glob("records/*"), *folder.glob("texts/*")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def states(report: Report) -> dict[str, str]:
    return {Path(outcome.path).stem: outcome.state for outcome in report.outcomes}


def test_a_run_leaves_manifest_ledger_records_and_the_texts_read(releases: Path, tmp_path: Path) -> None:
    (releases / "Crlf.txt").write_bytes(b"\xef\xbb\xbfIn May 12 mills\r\nopened.\r\n")
    report = run([releases], out=tmp_path / "out", concurrency=1)
    folder = Folder(tmp_path / "out")
    manifest = folder.manifest()
    assert manifest == report.manifest
    assert manifest.status == "finished"
    assert len(manifest.records) == len(TEXTS) + 1
    assert (tmp_path / "out" / "ledger.sqlite").is_file()
    for record in folder.records():
        raw = Path(record.release.path or "").read_bytes()
        assert record.release.sha256 == hashlib.sha256(raw).hexdigest()
        text = folder.text(record.release.id)
        assert text.encode() == raw.removeprefix(b"\xef\xbb\xbf")
        assert all(text[line.start : line.end] == line.text for line in record.tally)
    written = json.loads(next((tmp_path / "out" / "records").glob("alder*")).read_text())
    assert {"release", "schema", "filled", "statistics", "tally", "findings", "usage"} <= set(written)


def test_worker_processes_one_process_and_the_window_agree(releases: Path, tmp_path: Path) -> None:
    one = run([releases], out=tmp_path / "one", concurrency=1)
    two = run([releases], out=tmp_path / "two", concurrency=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert [outcome._replace(seconds=0) for outcome in one.outcomes] == [o._replace(seconds=0) for o in two.outcomes]
    assert one.exit_code == two.exit_code


def test_results_of_a_model_do_not_depend_on_concurrency_or_order(releases: Path, tmp_path: Path) -> None:
    run([releases], out=tmp_path / "one", make_filler=Asking(), concurrency=1)
    run(sorted(releases.glob("*"), reverse=True), out=tmp_path / "many", make_filler=Asking(pause=0.01), concurrency=7)
    assert tree(tmp_path / "one") == tree(tmp_path / "many")


def test_the_window_is_full_and_has_no_barriers(releases: Path, tmp_path: Path) -> None:
    asking = Asking(pause=0.05)
    run([releases], out=tmp_path / "out", make_filler=asking, concurrency=4)
    assert asking.filler.most == 4


def test_finished_releases_are_not_asked_again(releases: Path, tmp_path: Path) -> None:
    run([releases], out=tmp_path / "out", make_filler=Asking(), limit=3)
    again = Asking()
    report = run([releases], out=tmp_path / "out", make_filler=again)
    assert len(again.filler.bills) == len(TEXTS) - 3
    assert sum(outcome.resumed for outcome in report.outcomes) == 3
    assert len(report.manifest.records) == len(TEXTS)


def test_a_lost_record_is_made_again_from_the_recorded_answer(releases: Path, tmp_path: Path) -> None:
    run([releases], out=tmp_path / "out", make_filler=Asking())
    before = tree(tmp_path / "out")
    for path in (tmp_path / "out" / "records").glob("*"):
        path.unlink()
    again = Asking()
    run([releases], out=tmp_path / "out", make_filler=again)
    assert again.filler.bills == []
    assert tree(tmp_path / "out") == before


def test_force_asks_all_again(releases: Path, tmp_path: Path) -> None:
    run([releases], out=tmp_path / "out", make_filler=Asking())
    again = Asking()
    run([releases], out=tmp_path / "out", make_filler=again, force=True)
    assert len(again.filler.bills) == len(TEXTS)


def test_a_failure_is_typed_and_stays_alone_until_retried(releases: Path, tmp_path: Path) -> None:
    failing = Asking(faults={"Elm": FillError("Elm: refused", "refusal"), "Fir": RuntimeError("odd\nthing")})
    report = run([releases], out=tmp_path / "out", make_filler=failing)
    assert (report.exit_code, report.manifest.status) == (3, "finished")
    assert {name: state for name, state in states(report).items() if state != "done"} == {
        "Elm": "refusal",
        "Fir": "crashed",
    }
    assert [failure.state for failure in report.manifest.failures] == ["refusal", "crashed"]
    assert not any("\n" in failure.message for failure in report.manifest.failures)
    kept = Asking()
    assert run([releases], out=tmp_path / "out", make_filler=kept).exit_code == 3
    assert kept.filler.bills == []
    retried = Asking()
    report = run([releases], out=tmp_path / "out", make_filler=retried, retry_failed=True)
    assert sorted(retried.filler.bills) == ["Elm", "Fir"]
    assert not report.manifest.failures


def test_bad_files_fail_alone_and_are_looked_at_again(releases: Path, tmp_path: Path) -> None:
    (releases / "void.txt").write_bytes(b"")
    missing = releases / "missing.txt"
    report = run([releases, missing], out=tmp_path / "out", concurrency=1)
    assert report.exit_code == 3
    assert {state for state in states(report).values() if state != "done"} == {"empty", "missing"}
    assert len(report.manifest.records) == len(TEXTS)
    missing.write_text("12 mills opened.")
    assert states(run([releases, missing], out=tmp_path / "out", concurrency=1))["missing"] == "done"


def test_the_same_content_under_one_name_is_done_once(releases: Path, tmp_path: Path) -> None:
    (releases / "copy").mkdir()
    (releases / "copy" / "Alder.txt").write_text(TEXTS[0])
    report = run([releases], out=tmp_path / "out", concurrency=1)
    assert len(report.outcomes) == len(TEXTS)


def test_standard_input_is_done_with_the_others(
    releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"In May 12 mills opened.")))
    report = run(["-", releases], out=tmp_path / "out", concurrency=2)
    assert states(report)["-"] == "done"
    assert len(report.manifest.records) == len(TEXTS) + 1


def test_a_folder_holds_one_question(releases: Path, tmp_path: Path) -> None:
    run([releases], out=tmp_path / "out", make_filler=Asking())
    with pytest.raises(UsageError, match="model asked instead of baseline"):
        run([releases], out=tmp_path / "out", concurrency=1)
    report = run([releases], out=tmp_path / "out", concurrency=1, force=True, limit=2)
    assert len(list((tmp_path / "out" / "records").iterdir())) == len(report.manifest.records) == 2


def test_the_baseline_says_that_it_fills_one_schema_only(releases: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--model"):
        run([releases], out=tmp_path / "out", schema="earnings")


def test_a_second_run_on_a_folder_is_told_who_holds_it(releases: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([releases], out=out, concurrency=1, limit=1)
    with hold(out):
        ledger = Ledger(out)
        with pytest.raises(LockedError, match=f"pid {os.getpid()} on "):
            run([releases], out=out)
        ledger.close("finished")
    timer = threading.Timer(0.3, lambda: None)
    with hold(out):
        timer.start()
        with pytest.raises(LockedError):
            run([releases], out=out, wait=0.2)
    assert run([releases], out=out, concurrency=1, limit=1).manifest.status == "finished"


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
    with pytest.raises(StorageError, match="choose another --out"):
        run([releases], out=tmp_path / "file" / "out")
