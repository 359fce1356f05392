"""Whether a change is an increase or a decrease."""

from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.change.settling import HAN_MORE
from extractor.fillers.baseline.words.lexicon import vocabulary
from extractor.numbers.changes import change_at, starts
from extractor.numbers.movement import AFTER_WAY, WAY
from extractor.source import Index
from schemas.evidence import Direction, Mention, Span

_DOWN: Final = vocabulary("lower slower less fewer below down smaller shorter cheaper worse")
LOWER: Final = re.compile(
    r"(?:\s*(?:percent(?:age)?\s+points?|basis\s+points|points?|percent|per\s+cent|%|[\w-]+){0,2})?(?:\s?\([^()]{1,30}\)\*?)?"
    r"\s+(?P<word>lower"
    r"|slower|less|fewer|below|down|smaller|higher|faster|more|above|up|larger|greater|quicker|shorter|better|worse"
    r"|longer)\b(?=\s+(?:than|from"
    r"|the|on|and\s+\d+)\b|[,.;)]|$)"
)
_LED_BY: Final = re.compile(
    r"\b(?:(?P<falls>g[ai]v(?:e|en|ing)\s+(?:back|up)|lost|shed|cut|took|fell|dropped|declined|decreased|shrank|down|worse"
    r"|cheaper)|better|dearer|gained|added|put\s+on|rose|grew|up)(?:,\s+the\s+former)?\s+(?:by\s+)?(?:about\s+|some\s+|nearly\s+)?$"
)
_MINUS: Final = re.compile(r"[-−–]\)?\s?$")
_PACE: Final = re.compile(r"快了?(?:约|近)?$")
"""`快了19秒`: less time."""
_TIME: Final = re.compile(r"\s?(?:秒|分钟|个?小时|天)")
_REACH: Final = 160
"""Code points before a change in which a word that nothing ties to it may say its direction."""
_WORD: Final = re.compile(r"[a-z-]+")
_WAYS: Final[dict[str, Direction | None]] = {
    word: way
    for word, way in {**AFTER_WAY, **WAY}.items()
    if word
    not in (
        "over",
        "under",
        "above",
        "below",
        "more",
        "less",
        "put",
        "ahead",
        "plus",
        "unchanged",
        "flat",
        "steady",
        "contract",
        "contracts",
    )
}
_NAMED: Final = re.compile(
    r"\b(?:(?P<falls>cheapened|thinned|halved|pulled|pressed|pared|slashed|curbed|went\s+back|came\s+back|set\s+back)"
    r"|lifted|pushed|doubled|topped)\b"
)


def way_of(index: Index, sentence: Span, change: Mention, before: Direction) -> Direction:
    """By the word behind, the word that governs, a minus, else as the change before it in the sentence."""
    pace = _PACE.search(index.text, max(sentence.start, change.start - 4), change.start)
    timed = pace is not None and _TIME.match(index.text, change.end) is not None
    if index.text.startswith("(-)", change.start - 4) or index.text.startswith("(-)", change.start - 3) or timed:
        return "decrease"
    side = LOWER.match(index.text, change.end, sentence.end)
    if side is not None:
        return "decrease" if side.group("word") in _DOWN else "increase"
    cue = change_at(index.text, change.start, change.end, sentence.start, sentence.end)
    if cue is not None and cue.direction is not None:
        return cue.direction
    more = HAN_MORE.search(index.text, max(sentence.start, change.start - 6), change.start)
    if more is not None:
        return "decrease" if more.group("less") else "increase"
    led = _LED_BY.search(index.text, max(sentence.start, change.start - 40), change.start)
    if led is not None:
        return "decrease" if led.group("falls") else "increase"
    minus = _MINUS.search(index.text, max(0, change.start - 4), change.start) is not None
    return "decrease" if minus else _led_in(index, sentence, change) or before


def _led_in(index: Index, sentence: Span, change: Mention) -> Direction | None:
    """By the last word of change between the figure before and this one: `fell in: clothing (by 4 %)`."""
    before = index.within(sentence.start, change.start)
    start = max([sentence.start, change.start - _REACH, *(m.end for m in before if m.kind in ("change", "statistic"))])
    low = index.text[start : change.start].lower()
    for at in reversed(starts(low, 0, len(low))):
        word = _WORD.match(low, at)
        way = _WAYS.get(word.group()) if word else None
        if way is not None:
            return way
    named = _NAMED.search(low)
    return None if named is None else "decrease" if named.group("falls") else "increase"
