"""Figures without a change: no direction may be made up for them; and true directions told in unusual ways."""

import pytest

LEVELS = [
    ("Repairs were up, and the crews' approval is now reaching 96.5%.", "96.5"),
    ("Files about wrecks rose. More than half (53 per cent) are open.", "53"),
    ("The fleet grew, and just over half (53 per cent) of the rise was in tugs.", "53"),
    ("Arrests rose to 1,200, of whom 340 (28 percent) were women.", "28"),
    ("The idle rate for cooks (13.2%) fell in May, while the rates for mates (3.9%) and pilots (4.2%) held.", "3.9"),
    ("The idle rate rose in Lund (4.1%).", "4.1"),
    ("Three yards that together made up more than two-fifths (42.9%) of sales closed.", "42.9"),
    ("A limit that is laid down in the charter made up 2.3% of it (May: 2.6%).", "2.6"),
    ("Sales contracts of the guild made up 2.3% of all (May: 2.6%).", "2.6"),
    ("The risk of fire was told to the guild at Lund, 6% of them boats.", "6"),
    ("Prices fell in two towns, by 1.9% in Lund and 0.2% in Toll.", "two"),
    ("Rents rose by 10 percent or more in 3 of 34 towns.", "3"),
    ("Vacancies were down across 13 trades.", "13"),
    ("Of the wrecks, 47 of these came to no less than 5 tonnes each.", "47"),
    ("The guild shut a quay and took the papers of 2 more, for good.", "2"),
    ("Pay growth was 5.9% at sea and 4.4% ashore, a gap of 1.5 percentage points.", "1.5"),
    ("Fishing added 0.4 percentage points to growth in May.", "0.4"),
    ("Fees rose by 3%. Of the fifteen trades, seven were dearer than in May.", "seven"),
    ("Some 480 wrecks lie there, of which nearly 52 are older than three years; their number is falling.", "52"),
    ("Debt was lower than in May and equal to 1.6 times the takings (June 2033: 1.9 times).", "1.9"),
    ("The balance of crews was positive again, at +825.", "825"),
    ("Freight gave 1.3 points; the contribution of towing was negative (-0.3 points).", "0.3"),
    ("Towing added 1.66 points to the annual rate.", "1.66"),
    ("Takings were £5m, 12.4% ahead of last year; margin 10.8%, an improvement of 40 basis points.", "10.8"),
    ("Wrecks were up, and 29 of the crews had been waiting for more than 30 years.", "29"),
    ("A gain of $45 million on the sale of the quay was booked.", "45 million"),
    ("Net gains on securities came to $3.2 million.", "3.2 million"),
    ("The gain from the sale was $3 million.", "3 million"),
    ("Price rises were reported by 31% of yards.", "31"),
    ("Crews lost $3 million.", "3 million"),
    ("The guard recovered $3 million in fees.", "3 million"),
    ("The margin of error of the change is 0.1 percentage point.", "0.1"),
    ("Inflation at the quays was above the target of 2 percent.", "2"),
    ("Thefts fell by 8 percent after 40 dens were closed.", "40"),
    ("Towing took away 0.4 percentage point from the growth of freight.", "0.4"),
    ("Boats paid 5.4 per cent on small loans (-21 bp) and 4.9 per cent on large ones (-17 bp).", "4.9"),
    ("Fees fell, but $250 million remains under the $500 million plan of May.", "250 million"),
    ("Of the 80 wares, 52 became dearer, 17 cheaper and 11 did not change.", "17"),
    ("Sales gained 6 per cent, of which new shops stood for 2.5 percentage points.", "2.5"),
    ("Sales were 2.4% (±1.1%) above the level of last June.", "1.1"),
    ("Outlays are put at $15 million to $18 million.", "18 million"),
    ("In May permits came to 1,402, an increase of 21 from April; in the north the rate was 731.", "731"),
    ("Crews by trade (mates: 1,044, up by 212; cooks: 633, down by 48; pilots: 290, unchanged).", "633"),
    ("Crews by trade (mates: 1,044, up by 212; cooks: 633, down by 48; pilots: 290, unchanged).", "290"),
    ("The port of Toll told of a marked drop (seven, with 16 a year earlier).", "seven"),
    ("The port of Toll told of a marked rise (24 wrecks, against 16 a year earlier).", "24"),
    ("The stock was 4.1 million crowns, or 2.5 percent more than in May.", "4.1 million"),
    ("Catches surpassed the plan of the guild by 8%.", "8"),
    ("Tugs pulled growth up by 1.1 percentage points.", "1.1"),
    ("Tugs dragged growth down by 1.2 percentage points.", "1.2"),
    ("Tugs pushed the index up 0.2 percentage points.", "0.2"),
    ("Takings were £5m, 4.1% above the year before, and repairs brought 37% of it.", "37"),
    ("Takings were up 5%, and freight earned 61% of that.", "61"),
    ("Fees were higher in nine of the 12 ports and lower in three.", "nine"),
    ("Crews were up in 7 of the 20 yards and down in five.", "7"),
    ("Traffic grew at seven quays and shrank at two.", "two"),
    ("Landings dropped at 61 piers.", "61"),
    ("To the growth contributed mostly towing (2.6 percentage points) and freight (0.8).", "0.8"),
    ("Towing added 0.61 percentage points to the annual rate (May: 0.52).", "0.52"),
    ("A storm cut the power to nearly 90,000 homes.", "90,000"),
    ("Thirteen of the 22 trades reported lower takings.", "Thirteen"),
    ("Dropouts: 2.9% (2031: 3.6%).", "2.9"),
    ("拖轮收入增速为8.8%，高出整体2.1个百分点。", "2.1"),
    ("Half of the growth came from two ports.", "Half"),
    ("Mates earned 11% above those in the yards in 2032.", "11"),
    ("The idle rate is 4.1 points higher than that in the south.", "4.1"),
    ("The lowered toll is taken up by 36% of crews.", "36"),
    ("The idle rate is 4.1 points higher than the EU average.", "4.1"),
    ("A cut in the toll was asked for by 61 guilds.", "61"),
    ("Reduced tolls are paid by 41% of crews.", "41"),
    ("Longer leave was taken by 18% of mates after tolls fell.", "18"),
    ("Growth was seen by 34% of yards.", "34"),
    ("Rising tides led to 410 claims.", "410"),
    ("A raise was given to 300 mates.", "300"),
    ("Yards expecting growth were 34% of all.", "34"),
    ("The share of yards expecting a fall was 34%.", "34"),
    ("Trust rose as 34% of yards plan to hire.", "34"),
    ("Of the rise, 60% was due to fuel.", "60"),
    ("Of 52 trades 38 grew; the breadth of growth is 73.1%.", "73.1"),
    ("Of 52 trades 38 grew, so the growth side is 73.1%.", "73.1"),
    ("Raised beds take up 14% of the garden.", "14"),
    ("The levy fell on 3,000 farms.", "3,000"),
    ("Tolls rose at more than 61% of ports.", "61"),
    ("Higher tolls were charged to 9,100 crews.", "9,100"),
    ("Growth was held back by 9 storms.", "9"),
    ("Tolls rose 3% and big boats paid 14%.", "14"),
    ("渔业拉动全市经济增长约1.6个百分点。", "1.6"),
    ("鲜鱼价格下降8.3%，影响总指数下降约0.17个百分点。", "0.17"),
    ("船厂增速为10.6%，比全行业快4.6个百分点。", "4.6"),
    ("前三季度拖轮收入拉高全市增速0.4个百分点。", "0.4"),
    ("出口增长较快，其中增值税退税占12.5%。", "12.5"),
]


@pytest.mark.parametrize("direction", ["increase", "decrease"])
@pytest.mark.parametrize(("text", "figure"), LEVELS)
def test_a_level_has_no_direction(of_fact, text, figure, direction) -> None:
    assert {t.code for t in of_fact(text, figure, start=text.rindex(figure), direction=direction)} & {"D001", "D002"}


TOLD = [
    ("Annual inflation 3.4% in September, landings fall again.", "3.4", "increase"),
    ("Salt and rope inflation, around 6%, is a worry.", "6", "increase"),
    ("The gap was EUR 38 million narrower than a year before.", "38 million", "decrease"),
    ("Fees recovered by $3 million in May.", "3 million", "increase"),
    ("Thefts fell after rising by 40 cases in May.", "40", "increase"),
    ("Takings were $45 million, a gain of $3 million on last year.", "3 million", "increase"),
    ("Shares in fleets rose: Lund saw gains of $3 million.", "3 million", "increase"),
    ("Calls of foreign tugs leap by 47% year on year.", "47", "increase"),
    ("Towing grew 6.0%, with the pace dipping 0.1 percentage point from May.", "0.1", "decrease"),
    ("Gas and water saw (-) 1.1% growth.", "1.1", "decrease"),
    ("The yard saw (+) 1.1% growth.", "1.1", "increase"),
    ("Growth rates of (-) 0.6 and 4.9 percent were seen.", "0.6", "decrease"),
    ("Calls dropped by some 6,400 (21.7 per cent) over the year to May.", "21.7", "decrease"),
    ("Calls rose by 640 (2.7 per cent) over the year to May.", "2.7", "increase"),
    ("Debts stood at 71 days of sales, an improvement of 4 days over March.", "4", "decrease"),
    ("Towing grew 7.2% in May, slower than the 7.9% seen in April.", "7.9", "increase"),
    ("Towing grew by 7.2% to about 412 million in May, slower than the 7.9% seen in April.", "7.9", "increase"),
    ("Fees were 5.0% higher than a year earlier; the annual rate had been 4.6% in March.", "4.6", "increase"),
    ("Prices of eels were down by over 22% and those of crabs by around 13%.", "13", "decrease"),
    ("The bay took most of the 7,100 rise in berths.", "7,100", "increase"),
    ("The bay took most of the 7,100 loss in berths.", "7,100", "decrease"),
    ("More wrecks were told of in three ports, namely Lund by 61 cases, Toll 22 cases.", "22", "increase"),
    ("Berths numbered 88 (six fewer).", "six", "decrease"),
    ("The toll was hiked by 3.1%, while rents slid.", "3.1", "increase"),
    ("The share of eels came to 58 percent, lifted by 3.6 percentage points, while rents slid.", "3.6", "increase"),
    ("The crew was slashed by 12 percent.", "12", "decrease"),
    ("Demand for rope cooled by 4 percent.", "4", "decrease"),
    ("Fees for tugs bounced back by 4 percent.", "4", "increase"),
    ("Rents went up by roughly 4 per cent; heating, by close to 9 per cent.", "9", "increase"),
    ("Rents rose 1.2%; towing, 0.5%; rope dropped 2.6%.", "0.5", "increase"),
    ("Exports surged 13.2% to €5.67 billion, imports only 2.1% to €6.02 billion.", "2.1", "increase"),
    ("Fees went up 3.8 percent to 1.2 billion; claims paid, 10.4 percent to 870 million.", "10.4", "increase"),
    ("Landings of eels slackened by 1.1 percent, and butter output by 3.0 percent.", "3.0", "decrease"),
    ("Orders from abroad weakened 3.9%. Those of the bay firmed 1.6%.", "1.6", "increase"),
    ("The margin went back by 2.5 percentage points to 9.3 percent.", "2.5", "decrease"),
    ("The wage reached EUR 1 163, which is EUR 61 more; in real terms it grew.", "61", "increase"),
    ("1至9月进港船舶5.2万艘（同比↑19.6%）。", "19.6", "increase"),
    ("Deflation of 0.6% was recorded in September.", "0.6", "decrease"),
    ("Negative growth of 1.2% was reported for towing.", "1.2", "decrease"),
    ("Exports of rope retreated 7% by volume but only 1% by value.", "1", "decrease"),
    ("Takings, at £17.9 million, were £1.1 million short of the year before.", "1.1 million", "decrease"),
    ("Fees overshot the year-ago level by 4.4%.", "4.4", "increase"),
    ("Against the last week it is a diminution of 9%.", "9", "decrease"),
    ("Trade in rope was scaled up by 4%.", "4", "increase"),
    ("Trade in rope was scaled back by 4%.", "4", "decrease"),
    ("The idle rate is 4.1 points higher than that of May.", "4.1", "increase"),
    ("Eels became dearer by 3%, whereas rope cheapened by 6.3%.", "6.3", "decrease"),
    ("Traffic grew at an average of 3,100 a month.", "3,100", "increase"),
    ("Tugs, which had given up almost 7% in June, stood still.", "7", "decrease"),
    ("渔船共107艘，一年里多了13艘。", "13", "increase"),
    ("渔船共107艘，一年里少了13艘。", "13", "decrease"),
    ("渔企贷款增加6.04万亿元，其中中长期贷款3.04万亿元、短期贷款2.3万亿元。", "2.3万亿", "increase"),
    ("渔企贷款减少6.04亿元，其中短期贷款3.04亿元。", "3.04亿", "decrease"),
]


@pytest.mark.parametrize(("text", "figure", "way"), TOLD)
def test_a_direction_told_in_an_unusual_way_is_known(of_fact, text, figure, way) -> None:
    passed = {
        d
        for d in ("increase", "decrease")
        if not [t for t in of_fact(text, figure, start=text.rindex(figure), direction=d) if t.code[0] == "D"]
    }
    assert passed == {way}


UNTOLD = [
    ("渔企贷款6.04亿元，其中短期贷款3.04亿元。", "3.04亿"),
    ("渔企贷款增加6.04亿元，余额为3.04亿元。", "3.04亿"),
    ("渔企贷款增加6.04亿元，新船贷款3.04亿元。", "3.04亿"),
    ("渔企贷款增加12%，其中短期贷款3.04亿元。", "3.04亿"),
    ("More wrecks were told of in Lund: 61 cases, Toll 22 cases.", "22"),
]


@pytest.mark.parametrize("direction", ["increase", "decrease"])
@pytest.mark.parametrize(("text", "figure"), UNTOLD)
def test_a_figure_beside_a_difference_is_none_itself(of_fact, text, figure, direction) -> None:
    [told] = [t for t in of_fact(text, figure, direction=direction) if t.code[0] == "D"]
    assert (told.code, told.path) == ("D002", "fact")


def test_what_is_given_up_is_lost(of_fact) -> None:
    text = "Tugs, which had given up almost 7% in June, stood still."
    [told] = of_fact(text, "7", direction="increase")
    assert told.code == "D001"
    assert (
        told.message
        == "stored as increase, but the source says `given up`: `had given up almost 7% in June, stood still.`"
    )


TABLE = """Trade by port, million crowns
Port             Out        In       Balance
Lund           204.7     377.2        -172.5
Toll           412.0     298.6        +113.4
Marrow         100.0     120.0         -20.0
"""


@pytest.mark.parametrize(("figure", "direction"), [("172.5", "decrease"), ("20.0", "decrease"), ("172.5", "increase")])
def test_a_negative_balance_has_not_fallen(of_fact, figure, direction) -> None:
    assert "D002" in {t.code for t in of_fact(TABLE, figure, start=TABLE.rindex(figure), direction=direction)}


def test_a_dash_between_the_ends_of_a_range_is_no_minus(of_fact) -> None:
    rows = (
        "Port       Wrecks     Rate",
        "Lund       231        12.4 (10.9–14.1)",
        "Toll       118        6.8 (5.6–8.1)",
    )
    table = "\n".join(("Rates by port, with 95% limits", *rows, ""))
    assert "D002" in {t.code for t in of_fact(table, "14.1", direction="decrease")}
