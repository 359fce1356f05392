"""The tally against the labelled numbers: spans, values, classes, what is accounted for, and what escaped."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from eval.gold import GoldRelease
from eval.leniency import core, same_value
from eval.metrics import Counts, share
from eval.predictions import Prediction
from eval.scorecard import Fault, FaultKind
from schemas.evidence import Span
from schemas.records import TallyLine

if TYPE_CHECKING:
    from schemas.gold import GoldNumber

Counted = tuple[dict[str, Counts], list[Fault]]

REPORTED: Final = frozenset({"statistic", "change"})
# Section 5 of the labelling guide: not labelled, and no error if a tool reports them.
IDIOMS: Final = re.compile(
    r"\bone by one\b|\bone after another\b|\bone of\b|\bone another\b|\bone-stop\b|\bzero[- ](?:tolerance|distance)\b"
    r"|\bthird[- ]part(?:y|ies)\b|\bsecond-hand\b|\bthree-dimensional\b|\bfirst-?hand\b|\bin the first place\b"
    r"|统一|一些|一批|一定|一般|一致|一直|一律|一旦|一切|一系列|一站式|一体化?|进一步|万一|唯一|之一|逐一|一一"
    r"|零容忍|零距离|第三方|三农|二手|三维|第一时间|半年|十分|数十|几百|上千|千方百计|千家万户|万众|万无一失|百姓",
    re.IGNORECASE,
)


def of_numbers(release: GoldRelease, prediction: Prediction | None) -> Counted:
    """Mentions by exact span (a glued `%` or ordinal affix apart); value and class of those found."""
    text = release.text
    lines: dict[Span, list[TallyLine]] = defaultdict(list)
    for line in prediction.tally if prediction else ():
        lines[core(text, Span(line.start, line.end))].append(line)
    faults: list[Fault] = []
    found: list[tuple[GoldNumber, TallyLine]] = []
    for number in release.gold.numbers:
        same = lines.get(core(text, Span(number.start, number.end)))
        if same:
            found.append((number, same.pop(0)))
        else:
            faults.append(_fault(release, "mention.missed", Span(number.start, number.end), number.text, None))
    extra = [line for rest in lines.values() for line in rest if not _idiom(text, line)]
    faults += [_fault(release, "mention.spurious", Span(x.start, x.end), None, x.text) for x in extra]
    values = [same_value(number.value, line.value) for number, line in found]
    classes = [number.kind == line.kind for number, line in found]
    for (number, line), value, kind in zip(found, values, classes, strict=True):
        span = Span(number.start, number.end)
        if not value:
            faults.append(_fault(release, "mention.value", span, number.value, line.value))
        if not kind:
            faults.append(_fault(release, "mention.class", span, number.kind, line.kind))
    spans = Counts(hits=len(found), gold=len(release.gold.numbers), predicted=len(found) + len(extra))
    return {
        "mentions.span": spans,
        "mentions.value": share(sum(values), len(values)),
        "mentions.class": share(sum(classes), len(classes)),
    }, faults


def of_tally(release: GoldRelease, prediction: Prediction | None) -> Counted:
    """What the tally makes of the labelled numbers, and whether it balances; without a record nothing is accounted."""
    lines = prediction.tally if prediction else ()
    settled = [Span(x.start, x.end) for x in lines if x.state != "unaccounted"]
    used = [Span(x.start, x.end) for x in lines if x.state == "used"]
    numbers = [Span(n.start, n.end) for n in release.gold.numbers]
    reported = [Span(n.start, n.end) for n in release.gold.numbers if n.kind in REPORTED]
    open_lines = [x for x in lines if x.state == "unaccounted"]
    balanced = prediction is not None and not open_lines
    counts = {
        "tally.accounted": share(_covered(numbers, settled), len(numbers)),
        "tally.used": share(_covered(reported, used), len(reported)),
        "tally.balanced": share(int(balanced), 1),
    }
    return counts, [_fault(release, "unaccounted", Span(x.start, x.end), None, x.text) for x in open_lines]


def of_escapes(release: GoldRelease, prediction: Prediction | None) -> Counted:
    """Verified figures against the number labelled where they stand; no number there is an escape as well."""
    # In the order of the text and apart from each other, so those that a span meets are neighbours.
    labelled = sorted(((core(release.text, Span(n.start, n.end)), n) for n in release.gold.numbers), key=itemgetter(0))
    figures = 0
    faults: list[Fault] = []
    for statistic in prediction.statistics if prediction else ():
        if statistic.verdict != "verified":
            continue
        for figure in (statistic, statistic.change):
            if figure is None or (figure.value is None and figure.text is None and figure.start is None):
                continue
            figures += 1
            span = Span(figure.start or 0, figure.end or 0)
            first = bisect_right(labelled, span.start, key=lambda entry: entry[0].end)
            last = bisect_left(labelled, span.end, key=lambda entry: entry[0].start)
            here = [n for _, n in labelled[first:last]]
            if not any(same_value(n.value, figure.value) for n in here):
                told = "; ".join(f"{n.text} = {n.value}" for n in here) or None
                fault = _fault(release, "escape", span, told, f"{figure.text} = {figure.value}")
                faults.append(fault.model_copy(update={"path": statistic.path or None}))
    return {"escapes": share(len(faults), figures)}, faults


def _covered(numbers: list[Span], lines: list[Span]) -> int:
    """How many of `numbers` some line touches; both in the order of the text."""
    hits, first = 0, 0
    ordered = sorted(lines)
    for number in sorted(numbers):
        while first < len(ordered) and ordered[first].end <= number.start:
            first += 1
        hits += first < len(ordered) and ordered[first].start < number.end
    return hits


def _idiom(text: str, line: TallyLine) -> bool:
    near = max(0, line.start - 20)
    return any(
        near + m.start() <= line.start and line.end <= near + m.end()
        for m in IDIOMS.finditer(text[near : line.end + 20])
    )


def _fault(release: GoldRelease, kind: FaultKind, span: Span, gold: str | None, predicted: str | None) -> Fault:
    start, end = (span.start, span.end) if span.end > span.start else (None, None)
    return Fault(kind=kind, release=release.id, start=start, end=end, gold=gold, predicted=predicted)
