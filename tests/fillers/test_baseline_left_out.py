"""What a figure leaves out and its clause takes from elsewhere: subjects, nouns, ranges, superlatives, pronouns."""

import pytest

from tests.fillers.filled import row, rows

NAMES = [
    ("Turnover is going to rise by between 3% and 5%.", "3", "Turnover"),
    ("Rents are certain to climb to 900 euros.", "900", "Rents"),
    ("The survey expects rents to average 900 euros.", "900", "rents"),
    ("The operating margin will be in the range of 8% to 10%.", "10", "operating margin"),
    ("Losses are of the order of 12 million dollars.", "12 million", "Losses"),
    ("Yields moved within a range of 3% to 4%.", "3", "Yields moved"),
    ("Net sales were $410 million; one year earlier they were $395 million.", "395 million", "Net sales"),
    ("Attendance reached 4,100; two years earlier it had been 3,900.", "3,900", "Attendance"),
    ("Awards of 12 million crowns were paid, the highest being 400,000 crowns.", "400,000", "highest Awards"),
    ("The largest fine was 3 million crowns, and the smallest 20,000 crowns.", "20,000", "smallest fine"),
    ("Grants of 8 million dollars were made, the largest standing at 90,000 dollars.", "90,000", "largest Grants"),
    ("Of the 900 kitchens inspected, 45 failed the test.", "900", "kitchens inspected"),
]


@pytest.mark.parametrize(("text", "figure", "name"), NAMES)
def test_names(text: str, figure: str, name: str) -> None:
    assert row(text + "\n", figure)["indicator"] == name


ELIDED = [
    ("Fines were imposed on 310 firms, and 45 lost their permits.", "firms lost their permits", "firms"),
    ("Warnings were issued to 2,100 drivers, and 45 lost their cars.", "drivers lost their cars", "drivers"),
    ("The inspectors visited 410 farms, and 45 broke the rules.", "farms broke the rules", "farms"),
    ("Of the 900 kitchens inspected, 45 failed the test.", "kitchens inspected failed the test", "kitchens"),
]


@pytest.mark.parametrize(("text", "name", "unit"), ELIDED)
def test_active_verbs(text: str, name: str, unit: str) -> None:
    found = row(text + "\n", "45")
    assert (found["indicator"], found["unit"]) == (name, unit)


def test_no_unit_from_a_time() -> None:
    text = "Attendance reached 4,100; two years earlier it had been 3,900.\n"
    assert [(r["text"], r["unit"]) for r in rows(text)] == [("4,100", None), ("3,900", None)]
