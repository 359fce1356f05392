"""What the words beside a number say of it: its qualifier, its direction, whether it is a difference or a figure."""

import pytest

from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, Statistic

TEXT = (
    "Landings fell by 8% to 900 tonnes in May. Prices rose to $40 and catches were unchanged at 70 tonnes. "
    "On May 21 the 3rd crew of Pier 9 saw 300 seals, up 12%. Crews gained 20 rafts. Costs changed by 7.5%."
)
FELL = "`Landings fell by 8% to 900 tonnes in May.`"
LEVEL = "`Landings fell by 8% to 900 tonnes in May. Prices`"
SEALS = "`3rd crew of Pier 9 saw 300 seals, up 12%. Crews`"


@pytest.mark.parametrize(
    ("printed", "direction", "code", "message", "words"),
    [
        ("8", "increase", "D001", f"stored as increase, but the source says `fell`: {FELL}", "fell"),
        ("900", "increase", "D001", f"stored as increase, but the source says `fell`: {LEVEL}", "fell"),
        (
            "40", "decrease", "D001",
            "stored as decrease, but the source says `rose`: `in May. Prices rose to $40 and catches were`", "rose",
        ),
        (
            "70", "increase", "D001",
            "stored as increase, but the source says `unchanged`: `were unchanged at 70 tonnes. On May 21 the`",
            "unchanged",
        ),
        ("300", "increase", "D002", f"stored as increase, but no word there says so of this number: {SEALS}", "300"),
        ("300", "unchanged", "D002", f"stored as unchanged, but no word there says so of this number: {SEALS}", "300"),
        ("8", None, "D003", f"a difference stored without a direction: `fell`, {FELL}", "fell"),
        (
            "12", None, "D003",
            "a difference stored without a direction: `up`, `9 saw 300 seals, up 12%. Crews gained 20`", "up",
        ),
    ],
)  # fmt: skip
def test_a_wrong_direction_is_told_with_the_word_that_says_otherwise(
    of_fact, printed, direction, code, message, words
) -> None:
    assert of_fact(TEXT, printed, direction=direction) == [(code, "fact", message, words, None)]


@pytest.mark.parametrize(
    ("printed", "direction"),
    [
        ("8", "decrease"), ("900", "decrease"), ("900", None), ("40", "increase"), ("70", "unchanged"), ("300", None),
        ("12", "increase"), ("20", None), ("7.5", None),
    ],
)  # fmt: skip
def test_a_right_direction_is_not_doubted(of_fact, printed, direction) -> None:
    assert of_fact(TEXT, printed, direction=direction) == []


GOVERNED = [
    ("Landings changed by 5%.", "5", {"increase", "decrease", "unchanged"}),
    ("Landings rose by 300 tonnes.", "300", {"increase"}),
    ("The gains were 5%, 6% and 7%.", "6", {"increase"}),
    ("Growth at the port slowed to 5%.", "5", {"decrease"}),
    # Said once for all that the sentence lists in brackets, where it knows but one direction.
    ("The largest increases were in Lund (4.1%) and Bergen (3.2%).", "4.1", {"increase"}),
    ("The largest increases were in Lund ( 4.1 percent).", "4.1", {"increase"}),
    ("The largest falls were in Lund (0.5 percentage points).", "0.5", {"decrease"}),
    ("The largest falls were in Lund (50 basis points).", "50", {"decrease"}),
    ("增幅最大的是上海（4.1%）。", "4.1", {"increase"}),
    ("Increases and declines: Lund (4.1%).", "4.1", set()),
    ("The largest were in Lund (4.1%).", "4.1", set()),
    ("The largest increases were in Lund (41).", "41", set()),
    ("The largest increases were in Lund (41 boats).", "41", set()),
    ("The largest increases were in Lund, 4.1%.", "4.1", {"increase"}),
    ("It was up. Lund (4.1%) led.", "4.1", set()),
    ("They held 5 points.", "5", set()),
    ("Pay gaps narrowed, and of this some 45 basis points came from bonuses.", "45", {"decrease"}),
    ("Pay gaps narrowed in Lund and widened in Toll, with 45 basis points due to bonuses.", "45", set()),
    ("Rents rose to 61.2%, 3 percentage points above the coast.", "3", set()),
    ("Stocks were up 7% to $310 million, or 4% in tonnes.", "4", {"increase"}),
    ("Stocks were up 7% to $310 million, or 4% of sales.", "4", set()),
    ("Rents rose most in:\n• Lund: 4.1%\n• Toll: 3.2%\n", "3.2", {"increase"}),
    ("Rents rose or fell most in:\n• Lund: 4.1%\n• Toll: 3.2%\n", "3.2", set()),
    ("Rents by town:\n• Lund: 4.1%\n• Toll: 3.2%\n", "3.2", set()),
    ("Growth in lending was put at 1.4% in 2033.", "1.4", {"increase"}),
    ("Annual growth of deposits, after 3.8% in May, was 4.1%.", "4.1", {"increase"}),
    ("The growth rate of deposits was 3.8% in May and averaged 4.1%.", "4.1", {"increase"}),
    ("Trade grew at a yearly rate of 3.8%, as opposed to 4.1% foreseen in May.", "4.1", {"increase"}),
    ("Fees fell by 14 basis points, and those on loans of up to 2 years by 9 basis points.", "9", {"decrease"}),
    ("Growth in deposits was strong; their share stood at 4.1%.", "4.1", set()),
    ("三季度货运量增速预计为4.1%。", "4.1", {"increase"}),
    ("They held 5 boats, a rise on May.", "5", set()),
]


@pytest.mark.parametrize(("text", "printed", "directions"), GOVERNED)
def test_a_direction_needs_a_word_that_governs_the_number(of_fact, text, printed, directions) -> None:
    ways = ("increase", "decrease", "unchanged")
    passed = {d for d in ways if not [t for t in of_fact(text, printed, direction=d) if t.code[0] == "D"]}
    assert passed == directions


def row(quantity=None, change=None):
    return Statistic(indicator="x", quantity=quantity, change=change)


def by(direction, mark=None, text=None, unit=None):
    quantity = None if mark is None else Quantity(mark=mark, text=text, unit=unit)
    return Change(direction=direction, quantity=quantity)


@pytest.mark.parametrize(
    ("statistic", "expected"),
    [
        (
            row(Quantity(mark=1, text="8", unit="%")),
            ("D004", "statistics[0].quantity", f"a difference stored as a level: {FELL}", "8"),
        ),
        (
            row(change=by("decrease", 2, "900", "tonnes")),
            ("D005", "statistics[0].change.quantity", f"a level stored as a difference: {LEVEL}", "900"),
        ),
        (
            row(Quantity(mark=2, text="900", unit="tonnes"), by("unchanged")),
            (
                "D006", "statistics[0].change.direction",
                f"stored as unchanged, but no word of its sentence says so: {LEVEL}", "900",
            ),
        ),
        (row(Quantity(mark=2, text="900", unit="tonnes"), by("decrease", 1, "8", "%")), None),
        (row(Quantity(mark=4, text="70", unit="tonnes"), by("unchanged")), None),
        (row(Quantity(mark=10, text="20", unit="rafts")), None),
        (row(Quantity(mark=8, text="300", unit="seals"), by("increase", 9, "12", "%")), None),
    ],
)  # fmt: skip
def test_levels_and_differences_are_told_apart(of_model, statistic, expected) -> None:
    told = [t[:4] for t in of_model(TEXT, statistic) if t.code in {"D004", "D005", "D006"}]
    assert told == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("text", "printed", "level"),
    [
        ("Landings rose by 300 tonnes.", "300", True),
        ("Landings rose by\n$300.", "300", True),
        ("Landings rose 1.5 percentage points.", "1.5", True),
        ("Landings rose 25 basis points.", "25", True),
        ("Landings rose 5%.", "5", True),
        ("Landings, up 5%, 6% and 7%, came late.", "6", True),
        ("Landings rose by £300.", "300", True),
        ("Landings rose to 5%.", "5", False),
        ("Landings rose 300 tonnes.", "300", False),
        ("Landings came to 300 tonnes.", "300", False),
        ("上岸渔船874艘，比去年同期多113艘。", "113", True),
        ("每人修船291艘，同比多修18艘。", "18", True),
        ("上岸渔船874艘，多数已修好113艘。", "113", False),
    ],
)
def test_a_difference_is_beyond_doubt_in_percent_or_points_or_behind_by(of_model, text, printed, level) -> None:
    marks = {m.text: i for i, m in enumerate(Index(text).mentions, 1)}
    told = {t.code for t in of_model(text, row(Quantity(mark=marks[printed], text=printed)))}
    assert ("D004" in told) is level


BOUNDS = "Fleet A sold about 5 nets, nearly 6 rafts, 9 or more tugs and 7 boats."


@pytest.mark.parametrize(
    ("printed", "qualifier", "code", "message", "words"),
    [
        ("5", "exact", "Q001", "stored as exact, but the source says about: `Fleet A sold", "about"),
        ("5", None, "Q001", "stored as exact, but the source says about: `Fleet A sold", "about"),
        ("9", "exact", "Q001", "stored as exact, but the source says at least: `", " or more"),
        ("7", "about", "Q002", "stored as about, but the source prints the bare number: `", "7"),
        ("6", "about", "Q003", "stored as about, but the source says nearly: `", "nearly"),
        ("5", "about", None, None, None),
        ("7", "exact", None, None, None),
        ("7", None, None, None, None),
        ("9", "at least", None, None, None),
    ],
)  # fmt: skip
def test_a_wrong_qualifier_is_told_with_the_word_beside_the_number(
    of_fact, printed, qualifier, code, message, words
) -> None:
    found = of_fact(BOUNDS, printed, qualifier=qualifier)
    assert [(t.code, t.words) for t in found] == ([] if code is None else [(code, words)])
    assert all(t.message.startswith(message) for t in found)


FRAMES = [
    ("They came on May 21 at dawn.", "21", "part of a date or time"),
    ("The 3rd crew saw seals.", "3rd", "a rank"),
    ("They met in Room 12.", "12", "part of a name"),
    ("1. They sold nets.", "1", "the number of a list entry"),
    ("Page 3 of 9", "3", "part of the page's frame"),
]


@pytest.mark.parametrize(("text", "printed", "what"), FRAMES)
def test_a_number_that_is_no_figure_is_told_as_what_it_is(of_fact, text, printed, what) -> None:
    assert of_fact(text, printed) == [
        ("K001", "fact", f"`{printed}` is {what}, no figure: `{text}`", printed, None),
    ]


def test_a_unit_that_stands_right_at_the_number_outweighs_its_kind(of_fact) -> None:
    text = "They came on May 21 at dawn, in 3 days."
    for unit in (None, "dawn", "boats"):
        assert "K001" in {t.code for t in of_fact(text, "21", unit=unit)}
    assert of_fact("The 3rd boat came.", "3rd", unit="boat") == []
    for unit in (None, "crew"):
        assert "K001" in {t.code for t in of_fact("The 3rd boat came.", "3rd", unit=unit)}
    text = "Some 40 mills stood idle all through May; two of these have shut."
    assert of_fact(text, "two", unit="mills") == []


@pytest.mark.parametrize(
    ("text", "printed", "codes"),
    [
        ("They landed 90 crates (down 12 crates).", "12", ["D003"]),
        ("The haul slipped 12 crates to 90.", "12", ["D003"]),
        ("The haul slipped 12 crates to 90.", "90", []),
        ("Wardens tracked down 12 boats to 90 quays.", "12", []),
        ("Crews lost 12 boats to 90 pirates.", "12", []),
        ("Of the crews, 12 got more than five years.", "12", []),
        ("The haul was 12 more than in May.", "12", ["D003"]),
    ],
)
def test_a_difference_beyond_doubt_needs_its_direction(of_fact, text, printed, codes) -> None:
    assert [t.code for t in of_fact(text, printed, direction=None)] == codes
