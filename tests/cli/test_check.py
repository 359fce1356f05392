"""`extractor check` on the command line: outside extractions, severities of a project, exit codes."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli.entry import app
from extractor.errors import UsageError

SOURCE = "Divers raised 12 anchors and 340 coins in 2023. A fine of 5,600 pesos was paid, up 4.5%.\n"
ROWS = "what,n,unit\nanchors,12,anchors\ncoins,304,coins\nfine,5600,pesos\nrise,4.5,%\n"
MAPS = ("--map", "value=n", "--map", "unit=unit")
CHECK = (sys.executable, "-m", "extractor", "check")


class Told:
    def __init__(self, *arguments: str) -> None:
        ran = CliRunner().invoke(app, ["check", *arguments])
        self.code, self.out, self.err, self.raised = ran.exit_code, ran.stdout, ran.stderr, ran.exception


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("EXTRACTOR_IGNORE", "EXTRACTOR_RULES"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "s.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "true.csv").write_text(ROWS.replace("304", "340"), encoding="utf-8")
    return tmp_path


def outside(name: str, *more: str) -> Told:
    return Told("--extraction", name, "--source", "s.txt", *MAPS, *more)


@pytest.mark.usefixtures("given")
def test_a_wrong_row_is_named_and_its_number_is_left_over() -> None:
    told = outside("rows.csv")
    assert told.code == 1
    assert "reject[N001]" in told.out
    assert "`304` is not printed" in told.out
    assert "`340` is used by no field" in told.out
    balance = "5 numbers: 3 used, 1 set aside, 1 unaccounted"
    assert told.err.strip() == f"rows.csv: 4 rows: 3 verified, 0 to review, 1 rejected (row 2); {balance}"


@pytest.mark.usefixtures("given")
def test_true_rows_are_clean() -> None:
    told = outside("true.csv")
    assert (told.code, told.out) == (0, "")
    assert "4 verified, 0 to review, 0 rejected" in told.err


def test_a_number_left_over_is_a_finding_of_its_own(given: Path) -> None:
    (given / "few.csv").write_text("n,unit\n12,anchors\n", encoding="utf-8")
    assert outside("few.csv").code == 1
    assert outside("few.csv", "--ignore", "T").code == 0


@pytest.mark.usefixtures("given")
def test_all_six_forms_tell_of_the_same_finding() -> None:
    shown = {f: outside("rows.csv", "--format", f) for f in ("full", "concise", "json", "github", "junit", "sarif")}
    assert {told.code for told in shown.values()} == {1}
    assert all("N001" in told.out and "row 2" in told.out for told in shown.values())
    assert {f["code"] for f in json.loads(shown["json"].out)} == {"N001", "T002"}
    assert ET.fromstring(shown["junit"].out).get("failures") == "1"
    assert len(json.loads(shown["sarif"].out)["runs"][0]["results"]) == 2
    assert [told.err for form, told in shown.items() if form != "full"] == [""] * 5


def test_langextract_brings_its_text(given: Path) -> None:
    clause = {"extraction_class": "x", "extraction_text": "raised 12 anchors and 340 coins"}
    at = SOURCE.find(clause["extraction_text"])
    entry = {**clause, "char_interval": {"start_pos": at, "end_pos": at + 31}, "attributes": {"coins": "430"}}
    (given / "lx.jsonl").write_text(json.dumps({"text": SOURCE, "document_id": "d1", "extractions": [entry]}) + "\n")
    told = Told("--extraction", "lx.jsonl", "--ignore", "T", "--format", "concise")
    assert told.code == 1
    assert told.out.startswith("d1: N001 extractions[0].attributes.coins: `430`")


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--extraction", "none.csv"), "extraction none.csv: No such file"),
        (
            ("--extraction", "true.csv", *MAPS),
            "true.csv: does not hold the text it was made from; give it with --source",
        ),
        (
            ("--extraction", "true.csv", "--source", "s.txt", "--as", "xml"),
            "--as 'xml': use one of langextract, json, csv",
        ),
        (("--map", "value=n"), "nothing to check"),
        (("true.csv", "--map", "value=n"), "give it with --extraction FILE"),
        (("--extraction", "true.csv", "--source", "s.txt", *MAPS, "--ignore", "Y9"), "code 'Y9': no rule begins so"),
        (("--extraction", "true.csv", "--source", "s.txt", *MAPS, "--format", "xml"), "format 'xml'"),
    ],
)
def test_bad_use_is_one_line_and_exit_code_2(arguments: tuple[str, ...], line: str) -> None:
    told = Told(*arguments)
    assert isinstance(told.raised, UsageError)
    assert line in str(told.raised)
    assert "\n" not in str(told.raised)
    assert told.raised.exit_code == 2


def test_the_console_says_it_without_a_traceback(given: Path) -> None:
    ran = subprocess.run(
        [*CHECK, "--extraction", "rows.csv", "--source", "s.txt", "--map", "value=m"],
        capture_output=True, text=True, check=False, cwd=given,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "extractor: rows.csv: no column 'm'; there are what, n, unit\n"


def severities(told: Told) -> dict[str, str]:
    return {f["code"]: f["severity"] for f in json.loads(told.out)}


def test_a_project_sets_severities_and_what_is_ignored(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert severities(outside("rows.csv", "--format", "json")) == {"N001": "reject", "T002": "review"}
    settings = given / "extractor.toml"
    settings.write_text('[rules]\nN = "review"\nN001 = "info"\nT = "info"\n')
    told = outside("rows.csv", "--format", "json")
    assert (severities(told), told.code) == ({"N001": "info", "T002": "info"}, 0)
    assert "1 rejected" not in outside("rows.csv").err
    settings.write_text('ignore = ["T"]\n')
    assert severities(outside("rows.csv", "--format", "json")) == {"N001": "reject"}
    monkeypatch.setenv("EXTRACTOR_RULES", "N001=review")
    assert severities(outside("rows.csv", "--format", "json")) == {"N001": "review"}
    assert severities(outside("rows.csv", "--format", "json", "--ignore", "N")) == {"T002": "review"}


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[rules]\nN001 = "fatal"\n', "extractor.toml: rules: Input should be 'reject', 'review' or 'info'"),
        ('[rules]\nY9 = "info"\n', "code 'Y9': no rule begins so"),
        ('ignore = [""]\n', "code '': no rule begins so"),
        ("ignore = 3\n", "extractor.toml: ignore: "),
    ],
)
def test_wrong_severities_are_told(given: Path, toml: str, told: str) -> None:
    (given / "extractor.toml").write_text(toml)
    raised = outside("true.csv").raised
    assert isinstance(raised, UsageError)
    assert told in str(raised)
