"""What a release itself gets wrong in its sums: told with the numbers that do not fit, and never more than told."""

import pytest

from extractor.checker import check
from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, PressRelease, Statistic


def row(mark, mention):
    quantity = Quantity(text=mention.text, mark=mark)
    if mention.kind == "change":
        return Statistic(indicator="x", change=Change(direction="increase", quantity=quantity))
    return Statistic(indicator="x", quantity=quantity)


def told(text, code, claimed=None):
    """Message and words of the findings with this code, where the figures `claimed` (all of them by default) are."""
    index = Index(text)
    figures = [(i, m) for i, m in enumerate(index.mentions, 1) if m.kind in {"statistic", "change"}]
    rows = [row(i, m) for i, m in figures if claimed is None or m.text in claimed]
    findings = [f for f in check(text, PressRelease(statistics=tuple(rows)), index=index) if f.code == code]
    assert {f.severity for f in findings} <= {"info"}
    paths = [f.path.partition("]")[0].removeprefix("statistics[") for f in findings]
    return [(rows[int(p)].model_dump_json(), f) for p, f in zip(paths, findings, strict=True)]


def said(text, code, claimed=None):
    return [(f.message, text[f.start : f.end]) for _, f in told(text, code, claimed)]


PARTS = [
    ("They sent 39 crews, including 28 crews at sea and 14 crews ashore.", "28 + 14 = 42", "39"),
    ("They sent 39 crews, including 28 crews at sea and 11 crews ashore.", None, None),
    ("They sent 39 crews, of which 28 CREWS were at sea and 14 Crews ashore.", "28 + 14 = 42", "39"),
    ("They sent 39 crews, including 28 crews at sea and 14 tugs ashore.", None, None),
    ("They sent 39 crews, including 14 tugs at sea, 28 crews ashore and 12 crews on leave.", "28 + 12 = 40", "39"),
    ("They sent 39 crews, including 28 crews at sea, 11.9 crews ashore.", "28 + 11.9 = 39.9", "39"),
    ("全市查获船只39艘，其中渔船28艘、货船14艘。", "28 + 14 = 42", "39"),
    # Each is good to half its last printed place.
    ("They spent $3.9 million, including $2.8 million at sea and $1.2 million ashore.", None, None),
    (
        "They spent $3.9 million, including $2.8 million at sea and $1.3 million ashore.",
        "2.8 million + 1.3 million = 4100000", "3.9 million",
    ),
    (
        "They spent $3.90 million, including $2.80 million at sea and $1.20 million ashore.",
        "2.80 million + 1.20 million = 4000000", "3.90 million",
    ),
    ("They sent 39,000 crews, including 28,000 crews at sea and 11,100 crews ashore.", None, None),
    ("Of 900 trips, yards made 206 of these trips, crews of the port 182 trips and guests 35 trips.", None, None),
    ("Yards made 206 of these trips, crews of the port 182 trips and guests 35 trips.", None, None),
    ("Of 39,000 crews they sent 39,000 crews, including 10,000 crews, 10,000 crews and 19,200 crews.", None, None),
    (
        "They sent 39,000 crews, including 28,000 crews at sea and 11,200 crews ashore.",
        "28,000 + 11,200 = 39200", "39,000",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sums", "whole"), PARTS)
def test_parts_may_fall_short_of_their_whole_but_not_exceed_it(text, sums, whole) -> None:
    expected = [] if sums is None else [(f"the parts {sums} exceed the whole {whole}", whole)]
    assert said(text, "A001") == expected


TWO = (
    "They sent 39 crews, including 28 crews at sea and 14 crews ashore. They paid 50 crowns, including 30 crowns in "
    "cash and 25 crowns in kind."
)


@pytest.mark.parametrize(
    ("claimed", "wholes"),
    [(None, ["39", "50"]), ({"39"}, ["39"]), ({"28"}, ["39"]), ({"14"}, []), ({"50"}, ["50"]), (set(), [])],
)
def test_a_sum_is_told_of_the_whole_or_else_of_its_first_part(claimed, wholes) -> None:
    found = told(TWO, "A001", claimed)
    assert [TWO[f.start : f.end] for _, f in found] == wholes
    owners = {"39", "50"} if claimed is None else claimed
    assert all(any(f'"text":"{n}"' in row for n in owners) for row, _ in found)


DIFFERENCES = [
    ("Landings rose 12% to 1,200 tonnes from 1,000 tonnes.", "1,000 to 1,200 is 20.0", "12"),
    ("Landings rose 20% to 1,200 tonnes from 1,000 tonnes.", None, None),
    ("Landings fell 16.6% to 1,000 tonnes from 1,200 tonnes.", None, None),
    ("Landings fell 15.0% to 1,000 tonnes from 1,200 tonnes.", "1,200 to 1,000 is 16.67", "15.0"),
    ("Landings rose to 1,200 tonnes from 1,000 tonnes, up 12%.", "1,000 to 1,200 is 20.0", "12"),
    ("Landings fell 114 tonnes to 644 tonnes from 760 tonnes.", "760 to 644 is 116", "114"),
    ("Landings fell 116 tonnes to 644 tonnes from 760 tonnes.", None, None),
    ("Sales rose $10 million to $30 million from $15 million.", "15 million to 30 million is 15000000", "10 million"),
    ("Sales rose $14 million to $30 million from $15 million.", None, None),
    ("Sales rose €10 million to € 30 million from € 15 million.", "15 million to 30 million is 15000000", "10 million"),
    ("The rate rose 1.5 percentage points to 9.4 percent from 8.1 percent.", "8.1 to 9.4 is 1.3", "1.5"),
    ("The rate rose 1.4 percentage points to 9.4 percent from 8.1 percent.", None, None),
    ("The rate rose 141 basis points to 9.4 percent from 8.1 percent.", "8.1 to 9.4 is 130", "141"),
    ("The rate rose 140 basis points to 9.4 percent from 8.1 percent.", None, None),
    ("The rate rose 130 basis points to 9.4 percent from 8.1 percent.", None, None),
    ("The rate rose 5% to 9.4 percent from 8.1 percent.", "8.1 to 9.4 is 1.3", "5"),
    ("The rate rose 2.0 percentage points to 9.4 percent from 8 percent.", None, None),
    ("The rate rose 2.1 percentage points to 9.4 percent from 8 percent.", "8 to 9.4 is 1.4", "2.1"),
    ("The rate rose 0.6 percentage points to 0.5 percent from 0.0 percent.", None, None),
    ("The rate rose 0.7 percentage points to 0.5 percent from 0.0 percent.", "0.0 to 0.5 is 0.5", "0.7"),
    ("The rate rose 3.7 percentage points to nine percent from 6.0 percent.", "6.0 to nine is 3", "3.7"),
    ("The rate rose 3.6 percentage points to nine percent from 6.0 percent.", None, None),
    ("Losses rose 20% to 5 boats from 0 boats.", None, None),
    ("Losses fell by 5 boats to 0 boats from 7 boats.", "7 to 0 is 7", "5"),
    ("Landings rose 5% to 1,200 tonnes from 30 boats.", None, None),
    ("Landings rose 5% to 1,200 tonnes in May.", None, None),
    ("Landings rose 5% from 1,200 tonnes in May.", None, None),
    ("Landings rose 12 percent. That led to 1,200 tonnes from 1,000 tonnes.", None, None),
    ("Catches came to 1,200 tonnes from 1,000 tonnes. Landings rose 12%.", None, None),
    ("Landings rose 5% and catches fell 3% to 970 tonnes from 1,000 tonnes.", None, None),
    ("Catches came to 970 tonnes from 1,000 tonnes, down 3%, and landings rose 5%.", None, None),
    (
        "Landings rose 20% to 1,200 tonnes from 1,000 tonnes; catches fell 3% to 60 rafts from 80 rafts.",
        "80 to 60 is 25.00", "3",
    ),
    ("Landings rose 20% to 1,200 tonnes from 1,000 tonnes and to 90 rafts from 80 rafts.", None, None),
    ("Landings rose 12% to 1,200 tonnes in the north, " + "where it is wide, " * 4 + "from 1,000.", None, None),
    ("In the north " + "where it is wide " * 3 + "landings came to 1,200 tonnes from 1,000 tonnes and rose 12%.",
     "1,000 to 1,200 is 20.0", "12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_", "by"), DIFFERENCES)
def test_a_difference_must_be_that_of_its_levels(text, is_, by) -> None:
    found = said(text, "A002")
    assert [words for _, words in found] == ([by] if by else [])
    for message, _ in found:
        assert message.startswith(f"from {is_}, the source says {by}: `")
        assert f" {by}" in message.partition(": `")[2].replace("$", "").replace("€", "")


WAYS = [
    ("Landings rose from 900 tonnes to 700 tonnes.", "`rose` from 900 to 700", "700"),
    ("Landings fell from 700 tonnes to 900 tonnes.", "`fell` from 700 to 900", "900"),
    ("Landings fell from 900 tonnes to 700 tonnes.", None, None),
    ("Landings rose from 700 tonnes to 900 tonnes.", None, None),
    ("Landings rose from 900 tonnes to 900 tonnes.", None, None),
    ("Landings fell from 900 tonnes to 900 tonnes.", None, None),
    ("LANDINGS ROSE FROM 900 TONNES TO 700 TONNES.", "`ROSE` from 900 to 700", "700"),
    ("Prices fell from €700 to\n€900.", "`fell` from 700 to 900", "900"),
    ("Prices fell from $ 700 to $ 900.", "`fell` from 700 to 900", "900"),
    ("Landings rose from 900 tonnes. They came to 700 tonnes.", None, None),
    ("Landings in 4 ports rose from 900 tonnes to 700 tonnes.", "`rose` from 900 to 700", "700"),
    ("Ships sailed from 900 ports to 700 ports.", None, None),
    ("Landings rose in 900 ports from May to 700 tonnes.", None, None),
    ("Landings rose from 900 tonnes with 700 tugs.", None, None),
]


@pytest.mark.parametrize(("text", "way", "to"), WAYS)
def test_levels_go_the_way_that_their_word_says(text, way, to) -> None:
    assert said(text, "A003") == ([] if way is None else [(f"{way} goes the other way", to)])


def test_the_way_is_told_of_the_level_that_was_reached() -> None:
    text = "Landings rose from 900 tonnes to 700 tonnes."
    assert [json for json, _ in told(text, "A003", {"900"})] == []
    [(json, _)] = told(text, "A003", {"700"})
    assert '"text":"700"' in json


SHARES = [
    ("Fish went by three ways, of which 60% by sea, 30% by road and 25% by rail.", "60 + 30 + 25 = 115", "60"),
    ("Fish went by three ways, of which 60% by sea, 30% by road and 12% by rail.", None, None),
    ("Fish went by three ways, of which 60% by sea, 30% by road and 12.1% by rail.", "60 + 30 + 12.1 = 102.1", "60"),
    ("Fish went by two ways, of which 60% by sea and 50% by road.", "60 + 50 = 110", "60"),
    ("Fish went by two ways, of which 60 tonnes by sea and 50 tonnes by road.", None, None),
    ("Fish went by sea, of which 160% in May.", None, None),
]


@pytest.mark.parametrize(("text", "sums", "first"), SHARES)
def test_shares_of_one_whole_do_not_exceed_it(text, sums, first) -> None:
    assert said(text, "A004") == ([] if sums is None else [(f"the shares {sums} exceed 100 %", first)])
