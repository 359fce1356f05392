"""What was counted over time, small enough to travel with the page; every point knows its number."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extractor.series import Series, build

MOST = 240
"""Series on a page; those with the most releases come first."""

Marks = Mapping[tuple[str, int], int]
"""The mark of a number by release and start."""


def charts_of(run_dir: Path, marks: Marks) -> list[dict[str, Any]]:
    """Series of two points of time or more, as the page draws them."""
    drawn = [s for s in build(run_dir).series if len({p.day for p in s.points if p.day}) > 1]
    drawn.sort(key=lambda s: (-s.releases, -len(s.points), s.id))
    return [_chart(s, marks) for s in drawn[:MOST]]


def _chart(series: Series, marks: Marks) -> dict[str, Any]:
    points = [
        {
            "day": p.day.isoformat(),
            "value": f"{p.value:f}",
            "text": str(p.row["text"] or p.row["change_text"] or ""),
            "period": str(p.row["period"] or p.day.isoformat()),
            "verdict": p.row["verdict"],
            "id": p.release_id,
            "mark": marks.get((p.release_id, p.start)),
        }
        for p in series.points
        if p.day is not None
    ]
    return {"name": series.name, "unit": series.unit, "points": points}
