"""Nothing of a source, a model or a file name becomes markup or script, whichever field it comes in."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import review_runs

from extractor.report import review
from extractor.report.review.page import embedded
from schemas.records import Failure, Manifest, Record
from schemas.release import Release

RUN = "window.__hit=(window.__hit||0)+1"
PAYLOADS = (
    f"</script><script>{RUN}</script>",
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f'"><script>{RUN}</script>',
    f"'><img src=x onerror={RUN}>",
    f"--><script>{RUN}</script><!--",
    f"<!--<script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f'<a href="javascript:{RUN}">x</a>',
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f'<object data="javascript:{RUN}"></object>',
    f"<math><mtext></mtext><script>{RUN}</script></math>",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"${{{RUN}}}",
    f"\u2028{RUN}\u2029//",
    f'";{RUN};//',
    f"__proto__\u202e<script>{RUN}</script>\u200b\u0000",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'><base href='javascript:{RUN}/'>",
)


def poisoned(payload: str, number: int) -> tuple[Release, Record]:
    """A release whose text and record hold the payload in every field that takes any string."""
    text = f"{payload}\nThe yard sold 410 boats.\n{payload}"
    start = text.index("410")
    same = dict.fromkeys(("text", "value", "unit"), payload)
    words = dict.fromkeys(("qualifier", "indicator", "period", "scope", "campaign", "accepted_by"), payload)
    change = {**same, "direction": payload, "basis": payload, "start": None, "end": None}
    place = {"start": start, "end": start + 3}
    statistic = {"path": "statistics[0]", **place, **same, **words, "change": change, "verdict": "review"}
    finding = {"code": payload, "rule": payload, "severity": "review", "message": payload, "hint": payload}
    by = [payload, "statistics[0].quantity"]
    source = dict.fromkeys(("name", "sha256", "path", "reader", "reader_version", "encoding"), payload)
    body = {
        "release": {"id": f"p{number}-0123456789ab", **source},
        "schema": {"name": payload, "sha256": payload},
        "model": payload,
        "prompt": payload,
        "filled": {payload: payload, "issuer": payload, "speakers": [{"name": payload, payload: payload}]},
        "statistics": [statistic, {**statistic, "path": payload, "verdict": payload}],
        "tally": [{**place, "text": payload, "value": payload, "kind": "statistic", "state": "used", "by": by}],
        "findings": [
            {**finding, "path": "statistics[0].quantity", **place},
            {**finding, "path": payload},
            {**finding, "path": ""},
        ],
        "verdict": "review",
        "usage": {"cost": payload},
        "stages": [{"name": "fill", "used": 1, "set_aside": 0, "unaccounted": 0, "rejected": 0, "review": 1}],
    }
    record = Record.model_validate(body)
    return Release(source=record.release, text=text), record


@pytest.fixture(scope="module")
def poisoned_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = [poisoned(payload, i) for i, payload in enumerate(PAYLOADS)]
    lost = tuple(Failure(release=p, state=p, message=p) for p in PAYLOADS)
    return review_runs.save_run(tmp_path_factory.mktemp("poisoned"), made, lost)


def test_thirty_payloads_in_every_string_field_run_nothing(poisoned_run: Path, visit: Any) -> None:
    manifest = json.loads((poisoned_run / "manifest.json").read_text("utf-8"))
    manifest["model"] = manifest["schema"]["name"] = PAYLOADS[0]
    (poisoned_run / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    page = visit(review.write(poisoned_run).resolve().as_uri())
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    ids = Manifest.model_validate_json((poisoned_run / "manifest.json").read_bytes()).records
    assert len(ids) == 30
    for release_id in ids:
        page.evaluate("hash => { location.hash = hash }", f"#{release_id}/r0")
        page.wait_for_selector("#table tbody.on")
        for _ in range(4):
            page.keyboard.press("n")
        assert page.inner_text("#source a.m") == "410"
    page.keyboard.press("?")
    assert page.evaluate("window.__hit") is None
    strange = page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap(e => [
             ...(e.tagName === 'SCRIPT' && e.type !== 'application/json' ? ['script'] : []),
             ...(/^(IFRAME|OBJECT|EMBED|BASE|IMG|VIDEO|FORM)$/.test(e.tagName) ? [e.tagName] : []),
             ...[...e.attributes].map(a => a.name + '=' + a.value)
               .filter(a => /^on|^[^=]*=\\s*javascript:/i.test(a))])"""
    )
    assert strange == ["script"]  # the page's own


def test_hidden_and_turning_characters_are_shown_by_their_code_point(poisoned_run: Path, visit: Any) -> None:
    page = visit(review.write(poisoned_run).resolve().as_uri() + "#p28-0123456789ab")
    assert page.locator("#source .unseen-char").all_inner_texts()[:3] == ["202E", "200B", "0000"]
    raw = page.evaluate("document.querySelector('#main').innerText")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u0000]", raw)


@pytest.mark.parametrize("text", ["</script>", "<!--", "\u2028", "&lt;", "\ud83c", "]]>", "<SCRIPT"])
def test_embedded_json_is_inert_and_says_the_same(text: str) -> None:
    body = embedded({text: [text]})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", body)
    assert json.loads(body) == {text: [text]}


def test_the_policy_names_the_one_script_and_style(poisoned_run: Path) -> None:
    body = review.write(poisoned_run).read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', body)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in rules
    assert "connect-src 'none'" in rules
    assert not re.search(
        r"<[a-z]+[^>]*\son[a-z]+=", body.split("<script>")[0].split('<script type="application/json"')[0]
    )
