"""Gold is read as it stands, texts are found by their sha256, and what cannot be used is named."""

import hashlib
import json
from pathlib import Path

import pytest

from eval import gold as gold_files
from eval import gold_schema
from eval.errors import EvalError
from eval.gold import SCHEMA_LINE
from schemas.gold import Gold

GOLD = Path(gold_files.__file__).parent / "gold"


def labels(figure="40"):
    return {"numbers": [{"start": 0, "end": 2, "text": figure, "value": figure, "class": "other"}], "statistics": []}


def test_every_gold_file_names_its_schema_first_and_follows_it(shipped):
    paths = sorted(GOLD.glob("*/gold.json"))
    for path in paths:
        content = json.loads(path.read_bytes())
        assert next(iter(content.items())) == ("$schema", SCHEMA_LINE), path
        assert (path.parent / SCHEMA_LINE).resolve() == gold_schema.PATH.resolve()
        Gold.model_validate(content)
    assert len(shipped.releases) + len(shipped.skipped) == len(paths)
    assert len(shipped.releases) >= 16


def test_the_schema_file_is_the_one_that_the_types_give():
    assert gold_schema.PATH.read_text(encoding="utf-8") == gold_files.json_schema(), "run python -m eval.gold_schema"
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(gold_files.json_schema())
    for path in sorted(GOLD.glob("*/gold.json")):
        jsonschema.validate(json.loads(path.read_bytes()), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"source": "x", "sha256": "0" * 64, "numbers": [], "statistic": []}, schema)


def test_every_release_of_the_split_has_gold_and_the_readme_lists_it(shipped):
    assert shipped.unplaced == ()
    named = set(json.loads((GOLD.parent / "split.json").read_bytes())["held_apart"])
    apart = {p.parent.name for p in GOLD.glob("*/gold.json")} & named
    readme = (GOLD.parent / "README.md").read_text(encoding="utf-8")
    assert apart == named
    assert len(apart) == 8
    assert [name for name in sorted(apart) if f"`{name}`" not in readme] == []
    assert {r.id for r in shipped.releases if r.held_apart} <= apart


def test_a_text_elsewhere_is_found_by_its_sha256(folder, tmp_path):
    raw = folder.add("mill", "40 tons\n", labels(), shipped=False)
    digest = hashlib.sha256(raw).hexdigest()[:12]
    assert folder.load().lines() == [f"mill: not scored, no text with sha256 {digest} in the sources"]
    deep = tmp_path / "texts" / "deep"
    deep.mkdir(parents=True)
    (deep / "other.txt").write_text("41 tons\n", encoding="utf-8")
    (deep / "any name at all").write_bytes(raw)
    found = folder.load([tmp_path / "missing", tmp_path / "texts"])
    assert [(r.id, r.text, r.shipped) for r in found.releases] == [("mill", "40 tons\n", False)]
    assert found.digest == folder.load().digest


def test_the_digest_sees_labels_texts_and_the_split(folder):
    folder.add("mill", "40 tons\n", labels())
    first = folder.load().digest
    folder.split("mill")
    second = folder.load().digest
    folder.add("quay", "50 tons\n", labels("50"))
    third = folder.load().digest
    path = folder.path / "mill" / "gold.json"
    path.write_text(path.read_text(encoding="utf-8").replace("other", "ordinal"), encoding="utf-8")
    assert len({first, second, third, folder.load().digest}) == 4


def test_a_text_that_is_not_the_labelled_one_is_named(folder):
    folder.add("mill", "40 tons\n", labels())
    (folder.path / "mill" / "source.txt").write_text("40 tons\r\n", encoding="utf-8", newline="")
    with pytest.raises(EvalError, match=r"mill/source\.txt: its sha256 is"):
        folder.load()


def test_faulty_files_are_named_with_the_place(folder):
    with pytest.raises(EvalError, match="no gold here"):
        folder.load()
    folder.add("mill", "40 tons\n", {**labels(), "numbers": [{"start": 0, "end": 2, "text": "40", "value": "40"}]})
    with pytest.raises(EvalError, match=r"mill/gold\.json: numbers\.0\.class: Field required"):
        folder.load()
    (folder.path / "mill" / "gold.json").write_text("{", encoding="utf-8")
    with pytest.raises(EvalError, match=r"mill/gold\.json: the file"):
        folder.load()


def test_a_text_labelled_twice_is_refused(folder):
    folder.add("mill", "40 tons\n", labels())
    folder.add("mill again", "40 tons\n", labels())
    with pytest.raises(EvalError, match="labels the same text as mill"):
        folder.load()


def test_folders_are_those_given_then_those_of_the_environment():
    import os

    found = gold_files.folders(["a"], os.pathsep.join(["b", "", "c"]))
    assert found == (Path("a"), Path("b"), Path("c"))
    assert gold_files.folders([], None) == ()


def test_language(small):
    assert [r.language for r in small.releases] == ["en", "zh"]
