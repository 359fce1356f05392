"""A sound gold file has no problem, and each kind of slip is named; Chinese stands beside digits without a space."""

import copy
from decimal import Decimal

import pytest

from eval.numerals import value_of
from eval.validate import check_all, validate
from schemas.gold import Gold


def gold(labels):
    return Gold.model_validate({"source": "s", "sha256": "0" * 64, **labels})


def messages(labels, text, severity="error"):
    return [p.message for p in validate(gold(labels), text) if p.severity == severity]


def test_the_gold_of_the_repository_is_sound(shipped):
    wrong = {k: len([p for p in v if p.severity == "error"]) for k, v in check_all(shipped).items()}
    assert {k: n for k, n in wrong.items() if n} == {}


def test_made_up_labels_are_sound(made_up):
    assert validate(gold(made_up.garden()), made_up.GARDEN) == ()
    assert validate(gold(made_up.pond()), made_up.POND) == ()


def slip(labels, where, **update):
    changed = copy.deepcopy(labels)
    target = changed
    for step in where:
        target = target[step]
    target.update(update)
    return changed


@pytest.mark.parametrize(
    ("where", "update", "message"),
    [
        (("numbers", 0), {"text": "1240"}, "the source has '1,240'"),
        (("numbers", 0), {"start": 9999, "end": 10002}, "is not in the text"),
        (("numbers", 0), {"value": "12400"}, "'1,240' reads as 1240, gold has 12400"),
        (("numbers", 0), {"value": None}, "has a value (1240), gold has none"),
        (("numbers", 0), {"value": "1,240"}, "no plain decimal string"),
        (("numbers", 5), {"value": "7710000.5"}, "reads as 7710000"),
        (("numbers", 2), {"class": "other"}, "is labelled other"),
        (("statistics", 0), {"value": "9"}, "is labelled statistic = 1240"),
        (("statistics", 0), {"period": "2032"}, "period is not in the text"),
        (("statistics", 0), {"unit": "shrubs"}, "unit is not in the text"),
        (("statistics", 0), {"indicator": "shrubs planted"}, "not from the text: shrubs"),
        (("statistics", 0, "change"), {"basis": "than in 2029"}, "basis is not in the text"),
        (("statistics", 0, "change"), dict.fromkeys(("start", "end", "text", "value")), "must be unchanged"),
        (("statistics", 2), dict.fromkeys(("start", "end", "text", "value")), "must be a change without a level"),
    ],
)
def test_a_slip_is_named(made_up, where, update, message):
    assert any(message in m for m in messages(slip(made_up.garden(), where, **update), made_up.GARDEN))


def test_a_figure_used_twice_or_never_is_named(made_up):
    labels = made_up.garden()
    labels["statistics"] = [labels["statistics"][0], labels["statistics"][0]]
    found = messages(labels, made_up.GARDEN)
    assert any("'1,240' stands in 2 statistics" in m for m in found)
    assert any("'900' stands in 0 statistics" in m for m in found)


def test_an_unlabelled_digit_or_number_word_is_named(made_up):
    labels = made_up.garden()
    del labels["numbers"][1]
    assert "unlabelled number '2031'" in messages(labels, made_up.GARDEN)
    assert "unlabelled number 'Three'" in messages({"numbers": [], "statistics": []}, "Three boats; one by one.")


def test_cut_tokens():
    def cut(text, start, end):
        one = {"start": start, "end": end, "text": text[start:end], "value": None, "class": "name"}
        return any("is cut out" in m for m in messages({"numbers": [one], "statistics": []}, text))

    assert cut("1,240 trees", 0, 1)
    assert cut("3.5 tons", 0, 2)
    assert cut("ninety boats", 0, 4)
    assert cut("共26.8万个", 1, 5)
    assert cut("12 boats", 0, 3)
    assert not cut("共26.8万个", 1, 6)
    assert cut("运走12千个", 2, 4)
    assert not cut("运走12千克", 2, 4)
    assert not cut("清理池塘12个", 4, 6)
    assert not cut("共三百二十人", 1, 5)
    assert not cut("the 5G mast", 4, 5)


def test_hanzi_that_seem_to_count_are_noted_not_refused(made_up):
    labels = made_up.pond()
    del labels["numbers"][2]
    del labels["statistics"][1]
    assert messages(labels, made_up.POND) == []
    assert messages({"numbers": [], "statistics": []}, "共有三名志愿者，进一步统一。", "note") == [
        "unlabelled number '三'"
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,240", "1240"),
        ("7.71 million", "7710000"),
        ("154\nthousand", "154000"),
        ("456.4m", "456400000"),
        ("26.8万", "268000"),
        ("1.2万亿", "1200000000000"),
        ("三千四百八十", "3480"),
        ("二〇三一", "2031"),
        ("十二", "12"),
        ("两万", "20000"),
        ("一亿二千万", "120000000"),
        ("twelve", "12"),
        ("3,2016", None),
        ("百分之三点二", None),
        ("17th", None),
    ],
)
def test_plain_numbers_are_read_without_the_extractor(text, value):
    read = value_of(text)
    assert read == (None if value is None else Decimal(value))
