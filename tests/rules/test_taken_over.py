"""Directions told by a verb of two parts, or by the figure that a number is compared or listed with."""

import pytest

from extractor.facts import check_fact
from extractor.source import Index

TRUE = [
    # What a difference is compared with is a difference too.
    ("This year the weekly gain has averaged 178, as against an average of 229 per week in 2031.", "229", None),
    ("Ferry bookings grew by 6.2%, compared with 4.8% in May.", "4.8", "%"),
    ("The pilots lost 31 posts, after 44 in the quarter before.", "44", None),
    ("The growth was 2.4 percent in spring, versus 1.9 percent in winter.", "1.9", "percent"),
    ("Rents rose 3.1%; a year ago it had been 2.7%.", "2.7", "%"),
    ("蔬菜价格同比上涨16.2%，上月为15.1%。", "15.1", "%"),
    ("三季度增长4.7%，二季度为5.3%。", "5.3", "%"),
    ("鱼价下降2.6%（5月为3.4%）。", "3.4", "%"),
    # A noun points back at the differences of the sentence before.
    ("The weekly gain has averaged 178. With July revised, the average for the last three weeks is 192.", "192", None),
    ("Quays added 41 posts in May. The figure for June was 37.", "37", None),
    ("Salt sales shrank 4% in May. The pace for June was 3%.", "3", "%"),
    # The word of change is said once.
    ("Tugs put on 300 and rope makers 120.", "120", None),
    ("Quays (+30) gained 210 posts since a year ago, and chandlers (+2) 90.", "90", None),
    ("Mills shed 340 jobs, tanneries 210 and salt works (-20) about 50.", "50", None),
    ("Salt output rose 0.4 percent, that of rope 3.8 percent, and that of nets 1.1 percent.", "1.1", "percent"),
    ("The docks put on 33 (pilots 24).", "33", None),
    # A verb of two parts.
    ("Revisions, which took 700 jobs away on net, came late.", "700", "jobs"),
    ("The storm wiped 5,200 beds off the register.", "5,200", "beds"),
    ("Fuel knocked 0.15 percentage points off the rate.", "0.15", "percentage points"),
    ("Tolls put 0.5 points on growth.", "0.5", "points"),
    ("The levy will put 6 cents on a litre.", "6", "cents"),
    ("A tug cost $3.1 million, which took $0.4 million off the reserve.", "0.4 million", "$"),
    ("Output shrank 0.4%, its second fall after one of 0.2%.", "0.2", "%"),
    ("Housing was fine, with sheds alone off 4.8%.", "4.8", "%"),
    ("Rope sales were off by 4.1%.", "4.1", "%"),
    ("Turnover was 3% up in stores and 7% online.", "7", "%"),
    ("Suits were 3,200 down on 2030.", "3,200", None),
    ("Suits were 3,200 up on the year before.", "3,200", None),
    ("A year on the harbour was 0.7% bigger.", "0.7", "%"),
    ("A year on the harbour was 0.7% smaller.", "0.7", "%"),
    ("Cover has reached 74.2%, which is 1.6 percentage points short of last season's.", "1.6", "percentage points"),
    ("Takings came to 61 crowns, 4 ahead of last year.", "4", None),
    # What it is measured against is of another time.
    ("In all 16,400 crews were waiting, 2,100 below the June figure.", "2,100", None),
    ("Landings came to 840 tonnes, 60 above those of last year.", "60", None),
]
FALLS = (
    "down on",
    "lost",
    "shrank",
    "shed",
    "took",
    "wiped",
    "knocked",
    "below",
    "下降",
    " off ",
    "smaller",
    "short",
)


@pytest.mark.parametrize(("text", "number", "unit"), TRUE)
def test_the_direction_is_taken_over_and_no_other_one(text: str, number: str, unit: str | None) -> None:
    index = Index(text)
    way, other = ("decrease", "increase") if any(word in text for word in FALLS) else ("increase", "decrease")
    at = text.rindex(number)
    fact = {"text": number, "unit": unit, "start": at, "end": at + len(number)}
    assert check_fact(index, {**fact, "direction": way}) == {"verdict": "verified", "rules": []}
    assert check_fact(index, {**fact, "direction": other})["verdict"] == "review"


@pytest.mark.parametrize(
    ("text", "number", "unit", "direction"),
    [
        ("Crews rose by 300 to 1,200, compared with 900 in May.", "900", None, "increase"),
        ("Crews rose by 300, compared with 4,000 in May.", "4,000", None, "increase"),
        ("The share fell by 2.1 points, compared with 40% in May.", "40", "%", "decrease"),
        ("Crews fell by 12%, compared with 4,300 in May.", "4,300", None, "decrease"),
        ("The quay added 300 posts and employs 4,000.", "4,000", None, "increase"),
        ("The quay added 300 posts and holds 4,000 tonnes.", "4,000", "tonnes", "increase"),
        ("The quay added 300 posts. The average for the coast is 192 tonnes.", "192", "tonnes", "increase"),
        ("The quay held 300 boats. The average for the coast is 192.", "192", None, "increase"),
        ("The pilot took 12 people off the wreck.", "12", "people", "decrease"),
        ("Police put 400 officers on the quay.", "400", "officers", "increase"),
        ("Duties less refunds made up the remaining 26.1%.", "26.1", "%", "decrease"),
        ("鱼价下降2.6%，占比为31%。", "31", "%", "decrease"),
    ],
)
def test_a_level_beside_a_difference_has_no_direction(text: str, number: str, unit: str | None, direction: str) -> None:
    answer = check_fact(Index(text), {"text": number, "unit": unit, "direction": direction})
    assert answer == {"verdict": "review", "rules": ["D002"]}
