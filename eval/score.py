"""Scores predictions against gold, release by release and pooled."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from eval import leniency, mentions
from eval.align import OUTCOMES, Pair, align, anchor
from eval.gold import GoldRelease, GoldSet
from eval.judge import FIELDS, FIGURE, Field, Judged, exact, judge
from eval.metrics import Counts, estimate, share
from eval.predictions import Prediction, Predictions
from eval.scorecard import MEASURES, Fault, FaultKind, Group, ReleaseScore, Scorecard
from schemas.records import Usage

QUOTED: Final = 7
"""Words that a scorecard quotes at most from a text that is not shipped."""
Named = dict[str, Counts]
Judgement = dict[Field, Judged]


def score(gold: GoldSet, predictions: Predictions, threshold: float = leniency.INDICATOR_OVERLAP) -> Scorecard:
    """The scorecard of a run; gold without a record counts as missed, records without gold are left out."""
    releases: list[ReleaseScore] = []
    faults: list[Fault] = []
    used: list[Prediction] = []
    for release in sorted(gold.releases, key=lambda r: r.id):
        prediction = predictions.by_sha256.get(release.sha256)
        counted, wrong = of_release(release, prediction, threshold)
        releases.append(counted)
        faults += wrong
        used += [prediction] if prediction else []
    order = {kind: i for i, kind in enumerate(_KINDS)}
    return Scorecard(
        models=tuple(sorted({p.model for p in used})),
        prompts=tuple(sorted({p.prompt for p in used if p.prompt})),
        gold_digest=gold.digest,
        indicator_overlap=threshold,
        releases=tuple(releases),
        skipped=gold.skipped,
        groups=groups(releases),
        usage=spent(r.usage for r in releases),
        faults=tuple(sorted(faults, key=lambda f: (order[f.kind], f.release, f.start or -1, f.model_dump_json()))),
    )


def of_release(
    release: GoldRelease, prediction: Prediction | None, threshold: float = leniency.INDICATOR_OVERLAP
) -> tuple[ReleaseScore, list[Fault]]:
    """Counts and errors of one release."""
    pairs = align(release.text, release.gold.statistics, prediction.statistics if prediction else ())
    judged = [(p, judge(release.text, p, threshold)) for p in pairs if p.found]
    counts = _found(pairs) | _fields(release, judged) | _records(pairs, judged)
    faults = [_clipped(release, f) for f in _pair_faults(release, pairs) + _field_faults(release, judged)]
    for counted, wrong in (
        mentions.of_numbers(release, prediction),
        mentions.of_tally(release, prediction),
        mentions.of_escapes(release, prediction),
    ):
        counts |= counted
        faults += wrong
    counts |= _verdicts(prediction, judged)
    if prediction is None:
        faults.append(Fault(kind="no record", release=release.id, start=None, end=None, gold=None, predicted=None))
    outcomes = [p.outcome for p in pairs]
    return (
        ReleaseScore(
            id=release.id,
            sha256=release.sha256,
            gold_sha256=release.gold_sha256,
            language=release.language,
            shipped=release.shipped,
            held_apart=release.held_apart,
            recorded=prediction is not None,
            schema_name=prediction.schema if prediction else None,
            outcomes={o: outcomes.count(o) for o in OUTCOMES},
            counts={m.name: counts[m.name] for m in MEASURES},
            usage=prediction.usage if prediction else Usage(),
        ),
        faults,
    )


def groups(releases: list[ReleaseScore]) -> tuple[Group, ...]:
    """The releases pooled in every way they are reported; empty groups are left out."""
    ways: list[tuple[str, Callable[[ReleaseScore], bool]]] = [
        ("all", lambda _: True),
        ("open", lambda r: not r.held_apart),
        ("held apart", lambda r: r.held_apart),
        ("shipped", lambda r: r.shipped),
    ]
    languages = sorted({r.language for r in releases})
    schemas = sorted({r.schema_name for r in releases if r.schema_name})
    pooled = [(name, [r for r in releases if belongs(r)]) for name, belongs in ways]
    pooled += [(f"language:{name}", [r for r in releases if r.language == name]) for name in languages]
    pooled += [(f"schema:{name}", [r for r in releases if r.schema_name == name]) for name in schemas]
    return tuple(_group(name, members) for name, members in pooled if members)


def spent(usages: Iterable[Usage]) -> Usage:
    """The sum; the cost is None when one of those that made requests has none."""
    each = list(usages)
    unknown = any(u.cost is None and u.requests for u in each)
    return Usage(
        requests=sum(u.requests for u in each),
        input_tokens=sum(u.input_tokens for u in each),
        output_tokens=sum(u.output_tokens for u in each),
        output_bytes=sum(u.output_bytes for u in each),
        reasks=sum(u.reasks for u in each),
        cost=None if unknown else str(sum((Decimal(u.cost) for u in each if u.cost is not None), Decimal(0))),
    )


def _group(name: str, members: list[ReleaseScore]) -> Group:
    return Group(
        name=name,
        releases=tuple(r.id for r in members),
        outcomes={o: sum(r.outcomes[o] for r in members) for o in OUTCOMES},
        estimates={m.name: estimate([r.counts[m.name] for r in members]) for m in MEASURES},
    )


def _found(pairs: tuple[Pair, ...]) -> Named:
    gold = sum(p.gold is not None for p in pairs)
    predicted = sum(p.predicted is not None for p in pairs)
    return {
        "statistics.found": Counts(hits=sum(p.found for p in pairs), gold=gold, predicted=predicted),
        "statistics.span": Counts(hits=sum(p.outcome == "correct" for p in pairs), gold=gold, predicted=predicted),
    }


def _records(pairs: tuple[Pair, ...], judged: list[tuple[Pair, Judgement]]) -> Named:
    gold = sum(p.gold is not None for p in pairs)
    predicted = sum(p.predicted is not None for p in pairs)
    return {
        "record.figure": Counts(hits=sum(exact(j, FIGURE) for _, j in judged), gold=gold, predicted=predicted),
        "record.exact": Counts(hits=sum(exact(j) for _, j in judged), gold=gold, predicted=predicted),
    }


def _fields(release: GoldRelease, judged: list[tuple[Pair, Judgement]]) -> Named:
    """Shares among the found; period and scope also by how far gold's phrase stands from the figure."""
    counts: Named = {}
    for field in FIELDS:
        if field != "change":
            rights = [j[field].right for _, j in judged if j[field].right is not None]
            counts[field if field.startswith("change.") else f"field.{field}"] = share(rights.count(True), len(rights))
    for field in ("period", "scope"):
        at: dict[str, list[bool]] = {place: [] for place in (*leniency.LOCALITIES, "none")}
        for pair, j in judged:
            at[_place(release.text, pair, j[field].gold)].append(j[field].right is True)
        counts |= {f"field.{field}.{place}": share(sum(rights), len(rights)) for place, rights in at.items()}
    both = sum(j["change"].right is True for _, j in judged)
    gold = sum(p.gold is not None and p.gold.change is not None for p, _ in judged)
    predicted = sum(p.predicted is not None and p.predicted.change is not None for p, _ in judged)
    return counts | {"change.found": Counts(hits=both, gold=gold, predicted=predicted)}


def _place(text: str, pair: Pair, phrase: str | None) -> str:
    assert pair.gold is not None, "only pairs have a place"
    span = anchor(text, pair.gold).span
    return leniency.locality(text, span.start if span else 0, phrase) or "none"


def _verdicts(prediction: Prediction | None, judged: list[tuple[Pair, Judgement]]) -> Named:
    verdicts = [s.verdict for s in prediction.statistics] if prediction else []
    of = len(verdicts) - verdicts.count(None)
    right = [p.predicted.verdict for p, j in judged if p.predicted and exact(j, FIGURE)]
    return {
        "verdict.review": share(verdicts.count("review"), of),
        "verdict.rejected": share(verdicts.count("rejected"), of),
        "verdict.false_alarm": share(right.count("rejected"), len(right) - right.count(None)),
        "verified.figure": share(right.count("verified"), verdicts.count("verified")),
    }


def _pair_faults(release: GoldRelease, pairs: tuple[Pair, ...]) -> list[Fault]:
    faults: list[Fault] = []
    for pair in pairs:
        if pair.outcome == "correct":
            continue
        side = pair.gold or pair.predicted
        assert side is not None, "a pair has at least one side"
        span = anchor(release.text, side).span
        faults.append(
            Fault(
                kind=pair.outcome,
                release=release.id,
                start=span.start if span else None,
                end=span.end if span else None,
                gold=_told(pair.gold.indicator, pair.gold.text) if pair.gold else None,
                predicted=_told(pair.predicted.indicator, pair.predicted.text) if pair.predicted else None,
                path=pair.predicted.path or None if pair.predicted else None,
            )
        )
    return faults


def _clipped(release: GoldRelease, fault: Fault) -> Fault:
    """Of a text that is not shipped a scorecard quotes no more than a few words."""
    if release.shipped:
        return fault
    cut = {k: _few(v) for k in ("gold", "predicted") if (v := getattr(fault, k)) is not None}
    return fault.model_copy(update=cut)


def _few(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= QUOTED else " ".join([*parts[:QUOTED], "…"])


def _told(indicator: str | None, text: str | None) -> str:
    return f"{indicator or 'no indicator'}: {text or 'change without a level'}"


def _field_faults(release: GoldRelease, judged: list[tuple[Pair, Judgement]]) -> list[Fault]:
    faults: list[Fault] = []
    for pair, j in judged:
        assert pair.gold is not None, "only pairs are judged"
        assert pair.predicted is not None, "only pairs are judged"
        span = anchor(release.text, pair.gold).span
        faults += [
            Fault(
                kind=field,
                release=release.id,
                start=span.start if span else None,
                end=span.end if span else None,
                gold=one.gold,
                predicted=one.predicted,
                path=pair.predicted.path or None,
            )
            for field, one in j.items()
            if one.right is False
        ]
    return faults


_KINDS: tuple[FaultKind, ...] = (
    "no record",
    "escape",
    "missed",
    "spurious",
    "incorrect",
    "partial",
    *FIELDS,
    "unaccounted",
    "mention.missed",
    "mention.spurious",
    "mention.value",
    "mention.class",
)
