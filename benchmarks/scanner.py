"""The scanner's figures in one run, as ratios: speed, growth, long texts, and two rivals where they are installed.

`scanner.py [TEXT...]`: releases to scan for the speed figures; by default those of `EXTRACTOR_SOURCES`, else the open
specimens of the evaluation, which print five times as many numbers per line as a release of full length does.
Rivals come with `pip install extractor[rivals]`; without them their lines say so.
"""

import gc
import json
import os
import re
import resource
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractor.numbers import scan
from extractor.source import Index
from schemas.evidence import Mention

GOLD = Path(__file__).parent.parent / "eval" / "gold"
SPLIT = GOLD.parent / "split.json"
DIGITS = re.compile(r"\d+")


def best(*calls: Callable[[], object], rounds: int = 7) -> list[float]:
    """The shortest CPU time of each call, taken in turns so that a busy machine slows all of them."""
    shortest = [float("inf")] * len(calls)
    for _ in range(rounds):
        for i, call in enumerate(calls):
            gc.collect()
            begun = time.process_time()
            call()
            shortest[i] = min(shortest[i], time.process_time() - begun)
    return shortest


def digits_only(text: str) -> int:
    return sum(1 for _ in DIGITS.finditer(text))


def speed(name: str, text: str) -> None:
    text = text * max(1, 400_000 // len(text))
    plain, own = best(lambda: digits_only(text), lambda: scan(text))
    found = len(scan(text))
    size = len(text) / 1e6
    print(
        f"{name}: {found / size:,.0f} numbers per MB; digits-only re {size / plain:.0f} MB/s, "
        f"scan {size / own:.1f} MB/s: {own / plain:.1f} x its time (wanted: at most 15)"
    )


def built(text: str) -> None:
    """What an Index costs beside its scan: sentences, paragraphs and the folded copy, each made once."""

    def build() -> None:
        index = Index(text)
        assert index.mentions
        assert index.folded.text
        assert index.sentence_of(0)
        assert index.paragraph_of(0)

    own, whole = best(lambda: scan(text), build)
    print(f"an Index of the releases: {whole / own:.2f} x the time of scan alone (wanted: at most 1.5)")


def growth(text: str) -> None:
    once = text * max(1, 200_000 // len(text))
    short, long = best(lambda: scan(once), lambda: scan(once * 2), rounds=5)
    print(f"twice the text: {long / short:.2f} x the time (wanted: at most 2.3)")


def adversarial(n: int = 20_000) -> None:
    families = {
        "digits": "7",
        "1,": "1,",
        "1 ": "1 ",
        "1.": "1.",
        "brackets": "((1))",
        "one hundred million ": "one hundred million ",
        "twenty-": "twenty-",
        "rose 5 and ": "rose 5 and ",
        "增长5%和第三": "增长5%和第三",
    }
    for name, piece in families.items():
        short, long = best(lambda p=piece: scan(p * n), lambda p=piece: scan(p * 4 * n), rounds=2)  # type: ignore[misc] -- bound now
        print(f"  {name!r} x {n:,} and four times that: {long / short:.1f} x the time")
    one = best(lambda: scan("1" + " " * 1_000_000 + "2"), rounds=2)[0]
    print(f"  a million spaces between two digits: {one * 1000:.0f} ms")


def long_text(text: str, size: int = 50_000_000) -> None:
    text = text * (size // len(text) + 1)
    begun = time.process_time()
    found = len(scan(text))
    taken = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(text) / 1e6:.0f} MB: {found:,} numbers in {taken:.1f} s CPU, {memory:,.0f} MB of memory at most")


def installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        print(f"{package}: not installed (extractor[rivals])")
        return False
    return True


def against_quantulum(text: str) -> None:
    if not installed("quantulum3"):
        return
    from quantulum3 import parser

    text = (text * (5_000 // len(text) + 1))[:5_000]
    parser.parse("5 km")
    theirs, own = best(lambda: parser.parse(text), lambda: scan(text), rounds=3)
    times = f"{theirs * 1000:.0f} ms, scan {own * 1000:.2f} ms"
    print(f"quantulum3 on 5 KB: {times}: {theirs / own:.0f} x (wanted: at least 100)")


def against_recognizers(texts: dict[str, str]) -> None:
    """Every disagreement on numbers and ordinals, printed."""
    if not installed("recognizers-text-suite"):
        return
    from recognizers_number import recognize_number, recognize_ordinal

    same = overlapping = total = 0
    for name, printed in texts.items():
        text = printed.translate({0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})  # its offsets go wrong otherwise
        theirs = {
            (r.start, r.end + 1): (r.resolution or {}).get("value")
            for r in (*recognize_number(text, "en-us"), *recognize_ordinal(text, "en-us"))
        }
        own = {(m.start, m.end): m for m in scan(text)}
        for span, value in sorted(theirs.items()):
            total += 1
            mention = own.get(span)
            if mention is not None and equal(mention.value, value):
                same += 1
                continue
            near = [m for s, m in own.items() if s[0] < span[1] and span[0] < s[1]]
            overlapping += bool(near)
            print(f"  {name}:{span[0]} theirs {text[slice(*span)]!r} = {value}; ours {[brief(m) for m in near]}")
        for span, mention in sorted(own.items()):
            if not any(s[0] < span[1] and span[0] < s[1] for s in theirs):
                print(f"  {name}:{span[0]} only ours: {brief(mention)}")
    print(
        f"recognizers-text: {same} of its {total} numbers are ours with the same span and value, {overlapping} overlap"
    )


def equal(own: Decimal | None, theirs: str | None) -> bool:
    try:
        return own is not None and theirs is not None and abs(own - Decimal(theirs)) < Decimal("1e-9")
    except ArithmeticError:
        return False


def brief(mention: Mention) -> str:
    return f"{mention.text!r} = {mention.value} {mention.kind}"


def specimens() -> dict[str, str]:
    """The texts of the evaluation that anyone may look at."""
    apart = set(json.loads(SPLIT.read_text(encoding="utf-8"))["held_apart"])
    folders = sorted(d for d in GOLD.iterdir() if d.name not in apart and (d / "source.txt").exists())
    return {d.name: (d / "source.txt").read_text(encoding="utf-8") for d in folders}


def main() -> None:
    texts = specimens()
    english = {name: text for name, text in texts.items() if not re.search("[\u4e00-\u9fff]", text)}
    chinese = {name: text for name, text in texts.items() if name not in english}
    folders = os.environ.get("EXTRACTOR_SOURCES", "").split(os.pathsep)
    paths = sys.argv[1:] or sorted(str(p) for folder in folders if folder for p in Path(folder).glob("*.txt"))
    joined = "\n\n".join(Path(p).read_text(encoding="utf-8") for p in paths) or "\n\n".join(english.values())
    if paths:
        speed("releases", joined)
    speed("dense English specimens", "\n\n".join(english.values()))
    if chinese:
        speed("dense Chinese specimens", "\n\n".join(chinese.values()))
    built(joined)
    growth(joined)
    print("repeated pieces:")
    adversarial()
    long_text(joined)
    against_quantulum(joined)
    against_recognizers(english)


if __name__ == "__main__":
    main()
