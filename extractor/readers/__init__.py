"""Bytes in, releases out: finds releases by path and reads each into the exact text that spans index."""

from extractor.readers.opening import read, read_bytes
from extractor.readers.paths import STDIN, find

__all__ = ["STDIN", "find", "read", "read_bytes"]
