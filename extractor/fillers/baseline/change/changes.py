"""Changes: which level a difference belongs to, and what it is compared with."""

from typing import Final, NamedTuple

from extractor import regexes as re
from extractor.fillers.baseline.change.between import told_chinese, told_english
from extractor.fillers.baseline.change.gaps import PARTED
from extractor.fillers.baseline.change.handing import handed
from extractor.fillers.baseline.change.stills import stills
from extractor.fillers.baseline.change.ways import LOWER, way_of
from extractor.fillers.baseline.words.lexicon import SIGNS, SUM
from extractor.source import Index
from schemas.evidence import Direction, Mention, Span

_LED_TO: Final = re.compile(
    rf"[^,;.，。；]{{0,50}}(?:,[^,;\d]{{0,30}}\d[\d.]*\s?(?:%|per\s?cent)[^,;\d]{{0,20}})?,\s*(?:to|at)\s+{SUM}$|(?![^,;]*\b(?:compar|versus|than|relative|against))[^,;.，。；]{{0,60}}?\b(?:to(?:\s+reach)?|reaching|hitting"
    r"|totalling|totaling|at|and\s+(?:was|now\s+(?:has|stands\s+at|is)|reached|stood\s+at|totalled|totaled|amounted\s+to"
    r"|came\s+to))\s+(?:a\s+total\s+of\s+|over\s+|about\s+|some\s+|nearly\s+|almost\s+|more\s+than\s+|around\s+"
    rf"|a\s+record\s+)*{SUM}$",
    re.IGNORECASE,
)
_SPANNED: Final = re.compile(
    rf"(?:(?!\b(?:and|while|but|whereas|since|because|as)\b)[^;\d]){{0,60}}?\bfrom\s+(?:[a-z]+\s+){{0,2}}?{SUM}\d[^;]{{0,70}}?\s(?:in)?to\s+(?:[a-z]+\s+){{0,2}}?{SUM}(?=\d)"
)
"""Behind a change: `fell by 3 percent on the year, from 500 in May to 485`."""
_NEXT_LINE: Final = re.compile(r"[a-z%]\n(?=[A-Z][a-z]+\s)")
_ZH_LED_TO: Final = re.compile(
    r"[^，。；\d]{0,10}(?:至|到|达到|达)(?:约|近|超过|了)?$|[%％]，(?:[升降增减]至|[为达])(?:约|近|超过)?$"
)
_OR: Final = re.compile(
    rf",?\s*or\s+(?:by\s+)?(?:about\s+|nearly\s+)?{SUM}[\d.,]*\d\s*(?:%|percent(?:age\s+points?)?|per\s+cent"
    r"|points?)?\s*,?"
)
_ZH_JOINED: Final = re.compile(
    r"(?:[%％‰]|个(?:百分点|基点)?|[万亿]?[\u4e00-\u9fff]{0,2})?[、和及与](?:以及)?(?:增长|增加|上升|上涨|提高|提升|扩大|下降|减少|降低|下跌"
    r"|回落|收窄|缩小|缩短|延长|[高低快慢多少])?(?:了|约|近)?"
)
"""Between two changes of a list that one comparison holds for."""
_ZH_AND: Final = ("、", "和", "及", "与")
_BACK: Final = re.compile(
    r"\s*(?:That|This|It|They|The\s+(?:figure|number|total|amount|value|sum)(?:\s+of\s+(?:such\s+|these\s+)?(?P<of>[a-z]+))?)\s+(?:was|is|were|stood|stands|represents?|represented|marks|marked|meant"
    r"|rose|fell|climbed|grew|dropped|declined|increased|decreased|slipped|edged|advanced|went|has\s+risen|has\s+fallen)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\s+(?:most\s+|only\s+)?in\s+(?:the\s+)?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|first|second|third|fourth|last"
    r"|same|previous|month|year|quarter|week))[A-Za-z][^;\d]*[\s(]by\s"
)
"""`It fell in farming by 4 percent`: what is told is a part of what the figure before is of."""
_ASIDE: Final = re.compile(r"\)")
_ONLY_UNIT: Final = re.compile(r"\s*[%\w]*(?:\s+[\w-]+){0,4}\s*")
_ASIDE_CHANGE: Final = re.compile(
    r"(?:\s+(?:was|were|is|are|has|have)\b[^.;,()\d]{0,60})?,?\s*(?:[–—-]\s)?(?:the\s+latter\s+|(?:corresponding|equal|equivalent)\s+to\s+)?(?:(?:nearly|about|some|almost|around|over)\s+)?(?:an?\s+)?(?:up|down|increase|decrease|rise|fall|growth|gain|drop|decline)?(?:\s+(?:by|of))?\s*[+-]?"
)
_ZH_FLOW: Final = re.compile(r"[多少][增减放投]")
"""`同比多增3亿元`: more was added than a year before."""
_ZH_POINT: Final = re.compile(r"\s*(?:个?百分点|个?基点)")


class Difference(NamedTuple):
    """A change as read: its mention (None for `unchanged`), direction and where its basis stands."""

    mention: Mention | None
    direction: Direction
    basis: Span | None


class Assembled(NamedTuple):
    """The changes of a sentence: by level (start of the level's mention), and those without a level of their own."""

    of_level: dict[int, Difference]
    alone: list[tuple[Difference, Mention | None, Span | None]]
    """The change, the level it adds to (a second change on one level), the words it is handed out to."""

    def told_of(self, change: Mention) -> int:
        """Where the figure stands that a change is of; its own place if it is of none."""
        of = {d.mention.start: at for at, d in self.of_level.items() if d.mention is not None}
        of |= {
            d.mention.start: level.start for d, level, _ in self.alone if d.mention is not None and level is not None
        }
        return of.get(change.start, change.start)


def assemble(
    index: Index,
    sentence: Span,
    mentions: list[Mention],
    compared: list[Span],
    last_level: Mention | None,
    grown: dict[int, Direction],
    *,
    chinese: bool,
) -> Assembled:
    """Pairs the changes among `mentions` with their levels; `grown` are growth rates and their directions."""
    changes = [m for m in mentions if m.kind == "change"]
    levels = [m for m in mentions if m.kind == "statistic" and index.text[m.start - 1 : m.start] != "±"]
    free = _outside(levels, compared)
    done = Assembled({}, [])
    given = handed(index, sentence, changes, free, compared) if changes else {}
    basis: Span | None = None
    told: Span | None = None
    way: Direction = "increase"
    for n, change in enumerate(changes):
        following = changes[n + 1].start if n + 1 < len(changes) else sentence.end
        own = _basis_of(index.text, change, compared, changes, following, chinese=chinese)
        if own is None and chinese and n and _ZH_JOINED.fullmatch(index.text, changes[n - 1].end, change.start):
            own = _following(index.text, told, compared)
        used = own is not None and own == told and told.end <= change.start
        told = own
        if (own is None or used) and n + 1 < len(changes) and _JOINED.fullmatch(index.text, change.end, following):
            after = changes[n + 2].start if n + 2 < len(changes) else sentence.end
            own = _basis_of(index.text, changes[n + 1], compared, changes, after, chinese=chinese) or own
        points = chinese and _ZH_POINT.match(index.text, change.end) is not None
        carried = basis if points else None
        basis = own or basis
        if basis is not None and basis.start <= change.start < basis.end:
            basis = None
        twin = n and _TWIN.fullmatch(index.text, changes[n - 1].end, change.start) is not None
        way = way if twin else grown.get(change.start) or way_of(index, sentence, change, way)
        difference = Difference(change, way, own if points else basis)
        partner, words = given.get(change.start, (None, None))
        if change.start in given and own is None and basis is None:
            difference = difference._replace(basis=_last(index.text, compared, change))
        level = (
            partner
            if partner is not None
            else None
            if words
            else _level(index, sentence, change, free, last_level, compared, chinese=chinese)
        )
        if level is None:
            done.alone.append((difference, None, words))
        elif level.start in done.of_level:
            done.alone.append((difference, level, None))
        else:
            done.of_level[level.start] = difference
        if points or (chinese and own is not None and _ZH_FLOW.match(index.text, own.end)):
            basis = carried  # what a difference in points, or in what was added, is measured by is not handed on
    _unchanged(index.text, sentence, levels, compared, done)
    return done


_PAID: Final = re.compile(rf"(?<=,)\s+{SUM}$")
_BRACKETED: Final = re.compile(r"\([^()]*\)|（[^（）]*）")
_JOINED: Final = re.compile(
    r"\s?(?:%|per\s?cent|percentage\s+points?|basis\s+points?|points?)?(?:\s+in\s+(?:the\s+)?[a-z]+)?\s*and\s+(?:by\s+|of\s+)?|\s*(?:per\s)?[\w%]*(?:,?\s+or|\s?\()\s*(?:by\s+)?[+−–-]?",
    re.IGNORECASE,
)
"""Between two changes that one comparison holds for."""
_WITHIN: Final = re.compile(r",\s*(?:(?:which|who|that)\b|with\s+an?\s+(?:[\w-]+\s+)?(?:share|weight)\s+of\b)[^,;]*$")
_TWIN: Final = re.compile(r"\s?[a-z]{0,12}\s?\(")
"""Between a change and the same one in another measure: `dropped by 640 (2.7 per cent)`."""
_SHARE: Final = re.compile(r"\s?(?:%|per\s?cent)")
_NAMED: Final = re.compile(r"\s?(?:%|per\s?cent)\s+in\s+(?:the\s+)?([a-z]{3,})\b")
_TOWARDS: Final = re.compile(
    r"\bpoints?\s+(?:to|of|from)\s+(?:the|an?|this|that|its|overall|annual|real|total)(?:\s+[a-z]+){0,2}\s+$"
)
"""`added 1.3 points to the 2.0 percent growth`: the growth has no level."""
_TIED: Final = re.compile(r"(?:from|than|above|below)\b", re.IGNORECASE)
_ANOTHER: Final = re.compile(r"[,;]\s+(?:and|while|but|whereas|since|because|as)\s")
"""`rose from $46, and deposits grew 4 percent`: what the first clause is compared with is not what the second is."""
_FAR: Final = 30
"""Code points behind a change from where a comparison phrase before it is nearer."""


def _basis_of(
    text: str, change: Mention, compared: list[Span], changes: list[Mention], following: int, *, chinese: bool
) -> Span | None:
    """The change's own comparison phrase: behind it before the next change, or between its word and itself."""
    before = max((m.end for m in changes if m.end <= change.start), default=0)
    ahead = [b for b in compared if before <= b.start and b.end <= change.start]
    if chinese and ahead:
        several = len(ahead) > 1 and text[ahead[-2].end : ahead[-1].start] in _ZH_AND
        return ahead[-2] if several else ahead[-1]
    behind = [b for b in compared if change.end <= b.start < following and not chinese]
    other = behind and _TIED.match(text, behind[0].start) and _ANOTHER.search(text, change.end, behind[0].start)
    if behind and not other and not re.search(r"[;；]", text[change.end : behind[0].start]):
        gap = text[change.end : behind[0].start]
        if not (ahead and re.search(r"[,，]", gap) and len(gap) > _FAR):
            return behind[0]
    if ahead and not re.search(r"[;；]", text[ahead[-1].end : change.start]):
        own = _TIED.match(text, ahead[-1].start) and _ANOTHER.search(text, ahead[-1].end, change.start)
        return None if own else ahead[-1]
    return None


def _following(text: str, told: Span | None, compared: list[Span]) -> Span | None:
    """The comparison that the next change of a list has: the next of `同比、环比`, else the same."""
    if told is None:
        return None
    following = next((b for b in compared if b.start > told.start), None)
    return following if following is not None and text[told.end : following.start] in _ZH_AND else told


def _last(text: str, compared: list[Span], change: Mention) -> Span | None:
    behind = [b for b in compared if b.start >= change.end]
    return behind[0] if behind and ";" not in text[change.end : behind[0].start] else None


def _outside(levels: list[Mention], compared: list[Span]) -> list[Mention]:
    """The levels that are not part of a comparison phrase; both lists in order."""
    free = []
    k = 0
    for m in levels:
        while k < len(compared) and compared[k].end <= m.start:
            k += 1
        if k == len(compared) or m.start < compared[k].start:
            free.append(m)
    return free


def _level(
    index: Index,
    sentence: Span,
    change: Mention,
    levels: list[Mention],
    last_level: Mention | None,
    compared: list[Span],
    *,
    chinese: bool,
) -> Mention | None:
    """The level that the change is told of, None if it stands alone."""
    text = index.text
    near = _ahead(text, sentence, change, levels, chinese=chinese) or _named(text, sentence, change, levels)
    if near is not None:
        return near
    before = [m for m in levels if m.end <= change.start and not PARTED.search(text, m.end, change.start)]
    if not before:
        return last_level if _back(text, sentence, change, last_level) else None
    level = before[-1]
    opened = _opened(text, sentence, level)
    if opened > text.rfind(")", sentence.start, level.start) and _ASIDE.search(text, level.end, change.start):
        return _outer(text, before, opened, change)
    gap = _PAID.sub("", _BRACKETED.sub(" ", _gap(index, level.end, change.start, compared)))
    gap = gap.replace("i.e.", "i.e").replace("Rs.", "Rs")
    apart = _WITHIN.search(text, sentence.start, level.start) or _TOWARDS.search(text, level.end, change.start)
    if apart or re.search(r"[;；]|\.\s", gap):
        return None  # `Loans, which make up 70 percent of ..., rose 2 percent`
    if chinese:
        across = any(level.end <= b.start < change.start for b in compared)
        return level if told_chinese(gap, across=across) else None
    return level if told_english(gap, behind=LOWER.match(text, change.end, sentence.end) is not None) else None


def _back(text: str, sentence: Span, change: Mention, last: Mention | None) -> bool:
    """Whether the sentence tells on of the figure before it: `That was ...`, `The number of seizures rose ...`."""
    told = _BACK.match(text, sentence.start, change.start)
    if told is None or last is None or _PART.match(text, told.end(), change.start):
        return False
    return told["of"] is None or re.findall(r"\w+", text[last.end : last.end + _FAR])[:1] == [told["of"]]


def _ahead(text: str, sentence: Span, change: Mention, levels: list[Mention], *, chinese: bool) -> Mention | None:
    """The level behind the change that it leads to."""
    after = next((m for m in levels if m.start >= change.end), None)
    if after is not None:
        between = _OR.sub(" ", _BRACKETED.sub(" ", text[change.end : after.start]))
        if _NEXT_LINE.search(between) is None and (_ZH_LED_TO if chinese else _LED_TO).fullmatch(between):
            return after
    spanned = _SPANNED.match(text, change.end, sentence.end) if after is not None and not chinese else None
    return next((m for m in levels if m.start == spanned.end()), None) if spanned is not None else None


def _named(text: str, sentence: Span, change: Mention, levels: list[Mention]) -> Mention | None:
    """The level whose noun the change names: `9 births and 7 deaths, up 2% in births and 5% in deaths`."""
    named = _NAMED.match(text, change.end, sentence.end)
    if named is None:
        return None
    counts = re.compile(rf"(?:\s[a-z-]+){{0,2}}?\s{named.group(1)}\b")
    return next((m for m in levels if m.end <= change.start and counts.match(text, m.end)), None)


def _opened(text: str, sentence: Span, level: Mention) -> int:
    """Where brackets open before a level, -1 when they open nowhere or only say that a sum is negative."""
    opened = text.rfind("(", sentence.start, level.start)
    negative = opened == level.start - 1 and text[level.end : level.end + 1] == ")"
    return -1 if negative and _NEGATIVE.search(text, sentence.start, opened) else opened


_NEGATIVE: Final = re.compile(rf"(?:(?<![A-Z])[A-Z]{{3}}|[{SIGNS}])\s?$")


def _outer(text: str, before: list[Mention], opened: int, change: Mention) -> Mention | None:
    """The level before brackets that hold another: `9 million (2019: 8 million), up 12 percent`."""
    outer = [m for m in before if m.end <= opened and _ONLY_UNIT.fullmatch(text, m.end, opened)]
    close = text.find(")", before[-1].end)
    inside = [m for m in before if opened < m.start and not _SHARE.match(text, m.end)]
    if before[0].start > opened and inside and _MOVED.fullmatch(text, close + 1, change.start):
        return inside[0]  # `Loans for cars (9 million, or 76 percent of the whole) went up by 7 percent`
    return outer[-1] if outer and _ASIDE_CHANGE.fullmatch(text, close + 1, change.start) else None


_MOVED: Final = re.compile(
    r"\s+(?:(?:has|have|had|also)\s+)*(?!(?:was|were|is|are|of|in|and|to)\b)[a-z]+(?:\s+(?:up|down))?(?:\s+by)?\s+(?:(?:about|nearly|some|almost|around|over)\s+)?"
)


def _gap(index: Index, start: int, end: int, compared: list[Span]) -> str:
    """The words between two figures without comparison phrases and other numbers."""
    out = [b for b in compared if b.start < end and b.end > start] + [
        Span(m.start, m.end) for m in index.within(start, end)
    ]
    pieces = []
    at = start
    for low, high in sorted(out):
        pieces.append(index.text[at : max(at, min(low, end))])
        at = max(at, high)
    pieces.append(index.text[min(at, end) : end])
    return " ".join(pieces)


def _unchanged(text: str, sentence: Span, levels: list[Mention], compared: list[Span], done: Assembled) -> None:
    """An explicit `unchanged` belongs to the level of its clause; a difference told behind it stands alone."""
    behind = {at: d.mention.start if d.mention is not None else 0 for at, d in done.of_level.items()}
    for level, basis in stills(text, sentence, levels, compared, behind):
        told = done.of_level.get(level.start)
        if told is not None:
            done.alone.append((told, level, None))
        done.of_level[level.start] = Difference(None, "unchanged", basis)
