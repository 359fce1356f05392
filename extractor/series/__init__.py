"""Series: the same indicator over the releases of a run, by rules that are printed and can be corrected."""

from extractor.series.corrections import Corrections, load
from extractor.series.files import described, write
from extractor.series.grouping import COLUMNS, Book, Point, Series, build

__all__ = ["COLUMNS", "Book", "Corrections", "Point", "Series", "build", "described", "load", "write"]
