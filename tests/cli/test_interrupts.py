"""Ctrl-C ends a command with 130 and no traceback, also where a library makes an error of its own of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.cli import entry


@pytest.fixture(autouse=True)
def handler():
    """The handler of a fresh Python; what the test installs is taken back."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press():
    os.kill(os.getpid(), signal.SIGINT)


def press_while_a_library_is_imported():
    try:
        press()
    except KeyboardInterrupt as e:
        raise ValueError("building a model failed") from e


@pytest.mark.parametrize("command", [press, press_while_a_library_is_imported])
def test_an_interrupted_command_exits_130(command, monkeypatch):
    monkeypatch.setattr(entry, "app", command)
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == 130


def test_an_error_without_an_interrupt_is_not_hidden(monkeypatch):
    def fail():
        raise ValueError("a fault of ours")

    monkeypatch.setattr(entry, "app", fail)
    with pytest.raises(ValueError, match="a fault of ours"):
        entry.main()


def test_an_ignored_interrupt_stays_ignored(monkeypatch):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(entry, "app", press)
    entry.main()
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN


def test_an_interrupt_while_the_commands_are_imported_leaves_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", "extractor", "--help"]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
