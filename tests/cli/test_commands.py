"""The commands as a person types them: output, exit codes, and one clear line for every mistake."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "eval" / "gold"
SPECIMEN = GOLD / "18-fishing-ban" / "source.txt"
TEXT = "Wardens said on Monday that 1,204 nets were seized in 2023, up 8.5 percent year-on-year.\n"

OWN_SCHEMA = """
from decimal import Decimal
from pydantic import BaseModel
from schemas.evidence import Phrase, Quantity

class Catch(BaseModel):
    title: Phrase | None = None
    nets: Quantity
    total: Decimal | None = None
"""


@pytest.fixture
def extractor(tmp_path, monkeypatch):
    """Runs the command in an empty directory; no traceback ever."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "EXTRACTOR_MODEL", "EXTRACTOR_SOURCES"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments, stdin=None, code=0):
        ran = subprocess.run(
            [sys.executable, "-m", "extractor", *map(str, arguments)],
            cwd=tmp_path, input=stdin, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert "Traceback" not in ran.stderr, ran.stderr
        assert ran.returncode == code, (ran.returncode, ran.stdout, ran.stderr)
        return ran

    return run


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "nets.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_scan_prints_one_object_a_line_and_nothing_else(extractor, text):
    rows = [json.loads(line) for line in extractor("scan", text).stdout.splitlines()]
    assert [(r["text"], r["value"], r["kind"]) for r in rows] == [
        ("1,204", "1204", "statistic"),
        ("2023", "2023", "date_time"),
        ("8.5", "8.5", "change"),
    ]
    assert all(TEXT[r["start"] : r["end"]] == r["text"] for r in rows)
    assert extractor("scan", "-", stdin=TEXT).stdout == extractor("scan", text).stdout


def test_run_writes_the_files_of_the_contract_and_resumes(extractor, text, tmp_path):
    first = extractor("run", text, "--out", "out")
    assert "3 numbers: 3 used, 0 set aside, 0 unaccounted" in first.stdout
    out = tmp_path / "out"
    assert {p.name for p in out.iterdir()} >= {"manifest.json", "ledger.sqlite", "records", "review.html"}
    (path,) = (out / "records").iterdir()
    assert re.fullmatch(r"nets-[0-9a-f]{12}\.json", path.name)
    record = json.loads(path.read_text(encoding="utf-8"))
    assert set(record) >= {"release", "schema", "filled", "statistics", "tally", "findings", "usage"}
    assert record["statistics"][0]["value"] == "1204"
    before = path.read_bytes()
    assert "resumed" in extractor("run", text, "--out", "out").stdout
    assert path.read_bytes() == before


def test_run_does_the_others_when_one_release_is_bad(extractor, text, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = extractor("run", text, "empty.txt", "missing.txt", "--out", "out", "--format", "json", code=3)
    releases = {r["name"]: r["state"] for r in json.loads(ran.stdout)["releases"]}
    assert releases["nets"] == "done"
    assert releases["empty"] != "done"
    assert releases["missing"] != "done"


def test_a_schema_of_ones_own_needs_a_model(extractor, text, tmp_path):
    (tmp_path / "mine.py").write_text(OWN_SCHEMA, encoding="utf-8")
    ran = extractor("run", text, "--schema", "mine.py:Catch", code=2)
    assert "baseline" in ran.stderr
    assert "--model" in ran.stderr
    shown = json.loads(extractor("schemas", "mine.py:Catch").stdout)
    assert "nets" in shown["properties"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "nowhere.txt"), "does not exist"),
        (("run", "."), "holds no releases"),
        (("run", "nets.txt", "--schema", "no_such"), "press_release"),
        (("run", "nets.txt", "--schema", "gone.py:Model"), "not found"),
        (("run", "nets.txt", "--schema", "broken.py:Model"), "does not import"),
        (("run", "nets.txt", "--schema", "bare.py:Model"), "no pydantic model"),
        (("run", "nets.txt", "--model", "gpt-x"), "OPENAI_BASE_URL"),
        (("run", "nets.txt", "--model", "openai/gpt-x"), "OPENAI_API_KEY"),
        (("run", "nets.txt", "--replay", "no_tapes"), "no such folder"),
        (("run", "nets.txt", "--replay", ".", "--record", "."), "exclude each other"),
        (("explain", "Z999"), "N001"),
        (("check",), "nothing to check"),
        (("check", "nets.txt"), "record"),
        (("check", "--facts", "gone.jsonl"), "gone.jsonl"),
        (("export", ".", "--to", "csv"), "manifest.json"),
        (("eval", "--gold", "nowhere"), "no gold here"),
        (("eval", "--format", "pdf"), "junit"),
        (("schemas", "no_such"), "earnings"),
    ],
)
def test_a_mistake_gets_one_clear_line(extractor, text, tmp_path, arguments, told):
    if arguments == ("run", "."):
        text.unlink()
    (tmp_path / "broken.py").write_text("import nothing_like_this", encoding="utf-8")
    (tmp_path / "bare.py").write_text("Model = 3", encoding="utf-8")
    ran = extractor(*arguments, code=2)
    assert told in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
    assert ran.stdout == ""


def test_check_points_at_what_was_changed_in_a_record(extractor, text, tmp_path):
    extractor("run", text, "--out", "out", "-q")
    (path,) = (tmp_path / "out" / "records").iterdir()
    extractor("check", path)
    record = json.loads(path.read_text(encoding="utf-8"))
    record["filled"]["statistics"][0]["quantity"] |= {
        "text": "1,240",
        "value": "1240",
        "mark": None,
        "start": None,
        "end": None,
    }
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps(record), encoding="utf-8")
    assert "--source" in extractor("check", forged, code=2).stderr
    shown = extractor("check", forged, "--source", text, code=1).stdout
    assert "N001" in shown
    assert "1,240" in shown
    (row,) = [
        r for r in json.loads(extractor("check", forged, "--source", text, "--format", "json", code=1).stdout)
        if r["severity"] == "reject"
    ]  # fmt: skip
    assert row["path"] == "statistics[0].quantity"


def test_facts_come_back_in_order(extractor):
    lines = [
        {"source_id": "a", "source": TEXT},
        {"source_id": "a", "fact": {"value": "1204", "text": "1,204", "unit": "nets"}},
        {"source_id": "a", "fact": {"value": "204", "text": "204"}},
        {"source": TEXT, "fact": {"value": "8.5", "text": "8.5%", "direction": "decrease"}},
    ]
    out = extractor("check", "--facts", "-", stdin="".join(json.dumps(line) + "\n" for line in lines)).stdout
    assert [json.loads(line)["verdict"] for line in out.splitlines()] == ["verified", "rejected", "review"]


def test_explain_covers_every_rule_with_an_example(extractor):
    rules = json.loads(extractor("explain", "--format", "json").stdout)
    assert len({r["code"] for r in rules}) == len(rules) > 30
    assert all(r["summary"] and r["explanation"] and r["example"] for r in rules)
    assert (
        "not printed" in extractor("explain", "n001").stdout.lower() or "printed" in extractor("explain", "n001").stdout
    )


def test_estimate_calls_nothing_and_knows_what_it_does_not_know(extractor, text):
    (row,) = json.loads(extractor("estimate", text, "--model", "openai/no-such-model", "--format", "json").stdout)
    assert row["requests"] == 1
    assert row["input_tokens"] > 100
    assert row["cost"] is None
    assert "price unknown" in extractor("estimate", text, "--model", "openai/no-such-model").stdout


def test_config_shows_origins_and_masks_the_key(extractor, tmp_path, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-CANARY-1234567890")
    (tmp_path / "extractor.toml").write_text("concurrency = 3\n", encoding="utf-8")
    shown = extractor("config").stdout
    assert "CANARY" not in shown
    assert re.search(r"concurrency\s+3\s+\S*extractor\.toml", shown)


def test_ledger_tells_of_the_run(extractor, text):
    extractor("run", text, "--out", "out", "-q")
    (row,) = json.loads(extractor("ledger", "ls", "out", "--format", "json").stdout)
    assert row["release"].startswith("nets-")


def test_a_closed_pipe_is_no_error():
    ran = subprocess.run(
        f"{sys.executable} -m extractor explain | head -1", shell=True, capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""


def test_the_specimen_is_accounted_for_to_the_last_number(extractor):
    out = extractor("run", SPECIMEN, "--out", "out").stdout
    assert "30 numbers: " in out
    assert "0 unaccounted" in out


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("import os\nimport nothing_like_this\n", "at line 2: ModuleNotFoundError"),
        ("x = 1\n\ndef (:\n", "at line 3: SyntaxError"),
        ("raise SystemExit(5)\n", "at line 1: SystemExit: 5"),
    ],
)
def test_a_schema_file_that_does_not_import_is_told_with_its_line(extractor, tmp_path, body, told):
    (tmp_path / "broken.py").write_text(body, encoding="utf-8")
    (line,) = extractor("schemas", "broken.py:Model", code=2).stderr.splitlines()
    assert "schema file broken.py" in line
    assert told in line


def test_what_a_schema_file_prints_does_not_get_into_the_data(extractor, tmp_path):
    (tmp_path / "loud.py").write_text("print('here I am')\n" + OWN_SCHEMA, encoding="utf-8")
    ran = extractor("schemas", "loud.py:Catch")
    assert "nets" in json.loads(ran.stdout)["properties"]
    assert "here I am" in ran.stderr
    assert "loud.py:Class" in extractor("schemas", "loud.py", code=2).stderr


def test_scan_goes_on_behind_a_bad_file(extractor, text, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    ran = extractor("scan", "a.txt", text, code=3)
    assert len(ran.stdout.splitlines()) == 3
    assert ran.stderr.startswith("extractor: a.txt is empty")


def test_bad_fact_lines_are_told_one_by_one_and_the_others_checked(extractor, tmp_path):
    good = json.dumps({"source": TEXT, "fact": {"value": "1204", "text": "1,204"}}).encode()
    lines = [
        b"\xef\xbb\xbf" + good,
        good[:-1],
        b"[" * 100_000,
        b'{"source": "\xff"}',
        b'{"fact": %s}' % (b"9" * 5000),
        good,
    ]
    path = tmp_path / "facts.jsonl"
    path.write_bytes(b"\n".join(lines))
    ran = extractor("check", "--facts", path, code=2)
    assert [json.loads(line)["verdict"] for line in ran.stdout.splitlines()] == ["verified", "verified"]
    told = [f"no JSON at column {len(good)}", "too many brackets", "not UTF-8 at column 13", "limit (4300 digits)"]
    for number, (line, why) in enumerate(zip(ran.stderr.splitlines(), told, strict=True), 2):
        assert line.startswith(f"line {number}: ")
        assert why in line


def test_an_output_folder_that_cannot_be_is_a_mistake_of_use(extractor, text):
    assert "nets.txt cannot be made: a file is in its place" in extractor("run", text, "--out", text, code=2).stderr
    extractor("run", text, "--out", "out", "-q")
    for where in ("gone/page.html", "out"):
        assert f"--static {where}: name a file" in extractor("review", "out", "--static", where, code=2).stderr
    ran = extractor("eval", "--only", "18-", "--model", "baseline", "--gold", GOLD, "--html", "out", code=2)
    assert "out cannot be written: Is a directory" in ran.stderr


def test_a_record_cut_short_is_done_again(extractor, text, tmp_path):
    extractor("run", text, "--out", "out", "-q")
    (path,) = (tmp_path / "out" / "records").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:200])
    assert "Invalid JSON" in extractor("check", "out", code=3).stderr
    assert "resumed" not in extractor("run", text, "--out", "out").stdout
    assert path.read_bytes() == whole


def test_a_damaged_manifest_is_told_with_the_way_out(extractor, text, tmp_path):
    extractor("run", text, "--out", "out", "-q")
    (tmp_path / "out" / "manifest.json").write_text("{", encoding="utf-8")
    assert "remove it and run again" in extractor("check", "out", code=2).stderr
    (tmp_path / "out" / "manifest.json").unlink()
    extractor("run", text, "--out", "out", "-q")
    extractor("check", "out")


def test_a_name_that_is_no_utf8_costs_nothing(extractor, tmp_path):
    path = tmp_path / os.fsdecode(b"nets-\xff.txt")
    path.write_text(TEXT, encoding="utf-8")
    empty = tmp_path / os.fsdecode(b"empty-\xff.txt")
    empty.write_bytes(b"")
    ran = extractor("run", path, empty, "--out", "out", code=3)
    assert "3 numbers: 3 used" in ran.stdout
    assert "\\udcff" in ran.stdout
    extractor("check", "out")


SHELL = {"explain": "explain", "scan": f"scan {SPECIMEN}", "schemas": "schemas press_release"}


@pytest.mark.parametrize("command", SHELL.values(), ids=SHELL)
@pytest.mark.parametrize(
    ("around", "code", "told"),
    [
        ("{} > /dev/full", 3, "extractor: the output: No space left on device"),
        ("{} >&-", 0, ""),
        ("PYTHONUNBUFFERED=1 {} | true; exit ${{PIPESTATUS[0]}}", 0, ""),
    ],
    ids=["full", "closed", "gone"],
)
def test_a_lost_output_is_no_traceback(command, around, code, told):
    line = around.format(f"{sys.executable} -m extractor {command}")
    ran = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, timeout=120)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert ran.stderr.startswith(told)
    assert len(ran.stderr.splitlines()) == bool(told)


def test_data_is_utf8_in_any_locale(tmp_path):
    path = tmp_path / "zh.txt"
    path.write_text("渔民卖出五百万吨鱼。\n", encoding="utf-8")
    strict = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "extractor", "scan", str(path)]
    ran = subprocess.run(command, env=strict, capture_output=True, check=True)
    assert json.loads(ran.stdout)["text"] == "五百万"
