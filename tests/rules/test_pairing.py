"""Levels and changes of one sentence come in the same order."""

import pytest

from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, Statistic


def told(of_model, text, *pairs):
    """The changes told of statistics that are `(level, change)` by their prints; a level may be None."""
    marks = {m.text: k for k, m in enumerate(Index(text).mentions, 1)}
    rows = [
        Statistic(
            indicator=f"figure {k}",
            quantity=None if level is None else Quantity(mark=marks[level], text=level),
            change=Change(direction="increase", quantity=Quantity(mark=marks[by], text=by)),
        )
        for k, (level, by) in enumerate(pairs)
    ]
    return {t.words for t in of_model(text, *rows) if t.code == "R003"}


BOTH = [
    "Tar came to 80 barrels, up 9%, and rope to 120 coils, up 4%.",
    "Up 9%, tar came to 80 barrels; up 4%, rope came to 120 coils.",
    "Tar sales rose by 9% to 80 barrels and rope sales by 4% to 120 coils.",
    "焦油80桶，增长9%；缆绳120盘，增长4%。",
    "焦油80桶，缆绳120盘，同比增长9%、4%。",
    "Landings\n          June   Change, %   Jan-June   Change, %\nTar        80        9        120        4\n",
]


@pytest.mark.parametrize("text", BOTH)
def test_two_changes_that_are_exchanged_are_told(of_model, text) -> None:
    assert told(of_model, text, ("80", "9"), ("120", "4")) == set()
    assert told(of_model, text, ("80", "4"), ("120", "9")) == {"4", "9"}


ONE = [
    "Tar came to 80 barrels, up 9% on the year and 4% on the month.",
    "Tar came to 80 barrels, up 9%, with rope up 4%.",
    "Tar came to 80 barrels, an increase of 9%, or 4% at constant prices.",
    "焦油80桶，同比增长9%，环比增长4%。",
]


@pytest.mark.parametrize("text", ONE)
def test_the_nearest_change_is_that_of_the_level(of_model, text) -> None:
    assert told(of_model, text, ("80", "9"), (None, "4")) == set()
    assert told(of_model, text, ("80", "4"), (None, "9")) == {"4"}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        # The change in the brackets is told on the way.
        ("Tar came to 80 barrels (rope up 9%), up 4%.", [("80", "4"), (None, "9")]),
        # Differences of another kind, and changes before their level.
        ("Tar came to 80 barrels, with a margin 9 points higher, up 4%.", [("80", "4"), (None, "9")]),
        ("Up 9% on the year and 4% on the month, tar came to 80 barrels.", [("80", "9"), (None, "4")]),
        # Sentences of their own, lists that are handed out in order, columns of a table.
        ("Tar came to 80 barrels, up 4%. Rope came to 120 coils, up 9%.", [("80", "9"), ("120", "4")]),
        ("Tar and rope came to 80 barrels and 120 coils, up 9% and 4% respectively.", [("80", "9"), ("120", "4")]),
        (
            "Landings\n          June   On May, %   On June, %\nTar        80        9        4\n",
            [("80", "4"), (None, "9")],
        ),
    ],
)
def test_what_order_does_not_decide_is_not_told(of_model, text, pairs) -> None:
    assert told(of_model, text, *pairs) == set()
