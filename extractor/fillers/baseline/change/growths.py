"""Figures that tell a growth rate: `growth slowed to 3.4 percent from 3.7`; what they tell is a change, not a level."""

import re
from typing import Final

from extractor.fillers.baseline.words.lexicon import word_class
from schemas.evidence import Direction, Mention, Span

_PERCENT: Final = re.compile(r"\s?(?:%|％|per\s?cent\b(?!age))(?!\s+of\s)", re.IGNORECASE)
_BARE: Final = re.compile(r"(?=\s*(?:[,;.)(]|$|in\b|a\b|and\b|from\b|to\b))")
_CLAUSE: Final = re.compile(
    r"[;:!?]\s|\.\s|\b(?:while|whereas|but|although|though|because|as)\s|,\s(?=(?:and|with)\s)|,\s+and\s"
)
_HEAD: Final = (
    r"(?<!\bto\s)(?<!\bof\s)(?<!\bfrom\s)(?<!\bfor\s)(?<!\bin\s)"
    r"(?:(?<!-)\b(?P<grows>growth(?:\s+rates?)?|(?:rates?|pace)\s+of\s+(?:growth|increase|expansion)|rates?\s+of\s+change"
    r"|percentage\s+change)|\b(?P<falls>rates?\s+of\s+(?:decline|decrease|contraction|fall)))\b"
    r"(?!\s+(?:hormones?|areas?|points?|prospects|in\s+the\s+number))"
)
_WHAT: Final = (
    r"(?:\s+(?:forecasts?|projections?|estimates?|outlook|expectations?|figures?))?"
    r"(?:\s+(?:in|of|for|on|over|during|among|between|excluding|since)\s[^;]*?|\s*\([^()]*\)|,[^,;]*,)*"
)
_VERB: Final = (
    r"\s+(?:(?:also|now|then|thus|still|therefore|only|itself)\s+)?(?:is|was|were|are|be|been|will|would|could|should|may|might"
    r"|has|have|had|came|stood|stands|reached|averaged|slowed|eased|picked|accelerated|moderated|fell|rose|decreased|increased"
    r"|dropped|edged|declined|climbed|remained|remains|stayed|strengthened|weakened|recovered|rebounded|quickened|decelerated"
    r"|jumped|hit|ticked|improved|surged|slipped|held|dipped|cooled|turned|softened|firmed|inched|slackened|amounted)\b"
)
_TOLD: Final = re.compile(
    rf"{_HEAD}{_WHAT}{_VERB}(?P<rest>(?:(?!\bby\b)[^;:,\d(]|,\s+(?:at|to)\b|\(\w+\)|\bby\s+[\d.]+\s+(?:percentage\s+|basis\s+)?points?\s*,?|\b(?:19|20)\d\d\b){{0,90}})$",
    re.IGNORECASE,
)
_YEARLY: Final = re.compile(
    r"\b(?:inflation|(?:annual|yearly|monthly|12-month|twelve-month|year-on-year)\s+(?:average\s+)?rates?)\b"
    r"(?:(?!\bby\b)[^;])*\b(?:from|to|at|was|were|is|be|reached|averaged)\s+(?:an?\s+|about\s+|only\s+|just\s+)*$",
    re.IGNORECASE,
)
_LED: Final = re.compile(
    r"(?:\b(?:to|at|from|of|was|were|is|be|been|averaged?|reached|reach|exceed(?:ed)?|hit|remained|negative|positive|than|between"
    r"|about|around|some|nearly|almost|over|only|just|roughly|approximately|under|below|above)\s+(?:an?\s+)?)[-+–−]?\s?$",
    re.IGNORECASE,
)
_LINKED: Final = re.compile(
    r"(?:\b(?:from|with|against|after|following|versus|vs\.?|instead\s+of|rather\s+than|and|to|or|than|then)\s+"
    r"(?:(?:an?|the|about|around|some|revised|estimated|previous|nearly|almost|over|only|just|rate|growth|of|in|expected)\s+)*"
    r"|\([^()\d]{0,20}(?:\d{4})?:?\s*)[-+–−]?\s?$",
    re.IGNORECASE,
)
_GROWTH_OF: Final = re.compile(
    r"\bgrowth(?:\s+rates?)?\s+of\s+(?:(?:about|around|some|nearly|almost|over|only|just|an?|annual|estimated)\s+)*(?:\(?[-−–]\)?\s?)?$",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r"\s?(?:%|％|per\s?cent)?(?:,|,?\s+and)\s+(?:\(?[-−–]\)?\s?)?")
_IT: Final = re.compile(
    r"^[^;.]*[,;]\s+(?:and|while|but)\s[^;.,]*\bit\s+(?:was|is|stood\s+at|had\s+been|came\s+to)\s+$"
)
_WORD: Final = re.compile(r"[A-Za-z][\w’'-]*")
_BEFORE_MINUS: Final = re.compile(r"[\s(][-−–]\)?\s?$|^[-−–]$")


def growths(text: str, sentence: Span, figures: list[Mention]) -> dict[int, Direction]:
    """Figures that growth is said to be, by start, with the direction of the change that they tell."""
    found: dict[int, Direction] = {}
    for k, m in enumerate(figures):
        before = figures[k - 1] if k else None
        grows = (m.kind == "change" or _rate(text, m)) and _GROWTH_OF.search(
            text, max(sentence.start, m.start - 40), m.start
        )
        listed = before is not None and before.start in found and _LISTED.fullmatch(text, before.end, m.start)
        if grows or (listed and _rate(text, m)):
            found[m.start] = "decrease" if _negative(text, m) else "increase"
            continue
        way: Direction | None = None
        if _rate(text, m):
            way = _subject(text, sentence.start, m)
            told = before is not None and before.start in found
            if way is None and m.kind == "change" and _YEARLY.search(text, max(sentence.start, m.start - 160), m.start):
                way = "increase"
            if way is None and told and before is not None and _linked(text, before, m):
                way = found[before.start]
        if way is not None:
            found[m.start] = "decrease" if _negative(text, m) else way
    return found


def _rate(text: str, m: Mention) -> bool:
    """Whether the figure is a percentage, or a bare number that may be one (`from 3.9`)."""
    return _PERCENT.match(text, m.end) is not None or ("." in m.text and _BARE.match(text, m.end) is not None)


def _subject(text: str, low: int, m: Mention) -> Direction | None:
    """The direction of the growth that the clause of the figure is about, None if it is about something else."""
    starts = [c.end() for c in _CLAUSE.finditer(text, low, m.start)]
    for start in reversed([low, *starts]):
        told = _TOLD.search(text, start, m.start)
        if told is not None and _LED.search(text, told.end("rest") - len(told.group("rest")) - 12, m.start):
            return "decrease" if told.group("falls") else "increase"
        if _finite(text[start : m.start]):
            return None
    return None


def _finite(words: str) -> bool:
    return any(word_class(w.lower()) in "LBA" for w in _WORD.findall(words))


def _linked(text: str, before: Mention, m: Mention) -> bool:
    """Whether the figure is set beside the one before it without a verb of its own."""
    gap = text[before.end : m.start]
    if _IT.search(gap):
        return True  # `growth in pay was 4.8%, and for total pay it was 4.7%`
    return ";" not in gap and _LINKED.search(gap) is not None and not _finite(gap)


def _negative(text: str, m: Mention) -> bool:
    return _BEFORE_MINUS.search(text, max(0, m.start - 5), m.start) is not None
