"""The baseline: fills a PressRelease by grammar alone. What a model has to beat, and the default without a key.

`filling` reads each sentence once, in order. The packages are named after what they fill, and each asks only those
below it: `indicator` and `quantity` of one figure; `in_force`, which period, scope and campaign govern it; `scope` and
`period`, where phrases for place and time stand; `change`; `words`, the classes and tags that all of them read.
"""

from extractor.fillers.baseline.filling import fill

__all__ = ["fill"]
