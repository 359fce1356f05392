"""The rule-based filler reads Chinese releases: lists handed out, comparisons, counts of kinds; all invented here."""

from typing import Any

from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form


def rows(text: str) -> list[dict[str, Any]]:
    return [gold_form(s) for s in fill(Index(text)).value.statistics]


def row(text: str, figure: str) -> dict[str, Any]:
    right = [r for r in rows(text) if figure in (r["text"], r["text"] is None and r["change"]["text"])]
    assert right, f"{figure} is no statistic of {text!r}"
    return right[0]


def told(change: dict[str, Any]) -> tuple[str, str, str, str]:
    return change["direction"], change["text"], change["unit"], change["basis"]


def test_changes_of_a_list_may_each_have_their_own_word() -> None:
    text = "前三季度立案走私案件312起，案值41.5亿元，同比分别增长4.6%、下降2.8%；批捕率37.8%，不诉率25.3%。"
    assert told(row(text, "312")["change"]) == ("increase", "4.6", "%", "同比")
    assert told(row(text, "41.5亿")["change"]) == ("decrease", "2.8", "%", "同比")
    text = "分别批捕412人、起诉903人；不捕率、不诉率为36.1%、24.7%，同比减少1.2个百分点和增加0.4个百分点。"
    assert told(row(text, "36.1")["change"]) == ("decrease", "1.2", "个百分点", "同比")
    assert told(row(text, "24.7")["change"]) == ("increase", "0.4", "个百分点", "同比")


def test_one_figure_is_compared_with_two_times() -> None:
    found = rows("9月份质押式回购加权平均利率为1.44%，分别比上月和上年同期低0.05个和0.31个百分点。")
    assert [f["indicator"] for f in found] == ["质押式回购加权平均利率"] * 2
    assert told(found[0]["change"]) == ("decrease", "0.05", "个百分点", "比上月和上年同期")
    assert told(found[1]["change"]) == ("decrease", "0.31", "个百分点", "比上月和上年同期")


def test_things_counted_by_how_they_moved_did_not_change() -> None:
    text = "35个城市中，四个城市上涨、一个城市持平、三十个城市下降；环比下降的有21种，持平的有3种。"
    assert all(r["change"] is None for r in rows(text))
    assert row("失业率为5.1%，与上月持平。", "5.1")["change"]["direction"] == "unchanged"
