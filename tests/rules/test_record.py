"""What only all fields of a release together show: a number used twice, a list handed out crosswise, a label or a
change that belongs to another number."""

import pytest

from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, Statistic


def row(label, level=None, change=None, unit=None):
    """A statistic from `(mark, text)` pairs."""
    quantity = None if level is None else Quantity(mark=level[0], text=level[1], unit=unit)
    rise = change and Change(direction="increase", quantity=Quantity(mark=change[0], text=change[1], unit="%"))
    return Statistic(indicator=label, quantity=quantity, change=rise)


@pytest.fixture
def record(of_model):
    """Code, path, message and words of the findings of the record rules, paths without `statistics`."""

    def ask(text, *rows):
        found = [t for t in of_model(text, *rows) if t.code[0] == "R" or t.code == "T001"]
        return [(t.code, t.path.removeprefix("statistics"), t.message, t.words) for t in found]

    return ask


HELD = "Wardens held 12 boats in May and 30 nets."
USED = "`Wardens held 12 boats in May and 30`"


def test_each_use_of_a_number_used_twice_names_another(record) -> None:
    twelve, thirty = (1, "12"), (2, "30")
    assert record(HELD, row("boats", twelve), row("boats in May", twelve), row("nets", thirty)) == [
        ("T001", "[0].quantity", f"`12` is also used by statistics[1].quantity: {USED}", "12"),
        ("T001", "[1].quantity", f"`12` is also used by statistics[0].quantity: {USED}", "12"),
    ]
    assert [f[:2] for f in record(HELD, row("nets", thirty), *[row("boats", twelve)] * 3, row("nets", thirty))] == [
        ("T001", f"[{i}].quantity") for i in range(5)
    ]
    assert record(HELD, row("boats", twelve), row("nets", thirty)) == []


def test_a_use_that_is_wrong_by_itself_or_no_quantity_does_not_count(record, of_model) -> None:
    assert record(HELD, row("boats", (1, "12")), row("nets", (1, "30"))) == []
    assert [f[0] for f in record(HELD, row("boats", (1, "12")), row("boats", (1, "twelve")))] == ["T001", "T001"]
    scaled = "They spent 2.6 million crowns."
    rows = [row("crowns", (1, "2.6 million")), Statistic(indicator="crowns", quantity=Quantity(text="2.6"))]
    assert [f[0] for f in record(scaled, *rows)] == ["T001", "T001"]
    assert [t.code for t in of_model(HELD, [Quantity(text="12", unit="boats"), 12])] == []


LISTED = (
    "They held 12 boats and 30 nets, up 4% and 9% respectively. "
    "Then they held 7 dogs and 8 cats, up 2% and 3% respectively."
)
FIRST = "`30 nets, up 4% and 9% respectively. Then they held 7 dogs`"
SECOND = "`8 cats, up 2% and 3% respectively.`"


def test_the_changes_of_a_respectively_list_sit_on_their_levels(record) -> None:
    straight = [
        row("boats", (1, "12"), (3, "4")), row("nets", (2, "30"), (4, "9")),
        row("dogs", (5, "7"), (7, "2")), row("cats", (6, "8"), (8, "3")),
    ]  # fmt: skip
    assert record(LISTED, *straight) == []
    crossed = [row("boats", (1, "12"), (4, "9")), row("dogs", (5, "7"), (8, "3"))]
    crossed += [row("nets", (2, "30"), (3, "4"))]
    assert record(LISTED, *crossed) == [
        ("R001", "[0].change.quantity", f"crossed: in order `9` belongs to `30`, not to `12`: {FIRST}", "9"),
        ("R001", "[1].change.quantity", f"crossed: in order `3` belongs to `8`, not to `7`: {SECOND}", "3"),
        ("R001", "[2].change.quantity", f"crossed: in order `4` belongs to `12`, not to `30`: {FIRST}", "4"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [row("boats", (1, "12"), (7, "2"))],
        [row("boats", (1, "12")), row("rise", None, (4, "9"))],
        [row("dogs", (5, "7"), (4, "9"))],
        [row("rise", (4, "9"))],
    ],
)
def test_a_change_without_a_level_of_the_list_is_not_crossed(record, rows) -> None:
    assert [f for f in record(LISTED, *rows) if f[0] == "R001"] == []


EACH = "The sale of 12 boats was allowed and that of 30 barred, a rise of 4% and a fall of 9% respectively."
IN_A_ROW = "They held 12 boats and freed 30 boats, growth of 4% and 9%."


@pytest.mark.parametrize(("text", "code"), [(EACH, "R001"), (IN_A_ROW, "R003")])
def test_changes_in_a_row_are_of_as_many_levels(record, text, code) -> None:
    assert record(text, row("held", (1, "12"), (3, "4")), row("freed", (2, "30"), (4, "9"))) == []
    crossed = record(text, row("held", (1, "12"), (4, "9")), row("freed", (2, "30"), (3, "4")))
    assert (code, "[0].change.quantity") in [f[:2] for f in crossed]


ARRESTS = "Arrests of skippers, of mates and of cooks were up 14%, 6% and 2% respectively."


def test_the_items_of_a_respectively_list_name_their_numbers(record) -> None:
    numbers = [(1, "14"), (2, "6"), (3, "2")]
    labels = ["Arrests of skippers", "Arrests of mates", "Arrests of cooks"]
    assert record(ARRESTS, *(row(w, None, n) for w, n in zip(labels, numbers, strict=True))) == []
    assert record(ARRESTS, row("mates held", None, numbers[0]), row("skippers", None, numbers[2])) == [
        (
            "R001", "[0].change.quantity",
            "crossed: in order `14` belongs to `Arrests of skippers`, not to `mates held`", "14",
        ),
        ("R001", "[1].change.quantity", "crossed: in order `2` belongs to `of cooks were up`, not to `skippers`", "2"),
    ]  # fmt: skip
    assert record(ARRESTS, row("Hirings", None, numbers[0]), row("mates and cooks", None, numbers[1])) == []


BY_NAME = "Wardens held 4 boats and fined 19 poachers."


def test_a_label_of_another_number_of_the_sentence_is_told(record) -> None:
    told = "`poachers fined` names what `19` counts, not `4`: `held 4 boats and fined 19 poachers.`"
    assert record(BY_NAME, row("poachers fined", (1, "4"), unit="poachers")) == [("R002", "[0].quantity", told, "19")]
    assert record(BY_NAME, row("boats held", (1, "4"), unit="boats"), row("poachers fined", (2, "19"))) == []
    assert record(BY_NAME, row("rafts", (1, "4"))) == []
    wrong = row("poachers fined", (1, "4"), unit="poachers")
    unfit = [row("boats", (1, "19")), row("poachers", (2, "19")), row("x", None, (2, "19")), row("of", (2, "19"))]
    for first in unfit:
        assert ("R002", "[1].quantity", told, "19") in record(BY_NAME, first, wrong)


@pytest.mark.parametrize(
    "row_",
    [
        row("poachers fined", (1, "19"), unit="poachers"),
        row("boats fined", (2, "19"), unit="poachers"),
        Statistic(indicator="poachers fined", change=Change(direction="increase", quantity=Quantity(mark=1, text="4"))),
    ],
)
def test_a_label_is_asked_of_a_level_that_was_found(record, row_) -> None:
    assert [f for f in record(BY_NAME, row_) if f[0] == "R002"] == []


NEARER = [
    (
        "Cod came to 80 crates, hake to 120 crates, up 9%.", "120",
        "`hake to 120 crates, up 9%.`",
    ),
    ("Cod came to 80 crates, including 70 crates of fillets, up 9%.", "70", "`crates of fillets, up 9%.`"),
    ("Cod came to 80 crates, hake to 120 CRATES, up 9%.", "120", "`hake to 120 CRATES, up 9%.`"),
    ("Cod came to 80 crates, hake to 120 crates, eel to 70 crates, up 9%.", "70", "`eel to 70 crates, up 9%.`"),
    ("Hake came to 120 crates, up 9%, and cod 80 crates.", "120", "`came to 120 crates, up 9%, and cod 80 crates.`"),
    (
        "Eel came to 70 crates, hake to 120 crates, up 9%, and cod 80 crates.", "120",
        "`hake to 120 crates, up 9%, and cod 80 crates.`",
    ),
    ("渔船80艘，货船120艘（上年100艘），增长9%。", "120", "`渔船80艘，货船120艘（上年100艘），增长9%。`"),
    ("渔船80艘（含小船），货船120艘，增长9%。", "120", "`渔船80艘（含小船），货船120艘，增长9%。`"),
    # No other level of the unit stands between.
    ("Cod came to 80 crates, up 9%.", None, None),
    ("Cod came to 80 crates (2030: 70 crates), up 9%.", None, None),
    ("Cod came to 80 crates (eel: 5 crates; hake (120 crates) too), up 9%.", None, None),
    ("渔船80艘（上年100艘），增长9%。", None, None),
    ("Cod came to 80 crates, and 70 tonnes of hake, up 9%.", None, None),
    ("渔船80艘，较上年的71艘多出9艘。", None, None),
    ("渔船80艘，比去年同期的71艘增加9艘。", None, None),
    # The words lead on from the change to its level.
    ("Hake came to 120 crates, up 9% to reach 80 crates of cod.", None, None),
    ("Hake came to 120 crates, up 9% with 80 crates of cod.", None, None),
    ("货船120艘，增长9%，达渔船80艘。", None, None),
    # Another sentence has levels of its own.
    ("Hake came to 120 crates. Up 9%, cod came to 80 crates.", None, None),
    ("Cod came to 80 crates. Hake came to 120 crates, up 9%.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "nearer", "words"), NEARER)
def test_a_change_belongs_to_the_level_it_follows(record, text, nearer, words) -> None:
    marks = {m.text: i for i, m in enumerate(Index(text).mentions, 1)}
    found = [f for f in record(text, row("cod", (marks["80"], "80"), (marks["9"], "9"))) if f[0] == "R003"]
    message = f"`9` is the change of `{nearer}`, nearer than `80`: {words}"
    assert found == ([] if nearer is None else [("R003", "[0].change.quantity", message, "9")])


def test_a_change_without_fault_does_not_hide_the_next(record) -> None:
    text = (
        "Cod came to 80 crates, up 8%, hake to 120 crates, up 9%. "
        "They held 7 dogs and 6 cats, up 4% and 5% respectively."
    )
    crossed = row("cod", (1, "80"), (4, "9"))
    for first in (
        row("dogs", (5, "7"), (7, "4")),
        row("cod", (5, "7"), (2, "8")),
        row("cod", (1, "80"), (2, "8")),
        row("cod", (1, "80")),
    ):
        assert [f[:2] for f in record(text, first, crossed) if f[0] == "R003"] == [("R003", "[1].change.quantity")]


def test_a_change_of_a_respectively_list_is_not_weighed_by_nearness(record) -> None:
    rows = [row("boats", (1, "12"), (3, "4")), row("nets", (2, "30"), (4, "9"))]
    assert record("They held 12 boats and 30 boats, up 4% and 9% respectively.", *rows) == []


@pytest.mark.parametrize(("gap", "told"), [(560, True), (640, False)])
def test_a_level_far_away_is_not_weighed(record, gap, told) -> None:
    text = f"Cod came to 80 crates{' and so on' * (gap // 10)}, hake to 120 crates, up 9%."
    assert bool([f for f in record(text, row("cod", (1, "80"), (3, "9"))) if f[0] == "R003"]) is told


THREE = "They held 12 boats, 30 boats and 44 boats, a rise of 9%, 8% and 7%."


@pytest.mark.parametrize(
    ("text", "level", "change", "told"),
    [
        (THREE, "12", "9", False),
        (THREE, "30", "8", False),
        (THREE, "44", "7", False),
        (THREE, "12", "8", True),
        (THREE, "30", "9", True),
        ("They held 12 boats, 30 boats and 44 boats, a rise of 9%.", "12", "9", True),
        ("They held 12 boats, 30 boats and 44 boats, a rise of 9%.", "44", "9", False),
        ("They held 12 boats and 30 skiffs, a rise of 9%.", "12", "9", False),
        # What stands in brackets of its own is passed over, what stands between two brackets is not.
        ("They held 12 boats (last year 11 boats), a rise of 9%.", "12", "9", False),
        ("They held 12 boats (of old), and 11 boats (new), a rise of 9%.", "12", "9", True),
        ("They held (12 boats) and 11 boats, a rise of 9% (large).", "12", "9", True),
        ("查获渔船12艘（上年11艘），增长9%。", "12", "9", False),
        ("查获渔船12艘、客船11艘，增长9%。", "12", "9", True),
        ("查获渔船12艘、客船11艘，增长9%和7%。", "12", "9", False),
        ("查获渔船12艘、客船11艘，增长9%和7%。", "12", "7", True),
        # So is what it is compared with.
        ("They held 12 boats, against 11 boats, a rise of 9%.", "12", "9", False),
        ("查获渔船12艘，较上年的11艘增长9%。", "12", "9", False),
        # The farther of two is named as the former.
        ("They held 12 boats and 11 boats, of which the former rose 9% and the latter 7%.", "12", "9", False),
        ("They held 12 boats and 11 boats, of which the former rose 9% and the latter 7%.", "11", "7", False),
        ("They held 12 boats and 11 boats, of which the former rose 9% and the latter 7%.", "12", "7", True),
        ("They held 12 boats and 11 boats. The first rose 9%.", "11", "9", False),
        ("They held 12 boats, 11 boats and 8 boats, the former up 9%.", "12", "9", True),
        # A change before its level.
        ("They sold 11 boats; up 9% to 12 boats were held.", "12", "9", False),
        ("They sold 11 boats; up 9% were 12 boats held.", "12", "9", True),
        ("Up 9%, 12 boats were held, and 11 boats sold.", "12", "9", False),
    ],
)
def test_a_change_belongs_to_the_nearest_level_of_its_unit(of_model, text, level, change, told) -> None:
    rise = Change(direction="increase", quantity=Quantity(text=change))
    row = Statistic(indicator="x", quantity=Quantity(text=level), change=rise)
    assert ("R003" in [t.code for t in of_model(text, row)]) is told
