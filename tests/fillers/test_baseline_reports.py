"""The rule-based filler carries time and place through whole reports; all of them invented here."""

import pytest
from filled import row

from eval.leniency import overlap, same_phrase, same_unit

BULLETIN = (
    "Office of Statistics of Perrin\nHousing Starts, May 2022\n\n"
    "Builders began work on 4,120 homes in the capital.\n\n"
    "Prices were steady. Rents rose 2.5 percent in the first quarter.\n\n"
    "Some 880 flats stood empty.\n"
)


def test_the_time_of_the_head_governs_what_nothing_nearer_does() -> None:
    assert row(BULLETIN, "4,120")["period"] == "May 2022"


def test_a_digression_ends_with_its_paragraph_in_a_report_on_another_time() -> None:
    assert row(BULLETIN, "2.5")["period"] == "the first quarter"
    assert row(BULLETIN, "880")["period"] == "May 2022"


def test_a_note_and_a_story_take_no_time_from_the_head() -> None:
    note = BULLETIN + "\nNote: the survey covers 310 firms.\n"
    story = BULLETIN + "\nFor example, a couple from Ester paid 90,000 crowns for a garage.\n"
    assert row(note, "310")["period"] is None
    assert row(story, "90,000")["period"] is None


def test_the_state_at_a_day_is_left_with_its_paragraph() -> None:
    text = (
        "Work of the harbour police in 2021\n\nBy the end of November 2021, officers had checked 5,200 boats.\n\n"
        "A total of 74 licences were revoked.\n"
    )
    assert row(text, "5,200")["period"] == "By the end of November 2021"
    assert row(text, "74")["period"] == "2021"


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("A year earlier, the rate was 6.1 percent.", "6.1", "A year earlier"),
        ("In July output fell 2 percent, the drop being 3 percent for the third month in a row.", "2", "July"),
        ("Net income was $41 million, compared with $35 million, or $0.22 per share, in Q3 2020.", "0.22", "Q3 2020"),
        ("Full-year sales were $9.1 billion.", "9.1 billion", "Full-year"),
        ("In May customs filed 310 cases. During the period, officers held 95 people.", "95", "May"),
        ("Courts sentenced 812 people for crimes against the elderly in 2019.", "812", "2019"),
        ("Visits came to 140 (155 in 2018), half of them in winter.", "half", None),
    ],
)
def test_the_time_of_a_figure(text: str, figure: str, period: str | None) -> None:
    assert same_phrase(row(text, figure)["period"], period)


def test_chinese_times_in_brackets_and_behind_a_change_word_stand_back() -> None:
    bracket = "2023年5月（5月1日0时至31日24时），全市报告病例412例。"
    assert row(bracket, "412")["period"] == "2023年5月"
    moved = "8月份，价格环比由上月上涨0.3%转为下降0.2%。"
    assert row(moved, "0.2")["period"] == "8月份"


def test_who_is_sent_does_not_act_but_who_is_told_to_does() -> None:
    sent = "The ministry sent inspection teams to 17 ports."
    told = "The ministry organized local customs offices to check 640 ships."
    assert row(sent, "17")["scope"] == "The ministry"
    assert row(told, "640")["scope"] == "local customs offices"


def test_a_local_body_holds_for_its_paragraph() -> None:
    text = (
        "Police stations across the country solved 9,300 thefts.\n\n"
        "Police stations in the city of Oster found 210 bicycles. Some 35 thieves were caught.\n\n"
        "In all, 4,400 people were arrested.\n"
    )
    assert row(text, "35")["scope"] == "Police stations in the city of Oster"
    assert row(text, "4,400")["scope"] == "Police stations across the country"


def test_a_chinese_court_of_one_level_and_a_named_court_are_the_scope() -> None:
    text = "全省基层法院调解纠纷1.2万件。\n\n海滨市中级人民法院受理案件560件。"
    assert row(text, "1.2万")["scope"] == "全省基层法院"
    assert row(text, "560")["scope"] == "海滨市中级人民法院"


def test_one_comparison_holds_for_two_changes() -> None:
    text = (
        "The number of fines dropped to 310, down 4.2 percent and 9.8 percent from the same periods of 2018 and 2017."
    )
    assert row(text, "310")["change"]["basis"] == row(text, "9.8")["change"]["basis"]
    assert str(row(text, "310")["change"]["basis"]).startswith("from the same periods")


TABLE = (
    "Table 3. Sales by line (in millions, except percentages; unaudited)\n\n"
    "                 2021       2020     Change\n"
    "Tools         $ 52.4     $ 48.0       9.2%\n"
    "Repairs         17.3       16.1       7.5%\n"
)


def test_a_currency_mark_at_the_first_figure_holds_for_its_column() -> None:
    assert (row(TABLE, "52.4")["unit"], row(TABLE, "17.3")["unit"]) == ("$", "$")


def test_a_column_of_changes_belongs_to_the_latest_year_wherever_it_stands() -> None:
    assert row(TABLE, "17.3")["change"]["text"] == "7.5"
    assert row(TABLE, "16.1")["change"] is None


def test_a_unit_in_a_caption_is_cut_to_the_unit() -> None:
    caption = "Workers by branch, seasonally adjusted (numbers in thousands)\n"
    text = caption + "Branch      May 2020   June 2020\nMining         210         214\n"
    assert row(text, "214")["unit"] == "thousands"


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("Savings increased by 50 billion crowns in August, to 3.2 trillion.", "3.2 trillion", "crowns"),
        ("The port hired 30 more tug crews last year.", "30", "tug crews"),
        ("The number of seasonal pickers increased by 900 to 12,400.", "12,400", "pickers"),
        ("They solved 800 telecommunications fraud cases.", "800", "cases"),
    ],
)
def test_units(text: str, figure: str, unit: str) -> None:
    assert same_unit(row(text, figure)["unit"], unit)


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("Fares rose 3 percent. The economy is now estimated to have grown by 2.1 percent.", "2.1", "economy"),
        ("The bank expects lending to grow 4 percent.", "4", "lending"),
        ("A total of 7 million crowns was paid back to pensioners.", "7 million", "crowns paid back to pensioners"),
        ("Uptake reached 71 percent in residents of care homes.", "71", "uptake in residents of care homes"),
        ("Rye harvests fell 5 percent, while barley was up 2 percent.", "2", "barley"),
        ("Notes in circulation (N1), at 12 billion crowns, rose.", "12 billion", "notes in circulation"),
        ("Employment grew in mining (+2,100) and road building (+1,800).", "1,800", "employment in road building"),
        ("病例报告40例，死亡3人。", "3", "病例报告死亡"),
    ],
)
def test_indicators(text: str, figure: str, indicator: str) -> None:
    assert overlap(row(text, figure)["indicator"], indicator) >= 2 / 3
