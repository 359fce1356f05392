"""The page as one file: nothing is fetched, nothing of a source or a model can become markup or script."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Mode = Literal["static", "correct", "blind"]
_READING = ("1-dom.js", "2-release.js", "3-source.js", "4-figures.js", "5-overview.js")
_CORRECTING = ("6-correct.js",)
_LAST = ("9-main.js",)
# What could end a script block or open a comment in it, and the line ends that JSON allows and old scripts don't.
_RISKY = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def embedded(value: Any) -> str:
    """JSON that is safe inside `<script>`: no `<`, `>` or `&` is left, and lone surrogates are escaped."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _RISKY.sub(lambda m: f"\\u{ord(m.group()):04x}", body)


@cache
def asset(name: str) -> str:
    """A part of the page as it lies in `static/`."""
    return (files("extractor.report.review") / "static" / name).read_text("utf-8")


def script(mode: Mode) -> str:
    """The page's one script; the correcting part is left out of a page that can't save."""
    names = (*_READING, *(() if mode == "static" else _CORRECTING), *_LAST)
    return "\n" + "\n".join(asset(name) for name in names)


def policy(mode: Mode, code: str, css: str) -> str:
    """Content-Security-Policy: this script, this style sheet, and nothing else."""
    connect = "'none'" if mode == "static" else "'self'"
    return (
        f"default-src 'none'; script-src '{_hash(code)}'; style-src '{_hash(css)}'; img-src data:; "
        f"connect-src {connect}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def render(index: dict[str, Any], releases: Iterable[str], mode: Mode) -> Iterable[str]:
    """The page in pieces; `releases` are payloads as `embedded` made them, None-like empty ones are left out."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    code, css = script(mode), asset("page.css")

    def block(name: str, body: str) -> Markup:
        head = Markup('<script type="application/json" id="{}">').format(name)
        return head + Markup(body) + Markup("</script>")  # noqa: S704 (`embedded` left no markup in it)

    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(asset("page.html"))
    yield from template.generate(
        csp=policy(mode, code, css),
        title=index["title"],
        mode=mode,
        css=Markup(css),  # noqa: S704 (our own file)
        script=Markup(code),  # noqa: S704 (our own file)
        index=block("index", embedded(index)),
        blocks=(block(f"release-{place}", body) for place, body in enumerate(releases) if body),
    )
