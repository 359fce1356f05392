import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the run factory is shared with screenshots.py

import review_runs

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's chromium, one for each module: while playwright is open, no other test can run an event loop."""
    path = which("chromium")
    if path is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)  # a machine that runs other tests beside these is slow
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


class Watched:
    """A page that fails its test when a script failed or the policy was broken."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type in {"error", "warning"} else None)


@pytest.fixture(scope="module")
def contexts(chromium: Any) -> Callable[..., Any]:
    """One browser context for each way of looking: a new one for every page would cost more than the tests."""
    made: dict[str, Any] = {}

    def context(**options: Any) -> Any:
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = chromium.new_context(**options)
            made[key].set_default_timeout(20_000)
        return made[key]

    return context


@pytest.fixture
def visit(contexts: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Opens an address at a size; no script may fail on it (a refused request is not that: the page tells it)."""
    watched: list[Watched] = []

    def open_page(url: str, width: int = 1280, height: int = 800, wait: str = "load", **options: Any) -> Any:
        context = contexts(viewport={"width": width, "height": height}, **options)
        page = context.new_page()
        watched.append(Watched(page))
        page.goto(url, wait_until=wait)
        if wait == "load":
            page.wait_for_selector("#run:not([hidden]), #release:not([hidden])")
        return page

    yield open_page
    for one in watched:
        one.page.close()
    told = [e for w in watched for e in w.errors if not e.startswith("Failed to load resource")]
    assert told == []


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of three releases and a failure, with its static page written; not to be changed."""
    from extractor.report import review

    root = review_runs.three(tmp_path_factory.mktemp("three"))
    review.write(root)
    return root


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The same run, for a test that corrects it."""
    return review_runs.three(tmp_path / "run")
