"""What a release or a part of it is about, told by a heading or by the line that leads a list in."""

import re
from typing import Final

from extractor.fillers.baseline.words.lexicon import vocabulary, word_class
from extractor.fillers.baseline.words.subjects import content, join

_LINE: Final = 60
"""Code points of the longest heading."""
_WORDS: Final = 7
_EMPTY: Final = vocabulary(
    "highlights highlight overview notes note summary background outlook key main points findings figures facts results"
    " contents contact contacts tables annex details data methods methodology definitions sources source release news"
    " statistics press table chart"
)
_SUPERLATIVE: Final = re.compile(r"[a-z]{3,}est$")
_NO_THING: Final = vocabulary(
    "monthly annual quarterly yearly weekly daily marked slight small strong sharp further first second next top rate"
    " most least falls rises increases decreases declines drops rise fall increase decrease drop decline jump"
    " recorded ahead followed current latest previous figure figures reading readings"
)
_NO_HEADING: Final = re.compile(
    r"\d|\b(?:Ministry|Office|Bureau|Department|Agency|Institute|Authority|Bank|Commission|Administration|Court|Council"
    r"|Statistics|Table|Release|Statement|Notes|Update)\b",
    re.IGNORECASE,
)
_NUMBERING: Final = re.compile(r"\s*(?:[-*•·▪●○◆■►–]|[\dIVXivx]{1,4}[.)])\s*")


def heading(words: str) -> str:
    """What a line without figures names as its subject; empty when it is no heading or names none."""
    words = _NUMBERING.sub("", words, count=1).strip()
    parts = words.split()
    if not parts or len(words) > _LINE or len(parts) > _WORDS or words[-1] in ".:;,?!":
        return ""
    classes = [word_class(w.lower().strip("(),")) for w in parts]
    if _NO_HEADING.search(words) or (words.isupper() and len(parts) > 2):  # noqa: PLR2004 -- a title page
        return ""
    if classes[0] in "PXRDW" or any(c in "LBAVX" for c in classes) or _EMPTY.issuperset(content(words)):
        return ""
    return join(words)


def vague(noun: str) -> bool:
    """Whether a noun phrase does not say of what: `sharpest monthly falls`, `annual rate`, `ahead`."""
    words = content(noun)
    return bool(words) and all(w in _NO_THING or _SUPERLATIVE.fullmatch(w) for w in words)
