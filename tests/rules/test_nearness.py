"""Whose words a label's words are: told where they stand with another number of the same sentence and unit."""

import pytest

from extractor.rules.nearness import content_words
from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Statistic

CATCH = "The fleet landed 300 crates in spring; herring crates came to 120, up 4%; cod crates came to 80, up 9%."
COLOURS = "Wardens held 4 red boats and fined 19 blue boats."

LABELS = [
    (CATCH, "120", "cod crates", "crates", "80"),
    (CATCH, "300", "cod crates", "crates", "80"),
    (CATCH, "80", "cod crates", "crates", None),
    (CATCH, "120", "herring crates", "crates", None),
    (CATCH, "300", "crates landed", "crates", None),
    (CATCH, "300", "crates", "crates", None),
    ("Wardens held 4 boats and fined 19 poachers.", "4", "poachers fined", "poachers", "19"),
    ("Wardens held 4 boats and fined 19 poachers.", "19", "poachers fined", "poachers", None),
    # The units compete: what the label names must be counted in the claimed unit.
    ("Wardens held 4 boats and fined 19 poachers.", "4", "poachers fined", "boats", None),
    (COLOURS, "4", "blue boats", "boats", "19"),
    # What the label says stands whole before the figure, and in part with the one behind it.
    (
        "Deposits of crews rose, and passed 90 crowns for the first time; deposits of guilds came to 42 crowns.",
        "90",
        "deposits of crews",
        "crowns",
        None,
    ),
    # The two ends of a range have one noun.
    (
        "The model tells us that between 900 and 1,500 rented berths will be taken by tugs.",
        "900",
        "berths taken by tugs",
        "berths",
        None,
    ),
    (
        "The model tells us that 900 nets and 1,500 rented berths will be taken by tugs.",
        "900",
        "berths taken by tugs",
        "berths",
        "1,500",
    ),
    # A bare number goes on with what the one before it counts.
    ("Theft suits numbered 31 in 2031 and 26 in 2032; toll suits numbered 8 in 2031.", "26", "theft suits", None, None),
    ("Theft suits numbered 31 and 26; toll suits numbered 8 in 2031.", "26", "theft suits", None, None),
    ("Theft suits numbered 31 in 2031 and 26 in 2032; toll suits numbered 8 in 2031.", "26", "toll suits", None, "8"),
    (COLOURS, "19", "red boats", "boats", "4"),
    (COLOURS, "4", "red boats", "boats", None),
    (COLOURS, "19", "blue boats", "boats", None),
    (COLOURS, "4", "boats", "boats", None),
    (COLOURS, "4", "of the", "boats", None),
    (COLOURS, "4", "rafts", "boats", None),
    ("Cod sales were $40 million and hake sales $30 million.", "40 million", "hake sales", "$", "30 million"),
    # A figure that another one is compared with shares its words.
    ("Cod sales were $40 million, compared with $30 million in May.", "30 million", "cod sales", "$", None),
    ("Cod sales were 40 million, or 30 million euros.", "30 million", "cod sales", None, None),
    ("Wardens held 40 red boats, against 30 old boats a year ago.", "30", "red boats", "boats", None),
    (COLOURS, "4", "red and blue boats", "boats", None),
    ("Wardens held 40 red boats and, besides, 30 old boats a year ago.", "30", "red boats", "boats", "40"),
    ("Wardens held 12 old boats, up 5% for red boats.", "12", "red boats", "boats", None),
    # The order of a list decides.
    ("Cod and hake sales were $40 million and $30 million respectively.", "30 million", "hake sales", "$", None),
    ("Cod and hake sales were $40 million and $30 million respectively.", "40 million", "cod sales", "$", None),
    # Two numbers of one noun share its words.
    ("Between 900 and 1,500 cod crates will be landed.", "900", "cod crates landed", "crates", None),
    ("Between 900 and 1,500 cod crates will be landed and 40 eel crates sold.", "900", "cod crates", "crates", None),
    ("Cod crates were 40 and eel crates were 20.", "40", "eel crates", "crates", "20"),
    ("Cod crates were 40 and eel crates were 20.", "20", "eel crates", "crates", None),
    ("Blue boats came to 19 boats, compared with 4 red boats.", "4", "blue boats", "boats", None),
    ("Wardens held 40 red boats and 12 blue boats and 3 green boats.", "40", "green boats", "boats", "3"),
    ("Wardens held 40 red boats and 12 blue boats and 3 green boats.", "12", "red boats", "boats", "40"),
    ("Wardens held 40 red boats and 12 boats.", "12", "red boats", "boats", None),
    ("渔政查获红船4艘，处罚蓝船19艘。", "4", "蓝船", "艘", "19"),
    ("渔政查获红船4艘，处罚蓝船19艘。", "4", "红船", "艘", None),
    ("渔政查获红船4艘，处罚蓝船19艘。", "19", "被处罚的蓝船", "艘", None),
    # Another sentence is another matter.
    ("Cod crates were 40. Eel crates were 20 crates.", "40", "eel crates", "crates", None),
]


def told(of_model, text, number, label, unit):
    mark = next(i for i, m in enumerate(Index(text).mentions, 1) if m.text == number)
    row = Statistic(indicator=label, quantity=Quantity(text=number, mark=mark, unit=unit))
    return [t.words for t in of_model(text, row) if t.code == "R002"]


@pytest.mark.parametrize(("text", "number", "label", "unit", "owner"), LABELS)
def test_a_label_belongs_to_the_number_its_words_stand_with(of_model, text, number, label, unit, owner) -> None:
    assert told(of_model, text, number, label, unit) == ([] if owner is None else [owner])


@pytest.mark.parametrize(("gap", "owner"), [(120, ["19"]), (320, [])])
def test_a_number_far_away_is_not_weighed(of_model, gap, owner) -> None:
    text = f"Wardens held 4 red boats{' and so on' * (gap // 10)} and fined 19 blue boats."
    assert told(of_model, text, "4", "blue boats", "boats") == owner
    text = f"Wardens held 19 blue boats{' and so on' * (gap // 10)} and fined 4 red boats."
    assert told(of_model, text, "4", "blue boats", "boats") == owner


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("the Boats of Wardens", {"boat", "warden"}),
        ("number of boats", {"boat", "number"}),
        ("of the", set()),
        ("被处罚的蓝渔船", {"处罚", "蓝渔", "渔船"}),
        ("船和网", {"船", "网"}),
        ("the 蓝船 of Eels", {"蓝船", "eel"}),
        ("", set()),
    ],
)
def test_only_words_with_meaning_count(phrase, words) -> None:
    assert content_words(phrase) == words
