"""What a change is measured against stands with that change."""

import pytest

from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, Statistic


def told(of_model, text, printed, basis):
    mark = next(k for k, m in enumerate(Index(text).mentions, 1) if m.text == printed)
    change = Change(direction="increase", quantity=Quantity(text=printed, mark=mark), basis=basis)
    return [t.message for t in of_model(text, Statistic(indicator="landings", change=change)) if t.code == "P006"]


TWO = [
    ("Landings rose 4% on the month and 9% on the year.", "4", "on the month", "9", "on the year"),
    ("Landings rose 4 percent month on month and 9 percent year on year.", "4", "month on month", "9", "year on year"),
    ("Landings grew by 4% compared with 2031, and by 9% year-on-year in May.", "4", "compared with 2031", "9",
     "year-on-year"),
    ("Sales rose 4% from the prior-year quarter and 9% sequentially.", "4", "from the prior-year quarter", "9",
     "sequentially"),
    ("Landings rose by 4% on the previous quarter and by 9% on the third quarter of 2031.", "4",
     "on the previous quarter", "9", "on the third quarter of 2031"),
    ("Landings rose by 4% against April and by 9% against May 2031.", "4", "against April", "9", "against May 2031"),
    ("5月份渔获量同比增长4%，环比增长9%。", "4", "同比", "9", "环比"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "its", "second", "theirs"), TWO)
def test_the_basis_of_another_change_is_told(of_model, text, first, its, second, theirs) -> None:
    assert told(of_model, text, first, its) == told(of_model, text, second, theirs) == []
    [message] = told(of_model, text, first, theirs)
    assert message.startswith(f"the basis `{theirs}` is that of another change, `{first}` has `{its.split()[0]}")
    assert len(told(of_model, text, second, its)) == 1


HEADED = "Quay notes\n\nMay 2031 compared with April 2031\n\nLandings up by 4%, sales up by 9%{}.\n"


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        (HEADED.format(""), True),
        (HEADED.format(" from June"), True),
        (HEADED.format("").replace("Landings", "Than in June, landings"), False),
        (HEADED.format("").replace("Quay notes", "May 2031"), True),
        (HEADED.format("").replace("\n\nLandings", ": 12 boats.\n\nLandings"), False),
        (HEADED.format("").replace("April 2031\n", "April 2031. See below.\n"), False),
        ("Landings up by 4%, sales up by 9%.\n\nMay 2031 compared with April 2031\n", False),
    ],
)
def test_a_basis_in_the_heading_holds_for_what_follows(of_model, text, passes) -> None:
    assert (told(of_model, text, "4", "compared with April 2031") == []) is passes


@pytest.mark.parametrize(
    ("text", "printed", "basis"),
    [
        ("Landings and sales rose by 4% and 9% year on year.", "4", "year on year"),
        ("Compared with 2031, landings rose by 4% and sales by 9%.", "9", "Compared with 2031"),
        ("渔获量同比增长4%，销售额增长9%。", "9", "同比"),
        ("Landings rose by 4% from June, which was 9% on the year.", "4", "from June"),
    ],
)
def test_a_basis_shared_is_not(of_model, text, printed, basis) -> None:
    assert told(of_model, text, printed, basis) == []
