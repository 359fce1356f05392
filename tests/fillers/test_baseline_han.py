"""The rule-based filler on Chinese in other prints and other words than usual; all invented here."""

from typing import Any

import pytest

from extractor.fillers.baseline import fill
from extractor.fillers.baseline.widened import widened
from extractor.source import Index
from schemas.gold import gold_form

_NARROW = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"})


def rows(text: str) -> list[dict[str, Any]]:
    return [gold_form(s) for s in fill(Index(text)).value.statistics]


def row(text: str, figure: str) -> dict[str, Any]:
    right = [r for r in rows(text) if figure in (r["text"], r["text"] is None and r["change"]["text"])]
    assert right, f"{figure} is no statistic of {text!r}"
    return right[0]


@pytest.mark.parametrize(
    "text",
    [
        "上半年，全省法院新收案件12,400件，审结9300件，其中民事案件6100件；调解率41.3%，同比上升2.6个百分点。",
        "渔政部门通报：休渔期内，共查处违规渔船57艘（次），没收网具2300顶；移送司法机关14人。",
        "截至8月末，电动车保有量380万辆，比上年末增加26万辆；充电桩（含专用桩）9.2万台，增长31%。",
    ],
)
def test_narrow_punctuation_is_read_as_wide_and_printed_as_it_stands(text: str) -> None:
    narrow = text.translate(_NARROW)
    assert narrow != text
    assert str(rows(narrow)) == str(rows(text)).translate(_NARROW)


def test_only_what_is_chinese_is_widened() -> None:
    text = "案件(12,400件),8:30开始\nSales (net), up 4%\n价格:5元\n"
    index = Index(text)
    wide = widened(index)
    assert wide.text == "案件（12,400件），8:30开始\nSales (net), up 4%\n价格：5元\n"
    assert wide.mentions == index.mentions
    assert widened(wide) is wide
