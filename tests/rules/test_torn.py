"""Numbers that a blank may have torn: both pieces go to review, lists and dates do not."""

import pytest

from extractor import check, scan
from schemas.evidence import Quantity
from schemas.press_release import PressRelease, Statistic


def told(source: str) -> set[str]:
    """The texts of the figures that N014 tells of, each claimed as printed."""
    figures = [m for m in scan(source) if m.kind in {"statistic", "change"}]
    claimed = tuple(
        Statistic(indicator="it", quantity=Quantity(text=m.text, start=m.start, end=m.end)) for m in figures
    )
    findings = check(source, PressRelease(statistics=claimed))
    return {figures[int(f.path.split("[")[1].split("]")[0])].text for f in findings if f.code == "N014"}


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("The port burned 3. 4 million nets.", {"3", "4 million"}),
        ("Of 2, 310 nets most were old.", {"2", "310"}),
        ("They closed 1 ,204 cases.", {"1", "204"}),
        ("They closed 1\u00a0,204 cases.", {"1", "204"}),
        ("The share rose to 12 .5% of all.", {"12", ".5"}),
        ("They closed 12 , 204 cases.", set()),
        ("They sank 12, 310 and 45 boats.", set()),
        ("They sank 3, 12, 310 boats.", set()),
        ("They sank 12, 31 of them old.", set()),
        ("They sank 1.2 million, 310 of them old.", set()),
        ("It was announced on 7 May 2031, 310 boats in hand.", set()),
        ("The share was 12.5. 4 boats sank.", set()),
        ("The share was 12%. 4 boats sank.", set()),
        ("They sank 12 boats, 310 nets and 4 skiffs.", set()),
    ],
)
def test_pieces_of_a_torn_number_go_to_review(source: str, pieces: set[str]) -> None:
    assert told(source) == pieces


def test_the_message_shows_both_pieces() -> None:
    claimed = Statistic(indicator="nets burned", quantity=Quantity(text="4 million"))
    found = [
        f for f in check("The port burned 3. 4 million nets.", PressRelease(statistics=(claimed,))) if f.code == "N014"
    ]
    assert [f.message for f in found] == [
        "`3` and `4 million` may be one number: the source prints `The port burned 3. 4 million nets.`"
    ]
