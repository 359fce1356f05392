"""check_fact: one outside fact against its source; and the JSONL stream of `extractor check --facts`."""

import json
import re
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from extractor.rules.claim import UNSET, Claim
from extractor.rules.judge import judge, verdict
from extractor.rules.resolve import resolve
from extractor.rules.walk import nearest
from extractor.source import Index
from schemas.evidence import DIRECTIONS, QUALIFIERS, Mention, Span
from schemas.records import Finding

_WIDE = re.compile(r"\s{2}")
_EDGES = " \t\r\n\u00a0.…\"'“”‘’"


class FactError(ValueError):
    """A line that is no fact: what is wrong with it, in one line."""


def check_fact(index: Index, fact: dict[str, Any]) -> dict[str, Any]:
    """`{"verdict", "rules"}` of one fact; what is missing from it is not checked, and no other fact matters."""
    findings = fact_findings(index, fact)
    codes = sorted({f.code for f in findings if f.severity != "info"})
    return {"verdict": verdict(findings), "rules": codes}


def fact_findings(index: Index, fact: dict[str, Any]) -> list[Finding]:
    """As `check_fact`, with every finding spelled out."""
    return [f for claim in fact_claims(index, fact) for f in judge(claim, index)]


def fact_claims(index: Index, fact: dict[str, Any]) -> list[Claim]:
    """What a fact claims, resolved: its number, then its quote and its period where it gives them."""
    if not isinstance(fact, dict):
        raise FactError("`fact` must be an object")
    claim = _claim(fact)
    quote = _quote(index, claim)
    within = quote.place if quote is not None else None
    claim = claim._replace(found=resolve(claim, index, within))
    claims = [_against_quote(claim, quote)]
    if quote is not None:
        claims.append(quote)
    if claim.period:
        places: tuple[Span, ...] = index.remember(("find", claim.period), lambda: tuple(index.find(claim.period or "")))
        mention = claims[0].mention
        period = Claim("period", "phrase", claim.period, "period", host=mention, printed=places)
        claims.append(period._replace(place=nearest(places, mention)))
    return claims


def _claim(fact: dict[str, Any]) -> Claim:
    text = _text(fact, "text")
    value = _text(fact, "value")
    if text is None and value is None:
        raise FactError("a fact needs `text` or `value`")
    qualifier, direction = fact.get("qualifier"), fact.get("direction")
    if qualifier is not None and qualifier not in QUALIFIERS:
        raise FactError(f"qualifier {qualifier!r} is none of {', '.join(QUALIFIERS)}")
    if direction is not None and direction not in DIRECTIONS:
        raise FactError(f"direction {direction!r} is none of {', '.join(DIRECTIONS)}")
    return Claim(
        "fact",
        "quantity",
        text if text is not None else value or "",
        value=value if value is not None else UNSET,
        start=_offset(fact, "start"),
        end=_offset(fact, "end"),
        unit=_text(fact, "unit") if "unit" in fact else UNSET,
        qualifier=qualifier if "qualifier" in fact else UNSET,
        direction=direction if "direction" in fact else UNSET,
        counted=_text(fact, "counted") or _text(fact, "indicator"),
        quote=_text(fact, "quote"),
        quote_start=_offset(fact, "quote_start"),
        period=_text(fact, "period"),
    )


def _text(fact: dict[str, Any], name: str) -> str | None:
    value = fact.get(name)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise FactError(f"`{name}` must be a string or null, not {type(value).__name__}")


def _offset(fact: dict[str, Any], name: str) -> int | None:
    value = fact.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise FactError(f"`{name}` must be a whole number or null, not {type(value).__name__}")


def _quote(index: Index, claim: Claim) -> Claim | None:
    """The quote as a claim of its own, with its place: the printed run nearest to where it was claimed."""
    if not claim.quote or not claim.quote.strip(_EDGES):
        return None
    words = claim.quote.strip(_EDGES)
    places: tuple[Span, ...] = index.remember(("find", words), lambda: _places(index, words))
    start = claim.quote_start
    aim = start if start is not None else claim.start
    place = None
    if places:
        place = min(places, key=lambda p: (abs(p.start - aim), p.start)) if aim is not None else places[0]
    return Claim("quote", "quote", claim.quote, quote_start=start, printed=places, place=place)


def _places(index: Index, words: str) -> tuple[Span, ...]:
    """Where the words are printed; how wide the blanks of either are does not count, inside grouped numbers neither.

    A quote may break off at a blank, also at that of a grouped number that is not claimed.
    """
    found = index.find(words)
    wide = not found and _WIDE.search(words) is not None
    if found or not (wide or ((words[0].isdigit() or words[-1].isdigit()) and words in index.text)):
        return tuple(found)
    pattern = r"\s+".join(map(re.escape, words.split())) if wide else re.escape(words)
    hits = (Span(*hit.span()) for hit in re.finditer(rf"(?<!\w){pattern}(?!\w)", index.text))
    return tuple(hit for hit in hits if not any(_cuts(index.text, m, hit) for m in index.covering(*hit)))


def _cuts(text: str, number: Mention, words: Span) -> bool:
    """Whether the words begin or end inside the number and not at a blank of it; of a rate they may not."""
    begins, ends = number.start < words.start < number.end, number.start < words.end < number.end
    if number.kind == "rate_denominator":
        return begins or ends
    return (begins and not text[words.start - 1].isspace()) or (ends and not text[words.end].isspace())


def _against_quote(claim: Claim, quote: Claim | None) -> Claim:
    """A number that was found must stand inside the quote's place (inside any of them if no offset was claimed)."""
    mention = claim.mention
    if mention is None or quote is None or not quote.printed or claim.found.trouble:
        return claim
    places = quote.printed if quote.quote_start is None else (quote.place,)
    if any(p is not None and p.start <= mention.start and mention.end <= p.end + 1 for p in places):
        return claim
    return claim._replace(found=claim.found._replace(trouble="outside-quote", others=(mention,)))


def stream(lines: Iterable[str], out: TextIO, err: TextIO = sys.stderr) -> int:
    """Answers each fact line with one verdict line, in order; 2 after lines that are no facts, else 0."""
    sources: dict[str, Index] = {}
    last: tuple[str, Index] | None = None
    bad = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = _entry(line)
            index, last = _index(entry, sources, last)
            if "fact" not in entry:
                continue
            fact = entry["fact"]
            answer = check_fact(index, fact)
        except FactError as error:
            bad += 1
            err.write(f"line {number}: {error}\n")
            continue
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 2 if bad else 0


def _entry(line: str) -> dict[str, Any]:
    try:
        line.encode()  # what was no UTF-8 came in as lone surrogates; an escaped one in JSON is ASCII
        entry = json.loads(line.strip("\ufeff \t\r\n"))
    except UnicodeEncodeError as error:
        raise FactError(f"not UTF-8 at column {error.start + 1}; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise FactError(f"no JSON at column {error.colno}: {error.msg}; a fact is one object on one line") from error
    except RecursionError as error:
        raise FactError("too many brackets inside each other; a fact is one object on one line") from error
    except ValueError as error:  # an integer of thousands of digits
        raise FactError(f"no JSON: {str(error).split(';')[0]}; write it as a string") from error
    if not isinstance(entry, dict):
        raise FactError("a line must be an object with `source` or `source_id`, and `fact`")
    return entry


def _index(
    entry: dict[str, Any], sources: dict[str, Index], last: tuple[str, Index] | None
) -> tuple[Index, tuple[str, Index] | None]:
    """The index of the line's source; the same text in the next line is not indexed again."""
    text, name = entry.get("source"), entry.get("source_id")
    if text is not None and not isinstance(text, str):
        raise FactError("`source` must be a string")
    if name is not None and not isinstance(name, str):
        raise FactError("`source_id` must be a string")
    if text is None:
        if name is None:
            raise FactError("a line needs `source` or `source_id`")
        if name not in sources:
            raise FactError(f"source_id {name!r} was not given with its `source` before")
        return sources[name], last
    if last is None or last[0] != text:
        last = (text, Index(text))
    if name is not None:
        sources[name] = last[1]
    return last[1], last
