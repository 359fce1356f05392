"""What was counted over time, small enough to travel with the page; every point knows its number."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import ExtractorError
from extractor.series import Series, build

MOST = 240
"""Series on a page; those with the most releases come first."""

Marks = Mapping[tuple[str, int], int]
"""The mark of a number by release and start."""


class Charts(NamedTuple):
    """What is drawn; `note` says why nothing could be."""

    series: tuple[dict[str, Any], ...] = ()
    note: str = ""


def charts_of(run_dir: Path, marks: Marks) -> Charts:
    """Series of two points of time or more, as the page draws them."""
    try:
        book = build(run_dir)
    except (ExtractorError, ValueError, ArithmeticError) as e:
        # One record that contradicts its text must not take the page away from all the others.
        return Charts(note=f"No picture over time: {e}")
    drawn = [s for s in book.series if len({p.day for p in s.points if p.day}) > 1]
    drawn.sort(key=lambda s: (-s.releases, -len(s.points), s.id))
    return Charts(tuple(_chart(s, marks) for s in drawn[:MOST]))


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
