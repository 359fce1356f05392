"""All commands, and what becomes of an error: one clear line and an exit code."""

import os
import signal
import sys
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
from extractor.errors import ExtractorError

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
    try:
        app()
    except ExtractorError as e:
        from extractor.report.terminal import clean

        sys.stderr.write(f"extractor: {clean(str(e))}\n")
        sys.exit(e.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (`extractor scan x | head`): no traceback, no noise at shutdown.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:
        if interrupts.seen:
            sys.exit(INTERRUPTED)
        raise
