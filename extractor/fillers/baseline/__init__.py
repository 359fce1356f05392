"""The baseline: fills a PressRelease by grammar alone. What a model has to beat, and the default without a key."""

from extractor.fillers.baseline.filling import fill

__all__ = ["fill"]
