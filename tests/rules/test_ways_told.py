"""Which way a number went by its sentence: up, down, neither (no word says so), or either (by a word unknown)."""

import pytest

from extractor.facts import check_fact
from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import Change, Statistic

GOOD = "good " * 40

TOLD = [
    # Measured against what was before.
    ("Landings were 2,100 over the June figure.", "2,100", None, "up"),
    ("Landings were 2,100 under the June figure.", "2,100", None, "down"),
    ("Landings were 2,100 above that of last year.", "2,100", None, "up"),
    ("Profit was 4 million short of last year.", "4 million", None, "down"),
    ("Profit was 4 million ahead of last year.", "4 million", None, "up"),
    ("Profit was 4 million behind 2031.", "4 million", None, "down"),
    # The word of change is said once for shares.
    ("Output of nets fell 4%, to 8 tonnes, and of rope 2%.", "2", "%", "down"),
    ("Output of nets rose 4%, to 8 tonnes, and of rope 2%.", "2", "%", "up"),
    ("Nets fell 4% and oars 2%, and sails 1%.", "1", "%", "down"),
    ("Nets fell 4% and oars 2%, sails 1%, masts 3%, hooks 5%.", "5", "%", "down"),
    ("Nets rose 4% and oars were 2%.", "2", "%", "neither"),
    ("Nets rose 4% and oars fell 2%.", "2", "%", "down"),
    ("In May nets made up 4% and sails 1%.", "1", "%", "neither"),
    ("Nets rose 4% and that of oars 2%.", "2", "%", "up"),
    ("Nets rose 4%, those from the north 2%.", "2", "%", "up"),
    ("Nets rose 4% for 2%.", "2", "%", "neither"),
    (f"Nets rose 4%, with {GOOD}and oars 2%.", "2", "%", "neither"),
    (f"Nets rose 4%, with {GOOD[:100]}and oars 2%.", "2", "%", "up"),
    ("Sales turned up 2% in May.", "2", "%", "up"),
    ("Sales picked up 2%.", "2", "%", "up"),
    ("Sales went down 2%.", "2", "%", "down"),
    # Right behind the number, or by what it is of.
    ("The club has 88 boats (six fewer).", "six", None, "down"),
    ("The club has 88 boats, 6 more.", "6", None, "up"),
    ("It accounts for 400 of the jobs lost.", "400", None, "down"),
    ("It accounts for 400 of the new jobs added.", "400", None, "up"),
    ("It accounts for 400 of the jobs there.", "400", None, "neither"),
    ("渔船多了12艘。", "12", None, "up"),
    ("渔船少了12艘。", "12", None, "down"),
    # The same again.
    ("Fees rose by 7 cents, or 0.3 percent.", "0.3", "percent", "up"),
    ("Fees were cut by 7 cents, or 0.3 percent.", "0.3", "percent", "down"),
    ("Fees were 7 cents, or 0.3 percent.", "0.3", "percent", "neither"),
    # A verb before `by`.
    ("Sales recovered strongly, by 9%.", "9", "%", "up"),
    ("Sales shrank back, by 9%.", "9", "%", "down"),
    ("They were voting, by 9 boats.", "9", "boats", "neither"),
    ("Sales were wobbling by 9%.", "9", "%", "either"),
    ("Crews had given up 7% of their nets.", "7", "%", "down"),
    ("Crews used up 7% of their nets.", "7", "%", "either"),
    # The same of another time.
    ("Growth was 2.9% in August (July: 2.3%).", "2.3", "%", "up"),
    ("The fleet shrank 2.9% in August (July: 2.3%).", "2.3", "%", "down"),
    ("Losses were 2.9% in August 2031 (July: 2.3%).", "2.3", "%", "down"),
    ("Growth was 2.9% in 2031 (in June: 2.3%).", "2.3", "%", "up"),
    # A clause, a label or a noun in front.
    ("Tar sales lost most, 6%.", "6", "%", "down"),
    ("Tar rose in 4 ports, 6%.", "6", "%", "up"),
    ("They cut emissions 14%.", "14", "%", "down"),
    ("They cut the other 14%.", "14", "%", "neither"),
    ("They raised fees 14% of cost.", "14", "%", "neither"),
    ("Berths added in May: 600.", "600", None, "up"),
    ("Berths lost in May: 600", "600", None, "down"),
    ("Berths in May: 600.", "600", None, "neither"),
    ("Berths lost and added: 600.", "600", None, "neither"),
    ("There was an uplift of 10%.", "10", "%", "up"),
    ("There was a loss of 10%.", "10", "%", "down"),
    ("They raised a share of 10%.", "10", "%", "neither"),
    # By the lead-in of a list, or once for all that are listed.
    ("Rents rose most in:\n- Lund: 4%\n- Arve: 3%\n", "4", "%", "up"),
    ("Rents rose most in:\n- Lund: 4%\n- Arve: 3%\n", "3", "%", "up"),
    ("Rents in:\n- Lund: 4%\n- Arve: 3%\n", "4", "%", "neither"),
    ("Rents rose or fell in:\n- Lund: 4%\n- Arve: 3%\n", "4", "%", "neither"),
    ("房租上涨最多的是：\n- 隆德：4%\n- 阿尔韦：3%\n", "4", "%", "up"),
    ("The largest rises were in Lund (4.1%) and Arve (3.9%).", "3.9", "%", "up"),
    ("The largest rises were in Lund (4.1% of all).", "4.1", "%", "neither"),
    ("Rises and falls were in Lund (4.1%).", "4.1", "%", "neither"),
    ("Thefts of rope fell, of opium by 40.", "40", None, "down"),
    ("Thefts of rope fell, while those of opium (40%) were rare.", "40", "%", "neither"),
    ("Sales were up 8% to $902 million, or 5% in units.", "5", "%", "up"),
    ("Sales were $902 million, or 5% in units.", "5", "%", "neither"),
    ("Growth in lending was put at 1.4%.", "1.4", "%", "up"),
    ("Port\tMay\nSales growth\t4%\nCosts\t3%\n", "4", "%", "up"),
    ("Port\tMay\nSales growth\t4%\nCosts\t3%\n", "3", "%", "neither"),
    # A change of a change is the growth itself; what is taken from it is not.
    ("Growth slowed to 1.7% in May from 2.0%.", "2.0", "%", "up"),
    ("In May growth, from 2.0% in May 2030, slowed to 1.7%.", "2.0", "%", "up"),
    ("Growth fell by 1.7%.", "1.7", "%", "down"),
    ("Growth slowed to 1.7 points.", "1.7", "points", "down"),
    ("Growth slowed to 1.7%. From 2.0% it came.", "2.0", "%", "neither"),
    ("The cost ratio worsened by 140 basis points.", "140", "basis points", "either"),
    # What a difference is compared with is a difference too, of the same measure.
    ("Quays lost 31 posts, after 44 in the quarter before.", "44", None, "down"),
    ("The gain averaged 178 crates, as against 229 crates.", "229", None, "up"),
    ("The yard added 31 posts, as against 44 in May.", "44", None, "up"),
    ("Posts fell by 31, as against 44 in May.", "44", None, "neither"),
    ("Quays rose by 31, compared with 44.", "44", None, "neither"),
    ("Quays rose to 31, compared with 44.", "44", None, "neither"),
    ("Quays rose 3%, compared with 4%.", "4", "%", "up"),
    ("Quays rose 3%, compared with 4 points.", "4", "points", "neither"),
    # The word of change is said once for counts.
    ("Mills shed 340 jobs, tanneries 210.", "210", None, "down"),
    ("Mills shed 340 jobs, tanneries hired 210.", "210", None, "neither"),
    ("Mills shed 340 jobs, and tanneries employ 210.", "210", None, "neither"),
    ("Mills shed 340 jobs, and red tanneries 210.", "210", None, "down"),
    ("Mills shed 340 jobs, which was sad, and tanneries 210.", "210", None, "neither"),
    ("Mills shed 340 jobs that were old, and tanneries 210.", "210", None, "neither"),
    ("Mills shed 340 jobs (in May 12), and tanneries 210.", "210", None, "down"),
    ("Mills shed 340 jobs (a lot), and tanneries 210.", "210", None, "down"),
    ("Mills fell to 340 jobs, and tanneries 210.", "210", None, "neither"),
    # A noun points back at the sentence before.
    ("Mills shed 340 jobs. The loss for June was 44.", "44", None, "down"),
    ("Mills shed 340 jobs and sold 3 huts. The loss for June was 44.", "44", None, "neither"),
    ("Mills shed 340 jobs.\n\nThe loss for June was 44.", "44", None, "neither"),
    ("Mills are old. The loss for June was 44.", "44", None, "neither"),
]


@pytest.mark.parametrize(("text", "number", "unit", "way"), TOLD)
def test_which_way_a_number_went(text: str, number: str, unit: str | None, way: str) -> None:
    index = Index(text)
    fact = {"text": number} | ({} if unit is None else {"unit": unit})
    right = {"up": {"increase"}, "down": {"decrease"}, "neither": set(), "either": {"increase", "decrease"}}[way]
    for direction in ("increase", "decrease"):
        told = check_fact(index, {**fact, "direction": direction})["rules"]
        assert (not told) is (direction in right), (direction, told)


DIFFERENCE, LEVEL, OPEN = "difference", "level", "open"
KINDS = [
    ("Tolls rose by 12.", "12", DIFFERENCE),
    ("Tolls rose 12.", "12", OPEN),
    ("Tolls rose to 12.", "12", LEVEL),
    ("Tolls rose 12%.", "12", DIFFERENCE),
    ("Tolls saw a rise of 12.", "12", DIFFERENCE),
    ("Tolls saw a strong rise of 12.", "12", DIFFERENCE),
    ("There were 12 fewer than in May.", "12", DIFFERENCE),
    ("There were 12 nets more than in May.", "12", DIFFERENCE),
    ("There were 12 nets (up 3).", "3", DIFFERENCE),
    ("Nets came to 12, up 3.", "3", DIFFERENCE),
    ("Waits slipped 2 hours to 39 hours.", "2", DIFFERENCE),
    ("Waits slipped 2 hours to 39 hours.", "39", LEVEL),
    ("Waits slipped 2 hours, with 39 hours left.", "2", OPEN),
    ("渔船比上年多113艘。", "113", DIFFERENCE),
    ("渔船同比多办18件。", "18", DIFFERENCE),
    ("渔船减少了12艘。", "12", DIFFERENCE),
    ("Port\tMay\tChange\nNorth\t12\t3\nSouth\t15\t4", "3", DIFFERENCE),
    ("Growth slowed to 1.7%.", "1.7", OPEN),
    ("Growth fell by 1.7%.", "1.7", DIFFERENCE),
]


@pytest.mark.parametrize(("text", "number", "kind"), KINDS)
def test_a_difference_is_no_level_and_needs_its_direction(of_model, of_fact, text, number, kind) -> None:
    quantity = Quantity(text=number)
    as_level = {t.code for t in of_model(text, Statistic(indicator="x", quantity=quantity))}
    rise = Change(direction="increase", quantity=quantity)
    as_change = {t.code for t in of_model(text, Statistic(indicator="x", change=rise))}
    without = {t.code for t in of_fact(text, number, direction=None)}
    assert ("D004" in as_level, "D003" in without) == (kind == DIFFERENCE, kind == DIFFERENCE)
    assert ("D005" in as_change) is (kind == LEVEL)
