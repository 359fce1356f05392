"""check and locate: any filled model, by token; what is at another place than claimed does not pass."""

import time
from decimal import Decimal
from typing import Literal, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from extractor.checker import check, locate, verdict
from extractor.source import Index
from schemas.evidence import Phrase, Quantity
from schemas.press_release import Change, PressRelease, Statistic

TEXT = (
    "Quay report. In March the crew mended 480 nets, 12.5% more than in 2030, and paid 3.11 million crowns.\n\n"
    "In April it mended 480 nets again and hired six hands."
)


class Deep(BaseModel):
    by_port: dict[str, list[Quantity]] = {}
    pair: tuple[Quantity | None, str] | None = None
    title: Phrase | None = None
    summary: str = ""
    hired: int | None = None
    paid: Decimal | None = None
    share: float | None = None
    done: bool = True
    state: Literal["open", "closed"] = "open"
    inner: "Deep | None" = None


def codes(filled: object, path: str = "") -> set[str]:
    found = check(TEXT, filled)
    return {f.code for f in found if f.code != "T002" and f.path.startswith(path)}


def test_quantities_at_any_depth_are_found_with_their_path() -> None:
    wrong = Quantity(text="481", unit="nets")
    filled = Deep(by_port={"North": [Quantity(text="12.5", unit="%"), wrong]}, inner=Deep(pair=(wrong, "")))
    paths = {f.path for f in check(TEXT, filled) if f.code == "N001"}
    assert paths == {"by_port[North][1]", "inner.pair[0]"}


@pytest.mark.parametrize(
    ("filled", "code"),
    [
        (Deep(hired=7), "N001"),
        (Deep(paid=Decimal(311000)), "N001"),
        (Deep(share=12.4), "N001"),
        (Deep(summary="some 500 nets"), "N012"),
        (Deep(summary="80 nets"), "N012"),
        (Deep(title=Phrase("Report of the quay")), "P001"),
        (Deep(title=Phrase("Quay report of 2029")), "N012"),
    ],
)
def test_plain_fields_must_be_printed(filled: Deep, code: str) -> None:
    assert codes(filled) == {code}
    assert verdict(check(TEXT, filled)) == "rejected"


def test_plain_fields_that_are_printed_pass() -> None:
    filled = Deep(
        hired=6,
        paid=Decimal(3110000),
        share=12.5,
        summary="480 nets in 2030, 3,110,000 crowns",
        title=Phrase("quay  report"),
    )
    assert codes(filled) == set()


def test_numbers_in_keys_of_a_mapping_are_checked_too() -> None:
    class Table(BaseModel):
        rows: dict[str, str]

    assert codes(Table(rows={"2031": "nets"})) == {"N012"}
    assert codes(Table(rows={"2030": "nets"})) == set()


def two(**first: object) -> PressRelease:
    return PressRelease(
        statistics=(
            Statistic(indicator="nets mended", quantity=Quantity(text="480", unit="nets", **first)),
            Statistic(indicator="nets mended", quantity=Quantity(text="480", unit="nets")),
        )
    )


def test_equal_texts_are_settled_by_their_order_when_all_are_claimed() -> None:
    index = Index(TEXT)
    located = locate(index, two())
    starts = [s.quantity.start for s in located.statistics if s.quantity]
    assert starts == [TEXT.index("480"), TEXT.rindex("480")]


def test_one_claim_on_a_text_printed_twice_asks_which_one() -> None:
    lone = PressRelease(statistics=two().statistics[:1])
    assert codes(lone) == {"N009"}
    [finding] = [f for f in check(TEXT, lone) if f.code == "N009"]
    assert "which one" in finding.message
    april = PressRelease(statistics=(two().statistics[0].model_copy(update={"period": Phrase("April")}),))
    assert codes(april) == set()
    quantity = locate(Index(TEXT), april).statistics[0].quantity
    assert quantity is not None
    assert quantity.start == TEXT.rindex("480")


def test_the_same_digits_elsewhere_do_not_save_a_wrong_mark() -> None:
    index = Index(TEXT)
    other = next(i for i, m in enumerate(index.mentions, 1) if m.text == "six")
    assert "N005" in codes(two(mark=other), "statistics[0]")


def test_locate_fills_span_and_value_and_leaves_the_rest_alone() -> None:
    filled = Deep(
        pair=(Quantity(text="3.11 million", unit="crowns"), "x"),
        by_port={"a": [Quantity(text="9")]},
        title=Phrase("Quay report"),
    )
    index = Index(TEXT)
    located = locate(index, filled)
    assert located.pair is not None
    q = located.pair[0]
    assert q is not None
    assert (TEXT[slice(q.start, q.end)], q.value, q.unit) == ("3.11 million", "3110000", "crowns")
    assert located.by_port["a"][0].start is None
    assert isinstance(located.title, Phrase)
    assert filled.pair is not None
    assert filled.pair[0] is not None
    assert filled.pair[0].start is None
    assert locate(index, located) == located


def test_the_verdict_of_a_path_is_the_worst_below_it() -> None:
    bad = Statistic(indicator="nets", quantity=Quantity(text="481", unit="nets"))
    good = Statistic(
        indicator="nets mended more",
        change=Change(direction="increase", quantity=Quantity(text="12.5", unit="%"), basis=Phrase("than in 2030")),
    )
    release = PressRelease(statistics=(good, bad, *([good] * 9), bad))
    found = check(TEXT, release)
    assert verdict(found, "statistics[1]") == "rejected"
    assert verdict(found, "statistics[1].quantity") == "rejected"
    assert verdict(found, "statistics[0]") == "review"
    assert verdict(check(TEXT, PressRelease(statistics=(good,))), "statistics[0]") == "verified"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "４８０"),
        ("text", "480 "),
        ("period", "in  March"),
        ("period", "In March."),
        ("scope", "the\ncrew"),
    ],
)
def test_harmless_differences_never_alarm(field: str, value: str) -> None:
    text = TEXT.split("\n\n", maxsplit=1)[0]
    quantity = Quantity(text=value if field == "text" else "480", unit="nets")
    words = {} if field == "text" else {field: Phrase(value)}
    filled = PressRelease(statistics=(Statistic(indicator="nets mended", quantity=quantity, **words),))
    assert [f for f in check(text, filled) if f.code != "T002"] == []


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.text(max_size=80), st.text(max_size=30), st.text(max_size=12), st.integers(-3, 9))
def test_nothing_that_is_filled_makes_the_checker_fail(text: str, words: str, number: str, mark: int) -> None:
    q = Quantity(text=number, mark=mark, unit=words or None, counted=Phrase(words))
    filled = PressRelease(
        title=Phrase(words),
        statistics=(
            Statistic(
                indicator=words, quantity=q, period=Phrase(words), change=Change(direction="increase", quantity=q)
            ),
        ),
    )
    for finding in check(text, filled):
        assert finding.message
        assert finding.start is None or 0 <= finding.start <= (finding.end or 0) <= len(text)
    locate(Index(text), filled)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.integers(0, 99_999_999))
def test_only_printed_numbers_pass(value: int) -> None:
    printed = {480, 12, 2030, 3110000, 6}
    rejected = "N001" in codes(Deep(hired=value)) or "N002" in codes(Deep(hired=value))
    assert rejected == (value not in printed)


def test_the_same_model_gives_the_same_findings() -> None:
    assert check(TEXT, two()) == check(TEXT, two(), index=Index(TEXT))


def test_a_model_changed_between_two_calls_is_read_again() -> None:
    index = Index(TEXT)
    filled = Deep(hired=6)
    assert not [f for f in check(TEXT, filled, index=index) if f.code == "N001"]
    filled.hired = 7
    assert [f for f in check(TEXT, filled, index=index) if f.code == "N001"]


def spent(text: str) -> float:
    index = Index(text)
    mentions = index.mentions
    rows = [
        Statistic(indicator="cases", quantity=Quantity(text=m.text, mark=i, unit="cases"), period=Phrase("May"))
        for i, m in enumerate(mentions[:60], 1)
    ]
    best = float("inf")
    for _ in range(2):
        fresh = Index(text)
        fresh.__dict__["mentions"] = mentions
        began = time.process_time()
        check(text, PressRelease(statistics=tuple(rows)), index=fresh)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize(
    "piece",
    [
        "up 5% and 7 cases, ",
        "5 a and 6 b respectively ",
        "9 including 5, ",
        "增长5万余起，",
        "12\t13\n",
        "a and b 7 in May ",
    ],
)
def test_endless_sentences_take_linear_time(piece: str) -> None:
    assert spent(piece * 800) < 3 * spent(piece * 400) + 0.02


class Haul(NamedTuple):
    nets: Quantity
    crew: str


class Shed(BaseModel):
    haul: Haul
    by_day: dict[str, Quantity] = {}
    bags: set[str] = set()


def test_locate_reaches_into_every_container_and_keeps_its_type() -> None:
    text = "The crew mended 480 nets at 10:45 and 12 sails later."
    shed = Shed(
        haul=Haul(Quantity(text="480", unit="nets"), "the crew"),
        by_day={"today": Quantity(text="12", unit="sails"), "now": Quantity(text="10:45"), "never": Quantity(text="9")},
    )
    located = locate(Index(text), shed)
    assert isinstance(located.haul, Haul)
    assert [(q.start, q.end, q.value) for q in (located.haul.nets, *located.by_day.values())] == [
        (16, 19, "480"),
        (38, 40, "12"),
        (28, 33, None),
        (None, None, None),
    ]
    kept = locate(Index(text), Shed(haul=Haul(Quantity(text="480", value="48e1"), "")))
    assert kept.haul.nets.value == "48e1"
    assert locate(Index(text), [shed.haul]) == [located.haul]


def test_a_single_statistic_is_checked_and_located_as_in_a_release() -> None:
    rise = Change(direction="increase", quantity=Quantity(text="12.5", unit="%"), basis=Phrase("than in 2030"))
    row = Statistic(indicator="nets mended more", quantity=Quantity(text="481", unit="nets"), change=rise)
    assert {f.path for f in check(TEXT, row) if f.code == "N001"} == {"quantity"}
    change = locate(Index(TEXT), row).change
    assert change is not None
    assert change.quantity is not None
    assert change.quantity.start == TEXT.index("12.5")


def test_findings_come_in_the_order_of_the_fields_and_what_is_left_over_last() -> None:
    filled = Deep(
        summary="about 77 and 78 nets",
        by_port={"North": [Quantity(text="3.11 million", value="5", unit="points", qualifier="about")]},
        inner=Deep(hired=7, title=Phrase("Quay report of 2029")),
    )
    assert [(f.path, f.code) for f in check(TEXT, filled)] == [
        ("by_port[North][0]", "Q002"),
        ("by_port[North][0]", "U002"),
        ("by_port[North][0]", "V001"),
        ("summary", "N012"),
        ("inner.title", "N012"),
        ("inner.hired", "N001"),
        *[("", "T002")] * 4,
    ]
    assert [f.start for f in check(TEXT, filled)[-4:]] == [TEXT.index(n) for n in ("480", "12.5", "480 nets ag", "six")]
