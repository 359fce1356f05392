"""What the kind rules look at: a sentence with its features computed once, and the words around one number."""
# ruff: noqa: PLR2004 -- the numbers are lengths of days and months

import re
from bisect import bisect_left

from extractor.numbers import changes
from extractor.numbers.tokens import Token
from extractor.numbers.topics import MODALS, topics
from extractor.numbers.trie import tree
from extractor.numbers.vocabulary import MONTHS, PERIOD_WORDS, TIME_UNITS
from schemas.evidence import Kind

_NEXT = re.compile(r"[\s-]*+(?:[\"')\]]\s*+)?([a-z%$€£][a-z']*+)?(?:[\s-]++([a-z][a-z']*+))?")
_LETTER = re.compile("[a-z]")
_DIALING = re.compile(r"\b(?:dial(?:ing|ling)?|passcode|access code|replay|live webcast)\b")
_MODAL = re.compile(rf"\b(?:{tree(MODALS)}|faces?(?! value)|may not|not exceed|liable to|subject to)\b")
_MEASURED = re.compile(
    r"\b(?:workweek|averag\w+|median|mean|longest|shortest|life expectancy|tenure|lead time|"
    r"waiting time|duration|(?:response|processing|turnaround|handling) times?|outstanding of|overtime)\b"
)
_SUPPOSED = re.compile(
    r"(?:^|[.;:,] |^for example, )(?:suppose|assume|assuming|imagine)\b|\bintervals? (?:[a-z-]+ ){0,6}?would\b"
    r"|\b(?:if|were) [^.;]{1,80}\bintervals? "
)
_REACH = 1000  # characters: the part of an endless sentence that a number can depend on
_NEAR = 48  # characters in which the words beside a number are looked for
_COUNTING = frozenset(("word", "ordinal"))
_HANGING = "([\"',.:;)"
_OPEN = str.maketrans("([\"'", "    ")


class Sentence:
    """A sentence of the folded text; what needs a search over it is searched once, when first asked for."""

    __slots__ = (
        "_cues", "_dialling", "_latin", "_measured", "_modals", "_topics", "count", "hi", "jobs", "length",
        "lo", "low", "prior", "quotes", "share", "supposed", "text", "told",
    )  # fmt: skip

    def __init__(self, text: str, low: str, lo: int, hi: int) -> None:
        self.text, self.low, self.lo, self.hi = text, low, lo, hi
        self.quotes = low.find('"', lo, hi) >= 0
        self._topics: frozenset[str] | None = None
        self._cues: list[int] | None = None
        self._modals: list[int] | None = None
        self._dialling: bool | None = None
        self._latin: bool | None = None
        self._measured: bool | None = None
        self.share: Kind | None = None  # the kind of the last percentage so far
        self.prior: Kind | None = None  # and of the last of the sentence before
        self.count: Kind | None = None  # the kind of the last number that is no percentage and no date
        self.length: Kind | None = None  # the kind of the last length of time that was measured
        self.jobs = self.supposed = False  # it tells of jobs, or of what was not counted: known with the cues
        self.told = 0  # and where it ends

    def topics(self) -> frozenset[str]:
        """What its words may speak of."""
        if self._topics is None:
            self._topics = topics(self.low, self.lo, self.hi)
        return self._topics

    def latin(self) -> bool:
        """It holds a letter of English words."""
        if self._latin is None:
            self._latin = _LETTER.search(self.low, self.lo, self.hi) is not None
        return self._latin

    def cues(self) -> list[int]:
        """Starts of the words that may be change words, in order."""
        if self._cues is None:
            about = self.topics()
            self.jobs = "jobs" in about
            self.supposed = "supposed" in about and _SUPPOSED.search(self.low, self.lo, self.hi) is not None
            self._cues = changes.starts(self.low, self.lo, self.hi) if "change" in about else []
        return self._cues

    def dialling(self) -> bool:
        """It tells how to join a call."""
        if self._dialling is None:
            self._dialling = _DIALING.search(self.low, self.lo, self.hi) is not None
        return self._dialling

    def measured(self) -> bool:
        """Its lengths of time are what is measured."""
        if self._measured is None:
            self._measured = _MEASURED.search(self.low, self.lo, self.hi) is not None
        return self._measured

    def modal_before(self, start: int) -> bool:
        """A word of duty, limit or penalty stands before `start`."""
        if self._modals is None:
            found = _MODAL.finditer(self.low, self.lo, self.hi) if "modals" in self.topics() else ()
            self._modals = [m.start() for m in found]
        i = bisect_left(self._modals, start)
        return i > 0 and start - self._modals[i - 1] < _REACH


class View:
    """The words around one number, cut once; all in lower case, without the punctuation that hangs on them."""

    __slots__ = (
        "bare", "before", "cue", "earlier", "end", "form", "hi", "left", "lo", "low", "n1", "n2", "p1", "p2", "raw",
        "right", "sentence", "small", "start", "text", "unit", "value", "word",
    )  # fmt: skip

    def __init__(self, token: Token, sentence: Sentence, earlier: tuple[Token, Kind] | None) -> None:
        start, end, form, value, _ = token
        low = sentence.low
        self.sentence, self.text, self.low, self.earlier = sentence, sentence.text, low, earlier
        lo, hi = sentence.lo, sentence.hi
        self.lo = lo if lo > start - _REACH else start - _REACH  # noqa: FURB136 -- faster than max()
        self.hi = hi if hi < end + _REACH else end + _REACH  # noqa: FURB136 -- faster than min()
        self.start, self.end, self.form, self.value = start, end, form, value
        self.before = before = low[lo if lo > start - _NEAR else start - _NEAR : start]  # noqa: FURB136 -- faster
        self.word = word = low[start:end]
        self.left, self.right = low[start - 1 : start], low[end : end + 1]
        if self.left in "([\"'":
            before = before.translate(_OPEN)
        words = before.rsplit(None, 2)
        self.raw = raw = words[-1] if words else ""
        self.p1 = raw.strip(_HANGING)
        self.p2 = words[-2].strip(_HANGING) if len(words) > 1 else ""
        if "-" in raw and ((part := self.p1.rpartition("-")[2]) in MONTHS or part == "week"):
            self.p1 = part  # `April-June 2025`, `epi-week 16`
        follow = _NEXT.match(low, end, hi if hi < end + _NEAR else end + _NEAR)  # noqa: FURB136 -- faster than min()
        n1, n2 = follow.groups("") if follow else ("", "")
        n1 = n1.removesuffix("'")  # `six months' custody`
        self.n1, self.n2 = n1, n2
        self.unit = n1 in TIME_UNITS or (n1 in PERIOD_WORDS and n2 in TIME_UNITS)
        self.bare = bare = form == "number" and word.isdigit()
        short = end - start <= 2 if bare else form in _COUNTING
        self.small = short and value is not None and 0 <= value <= 31
        self.cue: changes.ChangeCue | None = None

    def gap(self) -> str | None:
        """What stands between the number before it in the sentence and this one."""
        return None if self.earlier is None else self.low[self.earlier[0].end : self.start]

    def cue_before(self) -> bool:
        """A change word stands before the number in its sentence, not far away."""
        return self.cue_within(60)

    def cue_within(self, reach: int) -> bool:
        """A change word stands before the number in its sentence, within `reach` characters."""
        cues = self.sentence.cues()
        i = bisect_left(cues, self.start)
        return i > 0 and self.start - cues[i - 1] <= reach
