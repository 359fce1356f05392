"""History: every edit of a release, appended with time and name, never rewritten."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator

from extractor.errors import StorageError
from schemas.evidence import Form, Kind

Deed = Literal["accept", "edit", "drop", "add", "set_aside", "undo"]


class Edit(Form):
    """One thing a person did. `set` holds leaves under `path`; `undo` takes back the last deed that still stands."""

    do: Deed
    path: str = ""
    set: dict[str, str | None] = Field(default_factory=dict)
    mark: int | None = None
    start: int | None = None
    end: int | None = None
    kind: Kind | None = None
    name: str = ""
    time: str = ""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.do in {"accept", "edit", "drop"} and not self.path:
            raise ValueError(f"`{self.do}` needs the path of what it is about")
        if self.do == "set_aside" and (self.mark is None or self.kind is None):
            raise ValueError("`set_aside` needs a mark and a kind")
        if self.do == "set_aside" and self.kind in {"statistic", "change"}:
            raise ValueError("a reported figure is not set aside: add it as a statistic")
        return self


class History:
    """One JSON object a line. What was appended is on the disk; a line that a crash tore is left out and told of."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.damaged = 0
        self.edits: list[Edit] = []
        self._torn = False
        if file.is_file():
            self._read(file.read_bytes())

    def _read(self, body: bytes) -> None:
        self._torn = bool(body) and not body.endswith(b"\n")
        for line in body.splitlines():
            try:
                self.edits.append(Edit.model_validate(json.loads(line)))
            except (ValueError, ValidationError):
                self.damaged += 1

    def append(self, edit: Edit) -> Edit:
        """Writes the edit with the time of now; returns it as written."""
        edit = edit.model_copy(update={"time": datetime.now(UTC).isoformat(timespec="seconds")})
        line = edit.model_dump_json(exclude_defaults=True).encode() + b"\n"
        try:
            self.file.parent.mkdir(exist_ok=True)
            with self.file.open("ab") as out:
                out.write(b"\n" + line if self._torn else line)
                out.flush()
                os.fsync(out.fileno())
        except OSError as e:
            self._torn = True  # part of the line may be there
            raise StorageError(f"{self.file}: the edit was not saved: {e.strerror}; free space and try again") from e
        self._torn = False
        self.edits.append(edit)
        return edit

    def standing(self) -> list[Edit]:
        """The edits that hold, in order: without undone ones and undos."""
        return standing(self.edits)


def standing(edits: list[Edit]) -> list[Edit]:
    """What is left after every undo took back the last deed before it."""
    stack: list[Edit] = []
    for edit in edits:
        if edit.do != "undo":
            stack.append(edit)
        elif stack:
            stack.pop()
    return stack
