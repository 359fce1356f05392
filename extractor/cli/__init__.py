"""The command line: parse, wire, print, exit code. Heavy modules are imported inside the commands."""

import sys


def main() -> None:
    """Console entry; Ctrl-C ends it without a traceback while the commands are still being imported, too."""
    try:
        from extractor.cli import entry

        entry.main()
    except KeyboardInterrupt:
        sys.exit(130)
