"""A release that opens with a story: the body, time and campaign it reports on are those told behind the story."""

import pytest
from filled import campaign, period, row, scope

STORY = (
    "Net tightens on river thieves\n\nA pair of oars could be had for 30 crowns in a yard that Wending police shut in "
    'August. Its owner had 26 men.\n\nHis is one of the 9,300 cases that police across Norden have solved under "Clear '
    'River 2032", the ministry said. The campaign began in January; it has so far sent 4,100 men to court.\n\n'
    "Theft of engines was behind 2,430 of the cases. Police have also closed 370 yards.\n\nThe campaign goes on.\n"
)


@pytest.mark.parametrize(
    ("figure", "whose"),
    [
        ("30", "Wending police"),
        ("26", "Wending police"),
        ("9,300", "police across Norden"),
        ("2,430", "police across Norden"),
        ("370", "police across Norden"),
    ],
)
def test_the_body_of_the_whole_country_replaces_that_of_the_story(figure: str, whose: str) -> None:
    assert scope(STORY, figure) == whose


def test_a_name_behind_under_is_a_campaign_that_the_text_comes_back_to() -> None:
    assert [campaign(STORY, figure) for figure in ("30", "9,300", "4,100", "370")] == [None, *["Clear River 2032"] * 3]
    law = STORY.replace("Clear River 2032", "Clear River Act")
    assert campaign(law, "9,300") is None


def test_a_time_that_only_tells_of_a_thing_is_not_that_of_the_report() -> None:
    assert period(STORY, "30") == "August"
    later = "\n\nBoats were found.\n\nNets were found.\n\nOars were found.\n\nIn all, 77 sails were taken back.\n"
    assert period(STORY + later, "77") != "August"


@pytest.mark.parametrize(
    ("sentence", "figure", "indicator"),
    [
        ("Guards made 9,120, 8,760 and 8,305 arrests in May.", "9,120", "arrests made"),
        ("Guards made 9,120, 8,760 and 8,305 arrests in May.", "8,305", "arrests made"),
        ("Arn, Lund and Sel led, with 912, 876 and 830 cases solved in that order.", "912", "cases solved"),
        ("Arn, Lund and Sel solved 912, 876 and 830 cases respectively.", "876", "cases solved"),
        ("Of the boats, 90 did not return and 8 were not found.", "90", "boats not return"),
        ("Of the boats, 90 did not return and 8 were not found.", "8", "boats not found"),
        ("Of 203 nets, 38 were not mended.", "38", "nets not mended"),
        ("Some 90 cases were not only solved but told.", "90", "cases solved"),
        ("Bail was not granted for 90 men, up 3%.", "90", "men Bail not granted"),
    ],
)
def test_what_is_shared_or_denied_is_in_the_name(sentence: str, figure: str, indicator: str) -> None:
    assert row(sentence + "\n", figure)["indicator"] == indicator


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("The line took 90 calls in Chinese and English.", None),
        ("The line took 90 calls in French.", None),
        ("In Norden and in French 90 plays were given.", "Norden"),
    ],
)
def test_a_language_is_no_place(sentence: str, where: str | None) -> None:
    assert scope(sentence + "\n", "90") == where


@pytest.mark.parametrize("heading", ["[A case in point]", "Cases in point", "Typical cases"])
def test_a_heading_leads_cases_in(heading: str) -> None:
    text = (
        "Courts across Ardmere closed 530 cases in 2020.\n\n"
        f"{heading}\n\nHale, owner of a yard, let 48 tons of acid flow into a ditch. He was fined 900 crowns.\n"
    )
    assert [period(text, f) for f in ("530", "48", "900")] == ["2020", None, None]
