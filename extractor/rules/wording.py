"""Q, D and K: do the words beside the number say what is stored. Words are read, so these go to review."""

import re

from extractor.grammar.cells import cell_of, stacked
from extractor.grammar.directions import change_of, unchanged_in
from extractor.grammar.qualifiers import qualifier_of
from extractor.grammar.units import direct_unit
from extractor.numbers.changes import ChangeCue
from extractor.numbers.tables import moves
from extractor.rules.agreement import qualifier_fits, touches, unit_fit
from extractor.rules.claim import UNSET, Claim, Form, Trouble
from extractor.rules.levels import changed_behind, contributed_to, earned_or_lost, measured_against, only_signed
from extractor.rules.of_a_change import burdened, judged, way_of_change
from extractor.rules.one_way import said_for_all, told_apart
from extractor.rules.rule import Problem, Rule, printed
from extractor.rules.taken_over import parted, taken_over
from extractor.rules.unread import given_up, glossed, is_share, moved_by, phrasal, said_unread
from extractor.source import Index
from schemas.evidence import Mention

_QUANTITY: frozenset[Form] = frozenset({"quantity"})
_READ: frozenset[Trouble] = frozenset({"", "respelled", "unscaled"})
_BLANKS = " \t\r\n\u00a0$£€¥"
_NO_FIGURES = frozenset({"date_time", "ordinal", "name", "enumerator", "boilerplate"})
_KIND_WORDS = {
    "date_time": "part of a date or time",
    "ordinal": "a rank",
    "name": "part of a name",
    "enumerator": "the number of a list entry",
    "boilerplate": "part of the page's frame",
}


def _qualifier(claim: Claim, index: Index, *, stored: bool, there: bool) -> Problem | None:
    mention = claim.mention
    if mention is None or claim.qualifier is UNSET:
        return None
    qualifier = str(claim.qualifier or "exact")
    cue, place = qualifier_of(index, mention)
    if (qualifier != "exact") != stored or (cue != "exact") != there or qualifier_fits(index, mention, qualifier):
        return None
    words = printed(index, mention.span)
    if not stored:
        return Problem(f"stored as exact, but the source says {cue}: {words}", place)
    if not there:
        return Problem(f"stored as {qualifier}, but the source prints the bare number: {words}", mention.span)
    return Problem(f"stored as {qualifier}, but the source says {cue}: {words}", place)


def _qualifier_dropped(claim: Claim, index: Index) -> Problem | None:
    return _qualifier(claim, index, stored=False, there=True)


def _qualifier_invented(claim: Claim, index: Index) -> Problem | None:
    return _qualifier(claim, index, stored=True, there=False)


def _qualifier_differs(claim: Claim, index: Index) -> Problem | None:
    return _qualifier(claim, index, stored=True, there=True)


_JUDGING = re.compile(r"improv|better|worse|strength|weak|改善|好转", re.IGNORECASE)
"""Words that say whether a change is welcome: an improvement of four days is a fall."""


def _direction_contradicted(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    if mention is None or not isinstance(claim.direction, str):
        return None
    sure = way_of_change(index, mention) or judged(index, mention)
    cue = sure or change_of(index, mention)
    if cue is None or cue.direction is None or cue.direction == claim.direction:
        return None
    word = index.text[cue.cue.start : cue.cue.end]
    if sure is None and _JUDGING.match(word) and burdened(index, mention, cue.cue) and not is_share(index, mention):
        return None
    verb = moved_by(index, mention, claim.direction)
    if claim.direction == "increase" and given_up(index, mention, cue.cue):
        return Problem(f"stored as increase, but the source says `given up`: {printed(index, mention.span)}", cue.cue)
    if phrasal(index, mention, cue.cue) or (verb is not None and cue.cue.end <= verb):
        return None
    return Problem(
        f"stored as {claim.direction}, but the source says `{word}`: {printed(index, mention.span)}", cue.cue
    )


def _direction_without_cue(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    if mention is None or not isinstance(claim.direction, str):
        return None
    cue = change_of(index, mention)
    words = printed(index, mention.span)
    level = (
        contributed_to(index, mention)
        or only_signed(index, mention, cue)
        or earned_or_lost(index, mention)
        or measured_against(index, mention)
    )
    if not level and cue is not None and (cue.direction is not None or cue.role == "by"):
        return None
    way = parted(index, mention)
    if way == claim.direction or way_of_change(index, mention) is not None:
        return None
    if (
        way is None
        and cue is None
        and not level
        and not changed_behind(index, mention)
        and (
            said_for_all(index, mention, claim.direction)
            or said_unread(index, mention, claim.direction)
            or told_apart(index, mention, claim.direction)
            or taken_over(index, mention, claim.direction)
        )
    ):
        return None
    if glossed(index, mention, claim.direction) or (cue is not None and phrasal(index, mention, cue.cue)):
        return None
    return Problem(f"stored as {claim.direction}, but no word there says so of this number: {words}", mention.span)


_DIFFERENCE_OF = re.compile(
    r"\ban?\s+(?:\w+\s+)?(?:decrease|increase|fall|rise|gain|decline|drop|reduction)\s+of$"
    r"|(?:缩短|延长|增加|减少|提高|下降|上升)了?$"
)
_ZH_MORE_THAN = re.compile(
    r"(?:同比|环比|[比较][^，。；]{1,14})(?:分别|均|共|净)?[多少](?!数|年|家|于|个)[\u4e00-\u9fff]{0,3}$"
)
"""`比去年同期多113个`, `同比多办18件`: how many more, no count."""
_MORE_THAN = re.compile(r"(?:\s[a-z]+)?\s(?:fewer|less|more|higher|lower)\s+than\s", re.IGNORECASE)
_BRACKETED = re.compile(r"[(,]\s*(?:up|down)\s+(?:[A-Z]{0,3}\s?[$£€¥]?\s?)?$")
_TO = re.compile(r"(?:[\s-][a-z]+){0,2}\s+to\s+(?:[A-Z]{0,3}\s?[$£€¥]\s?)?")
_OF_REACH = 24


def _difference(index: Index, mention: Mention) -> ChangeCue | None:
    """The change word that makes the number a difference beyond doubt: in percent or points, or led by `by`.

    A count right behind a change word may be a level.
    """
    cue = change_of(index, mention) if mention.kind == "change" else None
    if cue is None or cue.role != "by" or contributed_to(index, mention):
        return None
    if (cell := cell_of(index, mention)) is not None:
        words = stacked(index.text, (*cell.heads, cell.label)).lower()
        return cue if not cell.heads or moves(words) or cue.cue.start < mention.start <= cue.cue.end + 1 else None
    before = index.text[max(0, mention.start - _OF_REACH) : mention.start].rstrip(_BLANKS)
    led = before.endswith(" by") or any(p.search(before) for p in (_DIFFERENCE_OF, _ZH_MORE_THAN))
    more = _MORE_THAN.match(index.text, mention.end)
    told = led or (more is not None and not index.covering(more.end(), more.end() + 1))
    told = told or _BRACKETED.search(index.text, mention.start - _OF_REACH, mention.start) is not None
    return cue if told or is_share(index, mention) or _leads_to(index, mention, cue) else None


def _leads_to(index: Index, mention: Mention, cue: ChangeCue) -> bool:
    """`slipped 0.2 hour to 39.6`: the level that the same word leads to follows."""
    following = index.after(mention)
    if following is None or _TO.fullmatch(index.text, mention.end, following.start) is None:
        return False
    led = change_of(index, following)
    return led is not None and led.role == "to" and led.cue == cue.cue


def _direction_missing(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    if mention is None or claim.direction is not None:
        return None
    cue = _difference(index, mention)
    if cue is None or cue.direction is None:
        return None
    word = index.text[cue.cue.start : cue.cue.end]
    return Problem(f"a difference stored without a direction: `{word}`, {printed(index, mention.span)}", cue.cue)


def _level_is_change(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    if claim.role != "level" or mention is None or _difference(index, mention) is None:
        return None
    return Problem(f"a difference stored as a level: {printed(index, mention.span)}", mention.span)


def _change_is_level(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    if claim.role != "change" or mention is None:
        return None
    cue = change_of(index, mention)
    if cue is None or cue.role == "by" or mention.kind == "change" or way_of_change(index, mention) is not None:
        return None
    return Problem(f"a level stored as a difference: {printed(index, mention.span)}", mention.span)


def _unchanged_unsaid(claim: Claim, index: Index) -> Problem | None:
    if claim.host is None:
        return None
    sentence = index.sentence_of(claim.host.start)
    if claim.text != "unchanged" or unchanged_in(index, sentence):
        return None
    return Problem(
        f"stored as unchanged, but no word of its sentence says so: {printed(index, claim.host.span)}", claim.host.span
    )


def _no_figure(claim: Claim, index: Index) -> Problem | None:
    mention = claim.mention
    if mention is None or mention.kind not in _NO_FIGURES:
        return None
    if _counts(claim, index):
        return None
    return Problem(
        f"`{mention.text}` is {_KIND_WORDS[mention.kind]}, no figure: {printed(index, mention.span)}", mention.span
    )


_OF_THESE = re.compile(r"\s+of\s+(?:these|those|them|which|whom)\b")
"""`two of these`: no date and no rank is a part of what was named before."""


def _counts(claim: Claim, index: Index) -> bool:
    """Whether the claimed unit stands right at the number: then the words outweigh the kind."""
    mention = claim.mention
    if mention is None or not isinstance(claim.unit, str):
        return False
    if _OF_THESE.match(index.text, mention.end) or (claim.unit and touches(index, mention, claim.unit)):
        return True
    return direct_unit(index, mention).source != "none" and unit_fit(index, mention, claim.unit) == "fits"


RULES: tuple[Rule, ...] = (
    Rule(
        "Q001",
        "qualifier-dropped",
        "review",
        "the source limits the number, the claim does not",
        "Over, about, nearly, up to, at least and their like belong to the figure: without them it is "
        "another statement.",
        'The source prints "more than 260 stalls"; qualifier exact goes to review.',
        _QUANTITY,
        _qualifier_dropped,
        _READ,
    ),
    Rule(
        "Q002",
        "qualifier-invented",
        "review",
        "the claim limits the number, the source does not",
        "A qualifier needs a word beside the number that says it: over, about, nearly, up to, at least or their like.",
        'The source prints "260 stalls"; qualifier "more than" goes to review.',
        _QUANTITY,
        _qualifier_invented,
        _READ,
    ),
    Rule(
        "Q003",
        "qualifier-differs",
        "review",
        "claim and source limit the number in different ways",
        "The word beside the number says something else than the stored qualifier.",
        'The source prints "nearly 260 stalls"; qualifier "more than" goes to review.',
        _QUANTITY,
        _qualifier_differs,
        _READ,
    ),
    Rule(
        "D001",
        "direction-contradicted",
        "review",
        "the words around the number say another direction",
        "The change word that governs the number, also through a list, says whether it is a rise or a fall.",
        'The source prints "landings fell by 8%"; direction increase goes to review.',
        _QUANTITY,
        _direction_contradicted,
    ),
    Rule(
        "D002",
        "direction-without-cue",
        "review",
        "no word gives this number a direction",
        "A direction needs a change word that governs this very number: by which it rose or fell, or to which.",
        'The source prints "8% of the boats"; direction increase goes to review.',
        _QUANTITY,
        _direction_without_cue,
    ),
    Rule(
        "D003",
        "direction-missing",
        "review",
        "a difference without its direction",
        "A number that a change word makes a difference says nothing without the direction.",
        'The source prints "landings fell by 8%"; direction null goes to review.',
        _QUANTITY,
        _direction_missing,
    ),
    Rule(
        "D004",
        "change-as-level",
        "review",
        "a difference stored as a level",
        "By how much something rose is not how much there is: what a change word makes a difference is no level.",
        'The source prints "rose by 300 to 1,200"; 300 as the level goes to review.',
        _QUANTITY,
        _level_is_change,
    ),
    Rule(
        "D005",
        "level-as-change",
        "review",
        "a level stored as a difference",
        "The level that something rose or fell to is not the difference. It belongs into the level's field.",
        'The source prints "rose to 1,200"; 1,200 as the change goes to review.',
        _QUANTITY,
        _change_is_level,
    ),
    Rule(
        "D006",
        "unchanged-unsaid",
        "review",
        "stored as unchanged without a word that says so",
        "`unchanged` is kept for an explicit word: unchanged, did not move, 持平.",
        'The source prints "8% of the boats"; a change `unchanged` goes to review.',
        frozenset({"direction"}),
        _unchanged_unsaid,
    ),
    Rule(
        "K001",
        "no-figure",
        "review",
        "a date, rank, name or list number used as a figure",
        "What the scanner reads as part of a date, a rank, a name, a list number or the page's frame is no "
        "reported figure, "
        "unless the claimed unit stands right at it.",
        'The source prints "on May 21"; 21 as a statistic goes to review.',
        _QUANTITY,
        _no_figure,
        _READ,
    ),
)
