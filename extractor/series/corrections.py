"""Corrections of the grouping: a small YAML file that a person keeps."""

from difflib import get_close_matches
from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from extractor.errors import UsageError
from schemas.evidence import Form


class Move(Form):
    """One point: which, and the series it belongs to; without one it is left out."""

    release: str = Field(description="release id or name")
    path: str = Field(description="field path, as in the points: `statistics[3]`")
    to: str | None = Field(default=None, description="series id")


class Corrections(Form):
    """What a person knows better than the rules; applied in this order."""

    same: tuple[tuple[str, ...], ...] = Field(default=(), description="words that mean the same as the first")
    move: tuple[Move, ...] = Field(default=(), description="points that belong elsewhere")
    join: tuple[tuple[str, ...], ...] = Field(default=(), description="series that are one, under the first's id")
    drop: tuple[str, ...] = Field(default=(), description="series to leave out")
    name: dict[str, str] = Field(default_factory=dict, description="series id and the name to show")


def load(path: str | Path) -> Corrections:
    """A corrections file; UsageError names the line or key that is wrong."""
    try:
        found = yaml.safe_load(Path(path).read_text("utf-8"))
        return Corrections.model_validate(found or {})
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path} is no YAML: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise UsageError(f"{path}: {where}: {first['msg']}; keys are same, move, join, drop, name") from error


def require(wanted: str, known: list[str], what: str) -> None:
    """UsageError with the nearest known name: a correction that no longer applies must not pass in silence."""
    if wanted not in known:
        near = get_close_matches(wanted, known, n=1, cutoff=0.4)
        raise UsageError(
            f"corrections name no {what} of this run: {wanted!r}" + (f"; near: {near[0]!r}" if near else "")
        )
