"""What governs by default: who only publishes, the place a release is of, another actor, a comparison."""

import pytest
from filled import scope

from eval.leniency import same_phrase
from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form


def period(text: str, figure: str) -> str | None:
    """The period of a figure, be it a level or a change."""
    for statistic in fill(Index(text + "\n")).value.statistics:
        found = gold_form(statistic)
        change = found["change"] or {}
        if figure in (found["text"], change["text"] if change else None):
            told: str | None = found["period"]
            return told
    raise AssertionError(figure)


@pytest.mark.parametrize(
    "head",
    [
        "Halden Marine, Department of Investor Relations",
        "Office of Media Relations",
        "Department of Corporate Communications",
        "Office of the Spokesperson, Bureau of Public Affairs",
        "Bureau of Press and Contacts",
        "Office of Shareholder Relations",
    ],
)
def test_who_only_publishes_is_no_place(head: str) -> None:
    assert scope(f"{head}\nOslo, 4 May 2024\n\nSome 310 lorries were sold in May.\n", "310") is None


@pytest.mark.parametrize(
    ("sentence", "figure", "told"),
    [
        ("In September, output of cars increased by 5.6% over the same month of last year.", "5.6", "September"),
        ("In May sales of rice rose 3.1% over the corresponding month of 2020.", "3.1", "May"),
        ("In the third quarter orders went up by 12 percent over the same quarter of 2019.", "12", "the third quarter"),
        ("Exports in July gained 4.2% over the same period last year.", "4.2", "July"),
        ("Fees rose by 90 in May, against a gain of 70 over the prior six months.", "70", "the prior six months"),
    ],
)
def test_a_change_over_an_older_time_is_of_the_new_one(sentence: str, figure: str, told: str) -> None:
    assert period(sentence, figure) == told


COUNTY = "Crashes fall in Tolmark\n\nTraffic officers of Tolmark spoke here on Tuesday.\n\n"


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Last year 910 crashes were counted in {}. They cost 4 lives.\n\nSome 310 boats sank.", "the county"),
        ("Some 910 crashes in {} cost 4 lives.\n\nIn May, police searched 310 cars.", "the region"),
        ("Some 910 crashes were seen throughout {}.\n\nOfficers took away 310 licences.", "the whole district"),
    ],
)
def test_the_place_that_a_release_is_of_stays_over_paragraphs(told: str, place: str) -> None:
    found = scope(COUNTY + told.format(place) + "\n", "310")
    assert found is not None
    assert place in found, found


def test_a_town_holds_for_its_paragraph() -> None:
    text = COUNTY + "Last year 910 crashes were counted in Lower Wick.\n\nIn all, 310 boats sank.\n"
    assert scope(text, "310") == "Tolmark"


ORGANS = "In 2018, courts of the whole province tried 900 cases.\n\n"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The courts of the province fined 310 drivers.", "The courts of the province"),
        ("Nine of the 11 towns of the province have opened halls, 310 in all.", "the province"),
        ("The helpline of the city took 310 calls.", "the city"),
        ("Old people of the county paid for 310 beds.", "the county"),
        ("Of those, 310 were closed.", "courts of the whole province"),
    ],
)
def test_a_place_or_body_named_again_tells_of_its_own_sentence(sentence: str, body: str) -> None:
    assert same_phrase(scope(ORGANS + sentence + "\n", "310"), body), scope(ORGANS + sentence + "\n", "310")


@pytest.mark.parametrize(
    ("lead", "sentence", "body"),
    [
        ("2021年,全国检察机关起诉910人。", "公安机关破案310起。", "公安机关"),
        ("2021年,全省公安机关破案910起。", "检察机关批准逮捕310人。", "检察机关"),
        ("2021年,全市法院审结案件910件。", "检察机关提起公诉310人。", "检察机关"),
        ("2021年,全省公安机关破案910起。", "公安机关抓获嫌疑人310名。", "全省公安机关"),
    ],
)
def test_bare_words_for_another_kind_of_body_name_it(lead: str, sentence: str, body: str) -> None:
    assert scope(f"{lead}\n\n{sentence}\n", "310") == body


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        ("The quarter closed on 31 March brought a loss of $9 million.", "9 million", "The quarter closed on 31 March"),
        ("In the half year closing 30 June profit was $9 million.", "9 million", "the half year closing 30 June"),
        ("Costs in the year that ended on 31 May were $9 million.", "9 million", "the year that ended on 31 May"),
        ("In May profit was $8 million; one year before it was $9 million.", "9 million", "one year before"),
        ("In May profit was $8 million; one quarter earlier it was $7 million. Costs were 9.", "9", "May"),
        ("In May they made 80 boats. One year ago it was 70. The yard sold 9 of them.", "9", "May"),
    ],
)
def test_what_stays_in_force_of_a_time_that_another_is_set_against(text: str, figure: str, told: str) -> None:
    assert period(text, figure) == told


ZH_CASES = "2021年1月至9月，全国检察机关起诉9100人。\n\n"


@pytest.mark.parametrize(
    ("case", "figure", "place"),
    [
        ("在当天发布的典型案例中，李某用沙子冒充化肥，卖给河东某县310户农民。", "310", "河东某县"),
        ("在最高法公布的一起案件里，王某骗走310万元。", "310万", None),
        ("据悉，在一起诈骗案件中，某市居民损失310万元。", "310万", "某市"),
        ("典型案例：江南某镇民警追查多日，起获铜鼎310件。", "310", "江南某镇民警"),
        ("其中，在一宗走私案中，赵某运走木材310吨。", "310", None),
    ],
)
def test_a_case_has_no_time_or_body_but_its_own(case: str, figure: str, place: str | None) -> None:
    assert scope(f"{ZH_CASES}{case}\n", figure) == place
    assert period(f"{ZH_CASES}{case}", figure) is None


@pytest.mark.parametrize(
    "lead",
    [
        "Rules changed on the 8th, when the Ministry of Farms, together with the Guild, met the press.",
        "The Bureau of Roads convened a briefing in May.",
        "In May the Ministry of Farms hosted reporters in the capital.",
        "The Land Agency briefed the media on Monday.",
    ],
)
def test_who_meets_the_press_does_not_act(lead: str) -> None:
    assert scope(f"{lead}\n\nIn all, 310 fields were ploughed.\n", "310") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "In Wickshire, four crews under the regional department found 310 coins.",
        "In Wickshire, a team under the State Police found 310 coins.",
    ],
)
def test_a_place_in_front_goes_before_who_the_actor_is_under(sentence: str) -> None:
    assert scope(f"Coins\n\n{sentence}\n", "310") == "Wickshire"


IN_TURN = [
    "In Arnby, Blewick and Corholm, rents fell by 310, 320 and 330 crowns respectively.",
    "Rents fell in Arnby, Blewick and Corholm by 310, 320 and 330 respectively.",
    "In Arnby, Blewick and Corholm, 310, 320 and 330 boats sank respectively.",
    "Some 310 boats, 320 boats and 330 boats sank in Arnby, Blewick and Corholm respectively.",
    "The share rose to 310%, 320% and 330% in Arnby, Blewick and Corholm, respectively.",
    "Fines came to $310, $320 and $330 in Arnby, Blewick, and Corholm respectively.",
]


@pytest.mark.parametrize("sentence", IN_TURN)
def test_places_of_a_list_have_their_figures_in_turn(sentence: str) -> None:
    told = []
    for statistic in fill(Index(sentence + "\n")).value.statistics:
        found = gold_form(statistic)
        told.append(found["scope"])
    assert told == ["Arnby", "Blewick", "Corholm"]


def test_a_list_of_places_with_fewer_figures_is_not_handed_out() -> None:
    text = "In Arnby, Blewick and Corholm, 310 and 320 boats sank in May and June respectively.\n"
    assert scope(text, "310") == scope(text, "320")


@pytest.mark.parametrize(
    "told",
    [
        "the 13 weeks from 2 June",
        "the three months from 1 April",
        "the 26 weeks beginning 1 March 2021",
        "the first six weeks of the second half",
        "the first ten days of the new year",
        "the last two months of the current quarter",
        "the first four weeks of the third quarter",
        "the final quarter of the financial year",
    ],
)
def test_stretches_told_by_where_they_begin(told: str) -> None:
    assert period(f"In {told} sales were $9 million, and 310 shops opened.", "9 million") == told
    assert period(f"In May, 70 shops closed. Sales in {told} were $9 million.", "9 million") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the period from January to August 2022, 310 guests came.", "from January to August 2022"),
        ("In the three months from 3 May to 2 August 310 guests came.", "from 3 May to 2 August"),
    ],
)
def test_a_stretch_with_both_ends_is_told_by_both(text: str, told: str) -> None:
    found = period(text, "310")
    assert found is not None
    assert told in found
