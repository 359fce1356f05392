"""Units, qualifiers and change words beside a number, English and Chinese."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.grammar import qualifiers
from extractor.grammar.currencies import currency_before
from extractor.grammar.directions import change_of
from extractor.grammar.qualifiers import qualifier_of
from extractor.grammar.units import direct_unit, plainly_counts, unit_of, unit_words
from extractor.grammar.words import led_plainly, word_set
from extractor.source import Index
from schemas.evidence import Mention


def reading(text: str, number: str) -> tuple[Index, Mention]:
    index = Index(text)
    return index, next(m for m in index.mentions if m.text == number)


UNITS = [
    ("The patrol sank 12 wooden boats.", "12", "boats"),
    ("Dockers moved 300 crates of salted herring.", "300", "crates"),
    ("They met 45 skippers and mates.", "45", "skippers and mates"),
    ("Of 90 rowers 48 won a cup.", "48", "rowers"),
    ("Of 90 rowers 48 won the regatta.", "48", "rowers"),
    ("The ferry cost 4,800 won in spring.", "4,800", "won"),
    ("They met 45 skippers and other seafaring people ashore.", "45", "people"),
    ("They found 18 sheds located upstream.", "18", "sheds"),
    ("They found 18 elderly care harbour homes.", "18", "homes"),
    ("Three of the piers closed.", "Three", "piers"),
    ("A 10-year lease was signed.", "10", "year"),
    ("Traffic fell 7.5 per cent.", "7.5", "per cent"),
    ("The share gained 1.5 percentage points.", "1.5", "percentage points"),
    ("Margins lost 40 basis points.", "40", "basis points"),
    ("It cost US$2.3m in all.", "2.3m", "US$"),
    ("It cost 90 million Hong Kong dollars in all.", "90 million", "Hong Kong dollars"),
    ("The two lines lost 270 and 190 basis points.", "270", "basis points"),
    ("Pilots guided 40 ships in May and 36 in June.", "36", "ships"),
    ("The number of sailors hired reached 5,120 in all.", "5,120", "sailors"),
    ("They closed 2,310 first-instance cases.", "2,310", "cases"),
    ("全港共查扣渔船120余艘。", "120", "艘"),
    ("民警历时四天、辗转五省，把货追回。", "五", "省"),
    ("货物吞吐量达3.2亿吨。", "3.2亿", "吨"),
    ("同比提高0.3个百分点。", "0.3", "个百分点"),
    ("下降百分之三点二。", "百分之三点二", "百分之"),
    ("涉案资金约2.6亿元。", "2.6亿", "元"),
    ("民营企业占六成五，其余占三成半。", "六成五", "成"),
]


@pytest.mark.parametrize(("text", "number", "unit"), UNITS)
def test_the_unit_is_what_the_number_counts(text: str, number: str, unit: str) -> None:
    index, mention = reading(text, number)
    found, place = unit_of(index, mention)
    assert found == unit
    assert place is not None
    assert text[place.start : place.end] == unit


def test_a_number_that_counts_nothing_has_no_unit() -> None:
    index, mention = reading("It ended with 17, oddly.", "17")
    assert unit_of(index, mention) == (None, None)


def test_a_table_cell_takes_the_head_of_its_column() -> None:
    table = "Port\tShips\tCargo (tonnes)\nNorth\t412\t88,100\nSouth\t97\t12,450\n"
    index, mention = reading(table, "12,450")
    assert unit_words(index, mention).source == "column"
    assert unit_of(index, mention)[0] == "tonnes"
    assert unit_of(index, next(m for m in index.mentions if m.text == "97"))[0] == "Ships"


QUALIFIERS = [
    ("They sank more than 260 boats.", "260", "more than"),
    ("They sank upwards of 260 boats.", "260", "more than"),
    ("They sank some 260 boats.", "260", "about"),
    ("They sank almost 260 boats.", "260", "nearly"),
    ("They sank no fewer than 260 boats.", "260", "at least"),
    ("They sank no more than 260 boats.", "260", "up to"),
    ("They sank as many as 260 boats.", "260", "up to"),
    ("They sank fewer than 260 boats.", "260", "less than"),
    ("The cost stayed under $260.", "260", "less than"),
    ("They sank 260 boats or more.", "260", "at least"),
    ("They sank 260 boats and over 30 nets.", "260", "exact"),
    ("They sank 260 boats and over 30 nets.", "30", "more than"),
    ("They sank 260 boats and more than half the nets.", "260", "exact"),
    ("They sank 260-plus boats.", "260", "more than"),
    ("They sank a total of 260 boats.", "260", "exact"),
    ("They sank only 260 boats.", "260", "exact"),
    ("The bills were adding up to 260 crowns.", "260", "exact"),
    ("He was tried under 260 articles.", "260", "exact"),
    ("They sank over 260 boats and 400 rafts.", "400", "more than"),
    ("They sank over 260 boats and burned 400 rafts.", "400", "exact"),
    ("They will sink 60 to 70 boats.", "60", "at least"),
    ("They will sink 60 to 70 boats.", "70", "up to"),
    ("Stocks rose from 60 to 70 tonnes.", "60", "exact"),
    ("查扣渔船超过260艘。", "260", "more than"),
    ("查扣渔船260余艘。", "260", "more than"),
    ("木船的比重首次过半。", "半", "more than"),
    ("交易额破亿元大关，过了夏天。", "亿", "more than"),
    ("全年举行过3次集市。", "3", "exact"),
    ("查扣渔船近260艘。", "260", "nearly"),
    ("查扣渔船约260艘。", "260", "about"),
    ("罚没款约人民币3.2亿元。", "3.2亿", "about"),
    ("Loans came to some NPR 448.3bn.", "448.3bn", "about"),
    ("Growth was revised up to 1.9 per cent.", "1.9", "exact"),
    ("They photographed 120 to 150 nets.", "120", "at least"),
    ("They photographed 120 to 150 nets.", "150", "up to"),
    ("Fees increased 120 to 150 crowns.", "150", "exact"),
    ("查扣假烟2430余万支。", "2430余万", "more than"),
    ("货值三千四百多亿元。", "三千四百多亿", "more than"),
    ("每100艘里约有17艘漏水。", "17", "about"),
    ("渔具约占三成，渔船约达260艘。", "260", "about"),
    ("比上月的58件多出9件。", "58", "exact"),
    ("较上月58件多了9件。", "58", "exact"),
    ("查扣渔船58艘多。", "58", "more than"),
    ("查扣渔船至少260艘。", "260", "at least"),
    ("查扣渔船不到260艘。", "260", "less than"),
    ("共签约260家。", "260", "exact"),
]


def test_a_half_has_no_unit_of_its_own() -> None:
    index, mention = reading("收购渔船4艘，木船的比重首次过半。", "半")
    assert unit_of(index, mention) == (None, None)


@pytest.mark.parametrize(("text", "number", "qualifier"), QUALIFIERS)
def test_the_qualifier_is_what_the_words_beside_the_number_say(text: str, number: str, qualifier: str) -> None:
    index, mention = reading(text, number)
    found, place = qualifier_of(index, mention)
    assert found == qualifier
    assert (place is None) == (qualifier == "exact")


@pytest.mark.parametrize(
    ("text", "number", "direction", "role"),
    [
        ("Landings fell by 7% in May.", "7", "decrease", "by"),
        ("Landings rose to 900 tonnes.", "900", "increase", "to"),
        ("Nets and rafts were up 4% and 9% respectively.", "9", "increase", "by"),
        ("货物吞吐量同比增长5.6%。", "5.6", "increase", "by"),
    ],
)
def test_the_change_word_that_governs_a_number(text: str, number: str, direction: str, role: str) -> None:
    index, mention = reading(text, number)
    cue = change_of(index, mention)
    assert cue is not None
    assert (cue.direction, cue.role) == (direction, role)
    assert text[cue.cue.start : cue.cue.end]


@pytest.mark.parametrize(("text", "number"), [("They seized 12 boats.", "12"), ("至少5个港口关闭。", "5")])
def test_no_change_word_no_direction(text: str, number: str) -> None:
    index, mention = reading(text, number)
    assert change_of(index, mention) is None


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text(alphabet="abs ,.;()%$-\n\t|12305 and over of 余多元个", max_size=120))
def test_any_text_is_read_without_failing_and_spans_lie_in_it(text: str) -> None:
    index = Index(text)
    for mention in index.mentions:
        unit, place = unit_of(index, mention)
        assert (unit is None) == (place is None)
        assert place is None or text[place.start : place.end] == unit
        cue = qualifier_of(index, mention)[1]
        assert cue is None or 0 <= cue.start <= cue.end <= len(text)
        change_of(index, mention)


PLAINLY = [
    ("The patrol sank 12 wooden boats.", "12", "boats", True),
    ("The patrol sank 12 old wooden fishing boats, and left.", "12", "boats", True),
    ("The patrol sank 12 old and leaky boats.", "12", "boats", False),
    ("The patrol sank 12 other boats.", "12", "boats", False),
    ("They sank 12 went down boats.", "12", "boats", False),
    ("They sank 12 nets related boats.", "12", "boats", False),
    ("They held 12 wooden boats-owners.", "12", "boats", False),
    ("It cost 12 dollar cheap boats.", "12", "boats", False),
    ("The vote was 12% among boats.", "12", "boats", False),
    ("A share of 12 percent fishing boats.", "12", "boats", False),
    ("They sank 12 open two boats.", "12", "boats", False),
    ("They sank 12 wooden hull.", "12", "hull", False),
    ("They sank 12  wooden boats.", "12", "boats", False),
    ("They sank 12 Wooden boats.", "12", "boats", False),
]


@pytest.mark.parametrize(("text", "number", "noun", "plain"), PLAINLY)
def test_a_plural_behind_plain_words_is_told_without_reading_the_phrase(text, number, noun, plain):
    assert plainly_counts(*reading(text, number), noun) == plain


WORDS = word_set(
    "old open located sunk boats nets people crew percent dollar dollars yuan and or of the other more two half went "
    "said in sports proceedings upstream-bound first-class Boats 7 , ."
)


@given(st.lists(st.sampled_from(sorted(WORDS)), max_size=6))
@settings(max_examples=400, derandomize=True)
def test_what_is_plainly_counted_is_in_the_phrase_behind_the_number(words):
    index = Index(f"The clerks saw 12 {' '.join(words)} at noon.")
    mention = index.mentions[0]
    for noun in {w for w in words if plainly_counts(index, mention, w)}:
        found = direct_unit(index, mention)
        assert found.source == "noun"
        assert noun in index.text[slice(*found.phrase)].split()


LEADS = word_set(
    "over the about some under than up to of more a only cost EUR mEUR m k Rs US boats (about so-called 约 超"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(sorted(LEADS)), min_size=1, max_size=5), st.sampled_from(["", " ", "  ", "\n", "$"]))
def test_a_plain_word_before_a_number_is_no_cue_and_no_currency(words: list[str], gap: str) -> None:
    """What is not asked when a plain word leads the number would not have found anything."""
    left = " ".join(words) + gap
    text = f"{left}14 crates."
    if led_plainly(left, qualifiers._LEADING):
        assert currency_before(text, len(left)) is None
        assert qualifiers._code_before(text, 0, len(left)) == len(left)
        assert qualifiers._left(text, 0, len(left)) is None
