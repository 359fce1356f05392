"""Scores the rule-based filler on labelled releases, field by field: `python benchmarks/baseline.py GOLD... [--show]`.

Uses the scorer's own leniency. `--show` prints every miss with the line of the source; `--speed` times it.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from eval import leniency
from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form

Row = dict[str, Any]
FIELDS = ("unit", "qualifier", "indicator", "period", "scope", "campaign", "change")


def same(field: str, gold: Row, found: Row) -> bool:
    a, b = gold[field], found[field]
    if field == "unit":
        return leniency.same_unit(a, b)
    if field == "qualifier":
        return bool(a == b)
    if field == "indicator":
        return bool(leniency.overlap(a, b) >= leniency.INDICATOR_OVERLAP)
    if field == "change":
        return same_change(a, b)
    return leniency.same_phrase(a, b)


def same_change(a: Row | None, b: Row | None) -> bool:
    if a is None or b is None:
        return a is b
    return (
        a["direction"] == b["direction"]
        and leniency.same_value(a["value"], b["value"])
        and a["start"] == b["start"]
        and leniency.same_unit(a["unit"], b["unit"])
        and leniency.same_basis(a["basis"], b["basis"])
    )


def key(s: Row) -> tuple[Any, Any]:
    return (s["start"], s["end"]) if s["start"] is not None else ("change", s["change"]["start"])


def source(folder: Path, sources: Path) -> Path:
    place = folder / "source.txt"
    return place if place.exists() else sources / f"{folder.name}.txt"


def score(folder: Path, sources: Path, show: int, counts: Counter[str]) -> Counter[str]:
    gold = json.loads((folder / "gold.json").read_text())
    text = source(folder, sources).read_bytes().decode()
    index = Index(text)
    filled = fill(index)
    found = {key(g): g for g in (gold_form(s) for s in filled.value.statistics)}
    wanted = {key(g): g for g in gold["statistics"]}
    c: Counter[str] = Counter(gold=len(wanted), spurious=len(set(found) - set(wanted)))
    for k, g in wanted.items():
        compare(text, g, found.get(k), show, c)
    for k in sorted(set(found) - set(wanted), key=str) if show else ():
        print("  SPURIOUS", brief(found[k]["text"] or found[k]["change"]), found[k]["indicator"])
    used = {s.mark for s in filled.set_aside}
    for s in filled.value.statistics:
        used |= {q.mark for q in (s.quantity, s.change.quantity if s.change else None) if q}
    c["unaccounted"] = len(set(range(1, len(index.mentions) + 1)) - used)
    counts.update(c)
    return c


def compare(text: str, g: Row, f: Row | None, show: int, c: Counter[str]) -> None:
    if f is None:
        if show:
            print(f"  MISSED {g['text'] or g['change']['text']!r} {g['indicator']} :: {line(text, g)}")
        return
    wrong = [x for x in FIELDS if not same(x, g, f)]
    c.update(found=1, value=leniency.same_value(g["value"], f["value"]), exact=not wrong)
    c.update({x: x not in wrong for x in FIELDS})
    if show and wrong:
        misses = "; ".join(f"{x}: {brief(g[x])} <- {brief(f[x])}" for x in wrong)
        print(f"  {g['text'] or g['change']['text']!r}: {misses}")
        if show > 1:
            print(f"      {line(text, g)}")


def brief(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['direction']} {value['text']} {value['unit']} [{value['basis']}]"
    return repr(value)


def line(text: str, g: Row) -> str:
    at = g["start"] if g["start"] is not None else g["change"]["start"]
    return " ".join(text[max(0, at - 120) : at + 80].split())


def report(name: str, c: Counter[str]) -> None:
    f1 = 2 * c["found"] / (c["gold"] + c["found"] + c["spurious"] or 1)
    found = c["found"] or 1
    fields = " ".join(f"{x[:5]} {c[x] / found:.3f}" for x in ("value", *FIELDS))
    print(f"{name:38} gold {c['gold']:3} F1 {f1:.3f} {fields} exact {c['exact'] / found:.3f} unacc {c['unaccounted']}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--sources", type=Path, default=Path())
    parser.add_argument("--show", action="count", default=0)
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    for folder in args.gold:
        report(folder.name, score(folder, args.sources, args.show, counts))
    report("all", counts)
    if args.speed:
        texts = [source(d, args.sources).read_text() for d in args.gold] * 3
        begun = time.perf_counter()
        for t in texts:
            fill(Index(t))
        spent = time.perf_counter() - begun
        print(f"{sum(map(len, texts)) / spent / 1e6:.2f} MB/s with scanner")


if __name__ == "__main__":
    main()
