"""The JSON of an answer is found in whatever a model wrote around it, and half an answer is never taken for one."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from extractor.fillers.llm.reading import Unusable, answer_in, object_in

AGREED = settings(derandomize=True, deadline=None, max_examples=150)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.text(alphabet='ab{}[]"\\,:`\n数', max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text("abc", min_size=1, max_size=3), JSON, min_size=1, max_size=4)


@given(
    OBJECTS, st.sampled_from(["{}", "```json\n{}\n```", "Sure:\n\n{}\n\nAnything else?", "<think>{{ 1 }}</think>{}"])
)
@AGREED
def test_an_object_is_found_in_fence_prose_and_thought(value, frame):
    text = frame.replace("{{ 1 }}", "{ 1 }").replace("{}", json.dumps(value, ensure_ascii=False), 1)
    assert object_in(text) == value


@given(OBJECTS, st.data())
@AGREED
def test_no_prefix_of_an_object_is_an_answer(value, data):
    text = json.dumps(value, ensure_ascii=False)
    cut = text[: data.draw(st.integers(1, len(text) - 1))]
    with pytest.raises(Unusable) as raised:
        object_in(cut)
    assert raised.value.state in ("cut_json", "not_json")


def state_of(text):
    try:
        object_in(text)
    except Unusable as e:
        return e.state
    return "read"


@given(st.text(max_size=60))
@AGREED
def test_nothing_that_a_model_writes_is_a_crash(text):
    assert state_of(text) in ("read", "cut_json", "not_json", "wrong_schema")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("[" * 100_000, "not_json"),
        ('{"a":' * 100_000, "not_json"),
        ('{"a": NaN}', "wrong_schema"),
        ('{"a": 1, "a": 2}', "wrong_schema"),
        ("[1, 2]", "wrong_schema"),
        ("", "not_json"),
        ('{"a": [1, {"b": 2}', "cut_json"),
    ],
    ids=["deep list", "deep object", "NaN", "double key", "list", "empty", "cut inside"],
)
def test_hostile_answers_end_in_a_typed_state(text, state):
    with pytest.raises(Unusable) as raised:
        object_in(text)
    assert raised.value.state in (state, "cut_json")


class Pair(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str
    mark: int


def test_a_wrapped_answer_is_taken_and_a_wrong_one_is_told_what_is_wrong():
    assert answer_in('{"answer": {"text": "1.10", "mark": 2}}', Pair) == Pair(text="1.10", mark=2)
    assert answer_in(json.dumps('{"text": "1.10", "mark": 2}'), Pair).text == "1.10"
    with pytest.raises(Unusable, match="mark: Field required") as raised:
        answer_in('{"text": "1", "sparks": 4}', Pair)
    assert "sparks" in raised.value.told
    assert "https://" not in raised.value.told


def test_digits_survive_as_printed():
    class Money(BaseModel):
        amount: object

    assert str(answer_in('{"amount": 1234567890123456789.10}', Money).amount) == "1234567890123456789.10"
