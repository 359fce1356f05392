"""Where the grammar reads no other meaning it stays silent; each such case stands beside one that is told."""

from typing import Any

import pytest

from extractor.facts import check_fact, fact_findings
from extractor.source import Index
from schemas.evidence import Phrase, Quantity
from schemas.press_release import Change, Statistic

LEDGER = """Table 3. Takings by quay (in thousands, except percentages)

                       Nine Months Ended June 30,
                          2033       2032      Change
Ferries               $  61.5    $  48.2       27.6%
Pilotage                 21.1       25.1      (15.9)%
Refunds                  (1.4)      (2.1)        --
"""
RATES = """Table 2. Bites by county

County       Bites    Rate per 100 000 (95% CI)
Arve           231    12.4 (10.9–14.1)
Tollmark        63     3.2  (2.5–4.1)
"""
LOANS = (
    "The yearly growth rate of loans stood at 4.9% in May 2033 (April: 4.3%). Coins in use fell by EUR 86.4 million. "
    "The levy has been raised by Rs. 150 to Rs. 2,425 per net. The gap was EUR 38 million narrower than a year before."
)
GERMS = (
    "The rate was 7.4 (95% CI: 6.7–8.1) per 100 000, almost three times the rate of 2.6 per 100 000 in 2032. "
    "Carriers were put at 1 in 85 crews (range: 1 in 105 to 1 in 70). Waits were 52 days, an improvement of 4 days. "
    "The club has now crossed 40,000 members."
)
YARDS = (
    "Berths added in July: 18,600. Profit was £37.0m, £4.2m ahead of last year. Fees are 6.5 pence, an uplift of 10%. "
    "We cut emissions 14% against 2030. In June 2033 output of nets was down by 1.6%, of oars by 0.4%; rope was 2% up. "
    "Tolls were up by 1.9% on June 2032. Fees stood at 7% in May 2032. "
    "Thefts went on rising: 1,570 crews lost 12% of their nets, a share of 30%."
)
STOCKS = (
    "Stocks of salt stood at 37 269 tonnes on 1st September 2033, about 1.4 times the norm. "
    "Exports came to EUR 4 318.6 million in August 2033, up 5.6% on August 2032 (EUR 4 089.6 million)."
)


def codes(source: str, text: str, **said: Any) -> list[str]:
    return [f.code for f in fact_findings(Index(source), {"text": text, **said}) if f.severity != "info"]


@pytest.mark.parametrize(
    ("source", "text", "said", "told"),
    [
        (LEDGER, "21.1", {"unit": "$"}, []),
        (LEDGER, "21.1", {"unit": "€"}, ["U002"]),
        (LEDGER, "1.4", {"unit": "US$"}, []),
        (LEDGER, "15.9", {"unit": "$"}, ["U001"]),
        (LEDGER, "25.1", {"unit": "$", "period": "Nine Months Ended June 30, 2032"}, []),
        (LEDGER, "25.1", {"unit": "$", "period": "2032"}, []),
        (LEDGER, "25.1", {"unit": "$", "period": "Nine Months Ended June 30, 2033"}, ["P009"]),
        (RATES, "63", {"unit": "Bites"}, []),
        (RATES, "63", {"unit": "per 100 000"}, ["U002"]),
        (RATES, "3.2", {"unit": "per 100 000"}, []),
        (RATES, "12.4", {"unit": "Bites"}, ["U002"]),
        (RATES, "10.9", {"unit": "per 100 000"}, []),
        (RATES, "4.1", {"unit": "per 100 000"}, []),
        (LOANS, "4.3", {"unit": "%", "direction": "increase"}, []),
        (LOANS, "4.3", {"unit": "%", "direction": "decrease"}, ["D002"]),
        (LOANS, "86.4 million", {"unit": "EUR", "direction": "decrease"}, []),
        (LOANS, "86.4 million", {"unit": "EUR", "direction": "increase"}, ["D001"]),
        (LOANS, "150", {"unit": "Rs.", "direction": "increase"}, []),
        (LOANS, "150", {"unit": "Rs.", "direction": "decrease"}, ["D001"]),
        (LOANS, "38 million", {"unit": "EUR", "direction": "decrease"}, []),
        (GERMS, "7.4", {"period": "2031"}, ["P008"]),
        (GERMS, "4", {"unit": "days", "direction": "decrease"}, []),
        (GERMS, "40,000", {"unit": "members", "qualifier": "more than"}, []),
        (GERMS, "40,000", {"unit": "members"}, []),
        (GERMS, "40,000", {"unit": "members", "qualifier": "about"}, ["Q002"]),
        (STOCKS, "37 269", {"unit": "tonnes", "period": "1st September 2033"}, []),
        (STOCKS, "4 089.6 million", {"unit": "EUR", "period": "August 2032"}, []),
        (STOCKS, "4 318.6 million", {"unit": "EUR", "period": "August 2032"}, ["P004", "P009"]),
        (YARDS, "18,600", {"direction": "increase"}, []),
        (YARDS, "18,600", {"direction": "decrease"}, ["D002"]),
        (YARDS, "4.2m", {"unit": "£", "direction": "increase"}, []),
        (YARDS, "37.0m", {"unit": "£", "direction": "increase"}, ["D002"]),
        (YARDS, "10", {"unit": "%", "direction": "increase"}, []),
        (YARDS, "14", {"unit": "%", "direction": "decrease"}, []),
        (YARDS, "14", {"unit": "%", "direction": "increase"}, ["D002"]),
        (YARDS, "1,570", {"unit": "crews", "direction": "increase"}, ["D002"]),
        (YARDS, "0.4", {"unit": "%", "direction": "decrease"}, []),
        (YARDS, "0.4", {"unit": "%", "direction": "increase"}, ["D002"]),
        (YARDS, "1.9", {"unit": "%", "period": "June 2033"}, []),
        (YARDS, "7", {"unit": "%", "period": "June 2033"}, ["P009"]),
        (YARDS, "30", {"unit": "%", "direction": "increase"}, ["D002"]),
        ("每10名船员中有7人签约，另有3人离队。", "7", {"unit": "每10名"}, []),
        ("每10名船员中有7人签约，另有3人离队。", "7", {"unit": "每20名"}, ["U002"]),
    ],
)
def test_only_another_reading_is_told(source: str, text: str, said: dict[str, Any], told: list[str]) -> None:
    assert codes(source, text, **said) == told


@pytest.mark.parametrize(
    ("nth", "qualifier", "told"),
    [(1, "at least", []), (2, "up to", []), (1, "up to", ["Q002"]), (2, "at least", ["Q002"]), (0, "up to", ["Q002"])],
)
def test_the_ends_of_a_range_of_rates(nth: int, qualifier: str, told: list[str]) -> None:
    at = [i for i in range(len(GERMS)) if GERMS.startswith("1 in ", i)][nth]
    assert codes(GERMS, "1", start=at, end=at + 1, qualifier=qualifier) == told


def test_the_year_of_what_a_figure_is_compared_with_is_not_its_own() -> None:
    opened = "Since March 2033 they counted.\n\n" + GERMS
    assert codes(opened, "7.4", unit="per 100 000", period="March 2033") == []
    assert codes(opened, "2.6", unit="per 100 000", period="March 2033") == ["P009"]


def test_blanks_doubled_inside_a_number_of_a_quote_do_not_count() -> None:
    fact = {"text": "2.6", "quote": "three  times  the  rate  of  2.6  per  100  000"}
    assert check_fact(Index(GERMS), fact)["verdict"] == "verified"
    assert (
        check_fact(Index(GERMS), fact | {"quote": "three  times  the  rate  of  2.6  per  100"})["verdict"]
        != "verified"
    )


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("07    Sawn  timber        m3                742  900  \n  101.5", "verified"),
        ("07    Sawn  timber        m3                742  900", "verified"),
        ("07    Sawn  timber        m3                742", "rejected"),
        ("300   96.2\n07  Sawn timber   m3     742 900", "verified"),
        ("1 184 300   96.2\n07  Sawn timber   m3     742 900  101", "rejected"),
        ("07    Sawn  planks        m3                742  900", "rejected"),
    ],
)
def test_blanks_of_a_table_and_of_its_grouped_numbers_may_be_wider_in_a_quote(quote: str, verdict: str) -> None:
    index = Index("06  Cement        t    1 184 300   96.2\n07  Sawn timber   m3     742 900  101.5\n")
    assert check_fact(index, {"text": "742 900", "quote": quote})["verdict"] == verdict


def _row(level: str, change: str) -> Statistic:
    rise = Change(direction="increase", quantity=Quantity(text=change, unit="%"))
    return Statistic(indicator="takings", quantity=Quantity(text=level, unit="$"), change=rise)


def test_a_change_is_of_the_level_that_the_other_is_compared_with_or_heads_its_row(of_model) -> None:
    assert [t for t in of_model(LEDGER, _row("61.5", "27.6")) if t.code == "R003"] == []
    lent = "They lent $96 as compared to $88 the year before, a rise of 9%; they owed $12."
    assert [t.code for t in of_model(lent, _row("96", "9")) if t.code == "R003"] == []
    joined = "They lent $96; they owed $88, a rise of 9%."
    assert [t.code for t in of_model(joined, _row("96", "9")) if t.code == "R003"] == ["R003"]


def test_a_scope_printed_in_a_heading_in_capitals_is_in_force(of_model) -> None:
    text = "PORT OF ARVE\n\nCrews held 12 boats.\n\nThe harbour of Arve is old; Tollmark is new."
    held = [Statistic(indicator="boats", quantity=Quantity(text="12", unit="boats"), scope=Phrase(place))
            for place in ("Arve", "Tollmark")]  # fmt: skip
    assert [t.code for t in of_model(text, held[0]) if t.code == "P005"] == []
    assert [t.code for t in of_model(text, held[1]) if t.code == "P005"] == ["P005"]
