"""Gold labels turned into true facts: what every mutant starts from."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.sentences import split

Fact = dict[str, Any]


@dataclass(frozen=True)
class Seed:
    """A true fact of one source, and where the other numbers of its sentence and of the source stand."""

    source: str
    fact: Fact
    path: str
    role: str
    neighbours: tuple[dict[str, Any], ...]
    numbers: tuple[dict[str, Any], ...] = field(repr=False)


def load(folder: Path, sources: Path | None = None) -> tuple[str, dict[str, Any]]:
    """Source text and gold of one release folder; a text that is not shipped is found in `sources` by its sha256."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    places = [folder / "source.txt", *(sorted(sources.glob("*.txt")) if sources else ())]
    for place in places:
        raw = place.read_bytes() if place.exists() else b""
        if hashlib.sha256(raw).hexdigest() == gold["sha256"]:
            return raw.decode("utf-8"), gold
    raise SystemExit(f"{folder}: no source.txt with the sha256 of its gold.json; name its folder with --sources")


def seeds(text: str, gold: dict[str, Any], *, short: bool = False) -> list[Seed]:
    """One true fact per labelled figure and change; its quote is the sentence, or `short`: the part with one number."""
    sentences = split(text)
    made = []
    for i, s in enumerate(gold["statistics"]):
        for role, part in (("level", s), ("change", s["change"])):
            if not part or part["start"] is None or part["value"] is None:
                continue
            start, end = part["start"], part["end"]
            lo, hi = next(((a, b) for a, b in sentences if a <= start < b), (start, end))
            while hi > lo and text[hi - 1].isspace():
                hi -= 1
            near = tuple(n for n in gold["numbers"] if lo <= n["start"] < hi and n["start"] != start and n["value"])
            if short:
                lo, hi = _clause(text, gold, start, end, lo, hi)
            alone = role == "level" or s["start"] is None
            fact = {
                "value": part["value"],
                "text": part["text"],
                "start": start,
                "end": end,
                "unit": part["unit"],
                "qualifier": None if s["qualifier"] == "exact" or not alone else s["qualifier"],
                "direction": part["direction"] if role == "change" else None,
                "quote": text[lo:hi],
                "quote_start": lo,
                "quote_end": hi,
            }
            if not alone:
                del fact["qualifier"]
            if s["period"]:
                fact["period"] = s["period"]
            made.append(Seed(text, fact, f"statistics[{i}]", role, near, tuple(gold["numbers"])))
    return made


def _clause(text: str, gold: dict[str, Any], start: int, end: int, lo: int, hi: int) -> tuple[int, int]:
    """The words between the number before and the number after, cut at blanks: they hold this number alone."""
    for n in gold["numbers"]:
        if lo <= n["start"] and n["end"] <= start:
            lo = max(lo, n["end"])
        if end <= n["start"] < hi:
            hi = n["start"]
    while lo < start and not text[lo - 1 : lo].isspace() and text[lo].isascii() and text[lo] not in "，。、；":
        lo += 1
    while hi > end and not text[hi - 1].isspace() and text[hi - 1].isascii():
        hi -= 1
    while lo < start and (text[lo].isspace() or text[lo] in ",;.，；、"):
        lo += 1
    while hi > end and text[hi - 1].isspace():
        hi -= 1
    return lo, hi


def other_units(seed: Seed, gold: dict[str, Any]) -> list[str]:
    """Units printed in the source that are not this fact's, nor words of it."""
    units = {s["unit"] for s in gold["statistics"] if s["unit"]}
    own = seed.fact["unit"] or ""
    own = f"{own} people persons" if own in {"people", "persons"} else own
    return sorted(u for u in units if u.lower() not in own.lower() and own.lower() not in u.lower())
