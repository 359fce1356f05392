"""What sections leave behind: headings that name a body, another speaker, a topic behind a case."""

import pytest
from filled import period, row, scope

COURT = (
    "SUPREME COURT OF NORDEN\n\nOn Monday the head of the court spoke. He had been ill. He spoke. He was brief.\n\n"
    "In 2020 the Supreme Court of Norden closed 610 files.\n\n"
)


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("II. Criminal division", "Criminal division"),
        ("2. The Land Court", "The Land Court"),
        ("Harbour Police", "Harbour Police"),
        ("Press office", "the Supreme Court of Norden"),
        ("Cases before the court", "the Supreme Court of Norden"),
        ("Appeals", "the Supreme Court of Norden"),
    ],
)
def test_a_heading_that_names_a_body_gives_the_scope_of_its_section(heading: str, own: str) -> None:
    text = f"{COURT}{heading}\n\nOver 41 appeals came in.\n\nCosts\n\nSome 96 lawyers were paid.\n"
    assert scope(text, "41") == own
    assert scope(text, "96") == "the Supreme Court of Norden"


@pytest.mark.parametrize(
    "opening",
    ["Mira Holt (Crime Bureau): I shall be brief.\n\n1. Fraud. ", "Mira Holt: Thank you. ", "何小米(宣传处处长)："],
)
def test_another_speaker_brings_no_time_along(opening: str) -> None:
    report = "From May 3 to June 9, 2020, police closed 610 files.\n\nA further 41 were open.\n\n"
    text = f"{report}{opening}Some 96 gangs were broken up.\n"
    assert period(text, "41") == "From May 3 to June 9, 2020"
    assert period(text, "96") is None


def test_a_topic_leaves_a_case_behind() -> None:
    text = (
        "Police across the country closed 610 files.\n\nIn a case in Varn, three sheds were shut. "
        "As for drugs, 41 suspects were held.\n"
    )
    assert scope(text, "41") == "Police across the country"


def test_where_a_drive_was_set_up_holds_for_its_results() -> None:
    text = 'Last May the ministry set up the "Clean Harbour" campaign nationwide. In all, 41 sheds were shut.\n'
    assert scope(text, "41") == "nationwide"


@pytest.mark.parametrize(
    "name", ["Hallen Pumps AB (publ)", "Hallen Oil A/S", "Hallen Chemie GmbH", "Hallen Bank Q3 profit up"]
)
def test_where_a_company_sits_is_no_scope(name: str) -> None:
    text = f"{name}: report for 2020\nVarn, 7 February 2021\n\nSales in Varn rose. Orders came to 610 million crowns.\n"
    assert row(text, "610 million")["scope"] is None
