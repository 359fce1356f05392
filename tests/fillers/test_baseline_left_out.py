"""What a figure leaves out and its clause takes from elsewhere: subjects, nouns, ranges, superlatives, pronouns."""

import pytest

from tests.fillers.filled import row, rows

NAMES = [
    ("Turnover is going to rise by between 3% and 5%.", "3", "Turnover"),
    ("Rents are certain to climb to 900 euros.", "900", "Rents"),
    ("The survey expects rents to average 900 euros.", "900", "rents"),
    ("The operating margin will be in the range of 8% to 10%.", "10", "operating margin"),
    ("Losses are of the order of 12 million dollars.", "12 million", "Losses"),
    ("Yields moved within a range of 3% to 4%.", "3", "Yields moved"),
    ("Net sales were $410 million; one year earlier they were $395 million.", "395 million", "Net sales"),
    ("Attendance reached 4,100; two years earlier it had been 3,900.", "3,900", "Attendance"),
    ("Awards of 12 million crowns were paid, the highest being 400,000 crowns.", "400,000", "highest Awards"),
    ("The largest fine was 3 million crowns, and the smallest 20,000 crowns.", "20,000", "smallest fine"),
    ("Grants of 8 million dollars were made, the largest standing at 90,000 dollars.", "90,000", "largest Grants"),
    ("Of the 900 kitchens inspected, 45 failed the test.", "900", "kitchens inspected"),
    ("Per 1,000 births there were 3.2 infant deaths.", "3.2", "infant deaths per 1,000 births"),
    ("Jointly with the harbour office, officers checked 410 boats.", "410", "boats checked"),
    ("Some 630 scales were tested, and 22 faulty ones sealed up.", "22", "faulty scales sealed up"),
    ("The office filed 410 cases, of which 96 concern the sea.", "96", "cases concern the sea"),
    ("Officers stopped 410 cars, finding 96 of them uninsured.", "96", "cars finding uninsured"),
    ("Theft and fraud come next, with 631 and 497 people respectively.", "497", "fraud"),
    ("Some 41 gates were joined; fewer boats were stopped (302).", "302", "boats stopped"),
    ("Links removed reached 410; shops shut, 96.", "96", "shops shut"),
    ("Beer led, cider followed with +6%; garden sales gave back 11%.", "11", "garden sales"),
    ("In Arn and Lund, 41 and 38 boats were sunk respectively.", "41", "boats sunk"),
    ("Basic earnings per share were 41 cents; diluted 39 cents.", "39", "diluted earnings per share"),
    ("Rents gained 3 percent, as the vacancy rate sank from 5.1% to 4.2%.", "5.1", "vacancy rate sank"),
    ("Beer led the field, cider followed with +6%.", "6", "cider"),
    ("The bureau announced that thefts recorded in ports have fallen 3 percent.", "3", "thefts recorded in ports"),
    ("公安机关抓获诈骗嫌疑人900人，移送起诉700人。", "700", "移送起诉诈骗嫌疑人"),
    ("帮助追回欠薪1.2亿元，数额相当于前年全年的1.8倍。", "1.8", "帮助追回欠薪相当于"),
]


@pytest.mark.parametrize(("text", "figure", "name"), NAMES)
def test_names(text: str, figure: str, name: str) -> None:
    assert row(text + "\n", figure)["indicator"] == name


ELIDED = [
    ("Fines were imposed on 310 firms, and 45 lost their permits.", "firms lost their permits", "firms"),
    ("Warnings were issued to 2,100 drivers, and 45 lost their cars.", "drivers lost their cars", "drivers"),
    ("The inspectors visited 410 farms, and 45 broke the rules.", "farms broke the rules", "farms"),
    ("Of the 900 kitchens inspected, 45 failed the test.", "kitchens inspected failed the test", "kitchens"),
]


@pytest.mark.parametrize(("text", "name", "unit"), ELIDED)
def test_active_verbs(text: str, name: str, unit: str) -> None:
    found = row(text + "\n", "45")
    assert (found["indicator"], found["unit"]) == (name, unit)


CHANGES = [
    ("Thefts dropped 31 percent on year to 4,100.", "4,100", ("31", "decrease", "on year")),
    ("Takings came to 41 million crowns, 3 million crowns better than a year earlier.", "41 million",
     ("3 million", "increase", "than a year earlier")),
    ("For the 9 weeks from 3 June takings came to 41 crowns, 3 crowns worse than a year earlier.", "41",
     ("3", "decrease", "than a year earlier")),
    ("The courts heard 41 appeals and 96 claims, a rise of 4% and 7%, and issued 12 warnings.", "41",
     ("4", "increase", None)),
    ("The courts heard 41 appeals and 96 claims, a rise of 4% and 7%, and issued 12 warnings.", "96",
     ("7", "increase", None)),
    ("Rents gained 3 percent, as the vacancy rate sank from 5.1% to 4.2%.", "3", ("3", "increase", None)),
    ("The take was 94 crowns, worse by 2 crowns than in May.", "94", ("2", "decrease", "than in May")),
    ("Occupancy: 83%, plus 2 points.", "83", ("2", "increase", None)),
    ("Occupancy was 83%, minus 2 points.", "83", ("2", "decrease", None)),
    ("Sales were 93 crowns, at constant prices a growth of 4%.", "93", ("4", "increase", None)),
    ("Garden sales gave back 11%.", "11", ("11", "decrease", None)),
    ("Tin has given up about 4 percent.", "4", ("4", "decrease", None)),
    ("第三季度关停账号96个，较第二季度增加18.5%。", "96", ("18.5", "increase", "较第二季度")),
    ("提起公诉2215人，起诉人数同比增长8.3%。", "2215", ("8.3", "increase", "同比")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "told"), CHANGES)
def test_changes(text: str, figure: str, told: tuple[str, str, str | None]) -> None:
    change = row(text + "\n", figure)["change"]
    assert (change["text"], change["direction"], change["basis"]) == told


UNITS = [
    ("Appeals lodged in the same nine months were 1,270.", "1,270", "Appeals"),
    ("In all, 900 pupils got new grants.", "900", "pupils"),
    ("Some 60 patients underwent operations.", "60", "patients"),
    ("Per 1,000 births there were 3.2 infant deaths.", "3.2", "Per 1,000 births"),
    ("In every 100 homes there were 41 cars, against 38 in 2010.", "38", "In every 100 homes"),
    ("Officers recovered 1,650 pieces (sets) of relics.", "1,650", "pieces (sets)"),
    ("Some 41 gates were joined; fewer boats were stopped (302).", "302", "boats"),
    ("Thefts were 410, 1.4 times as many as in 2020.", "410", "Thefts"),
    ("Links removed reached 410; shops shut, 96.", "96", "shops"),
    ("全省6部门参加检查。", "6", "部门"),
    ("Underlying EPS 11.8p, up 8.3%; basic EPS 9.6p.", "9.6", "p"),
]


@pytest.mark.parametrize(("text", "figure", "unit"), UNITS)
def test_units(text: str, figure: str, unit: str) -> None:
    assert row(text + "\n", figure)["unit"] == unit


def test_no_unit_from_a_time() -> None:
    text = "Attendance reached 4,100; two years earlier it had been 3,900.\n"
    assert [(r["text"], r["unit"]) for r in rows(text)] == [("4,100", None), ("3,900", None)]
