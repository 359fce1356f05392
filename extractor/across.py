"""across: what the releases of a run say of the same thing, where they disagree, revise or repeat."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any, NamedTuple

from extractor.opened import OpenedRun
from extractor.series.naming import key_of, words
from schemas.records import Finding, Severity

_REVISION = re.compile(
    r"\b(?:revis\w+|restat\w+|correct(?:ed|ion)\w*|previously (?:reported|announced|estimated))"
    r"|\bupdated (?:figure|estimate)|修订|修正|更正|此前公布",
    re.IGNORECASE,
)
_ALIKE = 0.8
"""Token F1 from which two indicators with the same value, unit and scope speak of one thing."""
_TELLING_DIGITS = 3
"""A shared value says that two figures are one only if it has so many significant digits."""


class AcrossRule(NamedTuple):
    """What `extractor explain` prints of a comparison between figures."""

    code: str
    name: str
    severity: Severity
    summary: str
    explanation: str
    example: str


CONTRADICTS = AcrossRule(
    "X001",
    "contradicts-itself",
    "review",
    "one release gives two values for the same thing",
    "The same indicator, unit, scope and period stand in one release with different values. One of them may be a slip "
    "of the source, or the words that tell the two apart were not extracted.",
    'The lead says "4,312 nets seized in 2023", a later paragraph "4,213 nets seized in 2023".',
)
DIFFERS = AcrossRule(
    "X002",
    "differs-between-releases",
    "review",
    "two releases give different values for the same thing",
    "The same indicator, unit, scope and period stand in two releases with different values, and the later one does "
    "not say that it revises.",
    'In March "1,204 wells in 2023", in May "1,240 wells in 2023".',
)
REVISED = AcrossRule(
    "X003",
    "revised",
    "info",
    "a later release revises the value",
    "As differs-between-releases, but the sentence of the later release says that the figure was revised or corrected.",
    'In May "1,240 wells in 2023, revised from 1,204".',
)
TWO_PERIODS = AcrossRule(
    "X004",
    "same-figure-two-periods",
    "review",
    "the same value is reported under two periods",
    "The same indicator, unit and scope stand with one and the same telling value but under different periods. A total "
    "cannot be that of one year and of all years: one of the two phrases is wrong, or was taken from elsewhere.",
    '"5,120 letters found over the past year" here, "5,120 letters found over the years" there.',
)
REPEATED = AcrossRule(
    "X005",
    "repeated",
    "info",
    "the same figure is reported again",
    "The same indicator, unit, scope, period and value stand in another release too: count it once.",
    '"1,204 wells in 2023" in March and in May.',
)
RULES: tuple[AcrossRule, ...] = (CONTRADICTS, DIFFERS, REVISED, TWO_PERIODS, REPEATED)


class _Figure(NamedTuple):
    """One statistic of a run, as far as it is compared."""

    release: str
    released: str
    path: str
    start: int
    end: int
    value: Decimal
    indicator: frozenset[str]
    period: str | None
    days: tuple[Any, Any]
    sentence: str

    @property
    def order(self) -> tuple[str, str, int]:
        return self.released, self.release, self.start

    @property
    def when(self) -> str | None:
        """Days where they could be derived, else the words; None without a period."""
        if self.days != (None, None):
            return f"{self.days[0]}..{self.days[1]}"
        return self.period


def across(run: OpenedRun) -> dict[str, list[Finding]]:
    """Findings by release id, each standing at the later of the two figures and quoting the earlier one's sentence."""
    found: dict[str, list[Finding]] = defaultdict(list)
    alike: dict[tuple[str, str, str], list[_Figure]] = defaultdict(list)
    for group, figure in _figures(run):
        alike[group].append(figure)
    for figures in alike.values():
        figures.sort(key=lambda f: f.order)
        for earlier, later in combinations(figures, 2):
            rule = _compared(earlier, later)
            if rule is not None:
                found[later.release].append(_finding(rule, earlier, later))
    return {release: _once(findings) for release, findings in found.items()}


def _figures(run: OpenedRun) -> Iterator[tuple[tuple[str, str, str], _Figure]]:
    """Verified or reviewable levels, grouped by unit and scope, so that only those that could agree are compared."""
    from extractor import tables

    for cells in run.rows():
        row = dict(zip(tables.STATISTICS.names, cells, strict=True))
        value, start, end = row["value"], row["start"], row["end"]
        if row["verdict"] == "rejected" or not isinstance(value, Decimal) or not row["indicator"]:
            continue
        assert isinstance(start, int)
        assert isinstance(end, int)
        indicator = str(row["indicator"])
        scope = None if row["scope"] is None else str(row["scope"])
        unit = None if row["unit"] is None else str(row["unit"])
        key = key_of(indicator, unit, scope, (None, None, ""), measure="level", same={})
        period = None if row["period"] is None else " ".join(str(row["period"]).casefold().split())
        yield (
            (key.unit, key.scope, key.measure),
            _Figure(
                release=str(row["release_id"]),
                released=str(row["release_date"] or ""),
                path=str(row["path"]),
                start=start,
                end=end,
                value=value,
                indicator=words(indicator, {}),
                period=period,
                days=(row["period_start"], row["period_end"]),
                sentence=" ".join(str(row["sentence"] or "").split()),
            ),
        )


def _compared(earlier: _Figure, later: _Figure) -> AcrossRule | None:
    if earlier.when is None or later.when is None:
        return None
    same_release = earlier.release == later.release
    # Words like "this year" mean the same days in one release only.
    same_time = earlier.when == later.when and (same_release or earlier.days != (None, None))
    if earlier.value == later.value:
        return _repeated(earlier, later, same_time=same_time)
    # One sentence that gives two values speaks of two things, whatever the words that were extracted.
    if not same_time or earlier.indicator != later.indicator or earlier.sentence == later.sentence:
        return None
    if same_release:
        return CONTRADICTS
    return REVISED if _REVISION.search(later.sentence) else DIFFERS


def _repeated(earlier: _Figure, later: _Figure, *, same_time: bool) -> AcrossRule | None:
    if _overlap(earlier.indicator, later.indicator) < _ALIKE or not _telling(later.value):
        return None
    if same_time:
        return None if earlier.release == later.release else REPEATED
    return TWO_PERIODS if _apart(earlier, later) else None


def _apart(earlier: _Figure, later: _Figure) -> bool:
    """Two periods that can't be one: different days, or, where days are not known for both, different words."""
    both = earlier.days != (None, None) and later.days != (None, None)
    if not both:
        return earlier.release == later.release and earlier.period != later.period
    return earlier.days[1] != later.days[1] or (
        None not in {earlier.days[0], later.days[0]} and earlier.days != later.days
    )


def _telling(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) >= _TELLING_DIGITS


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _finding(rule: AcrossRule, earlier: _Figure, later: _Figure) -> Finding:
    where = "the same release" if earlier.release == later.release else earlier.release
    times = f" ({earlier.period} / {later.period})" if rule is TWO_PERIODS else ""
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        path=later.path,
        message=f"{earlier.value:f} in {where}, {later.value:f} here: {rule.summary}{times}",
        start=later.start,
        end=later.end,
        hint=f"{where} at {earlier.path}: {_clipped(earlier.sentence)}",
    )


def _clipped(sentence: str, longest: int = 200) -> str:
    return sentence if len(sentence) <= longest else sentence[: longest - 1] + "…"


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """One finding for each rule and figure: a value printed five times does not give ten of them."""
    first: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        first.setdefault((finding.code, finding.path), finding)
    return sorted(first.values(), key=lambda f: (f.start or 0, f.code))
