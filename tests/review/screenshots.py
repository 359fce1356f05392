"""Renews the screenshots that the README shows: `python tests/review/screenshots.py [DIR]`."""

import sys
import tempfile
from pathlib import Path
from shutil import which
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import review_runs
from playwright.sync_api import Page, sync_playwright

from extractor.report import review
from extractor.report.review.server import listening
from extractor.report.review.session import Session

ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars"]


class View(NamedTuple):
    """One picture: its file, its size and scheme, where it is, and the keys that lead to it."""

    name: str
    place: str
    keys: str = ""
    width: int = 1280
    height: int = 800
    scheme: str = "light"


VIEWS = (
    View("overview", "", height=1010),
    View("overview-dark", "", height=1010, scheme="dark"),
    View("release", "0/n7"),
    View("release-dark", "0/n6", scheme="dark"),
    View("release-chinese", "1/n3"),
    View("narrow", "0/n7", width=390, height=844),
    View("narrow-dark", "0/n6", width=390, height=844, scheme="dark"),
    View("narrow-overview", "", width=390, height=844),
    View("keys", "0", keys="?"),
)
CORRECTING = (
    View("correcting", "0/n7", keys="e"),
    View("correcting-dark", "0/n9", keys="e", scheme="dark"),
)
BLIND = (View("labelling", "0/n5"),)


def shoot(browser: Any, base: str, views: tuple[View, ...], ids: list[str], out: Path, *, link: str = "") -> None:
    """Takes the pictures; `link` buys the cookie first where there is a server."""
    context = browser.new_context(reduced_motion="reduce")
    page: Page = context.new_page()
    if link:
        page.goto(link)
    for view in views:
        page.goto("about:blank")
        page.set_viewport_size({"width": view.width, "height": view.height})
        page.emulate_media(color_scheme=view.scheme)
        number, _, rest = view.place.partition("/")
        page.goto(base + (f"#{ids[int(number)]}{'/' + rest if rest else ''}" if number else "#overview"))
        page.wait_for_selector("#table tbody" if number else "#overview-rows tr")
        for key in view.keys:
            page.keyboard.press(key)
            page.wait_for_timeout(250)
        page.evaluate("document.activeElement.blur()")
        page.wait_for_timeout(150)
        page.screenshot(path=out / f"{view.name}.png")
    context.close()


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    chromium = which("chromium")
    if chromium is None:
        sys.exit("chromium is not installed: apt-get install chromium fonts-noto-cjk")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        root = review_runs.half_year(Path(scratch) / "run")
        page, ids = review.write(root), review_runs.ids(root)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        shoot(browser, page.resolve().as_uri(), VIEWS, ids, out)
        for blind, views in ((False, CORRECTING), (True, BLIND)):
            with listening(Session(root, name="Ada", blind=blind)) as up:
                shoot(browser, up.address, views, ids, out, link=up.link)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "docs" / "screenshots")
