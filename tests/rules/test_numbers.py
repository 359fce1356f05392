"""What is said of a number that is not printed as claimed: the rule, the words at fault, the way to mend it."""

import pytest
from pydantic import BaseModel

from extractor.checker import check, locate
from extractor.facts import fact_findings
from extractor.source import Index
from schemas.evidence import Quantity
from schemas.press_release import PressRelease, Statistic

TEXT = "Quay news. Wardens found 4,312 nets and 2.6 \nmillion crates; later 12 boats sank and 12 boats rose."
NETS = "`news. Wardens found 4,312 nets and 2.6 million`"

TWELVE = ("`million crates; later 12 boats sank and 12 boats`", "`later 12 boats sank and 12 boats rose.`")


def at(words: str, size: int | None = None) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + (size or len(words))}


CASES = [
    ("4,321", {}, "N001", "`4,321` is not printed in the source", None, None),
    (
        "4,399", at("nd 4,312 n"), "N001",
        f"`4,399` is not printed in the source; there the source prints {NETS}", "4,312", None,
    ),
    ("431", {}, "N002", "`431` is only a piece of `4,312`", "4,312", "copy the whole number"),
    ("6 million", {}, "N002", "`6 million` is only a piece of `2.6 million`", "2.6 \nmillion", "copy the whole number"),
    (
        "2.6", {}, "N003",
        "`2.6` lacks the scale word: the source prints `2.6 million`", "2.6 \nmillion",
        "the scale word belongs to the number's text",
    ),
    ("4,399", at("4,312"), "N006", "at 25..30 the source prints `4,312`, not `4,399`", "4,312", None),
    (
        "4,312", at("12 boats sank", 2), "N006",
        "at 67..69 the source prints `12`, not `4,312`", "12", "`4,312` is printed at 25",
    ),
    (
        "4,312", {"start": 80, "end": 85}, "N007",
        f"`4,312` is not printed at 80..85 but elsewhere: {NETS}", "4,312", None,
    ),
    (
        "4,312", {"quote": "12 boats sank"}, "N008",
        f"`4,312` is not in the quote; it is printed in {NETS}", "4,312", None,
    ),
    (
        "12", {"unit": "boats"}, "N009",
        "which one? `12` is printed 2 times: " + " and ".join(TWELVE), "12", "give its mark or its span",
    ),
    (
        "2600000", {}, "N010",
        "the source prints `2.6 million`, the claim says `2600000`", "2.6 \nmillion", "copy the print",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "said", "code", "message", "words", "hint"), CASES)
def test_a_wrong_number_is_told_with_the_words_at_fault(of_fact, printed, said, code, message, words, hint) -> None:
    assert of_fact(TEXT, printed, **said) == [(code, "fact", message, words, hint)]


def test_a_number_printed_at_several_places_is_told_with_the_nearest() -> None:
    text = "North sold 40 rafts. " + "No rafts were lost at sea. " * 9 + "South sold 40 rafts. East sold 40 rafts too."
    middle = text.index("South")
    claim = Quantity(text="40", unit="rafts", start=middle - 20, end=middle - 18)
    [finding] = [f for f in findings(text, claim) if f.code == "N007"]
    assert finding.start == text.index("40 rafts. East")


def test_of_many_places_the_first_two_are_shown(of_fact) -> None:
    text = "North sold 40 rafts. South sold 40 rafts. East sold 40 rafts."
    [which] = of_fact(text, "40", unit="rafts")
    assert which.message == (
        "which one? `40` is printed 3 times: `North sold 40 rafts. South sold 40` and "
        "`40 rafts. South sold 40 rafts. East sold 40`"
    )
    [finding] = fact_findings(Index(text), {"text": "forty"})
    assert (finding.code, finding.start) == ("N010", text.index("40"))
    [finding] = fact_findings(Index(text), {"text": "40", "unit": "rafts"})
    assert finding.start == text.index("40")


def test_an_odd_print_is_told_where_it_stands(of_fact) -> None:
    text = "They burned 3,2016 nets."
    told = ("N011", "fact", "`3,2016`: malformed grouping", "3,2016", None)
    assert of_fact(text, "3,2016") == of_fact(text, "32016") == [told]
    assert [f.code for f in of_fact(text, "3,201")] == ["N002"]


class Note(BaseModel):
    words: str


def test_numbers_in_words_are_named_up_to_four(of_model) -> None:
    words = "some 91, 92,\u00a0and 93 and 94 and 95 nets, far more than the crew of the harbour had ever mended"
    [finding] = of_model("They mended 40 nets.", Note(words=words))
    assert finding.message == f"`91`, `92`, `93`, `94` in `{words[:60]}` is not printed in the source"
    assert of_model("They mended 40 nets.", Note(words="the 40 nets")) == []


def test_the_first_place_of_several_is_shown_for_a_number_outside_its_quote(of_fact) -> None:
    text = "North sold 40 rafts. South sold 40 rafts. Nothing else was sold."
    [finding] = of_fact(text, "40", quote="Nothing else was sold")
    assert (finding.code, finding.words) == ("N008", "40")
    assert finding.message == "`40` is not in the quote; it is printed in `North sold 40 rafts. South sold 40`"


def findings(text, *quantities):
    return check(text, PressRelease(statistics=tuple(Statistic(indicator="rafts", quantity=q) for q in quantities)))


MARKED = "Crews: 5 in May, 6 in June, 7 in July, then 5, 5, 5 and 5 again; 1.2\nmillion rafts."


@pytest.mark.parametrize(
    ("mark", "text", "code", "message", "words", "hint"),
    [
        (99, "5", "N004", "mark 99 does not exist: the source has 8 numbers", None, None),
        (0, "5", "N004", "mark 0 does not exist: the source has 8 numbers", None, None),
        (1, "five", "N010", "the source prints `5`, the claim says `five`", "5", "copy the print"),
        (2, "9", "N005", "mark 2 is `6`, but the text says `9`", "6", None),
        (2, "7", "N005", "mark 2 is `6`, but the text says `7`", "6", "`7` carries mark 3"),
        (2, "5", "N005", "mark 2 is `6`, but the text says `5`", "6", "`5` carries mark 1, 4, 5, 6"),
        (8, "6", "N005", "mark 8 is `1.2 million`, but the text says `6`", "1.2\nmillion", "`6` carries mark 2"),
    ],
)
def test_mark_and_text_are_a_double_entry(mark, text, code, message, words, hint) -> None:
    assert len(Index(MARKED).mentions) == 8
    [found] = [f for f in findings(MARKED, Quantity(text=text, mark=mark)) if f.code != "T002"]
    place = None if found.start is None else MARKED[found.start : found.end]
    assert (found.code, found.message, place, found.hint) == (code, message, words, hint)


def test_a_mark_is_kept_where_the_text_differs_in_presentation_only() -> None:
    statistic = Statistic(indicator="rafts", quantity=Quantity(text="1.2million", mark=8))
    located = locate(Index(MARKED), PressRelease(statistics=(statistic,)))
    assert located.statistics[0].quantity is not None
    assert located.statistics[0].quantity.start == MARKED.index("1.2")
