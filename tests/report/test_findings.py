"""Findings in the six forms: each names rule, place and release, and parses in its own format."""

import json
import xml.etree.ElementTree as ET

import pytest

from extractor.report.findings import FORMATS, Checked, render
from schemas.records import Finding

TEXT = "Heading\nPolice seized 3,480 cars & 12 boats.\n"
AT = TEXT.index("3,480")
FINDING = Finding(
    code="N001",
    rule="number-not-printed",
    severity="reject",
    path="statistics[0].quantity",
    message="`480` is not printed in the source",
    start=AT,
    end=AT + 5,
    hint="the source prints 3,480 here",
)
CHECKED = [Checked("cars,1.txt", TEXT, [FINDING]), Checked("clean.txt", TEXT, [])]


def test_full_points_with_a_caret_under_the_number():
    lines = render(CHECKED, "full").splitlines()
    source = next(line for line in lines if "3,480 cars" in line)
    caret = lines[lines.index(source) + 1]
    assert caret.index("^") == source.index("3,480")
    assert "cars,1.txt:2:15" in lines[1]
    assert lines[-1].endswith("the source prints 3,480 here")


def test_concise_is_one_line_a_finding():
    assert render(CHECKED, "concise") == (
        "cars,1.txt:2:15: N001 statistics[0].quantity: `480` is not printed in the source\n"
    )


def test_json_keeps_every_field():
    (row,) = json.loads(render(CHECKED, "json"))
    assert row == {"release": "cars,1.txt", **FINDING.model_dump()}


def test_github_escapes_what_its_commands_reserve():
    line = render(CHECKED, "github")
    assert line.startswith("::error title=extractor (N001),file=cars%2C1.txt,line=2,col=15::")


def test_junit_counts_a_clean_release_as_passed():
    suite = ET.fromstring(render(CHECKED, "junit"))
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert "N001" in suite.findall("testcase")[0].find("failure").text


def test_sarif_gives_code_point_offsets():
    run = json.loads(render(CHECKED, "sarif"))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 15, "charOffset": AT, "charLength": 5}
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("form", [name for name, _ in FORMATS])
def test_every_form_takes_a_finding_without_a_place(form):
    bare = Finding(code="T001", rule="unaccounted", severity="review", path="", message="a\x1b[31mb")
    shown = render([Checked("x", None, [bare])], form)
    assert "T001" in shown
    assert "\x1b" not in shown.replace("\\u001b", "")
