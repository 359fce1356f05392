"""A rule whose topic is not told is not searched for: so whatever its pattern matches must tell the topic."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.numbers import carried, context, movement, norms, others
from extractor.numbers.topics import topics

GUARDED = {
    "ages": (norms._AGED,),
    "aims": (norms._AIMED,),
    "amounts": (norms._AMOUNTS,),
    "change": (movement._CUE_WORD,),
    "classes": (norms._CLASSES,),
    "conditions": (others._WHERE,),
    "demands": (norms._DEMANDED,),
    "growth": (carried._SUBJECT, carried._SLOWED, carried._APART, carried._REVISED, carried._RANKED),
    "meanings": (norms._MEANS,),
    "modals": (context._MODAL,),
    "offences": (norms._OFFENCE,),
    "presents": (norms._FREE,),
    "scales": (norms._SCALE,),
    "wants": (norms._WANTED,),
    "whoever": (others._WHOEVER,),
}


def matched(pattern: re.Pattern[str]) -> st.SearchStrategy[tuple[re.Pattern[str], str]]:
    compiled = re.compile(pattern.pattern, pattern.flags)  # hypothesis knows no pattern that is yet to be compiled
    return st.tuples(st.just(pattern), st.from_regex(compiled, alphabet=st.characters(codec="ascii")))


@pytest.mark.parametrize("topic", GUARDED)
def test_what_a_guarded_pattern_matches_tells_its_topic(topic: str) -> None:
    @settings(derandomize=True, max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(GUARDED[topic]).flatmap(matched))
    def told(pattern_and_text: tuple[re.Pattern[str], str]) -> None:
        pattern, text = pattern_and_text
        found = pattern.search(text)
        assert found is None or topic in topics(text, 0, len(text)), text

    told()


def test_a_sentence_tells_all_its_topics_and_no_others() -> None:
    text = "selling goods is an offence where the firms must pay"
    assert topics(text, 0, len(text)) == {"offences", "presents", "classes", "conditions", "modals", "whoever"}
    assert topics("the court heard 12 cases", 0, 24) == set()
    assert topics("cases rose by 12", 0, 5) == set()
