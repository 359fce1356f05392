"""A run folder's records become predictions; what is broken is named."""

import json

import pytest

from eval import predictions as prediction_files
from eval import score as scoring
from eval.errors import EvalError
from schemas.records import Record


def record(prediction, **changed):
    content = {
        "release": {"id": prediction.release, "name": prediction.release, "sha256": prediction.sha256},
        "schema": {"name": "press_release", "sha256": "0" * 64},
        "model": "made-up",
        "filled": {},
        "statistics": [s.model_dump() for s in prediction.statistics],
        "tally": [line.model_dump() for line in prediction.tally],
        "findings": [],
        "verdict": "verified",
    }
    return {**content, **changed}


def write(run, *records):
    (run / "records").mkdir(parents=True)
    for content in records:
        path = run / "records" / f"{content['release']['id']}.json"
        path.write_text(json.dumps(content), encoding="utf-8")


def test_a_run_folder_scores_as_its_records_do(small, perfect, tmp_path):
    write(tmp_path / "run", *[record(perfect(r)) for r in small.releases])
    read = prediction_files.load(tmp_path / "run")
    assert scoring.score(small, read).group().estimates["record.exact"].value == 1
    again = [prediction_files.of_record(Record.model_validate(record(perfect(r)))) for r in reversed(small.releases)]
    assert scoring.score(small, prediction_files.collect(again)) == scoring.score(small, read)


def test_a_schema_without_statistics_fills_what_it_has(small, perfect, tmp_path):
    release = small.by_id()["garden"]
    leaves = [
        {"path": f"lines[{i}].amount", **s.model_dump(include={"start", "end", "text", "value", "unit", "verdict"})}
        for i, s in enumerate(perfect(release).statistics)
    ]
    write(tmp_path, record(perfect(release), statistics=leaves))
    card = scoring.score(small, prediction_files.load(tmp_path))
    assert card.releases[0].counts["field.value"].hits == 3
    assert card.releases[0].counts["field.indicator"].hits == 0


def test_the_same_text_under_two_names_counts_once(small, perfect):
    release = small.by_id()["garden"]
    one = prediction_files.of_record(Record.model_validate(record(perfect(release))))
    two = prediction_files.of_record(
        Record.model_validate(record(perfect(release), release={"id": "a", "name": "a", "sha256": release.sha256}))
    )
    assert [p.release for p in prediction_files.collect([one, two]).all] == ["a"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "the file: "),
        ('{"release": {}}', r"release\.id: Field required"),
    ],
)
def test_a_broken_record_is_named_with_the_place(tmp_path, content, told):
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(EvalError, match=rf"x\.json: {told}"):
        prediction_files.load(tmp_path)


def test_an_entry_that_is_no_statistic_is_named(small, perfect, tmp_path):
    write(tmp_path, record(perfect(small.releases[0]), statistics=[{"qualifier": "plenty"}]))
    with pytest.raises(EvalError, match="qualifier: Input should be"):
        prediction_files.load(tmp_path)


def test_a_folder_that_is_no_run_is_named(tmp_path):
    with pytest.raises(EvalError, match="no records here"):
        prediction_files.load(tmp_path)
