"""Words that were claimed as printed: that they are, as one run, and where they can speak of their figure."""

import pytest

from extractor.source import Index
from schemas.evidence import Phrase, Quantity
from schemas.press_release import Change, Statistic

TEXT = (
    "Quay notes, 8 February 2034\n\n"
    "In the first quarter of 2033 wardens of the northern port made 212 calls, up 5% year-on-year. Crews saw 40 seals "
    "in May.\n\n"
    "In April skippers landed 14,200 crates, against 13,400 a year earlier. Trust rose from 8.1% in 2031 to 9.4% in "
    "2040.\n\n"
    "The southern board bought 37 skiffs for $3 versus $2."
)
DATED = "`Quay notes, 8 February 2034 In the first quarter`"

PERIODS = [
    # P001: not printed; how far the source goes along.
    ("212", "the last quarter", "P001", "the source does not print `the last quarter`", None),
    (
        "212", "wardens of  the northern\nports", "P001",
        "the source does not print `wardens of the northern ports`; it follows as far as `wardens of the northern`",
        None,
    ),
    (
        "212", "wardens of the south", "P001",
        "the source does not print `wardens of the south`; it follows as far as `wardens of the`", None,
    ),
    ("212", "of the south", "P001", "the source does not print `of the south`", None),
    # P008: a year that the source never states.
    ("212", "2029", "P008", "the source never states the year 2029 of `2029`", None),
    ("212", "from 2033 to 2035", "P008", "the source never states the year 2035 of `from 2033 to 2035`", None),
    # P004: only further on, in a date or comparison, or replaced by a nearer one.
    ("212", "In April", "P004", "`In April` is only printed further on, not where it can speak of `212`", "In April"),
    (
        "37", "2034", "P004",
        f"`2034` is only printed in a date or a name, or with what figures are compared with: {DATED}", "2034",
    ),
    (
        "14,200", "first quarter of 2033", "P004",
        ("`first quarter of 2033` stands in an earlier paragraph; the sentence itself says "
        "`saw 40 seals in May. In April skippers landed 14,200`"), "In April",
    ),
    # P009: the figure has a period of its own, or is what another one is compared with.
    ("40", "first quarter of 2033", "P009", "`first quarter of 2033`, but the figure says `40 seals in May`", "May"),
    ("8.1", "2040", "P009", "`2040`, but the figure says `8.1% in 2031`", "2031"),
    (
        "13,400", "In April", "P009",
        "`In April`, but the figure says `13,400 a year earlier`", "a year earlier",
    ),
    (
        "2", "April", "P009",
        "`April` is the period of the figure that `skiffs for $3 versus $2.` is compared with", "2",
    ),
    # In force.
    ("212", "In the first quarter of 2033", None, None, None),
    ("212", "in the first  quarter of 2033.", None, None, None),
    ("5", "first quarter of 2033", None, None, None),
    ("40", "May", None, None, None),
    ("40", "May 2033", "P001", "the source does not print `May 2033`", None),
    ("14,200", "In April", None, None, None),
    ("13,400", "a year earlier", None, None, None),
    ("8.1", "2031", None, None, None),
    ("9.4", "2040", None, None, None),
    ("37", "In April", None, None, None),
    ("3", "April", None, None, None),
    (
        "37", "2031", "P004",
        ("`2031` is only printed in a date or a name, or with what figures are compared with: "
        "`Trust rose from 8.1% in 2031 to 9.4% in 2040. The`"), "2031",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "period", "code", "message", "words"), PERIODS)
def test_a_period_must_be_printed_and_in_force(of_fact, figure, period, code, message, words) -> None:
    found = of_fact(TEXT, figure, period=period)
    assert found == ([] if code is None else [(code, "period", message, words, None)])


QUOTES = [
    ("made 212 calls", None, None, None, None),
    ("Made  212\ncalls.", None, None, None, None),
    ("made 212 calls", 87, None, None, None),
    ("made 212 calls", 101, None, None, None),
    ("made 212 calls", 0, None, None, None),
    ("made 212 calls", 87 + 90, None, None, None),
    (
        "made 212 calls", 87 + 91, "P003",
        "the quote is not printed at 178 but at 87: `made 212 calls`", "made 212 calls",
    ),
    (TEXT[30:190], 180, None, None, None),
    (TEXT[30:190], 191, "P003", f"the quote is not printed at 191 but at 30: `{TEXT[30:107]}...`", TEXT[30:190]),
    (
        "made 212 calls", 192, "P003",
        "the quote is not printed at 192 but at 87: `made 212 calls`", "made 212 calls",
    ),
    (
        "made 211 calls", None, "P002",
        "the quote is not one run of the source: `made 211 calls`", None,
    ),
    (
        "of the northern port made 213 calls", None, "P002",
        ("the quote is not one run of the source: `of the northern port made 213 calls`; it follows as far as "
        "`of the northern port made`"), None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "start", "code", "message", "words"), QUOTES)
def test_a_quote_is_one_run_at_its_place(of_fact, quote, start, code, message, words) -> None:
    found = [t for t in of_fact(TEXT, "212", quote=quote, quote_start=start) if t.code[0] == "P"]
    assert found == ([] if code is None else [(code, "quote", message, words, None)])


def test_long_words_are_cut_in_a_message(of_fact) -> None:
    words = "a" * 40 + " " + "b" * 39
    assert of_fact(TEXT, "212", period=words)[0].message == f"the source does not print `{words}`"
    words += "b"
    assert of_fact(TEXT, "212", period=words)[0].message == f"the source does not print `{words[:77]}...`"


def row(mark, text, change=None, **said):
    return Statistic(
        indicator="x", quantity=Quantity(mark=mark, text=text, **said.pop("of", {})), change=change, **said
    )


WARDENS = (
    "The wardens of 9 ports made 212 calls to crews. They were up 5% on the year.\n\nSkippers lost 7 crates of cod."
)
NINE, CALLS, RISE, CRATES = (1, "9"), (2, "212"), (3, "5"), (4, "7")


def rise(basis):
    return Change(direction="increase", quantity=Quantity(mark=3, text="5", unit="%"), basis=Phrase(basis))


@pytest.mark.parametrize(
    ("statistic", "expected"),
    [
        (
            row(*CALLS, scope=Phrase("Skippers")),
            ("P005", "scope", "`Skippers` is only printed further on, not where it can speak of `212`", "Skippers"),
        ),
        (row(*CALLS, scope=Phrase("crews")), None),
        (row(*CALLS, scope=Phrase("on the year")), None),
        (row(*CRATES, scope=Phrase("The wardens")), None),
        (row(*CRATES, rise("on the year")), None),
        (
            row(*CRATES, rise("of cod")),
            ("P006", "change.basis", "the basis `of cod` is not in the sentence of `5`", "of cod"),
        ),
        (
            row(*CRATES, rise("the wardens")),
            ("P006", "change.basis", "the basis `the wardens` is not in the sentence of `5`", "The wardens"),
        ),
        (
            row(*CALLS, of={"counted": "crates"}),
            (
                "P007", "quantity.counted",
                "`crates` does not stand in the sentence of `212`: `year. Skippers lost 7 crates of cod.`", "crates",
            ),
        ),
        (
            row(*CALLS, of={"counted": "ports"}),
            (
                "P007", "quantity.counted",
                "`ports` is counted by another number, not by `212`: `The wardens of 9 ports made 212 calls to`",
                "ports",
            ),
        ),
        (row(*CALLS, of={"counted": "calls"}), None),
        (row(*CALLS, of={"counted": "wardens"}), None),
        (row(*CALLS, of={"counted": "crews"}), None),
        (row(*NINE, of={"counted": "ports"}), None),
    ],
)  # fmt: skip
def test_words_stand_where_they_can_speak_of_their_figure(of_model, statistic, expected) -> None:
    told = [t for t in of_model(WARDENS, statistic) if t.code in {"P005", "P006", "P007"}]
    assert told == ([] if expected is None else [(expected[0], f"statistics[0].{expected[1]}", *expected[2:], None)])


def test_words_of_a_figure_that_is_not_printed_are_not_placed(of_model) -> None:
    quantity = Quantity(text="999", counted=Phrase("ports"))
    change = Change(direction="increase", quantity=Quantity(text="998"), basis=Phrase("of cod"))
    row_ = Statistic(
        indicator="x", quantity=quantity, change=change, period=Phrase("the year"), scope=Phrase("Skippers")
    )
    assert {t.code for t in of_model(WARDENS, row_)} == {"N001"}


BASES = [
    ("Year-on-year landings rose 5%. Sales rose 6%.", "6", "year-on-year", True),
    ("Landings rose 5% year-on-year. Sales rose 6% from May.", "6", "year-on-year", True),
    ("Landings rose 5% year-on-year. Sales rose 6%.", "6", "year-on-year", True),
    ("Landings rose 5% year-on-year.\n\nSales rose 6%.", "6", "year-on-year", False),
    ("Landings rose 5% year-on-year. Compared with May, sales rose 6%.", "6", "year-on-year", False),
    ("Sales rose 6%. Landings rose 5% year-on-year.", "6", "year-on-year", False),
    ("Landings rose 5% on the year. Sales rose 6%.", "6", "on the year", False),
    ("上岸量同比增长5%。销售额增长6%。", "6", "同比", True),
    ("上岸量同比增长5%。销售额环比增长6%。", "6", "同比", False),
    ("上岸量同比增长5%，环比增长2%。分品种看，鲱鱼增长6%。", "6", "同比", True),
    ("上岸量同比增长5%，环比增长2%。分品种看，鲱鱼比上月增长6%。", "6", "同比", False),
    ("上岸量环比增长2%，同比增长5%。分品种看，鲱鱼增长6%。", "6", "环比", True),
    ("Change on the year\nPort\tFish\tSales\nNorth\t5%\t6%\nSouth\t7%\t8%", "8", "on the year", True),
    ("Port\tFish\tSales on the year\nNorth\t5%\t6%\nSouth\t7%\t8%", "8", "on the year", True),
    ("Port\tFish on the year\tSales\nNorth\t5%\t6%\nSouth\t7%\t8%", "8", "on the year", False),
]


@pytest.mark.parametrize(("text", "number", "basis", "right"), BASES)
def test_a_basis_stands_in_the_sentence_over_the_column_or_holds_on(of_model, text, number, basis, right) -> None:
    mark = next(i for i, m in enumerate(Index(text).mentions, 1) if m.text == number)
    quantity = Quantity(mark=mark, text=number, unit="%")
    change = Change(direction="increase", quantity=quantity, basis=Phrase(basis))
    told = {t.code for t in of_model(text, Statistic(indicator="x", change=change))}
    assert ("P006" not in told) is right


def test_a_basis_may_name_a_year_that_is_never_stated(of_model) -> None:
    told = [t for t in of_model(WARDENS, row(*CALLS, rise("than in 2029"))) if t.code[0] == "P"]
    message = "the source never states the year 2029 of `than in 2029`"
    assert told == [("P008", "statistics[0].change.basis", message, None, None)]


def test_words_counted_by_another_number_may_be_said_of_this_one_too(of_model) -> None:
    text = "They sold 9 boats and 12 other boats."
    twice = [row(1, "9", of={"counted": "boats"}), row(2, "12", of={"counted": "boats"})]
    assert [t for t in of_model(text, *twice) if t.code == "P007"] == []
    text = "They sold 9 boats, 8 boats and 12 rafts."
    assert [t.code for t in of_model(text, row(3, "12", of={"counted": "boats"})) if t.code == "P007"] == ["P007"]
    text = "They sold 9 boats, and boats were 12 of the finds."
    assert [t for t in of_model(text, row(2, "12", of={"counted": "boats"})) if t.code == "P007"] == []


YEARS = [
    ("The 2033 season was long. They sold 37 skiffs.", "2033", False),
    ("On 8 May 2033 it rained. They sold 37 skiffs.", "2033", True),
    ("On May 8, 2033 it rained. They sold 37 skiffs.", "2033", True),
    ("Sales beat those of (2033). They sold 37 skiffs.", "2033", False),
    ("Sales were 7 (2033: 6). They sold 37 skiffs.", "2033", True),
    ("Sales were up on, and larger than in 2033. They sold 37 skiffs.", "2033", True),
    ("Sales were 7, compared with 2033. They sold 37 skiffs.", "2033", True),
    ("Sales were 7 against 2033. They sold 37 skiffs.", "2033", True),
    ("Sales were 7 versus 2033. 2033 was wet. They sold 37 skiffs.", "2033", False),
    ("On 8 May 2033 they sold 37 skiffs.", "2033", False),
    ("On 8 May 2033 it rained. They sold 37 skiffs.", "May 2033", False),
    ("They sold 37 skiffs. On 8 May 2033 it rained.", "2033", True),
]


@pytest.mark.parametrize(("text", "period", "doubted"), YEARS)
def test_a_year_of_a_date_or_a_comparison_is_no_period_for_what_follows(of_fact, text, period, doubted) -> None:
    codes = {t.code for t in of_fact(text, "37", period=period)}
    assert ("P004" in codes) is doubted


LEADS = [
    ("In March 5 rafts sank.\n\nIn April they sold 37 skiffs.", "In March", True),
    ("In March 5 rafts sank.\n\nThis year they sold 37 skiffs.", "In March", True),
    ("In March 5 rafts sank.\n\n去年售出37艘船。", "In March", True),
    ("In March 5 rafts sank.\n\nLast month, as in March, they sold 37 skiffs.", "In March", False),
    ("In March 5 rafts sank.\n\nSkippers in April sold 37 skiffs.", "In March", False),
    ("In March 5 rafts sank. In April they sold 37 skiffs.", "In March", False),
    ("In March 5 rafts sank.\n\nThey sold 37 skiffs in April.", "In March", False),
    ("In March 5 rafts sank.\n\nThey sold 37 skiffs.", "In March", False),
]


@pytest.mark.parametrize(("text", "period", "doubted"), LEADS)
def test_a_period_that_opens_its_sentence_replaces_the_one_before(of_fact, text, period, doubted) -> None:
    codes = {t.code for t in of_fact(text, "37", period=period)}
    assert ("P004" in codes) is doubted


OWN = [
    ("Sales were 37 boats in May 2031.", "April", True),
    ("Sales were 37 boats in May 2031.", "May 2031", False),
    ("Sales were 37 boats in May 2031.", "the May of last year", False),
    ("Sales were 37 boats in 2031-32.", "April", False),
    ("Sales were 37 boats\nin 2031.", "April", True),
    ("Sales were 37 in 2031.", "April", True),
    ("Sales were $37 in 2031.", "April", True),
    ("Sales were 37 boats, all built in 2031.", "April", False),
    ("Sales were 37 boats in Maybury.", "April", False),
    ("Sales were 37 boats.", "April", False),
    ("In 2031 sales were 40 boats compared with 37.", "April", True),
    ("In 2031 sales were 40 boats vs. US$37.", "April", True),
    ("In 2031 sales were 40 boats compared with 37.", "last April", False),
    ("In 2031 sales were 40 boats compared with 37.", "2029", False),
    ("In 2031 sales, with 37.", "April", False),
    ("In 2031 sales were up against all odds at 37.", "April", False),
]


@pytest.mark.parametrize(("text", "period", "doubted"), OWN)
def test_a_figure_keeps_the_period_that_stands_right_behind_it(of_fact, text, period, doubted) -> None:
    codes = {
        t.code
        for t in of_fact(f"April came. Last April too, in the May of last year. 2029. {text}", "37", period=period)
    }
    assert ("P009" in codes) is doubted


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Crews of boats passed 212\n\nLast year, the crews grew again in Lund.", set()),
        ("Crews of boats passed 212.\n\nLast year, the crews grew again in Lund.", {"P005"}),
        ("Crews of boats passed 212\n\nLast year, the crews grew again. In Lund they fell.", {"P005"}),
    ],
)
def test_a_figure_of_the_headline_has_the_scope_of_the_first_sentence(of_model, text, codes) -> None:
    told = of_model(text, Statistic(indicator="x", quantity=Quantity(text="212"), scope=Phrase("Lund")))
    assert {t.code for t in told if t.code == "P005"} == codes
