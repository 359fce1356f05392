"""Reads gold: `DIR/<release-id>/gold.json` beside `source.txt`, or with a text found elsewhere by its sha256."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import ValidationError

from eval.errors import EvalError
from eval.leniency import HANZI
from schemas.evidence import Form
from schemas.gold import Gold

SCHEMA_LINE: Final = "../../gold.schema.json"
"""What `$schema` says in a gold file of this repository."""
SPLIT: Final = "split.json"
_HANZI_SHARE: Final = 0.2

Language = Literal["en", "zh"]


class Split(Form):
    """`split.json`: the releases that nobody looks at while building; a name may stand here before its gold does."""

    held_apart: tuple[str, ...]
    note: str = ""


class Skipped(Form):
    """A gold file whose text is not at hand: not scored, and said so."""

    id: str
    reason: str


@dataclass(frozen=True)
class GoldRelease:
    """One labelled release with the text its spans index; long phrases are written out."""

    id: str
    gold: Gold
    text: str
    sha256: str
    gold_sha256: str
    shipped: bool
    held_apart: bool

    @property
    def language(self) -> Language:
        letters = [c for c in self.text if c.isalpha()]
        hanzi = sum(HANZI[0] <= c <= "\u9fff" or c == "〇" for c in letters)
        return "zh" if letters and hanzi / len(letters) >= _HANZI_SHARE else "en"


@dataclass(frozen=True)
class GoldSet:
    """All gold of a folder, by id; `digest` covers every gold file, every source and the split, found or skipped."""

    releases: tuple[GoldRelease, ...]
    skipped: tuple[Skipped, ...]
    digest: str
    unplaced: tuple[str, ...]
    """Names of the split that have no gold in this folder."""

    def by_id(self) -> dict[str, GoldRelease]:
        return {r.id: r for r in self.releases}

    def lines(self) -> list[str]:
        """One line for every release that is not scored."""
        return [f"{s.id}: not scored, {s.reason}" for s in self.skipped]


def folders(given: Iterable[str | Path], environment: str | None = None) -> tuple[Path, ...]:
    """Where texts are looked for: `--sources` first, then `EXTRACTOR_SOURCES` (separated as PATH is)."""
    import os

    named = [part for part in (environment or "").split(os.pathsep) if part]
    return tuple(Path(p) for p in [*given, *named])


def load(directory: Path, sources: Sequence[Path] = ()) -> GoldSet:
    """Every gold file under `directory`, ordered by id; EvalError names the file that cannot be used."""
    paths = sorted(directory.glob("*/gold.json"))
    if not paths:
        raise EvalError(f"{directory}: no gold here; expected <release-id>/gold.json")
    split, split_bytes = _split(directory)
    elsewhere = _Texts(sources)
    releases: list[GoldRelease] = []
    skipped: list[Skipped] = []
    pinned = [f"split {_sha256(split_bytes)}"]
    seen: dict[str, str] = {}
    for path in paths:
        name = path.parent.name
        gold, gold_sha256 = read(path)
        pinned.append(f"{name} {gold_sha256} {gold.sha256}")
        if gold.sha256 in seen:
            raise EvalError(f"{path}: labels the same text as {seen[gold.sha256]}; a release has one gold file")
        seen[gold.sha256] = name
        raw = _beside(path, gold) or elsewhere.find(gold.sha256)
        if raw is None:
            skipped.append(Skipped(id=name, reason=f"no text with sha256 {gold.sha256[:12]} in the sources"))
            continue
        releases.append(
            GoldRelease(
                id=name,
                gold=gold.expanded(text := _decoded(raw, path)),
                text=text,
                sha256=gold.sha256,
                gold_sha256=gold_sha256,
                shipped=(path.parent / "source.txt").exists(),
                held_apart=name in split.held_apart,
            )
        )
    return GoldSet(
        releases=tuple(releases),
        skipped=tuple(skipped),
        digest=_sha256("\n".join(pinned).encode()),
        unplaced=tuple(sorted(set(split.held_apart) - {p.parent.name for p in paths})),
    )


def read(path: Path) -> tuple[Gold, str]:
    """One gold file and the sha256 of its bytes."""
    try:
        raw = path.read_bytes()
        return Gold.model_validate_json(raw), _sha256(raw)
    except OSError as error:
        raise EvalError(f"{path}: cannot be read ({error.strerror})") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise EvalError(f"{path}: {place}: {first['msg']} ({error.error_count()} such)") from error


def json_schema() -> str:
    """`eval/gold.schema.json`: what an editor completes and checks a gold file by."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Gold.model_json_schema(by_alias=True)}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


class _Texts:
    """Files of the source folders by their sha256, hashed once and only when a text is asked for."""

    def __init__(self, sources: Sequence[Path]) -> None:
        self._sources = sources
        self._paths: dict[str, Path] | None = None

    def find(self, digest: str) -> bytes | None:
        if self._paths is None:
            files = [f for d in self._sources for f in sorted(d.rglob("*")) if f.is_file()]
            self._paths = {_sha256(f.read_bytes()): f for f in reversed(files)}
        path = self._paths.get(digest)
        return None if path is None else path.read_bytes()


def _split(directory: Path) -> tuple[Split, bytes]:
    """The split of this gold: `split.json` in the folder or beside it; none holds nothing apart."""
    for path in (directory / SPLIT, directory.parent / SPLIT):
        if path.is_file():
            raw = path.read_bytes()
            try:
                return Split.model_validate_json(raw), raw
            except ValidationError as error:
                raise EvalError(f"{path}: {error.errors()[0]['msg']}") from error
    return Split(held_apart=()), b""


def _beside(path: Path, gold: Gold) -> bytes | None:
    source = path.parent / "source.txt"
    if not source.exists():
        return None
    raw = source.read_bytes()
    if _sha256(raw) != gold.sha256:
        raise EvalError(f"{source}: its sha256 is {_sha256(raw)[:12]}, {path.name} labels {gold.sha256[:12]}")
    return raw


def _decoded(raw: bytes, path: Path) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EvalError(f"{path}: its source is not UTF-8 at byte {error.start}") from error


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
