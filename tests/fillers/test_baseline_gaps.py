"""Changes that leave their verb to the one before, and the level that a change behind a comma belongs to."""

import pytest

from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.press_release import Statistic


def told(text: str) -> list[str]:
    """Each statistic as level, change or `level: change`, the change with its sign."""

    def change(s: Statistic) -> str:
        assert s.change is not None, "asked only of a change"
        sign = {"increase": "+", "decrease": "-", "unchanged": "="}[s.change.direction]
        return sign + (s.change.quantity.text if s.change.quantity is not None else "")

    rows = fill(Index(text + "\n")).value.statistics
    return [
        (f"{s.quantity.text}: {change(s)}" if s.change is not None else s.quantity.text) if s.quantity else change(s)
        for s in rows
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Mining jobs put on 1,600 and farming 3,500.", ["+1,600", "+3,500"]),
        ("Schools put on 3,300 (nurseries +240); banking was flat.", ["+3,300", "+240"]),
        (
            "Hotels (+310) have gained 2,900 jobs since a year ago, and shops (+220) 3,170.",
            ["+310", "+2,900", "+220", "+3,170"],
        ),
        ("Mills lost 4,200 jobs and mines 1,900.", ["-4,200", "-1,900"]),
        ("The revisions for May, which took 7,100 jobs away, were large.", ["-7,100"]),
        (
            "So far the monthly gain in jobs has averaged 1,780, as against an average of 2,290 per month in 2015.",
            ["+1,780", "+2,290"],
        ),
        ("Output grew 0.8 percent in June, after 0.5 percent in May.", ["+0.8", "+0.5"]),
        (
            "Output grew 0.8 percent in June, after 0.5 percent in May, and was 2.9 percent above a year earlier.",
            ["+0.8", "+0.5", "+2.9"],
        ),
        ("Fares rose 0.5 percent (buses 0.2, trams 0.9, ferries 7.3 percent).", ["+0.5", "+0.2", "+0.9", "+7.3"]),
    ],
)
def test_a_change_without_a_verb_of_its_own(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The line put on 330 extra trains.", ["330"]),
        ("The club added 160 courts and 35 pools.", ["160", "35"]),
        ("Sales rose 5 percent (a third of them abroad, 20 stores).", ["+5", "third", "20"]),
        ("Exports rose, whereas stocks took 0.4 points off.", ["0.4"]),
        (
            "Refusals rose 35 percent, the rate being 9.5% and 1.8 percentage points higher than in 2020.",
            ["+35", "9.5: +1.8"],
        ),
    ],
)
def test_a_level_that_only_stands_beside_a_change(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Guards stopped 410 boats at ports, on lakes and in canals, 5.5 percent up on 2020.", "410: +5.5"),
        ("- 410 boats stopped – a 22 per cent increase on last year", "410: +22"),
        ("- Tea: 9,812 (7,204) – 36.2 per cent increase on last year", "9,812: +36.2"),
        ("The rate on loans was 14 basis points lower, at 4.37 per cent.", "4.37: -14"),
        ("Deposits were EUR 1,286 billion, i.e. 51 billion more than a year earlier.", "1,286 billion: +51 billion"),
        ("Cash flow was EUR (46.2m), EUR 101m less than in the year before.", "46.2m: -101m"),
    ],
)
def test_the_level_of_a_change_behind_it(text: str, row: str) -> None:
    assert row in told(text)


def test_a_clause_between_keeps_a_change_from_the_level() -> None:
    rows = told("Guards stopped 410 boats and the fines were raised, 5 percent more than in 2020.")
    assert rows == ["410", "+5"]


def test_the_last_of_a_list_in_brackets_has_the_unit_of_all() -> None:
    rows = fill(Index("Fares rose 0.5 percent (buses 0.2, trams 0.9, ferries 7.3 percent).\n")).value.statistics
    changes = [s.change for s in rows if s.change is not None]
    assert [c.quantity.unit for c in changes if c.quantity is not None] == ["percent"] * len(rows)
