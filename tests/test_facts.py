"""Outside facts: each judged on its own; and the JSONL stream."""

import io
import json
import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.facts import FactError, check_fact, stream
from extractor.source import Index

SOURCE = (
    "In 2031 the harbour police broke up 1,204 smuggling rings, seized more than 53.6 tonnes of tobacco and froze "
    "2.7 billion crowns, up 18.4%, 6.2% and 9% respectively on 2030. The clearance rate reached 97.5 percent.\n\n"
    "全港警方共破获走私案件3.2万余起，抓获嫌疑人1200名，同比分别上升12.5%和8.3%。"
)
INDEX = Index(SOURCE)


def fact(text: str, value: str, unit: str | None, **more: Any) -> dict[str, Any]:
    start = SOURCE.index(text)
    lo, hi = (0, SOURCE.index("\n\n")) if start < SOURCE.index("\n\n") else (SOURCE.index("\n\n") + 2, len(SOURCE))
    return {
        "value": value, "text": text, "start": start, "end": start + len(text), "unit": unit, "qualifier": None,
        "direction": None, "quote": SOURCE[lo:hi], "quote_start": lo, "quote_end": hi, **more,
    }  # fmt: skip


TRUE = [
    fact("1,204", "1204", "rings", period="2031"),
    fact("53.6", "53.6", "tonnes", qualifier="more than"),
    fact("2.7 billion", "2700000000", "crowns"),
    fact("18.4", "18.4", "%", direction="increase"),
    fact("9", "9", "%", direction="increase", start=SOURCE.index("9% resp"), end=SOURCE.index("9% resp") + 1),
    fact("97.5", "97.5", "percent"),
    fact("3.2万", "32000", "起", qualifier="more than"),
    fact("1200", "1200", "名"),
    fact("8.3", "8.3", "%", direction="increase"),
]


def verdict(given: dict[str, Any]) -> str:
    answer = check_fact(INDEX, given)
    assert set(answer) == {"verdict", "rules"}
    assert (answer["verdict"] == "verified") == (answer["rules"] == [])
    return str(answer["verdict"])


@pytest.mark.parametrize("true", TRUE, ids=[t["value"] for t in TRUE])
def test_true_facts_are_verified_however_they_are_presented(true: dict[str, Any]) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    assert verdict(true) == "verified"
    for variant in (
        {"text": true["text"].translate(wide)},
        {"text": true["text"].replace(",", "")},
        {"text": true["text"].replace(" ", "\u00a0")},
        {"start": true["start"] + 5, "end": true["end"] + 5},
        {"start": max(0, true["start"] - 4), "end": true["end"] - 4},
        {"quote": true["quote"].replace(" ", " \n")},
        {"quote": true["quote"].rstrip(".。")},
        {"quote": true["quote"][0].swapcase() + true["quote"][1:]},
        {"value": true["value"] + ("0" if "." in true["value"] else ".00")},
    ):
        assert verdict({**true, **variant}) == "verified", variant
    if true["unit"] == "%":
        assert verdict({**true, "text": true["text"] + "%"}) == "verified"
        assert verdict({**true, "text": true["text"] + " %", "end": true["end"] + 1}) == "verified"
        assert verdict({**true, "unit": "percent"}) == "verified"


@pytest.mark.parametrize("true", TRUE, ids=[t["value"] for t in TRUE])
def test_what_is_missing_is_not_checked(true: dict[str, Any]) -> None:
    for name in ("unit", "qualifier", "direction", "quote", "quote_start", "quote_end", "period"):
        assert verdict({k: v for k, v in true.items() if k != name}) == "verified"
    assert verdict({"text": true["text"], "value": true["value"], "unit": true["unit"]}) == "verified"


def harms(true: dict[str, Any]) -> list[dict[str, Any]]:
    value = Decimal(true["value"])
    rng = random.Random(true["text"])
    digits = [i for i, c in enumerate(true["text"]) if c.isdigit()]
    i = rng.choice(digits)
    text = true["text"][:i] + str((int(true["text"][i]) + 1) % 10) + true["text"][i + 1 :]
    at = true["start"] - true["quote_start"]
    quote = true["quote"][:at] + text + true["quote"][at + len(true["text"]) :]
    return [
        {"value": f"{value * 10:f}"},
        {"value": f"{value + 1:f}"},
        {"text": text},
        {"text": text, "quote": quote},
        {"quote": true["quote"].replace(" ", " indeed ", 1) if " " in true["quote"] else true["quote"][1:] + "等"},
        {"quote": true["quote"][:20] + " ... " + true["quote"][-12:]},
        {"unit": "kilograms" if true["unit"] != "kilograms" else "%"},
        {"qualifier": "about" if true["qualifier"] is None else None},
        {"direction": "decrease"},
        {"start": SOURCE.index("97.5") if true["text"] != "97.5" else SOURCE.index("18.4"), "end": 0},
    ]


@pytest.mark.parametrize("true", TRUE, ids=[t["value"] for t in TRUE])
def test_no_harm_is_verified(true: dict[str, Any]) -> None:
    for harm in harms(true):
        if harm.get("end") == 0:
            harm["end"] = harm["start"] + 4
        assert verdict({**true, **harm}) != "verified", harm


def test_other_facts_do_not_matter() -> None:
    once = [check_fact(INDEX, t) for t in TRUE]
    again = [check_fact(INDEX, t) for t in reversed(TRUE + TRUE)]
    assert once + once == again[::-1]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "needs"),
        ({"text": 4.5}, "`text` must be a string"),
        ({"text": "9", "start": "3"}, "`start` must be a whole number"),
        ({"text": "9", "qualifier": "circa"}, "qualifier 'circa' is none of"),
        ({"text": "9", "direction": "up"}, "direction 'up' is none of"),
        ([], "must be an object"),
    ],
)
def test_a_malformed_fact_says_what_is_wrong(given: Any, says: str) -> None:
    with pytest.raises(FactError, match=says):
        check_fact(INDEX, given)


def run(*lines: Any) -> tuple[int, list[dict[str, Any]], list[str]]:
    out, err = io.StringIO(), io.StringIO()
    code = stream((x if isinstance(x, str) else json.dumps(x) for x in lines), out, err)
    return code, [json.loads(x) for x in out.getvalue().splitlines()], err.getvalue().splitlines()


def test_the_stream_answers_in_order_with_sources_sent_once_or_inline() -> None:
    good, bad = {"text": "12", "value": "12"}, {"text": "13", "value": "13"}
    code, answers, errors = run(
        {"source": "He sold 12 boats.", "fact": good},
        {"source": "He sold 13 boats.", "fact": good},
        {"source_id": "a", "source": "He sold 13 boats."},
        "",
        {"source_id": "a", "fact": bad},
        {"source_id": "b", "source": "He sold 12 boats.", "fact": bad},
        {"source_id": "a", "fact": good},
    )
    assert [a["verdict"] for a in answers] == ["verified", "rejected", "verified", "rejected", "rejected"]
    assert (code, errors) == (0, [])


def test_a_bad_line_is_named_on_stderr_and_the_others_are_answered() -> None:
    fine = {"source": "He sold 12 boats.", "fact": {"text": "12"}}
    code, answers, errors = run(fine, "{nope", {"source_id": "x", "fact": {}}, {"fact": {}}, "[1]", fine)
    assert code == 2
    assert [a["verdict"] for a in answers] == ["verified", "verified"]
    assert [e.split(":")[0] for e in errors] == ["line 2", "line 3", "line 4", "line 5"]


@settings(derandomize=True, max_examples=120, deadline=None)
@given(
    st.fixed_dictionaries(
        {"text": st.sampled_from(["9", "1,204", "97.5%", "x", "", "３.2万"])},
        optional={
            "value": st.sampled_from(["9", "1e400", "nan", "-1", "", "9.0"]),
            "start": st.integers(-5, 400),
            "end": st.integers(-5, 400),
            "unit": st.text(max_size=8) | st.none(),
            "quote": st.text(max_size=20) | st.none(),
            "quote_start": st.integers(-5, 400) | st.none(),
            "period": st.text(max_size=10) | st.none(),
        },
    )
)
def test_no_fact_makes_the_checker_fail(given: dict[str, Any]) -> None:
    assert check_fact(INDEX, given)["verdict"] in {"verified", "review", "rejected"}
