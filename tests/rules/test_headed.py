"""Labels of figures in a table are not those of another column."""

import pytest

from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, Statistic

TRADE = """Trade by harbour (EUR million)
          Exports   Imports   Balance
Arve        1 204     1 377      -172
Lund          412       298      +113
"""
FILED = """表3 各港案件（件）
港口      收案      结案      结案率（%）
北港      6,412     6,105     95.2
南港      3,388     3,206     94.6
"""
YEARS = """Table 2. Fines and fees (crowns)
              2031              2032
          Fines    Fees     Fines    Fees
Arve        804     377       812     398
"""


def told(of_model, text, printed, label):
    mention = next(m for m in Index(text).mentions if m.text == printed)
    quantity = Quantity(text=printed, mark=Index(text).position(mention) + 1)
    return [(t.code, t.words) for t in of_model(text, Statistic(indicator=label, quantity=quantity))]


@pytest.mark.parametrize(
    ("text", "printed", "label", "head"),
    [
        (TRADE, "1 204", "imports at Arve", "Imports"),
        (TRADE, "1 377", "exports of Arve", "Exports"),
        (TRADE, "298", "trade balance of Lund", "Balance"),
        (FILED, "6,412", "北港审结案件", "结案"),
        (FILED, "3,206", "南港收案", "收案"),
        (YEARS, "812", "fees at Arve", "Fees"),
    ],
)
def test_a_label_of_another_column_is_told(of_model, text, printed, label, head) -> None:
    assert ("R002", head) in told(of_model, text, printed, label)


@pytest.mark.parametrize(
    ("text", "printed", "label"),
    [
        (TRADE, "1 204", "exports of Arve"),
        (TRADE, "298", "Imports"),
        # Words of both columns, of none, and a label that the row's own words make out.
        (TRADE, "1 204", "exports, before imports are taken off"),
        (TRADE, "412", "goods sold abroad"),
        (FILED, "6,412", "北港收案"),
        (FILED, "3,206", "南港结案"),
        (YEARS, "812", "fines at Arve"),
        (YEARS, "804", "fines at Arve"),
    ],
)
def test_a_label_of_its_own_column_is_not(of_model, text, printed, label) -> None:
    assert [t for t in told(of_model, text, printed, label) if t[0] == "R002"] == []


def test_a_change_may_be_named_by_the_column_it_is_a_change_of(of_model) -> None:
    text = "Trade\n          Exports   Change, %\nArve        1 204        +8.5\n"
    mark = next(k for k, m in enumerate(Index(text).mentions, 1) if m.text == "8.5")
    change = Change(direction="increase", quantity=Quantity(text="8.5", mark=mark, unit="%"))
    assert [t for t in of_model(text, Statistic(indicator="exports of Arve", change=change)) if t.code == "R002"] == []
