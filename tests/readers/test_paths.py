"""Arguments become files, names become ids that no file system confuses."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import UsageError
from extractor.readers.paths import STDIN, find, release_id, release_name, slug


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.HTML", ".hidden.txt", ".git/d.txt", "notes.xyz", "e.docx", "f.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("12 mills")
    return tmp_path


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_folder_gives_its_releases_in_name_order_and_below(folder: Path) -> None:
    assert names(find([folder])) == ["a.md", "b.txt", "e.docx", "f.pdf", "c.HTML"]


def test_a_file_named_outright_is_taken_whatever_its_suffix(folder: Path) -> None:
    assert find([folder / "notes.xyz"]) == [folder / "notes.xyz"]


def test_globs_are_expanded_by_us_too(folder: Path) -> None:
    assert names(find([f"{folder}/*.[tm]*"])) == ["a.md", "b.txt"]
    assert names(find([f"{folder}/**/*.HTML"])) == ["c.HTML"]


def test_each_file_comes_once(folder: Path) -> None:
    assert names(find([folder / "b.txt", folder, f"{folder}/*.txt"])) == ["b.txt", "a.md", "e.docx", "f.pdf", "c.HTML"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("1")
    assert names(find([tmp_path / "a[1].txt"])) == ["a[1].txt"]


def test_the_texts_of_a_run_are_no_releases(folder: Path) -> None:
    run = folder / "runs" / "one"
    (run / "texts").mkdir(parents=True)
    for name in ("manifest.json", "ledger.sqlite", "texts/z.txt"):
        (run / name).write_text("1")
    assert "z.txt" not in names(find([folder]))


def test_standard_input_is_a_path(folder: Path) -> None:
    assert find([STDIN, folder / "b.txt"]) == [Path(STDIN), folder / "b.txt"]


def test_what_is_missing_stays_beside_what_is_there(folder: Path) -> None:
    assert names(find([folder / "gone.txt", folder / "b.txt"])) == ["gone.txt", "b.txt"]


@pytest.mark.parametrize("argument", ["gone.txt", "empty", "*.nothing", "x" * 5000, "nul\0.txt"])
def test_nothing_at_all_is_a_usage_error_in_one_line(tmp_path: Path, argument: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError) as caught:
        find([tmp_path / argument])
    assert str(tmp_path)[:100] in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_gold_folders_source_is_called_after_the_folder() -> None:
    assert release_name(Path("gold/07-mills/source.txt")) == "07-mills"
    assert release_name(Path("a.b.txt")) == "a.b"


@given(st.text(max_size=400))
@settings(derandomize=True)
def test_an_id_is_a_safe_file_name_whatever_the_name(name: str) -> None:
    made = release_id(name, "0123456789abcdef" * 4)
    assert made.endswith("-0123456789ab")
    assert made == made.casefold()
    assert len(os.fsencode(made)) <= 200
    assert not set(made) & set('/\\:*?"<>|\0\n. ')
    assert not made.startswith("-")


def test_a_slug_keeps_what_reads() -> None:
    assert slug("../../Étude (May) 2024") == "tude-may-2024"
    assert slug("公安部 2022 年") == "公安部-2022-年"
    assert slug("../") == "release"
