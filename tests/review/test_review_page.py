"""The static page, used as a person uses it."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import review_runs
from playwright.sync_api import expect

from extractor.report import review

pytestmark = pytest.mark.browser


def page_of(root: Path, hash_: str = "") -> str:
    return (root / "review.html").resolve().as_uri() + hash_


def harbour(root: Path, rest: str = "") -> str:
    return page_of(root, f"#{review_runs.ids(root)[0]}{rest}")


def said(page: Any) -> str:
    return str(page.inner_text("#said"))


def test_overview_names_every_release_and_the_failure(three: Path, visit: Any) -> None:
    page = visit(page_of(three))
    assert page.inner_text("#run .balance") == "21 numbers: 16 used, 0 set aside, 5 unaccounted"
    rows = page.locator("#overview-rows tr")
    assert rows.count() == 4
    assert "harbour-spring" in rows.nth(0).inner_text()
    assert "12 numbers: 8 used, 0 set aside, 4 unaccounted" in rows.nth(0).inner_text()
    assert "no answer came in 120 s" in rows.nth(3).inner_text()
    assert "$0.0031" in rows.nth(0).inner_text()
    page.click("#overview-rows a >> nth=1")
    page.wait_for_selector("#source a.m")
    assert page.inner_text("#balance") == "7 numbers: 6 used, 0 set aside, 1 unaccounted"
    assert page.get_attribute("#source", "lang") == "zh"


def test_points_of_a_chart_lead_to_their_sentence(tmp_path: Path, visit: Any) -> None:
    root = review_runs.half_year(tmp_path / "run")
    page = visit(review.write(root).resolve().as_uri())
    page.wait_for_selector("#charts figure")
    assert page.locator("#charts figcaption b").all_inner_texts() == ["vessels called at the port", "fines paid"]
    point = page.locator("#charts figure >> nth=0").locator("svg a").nth(3)
    assert point.get_attribute("aria-label") == "April 2023: 1,041"
    point.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_have_text("harbour-2023-04")
    assert page.inner_text("#source a.on") == "1,041"


def test_every_number_of_the_source_is_marked_by_state_and_verdict(three: Path, visit: Any) -> None:
    page = visit(harbour(three))
    marks = page.eval_on_selector_all("#source a.m", "all => all.map(a => [a.textContent, a.classList[1]])")
    assert marks == [
        ["4", "verified"],
        ["2023", "verified"],
        ["1,204", "verified"],
        ["8.5", "verified"],
        ["316", "verified"],
        ["17", "unaccounted"],
        ["2.4 million", "review"],
        ["958", "verified"],
        ["42", "unaccounted"],
        ["3,300", "verified"],
        ["120", "unaccounted"],
        ["5511", "unaccounted"],
    ]
    styles = {
        cls: page.eval_on_selector(
            f"#source a.{cls}",
            "a => getComputedStyle(a).borderBottomStyle + getComputedStyle(a, '::before').content",
        )
        for cls in ("verified", "review", "unaccounted")
    }
    assert styles == {"verified": "solidnone", "review": "dashednone", "unaccounted": 'none"!"'}


def test_source_is_shown_verbatim(three: Path, visit: Any) -> None:
    page = visit(harbour(three))
    assert page.inner_text("#source").rstrip("\n") == review_runs.HARBOUR.rstrip("\n")


def test_table_tells_each_figure_and_its_findings_in_words(three: Path, visit: Any) -> None:
    page = visit(harbour(three))
    first = page.locator("#table tbody").nth(0).inner_text()
    for words in ("1,204", "vessels", "Between January and April", "8.5", "year-on-year", "verified"):
        assert words in first
    rejected = page.locator("#table tbody.rejected").inner_text()
    assert "is not printed in the source" in rejected
    assert "N001" in rejected
    assert page.inner_text("#sentence").startswith("Of 6 figures, 4 verified, 1 to review, 1 rejected.")


def test_clicking_either_side_goes_to_the_other(three: Path, visit: Any) -> None:
    page = visit(harbour(three))
    page.click("#source a.m >> text=958")
    assert "vessels guided by pilots" in page.inner_text("#table tbody.on")
    page.click("#table tbody >> text=fines paid")
    assert page.inner_text("#source a.on") == "2.4 million"
    page.click("#source a.m >> text=2023")
    assert page.inner_text("#frame .on dd") == "4 May 2023"


def test_n_alone_reaches_every_finding_then_the_next_release(three: Path, visit: Any) -> None:
    page = visit(harbour(three))
    seen = []
    for _ in range(6):
        page.keyboard.press("n")
        seen.append(page.inner_text("#table tbody.on td.text"))
    assert seen == ["19", "17", "2.4 million", "42", "120", "5511"]
    page.keyboard.press("n")
    assert "Press n again for 果园" in said(page)
    page.keyboard.press("n")
    expect(page.locator("#name")).to_have_text("果园")
    page.keyboard.press("n")
    assert page.inner_text("#table tbody.on td.text") == "14"
    page.keyboard.press("p")
    assert page.inner_text("#table tbody.on td.text") == "14"


def test_keys_walk_rows_releases_and_help(three: Path, visit: Any) -> None:
    page = visit(harbour(three))
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.inner_text("#table tbody.on td.text") == "316"
    page.keyboard.press("k")
    assert page.inner_text("#table tbody.on td.text") == "1,204"
    page.keyboard.press("]")
    expect(page.locator("#name")).to_have_text("果园")
    page.keyboard.press("?")
    assert "next number to look at" in page.inner_text("dialog[open]")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    page.wait_for_selector("#overview-rows")


def test_a_deep_link_opens_at_its_number_and_the_address_follows(three: Path, visit: Any) -> None:
    page = visit(harbour(three, "/n8"))
    assert page.inner_text("#source a.on") == "958"
    assert "vessels guided by pilots" in page.inner_text("#table tbody.on")
    page.keyboard.press("k")
    assert page.evaluate("location.hash").endswith("/n7")
    page.goto(page_of(three, "#" + quote(review_runs.ids(three)[1]) + "/n5"))
    expect(page.locator("#source a.on")).to_have_text("14")
    page.goto(page_of(three, "#no-such-release"))
    page.wait_for_selector("#overview-rows")
    assert "There is no release" in said(page)


def test_filters_by_verdict_kind_and_words(three: Path, visit: Any) -> None:
    page = visit(harbour(three))
    printed = "all => all.map(td => td.textContent)"
    page.locator("label.chip.verified").click()
    assert page.eval_on_selector_all("#table td.text", printed) == ["19", "17", "2.4 million", "42", "120", "5511"]
    page.select_option("#kind", "change")
    assert page.eval_on_selector_all("#table td.text", printed) == ["120"]
    page.select_option("#kind", "")
    page.locator("label.chip.verified").click()
    page.fill("#search", "pilots")
    expect(page.locator("#table tbody.item")).to_have_count(1)
    assert page.inner_text("#table td.text") == "958"
    page.press("#search", "Enter")
    assert "Match 1 of 1 in the source" in said(page)
    # A link leads to its number even when the filters hide it.
    page.click("#source a.m >> text=42")
    assert page.inner_text("#table tbody.on td.text") == "42"


def test_sorting_by_value_and_back(three: Path, visit: Any) -> None:
    page = visit(harbour(three))
    printed = "all => all.map(td => td.textContent.trim())"
    page.click("#columns th.value button")
    rows = page.eval_on_selector_all("#table td.text", printed)
    assert rows == ["17", "42", "120", "316", "958", "1,204", "about 3,300", "5511", "2.4 million", "19"]
    assert page.get_attribute("#columns th.value", "aria-sort") == "ascending"
    page.click("#columns th.value button")
    assert page.eval_on_selector_all("#table td.text", printed)[0] == "2.4 million"


def test_spans_count_code_points_after_emoji(three: Path, visit: Any) -> None:
    page = visit(page_of(three, f"#{review_runs.ids(three)[2]}"))
    assert page.eval_on_selector_all("#source a.m", "all => all.map(a => a.textContent)") == ["310", "275"]


def test_a_narrow_screen_shows_one_side_at_a_time_and_never_scrolls_sideways(three: Path, visit: Any) -> None:
    page = visit(harbour(three), width=390, height=844)
    assert not page.is_visible("#source")
    page.click("#tabs >> text=Source")
    page.click("#source a.m >> text=42")
    assert page.is_visible("#table tbody.on")
    page.click("#table tbody.on a.printed")
    assert page.inner_text("#source a.on") == "42"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(page_of(three))
    page.wait_for_selector("#overview-rows tr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_print_shows_the_whole_release_and_no_controls(three: Path, visit: Any) -> None:
    page = visit(harbour(three))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.is_visible("#source")
    assert page.is_visible("#table")
    assert not page.is_visible(".bar")
    assert page.evaluate("getComputedStyle(document.getElementById('source')).overflowY") == "visible"


def test_nothing_is_fetched(three: Path, chromium: Any) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(harbour(three, "/n3"))
    page.keyboard.press("n")
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    body = (three / "review.html").read_text("utf-8")
    assert not re.search(r"\b(?:src|href)=[\"']?(?:https?:)?//", body)


def test_nothing_overlaps_with_long_words_in_any_field(tmp_path: Path, visit: Any) -> None:
    """Cells of a row stay inside their own boxes, at both widths."""
    from extractor.readers import read_bytes

    filled = review_runs.harbour()
    long = "unbrokenwordwithoutanyspace" * 6 + " " + "果园合作社共出售苹果" * 8
    for s in filled["statistics"]:
        s["indicator"] = long
        s["quantity"]["unit"] = long
        s["period"] = s["scope"] = s["campaign"] = long
    release = read_bytes(review_runs.HARBOUR.encode(), "long" * 30 + ".txt")
    root = review_runs.save_run(tmp_path / "long", [(release, review_runs.record_of(release, filled))])
    review.write(root)
    for width in (1280, 390):
        page = visit(page_of(root), width=width)
        page.wait_for_selector("#table td")
        spilled = page.evaluate(
            """() => [...document.querySelectorAll('#table td, #table th, .head *, .bar *, .frame dd')]
              .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
                && getComputedStyle(e).display !== 'inline' && e.tagName !== 'SELECT' && e.tagName !== 'INPUT'
                && !e.classList.contains('unseen')).map(e => e.className + e.tagName)"""
        )
        assert spilled == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
