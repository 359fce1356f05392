"""Looks into a ledger: `ls` sums up, `show` gives one release's attempts, `export` all of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.ledger.store import reading

_LS = """
SELECT r.id AS release, r.state, r.at,
       count(a.id) AS attempts,
       coalesce(sum(a.state = 'answered'), 0) AS answered,
       sum(a."gen_ai.usage.input_tokens") AS "gen_ai.usage.input_tokens",
       sum(a."gen_ai.usage.output_tokens") AS "gen_ai.usage.output_tokens"
FROM (SELECT id, state, at FROM releases
      UNION ALL
      SELECT release, CASE purpose WHEN 'probe' THEN 'probe' ELSE 'open' END, max(at) FROM attempts
      WHERE release NOT IN (SELECT id FROM releases) GROUP BY release) AS r
LEFT JOIN attempts AS a ON a.release = r.id
GROUP BY r.id ORDER BY r.id
"""


def ls(folder: Path) -> list[dict[str, Any]]:
    """One row per release: how it ended (`open`: not yet), its attempts, answers and tokens; one for all probes."""
    with reading(folder) as base:
        return [dict(row) for row in base.execute(_LS)]


def show(folder: Path, release: str) -> list[dict[str, Any]]:
    """The attempts of one release (its id or the start of it) in order, answers included."""
    with reading(folder) as base:
        names = [
            row[0]
            for row in base.execute(
                "SELECT id FROM releases WHERE substr(id, 1, ?1) = ?2 "
                "UNION SELECT release FROM attempts WHERE substr(release, 1, ?1) = ?2",
                (len(release), release),
            )
        ]
        if len(names) != 1 and release not in names:
            found = f"{len(names)} begin so: {', '.join(sorted(names)[:5])}" if names else "none begins so"
            raise UsageError(f"no single release {release!r} in the ledger of {folder}: {found}; see `ledger ls`")
        name = release if release in names else names[0]
        return [dict(row) for row in base.execute("SELECT * FROM attempts WHERE release = ? ORDER BY id", (name,))]


def export(folder: Path) -> Iterator[dict[str, Any]]:
    """Every attempt in the order it happened, one dict each, ready for JSONL."""
    with reading(folder) as base:
        for row in base.execute("SELECT * FROM attempts ORDER BY id"):
            yield dict(row)
