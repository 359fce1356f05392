"""Value and unit against the print: what differs, by how much, and where it stands."""

from decimal import Decimal

import pytest
from pydantic import BaseModel

from schemas.evidence import Quantity
from schemas.press_release import Statistic

TEXT = "Wardens found 2.6 \nmillion nets worth $45 each, a share of 12.5%, up 1.5 percentage points, and held 19 eels."


@pytest.mark.parametrize(
    ("printed", "value", "hint"),
    [
        ("2.6 million", "260000", "off by a factor of 10"),
        ("2.6 million", "26000000", "off by a factor of 10"),
        ("2.6 million", "2.6", "off by a factor of 1000000"),
        ("2.6 million", "2700000", None),
        ("2.6 million", "52000000", None),
        ("2.6 million", "0", None),
        ("2.6 million", "-26000000", None),
        ("2.6 million", "-2600000", None),
    ],
)
def test_a_value_that_differs_is_told_with_the_likely_slip(of_fact, printed, value, hint) -> None:
    message = f"the stored value is {value}, but `2.6 million` is 2600000"
    assert of_fact(TEXT, printed, value=value) == [("V001", "fact", message, "2.6 \nmillion", hint)]


def test_nothing_is_ten_times_zero(of_fact) -> None:
    [finding] = of_fact("Rain fell on 0 days.", "0", value="10")
    assert (finding.code, finding.hint) == ("V001", None)


@pytest.mark.parametrize("value", ["2600000", "2,600,000", "2600000.0", "2.6E6", None])
def test_the_value_may_be_spelled_in_any_plain_way(of_fact, value) -> None:
    assert of_fact(TEXT, "2.6 million", value=value) == []


@pytest.mark.parametrize("value", ["12.5", "12.5%", "12.5％", "12.50"])
def test_percent_is_kept_in_percent(of_fact, value) -> None:
    assert of_fact(TEXT, "12.5", value=value) == []


@pytest.mark.parametrize("value", ["some", "12.5.1", "12.5X", "%12.5", "inf", "NaN", ""])
def test_a_value_that_is_no_number_is_told(of_fact, value) -> None:
    message = f"the value `{value}` is no plain decimal number"
    assert of_fact(TEXT, "12.5", value=value) == [("V001", "fact", message, "12.5", None)]


def test_a_number_without_a_value_of_its_own_is_not_compared(of_fact) -> None:
    text = "The call came at 10:45 from 7 ships."
    assert of_fact(text, "10:45", value="12") == [t for t in of_fact(text, "10:45") if t.code != "V001"]


SHARED = [
    ("from 10 to 15 billion crowns", "10", "10000000000", True),
    ("from 10 to 15 billion crowns", "10", "10", True),
    ("from 10 to 15 billion crowns", "10", "10000000", False),
    ("from 10 to $15 billion", "10", "10000000000", True),
    ("8 to 15 billion crowns", "8", "8000000000", True),
    ("1.5 to 2 billion crowns", "1.5", "1500000000", True),
    ("10 - 1.5 billion crowns", "10", "10000000000", True),
    ("between 10 and 15 million crowns", "10", "10000000", True),
    ("some 10, 15 million crowns", "10", "10000000", False),
    ("10 rafts and 15 million crowns", "10", "10000000", False),
    ("10 to 15 crowns", "10", "100", False),
    ("8 or 0 million crowns", "8", "8000000", False),
    ("8 and 10:30 million", "8", "8000000", False),
    ("15万至20万元", "15万", "1500000000", False),
    ("15 million to 20 million crowns", "15 million", "15000000000000", False),
    ("15至20万元", "15", "150000", True),
    ("15 to twenty crowns", "15", "300", False),
    ("15 million to 20", "15 million", "300000000", False),
]


@pytest.mark.parametrize(("words", "printed", "value", "right"), SHARED)
def test_the_first_end_of_a_range_may_take_the_scale_of_the_second(of_fact, words, printed, value, right) -> None:
    codes = {t.code for t in of_fact(f"The harbour took {words}", printed, value=value)}
    assert ("V001" not in codes) is right


UNITS = [
    (
        "1.5", "%", "U001",
        "unit `%`, but the source prints `percentage points`: `a share of 12.5%, up 1.5 percentage points, and`",
        "percentage points",
    ),
    ("45", "€", "U001", "unit `€`, but the source prints `$`: `million nets worth $45 each, a share of 12.5%,`", "$"),
    (
        "12.5", None, "U003",
        "no unit is stored, but the source prints `%`: `$45 each, a share of 12.5%, up 1.5 percentage`", "%",
    ),
    (
        "19", "nets", "U002",
        "the unit `nets` does not stand beside the number in `points, and held 19 eels.`; there `eels` is counted",
        "eels",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "unit", "code", "message", "words"), UNITS)
def test_a_wrong_unit_is_told_with_what_stands_there(of_fact, printed, unit, code, message, words) -> None:
    assert of_fact(TEXT, printed, unit=unit) == [(code, "fact", message, words, None)]


def test_a_unit_where_the_source_names_none_points_at_the_number(of_fact) -> None:
    message = "the unit `eels` does not stand beside the number in `The answer was 42.`"
    assert of_fact("The answer was 42.", "42", unit="eels") == [("U002", "fact", message, "42", None)]


@pytest.mark.parametrize("said", [{}, {"unit": "eels"}])
def test_a_unit_is_asked_only_where_it_is_claimed_and_differs(of_fact, said) -> None:
    assert of_fact(TEXT, "19", **said) == []


class Plain(BaseModel):
    rate: Decimal


@pytest.mark.parametrize(
    ("text", "value", "message", "words"),
    [
        ("It rose 1.5 percentage points.", "1.5", "`1.5` counts percentage points", "percentage points"),
        ("It rose 25 basis points.", "25", "`25` counts basis points", "basis points"),
        ("It rose 1.5 percent.", "1.5", None, None),
        ("It rose to 15.", "15", None, None),
        ("It rose 1.5 percentage points.", "1.4", None, None),
    ],
)
def test_points_in_a_plain_number_field_are_told(of_model, text, value, message, words) -> None:
    told = [t for t in of_model(text, Plain(rate=Decimal(value))) if t.code == "U004"]
    assert told == ([] if message is None else [("U004", "rate", message, words, None)])


@pytest.mark.parametrize(
    ("text", "printed", "unit", "code"),
    [
        ("Their stay averaged 8.5 days.", "8.5", None, "U003"),
        ("They landed 41 tonnes and 12 boats sank.", "41", None, "U003"),
        ("They landed 41 tonnes and 12 boats sank.", "41", "tonnes", None),
        # What is counted may be left out, and so may a share's whole.
        ("They landed 41 tonnes and 12 boats sank.", "12", None, None),
        ("They landed 41 tonnes of eel.", "41", None, None),
        ("Half of the boats sank.", "Half", None, None),
    ],
)
def test_a_measure_is_not_left_out(of_fact, text, printed, unit, code) -> None:
    assert [t.code for t in of_fact(text, printed, unit=unit)] == ([] if code is None else [code])


SHARED_OUT = "They dissuaded 124 callers; 9 in every 10 boats called turned back."
CREWS = "That year 184 harbour guards and 87 unpaid harbour guards drowned, and 26 guards were hurt."


@pytest.mark.parametrize(
    ("text", "printed", "unit", "code"),
    [
        (SHARED_OUT, "9", "in every 10", None),
        (SHARED_OUT, "124", "in every 10", "U002"),
        ("Guards turned back 8 boats in every 10.", "8", "in every 10", None),
        ("The rate was 7.4 (6.7 to 8.1) per 100 000 berths.", "7.4", "per 100 000", None),
        # A word that tells what one number counts from what another counts is not printed for both.
        (CREWS, "87", "unpaid harbour guards", None),
        (CREWS, "184", "harbour guards", None),
        (CREWS, "184", "unpaid harbour guards", "U002"),
        (CREWS, "26", "unpaid harbour guards", "U002"),
        ("Of the harbour crews 184 men drowned.", "184", "harbour men", None),
    ],
)
def test_a_unit_is_not_that_of_another_number(of_fact, text, printed, unit, code) -> None:
    assert [t.code for t in of_fact(text, printed, unit=unit)] == ([] if code is None else [code])


LETTERS = "Fees came to €9.7 tn, down €4.1 tn; crews of 1.2mil, 3,400 m long; ferries carried 9.8k."


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("9.7 tn", "9700000000000"),
        ("9.7tn", "9700000000000"),
        ("9.7", "9.7"),
        ("1.2mil", "1200000"),
        ("3,400 m", "3400000000"),
        ("3,400 m", "3400"),
        ("3,400", "3400"),
        ("9.8k", "9800"),
    ],
)
def test_a_scale_in_letters_may_be_copied_and_multiplied_out(of_fact, printed, value) -> None:
    assert of_fact(LETTERS, printed, value=value) == []


@pytest.mark.parametrize("value", ["9700000", "97000000000", "97", "9.8", "9.7e11"])
def test_a_scale_in_letters_is_not_any_scale(of_fact, value) -> None:
    assert "V001" in {t.code for t in of_fact(LETTERS, "9.7 tn", value=value)}


@pytest.mark.parametrize("printed", ["9.7 mn", "9.7 bn", "9.8 tn", "9.7 t"])
def test_another_scale_in_letters_is_not_printed(of_fact, printed) -> None:
    assert {t.code for t in of_fact(LETTERS, printed)} & {"N001", "N010"}


def test_the_scale_may_be_copied_at_a_span_too(of_fact) -> None:
    start = LETTERS.index("4.1")
    assert of_fact(LETTERS, "4.1 tn", start=start, end=start + 6, value="4100000000000") == []
    assert "V001" in {t.code for t in of_fact(LETTERS, "4.1 tn", start=start, end=start + 6, value="4100000")}


def test_the_scale_may_be_copied_beside_a_mark(of_model) -> None:
    rows = [Statistic(indicator="fees", quantity=Quantity(text=text, mark=1, unit="€")) for text in ("9.7 tn", "9.7")]
    assert of_model(LETTERS, rows[0]) == []
    assert of_model(LETTERS, rows[1]) == []


CURRENCIES = [
    ("Fines of V$3.1m were paid.", "3.1m", "V$", True),
    ("Fines of V$3.1m were paid.", "3.1m", "A$", True),
    ("Fines of NZ$3.1m were paid.", "3.1m", "$", True),
    ("Fines of €3.1m were paid.", "3.1m", "V$", False),
    ("Fines of RT1.2 were paid.", "1.2", "RT", True),
    ("Fines of RT1.2 were paid.", "1.2", "RP", False),
    ("Deposits of P3.4 billion were held.", "3.4 billion", "P", True),
    ("Deposits of banks grew to P3.4 billion in May.", "3.4 billion", "banks", False),
    ("Deposits of banks grew to 3.4 billion in May.", "3.4 billion", "deposits", True),
    ("Sales were SEK 14,387 in all.", "14,387", "SEK", True),
    ("Sales were Kr. 14,387 in all.", "14,387", "Kr.", True),
    ("Sales of boats 14,387 in all.", "14,387", "nets", False),
    ("Sales of AKr 14,387 in all.", "14,387", "Kr", False),
]


@pytest.mark.parametrize(("text", "printed", "unit", "passes"), CURRENCIES)
def test_a_currency_need_not_be_known_where_it_touches_the_number(of_fact, text, printed, unit, passes) -> None:
    found = of_fact(text, printed, unit=unit)
    assert (not found) == passes
    assert passes or {t.code for t in found} <= {"U001", "U002", "K001"}


@pytest.mark.parametrize(
    ("text", "printed", "said", "codes"),
    [
        # A minus may be one of the value.
        ("The balance was -172.5 million crowns.", "172.5 million", {"value": "-172500000"}, set()),
        ("The balance was −$172.5 million.", "172.5 million", {"value": "-172500000"}, set()),
        ("A loss of (1,200) was booked.", "1,200", {"value": "-1200"}, set()),
        ("A loss was booked (1,200 crowns).", "1,200", {"value": "-1200"}, {"V001"}),
        ("A loss of 1,200 was booked.", "1,200", {"value": "-1200"}, {"V001"}),
        ("Some 800-1,200 boats came.", "1,200", {"value": "-1200"}, {"V001"}),
        ("The balance was -172.5 million crowns.", "172.5 million", {"value": "-17250000"}, {"V001"}),
        # Points of percent.
        ("The rate rose 0.4% points to 5%.", "0.4", {"unit": "percentage points"}, set()),
        ("The rate rose 0.4 %-points in May.", "0.4", {"unit": "%-points"}, set()),
        ("Some 40% point to costs.", "40", {"unit": "%"}, set()),
        ("Some 40% point at costs.", "40", {"unit": "percentage points"}, {"U001"}),
        # Marks that part a number for the scanner and not for its reader.
        ("It was 12·5%.", "12·5", {"value": "12.5", "unit": "%"}, {"N010"}),
        ("It was 12·5%.", "12·6", {"value": "12.6", "unit": "%"}, {"N001"}),
        ("It came to 1'234 crowns.", "1'234", {"value": "1234"}, set()),
        ("It came to 1'234 crowns.", "1234", {"value": "234"}, {"V001"}),
        ("It came to 1'234 crowns.", "1'234", {"value": "1e9999999"}, {"V001"}),
        ("A 2½ point rise.", "2½", {"value": "2.5"}, {"N010"}),
        ("A 2½ point rise.", "3½", {"value": "3.5"}, {"N001"}),
        # Notes behind words and years.
        ("In May 2031¹ they sold 7 boats.", "7", {"period": "May 2031"}, set()),
        ("In May 20311 they sold 7 boats.", "7", {"period": "May 2031"}, {"P001"}),
        ("In the first quarter2 they sold 7 boats.", "7", {"period": "the first quarter"}, set()),
        ("In the first quarter24 they sold 7 boats.", "7", {"period": "the first quarter"}, {"P001"}),
        ("In the whole of FY2 they sold 7 boats.", "7", {"period": "the whole of FY"}, {"P001"}),
    ],
)
def test_what_is_printed_in_an_unusual_form_is_not_rejected(of_fact, text, printed, said, codes) -> None:
    assert {t.code for t in of_fact(text, printed, **said)} == codes


QUALIFIED = [
    ("Orders crossed ₹1,900 crore.", "1,900 crore", "more than"),
    ("We plan for between ₹2,700 crore and ₹2,800 crore.", "2,700 crore", "at least"),
    ("We plan for between ₹2,700 crore and ₹2,800 crore.", "2,800 crore", "up to"),
    ("We plan for between Rs.27 and Rs.28 a net.", "27", "at least"),
    ("They spent upto ₹130 crore.", "130 crore", "up to"),
    ("Deposits of about P412.6 billion were held.", "412.6 billion", "about"),
]


@pytest.mark.parametrize(("text", "printed", "qualifier"), QUALIFIED)
def test_a_currency_does_not_part_a_number_from_its_qualifier(of_fact, text, printed, qualifier) -> None:
    assert not [t for t in of_fact(text, printed, qualifier=qualifier) if t.code[0] == "Q"]
    other = "nearly" if qualifier != "nearly" else "about"
    assert [t for t in of_fact(text, printed, qualifier=other) if t.code[0] == "Q"]
