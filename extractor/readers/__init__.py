"""Bytes in, releases out: finds releases by path and reads each into the exact text that spans index."""

from extractor.readers.opening import Limits, identify, identify_bytes, load, read, read_bytes
from extractor.readers.paths import STDIN, find, release_name

__all__ = ["STDIN", "Limits", "find", "identify", "identify_bytes", "load", "read", "read_bytes", "release_name"]
