"""A book on disk: its points, its grouping to read and correct, a plot for each series."""

import hashlib
import re
from pathlib import Path

import yaml

from extractor.errors import UsageError
from extractor.series import png as bitmap
from extractor.series import svg
from extractor.series.grouping import COLUMNS, Book, Series
from extractor.series.scene import scene
from extractor.tables.files import CsvFile, whole

_PLOTS = "plots"
_NAME_LENGTH = 60


def write(book: Book, out: str | Path, *, png: bool = False, font: str | None = None) -> list[Path]:
    """`series.csv`, `grouping.yaml`, `plots/*.svg` and, if asked, `plots/*.png`; the files, in order.

    UsageError when the folder can't be made, or PNG lacks Pillow or a font.
    """
    folder = Path(out)
    try:
        (folder / _PLOTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}; choose another folder") from error
    points, grouping = folder / "series.csv", folder / "grouping.yaml"
    with CsvFile(points, COLUMNS) as file:
        file.put(book.rows())
    _write(grouping, described(book).encode())
    files = [points, grouping]
    for series in book.series:
        drawn = scene(series)
        name = folder / _PLOTS / file_name(series)
        files.append(_write(name.with_suffix(".svg"), svg.render(drawn).encode()))
        if png:
            files.append(_write(name.with_suffix(".png"), bitmap.render(drawn, font)))
    return files


def described(book: Book) -> str:
    """The grouping as YAML: rules, every series with what it shares and how releases call it; ids for corrections."""
    head = [
        "# What was grouped, and why. Correct it in a YAML file of your own with the keys",
        "#   same: [[arrested, apprehended]]                    words that mean the same as the first",
        "#   move: [{release: ID, path: 'statistics[3]', to: SERIES}]   single points; no `to`: left out",
        "#   join: [[SERIES, OTHER]]                            series that are one",
        "#   drop: [SERIES]                                     series to leave out",
        "#   name: {SERIES: Name to show}",
    ]
    body = {
        "rules": list(book.rules),
        "groups with too few releases": book.alone,
        "figures left out": book.left_out,
        "series": [_entry(series) for series in book.series],
    }
    return "\n".join(head) + "\n" + yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=1000)


def _entry(series: Series) -> dict[str, object]:
    return {
        "id": series.id,
        "name": series.name,
        "shares": series.key._asdict(),
        "called": list(series.called),
        **({"clashes": series.clashes} if series.clashes else {}),
        "plot": f"{_PLOTS}/{file_name(series)}.svg",
        "points": [
            {
                "release": p.release_id,
                "path": p.row["path"],
                "value": f"{p.value:f}",
                "day": p.day and p.day.isoformat(),
            }
            for p in series.points
        ],
    }


def file_name(series: Series) -> str:
    """Letters and digits of the id, and 8 hex of its sha256: no two series share one, no file system minds."""
    slug = re.sub(r"[^a-z0-9]+", "-", series.id).strip("-")[:_NAME_LENGTH].strip("-")
    return "-".join(filter(None, [slug, hashlib.sha256(series.id.encode()).hexdigest()[:8]]))


def _write(path: Path, body: bytes) -> Path:
    with whole(path) as temp:
        temp.write_bytes(body)
    return path
