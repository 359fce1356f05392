"""Tables of many house styles: the label, the heads and the caption of each figure are found by layout."""

import pytest

from extractor.grammar.cells import cell_of, shared_units, stacked
from extractor.source import Index

STACKED = """WIND BOARD                                  RELEASE 14

Output of wind farms
(Gigawatt hours; adjusted)

==========================================================
                                         Percent change
                       Aug.     Sept.    from:
Owner                  2040     2041     Aug.      Sept.
                                (p)      2041      2040
----------------------------------------------------------
All owners ........   9,120    9,871      1.4      8.2
  Municipal .......     804      NA      -2.0       NA
  Private              8,316    9,030      1.8      8.9
----------------------------------------------------------
p Preliminary.
"""
SPANNED = """Condensed figures
(in thousands, except percentages)

                    Six Months Ended         Year Ended
                   March 31,  March 31,   March 31,  March 31,
                     2041       2040        2041       2040     % Change
Ticket income      $  118.6   $  102.9    $ 240.2    $ 188.7      27.3%
Refunds                (1.0)      (5.8)      (7.4)      (9.1)    -18.7%
"""
PIPED = """Table 9 - Lifts inspected

| Borough   |  2040 |  2041 | Change on 2040 (%) |
|-----------|------:|------:|-------------------:|
| Old Town  | 1 204 | 1 188 |               -1.3 |
| Hillside  |    .. |   402 |                  - |
"""
BOXED = """表2　2041年6月主要果品产量
                                单位：万吨、%
┌──────┬────────┬────────┬────────┐
│ 品种 │ 6月    │ 1—6月  │ 同比   │
├──────┼────────┼────────┼────────┤
│ 苹果 │ 12.42  │ 88.05  │  2.4   │
│ 柑橘 │  7.90  │   …    │ -1.1   │
└──────┴────────┴────────┴────────┘
"""
CLOSE = """附表 各县案件办理数据（单位：件、%）
县别 受理 办结 办结同比
青田 1,203 1,118 -3.6
松阳 864 790 +1.9
"""
AGES = """Age group\tPatients\tRate per 100,000\tDeaths
0-4\t41\t112.3\t-
5-64\t66\t43.8\t2
65+\t80\t12.6\t11
"""
SECTIONS = """Table 3: Ferry traffic
Unit: thousand

                 Pass-     Cars
                 engers
North coast
  Arran           41.2      9.1
  Bute            22.0      4.4

South coast
  Wight           98.7     31.5
"""
NUMBERED = """Area           Births   Deaths
(1)            (2)      (3)
Upper Vale     512      488
Lower Vale     305      299
"""
ROW_NUMBERS = """Sl.   State                 2039-40       2040-41
No.                         (Actual)     (Budget)
(1)   (2)                       (3)           (4)
1.    Arun                   412.10        433.75
2.    Bhumi                   88.40             -
"""
EMPTY = "Pier\tMay 2041\tMay 2040\tChange\nNorth\t12,310\t11,204\t9.9%\nWest\t\t3,120\t\n"
WIDE = """表5　2043年6月供水量
指　　标　　　　　　6月　　　　　　　　1—6月
　　　　　　　　绝对量　　同比（%）　　绝对量　　同比（%）
自来水　　　　　812.4　　5.1　　4655.0　　4.4
合　　计　　　　930.2　　4.0　　5010.7　　3.2
"""
JOINED = """+-----------+--------+---------------------+
|           | Weight | Percentage change   |
|           | (%)    | 1 month | 12 months |
+-----------+--------+---------+-----------+
| All goods | 100.0  | 0.3     | 2.9       |
+-----------+--------+---------+-----------+
"""
DASHED = """Table 6: Trade by partner

Year ending March 2041 (crowns million)
----------------------------------------------------------------
                   Sold                    Bought
             ------------------      -------------------     Trade
Partner      Jan-May   % change      Jan-May    % change   balance
----------------------------------------------------------------
Lorn         1,204.5       +4.1        987.3        -2.2     217.2
Mull           411.0       -0.8        640.9        +7.5    -229.9
"""
SIGNS = """                  2040    2041    +/- %
Cases lodged     1,204   1,318      9.5
Cases closed       870     924
"""


def cell(source: str, text: str):
    index = Index(source)
    found = cell_of(index, next(m for m in index.mentions if m.text == text))
    assert found is not None
    return index, found


@pytest.mark.parametrize(
    ("source", "figure", "label", "heads"),
    [
        (STACKED, "9,871", "All owners", "Sept. 2041"),
        (STACKED, "8.2", "All owners", "Percent change from: Sept. 2040"),
        (STACKED, "2.0", "Municipal", "Percent change from: Aug. 2041"),
        (STACKED, "9,030", "Private", "Sept. 2041"),
        (SPANNED, "102.9", "Ticket income", "Six Months Ended March 31, 2040"),
        (SPANNED, "7.4", "Refunds", "Year Ended March 31, 2041"),
        (SPANNED, "27.3", "Ticket income", "% Change"),
        (PIPED, "402", "Hillside", "2041"),
        (PIPED, "1.3", "Old Town", "Change on 2040 (%)"),
        (BOXED, "88.05", "苹果", "1—6月"),
        (BOXED, "1.1", "柑橘", "同比"),
        (CLOSE, "790", "松阳", "办结"),
        (AGES, "43.8", "5-64", "Rate per 100,000"),
        (AGES, "11", "65+", "Deaths"),
        (SECTIONS, "22.0", "Bute", "Pass- engers"),
        (SECTIONS, "31.5", "Wight", "Cars"),
        (NUMBERED, "299", "Lower Vale", "Deaths"),
        (ROW_NUMBERS, "88.40", "Bhumi", "2039-40 (Actual)"),
        (EMPTY, "3,120", "West", "May 2040"),
        (WIDE, "5010.7", "合　　计", "1—6月 绝对量"),
        (WIDE, "4.0", "合　　计", "6月 同比（%）"),
        (JOINED, "0.3", "All goods", "Percentage change 1 month"),
        (DASHED, "2.2", "Lorn", "Bought % change"),
        (DASHED, "411.0", "Mull", "Sold Jan-May"),
        (DASHED, "229.9", "Mull", "Trade balance"),
        (SIGNS, "9.5", "Cases lodged", "+/- %"),
        (SIGNS, "924", "Cases closed", "2041"),
        (JOINED, "100.0", "All goods", "Weight (%)"),
    ],
)
def test_a_figure_knows_its_row_and_the_heads_over_its_column(source, figure, label, heads) -> None:
    index, found = cell(source, figure)
    assert source[slice(*found.label)] == label
    assert stacked(index.text, found.heads) == heads


@pytest.mark.parametrize(
    ("source", "figure", "caption", "unit"),
    [
        (STACKED, "804", "Output of wind farms", "(Gigawatt hours; adjusted)"),
        (SPANNED, "118.6", "Condensed figures", "(in thousands"),
        (PIPED, "1 188", "Table 9 - Lifts inspected", None),
        (BOXED, "7.90", "表2　2041年6月主要果品产量", "单位：万吨、%"),
        (SECTIONS, "31.5", "Table 3: Ferry traffic", "Unit: thousand"),
        (DASHED, "217.2", "Table 6: Trade by partner\n\nYear ending March 2041 (crowns million)", None),
    ],
)
def test_a_figure_knows_the_caption_and_the_unit_of_its_table(source, figure, caption, unit) -> None:
    index, found = cell(source, figure)
    assert found.table.caption is not None
    assert source[slice(*found.table.caption)] == caption
    units = [source[slice(*place)] for place in shared_units(index, found)]
    assert unit is None or unit in units
    assert not any("percentages" in words for words in units)


@pytest.mark.parametrize(
    "prose",
    [
        "Two blanks.  It rose by 12 to 40.",
        "Arrests\nWest 12 40\n",
        "They said... 12 boats and 40 nets.",
        "The total of 1,200 was spread thus: 400 500 300\n",
    ],
)
def test_what_has_no_heads_or_no_columns_is_no_table(prose) -> None:
    index = Index(prose)
    assert [cell_of(index, m) for m in index.mentions] == [None] * len(index.mentions)
