"""Changes told of parts and over several spans of time, earlier figures named as revised, parts without a verb."""

import pytest

from tests.fillers.filled import row, rows


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Of each statistic the figure, its change and what that is measured by."""
    return [
        (s["text"], s["change"] and s["change"]["text"], s["change"] and s["change"]["basis"])
        for s in rows(text + "\n")
    ]


def named(text: str) -> list[str]:
    return [s["indicator"] for s in rows(text + "\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Timber sales came to 912 crowns, an increase of 31 (3.5%) on April and of 88 (10.7%) on May 2024.",
            [
                ("912", "31", "on April"),
                (None, "3.5", "on April"),
                (None, "88", "on May 2024"),
                (None, "10.7", "on May 2024"),
            ],
        ),
        (
            "Posts were 48,300, a fall of 2,150 (-4.3%) on the month before and of 9,040 (-15.8%) on the year before.",
            [
                ("48,300", "2,150", "on the month before"),
                (None, "4.3", "on the month before"),
                (None, "9,040", "on the year before"),
                (None, "15.8", "on the year before"),
            ],
        ),
        (
            "The wage was 3,180 euros, up by 14 euros or 0.4% on the quarter and by 161 euros or 5.3% on the year.",
            [
                ("3,180", "14", "on the quarter"),
                (None, "0.4", "on the quarter"),
                (None, "161", "on the year"),
                (None, "5.3", "on the year"),
            ],
        ),
        (
            "Open suits stood at 8,410, down by 120 (1.4%) compared with June and by 960 (10.2%) compared with July.",
            [
                ("8,410", "120", "compared with June"),
                (None, "1.4", "compared with June"),
                (None, "960", "compared with July"),
                (None, "10.2", "compared with July"),
            ],
        ),
    ],
)
def test_one_figure_measured_by_two_times(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Imports grew by 4 per cent. They fell in Paper by 2.1 per cent and in Textiles by 6.0 per cent.",
         ["Imports", "Imports in Paper", "Imports in Textiles"]),
        ("Employment rose in most sectors, most in Health care (by 4.1 thousand, or 2.2 per cent).",
         ["Employment in Health care", "Employment in Health care"]),
        ("Thefts fell in most districts, most in Harbour (by 120, or 14 per cent) and in Old Town (by 45).",
         ["Thefts in Harbour", "Thefts in Harbour", "Thefts in Old Town"]),
        ("The rate of absence climbed 1.2 points, to 9.6 per cent. For boys it fell 0.4 points, to 6.2 per cent.",
         ["rate of absence", "rate of absence for boys"]),
        ("Among pupils the rate of absence stood at 5.1 per cent, among teachers 3.3 per cent.",
         ["rate of absence", "rate of absence among teachers"]),
        ("In hotels the occupancy rate was 61.0 per cent, in holiday flats 44.5 per cent.",
         ["occupancy rate", "occupancy rate in holiday flats"]),
        ("The vacancy rate stood at 3.1% in May, against the downward revised 3.4% in April.",
         ["vacancy rate", "vacancy rate"]),
        ("Output was 4,310 units in May, against the originally published 4,250.", ["Output", "Output"]),
        ("About one in five clerks (19.8 per cent) held a second job.", ["clerks held a second job"] * 2),
        ("Inmates, i.e. those held for longer than a month, numbered 8,210.", ["Inmates"]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_part(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Officers handled 310 cases, of which 44 were in May alone, and froze 620 million yuan in 8,400 accounts.",
         ["cases handled", "cases handled", "money froze", "accounts"]),
        ("Police found 12 tons of cigars in a barn, with over 90 million yuan involved.",
         ["cigars in a barn found", "yuan involved"]),
        ("Inspectors recovered 12 million euros from 340 employers.", ["money recovered", "employers"]),
        ("The court ordered compensation of 9 million yuan in 61 cases.", ["compensation", "compensation cases"]),
        ("1,127 dens were shut and stolen goods worth 3.8 million yuan recovered.",
         ["dens shut", "value of stolen goods recovered"]),
        ("Customs seized 300 parrots worth 5 million yuan.", ["parrots seized", "value of parrots"]),
        ("The crews captured 4,000 poachers, among them 231 ringleaders.",
         ["poachers captured", "ringleaders captured"]),
        ("In the storm 12 boats ran aground and 40 hands fell into the sea.",
         ["boats ran aground", "hands fell into the sea"]),
        ('Over 900 boats checked in six weeks of "Clean Water"', ["boats checked"]),
    ],
)  # fmt: skip
def test_sums_and_parts_are_named_by_their_own_words(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_what_is_counted_elsewhere_lends_no_unit() -> None:
    text = "Jobs rose in five of the twelve sectors, most in Health (by 4.1 thousand, or 2 per cent).\n"
    assert row(text, "4.1 thousand")["change"]["unit"] is None
    text = "The board closed 31 shops in 4 towns, and councils shut another 12.\n"
    assert row(text, "12")["unit"] == "shops"
    text = "About 900 women had a job. Of these, some 84 thousand would have liked another.\n"
    assert row(text, "84 thousand")["unit"] is None


def test_an_explicit_unchanged_behind_a_semicolon_is_of_the_figure_before() -> None:
    text = "Patients who waited were 3,120; their number was unchanged compared to May but fell 2.4 % year -on -year.\n"
    change = row(text, "3,120")["change"]
    assert (change["direction"], change["basis"]) == ("unchanged", "compared to May")
    assert row(text, "2.4")["change"]["basis"] == "year -on -year"
    assert row("Thefts fell 11.4 %year -on -year.\n", "11.4")["change"]["unit"] == "%"


@pytest.mark.parametrize(
    ("caption", "unit", "named"),
    [
        ("Table 2. Jobless rate by region, in %", "%", "Jobless rate"),
        ("Table 1. Catch by port, tonnes", "tonnes", "Catch"),
        ("Table 5. Tolls by region, in million crowns", "million crowns", "Tolls"),
    ],
)
def test_the_unit_behind_a_caption(caption: str, unit: str, named: str) -> None:
    text = f"{caption}\nRegion | 2023 | 2024\nArn | 6.1 | 6.9\nEast Marches | 11.8 | 11.2\n"
    assert {(s["unit"], s["indicator"]) for s in rows(text)} == {(unit, named)}
