"""The ledger keeps what is committed through kills, full disks and torn files, and tells it again."""

import asyncio
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.errors import StorageError, UsageError
from extractor.ledger import LEDGER, Ended, Ledger, export, ls, show
from schemas.records import Attempt


def attempt(key: str, state: str = "answered", answer: str | None = "yes", release: str = "mill-1") -> Attempt:
    return Attempt(
        key=key,
        release=release,
        purpose="fill",
        number=1,
        model="asked",
        state=state,
        answer=answer,
        response_model="asked-2",
        input_tokens=10,
        output_tokens=3,
    )


def put(ledger: Ledger, given: Attempt) -> None:
    asyncio.run(ledger.book(given))


def test_an_answer_is_found_by_its_key_and_the_first_one_counts(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert ledger.recorded("k") is None
    put(ledger, attempt("k", "timeout", None))
    assert ledger.recorded("k") is None
    put(ledger, attempt("k", answer="one"))
    put(ledger, attempt("k", answer="two"))
    ledger.close("finished")
    again = Ledger(tmp_path)
    assert again.recorded("k") == "one"
    again.close("finished")


def test_a_fresh_ledger_trusts_only_its_own_answers(tmp_path: Path) -> None:
    old = Ledger(tmp_path)
    put(old, attempt("k", answer="old"))
    old.close("finished")
    fresh = Ledger(tmp_path, fresh=True)
    assert fresh.recorded("k") is None
    put(fresh, attempt("k", answer="new"))
    assert fresh.recorded("k") == "new"
    fresh.close("finished")


def test_columns_are_named_after_opentelemetry(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    put(ledger, attempt("k"))
    ledger.close("finished")
    (row,) = export(tmp_path)
    assert row["gen_ai.request.model"] == "asked"
    assert row["gen_ai.response.model"] == "asked-2"
    assert (row["gen_ai.usage.input_tokens"], row["gen_ai.usage.output_tokens"]) == (10, 3)
    assert json.loads(json.dumps(row)) == row


def test_ls_sums_up_and_show_tells_one_release(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for number, (state, release) in enumerate([("timeout", "mill-1"), ("answered", "mill-1"), ("answered", "yarn-2")]):
        put(ledger, attempt(str(number), state, release=release))
    ledger.finish([Ended("mill-1", "k", "done", "{}")])
    rows = {row["release"]: row for row in ls(tmp_path)}
    assert (rows["mill-1"]["state"], rows["mill-1"]["attempts"], rows["mill-1"]["answered"]) == ("done", 2, 1)
    assert (rows["yarn-2"]["state"], rows["yarn-2"]["gen_ai.usage.input_tokens"]) == ("open", 10)
    assert [row["state"] for row in show(tmp_path, "mill")] == ["timeout", "answered"]
    with pytest.raises(UsageError, match="none begins so"):
        show(tmp_path, "nobody")
    ledger.close("finished")


def test_no_ledger_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"is .* a run folder"):
        ls(tmp_path)


def test_releases_end_all_or_none(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    with pytest.raises(StorageError):
        ledger.finish([Ended("a", "k", "done", "{}"), Ended("b", "k", "done", object())])  # type: ignore[arg-type]
    assert (ledger.ended("a"), list(ledger.outcomes())) == (None, [])
    ledger.close("finished")


def test_a_damaged_ledger_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / LEDGER).write_bytes(b"no database at all" * 100)
    with pytest.raises(StorageError, match="damaged: move it away"):
        Ledger(tmp_path)


def test_a_place_that_cannot_be_written_is_told() -> None:
    with pytest.raises(StorageError, match="choose another --out"):
        Ledger(Path("/proc"))


def test_a_torn_log_loses_its_end_and_nothing_else(tmp_path: Path) -> None:
    """Truncates the write-ahead log of a killed run at samples of its bytes, dense at the end."""
    killed = tmp_path / "killed"
    killed.mkdir()
    ledger = Ledger(killed)
    count = 6
    for number in range(count):
        put(ledger, attempt(f"k{number}", answer=f"answer {number} " * 50))
    torn = tmp_path / "torn"
    log = (killed / f"{LEDGER}-wal").read_bytes()
    seen = set()
    for cut in [*range(0, len(log), 1499), *range(len(log) - 1000, len(log), 40)]:
        shutil.rmtree(torn, ignore_errors=True)
        torn.mkdir()
        shutil.copy(killed / LEDGER, torn / LEDGER)
        (torn / f"{LEDGER}-wal").write_bytes(log[:cut])
        again = Ledger(torn)
        found = [again.recorded(f"k{number}") is not None for number in range(count)]
        assert found == sorted(found, reverse=True)  # a prefix of what was committed
        put(again, attempt("new"))
        assert again.recorded("new") == "yes"
        again.close("finished")
        seen.add(sum(found))
    assert seen == set(range(count)) or seen == set(range(count + 1))
    ledger.close("finished")


FILLING = """
import asyncio
import sys
from pathlib import Path
from extractor.errors import StorageError
from extractor.ledger import Ledger
from schemas.records import Attempt
ledger = Ledger(Path(sys.argv[1]))
try:
    for number in range(10_000):
        asyncio.run(ledger.book(Attempt(key=str(number), release="r", purpose="fill", number=1, model="m",
                                        state="answered", answer="x" * 2000)))
        print(number, flush=True)
except StorageError as error:
    print(error, file=sys.stderr)
    raise SystemExit(error.exit_code)
"""


def test_a_full_disk_is_told_and_costs_nothing_that_was_committed(tmp_path: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    process = subprocess.run(
        [sys.executable, "-c", FILLING, str(tmp_path)], preexec_fn=limit, capture_output=True, text=True, check=False
    )
    assert process.returncode == 3
    assert str(tmp_path / LEDGER) in process.stderr
    assert "free some disk space" in process.stderr
    committed = process.stdout.split()
    assert len(committed) > 10
    with sqlite3.connect(tmp_path / LEDGER) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    base.close()
    again = Ledger(tmp_path)
    assert all(again.recorded(number) for number in committed)
    again.close("finished")


def test_a_killed_writer_leaves_every_answer_it_reported(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", FILLING, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(40)]
    os.kill(process.pid, signal.SIGKILL)
    told += process.stdout.read().split()
    process.stdout.close()
    process.wait()
    again = Ledger(tmp_path)
    assert all(again.recorded(number) for number in told)
    again.close("finished")


def test_what_is_booked_at_one_time_shares_commits_and_is_on_the_disk(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    seen: list[str | None] = []

    async def book(number: int) -> None:
        await ledger.book(attempt(f"k{number}", answer=str(number)))
        seen.append(ledger.recorded(f"k{number}"))

    async def all_at_once() -> None:
        await asyncio.gather(*[book(number) for number in range(200)])

    asyncio.run(all_at_once())
    assert seen == [str(number) for number in range(200)]
    log = (tmp_path / f"{LEDGER}-wal").stat().st_size
    ledger.close("finished")
    assert [row["key"] for row in export(tmp_path)] == [f"k{number}" for number in range(200)]
    assert log < 200 * 4096  # each commit of its own writes at least two pages


def test_a_booking_that_fails_is_told_to_who_waits_and_the_next_goes_on(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    bad = attempt("bad").model_copy(update={"answer": object()})

    async def go() -> None:
        with pytest.raises(StorageError):
            await ledger.book(bad)
        await ledger.book(attempt("good"))

    asyncio.run(go())
    assert (ledger.recorded("bad"), ledger.recorded("good")) == (None, "yes")
    ledger.close("finished")


def test_a_booking_that_nobody_waits_for_any_more_is_kept(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)

    async def go() -> None:
        task = asyncio.create_task(ledger.book(attempt("k")))
        await asyncio.sleep(0)
        task.cancel()

    asyncio.run(go())
    ledger.close("interrupted")
    again = Ledger(tmp_path)
    assert again.recorded("k") == "yes"
    again.close("finished")


def test_ends_that_cannot_be_written_are_told_at_the_next_call(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.finish_soon([Ended("a", "k", "done", object())])  # type: ignore[arg-type]
    with pytest.raises(StorageError):
        ledger.finish([Ended("b", "k", "done", "{}")])
    ledger.close("stopped")


def test_a_booking_that_fails_leaves_those_it_shares_a_commit_with(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    bad = attempt("bad").model_copy(update={"answer": "half a pair \ud83d"})

    async def go() -> list[object]:
        return await asyncio.gather(
            *[ledger.book(attempt(f"k{number}")) for number in range(20)],
            ledger.book(bad),
            *[ledger.book(attempt(f"l{number}")) for number in range(20)],
            return_exceptions=True,
        )

    told = asyncio.run(go())
    ledger.close("finished")
    assert [type(one) for one in told if one is not None] == [UnicodeEncodeError]
    assert told[20] is not None
    assert [row["key"] for row in export(tmp_path)] == [f"{c}{number}" for c in "kl" for number in range(20)]
