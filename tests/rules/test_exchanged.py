"""Labels of one sentence whose own words stand with the number of the other: the numbers were exchanged."""

import pytest

from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, Statistic

PAIRS = [
    ("Wardens freed the crews of 612 boats and fined 1,037.", "boats freed", "boats fined", "boats"),
    ("The first charges were reckless steering (208), theft (95) and arson (40).", "reckless steering", "theft", None),
    ("They filed 417 claims, comprising 312 civil and 105 naval ones.", "claims filed", "civil claims filed", "claims"),
    ("They fined 61 skippers at the bar, 23 of whom had slept.", "skippers fined", "skippers who slept", "skippers"),
    ("Output was 812 GWh, of which 963 GWh from wind.", "power output", "output from wind", "GWh"),
    ("Of the 415 wells, 212 were dry.", "wells", "dry wells", "wells"),
    (
        "Finds of tar fell by a tenth, to 130 barrels, while those of hemp, at 645 barrels, were the same.",
        "finds of tar",
        "finds of hemp",
        "barrels",
    ),
    ("扣押渔船120艘，放行渔船35艘。", "扣押渔船", "放行渔船", "艘"),
    ("在检查的268艘渔船中，超载的有119艘。", "检查的渔船", "超载的渔船", "艘"),
    ("盗窃缆绳案41件，走私鱼翅案52件。", "盗窃缆绳案件", "走私鱼翅案件", "件"),
]


def told(of_model, text, *labels, unit):
    numbers = [m.text for m in Index(text).mentions if m.kind == "statistic"]
    rows = [
        Statistic(indicator=label, quantity=Quantity(text=number, unit=unit))
        for label, number in zip(labels, numbers, strict=False)
    ]
    return [t.words for t in of_model(text, *rows) if t.code == "R002"]


@pytest.mark.parametrize(("text", "first", "second", "unit"), PAIRS)
def test_labels_with_the_number_of_the_other_are_told(of_model, text, first, second, unit) -> None:
    one, two = [m.text for m in Index(text).mentions if m.kind == "statistic"][:2]
    assert told(of_model, text, first, second, unit=unit) == []
    assert set(told(of_model, text, second, first, unit=unit)) == {one, two}


def test_counts_behind_one_word_of_change_go_with_the_subject_before_them(of_model) -> None:
    text = "Inside the port, tugs and tenders put on 300 and rope and net makers 120."
    for first, second, codes in (("300", "120", set()), ("120", "300", {"R002"})):
        rows = [
            Statistic(indicator=label, change=Change(direction="increase", quantity=Quantity(text=number)))
            for label, number in (("posts of tugs and tenders", first), ("posts of rope and net makers", second))
        ]
        assert {t.code for t in of_model(text, *rows)} == codes


def test_changes_without_a_level_are_told_too(of_model) -> None:
    text = "Landings rose by 300 in the north and by 150 in the south."
    rows = [
        Statistic(indicator=f"landings in the {port}", change=Change(direction="increase", quantity=Quantity(text=by)))
        for port, by in (("south", "300"), ("north", "150"))
    ]
    assert {t.words for t in of_model(text, *rows) if t.code == "R002"} == {"300", "150"}


@pytest.mark.parametrize(
    "text",
    [
        "Landings grew in the northern harbours (+21) and on the islands (+18).",
        "Landings grew most in the northern harbours (+21%), then on the islands (+18%).",
        "Landings grew in the northern harbours and inlets (+21) and on the islands and skerries (+18).",
        "The coast added 39 crews (northern harbours +21, islands +18).",
    ],
)
def test_what_brackets_hold_is_said_of_the_words_before_them(of_model, text) -> None:
    numbers = [m.text for m in Index(text).mentions][-2:]
    for places, wrong in ((("northern harbours", "islands"), set()), (("islands", "northern harbours"), set(numbers))):
        rows = [
            Statistic(indicator=f"landings, {p}", change=Change(direction="increase", quantity=Quantity(text=by)))
            for p, by in zip(places, numbers, strict=True)
        ]
        assert {t.words for t in of_model(text, *rows) if t.code == "R002"} == wrong


def test_a_change_of_the_first_does_not_stand_between_them(of_model) -> None:
    text = "Cod came to 80 t, up 9%; hake landings came to 120 t."
    numbers = {"cod landed": "80", "hake landed": "120"}
    assert [t for t in of_model(text, *caught(numbers, "9")) if t.code == "R002"] == []
    crossed = {"cod landed": "120", "hake landed": "80"}
    assert {t.words for t in of_model(text, *caught(crossed, "9")) if t.code == "R002"} == {"80", "120"}


def caught(numbers, by):
    """A level for each label, the first with a change."""
    change = Change(direction="increase", quantity=Quantity(text=by, unit="%"))
    return [
        Statistic(indicator=label, quantity=Quantity(text=text, unit="t"), change=None if k else change)
        for k, (label, text) in enumerate(numbers.items())
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        # The figures in the brackets are said of the one before them.
        ("The rate for elders was 64.2 (95% CI: 58.9–70.0).", "rate", "rate for elders, CI"),
        ("Stocks of tar were 41 t (June: 52 t).", "stocks", "stocks of tar"),
        # A list that is handed out in order is another rule's.
        ("Tar and rope sales were 41 t and 52 t respectively.", "rope sales", "tar sales"),
        # Each with its own number.
        ("Exports to Arve, at 41 t, and to Lund, at 52 t, were the highest.", "exports to Arve", "exports to Lund"),
        ("In all 310 men and 45 women were fined for speeding.", "men fined for speeding", "women fined for speeding"),
        ("Police solved 41 of the 90 thefts reported.", "thefts solved", "thefts reported"),
        ("The north sent 120 crews and the islands 14.", "crews from the north", "crews from the islands"),
        ("Fines, those for speeding included, came to 90, of which 41 were paid.", "fines", "fines paid"),
        # What is said of all in a list behind it.
        ("Tar and all rope sales were 41 and 52 t respectively, against 60 for tar.", "tar sales", "all rope sales"),
        # Another sentence, equal labels.
        ("They held 4 boats. They fined 19 boats.", "boats fined", "boats held"),
        ("Sales were 41 t in May and 52 t in June.", "sales", "sales"),
    ],
)
def test_what_may_be_right_is_not_told(of_model, text, first, second) -> None:
    assert told(of_model, text, first, second, unit=None) == []


def test_a_word_of_change_tells_no_two_labels_apart(of_model) -> None:
    text = "一季度渔业贷款增加8亿元，同比多增2亿元。"
    rows = [
        Statistic(indicator=label, change=Change(direction="increase", quantity=Quantity(text=n, mark=mark, unit="元")))
        for label, n, mark in (("渔业贷款", "8亿", 2), ("渔业贷款增加", "2亿", 3))
    ]
    assert [t.code for t in of_model(text, *rows)] == []
