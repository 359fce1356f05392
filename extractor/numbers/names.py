"""Numbers that name or label: proper names and codes, enumerators."""
# ruff: noqa: C901, PLR0911, PLR0912, PLR2004 -- decision lists: one return a rule; the numbers are lengths of labels

import re

from extractor.numbers import hotlines, labels
from extractor.numbers.context import View
from extractor.numbers.labels import YEARLIKE
from extractor.numbers.trie import each
from extractor.numbers.vocabulary import (
    CAMPAIGNS,
    CODE_NOUNS,
    EVENT_NOUNS,
    MONTHS,
    NOT_TITLES,
    SCALED_CODES,
    STATUTES,
    TREATIES,
    VERBS,
)
from schemas.evidence import Kind

_GLUED = re.compile(r"[a-z$]+$")
_DOTTED = re.compile(r"\b(?!no\.|rs\.|sec\.|art\.|fig\.|vol\.)[a-z]{1,3}\.$")
_HYPHENED = re.compile(r"([a-z]+)-$")
_CURRENCY_CODES = each("usd eur gbp rmb cny hkd inr rs jpy aud cad sgd chf r")
_DATE_PREFIXES = frozenset(("mid", "pre", "post", "early", "late", "since", "end", "start", *MONTHS))
_WORD_PREFIXES = each("magnitude top under over non sub to plus and about around")
_PERCENTS = each("percent per percentage %")
_SECTION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}$")
_LAST_WORD = re.compile(r"([A-Z][A-Za-z'-]*) $")
_TITLE = re.compile(r"[ -](?:[A-Z][\w'-]*+[ -])*(?:[A-Z][\w'-]*+)?")
_LOWER_WORDS = re.compile(r"[a-z']+")
_PERIODS = each("quarter half months month quarters")
_RANKS = each("class level grade degree")
_SERVICE_PRODUCT = re.compile(
    r" (?:service|services|app|platform|system|function|mechanism|model|check|card|medal|award|prize|title|"
    r"reform|pilot|scheme)\b"
)
_SPEECH = re.compile(
    r" (?:[a-z.'-]+ ){0,3}?(?:said|says|told|added|adds|explained|explains|stressed|noted|notes|recalled|commented)\b"
)
_INNER_TITLE = re.compile(r"[A-Z0-9][a-z]*(?:[ -][A-Z0-9])")
_PAPERS = each(
    "release notice gazette bulletin directive regulation decision communique communiqué order circular statement "
    "ordinance issue instruction"
)
_NUMBERED = re.compile(r" [a-z]+ (?:n[or]\.? ?|number )?[0-9]")  # `First Release 12/2025`
_OPERATION = re.compile(r"\b(?:Operation|Campaign|Project|Exercise|Mission)(?: [A-Z][\w'-]*+)+ $")
_MEASURES = each("percent per percentage million billion trillion thousand points point pp to and")
_QUARTER = re.compile(r"[1-4]/(?:(?:19|20)[0-9]{2}|[0-9]{2})$")
_IF_WORDS = frozenset(("", "if", "for", "in", "to", "when"))
_CODED_LIST = re.compile(r"(?:, | and | or |-| to |, and )$")

_BULLET = re.compile(r"(?:^|[\n\r;:]|[.!?]['\")]? )[ \t*\u2022-]*(?:\(|\[|step |point |no\. ?)?$")
_BULLET_END = re.compile(r"[a-z]?(?:[)\]、]|[.:](?:\s|$))|, [a-z]|/ [a-z]")
_WITHIN = re.compile(r"\([^()\n]*\w[^()\n]*$")  # `(May 2031: 22)`
_FOOTNOTE = re.compile(r"[a-z][a-z)] ?$|[a-z]\($")
_POWER = re.compile(r"(?:^|[^a-z])(?:[kcmd]?m|ft|in|sq|[a-z])$|10$")
_RUNNING = re.compile(r" (?:[a-z]+ ){1,2}(?:in a row|running|in succession)\b")
_FIRST_LEAD = re.compile(
    r"(?:^|[\n\r]|[.;:!?]['\")]?\s+|, and |; and )\s*[\"'*\u2022-]*\s*(?:(?:and |is )?the |and )?$"
)
_FIRST_NEXT = re.compile(r"(?:ly)?(?:,|:|\.| is\b| was\b| are\b| one is\b| of all,|, it)")
_LINE_START = re.compile(r"(?:^|[\n\r])[ \"'*\u2022-]*$")
_ONE_BEFORE = re.compile(r"(?:^|[\n\r])[ \"'*\u2022-]*(?:one|first|firstly)[,:] ")
_OF_PEOPLE = re.compile(
    r", (?:aged?|both|all|including|who|which|or|and|one|two|three|four|five|six|seven|eight|nine|ten)\b"
)
_POINTS_REACH = 6000
_ONE_IS = re.compile(r" (?:is|was) (?:to|that|the|a|an|their|its|in|about)\b")


def name(v: View) -> Kind | None:
    """Codes, titles, laws, hotlines, campaigns and slogans in quotes."""
    left, form, start, end = v.left, v.form, v.start, v.end
    if form == "date" and v.p1 in ("no", "nos") and v.raw != "no":
        return "name"  # `ASU No. 2016-09`
    if form == "code" or (form == "ratio" and YEARLIKE.match(v.word[:4])):
        return "name"  # `Regulation 2016/679`
    if form == "number":
        if (glued := _joined(v)) is not None:
            return glued
        if "A" <= v.text[end : end + 1] <= "Z" and not v.text[end + 1 : end + 2].isalpha():
            return "date_time" if labels.is_months(v) else "name"
    elif left == "-" and (glued := _hyphen(v)) is not None and (glued == "date_time" or form == "ratio"):
        return glued  # `mid-May`, `C-311/18`
    if form == "ratio" and left in ("q", "h") and _QUARTER.match(v.word):
        return "date_time"  # `Q1/2021`
    if left == "(" and v.right == ")" and _clause(v):
        return "name"  # `Article 12(3)`
    if form in ("ratio", "season") and (
        (left == " " and v.p1 in _PAPERS) or (left in ("", " ", "\n", "(") and labels.is_filed(v))
    ):
        return "name"
    if form == "ordinal" and v.n1 == "release" and _NUMBERED.match(v.low, v.end):
        return "name"
    if v.p1 in CODE_NOUNS and form != "ordinal" and _label(v):
        kind = _coded(v)
        if kind is not None:
            return kind
    titled = left == " " and not v.text[start - 1 - len(v.raw) : start].islower()
    if titled and form == "number" and _release_of(v):
        return "name"
    if v.bare:
        if v.earlier is not None and v.earlier[1] == "name" and _named_with(v):
            return "name"
        if end - start <= 4 and (
            (titled and _numbered(v)) or (end - start == 4 and v.word[0] in "12" and _event_year(v))
        ):
            return "name"
        if (
            hotlines.is_hotline(v)
            or labels.is_serial(v)
            or v.p1 in labels.EXCHANGES
            or (v.p1 in labels.ISSUES and labels.is_issue(v))
        ):
            return "name"
    elif (form == "number" and v.word[3:4] == " " and hotlines.is_spaced(v)) or (
        form in ("ordinal", "word") and _titled(v)
    ):
        return "name"
    if (
        v.n1 in ("year", "day", "days")
        and v.n2 in CAMPAIGNS
        and (v.n1 != "year" or v.n2.startswith(("plan", "program")))
    ):
        return "name"
    return _quoted(v) if v.sentence.quotes else None


def _clause(v: View) -> bool:
    """The bracket stands right behind a number that is a name."""
    return v.bare and v.earlier is not None and v.earlier[1] == "name" and v.gap() in ("(", ")(")


def _release_of(v: View) -> bool:
    """`Digital Customs 2.0`, `Operation Blue Coast 24`: the number belongs to the capitalised words before it."""
    if v.right == "%" or v.n1 in _MEASURES or not v.text[v.start - 1 - len(v.raw) : v.start][:1].isupper():
        return False
    if v.word.endswith(".0"):
        return len(v.word) == 3 and v.p1 not in MONTHS and v.p1 not in NOT_TITLES and v.raw[-1].isalpha()
    return v.bare and v.end - v.start <= 2 and _OPERATION.search(v.text, max(v.lo, v.start - 60), v.start) is not None


def _joined(v: View) -> Kind | None:
    """`M2`, `Q3`, `COVID-19`, `mid-2020`: letters before the number without a space."""
    if v.left.isalpha() and v.left.isascii():
        glued = _GLUED.search(v.before)
        word = glued.group() if glued else ""
        if word == "q" and labels.is_question(v):
            return "enumerator"
        if (
            word in ("fy", "cy")
            or (word in ("q", "h") and len(v.word) in (2, 4) and v.low[v.start - 2].isdigit())
            or (
                word in ("q", "h")
                and v.word in ("1", "2", "3", "4")[: 4 if word == "q" else 2]
                and not v.right.isalnum()
            )
        ):
            return "date_time"
        money = word in _CURRENCY_CODES or (
            len(word) <= 3 and ("," in v.word or v.word[-1].isalpha())
        )  # `P412.6 billion`
        return None if money else "name"
    if v.left == "." and (dotted := _DOTTED.search(v.before)):
        return "date_time" if dotted.group()[:-1] in MONTHS else "name"  # `Nov.4`
    return _hyphen(v) if v.left == "-" else None


def _hyphen(v: View) -> Kind | None:
    glued = _HYPHENED.search(v.before)
    if glued is None:
        return None
    if glued.group(1) in _DATE_PREFIXES:
        return "date_time"
    if glued.group(1) == "for":
        return "other"
    return None if glued.group(1) in _WORD_PREFIXES else "name"


def _named_with(v: View) -> bool:
    """`Articles 12 and 13`, `999 or 101`: a number that shares the code word of the name before it."""
    if v.earlier is None or v.earlier[0].form != "number":
        return False
    if v.end - v.start == 4 and v.gap() == " " and v.earlier[0].end - v.earlier[0].start == 4:
        return True  # `hotline 5550 6182`
    if v.end - v.start == 3 and v.p1 == "or" and v.earlier[0].end - v.earlier[0].start == 3:
        return v.n1 in _IF_WORDS
    if _CODED_LIST.match(v.gap() or "") is None or (v.right and v.right in "%$€£/"):
        return False
    return v.p1 == "to" or v.left == "-" or v.n1 in VERBS or not v.n1 or v.right in ",;:)."


def _label(v: View) -> bool:
    """A short plain number (or a number word) one space behind the code word."""
    if v.raw[-1:] in ",;:)." and v.raw.lstrip("(") not in ("no.", "sec.", "art.", "nos.", "pp.", "para.", "rev."):
        return False
    start = v.start - (v.left == "(")
    if v.left not in ("", " ", "(", "#") or v.low[start - 2 : start - 1] in ("", " ", "\n"):
        return False
    if v.form in ("ratio", "season"):
        return v.p1 in ("no", "nos", "number") or v.p1 in _PAPERS
    if v.right == "%" or v.n1 in _PERCENTS:
        return False
    return (v.bare and v.end - v.start <= 5) or v.form == "word" or _SECTION.match(v.word) is not None


def _coded(v: View) -> Kind | None:
    kind = CODE_NOUNS[v.p1]
    if kind == "no":
        if v.p1 == "number" and v.bare:
            return None
        rank = v.value == 1 and (v.form == "word" or (v.n1 != "" and v.text[v.end + 1 : v.end + 2].islower()))
        return "other" if rank else "name"
    if kind == "case":
        headed = v.start - v.sentence.lo <= len(v.p1) + 2 and v.right in ":.\n"
        return "enumerator" if headed else None
    if kind == "table":
        return "enumerator" if v.p1 == "table" or v.start - v.sentence.lo <= len(v.p1) + 2 else "name"
    return None if v.unit else "name"


def _numbered(v: View) -> bool:
    """`Berth 12 is`, `IFRS 16`: a capitalised word that is no date word numbers itself."""
    if v.right and v.right in "%$€£/":
        return False
    word = _LAST_WORD.search(v.text, max(v.lo, v.start - 30), v.start)
    if word is None:
        return False
    if v.raw[:1].isdigit():
        return False  # `9M 2025`
    lead = word.group(1).lower()
    lead = lead.rpartition("-")[2] if "-" in lead else lead
    if lead in NOT_TITLES or lead in MONTHS or lead in SCALED_CODES or lead.endswith("ly"):
        return False
    if word.start(1) == v.sentence.lo and YEARLIKE.match(v.word):
        return False
    return not v.right or v.right in ".,;:)'\"\n" or v.n1 in VERBS


def _event_year(v: View) -> bool:
    """`the 2030 Agenda`, `World Cup 2026`, `Act of 1934`: a year that belongs to an event, a treaty or a law."""
    if (v.p2 if v.p1 == "of" else v.p1) in STATUTES:
        return True
    if v.n1 == "rev" and v.p1 and v.text[v.start - 1 - len(v.raw) : v.start].strip().isupper():
        return True  # `NACE 2008 Rev. 2`
    if v.n1 in TREATIES and v.text[v.end + 1 : v.end + 2].isupper():
        return True
    return v.p1 in TREATIES and v.text[max(0, v.start - 1 - len(v.p1)) : v.start][:1].isupper()


def _titled(v: View) -> bool:
    """An ordinal, or a number word before a hyphen or space, that belongs to capitalised words."""
    if (
        v.form == "ordinal"
        and v.p1 != "a"
        and not _RUNNING.match(v.low, v.end)
        and ((v.n1 in _RANKS and v.right == "-") or v.n1 in EVENT_NOUNS or (v.n2 in EVENT_NOUNS and not v.unit))
    ):
        return True
    if not v.text[v.end + 1 : v.end + 2].isupper():
        return False
    follow = _TITLE.match(v.text, v.end, min(v.hi, v.end + 80))
    nouns = set(_LOWER_WORDS.findall(follow.group().lower())) if follow else set()
    return bool(nouns & EVENT_NOUNS) and not nouns & _PERIODS and not nouns & MONTHS.keys()


def _quoted(v: View) -> Kind | None:
    """Inside short quotes: a campaign, a title or a service is a name, a slogan is other."""
    low, start, end = v.low, v.start, v.end
    opened = low.rfind('"', max(v.lo, start - 60), start)
    if opened < 0:
        return None
    closed = low.find('"', end, min(v.hi, end + 60))
    if closed < 0:
        return None
    spaced = opened == v.lo or low[opened - 1] == "(" or low[opened - 1].isspace()
    if (low[opened + 1].isspace() or not spaced) and low.count(
        '"', max(low.rfind("\n", v.lo - 1, start), v.lo), start
    ) % 2 == 0:
        return None
    inside = low[opened + 1 : closed]
    if v.form == "ordinal" and inside == v.word:
        return "ordinal"
    if len(inside.split()) > 7:
        return None
    after = low[closed + 1 : closed + 40]
    if inside[-1] in ",.!?" and (_SPEECH.match(after) or v.text[opened + 1].isupper()):
        return None  # `"I waited two weeks," she said`
    if (
        (v.bare and YEARLIKE.match(v.word))
        or v.form in ("date", "clock")
        or "+" in inside
        or not CAMPAIGNS.isdisjoint(_LOWER_WORDS.findall(inside + " " + after))
        or _SERVICE_PRODUCT.match(after)
        or _INNER_TITLE.search(v.text, opened + 1, closed)
    ):
        return "name"
    return "other"


def _counted_off(v: View) -> bool:
    """`One, output grew faster.` as a paragraph begins, and the points behind it; not `Two, aged 19 and 22, ran`."""
    if _LINE_START.search(v.low, max(0, v.start - 8), v.start) is None or _OF_PEOPLE.match(v.low, v.end):
        return False
    return v.value == 1 or _ONE_BEFORE.search(v.low, max(0, v.start - _POINTS_REACH), v.start) is not None


def enumerator(v: View) -> Kind | None:
    """First/Second at the head of a sentence, `1.`, `(2)`, `One is to ...`."""
    low, start, end, form = v.low, v.start, v.end, v.form
    if form == "ordinal":
        headed = _FIRST_NEXT.match(low, end) and _FIRST_LEAD.search(low, max(0, start - 24), start)
        return "enumerator" if headed else None
    if form == "word":
        if v.small and v.right in ",:" and _counted_off(v):
            return "enumerator"
        plain = v.n1 == "is" and v.value != 1  # `Four is prevention`
        heads = v.small and (plain or _ONE_IS.match(low, end)) and _FIRST_LEAD.search(low, max(0, start - 24), start)
        return "enumerator" if heads else None
    if v.left == "%" and v.bare and end - start <= 2:
        return "enumerator"  # `4.2%2`: the mark of a footnote
    if v.left == "(" and v.right == ")" and v.bare and end - start == 1 and labels.is_noted(v):
        return "enumerator"  # `External trade (1)`: its note stands below
    column = v.right == ")" and v.before.endswith(("   ", "\t"))
    if v.bare and end - start <= 2 and (column or (v.left == "[" and v.right == "]")):
        return "enumerator"  # `r = revised     1) without ships`
    if form == "glyph":
        marks = v.value is not None and v.value >= 1
        noted = marks and (
            _BULLET.search(low, max(0, start - 12), start) is not None or _POWER.search(v.before) is None
        )
        return "enumerator" if noted else None
    if v.bare and end - start == 1 and v.right == ")" and _FOOTNOTE.search(low, max(0, start - 24), start):
        return None if labels.is_inside(v) else "enumerator"
    if (
        v.bare
        and end - start <= 2
        and v.right != " "
        and not (v.right == ")" and _WITHIN.search(low, max(0, start - 40), start))
        and (v.value == 1 or not low[max(0, start - 2) : start].startswith(":"))  # `Hospitals in deficit: 17.`
        and _BULLET_END.match(low, end)
        and _BULLET.search(low, max(0, start - 12), start)
        and not (v.right == ")" and labels.is_inside(v))
    ):
        return "enumerator"
    return None
