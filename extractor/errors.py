"""Failures, each with an exit code; findings are values and never raised.

ExtractorError
├── UsageError            2: the command, a setting or a file it names is wrong
│   ├── SchemaError       a schema file does not import or has no model
│   └── LockedError       another run holds the folder
├── ReleaseError          3: one release failed, the others go on
│   ├── ReadError         its bytes could not be turned into text
│   └── FillError         no usable answer; `state` is the typed terminal state
├── StoppedError          3: the run ends early (quota, budget), what is done is kept
└── StorageError          3: disk full, read-only, damaged ledger
"""


class ExtractorError(Exception):
    """One line that names the thing, the place and the fix."""

    exit_code = 2


class UsageError(ExtractorError):
    """The command, a setting or a file it names is wrong."""


class SchemaError(UsageError):
    """A schema file does not import or has no model."""


class LockedError(UsageError):
    """Another run holds the folder."""


class ReleaseError(ExtractorError):
    """One release failed; `state` is its typed terminal state."""

    exit_code = 3

    def __init__(self, message: str, state: str = "failed") -> None:
        super().__init__(message)
        self.state = state


class ReadError(ReleaseError):
    """A release's bytes could not be turned into text."""

    def __init__(self, message: str, state: str = "unreadable") -> None:
        super().__init__(message, state)


class FillError(ReleaseError):
    """No usable answer came; `state` says how it ended."""


class StoppedError(ExtractorError):
    """The run ends early (quota, budget); what is done is kept."""

    exit_code = 3


class StorageError(ExtractorError):
    """Disk full, read-only, or a damaged ledger."""

    exit_code = 3
