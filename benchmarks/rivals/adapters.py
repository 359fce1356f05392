"""What each rival says of a fact: `verified`, `review` or `rejected`, at the best configuration its docs offer."""

import json
import logging
import re
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any, ClassVar, NamedTuple, Protocol

from extractor.facts import check_fact
from extractor.source import Index

Fact = dict[str, Any]
CHUNK = 1000
"""langextract's default `max_char_buffer`."""
LIMIT = 0.05
"""Seconds of CPU that one fact may take, 30 times the usual: llmground's fuzzy search can take minutes for a quote."""


class Case(NamedTuple):
    """A fact as the tool sees it, and where the true one stands (for tools that know which chunk they read)."""

    fact: Fact
    at: int


class Adapter(Protocol):
    name: str

    def verdicts(self, source: str, cases: Sequence[Case]) -> list[str]: ...


def forget() -> None:
    """Drop what was kept, so that a clock sees the whole work."""
    LangExtract.known.clear()
    GroundGate.known.clear()


class Naive:
    name = "naive `in`"

    def verdicts(self, source: str, cases: Sequence[Case]) -> list[str]:
        return ["verified" if c.fact["text"] in source else "rejected" for c in cases]


class Extractor:
    name = "extractor"

    def verdicts(self, source: str, cases: Sequence[Case]) -> list[str]:
        index = Index(source)
        return [check_fact(index, c.fact)["verdict"] for c in cases]


class LangExtract:
    """The quote and the number as two extractions of the chunk they come from; grounded = it has a char_interval."""

    name = "langextract"
    strict = False
    known: ClassVar[dict[Any, Any]] = {}
    """What was aligned before; many planted errors ask for the same words."""

    def __init__(self) -> None:
        from langextract import resolver
        from langextract.core import data

        logging.disable(logging.WARNING)
        self._aligner, self._extraction = resolver.WordAligner(), data.Extraction
        self._status = data.AlignmentStatus

    def verdicts(self, source: str, cases: Sequence[Case]) -> list[str]:
        asked = [(_chunk(source, at), fact["text"], fact.get("quote")) for fact, at in cases]
        return ["verified" if self._grounded(one) else "rejected" for one in asked]

    def _grounded(self, asked: tuple[str, str, str | None]) -> bool:
        if asked not in self.known:
            chunk, text, quote = asked
            # One call each: in one call the aligner looks for the number behind the quote, not inside it.
            words = [text] if quote is None else [quote, text]
            self.known[asked] = [self._aligned(w, chunk) for w in words]
        if self.strict:
            return all(e.alignment_status is self._status.MATCH_EXACT for e in self.known[asked])
        return all(e.char_interval is not None for e in self.known[asked])

    def _aligned(self, words: str, chunk: str) -> Any:
        if (words, chunk) not in self.known:
            ((one,),) = self._aligner.align_extractions([[self._extraction("figure", words)]], chunk)
            self.known[words, chunk] = one
        return self.known[words, chunk]


class LangExtractExact(LangExtract):
    """As above, and only MATCH_EXACT counts: stricter than the filter of langextract's README."""

    name = "langextract, exact only"
    strict = True


def _chunk(source: str, at: int) -> str:
    """The default chunk that holds the place: whole lines up to 1,000 characters."""
    start = 0
    while True:
        end = min(len(source), start + CHUNK)
        if end < len(source):
            cut = max(
                source.rfind("\n", start, end), source.rfind(". ", start, end) + 1, source.rfind("。", start, end) + 1
            )
            end = cut if cut > start else end
        if at < end or end == len(source):
            return source[start:end]
        start = end


_COMPARATORS = {
    "more than": "gt",
    "at least": "ge",
    "less than": "lt",
    "nearly": "approx",
    "up to": "le",
    "about": "approx",
}


class GroundGate:
    """Value, unit, comparator and period: a schema of its own for each fact, which is its best case."""

    name = "groundgate"
    known: ClassVar[dict[Any, str]] = {}
    """What was judged before, for the column with the quote."""

    def __init__(self) -> None:
        import groundgate

        self._admit = groundgate.admit

    def verdicts(self, source: str, cases: Sequence[Case]) -> list[str]:
        offsets = _bytes(source)
        return [_VERDICTS[self._judged(source, c.fact, offsets)] for c in cases]

    def _judged(self, source: str, fact: Fact, offsets: list[int]) -> str:
        start, end = fact.get("start"), fact.get("end")
        place = {} if start is None or end > len(source) else {"start": offsets[start], "end": offsets[end]}
        words = {"period": fact["period"]} if fact.get("period") else {}
        asked = (source, json.dumps({k: v for k, v in fact.items() if not k.startswith("quote")}, sort_keys=True))
        if asked not in self.known:
            self.known[asked] = self._worst(source, fact, place, words)
        return self.known[asked]

    def _worst(self, text: str, fact: Fact, place: Fact, words: dict[str, str]) -> str:
        unit = fact.get("unit")
        unit = "%" if unit in {"%", "percent", "per cent", "％"} else unit
        units = {} if unit in {None, "%"} else {unit: {"prefix": [unit], "suffix": [unit]}}
        comparator = _COMPARATORS.get(fact.get("qualifier") or "", "eq")
        fields: Fact = {"value": {"type": "number", "unit": unit, "comparator": comparator}}
        evidence = {"text": fact["text"], **place}
        candidates = [{"field": "value", "value": fact["value"], "unit": unit, "evidence": [evidence]}]
        for name, printed in words.items():
            fields[name] = {"type": "string"}
            candidates.append({"field": name, "value": printed, "unit": None, "evidence": [{"text": printed}]})
        receipt = self._admit(text, {"fields": fields, "units": units}, candidates)
        return max((d.outcome for d in receipt.decisions), key=_OUTCOMES.index)


class GroundGateQuote(GroundGate):
    """As above, with the quote as a string field of its own, and the value checked a second time inside it."""

    name = "groundgate + quote"

    def _judged(self, source: str, fact: Fact, offsets: list[int]) -> str:
        first = super()._judged(source, fact, offsets)
        quote = fact.get("quote")
        if not quote or first == "rejected":
            return first
        second = self._quoted(source, quote)
        at = fact["start"] - fact["quote_start"] if "start" in fact and "quote_start" in fact else None
        inside = at is not None and at >= 0 and at + len(fact["text"]) <= len(quote)
        place: Fact = {}
        if inside and at is not None:
            inner = _bytes(quote)
            place = {"start": inner[at], "end": inner[at + len(fact["text"])]}
        third = self._worst(quote, fact, place, {})
        return max((first, second, third), key=_OUTCOMES.index)

    def _quoted(self, source: str, quote: str) -> str:
        if (source, quote) not in self.known:
            field = {"quote": {"type": "string"}}
            candidate = {"field": "quote", "value": quote, "unit": None, "evidence": [{"text": quote}]}
            outcome = str(self._admit(source, {"fields": field}, [candidate]).decisions[0].outcome)
            self.known[source, quote] = outcome
        return self.known[source, quote]


_OUTCOMES = ["admitted", "needs_verification", "rejected"]
_VERDICTS = dict(zip(_OUTCOMES, ["verified", "review", "rejected"], strict=True))


def _bytes(source: str) -> list[int]:
    """UTF-8 offset of each code point, and of the end."""
    offsets = [0]
    for c in source:
        offsets.append(offsets[-1] + len(c.encode()))
    return offsets


class Gtrex:
    """The number at its offsets, quote and period anywhere; gtrex never looks at values and says so."""

    name = "gtrex"

    def __init__(self) -> None:
        from gtrex.verify import Verifier

        self._verifier = Verifier

    def verdicts(self, source: str, cases: Sequence[Case]) -> list[str]:
        verifier = self._verifier(source)
        return ["verified" if self._grounded(verifier, c.fact) else "rejected" for c in cases]

    @staticmethod
    def _grounded(verifier: Any, fact: Fact) -> bool:
        number = (
            verifier.verify_at(fact["text"], fact["start"], fact["end"])
            if "start" in fact and fact["end"] <= len(verifier.source)
            else verifier.verify(fact["text"])
        )
        words = [fact[k] for k in ("quote", "period") if fact.get(k)]
        return bool(number.grounded) and all(verifier.verify(w).grounded for w in words)


class LlmGround:
    """The whole record; a value with a scale word is left out as its advice for computed fields is."""

    name = "llmground"

    def __init__(self) -> None:
        import llmground

        self._verify = llmground.verify
        self.late = 0

    def verdicts(self, source: str, cases: Sequence[Case]) -> list[str]:
        return [self._verdict(source, c.fact) for c in cases]

    def _verdict(self, source: str, fact: Fact) -> str:
        record = {k: fact[k] for k in ("value", "text", "unit", "quote", "period") if fact.get(k)}
        scaled = re.search(r"[^\d.,\s%]", fact["text"]) is not None
        try:
            with _limited(LIMIT):
                report = self._verify(record, source, ignore=["value"] if scaled else [])
        except TimeoutError:
            self.late += 1
            return "rejected"  # what hangs is not accepted: the kindest reading
        if report.ungrounded:
            return "rejected"
        return "review" if report.weak else "verified"


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


ADAPTERS: tuple[type[Adapter], ...] = (
    Naive,
    LangExtract,
    LangExtractExact,
    GroundGate,
    GroundGateQuote,
    Gtrex,
    LlmGround,
    Extractor,
)
