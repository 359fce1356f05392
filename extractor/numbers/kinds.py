"""The kind of a number in English text: general grammar of the words around it, first rule that fits wins."""

import re
from typing import NamedTuple

from extractor.numbers import changes
from extractor.numbers.tokens import Token
from extractor.numbers.vocabulary import (
    ANNOUNCED,
    CAMPAIGNS,
    CODE_NOUNS,
    COUNT_LEADS,
    COUNTABLE,
    DATE_LEADS,
    EVENT_NOUNS,
    MONTHS,
    NOT_PLURAL,
    NOT_TITLES,
    PERIOD_WORDS,
    SERVICE_NOUNS,
    STATUTES,
    TIME_UNITS,
    TREATIES,
    VERBS,
    YEAR_LEADS,
    YEAR_NOUNS,
)
from schemas.evidence import Kind


class Scene(NamedTuple):
    """What the rules look at: the original and the lowered folded text, and the sentence of the number."""

    text: str
    low: str
    lo: int
    hi: int


_NEXT = re.compile(r"[\s-]*(?:[\"')\]]\s*)?([a-z%$€£][a-z']*)?(?:[\s-]+([a-z][a-z']*))?(?:[\s-]+([a-z][a-z']*))?")
_LINE_BOILER = re.compile(
    r"\b(?:updated|copyright|icp|all rights reserved|shares?:|views?:|page [0-9]+|print|tel(?:ephone)?[.:]|fax|passcode|conference id|"
    r"licen[cs]e n(?:o|umber)|click|source:|editor:|read: ?|reads:|clicks)|©"
)
_BOILER_LEAD = re.compile(
    r"(?:©|\(c\)|copyright|icp(?: ?(?:no\.?|number|license))*|icp备|licen[cs]e (?:no\.?|number)|passcode|access code|pin(?: code)?|conference id|tel|telephone|phone|fax|"
    r"(?:shares?|views?|clicks|reads?|comments?|likes|hits|posted|updated|id) ?:|\bpage)[ #.]*\(?$"
)
_DIALING = re.compile(r"\b(?:dial(?:ing|ling)?|passcode|webcast|conference call|replay)\b")
_WEB = re.compile(r"\b(?:updated|posted|last modified|modified|uploaded|release time)\b ?:?[^\n|]{0,30}$")
_AGO = re.compile(r"[ -](?:years?|months?|weeks?|days?|decades?|hours?) (?:ago|earlier|before)\b")
_RUNNING = re.compile(r"[ -](?:straight |consecutive |successive )*(?:years?|months?|quarters?|weeks?|days?|times?) (?:in a row|running|in succession)")
_ORDINAL_PERIOD = re.compile(
    r"[ -](?:(?:fiscal|calendar|two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2}) ?)?[ -]?"
    r"(?:quarters?|half(?:-year)?|halves|months?|weeks?|days? of|years? of|years? (?:was|were|since)|decade|fortnight)\b"
)
_AGE = re.compile(r"[ -](?:years?|months?)[ -](?:old|of age)\b|-(?:year|month)-olds?\b")
_DATELINE_DAY = re.compile(r"(?:on|of|by|since|from|until|till|to|and|before|after|as of|between) the $")
_BULLET = re.compile(r"(?:^|[\n\r;:]|[.!?]['\")]? )[ \t*\u2022-]*(?:\(|\[|step |point |no\. ?)?$")
_BULLET_END = re.compile(r"[.):、\]]+(?:\s|$)|[)）]|[a-z]\) ")
_FIRST_LEAD = re.compile(r"(?:^|[\n\r]|[.;:!?]['\")]?\s+|, and |; and )\s*[\"'*\u2022-]*\s*(?:(?:and |is )?the |and )?$")
_FIRST_NEXT = re.compile(r"(?:ly)?(?:,|:|\.| is\b| was\b| are\b| one is\b| of all,|, it)")
_ONE_IS = re.compile(r" (?:is|was) (?:to|that|the|a|an|their|its|in|about)\b")
_EACH = re.compile(r"(?: [a-z.$]+){0,3}? (?:each|apiece|per person)\b")
_DAY_NEXT = re.compile(
    r"(?:st|nd|rd|th)?\s?(?:-|to|and|or|,|through)\s?(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?(?:,? (?:and|to) [0-9]{1,2})? (?:of )?(?:"
    + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b"
)
_SERVICE = re.compile(r"(?:110|119|120|122|911|999|112|1[0-9]{4}|9[56][0-9]{3,4})$")
_SERVICE_NEXT = re.compile(r"(?: [a-z-]+){1,6} (?:hotline|platform|line|sms|number)\b")
_DIALLED = re.compile(r"[ -]\(?[0-9]{2,4}\)?[ -][0-9]{3}")
_MODAL = re.compile(r"\b(?:must|shall|should|limit|limits|ceiling|quota|threshold|required|requires|require|may not|ought|not exceed|stipulates?|minimum|maximum|deadline|faces?|liable|punishable|subject to)\b")
_THRESHOLD_NEXT = re.compile(
    r"(?: [a-z.$]+){0,3}? (?:or (?:more|above|older|over|less|fewer|longer|higher|younger|below|under|earlier|later)|and (?:above|over|older|under|below))\b"
)
_BUYS = re.compile(r" (?:us |u\.s\. )?(?:dollar|euro|pound|yuan|yen|franc|krone|crown|[a-z]+) (?:bought|buys|equals|equalled|equaled|was worth|is worth|fetched)\b")
_LAST_WORD = re.compile(r"([A-Z][A-Za-z'-]*) $")
_STAMP = re.compile(r"[0-9]:[0-9]")
_ANNOUNCES = re.compile(r" (?:[a-z-]+ ){0,3}[a-z-]+s(?::| ?- )(?=\s?[a-z\"'])")
_YEARLIKE = re.compile(r"(?:1[89]|20)[0-9]{2}$")
_YEAR_NOUN = re.compile(
    r" ?(?:levels?|figures?|results?|totals?|season|edition|annual|fiscal|budget|census|report|outlook|guidance|target|average|data|"
    r"plan|survey|benchmark|base|prices|dollars|tax|calendar|academic|school|production|financial|sales|revenue|earnings|net|gdp|third|first|second|fourth)\b"
)
_MEASURED = re.compile(r"\b(?:workweek|averag\w+|median|mean|longest|shortest|life expectancy|tenure|lead time|waiting time|duration|on the run)\b")


def kind_of(token: Token, scene: Scene, earlier: tuple[Token, Kind] | None) -> Kind:
    """The kind of one token; `earlier` is the token before it in the sentence, with its kind."""
    form = token.form
    if form == "phone":
        return "boilerplate"
    view = _View(token, scene, earlier)
    return (
        view.boilerplate()
        or view.name()
        or view.enumerator()
        or view.date_time()
        or view.change()
        or view.denominator()
        or view.duration()
        or view.ordinal()
        or view.other()
        or "statistic"
    )


class _View:
    """The words around one number, cut once."""

    def __init__(self, token: Token, scene: Scene, earlier: tuple[Token, Kind] | None) -> None:
        self.token, self.scene, self.earlier = token, scene, earlier
        self.cue: changes.ChangeCue | None = None
        text, low, lo, hi = scene
        self.low = low
        start, end = token.start, token.end
        self.before = low[max(lo, start - 64) : start]
        words = self.before.replace("(", " ").replace('"', " ").split()
        self.raw = words[-1] if words else ""
        self.p1 = self.raw.rstrip(",.:;)") if words else ""
        self.p2 = words[-2].rstrip(",.:;)") if len(words) > 1 else ""
        self.p3 = words[-3].rstrip(",.:;)") if len(words) > 2 else ""
        follow = _NEXT.match(low, end, min(hi, end + 64))
        self.n1, self.n2, self.n3 = (w or "" for w in follow.groups()) if follow else ("", "", "")
        self.left = low[start - 1 : start]
        self.right = low[end : end + 1]
        self.small = token.value is not None and token.value <= 31 and token.value == token.value.to_integral_value()
        self.unit = self.n1 if self.n1 in TIME_UNITS else self.n2 if self.n1 in PERIOD_WORDS and self.n2 in TIME_UNITS else ""

    def boilerplate(self) -> Kind | None:
        low, start, end = self.low, self.token.start, self.token.end
        if _BOILER_LEAD.search(self.before):
            return "boilerplate"
        form = self.token.form
        if self.left == "+" and _DIALLED.match(low, end):
            return "boilerplate"
        if form == "date" and _STAMP.search(low, start, end):
            return "boilerplate"
        if self.earlier and self.earlier[1] == "boilerplate" and re.match(r"(?: of | [a-z]{1,12}:? )$", low[self.earlier[0].end : start]) and (self.right in "\n|." or not self.right):
            return "boilerplate"
        if self.left in "-(" and self.earlier and self.earlier[1] == "boilerplate" and start - self.earlier[0].end <= 3:
            return "boilerplate"
        if self.earlier and self.earlier[1] == "boilerplate" and low[self.earlier[0].end : start].strip(" ,()-") == "":
            return "boilerplate"
        if form == "clock" and _DIALING.search(low, self.scene.lo, self.scene.hi):
            return "boilerplate"
        if form in ("date", "clock") and _WEB.search(self.before):
            return "boilerplate"
        if self.left == "(" and self.right == ")" and self.p1 in ("dial", "dialing", "dialling", "call", "calling", "phone", "tel"):
            return "boilerplate"
        return None

    def name(self) -> Kind | None:
        text, low, lo, hi = self.scene
        start, end = self.token.start, self.token.end
        form = self.token.form
        left, right = self.left, self.right
        if left.isalpha() and left.isascii() and form == "number":
            glued = re.search(r"[a-z$]+$", self.before)
            word = glued.group() if glued else ""
            if word in ("fy", "cy") or (word in ("q", "h") and end - start == 1 and not right.isalnum()):
                return "date_time"
            if word not in ("us", "usd", "eur", "gbp", "rmb", "cny", "hkd", "inr", "rs", "jpy", "aud", "cad", "sgd", "a", "c"):
                return "name"
        if left == "-" and low[start - 2 : start - 1].isalpha():
            glued = re.search(r"([a-z]+)-$", self.before)
            word = glued.group(1) if glued else ""
            if word in ("mid", "pre", "post", "early", "late", "since", *MONTHS):
                return "date_time"
            if word not in ("top", "under", "over", "non", "sub", "to", "plus", "and") and form == "number":
                return "name"
        if "A" <= text[end : end + 1] <= "Z" and form == "number" and not text[end + 1 : end + 2].isalpha():
            return "name"
        if self.p1 in CODE_NOUNS and form != "ordinal" and self._label() and (self.raw[-1:] not in ",;:)." or self.raw in ("no.", "sec.", "art.", "nos.")):
            kind = CODE_NOUNS[self.p1]
            if kind == "no":
                if self.p1 == "number" and form == "number":
                    return None
                return "other" if self.token.value == 1 and form == "word" or (self.token.value == 1 and self.n1 and text[end + 1 : end + 2].islower()) else "name"
            if kind == "table":
                return "enumerator" if start - lo <= len(self.p1) + 2 else "name"
            if not self.unit:
                return "name"
        if self._capitalised():
            return "name"
        if form in ("ordinal", "word", "number") and self._titled():
            return "name"
        if self.n1 == "year" and self.n2 in ("plan", "plans", "program", "programme") :
            return "name"
        if (self.n1 == "day" or self.n1 == "days") and self.n2 in CAMPAIGNS:
            return "name"
        if form == "number" and _YEARLIKE.match(low[start:end]) and self._event_year():
            return "name"
        quote = self._quoted()
        if quote is not None:
            return quote
        if form == "number" and (self.p2 if self.p1 == "of" else self.p1) in STATUTES and _YEARLIKE.match(low[start:end]):
            return "name"
        if form == "number" and self.token.value is not None and _hotline(self):
            return "name"
        if form == "code":
            return "name"
        return None

    def _label(self) -> bool:
        """A short plain number (or a number word) one space behind the word before it."""
        start, end = self.token.start, self.token.end
        if self.left == "(":
            start -= 1
        return self.left in " (#" and self.low[start - 2 : start - 1] not in " \n" and (
            (end - start <= 6 and self.low[self.token.start : end].isdigit()) or self.token.form in ("word", "code") or re.match(r"[0-9]{1,2}\.[0-9]{1,2}$", self.low[start:end]) is not None
        )

    def _capitalised(self) -> bool:
        """`Berth 12 is`, `IFRS 16`: a capitalised word that is no date word numbers itself."""
        text, low, lo, hi = self.scene
        start, end = self.token.start, self.token.end
        if not (self.left == " " and end - start <= 4 and self.token.form == "number" and low[start:end].isdigit()):
            return False
        word = _LAST_WORD.search(text, max(lo, start - 30), start)
        if word is None or word.group(1).lower() in NOT_TITLES or word.group(1).lower() in MONTHS:
            return False
        if self.right in "%$€£/" and self.right:
            return False
        if word.start(1) == lo and _YEARLIKE.match(low[start:end]):
            return False
        return not self.right or self.right in ".,;:)'\"\n" or self.n1 in VERBS

    def _titled(self) -> bool:
        """An ordinal or year that belongs to capitalised words."""
        text = self.scene.text
        token = self.token
        if token.form == "ordinal" or (token.form == "word" and self.right in "- "):
            follow = re.match(r"[ -](?:[A-Z][\w'-]*[ -])*([A-Z][\w'-]*)", text[token.end : min(self.scene.hi, token.end + 80)])
            if follow is None:
                return token.form == "ordinal" and (self.n1 in ("class", "level", "grade", "degree") and self.right == "-" or self.n1 in EVENT_NOUNS or (self.n2 in EVENT_NOUNS and self.n1 not in TIME_UNITS))
            nouns = set(re.findall(r"[a-z']+", follow.group().lower()))
            if nouns & MONTHS.keys() or nouns & {"quarter", "half", "months", "month", "quarters"}:
                return False
            return bool(nouns & EVENT_NOUNS)
        return False

    def _event_year(self) -> bool:
        """`the 2030 Agenda`, `World Cup 2026`: a year that belongs to a capitalised event or treaty."""
        text, (start, end) = self.scene.text, (self.token.start, self.token.end)
        if self.n1 in TREATIES and text[end + 1 : end + 2].isupper():
            return True
        word = _LAST_WORD.search(text, max(self.scene.lo, start - 30), start)
        return word is not None and word.group(1).lower() in TREATIES

    def _quoted(self) -> Kind | None:
        text, low, lo, hi = self.scene
        start, end = self.token.start, self.token.end
        opened = low.rfind('"', max(lo, start - 60), start)
        if opened < 0:
            return None
        closed = low.find('"', end, min(hi, end + 60))
        if closed < 0:
            return None
        spaced = low[opened - 1 : opened].isspace() or low[opened - 1 : opened] in "(" or opened == lo
        if low[opened + 1].isspace() or not spaced:
            if low.count('"', max(low.rfind("\n", 0, start), start - 2000, 0), start) % 2 == 0:
                return None
        inside = low[opened + 1 : closed]
        if len(inside.split()) > 7:
            return None
        after = low[closed + 1 : closed + 40]
        words = set(re.findall(r"[a-z]+", inside + " " + after))
        if self.token.form in ("number", "date") and not self.unit and _YEARLIKE.match(text[start:end]):
            return "name"
        if words & CAMPAIGNS or re.match(r" (?:service|services|app|platform|system|function|mechanism|model|check|card|medal|award|prize|title)\b", after) or re.search(r"[A-Z0-9][a-z]*(?:[ -][A-Z0-9])", text[opened + 1 : closed]):
            return "name"
        if "+" in inside or self.token.form == "clock":
            return "name"
        return "other"

    def enumerator(self) -> Kind | None:
        low, end = self.low, self.token.end
        form = self.token.form
        before = low[max(0, self.token.start - 24) : self.token.start]
        if form == "ordinal":
            if _FIRST_LEAD.search(before) and _FIRST_NEXT.match(low, end):
                return "enumerator"
            if _FIRST_LEAD.search(before) and low[end : end + 1] == " " and self.token.start == self.scene.lo and self.n1 in ("we", "it", "to", "by", "in"):
                return "enumerator"
            return None
        if form == "word":
            return "enumerator" if self.token.value is not None and self.small and _FIRST_LEAD.search(before) and _ONE_IS.match(low, end) else None
        if form == "glyph" and self.token.value is not None and _BULLET.search(before):
            return "enumerator"
        if form == "number" and self.small_label() and _BULLET.search(before) and re.match(r"[a-z]?(?:[)\]、]|[.:](?:\s|$))|, [a-z]", low[end : end + 3]):
            return "enumerator"
        return None

    def small_label(self) -> bool:
        return self.token.end - self.token.start <= 2 and "." not in self.low[self.token.start : self.token.end]

    def date_time(self) -> Kind | None:
        low, start, end = self.low, self.token.start, self.token.end
        form = self.token.form
        if form in ("date", "season"):
            return "date_time"
        if form == "clock":
            return "date_time"
        if form == "ratio":
            return "duration" if low[start:end] == "24/7" else None
        if self.n1 in ("a.m", "p.m", "am", "pm", "o'clock", "a", "p") and re.match(r"[ -]?(?:a\.m|p\.m|am\b|pm\b|o'clock)", low[end : end + 8]):
            return "date_time"
        if self.small and (self.p1.rstrip(".") in MONTHS and self._month_before() or self.n1.rstrip(".") in MONTHS and self._month_after()):
            return "date_time"
        if self.small and _DAY_NEXT.match(low, end):
            return "date_time"
        if form == "ordinal" and self.n1 in ("century", "centuries"):
            return "date_time"
        if self.small and form in ("ordinal", "number", "word") and self.earlier and self.earlier[1] == "date_time" and self._day_list():
            return "date_time"
        if form == "ordinal":
            if _ORDINAL_PERIOD.match(low, end) and not _RUNNING.match(low, end) and "consecutive" not in low[end : end + 14]:
                return "date_time" if not (self.n1 in ("day", "year", "month", "week") and self.n2 not in ("of", "half")) or self.n1 in ("month",) else None
            if self.small and _DATELINE_DAY.search(self.before) and (not self.n1 or self.n1 in DATE_LEADS or self.right in ",.;)"):
                return "date_time" if self.token.end - self.token.start <= 4 and low[start].isdigit() else None
            return None
        if self._year():
            return "date_time"
        if self.unit or self.n1 in TIME_UNITS:
            return self._period()
        return None

    def _month_before(self) -> bool:
        if self.p1 == "may" or self.p1 == "march":
            at = self.scene.text.rfind(self.p1.capitalize(), max(0, self.token.start - 12), self.token.start)
            return at >= 0
        return self.left in " .\u00a0-\n("

    def _month_after(self) -> bool:
        return self.right in " -\u00a0\n" and (self.n1 not in ("may", "march") or self.scene.text[self.token.end + 1 : self.token.end + 2].isupper())

    def _day_list(self) -> bool:
        assert self.earlier is not None
        gap = self.low[self.earlier[0].end : self.token.start]
        return re.match(r"\s?(?:-|to|and|or|,|through|until)\s?(?:the )?$", gap) is not None and self.earlier[0].value is not None and self.earlier[0].value <= 31 and not re.match(r"[ -](?:[a-z]+ )?[a-z]+s\b", self.low[self.token.end : self.token.end + 24])

    def _year(self) -> bool:
        text = self.low[self.token.start : self.token.end]
        if self.token.form != "number" or not _YEARLIKE.match(text):
            return False
        if self.p1 in ("of", "number") and self.p2 in ("total", "number", "average", "sum", "record"):
            return False
        if self.left in "$€£":
            return False
        if self.right == "%" or self.n1 in ("percent", "yuan", "people", "persons", "tons", "cases", "dollars", "suspects", "kilograms", "households", "companies", "enterprises"):
            return False
        counted = self.right == " " and (self._plural(self.n1) or (self._plural(self.n2) and self.n1 not in DATE_LEADS and self.n1 not in VERBS and self.n1 not in YEAR_NOUNS))
        if self.p1 in YEAR_LEADS or self.p1.rstrip(".") in MONTHS:
            return not (counted and self.p1 in COUNT_LEADS)
        return not counted

    def _plural(self, word: str) -> bool:
        return (word.endswith("s") and word not in NOT_PLURAL) or word in ("people", "men", "women", "children", "percent")

    def _period(self) -> Kind | None:
        low, end = self.low, self.token.end
        words = (self.p1, self.p2)
        if self.p1 in ("past", "last", "previous", "preceding", "recent", "prior", "next", "coming", "those", "these", "following", "latest", "ensuing") or (
            self.p1 == "first" or (self.p2 in ("past", "last", "first") and self.p1 in ("about", "nearly", "some", "full", "over"))
        ):
            return "date_time"
        if self.p1 == "the" and self.p2 in ("in", "over", "for", "during", "of", "within") and re.match(r"[ -](?:months?|weeks?|quarters?|years?|days?)(?: period)? (?:to|through|from|ended|ending|since|of|between|up to|before)\b", low[end : end + 40]):
            return "date_time"
        if re.match(r"[ -](?:calendar |fiscal )?(?:months?|weeks?|quarters?|years?|days?)(?:[ -]period)? (?:ended|ending|through|to (?:%s))\b" % "|".join(MONTHS), low[end : end + 48]):
            return "date_time"
        if _AGO.match(low, end):
            return "date_time"
        return None

    def change(self) -> Kind | None:
        if self.token.form not in ("number", "word"):
            return None
        cue = self.cue = changes.govern(self.low, self.token.start, self.token.end, self.scene.lo, self.scene.hi)
        if cue is not None and cue.role == "by":
            return "change"
        return None

    def denominator(self) -> Kind | None:
        if self.p1 in ("per", "every", "each") and not self.unit and self.token.form != "ordinal" and self.token.value not in (None, 0):
            return "rate_denominator"
        if self.token.value == 1 and _BUYS.match(self.low, self.token.end):
            return "rate_denominator"
        if self.p1 == "of" and self.p2 == "out" and self.small:
            return "rate_denominator"
        if self.p1 == "in" and self._one_in():
            return "rate_denominator"
        if self.p1 in ("in", "every") and self.earlier and self.earlier[0].value == 1 and self.low[self.earlier[0].end : self.token.start].strip() in ("in", "in every", "of every", "out of", "out of every"):
            return "rate_denominator"
        return None

    def _one_in(self) -> bool:
        """`nine in 10 cases`, `one in five`: a small count in a round or small whole."""
        if not self.earlier or self.low[self.earlier[0].end : self.token.start].strip() != "in":
            return False
        part, whole = self.earlier[0].value, self.token.value
        return part is not None and whole is not None and part < whole and part < 10 and (whole <= 10 or whole in (20, 100, 1000, 10000, 100000))

    def duration(self) -> Kind | None:
        if _AGE.match(self.low, self.token.end):
            return "duration"
        if not self.unit and self.n1 not in TIME_UNITS:
            return None
        if self.token.form == "ordinal":
            return None
        if self.cue is not None and self.cue.role == "to":
            return "statistic"
        if _MEASURED.search(self.low, self.scene.lo, self.scene.hi) or ("." in self.low[self.token.start : self.token.end] and self.n1 in ("hours", "hour", "minutes", "days")):
            return "statistic"
        return "duration"

    def ordinal(self) -> Kind | None:
        return "ordinal" if self.token.form == "ordinal" and self.right not in "%" else None

    def other(self) -> Kind | None:
        low, end = self.low, self.token.end
        token = self.token
        if token.form == "glyph":
            return "other" if token.value is None or token.value >= 1 else "statistic"
        if token.form == "word" and token.value == 1 and self._pronoun():
            return "other"
        if self.small and token.value != 1 and _ANNOUNCES.match(low, end, self.scene.hi):
            return "other"
        if _THRESHOLD_NEXT.match(low, end, self.scene.hi) or (self.p1 == "than" and self.p2 in ("older", "younger")) or self.p1 in ("aged", "age", "ages"):
            return "other"
        if self.p1 in ("than", "over", "exceeding", "above", "least") and _EACH.match(low, end, self.scene.hi):
            return "other"
        if self.small and token.value != 1 and (self.n1 in ANNOUNCED or self.n2 in ANNOUNCED and self.n1 not in ("new",) or (self.p1 in ("these", "those", "following") )):
            return "other"
        if self.small and self.p1 == "the" and token.form == "word" and token.value != 1:
            return "other"
        if self.p1 in ("of", "at", "to", "is") and self.p2 in ("threshold", "limit", "ceiling", "cap", "floor", "minimum", "maximum", "quota"):
            return "other"
        if re.search(r"\bfines? (?:of )?up to [$€£¥]?$", self.before):
            return "other"
        if self.small and _MODAL.search(low, self.scene.lo, token.start):
            return "other"
        return None

    def _pronoun(self) -> bool:
        if not self.n1 or self.right in ",.;:)":
            return True
        if self.n1 in COUNTABLE or (self.n2 in COUNTABLE and self.n1 not in VERBS):
            return self.p1 in ("not", "no")
        if self.earlier and self.earlier[1] == "statistic" and self.token.start - self.earlier[0].end < 60 and self.token.start > self.scene.lo:
            return False
        if self.p1 in ("not", "no", "the", "number", "only", "any", "this", "that", "which", "every", "each", "another"):
            return self.p1 != "only" or self.n1 in ("that", "who", "to")
        return self.n1 not in TIME_UNITS or self.n1 in ("with", "that", "who", "which", "can", "should", "must", "is", "was", "in", "to", "and", "or", "for", "another", "by", "side", "hand", "on", "more")


def _hotline(view: _View) -> bool:
    digits = view.low[view.token.start : view.token.end]
    if _SERVICE.match(digits) and (view.n1 in SERVICE_NOUNS or view.n2 in SERVICE_NOUNS or _SERVICE_NEXT.match(view.low, view.token.end)):
        return True
    return (
        digits.isdigit()
        and 3 <= len(digits) <= 6
        and (
            view.p1 in ("dial", "call", "calling", "dialing", "hotline", "phone", "number", "platform", "via", "telephone", "line", "on")
            and (re.search(r"\b(?:hotline|dial\w*|call(?:ing|s)?|reports?|police|platform|telephone|complaints?|whistle\w*)\b", view.before) is not None)
            or view.n1 in ("hotline", "hotlines", "platform", "helpline")
        )
    )
