"""The verdict is the worst finding at a path or below it; a figure that agrees in all it says is asked nothing."""

import pytest

from extractor.rules.claim import UNSET, Claim
from extractor.rules.judge import judge, plainly_right, verdict
from extractor.rules.resolve import resolve
from extractor.source import Index
from schemas.records import Finding

SEVERITIES = {"i": "info", "w": "review", "x": "reject"}


def finding(path: str, severity: str) -> Finding:
    return Finding.model_validate(
        {"code": "T002", "rule": "some-rule", "severity": SEVERITIES[severity], "path": path, "message": "said"}
    )


@pytest.mark.parametrize(
    ("findings", "path", "worst"),
    [
        ([], "", "verified"),
        ([("a", "i")], "", "verified"),
        ([("a", "i"), ("b", "w"), ("c", "i")], "", "review"),
        ([("a", "w"), ("b", "x"), ("c", "w")], "", "rejected"),
        ([("a", "x"), ("b", "w")], "b", "review"),
        ([("a", "w"), ("b", "x")], "a", "review"),
        ([("a.b", "x")], "a", "rejected"),
        ([("a[1]", "x")], "a", "rejected"),
        ([("ab", "x")], "a", "verified"),
        ([("a[1]", "x")], "a[10]", "verified"),
        ([("a[10]", "x")], "a[1]", "verified"),
        ([("a", "x")], "a.b", "verified"),
        ([("", "x")], "a", "verified"),
    ],
)
def test_the_verdict_is_the_worst_at_the_path_or_below(findings, path, worst) -> None:
    assert verdict([finding(*f) for f in findings], path) == worst
    assert verdict(iter([finding(*f) for f in findings]), path) == worst


TEXT = (
    "Wardens closed more than 260 stalls worth 2.6 million yuan, burned 30 rafts, up 12.5%, and 3,2016 nets by 10:45."
)
INDEX = Index(TEXT)


def claim(text: str, **said) -> Claim:
    made = Claim("fact", "quantity", text, **said)
    return made._replace(found=resolve(made, INDEX))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("30", {}),
        ("30", {"value": "30"}),
        ("30", {"value": None}),
        ("30", {"unit": "rafts", "qualifier": "exact", "direction": None, "role": "level"}),
        ("30", {"unit": None, "qualifier": None}),
        ("260", {"qualifier": "more than"}),
        ("2.6 million", {"value": "2600000", "unit": "yuan"}),
    ],
)
def test_a_figure_that_agrees_in_all_it_says_is_passed_at_once(text, said) -> None:
    passed = claim(text, **said)
    assert plainly_right(passed, INDEX)
    assert judge(passed, INDEX) == []


@pytest.mark.parametrize(
    ("text", "said", "codes"),
    [
        ("30", {"value": "31"}, ["V001"]),
        ("30", {"value": "x"}, ["V001"]),
        ("30", {"unit": "nets"}, ["U002"]),
        ("30", {"unit": "%"}, ["U002"]),
        ("2.6 million", {"unit": "%"}, ["U001"]),
        ("2.6 million", {"unit": None}, ["U003"]),
        ("30", {"qualifier": "about"}, ["Q002"]),
        ("260", {"qualifier": "exact"}, ["Q001"]),
        ("260", {"qualifier": None}, ["Q001"]),
        ("260", {"qualifier": "about"}, ["Q003"]),
        ("30", {"direction": "increase"}, ["D002"]),
        ("30", {"role": "change"}, []),
        ("12.5", {}, []),
        ("12.5", {"direction": None}, ["D003"]),
        ("12.5", {"direction": "decrease"}, ["D001"]),
        ("12.5", {"role": "level", "direction": UNSET, "unit": "%"}, ["D004"]),
        ("3,2016", {}, ["N011"]),
        ("10:45", {}, ["K001"]),
        ("31", {}, ["N001"]),
        ("2.6", {}, ["N003"]),
        ("2600000", {"unit": "%"}, ["U001", "N010"]),
        ("30", {"value": "300", "unit": "nets", "qualifier": "about"}, ["V001", "U002", "Q002"]),
    ],
)
def test_every_rule_that_finds_fault_says_so(text, said, codes) -> None:
    doubted = claim(text, **said)
    assert not plainly_right(doubted, INDEX)
    assert sorted(f.code for f in judge(doubted, INDEX)) == sorted(codes)
    assert {f.path for f in judge(doubted, INDEX)} <= {"fact"}


def test_words_and_phrases_are_asked_their_own_rules() -> None:
    assert judge(Claim("title", "words", "rafts"), INDEX) == []
    assert [f.code for f in judge(Claim("title", "phrase", "the sea"), INDEX)] == ["P001"]
