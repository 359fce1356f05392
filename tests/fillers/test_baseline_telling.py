"""Who only tells, whose figures they are all the same, and times that look like another thing or leave a word out."""

import pytest
from filled import campaign, period, scope


@pytest.mark.parametrize(
    "lead",
    [
        "The Ministry of Mines has summed up the first stage of the work on shafts.",
        "The Mines Inspectorate took stock of the first stage of the work on shafts.",
        "The Mines Inspectorate has drawn up the balance of the work on shafts.",
        "The Ministry of Mines made public the results of the work on shafts.",
        "Output of the shafts grew in May, so told the Directorate of Mines to the newsmen.",
        "Output of the shafts grew in May, so reported the Mines Office to journalists here.",
    ],
)
def test_who_sums_up_does_not_act(lead: str) -> None:
    text = f"{lead}\n\nSome 310 shafts were closed in Belmora. In May 94 shafts were inspected in the country.\n"
    assert scope(text, "310") == "Belmora"


@pytest.mark.parametrize("verb", ["revealed", "disclosed", "revealed about"])
def test_who_reveals_a_number_acts(verb: str) -> None:
    assert scope(f"In May the police of Belmora {verb} 310 thefts.\n", "310") == "the police of Belmora"


def test_a_court_that_reviews_cases_acts() -> None:
    assert scope("In May the Court of Norden reviewed 310 suits.\n", "310") == "the Court of Norden"


@pytest.mark.parametrize(
    "told",
    ["At prices of 2015", "At constant 2015 prices", "In 2015 dollars", "In constant 2015 prices"],
)
def test_the_year_of_prices_is_no_time(told: str) -> None:
    text = f"In March 2020, dues came to 610 crowns. {told} they were 580 crowns. The rest was 31 crowns.\n"
    assert period(text, "580") == period(text, "31") == "March 2020"


def test_prices_that_move_leave_the_month_a_time() -> None:
    assert period("In May prices of bread rose to 31 crowns.\n", "31") == "May"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("For nine months of the current year 310 fires were put out.\n", "nine months of the current year"),
        ("Over 11 months of 2024, 310 fires were put out.\n", "11 months of 2024"),
        ("In all, 310 fires were put out in ten months of last year.\n", "ten months of last year"),
        ("The drill cost 9 crowns in May; the same month of 2023 had seen 310 crowns.\n", "the same month of 2023"),
        ("Output rose by 9 tonnes in the first quarter and 310 tonnes in the second.\n", "the second"),
        ("Sales were 9 boats in the first half and, in the second, 310 boats.\n", "the second"),
        ("In 2024 sales were 9 boats, well above last year's figure of 310 boats.\n", "last year"),
    ],
)
def test_times_told_otherwise(text: str, told: str) -> None:
    assert period(text, "310") == told


def test_a_figure_with_its_sign_in_words_is_the_older_one() -> None:
    text = "In May sales rose. Mining went from minus 4.3 percent in April to plus 9.8 percent.\n"
    assert period(text, "4.3") == "April"
    assert period(text, "9.8") != "April"


@pytest.mark.parametrize("begun", ["During the campaign", "In the course of the campaign", "During this campaign"])
def test_the_days_of_a_campaign_told_in_the_lead_hold_for_its_figures(begun: str) -> None:
    text = (
        'Police told of the campaign "Sober Wheel", which the Road Guard ran from 1 December to 31 January.\n\n'
        f"{begun} 41,200 drivers were checked. Patrols withdrew 1,104 licences.\n"
    )
    assert period(text, "41,200") == period(text, "1,104") == "from 1 December to 31 January"
    assert campaign(text, "1,104") == "Sober Wheel"


def test_a_place_with_its_figure_in_brackets_is_no_other_figures() -> None:
    text = (
        "Output of Belmora, May\n\nOutput shrank in three of the regions, worst of all in Upper Tarn (5.1 percent).\n"
    )
    assert scope(text, "three") != "Upper Tarn"
    assert scope(text, "5.1") == "Upper Tarn"


@pytest.mark.parametrize("verb", ["put on", "gained", "added"])
def test_each_place_that_moves_has_its_own_figure(verb: str) -> None:
    text = f"In May output shrank by 4 percent in Upper Tarn, while Port Elling {verb} 12 percent.\n"
    assert scope(text, "12") == "Port Elling"


@pytest.mark.parametrize("subject", ["Norland's exports", "Norland's foreign trade", "Norland's unemployment"])
def test_the_place_whose_economy_is_told_of(subject: str) -> None:
    text = f"Figures for May\n\nIn May {subject} changed little. Some 310 boats were built.\n"
    assert scope(text, "310") == "Norland"
