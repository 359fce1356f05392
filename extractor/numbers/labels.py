"""Numbers glued to letters that label: questions of an interview, codes of papers with strokes, marks of notes."""

import re

from extractor.numbers.context import View
from extractor.numbers.trie import each
from extractor.numbers.vocabulary import MONTHS

YEARLIKE = re.compile(r"(?:1[89]|20)[0-9]{2}$")
PAGES = each("p pg page") | {""}
ISSUES = each("brief briefing report update newsletter factsheet sheet memo dispatch communique communiqué digest")
EXCHANGES = each(
    "bse nse nyse nasdaq lse hkex sehk tse tyo twse krx kosdaq sse szse asx tsx jse sgx idx isin wkn cusip"
)
_ASKED = re.compile(r" \([^()\n]{2,60}\) ?[:.-] ?|[:.] [^\n?]{3,400}\?")
_SERIAL = re.compile(r"\b[A-Z]{2,8}(?:/[A-Z0-9-]{1,8})*/$")

_OF_PAGES = re.compile(r"(?: of |/)[0-9]{1,3}(?![0-9%,]|\.[0-9])")
_PARTS_OF_YEARS = {"m": ("3", "6", "9", "12"), "q": ("1", "2", "3", "4"), "h": ("1", "2")}
_OF_YEAR = re.compile(r"[mqh](?: ?[/-]? ?(?:19|20)[0-9]{2}|[ \'/-]?[0-9]{2})(?![0-9]|[,.][0-9])")
_ISSUED = re.compile(
    r"(?:[:)\n]|,? (?:\(|[0-9]{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? [0-9]|(?:19|20)[0-9]{2}(?![0-9,])|week [0-9]|page ))"
)
_DIGITS, _TWELVE = 4, 12
_NOTES = 20_000  # characters in which the notes of a text follow


def is_question(v: View) -> bool:
    """`Q1 (Evening Post): ...`, `Q2: Why ...?` at the start of a line."""
    return v.low[v.start - 2 : v.start - 1] in ("", "\n") and _ASKED.match(v.text, v.end) is not None


def is_serial(v: View) -> bool:
    """`bulletin ONF/LM/09`: the last part of a code in capitals."""
    return v.left == "/" and _SERIAL.search(v.text, max(0, v.start - 30), v.start) is not None


def is_months(v: View) -> bool:
    """`9M 2025`, `1Q25`, `2H 2024`: months, a quarter or a half of a year."""
    return v.word in _PARTS_OF_YEARS.get(v.right, ()) and _OF_YEAR.match(v.low, v.end) is not None


def is_inside(v: View) -> bool:
    """`(15 % in week 5)`, `(same period 2023: 22)`: the last number in a bracket, which it does not open."""
    return v.left != "(" and v.low.rfind("(", v.lo, v.start) > v.low.rfind(")", v.lo, v.start)


def is_page(v: View) -> bool:
    """`p. 1 of 3`, also where a sentence was taken to end at the point."""
    if not v.p1 and not v.low.endswith(" p. ", 0, v.start):
        return False
    return v.form == "ratio" or (v.bare and _OF_PAGES.match(v.low, v.end, v.hi) is not None)


def is_issue(v: View) -> bool:
    """`situation report 14, 3 April`: a paper of a series, told by the date or the mark behind it."""
    return v.left == " " and v.n1 not in MONTHS and (v.end >= v.sentence.hi or _ISSUED.match(v.low, v.end) is not None)


def is_noted(v: View) -> bool:
    """A note `(1) ...` begins a line further down."""
    return v.text.find(f"\n({v.word}) ", v.end, v.end + _NOTES) > 0


def is_filed(v: View) -> bool:
    """`57/2024`: the number of a paper in its year, no month."""
    first, _, year = v.word.partition("/")
    return (
        first.isdigit()
        and len(first) <= _DIGITS
        and int(first) > _TWELVE
        and not YEARLIKE.match(first)
        and YEARLIKE.match(year) is not None
    )
