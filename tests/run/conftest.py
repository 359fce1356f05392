"""The releases that the tests of a run are given."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # `mill_texts` is shared by the modules beside it

from mill_texts import TEXTS


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for text in TEXTS:
        (folder / f"{text.split(maxsplit=2)[1]}.txt").write_text(text)
    return folder
