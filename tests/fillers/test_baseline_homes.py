"""The place that a release is about, and names of bodies that are plain words."""

import pytest
from filled import scope

from eval.leniency import same_phrase


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


LISTS = [
    ("In May five counties saw a rise, namely Arden by 61 cases (19 per cent), Wyke 22 cases (41%).", "22", "Wyke"),
    (
        "In May 970 people fell ill in five counties, namely Arden by 61 cases (9%), Wyke 22 cases (4%).",
        "970",
        "Borland",
    ),
    ("Among the nine provinces, Harrow (24 deaths, with 15 in 2022) and Sund (13) fared worst.", "15", "Harrow"),
    ("Guests came mostly from Ireland (24%), Malta (13%) and Spain (9%).", "13", "Borland"),
    ("The highest rate was seen in Ostry (4%), ahead of Brevin (3%).", "3", "Brevin"),
    ("The highest rate in the inner zone was 6.4%.", "6.4", "the inner zone"),
    ("Diesel seized at the sea terminals rose to 84,000 litres.", "84,000", "the sea terminals"),
    ("Some 88 thefts were noted in the country's capital.", "88", "the country's capital"),
]


@pytest.mark.parametrize(("sentence", "figure", "place"), LISTS)
def test_places_of_a_sentence(sentence: str, figure: str, place: str) -> None:
    text = f"Ministry of Health of Borland\n\n{sentence}\n"
    assert same_phrase(scope(text, figure), place), scope(text, figure)


def test_a_list_of_places_leaves_none_in_force() -> None:
    text = f"Ministry of Health of Borland\n\n{LISTS[0][0]}\n\nThere were 4,170 others.\n"
    assert same_phrase(scope(text, "4,170"), "Borland")


BODIES = [
    ("Farm Court: backlog down New claims rose to 310.", "Farm Court"),
    ("ii. e-Market platform: some 310 farms joined.", "e-Market platform"),
    ("The Debt Desk of the Treasury took in 310 letters.", "The Debt Desk of the Treasury"),
    ("The account of the Coast Guard for 2021 said its officers broke up 310 rings in Chile.", "the Coast Guard"),
    ("Inspectorates of all ranks opened 310 files.", "Inspectorates of all ranks"),
    ("The airports of Borland reported the following:\n- Flights: 310;", "The airports of Borland"),
    ("In June sales in the north:\n- rose to 310 million.", "the north"),
]


@pytest.mark.parametrize(("sentence", "body"), BODIES)
def test_bodies_of_a_sentence(sentence: str, body: str) -> None:
    text = f"Ministry of Health of Borland\n\n{sentence}\n"
    figure = "310 million" if "million" in sentence else "310"
    assert same_phrase(scope(text, figure), body), scope(text, figure)


def test_a_line_that_is_not_wrapped_ends_a_place() -> None:
    text = f"Sales came to 90 million in the Union\nTrade grew{' and grew' * 15}.\n"
    assert scope(text, "90 million") == "the Union"


def test_figures_of_a_body_named_by_a_plain_word_are_its_own() -> None:
    text = (
        "The account of the Customs Service says its officers found 71 guns.\n\n"
        "Once again, Customs figures show that 84 boats were searched.\n\nTobacco came to 29 tonnes.\n"
    )
    assert [scope(text, figure) for figure in ("71", "84", "29")] == ["the Customs Service", "Customs", "Customs"]


MORE = [
    ("Of the 212 sites on the list, 148 (70 per cent) were in Ostry.", "212", "Borland"),
    ("Some 900 women moved house, and three in every five of them settled in Ostry.", "900", "Borland"),
    ("Exports of the inner area rose to 61 million tons.", "61 million", "the inner area"),
    ("Exports of Chile were 61 million tons.", "61 million", "Chile"),
    ("The rent index of the Home Panel rose to 61 points, against 58 in the Home Price Index.", "58", "Borland"),
    ("Ostry police solved 900 thefts, Wyke police 31 and Arden police with 17.", "31", "Wyke police"),
    ("Ostry police solved 900 thefts, Wyke police 31 and Arden police with 17.", "17", "Arden police"),
    ("In May, Customs and its partner agencies took 900 guns off a ship.", "900", "Customs and its partner agencies"),
    ("M4 The Bank of Ostry lent 900 million.", "900 million", "The Bank of Ostry"),
    ("Some 900 boats were stopped by the Coast Guard Agency.", "900", "the Coast Guard Agency"),
]


@pytest.mark.parametrize(("sentence", "figure", "phrase"), MORE)
def test_phrases_of_clauses(sentence: str, figure: str, phrase: str) -> None:
    text = f"Ministry of Health of Borland\n\n{sentence}\n"
    assert same_phrase(scope(text, figure), phrase), scope(text, figure)


def test_a_place_of_a_later_clause_does_not_stay() -> None:
    text = f"Ministry of Health of Borland\n\n{MORE[1][0]} Men made up 41 percent.\n"
    assert same_phrase(scope(text, "41"), "Borland")


@pytest.mark.parametrize("head", ["PRISON AND ARMS SERVICE", "MINISTRY OF FARMS", "Harbour Inspectorate"])
def test_a_state_body_in_the_head_has_the_country_that_its_release_prints(head: str) -> None:
    text = (
        f"{head}\n\nNumber of horses passed 41\n\nLast year, 610 horses were kept in Finland, and in Finland alone.\n"
    )
    assert scope(text, "41") == "Finland"


@pytest.mark.parametrize(
    ("head", "own"),
    [
        ("Consumer Price Index, Tolmark, June 2021", "Tolmark"),
        ("Output and jobs, Tolmark: second quarter of 2021", "Tolmark"),
        ("Office of Prices, Tolmark, June 2021", None),
        ("Consumer Price Index, Tolmark, June 8, 2021", None),
        ("Consumer Price Index, Services, June 2021", None),
    ],
)
def test_a_place_between_the_topic_and_the_month_of_a_title(head: str, own: str | None) -> None:
    assert scope(f"{head}\n\nThe index rose 0.4% in June; services rose too.\n", "0.4") == own
