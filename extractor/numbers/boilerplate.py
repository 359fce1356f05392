"""Numbers that belong to the page and not to its matter: stamps, counters, telephone and page numbers."""

# ruff: noqa: PLR0911 -- decision list: one return a rule

import re

from extractor.numbers import labels
from extractor.numbers.context import View
from extractor.numbers.trie import each
from schemas.evidence import Kind

_BOILER_WORDS = each(
    "© c copyright icp no number icp备 code pin id tel telephone phone fax passcode license licence # counter "
    "share shares view views click clicks read reads comment comments likes hits page posted updated is ext extension"
)
_BOILER_LEAD = re.compile(
    r"(?:©[a-z .,&-]{0,40}|\(c\)|copyright|icp(?: ?(?:no\.?|number|license|备))*|licen[cs]e (?:no\.?|number)|passcode|"
    r"access code|pin(?: code)?|"
    r"conference id|\bext|extension|\btel|telephone|phone|\bfax|\b(?:shares?|views?|clicks|reads?|comments?|likes|"
    r"hits|posted|updated|id|counter) ?:|\bpage|(?:passcode|access code|pin|conference id) is"
    r"|(?:^|[\n|]) *(?:shares?|views?|comments?|likes)(?= \())[ #.:]*\(?$"
)
# `Readers: 1,204` at the end of a line
_READ = re.compile(r"\b(?:readers?|readings?(?: (?:volume|times))?|visits|brows(?:ed?|ing)) ?: ?$")
_READERS = each("reader readers reading readings volume visits browse browsed browsing")
_STAMPED = re.compile(
    r"(?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?: {1,6}|\t|\n| ?\| ?)"
    r"(?:source|from|editor|author|view|read|click|share)s? ?:"
)
_STAMPED_TOO = re.compile(r"(?:^|\n)(?:source|from|editor|author) ?: ?[^\n.:]{2,40}(?:  | ?\| ?)(?:[0-9/.-]{8,10} )?$")
_COUNTER = re.compile(r"(?:^|\n) *(?:shares?|views?|clicks|reads?|comments?|likes) $")
_SHARES = each("percent per percentage %")
_WEB = re.compile(r"\b(?:updated|posted|last modified|modified|uploaded|release time) ?:?[^\n|]{0,30}$")
# `Updated: Jan 19, 2022`, `Posted: 19 January 2022`
_WEB_DAY = re.compile(
    r"\b(?:updated|posted|last modified|modified|uploaded|release time) ?: ?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
    r"(?:[0-9]{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:[0-9]{1,2},? ?)?$"
)
_COUNTERS = each("share shares view views clicks read reads comment comments like likes")
_HALVES = frozenset(("a", "p", "am", "pm"))
_DIALLED = re.compile(r"[ -]\(?[0-9]{2,4}\)?[ -][0-9]{2,3}|\) [0-9]{2,4} [0-9]{2,4} ")
_AREA = re.compile(r"\)[ -]?[0-9]{3,4}[- ][0-9]{2,4}(?: [0-9]{3})?(?![0-9])")
_SAME_LINE = re.compile(r"(?: of | [a-z]{1,12}:? )$")


def kind(v: View) -> Kind | None:
    """Web stamps, counters, page numbers, copyright, phones, licence numbers."""
    form, earlier = v.form, v.earlier
    if (v.p1 in _BOILER_WORDS or "©" in v.before) and v.n1 not in _SHARES and _BOILER_LEAD.search(v.before):
        return "boilerplate"
    if (v.p1 in _READERS or v.p1 in _COUNTERS) and _ends_line(v):
        return "boilerplate"
    if v.p1 in labels.PAGES and labels.is_page(v):
        return "boilerplate"
    if (v.left == "+" and _DIALLED.match(v.low, v.end)) or (v.left == "(" and _AREA.match(v.low, v.end)):
        return "boilerplate"
    if earlier is not None and earlier[1] == "boilerplate":
        gap = v.gap() or ""
        if (gap.strip(" ,()-") == "" and not v.unit) or (_SAME_LINE.match(gap) and (not v.right or v.right in "\n|.")):
            return "boilerplate"
    if form in ("date", "clock") and (
        (form == "date" and ":" in v.word) or (form == "clock" and v.sentence.dialling()) or _stamped(v)
    ):
        return "boilerplate"
    if v.bare and ":" in v.before and _WEB_DAY.search(v.before):
        return "boilerplate"
    if v.word[-3:-2] == "." and v.n1 in _HALVES and v.sentence.dialling():
        return "boilerplate"  # `at 8.30 a.m.; dial-in ...`
    return None


def _ends_line(v: View) -> bool:
    """`Readers: 1,204` at the end of a line, `Share 17` on a line of its own."""
    if v.p1 in _READERS and (v.right in ("", "\n", "|") or v.low.startswith("  ", v.end)) and _READ.search(v.before):
        return True
    alone = v.bare and (not v.right or v.right == "\n")
    return alone and _COUNTER.search(v.low, max(0, v.start - 24), v.start) is not None


def _stamped(v: View) -> bool:
    """The stamp of a web page: `Updated: 2025-03-11 09:14`, `2025-03-11 09:14:07  Source: ...`."""
    return (
        _WEB.search(v.before) is not None
        or _STAMPED.match(v.low, v.end) is not None
        or _STAMPED_TOO.search(v.low, max(0, v.start - 70), v.start) is not None
    )
