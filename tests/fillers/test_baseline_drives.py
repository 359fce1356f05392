"""Which figures are results of a campaign: those of its days, those told within it, none of a single person's case."""

import pytest

from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form

HEAD = (
    'Results of the "Quiet Harbour" campaign\n\nFrom 1 March to 31 May police across the country solved 910 thefts'
    ' in the "Quiet Harbour" campaign.\n\n'
)
ZH_HEAD = "今年4月1日至6月30日，全市公安机关在“清港”专项行动中破获盗窃案件910起。\n\n"


def campaign(text: str, figure: str) -> str | None:
    """The campaign of the statistic with this figure."""
    rows = [gold_form(s) for s in fill(Index(text + "\n")).value.statistics]
    found = next(r for r in rows if r["text"] == figure)
    name: str | None = found["campaign"]
    return name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (HEAD + "Some 77 boats were seized.", "Quiet Harbour"),
        (HEAD + "In April we closed, within the operation, 77 yards.", "Quiet Harbour"),
        (HEAD + "In 2019 guards had seized 77 boats.", None),
        (ZH_HEAD + "查扣船舶77艘。", "清港"),
        (ZH_HEAD + "2019年查扣船舶77艘。", None),
    ],
)
def test_the_days_of_a_campaign_are_no_stretch_of_the_calendar(text: str, name: str | None) -> None:
    assert campaign(text, "77") == name


@pytest.mark.parametrize(
    "head",
    [
        'The "Clear Scales" special rectification closed 41 stalls.',
        'Within the "Clear Scales" clean-up, 41 stalls were closed.',
        'Guards closed 41 stalls in an offensive, code-named "Clear Scales".',
        'The campaign, dubbed "Clear Scales", closed 41 stalls.',
        'During the "Clear Scales" raid 41 stalls were closed.',
        "城南启动“守秤”专项整治，取缔摊点41个。",
        "“守秤”专项行动自3月启动。截至9月底，行动已取缔摊点41个。",
    ],
)
def test_words_for_a_drive(head: str) -> None:
    assert campaign(head, "41") in ("Clear Scales", "守秤")


def test_the_case_of_one_person_is_no_result() -> None:
    text = HEAD + "Yards were searched. In Ester a courier surnamed Fei sold 77 anchors."
    assert campaign(text, "77") is None


def test_what_a_result_is_compared_with_is_none() -> None:
    text = HEAD + "In the operation we closed 41 yards, up from 77 in the same months of 2019."
    assert campaign(text, "77") is None
    assert campaign(text, "41") == "Quiet Harbour"


UNNAMED = (
    "Police across the country caught 910 poachers in a sweep that began in May, the ministry said.\n\n"
    "The ministry set off the “Green Belt 7” operation in May.\n\n{}\n"
)


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        (UNNAMED.format("Some 77 boats were seized."), "910", "Green Belt 7"),
        (UNNAMED.format("Within the operation 77 boats were seized."), "77", "Green Belt 7"),
        (UNNAMED.format("In a separate matter, 77 boats were sold."), "77", None),
        ("The “open doors, open books” reform served 77 towns.", "77", "open doors, open books"),
        ("Task Force Heron: 77 warrants.", "77", "Task Force Heron"),
        (
            "Five towns ran the “Last Lamp” operation.\n\nIn the course of the operation 77 lamps were lit.",
            "77",
            "Last Lamp",
        ),
    ],
)
def test_a_campaign_named_elsewhere(text: str, figure: str, name: str | None) -> None:
    assert campaign(text, figure) == name
