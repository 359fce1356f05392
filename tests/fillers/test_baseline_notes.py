"""What figures are called in notes without verbs, and in clauses whose subject is a pronoun or stands far away."""

import pytest

from extractor.fillers.baseline import fill
from extractor.source import Index


def called(text: str) -> dict[str, tuple[str, str | None]]:
    """Indicator and unit by the text of the figure."""
    told: dict[str, tuple[str, str | None]] = {}
    for s in fill(Index(text + "\n")).value.statistics:
        quantity = s.quantity or (s.change.quantity if s.change is not None else None)
        assert quantity is not None
        told[quantity.text] = (s.indicator, quantity.unit)
    return told


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Police: burglary reports received, 412; cleared up, 230; clearance rate 55.8%.",
            {
                "412": ("burglary reports received", "reports"),
                "230": ("burglary reports cleared up", "reports"),
                "55.8": ("clearance rate", "%"),
            },
        ),
        (
            "Labour courts: claims lodged 8,240, settled 5,110, dismissed 1,002.",
            {
                "8,240": ("claims lodged", "claims"),
                "5,110": ("claims settled", "claims"),
                "1,002": ("claims dismissed", "claims"),
            },
        ),
        (
            "3. Fire brigades: fires in forests put out, 57; hectares burnt, 1,340.",
            {"57": ("fires in forests put out", "fires"), "1,340": ("hectares burnt", "hectares")},
        ),
        (
            "Inspectors: bakers caught cheating, 61; sums paid back, EUR 340,000.",
            {"61": ("bakers caught cheating", "bakers"), "340,000": ("sums paid back", "EUR")},
        ),
    ],
)
def test_a_label_without_a_verb_names_its_figure(text: str, figures: dict[str, tuple[str, str | None]]) -> None:
    assert called(text) == figures


def test_a_preterite_behind_its_subject_is_no_label() -> None:
    assert called("New lending: shipyards took 295 million crowns.")["295 million"][0] != "shipyards took"


def test_a_question_before_a_colon_is_no_subject() -> None:
    told = called("Asked whether skippers are careless, he gave one figure: 340 persons were fined.")
    assert told["340"] == ("persons fined", "persons")


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "unit"),
    [
        ("The court closed 412 cases. Each took an average of 31 days.", "31", "average days cases took", "days"),
        (
            "The attack rate is 14 percent. In the port Lund it does not exceed 4 percent.",
            "4",
            "attack rate",
            "percent",
        ),
        ("Sales were EUR 30 million. For the margin it reckons with nine percent.", "nine", "margin", "percent"),
        (
            "Sales were EUR 30 million. For the margin it reckons no longer with nine percent but with 7 to 8 percent.",
            "7",
            "margin",
            "percent",
        ),
        ("Now the Board confirms sales of EUR 3.1 billion.", "3.1 billion", "sales", "EUR"),
        ("Among young men the rate of unemployment was 14 percent.", "14", "rate of unemployment", "percent"),
        ("According to preliminary data the volume of trade rose by 2 percent.", "2", "volume of trade", "percent"),
        ("A kilo of rice was on sale for 42 pesos.", "42", "kilo of rice", "pesos"),
        ("Cheaper fuel took 0.3 points off the annual rate.", "0.3", "Cheaper fuel took off annual rate", "points"),
        ("In spring 88 sailors lost their lives.", "88", "sailors lost their lives", "sailors"),
        ("Fell in: shoes (by 2.1%), toys (by 1.4%).", "1.4", "toys", "%"),
        ("Butter became dearer by 2 percent, whereas eggs became cheaper by 3 percent.", "3", "eggs", "percent"),
        ("Most came from fares (0.4 basis points), food (0.3) and rents (0.1).", "0.1", "rents", "basis points"),
        (
            "The average number of employed persons was 8,400 in inns, 3.1 thousand in shops and 940 in schools.",
            "3.1 thousand",
            "average number of employed persons in shops",
            "persons",
        ),
    ],
)
def test_a_figure_far_from_its_subject(text: str, figure: str, indicator: str, unit: str) -> None:
    assert called(text)[figure] == (indicator, unit)


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "unit"),
    [
        ("In all 340 children were in care in 28 homes, 12 of them with nuns.", "12", "children with nuns", "children"),
        ("So far 61 deaths have been reported from 9 towns (case fatality 1.4%).", "1.4", "case fatality", "%"),
        ("The watches, 4,120 in all, are worth 1.2 million euros.", "4,120", "watches", "watches"),
        ("The watches, 4,120 in all, are worth 1.2 million euros.", "1.2 million", "value of watches", "euros"),
        ("Women make up 40% of the cases and 55% of the deaths.", "55", "Women of the deaths", "%"),
        ("Women make up 40% of the cases and two-thirds of the deaths.", "two-thirds", "Women of the deaths", None),
        ("Nets were burnt and 412 oars, 88 masts and 45 sails seized.", "88", "masts seized", "masts"),
        ("The panel heard 300-odd workers.", "300", "workers heard", "workers"),
        ("Duties evaded amount to 640,000 euros.", "640,000", "Duties evaded", "euros"),
        ("The margin was 3 percent. It expects sales of CHF 1.6 billion.", "1.6 billion", "sales", "CHF"),
        ("Cash was CHF 5 million. The dividend is to be CHF 2.40.", "2.40", "dividend", "CHF"),
        ("新建住宅价格环比上涨的有12个，下降的有55个，持平的有3个。", "55", "新建住宅价格下降的", "个"),
        ("猪肉价格下降12.1%，影响CPI下降约0.18个百分点。", "0.18", "猪肉价格影响CPI", "个百分点"),
        ("毕业生8.2万人，增长3%；月均工资4,312元，连续第5个季度保持在4,000元以上。", "4,312", "毕业生月均工资", "元"),
        ("毕业生8.2万人，增长3%；月均工资4,312元，连续第5个季度保持在4,000元以上。", "4,000", "毕业生月均工资", "元"),
    ],
)
def test_a_figure_takes_what_an_earlier_one_named(text: str, figure: str, indicator: str, unit: str | None) -> None:
    assert called(text)[figure] == (indicator, unit)
