"""What scan() promises of any text: spans, values, every digit accounted for, linear time."""

import gc
import re
import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor.numbers import parse, scan

CHARS = (
    "0123456789.,:/-+()%$€ \n\t'\"'’“”abcmnthkoOlОGQ²½①Ⅳ٣４，。\u200b\u202e\u00ad\u00a0\u2009é"
    "一二两三十百千万亿第年月日个分之点零〇多余是每"
)
WORDS = """one two twenty hundred thousand million and first third half percent of May 2021 up to rose by per every 3.5
1,000 2020-09-30 8:30 17th COVID-19 百分之 三分之一 一是 万 \u200b ½ . , ;"""
PIECES = st.sampled_from([*WORDS.split(), "", "\n"])
DENSE = "0123459  –,.:/+-()kmbn%万亿十至第年"
TEXTS = st.one_of(
    st.text(alphabet=CHARS, max_size=60),
    st.text(alphabet=DENSE, max_size=24),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.text(max_size=40),
)


@settings(derandomize=True, max_examples=500, deadline=None)
@given(TEXTS)
@example("of 10 000–15 000 boats and 3万5/8")
def test_every_digit_lies_in_exactly_one_mention_and_none_overlap(text: str) -> None:
    mentions = scan(text)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(m.text == text[m.start : m.end] and m.text and m.text.strip() == m.text for m in mentions)
    covered = {i for m in mentions for i in range(m.start, m.end)}
    assert {i for i, c in enumerate(text) if c.isdecimal()} <= covered
    assert scan(text) == mentions


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.integers(0, 10**15), st.sampled_from(["", " million", " billion", " thousand", "万", "亿"]))
def test_a_number_reads_as_itself_times_its_scale(number: int, scale: str) -> None:
    factor = {"": 1, " million": 10**6, " billion": 10**9, " thousand": 1000, "万": 10**4, "亿": 10**8}[scale]
    for printed in (str(number), f"{number:,}"):
        text = f"about {printed}{scale} of them"
        (mention,) = scan(text)
        assert mention.text == printed + scale
        assert str(mention.value) == str(number * factor)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.from_regex(r"[0-9]{1,9}\.[0-9]{1,6}", fullmatch=True))
def test_decimals_keep_their_trailing_zeros(printed: str) -> None:
    (mention,) = scan(f"It was {printed}.")
    assert mention.text == printed
    assert mention.value == Decimal(printed)
    assert mention.value.as_tuple().exponent == Decimal(printed).as_tuple().exponent


@pytest.mark.parametrize("printed", ["12", "12,34", "$ 1.5 12,34", "€9.7", "9:30", "+44 20", "three", "三", "½"])
@pytest.mark.parametrize("blanks", [" ", "  ", "\n", "\u00a0"])
def test_a_text_may_end_with_a_number_and_blanks(printed: str, blanks: str) -> None:
    assert scan(f"cost {printed}{blanks}") == scan(f"cost {printed}")


UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(n: int) -> str:
    """English, written independently of the scanner."""
    if n < 10:
        return UNITS[n]
    if n < 20:
        return TEENS[n - 10]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{UNITS[n // 100]} hundred" + (f" and {spell(n % 100)}" if n % 100 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if n >= size:
            return f"{spell(n // size)} {name}" + (f" {spell(n % size)}" if n % size else "")
    raise AssertionError


def spell_hanzi(n: int) -> str:
    """Chinese, written independently of the scanner."""
    if n < 10:
        return "零一二三四五六七八九"[n]
    for size, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if n >= size:
            high, low = divmod(n, size)
            head = "" if size == 10 and high == 1 and n < 20 else spell_hanzi(high)
            gap = "零" if low and low < size // 10 else ""
            return head + name + (gap + spell_hanzi(low) if low else "")
    raise AssertionError


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.integers(2, 10**9 - 1))
def test_number_words_read_as_their_value(number: int) -> None:
    words = spell(number)
    (mention,) = scan(f"They found {words} coins there")
    assert (mention.text, mention.value) == (words, number)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.integers(11, 10**9 - 1))
@example(250)  # begins with 二百五, which is a word of its own too
def test_hanzi_numerals_read_as_their_value(number: int) -> None:
    words = spell_hanzi(number)
    (mention,) = scan(f"共有{words}名学员")
    assert (mention.text, mention.value) == (words, number)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("37 269 and 37\u00a0269 and 37\u2009269", [("37 269", 37269), ("37\u00a0269", 37269), ("37\u2009269", 37269)]),
        ("1 234,5 tonnes", [("1 234,5", "1234.5")]),
        ("3,2016 and 252,0000", [("3,2016", 32016), ("252,0000", 2520000)]),
        ("33.6 hundred million yuan", [("33.6 hundred million", 3360000000)]),
        ("154\nthousand boxes", [("154\nthousand", 154000)]),
        ("$1.2bn or £456.4m", [("1.2bn", 1200000000), ("456.4m", 456400000)]),
        ("37m (121ft) and 5m people", [("37", 37), ("121", 121), ("5m", 5000000)]),
        ("345k fans, $5k", [("345", 345), ("5k", 5000)]),
        ("from 1995-2009", [("1995", 1995), ("2009", 2009)]),
        ("10-15 cases", [("10", 10), ("15", 15)]),
        ("in 2024/25", [("2024/25", None)]),
        ("2020-09-30 or 2025/05/10", [("2020-09-30", None), ("2025/05/10", None)]),
        ("2025/05/1004:07:41", [("2025/05/1004:07:41", None)]),
        ("at 8:30 a.m.", [("8:30", None)]),
        ("call 010-8488-3300", [("010-8488-3300", None)]),
        ("the first two of twenty-one", [("first", 1), ("two", 2), ("twenty-one", 21)]),
        (
            "one-third, two-thirds, three quarters of it",
            [("one-third", None), ("two-thirds", None), ("three quarters", "0.75")],
        ),
        ("10² and ½ and 3½", [("10", 10), ("²", 2), ("½", "0.5"), ("3", 3), ("½", "0.5")]),
        ("26.98万人, 3.11亿元", [("26.98万", 269800), ("3.11亿", 311000000)]),
        ("1.2万亿元和3亿5000万元", [("1.2万亿", 1200000000000), ("3亿5000万", 350000000)]),
        ("５０００千瓦和500千瓦", [("５０００", 5000), ("500", 500)]),
        ("百分之三点二，三分之一，千分之五", [("百分之三点二", "3.2"), ("三分之一", None), ("千分之五", 5)]),
        ("占六成五，不足四成半，完成一成", [("六成五", "6.5"), ("四成半", "4.5"), ("一", 1)]),
        ("投资亿元以上, 收件过万件, 五一假期", [("亿", 10**8), ("万", 10**4), ("五一", None)]),
        ("第一名和第3名", [("第一", 1), ("第3", 3)]),
        ("２０２２年，٣٤٥", [("２０２２", 2022), ("٣٤٥", 345)]),
        ("COVID-19, M2, 5G", [("19", 19), ("2", 2), ("5", 5)]),
        ("twenty\u2010one", [("twenty‐one", 21)]),
        (
            "one and a half million, two and a half hours",
            [("one and a half million", 1500000), ("two and a half", "2.5")],
        ),
        ("it fell .6 percent, and -.35 before", [(".6", "0.6"), (".35", "0.35")]),
        ("Output2 345 and a cost of KRV 86m", [("2", 2), ("345", 345), ("86m", 86000000)]),
        ("In week 12 345 fell ill", [("12", 12), ("345", 345)]),
        ("A crate cost EUR12 345", [("12 345", 12345)]),
        ("half a million, two dozen", [("half a million", 500000), ("two dozen", 24)]),
        (
            "1'234'567 or 5’200 francs, 4'120 million",
            [("1'234'567", 1234567), ("5’200", 5200), ("4'120 million", 4120000000)],
        ),
        (
            "12,5 % of 1,25 million at €3,40, not 3,2016",
            [("12,5", "12.5"), ("1,25 million", 1250000), ("3,40", "3.40"), ("3,2016", 32016)],
        ),
        ("罚款壹万元、叁亿元，陆续到位", [("壹万", 10_000), ("叁亿", 300_000_000)]),
        ("EUR 3,4 Mrd. and NOK 12.4 mrd", [("3,4 Mrd", 3_400_000_000), ("12.4 mrd", 12_400_000_000)]),
        ("a million and a half, two and a half", [("million and a half", 1_500_000), ("two and a half", "2.5")]),
        ("past the half-billion mark", [("half-billion", 500_000_000)]),
        (
            "half a dozen boats, two-and-a-half billion",
            [("half a dozen", 6), ("two-and-a-half billion", 2_500_000_000)],
        ),
        ("a quarter of a million birds", [("quarter of a million", 250_000)]),
        ("three-quarters of a billion crowns", [("three-quarters of a billion", 750_000_000)]),
        ("1.234.567", [("1.234.567", 1234567)]),
    ],
)
def test_spans_and_values(text: str, spans: list[tuple[str, object]]) -> None:
    wanted = [(t, None if v is None else Decimal(str(v))) for t, v in spans]
    assert [(m.text, m.value) for m in scan(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "tens of millions of users, several hundred, dozens, twice, one by one, one of the best",
        "进一步统一思想，一些单位一律参加，第三方，数十名，上千名，几百个，千家万户，百姓，三农，二手，一批",
        "no digits at all",
        "",
    ],
)
def test_vague_words_and_idioms_are_no_numbers(text: str) -> None:
    assert scan(text) == []


@pytest.mark.parametrize(
    ("text", "printed", "value", "note"),
    [
        ("about 1\u200b234 cases", "1\u200b234", 1234, "hidden characters"),
        ("about 5\u00ad00 cases", "5\u00ad00", 500, "hidden characters"),
        ("about 12\u202e34 cases", "12\u202e34", 1234, "hidden characters"),
        ("about 2,52,0000 cases", "2,52,0000", 2520000, "malformed grouping"),
        ("about 1О0 cases", "1О0", None, "mixed scripts"),
        ("about 1l0 cases", "1l0", None, "mixed scripts"),
        ("about 1٣ cases", "1٣", 13, "mixed scripts"),
        ("about 100 cases", "100", 100, None),
    ],
)
def test_odd_prints_carry_a_note(text: str, printed: str, value: int | None, note: str | None) -> None:
    (mention,) = scan(text)
    assert (mention.text, mention.value, mention.note) == (printed, value, note)


@pytest.mark.parametrize(
    ("text", "value"),
    [("7.9 million", 7900000), ("1,102,975", 1102975), ("5.0", "5.0"), ("三千四百八十", 3480), ("3.11亿", 311000000),
     ("one", 1), ("3480", 3480), ("３４８０", 3480), ("twenty-one", 21), ("17th", 17),
     ("百分之三点二", "3.2"), ("nothing", None),
     ("3 and 4", None),
     ("one-third", None), ("第一", 1), ("两百", 200), ("一千", 1000), ("二〇二二", 2022),
     ("三", 3), ("万", None)],
)  # fmt: skip
def test_parse_reads_one_number_text(text: str, value: object) -> None:
    assert str(parse(text)) == str(value)


FAMILIES = {
    "digits": lambda n: "7" * n,
    "comma pairs": lambda n: "1," * n,
    "spaces": lambda n: "1" + " " * n + "2",
    "spaced digits": lambda n: "1 " * n,
    "nested brackets": lambda n: "(" * n + "1" + ")" * n,
    "quotes": lambda n: '"1 ' * n,
    "points": lambda n: "1." * n,
    "slashes": lambda n: "1/" * n,
    "colons": lambda n: "1:" * n,
    "hyphens": lambda n: "1-" * n,
    "groups": lambda n: "1 000" + " 000" * n,
    "word chain": lambda n: "one hundred million " * n,
    "joined words": lambda n: "twenty-" * n,
    "no sentence end": lambda n: "rose by 5 and ten cases, " * n,
    "must": lambda n: "must pay 3, " * n,
    "lines": lambda n: "x 1\n" * n,
    "hanzi": lambda n: "一千万" * n,
    "hanzi sentence": lambda n: "增长5%和第三名、" * n,
    "zero width": lambda n: "1\u200b" * n,
    "superscripts": lambda n: "²" * n,
    "currency": lambda n: "$1m " * n,
    "capitals": lambda n: "A" * n + " 1",
    "fractions": lambda n: "三分之" * n,
}


@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_with_the_length_only(family: str) -> None:
    def cost(n: int) -> float:
        text = FAMILIES[family](n)
        best = 1e9
        for _ in range(2):
            gc.collect()
            begun = time.process_time()
            scan(text)
            best = min(best, time.process_time() - begun)
        return best

    assert cost(4_000) < 7 * cost(1_000) + 0.04


def test_a_number_of_a_million_digits_survives() -> None:
    (mention,) = scan("9" * 1_000_000)
    assert mention.value is not None
    assert mention.value.adjusted() == 999_999


def test_no_pattern_of_the_scanner_ignores_case() -> None:
    """Case-insensitive search is ten times slower; the scanner lowers the text once instead."""
    from extractor.numbers import changes, names, times, tokens, words

    for module in (changes, names, times, tokens, words):
        for held in vars(module).values():
            assert not (isinstance(held, re.Pattern) and held.flags & re.IGNORECASE)
