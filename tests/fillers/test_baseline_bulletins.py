"""The rule-based filler reads bulletins: tables, rates, places of issuers and times; all of them invented here."""

from filled import row

from eval.leniency import overlap, same_phrase, same_unit

REGIONS = (
    "Labour by region, March 2021 (thousands)\n"
    "Region        Employed   Jobless   Jobless rate (%)   Change on year (%)\n"
    "North            1,204        88                6.8                 -1.5\n"
    "South            2,310       140                5.7                  0.9\n"
)


def test_a_cell_takes_place_unit_and_time_from_label_head_and_caption() -> None:
    north, rate = row(REGIONS, "1,204"), row(REGIONS, "6.8")
    assert (north["scope"], north["unit"], north["period"]) == ("North", "thousands", "March 2021")
    assert (rate["unit"], rate["indicator"]) == ("%", "Jobless rate")


def test_a_column_of_changes_belongs_to_the_first_count() -> None:
    change = row(REGIONS, "1,204")["change"]
    assert (change["direction"], change["text"], change["unit"], change["basis"]) == ("decrease", "1.5", "%", "on year")


def test_a_label_may_be_a_year() -> None:
    text = "Output by sector\n\nYear      Mining   Farming\n2020       1,204     5,310\n2021       1,250     5,480\n"
    assert (row(text, "5,480")["period"], row(text, "5,480")["indicator"]) == ("2021", "Farming")


def test_a_chinese_table_takes_the_unit_of_its_unit_column() -> None:
    text = "表2 主要农产品产量\n产品名称  单位  产量  比上年增长（%）\n粮食  万吨  1850  1.2\n棉花  万吨  12.4  -3.5\n"
    cotton = row(text, "12.4")
    assert (cotton["unit"], cotton["change"]["direction"], cotton["change"]["basis"]) == ("万吨", "decrease", "比上年")


def test_the_denominator_of_a_rate_is_its_unit() -> None:
    assert row("The birth rate was 9.8 per 1,000 population.", "9.8")["unit"] == "per 1,000 population"
    smokers = row("One in seven adults smoked daily.", "One")
    assert smokers["unit"] == "in seven"
    assert overlap(smokers["indicator"], "adults smoked daily") == 1
    assert row("The birth rate was 9.8, down from 10.1 in 2021.", "10.1")["unit"] != "in 2021"


def test_the_issuer_names_the_place_when_nothing_nearer_does() -> None:
    text = "BANK OF TAVRIA\nMonetary survey, June 2024\n\nBroad money stood at 2.1 trillion tavs at end-June.\n"
    assert same_phrase(row(text, "2.1 trillion")["scope"], "Tavria")
    topic = "Office of Farm Statistics\n\nFarms sold 900 tonnes of wool in June.\n"
    assert row(topic, "900")["scope"] is None


def test_firms_are_no_bodies_and_a_place_holds_for_its_paragraph() -> None:
    text = "Cafes added 900 jobs, while dental offices lost 1,200. Hotels hired 300 people."
    assert row(text, "300")["scope"] is None
    story = (
        "Police across the country seized 90 guns in 2021.\n\nAt Port Varga, officers found 12 rifles in May.\n\n"
        "In 2021, 3,100 knives were handed in.\n"
    )
    assert row(story, "3,100")["scope"] == "Police across the country"


def test_times_beside_after_and_in_brackets_hold_for_their_figure_alone() -> None:
    text = (
        "Output fell 1.3% in June, following a 0.4% gain in May, and was 2.7% lower than a year earlier. "
        "Sales came to 14 million crowns (2022: 13 million)."
    )
    assert [row(text, f)["period"] for f in ("1.3", "0.4", "2.7")] == ["June", "May", "June"]
    assert [row(text, f)["period"] for f in ("14 million", "13 million")] == ["June", "2022"]


def test_a_noun_left_out_of_a_change_is_taken_from_the_sentence() -> None:
    text = "Hospitals added 9,000 jobs, while dental offices lost 1,200."
    assert same_unit(row(text, "1,200")["change"]["unit"], "jobs")


def test_chinese_ranges_and_lists_keep_their_subject() -> None:
    text = "上半年，平均等候时间由25分钟缩短至9分钟。"
    assert overlap(row(text, "9")["indicator"], row(text, "25")["indicator"]) == 1
    made = "上半年，汽车、手机产量分别为18万辆和22万台。"
    assert overlap(row(made, "22万")["indicator"], "手机产量") > 0.5


STACKED = """Ferry Office of Lorn

Table 4. Cars carried by ferry (thousands)

                                         Change from
                     June       June     previous
Route                2040       2041     year (%)
All routes           41.2       43.9          6.6
  Sound              12.0       11.4         -5.0
"""
EARNED = """Condensed statement of Harl plc
(in millions, except percentages)

                   Six Months Ended
                   March 31,  March 31,
                     2041       2040     % Change
Fares              $  118.6   $  102.9      15.3%
Refunds                (1.0)      (5.8)    -82.8%
Margin                 14.2%      13.1%    110 bps
"""
DISTRICTS = """附表 2041年各县办案情况（单位：件、人、%）
辖区 受理件数 起诉人数 起诉同比 不捕率
东山 1,203 2,418 -3.6 31.2
西山 864 1,590 +1.9 28.5
"""


def test_stacked_heads_are_read_from_the_top_down() -> None:
    routes = row(STACKED, "43.9")
    assert (routes["period"], routes["unit"], routes["change"]["text"]) == ("June 2041", "thousands", "6.6")
    assert (routes["change"]["unit"], routes["change"]["basis"]) == ("%", "from previous year")
    assert row(STACKED, "12.0")["period"] == "June 2040"


def test_a_span_of_columns_shares_the_head_above_them() -> None:
    fares, margin = row(EARNED, "102.9"), row(EARNED, "14.2")
    assert fares["period"] == "Six Months Ended March 31, 2040"
    assert (row(EARNED, "1.0")["unit"], margin["unit"], margin["change"]["unit"]) == ("$", "%", "bps")


def test_a_unit_line_of_several_units_is_shared_out_by_the_heads() -> None:
    units = [row(DISTRICTS, figure)["unit"] for figure in ("1,203", "2,418", "31.2")]
    assert units == ["件", "人", "%"]
    east = row(DISTRICTS, "2,418")
    assert (east["scope"], east["period"], east["change"]["text"]) == ("东山", "2041年", "3.6")
    assert row(DISTRICTS, "1,203")["change"] is None
