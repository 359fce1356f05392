"""What around a time tells how far it reaches: headings, clauses of their own, pairs of years, days of an action."""

from typing import Final

from extractor import regexes as re

ENUMERATED: Final = re.compile(
    r"\s*(?:(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]|\((?:[a-z]|\d{1,2}|[ivx]+)\)|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[．、])\s*"
)
"""What numbers a heading."""
HEAD_END: Final = re.compile(r"\s*(?:\([^()]*\)|in\s+(?:figures|numbers|brief|review)|at\s+a\s+glance)?[\s:：)]*")
"""Behind the time that ends a heading."""
RAN: Final = re.compile(
    r"\b(?:ran|lasted|took\s+place|went\s+on|(?:was|were|been)\s+(?:held|run|in\s+(?:force|progress)|carried\s+out|conducted|organi[sz]ed|staged"
    r"|implemented|mounted))\b[^,;.]*$"
)
"""Before the days of an action."""
CLAUSE_OPEN: Final = re.compile(r"(?:[,;–—]\s*(?:(?:and|but|while|whereas|though)\s+)?|\b(?:whereas|while)\s+)$")
"""Before a time that begins a clause."""
GOES_ON: Final = re.compile(
    r"\s*(?:Table|Chart|Figure)\b|(?:[Oo]n|[Aa]t)\s+(?:the\s+same|that)\s+(?:day|date|time)\b|[Bb]y\s+then\b"
)
"""What goes on with the day that was told last, or stands between it and what does."""
STANDING: Final = re.compile(r"现(?:共)?有[^，。；\d]{0,12}$")
"""Before what is so at all times: `现有民警41人`."""
AND: Final = re.compile(r"\b(?:and|but|while)\b|,")
THIS_OR_LAST: Final = re.compile(r"(?:this|last)\s+(?:year|quarter|month)", re.IGNORECASE)
IN_BRACKET: Final = re.compile(r"\s*\((?![^()]*\b(?:from|to|now|up|down)\b)[^()]*")
OF_PART: Final = re.compile(r"(?:\s?%|\s+per\s?cent)?(?:\s+\w+)?\s+of\s+(?:which|whom)\b")
"""Behind a figure that is a part: `43% of which had been paid by May`."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def age(phrase: str) -> tuple[int, int]:
    """The year and the month that a phrase names, 0 for what it leaves unsaid: the later the greater."""
    year = _YEAR.search(phrase)
    months = [n for n, name in enumerate(_MONTH_NAMES, 1) if name in phrase]
    return int(year.group()) if year is not None else 0, months[0] if len(months) == 1 else 0
