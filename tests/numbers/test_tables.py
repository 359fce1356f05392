"""What the layout of a table tells of its numbers: row numbers, change columns, units, footnote marks."""

import pytest

from extractor.numbers import scan

SPACED = """Industry             May 2023   June 2023   Change from May
Total                 4,210.3     4,234.1              23.8
  Mining                 61.0        60.1              -0.9
  Retail trade (1)      501.2       506.9               5.7
"""
PIPED = """No. | Offence | Persons | Year-on-year (%)
1 | Theft | 12,304 | 4.1
2 | Fraud | 9,876 | -2.3
3 | Usury | 1987 | 0.6
"""
TABBED = """Item\tUnit\tMarch 2020\tIndex (2015=100)\tChange %
Coal\t1000 t\t12 304\t98.2\t-3.1
Steel 1)\tt\t1 987\t101.4\t2.0
"""
CHINESE = """指标            单位    绝对量    同比增长（%）
生产总值         亿元    3420.5    5.2
  夏粮           万吨    1980      -1.2
"""
BOXED = """│ 品种 │ 8月   │ 同比  │
├──────┼───────┼───────┤
│ 茶叶 │ 12.40 │   3.1 │
│ 蚕茧 │  0.87 │  -2.6 │
"""
CLOSE = """区县 收案 结案 结案同比
东渡 1,204 1,188 -3.4
西渡 870 861 +1.0
"""
SPANNED = """                                   Change from
Branch               May     June    May    June
                     2031    2031    2030   2030
Bakeries             41.2    40.9    0.4    1.1
"""
COUNTED = """Ward        Beds    Nurses
(1)         (2)     (3)
North       41      12
"""
SCALED = """                        2030    2031
Anglers, thousand       41.2    43.9
"""


TWO_LINED = """指标 6月 1—6月
绝对量 同比增长（%） 绝对量 同比增长（%）
铸件（亿千瓦时） 7685 2.3 44354 -5.2
木桶（万只） 4.1 3.6 22.7 -1.7
"""


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (SPACED, "date_time*2 statistic*2 change statistic*2 change enumerator statistic*2 change"),
        (PIPED, "enumerator statistic change enumerator statistic change enumerator statistic change"),
        (
            TABBED,
            "date_time*2 other*2 statistic*2 change enumerator statistic*2 change",
        ),
        (CHINESE, "statistic change statistic change"),
        (TWO_LINED, "date_time*3 statistic change statistic change statistic change statistic change"),
        (BOXED, "date_time statistic change statistic change"),
        (CLOSE, "statistic*2 change statistic*2 change"),
        (SPANNED, "date_time*4 statistic*2 change*2"),
        (SCALED, "date_time*2 other statistic*2"),
        (COUNTED, "enumerator*3 statistic*2"),
    ],
    ids=["spaced", "piped", "tabbed", "chinese", "two-lined", "boxed", "close", "spanned", "scaled", "counted"],
)
def test_head_and_place_of_a_cell_give_its_kind(table: str, wanted: str) -> None:
    kinds = [k for part in wanted.split() for k in [part.split("*")[0]] * int((part + "*1").split("*")[1])]
    assert [m.kind for m in scan(table)] == kinds


NOTED = """Goods            Amount    Change in %
Bricks            12,067     10.8 2)
Tiles              1,310     -4.1
Kilns                 12 (1)  3.0
Lamps                 40 (3)  1.5

2) Provisional.
(1) Without yards.
"""


def test_marks_of_notes_in_cells_are_no_figures() -> None:
    found = [(m.text, m.kind) for m in scan(NOTED)][:11]
    assert found == [
        ("12,067", "statistic"),
        ("10.8", "change"),
        ("2", "enumerator"),
        ("1,310", "statistic"),
        ("4.1", "change"),
        ("12", "statistic"),
        ("1", "enumerator"),
        ("3.0", "change"),
        ("40", "statistic"),
        ("3", "statistic"),
        ("1.5", "change"),
    ]


def test_neighbouring_columns_are_numbers_of_their_own() -> None:
    assert [m.text for m in scan("Wheat   683 500   742 900\nRye     184 400   1 186 700")] == [
        "683 500",
        "742 900",
        "184 400",
        "1 186 700",
    ]


def test_a_cell_may_space_its_thousands_where_others_use_commas() -> None:
    table = "Rope     t      742 900   101.5\nTwine    t    1,310,000    98.0\nNets     sets   12 345\n"
    assert [m.text for m in scan(table)] == ["742 900", "101.5", "1,310,000", "98.0", "12 345"]


def test_a_preposition_makes_spaced_thousands_prose_where_others_use_commas() -> None:
    text = "Imports came to 1,204,900 tons, a fall of 8 070 (-2.1%) on the year and of 15 230\n(-4.0%) on the plan."
    assert [m.text for m in scan(text)] == ["1,204,900", "8 070", "2.1", "15 230", "4.0"]


def test_double_spaces_in_prose_make_no_table() -> None:
    text = "Growth of sales.  The firm sold 12 boats.   It hired 14 people."
    assert [m.kind for m in scan(text)] == ["statistic", "statistic"]


AGES = """Age group      2022     2023   % change
0-14            412      398       -3.4
65+          41,233   42,118        2.1
"""
AGAINST = """Product                  Unit        May      Jun   Jun/May   25/24
Beer, thousand hl        1000 hl    4,204    4,188      -0.4     1.3
Steel, 1000 t            t            412      431       4.6    -0.2
"""


def test_ages_without_years_are_no_durations() -> None:
    kinds = [m.kind for m in scan(AGES)]
    assert kinds[2:5] == ["other", "other", "statistic"]
    assert kinds[7:9] == ["other", "statistic"]


def test_a_time_over_the_one_before_it_heads_changes_and_row_labels_hold_units() -> None:
    assert [(m.text, m.kind) for m in scan(AGAINST)][1:] == [
        ("thousand", "other"),
        ("1000", "other"),
        ("4,204", "statistic"),
        ("4,188", "statistic"),
        ("0.4", "change"),
        ("1.3", "change"),
        ("1000", "other"),
        ("412", "statistic"),
        ("431", "statistic"),
        ("4.6", "change"),
        ("0.2", "change"),
    ]
