"""What counts as the same, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import leniency
from eval.leniency import Span, core, locality, overlap, same_basis, same_phrase, same_unit, same_value


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the first half of the year", "first half of the year"),
        ("in the first half", "the  first\nhalf"),
        ("during March", "March"),
        ("nationwide", "across the country"),
        ("throughout the country", "the whole country"),
        ("全国", "nationwide"),
        ("在全国范围内", "全国"),
        ("“Clear Pond”", '"clear pond"'),
        ("２０３１年", "2031年"),
        (None, ""),
    ],
)
def test_same_phrase(a, b):
    assert same_phrase(a, b)
    assert same_phrase(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("March", "April"),
        ("since March", "March"),
        ("across Lindenau", "Lindenau"),
        ("in another country", "the country"),
        ("全国", "全省"),
        ("nationwide", None),
    ],
)
def test_different_phrase(a, b):
    assert not same_phrase(a, b)


def test_units():
    assert same_unit("%", "percent")
    assert same_unit("％", "per cent")
    assert same_unit("百分之", "%")
    assert same_unit("the trees", "Trees")
    assert not same_unit("percentage points", "%")
    assert same_unit("officers", "police officers")
    assert not same_unit("points", "percentage points")
    assert not same_unit("basis points", "percentage points")
    assert not same_unit("people", "per 100,000 people")
    assert not same_unit("police", "police officers")
    assert not same_unit("tree", None)


def test_bases():
    assert same_basis("on a year-on-year basis", "year on year")
    assert same_basis("than in the same period", "than in same period")
    assert not same_basis("year-on-year", "month-on-month")
    assert not same_basis("同比", "环比")


def test_values():
    assert same_value("5.0", "5")
    assert same_value(None, None)
    assert not same_value("5", None)
    assert not same_value("five", "five")


@pytest.mark.parametrize(
    ("a", "b", "right"),
    [
        ("trees planted", "planting of trees", True),
        ("criminal cases cracked", "cracked cases", True),
        ("清理池塘", "池塘清理数", True),
        ("visits", "visitors' fees", False),
        ("trees planted", "", False),
        ("", "", True),
    ],
)
def test_indicators_agree_by_tokens(a, b, right):
    assert (overlap(a, b) >= leniency.INDICATOR_OVERLAP) is right


@given(st.text(max_size=40), st.text(max_size=40))
def test_every_rule_is_symmetric_and_sees_a_thing_as_itself(a, b):
    assert overlap(a, b) == overlap(b, a)
    assert 0 <= overlap(a, b) <= 1
    for same in (same_phrase, same_unit, same_basis):
        assert same(a, b) == same(b, a)
        assert same(a, a)


@given(st.text(alphabet="0123456789%％thndst第三,. ", min_size=1, max_size=12), st.data())
def test_the_core_of_a_span_is_never_empty_and_lies_inside(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    lo, hi = core(text, Span(start, end))
    assert start <= lo < hi <= end


def test_locality():
    text = (
        "In May the mill ran. It made 40 tons of flour.\n\nThe dam held 9 boats.\n\n今年一季度共售票12张。全市共有9家。"
    )
    assert locality(text, text.index("40"), "flour") == "sentence"
    assert locality(text, text.index("40"), "May") == "paragraph"
    assert locality(text, text.index("9 boats"), "May") == "elsewhere"
    assert locality(text, text.index("12张"), "今年一季度") == "sentence"
    assert locality(text, text.index("9家"), "今年一季度") == "paragraph"
    assert locality(text, 0, None) is None
