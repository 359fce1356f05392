"""A scorecard as text, Markdown, JUnit XML and a page: errors point, nothing hostile passes, held apart stays so."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from lxml import html

from eval import carets, compare, gate, junit, page, render
from eval import score as scoring
from eval.predictions import collect
from eval.scorecard import MEASURES

HOSTILE = "</script><img src=x onerror=alert(1)>\x1b[31m|`"


@pytest.fixture
def card(small, perfect):
    """`garden`: a hostile indicator and a missed figure; `pond`, held apart: a wrong value that came out verified."""
    garden, pond = (perfect(r) for r in small.releases)
    first, second, _ = garden.statistics
    hostile = replace(garden, statistics=(first.model_copy(update={"indicator": HOSTILE}), second))
    wrong = replace(pond, statistics=(pond.statistics[0].model_copy(update={"value": "5"}), pond.statistics[1]))
    return scoring.score(small, collect([hostile, wrong]))


def test_the_caret_stands_under_the_number(card, small):
    told = render.scorecard(card, small).splitlines()
    at = next(i for i, line in enumerate(told) if line.startswith("garden: missed"))
    assert told[at] == 'garden: missed: gold "hours of volunteers: 900", predicted none'
    line, marks = told[at + 1 : at + 3]
    assert line.startswith("    3 | ")
    assert line[marks.index("^") : marks.rindex("^") + 1] == "900"


def test_the_caret_counts_wide_characters_twice(card, small):
    fault = next(f for f in card.faults if f.kind == "escape")
    _, line, marks = carets.caret(fault, small.by_id()["pond"])
    before = line[: line.index("26.8万")]
    assert carets.columns(marks[: marks.index("^")]) == carets.columns(before)
    assert marks.count("^") == carets.columns("26.8万") == 6


@pytest.mark.parametrize("style", ["text", "markdown"])
def test_errors_on_releases_held_apart_are_counted_not_shown(card, small, style):
    told = render.scorecard(card, small, style=style)
    assert "清理池塘" not in told
    assert "2 errors on releases held apart from tuning are not shown" in told
    assert "清理池塘" in render.scorecard(card, small, style=style, held_apart=True)
    assert "清理池塘" not in page.page(card, small)
    assert "清理池塘" in page.page(card, small, held_apart=True)


def test_a_hostile_model_answer_is_harmless_everywhere(card, small):
    drawn = page.page(card, small)
    tree = html.fromstring(drawn)
    assert not tree.xpath("//script | //img | //@onerror | //@src | //link")
    assert "onerror" in "".join(tree.itertext())
    for style in ("text", "markdown"):
        told = render.scorecard(card, small, style=style)
        assert "\x1b" not in told
    assert "\x1b" not in render.comparison(compare.compare(card, card))
    assert "<img" not in render.scorecard(card, small, style="markdown").split("```")[0]


def test_the_page_plots_every_measure_and_shows_every_open_error(card, small):
    tree = html.fromstring(page.page(card, small, comparison=compare.compare(card, card)))
    labels = tree.xpath("//svg/@aria-label")
    assert [label.split(":")[0] for label in labels] == [m.name for m in MEASURES]
    assert tree.xpath("//mark/text()") == ["900", "1,240"]
    for circle in tree.xpath("//circle"):
        assert 0 <= float(circle.get("cx")) <= page.WIDTH
    kinds = [s.split(":")[0] for s in tree.xpath("//summary/text()")]
    assert kinds == ["missed", "indicator"]


def test_a_number_that_is_all_right_prints_its_bound(small, perfect):
    told = render.scorecard(scoring.score(small, collect([perfect(r) for r in small.releases])), small)
    row = next(line for line in told.splitlines() if line.startswith("statistics.found"))
    assert row.endswith(" 5 of 5")
    assert "1.000 (at least 0.549)" in row  # 0.05 ** (1 / 5)
    row = next(line for line in told.splitlines() if line.startswith("escapes"))
    assert "0.000 (at most " in row


def test_markdown_tables_have_one_width(card, small):
    told = render.scorecard(card, small, style="markdown", held_apart=True)
    tables, current = [], []
    for line in [*told.splitlines(), ""]:
        if line.startswith("|"):
            current.append(line.replace("\\|", "").count("|"))
        elif current:
            tables.append(set(current))
            current = []
    assert len(tables) == 3
    assert all(len(widths) == 1 for widths in tables)


def test_junit_counts_what_failed(card, small, perfect, folder, made_up):
    right = scoring.score(small, collect([perfect(r) for r in small.releases]))
    verdict = gate.check(card, gate.update(right, gate.Gate(), "baseline"), "baseline")
    releases, limits = ET.fromstring(junit.junit(card, verdict))
    assert (releases.get("tests"), releases.get("failures")) == ("2", "0")
    assert int(limits.get("failures")) == len(verdict.breaches) > 0
    assert int(limits.get("tests")) == len(verdict.breaches) + len(verdict.held)
    broken = limits.find("testcase[@name='all: statistics.found']/failure")
    assert "garden: 1.0000 -> 0.8000" in broken.text
    folder.add("elsewhere", made_up.GARDEN + "\n", made_up.garden(), shipped=False)
    gold = folder.load()
    none = ET.fromstring(junit.junit(scoring.score(gold, collect([]))))[0]
    assert (none.get("tests"), none.get("failures"), none.get("skipped")) == ("3", "2", "1")


def test_a_card_without_any_record_is_still_drawn(small):
    card = scoring.score(small, collect([]))
    assert "no record" in render.scorecard(card, small)
    assert "no record" in page.page(card, small)
