"""All commands, and what becomes of an error: one clear line and an exit code."""

import io
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Never

import typer

from extractor.cli import (
    check,
    evaluate,
    explain,
    export,
    labels,
    ledger,
    relay,
    review,
    run,
    scan,
    schemas,
    series,
    settings,
)
from extractor.errors import ExtractorError, StorageError

app = typer.Typer(
    name="extractor",
    help="Press releases in, checked figures out. Every number is proved against the source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich would cost half of the time that --help may take
)
for _name, _command in (
    ("run", run.run),
    ("estimate", run.estimate),
    ("scan", scan.scan),
    ("check", check.check),
    ("explain", explain.explain),
    ("eval", evaluate.evaluate),
    ("export", export.export),
    ("series", series.series),
    ("review", review.review),
    ("relay", relay.relay),
    ("schemas", schemas.schemas),
    ("config", settings.config),
):
    app.command(_name)(_command)
app.add_typer(ledger.app, name="ledger")
app.add_typer(labels.app, name="labels")

INTERRUPTED = 130


class _Interrupts:
    """Remembers Ctrl-C: a library that is just being imported can make an error of its own of it."""

    seen = False

    def __call__(self, number: int, frame: FrameType | None) -> Never:
        del number, frame
        self.seen = True
        raise KeyboardInterrupt


def main() -> None:
    """Console entry: one clear line and the right exit code for every failure."""
    interrupts = _Interrupts()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # who started us may have it ignored
        signal.signal(signal.SIGINT, interrupts)
    _open_streams()
    try:
        _obey()
    except ExtractorError as e:
        _tell(str(e))
        sys.exit(e.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (`extractor scan x | head`): no traceback, no noise at shutdown.
        _silence()
        sys.exit(0)
    except OSError as e:
        _tell(f"{e.filename or 'the output'}: {e.strerror or e}; free or unlock it and run again")
        _silence()
        sys.exit(StorageError.exit_code)
    except Exception:
        if interrupts.seen:
            sys.exit(INTERRUPTED)
        raise


def _obey() -> None:
    """Runs the command; what it wrote has left the buffer, or OSError says why not."""
    try:
        app()
    except SystemExit as e:
        if isinstance(e.__context__, BrokenPipeError):  # click makes an exit code 1 of it, which here means findings
            raise e.__context__ from None
        sys.stdout.flush()
        raise


def _open_streams() -> None:
    """JSON is UTF-8 whatever the locale, a name that is none stays readable; a closed stream takes or gives nothing."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 (open as long as the program)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (as above)
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (as above)
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            with suppress(io.UnsupportedOperation):  # whoever calls us in its own process may have begun to read stdin
                stream.reconfigure(encoding="utf-8", errors=errors)


def _tell(line: str) -> None:
    from extractor.report.terminal import clean

    sys.stderr.write(f"extractor: {clean(line)}\n")


def _silence() -> None:
    """What is still in the buffer goes nowhere, so that the interpreter has nothing to complain of at its end."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
