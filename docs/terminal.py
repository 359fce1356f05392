"""Renews docs/screenshots/terminal.svg: what the two commands of the README really print. `python docs/terminal.py`."""

import io
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
COLUMNS = 96
SPECIMEN = "eval/gold/38-money-supply/source.txt"


def main() -> None:
    shown = Console(record=True, width=COLUMNS, file=io.StringIO())
    with tempfile.TemporaryDirectory() as folder:
        for command in (
            f"extractor run eval/gold/[0-3]*/*.txt --model baseline --out {folder}/demo",
            f"extractor check {folder}/demo | head -6",
            f"extractor scan {SPECIMEN} | head -2",
        ):
            shown.print(Text(f"$ {command.replace(folder, 'runs')}", style="bold"))
            shown.print(Text.from_ansi(printed(command).replace(folder, "runs")))
            shown.print()
    shown.save_svg(str(HERE / "screenshots" / "terminal.svg"), title="extractor")


def printed(command: str) -> str:
    """What a shell command writes to a terminal of `COLUMNS` columns."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color", "PATH": path()}
    with subprocess.Popen(
        command, shell=True, stdout=theirs, stderr=subprocess.DEVNULL, env=environment, cwd=HERE.parent
    ):
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed: all is read
                break
            if not part:
                break
            parts.append(part)
    os.close(ours)
    return b"".join(parts).decode().replace("\r\n", "\n")


def path() -> str:
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


if __name__ == "__main__":
    main()
