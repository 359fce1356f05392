"""Times checker and tally against `text in source`: 50 statistics on 16 kB, and how the time grows with the source.

`python -m benchmarks.checker [GOLD_DIR...]`; medians of interleaved runs, so that a busy machine slows both alike.
What follows `of it` is the share of each part: finding the numbers, cutting and folding the text, checking, tallying.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.planted_errors.records import true_release
from benchmarks.planted_errors.seeds import load
from extractor.checker import check
from extractor.source import Index
from extractor.tally import tally
from schemas.press_release import PressRelease

SIZE = 16_384
FIGURES = 50
GOLD = Path(__file__).parent.parent / "eval" / "gold"
OPEN = (
    "02-cut-off-campaign",
    "05-procurators-half-2021",
    "14-kunlun-inner-mongolia",
    "18-fishing-ban",
    "20-apparel-earnings",
)
FILLING = "The clerk then read the minutes of the harbour board, and nobody asked for the floor.\n\n"


def release_of(folders: list[Path]) -> tuple[str, PressRelease]:
    """A source of 16 kB with 50 true statistics: texts of the folders with plain prose between."""
    text, stats, marks = "", [], 0
    filling = FILLING * max(0, (SIZE - sum(len(load(f)[0]) for f in folders)) // len(folders) // len(FILLING))
    for folder in folders:
        more, gold = load(folder)
        index = Index(more)
        release = true_release(index, gold)
        for s in release.statistics:
            q = s.quantity
            if q is None or q.mark is None or len(stats) == FIGURES:
                continue
            moved = s.model_copy(update={"quantity": q.model_copy(update={"mark": q.mark + marks}), "change": None})
            stats.append(moved)
        text += more.rstrip() + "\n\n" + filling
        marks += len(index.mentions)
    if len(stats) < FIGURES:
        raise SystemExit(f"only {len(stats)} statistics in these folders, {FIGURES} are needed")
    return text, PressRelease(statistics=tuple(stats))


def median_ms(jobs: list[Callable[[], object]], runs: int) -> list[float]:
    """Medians of the processor time of each job, in milliseconds, taken in turns."""
    kept: list[list[float]] = [[] for _ in jobs]
    for _ in range(runs):
        for job, times in zip(jobs, kept, strict=True):
            began = time.process_time()
            job()
            times.append((time.process_time() - began) * 1e3)
    return [statistics.median(times) for times in kept]


def jobs_on(source: str, release: PressRelease) -> list[Callable[[], object]]:
    """Naive search; check and tally on an index whose source was scanned; with building the index; the index alone."""
    texts = [s.quantity.text for s in release.statistics if s.quantity is not None]
    scanned = Index(source)
    built = (scanned.mentions, scanned.sentences, scanned.paragraphs, scanned.folded)
    names = ("mentions", "sentences", "paragraphs", "folded")

    def naive() -> None:
        for _ in range(20):
            assert all(t in source for t in texts)

    def on(index: Index) -> None:
        fresh = release.model_copy()
        check(source, fresh, index=index)
        tally(source, fresh, index=index)

    def indexed() -> None:
        index = Index(source)
        index.__dict__.update(zip(names, built, strict=True))
        on(index)

    return [naive, indexed, lambda: on(Index(source)), *parts_on(source, release, dict(zip(names, built, strict=True)))]


def parts_on(source: str, release: PressRelease, built: dict[str, object]) -> list[Callable[[], object]]:
    """Scan alone; an index with everything that is built of it; on a ready one the check, and the tally behind it."""

    def index() -> Index:
        made = Index(source)
        made.__dict__.update(built)
        return made

    checked, value = index(), release.model_copy()
    check(source, value, index=checked)

    def whole() -> None:
        made = Index(source)
        assert all(getattr(made, name) for name in built)

    return [
        lambda: Index(source).mentions,
        whole,
        lambda: check(source, release.model_copy(), index=index()),
        lambda: tally(source, value, index=checked),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=[GOLD / name for name in OPEN])
    parser.add_argument("--runs", type=int, default=21)
    args = parser.parse_args()
    text, release = release_of(args.gold)
    first = 0.0
    for times in (1, 10, 100):
        source = text * times
        naive, indexed, whole, *parts = median_ms(jobs_on(source, release), max(3, args.runs // times))
        naive /= 20
        first = first or whole
        scan, index, checks, tallies = parts
        shares = zip(("scan", "index", "check", "tally"), (scan, index - scan, checks, tallies), strict=True)
        print(
            f"{len(source) / 1000:7.0f} kB  naive {naive:6.3f} ms  "
            f"check+tally {indexed:8.2f} ms ({indexed / naive:6.1f}x)  "
            f"with the index {whole:8.2f} ms ({whole / naive:7.1f}x; per kB {whole / first / times:.2f} of the first)  "
            f"of it {', '.join(f'{name} {ms / (index + checks + tallies):.0%}' for name, ms in shares)}"
        )


if __name__ == "__main__":
    main()
