"""The local server: who it answers, and correcting as a person does it in a browser."""

import http.client
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import review_runs
from playwright.sync_api import expect

from eval.gold import load as load_gold
from extractor.errors import UsageError
from extractor.report.review.server import Listening, listening
from extractor.report.review.session import Session


@pytest.fixture
def server(fresh: Path) -> Iterator[Listening]:
    with listening(Session(fresh, name="Ada")) as up:
        yield up


def ask(
    server: Listening, path: str = "/", method: str = "GET", body: bytes | None = None, **headers: str
) -> http.client.HTTPResponse:
    """One raw request; header names with `_` for `-`."""
    place = urlsplit(server.address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Host": place.netloc, **sent})
    answer = connection.getresponse()
    answer.text = answer.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return answer


def enter(server: Listening) -> str:
    """Spends the token; the cookie it buys."""
    answer = ask(server, urlsplit(server.link).path + "?" + urlsplit(server.link).query)
    assert answer.status == 303
    cookie = answer.getheader("set-cookie") or ""
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    return cookie.split(";")[0]


def test_the_token_works_once(server: Listening) -> None:
    assert ask(server).status == 403
    assert ask(server, "/?token=guess").status == 403
    cookie = enter(server)
    assert ask(server, cookie=cookie).status == 200
    again = ask(server, "/?" + urlsplit(server.link).query)
    assert again.status == 403
    assert "used already" in again.text
    # The browser that has the cookie may follow its old link.
    assert ask(server, "/?" + urlsplit(server.link).query, cookie=cookie).status == 303


def test_only_its_own_host_name_is_answered(server: Listening) -> None:
    cookie = enter(server)
    port = urlsplit(server.address).port
    assert ask(server, Host=f"localhost:{port}", cookie=cookie).status == 200
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1.evil.example:{port}", ""):
        assert ask(server, Host=host, cookie=cookie).status == 403  # DNS rebinding


def test_changes_come_only_from_its_own_page(server: Listening, fresh: Path) -> None:
    cookie = enter(server)
    release = review_runs.ids(fresh)[0]
    path = f"/api/release/{release}/edits"
    body = json.dumps({"do": "accept", "path": "statistics[2]"}).encode()
    for headers in (
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": server.address.rstrip("/"), "Sec_Fetch_Site": "cross-site"},
    ):
        assert ask(server, path, "POST", body, cookie=cookie, **headers).status == 403
    assert ask(server, path, "POST", body, Origin=server.address.rstrip("/")).status == 403  # no cookie
    assert not list((fresh / "corrections").glob("*.jsonl"))
    good = ask(server, path, "POST", body, cookie=cookie, Origin=server.address.rstrip("/"))
    assert good.status == 200
    assert (fresh / "corrections" / f"{release}.jsonl").read_text("utf-8").count("\n") == 1


def test_wrong_requests_are_told_in_words(server: Listening, fresh: Path) -> None:
    cookie, origin = enter(server), server.address.rstrip("/")
    release = f"/api/release/{review_runs.ids(fresh)[0]}"

    def post(path: str, body: bytes) -> tuple[int, str]:
        answer = ask(server, path, "POST", body, cookie=cookie, Origin=origin)
        return answer.status, answer.text

    assert post(f"{release}/edits", b"not json")[0] == 422
    assert post(f"{release}/edits", b'{"do":"accept","path":"statistics[99]"}') == (
        422,
        '{"error":"there is no field \'statistics[99]\' in schema press_release","marks":[]}',
    )
    assert post("/api/release/nobody-0123456789ab/edits", b'{"do":"undo"}')[0] == 404
    assert ask(server, "/api/release/..%2f..%2fmanifest", cookie=cookie).status == 404
    assert post(f"{release}/edits", b" " * 1_000_001)[0] == 403
    assert post(f"{release}/gold", b"{}")[0] == 422


def test_every_answer_forbids_framing_and_sniffing(server: Listening) -> None:
    for answer in (ask(server), ask(server, cookie=enter(server))):
        assert answer.getheader("x-content-type-options") == "nosniff"
        assert answer.getheader("content-security-policy") == "frame-ancestors 'none'"
        assert answer.getheader("cache-control") == "no-store"


def test_a_port_in_use_is_named(server: Listening, tmp_path: Path) -> None:
    other = review_runs.three(tmp_path / "other")
    port = urlsplit(server.address).port
    with pytest.raises(UsageError, match=f"port {port}: .*--port"), listening(Session(other), port or 0):
        pass


def heeding_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_the_command_prints_its_link_and_ends_with_ctrl_c(fresh: Path) -> None:
    code = f"from extractor.report import review; review.serve({str(fresh)!r}, 0, open_browser=False, name='Ada')"
    command = [sys.executable, "-c", code]
    # A suite that was started in the background hands on an ignored SIGINT; a terminal does not.
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeding_interrupts,  # noqa: PLW1509 (this test starts no threads)
    ) as process:
        assert process.stderr is not None
        link = process.stderr.readline().split()[-1]
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32}", link)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert "Traceback" not in process.stderr.read()


def row(page: Any, text: str) -> Any:
    return page.locator("#table tbody.item").filter(has=page.locator("td.text", has_text=text)).first


@pytest.mark.browser
def test_a_reviewer_mends_a_release_and_makes_it_gold(server: Listening, fresh: Path, visit: Any) -> None:
    page = visit(server.link + "#" + review_runs.ids(fresh)[0])
    page.click("#gold")
    expect(page.locator("#said")).to_contain_text("4 numbers are not settled, the first is `17`")

    # The invented 19: its number is picked in the source.
    row(page, "19").locator("a.printed").click()
    page.keyboard.press("e")
    page.click("form.editor >> text=Pick in the source >> nth=0")
    page.click("#source a.m >> text=17")
    assert page.input_value('form.editor input[name="quantity.text"]') == "17"
    page.click("form.editor button[type=submit]")
    expect(page.locator("#said")).to_have_text("Changed. Now verified. Saved.")
    expect(page.locator("#balance")).to_have_text("12 numbers: 9 used, 0 set aside, 3 unaccounted")

    # The wrong unit, by keyboard alone.
    page.keyboard.press("n")
    page.keyboard.press("e")
    unit = page.locator('form.editor input[name="quantity.unit"]')
    unit.fill("crowns")
    unit.press("Enter")
    expect(page.locator("#said")).to_have_text("Changed. Now verified. Saved.")

    # 42 becomes a figure; grammar has filled in its unit.
    page.click("#source a.m >> text=42")
    page.keyboard.press("e")
    assert page.input_value('form.editor input[name="quantity.unit"]') == "calls"
    page.fill('form.editor input[name="indicator"]', "calls cancelled in storms")
    page.click("form.editor button[type=submit]")
    expect(page.locator("#said")).to_have_text("Added. Now verified. Saved.")

    # 120 is a change of its own.
    page.click("#source a.m >> text=120")
    page.keyboard.press("c")
    page.fill('form.editor input[name="indicator"]', "people who work on the quays")
    page.select_option('form.editor select[name="change.direction"]', "decrease")
    page.click("form.editor button[type=submit]")
    expect(page.locator("#said")).to_contain_text("Added.")

    # 5511 is no figure.
    page.click("#source a.m >> text=5511")
    page.keyboard.press("s")
    page.select_option("#aside-kind", "boilerplate")
    expect(page.locator("#said")).to_have_text("Set aside as web page furniture. Now set aside. Saved.")
    expect(page.locator("#balance")).to_have_text("12 numbers: 11 used, 1 set aside, 0 unaccounted")

    # Undo, and a reload that loses nothing.
    page.keyboard.press("u")
    expect(page.locator("#balance")).to_have_text("12 numbers: 11 used, 0 set aside, 1 unaccounted")
    page.reload()
    expect(page.locator("#balance")).to_have_text("12 numbers: 11 used, 0 set aside, 1 unaccounted")
    expect(page.locator("#history summary")).to_have_text("History (6 edits)")
    page.click("#source a.m >> text=5511")
    page.select_option("#aside-kind", "boilerplate")
    expect(page.locator("#balance")).to_contain_text("0 unaccounted")
    page.click("#gold")
    expect(page.locator("#said")).to_contain_text("Gold written to")
    (gold,) = load_gold(fresh / "gold").releases
    assert {s.text for s in gold.gold.statistics} == {"1,204", "316", "17", "2.4 million", "958", "42", "3,300", None}


@pytest.mark.browser
def test_accept_drop_and_a_mistake_are_answered_on_the_page(server: Listening, visit: Any) -> None:
    page = visit(server.link)
    page.click("#overview-rows a >> nth=0")
    row(page, "2.4 million").locator("a.printed").click()
    page.keyboard.press("a")
    expect(page.locator("#said")).to_have_text("Accepted. Now verified. Saved.")
    assert "accepted" in row(page, "2.4 million").inner_text()
    row(page, "19").locator("a.printed").click()
    page.keyboard.press("x")
    expect(page.locator("#said")).to_contain_text("Dropped")
    assert row(page, "19").count() == 0
    row(page, "1,204").locator("a.printed").click()
    page.keyboard.press("e")
    page.fill('form.editor input[name="indicator"]', "")
    page.keyboard.press("Enter")
    expect(page.locator("#wrong")).to_contain_text("indicator")
    assert page.input_value('form.editor input[name="indicator"]') == ""  # what was typed is still there


@pytest.mark.browser
def test_selected_characters_become_a_figure(fresh: Path, visit: Any) -> None:
    with listening(Session(fresh, blind=True, name="Ada")) as up:
        page = visit(up.link)
        assert "Labelling mode" in page.inner_text("#run")
        page.click("#overview-rows a >> nth=2")
        page.wait_for_selector("#source a.m")
        assert page.locator("#table tbody.unaccounted").count() == 2
        page.evaluate(
            """() => {
              const node = document.querySelector('#source .piece').firstChild;
              const at = node.data.indexOf('co-op');
              getSelection().setBaseAndExtent(node, at, node, at + 5);
              document.getElementById('source').dispatchEvent(new MouseEvent('mouseup'));
            }"""
        )
        page.click("#add-selected")
        page.fill('form.editor input[name="indicator"]', "co-ops")
        page.click("form.editor button[type=submit]")
        expect(page.locator("#said")).to_contain_text("Added.")
        (edit,) = page.evaluate("view.release.edits")
        # Two emoji stand before it: 5 code points, 7 UTF-16 units.
        assert (edit["set"]["quantity.start"], edit["set"]["quantity.text"]) == ("7", "co-op")


@pytest.mark.browser
def test_a_server_that_is_gone_is_told_and_what_was_saved_is_there(fresh: Path, visit: Any) -> None:
    with listening(Session(fresh, name="Ada")) as up:
        page = visit(up.link)
        page.click("#overview-rows a >> nth=0")
        row(page, "19").locator("a.printed").click()
        page.keyboard.press("a")
        expect(page.locator("#said")).to_contain_text("Saved.")
    page.keyboard.press("u")
    expect(page.locator("#said")).to_contain_text("The server does not answer")
    again = Session(fresh).opened(review_runs.ids(fresh)[0])
    assert again.record.statistics[2]["accepted_by"] == "Ada"
