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
