"""RunFolder: a run's releases one at a time, as the run left them or as people corrected them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from extractor.errors import StorageError
from extractor.run import Folder, write_atomic
from extractor.run.folder import json_bytes
from schemas.records import Failure, Manifest, Record


class Entry(NamedTuple):
    """A release of a run: its record and the text its spans index."""

    record: Record
    text: str
    corrected: bool


class RunFolder:
    """`extractor.run.Folder` and beside it `corrected/<id>.json`, which stands in for the run's record where it is."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._run = Folder(self.path)
        self.manifest: Manifest = self._run.manifest()

    def record(self, release_id: str) -> Record:
        """The record as the run wrote it."""
        return self._run.record(release_id)

    def text(self, release_id: str) -> str:
        return self._run.text(release_id)

    def entry(self, release_id: str) -> Entry:
        """The record as it stands now; StorageError names the file that can't be read."""
        file = self.path / "corrected" / f"{release_id}.json"
        if not file.is_file():
            return Entry(self.record(release_id), self.text(release_id), corrected=False)
        try:
            record = Record.model_validate_json(file.read_bytes())
        except (OSError, ValidationError) as e:
            raise StorageError(f"{file} cannot be read: {str(e).splitlines()[0]}; move it away to go on") from e
        return Entry(record, self.text(release_id), corrected=True)

    def entries(self) -> Iterator[Entry | Failure]:
        """Every release of the run; one that failed or can't be read is a Failure and not the end."""
        for release_id in self.manifest.records:
            try:
                yield self.entry(release_id)
            except StorageError as e:
                yield Failure(release=release_id, state="unreadable", message=str(e))
        yield from self.manifest.failures

    def save_corrected(self, record: Record) -> None:
        """Keeps the record as corrected; what the run wrote stays as it is."""
        folder = self.path / "corrected"
        try:
            folder.mkdir(exist_ok=True)
        except OSError as e:
            raise StorageError(f"{folder} cannot be made: {e.strerror}") from e
        write_atomic(folder / f"{record.release.id}.json", json_bytes(record))
