"""A run's folder: whole files or none, and the way to read them back."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ValidationError

from extractor.errors import StorageError, UsageError
from schemas.records import Manifest, Record
from schemas.release import Release

MANIFEST = "manifest.json"
RECORDS = "records"
TEXTS = "texts"
_TEMP_PREFIX = ".new-"
_FEW = 2
_SYNCING = 16
_END = b"\n}\n"


class Folder:
    """`manifest.json`, `records/<id>.json`, `texts/<id>.txt`; every write is atomic and durable."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def create_root(self) -> None:
        """Makes the folder itself, so that it can be locked."""
        _make(self.root)

    def create(self) -> None:
        """Makes what is in it and sweeps the temporary files of a killed run; needs the folder's lock."""
        _make(self.root / RECORDS)
        _make(self.root / TEXTS)
        for folder in (self.root, self.root / RECORDS, self.root / TEXTS):
            for left in folder.glob(f"{_TEMP_PREFIX}*"):
                left.unlink(missing_ok=True)

    def clear(self) -> None:
        """Removes the records and texts of a run that asked something else; the ledger stays."""
        for path in (*(self.root / RECORDS).glob("*.json"), *(self.root / TEXTS).glob("*.txt")):
            path.unlink()

    def files_of(self, release: Release, record: Record) -> list[tuple[Path, bytes]]:
        """The text that was read, verbatim, then the record: where a record is, its text is."""
        text = (self.root / TEXTS / f"{release.id}.txt", release.text.encode())
        return [text, (self.record_path(release.id), json_bytes(record))]

    def save(self, release: Release, record: Record) -> None:
        """Writes a release's text and record."""
        write_all(self.files_of(release, record))

    def save_manifest(self, manifest: Manifest) -> None:
        write_atomic(self.root / MANIFEST, json_bytes(manifest))

    def record_path(self, release_id: str) -> Path:
        return self.root / RECORDS / f"{release_id}.json"

    def holds(self, release_id: str) -> bool:
        """Whether a release's whole record and its text are there."""
        return _is_whole(self.record_path(release_id)) and (self.root / TEXTS / f"{release_id}.txt").is_file()

    def has_manifest(self) -> bool:
        return (self.root / MANIFEST).is_file()

    def manifest(self) -> Manifest:
        """UsageError when there is none or it is no manifest."""
        path = self.root / MANIFEST
        try:
            return Manifest.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            raise UsageError(f"{self.root} is no run folder: it has no {MANIFEST}; name what --out named") from None
        except (OSError, ValidationError) as error:
            raise UsageError(f"{path} cannot be read: {_why(error)}; remove it and run again") from error

    def records(self) -> Iterator[Record]:
        """The records that the manifest lists, in its order."""
        for release_id in self.manifest().records:
            yield self.record(release_id)

    def record(self, release_id: str) -> Record:
        path = self.record_path(release_id)
        try:
            return Record.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise StorageError(f"{path} cannot be read: {_why(error)}; run again with --force") from error

    def text(self, release_id: str) -> str:
        """The text that the spans of a record index."""
        path = self.root / TEXTS / f"{release_id}.txt"
        try:
            return path.read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise StorageError(f"{path} cannot be read: {_why(error)}; run again with --force") from error


def json_bytes(form: BaseModel) -> bytes:
    """The stored form: two spaces, field order of the schema, a final line end."""
    return form.model_dump_json(by_alias=True, indent=2).encode() + b"\n"


def write_atomic(path: Path, body: bytes) -> None:
    """`path` holds `body` on the disk, or what it held before; StorageError says why not."""
    write_all([(path, body)])


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Each path holds its body on the disk, or what it held before; they appear in order."""
    path = files[0][0]
    temps = [path.with_name(f"{_TEMP_PREFIX}{os.getpid()}-{path.name}"[:240]) for path, _ in files]
    try:
        with ExitStack() as stack:
            left = list(temps)
            stack.callback(_remove, left)
            descriptors = []
            for temp, (_, body) in zip(temps, files, strict=True):
                file = stack.enter_context(temp.open("wb"))
                file.write(body)
                file.flush()
                descriptors.append(file.fileno())
            _sync(descriptors)
            for temp, (path, _) in zip(temps, files, strict=True):
                os.replace(temp, path)  # noqa: PTH105 (one call to fail in tests, as os.fsync is)
                left.remove(temp)
        for folder in dict.fromkeys(path.parent for path, _ in files):
            _sync_folder(folder)
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror or error}; free or unlock the disk and run again, "
            "what is done is kept"
        ) from error


def _sync(descriptors: list[int]) -> None:
    """Waits until the disk has them; many at once share the file system's commits."""
    if len(descriptors) <= _FEW:
        for descriptor in descriptors:
            os.fsync(descriptor)
        return
    list(_threads().map(os.fsync, descriptors))


@cache
def _threads() -> ThreadPoolExecutor:
    """Kept: starting threads for each batch costs more than the rest of writing it."""
    return ThreadPoolExecutor(max_workers=_SYNCING, thread_name_prefix="fsync")


def _remove(temps: list[Path]) -> None:
    """Those that are left when something failed."""
    for temp in temps:
        with suppress(OSError):
            temp.unlink(missing_ok=True)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {_why(error)}; choose another --out") from error


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_whole(record: Path) -> bool:
    """Whether the file ends as `json_bytes` ends one; what a damaged disk cut short is done again."""
    try:
        with record.open("rb") as file:
            file.seek(-len(_END), os.SEEK_END)
            return file.read() == _END
    except OSError:  # also when it is shorter
        return False


def _why(error: Exception) -> str:
    """In one line what is wrong, and where in a file of JSON."""
    if isinstance(error, OSError):
        # On a folder that is a file the system says that it exists, which is the smaller half of the truth.
        return "a file is in its place" if isinstance(error, FileExistsError) else str(error.strerror or error)
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return ": ".join((*(str(part) for part in first["loc"][:1]), first["msg"]))
    return str(error).splitlines()[0] if str(error) else type(error).__name__
