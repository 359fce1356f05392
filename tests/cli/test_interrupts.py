"""Ctrl-C ends a command with 130 and no traceback, also where a library makes an error of its own of it."""

import os
import signal

import pytest

from extractor import cli


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
    monkeypatch.setattr(cli, "app", command)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 130


def test_an_error_without_an_interrupt_is_not_hidden(monkeypatch):
    def fail():
        raise ValueError("a fault of ours")

    monkeypatch.setattr(cli, "app", fail)
    with pytest.raises(ValueError, match="a fault of ours"):
        cli.main()


def test_an_ignored_interrupt_stays_ignored(monkeypatch):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(cli, "app", press)
    cli.main()
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
