"""write: the review page of a run, as one file."""

from pathlib import Path
from typing import Any

from extractor.report.review.charts import Charts, charts_of
from extractor.report.review.folder import RunFolder
from extractor.report.review.page import embedded, render
from extractor.report.review.payload import failure_head, head, release_payload
from extractor.run import write_atomic
from schemas.records import Failure, Manifest, Record


def write(run_dir: Path | str, out_file: Path | str | None = None) -> Path:
    """Writes the static page (DIR/review.html unless told otherwise) and says where; linear in the run's size."""
    folder = RunFolder(run_dir)
    heads: list[dict[str, Any]] = []
    bodies: list[str] = []
    marks: dict[tuple[str, int], int] = {}
    for entry in folder.entries():
        if isinstance(entry, Failure):
            heads.append(failure_head(entry))
            bodies.append("")
        else:
            heads.append(head(entry.record, corrected=entry.corrected))
            marks |= marks_of(entry.record)
            bodies.append(embedded(release_payload(entry.record, entry.text, corrected=entry.corrected)))
    page = "".join(render(index(folder.manifest, heads, "static", charts_of(folder.path, marks)), bodies, "static"))
    out = Path(out_file) if out_file is not None else folder.path / "review.html"
    write_atomic(out, page.encode())
    return out


def marks_of(record: Record) -> dict[tuple[str, int], int]:
    """The mark of every figure of a record by release and start."""
    figures = (line.start for line in record.tally)
    return {(record.release.id, start): i + 1 for i, start in enumerate(figures)}


def index(manifest: Manifest, heads: list[dict[str, Any]], mode: str, charts: Charts) -> dict[str, Any]:
    """What the page knows before a release is opened."""
    return {
        "title": f"Review: {heads[0]['name']}" if len(heads) == 1 else f"Review: {len(heads)} releases",
        "mode": mode,
        "run": {"status": manifest.status, "model": manifest.model, "schema": manifest.schema_ref.name},
        "releases": heads,
        "series": charts.series,
        "note": charts.note,
    }
