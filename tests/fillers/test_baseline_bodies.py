"""Bodies that act: units and bodies of a kind, people of a body named before, places where news was only told."""

import pytest
from filled import scope

WHOLE = "Ministry of Health, Republic of Santera\n\nIn May, 9,500 people fell ill in Santera.\n\n"


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Joint border units stopped 41 lorries.", "Joint border units"),
        ("Mobile patrol units in nine ports of Norden stopped 41 lorries.", "Mobile patrol units"),
        (
            "Food safety regulatory bodies, which met for the first time, withdrew 41 lots.",
            "Food safety regulatory bodies",
        ),
        ("Wind and sun units made 41 megawatts.", "Santera"),
        ("In June, plant and animal inspectors closed 41 farms.", "plant and animal inspectors"),
        (
            "All the hospitals of the country took part, and all the courts of the country closed 41 files.",
            "all the courts of the country",
        ),
        ("The Land Court's hotline took 41 calls.", "The Land Court"),
        ("The Land Court's president received 41 letters.", "Santera"),
        (
            "River police opened 610 files, of which 12 were led by the Ministry of Trade, took 41 men and went home.",
            "River police",
        ),
        ("Health inspectors in the northern region closed 41 shops.", "Health inspectors in the northern region"),
        ("Traffic police in the capital fined 41 men.", "Traffic police in the capital"),
        ("Customs at Varn airport found 41 birds.", "Customs at Varn airport"),
        ("The Attorney General filed 41 suits.", "The Attorney General"),
        ("Mediators of the Labour Court settled 41 suits.", "the Labour Court"),
        ("The Farm Service said that it had withdrawn 41 lots.", "The Farm Service"),
        ("The Ministry of Farms said its bailiffs had collected 41 debts.", "The Ministry of Farms"),
        ("The Land Court and the Rent Tribunal heard 41 suits.", "The Land Court and the Rent Tribunal"),
        ("The Excise Directorate and Customs seized 41 boats.", "The Excise Directorate and Customs"),
        ("The province collected 41 tonnes of rice.", "The province"),
        ("The police organs of the whole county solved 41 thefts.", "The police organs of the whole county"),
    ],
)
def test_units_and_bodies_of_a_kind_act(sentence: str, own: str) -> None:
    assert scope(f"{WHOLE}{sentence}\n", "41") == own


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The head of the Sarn River Police spoke on Monday. Its officers found 41 boats.\n", "the Sarn River Police"),
        ("Mr. Holt read the annual report of the Land Court. Its 12 judges closed 41 suits.\n", "the Land Court"),
        (
            "The harbour was quiet, the Norden Coast Guard told a meeting in Varn. Its crews boarded 41 ships.\n",
            "the Norden Coast Guard",
        ),
    ],
)
def test_the_people_of_a_body_named_before_act_for_it(text: str, own: str) -> None:
    assert scope(text, "41") == own
    assert scope(f"{text}\nSugar made up 96 tonnes.\n", "96") == own


def test_where_news_was_told_is_no_place_of_figures() -> None:
    text = "Oil is scarcer, an official told a news conference in Varnholm. Some 41 boats were held in May.\n"
    assert scope(text, "41") is None


def test_a_line_that_a_body_leads_tells_of_it() -> None:
    assert scope("Ostrey police: 41 thefts solved\n\nOn Monday news was told.\n", "41") == "Ostrey police"


def test_the_lead_names_in_full_the_body_of_the_title() -> None:
    text = (
        "Port teams in Varn hold 41 boats\n\nVARN, 4 May - Joint port control units searched 610 boats in April.\n\n"
        "Sugar made up 96 tonnes.\n"
    )
    assert scope(text, "96") == "Joint port control units"


def test_a_body_in_a_caption_holds_for_the_table_behind_a_blank_line() -> None:
    text = (
        f"{WHOLE}Table 2. Arrests by river police, by kind\n\n"
        "Kind      2020    2021\nFreight       41      44\n\nA further 96 were fined.\n"
    )
    assert scope(text, "44") == "river police"
    assert scope(text, "96") == "Santera"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("全市进出口530亿元，拉高全省进出口增速0.4个百分点，出口46亿元。", "全市"),
        ("全省及时到达的比例，城区为88%，农村为46%。", "农村"),
        ("江东省检察机关去年批捕46人。", "江东省检察机关"),
        ("全省接警530起。全省交警查处酒驾46起。", "全省交警"),
        ("全省接警530起。江州交警查处酒驾46起。", "江州交警"),
        ("全省接警530起。省12345热线受理诉求46件。", "省12345热线"),
        ("全省接警530起。最高检挂牌督办46起。", "最高检"),
        ("全省接警530起。边检机关查验旅客46人次。", "边检机关"),
        ("全省医疗机构总诊疗人次46万人次。", "全省"),
        ("全省医疗机构诊疗46万人次。", "全省医疗机构"),
        ("全省接警530起。去年，支队查处酒驾46起。", "支队"),
        ("全省接诊530人。今年以来，我中心接诊46人。", "我中心"),
        ("全省增长5%。其中，中心城区增长46%。", "全省"),
        ("全省增长5%。沿海地区增长46%。", "沿海地区"),
        ("全省增长5%。部分地区增长46%。", "全省"),
    ],
)
def test_chinese_scopes_beside_a_wider_one(text: str, own: str) -> None:
    figure = next(f for f in ("46亿", "46万", "46") if f in text)
    assert scope(text, figure) == own
