"""What a reader noted becomes a finding about the whole release: a guess, lost numbers, or a mere note."""

import pytest

from extractor.rules.reading import reported


@pytest.mark.parametrize(
    ("note", "code", "severity"),
    [
        ("no BOM and no declaration: read as gb18030", "S001", "review"),
        ("3 NUL characters were left in place", "S001", "review"),
        ("digit census: 12 of 14 digits of the file are in the text", "S002", "review"),
        ("left out: a hidden element with 12", "S002", "review"),
        ("line ends are carriage returns", "S003", "info"),
        ("the file was left out", "S001", "review"),
    ],
)
def test_a_note_is_reported_by_what_it_may_have_cost(note, code, severity) -> None:
    [finding] = reported([note])
    assert (finding.code, finding.severity, finding.message) == (code, severity, note)
    assert (finding.path, finding.start, finding.end, finding.hint) == ("", None, None, None)


def test_every_note_is_reported_in_order() -> None:
    assert [f.code for f in reported(("line ends", "a guess", "left out: 7"))] == ["S003", "S001", "S002"]
    assert reported(()) == []
