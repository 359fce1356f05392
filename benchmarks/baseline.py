"""Scores the rule-based filler on labelled releases, field by field: `python benchmarks/baseline.py GOLD... [--show]`.

Uses the scorer's own leniency. `--show` prints every miss with the line of the source; `--speed` times it.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from eval import leniency
from extractor.fillers.baseline import fill
from extractor.source import Index
from schemas.gold import gold_form

FIELDS = ("unit", "qualifier", "indicator", "period", "scope", "campaign", "change")


def same(field, gold, found):
    a, b = gold[field], found[field]
    if field == "unit":
        return leniency.same_unit(a, b)
    if field == "qualifier":
        return a == b
    if field == "indicator":
        return leniency.overlap(a, b) >= leniency.INDICATOR_OVERLAP
    if field == "change":
        return same_change(a, b)
    return leniency.same_phrase(a, b)


def same_change(a, b):
    if a is None or b is None:
        return a is b
    return (
        a["direction"] == b["direction"]
        and leniency.same_value(a["value"], b["value"])
        and a["start"] == b["start"]
        and leniency.same_unit(a["unit"], b["unit"])
        and leniency.same_basis(a["basis"], b["basis"])
    )


def key(s):
    return (s["start"], s["end"]) if s["start"] is not None else ("change", s["change"]["start"])


def score(folder, sources, show, counts):
    gold = json.loads((folder / "gold.json").read_text())
    place = folder / "source.txt"
    if not place.exists():
        place = sources / f"{folder.name}.txt"
    text = place.read_bytes().decode()
    index = Index(text)
    filled = fill(index)
    found = {key(g): g for g in (gold_form(s) for s in filled.value.statistics)}
    wanted = {key(g): g for g in gold["statistics"]}
    c = Counter()
    for k, g in wanted.items():
        c["gold"] += 1
        f = found.get(k)
        if f is None:
            if show:
                print(f"  MISSED {g['text'] or g['change']['text']!r} {g['indicator']} :: {line(text, g)}")
            continue
        c["found"] += 1
        c["value"] += leniency.same_value(g["value"], f["value"])
        wrong = [x for x in FIELDS if not same(x, g, f)]
        for x in FIELDS:
            c[x] += x not in wrong
        c["exact"] += not wrong
        c["fields"] += not [x for x in wrong if x not in ("scope", "period")]
        if show and wrong:
            print(
                f"  {g['text'] or g['change']['text']!r}: "
                + "; ".join(f"{x}: {brief(g[x])} <- {brief(f[x])}" for x in wrong)
            )
            if show > 1:
                print(f"      {line(text, g)}")
    c["spurious"] = len(set(found) - set(wanted))
    if show:
        for k in set(found) - set(wanted):
            print("  SPURIOUS", brief(found[k]["text"] or found[k]["change"]), found[k]["indicator"])
    marks = {m for m in range(1, len(index.mentions) + 1)}
    aside = {s.mark for s in filled.set_aside}
    used = set()
    for s in filled.value.statistics:
        used |= {q.mark for q in (s.quantity, s.change.quantity if s.change else None) if q}
    c["unaccounted"] = len(marks - aside - used)
    counts.update(c)
    return c


def brief(value):
    if isinstance(value, dict):
        return f"{value['direction']} {value['text']} {value['unit']} [{value['basis']}]"
    return repr(value)


def line(text, g):
    at = g["start"] if g["start"] is not None else g["change"]["start"]
    return " ".join(text[max(0, at - 120) : at + 80].split())


def report(name, c):
    f1 = 2 * c["found"] / (c["gold"] + c["found"] + c["spurious"] or 1)
    found = c["found"] or 1
    fields = " ".join(f"{x[:5]} {c[x] / found:.3f}" for x in ("value", *FIELDS))
    print(f"{name:38} gold {c['gold']:3} F1 {f1:.3f} {fields} exact {c['exact'] / found:.3f} unacc {c['unaccounted']}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--sources", type=Path, default=Path())
    parser.add_argument("--show", action="count", default=0)
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    counts = Counter()
    for folder in args.gold:
        report(folder.name, score(folder, args.sources, args.show, counts))
    report("all", counts)
    if args.speed:
        texts = [
            p.read_text() for d in args.gold for p in [d / "source.txt", args.sources / f"{d.name}.txt"] if p.exists()
        ] * 3
        begun = time.perf_counter()
        for t in texts:
            fill(Index(t))
        spent = time.perf_counter() - begun
        print(f"{sum(map(len, texts)) / spent / 1e6:.2f} MB/s with scanner")


if __name__ == "__main__":
    main()
