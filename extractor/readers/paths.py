"""Which files are meant, and what each is called: arguments to paths, names to release ids."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import UsageError

STDIN = "-"
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx")
_RUN_FILES = ("manifest.json", "ledger.sqlite")
_SLUG_LENGTH = 48
_HASH_LENGTH = 12
_SHOWN_LENGTH = 200


def find(arguments: Iterable[str | Path]) -> list[Path]:
    """The releases that files, folders, globs and `-` name, each once, folders in name order.

    An argument that names nothing stays in the list, so that `read` fails for it alone; UsageError when all do.
    """
    return [Path(name) for name in find_names(arguments)]


def find_names(arguments: Iterable[str | Path]) -> list[str]:
    """As `find`, as strings: twenty thousand Paths weigh more than everything else a run keeps of them."""
    found: dict[str, None] = {}
    barren: list[str] = []
    for argument in arguments:
        count = len(found)
        found.update((name, None) for name in _expand(str(argument)))
        if len(found) == count and not any(True for _ in _expand(str(argument))):
            barren.append(str(argument))
            found[str(argument)] = None
    if len(found) == len(set(barren)):
        raise UsageError("; ".join(absence(Path(name)) for name in dict.fromkeys(barren)) or "no path was given")
    return list(found)


def absence(path: Path) -> str:
    """Why a path names no release, in one line with what to do."""
    if _is_dir(path):
        return f"folder {path} holds no releases: put files ending in {', '.join(SUFFIXES)} there, or name a file"
    if glob.has_magic(str(path)):
        return f"no file matches {_shown(path)}: check the pattern and quote it so that the shell leaves it alone"
    return f"{_shown(path)} does not exist: check the path; relative ones start at {Path.cwd()}"


def release_name(path: Path) -> str:
    """The file's name without suffix; a gold folder's `source.txt` is called after the folder."""
    if path.stem == "source" and path.parent.name:
        return printable(path.parent.name)
    return "stdin" if str(path) == STDIN else printable(path.stem)


def printable(name: str) -> str:
    """A file's name as text that can be written: bytes of it that are not UTF-8 are shown as what they came in as."""
    return name.encode(errors="backslashreplace").decode()


def release_id(name: str, sha256: str) -> str:
    """Slug of the name + 12 hex of the content's sha256: safe as a file name everywhere, never colliding."""
    return f"{slug(name)}-{sha256[:_HASH_LENGTH]}"


def slug(name: str) -> str:
    """Lower-case ASCII letters, digits and CJK ideographs, all else one hyphen; `release` when nothing is left.

    Only characters that no file system folds or decomposes are kept, so two spellings cannot meet in one file.
    """
    kept = "".join(char if _keeps(char) else "-" for char in name.lower())
    words = [word for word in kept.split("-") if word]
    return "-".join(words)[:_SLUG_LENGTH].strip("-") or "release"


def _keeps(char: str) -> bool:
    return (char.isascii() and char.isalnum()) or "\u4e00" <= char <= "\u9fff"


def _shown(path: Path) -> str:
    name = str(path).replace("\0", "\\0").replace("\n", "\\n").replace("\r", "\\r")
    return name if len(name) <= _SHOWN_LENGTH else f"{name[:_SHOWN_LENGTH]}…"


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long to exist
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long to exist
        return False


def _expand(argument: str) -> Iterator[str]:
    if argument == STDIN:
        yield STDIN
        return
    path = Path(argument)
    if _is_dir(path):
        yield from _walk(str(path))
    elif _exists(path):
        yield str(path)
    elif glob.has_magic(argument):
        for match in sorted(glob.glob(argument, recursive=True)):  # noqa: PTH207 (Path.glob refuses absolute patterns)
            if Path(match).is_dir():
                # `press/*` names the folders in press too; `**` names each folder and its files again, found once.
                yield from _walk(match)
            elif _is_release(Path(match).name):
                yield str(Path(match))


def _walk(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        # The texts of an earlier run are no new releases.
        if all(name in names for name in _RUN_FILES):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _is_release(name) and (path := Path(here, name)).is_file():
                yield str(path)


def _is_release(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(SUFFIXES)
