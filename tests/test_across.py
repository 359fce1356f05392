"""Releases compared: contradiction, difference, revision, repeat, and one figure under two periods are told apart."""

from pathlib import Path

import pytest

from extractor.across import across
from extractor.opened import open_run
from extractor.pipeline import checked, record
from extractor.readers import read
from extractor.run import Folder
from extractor.run.rules import Rules
from extractor.source import Index
from schemas.evidence import Phrase, Quantity
from schemas.press_release import PressRelease, Statistic
from schemas.records import Filled, Manifest


def figure(text: str, number: str, period: str, unit: str = "wells") -> Statistic:
    at = text.index(number)
    return Statistic(
        indicator="wells drilled",
        quantity=Quantity(text=number, unit=unit, start=at, end=at + len(number)),
        period=Phrase(period),
    )


@pytest.fixture
def run(tmp_path):
    """Makes a run folder of texts with statistics given by hand."""

    def make(*releases: tuple[str, str, list[tuple[str, str]]]):
        folder = Folder(tmp_path / "run")
        folder.create_root()
        folder.create()
        ids = []
        for name, text, figures in releases:
            path = tmp_path / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            release = read(path)
            value = PressRelease(statistics=[figure(text, n, p) for n, p in figures], date=_date(text))
            made = record(release, Rules(), PressRelease, checked(Index(text), Filled(value=value)))
            folder.save(release, made)
            ids.append(release.id)
        manifest = Manifest(status="finished", schema=made.schema_ref, model="baseline", records=tuple(ids))
        folder.save_manifest(manifest)
        return open_run(Path(folder.root))

    return make


def _date(text: str) -> Phrase | None:
    head = text.split(".", 1)[0]
    return Phrase(head) if "2024" in head else None


def codes(found):
    return sorted(f.code for findings in found.values() for f in findings)


def test_two_values_for_one_thing_in_a_release(run):
    text = "1,204 wells drilled in 2023 were counted.\n\nOf the 1,240 wells drilled in 2023 most are deep.\n"
    assert codes(across(run(("a", text, [("1,204", "2023"), ("1,240", "2023")])))) == ["X001"]


def test_two_values_in_one_sentence_are_two_things(run):
    text = "In 2023 the north had 1,204 wells drilled and the south 1,240 wells drilled.\n"
    assert codes(across(run(("a", text, [("1,204", "2023"), ("1,240", "2023")])))) == []


def test_a_later_release_differs_or_says_that_it_revises(run):
    first = ("a", "March 5, 2024. There were 1,204 wells drilled in 2023.\n", [("1,204", "2023")])
    silent = ("b", "May 7, 2024. There were 1,240 wells drilled in 2023.\n", [("1,240", "2023")])
    open_about_it = ("b", "May 7, 2024. The revised count is 1,240 wells drilled in 2023.\n", [("1,240", "2023")])
    found = across(run(first, silent))
    assert codes(found) == ["X002"]
    ((finding,),) = found.values()
    assert "1204" in finding.message
    assert "There were 1,204 wells drilled in 2023." in finding.hint
    assert codes(across(run(first, open_about_it))) == ["X003"]


def test_a_repeat_is_no_contradiction(run):
    first = ("a", "March 5, 2024. There were 1,204 wells drilled in 2023.\n", [("1,204", "2023")])
    again = ("b", "May 7, 2024. As said, 1,204 wells drilled in 2023.\n", [("1,204", "2023")])
    assert codes(across(run(first, again))) == ["X005"]


def test_one_figure_under_two_periods(run):
    text = "1,204 wells were drilled over the past year.\n\nIn all, 1204 wells were drilled over the years.\n"
    assert codes(across(run(("a", text, [("1,204", "the past year"), ("1204", "the years")])))) == ["X004"]


def test_small_numbers_and_missing_periods_say_nothing(run):
    text = "12 wells were drilled in 2022.\n\nAnother 12 wells drilled in 2023 are dry.\n"
    assert codes(across(run(("a", text, [("12", "2022"), ("12", "2023")])))) == []
