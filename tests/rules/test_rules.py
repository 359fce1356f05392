"""Each rule: a case that fires, and a near miss that does not."""

from typing import Any

import pytest

from extractor.checker import check
from extractor.facts import fact_findings
from extractor.rules import CLAIM_RULES, RULES, rule
from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, PressRelease, Statistic
from schemas.records import SetAside

SOURCE = (
    "Harbour news, May 21, 2031.\n\n"
    "In the first quarter the patrol found 4,312 nets and held 19 poachers, up 12.5% and 8.1% respectively "
    "year-on-year; "
    "more than 260 stalls were closed, and the value came to 2.6 million yuan.\n\n"
    "Landings fell by 7% to 900 tonnes, 1.5 percentage points of them in the north. Seven crews took part.\n\n"
    "In April the wardens sank 12 boats and burned 30 rafts. Later 12 boats were raised.\n\n"
    "Prices were unchanged at $4.20 a crate."
)
INDEX = Index(SOURCE)


def fact(text: str, value: str | None = None, **more: Any) -> dict[str, Any]:
    return {"text": text, **({"value": value} if value is not None else {}), **more}


def at(words: str, **more: Any) -> dict[str, Any]:
    start = SOURCE.index(words)
    return {"start": start, "end": start + len(words), **more}


def quoted(words: str) -> dict[str, Any]:
    start = SOURCE.index(words)
    return {"quote": words, "quote_start": start, "quote_end": start + len(words)}


def codes(given: dict[str, Any]) -> set[str]:
    return {f.code for f in fact_findings(INDEX, given)}


FACTS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("N001", fact("4,321", "4321"), fact("4,312", "4312")),
    ("N001", fact("7 @>x!?", "7"), fact("7", "7")),
    ("N002", fact("312", "312"), fact("4312", "4312")),
    ("N003", fact("2.6", "2600000"), fact("2.6 million", "2600000")),
    ("N006", fact("19", "19", **at("4,312")), fact("19", "19", **at("19"))),
    ("N007", fact("4,312", "4312", start=500, end=505), fact("4,312", "4312", **at(",312 n"))),
    ("N008", fact("4,312", **quoted("held 19 poachers")), fact("19", **quoted("held 19 poachers"))),
    ("N009", fact("12", unit="boats"), fact("30", unit="rafts")),
    ("N010", fact("7", "7", **at("Seven")), fact("Seven", "7", **at("Seven"))),
    ("V001", fact("2.6 million", "260000"), fact("2.6 million", "2600000.0")),
    ("U001", fact("1.5", "1.5", unit="%"), fact("1.5", "1.5", unit="percentage points")),
    ("U002", fact("19", "19", unit="nets"), fact("19", "19", unit="poachers")),
    ("U003", fact("8.1", "8.1", unit=None), fact("8.1", "8.1", unit="percent")),
    ("Q001", fact("260", "260", qualifier=None), fact("260", "260", qualifier="more than")),
    ("Q002", fact("19", "19", qualifier="about"), fact("19", "19", qualifier="exact")),
    ("Q003", fact("260", "260", qualifier="nearly"), fact("260", "260", qualifier="more than")),
    ("D001", fact("7", "7", direction="increase", **at("7")), fact("7", "7", direction="decrease", **at("7"))),
    ("D002", fact("19", "19", direction="increase"), fact("8.1", "8.1", direction="increase")),
    ("D001", fact("900", "900", direction="increase"), fact("900", "900", direction="decrease")),
    ("D002", fact("260", "260", direction="decrease"), fact("900", "900", direction="decrease")),
    ("D003", fact("7", "7", direction=None, **at("7")), fact("7", "7", **at("7"))),
    ("K001", fact("21", "21", unit="boats"), fact("30", "30", unit="rafts")),
    ("P001", fact("19", period="the first half"), fact("19", period="the first  quarter")),
    ("P002", fact("19", quote="held 19 of the poachers"), fact("19", quote="held 19\npoachers.")),
    ("P002", fact("19", quote="held 19 poachers ... sank 12 boats"), fact("19", quote="...held 19 poachers, up...")),
    ("P003", fact("30", quote="burned 30 rafts", quote_start=9), fact("30", **quoted("burned 30 rafts"))),
    ("P004", fact("19", period="April"), fact("30", period="April")),
    ("P008", fact("19", period="2029"), fact("19", period="2031")),
]


@pytest.mark.parametrize(("code", "fires", "near_miss"), FACTS, ids=[f"{c}-{i}" for i, (c, _, _) in enumerate(FACTS)])
def test_a_fact_rule_fires_and_its_near_miss_does_not(
    code: str, fires: dict[str, Any], near_miss: dict[str, Any]
) -> None:
    assert code in codes(fires)
    assert code not in codes(near_miss)


@pytest.mark.parametrize("near_miss", [m for c, _, m in FACTS if c not in {"D002", "D003", "P008"}])
def test_the_near_misses_are_all_true(near_miss: dict[str, Any]) -> None:
    assert {c for c in codes(near_miss) if c[0] in "NVUQK"} <= {"N009"}


def level(mark: int, text: str, **more: Any) -> Quantity:
    return Quantity(text=text, mark=mark, **more)


def mark(text: str, nth: int = 0) -> int:
    return [i for i, m in enumerate(INDEX.mentions, 1) if m.text == text][nth]


def release(*statistics: Statistic) -> PressRelease:
    return PressRelease(statistics=statistics)


def found(filled: Any, set_aside: tuple[SetAside, ...] = ()) -> set[str]:
    return {f.code for f in check(SOURCE, filled, set_aside=set_aside, index=INDEX)}


def change(direction: str, text: str | None, **more: Any) -> Change:
    q = None if text is None else level(mark(text), text, unit=more.pop("unit", "%"))
    return Change.model_validate({"direction": direction, "quantity": q, **more})


NETS = Statistic(
    indicator="nets found", quantity=level(mark("4,312"), "4,312", unit="nets"), change=change("increase", "12.5")
)
POACHERS = Statistic(
    indicator="poachers held", quantity=level(mark("19"), "19", unit="poachers"), change=change("increase", "8.1")
)
LANDED = Statistic(
    indicator="Landings", quantity=level(mark("900"), "900", unit="tonnes"), change=change("decrease", "7")
)
PRICE = Statistic(indicator="Prices", quantity=level(mark("4.20"), "4.20", unit="$"), change=change("unchanged", None))


def altered(s: Statistic, **more: Any) -> Statistic:
    return s.model_copy(update=more)


RELEASES: list[tuple[str, PressRelease, PressRelease]] = [
    ("N004", release(altered(NETS, quantity=level(99, "4,312", unit="nets"))), release(NETS)),
    ("N005", release(altered(NETS, quantity=level(mark("19"), "4,312", unit="nets"))), release(NETS)),
    ("D004", release(altered(LANDED, quantity=level(mark("7"), "7", unit="%"), change=None)), release(LANDED)),
    ("D005", release(altered(LANDED, change=change("decrease", "900", unit="tonnes"))), release(LANDED)),
    ("D006", release(altered(POACHERS, change=change("unchanged", None))), release(PRICE)),
    ("P001", release(altered(NETS, scope="in the south")), release(altered(NETS, scope="patrol"))),
    ("P005", release(altered(NETS, scope="the wardens")), release(altered(LANDED, scope="the patrol"))),
    ("P006", release(altered(LANDED, change=change("decrease", "7", basis="year-on-year"))),
     release(altered(NETS, change=change("increase", "12.5", basis="year-on-year")))),
    ("P007", release(altered(NETS, quantity=level(mark("4,312"), "4,312", unit="nets", counted="poachers"))),
     release(altered(NETS, quantity=level(mark("4,312"), "4,312", unit="nets", counted="nets")))),
    ("T001", release(NETS, NETS), release(NETS, POACHERS)),
    ("T002", release(NETS), release(
        NETS, POACHERS, LANDED, PRICE,
        Statistic(indicator="stalls closed", quantity=level(mark("260"), "260", unit="stalls", qualifier="more than")),
        Statistic(indicator="value", quantity=level(mark("2.6 million"), "2.6 million", unit="yuan")),
        Statistic(indicator="north", quantity=level(mark("1.5"), "1.5", unit="percentage points")),
        Statistic(indicator="crews", quantity=level(mark("Seven"), "Seven", unit="crews")),
        Statistic(indicator="boats sunk", quantity=level(mark("12"), "12", unit="boats")),
        Statistic(indicator="rafts burned", quantity=level(mark("30"), "30", unit="rafts")),
        Statistic(indicator="boats raised", quantity=level(mark("12", 1), "12", unit="boats")),
    )),
    ("R001", release(altered(NETS, change=change("increase", "8.1")),
                     altered(POACHERS, change=change("increase", "12.5"))),
     release(NETS, POACHERS)),
    ("N012", release(altered(NETS, indicator="of 77 nets")), release(altered(NETS, indicator="of 4312 nets"))),
]  # fmt: skip


@pytest.mark.parametrize(("code", "fires", "near_miss"), RELEASES, ids=[c for c, _, _ in RELEASES])
def test_a_release_rule_fires_and_its_near_miss_does_not(
    code: str, fires: PressRelease, near_miss: PressRelease
) -> None:
    assert code in found(fires)
    assert code not in found(near_miss)


def test_a_figure_set_aside_by_the_filler_goes_to_review() -> None:
    aside = (SetAside(mark=mark("260"), kind="name"),)
    assert "T003" in found(release(NETS), aside)
    assert "T003" not in found(release(NETS), (SetAside(mark=mark("21"), kind="date_time"),))


@pytest.mark.parametrize(
    ("code", "text", "fires"),
    [
        ("N011", "They burned 3,2016 nets.", True),
        ("N011", "They burned 32,016 nets.", False),
        ("A001", "They sent 39 crews, including 28 crews at sea and 14 crews ashore.", True),
        ("A001", "They sent 39 crews, including 28 crews at sea and 11 crews ashore.", False),
        ("A002", "Landings rose 12% to 1,200 tonnes from 1,000 tonnes.", True),
        ("A002", "Landings rose 20% to 1,200 tonnes from 1,000 tonnes.", False),
        ("A003", "Landings rose from 900 tonnes to 700 tonnes.", True),
        ("A003", "Landings fell from 900 tonnes to 700 tonnes.", False),
        ("A004", "Fish went by four ways, of which 60% by sea, 30% by road and 25% by rail.", True),
        ("A004", "Fish went by four ways, of which 60% by sea, 30% by road and 10% by rail.", False),
    ],
)
def test_what_the_print_itself_gets_wrong_is_information_only(code: str, text: str, fires: bool) -> None:
    index = Index(text)
    rows = [
        Statistic(indicator="x", quantity=Quantity(text=m.text, mark=i))
        for i, m in enumerate(index.mentions, 1)
        if m.kind == "statistic"
    ]
    rows += [
        Statistic(indicator="x", change=Change(direction="increase", quantity=Quantity(text=m.text, mark=i)))
        for i, m in enumerate(index.mentions, 1)
        if m.kind == "change"
    ]
    hits = [f for f in check(text, release(*rows), index=index) if f.code == code]
    assert bool(hits) is fires
    assert all(f.severity == "info" for f in hits)


def test_labels_and_changes_of_another_number_of_the_sentence() -> None:
    text = "The fleet landed 300 crates in spring; herring crates came to 120, up 4%; cod crates came to 80, up 9%."
    index = Index(text)
    marks = {m.text: i for i, m in enumerate(index.mentions, 1)}

    def row(label: str, number: str, by: str) -> Statistic:
        rise = Change(direction="increase", quantity=Quantity(text=by, mark=marks[by], unit="%"))
        return Statistic(
            indicator=label, quantity=Quantity(text=number, mark=marks[number], unit="crates"), change=rise
        )

    true = check(text, release(row("herring crates", "120", "4"), row("cod crates", "80", "9")), index=index)
    assert {f.code for f in true} <= {"T002"}
    labels = check(text, release(row("cod crates", "120", "4")), index=index)
    assert "R002" in {f.code for f in labels}
    changes = check(text, release(row("herring crates", "120", "9")), index=index)
    assert "R003" in {f.code for f in changes}


def test_a_period_of_its_own_and_a_compared_figure() -> None:
    text = "Trust rose from 8.1% in 2031 to 9.4% in 2040. In 2040 sales were $305 million versus $66 million."
    index = Index(text)
    own = [f.code for f in fact_findings(index, {"text": "8.1", "period": "2040"})]
    assert "P009" in own
    assert "P009" not in [f.code for f in fact_findings(index, {"text": "9.4", "period": "2040"})]
    assert "P009" not in [f.code for f in fact_findings(index, {"text": "305 million", "period": "2040"})]


def test_every_rule_explains_itself() -> None:
    assert len({r.code for r in RULES}) == len({r.name for r in RULES}) == len(RULES)
    for r in RULES:
        assert r.severity in {"reject", "review", "info"}
        assert r.name == r.name.lower().replace(" ", "-")
        assert r.summary
        assert len(r.explanation) > 60
        assert len(r.example) > 20
        assert rule(r.code.lower()) is r
        assert rule(r.name) is r


@pytest.mark.parametrize(
    ("source", "text", "value", "codes"),
    [
        ("They burned 12,5 % of it.", "12,5", "12.5", {"N011"}),
        ("They burned 12,5 % of it.", "12,5", "125", {"N011", "V001"}),
        ("They burned 12,5 % of it.", "125", None, {"N001"}),
        ("They burned 12,5 % of it.", "12.5", None, {"N010"}),
        ("They burned 12.5 % of it.", "12,5", None, {"N001"}),
        ("They burned 12.5 % of it.", "12,5", "12.5", {"N001"}),
        ("They burned 12,5 % of it and 3.4 tonnes.", "12,5", "12.5", {"N013"}),
        ("They burned 1,97 nets.", "1,97", "197", {"N013"}),
        ("They burned 1,97 nets.", "197", None, {"N010", "N013"}),
        ("It cost EUR 1.234,50 a head.", "1.234,50", "1234.50", {"N011"}),
        ("It cost EUR 1.234,50 a head.", "1.234", None, {"N002"}),
    ],
)
def test_a_short_comma_is_a_decimal_one_or_in_doubt(source: str, text: str, value: str | None, codes: set[str]) -> None:
    claimed = Statistic(indicator="it", quantity=Quantity(text=text, value=value))
    found = {f.code for f in check(source, PressRelease(statistics=(claimed,)))}
    assert {c for c in found if c[0] in "NV"} == codes


def test_every_claim_rule_has_a_case_here() -> None:
    covered = {c for c, _, _ in FACTS} | {c for c, _, _ in RELEASES} | {"N011", "N013", "N014", "P009", "U004"}
    assert {r.code for r in CLAIM_RULES} <= covered


def test_messages_say_what_the_source_prints() -> None:
    messages = {f.code: f.message for f in fact_findings(INDEX, fact("260", "270", qualifier=None, unit="nets"))}
    assert "260" in messages["V001"]
    assert "270" in messages["V001"]
    assert "more than 260 stalls" in messages["Q001"]
    assert "stalls" in messages["U002"]


YEARS = (
    "Quay notes, 8 February 2034\n\nTHE YEAR 2033 IN FIGURES\n\n"
    "Skippers landed 14,200 crates (2032: 13,400). Wardens made 212 calls, fewer than in 2031.\n\n"
    "Later the board bought 37 skiffs."
)


@pytest.mark.parametrize(("year", "doubted"), [("2033", False), ("2032", True), ("2031", True), ("2034", True)])
def test_a_year_that_others_are_compared_with_or_that_dates_the_page_is_no_period(year: str, *, doubted: bool) -> None:
    found = fact_findings(Index(YEARS), {"text": "37", "unit": "skiffs", "period": year})
    assert ({"P004"} == {f.code for f in found}) is doubted


def test_figures_that_agree_in_all_they_say_are_passed_without_asking_every_rule() -> None:
    from extractor.rules.claim import Claim
    from extractor.rules.judge import plainly_right
    from extractor.rules.resolve import resolve

    def claim(text: str, **said: Any) -> Claim:
        made = Claim("fact", "quantity", text, **said)
        return made._replace(found=resolve(made, INDEX))

    passed = claim("260", value="260", unit="stalls", qualifier="more than", direction=None)
    assert plainly_right(passed, INDEX)
    wrong: tuple[dict[str, Any], ...] = (
        {"value": "26"}, {"unit": "%"}, {"qualifier": "exact"}, {"direction": "increase"}, {"role": "change"}
    )  # fmt: skip
    for said in wrong:
        assert not plainly_right(
            claim("260", **{"value": "260", "unit": "stalls", "qualifier": "more than", **said}), INDEX
        )
    for text in ("12.5", "4,321", "4312000", "31"):
        assert not plainly_right(claim(text), INDEX), text
    rules = [r for r in CLAIM_RULES if "quantity" in r.forms and r.when is None]
    assert not [r.code for r in rules if r.check(passed, INDEX)]
