"""Periods, bases and units of table figures: what stands over a column, and what stands over another."""

import pytest

from extractor.facts import check_fact, fact_findings
from extractor.rules.columns import times_in
from extractor.source import Index

HIRES = """Hires, seasonally adjusted
(Persons in thousands)
------------------------------------------------------------------
Sector                    May 2040   June 2040p   Change from May
------------------------------------------------------------------
All sectors                  412.7        418.0               5.3
Share of women (percent)      47.9         48.3               0.4
Median hourly pay           $18.20       $18.35             $0.15
------------------------------------------------------------------
p Preliminary.
"""
STACKED = """                   June      May       June
                   2039      2040      2040      % change
Loans ($ bn)      412.7     418.0     420.9         0.7
Deposits          511.0     513.4     514.1         0.1
"""
RANGED = """              July 2040   Jan.-July 2040   Index Jan.-July 40/39
Gas               4 812           36 940                   102.7
"""
MIXED = """附表 2040年各区办案情况（单位：件、人、%）
辖区 受理件数 起诉人数 起诉同比 不捕率
东山 1,203 2,418 -3.6 31.2
西山 864 1,590 +1.9 28.5
"""
NOTED = """Harbour       Landed    Sold
North            412     388
South             97      91
Figures are in tonnes of live weight.
"""


def codes(source: str, text: str, **said: str | None) -> set[str]:
    return set(check_fact(Index(source), {"text": text, **said})["rules"])


@pytest.mark.parametrize(
    ("source", "text", "said"),
    [
        (HIRES, "418.0", {"unit": "thousands", "period": "June 2040"}),
        (HIRES, "5.3", {"unit": "thousands", "period": "June 2040", "direction": "increase"}),
        (HIRES, "48.3", {"unit": "percent", "period": "June 2040"}),
        (HIRES, "0.4", {"unit": None, "period": "June 2040", "direction": "increase"}),
        (HIRES, "0.15", {"unit": "$", "period": "June 2040", "direction": "increase"}),
        (STACKED, "412.7", {"unit": "$", "period": "June 2039"}),
        (STACKED, "514.1", {"period": "June 2040"}),
        (STACKED, "0.7", {"unit": "%", "period": "June 2040", "direction": "increase"}),
        (RANGED, "36 940", {"period": "Jan.-July 2040"}),
        (RANGED, "102.7", {"unit": None, "period": "Jan.-July 40/39"}),
        (MIXED, "2,418", {"unit": "人", "period": "2040年"}),
        (MIXED, "1,203", {"unit": "件"}),
        (MIXED, "3.6", {"unit": "%", "direction": "decrease"}),
        (MIXED, "31.2", {"unit": "%"}),
        (NOTED, "388", {"unit": "tonnes"}),
    ],
)
def test_what_the_layout_says_of_a_figure_is_true_of_it(source, text, said) -> None:
    assert codes(source, text, **said) == set()


@pytest.mark.parametrize(
    ("source", "text", "said", "code"),
    [
        (HIRES, "418.0", {"period": "May 2040"}, "P009"),
        (HIRES, "418.0", {"unit": "percent"}, "U002"),
        (HIRES, "5.3", {"unit": "thousands", "direction": None}, "D003"),
        (HIRES, "5.3", {"period": "May 2040"}, "P009"),
        (STACKED, "412.7", {"period": "June 2040"}, "P009"),
        (STACKED, "420.9", {"period": "July 2040"}, "P001"),
        (STACKED, "0.7", {"unit": None, "direction": "increase"}, "U003"),
        (RANGED, "36 940", {"period": "July 2040"}, "P009"),
        (RANGED, "102.7", {"period": "July 2040"}, "P009"),
        (MIXED, "2,418", {"unit": "件"}, "U002"),
        (MIXED, "31.2", {"unit": "人"}, "U002"),
        (MIXED, "3.6", {"unit": None, "direction": "decrease"}, "U003"),
        (NOTED, "388", {"unit": "crates"}, "U002"),
    ],
)
def test_what_the_layout_says_of_another_column_is_seen(source, text, said, code) -> None:
    assert code in codes(source, text, **said)


GROWTHS = """Output by branch
Percentage change on previous quarter

              2040           2041
                Q4      Q1     Q2     Q3
Mining         0.4     0.2   -0.3    0.1
"""
PRICES = """表1  2044年4月价格主要数据

                          4月              1—4月
                  环比涨跌幅  同比涨跌幅   同比涨跌幅
                    （%）       （%）       （%）
食品                  0.1        -0.3         0.2
"""


def test_the_caption_may_say_that_all_figures_are_changes() -> None:
    assert codes(GROWTHS, "0.4", direction="increase", period="2040 Q4") == set()
    assert "D001" in codes(GROWTHS, "0.4", direction="decrease")
    assert "P009" in codes(GROWTHS, "0.4", direction="increase", period="Q1")


def test_a_head_may_be_a_sign_and_time_over_changes_their_own() -> None:
    assert codes(PRICES, "0.2", unit="%", direction="increase", period="1—4月") == set()
    assert "P009" in codes(PRICES, "0.1", unit="%", direction="increase", period="1—4月")
    assert "U003" in codes(PRICES, "0.1", unit=None, direction="increase")


def test_a_basis_is_printed_over_stacked_heads() -> None:
    table = """                            Percent change from:
Trade            Turnover     April     May
                     2040      2040    2039
Bakers              512.0       1.1     2.4
"""
    assert codes(table, "2.4", direction="increase", basis="May 2039") <= codes(table, "2.4", direction="increase")


def test_the_next_column_is_no_end_of_a_range() -> None:
    table = "Port     2040   Change\nNorth     101   -4.0\nSouth       2   -7.5\n"
    assert codes(table, "7.5", qualifier="exact", direction="decrease") == set()
    assert codes(table, "2", qualifier="exact") == set()


def test_the_caption_says_of_which_months_a_table_is() -> None:
    text = (
        "In August 2040 the cold came.\n\n"
        "Table 2. Eels landed, July 2040\nPort      Tonnes   Value\nNorth       41.2     8.3\n"
    )
    assert "P009" in codes(text, "41.2", period="August 2040")
    assert codes(text, "41.2", period="July 2040") == set()


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("May", {"may"}),
        ("SEPT. 2040", {"sep", "2040"}),
        ("October–December", {"oct", "dec"}),
        ("2040/41", {"2040/41"}),
        ("2040–41", {"2040-41"}),
        ("first quarter", {"1 q"}),
        ("2nd half", {"2 h"}),
        ("Fourth  Quarter", {"4 q"}),
        ("Q3 2040", {"3 q", "2040"}),
        ("H2", {"2 h"}),
        ("Week  12", {"week 12"}),
        ("nine months", {"nine months"}),
        ("1—4月", {"1-4月"}),
        ("上半年", {"上半年"}),
        ("Index (2040=100)", set()),
        ("Maybe 20400", set()),
    ],
)
def test_words_of_time_in_one_spelling(words, times) -> None:
    assert times_in(words) == times


QUARTERS = """Landings by quarter of  the year
Port          Q1   H2   third quarter   Week 12   3月
North         41   43              15         7     5
South         12   11               9         4     2
"""


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("41", "first quarter", "third quarter"),
        ("43", "second half", "Q1"),
        ("15", "Q3", "Week 12"),
        ("7", "week 12", "H2"),
        ("5", "3月", "Q1"),
    ],
)
def test_a_time_may_be_spelt_otherwise_than_over_its_column(text, own, other) -> None:
    printed = QUARTERS + f"We speak of the {own} of the year.\n"
    assert codes(printed, text, period=own) == set()
    assert codes(printed, text, period=other) == {"P009"}


def test_the_caption_may_be_read_on_into_the_head_over_the_column() -> None:
    text = "Table 3. Catches of the  year\nPort     2040    2041\nNorth     101     108\nSouth       2       7\n"
    assert codes(text, "108", period="Table 3. Catches of the year 2041") == set()
    assert "P001" in codes(text, "108", period="Table 3. Catches of the month 2041")


GROWN = """Port        June 2040    Change on 2039 (%)    on May 2040
North              41                  +4.1           +0.3
South              12                  -7.5           -1.2
"""
PLAIN = "In August 2040 the cold came.\n\nTable 2. Eels landed\nPort      Tonnes   Value\nNorth       41.2     8.3\n"
YEARS = """Table 5. Boats, with those of 2038
Year        Boats     Nets
2039           41       43
2040           12       11
"""


@pytest.mark.parametrize(
    ("source", "text", "period", "message"),
    [
        (GROWN, "4.1", "June 2040", None),
        (GROWN, "4.1", "2040", None),
        (GROWN, "4.1", "2039", "`2039` is what the figure under `Change on 2039 (%)` is compared with"),
        (GROWN, "0.3", "May 2040", "`May 2040` is what the figure under `on May 2040` is compared with"),
        (GROWN, "0.3", "June 2040", None),
        (GROWN, "41", "May 2040", "`May 2040` is over another column, the figure stands under `June 2040`"),
        (PLAIN, "41.2", "August 2040", None),
        (YEARS, "41", "2039", None),
        (YEARS, "41", "2040", "`2040`, but the figure stands under `2039`"),
        (YEARS, "12", "2038", "`2038`, but the figure stands under `2040`"),
        (HIRES, "5.3", "May", "`May` is what the figure under `Change from May` is compared with"),
    ],
)
def test_the_message_says_under_what_the_figure_stands(source, text, period, message) -> None:
    found = [f for f in fact_findings(Index(source), {"text": text, "period": period}) if f.code == "P009"]
    assert [f.message for f in found] == ([] if message is None else [message])
    assert all(f.start is not None for f in found)
