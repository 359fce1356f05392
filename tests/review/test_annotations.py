"""Labels to other tools and back: nothing is lost, and offsets survive emoji."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import review_runs
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import UsageError
from extractor.readers import read_bytes
from extractor.report import annotations
from extractor.report.annotations import FORMS, Labelled
from extractor.report.review.goldfile import draft
from schemas.gold import Gold

GOLD = Path(__file__).parents[2] / "eval" / "gold"
OPEN = ("02-cut-off-campaign", "05-procurators-half-2021", "14-kunlun-inner-mongolia", "18-fishing-ban")
BACK = {
    "labelstudio": (annotations.to_label_studio, annotations.from_label_studio),
    "doccano": (annotations.to_doccano, annotations.from_doccano),
}


def labelled(name: str) -> Labelled:
    folder = GOLD / name
    text = (folder / "source.txt").read_bytes().decode()
    return Labelled(name, text, Gold.model_validate_json((folder / "gold.json").read_bytes()))


def sorted_gold(gold: Gold) -> tuple[object, object]:
    """Numbers and statistics in an order that both sides share."""
    numbers = sorted((n.start, n.end, n.kind, n.text) for n in gold.numbers)
    statistics = sorted(json.dumps(s.model_dump(), sort_keys=True) for s in gold.statistics)
    return numbers, statistics


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [*OPEN, "20-apparel-earnings"])
def test_gold_survives_the_way_there_and_back(name: str, form: str) -> None:
    write, read = BACK[form]
    before = labelled(name)
    after = read(json.loads(json.dumps(write(before))))
    assert after.text == before.text
    assert sorted_gold(after.gold) == sorted_gold(before.gold)


@pytest.mark.parametrize("form", FORMS)
@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["🍏", "👩‍🌾", "é", "果", "\n", "a ", "𝟜 "]), max_size=12).map("".join))
def test_offsets_survive_any_characters_before_the_number(form: str, before: str) -> None:
    text = f"{before} sold 310 crates and 275 pears"
    filled = {
        "statistics": [{"indicator": "crates sold", "quantity": review_runs.quantity("310", "crates")}],
    }
    release = read_bytes(text.encode(), "crates.txt")
    gold = draft(review_runs.record_of(release, filled), release.text)
    write, read = BACK[form]
    after = read(json.loads(json.dumps(write(Labelled("crates", release.text, gold)))))
    assert [s.text for s in after.gold.statistics] == ["310"]
    (one,) = after.gold.statistics
    assert release.text[one.start : one.end] == "310"


def test_label_studio_counts_code_points_and_doccano_utf16() -> None:
    release = read_bytes(review_runs.EMOJI.encode(), "crates.txt")
    gold = draft(review_runs.record_of(release, review_runs.crates()), release.text)
    one = Labelled("crates", release.text, gold)
    first = annotations.to_label_studio(one)["annotations"][0]["result"][0]["value"]
    assert (first["start"], first["end"], first["text"]) == (18, 21, "310")
    entity = annotations.to_doccano(one)["entities"][0]
    assert (entity["start_offset"], entity["end_offset"]) == (20, 23)  # 🍏 and 🍐 count twice


def test_a_task_that_counts_utf16_is_seen_by_its_own_words() -> None:
    text = "🍏🍐 sold 310 crates"
    value = {"start": 10, "end": 13, "text": "310", "labels": ["statistic"]}
    words = {"start": 10, "end": 13, "text": ["crates sold"]}
    result = [
        {"id": "x", "from_name": "kind", "to_name": "text", "type": "labels", "value": value},
        {"id": "x", "from_name": "indicator", "to_name": "text", "type": "textarea", "value": words},
    ]
    task = {"id": 7, "data": {"text": text}, "annotations": [{"result": result}]}
    (one,) = annotations.from_label_studio(task).gold.statistics
    assert (one.start, one.end, one.text, one.indicator) == (8, 11, "310", "crates sold")


def test_plain_doccano_triples_are_numbers_with_their_class() -> None:
    line = {"id": 4, "text": "On 3 May 🍏 sold 12 pears", "label": [[3, 4, "date_time"], [17, 19, "other"]]}
    gold = annotations.from_doccano(line).gold
    assert [(n.text, n.kind) for n in gold.numbers] == [("3", "date_time"), ("12", "other")]


def test_a_whole_folder_goes_out_and_comes_back(tmp_path: Path) -> None:
    for form in FORMS:
        folder = tmp_path / form / "gold"
        for name in OPEN[:2]:
            (folder / name).mkdir(parents=True)
            for part in ("gold.json", "source.txt"):
                (folder / name / part).write_bytes((GOLD / name / part).read_bytes())
        out = tmp_path / f"{form}.json"
        out.write_text(annotations.export(folder, form), "utf-8")
        paths = annotations.load(out, form, tmp_path / form / "again")
        assert [p.parent.name for p in paths] == list(OPEN[:2])
        for path in paths:
            again = Gold.model_validate_json(path.read_bytes())
            assert sorted_gold(again) == sorted_gold(labelled(path.parent.name).gold)
            assert (path.parent / "source.txt").read_bytes() == (GOLD / path.parent.name / "source.txt").read_bytes()


def test_the_label_studio_interface_is_xml_that_names_every_control() -> None:
    root = ET.fromstring(annotations.labelling_config())
    names = {e.get("name") for e in root.iter() if e.get("name")}
    task = annotations.to_label_studio(labelled("20-apparel-earnings"))
    used = {r["from_name"] for r in task["annotations"][0]["result"] if "from_name" in r}
    assert used <= names
    assert {"indicator", "direction", "basis"} <= used


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("labelstudio", "not json"),
        ("labelstudio", '[{"data": {}}]'),
        ("labelstudio", '[{"data": {"text": "5"}, "annotations": [{"was_cancelled": true, "result": []}]}]'),
        ("doccano", '{"label": []}'),
        ("doccano", "[1, 2"),
        ("prodigy", "{}"),
    ],
)
def test_what_is_no_export_is_named(tmp_path: Path, form: str, body: str) -> None:
    file = tmp_path / "labels.json"
    file.write_text(body, "utf-8")
    with pytest.raises(UsageError, match=r"labels\.json|no annotation form"):
        annotations.load(file, form, tmp_path / "gold")
    assert not (tmp_path / "gold").exists()


def test_a_name_from_outside_stays_inside_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text('{"name": "../../etc/passwd", "text": "12 pears", "label": [[0, 2, "other"]]}\n', "utf-8")
    (path,) = annotations.load(file, "doccano", tmp_path / "gold")
    assert path.resolve().is_relative_to((tmp_path / "gold").resolve())
