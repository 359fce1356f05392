"""Times put in: those of a part alone, of an event told amid a sentence; and capitals that name no place."""

import pytest

from tests.fillers.filled import period, scope


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "From May to July guards stopped 604 boats, of which 171 were in June alone, and fined 77 men.",
            "June",
            "July",
        ),
        ("In 2023 the port took 910 calls, 145 of them in December alone, and lent 77 cranes.", "December", "2023"),
        ("Since January wardens have met 812 dogs, 240 of which in May, and chipped 77.", "May", "January"),
        ("In the past year 430 jobs were lost, some 90 of them in May, while 77 were created.", "May", "past year"),
        ("From May to July 302 nests were seen, including 91 in June, and 77 chicks ringed.", "June", "July"),
    ],
)
def test_the_time_of_a_part_goes_back_to_that_of_the_whole(text: str, part: str, whole: str) -> None:
    small = next(n for n in ("171", "145", "240", "90", "91") if f" {n} " in text)
    assert period(text, small) == part
    assert whole in (period(text, "77") or "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("In 2022 guards met 310 boats. She gave an example: on May 9, guards in Sarn towed 77 boats.", "May 9"),
        (
            "Police closed 96 cases last year. In a barn, where on September 3 they met 77 geese, two slept.",
            "September 3",
        ),
        ("In 2022 guards met 310 boats. For instance, on June 12 guards off Wick burnt 77 nets.", "June 12"),
        ("Guards met 310 boats in May. The port said, on June 12, that 77 nets had been lost.", "May"),
    ],
)
def test_a_date_that_opens_a_clause_is_that_of_an_event(text: str, day: str) -> None:
    assert period(text, "77") == day


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("It grew most in Construction (77 percent) and in Mining (5 percent).", "Norvia"),
        ("It was lowest in Hotels and Restaurants, at 77 percent.", "Norvia"),
        ("In Public Administration it was 77 percent.", "Norvia"),
        ("In Northmark it was 77 percent.", "Northmark"),
    ],
)
def test_branches_of_the_economy_are_no_places(sentence: str, place: str) -> None:
    head = "Employment in Norvia, May 2024\n\nIn May 2024 employment in Norvia rose by 2.1 percent. "
    assert scope(head + sentence + "\n", "77") == place
