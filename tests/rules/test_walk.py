"""What a filled model claims: each field with its path, what it means, and the place in the source it is tied to."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel

from extractor.rules.claim import UNSET
from extractor.rules.walk import claims_of, nearest
from extractor.source import Index
from schemas.evidence import Phrase, Quantity, Span
from schemas.press_release import Change, PressRelease, Statistic

TEXT = (
    "Quay report of 2031. In March the crew mended over 480 nets, up 12.5% on 2030, and paid 3.11 million crowns.\n\n"
    "In April the crew mended 480 nets again at 480 piers. The crew hired 6 hands on day 12; none left the crew."
)
INDEX = Index(TEXT)
MARCH, APRIL, PIERS = (m.start for m in INDEX.mentions if m.text == "480")


class Held(BaseModel):
    it: Any


class Pair(BaseModel):
    first: Any = None
    second: Any = None


def seen(filled: Any) -> list[tuple[Any, ...]]:
    """Path, form, text, role and the mention of each claim."""
    claims = claims_of(INDEX, filled)
    return [(c.path, c.form, c.text, c.role, c.mention.text if c.mention else c.found.trouble) for c in claims]


@pytest.mark.parametrize(
    ("value", "claims"),
    [
        (None, []),
        (True, []),
        (b"480", []),
        (480, [("it", "number", "480", "", "480")]),
        (Decimal("1E+1"), [("it", "number", "10", "", "absent")]),
        (Decimal(3110000), [("it", "number", "3110000", "", "3.11 million")]),
        (12.5, [("it", "number", "12.5", "", "12.5")]),
        (float("nan"), [("it", "number", "nan", "", "absent")]),
        ("480 nets", []),
        ("77 nets", [("it", "words", "77 nets", "", "absent")]),
        ("seventy-seven nets", []),
        ("", []),
        (date(2031, 5, 7), []),
        (date(2029, 5, 7), [("it", "words", "2029", "", "absent")]),
        (Phrase("the crew"), [("it", "phrase", "the crew", "", "")]),
        (Phrase("of 2029"), [("it", "phrase", "of 2029", "", "absent")]),
        ([480, [6]], [("it[0]", "number", "480", "", "480"), ("it[1][0]", "number", "6", "", "6")]),
        ((6, "77"), [("it[0]", "number", "6", "", "6"), ("it[1]", "words", "77", "", "absent")]),
        ({"78", "77"}, [("it[0]", "words", "77", "", "absent"), ("it[1]", "words", "78", "", "absent")]),
        (frozenset({6}), [("it[0]", "number", "6", "", "6")]),
        ({"77": 6}, [("it[77]", "words", "77", "", "absent"), ("it[77]", "number", "6", "", "6")]),
        (Pair(second=6), [("it.second", "number", "6", "", "6")]),
        (Quantity(text="6"), [("it", "quantity", "6", "", "6")]),
        (
            Quantity(text="6", counted=Phrase("hands")),
            [("it", "quantity", "6", "", "6"), ("it.counted", "phrase", "hands", "counted", "")],
        ),
        (Change(direction="unchanged"), [("it.direction", "direction", "unchanged", "", "")]),
        (
            Change(direction="increase", quantity=Quantity(text="12.5"), basis=Phrase("on 2030")),
            [("it.quantity", "quantity", "12.5", "change", "12.5"), ("it.basis", "phrase", "on 2030", "basis", "")],
        ),
    ],
)
def test_every_kind_of_field_makes_its_claims(value, claims) -> None:
    assert seen(Held(it=value)) == claims
    top = [(path.removeprefix("it").removeprefix("."), *rest) for path, *rest in claims]
    assert seen(value) == top


def test_a_statistic_claims_level_change_and_words_in_this_order() -> None:
    nets = Statistic(
        indicator="77 nets mended",
        quantity=Quantity(text="480", mark=1 + next(i for i, m in enumerate(INDEX.mentions) if m.start == MARCH)),
        change=Change(direction="increase", quantity=Quantity(text="12.5", unit="%"), basis=Phrase("on 2030")),
        period=Phrase("In March"),
        scope=Phrase("the crew"),
        campaign=Phrase("Quay report"),
    )
    assert seen(PressRelease(statistics=(nets,))) == [
        ("statistics[0].quantity", "quantity", "480", "level", "480"),
        ("statistics[0].change.quantity", "quantity", "12.5", "change", "12.5"),
        ("statistics[0].change.basis", "phrase", "on 2030", "basis", ""),
        ("statistics[0].indicator", "words", "77 nets mended", "", "absent"),
        ("statistics[0].period", "phrase", "In March", "period", ""),
        ("statistics[0].scope", "phrase", "the crew", "scope", ""),
        ("statistics[0].campaign", "phrase", "Quay report", "campaign", ""),
    ]


def claimed(filled: Any, path: str) -> Any:
    return next(c for c in claims_of(INDEX, filled) if c.path == path and c.form != "words")


def test_what_a_quantity_says_is_claimed_and_what_it_leaves_out_is_not() -> None:
    full = Quantity(text="6", value="6", unit="hands", qualifier="about", counted=Phrase("hands"), start=MARCH, end=3)
    claim = claimed(Held(it=full), "it")
    assert (claim.value, claim.unit, claim.qualifier, claim.counted) == ("6", "hands", "about", "hands")
    assert (claim.start, claim.end, claim.mark) == (MARCH, 3, None)
    assert (claim.direction, claim.period, claim.quote) == (UNSET, None, None)
    bare = claimed(Held(it=Quantity(text="6")), "it")
    assert (bare.value, bare.unit, bare.qualifier, bare.counted) == (UNSET, None, "exact", None)


def test_a_mark_outranks_a_span() -> None:
    mark = 1 + next(i for i, m in enumerate(INDEX.mentions) if m.text == "6")
    claim = claimed(Held(it=Quantity(text="6", mark=mark, start=0, end=3)), "it")
    assert (claim.mark, claim.start, claim.end, claim.mention.text, claim.found.trouble) == (mark, None, None, "6", "")


def test_a_quantity_of_a_statistic_is_counted_by_its_label_and_has_its_period() -> None:
    rise = Change(direction="increase", quantity=Quantity(text="12.5", counted=Phrase("nets")))
    row = Statistic(
        indicator="hands hired", quantity=Quantity(text="6", counted=Phrase("hands")), change=rise,
        period=Phrase("In April"),
    )  # fmt: skip
    level, change = claimed(Held(it=row), "it.quantity"), claimed(Held(it=row), "it.change.quantity")
    assert (level.counted, level.period, level.direction) == ("hands hired", "In April", UNSET)
    assert (change.counted, change.period, change.direction) == ("hands hired", None, "increase")
    assert claimed(Held(it=rise), "it.quantity").counted == "nets"


@pytest.mark.parametrize(
    ("with_level", "qualifier", "claimed_as"),
    [(True, "exact", UNSET), (True, "about", "about"), (False, "exact", "exact")],
)
def test_beside_a_level_a_change_without_a_qualifier_claims_none(with_level, qualifier, claimed_as) -> None:
    change = Change(direction="increase", quantity=Quantity(text="12.5", qualifier=qualifier, counted=Phrase("nets")))
    row = Statistic(indicator="nets", quantity=Quantity(text="6") if with_level else None, change=change)
    assert claimed(Held(it=row), "it.change.quantity").qualifier == claimed_as


@pytest.mark.parametrize(
    ("value", "place"),
    [(480, MARCH), (12.5, TEXT.index("12.5")), (6, TEXT.index("6 hands"))],
)
def test_a_plain_number_means_the_first_figure_of_its_value(value, place) -> None:
    found = claimed(Held(it=value), "it").mention
    assert found.start == place


def test_a_plain_number_prefers_a_figure_to_a_date() -> None:
    index = Index("On May 6 the crew hired 6 hands.")
    [claim] = claims_of(index, Held(it=6))
    assert claim.mention is not None
    assert claim.mention.start == 24


def test_as_many_open_claims_as_places_are_settled_by_their_order() -> None:
    text = "North sold 40 rafts. South sold 40 rafts. East sold 40 rafts."
    index = Index(text)
    places = [m.start for m in index.mentions]

    def settled(*rows: Quantity) -> list[int | None]:
        claims = claims_of(index, [Held(it=q) for q in rows])
        return [c.mention.start if c.mention else None for c in claims]

    bare, second = Quantity(text="40", unit="rafts"), Quantity(text="40", unit="rafts", mark=2)
    assert settled(bare, bare, bare) == places
    assert settled(bare, bare) == [None, None]
    assert settled(bare, second, bare) == [places[0], places[1], places[2]]
    assert settled(bare, second) == [None, places[1]]
    assert settled(bare, bare, bare, bare) == [None] * 4
    assert settled(second, second, bare, bare) == [places[1], places[1], places[0], places[2]]


def test_words_are_tied_to_the_place_nearest_to_their_figure() -> None:
    april = 1 + next(i for i, m in enumerate(INDEX.mentions) if m.start == APRIL)
    row = Statistic(
        indicator="nets",
        quantity=Quantity(text="480", mark=april, counted=Phrase("nets")),
        change=Change(direction="unchanged", basis=Phrase("mended")),
        scope=Phrase("the crew"),
    )
    where = {c.path: (c.place, c.host) for c in claims_of(INDEX, Held(it=row)) if c.form in {"phrase", "direction"}}
    host = INDEX.mentions[april - 1]
    assert where == {
        "it.quantity.counted": (Span(APRIL + 4, APRIL + 8), host),
        "it.change.direction": (None, host),
        "it.change.basis": (Span(APRIL - 7, APRIL - 1), host),
        "it.scope": (Span(APRIL - 16, APRIL - 8), host),
    }
    printed = claimed(Held(it=row), "it.scope").printed
    assert len(printed) == TEXT.lower().count("the crew")


def test_words_without_a_level_speak_of_the_change() -> None:
    change = Change(direction="increase", quantity=Quantity(text="12.5", unit="%"), basis=Phrase("on 2030"))
    row = Statistic(indicator="nets", change=change, scope=Phrase("the crew"))
    hosts = {c.path: c.host and c.host.text for c in claims_of(INDEX, Held(it=row)) if c.form == "phrase"}
    assert hosts == {"it.change.basis": "12.5", "it.scope": "12.5"}
    alone = {c.path: (c.host, c.place) for c in claims_of(INDEX, Held(it=Phrase("the crew"))) if c.form == "phrase"}
    first = TEXT.index("the crew")
    assert alone == {"it": (None, Span(first, first + 8))}


@pytest.mark.parametrize(
    ("places", "start"), [((), None), ((10,), 10), ((10, 14), 10), ((11, 14), 14), ((1, 10, 30), 10), ((13, 40), 13)]
)
def test_of_two_equally_near_places_the_first_is_taken(places, start) -> None:
    host = Index("They sold at 7.").mentions[0]._replace(start=12, end=13)
    if start == 14:
        host = host._replace(start=13)
    found = nearest(tuple(Span(p, p + 1) for p in places), host)
    assert (found.start if found else None) == start


def test_a_frozen_model_is_walked_once_for_each_source() -> None:
    row = Statistic(indicator="nets", quantity=Quantity(text="480"))
    assert claims_of(INDEX, row) is claims_of(INDEX, row)
    assert claims_of(Index(TEXT), row) is not claims_of(INDEX, row)
    assert claims_of(INDEX, row.model_copy()) is not claims_of(INDEX, row)


TWICE = "In May traders sold 40 rafts by hand, up 5% on the year. Storms kept all other boats of the harbour in. " * 2


def placed(*rows: Statistic) -> dict[str, tuple[int | None, int | None]]:
    """For each field of words: the half of the text where its figure stands, and where it stands itself."""
    half = len(TWICE) // 2
    claims = claims_of(Index(TWICE), PressRelease(statistics=rows))
    words = [c for c in claims if c.form in {"phrase", "direction"}]
    return {
        c.path.removeprefix("statistics"): (
            None if c.host is None else c.host.start // half,
            None if c.place is None else c.place.start // half,
        )
        for c in words
    }


def sold(**more: Any) -> Statistic:
    quantity = more.pop("quantity", Quantity(text="40", unit="rafts", counted=Phrase("rafts")))
    return Statistic(
        indicator="rafts", quantity=quantity, period=Phrase("In May"), scope=Phrase("by hand"),
        campaign=Phrase("traders"), **more,
    )  # fmt: skip


UP = Change(
    direction="increase", quantity=Quantity(text="5", unit="%", counted=Phrase("the year")), basis=Phrase("on the year")
)
WORDS = ("period", "scope", "campaign")


def test_words_wait_for_the_order_that_settles_their_figure() -> None:
    two = placed(sold(change=UP), sold(change=UP))
    fields = (*WORDS, "quantity.counted", "change.quantity.counted", "change.basis")
    assert two == {f"[{i}].{field}": (i, i) for i in (0, 1) for field in fields}


def test_words_wait_for_a_level_also_beside_an_unchanged_direction() -> None:
    flat = Change(direction="unchanged", basis=Phrase("on the year"))
    two = placed(sold(change=flat), sold(change=flat))
    assert {two[f"[{i}].change.basis"] for i in (0, 1)} == {(0, 0), (1, 1)}
    assert [two[f"[{i}].change.direction"][0] for i in (0, 1)] == [0, 1]


def test_words_of_a_change_alone_wait_for_it() -> None:
    two = placed(sold(quantity=None, change=UP), sold(quantity=None, change=UP))
    fields = (*WORDS, "change.quantity.counted", "change.basis")
    assert two == {f"[{i}].{field}": (i, i) for i in (0, 1) for field in fields}


def test_words_of_a_level_that_is_known_do_not_follow_an_open_change() -> None:
    late, early = Quantity(text="40", mark=3, unit="rafts"), Quantity(text="40", mark=1, unit="rafts")
    assert [m.text for m in Index(TWICE).mentions] == ["40", "5", "40", "5"]
    two = placed(sold(quantity=late, change=UP), sold(quantity=early, change=UP))
    assert {f: two[f"[0].{f}"] for f in WORDS} == dict.fromkeys(WORDS, (1, 1))
    assert {f: two[f"[1].{f}"] for f in WORDS} == dict.fromkeys(WORDS, (0, 0))
    assert (two["[0].change.basis"], two["[1].change.basis"]) == ((0, 0), (1, 1))


def test_words_of_a_figure_that_stays_open_take_the_first_place() -> None:
    assert set(placed(sold()).values()) == {(None, 0)}


def test_a_change_on_its_own_is_walked_as_in_a_statistic() -> None:
    claims = {c.path: c for c in claims_of(INDEX, Held(it=UP.model_copy(update={"basis": Phrase("on 2030")})))}
    assert claims["it.quantity"].qualifier == "exact"
    again = Change(
        direction="increase", quantity=Quantity(text="12.5", counted=Phrase("nets")), basis=Phrase("on 2030")
    )
    hosts = {c.path: c.host and c.host.text for c in claims_of(INDEX, Held(it=again)) if c.form == "phrase"}
    assert hosts == {"it.quantity.counted": "12.5", "it.basis": "12.5"}


def test_the_members_of_a_set_come_in_the_order_of_their_prints() -> None:
    assert [c.text for c in claims_of(INDEX, [{6, "77", 12.5}])] == ["77", "12.5", "6"]
