"""A model's releases computed in worker processes: the same bytes, the same bill, the same ends as in one process."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mills_asked import CANARY, NAMES, answer, conduct, text_of, tree

from extractor.fillers.llm import PortableFiller, Wire
from extractor.ledger import export
from extractor.run import Folder
from extractor.run.board import SIZE, Board
from extractor.run.crew import Crew
from schemas.press_release import PressRelease


def attempts(folder: Path) -> list[tuple[str, ...]]:
    columns = ("key", "release", "purpose", "number", "state", "answer", "gen_ai.response.id", "cost", "error")
    return sorted(tuple(str(row[column]) for column in columns) for row in export(folder))


def test_bytes_bill_and_ledger_are_those_of_one_process(mills: Any, releases: Path, tmp_path: Path) -> None:
    here = conduct(mills, releases, tmp_path / "here", 0)
    asked = sorted(json.dumps(body, sort_keys=True) for body in mills.asked)
    stages = {stage.name for record in Folder(tmp_path / "here").records() for stage in record.stages}
    assert stages == {"fill", "repair", "glean"}
    assert [failure.state for failure in here.manifest.failures] == ["wrong_schema"]
    assert max(outcome.requests for outcome in here.outcomes) > 2  # several windows
    for workers in (1, 2):
        mills.asked.clear()
        out = tmp_path / str(workers)
        report = conduct(mills, releases, out, workers)
        assert tree(out) == tree(tmp_path / "here")
        assert attempts(out) == attempts(tmp_path / "here")
        assert sorted(json.dumps(body, sort_keys=True) for body in mills.asked) == asked
        assert report.exit_code == here.exit_code
        assert [o._replace(seconds=0) for o in report.outcomes] == [o._replace(seconds=0) for o in here.outcomes]


def test_what_is_recorded_is_not_asked_again(mills: Any, releases: Path, tmp_path: Path) -> None:
    conduct(mills, releases, tmp_path / "out", 0)
    before = tree(tmp_path / "out")
    for path in (tmp_path / "out" / "records").glob("*"):
        path.unlink()
    mills.asked.clear()
    conduct(mills, releases, tmp_path / "out", 1)
    assert tree(tmp_path / "out") == before
    # Only the answer that could not be used is asked for once more: it was never recorded as answered.
    told = [body["messages"][1]["content"] for body in mills.asked]
    assert ["The Elm mill" in content for content in told] == [True]


def test_a_worker_is_told_neither_key_nor_server(mills: Any) -> None:
    filler = PortableFiller(Wire(mills.settings(api_key=CANARY)), PressRelease)
    told = json.dumps(filler.spec())
    assert CANARY not in told
    assert mills.url not in told


def test_a_release_from_standard_input_is_read_where_it_came_in(
    mills: Any, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = (releases / "Hazel.txt").read_bytes()
    (releases / "Hazel.txt").unlink()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
    report = conduct(mills, releases, tmp_path / "out", 1, also=["-"])
    assert {o.state for o in report.outcomes if o.name != "Damson"} == {"done"}, [o.message for o in report.outcomes]
    assert len(report.outcomes) == len(NAMES)


@pytest.mark.parametrize("workers", [0, 1])
def test_an_answer_with_half_a_surrogate_pair_is_recorded_and_asked_for_again(
    mills: Any, releases: Path, tmp_path: Path, workers: int
) -> None:
    def broken_off(body: dict[str, Any]) -> str:
        said = answer(body)
        return said.replace("true", '"\ud83d"') if "surprise" in said else said

    mills.answer = broken_off
    report = conduct(mills, releases, tmp_path / "out", workers)
    states = {outcome.name: outcome.state for outcome in report.outcomes if outcome.state != "done"}
    assert states == {"Damson": "wrong_schema"}, [o.message for o in report.outcomes]
    assert sum("\\ud83d" in (row["answer"] or "") for row in export(tmp_path / "out")) == 4  # 3 of Damson, 1 of Elm


def test_no_key_reaches_a_worker(mills: Any, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    monkeypatch.setenv("openai_api_key", CANARY)  # read as well
    script = tmp_path / "telling.py"
    script.write_text(
        "import json, os, pathlib\n"
        "from extractor.run import worker\n"
        "first = worker._first\n"
        "def telling(source):\n"
        "    line, rest = first(source)\n"
        f"    pathlib.Path({str(tmp_path)!r}, 'told').write_text(line.decode() + json.dumps(dict(os.environ)))\n"
        "    return line, rest\n"
        "worker._first = telling\n"
        "worker.main()\n"
    )
    monkeypatch.setattr("extractor.run.hired.WORKER", [str(script)])
    conduct(mills, releases, tmp_path / "out", 1)
    told = (tmp_path / "told").read_text()
    assert '"filler": {' in told
    assert CANARY not in told
    assert {headers["authorization"] for headers in mills.headers_seen} == {f"Bearer {CANARY}"}


def test_no_more_requests_are_in_flight_than_asked_for(mills: Any, releases: Path, tmp_path: Path) -> None:
    most = now = 0

    def counted(body: dict[str, Any]) -> str:
        nonlocal most, now
        with mills.lock:
            now += 1
            most = max(most, now)
        mills.released.wait(0.05)
        with mills.lock:
            now -= 1
        return answer(body)

    mills.answer = counted
    conduct(mills, releases, tmp_path / "out", 2, concurrency=3)
    assert most <= 4  # the wire's own limit


def test_a_document_being_parsed_holds_up_no_other_release(
    mills: Any, releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, script = tmp_path / "asked", tmp_path / "parses.py"
    script.write_text(
        "import time\n"
        "from pathlib import Path\n"
        "from extractor.errors import ReadError\n"
        "from extractor.readers import formats\n"
        "from extractor.readers.reading import Reading\n"
        "from extractor.run import worker\n"
        "def parsed(kind, raw, name):\n"
        "    for _ in range(200):\n"
        f"        if Path({str(asked)!r}).exists():\n"
        "            return Reading(raw.decode().removeprefix('%PDF-'), kind, '1')\n"
        "        time.sleep(0.05)\n"
        "    raise ReadError('no question of another release came meanwhile', 'damaged')\n"
        "formats.read_apart = parsed\n"
        "worker.main()\n"
    )
    monkeypatch.setattr("extractor.run.hired.WORKER", [str(script)])

    def told(body: dict[str, Any]) -> str:
        asked.touch()
        return answer(body)

    mills.answer = told
    for name in ("Abele", "Acer"):
        (releases / f"{name}.pdf").write_text(f"%PDF-{text_of('Alder', 1)}")
    report = conduct(mills, releases, tmp_path / "out", 1)
    states = {outcome.name: outcome.state for outcome in report.outcomes if outcome.state != "done"}
    assert states == {"Damson": "wrong_schema"}, [outcome.message for outcome in report.outcomes]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with (tmp_path / "board").open("w+b") as shared:
        shared.truncate(SIZE)
        made = Board(shared.fileno())
    yield made
    made.close()


def test_a_board_tells_what_is_computed_and_for_how_long(board: Board) -> None:
    assert board.read() == (0, 0.0)
    board.at(7)
    number, seconds = board.read()
    assert (number, 0 <= seconds < 5) == (7, True)
    board.idle()
    assert board.read() == (0, 0.0)


@pytest.mark.parametrize(
    ("crowded", "many", "cores", "hired"), [(4, 8, 2, 2), (5, 8, 2, 0), (4, 9, 2, 0), (4, 8, 1, 0)]
)
def test_workers_are_hired_only_where_many_releases_are_under_way(
    mills: Any,
    releases: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    crowded: int,
    many: int,
    cores: int,
    hired: int,
) -> None:
    begun: list[int] = []

    class Counted(Crew):
        def __init__(self, *given: Any) -> None:
            begun.append(given[2])
            super().__init__(*given)

    monkeypatch.setattr("extractor.run.window.Crew", Counted)
    monkeypatch.setattr("extractor.run.conduct._CROWDED", crowded)
    monkeypatch.setattr("extractor.run.conduct._MANY", many)
    monkeypatch.setattr("extractor.run.conduct.cores", lambda: cores)
    conduct(mills, releases, tmp_path / "out", None)
    assert begun == [hired] * bool(hired)
