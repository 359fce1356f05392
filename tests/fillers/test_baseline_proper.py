"""Bodies that a plain word, an acronym or their people name, and places that act or own."""

import pytest
from filled import scope

from eval.leniency import same_phrase

TAXES = "Levy officers at Port Sanna found 71 kgs of amber.\n\nIn Sanna, Levy seized 8,100 litres of oil.\n"


def test_a_plain_word_that_acts_again_and_again_names_a_body() -> None:
    assert scope(TAXES, "71") == "Levy officers at Port Sanna"
    assert scope(TAXES, "8,100") == "Levy"


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("UKTRA received 310 letters.", "UKTRA"),
        ("The KLP also helped 310 towns.", "The KLP"),
        ("Strike Force Gale detectives searched 310 homes.", "Strike Force Gale detectives"),
        ("Its officers closed 310 yards.", "Borland"),
        ("It found 310 coins.", "Borland"),
        ("Farmers found 310 coins.", "Borland"),
        ("The Upper Tarn Unit stopped 310 vans.", "The Upper Tarn Unit"),
        ("The Fourth Circuit heard 310 appeals.", "The Fourth Circuit"),
        ("The courts of appeal heard 310 cases.", "The courts of appeal"),
        ("The U.S. rent courts closed 310 files.", "The U.S. rent courts"),
        ("In the U.S. rent courts, filings fell to 310.", "the U.S. rent courts"),
        ("On the border with Chile, 310 cars were left.", "the border with Chile"),
        ("At the Laredo field office, 310 people were heard.", "the Laredo field office"),
        ("Along the northern border, 310 people were heard.", "Along the northern border"),
        ("Euro area monthly output was 310 tons.", "Euro area"),
        ("Peru granted 310 visas.", "Peru"),
        ("Peru as a whole recorded 310 births.", "Peru"),
        ("Peru's exports of wool came to 310 tons.", "Peru"),
        ("Rural areas recorded 310 births.", "Rural areas"),
        ("The South East reported 310 births.", "The South East"),
        ("The Eastern District of Tarn reported 310 births.", "The Eastern District of Tarn"),
        ("Revenue of Upper Tarn Province grew to 310 tons.", "Upper Tarn Province"),
    ],
)
def test_phrases_as_subjects(sentence: str, phrase: str) -> None:
    text = f"Ministry of Health of Borland\n\n{sentence}\n"
    assert same_phrase(scope(text, "310"), phrase), scope(text, "310")


def test_a_place_in_front_limits_bare_words_for_a_body() -> None:
    text = "Prosecutors nationwide charged 71 people.\n\nIn the Sarn delta, prosecutors filed 310 suits.\n"
    text = text.replace("delta", "Delta")
    assert scope(text, "310") == "the Sarn Delta"


def test_a_body_named_behind_the_first_figure_does_not_stay() -> None:
    text = (
        "Ministry of Health of Borland\n\nRevenue came to 71 million euros, and local governments collected 61 million "
        "euros. Costs were 310 million euros.\n"
    )
    assert scope(text, "61 million") == "local governments"
    assert same_phrase(scope(text, "310 million"), "Borland")


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Retail Price Index, South Africa, August 2023", "South Africa"),
        ("The Reserve Bank of Fiji lends more and more, and it does so at lower rates than it did for years.", "Fiji"),
        ("Statistics on visits\n\nIn London there were more, in Wales fewer. Rain fell.", None),
    ],
)
def test_countries_in_a_title_and_in_a_list(head: str, place: str | None) -> None:
    text = f"{head}\n\nThere were 4,170 visits.\n"
    assert same_phrase(scope(text, "4,170"), place), scope(text, "4,170")


@pytest.mark.parametrize(
    ("sentence", "figure", "phrase"),
    [
        ("Sanna had 420 jobless people, Tarnow 71.", "420", "Sanna"),
        ("Sanna had 42,900 jobless people, Tarnow 7,100.", "7,100", "Tarnow"),
        ("The chief said Upper Sanna posted 420 arrests, followed by Tarnow with 71.", "420", "Upper Sanna"),
        ("The chief said Upper Sanna posted 420 arrests, followed by Tarnow with 71.", "71", "Tarnow"),
        ("Lower Sanna followed with 420 births.", "420", "Lower Sanna"),
        ("Most were sick in Ostry (420), Sanna region (71) and Wyke region (61).", "71", "Sanna region"),
        ("Sanna's wool exports came to 420 tons, while Tarnow's stood at 71.", "420", "Sanna"),
        ("Sanna's wool exports came to 420 tons, while Tarnow's stood at 71.", "71", "Tarnow"),
        ("OSTRY, July 14 (News) -- Sanna's exports came to 420 tons.", "420", "Sanna"),
        ("HM Roads and Bridges Service mended 420 roads.", "420", "HM Roads and Bridges Service"),
        ("The Specialized Office for Rivers searched 420 boats.", "420", "The Specialized Office for Rivers"),
        ("The ABC Rescue Group helped 420 people.", "420", "The ABC Rescue Group"),
    ],
)
def test_places_and_bodies_in_turn(sentence: str, figure: str, phrase: str) -> None:
    text = f"Ministry of Health of Borland\n\n{sentence}\n"
    assert same_phrase(scope(text, figure), phrase), scope(text, figure)


def test_a_company_is_no_place_that_owns() -> None:
    assert scope("Harlow Pumps Ltd: results\n\nHarlow's exports came to 420 tons.\n", "420") is None


def test_a_country_of_a_body_named_late_is_not_what_a_release_is_about() -> None:
    text = "Court Service\n\n" + "It held hearings. " * 30 + "There were 4,170 claims.\n\nBoards in Wales met.\n"
    assert scope(text, "4,170") is None


def test_a_place_of_a_later_paragraph_of_the_lead_does_not_stay() -> None:
    text = (
        "The Health Office tells of 71 ill people this week.\n\nGorse County had 98 cases.\n\n"
        "Some 4,170 people were asked.\n"
    )
    assert scope(text, "98") == "Gorse County"
    assert scope(text, "4,170") is None


@pytest.mark.parametrize(
    ("sentence", "figure", "phrase"),
    [
        ("Last year, the Staatsbank registered 420 notes.", "420", "the Staatsbank"),
        ("Police Scotland recorded 420 crimes.", "420", "Police Scotland"),
        ("In neighbouring Upper Tarn 420 people were ill.", "420", "neighbouring Upper Tarn"),
        ("On the Upper Tarn bridge 420 vans were stopped.", "420", "the Upper Tarn bridge"),
    ],
)
def test_names_beside_plain_words(sentence: str, figure: str, phrase: str) -> None:
    text = f"Ministry of Health of Borland\n\n{sentence}\n"
    assert same_phrase(scope(text, figure), phrase), scope(text, figure)


def test_a_title_in_capitals_names_the_country() -> None:
    assert same_phrase(
        scope("HONG KONG CUSTOMS DEPARTMENT\n\nFines came to 420 million.\n", "420 million"), "Hong Kong"
    )


@pytest.mark.parametrize(
    ("sentence", "figure", "phrase"),
    [
        ("Police in Ostry, Upper Tarn and Wyke solved 420 thefts.", "420", "Police in Ostry, Upper Tarn and Wyke"),
        ("River Force stopped 420 boats.", "420", "River Force"),
        ("The Fishing Enforcement fined 420 skippers.", "420", "The Fishing Enforcement"),
        ("From May to July, the average CPI of the region was 420.", "420", "the region"),
        ("Total retail sales of consumer goods of the province reached 420 million.", "420 million", "the province"),
    ],
)
def test_joined_names_and_the_region_as_owner(sentence: str, figure: str, phrase: str) -> None:
    text = f"Ministry of Health of Borland\n\n{sentence}\n"
    assert same_phrase(scope(text, figure), phrase), scope(text, figure)


def test_a_stretch_of_time_is_no_part_of_a_body() -> None:
    text = "Prosecutors nationwide charged 71 people.\n\nOver the same period courts tried 420 cases.\n"
    assert scope(text, "420") == "Prosecutors nationwide"


@pytest.mark.parametrize(
    ("sentence", "figure", "phrase"),
    [
        (
            "The Rent Court closed 420 files, the Court of Claims 7,100, and the Land Court 61.",
            "7,100",
            "the Court of Claims",
        ),
        ("The Wyke office took 4,200 calls; the Upper Tarn office 7,100 calls.", "7,100", "the Upper Tarn office"),
        ("The Judiciary resolved 420 files. The Judiciary trained 7,100 clerks.", "420", "The Judiciary"),
    ],
)
def test_bodies_in_turn(sentence: str, figure: str, phrase: str) -> None:
    text = f"Ministry of Health of Borland\n\n{sentence}\n"
    assert same_phrase(scope(text, figure), phrase), scope(text, figure)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Reserve Bank of Fiji and Bureau of Cane data\n\nThere were 4,170 mills.\n", "Fiji"),
        ("Police operation\n\nThere were 4,170 checks.\n\nIn Spain, nobody was hurt.\n", None),
    ],
)
def test_a_country_joined_to_a_body_or_at_the_head_of_a_sentence(text: str, place: str | None) -> None:
    assert same_phrase(scope(text, "4,170"), place), scope(text, "4,170")


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The Food Inspectorate said on Tuesday that it had closed 420 bars in Wyke.", "The Food Inspectorate"),
        ("The Food Inspectorate said on Tuesday that it expected 420 bars to close in Wyke.", "Wyke"),
    ],
)
def test_a_body_tells_what_it_did(sentence: str, phrase: str) -> None:
    text = f"Ministry of Health of Borland\n\n{sentence}\n"
    assert same_phrase(scope(text, "420"), phrase), scope(text, "420")
