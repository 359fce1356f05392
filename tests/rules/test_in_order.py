"""Lists handed out in order: their items may stand before the numbers, behind them, or with the numbers before."""

from itertools import permutations

import pytest

from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Statistic


def crossed(of_model, text, numbers, labels):
    """The numbers told when they are labelled so, in this order."""
    rows = [
        Statistic(indicator=label, quantity=Quantity(text=number))
        for label, number in zip(labels, numbers, strict=True)
    ]
    return {t.words for t in of_model(text, *rows) if t.code in {"R001", "R002"}}


LISTS = [
    # before the numbers
    ("Tar and rope sales were 41 t and 52 t respectively.", ("41", "52"), ("tar sales", "rope sales")),
    ("第一码头、第二码头货运量分别为41万吨、52万吨。", ("41万", "52万"), ("第一码头货运量", "第二码头货运量")),
    ("其中，锚和缆绳、帆布销售额分别为41万元和52万元。", ("41万", "52万"), ("锚和缆绳销售额", "帆布销售额")),
    # behind them
    ("With 61 and 52 boats respectively, the northern fleet and the southern fleet kept their size.",
     ("61", "52"), ("boats of the northern fleet", "boats of the southern fleet")),
    ("They caught 61 and 52 eels respectively in nets and traps.", ("61", "52"), ("eels caught in nets", "in traps")),
    # with the numbers before
    ("They searched 810 barges and 130 skiffs and found contraband in 46 and 19 respectively.",
     ("46", "19"), ("barges with contraband", "skiffs with contraband")),
    ("The toll was 702 crowns for barges and 664 crowns for skiffs; that of old was 672 and 634 crowns, respectively.",
     ("672", "634"), ("old toll for barges", "old toll for skiffs")),
    # the same items by another measure
    ("Smuggling and poaching followed, with 119 and 113 cases, which is 6% and 5% of the whole respectively.",
     ("119", "113"), ("smuggling cases", "poaching cases")),
    ("Landings and sales of eel were 388 t and 541 t respectively, as against 502 t and 470 t a year before.",
     ("502", "470"), ("landings of eel", "sales of eel")),
    # other figures, other commas and other clauses around them
    ("In 12 ports, tar and rope sales were 41 t and 52 t respectively.", ("41", "52"), ("tar sales", "rope sales")),
    ("Of 12 goods at hand, tar and rope cost 41 and 52 crowns respectively.", ("41", "52"), ("tar cost", "rope cost")),
    ("In spring, of old the best time, tar and rope sold for 41 and 52 crowns respectively.", ("41", "52"),
     ("tar", "rope")),
    ("They caught 61 and 52 eels respectively in nets and traps; hooks and rods were not used.", ("61", "52"),
     ("eels in nets", "eels in traps")),
    ("They caught 61 and 52 eels in nets and traps respectively, and 9 in pots and jars.", ("61", "52"),
     ("eels in nets", "eels in traps")),
    ("With 4 gales, of 61 and 52 hours respectively, spring and autumn were rough.", ("61", "52"),
     ("gales in spring", "gales in autumn")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers", "labels"), LISTS)
def test_two_labels_of_a_list_are_told_where_they_are_exchanged(of_model, text, numbers, labels) -> None:
    assert crossed(of_model, text, numbers, labels) == set()
    assert crossed(of_model, text, numbers, labels[::-1]) == set(numbers)


THREES = [
    ("Tar, rope and sailcloth cost 41, 52 and 63 crowns respectively.",
     ("41", "52", "63"), ("price of tar", "price of rope", "price of sailcloth")),
    ("Smuggling, poaching and theft followed, with 119, 113 and 97 cases, which is 6%, 5% and 4% of all respectively.",
     ("119", "113", "97"), ("smuggling cases", "poaching cases", "theft cases")),
    ("Landings, sales and stocks were 388 t, 541 t and 97 t respectively, as against 502 t, 470 t and 88 t in May.",
     ("502", "470", "88"), ("landings", "sales", "stocks")),
    ("With 61, 52 and 43 boats respectively, the northern fleet, the southern fleet and the western fleet kept afloat.",
     ("61", "52", "43"), ("boats of the northern fleet", "boats of the southern fleet", "boats of the western fleet")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers", "labels"), THREES)
def test_of_three_each_wrong_one_is_told(of_model, text, numbers, labels) -> None:
    for order in permutations(range(3)):
        wrong = {n for k, n in enumerate(numbers) if order[k] != k}
        assert crossed(of_model, text, numbers, [labels[k] for k in order]) == wrong


@pytest.mark.parametrize(
    ("text", "numbers", "labels"),
    [
        # Words of no item, words of both, and a list whose items nobody can read.
        ("Tar and rope sales were 41 t and 52 t respectively.", ("41", "52"), ("their sales", "other sales")),
        ("Tar and rope sales were 41 t and 52 t respectively.", ("41", "52"), ("rope and tar sales",) * 2),
        ("They were 41 and 52 respectively.", ("41", "52"), ("boats", "nets")),
        # The verbs between are no items.
        ("Some 812 barges and 137 skiffs were searched, and contraband found in 19 and 4 respectively.",
         ("19", "4"), ("barges with contraband", "skiffs with contraband")),
    ],
)  # fmt: skip
def test_what_no_item_decides_is_not_told(of_model, text, numbers, labels) -> None:
    assert crossed(of_model, text, numbers, labels) == set()


def test_a_pronoun_behind_a_chinese_list_is_none_of_its_numbers(of_model) -> None:
    text = "受船闸改造带动，锚和缆绳类、帆布类销售额同比分别增长41.3%、26.8%，两类合计拉动增长1.6个百分点。"
    assert [m.text for m in Index(text).mentions][:2] == ["41.3", "26.8"]
    assert crossed(of_model, text, ("41.3", "26.8"), ("锚和缆绳类销售额", "帆布类销售额")) == set()
    assert crossed(of_model, text, ("41.3", "26.8"), ("帆布类销售额", "锚和缆绳类销售额")) == {"41.3", "26.8"}
