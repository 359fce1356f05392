"""What the parts of a count are: `93 bodies, 61 of them tribunals (51 in 2019)`, `379 criminal, 157 civil`."""

import re
from typing import Final

from schemas.evidence import Mention, Span

_ADJECTIVE: Final = re.compile(r"\s+(civil|[a-z]{3,}(?:al|ive|ic|ary|ory|ous))(?=[,.;]|\s+and\s+\d)")
"""`157,600 civil and 57,600 administrative.`: what they are is told, not what is counted."""
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|these|those|which|whom)\s+([a-z]+[^\WsuS]s)(?=\s*[,.;()])")
"""`617 of them tribunals`."""
_OF_THEM_THEN: Final = re.compile(r"\sof\s+(?:them|these|those|which|whom)\s+([a-z]+[^\WsuS]s)\s+\($")
"""`617 of them tribunals (513 in 2019)`."""


def of_them(text: str, m: Mention, sentence: Span) -> str | None:
    """What a part of those counted before is called; a figure in brackets behind it is of the same."""
    found = _OF_THEM.match(text, m.end, sentence.end) or _OF_THEM_THEN.search(text, sentence.start, m.start)
    return None if found is None else found.group(1)


def said_of(text: str, m: Mention) -> str | None:
    """The adjective behind a figure that no noun follows."""
    found = _ADJECTIVE.match(text, m.end)
    return None if found is None else found.group(1)
