"""Whether the words around a number agree with what a claim says of it: its unit, its qualifier, all of them."""

import pytest

from extractor.rules.agreement import agreement, qualifier_fits, unit_fit
from extractor.rules.claim import Claim
from extractor.source import Index

LIST = "Landed (in tonnes):\n- North: 41\n- South: 52 crates\n- Isles: up 4%\n"
TAKEN = "Taken by port (EUR million)\n- North: 41\n- South: 52\n"
SHIPPED = "In May the port shipped 1,200 tonnes of tar."
NOTED = """Harbour       Landed    Sold
North            412     388
South             97      91
Amounts are in EUR million.
"""
MIXED = """Takings ($, %)
Port      Sales     Share
North        12        41
South        15        52
"""
COUNTS = """Takings ($ million)
Port      Number of boats     Sales
North                  12        41
South                  15        52
"""
ROWS = "Port\tMay\nFees, yearly, $\t12\nTolls (EUR)\t15\n"
UNITS = [
    # A cell: its head, its label, the caption, the notes.
    (NOTED, "412", "EUR", "fits"),
    (NOTED, "412", "$", "absent"),
    (NOTED, "412", "boats", "absent"),
    (ROWS, "12", "$", "fits"),
    (ROWS, "15", "$", "absent"),
    (ROWS, "15", "EUR", "fits"),
    ("Port\tBoats\tWrecks per 1,000 (95% CI)\nNorth\t12\t1.4\nSouth\t15\t2.2", "1.4", "%", "absent"),
    ("Port\tBoats\tWrecks per 1,000 (95% CI)\nNorth\t12\t1.4\nSouth\t15\t2.2", "1.4", "per 1,000", "fits"),
    # The figure of another time in brackets is of the share before them.
    ("Sales were $14.1 million and the margin 15.2 percent (16.1).", "16.1", None, "missing"),
    ("Sales were $14.1 million and the margin 15.2 percent (16.1).", "16.1", "%", "fits"),
    ("Sales were $14.1 million and the margin 15.2 percent (16.1).", "16.1", "$", "absent"),
    ("A margin of 15.2 percent (16) was met.", "16", None, "fits"),
    ("Port\tFees, $\nNorth\t12\nSouth\t15", "12", "$", "fits"),
    ("Port\tMay\nFees, $ a day\t12\nTolls\t15", "12", "$", "fits"),
    ("Port\tMay\nFees, $ a day\t12\nTolls\t15", "12", "EUR", "absent"),
    ("Port\tBoats (provisional)\nNorth\t12\nSouth\t15", "12", "boats", "fits"),
    ("Port\tCatch (tonnes)\nNorth\t12\nSouth\t15", "12", "tonnes", "fits"),
    ("Port\tCatch (tonnes)\nNorth\t12\nSouth\t15", "12", "boats", "absent"),
    ("By port (boats)\nPort\tCatch (tonnes)\nNorth\t12\nSouth\t15", "12", "boats", "absent"),
    ("By port (boats)\nPort\tCatch (a)\nNorth\t12\nSouth\t15", "12", "boats", "fits"),
    ("By port (boats)\nPort\tCatch (1)\nNorth\t12\nSouth\t15", "12", "boats", "fits"),
    (MIXED, "12", "$", "fits"),
    (MIXED, "12", "%", "absent"),
    (MIXED, "41", "%", "fits"),
    (MIXED, "41", "$", "absent"),
    (COUNTS, "12", "$", "absent"),
    (COUNTS, "12", "boats", "fits"),
    (COUNTS, "41", "$", "fits"),
    # The heading of a list says of what its bare numbers are.
    (LIST, "41", "tonnes", "fits"),
    (LIST, "41", "crates", "absent"),
    (LIST, "41", "%", "absent"),
    (LIST, "52", "tonnes", "absent"),
    (LIST, "52", "crates", "fits"),
    (LIST, "4", "tonnes", "contradicted"),
    (TAKEN, "41", "EUR", "fits"),
    (TAKEN, "41", "$", "absent"),
    (TAKEN, "41", "tonnes", "absent"),
    # So does the sentence before one of bare numbers.
    (f"{SHIPPED} In April they were 1,340.", "1,340", "tonnes", "fits"),
    (f"{SHIPPED} In April they were 1,340.", "1,340", "boats", "absent"),
    (f"{SHIPPED} In April they were 1,340 boats.", "1,340", "tonnes", "absent"),
    (f"{SHIPPED} In April they were 1,340, or 3 loads.", "1,340", "tonnes", "absent"),
    (f"{SHIPPED}\n\nIn April they were 1,340.", "1,340", "tonnes", "absent"),
    ("They sold 12 boats and 1,200 tonnes. In April it was 1,340.", "1,340", "tonnes", "fits"),
    ("They sold 12 boats and 1,200 tonnes. In April it was 1,340.", "1,340", "boats", "absent"),
    ("They earned $1,200. In April it was 1,340.", "1,340", "$", "absent"),
    ("Boats are rare. It was 1,340.", "1,340", "boats", "absent"),
    ("每10名船员中有7人签约。", "7", "每10名", "fits"),
    ("每10名船员中有7人签约。", "7", "每9名", "absent"),
    ("渔船40至52艘。", "40", "艘", "fits"),
    ("渔船、客船分别为52、40艘。", "52", "艘", "fits"),
    # A sign that is left out.
    ("The rate was 62.1 percent, after 62.4.", "62.4", "percent", "fits"),
    ("The rate was 62.1 percent, after 62.4.", "62.4", "points", "absent"),
    ("The rate was 62.1 percent, after 62.4.", "62.4", "boats", "absent"),
    ("Rents grew 3.1%; that of sheds, 2.2 and of huts, 1.4.", "2.2", "%", "fits"),
    ("Rents grew 3.1% in May and 2.2 in June.", "2.2", "%", "fits"),
    ("Rents grew 3.1% in May and 2 in June.", "2", "%", "absent"),
    ("Fees were $3.1 (May: 2.2).", "2.2", "$", "fits"),
    ("Fees were $3.1, from 2.2.", "2.2", "EUR", "absent"),
    ("They held 12 pairs.", "12", "%", "absent"),
    # The noun behind the number of the whole.
    ("Thefts were seen in 11 of the bay's 14 ports.", "11", "ports", "fits"),
    # What a number is a share of.
    ("It was 8 boats in every 10, and 6 a boat.", "8", "in every 10", "fits"),
    ("The rate was 12 (11 to 13) per month.", "12", "per month", "fits"),
    ("The rate was 12 (11 to 13) each month.", "12", "each month", "fits"),
    ("The rate was 12 (11 to 13) a month.", "12", "a month", "fits"),
    ("The rate was 12 boats, with 4 boats in every ten.", "12", "in every ten", "absent"),
    ("Out of every ten boats 3 leaked, and 12 nets.", "12", "out of every ten", "absent"),
    ("Out of every ten boats 3 leaked.", "3", "out of every ten", "fits"),
    # The other words of a unit are not those that another number counts.
    ("They sold 12 sea boats and 5 nets.", "5", "sea nets", "absent"),
    ("They sold 5 nets and 12 sea boats.", "5", "sea nets", "absent"),
    ("They sold 5 nets for the sea and 12 boats.", "5", "sea nets", "fits"),
    ("They sold 5 nets, and the sea was calm.", "5", "sea nets", "fits"),
    ("They sold 12 damaged river boats.", "12", "river boats", "fits"),
    ("They sold 12 boats of the river fleet.", "12", "fleet", "fits"),
    ("They sold 12 boats and 5 EUR notes.", "12", "EUR", "absent"),
    ("They sold 12 boats.", "12", "boats sold", "absent"),
    ("It rose 12 percentage points.", "12", "percentage", "contradicted"),
    ("They sold 12 new fishing boats.", "12", "boats", "fits"),
    ("They sold 12 boats-turned-homes.", "12", "boats", "fits"),
    ("They sold 12\tboats.", "12", "boats", "fits"),
    ("They held 900 cases, of which 300 nets, 200 boats.", "200", "cases", "absent"),
    ("有12只大渔船和小渔船。", "12", "渔船", "fits"),
    # A part whose verb follows counts what the whole does.
    ("Of the 263 mills that sent in form 7, eighteen stood idle all through May.", "eighteen", "mills", "fits"),
    ("Of 77 quays visited, nineteen lacked nets.", "nineteen", "quays", "fits"),
    ("Among the 40 crews asked, nine reported losses.", "nine", "crews", "fits"),
    ("Of the cases, 655 concerned nets, 201 ropes and 48 rare woods.", "655", "cases", "fits"),
    ("Of the cases, 655 concerned nets, 201 ropes and 48 rare woods.", "201", "cases", "fits"),
    ("Of the cases, 655 concerned nets, 201 ropes and 48 rare woods.", "48", "cases", "fits"),
    ("Of the 263 mills asked, eighteen boilers stood idle.", "eighteen", "mills", "absent"),
    ("Of the cases, 655 concerned nets, and 31 quays were shut.", "31", "cases", "absent"),
    ("The mills met; 18 reported losses.", "18", "mills", "absent"),
    ("共12万艘。", "12万", "万艘", "absent"),
    ("Port\tShips\nNorth\t12\nSouth\t15", "12", "%", "absent"),
    ("Port\tShips\nNorth\t12\nSouth\t15", "12", None, "fits"),
    ("Port\tShare (%)\nNorth\t12\nSouth\t15", "12", None, "missing"),
    ("Port\tShare (%)\nNorth\t12\nSouth\t15", "12", "%", "fits"),
    ("Port\tShare (%)\nNorth\t12\nSouth\t15", "12", "boats", "absent"),
    ("Port\tShips in dock\nNorth\t12\nSouth\t15", "12", "Ships", "fits"),
    ("Port\tShips in dock\nNorth\t12\nSouth\t15", "12", "ships docked", "absent"),
    ("It was 15 per 100 people. The rate was 12 cases.", "12", "per 100 people", "absent"),
    ("No more than two of them. One in every six was under 12 months.", "two", "in every six", "absent"),
    ("Exports came to EUR 36.4 billion (2031: 35.1 billion).", "35.1 billion", "EUR", "fits"),
    (
        "Lending to yards rose by 90.6 billion yuan, and lending to crews by 12.2 billion.",
        "12.2 billion",
        "yuan",
        "fits",
    ),
    (
        "Lending to yards rose by 90.6 billion yuan, and lending to crews by 12.2 billion.",
        "12.2 billion",
        "%",
        "absent",
    ),
    ("Lending to yards rose by 90.6 billion yuan, and to 12.2 billion crews.", "12.2 billion", "yuan", "absent"),
    ("Sales were $5.4 million, against 4.9 million in May.", "4.9 million", "$", "fits"),
    ("Sales were $5.4 million, against 49,000 in May.", "49,000", "$", "absent"),
    ("Sales were $5.4 million; trips came to 4.9 million.", "4.9 million", "$", "absent"),
    ("Nine of our 12 quays grew.", "Nine", "quays", "fits"),
    ("共有12 多艘。", "12", "艘", "fits"),
    ("They held 12 men over cases. There were cases of fraud.", "12", "cases of fraud", "absent"),
    ("登记渔船共12。", "12", "渔船", "fits"),
    ("登记渔船12，货船5艘。", "12", "渔船", "fits"),
    ("渔船多。货船：12", "12", "渔船", "absent"),
    ("Per 100 people, the rate was 12.", "12", "per 100 people", "fits"),
    ("Per 100 people there were 12 wrecks.", "12", "Per 100 people", "fits"),
    ("Per 100 people there were 12 wrecks; 40 boats sank.", "40", "Per 100 people", "absent"),
    (f"The rate was 12 in the north{' and east' * 9}, with 15 per 100 people.", "12", "per 100 people", "absent"),
    ("They sold 12 steamboats.", "12", "boats", "absent"),
    ("They sold 12 boatsmen.", "12", "boats", "absent"),
    ("They sold $12 boats.", "12", "boats", "contradicted"),
    ("They sold 12 damaged boats.", "12", "boats", "fits"),
    ("They sold 12 percent boats.", "12", "boats", "contradicted"),
    ("共有12多万艘。", "12多万", "艘", "fits"),
    ("共有12 艘。", "12", "艘", "fits"),
    ("有12只渔船。", "12", "渔船", "fits"),
    ("有12只，渔船。", "12", "渔船", "absent"),
    ("They sold 12 boats.", "12", "boats", "fits"),
    ("They sold 12 boats.", "12", "boat", "fits"),
    ("They sold 12 boats.", "12", "Boats", "fits"),
    ("They sold 12 boats.", "12", "rafts", "absent"),
    ("They sold 12 boats.", "12", None, "fits"),
    ("They sold 12 boats.", "12", "%", "absent"),
    ("They sold 12 fishing boats.", "12", "fishing boats", "fits"),
    ("They sold 12 fishing boats.", "12", "boats", "fits"),
    ("They sold 12 old fishing boats.", "12", "old boats", "fits"),
    ("They sold 12 boats used for fishing.", "12", "fishing boats", "fits"),
    ("They sold 12 of the boats.", "12", "boats", "fits"),
    ("They sold 12 to boats.", "12", "boats", "absent"),
    ("They sold 12-metre boats.", "12", "metre", "fits"),
    ("It was 12 small-scale boats.", "12", "scale boats", "fits"),
    ("It was 12 cases of telecom fraud.", "12", "cases of telecom fraud", "fits"),
    ("It was 12 cases of telecom fraud.", "12", "fraud", "fits"),
    ("It rose 12 percent.", "12", "%", "fits"),
    ("It rose 12 percent.", "12", "percent", "fits"),
    ("It rose 12 percent.", "12", "percentage points", "contradicted"),
    ("It rose 12 percent.", "12", "boats", "contradicted"),
    ("It rose 12 percent.", "12", None, "missing"),
    ("It rose 12 percentage points.", "12", "%", "contradicted"),
    ("It rose 12 basis points.", "12", "bps", "fits"),
    ("It rose 12 basis points.", "12", "percentage points", "contradicted"),
    ("It cost $12.", "12", "$", "fits"),
    ("It cost $12.", "12", "dollars", "fits"),
    ("It cost $12.", "12", "US dollars", "fits"),
    ("It cost US$12.", "12", "$", "fits"),
    ("It cost US$12.", "12", "HK$", "contradicted"),
    ("It cost $12.", "12", "€", "contradicted"),
    ("It cost $12.", "12", None, "missing"),
    ("It cost $12 million.", "12 million", "million dollars", "fits"),
    ("It cost $12 a boat.", "12", "boats", "contradicted"),
    ("It cost 12 yuan.", "12", "yuan", "fits"),
    ("It cost 12 yuan.", "12", "元", "fits"),
    ("售价12元。", "12", "元", "fits"),
    ("售价12欧元。", "12", "欧元", "fits"),
    ("售价12欧元。", "12", "元", "contradicted"),
    ("售价12元。", "12", "日元", "contradicted"),
    ("It cost ¥12.", "12", "yuan", "fits"),
    ("It cost ¥12.", "12", "yen", "fits"),
    ("It cost ¥12.", "12", "won", "contradicted"),
    ("12 to 15 percent fell.", "12", "%", "fits"),
    ("12 to 15 percent fell.", "12", None, "missing"),
    ("12 to 15 percent fell.", "12", "points", "absent"),
    ("12 and 15 boats came.", "12", "boats", "fits"),
    ("Crews sank. 12 came.", "12", "crews", "absent"),
    ("They held 1,036 crates, of which 388 empty.", "388", "crates", "fits"),
    ("They held 1,036 crates, of which 388 boxes.", "388", "crates", "absent"),
    ("They held 1,036 crates, including about 388 empty.", "388", "crates", "fits"),
    ("They held 12 of them, boats for the most part.", "12", "boats", "fits"),
    ("They held 12 of those, boats.", "12", "boats", "fits"),
    ("The rate was 12 per 100,000 people.", "12", "per 100,000 people", "fits"),
    ("The rate was 12 per 100,000 people.", "12", "per 1,000 people", "absent"),
    ("The rate was 12 cases per month.", "12", "cases per month", "fits"),
    ("The rate was 12 in every ten.", "12", "in every ten", "fits"),
    ("They won 12.", "12", "medals", "absent"),
    ("They won 12.", "12", "…", "absent"),
    ("查获船只12艘。", "12", "艘", "fits"),
    ("查获船只12多艘。", "12", "艘", "fits"),
    ("抓获12名嫌疑人。", "12", "嫌疑人", "fits"),
    ("抓获12名嫌疑人。", "12", "名", "fits"),
    ("抓获12名嫌疑人，船只5艘。", "12", "船只", "absent"),
    ("同比增长12个百分点。", "12", "个百分点", "fits"),
    ("同比增长12个百分点。", "12", "%", "contradicted"),
    ("增长12%。", "12", "百分之", "fits"),
    ("Port\tShips\nNorth\t12\nSouth\t15", "12", "Ships", "fits"),
    ("Port\tShips\nNorth\t12\nSouth\t15", "12", "boats", "absent"),
    ("Idle rate (%)\tMay\nNorth\t12\nSouth\t15", "12", "%", "fits"),
    ("(1,000 tonnes)\nPort\tMay\nNorth\t12\nSouth\t15", "12", "tonnes", "fits"),
    ("(tonnes)\nPort\tMay\nNorth\t12\nSouth\t15", "12", "tonnes", "fits"),
    ("(tonnes)\nPort\tMay\nNorth\t12\nSouth\t15", "15", "tonnes", "fits"),
    ("$ million\nPort\tMay\nNorth\t12\nSouth\t15", "12", "$", "fits"),
    ("Port\tMay\nNorth\t12\nSouth\t15", "12", "$", "absent"),
    ("Share\tMay\nNorth\t12%\nSouth\t15%", "12", "%", "fits"),
]


def only(text: str, number: str):
    index = Index(text)
    return index, next(m for m in index.mentions if m.text == number)


@pytest.mark.parametrize(("text", "number", "unit", "fit"), UNITS)
def test_the_unit_is_what_the_source_says_the_number_counts(text, number, unit, fit) -> None:
    index, mention = only(text, number)
    assert unit_fit(index, mention, unit) == fit


QUALIFIERS = [
    ("They sold 12 boats.", "exact", True),
    ("They sold 12 boats.", None, True),
    ("They sold 12 boats.", "about", False),
    ("They sold about 12 boats.", "about", True),
    ("They sold about 12 boats.", None, False),
    ("They sold about 12 boats.", "more than", False),
    ("They sold close to 12 boats.", "nearly", True),
    ("They sold close to 12 boats.", "about", True),
    ("They sold Close To 12 boats.", "about", True),
    ("They sold close to 12 boats.", "up to", False),
    ("They sold a little under 12 boats.", "less than", True),
    ("They sold 12 boats or thereabouts.", "about", True),
    ("They sold 12 boats or so.", "about", True),
    ("渔船受损，损失约12艘。", "about", True),
    ("查扣渔船不下12艘。", "at least", True),
    ("到位资金至少可支持12艘渔船。", "at least", True),
    ("They sold just under 12 boats.", "less than", True),
    ("售出12艘以上。", "more than", True),
    ("售出12艘以上。", "at least", True),
    ("售价高达12元。", "up to", True),
    ("售价高达12元。", "exact", True),
]


@pytest.mark.parametrize(("text", "qualifier", "fits"), QUALIFIERS)
def test_a_qualifier_is_what_the_word_beside_the_number_says(text, qualifier, fits) -> None:
    index, mention = only(text, "12")
    assert qualifier_fits(index, mention, qualifier) is fits


SCORED = "In May they sold over 12 red boats. Landings rose by 5% to 900 tonnes in June."


@pytest.mark.parametrize(
    ("number", "said", "score"),
    [
        ("12", {}, 0),
        ("12", {"unit": "boats"}, 1),
        ("12", {"unit": "tonnes"}, 0),
        ("12", {"unit": None}, 1),
        ("5", {"unit": None}, 0),
        ("12", {"qualifier": "more than"}, 1),
        ("12", {"qualifier": "exact"}, 0),
        ("900", {"qualifier": None}, 1),
        ("5", {"direction": "increase"}, 1),
        ("5", {"direction": "decrease"}, 0),
        ("12", {"direction": "increase"}, 0),
        ("12", {"direction": None}, 0),
        ("12", {"role": "level"}, 1),
        ("12", {"role": "change"}, 0),
        ("5", {"role": "level"}, 0),
        ("5", {"role": "change"}, 1),
        ("5", {"role": "period"}, 0),
        ("12", {"counted": "red boats"}, 2),
        ("12", {"counted": "they sold"}, 2),
        ("900", {"counted": "red boats"}, 0),
        ("12", {"period": "In May"}, 1),
        ("12", {"period": "in June"}, 0),
        ("900", {"period": "in June"}, 1),
        ("900", {"period": "In May"}, 0),
        ("5", {"unit": "percent", "direction": "increase", "role": "change"}, 3),
        ("12", {"unit": "boats", "qualifier": "more than", "role": "level", "counted": "boats", "period": "May"}, 6),
    ],
)
def test_the_words_of_a_claim_are_counted_where_they_agree(number, said, score) -> None:
    index, mention = only(SCORED, number)
    assert agreement(Claim("fact", "quantity", number, **said), index, mention) == score


@pytest.mark.parametrize(("gap", "score"), [(60, 2), (90, 0)])
def test_counted_words_far_away_do_not_agree(gap, score) -> None:
    before, mention = only(f"Red boats{' x' * (gap // 2)} 12 came.", "12")
    assert agreement(Claim("fact", "quantity", "12", counted="Red boats"), before, mention) == score
    behind, mention = only(f"They saw 12{' x' * (gap // 2)} red boats.", "12")
    assert agreement(Claim("fact", "quantity", "12", counted="red boats"), behind, mention) == score


LANDINGS = "Landings by port{}thousands of tonnes{}: Lund prev 12.4, May 8.8 (7.7); Toll 31 boats."


@pytest.mark.parametrize(
    ("text", "figure", "fits"),
    [
        (LANDINGS.format(", in ", ""), "12.4", True),
        (LANDINGS.format(", in ", ""), "8.8", True),
        (LANDINGS.format(", all in ", ""), "7.7", True),
        (LANDINGS.format(" (in ", ")"), "12.4", True),
        (LANDINGS.format(" (figures are in ", ")"), "12.4", True),
        (LANDINGS.format(". Quantities in ", ""), "12.4", True),
        (LANDINGS.format(", in ", ""), "31", False),
        ("Lund prev 12.4; others are given, in thousands of tonnes, below.", "12.4", False),
    ],
)
def test_a_unit_announced_is_that_of_all_numbers_without_one(of_fact, text, figure, fits) -> None:
    assert ([t.code for t in of_fact(text, figure, unit="thousands of tonnes")] == []) is fits
