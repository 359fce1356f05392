"""The scanner: every number of a text, English and Chinese, with span, value and kind."""

from extractor.numbers.scanning import parse, scan

__all__ = ["parse", "scan"]
