"""Session: the releases of a run while people correct them. One process at a time holds the folder."""

import threading
from collections import OrderedDict
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import BaseModel

from extractor import catalogue
from extractor.errors import LockedError, SchemaError, StorageError, UsageError
from extractor.grammar.qualifiers import qualifier_of
from extractor.grammar.units import unit_of
from extractor.report.review import forms, goldfile
from extractor.report.review.charts import Charts, charts_of
from extractor.report.review.desk import Desk, EditError
from extractor.report.review.folder import RunFolder
from extractor.report.review.history import Edit, History
from extractor.report.review.payload import failure_head, head, release_payload
from extractor.report.review.writing import index, marks_of
from schemas.evidence import KINDS
from schemas.records import Failure, Record

_KEPT = 6
"""Releases kept ready; each holds its text's index."""


class Open:
    """A release that is being corrected: its desk, its history, and the record they make."""

    def __init__(self, desk: Desk, history: History) -> None:
        self.desk = desk
        self.history = history
        self.unreadable = ""
        try:
            self.state = desk.after(history.standing())
        except EditError as e:
            # A history that no longer fits (the run was made anew) is kept on disk and told of, not replayed in part.
            self.state = desk.start()
            self.unreadable = f"the corrections of {history.file} no longer fit this record: {e}"
        self.record: Record = desk.record(self.state)

    def do(self, edit: Edit) -> None:
        """Does an edit and appends it; nothing is appended that can't be done."""
        if self.unreadable:
            raise EditError(f"{self.unreadable}; move the file away to start again")
        if edit.do == "undo":
            before = self.history.standing()
            if not before:
                raise EditError("there is nothing to undo")
            state = self.desk.after(before[:-1])
        else:
            state = self.desk.apply(self.state, edit)
        record = self.desk.record(state)
        self.history.append(edit)
        self.state, self.record = state, record

    def payload(self) -> dict[str, Any]:
        """What the page shows: the release, and its history, newest last."""
        body = release_payload(self.record, self.desk.index.text, corrected=bool(self.history.standing()))
        holds = self.history.standing()
        edits = [
            {**e.model_dump(exclude_defaults=True), "holds": e.do == "undo" or any(e is h for h in holds)}
            for e in self.history.edits
        ]
        if self.desk.blind:
            body |= {"model": "", "prompt": None, "usage": {}, "stages": [], "cost": None, "verdict": "verified"}
            body["numbers"] = [_unlabelled(n) for n in body["numbers"]]
        warning = self.unreadable or (
            f"{self.history.damaged} damaged lines of the history were left out" if self.history.damaged else ""
        )
        return {**body, "edits": edits, "undo": bool(holds), "warning": warning}


class Session:
    """Opens releases, does edits, saves gold. Safe to call from several threads."""

    def __init__(self, run_dir: Path | str, *, blind: bool = False, name: str = "", schema: str | None = None) -> None:
        self.folder = RunFolder(run_dir)
        self.blind = blind
        self.name = name
        self._open: OrderedDict[str, Open] = OrderedDict()
        self._turn = threading.RLock()
        self.schema: type[BaseModel] = _schema(schema or self.folder.manifest.schema_ref.name)

    @contextmanager
    def held(self) -> Generator[None]:
        """Keeps a second server off the same corrections; LockedError if one is there."""
        place = self.folder.path / "corrections"
        try:
            place.mkdir(exist_ok=True)
            with FileLock(place / ".lock").acquire(timeout=0):
                yield
        except Timeout as e:
            raise LockedError(
                f"{self.folder.path} is open in another `extractor review`: use that one or end it"
            ) from e
        except OSError as e:
            raise StorageError(f"{place} cannot be written: {e.strerror}; correct a copy of the run folder") from e

    def index(self) -> dict[str, Any]:
        """What the page knows at first; in labelling mode without anything a model or the rules made."""
        heads = []
        marks: dict[tuple[str, int], int] = {}
        for entry in self.folder.entries():
            if isinstance(entry, Failure):
                heads.append(failure_head(entry))
                continue
            marks |= {} if self.blind else marks_of(entry.record)
            line = head(entry.record, corrected=entry.corrected)
            if self.blind:
                hidden = {"verdict": "verified", "verdicts": [0, 0, 0], "found": 0, "cost": None, "corrected": False}
                line |= hidden | {"counts": [0, 0, len(entry.record.tally)], "balance": ""}
            heads.append(line)
        charts = Charts() if self.blind else charts_of(self.folder.path, marks)
        page = index(self.folder.manifest, heads, "blind" if self.blind else "correct", charts)
        if self.blind:
            page["run"]["model"] = ""
        page["kinds"] = [k for k in KINDS if k not in {"statistic", "change"}]
        page["name"] = self.name
        return page

    def opened(self, release_id: str) -> Open:
        """The release, replayed from its history when it is not at hand; KeyError when the run has none such."""
        with self._turn:
            if release_id in self._open:
                self._open.move_to_end(release_id)
                return self._open[release_id]
            if release_id not in self.folder.manifest.records:
                raise KeyError(release_id)
            name = f"{release_id}.blind.jsonl" if self.blind else f"{release_id}.jsonl"
            record, text = self.folder.record(release_id), self.folder.text(release_id)
            desk = Desk(record, text, self.schema, blind=self.blind)
            self._open[release_id] = Open(desk, History(self.folder.path / "corrections" / name))
            if len(self._open) > _KEPT:
                self._open.popitem(last=False)
            return self._open[release_id]

    def do(self, release_id: str, edit: Edit) -> dict[str, Any]:
        """One edit, checked at once and saved; the release as it then is."""
        with self._turn:
            release = self.opened(release_id)
            release.do(edit.model_copy(update={"name": edit.name or self.name}))
            if not self.blind:
                self.folder.save_corrected(release.record)
            return release.payload()

    def form(self, release_id: str, path: str, mark: int | None, role: str) -> dict[str, Any]:
        """The fields of an entry, or of a new one for number `mark`, filled with what grammar says of it."""
        with self._turn:
            release = self.opened(release_id)
            desk = release.desk
            if path:
                entry = forms.at(release.state.filled, path)
                fields = list(forms.fields_of(forms.model_at(self.schema, path), entry))
                return {"path": path, "fields": [f._asdict() for f in fields]}
            place = desk.home()
            known = {} if self.blind or mark is None else self._known(release, mark, role, place)
            fields = [f._replace(value=known.get(f.name, f.value)) for f in forms.fields_of(place.entry, None)]
            quantity = forms.quantity_field(place.entry)
            number = "change.quantity" if role == "change" else quantity
            return {"path": place.path, "fields": [f._asdict() for f in fields], "number": number}

    def _known(self, release: Open, mark: int, role: str, place: forms.Place) -> dict[str, str | None]:
        """What the words around a number say of it, and what is in force from the figure before it."""
        index_ = release.desk.index
        mention = index_.marked(mark)
        if mention is None:
            raise EditError(f"there is no number {mark} in the source")
        quantity = "change.quantity" if role == "change" else forms.quantity_field(place.entry)
        unit, _ = unit_of(index_, mention)
        qualifier, _ = qualifier_of(index_, mention)
        known: dict[str, str | None] = {f"{quantity}.unit": unit, f"{quantity}.qualifier": qualifier}
        before = [s for s in release.record.statistics if s.get("start") is not None and s["start"] < mention.start]
        last = max(before, key=lambda s: s["start"], default={})
        return known | {key: last[key] for key in ("period", "scope", "campaign") if last.get(key)}

    def save_gold(self, release_id: str) -> Path:
        """Writes the release's gold under DIR/gold; NotReadyError says what is still open."""
        with self._turn:
            release = self.opened(release_id)
            return goldfile.save(release.record, release.desk.index.text, self.folder.path / "gold")


def _schema(spec: str) -> type[BaseModel]:
    try:
        return catalogue.load(spec).model
    except SchemaError as e:
        raise UsageError(f"{e}; correcting needs the schema of the run: name it with --schema FILE.py:Class") from e


def _unlabelled(number: list[Any]) -> list[Any]:
    """A number without what the scanner makes of it, but for the kind that a person gave it."""
    start, end, _, kind, state, level, rows, by = number
    return [start, end, None, kind if "person" in by else "", state, level, rows, by]
