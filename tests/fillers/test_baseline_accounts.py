"""The rule-based filler accounts for every number of any text, copies what it says, and always says the same."""

import gc
import pickle
from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.press_release import PressRelease
from schemas.records import Filled

_PRINT = """The ministry|courts across the country|seized|were closed|rose by|fell from|to|respectively|and|, |. |;
|(|)|%| percent|$|17|3,480|2.5 million|2021|in May|year on year|cases|tons of fuel|of which|the "Clear Skies" campaign
|First,|1.|a  12  13|compared with 2019|全国公安机关|破获案件|26.98万|起|，|。|同比增长|5.1|个百分点
|今年1至9月|其中|unchanged at|the highest since|“|”|half|three times|-|£9.1bn"""
_PIECES = ["\n\n", "\u00a0", "| 4 | 5 |", *_PRINT.split("|")]
texts = st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=40).map(" ".join)


def marks(filled: Filled) -> Counter[int]:
    """How often each mark is used or set aside."""
    release = filled.value
    assert isinstance(release, PressRelease)
    found = [a.mark for a in filled.set_aside]
    for s in release.statistics:
        quantities = (s.quantity, s.change.quantity if s.change is not None else None)
        found += [q.mark for q in quantities if q is not None and q.mark is not None]
    return Counter(found)


@settings(derandomize=True, max_examples=120, deadline=None)
@given(texts)
def test_every_mention_is_used_or_set_aside_exactly_once(text: str) -> None:
    index = Index(text)
    assert marks(fill(index)) == Counter(range(1, len(index.mentions) + 1))


@settings(derandomize=True, max_examples=120, deadline=None)
@given(texts)
def test_quantities_and_phrases_are_copied_from_the_text(text: str) -> None:
    index = Index(text)
    for s in fill(index).value.statistics:
        for q in (s.quantity, s.change.quantity if s.change is not None else None):
            if q is not None:
                assert text[q.start : q.end] == q.text
                mention = index.mentions[q.mark - 1]
                assert (q.start, q.end) == (mention.start, mention.end)
                assert (None if q.value is None else Decimal(q.value)) == mention.value
                assert q.unit is None or q.unit in text
                assert q.counted is None or q.counted in text
        for phrase in (s.period, s.scope, s.campaign, s.change.basis if s.change is not None else None):
            assert phrase is None or phrase in text


@settings(derandomize=True, max_examples=40, deadline=None)
@given(texts)
def test_same_text_same_answer_and_it_travels_between_processes(text: str) -> None:
    filled = fill(Index(text))
    assert fill(Index(text)) == filled
    assert pickle.loads(pickle.dumps(filled)) == filled


def test_time_grows_with_the_text_alone() -> None:
    """Ten copies cost about ten times one copy: work per sentence does not depend on the sentences before."""
    from time import process_time

    unit = "In 2021, the customs seized 4,100 tons of ore, up 5.2 percent from 2020. Fines were $3 million.\n\n"

    def cost(copies: int) -> float:
        best = 1e9
        for _ in range(3):
            begun = process_time()
            fill(Index(unit * copies))
            best = min(best, process_time() - begun)
        return best

    assert cost(200) < 25 * cost(20)


def test_no_sentence_reads_the_whole_text_again() -> None:
    """Names and values are asked of the text once each: a long text costs in proportion."""
    from time import process_time

    unit = "Customs officers in Sanna seized 41 boats. Oslo's exports rose to 410 tons and fines to $3 million.\n\n"

    def cost(copies: int) -> float:
        gc.collect()
        gc.disable()  # it goes through all that the other tests have left, again and again
        begun = process_time()
        fill(Index(unit * copies))
        spent = process_time() - begun
        gc.enable()
        return spent

    assert min(cost(1600) for _ in range(2)) < 12 * min(cost(200) for _ in range(3))
