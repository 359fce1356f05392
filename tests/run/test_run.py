"""Many releases become one folder: resumable, complete, and the same whatever the order or the concurrency."""

import hashlib
import io
import json
import os
import sys
import threading
from pathlib import Path

import pytest
from mill_texts import TEXTS, Asking, states, tree

from extractor.errors import FillError, LockedError, UsageError
from extractor.ledger import Ledger, hold
from extractor.run import Folder, run


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
