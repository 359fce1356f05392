"""Failures of the harness: a gold file, a run folder or a pin that cannot be used."""


class EvalError(Exception):
    """One line that names the file, the place and the fix; exit code 2 at the command line."""

    exit_code = 2
