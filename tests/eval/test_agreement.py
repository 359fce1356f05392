"""Agreement of two labellings, worked out by hand on made-up ones."""

import copy
import json

import pytest

from eval import agreement, render
from eval.agreement import agree, alpha
from eval.errors import EvalError
from eval.metrics import Counts


def write(path, gold_sha256, first, second):
    path.mkdir(parents=True)
    for name, labels in (("a.json", first), ("b.json", second)):
        content = {"source": "s", "sha256": gold_sha256, **labels}
        (path / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def labelled(small, made_up, tmp_path):
    """The second labeller of `garden` overlooks a date and a statistic, and has another unit, class and scope."""
    second = copy.deepcopy(made_up.garden())
    del second["numbers"][1]
    del second["statistics"][2]
    second["numbers"][2]["class"] = "other"
    second["statistics"][0]["unit"] = "parks"
    second["statistics"][1]["scope"] = "across the country"
    second["statistics"][1]["change"] = None
    shas = {r.id: r.sha256 for r in small.releases}
    write(tmp_path / "labels" / "garden", shas["garden"], made_up.garden(), second)
    write(tmp_path / "labels" / "pond", shas["pond"], made_up.pond(), made_up.pond())
    return agree(tmp_path / "labels", small)


def test_agreement_is_what_the_differences_say(labelled):
    rows = {row.name: row for row in labelled.rows}
    counted = {name: (r.agreement.hits, r.agreement.gold, r.agreement.predicted) for name, r in rows.items()}
    assert counted["numbers.span"] == (9, 10, 9)
    assert counted["numbers.value"] == (9, 9, 9)
    assert counted["numbers.class"] == (8, 9, 9)
    assert counted["statistics.span"] == (4, 5, 4)
    assert counted["statistics.unit"] == (3, 4, 4)
    assert counted["statistics.scope"] == (4, 4, 4)  # nationwide is across the country
    assert counted["statistics.change"] == (2, 3, 3)
    assert counted["statistics.change.basis"] == (2, 2, 2)
    assert counted["record.figure"] == (2, 5, 4)  # one lost its unit, one its change
    assert counted["record.exact"] == (2, 5, 4)
    assert labelled.by_release["pond"]["statistics.span"] == Counts(hits=2, gold=2, predicted=2)
    assert rows["numbers.span"].alpha is None
    # trees/parks, none/none, 个/个, 人/人: 8 values, 64 - (1 + 1 + 4 + 4 + 4) = 50 unlike pairs, 2 seen.
    assert rows["statistics.unit"].alpha == round(1 - 7 * 2 / 50, 6)
    assert rows["statistics.qualifier"].alpha is None
    assert "statistics.unit" in render.agreement(labelled)


def test_alpha_of_the_textbook():
    # Krippendorff (2011), computing alpha-reliability, binary data of two observers: .095.
    first, second = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=5e-4)
    # The same text, nominal data: .692.
    pairs = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert alpha(pairs) == pytest.approx(0.692, abs=5e-4)
    assert alpha([("x", "x")] * 3) is None
    assert alpha([("x", "y"), ("y", "x")]) < 0


def test_two_equal_labellings_agree_fully(small, made_up, tmp_path):
    shas = {r.id: r.sha256 for r in small.releases}
    write(tmp_path / "garden", shas["garden"], made_up.garden(), made_up.garden())
    found = agree(tmp_path, small)
    assert {row.agreement.value for row in found.rows} <= {1.0, None}
    assert {row.alpha for row in found.rows} <= {1.0, None}


def test_the_labellings_of_the_repository_are_read(shipped):
    from pathlib import Path

    found = agree(Path(agreement.__file__).parent / "labellings", shipped)
    assert len(found.releases) >= 8
    assert next(r for r in found.rows if r.name == "numbers.span").agreement.value > 0.9


def test_labels_of_another_text_are_refused(small, made_up, tmp_path):
    write(tmp_path / "garden", "0" * 64, made_up.garden(), made_up.garden())
    with pytest.raises(EvalError, match="labels another text"):
        agree(tmp_path, small)
    with pytest.raises(EvalError, match="no labellings here"):
        agree(tmp_path / "garden", small)
