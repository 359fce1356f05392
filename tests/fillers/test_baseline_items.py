"""Whose the figures are that stand in items and lists: heads of items, headings of places, places told in turn."""

import pytest
from filled import period, rows, scope

WINTER = (
    "Ice on the roads\n\nThe winter action of the county ended on Friday.\n\n"
    "1. {}: complaints received, 310; shops fined, 44.\n2. Rangers were given 96 boats.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "Labour inspectorates",
        "Public security organs",
        "Fire brigades",
        "Courts",
        "Customs",
        "Procuratorates",
        "Market and price departments",
        "Port authorities",
    ],
)
def test_an_item_that_a_body_heads_is_its_own(head: str) -> None:
    text = WINTER.format(head)
    assert (scope(text, "310"), scope(text, "44")) == (head, head)
    assert scope(text, "96") is None


@pytest.mark.parametrize("line", ["Police stations: 310 in all.", "Press Office: wages rose by 310 crowns."])
def test_a_count_behind_a_colon_makes_no_actor(line: str) -> None:
    assert scope(f"Spring in Arnby\n\nIt was told on Friday.\n\n1. {line}\n", "310") is None


@pytest.mark.parametrize(
    "body",
    [
        "The courts at three levels of the province",
        "The procuratorates at both levels of the city",
        "The courts at all levels in the province",
        "Police in northern Varland's Arn Province",
        "The Ministry of Ports and partners",
        "The 12345 hotline of the city",
        "Customs bodies of the Varn Republic",
        "The smuggling department",
        "The arbitration bureaus",
    ],
)
def test_a_body_is_told_with_all_that_belongs_to_it(body: str) -> None:
    assert scope(f"Spring\n\n{body} closed 310 files in May.\n", "310") == body


def test_a_body_that_got_something_acts() -> None:
    text = "Wages in Arnby\n\nThrough it the enforcement bureaus got back 310 crowns.\n"
    assert scope(text, "310") == "the enforcement bureaus"


def test_the_citys_own_police_stay_in_force() -> None:
    text = (
        "Roads\n\nThe Traffic Bureau of Arnby invited the media on Friday.\n\n"
        "There were 910 vans in Arnby in May, a spokesman said.\n\n"
        "The city's traffic police handled 310 crashes.\n\nIn the whole year 44 lorries were stopped.\n"
    )
    assert (scope(text, "910"), scope(text, "44")) == ("Arnby", "The city's traffic police")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Most were reported from Upper Region (310), Arnby (96) and Tolm (44).", ["Upper Region", "Arnby", "Tolm"]),
        ("Some were recorded from Varn (310 a week), followed by Arnby (96) and Tolm (44).", ["Varn", "Arnby", "Tolm"]),
        ("Police in Varn, Arnby and Tolm solved 310, 96 and 44 thefts respectively.", ["Varn", "Arnby", "Tolm"]),
        ("In Varn and Arnby respectively, 310 and 96 suits were closed.", ["Varn", "Arnby"]),
        ("东山市、西川市和南坪县分别查处违法案件310件、96件和44件。", ["东山市", "西川市", "南坪县"]),
        ("青州、临海两市法院分别执结310件、96件。", ["青州", "临海"]),
        ("昌河区、平湖县事故数分别占21.4%和17.8%。", ["昌河区", "平湖县"]),
        ("其中，港区、机场两个口岸分别验放310批和96批。", ["港区", "机场"]),
    ],
)  # fmt: skip
def test_places_told_in_turn(sentence: str, told: list[str]) -> None:
    assert [r["scope"] for r in rows(sentence + "\n")] == told


def test_guests_from_a_place_are_not_counted_there() -> None:
    text = "In Varland, most guests came from Arnby (310 in May) and Tolm (96 in May).\n"
    assert {r["scope"] for r in rows(text)} == {"Varland"}


@pytest.mark.parametrize("head", ["African Region", "Tolm county", "Varland", "II. Arn Province"])
def test_a_heading_that_names_a_place_holds_for_its_section(head: str) -> None:
    text = (
        "Mumps, week 9\n\nIn May, 910 cases were notified across the country.\n\n"
        f"{head}\n\nA total of 310 cases came to light.\n\nResponse\n\nSome 96 helpers came. In Varland it is cold.\n"
    )
    assert scope(text, "310") == head.removeprefix("II. ")
    assert scope(text, "96") != scope(text, "310")


def test_the_whole_country_in_passing_leaves_its_name_in_force() -> None:
    text = (
        "Output rose\n\nIn May output in Varland was 3.7 tonnes.\n\n"
        "Wages came to 310 crowns. Some 44 seekers of work were told of in the whole country.\n\n"
        "Prices\n\nEggs cost 96 crowns.\n"
    )
    assert (scope(text, "44"), scope(text, "96")) == ("the whole country", "Varland")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("In the capital Port Ansby the rate was 31.2%.", "the capital Port Ansby"),
        ("In the Ilm valley the rate was 31.2%.", "the Ilm valley"),
        ("In the Tarn highlands the rate was 31.2%.", "the Tarn highlands"),
    ],
)
def test_a_place_is_told_with_its_kind(sentence: str, place: str) -> None:
    assert scope(f"Work\n\n{sentence}\n", "31.2") == place


def test_courts_of_several_levels_hold_no_figure() -> None:
    assert scope("今年，全市三级法院共受理相关案件512件。\n", "512") == "全市三级法院"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Wick Customs filed suits against 310 people, and Tolm Customs against 96.", ["Wick Customs", "Tolm Customs"]),
        ("Arn Port police seized 310 guns; Ble Port police, 96 guns.", ["Arn Port police", "Ble Port police"]),
        ("The Tolm branch opened 310 files.", ["The Tolm branch"]),
        ("Suits in the district courts numbered 310.", ["the district courts"]),
        ("Last year 310 crashes took place in the republic.", ["the republic"]),
        ("In Norway, Chile and Peru 310 ships lay idle.", ["Norway, Chile and Peru"]),
        ("其中，江苏增长7.2%，浙江增长7.0%。", ["江苏", "浙江"]),
        ("1至9月，山西、陕西立案310件。", ["山西、陕西"]),
        ("在北京，立案310件。", ["北京"]),
    ],
)  # fmt: skip
def test_who_and_where_of_short_clauses(sentence: str, told: list[str]) -> None:
    assert [r["scope"] for r in rows(sentence + "\n")] == told


@pytest.mark.parametrize(
    "told",
    [
        "a salmon farmer with operations in Norway, Chile and Peru",
        "a pump builder headquartered in Graz",
        "a maker, based in Linz",
    ],
)
def test_where_a_company_sits_is_no_place_of_its_figures(told: str) -> None:
    assert scope(f"Nordhav ASA: half year\n\nNordhav ASA, {told}, sold 310 tonnes in May.\n", "310") is None


def test_a_case_of_one_person_is_nobodys_figure() -> None:
    text = (
        "Drugs\n\nAcross the city, 910 cases were solved in May.\n\n"
        "A woman surnamed Luo sold 310 pills.\n\nResidents reported 44 clues.\n"
    )
    assert (scope(text, "910"), scope(text, "310"), scope(text, "44")) == ("Across the city", None, "Across the city")


def test_a_body_that_acts_in_a_report_on_a_country_leaves_its_figures() -> None:
    text = (
        "Bank of Sarland: money in April 2024\n\nThe money stock grew to 310 crowns.\n\n"
        "Commercial banks granted new loans of 96 crowns.\n\nDeposits of firms fell to 44 crowns.\n"
    )
    assert [scope(text, figure) for figure in ("310", "96", "44")] == ["Sarland", "Commercial banks", "Sarland"]


WATER_COURT = (
    "Year of the water court\n\nThe Arnby Water Court opened its door to the press, with 4 reports on the table.\n\n"
    "According to them, throughout 2031 the court received 310 files, and 296 were shut.\n\nFines came to 90 crowns.\n"
)


@pytest.mark.parametrize("figure", ["310", "296", "90"])
def test_a_plain_word_points_back_to_the_body_named_in_full(figure: str) -> None:
    assert scope(WATER_COURT, figure) == "The Arnby Water Court"


@pytest.mark.parametrize("figure", ["310", "44"])
def test_months_before_a_body_count_nobody(figure: str) -> None:
    text = "He said that in these five months rescue teams of all places checked 310 sheds and closed 44.\n"
    assert (period(text, figure), scope(text, figure)) == ("these five months", "rescue teams of all places")
