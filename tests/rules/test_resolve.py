"""Which printed number a claim means: by its text alone, by its span, by its quote, else by the words around it."""

import pytest

from extractor.facts import fact_claims
from extractor.rules.resolve import number
from extractor.source import Index

TEXT = (
    "Quay news. North sold 40 rafts and 4,312 nets. South sold 40 boats and over 40 nets, 99.8% of them new; "
    "2.6 million crates rose 40 times. Seven crews."
)
FORTY = (22, 58, 76, 128)
NETS, SHARE, CRATES, SEVEN = 35, 85, 104, 138


def meant(text, printed, **said):
    found = fact_claims(Index(text), {"text": printed, **said})[0].found
    return (found.mention.start if found.mention else None, found.trouble, tuple(m.start for m in found.others))


def span(start, end):
    return {"start": start, "end": end}


@pytest.mark.parametrize(
    ("printed", "said", "place", "trouble", "others"),
    [
        # Its text alone, and the words that go with it.
        ("4,312", {}, NETS, "", ()),
        ("40", {}, None, "ambiguous", FORTY),
        ("40", {"unit": "rafts"}, 22, "", ()),
        ("40", {"qualifier": "more than"}, 76, "", ()),
        ("40", {"unit": "nets", "qualifier": "exact"}, None, "ambiguous", FORTY),
        ("40", {"counted": "crates rose"}, None, "ambiguous", (58, 76, 128)),
        ("Seven", {}, SEVEN, "", ()),
        ("seven", {}, SEVEN, "", ()),
        ("40", {"start": 22}, None, "ambiguous", FORTY),
        ("40", {"end": 24}, None, "ambiguous", FORTY),
        # A quote that holds it.
        ("40", {"quote": "40 boats and"}, 58, "", ()),
        ("40", {"quote": "South sold 40"}, 58, "", ()),
        ("40", {"quote": "South sold 40 boats"}, 58, "", ()),
        ("40", {"quote": "South sold 40 boats and over 40 nets", "unit": "nets"}, 76, "", ()),
        ("40", {"quote": "South sold 40 boats and over 40 nets"}, None, "ambiguous", (58, 76)),
        ("40", {"quote": "Seven crews"}, None, "outside-quote", FORTY),
        ("4312", {"quote": "Seven crews"}, NETS, "outside-quote", (NETS,)),
        ("9", {"quote": "Seven crews"}, None, "piece", (SHARE,)),
        # A span: exact, near, far, and the only one it can mean.
        ("40", span(58, 60), 58, "", ()),
        ("40", span(56, 66), 58, "", ()),
        ("40", span(59, 59), 58, "", ()),
        ("4,312", span(19, 21), NETS, "", ()),
        ("4,312", span(18, 19), None, "elsewhere", (NETS,)),
        ("4,312", span(51, 52), NETS, "", ()),
        ("4,312", span(52, 53), None, "elsewhere", (NETS,)),
        ("40", span(0, 4), None, "elsewhere", FORTY),
        ("40", span(66, 67), None, "ambiguous", (58, 76)),
        ("40", {**span(66, 67), "unit": "nets"}, 76, "", ()),
        ("40", {**span(66, 67), "quote": "South sold 40 boats"}, 58, "", ()),
        ("40", {**span(66, 67), "quote": "over 40 nets"}, 76, "", ()),
        ("40", {**span(66, 67), "quote": "Seven crews"}, None, "outside-quote", (58, 76)),
        ("4,312", {**span(48, 50), "quote": "Seven crews"}, NETS, "outside-quote", (NETS,)),
        # Another number stands at the span.
        ("4,312", span(58, 60), 58, "span", (NETS,)),
        ("40", span(35, 40), NETS, "span", (22,)),
        ("40", span(138, 143), SEVEN, "span", (128,)),
        ("4,399", span(58, 60), 58, "span", ()),
        ("40", span(36, 39), 22, "", ()),
        # The same value in another spelling.
        ("7", {}, SEVEN, "respelled", (SEVEN,)),
        ("7", span(138, 143), SEVEN, "respelled", ()),
        ("7", span(139, 141), SEVEN, "respelled", ()),
        ("7", span(58, 60), 58, "span", ()),
        ("7", span(59, 61), None, "absent", (58,)),
        ("2600000", {}, CRATES, "respelled", (CRATES,)),
        ("0.0000026 trillion", {}, CRATES, "respelled", (CRATES,)),
        ("forty", {}, None, "respelled", FORTY),
        # A piece of a longer number, or all of it but its scale word.
        ("99", {}, None, "piece", (SHARE,)),
        ("9.8", {}, None, "piece", (SHARE,)),
        ("312.", {}, None, "piece", (NETS,)),
        ("312", span(37, 40), NETS, "piece", (NETS,)),
        ("31", span(37, 39), NETS, "piece", (NETS,)),
        ("12", span(0, 3), None, "piece", (NETS,)),
        ("2.6", {}, CRATES, "unscaled", (CRATES,)),
        ("2.6", span(104, 107), CRATES, "unscaled", (CRATES,)),
        ("6 million", {}, None, "piece", (CRATES,)),
        ("99", span(36, 38), None, "absent", (NETS,)),
        # Nowhere.
        ("4,321", {}, None, "absent", ()),
        ("4,321", span(0, 4), None, "absent", ()),
        ("4,321", span(36, 39), None, "absent", (NETS,)),
        ("million", {}, None, "absent", ()),
        ("", {}, None, "absent", ()),
        (".", {}, None, "absent", ()),
    ],
)
def test_what_a_claim_means(printed, said, place, trouble, others) -> None:
    assert meant(TEXT, printed, **said) == (place, trouble, others)


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (21, 23, 21), (5, 23, 21), (10, 39, 21), (10, 40, None), (21, 21, 21), (22, 22, 21), (12, 12, None),
        (16, 16, None), (0, 0, 0), (0, 23, 0), (0, 30, 0), (17, 17, 21),
    ],
)  # fmt: skip
def test_a_span_that_could_mean_two_places_tells_nothing(start, end, place) -> None:
    text = "40 rafts and the odd 40 boats came in the rain today."
    trouble = "" if place is not None else "ambiguous"
    assert meant(text, "40", **span(start, end))[:2] == (place, trouble)


def test_a_piece_is_told_of_the_first_number_that_holds_it() -> None:
    assert meant("They sold 4,312 nets and 3,125 rafts.", "312") == (None, "piece", (10,))


@pytest.mark.parametrize(
    ("source", "claims"),
    [
        (
            "They sold 4,312 nets.",
            ["4312", "４，３１２", "4 312", "4\u00a0312", "4\u2009312", "4'312", "4’312", "+4,312"],
        ),
        (
            "They paid $45 each.",
            ["$45", "us$45", "HK$ 45", "€45", "45%", "45+", "45%+", "+$45", "45th", "４５"],
        ),
        ("It fell 0.5% in May.", ["0.5%", "0.5 %", "0.5", "０．５％"]),
        ("Twenty-one crews came.", ["twenty one", "Twenty one", "twentyone", "TWENTY-ONE", "twenty\u2010one"]),
        ("They sold 2.6 million nets.", ["2.6million", "2.6 Million", "2.6\nmillion"]),
        ("The 21st crew came to pier 9.", ["21", "21st", "21ST"]),
        ("It was −5 degrees.", ["5", "+5"]),
        ("全港渔船3.2万艘。", ["3.2万", "３．２万", "3.2 万"]),
    ],
)
def test_differences_of_presentation_do_not_matter(source, claims) -> None:
    for claim in claims:
        place, trouble, _ = meant(source, claim)
        assert (place is not None, trouble) == (True, ""), claim


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("They sold 4,312 nets.", "4.312"),
        ("They sold 4,312 nets.", "43 12 0"),
        ("They sold 45 nets.", "-45"),
        ("They sold 45 nets.", "%45"),
        ("They sold 45 nets.", "45x"),
        ("They sold 45 nets.", "45$"),
        ("It was −5 degrees.", "5-"),
        ("They sold 2.6 million nets.", "2.6 millions"),
    ],
)
def test_other_differences_do(source, claim) -> None:
    assert meant(source, claim)[1] != ""


@pytest.mark.parametrize("text", ["1,200", "1200.0", "1.2e3", 1200, 1200.0])
def test_a_plain_decimal_is_read_exactly(text) -> None:
    assert number(text) == 1200


@pytest.mark.parametrize("text", ["", "12 boats", "inf", "-Infinity", "nan", "0x12"])
def test_what_is_no_plain_decimal_has_no_number(text) -> None:
    assert number(text) is None
