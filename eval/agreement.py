"""How far two people who labelled the same releases apart agree."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Final

from eval import gold as gold_files
from eval import leniency
from eval.align import align
from eval.errors import EvalError
from eval.gold import GoldRelease, GoldSet
from eval.judge import FIELDS, FIGURE, Field, Judged, exact, judge
from eval.metrics import Counts, Estimate, estimate, share
from eval.predictions import PredictedStatistic
from schemas.evidence import Form, Span
from schemas.gold import Gold

LABELLERS: Final = ("a.json", "b.json")


class Row(Form):
    """Agreement on one thing; `alpha` is Krippendorff's for nominal values, None for spans (no true negatives)."""

    name: str
    agreement: Estimate
    alpha: float | None


class Agreement(Form):
    """Two labellings of the same releases, pooled and with an interval over releases."""

    releases: tuple[str, ...]
    skipped: tuple[str, ...]
    rows: tuple[Row, ...]
    by_release: dict[str, dict[str, Counts]]

    def dump(self) -> str:
        return self.model_dump_json(indent=1) + "\n"


def agree(labellings: Path, gold: GoldSet) -> Agreement:
    """`LABELLINGS/<release-id>/{a,b}.json`, each release's text taken from the gold set."""
    releases = gold.by_id()
    skipped: list[str] = []
    pairs: list[tuple[GoldRelease, Gold, Gold]] = []
    folders = sorted(p.parent for p in labellings.glob(f"*/{LABELLERS[0]}"))
    if not folders:
        raise EvalError(f"{labellings}: no labellings here; expected <release-id>/{{{','.join(LABELLERS)}}}")
    for folder in folders:
        release = releases.get(folder.name)
        if release is None:
            skipped.append(f"{folder.name}: no text at hand")
            continue
        first, second = (gold_files.read(folder / name)[0].expanded(release.text) for name in LABELLERS)
        if {first.sha256, second.sha256} != {release.sha256}:
            raise EvalError(f"{folder}: labels another text than the gold of {folder.name}")
        pairs.append((release, first, second))
    return of_pairs(pairs, skipped)


def of_pairs(pairs: Sequence[tuple[GoldRelease, Gold, Gold]], skipped: Sequence[str] = ()) -> Agreement:
    """Span F1 of numbers and statistics; agreement and alpha of every attribute among the matched; F1 of whole records.

    The whole records say how near a filler can come to gold that was settled from two such labellings.
    """
    by_release: dict[str, dict[str, Counts]] = {}
    values: dict[str, list[tuple[Hashable, Hashable]]] = {}
    for release, first, second in pairs:
        numbers, classes = _numbers(release, first, second)
        statistics, fields = _statistics(release, first, second)
        by_release[release.id] = numbers | statistics
        for name, units in (classes | fields).items():
            values.setdefault(name, []).extend(units)
    names = list(by_release[pairs[0][0].id]) if pairs else []
    rows = [
        Row(
            name=name,
            agreement=estimate([counts[name] for counts in by_release.values()]),
            alpha=alpha(values[name]) if name in values else None,
        )
        for name in names
    ]
    return Agreement(releases=tuple(by_release), skipped=tuple(skipped), rows=tuple(rows), by_release=by_release)


def alpha(units: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Krippendorff's alpha of two coders, nominal values, nothing missing; None where only one value occurs.

    1 - (n - 1) * disagreements / (sum over pairs of unlike values of n_c * n_k), with n the number of single values.
    """
    total: Counter[Hashable] = Counter(value for unit in units for value in unit)
    n = total.total()
    unlike = n * n - sum(count * count for count in total.values())
    if not unlike:
        return None
    # Each unit that disagrees adds two ordered pairs of unlike values.
    observed = 2 * sum(first != second for first, second in units)
    return round(1 - (n - 1) * observed / unlike, 6)


def _numbers(
    release: GoldRelease, first: Gold, second: Gold
) -> tuple[dict[str, Counts], dict[str, list[tuple[Hashable, Hashable]]]]:
    """Numbers by span; value and class of those both labelled."""
    ours = {leniency.core(release.text, Span(n.start, n.end)): n for n in first.numbers}
    theirs = {leniency.core(release.text, Span(n.start, n.end)): n for n in second.numbers}
    both = sorted(ours.keys() & theirs.keys())
    same_value = [leniency.same_value(ours[s].value, theirs[s].value) for s in both]
    classes: list[tuple[Hashable, Hashable]] = [(ours[s].kind, theirs[s].kind) for s in both]
    return {
        "numbers.span": Counts(hits=len(both), gold=len(ours), predicted=len(theirs)),
        "numbers.value": share(sum(same_value), len(both)),
        "numbers.class": share(sum(a == b for a, b in classes), len(both)),
    }, {"numbers.class": classes}


_KEYS: Final[dict[Field, Callable[[str | None], Hashable]]] = {
    "unit": leniency.unit_key,
    "qualifier": lambda value: value,
    "period": leniency.phrase_key,
    "scope": leniency.phrase_key,
    "campaign": leniency.phrase_key,
    "change.unit": leniency.unit_key,
    "change.direction": lambda value: value,
    "change.basis": leniency.basis_key,
}
"""Attributes that are one of several values, as the lenient rules see them; alpha is worked out on these."""


def _statistics(
    release: GoldRelease, first: Gold, second: Gold
) -> tuple[dict[str, Counts], dict[str, list[tuple[Hashable, Hashable]]]]:
    """Statistics by span; each field of the matched, by the rules predictions are scored by."""
    claims = [PredictedStatistic.model_validate(s.model_dump()) for s in second.statistics]
    pairs = align(release.text, first.statistics, claims)
    found = [judge(release.text, p) for p in pairs if p.found]
    counts = {"statistics.span": Counts(hits=len(found), gold=len(first.statistics), predicted=len(second.statistics))}
    units: dict[str, list[tuple[Hashable, Hashable]]] = {}
    for field in FIELDS:
        judged: list[Judged] = [f[field] for f in found if f[field].right is not None]
        counts[f"statistics.{field}"] = share(sum(j.right is True for j in judged), len(judged))
        if field in _KEYS:
            units[f"statistics.{field}"] = [(_KEYS[field](j.gold), _KEYS[field](j.predicted)) for j in judged]
    for name, fields in (("record.figure", FIGURE), ("record.exact", frozenset(FIELDS))):
        hits = sum(exact(f, fields) for f in found)
        counts[name] = Counts(hits=hits, gold=len(first.statistics), predicted=len(second.statistics))
    return counts, units
