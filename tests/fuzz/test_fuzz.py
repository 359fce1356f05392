"""Random and nasty input: no traceback, exit codes of the contract, and time that grows with the text and no faster.

`python -m benchmarks.fuzz` runs the same targets on 10,000 inputs.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import fuzz
from extractor.checker import check
from extractor.errors import ReadError
from extractor.facts import check_fact
from extractor.numbers import scan
from extractor.outside import Plan, check_outside, read_extraction
from extractor.readers import read
from extractor.source import Index
from extractor.tally import tally

FOLDER = Path(__file__).parent / "corpus"
WITHOUT_TEXT = ("blank.txt", "empty.txt")
CORPUS = sorted(path for path in FOLDER.iterdir() if path.name not in WITHOUT_TEXT)


@pytest.mark.parametrize("target", fuzz.TARGETS.values(), ids=list(fuzz.TARGETS))
@settings(derandomize=True, max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_input_ends_in_a_traceback(target: Callable[[random.Random], None], seed: int) -> None:
    target(random.Random(seed))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=20))
def test_any_unicode_text_is_checked(source: str, words: str) -> None:
    index = Index(source)
    findings = check(source, [words, {"a": words}], index=index)
    assert all(f.start is None or 0 <= f.start <= len(source) for f in findings)
    answer = check_fact(index, {"text": words, "quote": source, "unit": words, "period": words})
    assert answer["verdict"] in {"verified", "review", "rejected"}


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_the_corpus_is_read_scanned_and_checked(path: Path) -> None:
    text = read(path).text
    index = Index(text)
    assert all(m.text == text[m.start : m.end] for m in scan(text))
    rows = [
        {"text": m.text, "start": m.start, "end": m.end, "quote": text[m.start - 20 : m.end + 20]}
        for m in index.mentions
    ]
    (document,) = read_extraction(json.dumps(rows[:50]).encode(), path.name, Plan())
    found = check_outside(index, document, path.name)
    assert set(found.verdicts) == set(document.rows)
    assert len(tally(text, [], index=index)) == len(index.mentions)


@pytest.mark.parametrize("name", WITHOUT_TEXT)
def test_a_file_without_text_is_told_in_one_line(name: str) -> None:
    with pytest.raises(ReadError, match=name) as caught:
        read(FOLDER / name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("command", [("scan",), ("check", "--facts"), ("check", "--extraction")], ids="-".join)
def test_the_commands_keep_to_their_exit_codes(command: tuple[str, ...], tmp_path: Path) -> None:
    odd = tmp_path / "odd"
    odd.write_bytes(b'{"fact": {"text": "1\xff"}}\n[1,2\n' + fuzz.text(random.Random(5)).encode())
    ran = subprocess.run(
        [sys.executable, "-m", "extractor", *command, str(odd)], capture_output=True, text=True, check=False
    )
    assert ran.returncode in fuzz.EXITS
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("piece", fuzz.FAMILIES, ids=repr)
def test_twice_the_text_takes_less_than_three_times_as_long(piece: str) -> None:
    times = max(2, 2000 // len(piece))
    for rounds in (1, 3, 9):
        one = fuzz.spent(fuzz.checked(piece, times), rounds)
        two = fuzz.spent(fuzz.checked(piece, 2 * times), rounds)
        if two < fuzz.RATIO * one + fuzz.SLACK / 3:
            return
    pytest.fail(f"{piece!r}: {one:.4f} s, then {two:.4f} s for twice the text")
