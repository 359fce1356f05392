"""Places and bodies of the rule-based filler: what comes into force, what only points back, where it ends."""

import pytest
from filled import campaign, scope

from eval.leniency import same_phrase


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("NATIONAL STATISTICS OFFICE OF THE REPUBLIC OF OSTRAVIA", "Ostravia"),
        ("Central Bank of the Kingdom of Belmora", "Belmora"),
        ("REPUBLIC OF OSTRAVIA\nOffice of Statistics", "REPUBLIC OF OSTRAVIA"),
        ("Republic of Latvia\nOffice of Statistics", "Latvia"),
        ("CENTRAL BANK OF TAVIRA\nStatistics Department", "Tavira"),
        ("Kolven Customs Service", "Kolven"),
        ("KOLVEN INSTITUTE OF PUBLIC HEALTH", "Kolven"),
    ],
)
def test_a_release_has_the_place_of_its_body(head: str, place: str) -> None:
    text = f"{head}\n\nLoans rose to 310 billion in May. Most loans made in Kolven went to traders in Latvia.\n"
    assert same_phrase(scope(text, "310 billion"), place)


def test_a_plain_word_is_no_place() -> None:
    text = "Payroll Statistics Bureau\n\nThe rise in payroll costs came to 310 million in May.\n"
    assert scope(text, "310 million") is None


def test_a_word_that_is_no_place_in_the_text_names_none() -> None:
    assert scope("FEDERAL CUSTOMS SERVICE\n\nFines rose to 310 million in May.\n", "310 million") is None


PROSECUTORS = (
    "In 2018, procuratorial organs across the region handled 900 cases. "
    "{} 450 of them were closed.\n\nArson. A further 120 people were charged.\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Procuratorial organs filed 77 protests.",
        "Courts accepted 77 of the protests.",
        "The police have accepted 77 of the notices.",
        "In the same period courts heard 77 suits.",
    ],
)
def test_bare_words_for_bodies_leave_the_body_in_force(sentence: str) -> None:
    text = PROSECUTORS.format(sentence)
    for figure in ("77", "450", "120"):
        assert scope(text, figure) == "procuratorial organs across the region"


def test_the_office_of_others_reports_its_own_figures() -> None:
    text = PROSECUTORS.format("The ministry sent out 77 teams.")
    assert scope(text, "77") == "The ministry"


AGENCY = (
    "HARLAND BORDER AGENCY\n\nOfficers of the Harland Border Agency stopped 410 lorries in May.\n\n{}\n\n"
    "They also opened 96 parcels.\n"
)


@pytest.mark.parametrize(
    ("paragraph", "figure", "own"),
    [
        ("The Agency keeps 61 dogs.", "61", "the Harland Border Agency"),
        ("Courts in Harland passed 61 sentences.", "61", "Courts in Harland"),
        ("In Lower Ester, 61 boats were searched.", "61", "Lower Ester"),
    ],
)
def test_a_paragraph_of_another_body_gives_the_issuer_back(paragraph: str, figure: str, own: str) -> None:
    text = AGENCY.format(paragraph)
    assert same_phrase(scope(text, figure), own)
    assert same_phrase(scope(text, "96"), "the Harland Border Agency")


def test_a_place_in_the_midst_of_a_section_holds_for_its_paragraph() -> None:
    text = (
        "By June, 7,400 doses had been given nationwide. Uptake was 61 in Norden and 75 in Lower Ester.\n\n"
        "Of the 980 boxes ordered, most were used.\n"
    )
    assert [scope(text, f) for f in ("61", "75", "980")] == ["Norden", "Lower Ester", "nationwide"]


@pytest.mark.parametrize("owner", ["The province", "The city", "The country"])
def test_a_place_owns_what_is_counted(owner: str) -> None:
    assert scope(f"{owner}'s 83 hospitals treated 5,100 people.", "83") == owner


def test_the_caption_of_a_table_names_its_place() -> None:
    text = (
        "Institute of Health of Norden\n\nSome 310 people fell ill nationwide.\n\n"
        "Table 1. Cases by age, Norden, May\n\nAge      Cases\n0-4         98\n5-14       212\n"
    )
    assert scope(text, "98") == "Norden"


@pytest.mark.parametrize(
    ("text", "figure", "own"),
    [
        ("全省工业增加值增长6.3%。高于全国平均水平，产量达到41万吨。", "41万", "全省"),
        ("全市法院审结案件530件。主要指标居全国第二位，调解案件88件。", "88", "全市法院"),
        ("我市公安机关破案76起，抓获嫌疑人45人。", "45", "我市公安机关"),
    ],
)
def test_a_place_that_others_are_measured_by_is_no_scope(text: str, figure: str, own: str) -> None:
    assert scope(text, figure) == own


def test_the_issuer_told_short_has_its_place() -> None:
    head = "Kolven Institute of Public Health\n\nIn Kolven, 410 people fell ill."
    text = f"{head} The Institute has been told of 96 deaths.\n"
    assert scope(text, "96") == "Kolven"


def test_the_court_that_tries_a_case_is_no_scope() -> None:
    text = "全省检察机关起诉530人。\n\n案例一：王某某等7人诈骗案。雁北县人民法院判处罚金80万元。\n"
    assert scope(text, "80万") is None


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("Operation Tall Reed 3, led by the guard, brought 29 arrests.", "29", "Operation Tall Reed 3"),
        (
            '"Joint Sweep Action 9-2021", the third of its kind, stopped 417 boats in March.',
            "417",
            "Joint Sweep Action 9-2021",
        ),
        (
            "全省检察机关办理案件530件。\n\n各项工作有序。\n\n各地重视。\n\n成效明显。\n\n在“护薪2021”专项行动中，追回工资187万元。办理诉讼823件。",
            "187万",
            "护薪2021",
        ),
        (
            "全省检察机关办理案件530件。\n\n各项工作有序。\n\n各地重视。\n\n成效明显。\n\n在“护薪2021”专项行动中，追回工资187万元。办理诉讼823件。",
            "823",
            None,
        ),
    ],
)
def test_a_campaign_has_its_number_and_ends_with_its_sentence_in_chinese(
    text: str, figure: str, name: str | None
) -> None:
    assert campaign(text, figure) == name


COURTS = "The courts of Belmora heard 610 claims in 2021, and closed all of them.\n\n{}\n\nFines came to 95 crowns.\n"


@pytest.mark.parametrize(
    ("paragraph", "figure", "own"),
    [
        ("District courts registered 188 claims.", "188", "District courts"),
        ("The Prison Service held 188 inmates.", "188", "The Prison Service"),
        (
            "In the Aldport District Court, the busiest in the country, 188 claims lay.",
            "188",
            "the Aldport District Court",
        ),
        ("At Ostville Airport, 188 parcels were held.", "188", "Ostville Airport"),
        ("In the capital, Tavrin, 188 claims lay.", "188", "the capital"),
        ("Judges did 188 checks at the ports of Harrow and Selm.", "188", "the ports of Harrow and Selm"),
    ],
)
def test_what_the_lead_reports_on_is_back_after_a_paragraph_of_others(paragraph: str, figure: str, own: str) -> None:
    text = COURTS.format(paragraph)
    assert same_phrase(scope(text, figure), own), scope(text, figure)
    assert scope(text, "95") == "The courts of Belmora"


def test_the_body_of_the_lead_told_short_is_back_at_once() -> None:
    lead = "The Federal Food Board tested 610 farms in 2021, as it said."
    text = f"{lead}\n\nNationwide, 27 shops shut. The Board fined 95.\n"
    assert [scope(text, f) for f in ("27", "95")] == ["Nationwide", "The Federal Food Board"]


@pytest.mark.parametrize(
    ("text", "figure", "own"),
    [
        ("我市警方与外省警方合作，打掉团伙8个，抓获63名。", "63", "我市警方"),
        ("全市公安机关破案76起。\n\n东湖区公安分局推行新机制，破案41起。\n\n抓获63名。", "41", "东湖区公安分局"),
        ("全市公安机关破案76起。\n\n三、典型案例\n\n2021年8月，市民李某被骗走48万元。", "48万", None),
    ],
)
def test_police_bodies_and_sections_of_cases_in_chinese(text: str, figure: str, own: str | None) -> None:
    assert scope(text, figure) == own


@pytest.mark.parametrize(
    ("text", "figure", "own"),
    [
        ("全省生产总值增长5.6%，增速比全国高0.8个百分点，产量41万吨。", "41万", "全省"),
        ("全省新增就业96.4万人。青州市失业率为4.9%。", "4.9", "青州市"),
        ("全省新增就业96.4万人。东部地区新增41万人。", "41万", "东部地区"),
        ("南江海关会同地方公安机关开展打击，抓获137名。", "137", "南江海关"),
        ("南江海关立案412起。\n\n黄埠口岸验放旅客318.4万人次。\n\n截至6月底，备案企业4.2万家。", "4.2万", "南江海关"),
    ],
)
def test_chinese_places_and_bodies_at_the_head_of_a_clause(text: str, figure: str, own: str) -> None:
    assert scope(text, figure) == own


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        (
            "By region, the rate was lowest in Northern Plain (41) and highest in Dolna (132).",
            ["Northern Plain", "Dolna"],
        ),
        ("On the Tavrin exchange, 41 lots were sold and 132 left.", ["the Tavrin exchange", "the Tavrin exchange"]),
        ("Divers of Ester found 41 shells at the Selm reservoir. We found 132.", ["the Selm reservoir", "the country"]),
    ],
)
def test_each_figure_has_the_place_that_it_stands_with(sentence: str, places: list[str]) -> None:
    text = f"In May, 9,500 people were out of work in the country.\n\n{sentence}\n"
    assert [scope(text, f) for f in ("41", "132")] == places


def test_a_body_in_a_report_on_a_country_holds_for_its_paragraph() -> None:
    text = (
        "In May, 9,500 people were out of work in the country.\n\nThe Labour Inspectorate made 410 checks.\n\n"
        "Since January, 96 shops have shut.\n"
    )
    assert [scope(text, f) for f in ("410", "96")] == ["The Labour Inspectorate", "the country"]


def test_rows_of_a_table_of_regions_have_the_region_with_a_row_number_before_it_too() -> None:
    rows = "1       Uttar Gard     142.60   151.18\n2       Haripuri        81.07    84.94\n"
    text = f"S.No.   State          2019     2020\n{rows}"
    assert [scope(text, f) for f in ("142.60", "84.94")] == ["Uttar Gard", "Haripuri"]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("In Puerto Claro, 41 homes had larvae.", "Puerto Claro"),
        ("Larvae were found in 41 homes in Puerto Claro.", "Santera"),
    ],
)
def test_a_place_named_in_passing_is_for_its_own_sentence(sentence: str, own: str) -> None:
    text = (
        "Ministry of Health, Republic of Santera\n\nIn May, 9,500 people fell ill in Santera.\n\n"
        f"Vector control\nThey saw 610 homes. {sentence} Schools gave 96 bags.\n"
    )
    assert scope(text, "41") == "Puerto Claro"
    assert scope(text, "96") == own


def test_courts_in_a_row_are_one_body() -> None:
    text = "全国法院审结案件530件。\n\n江东、河西、海南知识产权法院审结案件46件。"
    assert scope(text, "46") == "江东、河西、海南知识产权法院"


@pytest.mark.parametrize(
    ("text", "figure", "own"),
    [
        ("全国公安机关破案76起。江东公安机关打掉一个团伙，抓获63人。", "63", "江东公安机关"),
        ("全国公安机关破案76起。\n\n各地派出所排查纠纷41件。", "41", "各地派出所"),
        ("全省诊疗76万人次。海州市诊疗人次居全省首位，达41万。", "41万", "海州市"),
    ],
)
def test_police_of_a_place_and_a_town_that_leads_its_province(text: str, figure: str, own: str) -> None:
    assert scope(text, figure) == own


def test_a_place_comes_into_force_over_the_body_that_has_it_in_its_name() -> None:
    text = "全省法院审结案件530件。全省信访12件，接待来访45人。安置88人。"
    assert scope(text, "88") == "全省"
