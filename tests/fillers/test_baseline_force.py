"""What a digression, the lead, a survey's own figures and words that are no places leave in force."""

import pytest

from eval.leniency import same_phrase
from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form


def row(text: str, figure: str) -> dict[str, str | None]:
    """The statistic of a figure in the gold form."""
    for statistic in fill(Index(text + "\n")).value.statistics:
        found = gold_form(statistic)
        change = found["change"] or {}
        if found["text"] == figure or (found["text"] is None and change["text"] == figure):
            return found
    raise AssertionError(figure)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rents were 410 crowns in May and averaged 395 crowns in the three months to May.",
        "In May rents were 410 crowns, against 395 crowns asked for in the spring of 2019.",
        "Rents were 410 crowns in May, and a year of 395 crowns was seen in 2011.",
    ],
)
def test_the_first_time_of_a_sentence_stays_in_force(sentence: str) -> None:
    assert row(f"{sentence} Fares were 77 crowns.", "77")["period"] == "May"


def test_the_time_of_the_lead_governs_what_no_other_does() -> None:
    text = (
        "Some 8,100 boats were checked in 2021, or 61.4 per 1,000.\n\nAt the end of December 312 were laid up."
        "\n\nWhere are they kept? Roughly one-third lie in ports."
    )
    assert row(text, "312")["period"] == "the end of December"
    assert row(text, "one-third")["period"] == "2021"


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 215 farms answered the inquiry.",
        "The business survey, which asks for orders, reaches 215 firms.",
        "Around 215 firms are approached every month.",
        "The data are collected from 215 banks.",
        "The sample comprises 215 households.",
    ],
)
def test_how_figures_are_gathered_has_no_time(sentence: str) -> None:
    assert row(f"In May rents rose to 410 crowns. {sentence}", "215")["period"] is None


@pytest.mark.parametrize(
    "phrase", ["In the Bank's October projection", "As laid down in Instruction 7/2019", "In the Survey on Rents"]
)
def test_a_text_or_a_body_that_owns_something_is_no_place(phrase: str) -> None:
    text = f"Rents in Tolven, 2021\n\n{phrase} the rate is put at 2.3 per cent."
    scope = row(text, "2.3")["scope"]
    assert same_phrase(scope, "Tolven")


@pytest.mark.parametrize("peak", ["below the peak of 2019", "above its low of 2019", "off the record high in 2019"])
def test_an_earlier_peak_is_no_time_of_the_report(peak: str) -> None:
    text = f"In May rents were 410 crowns, 12 crowns {peak}. Fares were 77 crowns."
    assert row(text, "77")["period"] == "May"


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        ("New mortgages worth LRN 6.2 billion were granted; the total is LRN 31 billion.", "6.2 billion", "mortgages"),
        ("In May exports came to some LRN 448 million, imports to LRN 31 million.", "448 million", "exports"),
        ("The annual growth rate of loans was 4.2 per cent in May.", "4.2", "growth of loans"),
    ],
)
def test_a_code_of_a_currency_and_a_rate_of_growth_name_nothing(text: str, figure: str, words: str) -> None:
    indicator = row(text, figure)["indicator"]
    assert indicator is not None
    assert words in indicator
    assert "LRN" not in indicator


GUARD = (
    "TOLVEN COAST GUARD\nMedia release 12\n\nIn the year 2023, officers of the Tolven Coast Guard"
    " (TCG) made more rescues than in any year before."
    "\n\nAt a glance\n- 310 boats towed\n- 41 crews saved, 12 of them in Ester\n"
    "- 96 fires put out\n"
)


@pytest.mark.parametrize(
    ("figure", "own"), [("310", "the Tolven Coast Guard (TCG)"), ("96", "the Tolven Coast Guard (TCG)")]
)
def test_the_body_of_a_lead_without_figures_has_the_list_below(figure: str, own: str) -> None:
    assert row(GUARD, figure)["scope"] == own


@pytest.mark.parametrize(
    "lead",
    [
        "Work of the Courts of Ester in 2021\n(Issued by the press office of the courts on 3 May)",
        "The Ministry of Ports of the whole of Ester announced its figures for the year on Monday morning.",
    ],
)
def test_who_only_announces_in_the_lead_has_no_figures(lead: str) -> None:
    scope = row(f"{lead}\n\nBoats: 310 towed", "310")["scope"] or ""
    assert "Courts" not in scope
    assert "Ministry" not in scope


@pytest.mark.parametrize(
    "lead",
    [
        "From 20 May to 28 August police across the country fought theft.",
        "On 28 August police across the country fought theft.",
        "Since August 28, police across the country have fought theft.",
    ],
)
def test_a_day_before_a_body_counts_nobody(lead: str) -> None:
    assert row(f"{lead} In all, 310 thefts were solved.", "310")["scope"] == "police across the country"


def test_a_count_of_the_line_above_has_no_body() -> None:
    text = "Drive brings 2,300 arrests\nMinistry of the Interior, 4 September\n\nIn all, 310 thefts were solved."
    assert row(text, "310")["scope"] is None


@pytest.mark.parametrize("state", ["As of May 31", "By the end of May"])
def test_a_state_that_had_been_reached_stays_in_force(state: str) -> None:
    lead = "Since March this year, guards have fought theft."
    text = f"{lead}\n\n{state}, guards had solved 41 thefts. Some 310 boats were found."
    assert row(text, "310")["period"] == state


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        (
            "Fees rose from the same quarter of last year. Profit was $15 million, compared with $13 million.",
            "13 million",
            "the same quarter of last year",
        ),
        ("In May income fell by 11 percent to $85 million, from $96 million; costs grew.", "96 million", None),
    ],
)
def test_the_time_of_what_is_compared_with(text: str, figure: str, period: str | None) -> None:
    assert row(text, figure)["period"] == period
