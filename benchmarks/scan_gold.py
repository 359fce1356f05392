"""Compares scan() with gold numbers: `scan_gold.py GOLD_DIR [--sources DIR] [--brief]`; prints every difference."""

import argparse
import hashlib
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

from extractor.numbers import scan


def source_of(gold: Path, digest: str, folders: list[Path]) -> str | None:
    beside = gold.with_name("source.txt")
    for path in [beside] if beside.exists() else [f for d in folders for f in sorted(d.rglob("*.txt"))]:
        raw = path.read_bytes()
        if hashlib.sha256(raw).hexdigest() == digest:
            return raw.decode("utf-8")
    return None


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("gold", type=Path, nargs="+")
    cli.add_argument("--sources", type=Path, action="append", default=[])
    cli.add_argument("--brief", action="store_true", help="counts only, no text")
    asked = cli.parse_args()
    total: Counter[str] = Counter()
    for path in sorted(f for d in asked.gold for f in ([d] if d.is_file() else d.rglob("gold.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = source_of(path, gold["sha256"], asked.sources)
        if text is None:
            print(f"{path.parent.name}: no source, not scored")
            continue
        counts = compare(text, gold["numbers"], path.parent.name, brief=asked.brief)
        total += counts
        print(f"{path.parent.name}: {dict(counts)}")
    print("all:", dict(total), f"kinds right {100 * total['kind'] / max(1, total['span']):.1f} %")


def compare(text: str, numbers: list[dict[str, object]], name: str, *, brief: bool) -> Counter[str]:
    """Counts of labelled, span, value and kind right, missed and extra."""
    counts: Counter[str] = Counter(labelled=len(numbers))
    found = {(m.start, m.end): m for m in scan(text)}

    def show(what: str, start: int, end: int, more: str = "") -> None:
        counts[what] += 1
        if not brief:
            around = f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}".replace("\n", "\\n")
            print(f"  {name}:{start} {what} {more} {around}")

    for n in numbers:
        start, end = int(str(n["start"])), int(str(n["end"]))
        mention = found.pop((start, end), None)
        if mention is None:
            show("missed", start, end, str(n["class"]))
            continue
        counts["span"] += 1
        wanted = n["value"] if n["value"] is None else Decimal(str(n["value"]))
        if mention.value == wanted and (wanted is None or str(mention.value) == str(wanted)):
            counts["value"] += 1
        else:
            show("value wrong", start, end, f"{mention.value} for {wanted}")
        if mention.kind == n["class"]:
            counts["kind"] += 1
        else:
            show("kind wrong", start, end, f"{mention.kind} for {n['class']}")
    for (start, end), mention in found.items():
        show("extra", start, end, mention.kind)
    return counts


if __name__ == "__main__":
    main()
