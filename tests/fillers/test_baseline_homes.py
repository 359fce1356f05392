"""The place that a release is about, and names of bodies that are plain words."""

import pytest

from eval.leniency import same_phrase
from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form


def scope(text: str, figure: str) -> str | None:
    """The scope of the statistic of a figure."""
    rows = [gold_form(s) for s in fill(Index(text)).value.statistics]
    found = [r for r in rows if r["text"] == figure]
    assert found, f"{figure} is no statistic of {text!r}"
    phrase: str | None = found[0]["scope"]
    return phrase


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Jordan's egg prices soar\n\nThe Ministry of Supply gave the figures.", "Jordan"),
        (
            "Notes\n\nAn Agency for Fisheries sold tuna from Namibia to Japan.\n\nAll boats in Namibia went out.",
            "Namibia",
        ),
        (
            "On Friday the Ministry of Health of Kolmar let it be known how it had fought the mumps this year.",
            "Kolmar",
        ),
        ("Road Safety Bulletin, Ostmark\n\nTrains in Ostmark ran late.", "Ostmark"),
        ("Ten of the families came to the Republic by sea.\n\nOthers left the Republic for Chile.", "the Republic"),
        ("Aid went from France to Chile.", None),
    ],
)
def test_a_release_is_about_the_place_it_names_as_home(head: str, place: str | None) -> None:
    text = f"{head}\n\nA total of 4,170 licences were granted last week.\n"
    assert same_phrase(scope(text, "4,170"), place), scope(text, "4,170")


def test_a_plain_word_with_a_capital_in_the_midst_of_sentences_names_a_body() -> None:
    text = (
        "Harbours in Sweden were busy last year, said Customs.\n\nCustoms searched 3,300 lorries. It found 61 knives.\n"
    )
    assert scope(text, "3,300") == "Customs"
    assert scope(text, "61") == "Customs"


def test_a_plain_word_at_the_head_of_a_sentence_alone_names_none() -> None:
    text = "Harbours in Sweden took in 90 ships.\n\nPolice searched 3,300 lorries. The police found 61 knives.\n"
    assert scope(text, "61") == "Sweden"


def test_people_sent_out_leave_the_place_in_force() -> None:
    text = "Ministry of Health of Kolmar\n\nInspection teams visited 3,300 homes. In all, 61 people fell ill.\n"
    assert same_phrase(scope(text, "3,300"), "Kolmar")
    assert same_phrase(scope(text, "61"), "Kolmar")


def test_the_country_of_the_first_item_of_a_list_stays() -> None:
    text = "• The goats in the country were put at 18 million. Some 7 million gave milk.\n• Hens came to 24 million.\n"
    assert scope(text, "24 million") == "the country"


def test_a_plant_of_a_company_holds_for_its_sentence() -> None:
    text = "Ardmore Pumps Ltd: results\n\nOutput at the Harlow plant came to 820 pumps.\n\nSales rose to $61 million.\n"
    assert scope(text, "820") == "the Harlow plant"
    assert scope(text, "$61 million"[1:]) is None


def test_rows_of_a_table_by_county_have_their_county() -> None:
    text = "Guests by county, May\n                  guests\n1. Upper Tarn     3,118\n2. Lower Tarn     1,740\n"
    assert scope(text, "1,740") == "Lower Tarn"
