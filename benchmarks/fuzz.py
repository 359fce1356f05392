"""A longer fuzz campaign: `python -m benchmarks.fuzz [--inputs 10000] [--seed 7] [--only checker]`.

Random texts, models, facts, files and outside extractions. Nothing may end in a traceback, every exit code is one of
0, 1, 2, 3, and twice the text may take less than three times as long. A failure prints the seed that repeats it.
"""

import argparse
import io
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from extractor.checker import check, locate
from extractor.errors import ExtractorError
from extractor.facts import stream
from extractor.numbers import parse, scan
from extractor.outside import FACT_KEYS, Plan, check_outside, read_extraction
from extractor.readers import Limits, read_bytes
from extractor.source import Index
from extractor.tally import tally
from schemas.evidence import DIRECTIONS, KINDS, QUALIFIERS, Phrase, Quantity
from schemas.press_release import Change, PressRelease, Statistic
from schemas.records import SetAside

PIECES = (
    "7", "3,480", "1.5", "12,34", "1.234,5", "252,0000", "1 000 000", "007", "2021", "99.9%", "１２３",
    "٣٤", "½", "10²", "①", "million", "bn", "k", "万", "亿", "三千四百", "百分之五", "万余", "dozen",
    "hundred and one", "three", "percentage points", "up", "fell by", "from", "to", "respectively",
    "分别", "more than", "近", "about", "or more", "of which", "including", "cases", "起", "suspects",
    "in May 2021", "2021-02-30", "25:61", "the first half", "同比增长", "(1)", "•", "|", "\t", "\n",
    "\n\n", ",", ".", "。", "；", ";", ":", "“", "”", "\u200b", "\u202e", "\u00a0", "\ufeff", "\x00",
    "\U0001f600", "e\u0301", "<td>", "</p>", "&nbsp;", "&#x0;", "<!--", "]]>", "--", "-", "−", "+",
    "$", "¥", "£1.2m", "U.S.", "a.m.", "Covid-19", "A4", "1e400", "NaN", "9" * 60, "," * 30,
    " " * 40, "1," * 20, "零" * 20,
)  # fmt: skip
FAMILIES = (
    "1,", "1 ", "9", " ", ",", "万", "三百", "one ", "one hundred and ", "1.", "(1) ", "12\t13\n",
    "5% and 7 cases, ", "2021-", "\u200b1", "½", "“", "up 5 to 7, ", "a 5 and b 6 respectively ",
    "同比增长5.1%，", "Mr. X. ", "<p>5", "\n", "about ", "9 of ",
)  # fmt: skip
RATIO = 3.0
SLACK = 0.03
EXITS = {0, 1, 2, 3}


def text(rng: random.Random, longest: int = 60) -> str:
    """A text of odd pieces, glued or not."""
    glue = rng.choice(["", " ", " ", " "])
    return glue.join(rng.choice(PIECES) for _ in range(rng.randrange(longest)))


def _words(rng: random.Random, source: str) -> str:
    """Words of the source, cut anywhere, or others."""
    if source and rng.random() < 0.6:
        at = rng.randrange(len(source))
        return source[at : at + rng.randrange(1, 30)]
    return text(rng, 4)


def _quantity(rng: random.Random, source: str, count: int) -> Quantity:
    return Quantity(
        text=_words(rng, source),
        mark=rng.choice([None, rng.randrange(-2, count + 4)]),
        unit=rng.choice([None, "%", "cases", "", _words(rng, source)]),
        qualifier=rng.choice(QUALIFIERS),
        counted=rng.choice([None, Phrase(_words(rng, source))]),
        start=rng.choice([None, rng.randrange(-5, len(source) + 9)]),
        end=rng.choice([None, rng.randrange(-5, len(source) + 9)]),
        value=rng.choice([None, "7", "3480", "1e400", "NaN", "-0", "x", ""]),
    )


def _change(rng: random.Random, source: str, count: int) -> Change:
    quantity = _quantity(rng, source, count)
    return Change(direction=rng.choice(DIRECTIONS), quantity=quantity, basis=Phrase(_words(rng, source)))


def model(rng: random.Random, source: str, count: int) -> Any:
    """A filled model, or plain containers, that have little to do with the source."""
    if rng.random() < 0.3:
        return [rng.choice([7, 3480.5, -1, 10**30, True, None, _words(rng, source), {"a1": [_words(rng, source)]}])]
    rows = []
    for _ in range(rng.randrange(6)):
        change = _change(rng, source, count) if rng.random() < 0.5 else None
        level = None if change is not None and rng.random() < 0.4 else _quantity(rng, source, count)
        words = [rng.choice([None, Phrase(_words(rng, source))]) for _ in range(3)]
        rows.append(
            Statistic(
                indicator=_words(rng, source), quantity=level, change=change,
                period=words[0], scope=words[1], campaign=words[2],
            )
        )  # fmt: skip
    return PressRelease(title=rng.choice([None, Phrase(_words(rng, source))]), statistics=tuple(rows))


def fuzz_scanner(rng: random.Random) -> None:
    source = text(rng)
    mentions = scan(source)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(m.text == source[m.start : m.end] for m in mentions)
    parse(source)


def fuzz_checker(rng: random.Random) -> None:
    source = text(rng)
    index = Index(source)
    filled = model(rng, source, len(index.mentions))
    aside = [SetAside(mark=rng.randrange(-1, 9), kind=rng.choice(KINDS)) for _ in range(rng.randrange(3))]
    findings = check(source, filled, set_aside=aside, index=index)
    assert all(f.start is None or 0 <= f.start <= (f.end or f.start) <= len(source) for f in findings)
    assert findings == check(source, filled, set_aside=aside)
    lines = tally(source, filled, set_aside=aside, index=index)
    assert [line.start for line in lines] == [m.start for m in index.mentions]
    locate(index, filled)


def _cell(rng: random.Random, source: str) -> Any:
    return rng.choice([None, True, 7, -1, 10**25, 1.5, [], {}, "", "more than", "increase", _words(rng, source)])


def _fact(rng: random.Random, source: str) -> Any:
    if rng.random() < 0.1:
        return _cell(rng, source)
    return {k: _cell(rng, source) for k in FACT_KEYS if rng.random() < 0.5}


def fuzz_facts(rng: random.Random) -> None:
    source = text(rng)
    lines = [json.dumps({"source_id": "a", "source": source})]
    for _ in range(rng.randrange(5)):
        entry = {"source_id": rng.choice(["a", "b", 3]), "fact": _fact(rng, source)}
        line = json.dumps(entry)
        lines.append(line if rng.random() < 0.9 else line[: rng.randrange(len(line))])
    out, err = io.StringIO(), io.StringIO()
    code = stream(lines, out, err)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert code in EXITS
    assert (code == 2) == bool(err.getvalue())
    assert all(a["verdict"] in {"verified", "review", "rejected"} for a in answers)


def fuzz_readers(rng: random.Random) -> None:
    raw = text(rng).encode(rng.choice(["utf-8", "utf-16", "gb18030", "utf-8-sig"]), "replace")
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(raw) + 1)
        raw = raw[:at] + rng.randbytes(rng.randrange(4)) + raw[at + rng.randrange(3) :]
    try:
        release = read_bytes(raw, rng.choice(["a.txt", "a.html", "a.md", "a", "a.xyz"]), Limits())
    except ExtractorError as error:
        _told(error)
        return
    scan(release.text)


def fuzz_outside(rng: random.Random) -> None:
    source = text(rng)
    names = [*FACT_KEYS, "extractions", "extraction_text", "attributes", "char_interval", "start_pos", "x"]

    def tree(depth: int) -> Any:
        if depth == 0 or rng.random() < 0.3:
            return _cell(rng, source)
        if rng.random() < 0.4:
            return [tree(depth - 1) for _ in range(rng.randrange(4))]
        return {rng.choice(names): tree(depth - 1) for _ in range(rng.randrange(5))}

    value = tree(4)
    if rng.random() < 0.4:
        value = {"text": source, "extractions": [{"extraction_text": _words(rng, source), "attributes": tree(1)}]}
    raw = json.dumps(value) if rng.random() < 0.7 else "\n".join(",".join([_words(rng, source)] * 3) for _ in range(4))
    maps = rng.choice([(), ("value=value",), ("text=x", "unit=unit"), ("quote=quote",)])
    try:
        for document in read_extraction(raw.encode("utf-8", "replace"), "given", Plan.of(maps)):
            found = check_outside(Index(source), document, "given")
            assert set(found.verdicts) == set(document.rows)
    except ExtractorError as error:
        _told(error)


def _told(error: ExtractorError) -> None:
    assert error.exit_code in EXITS
    assert "\n" not in str(error)


TARGETS: dict[str, Callable[[random.Random], None]] = {
    "scanner": fuzz_scanner,
    "checker": fuzz_checker,
    "facts": fuzz_facts,
    "readers": fuzz_readers,
    "outside": fuzz_outside,
}


def spent(work: Callable[[], object], rounds: int = 3) -> float:
    """The least CPU time of a few rounds: others on the machine can only add to it."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def scanned(piece: str, times: int) -> Callable[[], object]:
    return lambda: scan(piece * times)


def checked(piece: str, times: int) -> Callable[[], object]:
    """The checker on a release whose rows are the first numbers of a long text."""
    source = piece * times
    marks = range(1, min(40, len(scan(source))) + 1)
    rows = tuple(Statistic(indicator="cases", quantity=Quantity(text="5", mark=i, unit="cases")) for i in marks)
    return lambda: check(source, PressRelease(statistics=rows))


def ratios(length: int) -> Iterator[tuple[str, str, float, bool]]:
    """Family, target, time(2n)/time(n), and whether it is within bounds; doubtful ones are measured again."""
    for piece in FAMILIES:
        for name, make in (("scanner", scanned), ("checker", checked)):
            times = max(2, length // len(piece))
            for rounds in (2, 4, 8):
                one, two = spent(make(piece, times), rounds), spent(make(piece, 2 * times), rounds)
                good = two < RATIO * one + SLACK
                if good:
                    break
            yield piece, name, two / max(one, SLACK), good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000, help="over all targets")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=sorted(TARGETS))
    parser.add_argument("--length", type=int, default=20_000, help="characters of a family's shorter text")
    args = parser.parse_args()
    names = [args.only] if args.only else list(TARGETS)
    failures = 0
    for name in names:
        worst = (0.0, "")
        for i in range(args.inputs // len(names)):
            key = f"{args.seed}/{name}/{i}"
            began = time.process_time()
            try:
                TARGETS[name](random.Random(key))
            except Exception:  # noqa: BLE001 - whatever comes out is what this is looking for
                failures += 1
                print(f"FAILED: random.Random({key!r}) into fuzz_{name}\n{traceback.format_exc(limit=-3)}")
            worst = max(worst, (time.process_time() - began, key))
        print(
            f"{name:8} {args.inputs // len(names):6} inputs, slowest {1000 * worst[0]:.0f} ms ({worst[1]})", flush=True
        )
    steepest = (0.0, "", "")
    for piece, name, ratio, good in ratios(args.length):
        failures += not good
        steepest = max(steepest, (ratio, name, piece))
        if not good:
            print(f"FAILED: {name} on {piece!r}: time(2n)/time(n) = {ratio:.2f}")
    print(f"families {len(FAMILIES)}, steepest time(2n)/time(n) {steepest[0]:.2f} ({steepest[1]}, {steepest[2]!r})")
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
