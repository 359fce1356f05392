"""What docs/library.md shows is what happens, and the recipe asks again in the checker's words."""

import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).parent.parent / "docs" / "library.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\S+)([^\n]*)\n(.*?)```", PAGE, re.DOTALL)
RECIPE = next(code for language, note, code in BLOCKS if (language, note) == ("python", " recipe"))
TEXT = next(code for language, _, code in BLOCKS if language == "python").split('text = "')[1].split('"')[0]


def test_each_block_prints_what_the_page_says() -> None:
    shared: dict[str, Any] = {}
    shown = [(language, code) for language, note, code in BLOCKS if not note and language in {"python", "text"}]
    checked = 0
    for (language, code), (following, expected) in zip(shown, [*shown[1:], ("", "")], strict=True):
        if language != "python":
            continue
        out = io.StringIO()
        with redirect_stdout(out):
            exec(code, shared)
        assert following == "text"
        assert out.getvalue() == expected
        checked += 1
    assert checked == 3


def answer(tulips: str, month: str) -> str:
    return json.dumps({"tulips": {"text": tulips, "unit": "tulips", "qualifier": "about"}, "month": month})


def run(stub: Any, monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> dict[str, Any]:
    waiting = iter(answers)
    stub.answer = lambda _body: next(waiting)
    monkeypatch.setenv("OPENAI_BASE_URL", stub.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-stub")
    held: dict[str, Any] = {"text": TEXT}
    exec(RECIPE, held)
    return held


def test_a_true_answer_is_asked_for_once(stub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    held = run(stub, monkeypatch, [answer("2.4 million", "May 2024")])
    assert held["sales"].tulips.text == "2.4 million"
    assert len(stub.asked) == 1


def test_a_wrong_number_is_sent_back_with_our_message(stub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    held = run(stub, monkeypatch, [answer("4.2 million", "May 2024"), answer("2.4 million", "May 2024")])
    assert held["sales"].tulips.text == "2.4 million"
    first, second = stub.asked
    said = json.dumps(second["messages"], ensure_ascii=False)
    assert "`4.2 million` is not printed in the source" in said
    assert "not printed" not in json.dumps(first["messages"])


def test_the_checked_part_of_the_recipe_is_under_15_lines() -> None:
    imports, rest = RECIPE.split("\n\n", 1)
    assert len(imports.splitlines()) == 5
    assert sum(bool(line.strip()) for line in rest.splitlines()) < 15
