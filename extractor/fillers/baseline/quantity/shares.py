"""The unit of a share or a rate: `one in five`, `41.7 per 100,000 inhabitants`."""

import re
from typing import Final

from schemas.evidence import Mention

_PARTS: Final = re.compile(
    r"\s+((?:in|out\s+of)\s+every\s+\d[\d,]*|(?:in|out\s+of)\s+(?:every\s+)?(?:\d{1,3}|1,000|two|three|four|five|six|seven"
    r"|eight|nine|ten|twenty|hundred))(?![\w%,.-]\d|\w)(?!\s+(?:provinces|regions|countries|cities|days|weeks|months|years"
    r"|cases|districts|places|hours|states|raids|areas|[A-Z]))"
)
"""`one in five`, `9 out of 10`: the unit of a share."""
_OUT_OF: Final = re.compile(r"\s+(out\s+of\s+(?:every\s+)?(?:ten|10|hundred|100))\b(?=\s+[A-Z])")
"""`seven out of ten British households`"""
_PER_PEOPLE: Final = (
    r"per\s+\d{1,3}(?:[ ,\u00a0]\d{3}(?!\d)|\d*)*(?:\s+(?:population|inhabitants|residents|people|persons))?"
)
_EVERY: Final = r"in\s+every\s+\d{1,3}(?:[ ,\u00a0]\d{3}(?!\d))+"
_RATES: Final = re.compile(
    r"(?:\s*\([^()]*\))?\s+(?:[a-z]+\s+){0,2}"
    rf"(per\s+(?:thousand|million)\b|{_PER_PEOPLE}|{_EVERY})"
)
"""`41.7 per 100,000 inhabitants`, `3 deaths per 1,000 births`."""
RATE_UNIT: Final = re.compile(rf"\b({_PER_PEOPLE}|{_EVERY})")
"""The same anywhere in a sentence."""
_TEN: Final = range(10)


def share_of(text: str, m: Mention) -> "re.Match[str] | None":
    """Where the unit of a share or a rate stands behind its figure (group 1)."""
    few = m.value is not None and m.value <= len(_TEN)
    return _RATES.match(text, m.end) or ((_PARTS.match(text, m.end) or _OUT_OF.match(text, m.end)) if few else None)
