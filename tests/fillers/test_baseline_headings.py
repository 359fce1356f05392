"""Places that headings and leads name, bodies that act right behind a date, and the time of a figure in brackets."""

import pytest
from filled import row

from eval.leniency import same_phrase


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Mining in Tolven, March 2021", "Tolven"),
        ("Wages and hours in Tolven: first quarter of 2021", "Tolven"),
        ("Balance of payments of Tolven, 2021", "Tolven"),
        ("Population of Tolven at 1 January 2021", "Tolven"),
        ("Rents in Tolven up by a tenth", "Tolven"),
        ("STATISTICS TOLVEN                  Note 4/2021", "Tolven"),
        ("Mining across Upper Tolven", "Upper Tolven"),
    ],
)
def test_a_heading_names_the_place_of_the_release(head: str, place: str) -> None:
    scope = row(f"{head}\n\nOutput came to 310 million crowns in May.\n", "310 million")["scope"]
    assert isinstance(scope, str)
    assert same_phrase(scope, place)


@pytest.mark.parametrize(
    "head",
    [
        "Changes In Household Income, 2021",
        "The year in review",
        "Statement of the Commissioner on jobs",
        "Our results of Operations, 2021",
        "Wages in March 2021",
        "Trial of Tolven ends",
        "Rise in Retail Sales",
        "Mining in Tolven was weak.",
    ],
)
def test_a_heading_without_a_name_of_a_place_names_none(head: str) -> None:
    assert row(f"{head}\n\nOutput came to 310 million crowns in May.\n", "310 million")["scope"] is None


def test_a_heading_in_capitals_needs_the_name_in_the_text() -> None:
    text = "Retail Trade in Tolven, 2021\n\nSales came to 310 million crowns. Most shops {} Tolven are small.\n"
    assert row(text.format("in"), "310 million")["scope"] == "Tolven"


@pytest.mark.parametrize("thing", ["roads", "prisons", "schools", "farms"])
def test_the_lead_tells_whose_things_it_counts(thing: str) -> None:
    assert row(f"Last year 310 people were hurt in the {thing} of Tolven.\n", "310")["scope"] == "Tolven"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("In 2006 Tolven's border police found 310 rifles.", "Tolven's border police"),
        (
            "From January to March public prosecutors in Tolven closed 310 files.",
            "public prosecutors in Tolven",
        ),
        ("The Court of Audit itself checked 310 accounts.", "The Court of Audit"),
        ("The river police at ports and crossings today have 310 boats.", "The river police at ports and crossings"),
    ],
)
def test_a_body_acts_whatever_stands_before_it(sentence: str, body: str) -> None:
    assert row(sentence + "\n", "310")["scope"] == body


def test_bare_police_in_the_whole_country_stand_for_the_country() -> None:
    text = "Police in Upper Tolven seized 41 rifles. By June police in the whole country had seized 310.\n"
    assert row(text, "310")["scope"] == "the whole country"


def test_who_speaks_for_a_body_does_not_act_for_it() -> None:
    text = (
        "In May the Tolven Coast Guard stopped 41 boats.\n\n"
        "Ann Lee, head of the rescue bureau of the Ministry of Ports, added that 310 people were saved.\n"
    )
    assert row(text, "310")["scope"] == "the Tolven Coast Guard"


def test_two_places_set_side_by_side_are_no_comparison_over_time() -> None:
    text = "Rents were higher in the north (93 percent) than in the capital, where the share was 84.6 percent.\n"
    assert row(text, "84.6")["scope"] == "the capital"


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("Hiring rose by 67,000 in May and by 582,000 over the year.", "67,000", "May"),
        ("In May jobs grew. Bars (+31,000) have gained 310,000 jobs since a year ago.", "31,000", "May"),
        ("At the end of 2024 stocks fell. Rents, up on 2022, made up 6.2 percent (2023: 8.0 percent).", "8.0", "2023"),
        ("The service today has 310 boats.", "310", "today"),
        ("In 2019 it was said today that 310 boats sank.", "310", "2019"),
    ],
)
def test_the_time_of_a_figure(text: str, figure: str, period: str) -> None:
    assert row(text + "\n", figure)["period"] == period
