"""What the baseline makes of a text, in the gold form; shared by the test modules beside it."""

from typing import Any

from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form

HEAD = "Harbour dues in March 2020\n\nIn March 2020, dues came to 610 crowns. {}\n\nA further 95 boats were let in.\n"
"""A release whose time in force is March 2020: a sentence to try, and a figure of a later paragraph."""


def rows(text: str) -> list[dict[str, Any]]:
    """All statistics of the text."""
    return [gold_form(s) for s in fill(Index(text)).value.statistics]


def row(text: str, figure: str) -> dict[str, Any]:
    """The statistic of a figure, or of a change that stands alone."""
    found = [r for r in rows(text) if figure in (r["text"], r["text"] is None and r["change"]["text"])]
    assert found, f"{figure} is no statistic of {text!r}"
    return found[0]


def period(text: str, figure: str) -> str | None:
    phrase: str | None = row(text, figure)["period"]
    return phrase


def scope(text: str, figure: str) -> str | None:
    phrase: str | None = row(text, figure)["scope"]
    return phrase


def campaign(text: str, figure: str) -> str | None:
    phrase: str | None = row(text, figure)["campaign"]
    return phrase
