"""Changes of a change: in `growth slowed to 1.7%` the figure is the growth, whatever way the growth itself went."""

import re

from extractor.grammar.directions import change_of
from extractor.grammar.units import unit_of
from extractor.numbers.changes import ChangeCue
from extractor.rules.measures import unit_class
from extractor.rules.unread import is_share
from extractor.source import Index
from schemas.evidence import Direction, Mention, Span

_NOUN = re.compile(
    r"\b(?:(?P<up>growth|inflation|increase|rise|expansion)|(?P<down>decline|fall|decrease|drop|contraction|slump))(?:\s+rates?)?"
    r"(?:\s+(?:in|of|for|over)\s[^.,;:()\d]{1,40}?)?(?:\s+\([^()]{1,60}\))?\s+(?:(?:has|had|have|been|was|were|is|held|stayed|remained|then|also|again|further|sharply|slightly)\s+)*$"
    r"|(?:(?P<zh_up>增速|增幅|涨幅|增长率)|(?P<zh_down>降幅|跌幅|减幅))[^，。；、]{0,16}$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"slow|eas|accelerat|moderat|quicken|cool|deepen|widen|narrow|shrank|fell|fall|rose|ris|drop|declin|climb|edged|ticked|"
    r"picked|came|dipp|slipp|unchanged|steady|flat|扩大|收窄|回落|加快|放缓|提高|提升|上升|下降|降|升|增",
    re.IGNORECASE,
)
_BURDEN = re.compile(
    r"\b(?:costs?|expenses?|loss(?:es)?|defaults?|delinquen\w+|churn|debts?|leverage|gearing|unemployment|jobless|deficits?|"
    r"vacanc\w+|absence\w*|times?|results?|balance|mortality|deaths?|crimes?|errors?|waiting|arrears|non-performing|impair\w+|infections?|"
    r"combined\s+ratio|emissions?)\b|成本|亏损|不良|失业|死亡|负债|赤字",
    re.IGNORECASE,
)
"""What gets better by getting less."""
_JUDGED = re.compile(r"(?P<good>improv|better|改善|好转)|worse|恶化", re.IGNORECASE)
_PACED = re.compile(r"(?P<good>快|faster|quicker)|慢|slower", re.IGNORECASE)
"""`19 seconds faster`: what goes quicker takes less time."""
_LASTS = re.compile(r"[\s-](?:days?|hours?|minutes?|seconds?|weeks?)\b|[天日秒]|小时|分钟")
_FROM = re.compile(
    r"(?:\bfrom\s+(?:about\s+|a\s+revised\s+)?|[由从][^，。；\d]{0,8}(?:\d{1,2}月份?的?)?)$", re.IGNORECASE
)
_REACH = 90
_LEAD = 24


def way_of_change(index: Index, mention: Mention) -> ChangeCue | None:
    """The noun of growth or of decline whose share a word of change leads to, or from; None where none governs it."""
    cue = change_of(index, mention)
    if cue is None and (cue := _led_from(index, mention)) is None:
        return None
    if cue.role == "by" or not is_share(index, mention) or unit_class(unit_of(index, mention)[0] or "") != "percent":
        return None
    if _MOVED.match(index.text, cue.cue.start) is None:
        return None
    lo = max(index.sentence_of(mention.start).start, cue.cue.start - _REACH)
    noun = _NOUN.search(index.text, lo, cue.cue.start)
    if noun is None:
        return None
    kind = next(name for name in ("up", "down", "zh_up", "zh_down") if noun[name])
    way: Direction = "increase" if kind.endswith("up") else "decrease"
    return ChangeCue(way, Span(*noun.span(kind)), "by")


def _led_from(index: Index, mention: Mention) -> ChangeCue | None:
    """`from 2.0 to 1.7 percent`, `to 1.7 percent from 2.0`: the word of change that leads from this figure."""
    text, lo = index.text, index.sentence_of(mention.start).start
    if _FROM.search(text, max(lo, mention.start - _LEAD), mention.start) is None:
        return None
    for other in (_figure(index, mention, 1), _figure(index, mention, -1)):
        cue = change_of(index, other) if other is not None and abs(other.start - mention.start) < _REACH else None
        if cue is not None and cue.role == "to" and other is not None and other.start >= lo:
            return cue
    return None


def _figure(index: Index, mention: Mention, step: int) -> Mention | None:
    """The next figure on one side; dates are passed over."""
    ask = index.after if step > 0 else index.before
    found = ask(mention)
    while found is not None and found.kind == "date_time":
        found = ask(found)
    return found


def _lasts(index: Index, mention: Mention) -> bool:
    """`an improvement of four days`: what takes less time has become better."""
    return _LASTS.match(index.text, mention.end) is not None


def judged(index: Index, mention: Mention) -> ChangeCue | None:
    """The word of praise or blame that a share of a burden changed by: an improved cost ratio is a lower one."""
    cue = change_of(index, mention)
    if cue is None or cue.role != "by":
        return None
    lasts = _lasts(index, mention)
    praised = _JUDGED.match(index.text, cue.cue.start) or (_PACED.match(index.text, cue.cue.start) if lasts else None)
    if praised is None or not (lasts or is_share(index, mention)):
        return None
    if not lasts and not burdened(index, mention, cue.cue):
        return None
    return cue._replace(direction="decrease" if praised["good"] else "increase")


def burdened(index: Index, mention: Mention, cue: Span) -> bool:
    """Whether what changes is better by getting less, by the words before the word of change."""
    lo = max(index.sentence_of(mention.start).start, cue.start - _REACH)
    return _BURDEN.search(index.text, lo, cue.start) is not None
