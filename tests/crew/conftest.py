"""The releases and the stub that the tests of workers are given."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # `mills_asked` is shared by the modules beside it

from mills_asked import NAMES, answer, text_of


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / f"{name}.txt").write_text(text_of(name, number + 1))
    return folder


@pytest.fixture
def mills(stub: Any) -> Any:
    stub.answer = answer
    return stub
